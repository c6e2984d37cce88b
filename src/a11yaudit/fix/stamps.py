"""The browser's elements say which tags of the text they came from, by a stamp on each tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import turbohtml

from a11yaudit.fix.source import Source, name_end
from a11yaudit.page.stamps import STAMP, unstamped

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())


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
