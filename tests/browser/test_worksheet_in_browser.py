"""The worksheet of real pages: their article pictures, with thumbnails, in page order."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image

from a11yaudit.fix.workbook import TITLE

ARTICLES = Path(__file__).parents[2] / "examples" / "news-site" / "articles"


def test_the_worksheet_shows_the_pictures_of_the_articles(tmp_path):
    path = tmp_path / "alts.xlsx"
    command = [sys.executable, "-m", "a11yaudit", "worksheet", "-q", "--output", str(path)]
    command += ["--root", str(ARTICLES.parent)]
    pages = [str(ARTICLES / name) for name in ("harbour.html", "maktaba.html")]
    subprocess.run([*command, *pages], check=True, timeout=120)
    sheet = load_workbook(path)[TITLE]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(Path(row[1]).name, row[9]) for row in rows] == [
        ("harbour.html", "harbour-1200"),
        ("harbour.html", "quay-800"),
        ("maktaba.html", "library-1200"),
        ("maktaba.html", "manuscript-800"),
        ("maktaba.html", "facade-800"),
    ]
    assert rows[1][4] == "quay-800.jpg"
    assert rows[1][5].startswith("✕ A file name\n")
    assert [row[10] for row in rows[:1]] == ["/assets/img/harbour-1200.jpg"]
    assert sheet["I4"].alignment.readingOrder == 2
    places = [picture.anchor._from.row for picture in sheet._images]
    assert places == [1, 2, 3, 4, 5]
    for picture in sheet._images:
        shown = Image.open(io.BytesIO(picture._data()))
        assert max(shown.size) >= 100
        assert len(shown.convert("RGB").getcolors(1 << 20) or []) > 50  # a picture, no blank
