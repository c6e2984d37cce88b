"""The text that an element itself holds, letter by letter tied to how it is written."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.fix.source import RAW_TEXT, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.fix.source import Node, Source

_MARKUP = re.compile(r"<!--.*?-->|<(?=[!?/a-zA-Z])[^>]*>", re.DOTALL)
_LETTER = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|\r\n|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of text in the source: the span to change and what to write there, unescaped."""

    span: Span
    new: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Text between two tags, as readers see it; ``places`` has each character's span."""

    text: str
    places: tuple[Span, ...]


def pattern_of(old: str) -> re.Pattern[str]:
    """What finds ``old`` in a text whatever its white space."""
    words = [re.escape(word) for word in old.split()]
    inner = r"\s+".join(words)
    before = r"\s+" if old[:1].isspace() and words else ""
    after = r"\s+" if old[-1:].isspace() and words else ""
    return re.compile(before + inner + after if words else r"\s+")


def position(text: str, old: str) -> tuple[int, int] | None:
    """Where ``old`` first stands in ``text``: as it is, else with other white space."""
    at = text.find(old)
    if at >= 0:
        return at, at + len(old)
    found = pattern_of(old).search(text)
    return found.span() if found else None


def is_part_of_new(text: str, at: int, old: str, new: str) -> bool:
    """Whether the ``old`` that stands here is already a part of the ``new`` text."""
    begin = at - new.find(old)
    return old in new and begin >= 0 and text[begin : begin + len(new)] == new


def find_text(source: Source, node: Node, old: str, new: str) -> Found | bool | None:
    """Where to change the element's own text; True where it is changed already, None if nowhere.

    What both texts begin and end with is left alone.
    """
    in_place = False
    for run in _runs(source, node):
        found = position(run.text, old)
        if found is None:
            in_place = in_place or bool(new.strip() and position(run.text, new))
            continue
        begin, end = found
        if is_part_of_new(run.text, begin, old, new):
            return True
        exact = run.text[begin:end] == old
        same, kept = _common(run.text[begin:end], new, exact=exact)
        tail, end_kept = _common(run.text[begin + same : end][::-1], new[kept:][::-1], exact=exact)
        begin, end, new = begin + same, end - tail, new[kept : len(new) - end_kept]
        start = run.places[begin].start if begin < len(run.places) else run.places[-1].end
        stop = run.places[end - 1].end if end > begin else start
        return Found(Span(start, stop), new)
    return in_place or None


def _common(one: str, other: str, *, exact: bool) -> tuple[int, int]:
    """How many characters of each both begin with; white space need not be the same."""
    at = there = 0
    while at < len(one) and there < len(other):
        if one[at] == other[there]:
            at, there = at + 1, there + 1
        elif not exact and one[at].isspace() and other[there].isspace():
            at += len(one[at:]) - len(one[at:].lstrip())
            there += len(other[there:]) - len(other[there:].lstrip())
        else:
            break
    return at, there


def _runs(source: Source, node: Node) -> Iterator[_Run]:
    """The element's own texts in order, those of its children left out."""
    if node.inner is None:
        return
    raw = node.is_html and node.tag in RAW_TEXT
    last = node.inner.start
    for child in (*node.elements, None):
        span = child.whole if child else Span(node.inner.end, node.inner.end)
        if span is None or span.start < last:
            continue
        for piece in _between_markup(source.text, last, span.start):
            yield _run(source.text, piece, raw=raw)
        last = span.end


def _between_markup(text: str, start: int, end: int) -> Iterator[Span]:
    last = start
    for markup in _MARKUP.finditer(text, start, end):
        if markup.start() > last:
            yield Span(last, markup.start())
        last = markup.end()
    if end > last:
        yield Span(last, end)


def _run(text: str, span: Span, *, raw: bool) -> _Run:
    letters: list[str] = []
    places: list[Span] = []
    for found in _LETTER.finditer(text, *span):
        piece = found.group()
        read = "\n" if piece in ("\r\n", "\r") else piece if raw else html.unescape(piece)
        letters.append(read)
        places += [Span(*found.span())] * len(read)
    return _Run("".join(letters), tuple(places))
