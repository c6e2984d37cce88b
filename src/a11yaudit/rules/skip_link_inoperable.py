"""A skip link does nothing when Enter is pressed.

What it finds
    A skip link whose target is there, and which leaves keyboard users where they are all the
    same: with Enter on the link the next Tab goes to the same stop as without. A script that
    swallows the key press, or that scrolls the page and forgets the focus, is the usual cause.

Why it matters
    Keyboard users press Enter, nothing happens or the page only seems to move, and with the next
    Tab they are in the menu after all.

How to fix it
    Let the browser follow the link: take `preventDefault()` or `return false` out of the script.
    If the script has to stay, let it call `focus()` on the target, which needs `tabindex="-1"`.

What it does not report
    Targets that cannot take the focus (the browser goes on from there all the same), an article
    without any link or field, after which Tab wraps round to the first stop, scripts that move
    the focus within a second, and links whose target is missing (skip-link-target-missing).

References
    WCAG 2.1.1, 2.4.1 (G1); ACT rule cf77f2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.article.skiplinks import fragment_of
from a11yaudit.model import Fail, Fix, Pass, RemoveAttribute, Safety, SetAttribute, Severity
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._skip_links import main_or_article
from a11yaudit.rules._skip_use import Effect, name_of_place, tried, tried_at, use_of
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Edit, Element, Page, Verdict

_SWALLOWS = re.compile(r"preventDefault|return\s+false")
# What the link does, by whether the page scrolls and whether the focus is still on the link.
DOES = {
    (True, True): say("{link} scrolls the page, but the focus stays on the link"),
    (True, False): say("{link} scrolls the page, but the focus goes nowhere"),
    (False, True): say("{link} does nothing: the focus stays on the link"),
    (False, False): say("{link} does nothing: the focus goes nowhere"),
}


def applies(page: Page) -> Iterator[Element]:
    """The skip links that the Tab key comes to and that have somewhere to lead."""
    for link, trial in tried(page):
        # Where the target is missing and nothing moves at all, skip-link-target-missing speaks.
        if link.target or trial.scrolled or fragment_of(link.element, page) is None:
            yield link.element


def check(element: Element, page: Page) -> Verdict:
    """Enter must make a difference to where the next Tab goes."""
    found = tried_at(element, page)
    if found is None:
        return Pass()
    link, trial = found
    if use_of(trial, page).effect is not Effect.STAYS:
        return Pass()
    said = quote(link.text) if link.text else say("This skip link")
    does = say(DOES[trial.scrolled, trial.still_on_link], link=said)
    if trial.next:
        return Fail(
            say(
                "{what} when Enter is pressed, and the next Tab goes to {place}, as it does "
                "without Enter.",
                what=does,
                place=name_of_place(trial.next),
            )
        )
    return Fail(
        say(
            "{what} when Enter is pressed, and the next Tab leads on, as it does without Enter.",
            what=does,
        )
    )


def fix(element: Element, page: Page) -> Fix | None:
    """Take the handler away that swallows the key press, or let the link move the focus."""
    handler = element.get("onclick").strip().rstrip(";")
    if _SWALLOWS.search(handler):
        return Fix(
            say("Take the handler away that keeps the browser from following the link."),
            Safety.REVIEW,
            (RemoveAttribute(element, "onclick"),),
        )
    found = tried_at(element, page)
    target = (found[0].target if found else None) or main_or_article(page)
    if target is None:
        return None
    edits: list[Edit] = []
    ident = target.get("id").strip() or fragment_of(element, page) or "main"
    if not target.has("id"):
        edits.append(SetAttribute(target, "id", ident))
    if not target.has("tabindex"):
        edits.append(SetAttribute(target, "tabindex", "-1"))
    quoted = ident.replace("\\", "\\\\").replace("'", "\\'")
    move = f"document.getElementById('{quoted}').focus()"
    edits.append(SetAttribute(element, "onclick", f"{handler}; {move}" if handler else move))
    return Fix(
        say(
            "A script keeps the browser from following the link. Take preventDefault() out "
            "of it, or let the link move the focus too."
        ),
        Safety.REVIEW,
        tuple(edits),
    )


_MENU = "<nav>" + "".join(f'<a href="/{n}">{n}</a>' for n in ("Home", "News", "Town")) + "</nav>"
_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
_LINKED = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    'almost a metre, says <a href="/office">the weather office</a>.</p>'
)
_SKIP = '<a class="skip-link" href="#main">Skip to content</a>'
_FRAMES = "".join(
    f"<iframe title='{name}' srcdoc='<a href=&quot;#a&quot;>First</a> <a href=&quot;#b&quot;>Second"
    "</a>'></iframe>"
    for name in ("Weather", "Traffic")
)


_SMOOTH = (
    "const main = document.getElementById('main'); main.scrollIntoView({behavior: 'smooth'}); "
    "setTimeout(() => main.focus(), 600);"
)


def _swallowed(then: str = "") -> str:
    """A script that keeps the browser from following the skip link, and does this instead."""
    return (
        "<script>document.querySelector('.skip-link').addEventListener('click', (event) => "
        f"{{ event.preventDefault(); {then} }});</script>"
    )


def _page(link: str, article: str, after: str = "", main: str = '<main id="main">') -> str:
    """A page with a menu between the skip link and the article."""
    return (
        f'<html lang="en"><head><title>Rain</title></head><body>{link}{_MENU}{main}{article}'
        f"</main>{after}</body></html>"
    )


RULE = Rule(
    id="skip-link-inoperable",
    family=Family.SKIP_LINKS,
    action="Make the skip link work with the keyboard",
    severity=Severity.SERIOUS,
    wcag=("2.1.1",),
    needs=frozenset({Need.DOM, Need.KEYBOARD}),
    examples=(
        Bad(
            _page(
                '<a class="skip-link" href="#main" onclick="return false">Skip to content</a>',
                _LINKED,
            ),
            ".skip-link",
            "a handler that swallows the click",
            fixed=_SKIP,
        ),
        Bad(
            _page(_SKIP, _LINKED, _swallowed("document.getElementById('main').scrollIntoView();")),
            ".skip-link",
            "a script that scrolls and forgets the focus",
            fixed='<body><a class="skip-link" href="#main" '
            "onclick=\"document.getElementById('main').focus()\">Skip to content</a>"
            f'{_MENU}<main id="main" tabindex="-1">{_LINKED}</main><script></script></body>',
        ),
        Bad(
            _page(_SKIP, _TEXT, _swallowed(), '<main id="main" tabindex="-1">'),
            ".skip-link",
            "swallowed, before an article without any link",
        ),
        Bad(
            _page(f"{_SKIP}{_FRAMES}", _LINKED, _swallowed()),
            ".skip-link",
            "swallowed, before two documents in frames",
        ),
        Bad(
            f'<html lang="ja"><body><a class="skip-link" href="#main">本文へ移動</a>{_MENU}'
            '<main id="main"><h1>ルンドの雨</h1><p>ルンドでは三日間雨が降り続き、川の水位は'
            "月曜日から一メートル近く上がったと気象台は火曜日に発表した。住民には川に近づかないよう"
            "呼びかけている。"
            f'<a href="/kisho">気象台</a></p></main>{_swallowed()}</body></html>',
            ".skip-link",
            "a link in Japanese",
        ),
        Good(_page(_SKIP, _LINKED), "the browser follows the link"),
        Good(_page(_SKIP, _LINKED, main='<main id="main" tabindex="-1">'), "main takes the focus"),
        Good(_page(_SKIP, _TEXT), "an article without any link or field: Tab wraps round"),
        Good(
            _page(_SKIP, _TEXT, '<footer><a href="/imprint">Imprint</a></footer>'),
            "an article without any link or field, and a footer",
        ),
        Good(
            _page(
                _SKIP,
                _LINKED,
                _swallowed("setTimeout(() => document.getElementById('main').focus(), 600);"),
                '<main id="main" tabindex="-1">',
            ),
            "a script moves the focus after 600 milliseconds",
        ),
        Good(
            _page(
                _SKIP,
                _LINKED,
                f'<div style="height: 3000px"></div>{_swallowed(_SMOOTH)}',
                '<main id="main" tabindex="-1" style="margin-top: 900px">',
            ),
            "a script scrolls at once and moves the focus after 600 milliseconds",
        ),
        Good(
            _page(_SKIP, _TEXT, _swallowed("document.querySelector('h1').focus();")).replace(
                "<h1>", '<h1 tabindex="-1">'
            ),
            "a script moves the focus to the headline",
        ),
        Good(
            _page('<a href="#/article">Skip to content</a>', _LINKED),
            "a route of an application is no skip link",
        ),
        Good(
            _page('<a class="skip-link" href="#nothing">Skip to content</a>', _LINKED),
            "the target is missing: skip-link-target-missing reports it",
        ),
        Good(
            '<html lang="ar" dir="rtl"><body><a class="skip-link" href="#main">انتقل إلى المحتوى'
            f'</a>{_MENU}<main id="main"><h1>المطر في لوند</h1><p>هطل المطر في لوند ثلاثة أيام '
            'وارتفع منسوب النهر قرابة متر منذ يوم الاثنين. <a href="/taqs">الأرصاد</a></p></main>'
            "</body></html>",
            "a link in Arabic that works",
        ),
        Good(_page(f"{_SKIP}{_FRAMES}", _LINKED), "past two documents in frames"),
        Good(
            _page(
                '<div class="cookie-banner"><button>Accept all</button><button>Reject</button>'
                f"</div>{_SKIP}",
                _LINKED,
            ),
            "after a consent banner",
        ),
    ),
)
