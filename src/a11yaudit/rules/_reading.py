"""What the rules about reading share: the page's content in order, as it is read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element

MEDIA = frozenset(
    "img svg video audio canvas iframe object embed table form input select textarea button".split()
)
SILENT = frozenset("script style noscript template".split())
CODE = frozenset("code pre kbd samp var tt textarea".split())


def stream(root: Element) -> Iterator[tuple[Element, str | None]]:
    """Everything from ``root`` down in order: (element, None) at its start, (owner, text) for
    each text node that is more than space."""
    stack: list[tuple[Element, Element | str]] = [(root, root)]
    while stack:
        owner, node = stack.pop()
        if isinstance(node, str):
            if node.strip():
                yield owner, node
            continue
        yield node, None
        if node.tag not in SILENT:
            stack.extend((node, child) for child in reversed(node.children))


def is_content(element: Element) -> bool:
    """Whether the element shows something by itself, without any text."""
    return element.tag in MEDIA and element.rendered


def texts(element: Element) -> Iterator[tuple[Element, str]]:
    """The text nodes below ``element`` with the element that each stands in directly."""
    for owner, text in stream(element):
        if text is not None:
            yield owner, text


def holder_of(text: str, element: Element) -> Element | None:
    """The element whose one own text node holds ``text``; None where tags cut through it."""
    return next((owner for owner, piece in texts(element) if text in piece), None)


def is_code(element: Element) -> bool:
    """Whether the element is computer code, or stands in some."""
    return element.closest(*CODE) is not None
