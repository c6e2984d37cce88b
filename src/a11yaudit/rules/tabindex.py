"""The Tab key jumps here before its turn.

What it finds
    Links, buttons, fields and other elements with a `tabindex` of 1 or more. The browser visits
    them before everything else on the page, smallest number first.

Why it matters
    Keyboard users are taken out of the order in which the page is read and put down somewhere
    else afterwards. Every element that is added later has to be numbered too, and never is.

How to fix it
    Remove the number everywhere on the page (`tabindex="0"` where the element takes no focus by
    itself) and put the elements into the order in which they are read.

What it does not report
    `tabindex="0"` and `tabindex="-1"`, elements that are hidden or switched off. A number that
    changes nothing, because the element is the first on the page anyway, is an advice; it is
    moderate where the order within one form, list or text is broken.

References
    WCAG 2.4.3 (F44, H4); axe-core tabindex.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.model import (
    Fail,
    Fix,
    Pass,
    RemoveAttribute,
    Safety,
    SetAttribute,
    Severity,
    Unsure,
)
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._focus import called
from a11yaudit.said import say, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Edit, Element, Page, Verdict

NUMBER = re.compile(r"\s*\+?(\d+)")
BY_ITSELF = frozenset("a area button input select textarea summary iframe audio video".split())
BOXES = {
    "form": say("the form"),
    "fieldset": say("the group of fields"),
    "ul": say("the list"),
    "ol": say("the list"),
    "nav": say("the menu"),
    "table": say("the table"),
    "dialog": say("the dialog"),
    "article": say("the article"),
    "aside": say("the box at the side"),
    "section": say("the section"),
    "main": say("the main part"),
}


def applies(page: Page) -> Iterator[Element]:
    """What the Tab key reaches and has a tabindex."""
    return (e for e in page.elements if e.has("tabindex") and e.focusable and not e.in_shadow)


def check(element: Element, page: Page) -> Verdict:
    """Its turn comes by its place in the page, not by a number."""
    if not _number(element):
        return Pass()
    ranks = _ranks(page)
    mine = ranks[element.index]
    passed = sum(index < element.index for index, rank in ranks.items() if rank > mine)
    values = {
        "name": called(element, page, first=True),
        "attribute": f'`tabindex="{element.get("tabindex").strip()}"`',
    }
    box = _box_of(element)
    if box is not None and not _keeps_together(box, page):
        return Fail(
            say(
                "{name} has {attribute}: the Tab key comes here before its turn, and {box} around "
                "it is not gone through in the order in which it is read.",
                **values,
                box=BOXES[box.tag],
            ),
            severity=Severity.MODERATE,
        )
    if passed:
        return Fail(
            say_number(
                "{name} has {attribute}: the Tab key comes here before it comes to {number} "
                "element that stands above.",
                "{name} has {attribute}: the Tab key comes here before it comes to {number} "
                "elements that stand above.",
                passed,
                **values,
            )
        )
    if any(index > element.index for index, rank in ranks.items() if rank < mine):
        return Fail(
            say(
                "{name} has {attribute}: the Tab key comes here after elements that stand below.",
                **values,
            )
        )
    return Unsure(
        say(
            "{name} has {attribute}. It changes nothing yet, because the element comes first "
            "anyway; whatever is put above it will be visited after it.",
            **values,
        ),
        severity=Severity.ADVICE,
    )


def fix(element: Element, page: Page) -> Fix:  # noqa: ARG001 (the signature of every rule)
    """Without the number; in a form or a list without those of its other elements too."""
    box = _box_of(element)
    along = [e for e in box.descendants() if e.focusable and _number(e)] if box else []
    edits = tuple(_without(one) for one in along or [element])
    title = say("Let the Tab key come here by the element's place in the page.")
    if len(edits) > 1 and box is not None:
        title = say(
            "Remove all numbers of {box}, so that its order is that of the page.",
            box=BOXES[box.tag],
        )
    return Fix(title, Safety.REVIEW, edits, show=element)


def _without(element: Element) -> Edit:
    if element.tag in BY_ITSELF and (element.tag != "a" or element.has("href")):
        return RemoveAttribute(element, "tabindex")
    return SetAttribute(element, "tabindex", "0")


def _number(element: Element) -> int:
    """The positive tabindex as browsers read it, or 0."""
    match = NUMBER.match(element.get("tabindex"))
    return int(match.group(1)) if match else 0


def _ranks(page: Page) -> dict[int, int]:
    """At which place the Tab key comes to each element, by the elements' numbers."""
    return page.once("tab-order", _compute)


def _compute(page: Page) -> dict[int, int]:
    stops = [element for element in page.elements if element.focusable]
    last = max(map(_number, stops), default=0) + 1
    order = sorted(stops, key=lambda stop: (_number(stop) or last, stop.index))
    return {stop.index: rank for rank, stop in enumerate(order)}


def _box_of(element: Element) -> Element | None:
    """The form that the element belongs to, else the nearest part with an order of its own."""
    inside = [up for up in element.ancestors() if up.tag in BOXES]
    return next((up for up in inside if up.tag == "form"), next(iter(inside), None))


def _keeps_together(box: Element, page: Page) -> bool:
    """Whether the box's elements are visited one after the other and in their order."""
    ranks = _ranks(page)
    places = [ranks[e.index] for e in box.descendants() if e.focusable]
    return places == list(range(places[0], places[0] + len(places)))


_MENU = '<nav><a href="/1">Town</a> <a href="/2">Moor</a></nav>'
_FIELDS = (
    '<form action="/join"><label>Name <input name="name"{0}></label> '
    '<label>Street <input name="street"{1}></label> <button{2}>Join</button></form>'
)
_LEAD = "<p>It has rained in Lund for three days.</p>"

RULE = Rule(
    id="tabindex",
    family=Family.KEYBOARD,
    action="Let the Tab key follow the reading order",
    severity=Severity.MINOR,
    wcag=("2.4.3",),
    axe=("tabindex",),
    examples=(
        Bad(
            f'{_MENU}<div><button tabindex="1">Menu</button></div>{_LEAD}',
            "button",
            "a button before the links above it",
            fixed="<button>Menu</button>",
        ),
        Bad(
            _MENU + _FIELDS.format("", ' tabindex="5"', ""),
            "input[name=street]",
            "one field of a form",
            fixed='<input name="street">',
        ),
        Bad(
            f'{_LEAD}<p><a href="/1">Town</a></p><div role="button" tabindex="3">More</div>',
            "div",
            "an element that takes no focus by itself",
            fixed='<div role="button" tabindex="0">More</div>',
        ),
        Bad(
            '<html lang="he" dir="rtl"><body><nav><a href="/1">עיר</a></nav><main><p>יורד גשם.</p>'
            '<a href="/2" tabindex="2">נהר</a></main></body></html>',
            "main a",
            "a page from right to left",
            fixed='<a href="/2">נהר</a>',
        ),
        Bad(
            f'<a href="#story" tabindex="1">Skip to main content</a>{_MENU}'
            f'<main id="story">{_LEAD}</main>',
            "a[tabindex]",
            "it comes first anyway",
            fixed='<a href="#story">Skip to main content</a>',
            outcome="review",
        ),
        Good(_MENU + _FIELDS.format("", "", ""), "no tabindex"),
        Good(
            f'{_MENU}<div role="button" tabindex="0">More</div><main tabindex="-1">{_LEAD}</main>',
            "0 and -1",
        ),
        Good(f'{_MENU}<p tabindex="">{_LEAD}</p><a href="/3" tabindex="none">x</a>', "no number"),
        Good(
            f'{_MENU}<div hidden><button tabindex="1">Menu</button></div>'
            '<button tabindex="2" disabled>Send</button>',
            "hidden, and switched off",
        ),
    ),
)
