"""Something covers the skip link when it has the focus.

What it finds
    A skip link in the window that has the focus and is hidden by other content, a header that
    stays on top for instance. Where only a part of it is covered, a person is asked to look.

Why it matters
    Keyboard users who see the page cannot read the link, and do not know where they are.

How to fix it
    Give the link a `z-index` above that of what covers it, or put it after it in the page.

What it does not report
    Links behind a consent banner or a dialog that can be closed, links that slide or fade in
    (their animation is waited for), and links that are out of sight for another reason
    (skip-link-invisible-on-focus).

References
    WCAG 2.4.11 (C43, F110).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Insert, Pass, Safety, Severity, Unsure
from a11yaudit.page.selector import selector_of
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._skip_links import banner_of
from a11yaudit.rules._skip_use import name_of_place, stop_at, unseen
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.behaviour import Place
    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The skip links that the Tab key comes to and that are in the window then."""
    for link in article_of(page).skip_links:
        stop = stop_at(link.element, page)
        if stop and stop.points and unseen(stop, page) is None:
            yield link.element


def check(element: Element, page: Page) -> Verdict:
    """Nothing else may lie over it, but for a banner that closes."""
    stop = stop_at(element, page)
    if stop is None or stop.hits == stop.points:
        return Pass()
    covers = [cover for cover in stop.covers if not _closes(cover)]
    if stop.covers and not covers:
        return Pass()
    link = next(link for link in article_of(page).skip_links if link.element is element)
    said = quote(link.text) if link.text else say("The skip link")
    what = name_of_place(covers[0]) if covers else say("something else")
    related = tuple(cover.element for cover in covers if cover.element)
    if stop.hits:
        return Unsure(
            say(
                "A part of {link} is covered by {what} when it has the focus. Can it be read?",
                link=said,
                what=what,
            ),
            related,
        )
    if not related:
        return Unsure(
            say(
                "{link} is covered by {what} when it has the focus, which a script has put "
                "there. Does it go away?",
                link=said,
                what=what,
            )
        )
    return Fail(
        say("{link} is covered by {what} when it has the focus.", link=said, what=what), related
    )


def _closes(cover: Place) -> bool:
    """Whether this is a banner or dialog with a control to close it."""
    banner = banner_of(cover.element) if cover.element else None
    return banner is not None and any(inner.focusable for inner in banner.descendants())


def fix(element: Element, page: Page) -> Fix:
    """Above what covers it; a link in the flow of the page needs a position for that."""
    position = "position: relative; " if element.style.position == "static" else ""
    end = " !important" if element.has("style") else ""
    style = f"{position}z-index: 2147483647{end};"
    html = f"<style>{selector_of(element, page)}:focus {{ {style} }}</style>"
    return Fix(
        say(
            "Put the link above what covers it while it has the focus. The rule belongs into "
            "the site's style sheet."
        ),
        Safety.REVIEW,
        (Insert(element, "before", html),),
        show=element,
    )


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    'almost a metre, says <a href="/office">the weather office</a>.</p>'
)
_SKIP = '<a class="skip-link" href="#main">Skip to content</a>'
_ABOVE = ".skip-link { position: absolute; top: -60px; } .skip-link:focus { top: 0; }"
_HEADER = "position: fixed; top: 0; left: 0; right: 0; height: 80px; background: #fff; z-index: 9;"


def _page(css: str, before: str = "", skip: str = _SKIP, lang: str = "en") -> str:
    """A page with this style sheet, a header and this skip link."""
    return (
        f'<html lang="{lang}"><head><title>Rain</title><style>{css}</style></head><body>{before}'
        f'{skip}<header class="bar"><a href="/">Home</a> <a href="/news">News</a></header>'
        f'<main id="main">{_TEXT}</main></body></html>'
    )


_RAISED = f"<style>a.skip-link:focus {{ z-index: 2147483647; }}</style>{_SKIP}"

RULE = Rule(
    id="skip-link-obscured",
    family=Family.SKIP_LINKS,
    action="Put the skip link above what covers it",
    severity=Severity.SERIOUS,
    wcag=("2.4.11",),
    needs=frozenset({Need.DOM, Need.KEYBOARD}),
    examples=(
        Bad(
            _page(f"{_ABOVE} .bar {{ {_HEADER} }}"),
            ".skip-link",
            "under a header that stays on top",
            fixed=_RAISED,
        ),
        Bad(
            _page(f".bar {{ {_HEADER} }}"),
            ".skip-link",
            "always there, and always covered",
            fixed="<style>a.skip-link:focus { position: relative; z-index: 2147483647; }</style>"
            f"{_SKIP}",
        ),
        Bad(
            _page(
                f"{_ABOVE} .notice {{ {_HEADER} }}",
                '<div class="cookie-notice notice">We use cookies.</div>',
            ),
            ".skip-link",
            "under a cookie notice that nobody can close",
            fixed=_RAISED,
        ),
        Bad(
            _page(
                f"{_ABOVE} .bar {{ {_HEADER} }}",
                skip='<a class="skip-link" href="#main">本文へ移動</a>',
                lang="ja",
            ),
            ".skip-link",
            "a link in Japanese",
        ),
        Bad(
            _page(
                ".skip-link { position: absolute; top: 0; left: 0; padding: 20px; } .bar "
                "{ position: absolute; top: 40px; left: 0; right: 0; height: 80px; background: "
                "#ffd; }"
            ),
            ".skip-link",
            "covered in part",
            outcome="review",
        ),
        Good(_page(f"{_ABOVE} .skip-link {{ z-index: 99; }} .bar {{ {_HEADER} }}"), "above it"),
        Good(_page(_ABOVE), "nothing there that could cover it"),
        Good(
            _page(
                f"{_ABOVE} .consent {{ {_HEADER} }}",
                '<div class="consent">We use cookies. <button>Accept all</button></div>',
            ),
            "under a consent banner that closes",
        ),
        Good(
            _page(
                ".skip-link { position: absolute; top: -60px; z-index: 99; transition: top .4s; } "
                f".skip-link:focus {{ top: 0; }} .bar {{ {_HEADER} }}"
            ),
            "slides in over the header",
        ),
        Good(
            _page(
                f"{_ABOVE} .skip-link {{ z-index: 99; }} .veil {{ position: fixed; inset: 0; "
                "z-index: 999; }",
                '<div class="veil" style="pointer-events: none"></div>',
            ),
            "under a layer that one sees through",
        ),
        Good(
            _page(f".skip-link {{ position: absolute; left: -9999px; }} .bar {{ {_HEADER} }}"),
            "out of sight: skip-link-invisible-on-focus reports it",
        ),
    ),
)
