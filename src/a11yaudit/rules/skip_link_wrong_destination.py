"""A skip link leads to another place than the main content.

What it finds
    A skip link after which three or more links, buttons and fields still come before the article,
    that ends up behind the article, or that leaves the page.

Why it matters
    Keyboard users take the link to save key presses. They land in the middle of the menu, or past
    what they came for, and do not notice until they have gone on for a while.

How to fix it
    Let the link lead to the `id` of the main content.

What it does not report
    Links to the headline, to anything inside the main content (a breadcrumb, a toolbar) or to an
    anchor just before it, and links whose words name the menu, the search or the footer. Where the
    words do not tell, a link is spared if another skip link reaches the main content.

References
    WCAG 2.4.1 (G1, G123, G124); ACT rule cf77f2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from a11yaudit.article import article_start
from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._skip_links import main_or_article
from a11yaudit.rules._skip_use import (
    Effect,
    Use,
    leaves_page,
    misleads,
    name_of_place,
    tried,
    tried_at,
    use_of,
)
from a11yaudit.said import say, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Edit, Element, Page, Verdict

MANY_STOPS = 8
FREE_IDS = ("main", "main-content", "article-start")


def applies(page: Page) -> Iterator[Element]:
    """The skip links that lead somewhere."""
    for link, trial in tried(page):
        if use_of(trial, page).effect is not Effect.STAYS:
            yield link.element


def check(element: Element, page: Page) -> Verdict:
    """The link must lead to the main content, or close before it."""
    found = tried_at(element, page)
    if found is None:
        return Pass()
    link, trial = found
    said = quote(link.text) if link.text else say("This skip link")
    if leaves_page(link, trial, page):
        return Fail(
            say(
                "{link} leaves the page: Enter asks for {address}, another document.",
                link=said,
                address=quote(trial.led_away),
            )
        )
    if not misleads(link, trial, page):
        return Pass()
    return _misled(said, use_of(trial, page), page)


def _misled(said: str, use: Use, page: Page) -> Verdict:
    """What a keyboard user meets after such a link."""
    place = use.place
    where = name_of_place(place) if place else say("another place")
    if use.effect is Effect.PAST:
        return Fail(say("{link} leads to {place}, behind the article.", link=said, place=where))
    count, first = len(use.between), use.between[0].place
    told = say_number(
        "{link} leads to {place}: from {next} on, {number} links, buttons and fields come before "
        "the article begins.",
        "{link} leads to {place}: from {next} on, {number} links, buttons and fields come before "
        "the article begins.",
        count,
        link=said,
        place=where,
        next=name_of_place(first),
    )
    related = (first.element,) if first.element else ()
    holder = place.element if place else None
    if holder and article_start(page).within(holder) and count < MANY_STOPS:
        return Unsure(
            say("{said} It is the beginning of what holds the article.", said=told), related
        )
    return Fail(told, related)


def fix(element: Element, page: Page) -> Fix | None:
    """Lead to the id of the main content; give it one where it has none."""
    target = main_or_article(page)
    found = tried_at(element, page)
    if target is None:
        return Fix(
            say("Let the link lead to the element in which the article begins."),
            Safety.ADVICE,
            (SetAttribute(element, "href", "#[id of the article]"),),
        )
    ident = target.get("id").strip()
    edits: list[Edit] = []
    if not ident:
        ident = next(i for i in FREE_IDS if not page.by_id(i))
        edits.append(SetAttribute(target, "id", ident))
    away = found is not None and leaves_page(*found, page)
    href = f"{urlsplit(page.url).path}#{ident}" if away else f"#{ident}"
    if not edits and href == element.get("href").strip():
        return None  # a script leads elsewhere
    edits.append(SetAttribute(element, "href", href))
    return Fix(
        say("Let the link lead to {address}.", address=quote("#" + ident)),
        Safety.REVIEW,
        tuple(edits),
    )


_MENU = (
    '<nav id="sections">'
    + "".join(f'<a href="/{n}">{n}</a> ' for n in ("Home", "News", "Town", "Sport", "Stage"))
    + "</nav>"
)
_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    'almost a metre, says <a href="/office">the weather office</a>.</p>'
)
_CRUMBS = '<p><a href="/">Home</a> <a href="/w">Weather</a> <a href="/w/lund">Lund</a></p>'
_FOOTER = '<footer id="end"><a href="/imprint">Imprint</a></footer>'
_MAIN = '<main id="main">'


def _skip(href: str, text: str = "Skip to content") -> str:
    return f'<a class="skip-link" href="{href}">{text}</a>'


def _page(links: str, body: str, lang: str = "en") -> str:
    """A page that begins with the skip links."""
    return f'<html lang="{lang}"><title>Rain</title><body>{links}{body}</body></html>'


RULE = Rule(
    id="skip-link-wrong-destination",
    family=Family.SKIP_LINKS,
    action="Let the skip link lead to the article",
    severity=Severity.SERIOUS,
    wcag=("2.4.1",),
    needs=frozenset({Need.DOM, Need.KEYBOARD}),
    examples=(
        Bad(
            _page(_skip("#sections"), f"{_MENU}{_MAIN}{_TEXT}</main>"),
            ".skip-link",
            "leads to the menu",
            fixed=_skip("#main"),
        ),
        Bad(
            _page(_skip("#sections"), f"{_MENU}<main>{_TEXT}</main>"),
            ".skip-link",
            "leads to the menu, and main has no id",
            fixed=f'<body>{_skip("#main")}{_MENU}<main id="main">{_TEXT}</main></body>',
        ),
        Bad(
            _page(
                _skip("#top-of-page"), f'<div id="top-of-page">{_MENU}</div>{_MAIN}{_TEXT}</main>'
            ),
            ".skip-link",
            "leads to the box that holds the menu",
            fixed=_skip("#main"),
        ),
        Bad(
            _page(_skip("#sections", "انتقل إلى المحتوى"), f"{_MENU}{_MAIN}{_TEXT}</main>", "ar"),
            ".skip-link",
            "the only one, in Arabic",
            fixed=_skip("#main", "انتقل إلى المحتوى"),
        ),
        Bad(
            _page(_skip("#end"), f"{_MENU}{_MAIN}{_TEXT}</main>{_FOOTER}"),
            ".skip-link",
            "leads to the footer",
            fixed=_skip("#main"),
        ),
        Bad(
            _page(
                _skip("#content"), f'{_MENU}<div id="content">{_CRUMBS}{_MAIN}{_TEXT}</main></div>'
            ),
            ".skip-link",
            "a box that holds the article, and three links before it",
            outcome="review",
        ),
        Good(_page(_skip("#main"), f"{_MENU}{_MAIN}{_TEXT}</main>"), "leads to main"),
        Good(
            _page(
                _skip("#title"),
                f"{_MENU}<main>{_CRUMBS}{_TEXT.replace('<h1>', '<h1 id=title>')}</main>",
            ),
            "leads to the headline",
        ),
        Good(
            _page(_skip("#main"), f"{_MENU}{_MAIN}{_CRUMBS}{_TEXT}</main>"),
            "a breadcrumb in main comes first",
        ),
        Good(
            _page(_skip("#here"), f'{_MENU}<a id="here"></a><main>{_TEXT}</main>'),
            "an anchor just before main",
        ),
        Good(
            _page(
                f"{_skip('#sections', 'Skip to navigation')} {_skip('#find', 'Skip to search')} "
                f"{_skip('#main')}",
                f'{_MENU}<form id="find"><label>Search <input></label></form>{_MAIN}{_TEXT}</main>',
            ),
            "three skip links, of which one reaches the main content",
        ),
        Good(
            _page(
                f"{_skip('#sections', 'メニューへ移動')} {_skip('#main', '本文へ移動')}",
                f"{_MENU}{_MAIN}{_TEXT}</main>",
                "ja",
            ),
            "two links in Japanese, one to the menu",
        ),
        Good(
            _page(_skip("#sections", "Skip to navigation"), f"{_MENU}{_MAIN}{_TEXT}</main>"),
            "says where it leads; skip-link-missing speaks where the menu is long",
        ),
        Good(
            _page(
                _skip("#main"), f"{_MENU}{_MAIN}{_TEXT.replace('href', 'data-x')}</main>{_FOOTER}"
            ),
            "the next stop after an article without links is behind it",
        ),
    ),
)
