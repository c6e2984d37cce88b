"""The worksheet as an Excel file: a sheet that says how to fill it in, and a row per picture.

What is written is text, whatever it begins with; thumbnails move and hide with their rows.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from a11yaudit.fix.worksheet import CHOICES, COLUMNS, HEADINGS, WEB, Choice
from a11yaudit.said import Said, say, say_list
from a11yaudit.text.norm import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from a11yaudit.fix.worksheet import Row, Tell

TITLE = say("Alt texts")
GUIDE_TITLE = say("How to use")
LONGEST_NAME = 31  # characters that Excel takes for the name of a sheet
WIDTHS = (24, 24, 28, 36, 34, 26, 36, 13, 46, 20, 30)  # characters
THUMBNAIL = (160, 110)  # pixels at most
EMU = 9_525  # of these units of Excel's drawings make a pixel
INSET = 4  # pixels between a cell's edges and its thumbnail
ROW_HEIGHT = 90  # points: a thumbnail and a little room
LONGEST_CELL = 32_000  # characters; Excel takes 32,767
LONGEST_LINK = 2_000  # characters; Excel takes 2,079 and repairs files that hold longer ones
MOST_LINKED_ROWS = 30_000  # each has two links; Excel takes 65,530 a sheet
LONGEST_ALT = 250  # characters: from here on Excel asks whether that is meant
MOST_CHARACTERS_A_LINE = 90
MARGIN = 0.4  # inches
RIGHT_TO_LEFT = 2  # Excel's reading order; 0 is as the text begins
_DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml")
_DESCRIBED = re.compile(r'(<(?:\w+:)?cNvPr [^>]*?)descr="[^"]*"')
_HEADING = PatternFill("solid", fgColor="FF1F3A5F")
_TO_FILL = PatternFill("solid", fgColor="FFFFF8E1")
_FAULTY = PatternFill("solid", fgColor="FFFBE3DF")
_EDGE = Border(bottom=Side("thin", color="FFC8CDD4"))
FACE = "Calibri"  # what Excel itself writes in
_QUIET = Font(name=FACE, size=10, color="FF5A6472")

_WORDS = {
    "title": TITLE,
    "choice": HEADINGS["Choice"],
    "new_alt": HEADINGS["New alt"],
    "page": HEADINGS["Page"],
    "present_alt": HEADINGS["Present alt"],
    "picture": HEADINGS["Picture"],
    "describe": CHOICES[Choice.DESCRIBE],
    "decorative": CHOICES[Choice.DECORATIVE],
    "leave": CHOICES[Choice.LEAVE],
}
# Lines that begin with "#" are headings.
GUIDE: tuple[tuple[str, Said], ...] = (
    ("# ", say("Alt texts for the pictures in your articles")),
    (
        "",
        say(
            "People who cannot see a picture hear its alt text instead. This file has a row for "
            "each picture: you decide what is heard."
        ),
    ),
    ("## ", say("What to do")),
    ("1. ", say("Open the sheet “{title}” (the tabs are at the bottom).", **_WORDS)),
    (
        "2. ",
        say(
            "Rows whose verdict begins with ✕ need you; those with ? need your look. Those with ✓ "
            "are fine as far as a program can tell: see whether they say what the picture shows."
        ),
    ),
    ("3. ", say("In the column “{choice}”, pick one of these:", **_WORDS)),
    (
        "     ",
        say(
            "{describe}: the picture tells something. Write it in “{new_alt}”.",
            **_WORDS,
        ),
    ),
    (
        "     ",
        say(
            "{decorative}: the picture is mere ornament. Leave “{new_alt}” empty.",
            **_WORDS,
        ),
    ),
    (
        "     ",
        say(
            "{leave}: all is well as it is. The same as an empty row.",
            **_WORDS,
        ),
    ),
    ("4. ", say("Save the file and send it back to whoever gave it to you.")),
    ("## ", say("What makes a good alt text")),
    (
        "",
        say(
            "Say what can be seen and what matters here, in 5 to 25 words, in the language of the "
            "article."
        ),
    ),
    ("", say("Do not begin with “image of” or “photo of”: that is said anyway.")),
    ("", say("Do not repeat the caption or the headline: they are read out as well.")),
    ("", say("A chart: say what it shows, such as “Rents have doubled since 2015”.")),
    ("", say("Good: “Two women carry sandbags through knee-deep water.”")),
    ("", say("Not so good: “Flood”, “IMG_2041.jpg”, “Photo: Reuters”.")),
    ("## ", say("What to leave alone")),
    (
        "",
        say(
            "The columns “{page}”, “{present_alt}” and “{picture}” say which picture is meant: "
            "please do not change them. You may sort and filter, add columns of your own, and "
            "delete rows.",
            **_WORDS,
        ),
    ),
    (
        "",
        say(
            "Words that would do harm (a file name, the caption once more) are not put into the "
            "page; you will be told which rows these are, and why."
        ),
    ),
)


def write_xlsx(rows: Sequence[Row], tell: Tell = str, *, rtl: bool = False) -> bytes:
    """The worksheet as an Excel file, in the language of ``tell``, which may run leftward."""
    book = Workbook()
    book.properties.creator = "a11yaudit"
    book.properties.title = tell(TITLE)
    guide = book.active
    assert guide is not None  # noqa: S101 (a new workbook has one)
    guide.title = sheet_name(tell(GUIDE_TITLE))
    _write_guide(guide, tell)
    sheet = book.create_sheet(sheet_name(tell(TITLE)))
    guide.sheet_view.rightToLeft = sheet.sheet_view.rightToLeft = rtl
    for number, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), start=1):
        cell = sheet.cell(1, number, tell(HEADINGS[name]))
        cell.font, cell.fill = Font(name=FACE, bold=True, color="FFFFFFFF"), _HEADING
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height = 34
    for number, row in enumerate(rows, start=2):
        _write_row(sheet, number, row)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    _offer_choices(sheet, max(2, len(rows) + 1), tell)
    _set_up_print(sheet)
    file = io.BytesIO()
    book.save(file)
    texts = [
        tell(say("{picture} as the page shows it", picture=f"“{row.picture}”"))
        for row in rows
        if row.thumbnail
    ]
    return _with_alt_texts(file.getvalue(), texts)


def sheet_name(text: str) -> str:
    """The text as Excel takes it for the name of a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", text)[:LONGEST_NAME].strip()


def _write_guide(sheet: Worksheet, tell: Tell) -> None:
    sheet.column_dimensions["A"].width = MOST_CHARACTERS_A_LINE
    sheet.sheet_view.showGridLines = False
    for number, (sign, said) in enumerate(GUIDE, start=1):
        heading = sign.startswith("#")
        text = tell(said) if heading else sign + tell(said)
        cell = sheet.cell(number, 1, text)
        cell.alignment = Alignment(wrap_text=True, vertical="bottom" if heading else "top")
        size = 11 if not heading else 13 if sign.startswith("##") else 16
        cell.font = Font(name=FACE, bold=heading, size=size)
        lines = 1 + units(text) // MOST_CHARACTERS_A_LINE
        sheet.row_dimensions[number].height = 32 if heading else 17 * lines
    _fit_to_paper(sheet)


def _write_row(sheet: Worksheet, number: int, row: Row) -> None:
    rtl = row.rtl or runs_right_to_left(row.headline or row.caption)
    for column, name in enumerate(COLUMNS, start=1):
        cell = sheet.cell(number, column)
        assert isinstance(cell, Cell)  # noqa: S101 (no cell of a new sheet is merged)
        _put(cell, printable(row.cells[name]), rtl=rtl and name == "New alt")
        cell.border = _EDGE
        if name in ("Choice", "New alt"):
            cell.fill = _TO_FILL
        elif name in ("Page", "Picture", "Address"):
            cell.font = _QUIET
        elif name == "Verdict" and row.faulty:
            cell.fill = _FAULTY
        link = {"Page": row.link, "Address": row.address}.get(name, "")
        if link.startswith(WEB) and len(link) <= LONGEST_LINK and number <= MOST_LINKED_ROWS:
            cell.hyperlink = link
    sheet.row_dimensions[number].height = ROW_HEIGHT
    if row.thumbnail:
        _put_thumbnail(sheet, number, row.thumbnail)


def _put(cell: Cell, text: str, *, rtl: bool) -> None:
    """Write a text that is a text, whatever it begins with, and runs as its letters do."""
    if text:
        cell.value = text
        cell.data_type = "s"
    rtl = rtl or runs_right_to_left(text)
    cell.alignment = Alignment(
        horizontal="right" if rtl else "left",
        vertical="top",
        indent=1,
        wrap_text=True,
        readingOrder=RIGHT_TO_LEFT if rtl else 0,
    )


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is one that runs from right to left."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _put_thumbnail(sheet: Worksheet, number: int, file: bytes) -> None:
    """Lay the picture into the row's first cell, so that it is sorted and filtered with it."""
    picture = Image(io.BytesIO(file))
    scale = min(THUMBNAIL[0] / picture.width, THUMBNAIL[1] / picture.height, 1)
    width, height = (max(1, int(side * scale)) for side in (picture.width, picture.height))
    picture.width, picture.height = width, height
    start = AnchorMarker(0, INSET * EMU, number - 1, INSET * EMU)
    end = AnchorMarker(0, (INSET + width) * EMU, number - 1, (INSET + height) * EMU)
    picture.anchor = TwoCellAnchor(editAs="twoCell", _from=start, to=end)
    sheet.add_image(picture)


def _offer_choices(sheet: Worksheet, last: int, tell: Tell) -> None:
    names = [tell(word) for word in CHOICES.values()]
    choices = DataValidation(type="list", formula1=f'"{",".join(names)}"', allow_blank=True)
    choices.errorTitle = tell(HEADINGS["Choice"])
    choices.error = tell(say("Choose one of: {choices}.", choices=say_list(names, ", ")))
    choices.showErrorMessage = True
    length = DataValidation(
        type="textLength", operator="lessThanOrEqual", formula1=str(LONGEST_ALT), allow_blank=True
    )
    length.errorStyle, length.errorTitle = "warning", tell(say("A long alt text"))
    length.error = tell(say("It is read out in one go. Can it be said in 25 words?"))
    length.showErrorMessage = True
    for name, rule in (("Choice", choices), ("New alt", length)):
        column = get_column_letter(COLUMNS.index(name) + 1)
        rule.add(f"{column}2:{column}{last}")
        sheet.add_data_validation(rule)


def _set_up_print(sheet: Worksheet) -> None:
    """The heading on each page, pages numbered."""
    _fit_to_paper(sheet)
    sheet.print_title_rows = "1:1"
    if sheet.oddFooter:
        sheet.oddFooter.center.text = "&P / &N"


def _fit_to_paper(sheet: Worksheet) -> None:
    """Landscape, as wide as the paper, and as many pages as it takes."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = MARGIN


def printable(text: str) -> str:
    """The text without the control characters that no Excel file may hold."""
    kept = "".join(c for c in text if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff"))
    return kept.translate(_NO_CHARACTERS)[:LONGEST_CELL]


_NO_CHARACTERS = {0xFFFE: None, 0xFFFF: None}


def _with_alt_texts(body: bytes, texts: Sequence[str]) -> bytes:
    """The Excel file with these alt texts for its pictures; openpyxl calls each "Picture"."""
    waiting = iter(texts)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            held = old.read(entry)
            if _DRAWING.fullmatch(entry.filename):
                drawing = _DESCRIBED.sub(
                    lambda found: f"{found[1]}descr={quoteattr(printable(next(waiting, '')))}",
                    held.decode("utf-8"),
                )
                held = drawing.encode("utf-8")
            new.writestr(entry, held, zipfile.ZIP_DEFLATED)
    return file.getvalue()
