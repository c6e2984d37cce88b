"""The browser's elements say which tags of the text they came from, by a stamp on each tag."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import turbohtml

from a11yaudit.fix.source import IMPLIED, Source, name_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Page

STAMP = "data-a11yaudit-at"
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_STAMP = re.compile(rf' {STAMP}=\\?"\d+\\?"')


def stamp(text: str) -> str:
    """The text with the offset of each start tag in an attribute of its own, for the browser.

    Nothing else changes: tags in comments, scripts, styles and ``noscript`` are no tags. The
    browser's elements then tell where they came from; an element without a stamp was made by a
    script or implied. Parsers keep at most three equal open formatting elements (HTML, "the list
    of active formatting elements"); where stamps would make them unequal, these go without.
    """
    nodes = sorted(_starts(Source(text)))
    unstamped_html = turbohtml.parse(text, scripting=True).html
    for left_out in (frozenset[str](), FORMATTING):
        stamped = _with_stamps(text, [place for place in nodes if place[2] not in left_out])
        if unstamped(turbohtml.parse(stamped, scripting=True).html) == unstamped_html:
            return stamped
    return text


def _starts(source: Source) -> Iterator[tuple[int, int, str]]:
    """Of each start tag: where it begins, where its name ends, and the name."""
    for node in source.nodes:
        if node.start:
            yield node.start.start, name_end(source, node), node.tag


def _with_stamps(text: str, places: list[tuple[int, int, str]]) -> str:
    parts, last = [], 0
    for start, at, _ in places:
        parts += [text[last:at], f' {STAMP}="{start}"']
        last = at
    return "".join([*parts, text[last:]])


def unstamped(text: str) -> str:
    """The text, which may be JSON, without the stamps: for what is shown to people."""
    return _STAMP.sub("", text)


def take_stamps(snapshot: str) -> tuple[str, dict[int, int]]:
    """The collector's JSON without the stamps, and from elements' numbers to their offsets.

    The shape is that of `a11yaudit.page.snapshot`. Elements that a script copied share a stamp;
    ``html``, ``head`` and ``body`` without tags have those of `IMPLIED`.
    """
    facts = json.loads(snapshot)
    found: dict[int, int] = {}
    for number, node in enumerate(facts["nodes"]):
        flat: list[str] = node[1]
        if STAMP in flat[::2]:
            at = 2 * flat[::2].index(STAMP)
            if flat[at + 1].isdecimal():
                found[number] = int(flat[at + 1])
            del flat[at : at + 2]
    nodes = facts["nodes"]
    top = [0, *(child for child in nodes[0][2] if isinstance(child, int))]
    for number in top:
        if number not in found and nodes[number][0] in IMPLIED:
            found[number] = IMPLIED[nodes[number][0]]
    return json.dumps(facts, ensure_ascii=False), found


def stamps_of(page: Page) -> dict[int, int]:
    """From the numbers of a stamped page's elements to the offsets of their start tags."""
    found = {
        element.index: int(element.attrs[STAMP])
        for element in page.elements
        if element.attrs.get(STAMP, "").isdecimal()
    }
    for element in (page.root, *page.root.elements):
        if element.tag in IMPLIED:
            found.setdefault(element.index, IMPLIED[element.tag])
    return found
