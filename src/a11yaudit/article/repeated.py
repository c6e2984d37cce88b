"""Captions that readers meet twice: under two pictures, or as a hidden twin of a shown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.alt import caption_core
from a11yaudit.article.parts import RepeatedCaption
from a11yaudit.article.root import body_of
from a11yaudit.page.reading import text_of
from a11yaudit.text.norm import norm, tokens, units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yaudit.article.parts import Caption
    from a11yaudit.model import Element, Page

FEWEST_TOKENS = 3
LONGEST = 900


def repeated_captions(captions: Iterable[Caption], page: Page) -> tuple[RepeatedCaption, ...]:
    """Every caption text that stands two or more times on the page as a caption."""
    groups: dict[str, list[Caption]] = {}
    for caption in captions:
        key = norm(caption_core(caption), page.lang)
        if len(tokens(key)) >= FEWEST_TOKENS:
            groups.setdefault(key, []).append(caption)
    found = []
    for key, members in groups.items():
        elements = {c.element.index: c.element for c in members}
        for twin in copies_of(members[0], page):
            elements.setdefault(twin.index, twin)
        if len(elements) > 1:
            ordered = tuple(elements[i] for i in sorted(elements))
            found.append(RepeatedCaption(members[0].text, ordered))
        del key
    return tuple(found)


def copies_of(caption: Caption, page: Page) -> list[Element]:
    """Further elements near the article that hold the caption's text again, and nothing else."""
    wanted = {norm(text, page.lang) for text in (caption.text, caption.full, caption_core(caption))}
    body_blocks = {block.index for block in body_of(page).blocks}
    return [
        element
        for element in _leaves(page)
        if norm(text_of(element), page.lang) in wanted
        and not element.within(caption.element)
        and not caption.element.within(element)
        and element.index not in body_blocks - {caption.element.index}
    ]


def _leaves(page: Page) -> list[Element]:
    return page.once("leaves", _find_leaves)


def _find_leaves(page: Page) -> list[Element]:
    """The outermost elements that hold one short text, exposed to assistive technology."""
    found = []
    for element in page.body.descendants():
        if not element.exposed or element.tag in ("a", "button", "h1", "h2", "h3", "option"):
            continue
        text = text_of(element, "exposed")
        parent = element.parent
        if not text or units(text) > LONGEST:
            continue
        if parent is not None and text_of(parent, "exposed") == text and parent.tag != "body":
            continue
        found.append(element)
    return found
