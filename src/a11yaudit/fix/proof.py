"""A changed text is proved: parsed anew, it is the old tree with the edits in it, and nothing else.

Both trees are told as a run of tags and texts. White space between words is left out: new HTML
may come with its own line, and an element that goes takes its line along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.fix.own_text import position
from a11yaudit.fix.place import is_style
from a11yaudit.fix.source import Node, fragment
from a11yaudit.model import (
    AddStyle,
    Insert,
    RemoveAttribute,
    RemoveElement,
    RenameElement,
    ReplaceText,
    SetAttribute,
    Unwrap,
    Wrap,
)
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yaudit.fix.source import Source
    from a11yaudit.model import Edit

Event = tuple[str, ...]


def differs(old: Source, edits: Mapping[Node, Sequence[Edit]], new: Source) -> str | None:
    """None where ``new`` is ``old`` with the edits in it, else where they part, as a clause."""
    expected, found = told(old.root, edits), told(new.root, {})
    for one, other in zip(expected, found, strict=False):
        if one != other:
            return say(
                "browsers would not read the changed file so (at {place})", place=_name(other)
            )
    if len(expected) != len(found):
        return say("browsers would not read the changed file so (at its end)")
    return None


def told(root: Node, edits: Mapping[Node, Sequence[Edit]]) -> list[Event]:
    """The tree below ``root``, edits applied, as tags and texts."""
    events: list[Event] = []
    stack: list[Node | str | Event] = list(_parts(root, ()))[::-1]
    while stack:
        part = stack.pop()
        if isinstance(part, Node):
            parts = list(_parts(part, edits.get(part, ())))
            stack.extend(reversed(parts))
        elif isinstance(part, str):
            words = "".join(part.split())
            if words and events and events[-1][0] == "text":
                events[-1] = ("text", events[-1][1] + words)
            elif words:
                events.append(("text", words))
        else:
            events.append(part)
    return events


def _parts(node: Node, edits: Sequence[Edit]) -> Iterator[Node | str | Event]:
    """The element's tags and what it holds and is surrounded by, its own edits applied."""
    gone = any(isinstance(edit, RemoveElement) for edit in edits)
    bare = node.parent is None or any(isinstance(edit, Unwrap) for edit in edits)
    tag = next((e.tag for e in reversed(edits) if isinstance(e, RenameElement)), node.tag)
    wraps = [edit for edit in edits if isinstance(edit, Wrap)]
    yield from _inserted(edits, "before")
    for wrap in reversed(wraps):
        yield from _events(wrap.before)
    if not gone:
        if not bare:
            yield ("start", tag, *_flat(_attributes(node, edits)))
        yield from _inserted(edits, "start")
        yield from _children(node, edits)
        yield from _inserted(edits, "end")
        if not bare:
            yield ("end", tag)
    for wrap in wraps:
        yield from _events(wrap.after)
    yield from _inserted(edits, "after")


def _children(node: Node, edits: Sequence[Edit]) -> Iterator[Node | str | Event]:
    replaced = [edit for edit in edits if isinstance(edit, ReplaceText)]
    styles = [edit for edit in edits if isinstance(edit, AddStyle)]
    last = next((c for c in reversed(node.elements) if is_style(c)), None) if styles else None
    for child in node.children:
        if isinstance(child, str):
            text = child
            for edit in list(replaced):
                at = position(text, edit.old)
                if at:
                    text = text[: at[0]] + edit.new + text[at[1] :]
                    replaced.remove(edit)
            yield text
        elif child is last:
            *inner, end = _parts(child, ())
            yield from (*inner, *(edit.css for edit in styles), end)
        else:
            yield child
    if styles and last is None:
        for added in styles:
            yield from _events(f"<style>{added.css}</style>")


def _attributes(node: Node, edits: Sequence[Edit]) -> dict[str, str]:
    attrs = dict(node.attrs)
    for edit in edits:
        if isinstance(edit, SetAttribute):
            attrs[edit.name.lower()] = edit.value
        elif isinstance(edit, RemoveAttribute):
            attrs.pop(edit.name.lower(), None)
    return attrs


def _flat(attrs: Mapping[str, str]) -> Iterator[str]:
    for name, value in sorted(attrs.items()):
        yield from (name, value)


def _inserted(edits: Sequence[Edit], where: str) -> Iterator[str | Event]:
    for edit in edits:
        if isinstance(edit, Insert) and edit.where == where:
            yield from _events(edit.html)


def _events(html: str) -> Iterator[str | Event]:
    for piece in fragment(html):
        match piece.kind:
            case "text":
                yield piece.name
            case "start":
                yield ("start", piece.name, *_flat(piece.attrs))
            case _:
                yield ("end", piece.name)


def _name(event: Event) -> str:
    kind, name = event[:2]
    return f"“{name[:40]}”" if kind == "text" else f"<{'/' * (kind == 'end')}{name}>"
