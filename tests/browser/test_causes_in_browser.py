"""A real audit of the made site: axe-core's findings have causes too, and the report keeps them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from a11yaudit.report import schema_text
from site_of_templates import pages

# Few of each: what is known of all of them is tested without a browser.
SOME = ("harbour", "council", "library", "story-0", "story-1", "story-5", "story-7")
COUNTS = {"/section/": 3, "/news/": 4, "/help/": 3}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("causes")
    for path, html in pages().items():
        if Path(path).stem in SOME:
            file = folder / "site" / path.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, encoding="utf-8")
    command = [sys.executable, "-m", "a11yaudit", "audit", str(folder / "site"), "--verify", "none"]
    command += ["--output", str(folder / "out"), "--evidence", "none", "--probes", "none"]
    formats = [f"--format={name}" for name in ("json", "jsonl")]
    subprocess.run([*command, *formats], timeout=300, check=False, capture_output=True)
    report = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, json.loads(schema_text()))
    lines = (folder / "out" / "report.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == report["pages"]
    return report


def test_templates_are_found(told: dict[str, Any]) -> None:
    assert sorted(t["pages"] for t in told["templates"]) == sorted(COUNTS.values())
    for page in told["pages"]:
        (label,) = [t["label"] for t in told["templates"] if t["id"] == page["template"]]
        assert label.rsplit("/", 1)[0] in page["target"]


def test_the_causes_are_those_that_were_built_in(told: dict[str, Any]) -> None:
    found = sorted(
        (c["rule"], c["part"], c["findings"], c["pages"], c["templates"])
        for c in told["causes"]
        if c["owner"] == "template"
    )
    assert found == [
        ("alt-placeholder", "article", 4, 4, 1),
        ("button-name", "header", 10, 10, 3),  # the menu
        ("button-name", "header", 10, 10, 3),  # the search
        ("field-label-missing", "header", 10, 10, 3),
        ("field-label-missing", "navigation", 3, 3, 1),
        ("headline-not-h1", "article", 4, 4, 1),
        ("landmark-unique", "navigation", 3, 3, 1),
        ("linked-image-no-name", "footer", 20, 10, 3),
        ("linked-image-no-name", "main", 15, 3, 1),
        ("skip-link-target-missing", "page", 10, 10, 3),
        ("tabindex", "article", 4, 4, 1),
    ]
    assert told["summary"]["template_causes"] == len(found)
    assert told["summary"]["causes"] == len(told["causes"])


def test_what_editors_wrote_is_told_apart(told: dict[str, Any]) -> None:
    content = {(c["rule"], *c["targets"]) for c in told["causes"] if c["owner"] == "content"}
    assert {rule for rule, _ in content} >= {
        "alt-is-filename",
        "heading-level-skipped",
        "img-alt-missing",
    }
    assert {Path(t).stem for rule, t in content if rule == "alt-is-filename"} == {
        "story-0",
        "story-5",
    }
    assert {Path(t).stem for rule, t in content if rule == "img-alt-missing"} == {"library"}


def test_findings_say_where_they_are(told: dict[str, Any]) -> None:
    known = {cause["id"] for cause in told["causes"]}
    for page in told["pages"]:
        for finding in page["findings"]:
            assert finding["cause"] in known
            assert finding["part"]
            assert finding["place"]
