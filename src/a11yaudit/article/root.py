"""Where the article is: its running text, and the element that holds all of it.

The running text is found by weight. Every block of text counts with its length unless it stands
in a zone that is not the article (navigation, comments, related stories, footers) or is mostly
links. From ``body`` the search goes down as long as one child holds `SHARE` of the weight; where
the text spreads over several children, their parent is the text's container. This needs no class
names, and no ``article`` element: on many pages there is none, or one round every teaser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article.signals import (
    ADVERTISING,
    CAPTION,
    COMMENTS,
    NAVIGATION,
    RELATED,
    SOCIAL,
    marked,
)
from a11yaudit.page.reading import blocks, line_text, text_of
from a11yaudit.text.norm import units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yaudit.model import Element, Page

SHARE = 0.66
SHORTEST_BLOCK = 40
LONGEST_COUNTED = 4000
MOST_LINKED = 0.5
OUTSIDE_TAGS = frozenset("nav footer aside form button select dialog header".split())
OUTSIDE_ROLES = frozenset(
    "navigation contentinfo complementary dialog alertdialog search banner menu".split()
)
NOT_PROSE = frozenset("figcaption figure h1 h2 h3 h4 h5 h6 caption label legend".split())
OUTSIDE_WORDS = (
    NAVIGATION
    | RELATED
    | COMMENTS
    | SOCIAL
    | ADVERTISING
    | frozenset("cookie cookies consent gdpr footer privacy modal popup overlay".split())
)


@dataclass(frozen=True, slots=True)
class Body:
    """The running text: its container, and its blocks in order."""

    container: Element
    blocks: tuple[Element, ...]
    weight: int


def body_of(page: Page) -> Body:
    """The page's running text; on a page without any, ``main``, ``article`` or ``body``."""
    return page.once("article-body", _find)


def is_outside(element: Element) -> bool:
    """Whether the element itself marks a zone that is not the article."""
    if element.tag in OUTSIDE_TAGS and not _article_header(element):
        return True
    if element.get("role").lower() in OUTSIDE_ROLES:
        return True
    return element.tag not in ("body", "html", "main", "article") and marked(element, OUTSIDE_WORDS)


def _article_header(element: Element) -> bool:
    return element.tag == "header" and any(
        up.tag in ("article", "main") for up in element.ancestors()
    )


def link_density(element: Element) -> float:
    """Which share of the element's text stands in links, 0 to 1."""
    total = len(text_of(element))
    linked = sum(len(text_of(link)) for link in element.find("a") if link.has("href"))
    return min(1.0, linked / total) if total else 0.0


def _find(page: Page) -> Body:
    zoned = _zones(page)
    weights = [
        (block, weight)
        for block in blocks(page.body, "rendered")
        if block.index not in zoned and (weight := _weight(block))
    ]
    if not weights:
        fallback = next(page.find("main", "article"), page.body)
        return Body(fallback, (), 0)
    container = _container(page.body, weights)
    inside = tuple(block for block, _ in weights if block.within(container))
    return Body(container, inside, sum(w for b, w in weights if b.within(container)))


def _zones(page: Page) -> frozenset[int]:
    """The indices of all elements in marked zones that are small against the whole text."""
    total = max(1, len(text_of(page.body)))
    zoned: set[int] = set()
    for element in page.body.descendants():
        inherited = element.parent is not None and element.parent.index in zoned
        if inherited or (is_outside(element) and len(text_of(element)) < total * 0.5):
            zoned.add(element.index)
    return frozenset(zoned)


def _weight(block: Element) -> int:
    if block.tag in NOT_PROSE or block.closest("figcaption"):
        return 0
    if any(
        marked(e, CAPTION) for e in (block, block.parent) if e and e.tag not in ("body", "html")
    ):
        return 0
    length = units(line_text(block))
    if length < SHORTEST_BLOCK or link_density(block) > MOST_LINKED:
        return 0
    return min(length, LONGEST_COUNTED)


def _container(top: Element, weights: Iterable[tuple[Element, int]]) -> Element:
    weights = list(weights)
    total = sum(weight for _, weight in weights)
    sums: dict[int, int] = {}
    for block, weight in weights:
        for here in (block, *block.ancestors()):
            sums[here.index] = sums.get(here.index, 0) + weight
    here = top
    while True:
        heavy = [child for child in here.elements if sums.get(child.index, 0) >= SHARE * total]
        if not heavy or (heavy[0].tag in ("p", "li") and not list(heavy[0].elements)):
            return here
        here = heavy[0]
        total = sums[here.index]


def share_of(element: Element, body: Body) -> float:
    """Which share of the running text stands in the element, 0 to 1."""
    if not body.blocks:
        return 0.0
    inside = sum(len(line_text(block)) for block in body.blocks if block.within(element))
    return inside / max(1, sum(len(line_text(block)) for block in body.blocks))


def common_ancestor(first: Element, second: Element) -> Element:
    """The nearest element that holds both."""
    mine = [first, *first.ancestors()]
    return next(up for up in (second, *second.ancestors()) if any(up is m for m in mine))
