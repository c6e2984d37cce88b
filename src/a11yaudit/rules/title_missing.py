"""The page has no title.

What it finds
    A page without a `title` element, or with an empty one.

Why it matters
    The title is the first thing a screen reader says of a page, and what it says when somebody
    goes through open tabs, bookmarks and search results. Without it people hear the address.

How to fix it
    Write the headline into the `title`, and after it the site's name.

What it does not report
    Titles that a script sets, and the titles inside of drawings (`svg`), which are no page titles.

References
    WCAG 2.4.2 (G88, H25); ACT rule 2779a5; axe-core document-title.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Insert, Pass, Safety, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The page as a whole."""
    yield page.root


def check(element: Element, page: Page) -> Verdict:  # noqa: ARG001 (the signature of every rule)
    """The page needs a title with something to read."""
    if _title(page):
        return Pass()
    return Fail(
        say("The page has no title: in tabs and bookmarks people hear its address instead.")
    )


def fix(element: Element, page: Page) -> Fix:
    """The headline and the site's name, where the page has them."""
    headline = article_of(page).headline
    names = (m.get("content") for m in page.find("meta") if m.get("property") == "og:site_name")
    site = next(names, "").strip()
    words = " – ".join(part for part in (headline.text if headline else "", site) if part)
    text = html.escape(words or "[what the page is about]", quote=False)
    empty = next(_page_titles(page), None)
    head = next(page.find("head"), element)
    edit = Insert(empty, "start", text) if empty else Insert(head, "end", f"<title>{text}</title>")
    return Fix(
        say("Use the headline as the title.") if headline else say("Write a title for the page."),
        Safety.REVIEW if headline else Safety.ADVICE,
        (edit,),
    )


def _title(page: Page) -> str:
    if page.has_layout:
        return page.title.strip()
    return " ".join(c.strip() for t in _page_titles(page) for c in t.children if isinstance(c, str))


def _page_titles(page: Page) -> Iterator[Element]:
    return (title for title in page.find("title") if not title.closest("svg"))


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)

RULE = Rule(
    id="title-missing",
    family=Family.DOCUMENT,
    action="Give the page a title",
    severity=Severity.SERIOUS,
    wcag=("2.4.2",),
    axe=("document-title",),
    examples=(
        Bad(
            '<html><head><meta property="og:site_name" content="Lund Daily"></head><body>'
            f"{_TEXT}</body></html>",
            "html",
            "no title",
            fixed='<head><meta property="og:site_name" content="Lund Daily"><title>Rain in Lund – '
            "Lund Daily</title></head>",
        ),
        Bad(
            f"<html><head><title> </title></head><body>{_TEXT}</body></html>",
            "html",
            "an empty title",
            fixed="<title>Rain in Lund </title>",
        ),
        Bad(
            f"<html><body>{_TEXT}<svg><title>A cloud</title></svg></body></html>",
            "html",
            "a drawing's title is no page title",
        ),
        Good(
            f"<html><head><title>Rain in Lund</title></head><body>{_TEXT}</body></html>", "a title"
        ),
        Good("<html><head><title>雨</title></head><body><p>Rain</p></body></html>", "a short one"),
    ),
)
