"""The rules about the focus, judged on walks made by hand: what each decides, and its limits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from a11yaudit.behaviour import Keyboard, Place, Stop, Trap, WalkEnd
from a11yaudit.engine import evaluate
from a11yaudit.model import Element, Finding, Page, Rect, Severity
from a11yaudit.page.static import parse, select
from a11yaudit.rule import Rule, discover

RULES = {rule.id: rule for rule in discover()}
KEYBOARD_RULES = (
    "focus-not-visible",
    "focus-obscured",
    "focus-order-illogical",
    "focusable-but-hidden",
    "keyboard-trap",
)
LINE = Rect(10, 100, 80, 20)


def rule(name: str) -> Rule:
    return RULES[name]


def page_of(html: str, *stops: tuple[str, dict[str, Any]], **rest: Any) -> Page:
    """The page with a walk: each stop is a CSS selector and what is unusual about it."""
    page = parse(html, "https://example.org/story.html")
    met = []
    for number, (css, facts) in enumerate(stops, 1):
        (element,) = select(page, css)
        seen: dict[str, Any] = {
            "box": LINE, "in_view": 1.0, "points": 5, "hits": 5, "changes": ("outline",)
        }  # fmt: skip
        met.append(Stop(number, place_of(element), **(seen | facts)))
    walk = Keyboard(stops=tuple(met), end=WalkEnd.WRAPPED, **rest)
    return replace(page, keyboard=walk, has_layout=True, memo=dict(page.memo))


def place_of(element: Element) -> Place:
    return Place(element, element.tag, "", element.index)


def findings(name: str, page: Page) -> list[Finding]:
    result = evaluate(page, [rule(name)])
    assert not result.crashed, result.crashed
    return result.findings


def lay_out(page: Page, css: str, rect: Rect) -> Element:
    """Give an element a box, as a browser would have."""
    (element,) = select(page, css)
    object.__setattr__(element, "rect", rect)
    return element


# --- all of them --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KEYBOARD_RULES)
def test_without_a_walk_the_rule_is_untested(name):
    result = evaluate(parse("<main><a href=/1>Town</a></main>"), [rule(name)])
    assert result.untested == [name]


@pytest.mark.parametrize("name", KEYBOARD_RULES)
def test_a_page_without_stops_has_no_finding(name):
    assert findings(name, page_of("<main><p>It rained.</p></main>")) == []


@pytest.mark.parametrize("name", KEYBOARD_RULES)
def test_a_stop_made_after_the_page_was_read_crashes_nothing(name):
    page = page_of("<main><a href=/1>Town</a></main>", ("a", {}))
    walk = page.keyboard
    assert walk
    made = replace(walk.stops[0], number=2, changes=(), place=Place(None, "button", "Ok", 3))
    late = replace(walk, stops=(*walk.stops, made), trap=None)
    assert findings(name, replace(page, keyboard=late, memo={})) == []


# --- focus-not-visible --------------------------------------------------------------------------

MENU = '<head></head><a class="tab" href="/1">Town</a><a class="tab is-active" href="/2">Moor</a>'


def test_links_of_one_menu_are_one_finding():
    page = page_of(
        f'{MENU}<a class="tab menu-7" href="/3">Sport</a><button>Share</button>',
        ("[href='/1']", {"changes": ()}),
        ("[href='/2']", {"changes": ()}),
        ("[href='/3']", {"changes": ()}),
        ("button", {}),
    )
    (finding,) = findings("focus-not-visible", page)
    assert finding.message == (
        "“Town” looks the same with and without the focus: nothing shows that it has it. "
        "The same with 2 more of its kind."
    )
    assert len(finding.related) == 2
    assert "a.tab:focus-visible" in finding.fixes[0].after


def test_links_of_one_kind_that_differ_are_reported_at_the_one_that_shows_nothing():
    page = page_of(f"{MENU}", ("[href='/1']", {}), ("[href='/2']", {"changes": ()}))
    (finding,) = findings("focus-not-visible", page)
    assert finding.element is not None
    assert finding.element.get("href") == "/2"


def test_a_whole_page_without_marks_is_one_finding():
    page = page_of(
        f"{MENU}<button>Share</button><summary>More</summary><select></select>",
        *[(css, {"changes": ()}) for css in ("[href='/1']", "[href='/2']", "button", "summary")],
        ("select", {}),
    )
    (finding,) = findings("focus-not-visible", page)
    assert finding.message == (
        "The focus cannot be seen on this page: of the 5 links, buttons and fields that were "
        "compared with and without it, 4 look the same, “Town” first."
    )
    assert "<style>:focus-visible {" in finding.fixes[0].after


@pytest.mark.parametrize(
    "facts",
    [
        {"changes": None},
        {"changes": ("pixels",)},
        {"changes": (), "in_view": 0.0, "points": 0, "box": Rect(-900, 0, 80, 20)},
        {"changes": (), "hits": 0},
        {"changes": (), "opacity": 0.0},
    ],
    ids=["undecided", "pixels", "outside", "covered", "transparent"],
)
def test_what_other_rules_judge_or_nobody_decided_is_not_reported(facts):
    page = page_of(MENU, ("[href='/1']", facts), ("[href='/2']", {}))
    assert findings("focus-not-visible", page) == []


@pytest.mark.parametrize(
    "html",
    [
        "<input>",
        '<input type="search">',
        "<textarea></textarea>",
        '<div contenteditable="" tabindex="0">Text</div>',
        '<iframe src="a.html"></iframe>',
    ],
)
def test_a_caret_or_a_frame_needs_no_mark(html):
    tag = parse(html).body.elements[0].tag
    page = page_of(f"{MENU}{html}", ("[href='/1']", {}), (tag, {"changes": ()}))
    assert findings("focus-not-visible", page) == []


def test_a_style_attribute_is_cleaned_and_keeps_the_rest():
    html = '<a href="/1" style="color: red; outline: none; margin: 0">Town</a><a href="/2">Moor</a>'
    page = page_of(html, ("[href='/1']", {"changes": ()}), ("[href='/2']", {}))
    (finding,) = findings("focus-not-visible", page)
    assert finding.fixes[0].after == '<a href="/1" style="color: red; margin: 0">Town</a>'


# --- focus-obscured -----------------------------------------------------------------------------


def covered(bar: str, html: str = '<a href="/1">Town</a>', rect: Rect | None = None) -> Page:
    page = page_of(f"{html}{bar}<p></p>", ("a", {}))
    box = lay_out(page, "#bar", rect or Rect(0, 700, 1280, 100))
    assert page.keyboard
    stop = replace(page.keyboard.stops[0], hits=0, covers=(place_of(box),))
    return replace(page, keyboard=replace(page.keyboard, stops=(stop,)))


def test_a_fixed_bar_over_a_link_is_reported_with_the_bar():
    page = covered('<div id="bar" style="position:fixed">Support us</div>')
    (finding,) = findings("focus-obscured", page)
    assert finding.message == (
        "“Town” lies wholly under a bar (`div#bar`) when the Tab key reaches it: a keyboard user "
        "does not see where the focus is."
    )
    assert finding.related[0].selector == "#bar"


def test_what_lies_in_a_fixed_box_itself_is_for_a_person():
    page = covered(
        '<div id="bar" style="position:sticky"></div>',
        '<nav style="position:fixed"><a href="/1">Town</a></nav>',
    )
    (finding,) = findings("focus-obscured", page)
    assert finding.outcome == "review"


@pytest.mark.parametrize(
    ("bar", "rect"),
    [
        ('<div id="bar">Not fixed</div>', None),
        ('<div id="bar" style="position:fixed" class="cookie-consent"></div>', None),
        ('<div id="bar" style="position:fixed"><div role="dialog">Letters</div></div>', None),
        ('<div id="bar" style="position:fixed"><button>×</button></div>', None),
        ('<div id="bar" style="position:fixed"><button class="btn-close"></button></div>', None),
        ('<div id="bar" style="position:fixed"></div>', Rect(0, 0, 1280, 800)),
    ],
    ids=["scrolls", "consent", "dialog", "cross", "class", "whole window"],
)
def test_banners_dialogs_and_what_can_be_closed_are_not_reported(bar, rect):
    assert findings("focus-obscured", covered(bar, rect=rect)) == []


def test_partial_cover_never_fails():
    page = covered('<div id="bar" style="position:fixed"></div>')
    assert page.keyboard
    stop = replace(page.keyboard.stops[0], hits=1)
    page = replace(page, keyboard=replace(page.keyboard, stops=(stop,)), memo=dict(page.memo))
    assert findings("focus-obscured", page) == []


# --- keyboard-trap ------------------------------------------------------------------------------


def trapped(html: str, *selectors: str) -> Page:
    page = page_of(html, *[(css, {}) for css in selectors])
    assert page.keyboard
    places = tuple(stop.place for stop in page.keyboard.stops)
    trap = Trap(places, ("Tab", "Shift+Tab", "Escape"))
    return replace(page, keyboard=replace(page.keyboard, trap=trap, end=WalkEnd.TRAPPED))


def test_a_trap_is_told_with_the_keys_that_were_tried():
    (finding,) = findings("keyboard-trap", trapped("<button>Play</button>", "button"))
    assert finding.message == (
        "“Play” does not let go of the focus: Tab, Shift+Tab and Escape do not lead out, and what "
        "follows cannot be reached."
    )


def test_an_embedded_frame_without_a_name_is_called_what_it_is():
    (finding,) = findings("keyboard-trap", trapped('<iframe src="a.html"></iframe>', "iframe"))
    assert finding.message.startswith("An embedded frame without a name does not let go")


@pytest.mark.parametrize(
    "around",
    [
        '<div role="dialog">{}</div>',
        '<div role="alertdialog">{}</div>',
        '<div aria-modal="true">{}</div>',
        "<dialog open>{}</dialog>",
        '<div id="onetrust-consent-sdk">{}</div>',
    ],
)
def test_a_dialog_may_keep_the_focus(around):
    html = around.format("<button>Close</button><a href=/1>More</a>")
    assert findings("keyboard-trap", trapped(html, "button", "a")) == []


def test_one_stop_outside_of_the_dialog_makes_it_a_trap():
    html = '<div role="dialog"><button>Close</button></div><a href=/1>More</a>'
    (finding,) = findings("keyboard-trap", trapped(html, "button", "a"))
    assert finding.outcome == "fail"


def test_a_trap_made_by_a_script_is_for_a_person():
    page = trapped("<p>It rained.</p><button>Play</button>", "button")
    assert page.keyboard
    trap = Trap((Place(None, "button", "Accept", 4),))
    (finding,) = findings(
        "keyboard-trap", replace(page, keyboard=replace(page.keyboard, trap=trap), memo={})
    )
    assert finding.outcome == "review"
    assert "“Accept”" in finding.message


# --- focusable-but-hidden -----------------------------------------------------------------------

OUTSIDE = {"in_view": 0.0, "points": 0, "hits": 0, "box": Rect(-900, 100, 80, 20)}


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (OUTSIDE, "it lies outside the window"),
        ({"box": Rect(0, 0, 1, 1), "clipped": True}, "it has no size"),
        ({"clipped": True, "in_view": 0.0, "points": 0}, "it is cut away"),
        ({"opacity": 0.0}, "it is transparent"),
    ],
)
def test_the_message_says_why_nobody_sees_it(facts, why):
    page = page_of('<a href="/1">Town</a>', ("a", facts))
    (finding,) = findings("focusable-but-hidden", page)
    assert finding.message == (
        f"The Tab key stops at “Town”, and nobody sees it: {why} even while it has the focus."
    )


def test_what_can_be_scrolled_to_is_not_outside():
    """A page that scrolls smoothly has not got there yet when it is looked at."""
    page = page_of('<a href="/1">Town</a>', ("a", OUTSIDE | {"box": Rect(10, 5000, 80, 20)}))
    assert findings("focusable-but-hidden", page) == []


def test_links_of_a_closed_menu_are_one_finding():
    html = (
        '<nav style="opacity:0"><a href="/1">Town</a><a href="/2">Moor</a></nav><a href="/3">x</a>'
    )
    page = page_of(
        html, ("[href='/1']", {"opacity": 0.0}), ("[href='/2']", {"opacity": 0.0}),
        ("[href='/3']", {}),
    )  # fmt: skip
    (finding,) = findings("focusable-but-hidden", page)
    assert "“Town” and “Moor”" in finding.message
    assert "each is transparent" in finding.message
    assert finding.fixes[0].after.startswith('<nav style="opacity:0" inert>')


@pytest.mark.parametrize("tag", ["body", "article"])
def test_where_the_article_is_transparent_a_script_has_not_shown_the_page_yet(tag):
    text = "<p>It has rained in Lund for three days, and the river has risen since Monday.</p>"
    html = f'<{tag} style="opacity:0">{text}<a href="/1">Town</a></{tag}>'
    assert findings("focusable-but-hidden", page_of(html, ("a", {"opacity": 0.0}))) == []


def test_links_without_content_are_one_question():
    flat = {"box": Rect(10, 10, 0, 19), "in_view": 0.0, "points": 0, "clipped": True}
    html = (
        '<a class="fb" title="Like" href="/1"><i></i></a><a class="ig" href="/3"></a>'
        '<p><a class="tw" aria-label="Tweet" href="/2"></a></p>'
    )
    page = page_of(html, (".fb", flat), (".ig", flat), (".tw", flat))
    (finding,) = findings("focusable-but-hidden", page)
    assert finding.outcome == "review"
    assert finding.severity is Severity.MODERATE
    assert finding.message == (
        "The Tab key stops at “Like” and “Tweet”, and nothing is shown there: no "
        "text, no picture. Is it empty, or did an icon not load?"
    )


def test_a_part_that_is_silent_is_named_as_axe_names_it():
    html = '<div aria-hidden="true"><p aria-hidden="true"><a href="/1">Town</a></p></div>'
    (finding,) = findings("focusable-but-hidden", page_of(html, ("a", {})))
    assert finding.element is not None
    assert finding.element.tag == "div"
    assert finding.severity is Severity.SERIOUS


@pytest.mark.parametrize(
    "html",
    [
        '<div tabindex="0" aria-hidden="true"></div>',
        '<span tabindex="0" class="focus-trap-guard"></span>',
        '<span tabindex="0" data-focus-guard="true"></span>',
        '<div role="dialog"><div tabindex="0" id="x"></div><button>Ok</button></div>',
    ],
)
def test_what_keeps_the_focus_in_a_dialog_is_not_reported(html):
    page = page_of(html, ("[tabindex]", OUTSIDE))
    assert findings("focusable-but-hidden", page) == []


# --- focus-order-illogical ----------------------------------------------------------------------


def walked(boxes: list[Rect], attrs: str = "", inside: str = '<div><a href="/{0}">{0}</a></div>'):
    links = "".join(inside.format(number) for number in range(len(boxes)))
    text = "<p>It has rained in Lund for three days, and the river has risen since Monday.</p>"
    stops = [(f"[href='/{number}']", {"box": box}) for number, box in enumerate(boxes)]
    return page_of(f"<article>{text}<section {attrs}>{links}</section></article>", *stops)


def row(*lefts: float, y: float = 100) -> list[Rect]:
    return [Rect(x, y, 80, 20) for x in lefts]


def column(*tops: float, x: float = 10) -> list[Rect]:
    return [Rect(x, y, 80, 20) for y in tops]


@pytest.mark.parametrize(
    ("boxes", "attrs", "found"),
    [
        (column(400, 300, 200, 100), "", 1),
        (row(400, 300, 200, 100), "", 1),
        (row(400, 300, 200, 100), 'dir="rtl"', 0),
        (row(100, 200, 300, 400), 'dir="rtl"', 1),
        (row(300, 200, 100), "", 0),
        (column(100, 200, 300) + column(100, 200, 300, x=200), "", 0),
        (column(100, 200, 300, x=200) + column(100, 200, 300), 'dir="rtl"', 0),
        (column(100, 200, 300) * 2, "", 0),
        (row(10, 200, 400) + row(10, 200, 400, y=200) + row(10, 200, 400, y=300), "", 0),
        (row(400, 200, 10) + row(400, 200, 10, y=200), "", 1),
        ([box for y in (100, 200, 300) for box in row(400, 10, y=y)], "", 1),
    ],
    ids=[
        "upwards",
        "to the left",
        "to the left, from right to left",
        "to the right, from right to left",
        "only twice",
        "two columns",
        "two columns from right to left",
        "once up",
        "rows",
        "rows to the left",
        "to and fro",
    ],
)
def test_steps_against_the_order_that_is_seen(boxes, attrs, found):
    assert len(findings("focus-order-illogical", walked(boxes, attrs))) == found


@pytest.mark.parametrize(
    ("attrs", "inside"),
    [
        ('role="tablist"', '<div><a href="/{0}">{0}</a></div>'),
        ('class="swiper"', '<div><a href="/{0}">{0}</a></div>'),
        ('style="position:fixed"', '<div><a href="/{0}">{0}</a></div>'),
        ("", '<div><a tabindex="1" href="/{0}">{0}</a></div>'),
        ("", '<nav><a href="/{0}">{0}</a></nav>'),
        ("", '<a href="/{0}">{0}</a>'),
    ],
    ids=["tabs", "slideshow", "fixed", "tabindex", "menus", "links in a line"],
)
def test_orders_that_are_no_fault_or_another_rule_s(attrs, inside):
    assert findings("focus-order-illogical", walked(row(400, 300, 200, 100), attrs, inside)) == []


def test_the_first_step_back_is_told():
    (finding,) = findings("focus-order-illogical", walked(column(400, 300, 200, 100)))
    assert finding.message == (
        "The Tab key goes back 3 times here against the order that is seen: from “0” up to “1”, "
        "and so on."
    )


# --- tabindex -----------------------------------------------------------------------------------


JUMP = '<a href="/1">Town</a>{}<a href="/2">Moor</a><li><a href="/3" tabindex="4">Sport</a>'
BEFORE = "the Tab key comes here before"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (JUMP.format(""), f"{BEFORE} it comes to 2 elements that stand above."),
        (
            JUMP.format("<ul><li>"),
            f"{BEFORE} its turn, and the list around it is not gone through in the order in which it is read.",
        ),
    ],
)
def test_a_number_is_told_with_what_it_does(html, told):
    (finding,) = findings("tabindex", parse(html))
    assert finding.message == f'“Sport” has `tabindex="4"`: {told}'


def test_all_numbers_of_a_form_go_together():
    html = (
        '<a href="/1">Town</a><form><input name="a" tabindex="1"><input name="b" tabindex="2">'
        '<div role="button" tabindex="3">Join</div></form>'
    )
    found = findings("tabindex", parse(html))
    assert [finding.severity for finding in found] == [Severity.MINOR] * 3
    assert {finding.fixes[0].title for finding in found} == {
        "Remove all numbers of the form, so that its order is that of the page."
    }
    assert found[2].fixes[0].after == '<div role="button" tabindex="0">Join</div>'


@pytest.mark.parametrize("value", ["0", "-1", "", "none", " -3"])
def test_other_values_are_no_fault(value):
    assert (
        findings("tabindex", parse(f'<a href="/1">x</a><a href="/2" tabindex="{value}">y</a>'))
        == []
    )


@pytest.mark.parametrize("value", [" 3", "+3", "3px"])
def test_numbers_are_read_as_browsers_read_them(value):
    assert findings("tabindex", parse(f'<a href="/1">x</a><a href="/2" tabindex="{value}">y</a>'))
