"""Which ``img`` of the served HTML became which picture of the page.

The served document's ``img`` tags are counted in order, those in ``noscript`` too; comments,
scripts and templates' text are no tags. Scripts add pictures and change attributes, so the two
lists are aligned like the lines of a diff, by addresses and alt texts.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from a11yaudit.page.identity import file_name

if TYPE_CHECKING:
    from a11yaudit.model import Element, Page


class _Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.found.append({name: value or "" for name, value in reversed(attrs)})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


def served_images(html: str) -> list[dict[str, str]]:
    """The attributes of each ``img`` tag in the HTML text, in order."""
    parser = _Images()
    parser.feed(html)
    parser.close()
    return parser.found


def served_index(page: Page) -> dict[int, int]:
    """From the number of an ``img`` element to its position among the served ``img`` tags."""
    return page.once("served-index", _align)


def _align(page: Page) -> dict[int, int]:
    served = [_key(attrs) for attrs in served_images(page.served)]
    elements: list[Element] = list(page.find("img"))
    shown = [_key(dict(element.attrs)) for element in elements]
    matcher = SequenceMatcher(None, shown, served, autojunk=False)
    found: dict[int, int] = {}
    last_a = last_b = 0
    for a, b, size in matcher.get_matching_blocks():
        if a - last_a == b - last_b:  # as many unlike ones on both sides: a script changed them
            pairs = zip(range(last_a, a + size), range(last_b, b + size), strict=True)
        else:
            pairs = zip(range(a, a + size), range(b, b + size), strict=True)
        found |= {elements[mine].index: theirs for mine, theirs in pairs}
        last_a, last_b = a + size, b + size
    return found


def _key(attrs: dict[str, str]) -> str:
    """What survives of an ``img`` when a script brings its picture in."""
    for name in ("data-src", "data-lazy-src", "data-original", "src"):
        value = attrs.get(name, "")
        if value and not value.startswith("data:"):
            return file_name(value) or value
    return attrs.get("alt", "")
