"""The worksheet as an Excel file or a CSV file, safe against cells that would run as formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from a11yaudit.errors import UserError
from a11yaudit.fix.worksheet import COLUMNS, NEEDED, Choice, Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "Alt texts"
WIDTHS = (24, 30, 40, 34, 20, 40, 14, 50, 30)  # characters
THUMBNAIL = (160, 110)  # pixels at most
ROW_HEIGHT = 88  # points: a thumbnail and a little room
LONGEST_CELL = 32_000  # characters; Excel takes 32,767
# What makes a cell of a CSV file run as a formula (OWASP, "CSV Injection"), full-width forms too.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_HEADING = PatternFill("solid", fgColor="FF1F3A5F")
_TO_FILL = PatternFill("solid", fgColor="FFFFF8E1")


def write_xlsx(rows: Sequence[Row]) -> bytes:
    """The worksheet as an Excel file."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 (a new workbook has one)
    sheet.title = TITLE
    for number, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), start=1):
        cell = sheet.cell(1, number, name)
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), _HEADING
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number, row in enumerate(rows, start=2):
        _write_row(sheet, number, row)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    _offer_choices(sheet, len(rows) + 1)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_row(sheet: Worksheet, number: int, row: Row) -> None:
    for column, name in enumerate(COLUMNS, start=1):
        cell = sheet.cell(number, column)
        text = row.cells[name]
        if text:
            cell.value = _printable(text)
            cell.data_type = "s"  # a text, whatever it begins with
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if name in ("Choice", "New alt"):
            cell.fill = _TO_FILL
    sheet.row_dimensions[number].height = ROW_HEIGHT
    if row.thumbnail:
        picture = Image(io.BytesIO(row.thumbnail))
        scale = min(THUMBNAIL[0] / picture.width, THUMBNAIL[1] / picture.height, 1)
        picture.width, picture.height = int(picture.width * scale), int(picture.height * scale)
        sheet.add_image(picture, f"A{number}")


def _offer_choices(sheet: Worksheet, last: int) -> None:
    names = ",".join(Choice)
    choices = DataValidation(type="list", formula1=f'"{names}"', allow_blank=True)
    choices.error = f"Choose one of: {names}."
    choices.showErrorMessage = True
    column = get_column_letter(COLUMNS.index("Choice") + 1)
    choices.add(f"{column}2:{column}{max(2, last)}")
    sheet.add_data_validation(choices)


def _printable(text: str) -> str:
    """The text without the control characters that no Excel file may hold."""
    kept = "".join(c for c in text if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff"))
    return kept[:LONGEST_CELL]


def write_csv(rows: Sequence[Row]) -> bytes:
    """The worksheet as a CSV file in UTF-8, with the mark by which Excel knows that."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    columns = COLUMNS[1:]  # no pictures in a CSV file
    writer.writerow(columns)
    writer.writerows([guarded(_printable(row.cells[name])) for name in columns] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where spreadsheets would take it for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(DANGEROUS) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(DANGEROUS) else text


def read_sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a filled worksheet, as texts by column. Raises `UserError`."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UserError(f"The worksheet {path} cannot be read: {error.strerror}.") from error
    rows = _xlsx_rows(body, path) if body.startswith(b"PK") else _csv_rows(body)
    heading = [cell.strip() for cell in rows[0]] if rows else []
    missing = [name for name in NEEDED if name not in heading]
    if missing:
        raise UserError(
            f"The worksheet {path} has no column “{missing[0]}”.",
            "Its first row must be as 'a11yaudit worksheet' wrote it.",
        )
    return [dict(zip(heading, row, strict=False)) for row in rows[1:]]


def _xlsx_rows(body: bytes, path: Path) -> list[list[str]]:
    try:
        book = load_workbook(io.BytesIO(body), read_only=True)
        sheet: Any = book[TITLE] if TITLE in book.sheetnames else book.worksheets[0]
        return [
            ["" if value is None else str(value) for value in row]
            for row in sheet.iter_rows(values_only=True)
        ]
    except Exception as error:  # openpyxl raises whatever the broken file led to
        raise UserError(
            f"{path} is no Excel file that can be read.", "Save it as .xlsx or as .csv."
        ) from error


def _csv_rows(body: bytes) -> list[list[str]]:
    text = _text(body)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)  # Excel saves what the system's language is used to
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[unguarded(cell) for cell in row] for row in table]


def _text(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")
