"""What the trials of skip links say is read rightly, case by case, from facts made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from a11yaudit.article import article_of, article_start
from a11yaudit.behaviour import Keyboard, Place, SkipTrial, Stop, WalkEnd
from a11yaudit.engine import evaluate
from a11yaudit.model import Element, Finding, Page, Rect
from a11yaudit.page.static import parse, select
from a11yaudit.report.view import article_view
from a11yaudit.rule import discover
from a11yaudit.rules._skip_links import destination_of, place_named
from a11yaudit.rules._skip_use import Effect, name_of_place, use_of, works

RULES = [rule for rule in discover() if rule.id.startswith("skip-link")]
ADVICE = "skip-link-unfocusable-target"
SKIP = '<a class="skip" href="#main">Skip to content</a>'
MENU = "<nav id='menu'>" + "".join(f"<a href='/{n}'>Menu {n}</a>" for n in range(1, 10)) + "</nav>"
TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
LINKED = f'{TEXT}<p><a class="in" href="/office">The weather office</a></p>'


def page_of(
    links: str = SKIP, main: str = f'<main id="main">{LINKED}</main>', end: str = ""
) -> Page:
    """A page that begins with these links and has a menu of nine."""
    html = f'<html lang="en"><body>{links}{MENU}{main}{end}</body></html>'
    return parse(html, "https://news.example/story.html")


def at(page: Page, css: str) -> Place:
    """The only element that the selector matches, as a place."""
    (element,) = select(page, css)
    return place_of(element)


def place_of(element: Element) -> Place:
    text = " ".join(child for child in element.children if isinstance(child, str))
    return Place(element, element.tag, text, element.index)


def stop_of(number: int, element: Element, **facts: object) -> Stop:
    usual = {"in_view": 1.0, "points": 5, "hits": 5}
    return Stop(number, place_of(element), Rect(0, 0, 90, 20), **(usual | facts))


def walked(page: Page, *trials: SkipTrial, **facts: object) -> Page:
    """The page with a walk over everything that takes the focus; ``facts`` are of the first."""
    elements = [element for element in page.elements if element.focusable]
    stops = tuple(
        stop_of(n, element, **(facts if n == 1 else {})) for n, element in enumerate(elements, 1)
    )
    start = article_start(page).index
    keyboard = Keyboard(
        stops=stops,
        end=WalkEnd.WRAPPED,
        reached_article=next((s.number for s in stops if s.place.order >= start), None),
        trials=trials,
        article_start=start,
        by_element={stop.place.element.index: stop for stop in stops if stop.place.element},
    )
    return replace(page, keyboard=keyboard)


def tried(page: Page, css: str = ".skip", **facts: object) -> SkipTrial:
    """A trial of the link, the next stop without Enter being the one after it."""
    (link,) = select(page, css)
    stops = [element for element in page.elements if element.focusable]
    number = stops.index(link) + 1
    control = place_of(stops[number]) if number < len(stops) else None
    return SkipTrial(link, number, **({"control": control} | facts))


def found(page: Page) -> list[str]:
    """The rules that report something, crashes being failures."""
    return [finding.rule for finding in findings(page)]


def findings(page: Page) -> list[Finding]:
    result = evaluate(page, RULES)
    assert not result.crashed, result.crashed
    return result.findings


def verdict(page: Page, **facts: object) -> tuple[Effect, bool | None, list[str]]:
    """Effect, whether it works, and the rules that speak, of a page whose link did this."""
    trial = tried(page, **facts)
    seen = walked(page, trial)
    (link,) = article_of(seen).skip_links
    return use_of(trial, seen).effect, works(link, seen), found(seen)


# --- what works ---------------------------------------------------------------------------------


def test_focus_on_main_works():
    page = page_of(main=f'<main id="main" tabindex="-1">{LINKED}</main>')
    facts = {"landed": at(page, "main"), "target": at(page, "main"), "next": at(page, ".in")}
    assert verdict(page, **facts) == (Effect.MAIN, True, [])


def test_target_that_cannot_take_the_focus_works_and_is_advised():
    page = page_of()
    facts = {"target": at(page, "main"), "next": at(page, ".in")}
    assert verdict(page, **facts) == (Effect.MAIN, True, [ADVICE])


def test_main_without_stops_works_although_tab_wraps_round_to_the_link():
    page = page_of(main=f'<main id="main">{TEXT}</main>')
    facts = {"target": at(page, "main"), "next": at(page, ".skip")}
    assert verdict(page, **facts) == (Effect.MAIN, True, [ADVICE])


def test_main_without_stops_works_although_tab_leaves_the_page():
    page = page_of(main=f'<main id="main">{TEXT}</main>')
    assert verdict(page, target=at(page, "main"), next=None)[:2] == (Effect.MAIN, True)


def test_main_without_stops_works_although_the_next_stop_is_in_the_footer():
    page = page_of(main=f'<main id="main">{TEXT}</main>', end="<footer><a href='/x'>X</a></footer>")
    facts = {"target": at(page, "main"), "next": at(page, "footer a")}
    assert verdict(page, **facts) == (Effect.MAIN, True, [ADVICE])


def test_link_right_before_the_article_works_although_the_next_stop_is_the_same():
    page = parse(f'<html lang="en"><body>{SKIP}<main id="main">{LINKED}</main></body></html>')
    facts = {"target": at(page, "main"), "next": at(page, ".in")}
    assert verdict(page, **facts) == (Effect.MAIN, True, [ADVICE])


def test_script_that_moves_the_focus_to_the_headline_works_without_a_target():
    page = page_of('<a class="skip" href="#0">Skip to content</a>')
    facts = {"landed": at(page, "h1"), "next": at(page, ".in")}
    assert verdict(page, **facts) == (Effect.MAIN, True, [])


def test_place_made_by_the_script_counts_by_its_neighbours():
    page = page_of()
    landed = Place(None, "div", "Start", at(page, "main").order)
    assert verdict(page, landed=landed, next=at(page, ".in"))[:2] == (Effect.MAIN, True)


def test_two_stops_before_the_article_are_near_enough():
    main = f'<p id="here"><a href="/a">A</a> <a href="/b">B</a></p><main>{LINKED}</main>'
    page = page_of('<a class="skip" href="#here">Skip to content</a>', main)
    facts = {"target": at(page, "#here"), "next": at(page, "#here a:first-child")}
    assert verdict(page, **facts)[:2] == (Effect.MAIN, True)


# --- what does not ------------------------------------------------------------------------------


def test_swallowed_enter_is_inoperable():
    page = page_of()
    seen = walked(page, tried(page, still_on_link=True, next=at(page, "nav a:first-child")))
    (finding,) = findings(seen)
    assert finding.rule == "skip-link-inoperable"
    assert finding.message == (
        "“Skip to content” does nothing: the focus stays on the link when Enter is pressed, and "
        "the next Tab goes to “Menu 1”, as it does without Enter."
    )


def test_scroll_without_focus_is_inoperable_whether_or_not_the_target_is_there():
    for href in ("#main", "#0"):
        page = page_of(f'<a class="skip" href="{href}">Skip to content</a>')
        facts = {"still_on_link": True, "next": at(page, "nav a:first-child"), "scrolled": True}
        assert verdict(page, **facts) == (Effect.STAYS, False, ["skip-link-inoperable"])


def test_focus_taken_away_without_a_move_is_inoperable():
    page = page_of()
    facts = {"next": at(page, "nav a:first-child")}
    assert verdict(page, **facts) == (Effect.STAYS, False, ["skip-link-inoperable"])


@pytest.mark.parametrize("href", ["#nothing", "#0", "#12"])
def test_missing_target_that_moves_nothing_is_one_finding(href):
    page = page_of(f'<a class="skip" href="{href}">Skip to content</a>')
    facts = {"still_on_link": True, "next": at(page, "nav a:first-child")}
    assert verdict(page, **facts) == (Effect.STAYS, False, ["skip-link-target-missing"])


def test_menu_as_destination_is_wrong():
    page = page_of('<a class="skip" href="#menu">Skip to content</a>')
    facts = {"target": at(page, "nav"), "next": at(page, "nav a:first-child")}
    assert verdict(page, **facts) == (Effect.BEFORE, False, ["skip-link-wrong-destination"])


@pytest.mark.parametrize(
    ("words", "works_", "rules"),
    [
        ("Skip to content", False, ["skip-link-wrong-destination"]),
        ("Skip to footer", True, ["skip-link-missing", ADVICE]),
    ],
)
def test_footer_as_destination_is_wrong_for_a_link_that_names_the_content(words, works_, rules):
    end = '<footer id="end"><a href="/x">X</a></footer>'
    page = page_of(f'<a class="skip" href="#end">{words}</a>', end=end)
    facts = {"target": at(page, "footer"), "next": at(page, "footer a")}
    assert verdict(page, **facts) == (Effect.PAST, works_, rules)


def test_link_that_leaves_the_page_says_where_to():
    page = page_of()
    seen = walked(page, tried(page, still_on_link=True, led_away="https://news.example/#main"))
    (finding,) = findings(seen)
    assert finding.rule == "skip-link-wrong-destination"
    assert "https://news.example/#main" in finding.message
    assert finding.fixes[0].after == '<a class="skip" href="/story.html#main">Skip to content</a>'


# --- several links ------------------------------------------------------------------------------


def three(page: Page, wrong: str = "") -> Page:
    """All three links tried, each leading to its target; one to the menu if it is ``wrong``."""
    trials = []
    for css, target in (("#n", "nav"), ("#s", "form"), ("#m", "main")):
        where = "nav" if css == wrong else target
        inner = {"nav": "nav a:first-child", "form": "input", "main": ".in"}[where]
        trials.append(tried(page, css, target=at(page, where), next=at(page, inner)))
    return walked(page, *trials)


THREE = (
    '<a id="n" class="skip" href="#menu">{}</a><a id="s" class="skip" href="#find">{}</a>'
    '<a id="m" class="skip" href="#main">{}</a>'
)
ENGLISH = ("Skip to navigation", "Skip to search", "Skip to content")
FORM = '<form id="find"><input></form>'


@pytest.mark.parametrize(
    "words",
    [
        ENGLISH,
        ("تخطي إلى القائمة", "تخطي إلى البحث", "تخطي إلى المحتوى"),
        ("メニューへ移動", "検索へ移動", "本文へ移動"),
    ],
)
def test_three_links_of_which_one_reaches_the_main_content(words):
    page = page_of(THREE.format(*words), f'{FORM}<main id="main" tabindex="-1">{LINKED}</main>')
    seen = three(page)
    links = article_of(seen).skip_links
    assert [works(link, seen) for link in links] == [True, True, True]
    assert not [rule for rule in found(seen) if rule not in (ADVICE, "skip-link-name")]


def test_three_links_of_which_the_one_to_the_content_misses():
    page = page_of(THREE.format(*ENGLISH), f'{FORM}<main id="main" tabindex="-1">{LINKED}</main>')
    seen = three(page, wrong="#m")
    assert [f.selector for f in findings(seen) if f.rule == "skip-link-wrong-destination"] == ["#m"]
    assert "skip-link-missing" not in found(seen)


def test_honest_link_to_the_menu_alone_leaves_a_skip_link_missing():
    page = page_of('<a class="skip" href="#menu">Skip to navigation</a>')
    facts = {"target": at(page, "nav"), "next": at(page, "nav a:first-child")}
    assert verdict(page, **facts) == (Effect.BEFORE, True, ["skip-link-missing", ADVICE])


# --- skip-link-missing by use -------------------------------------------------------------------


def test_link_at_the_end_of_the_menu_comes_too_late():
    page = parse(
        f'<html lang="en"><body>{MENU}<a class="skip" href="#main">Skip to content</a>{FORM}'
        f'<main id="main" tabindex="-1">{LINKED}</main></body></html>'
    )
    seen = walked(page, tried(page, landed=at(page, "main"), next=at(page, ".in")))
    (finding,) = findings(seen)
    assert finding.rule == "skip-link-missing"
    assert finding.message.startswith("A skip link comes only after 9 of the 11 links")


def test_banner_and_bar_before_the_link_do_not_count():
    bars = (
        '<div id="wpadminbar">' + '<a href="/a">A</a>' * 6 + "</div>"
        '<div class="cookie-consent">' + "<button>B</button>" * 3 + "</div>"
    )
    page = page_of(bars + SKIP, f'<main id="main" tabindex="-1">{LINKED}</main>')
    assert verdict(page, landed=at(page, "main"), next=at(page, ".in"))[2] == []


def test_button_that_leads_to_the_article_is_a_skip_link():
    page = page_of('<button class="b">¶</button>', f'<main tabindex="-1">{LINKED}</main>')
    seen = walked(page, tried(page, ".b", landed=at(page, "main"), next=at(page, ".in")))
    assert found(seen) == []
    assert found(walked(page)) == ["skip-link-missing"]


def test_hidden_link_is_certain_only_where_no_script_can_bring_it_in():
    hidden = '<a class="skip" href="#main" hidden>Skip to content</a>'
    outcomes = []
    for script in ("", "<script>go()</script>"):
        page = page_of(hidden, end=script)
        outcomes.append([(f.rule, f.outcome.value) for f in findings(page)])
    assert outcomes == [[("skip-link-missing", "fail")], [("skip-link-missing", "review")]]
    (link,) = select(page, ".skip")
    tabbed = walked(page, SkipTrial(link, None))
    assert [(f.rule, f.outcome.value) for f in findings(tabbed)] == [("skip-link-missing", "fail")]
    assert works(article_of(tabbed).skip_links[0], tabbed) is False


def test_stops_in_frames_count():
    page = parse(
        f'<html lang="en"><body><iframe></iframe><main>{LINKED}</main></body></html>',
    )
    (frame,) = select(page, "iframe")
    stop = stop_of(1, frame, in_frame=8)
    keyboard = Keyboard((stop,), WalkEnd.WRAPPED, article_start=article_start(page).index)
    assert found(replace(page, keyboard=keyboard)) == ["skip-link-missing"]


def test_nothing_is_missing_where_a_banner_keeps_the_keys():
    page = page_of('<div class="cookie-consent"><button>Accept</button></div>')
    (button,) = select(page, "button")
    keyboard = Keyboard((stop_of(1, button),), WalkEnd.WRAPPED)
    assert found(replace(page, keyboard=keyboard)) == []


# --- seen and covered ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ({}, []),
        ({"opacity": 0.05}, ["skip-link-invisible-on-focus"]),
        ({"clipped": True}, ["skip-link-invisible-on-focus"]),
        ({"hits": 0}, ["skip-link-obscured"]),
        ({"hits": 3}, ["skip-link-obscured"]),
        ({"hits": 0, "clipped": True}, ["skip-link-invisible-on-focus"]),
        ({"in_view": 0.0, "points": 0, "hits": 0}, []),  # a page that scrolls slowly
    ],
)
def test_what_a_link_with_the_focus_looks_like(facts, rules):
    page = page_of(main=f'<main id="main" tabindex="-1">{LINKED}</main>')
    trial = tried(page, landed=at(page, "main"), next=at(page, ".in"))
    assert found(walked(page, trial, **facts)) == rules


def test_cover_by_a_banner_that_closes_is_none():
    for inside, outcome in (("<button>Accept</button>", []), ("", ["fail"])):
        page = page_of(end=f'<div class="cookie-consent">We use cookies. {inside}</div>')
        trial = tried(page, target=at(page, "main"), next=at(page, ".in"))
        seen = walked(page, trial, hits=0, covers=(at(page, ".cookie-consent"),))
        told = [f.outcome.value for f in findings(seen) if f.rule == "skip-link-obscured"]
        assert told == outcome


# --- words and the report -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Skip to main content", "main"),
        ("Skip to main menu", "navigation"),
        ("Skip navigation", "main"),
        ("#skip-nav", "main"),
        ("#main-nav", "navigation"),
        ("Zur Suche", "search"),
        ("本文へ移動", ""),
    ],
)
def test_place_that_words_name(words, part):
    assert place_named(words) == part


def test_broken_skip_navigation_is_turned_to_main_and_not_to_the_menu():
    page = page_of('<a class="skip" href="#content">Skip navigation</a>')
    (link,) = article_of(page).skip_links
    assert destination_of(link, page) is select(page, "main")[0]


def test_places_are_called_by_their_words_or_their_tag():
    page = page_of()
    assert name_of_place(at(page, "nav a:first-child")) == "“Menu 1”"
    assert name_of_place(at(page, "nav")) == "the nav element"


def test_report_says_whether_a_link_works():
    page = page_of()
    assert article_view(page, [], {})["skip_links"][0]["works"] is None
    trial = tried(page, target=at(page, "main"), next=at(page, ".in"))
    assert article_view(walked(page, trial), [], {})["skip_links"][0]["works"] is True
