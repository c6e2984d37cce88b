"""The article as assistive technology receives it: one line per thing that is announced.

First form, made from the snapshot: roles and names as HTML-AAM gives them. Called "what the
browser exposes", never a simulation of a screen reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.parts import TranscriptLine
from a11yaudit.page.names import heading_level, is_presentational, name_of, role_of
from a11yaudit.page.reading import is_block, text_of
from a11yaudit.text.norm import norm, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page

FEWEST_TOKENS = 4


def transcript_of(root: Element, page: Page) -> tuple[TranscriptLine, ...]:
    """The lines below ``root`` in reading order; ``repeats`` marks what was said before."""
    lines: list[TranscriptLine] = []
    heard: dict[str, int] = {}
    for role, text, element in _lines(root, page):
        key = norm(text, page.lang)
        earlier = heard.get(key) if len(tokens(key)) >= FEWEST_TOKENS else None
        if earlier is None:
            heard[key] = len(lines)
        lines.append(TranscriptLine(role, text, element, earlier))
    return tuple(lines)


def _lines(element: Element, page: Page) -> Iterator[tuple[str, str, Element]]:
    if not element.rendered or element.get("aria-hidden") == "true":
        return
    if element.tag == "img":
        name = name_of(element, page)
        if element.exposed and not is_presentational(element) and (name or not element.has("alt")):
            yield "image", name, element
        return
    inline = _inline_text(element)
    if inline:
        role = role_of(element)
        if heading_level(element):
            role = f"heading {heading_level(element)}"
        yield role or "text", inline, element
    for child in element.elements:
        if is_block(child) or child.tag in (
            "img",
            "picture",
            "a",
            "span",
            "em",
            "strong",
            "b",
            "i",
        ):
            yield from _nested(child, page, spoken=bool(inline))


def _nested(child: Element, page: Page, *, spoken: bool) -> Iterator[tuple[str, str, Element]]:
    """Blocks are lines of their own; inside a spoken line only its pictures are."""
    if is_block(child) or not spoken:
        yield from _lines(child, page)
        return
    for image in (child, *child.descendants()):
        if image.tag == "img":
            yield from _lines(image, page)


def _inline_text(element: Element) -> str:
    """The text of the line that the element's own inline content makes."""
    if not element.exposed or not is_block(element):
        return "" if is_block(element) else text_of(element, "exposed")
    has_text = any(
        (isinstance(c, str) and c.strip())
        or (not isinstance(c, str) and not is_block(c) and text_of(c, "exposed"))
        for c in element.children
    )
    if not has_text:
        return ""
    if any(is_block(c) for c in element.elements if text_of(c, "exposed")):
        own = [
            c if isinstance(c, str) else text_of(c, "exposed")
            for c in element.children
            if isinstance(c, str) or not is_block(c)
        ]
        return " ".join(" ".join(own).split())
    return text_of(element, "exposed")
