"""CSS selectors are answered from the page as it was read, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import soupsieve
from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from a11yaudit.model import Page


def is_selector(css: str) -> bool:
    """Whether the text is a CSS selector that `matching` understands."""
    try:
        soupsieve.compile(css)
    except (soupsieve.SelectorSyntaxError, ValueError):
        return False
    return True


def matching(page: Page, css: str) -> frozenset[int]:
    """The numbers of the elements that the selector matches; `is_selector` must hold."""
    return page.once(("selected", css), lambda here: _matching(here, css))


def _matching(page: Page, css: str) -> frozenset[int]:
    soup, numbers = page.once("soup", _soup)
    return frozenset(numbers[id(tag)] for tag in soupsieve.select(css, soup))


def _soup(page: Page) -> tuple[BeautifulSoup, dict[int, int]]:
    """The page's elements as Beautiful Soup's tags, and their numbers; texts are left out."""
    soup = BeautifulSoup("", "html5lib")
    soup.clear()
    tags: list[Tag] = []
    for element in page.elements:
        tag = soup.new_tag(element.tag, attrs={**element.attrs})
        (tags[element.parent.index] if element.parent else soup).append(tag)
        tags.append(tag)
    return soup, {id(tag): number for number, tag in enumerate(tags)}
