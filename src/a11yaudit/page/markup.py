"""Elements as HTML text, with edits in place: how a fix looks before and after."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from a11yaudit.model import (
    AddStyle,
    Element,
    Insert,
    RemoveAttribute,
    RemoveElement,
    RenameElement,
    ReplaceText,
    SetAttribute,
    Unwrap,
    Wrap,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yaudit.model import Edit, Fix

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
LONGEST_VALUE = 200
LONGEST_TEXT = 300
LONGEST_HTML = 1200
CUT = "…"
_CUTS = re.compile(r"\s*…(?:\s*…)+\s*")


def outer_html(element: Element, edits: Sequence[Edit] = (), *, limit: int = LONGEST_TEXT) -> str:
    """The element as HTML, edits applied, long values and texts shortened with an ellipsis."""
    return _outer(element, _by_element(edits), limit)


def start_tag(element: Element, edits: Sequence[Edit] = ()) -> str:
    """The element's start tag alone."""
    tag, attrs = element.tag, dict(element.attrs)
    for edit in edits:
        match edit:
            case SetAttribute(name=name, value=value):
                attrs[name] = value
            case RemoveAttribute(name=name):
                attrs.pop(name, None)
            case RenameElement(tag=new):
                tag = new
    parts = "".join(
        f' {name}="{_attribute(value)}"'
        if value
        else f' {name}=""'
        if name == "alt"
        else f" {name}"
        for name, value in attrs.items()
    )
    return f"<{tag}{parts}>"


def snippet(element: Element, limit: int = 400) -> str:
    """The element's HTML for a report line: at most ``limit`` characters."""
    text = outer_html(element, limit=120)
    return text if len(text) <= limit else text[: limit - 1] + CUT


def before_and_after(fix: Fix) -> tuple[str, str]:
    """The smallest telling piece of HTML without and with the fix."""
    shown = fix.show or _common(fix.edits)
    before, after = outer_html(shown), outer_html(shown, fix.edits)
    if len(after) <= LONGEST_HTML:
        return before, after
    told = {up.index for edit in fix.edits for up in (edit.element, *edit.element.ancestors())}
    return _brief(shown, {}, told), _brief(shown, _by_element(fix.edits), told)


def _by_element(edits: Sequence[Edit]) -> dict[int, list[Edit]]:
    found: dict[int, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.element.index, []).append(edit)
    return found


def _brief(shown: Element, edits: dict[int, list[Edit]], told: set[int]) -> str:
    """The element's HTML with an ellipsis for every part that the edits leave alone."""
    return _outer(shown, edits, LONGEST_TEXT, told)


def _common(edits: Sequence[Edit]) -> Element:
    """The nearest element that holds every edit; for edits around an element, its parent."""
    first, *rest = [_scope(edit) for edit in edits]
    for candidate in (first, *first.ancestors()):
        if all(other.within(candidate) for other in rest):
            return candidate
    return first


def _scope(edit: Edit) -> Element:
    match edit:
        case RemoveElement() | Unwrap() | Wrap():
            around = True
        case Insert(where=where):
            around = where in ("before", "after")
        case _:
            around = False
    return (edit.element.parent or edit.element) if around else edit.element


def _outer(
    element: Element, edits: dict[int, list[Edit]], limit: int, told: set[int] | None = None
) -> str:
    """``told``, where given, holds the elements that are shown; all others are an ellipsis."""
    mine = edits.get(element.index, [])
    if any(isinstance(edit, RemoveElement) for edit in mine):
        return ""
    inner = "".join(
        _text(child, mine, limit)
        if isinstance(child, str)
        else _outer(child, edits, limit, told)
        if told is None or child.index in told
        else _in_short(child, mine)
        for child in element.children
    )
    if told is not None:
        inner = _CUTS.sub(CUT, inner)
    tag = next((e.tag for e in mine if isinstance(e, RenameElement)), element.tag)
    inner = _inserted(mine, "start") + inner + _inserted(mine, "end") + _styles(mine)
    if any(isinstance(edit, Unwrap) for edit in mine):
        text = inner
    elif tag in VOID:
        text = start_tag(element, mine)
    else:
        text = f"{start_tag(element, mine)}{inner}</{tag}>"
    for edit in mine:
        if isinstance(edit, Wrap):
            text = edit.before + text + edit.after
    return _inserted(mine, "before") + text + _inserted(mine, "after")


def _in_short(child: Element, around: Sequence[Edit]) -> str:
    """A part that the edits leave alone: shown if it is small and its parent is what changes."""
    text = outer_html(child) if around and child.tag not in ("head", "body") else ""
    small = len(text) <= LONGEST_VALUE and child.parent and child.parent.tag != "body"
    return text if text and small else CUT


def _inserted(edits: Sequence[Edit], where: str) -> str:
    return "".join(e.html for e in edits if isinstance(e, Insert) and e.where == where)


def _styles(edits: Sequence[Edit]) -> str:
    rules = "".join(e.css for e in edits if isinstance(e, AddStyle))
    return f"<style>{rules}</style>" if rules else ""


def _text(text: str, edits: Sequence[Edit], limit: int) -> str:
    for edit in edits:
        if isinstance(edit, ReplaceText):
            text = text.replace(edit.old, edit.new, 1)
            if edit.new and edit.new in text and len(text) > limit:
                return html.escape(_around(text, edit.new, limit), quote=False)
    if edits and any(isinstance(e, ReplaceText) and e.old in text for e in edits):
        limit = max(limit, len(text))
    return html.escape(text if len(text) <= limit else text[:limit] + CUT, quote=False)


def _around(text: str, piece: str, limit: int) -> str:
    at = text.index(piece)
    start, end = max(0, at - limit // 2), at + len(piece) + limit // 2
    return (CUT if start else "") + text[start:end] + (CUT if end < len(text) else "")


def _attribute(value: str) -> str:
    short = value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + CUT
    return short.replace("&", "&amp;").replace('"', "&quot;")
