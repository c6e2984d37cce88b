"""The command does what its help says: exit codes, files, streams, and a page that fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from site_that_misbehaves import HEAD, TEXT, misbehaving

from a11yaudit.report import schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLEAN = (
    f'{HEAD}<meta name="viewport" content="width=device-width"></head><body>'
    f"<main><h1>The ferry</h1>{TEXT}</main></body></html>"
)
FAULTY = CLEAN.replace("</main>", '<img src="boat.svg"></main>')
HINT = CLEAN.replace("</main>", '<img src="boat.svg" alt="A boat" title="A boat"></main>')
QUICK = ("--verify", "none", "--evidence", "none")
BOAT = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect/></svg>'


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with misbehaving() as origin:
        yield origin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "clean.html").write_text(CLEAN, encoding="utf-8")
    (pages / "faulty.html").write_text(FAULTY, encoding="utf-8")
    (pages / "hint.html").write_text(HINT, encoding="utf-8")
    (pages / "boat.svg").write_text(BOAT, encoding="utf-8")
    return tmp_path


def audit(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("A11YAUDIT_TR", "NO_COLOR"))}
    command = [sys.executable, "-m", "a11yaudit", "audit", *QUICK, *args, "--output", "out"]
    return subprocess.run(
        command,
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def report(folder: Path) -> dict[str, Any]:
    text = (folder / "out" / "report.json").read_text(encoding="utf-8")
    value: dict[str, Any] = json.loads(text)
    jsonschema.validate(value, json.loads(schema_text()))
    return value


def test_clean_page_passes(folder: Path) -> None:
    done = audit(folder, "pages/clean.html", "--evidence", "crops")
    assert done.returncode == 0, done.stderr
    told = report(folder)
    assert told["summary"]["gate"] == "passed"
    assert told["pages"][0]["findings"] == []
    assert told["tool"]["axe_version"].startswith("4.")
    assert (folder / "out" / "index.html").is_file()
    assert (folder / "out" / told["pages"][0]["report_file"]).is_file()
    assert (folder / "out" / told["pages"][0]["picture"]["file"]).is_file()


def test_fault_fails_the_gate_and_exit_zero_says_so_without_failing(folder: Path) -> None:
    done = audit(folder, "pages/faulty.html")
    assert done.returncode == 1
    assert [f["rule"] for f in report(folder)["pages"][0]["findings"]] == ["img-alt-missing"]
    assert report(folder)["pages"][0]["findings"][0]["sources"] == ["a11yaudit", "axe"]
    assert audit(folder, "pages/faulty.html", "--exit-zero").returncode == 0


def test_fail_on_decides_what_fails(folder: Path) -> None:
    assert audit(folder, "pages/hint.html").returncode == 0
    assert audit(folder, "pages/hint.html", "--fail-on", "minor").returncode == 1
    assert audit(folder, "pages/faulty.html", "--fail-on", "never").returncode == 0


def test_page_that_fails_is_never_clean(folder: Path, site: str) -> None:
    done = audit(folder, f"{site}/missing", "pages/clean.html")
    assert done.returncode == 3
    told = report(folder)
    assert told["summary"]["gate"] == "incomplete"
    assert told["pages"][0]["error"]["kind"] == "http-status"
    assert told["pages"][0]["http_status"] == 404
    assert "404" in (folder / "out" / "index.html").read_text(encoding="utf-8")


def test_fault_and_failed_page_are_both_said(folder: Path, site: str) -> None:
    targets = (f"{site}/missing", "pages/faulty.html")
    done = audit(folder, *targets)
    assert done.returncode == 1
    assert "could not be audited" in done.stdout + done.stderr
    assert audit(folder, *targets, "--strict-complete").returncode == 3


def test_empty_page_is_not_clean(folder: Path, site: str) -> None:
    assert audit(folder, f"{site}/empty").returncode == 3
    assert report(folder)["pages"][0]["error"]["kind"] == "not-article"


@pytest.mark.parametrize(
    "args", [("nowhere.html",), ("pages", "--rule", "img-alt-mising"), ("pages", "--timeout", "0")]
)
def test_wrong_use_says_what_is_wrong(folder: Path, args: tuple[str, ...]) -> None:
    done = audit(folder, *args)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_rules_and_scopes(folder: Path) -> None:
    assert audit(folder, "pages/faulty.html", "--skip-rule", "img-alt-missing").returncode == 0
    assert audit(folder, "pages/faulty.html", "--rule", "h1-missing").returncode == 0
    assert audit(folder, "pages/faulty.html", "--rule", "image-alt").returncode in (0, 1)
    assert audit(folder, "pages/faulty.html", "--exclude", "main > img").returncode == 0
    assert audit(folder, "pages/faulty.html", "--include", "h1").returncode == 0
    done = audit(folder, "pages/faulty.html", "--include", "h1[")
    assert done.returncode in (2, 3)
    assert "h1[" in done.stdout + done.stderr


def test_formats_and_streams(folder: Path) -> None:
    formats = [part for name in ("jsonl", "markdown", "terminal") for part in ("--format", name)]
    done = audit(folder, "pages", *formats)
    assert done.returncode == 1
    lines = (folder / "out" / "report.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["target"] for line in lines} == {
        "pages/clean.html",
        "pages/faulty.html",
        "pages/hint.html",
    }
    assert "img-alt-missing" in done.stdout
    assert "[3/3]" in done.stderr
    assert "\x1b[" not in done.stdout
    assert not (folder / "out" / "index.html").exists()
    assert "img-alt-missing" in (folder / "out" / "report.md").read_text(encoding="utf-8")


def test_two_runs_say_the_same(folder: Path) -> None:
    told = []
    for _ in range(2):
        audit(folder, "pages", "--format", "json")
        pages = report(folder)["pages"]
        for page in pages:
            page.pop("duration_ms")
            page.pop("times")
        told.append(pages)
    assert told[0] == told[1]


def test_earlier_pages_are_cleared_away(folder: Path) -> None:
    audit(folder, "pages")
    audit(folder, "pages/clean.html")
    assert [file.name for file in (folder / "out" / "pages").iterdir()] == ["001-pages-clean.html"]
