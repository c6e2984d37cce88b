"""The page cannot be zoomed.

What it finds
    A viewport line that forbids zooming (`user-scalable=no`) or ends it below twice the size
    (`maximum-scale=1`).

Why it matters
    Who sees poorly draws the page larger with two fingers. Where a browser obeys this line, the
    article stays as small as it is.

How to fix it
    Take the two words out of the line: `width=device-width, initial-scale=1` is enough.

What it does not report
    A line that ends the zoom at twice the size or later, and one that only says at which size the
    page begins.

References
    WCAG 1.4.4 (ACT b4f0c3); axe-core meta-viewport.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, RemoveElement, Safety, SetAttribute, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Edit, Element, Page, Verdict

ENOUGH = 2.0
STATED = re.compile(r"\s*([\w-]+)\s*(?:=\s*([^\s,;]*))?\s*")
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
WORDS = {"yes": 1.0, "device-width": 10.0, "device-height": 10.0}


def applies(page: Page) -> Iterator[Element]:
    """Every viewport line."""
    for meta in page.find("meta"):
        if meta.get("name").strip().lower() == "viewport" and meta.get("content").strip():
            yield meta


def check(element: Element, page: Page) -> Verdict:
    """It must leave zooming to the reader."""
    del page
    bad = [part.strip() for part in _parts(element) if _forbids(part)]
    if not bad:
        return Pass()
    return Fail(
        say(
            "The viewport line says {words}: on phones that obey it nobody can draw the page "
            "larger.",
            words=quote(", ".join(bad)),
        )
    )


def _parts(element: Element) -> list[str]:
    return re.split(r"[,;]", element.get("content"))


def _forbids(part: str) -> bool:
    stated = STATED.fullmatch(part)
    if not stated:
        return False
    name, value = stated[1].lower(), (stated[2] or "").lower()
    if name == "user-scalable":
        number = _number(value)
        return value == "no" or (number is not None and -1 < number < 1)
    if name == "maximum-scale":
        number = WORDS.get(value, _number(value))
        return value == "no" or (number is not None and 0 <= number < ENOUGH)
    return False


def _number(value: str) -> float | None:
    found = NUMBER.match(value)
    return float(found[0]) if found else None


def fix(element: Element, page: Page) -> Fix:
    """The line without what forbids zooming; nothing else in it changes."""
    del page
    kept = ", ".join(
        part.strip() for part in _parts(element) if part.strip() and not _forbids(part)
    )
    edit: Edit = SetAttribute(element, "content", kept) if kept else RemoveElement(element)
    return Fix(say("Let readers zoom."), Safety.SAFE, (edit,))


def _page(content: str) -> str:
    """A page with this viewport line."""
    return (
        f'<html lang="en"><head><title>Rain</title><meta name="viewport" content="{content}">'
        "</head><body><h1>Rain in Lund</h1><p>It has rained for three days.</p></body></html>"
    )


RULE = Rule(
    id="zoom-disabled",
    family=Family.DOCUMENT,
    action="Let readers enlarge the page",
    severity=Severity.SERIOUS,
    wcag=("1.4.4",),
    axe=("meta-viewport",),
    examples=(
        Bad(
            _page("width=device-width, initial-scale=1, user-scalable=no"),
            "meta",
            "zooming is forbidden",
            fixed='<meta name="viewport" content="width=device-width, initial-scale=1">',
        ),
        Bad(
            _page("width=device-width,initial-scale=1.0,maximum-scale=1.0,user-scalable=0"),
            "meta",
            "zooming ends where it begins, and is forbidden",
            fixed='<meta name="viewport" content="width=device-width, initial-scale=1.0">',
        ),
        Bad(
            _page("user-scalable=no"),
            "meta",
            "nothing else is said",
            fixed="<head><title>Rain</title></head>",
        ),
        Bad(_page("width=device-width; Maximum-Scale = 1.5"), "meta", "semicolons and capitals"),
        Good(_page("width=device-width, initial-scale=1"), "the usual line"),
        Good(_page("width=device-width, maximum-scale=5, user-scalable=yes"), "room enough"),
        Good(_page("width=device-width, maximum-scale=2"), "twice the size"),
        Good(_page("width=device-width, minimum-scale=1"), "a smallest size"),
        Good(_page("user-scalable=1, maximum-scale=-1"), "a value that browsers pass over"),
        Good(_page(""), "an empty line"),
    ),
)
