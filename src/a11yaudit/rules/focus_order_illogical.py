"""The Tab key jumps back and forth against the visual order.

What it finds
    A part of the page in which the focus moves against the direction of reading three or more
    times: up, or back along the line, because a style sheet (`order`, `row-reverse`, grid places,
    `float: right`, absolute positions) shows the elements in another order than the markup has.

Why it matters
    Keyboard users follow the mark of the focus with their eyes. Where it jumps, they lose it, fill
    in fields in the wrong order and miss some; people who see a magnified part of the page lose
    their place altogether. Screen readers read the same wrong order.

How to fix it
    Put the elements into the markup in the order in which they are seen, and leave `order`,
    `row-reverse` and the like for what has no order of its own.

What it does not report
    Columns that are read from top to bottom, pages and parts that run from right to left, jumps
    from one part of the page to another, menus, footers, dialogs, bars and boxes that stay in
    their place, slideshows, lists for sharing, tabs and other composite widgets, links in running
    text, text set vertically, skip links, and elements with a positive `tabindex` (tabindex).
    Outside of the article's text and of forms, where the parts often do not depend on each other,
    a person has to look.

References
    WCAG 2.4.3, 1.3.2 (C27, F44, F1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.root import common_ancestor, is_outside
from a11yaudit.article.signals import GALLERY, SOCIAL, marked
from a11yaudit.model import Fail, Pass, Rect, Severity, Unsure
from a11yaudit.page.names import role_of
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._focus import around, at, called, dialog_of, held_of, stops_of, unseen
from a11yaudit.said import say, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.behaviour import Stop
    from a11yaudit.model import Element, Page, Verdict
    from a11yaudit.said import Said

FEWEST_JUMPS = 3
SAME_LINE = 6.0  # pixels between the upper edges or the middles of two boxes on one line
SLACK = 2.0
TALL = 1.5
ONE_LINE = 3  # times the size of the type
FEWEST_LETTERS = 3
ELSEWHERE = frozenset("navigation contentinfo banner menu menubar toolbar search".split())
COMPOSITE = frozenset(
    """tablist tree grid treegrid listbox radiogroup combobox menu menubar toolbar slider
    spinbutton application""".split()
)


@dataclass(slots=True)
class _Flow:
    """What happened between the direct parts of one element: the steps that went backwards."""

    steps: int = 0
    back: list[tuple[Stop, Stop]] = field(default_factory=list)


def applies(page: Page) -> Iterator[Element]:
    """The elements between whose parts the focus moved."""
    return (page.elements[index] for index in _flows(page))


def check(element: Element, page: Page) -> Verdict:
    """From part to part it goes down, and along the line as the text runs."""
    back = _flows(page)[element.index].back
    if len(back) < FEWEST_JUMPS:
        return Pass()
    first, then = back[0]
    told = say_number(
        "The Tab key goes back {number} time here against the order that is seen: {example}, and "
        "so on.",
        "The Tab key goes back {number} times here against the order that is seen: {example}, and "
        "so on.",
        len(back),
        example=_example(first, then, page),
    )
    related = tuple(dict.fromkeys(at(stop) for pair in back for stop in pair))
    if _has_an_order(element, page):
        return Fail(told, related=related)
    return Unsure(
        say("{said} Does what stands here have to be read in its order?", said=told),
        related=related,
    )


def _has_an_order(element: Element, page: Page) -> bool:
    """Whether the parts hang together: those of a form, and of the article without its teasers."""
    root = article_of(page).root
    for up in around(element):
        if up.tag == "form" or role_of(up) == "form" or up is root:
            return True
        if is_outside(up):
            return False
    return False


def _example(first: Stop, then: Stop, page: Page) -> Said:
    one, other = called(at(first), page), called(at(then), page)
    if then.box.bottom <= first.box.y + SLACK:
        return say("from {one} up to {other}", one=one, other=other)
    if then.box.x < first.box.x:
        return say("from {one} left to {other}", one=one, other=other)
    return say("from {one} right to {other}", one=one, other=other)


def _flows(page: Page) -> dict[int, _Flow]:
    """The steps from stop to stop by the number of the nearest element that holds both."""
    return page.once("focus-flows", _gather)


def _gather(page: Page) -> dict[int, _Flow]:
    flows: dict[int, _Flow] = {}
    judged = [stop for stop in stops_of(page) if _is_judged(stop, page)]
    for first, then in pairwise(judged):
        if then.number != first.number + 1:
            continue
        holder = common_ancestor(at(first), at(then))
        if holder is at(first) or holder is at(then):
            continue
        parts = (_part(at(first), holder), _part(at(then), holder))
        if any(_is_apart(part) for part in parts) or not _is_laid_out(*parts):
            continue
        boxes = [_extent(part, judged) for part in parts]
        flow = flows.setdefault(holder.index, _Flow())
        flow.steps += 1
        if _goes_back(boxes[0], boxes[1], rtl=holder.style.direction == "rtl"):
            flow.back.append((first, then))
    return flows


def _is_judged(stop: Stop, page: Page) -> bool:
    element = at(stop)
    if unseen(stop, page) or stop.in_view == 0 or _is_vertical(stop):
        return False
    tabindex = element.get("tabindex").strip()
    if tabindex.isdigit() and int(tabindex) > 0:
        return False
    if dialog_of(element) or held_of(element):
        return False
    return not any(
        role_of(up) in ELSEWHERE | COMPOSITE
        or (up.tag not in ("html", "body") and marked(up, GALLERY | SOCIAL))
        for up in element.ancestors()
    )


def _is_vertical(stop: Stop) -> bool:
    """Whether the text of the stop runs from top to bottom, and lines from right to left."""
    element = at(stop)
    if len(text_of(element)) < FEWEST_LETTERS or any(True for _ in element.find("img", "svg")):
        return False
    one_line = stop.box.w < ONE_LINE * element.style.font_size
    return one_line and stop.box.h > TALL * stop.box.w


def _part(element: Element, holder: Element) -> Element:
    """The child of ``holder`` that the element is or stands in."""
    return next(up for up in around(element) if up.parent is holder)


def _is_apart(part: Element) -> bool:
    """Whether the part is a region of its own, whose place does not hang on its neighbours."""
    return is_outside(part) and part.tag not in ("button", "select", "form")


def _is_laid_out(first: Element, then: Element) -> bool:
    """Whether a style sheet can have put the parts elsewhere; words in a line follow each other."""
    return not all(
        part.style.display.startswith("inline")
        and part.style.float_ == "none"
        and part.style.position != "absolute"
        for part in (first, then)
    )


def _extent(part: Element, stops: list[Stop]) -> Rect:
    """The box round all stops in the part, where they were when they had the focus."""
    boxes = [stop.box for stop in stops if at(stop).within(part)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(left, top, right - left, bottom - top)


def _goes_back(first: Rect, then: Rect, *, rtl: bool) -> bool:
    """Whether the second box comes before the first in the order in which a page is read."""
    if rtl:
        first = Rect(-first.right, first.y, first.w, first.h)
        then = Rect(-then.right, then.y, then.w, then.h)
    if then.bottom <= first.y + SLACK:
        return then.x < first.right - SLACK  # else: the head of the next column
    middles = abs((first.y + first.bottom) - (then.y + then.bottom)) / 2
    on_a_line = abs(first.y - then.y) <= SAME_LINE or middles <= SAME_LINE
    return on_a_line and then.right <= first.x + SLACK


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
_FIELDS = "".join(
    f"<div><label>{name} <input></label></div>" for name in ("Name", "Street", "Town", "Country")
)
_CARDS = "".join(f'<div><a href="/{n}">Story {n}</a></div>' for n in range(1, 9))


def _page(css: str, body: str, attrs: str = ' lang="en"') -> str:
    """A whole page with a style sheet."""
    return (
        f"<html{attrs}><head><title>Rain</title><style>{css}</style></head>"
        f"<body><main>{_TEXT}{body}</main></body></html>"
    )


RULE = Rule(
    id="focus-order-illogical",
    family=Family.KEYBOARD,
    action="Let the Tab key follow the reading order",
    severity=Severity.MODERATE,
    wcag=("2.4.3",),
    needs=frozenset({Need.KEYBOARD}),
    examples=(
        Bad(
            _page(
                "form { display: flex; flex-direction: column-reverse }",
                f"<form>{_FIELDS}</form>",
            ),
            "form",
            "a form from bottom to top",
        ),
        Bad(
            _page(
                "form { display: flex; flex-direction: row-reverse; justify-content: flex-end }",
                f"<form>{_FIELDS}</form>",
            ),
            "form",
            "a form from right to left",
        ),
        Bad(
            _page(
                ".steps { display: grid } .steps div:nth-child(odd) { order: 2 } "
                ".steps div:nth-child(1) { order: 9 } .steps div:nth-child(5) { order: -1 }"
                ".steps div:nth-child(7) { order: -2 }",
                f'<div class="steps">{_CARDS}</div>',
            ),
            ".steps",
            "shuffled by the style sheet",
        ),
        Bad(
            _page(
                "form { display: flex; flex-direction: row-reverse; justify-content: flex-end }",
                "<form>"
                + "".join(
                    f"<div><label>{name} <input></label></div>"
                    for name in ("שם", "רחוב", "עיר", "ארץ")
                )
                + "</form>",
                ' lang="he" dir="rtl"',
            ),
            "form",
            "a page from right to left",
        ),
        Bad(
            "<html lang=en><head><title>Rain</title><style>.cards { display: flex; "
            "flex-direction: row-reverse }</style></head><body><main>"
            f'{_TEXT}</main><section><div class="cards">{_CARDS}</div></section></body></html>',
            ".cards",
            "teasers outside of the article",
            outcome="review",
        ),
        Good(
            _page("form { display: flex }", f"<form>{_FIELDS}</form>"), "in the order that is seen"
        ),
        Good(
            _page("form { display: flex }", f"<form>{_FIELDS}</form>", ' lang="he" dir="rtl"'),
            "a page from right to left",
        ),
        Good(
            _page(".cards { columns: 3 }", f'<div class="cards">{_CARDS}</div>'),
            "columns, each from top to bottom",
        ),
        Good(
            _page(
                ".cards { display: grid; grid-template-columns: 1fr 1fr; grid-auto-flow: column; "
                "grid-template-rows: repeat(4, auto) }",
                f'<div class="cards">{_CARDS}</div>',
            ),
            "a grid that is filled by columns",
        ),
        Good(
            _page(
                ".cards { display: grid; grid-template-columns: 1fr 1fr 1fr }",
                f'<div class="cards">{_CARDS}</div>',
            ),
            "a grid that is filled by rows",
        ),
        Good(
            _page(
                ".card { display: flex; flex-direction: column } .card h2 { order: 2 }",
                "".join(
                    f'<div class="card"><h2><a href="/{n}">Story {n}</a></h2>'
                    f'<a href="/t{n}">Town</a></div>'
                    for n in range(5)
                ),
            ),
            "the kicker above each headline comes after it",
        ),
        Good(
            _page(
                "nav ul { display: flex; flex-direction: row-reverse }",
                "<nav><ul>"
                + "".join(f'<li><a href="/{n}">Part {n}</a></li>' for n in range(6))
                + "</ul></nav>",
            ),
            "a menu",
        ),
        Good(
            _page(
                ".buttons button { float: right }",
                '<form><div class="buttons"><button>Send</button> <button>Save</button> '
                "<button>Cancel</button></div></form>",
            ),
            "three buttons from right to left: two steps",
        ),
        Good(
            _page(
                "li { float: right }",
                '<ul class="share-links">'
                + "".join(f'<li><a href="/{n}">Share {n}</a></li>' for n in range(6))
                + "</ul>",
            ),
            "buttons for sharing: their order says nothing",
        ),
        Good(
            _page(
                "",
                '<p>It rained <a href="/1">in Lund</a>, <a href="/2">in Malmö and in the villages '
                'along the coast</a>, <a href="/3">on the moor</a> and <a href="/4">at sea</a>.</p>'
                '<p dir="rtl">هطلت الأمطار <a href="/5">في لوند</a> و<a href="/6">في مالمو</a> '
                'و<a href="/7">على التل</a> و<a href="/8">في البحر</a>.</p>',
            ),
            "links in running text, one paragraph from right to left",
        ),
        Good(
            _page(
                ".wall { position: relative; height: 500px } .wall div { position: absolute; "
                "width: 200px } .wall img { display: block; width: 200px; background: #ccc }",
                '<div class="wall">'
                + "".join(
                    f'<div style="left:{x}px;top:{y}px"><a href="/i{x}-{y}"><img src="a.png" '
                    f'alt="Rain" style="height:{h}px"></a><a href="/{x}-{y}">Story</a></div>'
                    for x, y, h in (
                        (0, 0, 100),
                        (210, 0, 180),
                        (420, 0, 60),
                        (420, 90, 90),
                        (0, 130, 70),
                        (210, 210, 60),
                        (420, 215, 40),
                        (0, 235, 60),
                    )
                )
                + "</div>",
            ),
            "a wall of cards that a script has put into the shortest column",
        ),
        Good(
            _page(
                "main { writing-mode: vertical-rl; height: 500px }",
                "".join(f'<p>第{n}章<a href="/{n}">傘をすべての学校に</a></p>' for n in range(6)),
                ' lang="ja"',
            ),
            "text set vertically",
        ),
    ),
)
