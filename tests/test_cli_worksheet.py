"""``a11yaudit worksheet``: what it writes, what it spares, and how it ends."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image
from typer.testing import CliRunner

from a11yaudit import worksheet
from a11yaudit.cli.app import app
from a11yaudit.fix.sheet import read_sheet
from a11yaudit.fix.workbook import TITLE
from a11yaudit.model import Rect
from a11yaudit.site import thumbnails_at


def image(**facts: Any) -> dict[str, Any]:
    return {
        "src": "https://x.org/north.jpg",
        "sources": [],
        "alt": "x.jpg",
        "selector": "img",
        "role": "content",
        "in_article": True,
        "rendered": True,
        "box": [0, 0, 100, 50],
        "caption": None,
        "alt_status": "filename",
        "hash": None,
    } | facts


def page(target: str, *images: Any, findings: Any = (), error: Any = None) -> dict[str, Any]:
    return {
        "target": target,
        "status": "error" if error else "audited",
        "error": error,
        "duration_ms": 1,
        "title": "Title",
        "direction": "ltr",
        "picture": None if error else {"file": "pictures/a.jpg", "width": 200},
        "article": None if error else {"headline": {"text": "Rain"}, "images": list(images)},
        "findings": list(findings),
    }


GOOD = image(src="https://x.org/sun.jpg", alt="A sun over a lake", alt_status="ok", selector="b")
FAILED = page("gone.html", error={"kind": "dns", "message": "No such server."})


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the command over these pages in an empty folder; ``run.seen`` are the options."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")

    def do(pages, *args):
        def instead(options, listener):
            do.seen = options
            (options.output / "pictures").mkdir()
            Image.new("RGB", (400, 200), "blue").save(options.output / "pictures" / "a.jpg")
            if isinstance(pages, BaseException):
                raise pages
            errors = sum(one["status"] == "error" for one in pages)
            return {
                "run": {"complete": True},
                "summary": {"errors": errors, "audited": len(pages) - errors, "gate": "passed"},
                "rules": {"alt-too-long": {"title": "The alt text is very long."}},
                "pages": pages,
            }

        monkeypatch.setattr(worksheet, "audit", SimpleNamespace(run=instead))
        return CliRunner().invoke(app, ["worksheet", *map(str, args)])

    return do


def test_each_article_picture_gets_a_row_with_a_thumbnail(run, tmp_path):
    result = run([page("rain.html", image(), GOOD)], "site", "-o", "a.xlsx", "-q")
    assert (result.exit_code, result.stdout) == (0, "Worksheet: a.xlsx (2 pictures, 1 to mend)\n")
    sheet = load_workbook(tmp_path / "a.xlsx")[TITLE]
    assert [cell.value for cell in sheet["F"]] == [
        "Verdict",
        "✕ A file name\nA listener hears a file name instead of a picture.",
        "✓ Fine",
    ]
    assert len(sheet._images) == 2
    assert run.seen.formats == ()
    assert run.seen.keep_pictures
    assert not run.seen.output.exists()


def test_only_faulty_leaves_out_what_is_fine(run, tmp_path):
    result = run([page("rain.html", image(), GOOD)], "site", "-o", "a.csv", "--only-faulty", "-q")
    assert result.stdout == "Worksheet: a.csv (1 picture, 1 to mend)\n"
    assert [row["Picture"] for row in read_sheet(tmp_path / "a.csv")] == ["north"]


@pytest.mark.parametrize(
    ("facts", "finding", "verdict", "faulty"),
    [
        ({"alt_status": "ok"}, {}, "✓ Fine", False),
        ({"alt_status": "empty"}, None, "✓ Decoration\nSkipped by listeners, as it", False),
        (
            {"alt_status": "empty"},
            {"outcome": "review"},
            "? Empty alt text\nIt is skipped as decoration",
            True,
        ),
        ({"alt_status": "ok"}, {"rule": "alt-too-long"}, "✕ The alt text is very long.", True),
        (
            {"alt_status": "ok", "selector": "other"},
            {"rule": "alt-repeated", "related": [{"selector": "other"}]},
            "✕ alt-repeated",
            True,
        ),
    ],
)
def test_verdicts_are_those_of_the_rules(facts, finding, verdict, faulty):
    found = {"rule": "x", "outcome": "fail", "message": "So.", "selector": "img", "related": []}
    findings = [found | finding] if finding else []
    judge = worksheet.judge_with({"alt-too-long": {"title": "The alt text is very long."}})
    made = judge(page("rain.html", findings=findings), image(**facts))
    assert made.verdict.startswith(verdict)
    assert made.faulty is faulty


def test_pages_that_failed_are_named_and_the_run_is_incomplete(run, tmp_path):
    result = run([page("rain.html", image()), FAILED], "site", "-o", "a.csv", "-q")
    assert result.exit_code == 3
    assert "Worksheet: a.csv (1 picture, 1 to mend)" in result.stdout
    assert "1 of 2 pages could not be audited" in result.stderr
    assert "gone.html: dns: No such server." in result.stderr
    result = run([FAILED], "site", "-o", "b.csv", "-q")
    assert result.exit_code == 3
    assert not (tmp_path / "b.csv").exists()


def test_an_interrupted_run_writes_nothing(run, tmp_path):
    assert run(KeyboardInterrupt(), "site", "-o", "a.csv", "-q").exit_code == 130
    assert list(tmp_path.iterdir()) == []


def test_a_worksheet_that_was_filled_in_is_never_written_over(run, tmp_path):
    pages = [page("rain.html", image())]
    run(pages, "site", "-o", "a.xlsx", "-q")
    assert run(pages, "site", "-o", "a.xlsx", "-q").exit_code == 0
    book = load_workbook(tmp_path / "a.xlsx")
    book[TITLE]["I2"] = "A wet square"
    book.save(tmp_path / "a.xlsx")
    before = (tmp_path / "a.xlsx").read_bytes()
    result = run(pages, "site", "-o", "a.xlsx", "-q")
    assert result.exit_code == 2
    assert "a.xlsx has 1 row that somebody filled in, and is left alone." in result.stderr
    assert (tmp_path / "a.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("alts.ods", "would be neither an Excel nor a CSV file"),
        ("none/alts.xlsx", "There is no folder"),
        ("folder.csv", "is a folder"),
        ("other.csv", "is no worksheet, so it is left alone"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_the_audit(run, tmp_path, output, said):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "other.csv").write_text("name,price\n")
    result = run([], "site", "-o", output)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_the_help_shows_examples_and_exit_codes(run):
    text = run([], "--help").stdout
    for word in ("--only-faulty", "--output", "--urls", "Examples", "Exit codes"):
        assert word in text


def test_thumbnails_are_cut_at_the_edges_of_the_picture():
    file = io.BytesIO()
    Image.new("RGB", (400, 200), "blue").save(file, "JPEG")
    found = thumbnails_at(
        {
            "whole": Rect(0, 0, 200, 100),
            "over": Rect(-10, 50, 50, 100),
            "below": Rect(0, 500, 50, 50),
            "thin": Rect(0, 0, 100, 1),
        },
        file.getvalue(),
        200,
    )
    sizes = {name: Image.open(io.BytesIO(body)).size for name, body in found.items()}
    assert sizes == {"whole": (320, 160), "over": (80, 100)}
    assert thumbnails_at({"a": Rect(0, 0, 9, 9)}, b"no picture", 200) == {}
