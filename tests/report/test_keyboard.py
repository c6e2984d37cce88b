"""The walk with the Tab key: its drawing, and what is said of it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapes import arabic, article, keyboard, library, page, place, skip_link, stop, trial

from a11yaudit.report import crops, keyboard_strip, keyboard_words
from a11yaudit.report.keyboard_view import keyboard_view, skip_links

SHEET = crops.Sheet("p.jpg", 1280, 2000)


def walk(*boxes, **more):
    return keyboard([stop(i, f"Stop {i}", list(box)) for i, box in enumerate(boxes, 1)], **more)


def drawn(facts, picture=SHEET, faulty=(), working=(), **more):
    return keyboard_strip.strip(picture, facts, faulty=faulty, working=working, **more)


def read(name="Read on", **more):
    """A page with six stops before the article and one skip link."""
    facts = walk(*[(100 * i, 20, 90, 40) for i in range(1, 7)], reached_article=6)
    link = skip_link(name, "a.skip", **more.pop("link", {}))
    over, saves = more.pop("over", [2, 3, 4, 5]), more.pop("saves", 3)
    facts["skip_trials"] = [trial("a.skip", 1, over, saves)]
    return page("p", "P", keyboard=facts | more, article=article(skip_links=[link]))


def test_pins_stand_at_the_corners_of_their_boxes_joined_in_order():
    strip = drawn(walk((100, 50, 80, 30), (300, 50, 80, 30), (300, 200, 80, 30)))
    assert [(pin.number, *pin.at) for pin in strip.pins] == [
        (1, 100, 50),
        (2, 300, 50),
        (3, 300, 200),
    ]
    assert strip.path == "M100 50L300 50L300 200"
    assert (strip.below, strip.nowhere, strip.crowded) == (0, 0, 0)


def test_pins_stand_at_the_right_on_pages_that_are_read_from_the_right():
    strip = drawn(walk((100, 50, 80, 30)), rtl=True)
    assert strip.pins[0].at == (180, 50)


def test_stops_at_one_place_stand_side_by_side():
    strip = drawn(walk(*[(16, 12, 180, 47)] * 3))
    xs = [pin.at.x for pin in strip.pins]
    assert all(b - a >= 2 * strip.radius for a, b in pairwise(xs))
    assert len({pin.at.y for pin in strip.pins}) == 1


def test_the_line_breaks_where_a_stop_is_not_in_the_strip():
    strip = drawn(walk((100, 50, 80, 30), (-900, 50, 80, 30), (300, 50, 80, 30)))
    assert strip.path == "M100 50M300 50"
    assert strip.nowhere == 1


def test_the_line_goes_on_to_the_edge_where_the_next_stop_is_further_down():
    strip = drawn(walk((100, 100, 80, 30), (600, 1100, 80, 30)))
    assert strip.crop.view.h == keyboard_strip.HEIGHT
    assert strip.path == "M100 100L350 600"
    assert strip.below == 1


@pytest.mark.parametrize(
    ("y", "height"), [(100, 600), (640, 730), (960, 1000), (1400, 600), (-50, 600)]
)
def test_the_strip_grows_to_where_the_article_begins_if_that_is_near(y, height):
    strip = drawn(walk((100, 50, 80, 30), (160, y, 700, 400), reached_article=2))
    assert strip.crop.view.h == height


def test_the_strip_is_no_taller_than_the_picture():
    strip = drawn(walk((10, 10, 20, 20)), crops.Sheet("p.jpg", 390, 300))
    assert strip.crop.view == (0, 0, 390, 300)
    assert strip.radius == 12


def test_an_arrow_leads_from_a_skip_link_over_what_it_jumps_over():
    facts = walk((16, 12, 90, 40), (200, 20, 90, 40), (400, 300, 90, 40))
    facts["skip_trials"] = [trial("a.skip", 1, [2], 0), trial("a.other", 2, [3], 0)]
    strip = drawn(facts, working={"a.skip"})
    assert [jump.number for jump in strip.jumps] == [1]
    tip = [float(n) for n in re.match(r"M([\d.]+) ([\d.]+)", strip.jumps[0].head).groups()]
    distance = ((tip[0] - 400) ** 2 + (tip[1] - 300) ** 2) ** 0.5
    assert strip.radius < distance < strip.radius + 6


def test_an_arrow_leads_down_where_the_article_is_below_the_strip():
    facts = walk((16, 12, 90, 40), (200, 20, 90, 40), (400, 1500, 90, 40))
    facts["skip_trials"] = [trial("a.skip", 1, [2], 0)]
    (jump,) = drawn(facts, working={"a.skip"}).jumps
    assert jump.head.startswith("M400 596L")


def test_without_a_picture_or_stops_there_is_no_strip():
    assert drawn(walk((1, 1, 30, 30)), None) is None
    assert drawn(keyboard([])) is None


BOXES = st.lists(
    st.lists(st.floats(-2e3, 4e3) | st.just(float("nan")), min_size=4, max_size=4), max_size=30
)


@given(BOXES, st.booleans())
def test_every_stop_is_drawn_or_counted_and_no_pin_leaves_the_strip(boxes, rtl):
    facts = walk(*boxes, skip_trials=[trial("a", 1, [2, 3], 1)])
    strip = drawn(facts, working={"a"}, rtl=rtl)
    if strip is None:
        assert not boxes
        return
    assert len(strip.pins) + strip.below + strip.nowhere + strip.crowded == len(boxes)
    for pin in strip.pins:
        assert strip.radius <= pin.at.x <= 1280 - strip.radius
        assert strip.radius <= pin.at.y <= strip.crop.view.h - strip.radius
    assert not re.search("nan|inf|e", strip.path + "".join(j.line + j.head for j in strip.jumps))


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (
            {},
            "6 presses of Tab lead to the article. The skip link “Read on” makes that 3: it saves 3.",
        ),
        (
            {"over": [2, 3], "saves": 1},
            (
                "6 presses of Tab lead to the article. The skip link “Read on” jumps over 2 stops "
                "and saves 1 key press."
            ),
        ),
        (
            {"link": {"works": False}, "over": [], "saves": 0},
            "6 presses of Tab lead to the article. The skip link “Read on” does not make that shorter.",
        ),
        ({"link": {"works": None}, "over": []}, "6 presses of Tab lead to the article."),
    ],
)
def test_how_the_keyboard_fares(made, told):
    assert " ".join(keyboard_words.sentences(read(**made))) == f"With the keyboard, {told}"


def test_a_link_to_the_menu_does_not_lead_to_the_article():
    made = read()
    made["keyboard"]["skip_trials"][0]["landed"] = place("Main", "nav", "nav")
    assert "jumps over 4 stops and saves 3 key presses" in keyboard_words.sentences(made)[1]
    assert keyboard_words.skip_state(made["article"]["skip_links"][0], made["keyboard"], "") == (
        True,
        "Works: jumps over 4 stops, saves 3 key presses",
    )


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (None, keyboard_words.NOT_TRIED),
        (keyboard([], end="none"), keyboard_words.NOTHING),
        (
            walk((1, 1, 9, 9), reached_article=1),
            "With the keyboard, the first press of Tab leads to the article.",
        ),
        (
            walk((1, 1, 9, 9), (1, 1, 9, 9), reached_article=2),
            "With the keyboard, 2 presses of Tab lead to the article. No skip link makes that shorter.",
        ),
        (
            walk(*[(1, 1, 9, 9)] * 100, end="bound"),
            "With the keyboard, the walk ended at stop 100, before the article. There is no skip link.",
        ),
        (
            walk((1, 1, 9, 9), end="wrapped"),
            "The Tab key makes 1 stop, not in the article. There is no skip link.",
        ),
        (
            walk((1, 1, 9, 9), (1, 1, 9, 9), end="trapped", trap=[place("Play"), place("Louder")]),
            (
                "With the keyboard, the walk ended at stop 2, before the article. There is no skip "
                "link. The keyboard gets stuck at “Play” and “Louder”: no key leads out again."
            ),
        ),
        (
            walk((1, 1, 9, 9), reached_article=1, started_at=place("ابحث", tag="input")),
            (
                "The page puts the focus on “ابحث” by itself as it opens. With the keyboard, the "
                "first press of Tab leads to the article."
            ),
        ),
    ],
)
def test_other_ends_of_a_walk(facts, told):
    assert " ".join(keyboard_words.sentences(page("p", "P", keyboard=facts))) == told


def test_a_report_that_knows_nothing_of_keys_says_nothing_of_them():
    assert keyboard_words.sentences(page("p", "P")) == ()
    assert keyboard_view(page("p", "P"), {}, SHEET) is None


@pytest.mark.parametrize(
    ("link", "tried", "state"),
    [
        ({}, ([2, 3, 4, 5], 3), (True, "Works: leads to the article, jumps over 4 stops, saves 3 key presses")),
        ({}, ([2], 0), (True, "Works: jumps over 1 stop, but saves nothing: Enter is a key press too")),
        ({}, ([], 0), (True, "Works: leads to its place, with no stops in between")),
        ({"works": None}, ([], None), (None, "Not tried with keys")),
        ({"works": None, "target_in_page": False}, ([], None), (False, "Does nothing: the place it names is not on the page")),
        ({"works": False, "problem": "skip-link-inoperable"}, ([], 0), (False, "Does nothing when Enter is pressed")),
        (
            {"problem": "skip-link-name"},
            ([2, 3], 1),
            (False, "Works, but its words do not say where it leads; it jumps over 2 stops, saves 1 key press"),
        ),
        ({"works": False}, ([], 0), (False, "Does not work when Enter is pressed")),
        ({"works": True, "problem": "new-rule"}, ([2], None), (False, "Works, with a fault: A title")),
        ({"works": None, "problem": "new-rule"}, ([2], None), (False, "A title")),
        ({"works": None, "problem": "skip-link-name"}, ([], None), (False, "A fault: its words do not say where it leads")),
    ],
)  # fmt: skip
def test_what_a_skip_link_does(link, tried, state):
    made = read(link=link, over=tried[0], saves=tried[1])
    skip = made["article"]["skip_links"][0]
    assert keyboard_words.skip_state(skip, made["keyboard"], "A title") == state


def test_a_skip_link_that_the_tab_key_does_not_reach():
    made = read(link={"works": False}, skip_trials=[trial("a.skip", None, [], None)])
    skip = made["article"]["skip_links"][0]
    assert keyboard_words.skip_state(skip, made["keyboard"], "") == (
        False,
        "The Tab key does not come to it",
    )


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((0, 0, 0), ""),
        ((12, 0, 0), "and 12 more further down"),
        ((1, 1, 0), "and 1 more further down and 1 that has no place to be seen at"),
        ((0, 2, 1), "2 that have no place to be seen at and 1 that finds no room here"),
    ],
)
def test_what_the_drawing_leaves_out(numbers, told):
    assert keyboard_words.left_out(*numbers) == told


def test_faults_of_the_state_that_was_walked_stand_at_their_stops():
    walked = keyboard_view(library(), {}, SHEET)
    assert [stop.number for stop in walked.stops if stop.faulty] == [6, 7]
    assert [pin.number for pin in walked.strip.pins if pin.faulty] == [6, 7]
    assert walked.faulty == "2 of the 14 stops have a fault."
    assert walked.stops[13].state == "covered by something else"
    assert walked.left_out == "and 2 more further down"


def test_names_of_stops_that_a_skip_link_spares():
    (link, _) = skip_links(library(), {})
    assert (link.over[:2], link.more) == (("Skip to the search", "link without a name"), 2)
    assert skip_links(arabic(), {})[0].over == ("الرئيسية", "ثقافة", "ميناء")


def test_quotes_in_a_name_do_not_end_it():
    assert keyboard_words.quote("Say “no”") == "“Say ‘no’”"
    assert keyboard_words.quote("a" * 99) == f"“{'a' * 59}…”"
