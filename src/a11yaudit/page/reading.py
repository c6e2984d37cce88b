"""The text of elements as readers get it: blocks apart, inline text together, space collapsed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from a11yaudit.model import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

Reader = Literal["rendered", "visible", "exposed", "source"]

INLINE_DISPLAYS = frozenset({"inline", "contents", "ruby", "inline-block", "inline-flex"})
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


@lru_cache(maxsize=32768)
def text_of(element: Element, reader: Reader = "rendered", sep: str = " ") -> str:
    """The element's text with blocks and ``br`` parted by ``sep``; pictures add nothing.

    ``reader`` picks whose text: all that is rendered, what a sighted reader sees, what
    assistive technology receives, or all that stands in the source.
    """
    raw = "".join(_pieces(element, reader))
    lines = _LINES.sub("\n", _SPACE.sub(" ", raw)).strip()
    return lines.replace("\n", sep)


@lru_cache(maxsize=32768)
def line_text(block: Element, reader: Reader = "rendered") -> str:
    """The text on the block's own lines, without that of blocks inside it."""
    raw = "".join(_pieces(block, reader, nested=False))
    return _LINES.sub("\n", _SPACE.sub(" ", raw)).strip().replace("\n", " ")


def own_text(element: Element) -> str:
    """The text that stands directly in the element, not in its children."""
    return " ".join(" ".join(c for c in element.children if isinstance(c, str)).split())


def is_block(element: Element) -> bool:
    """Whether the element stands on lines of its own."""
    return element.style.display not in INLINE_DISPLAYS


def blocks(root: Element, reader: Reader = "rendered") -> Iterator[Element]:
    """The innermost blocks with text of their own below ``root``, in document order.

    A block counts when it holds text outside of any further block: paragraphs, list items,
    headings, captions, and a ``div`` with bare text.
    """
    for element in (root, *root.descendants()):
        if (
            (reader == "source" or getattr(element, reader))
            and is_block(element)
            and _has_inline_text(element)
        ):
            yield element


def _has_inline_text(block: Element) -> bool:
    stack: list[Element | str] = list(block.children)
    while stack:
        child = stack.pop()
        if isinstance(child, str):
            if child.strip():
                return True
        elif not is_block(child) and child.tag not in ("script", "style", "noscript"):
            stack.extend(child.children)
    return False


def _pieces(element: Element, reader: Reader, *, nested: bool = True) -> Iterator[str]:
    if element.tag == "br":
        yield "\n"
        return
    if element.tag in ("script", "style", "noscript", "template"):
        return
    if not element.rendered and reader != "source":
        return
    shown = reader == "source" or bool(getattr(element, reader))
    block = is_block(element)
    if block:
        yield "\n"
    for child in element.children:
        if isinstance(child, Element):
            if nested or not is_block(child):
                yield from _pieces(child, reader, nested=nested)
        elif shown:
            yield child.replace("\n", " ")
    if block:
        yield "\n"
