"""What an editor types and what a listener hears once a suggested fix is in, read off its edits.

Nothing here was listened to again: of edits whose effect is not certain nothing is said.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from a11yaudit.model import (
    Insert,
    RemoveAttribute,
    RemoveElement,
    ReplaceText,
    Safety,
    SetAttribute,
    Unwrap,
    Wrap,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yaudit.article import TranscriptLine
    from a11yaudit.model import Edit, Fix

# Where the words are still missing, rules say in brackets what belongs there.
_BLANK = re.compile(r"\[[^\]]+\]")
_NAMES = ("aria-label", "alt")
_DESCRIBES = ("aria-describedby", "aria-description", "title")


def words_of(fix: Fix | None) -> str | None:
    """The words that the fix puts into the page; None for markup, several, or an editor's own."""
    if fix is None:
        return None
    found = [words for edit in fix.edits if (words := _put_in(edit))]
    if len(found) != 1 or (fix.safety is Safety.ADVICE and _BLANK.search(found[0])):
        return None
    return found[0]


def _put_in(edit: Edit) -> str:
    match edit:
        case SetAttribute(name="alt" | "title" | "aria-label", value=value):
            return value.strip()
        case ReplaceText(new=new):
            return new.strip()
        case Insert(html=new) if "<" not in new:
            return html.unescape(new).strip()
        case _:
            return ""


def put_after(
    views: Sequence[dict[str, Any]],
    lines: Sequence[TranscriptLine],
    fixes: Mapping[str, Fix],
) -> None:
    """Say in the transcript's ``views`` what the fixes make of them; they go by findings' ids."""
    edits: dict[int, list[tuple[str, Edit]]] = {}
    for ident, fix in fixes.items():
        for edit in fix.edits:
            if not _moves(edit, fix):
                edits.setdefault(edit.element.index, []).append((ident, edit))
    for view, line in zip(views, lines, strict=True):
        view["after"] = _after(line, edits)


def _moves(edit: Edit, fix: Fix) -> bool:
    """Whether what is removed here may be put in elsewhere by the same fix."""
    return isinstance(edit, RemoveElement) and any(
        isinstance(other, Insert | Wrap | Unwrap) for other in fix.edits
    )


def _after(
    line: TranscriptLine, edits: Mapping[int, Sequence[tuple[str, Edit]]]
) -> dict[str, Any] | None:
    for element in (line.element, *line.element.ancestors()):
        for ident, edit in edits.get(element.index, ()):
            if _takes_away(edit):
                return {"finding": ident, "text": None}
    for ident, edit in edits.get(line.element.index, ()):
        text = _text_after(line, edit)
        if text is not None and text != line.text:
            return {"finding": ident, "text": text or None}
    return None


def _takes_away(edit: Edit) -> bool:
    match edit:
        case RemoveElement() | SetAttribute(name="hidden"):
            return True
        case SetAttribute(name="aria-hidden", value=value):
            return value == "true"
        case _:
            return False


def _text_after(line: TranscriptLine, edit: Edit) -> str | None:
    """What is heard of the line with the edit; None where that is not certain."""
    described = line.role == "description"
    match edit:
        case SetAttribute(name=name, value=value) if name in _NAMES and not described:
            named_otherwise = name == "alt" and edit.element.get("aria-label").strip()
            return None if named_otherwise else value.strip()
        case RemoveAttribute(name=name) if described and name in _DESCRIBES:
            others = any(edit.element.get(other) for other in _DESCRIBES if other != name)
            return None if others else ""
        case RemoveAttribute(name="aria-label") if not described:
            return "" if edit.element.get("aria-label").strip() == line.text else None
        case ReplaceText(old=old, new=new) if old in line.text:
            return line.text.replace(old, new, 1)
        case _:
            return None
