"""Where something stands in a file, as editors of code count: lines and columns from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

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
        """``file:line:column``, as far as it is known; "line 3" of the one file that is meant."""
        if not self.file:
            return f"line {self.line}"
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

    def place(self, offset: int, file: str) -> Location:
        """The place of a start tag in the file; ``html``, ``head`` and ``body`` without tags, which
        have offsets below zero, are at the beginning."""
        return Location(file, *self.at(offset))
