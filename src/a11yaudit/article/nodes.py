"""Questions about the nodes of an accessibility tree and their texts."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.behaviour import Node
    from a11yaudit.model import Element

CELLS = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
TABLES = frozenset({"table", "grid", "treegrid"})


def squashed(text: str) -> str:
    """The text without its spaces and capitals, which style sheets change."""
    return "".join(text.split()).casefold()


def below(node: Node) -> Iterator[Node]:
    """All nodes in this one, in reading order."""
    for child in node.children:
        yield child
        yield from below(child)


def has_text(node: Node) -> bool:
    """Whether the node holds text, not only pictures."""
    return any(inner.role == "text" and is_heard(inner.name) for inner in below(node))


def is_authored(element: Element) -> bool:
    """Whether the author gave a name that is read in place of what the element holds."""
    return any(element.get(name).strip() for name in ("aria-label", "aria-labelledby"))


def is_heard(text: str) -> bool:
    """Whether anything is read aloud of the text: punctuation alone is not."""
    return any(unicodedata.category(char)[0] in "LNSM" for char in text)


def size_of(table: Node) -> str:
    """The size of a table in words: "3 rows, 2 columns"."""
    rows = list(_rows(table))
    columns = max((sum(cell.role in CELLS for cell in row.children) for row in rows), default=0)
    return f"{number_of(len(rows), 'row')}, {number_of(columns, 'column')}"


def _rows(table: Node) -> Iterator[Node]:
    for child in table.children:
        if child.role == "row":
            yield child
        elif child.role not in TABLES and child.role != "caption":
            yield from _rows(child)


def number_of(count: int, noun: str) -> str:
    """A count with its noun: "1 item", "5 items"."""
    return f"{count} {noun if count == 1 else noun + 's'}"
