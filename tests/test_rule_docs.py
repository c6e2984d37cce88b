"""The rule pages say what the rule files say, and every rule explains itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11yaudit import rule_docs
from a11yaudit.errors import RuleError
from a11yaudit.rule import discover

DOCS = Path(__file__).parents[1] / "docs" / "rules"
RULES = discover()


def test_docs_are_those_that_make_docs_would_write(tmp_path: Path) -> None:
    fresh = {file.name: file.read_text("utf-8") for file in rule_docs.write(tmp_path / "rules")}
    there = {file.name: file.read_text("utf-8") for file in DOCS.iterdir()}
    assert there == fresh, "run: make docs"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_explains_itself(rule) -> None:
    text = rule_docs.explain(rule.id, 80)
    told = text.partition("Reported")[0]
    assert max(len(line) for line in told.splitlines()) <= 120
    assert text.startswith(f"{rule.id}: {rule.title}")
    assert rule.title.endswith(".")


def test_unknown_rule_is_answered_with_near_ones() -> None:
    with pytest.raises(RuleError) as caught:
        rule_docs.explain("alt-equals-captions")
    assert "alt-equals-caption" in caught.value.hint


def test_axe_rule_is_answered_with_ours() -> None:
    with pytest.raises(RuleError) as caught:
        rule_docs.explain("empty-heading")
    assert "heading-empty" in caught.value.message
