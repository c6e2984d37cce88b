"""Imports only go down, and each outside library has one door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter import cli as import_linter

ROOT = Path(__file__).parent.parent
FOLDERS = ("a11yaudit.rules", "a11yaudit.site.rules")
RULES = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / "src" / folder.replace(".", "/")).glob("[!_]*.py")
)


def test_the_import_contracts_hold(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    code = import_linter.lint_imports(no_cache=True)
    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_never_imports_a_rule(path):
    others = {f"{folder}.{rule.stem}" for folder in FOLDERS for rule in RULES}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not others & {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            assert node.module not in others
            if node.module in FOLDERS:
                assert all(alias.name.startswith("_") for alias in node.names)
