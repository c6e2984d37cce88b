"""A heading has nothing under it.

What it finds
    A heading in the article after which the next thing that assistive technology receives is
    another heading of the same or a higher level.

Why it matters
    Who jumps to the heading to read its section hears the next heading at once and must find out
    whether something is missing.

How to fix it
    Put the text under the heading, join the two headings, or make the first a plain paragraph.

What it does not report
    Headings of panels that open by click (tabs, accordions); a heading followed by a picture, a
    video, a table or a form; a heading that is a picture itself; a heading followed by one of a
    lower level.

References
    WCAG 1.3.1 and 2.4.6; advice of several public editorial guides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Pass, Severity
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import sections
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

PANEL_ROLES = frozenset("tab button".split())


def applies(page: Page) -> Iterator[Element]:
    """The article's headings that open no panel and have some text."""
    for section in sections(page):
        if text_of(section.heading.element) and not _opens(section.heading.element):
            yield section.heading.element


def _opens(element: Element) -> bool:
    """Whether the heading is, holds or stands in a control that opens its panel."""
    return any(
        e.tag in ("button", "summary", "details")
        or e.get("role").lower() in PANEL_ROLES
        or e.has("aria-expanded")
        or e.has("aria-controls")
        or e.has("onclick")
        for e in (element, *element.descendants(), *element.ancestors())
        if e.tag not in ("body", "html")
    )


def check(element: Element, page: Page) -> Verdict:
    """Something must stand between a heading and the next of its level or above."""
    section = next(s for s in sections(page) if s.heading.element is element)
    after = section.following
    if not section.empty or after is None or after.level > section.heading.level:
        return Pass()
    return Fail(
        say(
            "Nothing stands under the heading {heading}: the next thing that is read out is "
            "the heading {next}.",
            heading=quote(section.heading.text),
            next=quote(after.text),
        ),
        (after.element,),
    )


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_TOP = f"<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>{_P}"

RULE = Rule(
    id="heading-without-content",
    family=Family.HEADINGS,
    action="Put text under every heading",
    severity=Severity.MINOR,
    wcag=("1.3.1", "2.4.6"),
    examples=(
        Bad(
            f"{_TOP}<h2>Costs</h2><h2>Parents</h2>{_P}</article>",
            "h2:first-of-type",
            "the next heading follows at once",
        ),
        Bad(
            f"{_TOP}<h2>Schools</h2>{_P}<h3>North</h3><div><h2>Parents</h2></div>{_P}</article>",
            "h3",
            "a heading of a higher level follows",
        ),
        Good(f"{_TOP}<h2>Costs</h2><h3>Schools</h3>{_P}</article>", "a lower level follows"),
        Good(
            f'{_TOP}<h2>Costs</h2><img src="costs.png" alt="Bars"><h2>Parents</h2>{_P}</article>',
            "a picture",
        ),
        Good(
            f'{_TOP}<h2><img src="costs.png" alt="Bars"></h2><h2>Parents</h2>{_P}</article>',
            "a picture that is set as a heading",
        ),
        Good(
            f"{_TOP}<h2>Costs</h2><table><tr><td>7</td></tr></table><h2>Parents</h2>{_P}</article>",
            "a table",
        ),
        Good(
            f"{_TOP}<div><h2>Costs</h2>200 crowns</div><h2>Parents</h2>{_P}</article>", "bare text"
        ),
        Good(
            f"{_TOP}<h2><button>Costs</button></h2><h2><button>Parents</button></h2>{_P}</article>",
            "an accordion",
        ),
        Good(
            f"{_TOP}<h2>Costs</h2><div hidden>200 crowns</div><h2>Parents</h2>{_P}</article>",
            "a panel that is closed now",
        ),
        Good(f'{_TOP}<h2 role="tab">Costs</h2><h2 role="tab">Parents</h2>{_P}</article>', "tabs"),
    ),
)
