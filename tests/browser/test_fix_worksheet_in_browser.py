"""A filled worksheet goes into the files, and rows that cannot be used are named."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from openpyxl import load_workbook

from a11yaudit.fix.workbook import TITLE

TEXT = "<p>It has rained in Lund for three days, and the river has risen by almost a metre.</p>\n"
PAGE = (
    "<!doctype html>\r\n<html lang=en><title>Rain</title>\n<main><article><h1>Rain in Lund</h1>\n"
    + TEXT * 4
    + "<figure><IMG src='rain.jpg' alt='rain.jpg' width=640 height=360>"
    + "<figcaption>The mayor on the old bridge</figcaption></figure>\n"
    + TEXT
    + '<img src="boats.jpg" width="640" height="360">\n'
    + TEXT
    + '<div id="late"></div><img src="wall.jpg" alt="x" width="640" height="360">'
    + TEXT
    + "</article></main><script>late.innerHTML = '<img src=\"late.jpg\" width=640 height=360>';</script>"
)


def run(folder: Any, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "a11yaudit", *args]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


def test_a_worksheet_goes_round(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_bytes(PAGE.encode())
    (tmp_path / "site" / "b.html").write_bytes(PAGE.encode())
    assert run(tmp_path, "worksheet", "site/a.html", "--output", "alts.xlsx").returncode == 0
    book = load_workbook(tmp_path / "alts.xlsx")
    sheet = book[TITLE]
    rows = {cells[9].value: cells for cells in sheet.iter_rows(min_row=2)}
    assert set(rows) == {"rain", "boats", "wall", "late"}
    rows["rain"][8].value = "A woman in boots & a boy lean over a railing"
    rows["boats"][7].value = "decorative"
    rows["wall"][8].value = "wall.jpg"
    rows["late"][8].value = "A late bus"
    sheet.append(["", "site/none.html", "", "", "", "", "", "decorative", "", "none"])
    book.save(tmp_path / "alts.xlsx")

    done = run(tmp_path, "fix", "site", "--worksheet", "alts.xlsx", "--write")
    assert done.returncode == 3
    told = done.stderr.splitlines()
    wall, late = (rows[name][0].row for name in ("wall", "late"))
    assert any(line.startswith(f"Row {wall}: ") and "file name" in line for line in told)
    assert any(
        line.startswith(f"Row {late}: It cannot be put into the file: a script") for line in told
    )
    assert "Row 6: There is no page site/none.html in this audit." in told
    assert "1 page changed, 2 fixes." in told
    wanted = PAGE.replace(
        "alt='rain.jpg'", "alt='A woman in boots &amp; a boy lean over a railing'"
    ).replace('boats.jpg" width="640" height="360">', 'boats.jpg" width="640" height="360" alt="">')
    assert (tmp_path / "site" / "a.html").read_bytes().decode() == wanted
    assert (tmp_path / "site" / "b.html").read_bytes().decode() == PAGE

    again = run(tmp_path, "fix", "site", "--worksheet", "alts.xlsx")
    assert again.stdout == ""
    assert "0 pages to change, 0 fixes." in again.stderr


def test_a_worksheet_is_all_that_is_asked_for(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    done = run(tmp_path, "fix", "a.html", "--worksheet", "alts.csv", "--unsafe")
    assert done.returncode == 2
    assert "--worksheet takes what editors decided and no other fixes." in done.stderr
    done = run(tmp_path, "fix", "a.html", "--worksheet", "alts.csv")
    assert done.returncode == 2
    assert "The worksheet alts.csv cannot be read" in done.stderr
