"""Editors get one row for each picture, and what they write comes back or is refused in words."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from PIL import Image

from a11yaudit.editors import read_answers
from a11yaudit.errors import UserError
from a11yaudit.fix.sheet import guarded, read_sheet, unguarded, write_csv
from a11yaudit.fix.workbook import GUIDE_TITLE, LONGEST_NAME, TITLE, sheet_name, write_xlsx
from a11yaudit.fix.worksheet import (
    CHOICES,
    COLUMNS,
    HEADINGS,
    Answer,
    Judgement,
    Row,
    RowError,
    answers_of,
    matched,
    rows_of,
)
from a11yaudit.report.translation import language
from a11yaudit.said import LANGUAGES


def image(src: str, **facts: Any) -> dict[str, Any]:
    return {
        "index": 0,
        "src": src,
        "sources": [src],
        "alt": None,
        "selector": "img",
        "role": "content",
        "in_article": True,
        "caption": None,
        "alt_status": "missing",
        "hash": None,
    } | facts


def page(target: str, *images: dict[str, Any]) -> dict[str, Any]:
    return {"target": target, "article": {"images": list(images)}}


PAGES = [
    page(
        "rain.html",
        image("https://x.org/a/North-800x600.jpg", caption={"text": "The square."}),
        image("https://x.org/b/north-400x300.jpg", alt="=1+1", alt_status="ok"),
        image("data:image/png;base64,xx", hash="00ff", alt="-", alt_status="placeholder"),
        image("logo.svg", role="logo"),
        image("teaser.jpg", in_article=False),
    ),
    page("sun.html", image("sun.jpg", alt="", alt_status="empty")),
    {"target": "error.html", "article": None},
]


def judge(page: Any, image: Any) -> Judgement:
    status = image["alt_status"]
    return Judgement(status.upper(), "Write it.", status != "ok")


ROWS = rows_of(PAGES, judge)


def sheet_of(body: bytes) -> Any:
    return load_workbook(io.BytesIO(body))[TITLE]


def test_each_article_picture_is_a_row():
    assert [(row.page, row.picture, row.alt, row.caption, row.verdict) for row in ROWS] == [
        ("rain.html", "north", None, "The square.", "MISSING"),
        ("rain.html", "north #2", "=1+1", "", "OK"),
        ("rain.html", "picture 00ff", "-", "", "PLACEHOLDER"),
        ("sun.html", "sun", "", "", "EMPTY"),
    ]
    assert [row.faulty for row in ROWS] == [True, False, True, True]


def test_the_excel_file_holds_texts_and_choices_and_pictures(tmp_path):
    file = io.BytesIO()
    Image.new("RGB", (400, 100), "red").save(file, "PNG")
    rows = rows_of(PAGES, judge, {("rain.html", "north"): file.getvalue()})
    sheet = sheet_of(write_xlsx(rows))
    assert [cell.value for cell in sheet[1]] == list(HEADINGS.values())
    assert sheet["E3"].value == "=1+1"
    assert sheet["E3"].data_type == "s"
    choices, length = sheet.data_validations.dataValidation
    assert choices.formula1 == '"describe,decorative,leave"'
    assert str(choices.sqref) == "H2:H5"
    assert (length.errorStyle, str(length.sqref)) == ("warning", "I2:I5")
    (picture,) = sheet._images
    assert (picture.anchor._from.col, picture.anchor._from.row) == (0, 1)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_worksheet_nobody_touched_has_no_answers(tmp_path, kind):
    path = tmp_path / f"alts.{kind}"
    path.write_bytes(write_xlsx(ROWS) if kind == "xlsx" else write_csv(ROWS))
    table = read_sheet(path)
    assert [cells["Present alt"] for cells in table] == ["", "=1+1", "-", ""]
    assert [cells["Picture"] for cells in table] == [row.picture for row in ROWS]
    assert answers_of(table) == ([], [])


def test_a_filled_excel_file_is_read_back(tmp_path):
    book = load_workbook(io.BytesIO(write_xlsx(ROWS)))
    sheet = book[TITLE]
    sheet["H2"], sheet["I2"] = "describe", " A wet square,\n two umbrellas "
    sheet["I3"] = "A map"
    sheet["H4"] = "Decorative"
    sheet["H5"] = "leave"
    path = tmp_path / "alts.xlsx"
    book.save(path)
    answers, errors = answers_of(read_sheet(path))
    assert errors == []
    assert answers == [
        Answer(2, "rain.html", "north", "A wet square, two umbrellas", ""),
        Answer(3, "rain.html", "north #2", "A map", "=1+1"),
        Answer(4, "rain.html", "picture 00ff", "", "-"),
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_worksheet_in_any_language_comes_back(tmp_path, code):
    reader = language(code)
    tell = reader.text
    assert len({tell(heading) for heading in HEADINGS.values()}) == len(COLUMNS)
    body = write_xlsx(ROWS, tell, rtl=reader.direction == "rtl")
    book = load_workbook(io.BytesIO(body))
    assert book.sheetnames == [tell(GUIDE_TITLE), tell(TITLE)]
    assert all(len(name) <= LONGEST_NAME and sheet_name(name) == name for name in book.sheetnames)
    sheet = book[tell(TITLE)]
    assert bool(sheet.sheet_view.rightToLeft) == (code in {"ar", "fa"})
    choices, _ = sheet.data_validations.dataValidation
    offered = choices.formula1.strip('"').split(",")
    assert offered == [tell(word) for word in CHOICES.values()]
    sheet["H2"], sheet["I2"] = offered[0], "A wet square"
    sheet["H4"], sheet["H5"] = offered[1], offered[2].upper() if code != "tr" else offered[2]
    path = tmp_path / "alts.xlsx"
    book.save(path)
    answers, errors = read_answers(path)
    assert errors == []
    assert [(one.picture, one.alt) for one in answers] == [
        ("north", "A wet square"),
        ("picture 00ff", ""),
    ]
    path.with_suffix(".csv").write_bytes(write_csv(ROWS, tell))
    assert read_answers(path.with_suffix(".csv")) == ([], [])


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")]
)
def test_csv_files_are_read_as_spreadsheets_save_them(tmp_path, delimiter, encoding):
    cells = ["Page", "Present alt", "Choice", "New alt", "Picture"]
    line = ["rain.html", "'=1+1", "describe", "Fähre", "north #2"]
    text = "\r\n".join(delimiter.join(row) for row in (cells, line)) + "\r\n"
    path = tmp_path / "alts.csv"
    path.write_bytes(text.encode(encoding))
    answers, errors = answers_of(read_sheet(path))
    assert errors == []
    assert answers == [Answer(2, "rain.html", "north #2", "Fähre", "=1+1")]


def cells(**facts: str) -> dict[str, str]:
    return {"Page": "rain.html", "Picture": "north", "Present alt": ""} | {
        name.replace("_", " ").capitalize(): value for name, value in facts.items()
    }


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (cells(choice="describe"), "It has the choice “describe” and no new alt."),
        (cells(choice="decorative", new_alt="x"), "It has a new alt and the choice “decorative”."),
        (cells(choice="leave", new_alt="x"), "It has a new alt and the choice “leave”."),
        (cells(choice="maybe"), "“maybe” is no choice; write describe, decorative or leave."),
        (cells(choice="describe", new_alt="=SUM(A1)"), "Its new alt is a formula."),
        (
            cells(choice="decorative", page=" "),
            "Its page or its picture is missing; they say which one is meant.",
        ),
    ],
)
def test_rows_that_do_not_fit_are_said_in_a_sentence(row, message):
    assert answers_of([row]) == ([], [RowError(2, message)])


def test_two_answers_for_one_picture_are_an_error_unless_they_agree():
    one, same = cells(new_alt="a"), cells(new_alt="a ")
    answers, errors = answers_of([one, same, cells(new_alt="b")])
    assert [answer.row for answer in answers] == [2]
    assert [str(error) for error in errors] == [
        "Row 4: It says otherwise than row 2, of one picture."
    ]


def test_answers_find_their_pictures_or_say_why_not():
    answers = [
        Answer(2, "rain.html", "north", "A square", ""),
        Answer(3, "rain.html", "north #2", "A map", "something else"),
        Answer(4, "rain.html", "south", "x", ""),
        Answer(5, "moon.html", "moon", "x", ""),
        Answer(6, "sun.html", "sun", "", ""),
    ]
    found, errors = matched(answers, PAGES)
    assert [(answer.row, image["src"]) for answer, image in found] == [
        (2, "https://x.org/a/North-800x600.jpg"),
        (6, "sun.jpg"),
    ]
    assert [str(error) for error in errors] == [
        "Row 3: The alt text of north #2 was changed since.",
        "Row 4: rain.html no longer shows south.",
        "Row 5: There is no page moon.html in this audit.",
    ]


def test_a_worksheet_without_its_columns_is_refused(tmp_path):
    book = Workbook()
    book.active.append(["Page", "Picture", "Choice", "Present alt"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UserError, match="has no column “New alt”"):
        read_sheet(tmp_path / "a.xlsx")
    (tmp_path / "b.csv").write_bytes(b"")
    with pytest.raises(UserError, match="has no column “Page”"):
        read_sheet(tmp_path / "b.csv")


def test_what_is_no_worksheet_is_refused(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(UserError, match="no Excel file that can be read"):
        read_sheet(tmp_path / "a.xlsx")
    with pytest.raises(UserError, match="cannot be read: No such file"):
        read_sheet(tmp_path / "none.xlsx")


def test_control_characters_and_long_texts_do_no_harm():
    row = Row("p.html", "a", "x" * 40_000, "a\0\x07b\ud800", "", "")
    sheet = sheet_of(write_xlsx([row]))
    assert sheet["E2"].value == "ab"
    assert len(sheet["D2"].value) == 32_000


@given(st.text(st.sampled_from("=+-@'\t\r＝a ")))
def test_guards_come_off_again_and_keep_formulas_out(text):
    safe = guarded(text)
    assert unguarded(safe) == text
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_the_first_sheet_says_how_to_use_the_file_and_is_no_table():
    book = load_workbook(io.BytesIO(write_xlsx(ROWS)))
    assert book.sheetnames == [GUIDE_TITLE, TITLE]
    assert book.active.title == GUIDE_TITLE
    said = " ".join(str(cell.value) for (cell,) in book[GUIDE_TITLE].iter_rows())
    assert all(word in said for word in ("describe", "decorative", "leave", "“New alt”"))


def test_the_excel_file_reads_and_prints_well():
    row = Row("p.html", "a", "كرة حمراء", "A ball", "", "", link="https://x.org/p.html", rtl=True)
    sheet = sheet_of(write_xlsx([row]))
    aligned = {name: sheet[f"{name}2"].alignment for name in "DEI"}
    assert [aligned[name].readingOrder for name in "DEI"] == [2, 0, 2]
    assert [aligned[name].horizontal for name in "DEI"] == ["right", "left", "right"]
    assert sheet.freeze_panes == "B2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.print_title_rows) == (1, "$1:$1")
    assert sheet["B2"].hyperlink.target == "https://x.org/p.html"


def test_thumbnails_move_with_their_rows_and_have_alt_texts():
    file = io.BytesIO()
    Image.new("RGB", (40, 400), "red").save(file, "JPEG")
    row = Row("p.html", 'a "b" <c>', "", "", "", "", file.getvalue())
    body = write_xlsx([Row("o.html", "o", "", "", "", ""), row])
    (picture,) = sheet_of(body)._images
    assert picture.anchor.editAs == "twoCell"
    assert (picture.anchor._from.row, picture.anchor.to.row) == (2, 2)
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        drawing = ET.fromstring(parts.read("xl/drawings/drawing1.xml"))
    (described,) = [e.get("descr") for e in drawing.iter() if e.tag.endswith("cNvPr")]
    assert described == '“a "b" <c>” as the page shows it'


def test_links_that_excel_would_repair_are_texts():
    row = Row("p.html", "a", "", "", "", "", link="https://x.org/" + "a" * 2_000)
    bad = Row("p.html", "a", "", "", "", "", link="javascript:alert(1)")
    sheet = sheet_of(write_xlsx([row, bad]))
    assert [sheet[place].hyperlink for place in ("B2", "B3")] == [None, None]


def test_pictures_of_files_have_no_address_that_is_gone():
    local = page("a.html", image("http://localhost/img/caf%C3%A9.jpg"))
    live = page("https://x.org/a", image("https://x.org/a.jpg"), image("data:image/png,xx"))
    assert [(row.address, row.link) for row in rows_of([local, live], judge)] == [
        ("/img/café.jpg", ""),
        ("https://x.org/a.jpg", "https://x.org/a"),
        ("", "https://x.org/a"),
    ]


def test_columns_may_move_and_rows_may_be_blank_or_added(tmp_path):
    book = Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Renamed")
    for line in (
        ["From the desk, 3 May"],
        [],
        [" new  ALT", "Who", "Choice", "present alt", "PICTURE", "Page", "Choice"],
        ["A wet square", "Ann", None, None, "north", "rain.html", "decorative"],
        [],
        [2024, None, "describe", None, "south", "rain.html"],
    ):
        sheet.append(line)
    sheet.merge_cells("B4:B5")
    book.save(tmp_path / "a.xlsx")
    answers, errors = answers_of(read_sheet(tmp_path / "a.xlsx"))
    assert answers == [Answer(6, "rain.html", "south", "2024", "")]
    assert errors == [RowError(4, "It has a new alt and the choice “decorative”.")]


def test_letters_that_a_csv_file_lost_are_told_from_an_alt_text():
    (error,) = answers_of([cells(new_alt="???? ?? ???")])[1]
    assert "question marks" in error.message
    assert answers_of([cells(new_alt="Why???")])[1] == []


def test_old_excel_files_are_refused(tmp_path):
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0 old")
    with pytest.raises(UserError, match="no Excel file that can be read"):
        read_sheet(tmp_path / "a.xls")


def test_a_csv_file_shows_excel_that_it_is_unicode():
    body = write_csv([Row("p.html", "a", "كرة", "球", "", "")])
    assert body.startswith(b"\xef\xbb\xbf")
    assert "كرة,球" in body.decode("utf-8-sig")
