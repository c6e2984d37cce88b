"""A bar that stays in its place hides what has the focus.

What it finds
    Links, buttons and fields that lie wholly under a fixed or sticky bar while they have the
    focus. Each bar is reported once, at the first of the stops that it hides.

Why it matters
    The page scrolls so far that the element would just be seen, and there lies the bar: a keyboard
    user does not see where the focus is nor what the next press of Enter opens.

How to fix it
    Tell the browser how much room the bar takes: `scroll-padding-top` (or `-bottom`) on `html`, as
    high as the bar; or let the bar scroll with the page.

What it does not report
    Partial cover, consent banners, open dialogs, bars that have a button to close them, overlays
    as large as the window, what lies under its own label or drawing, skip links
    (skip-link-obscured), and cover by anything that scrolls with the page.

References
    WCAG 2.4.11 (C43, F110); the stricter 2.4.12 is not asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.signals import signals, words_in
from a11yaudit.model import AddStyle, Fail, Fix, Pass, Safety, Severity, Unsure
from a11yaudit.page.names import labels_of, name_of, role_of
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._focus import (
    at,
    called,
    dialog_of,
    held_of,
    in_banner,
    is_sentinel,
    others,
    stops_of,
    unseen,
)
from a11yaudit.said import say, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.behaviour import Stop
    from a11yaudit.model import Element, Page, Verdict

LARGEST = 0.5  # of the window; what is larger is no bar but lies over the page
CLOSING = frozenset(
    """close closing dismiss schliessen schliess fermer cerrar fechar chiudi sluiten zamknij luk
    stang lukk kapat hide""".split()
)
CROSSES = frozenset("× ✕ ✖ ✗ ✘ ⨯ x".split())


def applies(page: Page) -> Iterator[Element]:
    """The first stop under each bar, and all stops that are not wholly covered."""
    firsts = {group[0].number for group in _groups(page).values()}
    for stop in stops_of(page):
        if stop.points and (stop.hits or stop.number in firsts):
            yield at(stop)


def check(element: Element, page: Page) -> Verdict:
    """Something of the element must be free of what stays in its place."""
    found = next(((i, g) for i, g in _groups(page).items() if at(g[0]) is element), None)
    if found is None:
        return Pass()
    bar, group = page.elements[found[0]], found[1]
    told = say(
        "{name} lies wholly under {bar} when the Tab key reaches it: a keyboard user does not see "
        "where the focus is.",
        name=called(element, page, first=True),
        bar=_bar_by_name(bar, page),
    )
    if len(group) > 1:
        told = say_number(
            "{said} The same with {number} more.",
            "{said} The same with {number} more.",
            len(group) - 1,
            said=told,
        )
    related = (bar, *others(group, element))
    if all(held_of(at(stop)) for stop in group):
        return Unsure(
            say(
                "{said} It lies in a box that stays in its place itself: which of the two is in "
                "front may change.",
                said=told,
            ),
            related=related,
        )
    return Fail(told, related=related)


def fix(element: Element, page: Page) -> Fix | None:
    """Room for the bar, at the edge where it lies; nothing helps what stays in its place itself."""
    found = next((g for g in _groups(page).items() if at(g[1][0]) is element), None)
    head = next(page.find("head"), None)
    bar = page.elements[found[0]] if found is not None else None
    if head is None or found is None or bar is None or bar.rect is None:
        return None
    if all(held_of(at(stop)) for stop in found[1]):
        return None
    height = round(bar.rect.h)
    if _is_at_top(element, bar, page):
        rule = f"html {{ scroll-padding-top: {height + 8}px }}"
    else:
        rule = f"html {{ scroll-padding-bottom: {height + 8}px }}"
        if bar.style.position == "fixed":  # at the end of the page nothing scrolls any further
            rule += f" body {{ padding-bottom: {height}px }}"
    return Fix(
        say("Keep as much room free when the page scrolls as the bar takes."),
        Safety.REVIEW,
        (AddStyle(head, rule),),
        show=head,
    )


def _is_at_top(element: Element, bar: Element, page: Page) -> bool:
    """Whether the bar lies at the upper edge of the window, by where it was when it was read."""
    if bar.rect is None:
        return True
    middle = bar.rect.y + bar.rect.h / 2
    if bar.style.position == "sticky" and bar.index < element.index:
        return middle < page.viewport[1] or bar.rect.y < (element.rect or bar.rect).y
    return middle < page.viewport[1] / 2


def _groups(page: Page) -> dict[int, list[Stop]]:
    """The wholly covered stops by the number of the bar that covers them."""
    return page.once("covered-stops", _gather)


def _gather(page: Page) -> dict[int, list[Stop]]:
    groups: dict[int, list[Stop]] = {}
    for stop in stops_of(page):
        bar = _bar_over(stop, page)
        if bar is not None:
            groups.setdefault(bar.index, []).append(stop)
    return groups


def _bar_over(stop: Stop, page: Page) -> Element | None:
    """The bar that covers the whole of the stop; None where there is none that we report."""
    element = at(stop)
    covers = [cover.element for cover in stop.covers]
    if not stop.points or stop.hits or not covers or is_sentinel(element) or unseen(stop, page):
        return None
    labels = labels_of(element, page)
    bars = []
    for cover in covers:
        bar = held_of(cover) if cover is not None else None
        if cover is None or bar is None or any(cover.within(label) for label in labels):
            return None
        bars.append(bar)
    return None if any(element.within(b) or _is_spared(b, page) for b in bars) else bars[0]


def _is_spared(bar: Element, page: Page) -> bool:
    """Whether the box is a dialog, a banner, can be closed, or is too large for a bar."""
    if dialog_of(bar) or in_banner(bar) or any(dialog_of(e) is e for e in bar.descendants()):
        return True
    width, height = page.viewport
    if bar.rect is None or bar.rect.area > LARGEST * width * height:
        return True
    return any(_closes(inner, page) for inner in bar.descendants())


def _closes(element: Element, page: Page) -> bool:
    if role_of(element) not in ("button", "link") or not element.exposed:
        return False
    name = name_of(element, page)
    if name.strip().casefold() in CROSSES:
        return True
    return not CLOSING.isdisjoint(signals(element) | words_in(name))


def _bar_by_name(bar: Element, page: Page) -> str:
    """The bar in the words that the page has for it."""
    words = name_of(bar, page)

    selector = f"{bar.tag}#{bar.get('id')}" if bar.get("id") else bar.tag
    if bar.classes and not bar.get("id"):
        selector += f".{bar.classes[0]}"
    name = f"“{words}”" if words else f"(`{selector}`)"
    match role_of(bar):
        case "banner":
            return say("the page's header {name}", name=name)
        case "contentinfo":
            return say("the page's footer {name}", name=name)
        case "navigation":
            return say("the menu {name}", name=name)
    return say("a bar {name}", name=name)


_TEXT = "<p>It has rained in Lund for three days, and the river has risen since Monday.</p>"
_HEAD = '<h1>Rain in Lund</h1><p style="height:500px">It has rained in Lund for three days.</p>'
_FAR = '<p style="height:1500px">The river has risen since Monday.</p>'


def _page(bar: str, link: str = "", attrs: str = ' lang="en"', css: str = "") -> str:
    """A long page with a bar, and a link in the lower part of the window."""
    return (
        f"<html{attrs}><head><title>Rain</title><style>main a {{ display: block; height: 20px }} "
        f".bar {{ position: fixed; inset: auto 0 0 0; height: 300px; background: #fe8 }} "
        f"{css}</style></head><body><main>{_HEAD}"
        f"{link or '<a href=/river>The river</a>'}{_FAR}</main>{bar}</body></html>"
    )


RULE = Rule(
    id="focus-obscured",
    family=Family.KEYBOARD,
    action="Keep bars off what has the focus",
    severity=Severity.MODERATE,
    wcag=("2.4.11",),
    needs=frozenset({Need.KEYBOARD}),
    examples=(
        Bad(
            _page(
                '<div class="bar">Support us</div>',
            ),
            "main a",
            "a bar at the lower edge",
            fixed="<head><title>Rain</title><style></style><style>html { scroll-padding-bottom: "
            "308px } body { padding-bottom: 300px }</style></head>",
        ),
        Bad(
            _page(
                '<div class="bar">ادعمنا</div>',
                "<a href=/river>النهر</a>",
                ' lang="ar" dir="rtl"',
            ),
            "main a",
            "a page from right to left",
        ),
        Bad(
            _page(
                '<div class="bar"><a href="/gift">Give</a></div>',
                '<a href="/river">The river</a><a href="/moor">The moor</a>',
            ),
            "main a:first-of-type",
            "two links under one bar",
        ),
        Good(
            _page('<div class="bar">Support us</div>', css="html { scroll-padding-bottom: 310px }"),
            "room for the bar",
        ),
        Good(
            _page(
                '<div class="bar" style="height:30px">Support us</div>',
                '<a href="/river" style="height:120px">The river</a>',
            ),
            "covered in part",
        ),
        Good(
            _page(
                '<div class="bar cookie-banner">We use cookies. <button>Accept</button></div>',
            ),
            "a consent banner",
        ),
        Good(
            _page(
                '<div class="bar" role="dialog" aria-label="Letters">Get our letters '
                "<button>Not now</button></div>",
            ),
            "a dialog",
        ),
        Good(
            _page(
                '<div class="bar">Support us <button aria-label="Close">×</button></div>',
            ),
            "a bar that can be closed",
        ),
        Good(
            '<html lang="en"><head><style>label { position: relative } input { position: absolute;'
            "inset: 0 auto auto 0; width: 20px; height: 20px; z-index: -1 } span { width: 40px; "
            "height: 30px; display: inline-block; background: #0a0 } "
            "input:focus + span { outline: solid }</style></head><body><main><h1>Rain in Lund</h1>"
            f'{_TEXT}<label><input type="checkbox"><span></span> Send me letters</label>'
            '<p><a href="/moor">The moor</a></p></main></body></html>',
            "a check box under its own drawing",
        ),
        Good(
            f'<html lang="en"><body><main><h1>Rain in Lund</h1>{_TEXT}<div '
            'style="position:relative"><a href="/river">The river</a>'
            '<div style="position:absolute;inset:0;background:#fe8">The '
            'river</div></div><p><a href="/moor">The moor</a></p></main></body></html>',
            "under something that scrolls with the page: another matter",
        ),
    ),
)
