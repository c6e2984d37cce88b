"""A page's structure in a few hundred numbers: which places there are, never how many of each."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.root import body_of
from a11yaudit.model import Signature
from a11yaudit.page.identity import place, step_of
from a11yaudit.site.where import number_of, regions

if TYPE_CHECKING:
    from a11yaudit.model import Element, Page

SILENT = frozenset(
    "head script style template noscript link meta br source track param option".split()
)
OPAQUE = frozenset("svg math select video audio object iframe picture".split())
MOST_PLACES = 600


def signature_of(page: Page) -> Signature:
    """The signature of the page.

    Of the running text only the kinds of blocks count, not what is in them: that is how an editor
    wrote one article, with or without a gallery, in three paragraphs or forty.
    """
    container = body_of(page).container
    found: dict[str, set[int]] = {"main": set()}
    numbers: list[int] = []
    shut: list[bool] = []
    for element in page.elements:
        up = element.parent
        above, closed = (numbers[up.index], shut[up.index]) if up else (0, False)
        step = "" if closed or element.tag in SILENT else step_of(element)
        number = number_of([step], above) if step else above
        numbers.append(number)
        shut.append(closed or element.tag in SILENT or element.tag in OPAQUE or up is container)
        if step:
            region = regions(page)[element.index]
            found.setdefault("main" if region.in_main else region.part, set()).add(number)
    main = found.pop("main")
    blocks = tuple((part, _packed(places)) for part, places in sorted(found.items()))
    return Signature(_packed(main), blocks, anchor_of(page))


def anchor_of(page: Page) -> str:
    """Where the headline and the running text stand: what a template is recognised by."""
    article = article_of(page)
    ends: list[Element] = [article.root]
    if article.headline:
        ends.append(article.headline.element)
    return " | ".join(place(element) for element in ends)


def _packed(numbers: set[int]) -> array[int]:
    return array("I", sorted(numbers)[:MOST_PLACES])
