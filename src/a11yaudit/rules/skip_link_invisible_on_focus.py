"""A skip link stays out of sight when it has the focus.

What it finds
    A skip link that the Tab key comes to and that nobody sees even then: outside the window, one
    pixel large, clipped away or transparent.

Why it matters
    Keyboard users who see the page press Tab and nothing on it changes. They do not know that the
    link is there, nor what their next key press will do.

How to fix it
    Hide the link only while it does not have the focus, and bring it in with `:focus`.

What it does not report
    Links that everybody sees, links that slide or fade in (their animation is waited for), and
    links that something covers (skip-link-obscured).

References
    WCAG 2.4.7 (C15, G195); ACT rule oj04fd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import AddStyle, Fail, Fix, Pass, Safety, Severity
from a11yaudit.page.selector import selector_of
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._skip_use import Unseen, stop_at, unseen
from a11yaudit.said import say, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

FAINT = 0.1
STYLES = {
    Unseen.OUTSIDE: ("position: fixed", "top: 0", "left: 0", "margin: 0", "transform: none"),
    Unseen.SMALL: ("position: fixed", "top: 0", "left: 0", "margin: 0", "width: auto",
                   "height: auto", "overflow: visible", "clip: auto", "clip-path: none"),
    Unseen.CLIPPED: ("width: auto", "height: auto", "overflow: visible", "clip: auto",
                     "clip-path: none"),
    Unseen.TRANSPARENT: ("opacity: 1",),
}  # fmt: skip
WHY = {
    Unseen.OUTSIDE: say("it lies outside the window"),
    Unseen.SMALL: say("it is not more than one pixel large"),
    Unseen.CLIPPED: say("it is clipped away"),
    Unseen.TRANSPARENT: say("it is transparent"),
}


def applies(page: Page) -> Iterator[Element]:
    """The skip links that the Tab key comes to."""
    for link in article_of(page).skip_links:
        if stop_at(link.element, page):
            yield link.element


def check(element: Element, page: Page) -> Verdict:
    """While it has the focus something of it must be in the window."""
    stop = stop_at(element, page)
    how = unseen(stop, page) if stop else None
    if stop is None or how is None:
        return Pass()
    link = next(link for link in article_of(page).skip_links if link.element is element)
    said = quote(link.text) if link.text else say("The skip link")
    return Fail(
        say_number(
            "{link} has the focus after one press of Tab, and nobody sees it: {reason}.",
            "{link} has the focus after {number} presses of Tab, and nobody sees it: {reason}.",
            stop.number,
            link=said,
            reason=WHY[how],
        )
    )


def fix(element: Element, page: Page) -> Fix | None:
    """A style that brings the link in, or the box in which it is hidden."""
    stop = stop_at(element, page)
    how = unseen(stop, page) if stop else None
    head = next(page.find("head"), None)
    if how is None or head is None:
        return None
    hidden = _hidden(element, how)
    state = ":focus" if hidden is element else ":focus-within"
    # What stands in a style attribute yields to nothing else.
    end = " !important;" if hidden.has("style") else ";"
    style = " ".join(f"{declaration}{end}" for declaration in STYLES[how])
    rule = f"{selector_of(hidden, page)}{state} {{ {style} }}"
    return Fix(
        say(
            "Bring the link in while it has the focus. The rule belongs into the site's "
            "style sheet."
        ),
        # The link alone looks different, and only to those who see nothing of it now; a box may
        # hold more than the link.
        Safety.SAFE if hidden is element else Safety.REVIEW,
        (AddStyle(head, rule),),
    )


def _hidden(link: Element, how: Unseen) -> Element:
    """The link, or the element around it that hides it."""
    for up in (link, *link.ancestors()):
        if up.tag in ("body", "html"):
            break
        style = up.style
        if how is Unseen.TRANSPARENT and style.opacity < FAINT:
            return up
        small = up.rect is not None and min(up.rect.w, up.rect.h) <= 1 and style.overflow_hidden
        if how in (Unseen.CLIPPED, Unseen.SMALL) and (style.clipped or small):
            return up
    return link


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    'almost a metre, says <a href="/office">the weather office</a>.</p>'
)
_SKIP = '<a class="skip-link" href="#main">Skip to content</a>'
_CLIP = (
    "position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); "
    "white-space: nowrap;"
)


def _page(css: str, link: str = _SKIP, lang: str = "en") -> str:
    """A page with this style sheet and skip link."""
    return (
        f'<html lang="{lang}"><head><title>Rain</title><style>{css}</style></head><body>{link}'
        f'<nav><a href="/">Home</a> <a href="/news">News</a></nav><main id="main">{_TEXT}</main>'
        "</body></html>"
    )


RULE = Rule(
    id="skip-link-invisible-on-focus",
    family=Family.SKIP_LINKS,
    action="Show the skip link when it has the focus",
    severity=Severity.SERIOUS,
    wcag=("2.4.7",),
    needs=frozenset({Need.DOM, Need.KEYBOARD}),
    examples=(
        Bad(
            _page(".skip-link { position: absolute; left: -9999px; }"),
            ".skip-link",
            "stays outside the window",
            fixed="<head><title>Rain</title><style></style><style>a.skip-link:focus { position: "
            "fixed; top: 0; left: 0; margin: 0; transform: none; }</style></head>",
        ),
        Bad(
            _page(f".skip-link {{ {_CLIP} }}"),
            ".skip-link",
            "stays clipped",
            fixed="<head><title>Rain</title><style></style><style>"
            "a.skip-link:focus { width: auto; height: auto; overflow: visible; clip: auto; "
            "clip-path: none; }</style></head>",
        ),
        Bad(
            _page(f".hidden {{ {_CLIP} }}", f'<p class="hidden">{_SKIP}</p>'),
            ".skip-link",
            "in a box that stays clipped",
            fixed="<head><title>Rain</title><style></style><style>"
            "p.hidden:focus-within { width: auto; height: auto; overflow: visible; clip: auto; "
            "clip-path: none; }</style></head>",
        ),
        Bad(
            _page(".skip-link { opacity: 0; }"),
            ".skip-link",
            "stays transparent",
            fixed="<head><title>Rain</title><style></style><style>"
            "a.skip-link:focus { opacity: 1; }</style></head>",
        ),
        Bad(
            _page(
                "",
                '<a class="skip-link" style="position: absolute; top: -99px" href="#main">Zum '
                "Inhalt springen</a>",
                "de",
            ),
            ".skip-link",
            "by a style attribute",
            fixed="<head><title>Rain</title><style></style><style>a.skip-link:focus { position: "
            "fixed !important; top: 0 !important; left: 0 !important; margin: 0 !important; "
            "transform: none !important; }</style></head>",
        ),
        Good(_page(""), "always visible"),
        Good(
            _page(
                ".skip-link { position: absolute; left: -9999px; } .skip-link:focus { left: 0; }"
            ),
            "comes in with the focus",
        ),
        Good(
            _page(
                ".skip-link { position: absolute; top: -60px; transition: top .4s; } "
                ".skip-link:focus { top: 0; }"
            ),
            "slides in",
        ),
        Good(
            _page(
                "@keyframes show { from { opacity: 0 } to { opacity: 1 } } .skip-link { opacity: "
                "0 } .skip-link:focus { animation: show .5s forwards; }"
            ),
            "fades in",
        ),
        Good(
            _page(
                f".skip-link:not(:focus) {{ {_CLIP} }}",
                '<a class="skip-link" href="#main">انتقل إلى المحتوى</a>',
                "ar",
            ),
            "clipped until it has the focus, in Arabic",
        ),
        Good(
            _page(
                f".skips {{ {_CLIP} }} .skips:focus-within {{ position: static; width: auto; "
                "height: auto; clip: auto; }",
                f'<div class="skips">{_SKIP}</div>',
            ),
            "in a box that opens",
        ),
        Good(
            _page(".skip-link { display: none; }"),
            "keys do not reach it: skip-link-missing speaks where it is needed",
        ),
    ),
)
