"""The target of a skip link that works cannot take the focus.

What it finds
    A skip link that works, whose target does not take the focus: after Enter nothing on the page
    has it, and only the next Tab shows that the browser goes on from there.

Why it matters
    Some screen readers and older browsers do not move with the page where the focus does not:
    they go on reading at the link. With the focus on the target every reader is where it shows.

How to fix it
    `tabindex="-1"` on the target. It can take the focus then, and is no stop of the Tab key.

What it does not report
    Targets that take the focus, and links that do not work, of which other rules speak.

References
    WCAG 2.4.1 (G1, G123, G124); advice. GOV.UK Frontend, issue 2187.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._skip_use import tried, works
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import SkipLink
    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The targets that skip links led to."""
    for link, _ in tried(page):
        if link.target is not None and link.target.tag not in ("body", "html"):
            yield link.target


def check(element: Element, page: Page) -> Verdict:
    """The focus must come with the reader."""
    link = _led_without_focus(element, page)
    if link is None or element.has("tabindex"):
        return Pass()
    said = quote(link.text) if link.text else say("The skip link")
    return Fail(
        say(
            "{link} leads here, but the {element} element cannot take the focus: after Enter "
            "nothing on the page has it.",
            link=said,
            element=element.tag,
        ),
        related=(link.element,),
    )


def _led_without_focus(target: Element, page: Page) -> SkipLink | None:
    """The first skip link that leads to the target and leaves the focus on the body."""
    return next(
        (
            link
            for link, trial in tried(page)
            if link.target is target
            and trial.landed is None
            and not trial.still_on_link
            and works(link, page)
        ),
        None,
    )


def fix(element: Element, page: Page) -> Fix:  # noqa: ARG001 (every rule's signature)
    """Let it take the focus, but be no stop."""
    return Fix(
        say("Let the {element} element take the focus.", element=element.tag),
        Safety.SAFE,
        (SetAttribute(element, "tabindex", "-1"),),
    )


_MENU = (
    '<nav id="menu"><a href="/">Home</a> <a href="/news">News</a> <a href="/town">Town</a> '
    '<a href="/sport">Sport</a></nav>'
)
_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
_SKIP = '<a class="skip-link" href="#main">Skip to content</a>'
_WORKING = '<main id="main">'


def _page(main: str, link: str = _SKIP, lang: str = "en", after: str = "") -> str:
    """A page with a skip link and a menu."""
    return (
        f'<html lang="{lang}"><head><title>Rain</title></head><body>{link}{_MENU}{main}{_TEXT}'
        f"</main>{after}</body></html>"
    )


RULE = Rule(
    id="skip-link-unfocusable-target",
    family=Family.SKIP_LINKS,
    action="Let the skip link's target take the focus",
    severity=Severity.ADVICE,
    needs=frozenset({Need.DOM, Need.KEYBOARD}),
    examples=(
        Bad(
            _page(_WORKING),
            "main",
            "a working link to a main that cannot take the focus",
            fixed=f'<main id="main" tabindex="-1">{_TEXT}</main>',
        ),
        Bad(
            _page(f'<a id="start"></a><main>{_TEXT}', '<a href="#start">Skip to content</a>'),
            "#start",
            "an anchor before main",
            fixed='<a id="start" tabindex="-1"></a>',
        ),
        Bad(
            _page(
                _WORKING,
                f'{_SKIP} <a class="skip-link" href="#main">Skip to the story</a>',
                after='<footer><a href="/imprint">Imprint</a></footer>',
            ),
            "main",
            "two links to one target",
        ),
        Good(_page('<main id="main" tabindex="-1">'), "main takes the focus"),
        Good(
            _page('<main id="main" tabindex="-1">', '<a href="#main">本文へ移動</a>', "ja"),
            "a link in Japanese",
        ),
        Good(
            _page(
                '<main><h2 id="skip">スキップリンク</h2>',
                '<p><a href="#skip">スキップリンク</a></p>',
                "ja",
            ),
            "a line of a table of contents",
        ),
        Good(
            _page(_WORKING, '<a class="skip-link" href="#menu">Skip to content</a>'),
            "does not work: skip-link-wrong-destination reports it",
        ),
        Good(
            _page(
                _WORKING,
                '<a class="skip-link" href="#main" onclick="return false">Skip to content</a>',
            ),
            "does not work: skip-link-inoperable reports it",
        ),
        Good(
            _page(
                _WORKING,
                after="<script>document.querySelector('.skip-link').onclick = () => {"
                "const main = document.getElementById('main'); main.tabIndex = -1; main.focus();"
                "};</script>",
            ),
            "a script makes it take the focus",
        ),
    ),
)
