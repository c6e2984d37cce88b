"""The headline is not the page's level-1 heading.

What it finds
    The text that readers see as the headline is a plain block, or a heading of a lower level,
    and no level-1 heading says the same. Often the site's logo is the `h1` instead.

Why it matters
    Screen reader users jump to the level-1 heading to learn what the page is about and to start
    reading there. Without it they find the site's name, or nothing, and must search by ear.

How to fix it
    Make the headline the `h1`. If the logo is the `h1` now, make that a plain paragraph.

What it does not report
    A headline that stands in a level-1 heading together with a kicker, a level-1 heading that is
    hidden from sight and says the same, and two level-1 headings of which one is the headline.

References
    WCAG 1.3.1 and 2.4.6 (G130, G141, H42); axe-core page-has-heading-one.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.headline import likeness
from a11yaudit.model import Fail, Fix, Insert, Pass, RenameElement, Safety, Severity, Unsure
from a11yaudit.page.identity import address
from a11yaudit.page.reading import is_block, text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import headline, headline_heading, in_zone, outline, set_level
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say
from a11yaudit.text.norm import units
from a11yaudit.text.similarity import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yaudit.article import Heading
    from a11yaudit.model import Edit, Element, Page, Verdict

CERTAIN = 0.8
LONGER = 1.5
RENAMED = frozenset("div p span strong b h2 h3 h4 h5 h6".split())
FILLED = frozenset("td li header section a dd figcaption".split())


def applies(page: Page) -> Iterator[Element]:
    """The headline that readers see, on a page with an article."""
    found = headline(page)
    if found and article_of(page).body and found.element.visible:
        yield found.element


def check(element: Element, page: Page) -> Verdict:
    """The headline must be a level-1 heading, or one must say the same."""
    found = headline(page)
    text = found.text if found else ""
    first = [h for h in article_of(page).headings if h.exposed and h.level == 1]
    mine = headline_heading(page)
    if not element.exposed or (mine and mine.level == 1):
        return Pass()
    if any(near(h.text, text, page.lang) for h in first):
        return Pass()
    now = say("a plain {element}, not a heading", element=element.tag)
    if mine:
        now = say("a level-{level} heading", level=mine.level)
    if not first:
        message = say(
            "The headline {headline} is {now}, and the page has no level-1 heading at all. Who "
            "jumps to the main heading finds none.",
            headline=quote(text),
            now=now,
        )
    else:
        message = say(
            "The headline {headline} is {now}; the level-1 heading is {first}. Who jumps to the "
            "main heading does not reach the article.",
            headline=quote(text),
            now=now,
            first=_said(first[0]),
        )
    related = tuple(h.element for h in first[:1])
    if likeness(text, page) >= CERTAIN and all(_is_site_name(h, page) for h in first):
        return Fail(message, related)
    return Unsure(
        say("{said} Check which of the page's texts is the headline.", said=message), related
    )


def _said(heading: Heading) -> str:
    return quote(heading.text) if heading.text else say("a picture without text")


def _is_site_name(heading: Heading, page: Page) -> bool:
    """Whether the heading is outside the article: the logo, or the site's or section's name."""
    links = [link for link in heading.element.find("a") if link.has("href")]
    return (
        not heading.element.within(article_of(page).root)
        or in_zone(heading.element, page)
        or any(_leads_home(link, page) for link in links)
    )


def _leads_home(link: Element, page: Page) -> bool:
    there, here = address(link.get("href"), page.url), address(page.url)
    return there.netloc == here.netloc and there.path in ("", "/") and not there.query


def fix(element: Element, page: Page) -> Fix | None:
    """Turn the headline into an `h1`, and a logo's `h1` into a paragraph."""
    found, mine = headline(page), headline_heading(page)
    target = mine.element if mine else _block_of(element)
    if found is None or units(text_of(target)) > LONGER * units(found.text):
        return None
    edits: list[Edit] = []
    if mine or target.tag in RENAMED:
        edits += set_level(target, 1)
    elif target.tag in FILLED:
        edits += [Insert(target, "start", "<h1>"), Insert(target, "end", "</h1>")]
    else:
        return None
    logos = [h for h in article_of(page).headings if h.level == 1 and h.exposed]
    edits += [RenameElement(h.element, "p") for h in logos if h.element.tag == "h1"]
    lifted = _lifted(mine, page) if mine else ()
    edits += [edit for h, level in lifted for edit in set_level(h.element, level)]
    return Fix(_title(logos, lifted), Safety.REVIEW, tuple(edits), show=target)


def _title(logos: Sequence[Heading], lifted: Sequence[object]) -> str:
    if logos and lifted:
        return say(
            "Make the headline the h1, and the present h1 a plain paragraph, and lift the headings "
            "under it as far. Check that its look stays."
        )
    if lifted:
        return say(
            "Make the headline the h1, and lift the headings under it as far. Check that its look "
            "stays."
        )
    if logos:
        return say(
            "Make the headline the h1, and the present h1 a plain paragraph. Check that its look "
            "stays."
        )
    return say("Make the headline the h1. Check that its look stays.")


def _lifted(mine: Heading, page: Page) -> list[tuple[Heading, int]]:
    """The headings that would stand too low under an `h1`, and their new levels."""
    under = [h for h in outline(page) if h.element.index > mine.element.index]
    run = list(takewhile(lambda h: h.level > mine.level, under))
    if not run or run[0].level <= 2:  # noqa: PLR2004 (an h2 may stand under an h1)
        return []
    return [(h, h.level - mine.level + 1) for h in run]


def _block_of(element: Element) -> Element:
    """The nearest block that holds the headline and nothing else."""
    here = element
    while not is_block(here) and here.parent and text_of(here.parent) == text_of(element):
        here = here.parent
    return here


_STORY = (
    "<p>The council of Lund met on Monday to talk about the rain that fell all week.</p>"
    "<p>Members agreed that every school will get umbrellas before the autumn begins.</p>"
)

RULE = Rule(
    id="headline-not-h1",
    family=Family.HEADINGS,
    action="Make the headline the level-1 heading",
    severity=Severity.MODERATE,
    wcag=("1.3.1", "2.4.6"),
    axe=("page-has-heading-one",),
    examples=(
        Bad(
            "<title>Umbrellas for all schools</title><article>"
            f'<div class="title">Umbrellas for all schools</div>{_STORY}</article>',
            "div.title",
            "a plain block",
            fixed='<h1 class="title">Umbrellas for all schools</h1>',
        ),
        Bad(
            '<title>Umbrellas for all schools</title><header><h1><a href="/">The Lund Post</a></h1>'
            f"</header><article><h2>Umbrellas for all schools</h2>{_STORY}</article>",
            "h2",
            "the logo is the h1",
            fixed="<h1>Umbrellas for all schools</h1>",
        ),
        Bad(
            '<title>مظلات لكل المدارس</title><article><p class="title">مظلات لكل المدارس</p>'
            "<p>اجتمع المجلس يوم الاثنين للحديث عن المطر الذي هطل طوال الأسبوع في المدينة.</p>"
            "<p>اتفق الأعضاء على أن تحصل كل مدرسة على مظلات قبل أن يبدأ الخريف.</p></article>",
            "p.title",
            "an Arabic page",
            fixed='<h1 class="title">مظلات لكل المدارس</h1>',
        ),
        Bad(
            "<title>Umbrellas for all schools</title><table><tr>"
            f"<td>Umbrellas for all schools</td></tr><tr><td>{_STORY}</td></tr></table>",
            "tr:first-child td",
            "a table cell",
            fixed="<td><h1>Umbrellas for all schools</h1></td>",
        ),
        Good(
            f"<title>Umbrellas</title><article><h1>Umbrellas for all</h1>{_STORY}</article>",
            "the headline is the h1",
        ),
        Good(
            "<title>Umbrellas for all schools</title><article><h1><small>Rain</small> "
            f"<span>Umbrellas for all schools</span></h1>{_STORY}</article>",
            "a kicker in the h1",
        ),
        Good(
            "<title>Umbrellas for all schools</title><header><h1>The Lund Post</h1></header>"
            f"<article><h1>Umbrellas for all schools</h1>{_STORY}</article>",
            "two level-1 headings, one of them the headline",
        ),
        Good(
            "<title>Umbrellas for all schools</title>"
            '<h1 style="position:absolute;left:-9999px">Umbrellas for all schools</h1><article>'
            f'<div class="title">Umbrellas for all schools</div>{_STORY}</article>',
            "a hidden h1 says the same",
        ),
        Good(
            "<title>Umbrellas for all schools</title><article>"
            '<div role="heading" aria-level="1">Umbrellas for all schools</div>'
            f"{_STORY}</article>",
            "a heading by ARIA",
        ),
    ),
)
