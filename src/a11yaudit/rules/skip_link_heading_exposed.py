"""The label of the skip links is a heading before the page's own.

What it finds
    A heading, hidden from sight, that stands before the headline and under which there are only
    links to places in the same page ("Accessibility links" over "Skip to content").

Why it matters
    In a screen reader's list of headings it is the first entry, before the headline, and pretends
    a section of the article that is none.

How to fix it
    Make it a plain paragraph, or label the list of links (`aria-label` on a `nav`) instead.

What it does not report
    Tables of contents and other headings that everybody sees, headings over links to other pages,
    and hidden headings that head real sections.

References
    WCAG 2.4.6; advice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.skiplinks import fragment_of
from a11yaudit.model import (
    Fail,
    Fix,
    Pass,
    RemoveAttribute,
    RemoveElement,
    RenameElement,
    Safety,
    SetAttribute,
    Severity,
)
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import OVERRIDING, headline
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Edit, Element, Page, Verdict

HIGHEST = 4


def applies(page: Page) -> Iterator[Element]:
    """The headings before the headline that only screen readers get."""
    found = headline(page)
    first = next((h for h in article_of(page).headings if h.level == 1 and h.exposed), None)
    end = found.element.index if found else first.element.index if first else len(page.elements)
    for heading in article_of(page).headings:
        element = heading.element
        if heading.exposed and not element.visible and heading.text and element.index < end:
            yield element


def check(element: Element, page: Page) -> Verdict:
    """Under it there must be more than links within the page."""
    links = _links_under(element, page)
    if not links:
        return Pass()
    return Fail(
        say(
            "{heading} is a heading that only screen readers get; it stands before the "
            "headline and heads nothing but links within the page.",
            heading=quote(text_of(element)),
        ),
        (links[0],),
    )


def _links_under(element: Element, page: Page) -> list[Element]:
    """The in-page links that are all that stands with the heading in its box, or nothing."""
    box = _box_of(element)
    if box is None:
        return []
    links = [a for a in box.find("a") if a.exposed and text_of(a) and a.has("href")]
    told = "".join((text_of(element), *map(text_of, links))).replace(" ", "")
    only = text_of(box).replace(" ", "") == told
    return links if only and all(fragment_of(a, page) is not None for a in links) else []


def _box_of(element: Element) -> Element | None:
    """The nearest box that holds more than the heading."""
    said = norm(text_of(element))
    for up in list(element.ancestors())[:HIGHEST]:
        if up.tag not in ("body", "html") and norm(text_of(up)) != said:
            return up
    return None


def fix(element: Element, page: Page) -> Fix:
    """Its words name the links' box as a region; where there is no box for that, a paragraph."""
    del page
    box = _box_of(element)
    named = box is not None and (box.has("aria-label") or box.has("aria-labelledby"))
    if box is not None and not named and (box.tag == "nav" or _is_plain(box)):
        edits: list[Edit] = [RemoveElement(element)]
        if box.tag != "nav":
            edits.append(SetAttribute(box, "role", "navigation"))
        edits.append(SetAttribute(box, "aria-label", text_of(element)))
        title = say("Let its words name the links as a navigation region.")
        return Fix(title, Safety.REVIEW, tuple(edits), show=box)
    edits = [RenameElement(element, "p")] if element.tag != "div" else []
    edits += [RemoveAttribute(element, name) for name in OVERRIDING if element.has(name)]
    return Fix(say("Make it a plain paragraph."), Safety.REVIEW, tuple(edits), show=element)


def _is_plain(box: Element) -> bool:
    return box.tag in ("div", "section") and not box.has("role")


_AWAY = "position:absolute;left:-9999px"
_STORY = (
    '<main id="m"><h1>Umbrellas for all</h1>'
    "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
    "<p>Members agreed that every school will get umbrellas before the autumn begins.</p></main>"
)

RULE = Rule(
    id="skip-link-heading-exposed",
    family=Family.SKIP_LINKS,
    action="Keep labels of skip links out of the headings",
    severity=Severity.ADVICE,
    wcag=("2.4.6",),
    examples=(
        Bad(
            f'<div><h2 style="{_AWAY}">Accessibility links</h2><ul><li><a href="#m">Skip to main '
            f"content</a></li></ul></div>{_STORY}",
            "h2",
            "over a skip link",
            fixed='<div role="navigation" aria-label="Accessibility links"><ul><li><a href="#m">'
            "Skip to main content</a></li></ul></div>",
        ),
        Bad(
            f'<nav><h2 style="{_AWAY}">Sprungmarken</h2><a href="#m">Zum Inhalt</a></nav>{_STORY}',
            "h2",
            "in any language",
        ),
        Bad(
            f'<div><div role="heading" aria-level="2" style="{_AWAY}">روابط</div>'
            f'<a href="#m">إلى المحتوى</a></div>{_STORY}',
            'div[role="heading"]',
            "a heading by role",
            fixed='<div role="navigation" aria-label="روابط"><a href="#m">إلى المحتوى</a></div>',
        ),
        Good(
            f'<nav><h2>Contents</h2><a href="#m">Umbrellas</a></nav>{_STORY}',
            "a table of contents that everybody sees",
        ),
        Good(
            f'<nav><h2 style="{_AWAY}">Menu</h2><a href="/">Home</a></nav>{_STORY}',
            "over links to other pages",
        ),
        Good(
            f'<div><h2 style="{_AWAY}">News</h2><p>Rain in Lund.</p><a href="#m">More</a></div>'
            f"{_STORY}",
            "a hidden heading over a text",
        ),
        Good(
            f'<div><p style="{_AWAY}">Links</p><a href="#m">Skip to content</a></div>{_STORY}',
            "a paragraph",
        ),
    ),
)
