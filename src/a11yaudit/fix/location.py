"""Where something stands in a file, as editors of code count: lines and columns from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from a11yaudit.fix.document import Document

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; ``line`` and ``column`` (in characters) are None where not known."""

    file: str
    line: int | None = None
    column: int | None = None

    @property
    def view(self) -> dict[str, Any]:
        """As the JSON report has it."""
        return {"file": self.file, "line": self.line, "column": self.column}

    def __str__(self) -> str:
        """``file:line:column``, as far as it is known."""
        parts = (self.file, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


class Lines:
    """The lines of a text, for as many questions as one likes."""

    def __init__(self, text: str) -> None:
        """Find where they begin."""
        self.text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def at(self, offset: int) -> tuple[int, int]:
        """(line, column) of the character at this offset, both from 1."""
        line = bisect_right(self._starts, max(0, offset))
        return line, max(0, offset) - self._starts[line - 1] + 1


def located(document: Document, offset: int, file: str) -> Location:
    """Where the start tag at this offset of the document stands.

    Offsets below zero are those of ``html``, ``head`` and ``body`` that have no tags: the file's
    beginning.
    """
    if offset < 0:
        return Location(file, 1, 1)
    return Location(file, *Lines(document.text).at(offset))
