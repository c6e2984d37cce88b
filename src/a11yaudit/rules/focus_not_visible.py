"""Nothing shows where the keyboard is.

What it finds
    Links, buttons and other stops of the Tab key that look the same with and without the focus:
    no outline, no colour, no line, not one point of the window differs. Stops of one kind have one
    cause and are reported once, at the first of them.

Why it matters
    Whoever works with the keyboard has no mouse pointer: the mark of the focus is all that tells
    where one is. Without it the next press of Enter opens something unknown.

How to fix it
    Remove `outline: none` (or `outline: 0`) from the style sheet, or give `:focus-visible` a mark
    of your own that stands out from what is around it.

What it does not report
    Text fields (the caret shows where one is), embedded frames, stops that mark the focus in any
    way (a colour, a shadow, a line, a sign, their label or the box around them), the only stop of
    a page, skip links (skip-link-invisible-on-focus), stops that nobody sees at all
    (focusable-but-hidden) or that lie under something else (focus-obscured). Whether a mark is
    strong enough is not judged.

References
    WCAG 2.4.7 (C40, C45, G149, G165, G195, F55, F78); ACT rule oj04fd.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.model import (
    AddStyle,
    Fail,
    Fix,
    Pass,
    RemoveAttribute,
    Safety,
    SetAttribute,
    Severity,
)
from a11yaudit.page.selector import escape
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._focus import (
    FRAMES,
    at,
    called,
    is_sentinel,
    is_typed,
    kind_of,
    others,
    stand_in_of,
    stops_of,
    unseen,
)
from a11yaudit.said import say, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.behaviour import Stop
    from a11yaudit.model import Edit, Element, Page, Verdict

MOST_SHARE = 0.8
FEWEST_STOPS = 4
MARK = "outline: 2px solid #fff !important; box-shadow: 0 0 0 4px #000 !important"
OUTLINE = re.compile(r"\s*outline(?:-style|-width|-color)?\s*:[^;]*;?", re.IGNORECASE)


def applies(page: Page) -> Iterator[Element]:
    """The first stop of each kind; where almost none of the page shows the focus, the first."""
    for group in _groups(page):
        yield at(group[0])


def check(element: Element, page: Page) -> Verdict:
    """Something must look different while the element has the focus."""
    group = _group_of(element, page)
    blind = [stop for stop in group if stop.changes == ()]
    if not blind:
        return Pass()
    more = len(blind) - 1
    if _is_page_wide(group, page):
        told = say_number(
            "The focus cannot be seen on this page: of the {all} links, buttons and fields that "
            "were compared with and without it, {number} look the same, {name} first.",
            "The focus cannot be seen on this page: of the {all} links, buttons and fields that "
            "were compared with and without it, {number} look the same, {name} first.",
            len(blind),
            all=len(group),
            name=called(element, page),
        )
    else:
        told = say(
            "{name} looks the same with and without the focus: nothing shows that it has it.",
            name=called(element, page, first=True),
        )
        if more:
            told = say_number(
                "{said} The same with {number} more of its kind.",
                "{said} The same with {number} more of its kind.",
                more,
                said=told,
            )
    return Fail(told, related=others(blind, element))


def fix(element: Element, page: Page) -> Fix | None:
    """A rule that draws two rings, one light and one dark, so that one shows on any ground."""
    group = _group_of(element, page)
    head = next(page.find("head"), None)
    edits: list[Edit] = []
    for stop in group:
        style = at(stop).get("style")
        if stop.changes == () and OUTLINE.search(style):
            edits.append(_without_outline(at(stop), OUTLINE.sub("", style).strip(" ;")))
    if edits and all(OUTLINE.search(at(s).get("style")) for s in group if s.changes == ()):
        return Fix(
            say("Leave the outline on, which the browser draws by itself."),
            Safety.REVIEW,
            tuple(edits),
            show=element,
        )
    if head is None:
        return None
    selector = ":focus-visible" if _is_page_wide(group, page) else _selector(element)
    rule = f"{selector} {{ {MARK} }}"
    return Fix(
        say("Add a rule to the style sheet that marks the focus."),
        Safety.REVIEW,
        (AddStyle(head, rule), *edits),
        show=head,
    )


def _without_outline(element: Element, style: str) -> Edit:
    if style:
        return SetAttribute(element, "style", style)
    return RemoveAttribute(element, "style")


def _selector(element: Element) -> str:
    """A selector for the element's kind, as specific as it can be, to come after `outline: 0`."""
    lasting = [escape(name) for name in kind_of(element)[3:]]
    role = f'[role="{element.get("role")}"]' if element.get("role") else ""
    return f"{element.tag}{role}{''.join(f'.{name}' for name in lasting)}:focus-visible"


def _groups(page: Page) -> tuple[tuple[Stop, ...], ...]:
    """The judged stops by kind; all in one where almost none shows the focus."""
    return page.once("stops-by-look", _gather)


def _gather(page: Page) -> tuple[tuple[Stop, ...], ...]:
    judged = [stop for stop in stops_of(page) if _is_judged(stop, page)]
    everything = page.keyboard.stops if page.keyboard else ()
    if len(everything) < 2:  # noqa: PLR2004 (where there is one stop, nobody looks for it)
        return ()
    blind = [stop for stop in judged if stop.changes == ()]
    kinds: dict[tuple[str, ...], list[Stop]] = {}
    for stop in judged:
        kinds.setdefault(kind_of(at(stop)), []).append(stop)
    several = sum(any(s.changes == () for s in group) for group in kinds.values()) > 1
    if several and len(judged) >= FEWEST_STOPS and len(blind) >= MOST_SHARE * len(judged):
        return (tuple(sorted(judged, key=lambda stop: stop.changes != ())),)
    return tuple(
        tuple(sorted(group, key=lambda stop: stop.changes != ())) for group in kinds.values()
    )


def _is_judged(stop: Stop, page: Page) -> bool:
    element = at(stop)
    if stop.changes is None or is_typed(element) or element.tag in FRAMES or is_sentinel(element):
        return False
    if unseen(stop, page):
        return stand_in_of(element, page) is not None
    return stop.in_view > 0 and not (stop.points and not stop.hits)


def _group_of(element: Element, page: Page) -> tuple[Stop, ...]:
    return next(group for group in _groups(page) if any(at(s) is element for s in group))


def _is_page_wide(group: tuple[Stop, ...], page: Page) -> bool:
    return len(_groups(page)) == 1 and len({kind_of(at(s)) for s in group}) > 1


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
_ENDING = '<p><a href="/river">The river</a> <button>Share</button></p>'


def _page(css: str, body: str, attrs: str = ' lang="en"') -> str:
    """A whole page with a style sheet."""
    return (
        f"<html{attrs}><head><title>Rain</title><style>{css}</style></head>"
        f"<body><main>{body}</main></body></html>"
    )


def _fixed(selector: str) -> str:
    """The head with the suggested rule; what stands in style sheets is not told."""
    return (
        "<head><title>Rain</title><style></style>"
        f"<style>{selector}:focus-visible {{ {MARK} }}</style></head>"
    )


_MENU = '<a class="tab" href="/1">Town</a> <a class="tab" href="/2">Moor</a> '

RULE = Rule(
    id="focus-not-visible",
    family=Family.KEYBOARD,
    action="Show where the keyboard is",
    severity=Severity.SERIOUS,
    wcag=("2.4.7",),
    needs=frozenset({Need.KEYBOARD}),
    examples=(
        Bad(
            _page(".tab:focus { outline: none }", f"{_MENU}{_TEXT}{_ENDING}"),
            "main > a:first-child",
            "links of a menu, once for all",
            fixed=_fixed("a.tab"),
        ),
        Bad(
            _page("* { outline: 0 !important }", f"{_MENU}{_TEXT}{_ENDING}"),
            "main > a:first-child",
            "a style rule for the whole page",
            fixed=_fixed(""),
        ),
        Bad(
            _page("", f'{_TEXT}<p><a href="/moor" style="outline:0">The moor</a></p>{_ENDING}'),
            "p:nth-of-type(2) a",
            "by a style attribute",
            fixed='<a href="/moor">The moor</a>',
        ),
        Bad(
            _page(
                ".tab:focus { outline: none }",
                '<a class="tab" href="/1">المدينة</a> <a class="tab" href="/2">النهر</a> '
                "<h1>أمطار في المدينة</h1><p>تهطل الأمطار على المدينة منذ ثلاثة أيام.</p>"
                '<p><a href="/3">الطقس</a></p>',
                ' lang="ar" dir="rtl"',
            ),
            "main > a:first-child",
            "a page from right to left",
            fixed=_fixed("a.tab"),
        ),
        Bad(
            _page(
                ".box { position: absolute; opacity: 0 } .box:focus { outline: none }",
                f'{_TEXT}<p><label><input type="checkbox" class="box"><span>Send me letters'
                f"</span></label></p>{_ENDING}",
            ),
            "input",
            "a drawn check box that shows nothing",
            fixed=_fixed("input.box"),
        ),
        Good(_page("", f"{_MENU}{_TEXT}{_ENDING}"), "the browser's own outline"),
        Good(
            _page(
                ".tab:focus { outline: none; box-shadow: 0 0 0 3px #06c }",
                f"{_MENU}{_TEXT}{_ENDING}",
            ),
            "a shadow",
        ),
        Good(
            _page(
                ".tab { text-decoration: none } .tab:focus { outline: 0; "
                "text-decoration: underline }",
                f"{_MENU}{_TEXT}{_ENDING}",
            ),
            "a line under the words",
        ),
        Good(
            _page(
                ".tab:focus { outline: 0 } .tab:focus::after { content: ' ◂'; color: #c00 }",
                f"{_MENU}{_TEXT}{_ENDING}",
            ),
            "a sign",
        ),
        Good(
            _page(
                ".card a { outline: 0 } .card:focus-within { background: #fe8 }",
                f'{_TEXT}<div class="card"><h2><a href="/moor">The moor</a></h2></div>{_ENDING}',
            ),
            "the box around it",
        ),
        Good(
            _page(
                ".box { position: absolute; opacity: 0 } .box:focus + span { outline: 3px solid }",
                f'{_TEXT}<p><label><input type="checkbox" class="box"><span>Send me letters'
                f"</span></label></p>{_ENDING}",
            ),
            "a drawn check box that shows it",
        ),
        Good(
            _page(
                "input, textarea { outline: 0 }",
                f"{_TEXT}<form><label>Name <input></label> <label>Comment <textarea></textarea>"
                f"</label></form>{_ENDING}",
            ),
            "text fields: the caret shows",
        ),
        Good(
            _page(
                ".skip { position: absolute; left: -999px; outline: 0 } .tab:focus { color: #c00 }",
                f'<a class="skip" href="#story">Skip to main content</a><div id="story">{_MENU}'
                f"{_TEXT}{_ENDING}</div>",
            ),
            "a skip link that stays hidden: another rule speaks of it",
        ),
        Good(
            _page("a { outline: 0 }", f'{_TEXT}<p><a href="/moor">The moor</a></p>'),
            "the only stop of the page",
        ),
        Good(
            _page("", f"{_TEXT}{_ENDING}")
            + "<script>for (const a of document.querySelectorAll('a')) { a.style.outline = 'none';"
            "a.addEventListener('focus', () => a.style.background = '#fe8');"
            "a.addEventListener('blur', () => a.style.background = ''); }</script>",
            "a script that marks it",
        ),
    ),
)
