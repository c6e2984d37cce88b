"""No skip link leads past the menus to the article.

What it finds
    A page with eight or more links, buttons and fields before the article, and no link among the
    first five that leads past them. Where the page was tried with real keys, what counts is
    where the links led.

Why it matters
    Whoever works with the keyboard alone presses Tab for each of them, on every page of the site,
    before the article begins. A skip link makes that one key press.

How to fix it
    Put a link to the article first on the page, and let it show when it has the focus.

What it does not report
    Pages with few stops before the article, skip links that stand second or third (after a cookie
    banner or an administrator's bar), buttons that skip, and skip links that do not work: of those
    skip-link-target-missing, skip-link-inoperable and skip-link-wrong-destination speak. It is
    serious only where no main landmark and no heading helps either.

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
from a11yaudit.rules._skip_use import Effect, misleads, stops_walked, tried_at, use_of
from a11yaudit.said import say, say_number
from a11yaudit.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yaudit.article import SkipLink
    from a11yaudit.behaviour import SkipTrial
    from a11yaudit.model import Edit, Element, Page, Verdict

FEWEST_STOPS = 8
FIRST = 5


def applies(page: Page) -> Iterator[Element]:
    """A page with an article and many stops before it."""
    if article_of(page).body and _count(page) >= FEWEST_STOPS:
        yield page.root


def check(element: Element, page: Page) -> Verdict:  # noqa: ARG001 (the signature of every rule)
    """One of the first stops must lead past the others."""
    if has_skip_control(page):
        return Pass()
    return _by_markup(page) if page.keyboard is None else _by_use(page)


def _count(page: Page) -> int:
    """How many stops are before the article: those that keys came to, where keys were used."""
    if page.keyboard is None:
        return len(stops_before_article(page))
    return sum(1 + stop.in_frame for stop in stops_walked(page))


def _by_markup(page: Page) -> Verdict:
    if usable_skip_links(page):
        return Pass()
    hidden = article_of(page).skip_links
    if not hidden:
        return _missing(page)
    told = _hidden(hidden[0], page)
    if any("json" not in script.get("type") for script in page.find("script")):
        return Unsure(say("{said} Does a script bring it in?", said=told), _elements(hidden))
    return _missing(page, told, _elements(hidden))


def _by_use(page: Page) -> Verdict:
    """Something that leads to the article must be among the first stops.

    Of a link that is meant to lead there and does not another rule speaks.
    """
    trials = page.keyboard.trials if page.keyboard else ()
    leading = [t for t in trials if use_of(t, page).effect is Effect.MAIN]
    if any(_ahead(trial, page) < FIRST for trial in leading):
        return Pass()
    links = article_of(page).skip_links
    if any(_left_to_others(link, page) for link in links):
        return Pass()
    if leading:
        return _missing(
            page,
            say_number(
                "A skip link comes only after {ahead} of the {number} links, buttons and fields "
                "that keyboard users pass before the article begins.",
                "A skip link comes only after {ahead} of the {number} links, buttons and fields "
                "that keyboard users pass before the article begins.",
                _count(page),
                ahead=_ahead(leading[0], page),
            ),
            (leading[0].link,),
        )
    hidden = [link for link in links if tried_at(link.element, page) is None]
    return _missing(page, _hidden(hidden[0], page), _elements(hidden)) if hidden else _missing(page)


def _ahead(trial: SkipTrial, page: Page) -> int:
    """How many stops come before the link, other skip links not counted."""
    skips = {link.element.index for link in article_of(page).skip_links}
    return sum(
        1 + stop.in_frame
        for stop in stops_walked(page)
        if stop.number < (trial.stop or 0)
        and stop.place.element is not None
        and stop.place.element.index not in skips
    )


def _left_to_others(link: SkipLink, page: Page) -> bool:
    """Whether another rule speaks of the link, or nobody can say whether it works."""
    found = tried_at(link.element, page)
    if found is None:
        untried = page.keyboard is not None and page.keyboard.trial_of(link.element) is None
        return untried and link.element.focusable
    effect = use_of(found[1], page).effect
    return effect in (Effect.STAYS, Effect.AWAY, Effect.UNCLEAR) or misleads(*found, page)


def _hidden(link: SkipLink, page: Page) -> str:
    return say_number(
        "The page has a skip link, {link}, but it is hidden so that keys do not reach it: keyboard "
        "users pass {number} links, buttons and fields before the article begins.",
        "The page has a skip link, {link}, but it is hidden so that keys do not reach it: keyboard "
        "users pass {number} links, buttons and fields before the article begins.",
        _count(page),
        link=quote(link.text),
    )


def _elements(links: Sequence[SkipLink]) -> tuple[Element, ...]:
    return tuple(link.element for link in links)


def _missing(page: Page, told: str = "", related: tuple[Element, ...] = ()) -> Verdict:
    """What the page lacks; graver where nothing else helps to get to the article."""
    told = told or say_number(
        "Keyboard users pass {number} links, buttons and fields before the article begins: no skip "
        "link leads past them.",
        "Keyboard users pass {number} links, buttons and fields before the article begins: no skip "
        "link leads past them.",
        _count(page),
    )
    related = related or stops_before_article(page)[:1]
    if mains(page) or any(heading.exposed for heading in article_of(page).headings):
        return Fail(told, related)
    return Fail(
        say("{said} The page has no main landmark and no heading to jump to either.", said=told),
        related,
        Severity.SERIOUS,
    )


def fix(element: Element, page: Page) -> Fix | None:  # noqa: ARG001 (every rule's signature)
    """A link in the page's language at the start, and an id to lead to."""
    if any(tried_at(link.element, page) is None for link in article_of(page).skip_links):
        return None  # what is there only has to be shown
    target = main_or_article(page)
    words = lexicon(page.lang or likely_language(page)[0], article_script(page))
    text = words.skip_text if words else ""
    ident = target.get("id").strip() if target else ""
    edits: list[Edit] = []
    if target and not ident:
        ident = next(i for i in ("main", "main-content", "article-start") if not page.by_id(i))
        edits.append(SetAttribute(target, "id", ident))
    if target and not target.focusable and not target.has("tabindex"):
        edits.append(SetAttribute(target, "tabindex", "-1"))
    link = (
        f'<a class="skip-link" href="#{ident or "[id of the article]"}">'
        f"{text or '[skip link in the language of the page]'}</a>"
    )
    edits.insert(0, Insert(page.body, "start", link))
    return Fix(
        say(
            "Put a link to the article first on the page. A style sheet may hide it until it "
            "has the focus."
        ),
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
            fixed=f'<body>{_SKIP}{_MENU}<main id="main" tabindex="-1">{_TEXT}</main></body>',
        ),
        Bad(
            f'<html lang="ja"><head></head><body>{_MENU}<main '
            f'id="honbun">{_TEXT}</main></body></html>',
            "html",
            "a page in Japanese",
            fixed=f'<body><a class="skip-link" href="#honbun">本文へ移動</a>{_MENU}<main '
            f'id="honbun" tabindex="-1">{_TEXT}</main></body>',
        ),
        Bad(
            f'<html lang="gn"><head></head><body>{_MENU}<main id="m">{_TEXT}</main></body></html>',
            "html",
            "a language whose words we do not know",
            fixed='<body><a class="skip-link" href="#m">[skip link in the language of the page]</a>'
            f'{_MENU}<main id="m" tabindex="-1">{_TEXT}</main></body>',
        ),
        Bad(
            '<html lang="en"><body><a href="#main" class="skip-link" hidden>Skip to text</a>'
            f'{_MENU}<main id="main">{_TEXT}</main></body></html>',
            "html",
            "a skip link that nobody can reach",
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
