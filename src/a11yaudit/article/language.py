"""The article's own language, script and texts: what its words say, whatever its tags say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.inventory import article_of
from a11yaudit.page.reading import is_block, text_of
from a11yaudit.text.language import MOST_READ, NOTHING, Detected, detect
from a11yaudit.text.norm import units
from a11yaudit.text.writing import clear_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page

UNREAD = frozenset("code kbd samp var script style noscript template".split())
FEWEST_UNITS = 200
SURE = 0.9
SURE_OF_HALF = 0.8


def article_texts(page: Page) -> tuple[Element, ...]:
    """The blocks of the article that take their language from ``html``; code is left out."""
    return tuple(
        block
        for block in article_of(page).body
        if not block.closest("pre", "code")
        and not any(up.get("lang").strip() for up in _around(block))
    )


def _around(block: Element) -> list[Element]:
    """The block and what it stands in, ``html`` left out."""
    return [up for up in (block, *block.ancestors()) if up.tag != "html"]


def unmarked_text(block: Element) -> str:
    """The text on the block's own lines that takes its language from the block; code is none."""
    return " ".join("".join(_unmarked(block)).split())


def _unmarked(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child if element.rendered else ""
        elif child.tag == "br" or is_block(child):
            yield "\n"
        elif not (child.get("lang").strip() or child.tag in UNREAD):
            yield from _unmarked(child)


def article_script(page: Page, fewest: int = 40) -> str:
    """The script of at least seven of ten letters of the article; "" where none is so clear.

    Japanese is told from Chinese by its kana, at least one in ten characters.
    """
    text = _text(page)
    enough = units(text[: fewest * 2]) >= fewest
    return page.once("article-script", lambda _: clear_script(text)) if enough else ""


def article_language(page: Page) -> Detected:
    """The language of the article's text that takes its language from ``html``.

    Nothing where there are fewer than 200 units, or where it is less than certain (.9, and .8 for
    each half: an article in two languages is in none). The first 4,000 characters are read.
    """
    return page.once("article-language", lambda p: _certain(_text(p)))


def written_language(page: Page) -> str:
    """The language of all of the article's text, whatever is marked; "" where unsure."""
    if article_texts(page) == article_of(page).body:
        return article_language(page).lang
    return _certain(" ".join(text_of(block) for block in article_of(page).body)).lang


def _certain(text: str) -> Detected:
    text = text[:MOST_READ]
    if units(text) < FEWEST_UNITS:
        return NOTHING
    found = detect(text)
    half = len(text) // 2
    halves = [detect(part) for part in (text[:half], text[half:])]
    agree = all(part.may_be(found.lang) and part.confidence >= SURE_OF_HALF for part in halves)
    return found if found.confidence >= SURE and agree else NOTHING


def _text(page: Page) -> str:
    return page.once(
        "article-text", lambda p: " ".join(unmarked_text(block) for block in article_texts(p))
    )
