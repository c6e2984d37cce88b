"""The worksheet goes out as an Excel or a CSV file and comes back as any program saved it.

No cell of it would run as a formula. Coming back, columns may have moved, others may have been
added, and rows may be blank; what the file needs is its heading.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from a11yaudit.errors import UserError
from a11yaudit.fix.workbook import TITLE, printable
from a11yaudit.fix.worksheet import COLUMNS, NEEDED, ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from a11yaudit.fix.worksheet import Row

# What makes a cell of a CSV file run as a formula (OWASP, "CSV Injection"), full-width forms too.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
LAST_HEADING = 20  # rows in which the heading is looked for

Table = list[tuple[int, list[str]]]


def write_csv(rows: Sequence[Row]) -> bytes:
    """The worksheet as a CSV file in UTF-8, with the mark by which Excel knows that."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    columns = COLUMNS[1:]  # no pictures in a CSV file
    writer.writerow(columns)
    writer.writerows([guarded(printable(row.cells[name])) for name in columns] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where spreadsheets would take it for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(DANGEROUS) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(DANGEROUS) else text


def read_sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a filled worksheet, as texts by column, with their numbers under `ROW`.

    Raises `UserError`.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UserError(f"The worksheet {path} cannot be read: {error.strerror}.") from error
    is_excel = body.startswith((b"PK", OLD_EXCEL))
    sheets = _xlsx_sheets(body, path) if is_excel else [_csv_table(body)]
    best: list[str] = []
    for table in sheets:
        for place, (_, cells) in enumerate(table[:LAST_HEADING]):
            named = [_column(cell) for cell in cells]
            if all(name in named for name in NEEDED):
                return list(_records(named, table[place + 1 :]))
            best = max(best, named, key=lambda names: sum(name in NEEDED for name in names))
    missing = next(name for name in NEEDED if name not in best)
    raise UserError(
        f"The worksheet {path} has no column “{missing}”.",
        "Its heading must be as 'a11yaudit worksheet' wrote it.",
    )


def _column(cell: str) -> str:
    """The column that a cell of the heading names, however it is spaced and cased."""
    words = " ".join(cell.split()).casefold()
    return next((name for name in COLUMNS if name.casefold() == words), cell)


def _records(named: list[str], rows: Table) -> Iterator[dict[str, str]]:
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            record = dict.fromkeys(NEEDED, "")
            for name, cell in zip(named, cells, strict=False):
                if (
                    name not in record or not record[name]
                ):  # of two columns the first that is filled
                    record[name] = cell
            yield record | {ROW: str(number)}


def _xlsx_sheets(body: bytes, path: Path) -> list[Table]:
    """The file's sheets, the one that is named as ours first."""
    try:
        book = load_workbook(io.BytesIO(body), read_only=True)
        sheets: list[Any] = sorted(book.worksheets, key=lambda sheet: sheet.title != TITLE)
        return [
            [
                (number, ["" if value is None else str(value) for value in row])
                for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
            ]
            for sheet in sheets
        ]
    except Exception as error:  # openpyxl raises whatever the broken file led to
        raise UserError(
            f"{path} is no Excel file that can be read.", "Save it as .xlsx or as .csv."
        ) from error


def _csv_table(body: bytes) -> Table:
    text = _text(body)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)  # Excel saves what the system's language is used to
    table = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    return [(number, [unguarded(cell) for cell in row]) for number, row in enumerate(table, 1)]


def _text(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")
