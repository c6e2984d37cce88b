"""Which tables hold data and which only lay out, and what their cells are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element

SIGNS = ("summary", "rules", "aria-label", "aria-labelledby", "aria-describedby")
CELL_SIGNS = ("headers", "abbr", "scope")
MANY_ROWS = 20


def is_data_table(table: Element) -> bool:
    """Whether the markup shows that the ``table`` holds data, as Chromium's heuristic asks.

    Chromium also looks at borders and colours of cells, which no snapshot keeps.
    """
    if table.get("role") or any(table.has(name) for name in SIGNS):
        return True
    if table.get("border", "0").strip() not in ("0", ""):
        return True
    rows = 0
    for element in _own(table):
        if element.tag in ("caption", "th", "thead", "tfoot", "colgroup"):
            return True
        if element.tag == "td" and any(element.has(name) for name in CELL_SIGNS):
            return True
        rows += element.tag == "tr"
    return rows >= MANY_ROWS


def _own(table: Element) -> Iterator[Element]:
    """The parts of the table without those of a table in it."""
    return (e for e in table.descendants() if e.parent and e.parent.closest("table") is table)


def cell_role(element: Element) -> str:
    """The role of a ``tr``, ``td`` or ``th``; "" in a table that only lays out."""
    table = element.closest("table")
    if table is None or table.get("role") in ("none", "presentation") or not is_data_table(table):
        return ""
    if element.tag == "tr":
        return "row"
    if element.tag == "td":
        return "cell"
    return _header_role(element)


def _header_role(cell: Element) -> str:
    scope = cell.get("scope").strip().lower()
    if scope in ("row", "rowgroup"):
        return "rowheader"
    if scope in ("col", "colgroup"):
        return "columnheader"
    row = cell.parent.elements if cell.parent else ()
    return "rowheader" if any(other.tag == "td" for other in row) else "columnheader"
