"""The page has no level-1 heading and no headline that could be one.

What it finds
    A page with running text, but without any level-1 heading and without a text that stands out
    as the headline.

Why it matters
    Screen reader users jump to the level-1 heading to learn what a page is about and to start
    reading there. Here they find nothing, and nobody else sees a title either.

How to fix it
    Give the page a headline and make it the `h1`.

What it does not report
    A page whose headline is there and is only marked up wrongly (headline-not-h1 speaks of it),
    and fragments and embedded pages with little text.

References
    WCAG 1.3.1 and 2.4.6 (G141, H42); axe-core page-has-heading-one.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.headline import TITLE_PARTS, declared_titles
from a11yaudit.model import Fail, Fix, Insert, Pass, Safety, Severity
from a11yaudit.page.names import role_of
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import headline
from a11yaudit.said import say
from a11yaudit.text.norm import norm, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

SHORTEST_ARTICLE = 300
SITE_NAME = "og:site_name"
BARE = frozenset("ul ol dl table tbody tr".split())


def applies(page: Page) -> Iterator[Element]:
    """The body of a page with running text and without any headline."""
    article = article_of(page)
    length = sum(units(text_of(block)) for block in article.body)
    if headline(page) is None and length >= SHORTEST_ARTICLE:
        yield page.body


def check(element: Element, page: Page) -> Verdict:
    """Some exposed heading must be of level 1."""
    del element
    if any(h.exposed and h.level == 1 for h in article_of(page).headings):
        return Pass()
    return Fail(
        say(
            "The page has no level-1 heading, and no text on it stands out as a headline. "
            "Who jumps to the main heading finds none."
        )
    )


def fix(element: Element, page: Page) -> Fix | None:
    """Put the title that the page declares over the text."""
    del element
    article = article_of(page)
    place = article.body[0]
    while place.parent and not (place is article.root or _holds_text(place.parent, article.root)):
        place = place.parent
    titles = declared_titles(page)
    if not titles or (place.parent and place.parent.tag in BARE):
        return None
    title = _without_site(titles[0], page)
    return Fix(
        say("Put the title that the page declares over its text, as h1."),
        Safety.REVIEW,
        (Insert(place, "before", f"<h1>{escape(title, quote=False)}</h1>"),),
    )


def _holds_text(element: Element, root: Element) -> bool:
    """Whether an h1 may stand in it as the first thing that is read of the article."""
    return element is root or role_of(element) in ("main", "article")


def _without_site(title: str, page: Page) -> str:
    """The title's first part that is not the site's name."""
    sites = {norm(m.get("content")) for m in page.find("meta") if m.get("property") == SITE_NAME}
    parts = [part for part in TITLE_PARTS.split(title) if part.strip()]
    return next((part for part in parts if norm(part) not in sites), title)


_STORY = (
    "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
    "<p>Members agreed that every school will get umbrellas before the autumn begins in town.</p>"
    "<p>The first umbrellas, two hundred of them, will be handed out in the last week of May.</p>"
    "<p>Parents had asked for shelters at the bus stops too; the council will decide in June.</p>"
)

RULE = Rule(
    id="h1-missing",
    family=Family.HEADINGS,
    action="Make the headline the level-1 heading",
    severity=Severity.MODERATE,
    wcag=("1.3.1", "2.4.6"),
    overrules=("page-has-heading-one",),
    examples=(
        Bad(f"<article>{_STORY}</article>", "body", "text without any heading"),
        Bad(
            f"<title>Umbrellas | The Lund Post</title><div>{_STORY}</div>",
            "body",
            "only the title names the page",
            fixed=f"<div><h1>Umbrellas</h1>{_STORY}</div>",
        ),
        Bad(
            '<title>Rain post | Schirme</title><meta property="og:site_name" content="Rain Post">'
            f"<div>{_STORY}</div>",
            "body",
            "the site's name comes first",
            fixed=f"<div><h1>Schirme</h1>{_STORY}</div>",
        ),
        Bad(
            '<title>Umbrellas | The Lund Post</title><meta property="og:title" content="Umbrellas">'
            "<form><label>Search the Lund Post <input></label></form>"
            f"<article><p>Ann Berg, 3 May</p>{_STORY}</article>",
            "body",
            "a search form and a byline are no headline",
        ),
        Good(f"<article><h1>Umbrellas for all</h1>{_STORY}</article>", "an h1"),
        Good(
            "<title>Umbrellas for all schools</title><article>"
            f"<div>Umbrellas for all schools</div>{_STORY}</article>",
            "headline-not-h1 speaks of this page",
        ),
        Good("<p>Rain in Lund.</p>", "a fragment"),
        Good(
            '<figure><video src="rain.mp4" controls></video><figcaption>Rain falls on Lund, filmed '
            "from the roof of the town hall on Monday morning.</figcaption></figure>",
            "a video to be embedded in other pages",
        ),
        Good(
            '<div role="heading" aria-level="1">Umbrellas for all schools of the town</div>'
            f"{_STORY}",
            "a heading by ARIA",
        ),
    ),
)
