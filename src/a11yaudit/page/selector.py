"""A CSS selector that names one element of a page, as short as it can be and exact."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11yaudit.model import Element, Page

_PLAIN = re.compile(r"-?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*")
LONGEST_CLASS = 40


def selector_of(element: Element, page: Page) -> str:
    """The selector: an unambiguous id, class or tag, else a path down from the nearest one."""
    counts = page.once("selector-counts", _counts)
    steps: list[str] = []
    here: Element | None = element
    while here is not None:
        anchor = _anchor(here, counts)
        if anchor:
            return " > ".join([anchor, *reversed(steps)])
        steps.append(_step(here))
        here = here.parent
    return " > ".join(reversed(steps))


def escape(ident: str) -> str:
    """The identifier as CSS writes it (CSSOM, "serialize an identifier")."""
    if _PLAIN.fullmatch(ident):
        return ident
    out = "".join(
        c if c.isalnum() or c in "-_" or ord(c) > 0x7F else f"\\{c}"  # noqa: PLR2004 (ASCII)
        for c in ident
    )
    if out[:1].isdigit():
        out = f"\\{ord(out[0]):x} {out[1:]}"
    return out


def _counts(page: Page) -> Counter[str]:
    counts: Counter[str] = Counter()
    for element in page.elements:
        counts[element.tag] += 1
        if element.get("id"):
            counts[f"#{element.get('id')}"] += 1
        for name in set(element.classes):
            counts[f"{element.tag}.{name}"] += 1
    return counts


def _anchor(element: Element, counts: Counter[str]) -> str:
    ident = element.get("id")
    if ident and not any(c.isspace() for c in ident) and counts[f"#{ident}"] == 1:
        return f"#{escape(ident)}"
    for name in element.classes:
        if len(name) <= LONGEST_CLASS and counts[f"{element.tag}.{name}"] == 1:
            return f"{element.tag}.{escape(name)}"
    return escape(element.tag) if counts[element.tag] == 1 else ""


def _step(element: Element) -> str:
    if element.parent is None:
        return element.tag
    same = [e for e in element.parent.elements if e.tag == element.tag]
    tag = escape(element.tag)
    return tag if len(same) == 1 else f"{tag}:nth-of-type({same.index(element) + 1})"
