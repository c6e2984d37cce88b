"""Text from a page is made harmless here before a terminal or a Markdown reader sees it.

A page may hold escape sequences that repaint a terminal, direction overrides that make text read
as what it is not, and half surrogate pairs that no file can hold.
"""

from __future__ import annotations

import re
import unicodedata

from a11yaudit.report.grouping import encodable

# Whole escape sequences first, so that their parameters do not stay behind as text.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor movement
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|$)"  # OSC, DCS …
    r"|\x1b[ -/]*[0-~]?"  # all others
)
# Controls, embeddings, overrides and isolates. Joiners and direction marks stay: scripts need them.
_UNSAFE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
ELLIPSIS = "…"


def text(value: object) -> str:
    """The value as one line: no escape sequences, controls or overrides, spaces folded."""
    raw = encodable(str(value if value is not None else ""))
    return " ".join(_UNSAFE.sub("", _ESCAPES.sub("", raw)).split())


def visible(line: str) -> str:
    """One line with its spaces as they are, without escape sequences, controls and overrides."""
    return _UNSAFE.sub("", _ESCAPES.sub("", encodable(line)))


def shorten(value: object, limit: int) -> str:
    """`text`, cut at ``limit`` characters with an ellipsis in place of what is lost."""
    line = text(value)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + ELLIPSIS


def columns(line: str) -> int:
    """How many terminal columns the text takes: wide characters two, marks and colours none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in _ESCAPES.sub("", line)
    )


def wrap(line: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at spaces; long words stay whole."""
    lines, current = [], ""
    for word in line.split(" "):
        longer = f"{current} {word}" if current else word
        if current and columns(longer) > width:
            lines.append(current)
            longer = word
        current = longer
    return [*lines, current]
