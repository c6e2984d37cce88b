"""No skip link leads past the menus to the article.

What it finds
    A page with eight or more links, buttons and fields before the article, and no link among the
    first that leads past them.

Why it matters
    Whoever works with the keyboard alone presses Tab for each of them, on every page of the site,
    before the article begins. A skip link makes that one key press.

How to fix it
    Put a link to the article first on the page, and let it show when it has the focus.

What it does not report
    Pages with few stops before the article, skip links that stand second or third (after a cookie
    banner or an administrator's bar), skip links to other places, buttons that skip, and skip
    links whose target is missing (skip-link-target-missing). It is serious only where no main
    landmark and no heading helps either.

References
    WCAG 2.4.1 (G1, G123, G124); ACT rule cf77f2; axe-core bypass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.language import article_script
from a11yaudit.model import Fail, Fix, Insert, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._language import likely_language
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._skip_links import (
    has_skip_control,
    main_or_article,
    mains,
    stops_before_article,
    usable_skip_links,
)
from a11yaudit.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Edit, Element, Page, Verdict

FEWEST_STOPS = 8


def applies(page: Page) -> Iterator[Element]:
    """A page with an article and many stops before it."""
    if article_of(page).body and len(stops_before_article(page)) >= FEWEST_STOPS:
        yield page.root


def check(element: Element, page: Page) -> Verdict:  # noqa: ARG001 (the signature of every rule)
    """One of the first stops must lead past the others."""
    if usable_skip_links(page) or has_skip_control(page):
        return Pass()
    stops = stops_before_article(page)
    told = (
        f"Keyboard users pass {len(stops)} links, buttons and fields before the article begins: "
        "no skip link leads past them."
    )
    hidden = article_of(page).skip_links
    if hidden:
        return Unsure(
            f"The page has a skip link, {quote(hidden[0].text)}, but it is hidden so that keys do "
            f"not reach it: keyboard users pass {len(stops)} links, buttons and fields before the "
            "article begins. Does a script bring it in?",
            related=(hidden[0].element,),
        )
    headings = any(heading.exposed for heading in article_of(page).headings)
    if mains(page) or headings:
        return Fail(told, related=stops[:1])
    return Fail(
        f"{told} The page has no main landmark and no heading to jump to either.",
        related=stops[:1],
        severity=Severity.SERIOUS,
    )


def fix(element: Element, page: Page) -> Fix | None:  # noqa: ARG001 (every rule's signature)
    """A link in the page's language at the start, and an id to lead to."""
    if article_of(page).skip_links:
        return None
    target = main_or_article(page)
    words = lexicon(page.lang or likely_language(page)[0], article_script(page))
    text = words.skip_text if words else ""
    ident = target.get("id").strip() if target else ""
    edits: list[Edit] = []
    if target and not ident:
        ident = next(i for i in ("main", "main-content", "article-start") if not page.by_id(i))
        edits.append(SetAttribute(target, "id", ident))
    link = (
        f'<a class="skip-link" href="#{ident or "[id of the article]"}">'
        f"{text or '[skip link in the language of the page]'}</a>"
    )
    edits.insert(0, Insert(page.body, "start", link))
    return Fix(
        "Put a link to the article first on the page. A style sheet may hide it until it has the "
        "focus.",
        Safety.REVIEW if text and ident else Safety.ADVICE,
        tuple(edits),
    )


_MENU = "<nav>" + "".join(f'<a href="/{n}">{n}</a>' for n in range(1, 10)) + "</nav>"
_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
_SKIP = '<a class="skip-link" href="#main">Skip to main content</a>'

RULE = Rule(
    id="skip-link-missing",
    family=Family.SKIP_LINKS,
    action="Add a skip link",
    severity=Severity.MODERATE,
    wcag=("2.4.1",),
    axe=("bypass",),
    examples=(
        Bad(
            f'<html lang="en"><head></head><body>{_MENU}<main>{_TEXT}</main></body></html>',
            "html",
            "nine links before the article",
            fixed=f'<body>{_SKIP}{_MENU}<main id="main">{_TEXT}</main></body>',
        ),
        Bad(
            f'<html lang="ja"><head></head><body>{_MENU}<main '
            f'id="honbun">{_TEXT}</main></body></html>',
            "html",
            "a page in Japanese",
            fixed=f'<body><a class="skip-link" href="#honbun">本文へ移動</a>{_MENU}<main '
            f'id="honbun">{_TEXT}</main></body>',
        ),
        Bad(
            f'<html lang="gn"><head></head><body>{_MENU}<main id="m">{_TEXT}</main></body></html>',
            "html",
            "a language whose words we do not know",
            fixed='<body><a class="skip-link" href="#m">[skip link in the language of the page]</a>'
            f'{_MENU}<main id="m">{_TEXT}</main></body>',
        ),
        Bad(
            '<html lang="en"><body><a href="#main" class="skip-link" hidden>Skip to text</a>'
            f'{_MENU}<main id="main">{_TEXT}</main></body></html>',
            "html",
            "a skip link that nobody can reach",
            outcome="review",
        ),
        Good(
            f'<html lang="en"><body>{_SKIP}{_MENU}<main id="main">{_TEXT}</main></body></html>',
            "a skip link",
        ),
        Good(
            f'<html lang="de"><body><div class="cookie-banner"><button>Alle annehmen</button>'
            '<button>Ablehnen</button></div><a href="#inhalt">Zum Inhalt</a>'
            f'{_MENU}<main id="inhalt">{_TEXT}</main></body></html>',
            "after a cookie banner",
        ),
        Good(
            f'<html lang="en"><body><div id="wpadminbar"><a href="/admin">Admin</a></div>{_SKIP}'
            f'{_MENU}<main id="main">{_TEXT}</main></body></html>',
            "after an administrator's bar",
        ),
        Good(
            '<html lang="en"><body><a href="/">The Lund Post</a> <a href="#find">Skip to search'
            f'</a> {_SKIP}{_MENU}<form id="find"><label>Search <input></label></form>'
            f'<main id="main">{_TEXT}</main></body></html>',
            "third in the order of the Tab key",
        ),
        Good(
            f'<html lang="en"><body><button>Skip to content</button>{_MENU}<main>{_TEXT}</main>'
            "</body></html>",
            "a button that skips",
        ),
        Good(
            '<html lang="en"><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>'
            f"<main>{_TEXT}</main></body></html>",
            "few links before the article",
        ),
        Good(
            f'<html lang="en"><body><main>{_TEXT}</main>{_MENU}</body></html>',
            "the menu stands after the article",
        ),
        Good(
            f'<html lang="en"><body><a class="skip-link" href="#nothing">Skip to main content</a>'
            f"{_MENU}<main>{_TEXT}</main></body></html>",
            "a broken one: skip-link-target-missing reports it",
        ),
    ),
)
