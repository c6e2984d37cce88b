"""A skip link leads nowhere.

What it finds
    A skip link to a place in the page (`#main`) that is not there: no element has that `id` or
    `name`. Where the page was tried with real keys, the link also moves nothing when it is used.

Why it matters
    Keyboard and screen reader users press Enter, nothing happens, and they go through all the
    links of the menu after all, on every page.

How to fix it
    Give the element that holds the article the `id` that the link names, or let the link name the
    `id` that is there.

What it does not report
    `#top`, which browsers know, links that a script answers (where keys were used: that move
    anything; else by their markup: `onclick`, `#/route`, `#!page`, `#0`), links to another page,
    and links that keys cannot reach.

References
    WCAG 2.4.1 (G1, G123, G124); axe-core skip-link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from a11yaudit.article.skiplinks import fragment_of
from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._skip_links import HELD_BY_SCRIPT, destination_of, usable_skip_links
from a11yaudit.rules._skip_use import Effect, tried_at, use_of
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import SkipLink
    from a11yaudit.behaviour import SkipTrial
    from a11yaudit.model import Element, Page, Verdict

KNOWN_TO_BROWSERS = frozenset({"top"})
_SCRIPTED = re.compile(r"[/!:?=]|\d+$")


def applies(page: Page) -> Iterator[Element]:
    """The skip links into this page; untried ones only if no script is known to answer them."""
    for link in usable_skip_links(page):
        fragment = fragment_of(link.element, page)
        if fragment is None or fragment.lower() in KNOWN_TO_BROWSERS:
            continue
        scripted = any(link.element.has(name) for name in HELD_BY_SCRIPT)
        known = tried_at(link.element, page) is not None
        if known or not (scripted or _SCRIPTED.match(fragment)):
            yield link.element


def check(element: Element, page: Page) -> Verdict:
    """The place must be there, or something must move all the same."""
    found = tried_at(element, page)
    if found is not None and _moves(found[1], page):
        return Pass()
    link = _link(element, page)
    raw = element.get("href").strip().rsplit("#", 1)[-1]
    if link.target is not None or page.by_id(raw) or page.by_id(unquote(raw)):
        return Pass()
    said = quote(link.text) if link.text else say("This skip link")
    return Fail(
        say(
            "{link} leads to {address}, and nothing on the page has that id: the link does "
            "nothing.",
            link=said,
            address=quote("#" + raw),
        )
    )


def _moves(trial: SkipTrial, page: Page) -> bool:
    return trial.scrolled or use_of(trial, page).effect is not Effect.STAYS


def fix(element: Element, page: Page) -> Fix | None:
    """Lead to the id that is there; where there is none, give it."""
    link = _link(element, page)
    target = destination_of(link, page)
    fragment = fragment_of(element, page) or ""
    if target is None:
        return Fix(
            say(
                "Give the element that the link is meant for the id {id}, or let the link "
                "name that element's id.",
                id=quote(fragment),
            ),
            Safety.ADVICE,
            (SetAttribute(element, "href", "#[id of the element meant]"),),
        )
    ident = target.get("id").strip()
    if ident:
        return Fix(
            say("Let the link lead to {address}.", address=quote("#" + ident)),
            Safety.SAFE,
            (SetAttribute(element, "href", f"#{ident}"),),
        )
    return Fix(
        say("Give the {element} element the id that the link names.", element=target.tag),
        Safety.REVIEW,
        (SetAttribute(target, "id", fragment),),
    )


def _link(element: Element, page: Page) -> SkipLink:
    return next(link for link in usable_skip_links(page) if link.element is element)


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)


def _page(href: str, main: str = "<main>", attrs: str = "", text: str = "Skip to content") -> str:
    """A page with one skip link."""
    return (
        f'<body><a class="skip-link" href="{href}"{attrs}>{text}</a><nav><a href="/">Home</a></nav>'
        f"{main}{_TEXT}</main></body>"
    )


_ANSWERED = (
    " onclick=\"const h = document.querySelector('h1'); h.tabIndex = -1; h.focus(); return false\""
)

RULE = Rule(
    id="skip-link-target-missing",
    family=Family.SKIP_LINKS,
    action="Let the skip link lead to the article",
    severity=Severity.SERIOUS,
    wcag=("2.4.1",),
    axe=("skip-link",),
    examples=(
        Bad(
            _page("#content", '<main id="main">'),
            ".skip-link",
            "main has another id",
            fixed='<a class="skip-link" href="#main">Skip to content</a>',
        ),
        Bad(
            _page("#content"),
            ".skip-link",
            "main has no id",
            fixed=f'<main id="content">{_TEXT}</main>',
        ),
        Bad(
            _page("#inhalt", "", text="Zum Inhalt springen"),
            ".skip-link",
            "no element is known to be meant",
            fixed='<a class="skip-link" href="#[id of the element meant]">Zum Inhalt springen</a>',
        ),
        Bad(
            _page("#footer", '<main id="main">', text="Skip to footer"),
            ".skip-link",
            "a link to the footer is not turned towards the article",
            fixed='<a class="skip-link" href="#[id of the element meant]">Skip to footer</a>',
        ),
        Bad(
            '<body><a class="skip-link" href="#q">Skip to search</a><input name="search"></body>',
            ".skip-link",
            "a link to the search, whose words alone say so",
            fixed='<input name="search" id="q">',
        ),
        Bad(
            '<body><a class="skip-link" href="#searchbox">Skip to search</a><input name="search">'
            "</body>",
            ".skip-link",
            "the search field has no id",
            fixed='<input name="search" id="searchbox">',
        ),
        Good(_page("#main", '<main id="main">'), "the place is there"),
        Good(_page("#start", '<main><a name="start"></a>'), "named by an anchor"),
        Good(
            _page("#%D9%85%D8%AD%D8%AA%D9%88%D9%89", '<main id="محتوى">', text="المحتوى"),
            "an encoded Arabic id",
        ),
        Good(_page("#top"), "browsers know it"),
        Good(_page("#0", attrs=_ANSWERED), "a script answers"),
        Good(_page("#/article"), "a route of an application"),
        Good(_page("#view=main&tab=2"), "parameters for a script"),
        Good(_page("#content", attrs=_ANSWERED), "a script answers"),
        Good(_page("https://example.org/other.html#content"), "another page"),
        Good(_page("#content", attrs=" hidden"), "keys cannot reach it"),
    ),
)
