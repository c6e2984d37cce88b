"""The Tab key stops at something that is hidden.

What it finds
    Stops of the Tab key that nobody sees while they have the focus (outside the window, cut away,
    transparent, without size), and stops in parts that are hidden from screen readers with
    `aria-hidden="true"`. The links of one closed menu are one finding.

Why it matters
    Sighted keyboard users press Tab and nothing seems to happen, once for every hidden link.
    Listeners arrive at something that says nothing. Neither knows where they are, and the next
    press of Enter opens what they did not choose.

How to fix it
    Hide from everyone what is closed: `hidden`, `display: none`, `visibility: hidden` or `inert`.
    What is meant for keyboard users must show when it has the focus. Remove `aria-hidden` from
    what can be seen and used.

What it does not report
    Skip links (skip-link-invisible-on-focus), elements that come into view when they have the
    focus, fields that are transparent over or beside a drawing or a label that is seen
    (focus-not-visible judges those), the empty elements by which dialogs keep the focus inside,
    what lies under a bar (focus-obscured), and links that have neither a name nor anything to see
    (axe-core link-name). Those that have a name and show nothing, perhaps because their icon did
    not load, are one thing for a person to look at.

References
    WCAG 2.4.7, 4.1.2 (F78; ARIA in HTML, 6cfa84); ACT rules oj04fd, 6cfa84; axe-core
    aria-hidden-focus.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Pass, RemoveAttribute, Safety, SetAttribute, Severity, Unsure
from a11yaudit.page.names import name_of
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._focus import (
    CUT_AWAY,
    NO_SIZE,
    OUTSIDE,
    TINY,
    TRANSPARENT,
    around,
    at,
    is_sentinel,
    kind_of,
    listed,
    others,
    stand_in_of,
    stops_of,
    unseen,
)
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.behaviour import Stop
    from a11yaudit.model import Element, Page, Verdict

OWN_LOOK = frozenset({"outline", "caret"})
EMPTY = "empty"
# Why nobody sees one stop, or several: ends of sentences.
WHY = {
    NO_SIZE: (say("it has no size"), say("each has no size")),
    CUT_AWAY: (say("it is cut away"), say("each is cut away")),
    TRANSPARENT: (say("it is transparent"), say("each is transparent")),
    OUTSIDE: (say("it lies outside the window"), say("each lies outside the window")),
}
FLAT = (NO_SIZE, CUT_AWAY)
SHOWN = frozenset("img svg picture video canvas iframe object embed input select textarea".split())
LISTS = frozenset("ul ol nav menu form table aside".split())


@dataclass(frozen=True, slots=True)
class _Group:
    """Stops that are hidden together: in ``box``, by its ``aria-hidden`` if it is ``silent``.

    ``box`` is None where each of them is hidden by itself. ``empty``: there is nothing to see.
    """

    stops: tuple[Stop, ...]
    box: Element | None = None
    silent: bool = False
    empty: bool = False

    @property
    def place(self) -> Element:
        """Where the finding is: axe-core names the part that is silent, not what is in it."""
        return self.box if self.silent and self.box else at(self.stops[0])


def applies(page: Page) -> Iterator[Element]:
    """Where hidden stops are: the box that silences them, or the first of them; else each stop."""
    groups = _groups(page)
    yield from (group.place for group in groups)
    hidden = {at(stop).index for group in groups for stop in group.stops}
    yield from (at(stop) for stop in stops_of(page) if at(stop).index not in hidden)


def check(element: Element, page: Page) -> Verdict:
    """Whoever is taken there must get something."""
    group = _group_at(element, page)
    if group is None:
        return Pass()
    names = listed(group.stops, page)
    related = others(group.stops, element)
    if group.empty:
        return Unsure(
            say(
                "The Tab key stops at {names}, and nothing is shown there: no text, no picture. Is "
                "it empty, or did an icon not load?",
                names=names,
            ),
            related=related,
            severity=Severity.MODERATE,
        )
    why = unseen(group.stops[0], page) if all(unseen(s, page) for s in group.stops) else ""
    if group.silent:
        told = say(
            "The Tab key stops at {names}, which `aria-hidden` hides from screen readers: "
            "listeners arrive there and hear nothing.",
            names=names,
        )
        if why:
            told = say(
                "The Tab key stops at {names}, hidden from everyone: {reason}, and `aria-hidden` "
                "keeps screen readers from saying anything.",
                names=names,
                reason=_spelled(group, why),
            )
        return Fail(told, related=related)
    return Fail(
        say(
            "The Tab key stops at {names}, and nobody sees it: {reason} even while it has the "
            "focus.",
            names=names,
            reason=_spelled(group, why),
        ),
        related=related,
    )


def _spelled(group: _Group, why: str) -> str:
    return WHY.get(why, ("", ""))[len(group.stops) != 1]


def fix(element: Element, page: Page) -> Fix | None:
    """Hide from everyone what is hidden, from no one what can be seen."""
    group = _group_at(element, page)
    if group is None or group.empty:
        return None
    if group.silent and not all(unseen(stop, page) for stop in group.stops):
        if element.focusable:
            return Fix(
                say(
                    "Take it out of the Tab order, if the same can be reached beside it; else "
                    "remove `aria-hidden`."
                ),
                Safety.REVIEW,
                (SetAttribute(element, "tabindex", "-1"),),
            )
        return Fix(
            say("Let screen readers have it too."),
            Safety.REVIEW,
            (RemoveAttribute(element, "aria-hidden"),),
            show=element,
        )
    if group.box is not None and not group.box.focusable:
        return Fix(
            say("Take all of it out of the Tab order; the script that opens it removes `inert`."),
            Safety.REVIEW,
            (SetAttribute(group.box, "inert", ""),),
            show=group.box,
        )
    return Fix(
        say("Take it out of the Tab order, or let it show when it has the focus."),
        Safety.REVIEW,
        tuple(SetAttribute(at(stop), "tabindex", "-1") for stop in group.stops),
        show=element,
    )


def _group_at(element: Element, page: Page) -> _Group | None:
    return next((group for group in _groups(page) if group.place is element), None)


def _groups(page: Page) -> tuple[_Group, ...]:
    """The hidden stops, those together that have one cause."""
    return page.once("hidden-stops", _gather)


def _gather(page: Page) -> tuple[_Group, ...]:
    found: dict[object, list[Stop]] = {}
    boxes: dict[object, Element] = {}
    for stop in stops_of(page):
        element = at(stop)
        silent = _silent_box(element)
        if is_sentinel(element) or (silent is None and not _is_lost(stop, page)):
            continue
        box = silent or _hidden_box(element, page)
        key: object = (silent is not None, box.index) if box else _cause(element)
        if not box and unseen(stop, page) in FLAT and _shows_nothing(element):
            if not name_of(element, page):
                continue  # one without a name is one fault, and other rules speak of it
            key = EMPTY
        found.setdefault(key, []).append(stop)
        if box:
            boxes[key] = box
    return tuple(
        _Group(tuple(stops), boxes.get(key), _silent_box(at(stops[0])) is not None, key == EMPTY)
        for key, stops in found.items()
    )


def _shows_nothing(element: Element) -> bool:
    """Whether there is neither text nor picture nor field: an empty link, an icon not loaded."""
    if element.tag in SHOWN or text_of(element) or element.generated.strip():
        return False
    return not any(e.rect and min(e.rect.w, e.rect.h) > TINY for e in element.find(*SHOWN))


def _cause(element: Element) -> tuple[object, ...]:
    """What stops share that are hidden by one style rule: their kind, and the list they are in."""
    holder = next((up for up in element.ancestors() if up.tag in LISTS), None)
    return (holder.index if holder else None, *kind_of(element))


def _silent_box(element: Element) -> Element | None:
    """The outermost part that is hidden from screen readers and holds the element."""
    hidden = [up for up in around(element) if up.get("aria-hidden").strip().lower() == "true"]
    return hidden[-1] if hidden else None


def _hidden_box(element: Element, page: Page) -> Element | None:
    """The outermost part that nobody sees and that holds the element, but not the article."""
    whole = {up.index for up in around(article_of(page).root)}
    hidden = [up for up in element.ancestors() if not up.visible and up.index not in whole]
    shown_around = hidden and (hidden[-1].parent is None or hidden[-1].parent.visible)
    return hidden[-1] if shown_around else None


def _is_lost(stop: Stop, page: Page) -> bool:
    """Whether nobody sees the stop, nor anything that stands for it."""
    why = unseen(stop, page)
    if not why or stand_in_of(at(stop), page) is not None:
        return False
    # Where a part of the page lights up with it (the card that a clear link lies on), it is seen.
    elsewhere = set(stop.changes or ()) - OWN_LOOK
    return not (elsewhere and why == TRANSPARENT)


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
_ENDING = '<p><a href="/river">The river</a></p>'
_LINKS = '<a href="/1">Town</a> <a href="/2">Moor</a> <a href="/3">Sport</a>'


def _page(css: str, body: str, attrs: str = ' lang="en"') -> str:
    """A whole page with a style sheet."""
    return (
        f"<html{attrs}><head><title>Rain</title><style>{css}</style></head>"
        f"<body><main>{body}</main></body></html>"
    )


RULE = Rule(
    id="focusable-but-hidden",
    family=Family.KEYBOARD,
    action="Hide controls from everyone or from no one",
    severity=Severity.SERIOUS,
    wcag=("2.4.7", "4.1.2"),
    needs=frozenset({Need.KEYBOARD}),
    axe=("aria-hidden-focus",),
    examples=(
        Bad(
            _page(
                ".menu { position: absolute; left: -500px; width: 300px }",
                f'<nav class="menu">{_LINKS}</nav>{_TEXT}{_ENDING}',
            ),
            "nav a:first-child",
            "a closed menu outside the window",
            fixed=f'<nav class="menu" inert>{_LINKS}</nav>',
        ),
        Bad(
            _page(
                ".menu { height: 0; overflow: hidden }",
                f'<div class="menu"><ul><li><a href="/1">Town</a><li><a href="/2">Moor</a></ul>'
                f"</div>{_TEXT}{_ENDING}",
            ),
            "li:first-child a",
            "a closed menu without height",
        ),
        Bad(
            _page(
                ".menu { position: fixed; top: 0; right: 0; width: 200px; transform: "
                "translateX(210px) }",
                f'<nav class="menu">{_LINKS}</nav>{_TEXT}{_ENDING}',
            ),
            "nav a:first-child",
            "a closed menu beyond the right edge",
        ),
        Bad(
            _page(
                ".menu { position: fixed; top: 0; left: 0; width: 200px; transform: "
                "translateX(-210px) }",
                '<nav class="menu"><a href="/1">المدينة</a> <a href="/2">النهر</a></nav>'
                "<h1>أمطار في المدينة</h1><p>تهطل الأمطار على المدينة منذ ثلاثة أيام.</p>"
                '<p><a href="/3">الطقس</a></p>',
                ' lang="ar" dir="rtl"',
            ),
            "nav a:first-child",
            "a page from right to left",
        ),
        Bad(
            _page(".more { opacity: 0 }", f'{_TEXT}<a class="more" href="/2">More</a>{_ENDING}'),
            "a.more",
            "a transparent link",
            fixed='<a class="more" href="/2" tabindex="-1">More</a>',
        ),
        Bad(
            _page(
                ".sr { position: absolute; width: 1px; height: 1px; overflow: hidden; "
                "clip: rect(0, 0, 0, 0) }",
                f'{_TEXT}<p><a class="sr" href="/2">Read the transcript</a></p>{_ENDING}',
            ),
            "a.sr",
            "a link for screen readers that does not show",
            fixed='<a class="sr" href="/2" tabindex="-1">Read the transcript</a>',
        ),
        Bad(
            _page("", f'{_TEXT}<div aria-hidden="true">{_LINKS}</div>{_ENDING}'),
            "div",
            "links that screen readers do not get",
            fixed=f"<div>{_LINKS}</div>",
        ),
        Bad(
            _page(
                "img { width: 90px; height: 60px; background: #ccc }",
                f'{_TEXT}<article><a href="/2" aria-hidden="true"><img src="a.png" alt=""></a>'
                f'<h2><a href="/2">Moor</a></h2></article>{_ENDING}',
            ),
            "article > a",
            "a picture that links to the same as the headline",
            fixed='<a href="/2" aria-hidden="true" tabindex="-1"><img src="a.png" alt=""></a>',
        ),
        Bad(
            _page(
                ".menu { position: absolute; left: -500px; width: 300px }",
                f'<nav class="menu" aria-hidden="true">{_LINKS}</nav>{_TEXT}{_ENDING}',
            ),
            "nav",
            "a closed menu, hidden from everyone but the Tab key",
            fixed=f'<nav class="menu" aria-hidden="true" inert>{_LINKS}</nav>',
        ),
        Bad(
            _page("", f'{_TEXT}<p><a href="/mail" aria-label="Mail"><i></i></a></p>{_ENDING}'),
            "p > a:has(i)",
            "a link that has a name and shows nothing",
            outcome="review",
        ),
        Good(
            _page("", f'{_TEXT}<p><a href="/mail"><i></i></a></p>{_ENDING}'),
            "a link without name or content: another rule speaks of it",
        ),
        Good(
            _page(
                ".skip { position: absolute; left: -999px }",
                f'<a class="skip" href="#story">Skip to main content</a><div id="story">{_TEXT}'
                f"{_ENDING}</div>",
            ),
            "a skip link: another rule speaks of it",
        ),
        Good(
            _page(
                ".more { position: absolute; left: -999px } .more:focus { position: static }",
                f'{_TEXT}<a class="more" href="/2">More</a>{_ENDING}',
            ),
            "a link that comes into view with the focus",
        ),
        Good(
            _page(
                ".more { opacity: 0; transition: opacity .3s } .more:focus { opacity: 1 }",
                f'{_TEXT}<a class="more" href="/2">More</a>{_ENDING}',
            ),
            "a link that fades in",
        ),
        Good(
            _page(
                ".menu { position: absolute; left: -500px; transition: left .2s } "
                ".menu:focus-within { left: 0 }",
                f'<nav class="menu">{_LINKS}</nav>{_TEXT}{_ENDING}',
            ),
            "a menu that opens when the focus goes in",
        ),
        Good(
            _page(
                "input { position: absolute; opacity: 0 } input:focus + span { outline: solid }",
                f'{_TEXT}<form><label><input type="checkbox"><span>Send me letters</span></label>'
                '<label><input type="radio" name="a"><span>Daily</span></label>'
                f'<label><input type="file"><span>Choose a photo</span></label></form>{_ENDING}',
            ),
            "fields that are drawn by their labels",
        ),
        Good(
            _page(
                "input { position: absolute; width: 1px; height: 1px; clip: rect(0, 0, 0, 0) } "
                "input:focus + label { outline: 3px solid }",
                f'{_TEXT}<input type="checkbox" id="a"><label for="a">Send me letters</label>'
                f"{_ENDING}",
            ),
            "a field that is cut away beside its label",
        ),
        Good(
            _page(
                "",
                f'{_TEXT}<div role="dialog" aria-label="Letters"><div tabindex="0" '
                f'aria-hidden="true"></div><button>Join</button><div tabindex="0" '
                f'aria-hidden="true"></div></div>{_ENDING}',
            ),
            "empty elements that keep the focus in a dialog",
        ),
        Good(
            _page(
                ".row { display: flex; width: 300px; overflow: hidden } .row a { flex: 0 0 300px }",
                f'{_TEXT}<div class="row">{_LINKS}</div>{_ENDING}',
            ),
            "slides that come into view",
        ),
        Good(
            _page("", f'{_TEXT}<p style="height:3000px">It rained on.</p>{_ENDING}'),
            "far down the page",
        ),
        Good(
            _page(
                ".card { position: relative } .card a { position: absolute; inset: 0; opacity: 0 } "
                ".card:focus-within { background: #fe8 }",
                f'{_TEXT}<div class="card"><h2>Moor</h2><a href="/2">Moor</a></div>{_ENDING}',
            ),
            "a clear link over a card that lights up",
        ),
        Good(
            _page(
                ".menu { visibility: hidden }", f'<nav class="menu">{_LINKS}</nav>{_TEXT}{_ENDING}'
            ),
            "a closed menu that no key reaches",
        ),
        Good(
            _page(
                "img { float: left; width: 90px; height: 60px; background: #ccc }",
                f'{_TEXT}<p><a href="/2"><img src="a.png" alt="The moor"></a></p>{_ENDING}',
            ),
            "a link without a box of its own round a picture",
        ),
    ),
)
