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
from a11yaudit.fix.workbook import TITLE, printable, sheet_name
from a11yaudit.fix.worksheet import CHOICES, COLUMNS, HEADINGS, NEEDED, ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from a11yaudit.fix.worksheet import Row, Tell

# What makes a cell of a CSV file run as a formula (OWASP, "CSV Injection"), full-width forms too.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
LAST_HEADING = 20  # rows in which the heading is looked for

Table = list[tuple[int, list[str]]]


def write_csv(rows: Sequence[Row], tell: Tell = str) -> bytes:
    """The worksheet as a CSV file in UTF-8, with the mark by which Excel knows that."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    columns = COLUMNS[1:]  # no pictures in a CSV file
    writer.writerow(tell(HEADINGS[name]) for name in columns)
    writer.writerows([guarded(printable(row.cells[name])) for name in columns] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where spreadsheets would take it for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(DANGEROUS) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(DANGEROUS) else text


def read_sheet(path: Path, languages: Iterable[Tell] = (str,)) -> list[dict[str, str]]:
    """The rows of a filled worksheet, as texts by column, with their numbers under `ROW`.

    It may be headed in any of the languages; columns and choices come back by their English names.
    Raises `UserError`.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UserError(f"The worksheet {path} cannot be read: {error.strerror}.") from error
    is_excel = body.startswith((b"PK", OLD_EXCEL))
    sheets = _xlsx_sheets(body, path) if is_excel else [("", _csv_table(body))]
    best: list[str] = []
    for tell in languages:
        columns = {_plain(name): name for name in COLUMNS}
        columns |= {_plain(tell(heading)): name for name, heading in HEADINGS.items()}
        choices = {_plain(tell(word)): choice.value for choice, word in CHOICES.items()}
        title = sheet_name(tell(TITLE))
        for _, table in sorted(sheets, key=lambda sheet: sheet[0] != title):
            for place, (_, cells) in enumerate(table[:LAST_HEADING]):
                named = [columns.get(_plain(cell), cell) for cell in cells]
                if all(name in named for name in NEEDED):
                    return list(_records(named, table[place + 1 :], choices))
                best = max(best, named, key=lambda names: sum(name in NEEDED for name in names))
    missing = next(name for name in NEEDED if name not in best)
    raise UserError(
        f"The worksheet {path} has no column “{HEADINGS[missing]}”.",
        "Its heading must be as 'a11yaudit worksheet' wrote it.",
    )


def _plain(text: str) -> str:
    """The words of a cell, however they are spaced and cased."""
    return " ".join(text.split()).casefold()


def _records(named: list[str], rows: Table, choices: dict[str, str]) -> Iterator[dict[str, str]]:
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            record = dict.fromkeys(NEEDED, "")
            for name, cell in zip(named, cells, strict=False):
                if (
                    name not in record or not record[name]
                ):  # of two columns the first that is filled
                    record[name] = cell
            choice = choices.get(_plain(record["Choice"]), record["Choice"])
            yield record | {"Choice": choice, ROW: str(number)}


def _xlsx_sheets(body: bytes, path: Path) -> list[tuple[str, Table]]:
    """The file's sheets with their names."""
    try:
        book = load_workbook(io.BytesIO(body), read_only=True)
        sheets: list[Any] = book.worksheets
        return [
            (
                sheet.title,
                [
                    (number, ["" if value is None else str(value) for value in row])
                    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
                ],
            )
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
