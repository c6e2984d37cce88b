"""The parts of reports that are worked out before a template sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapes import finding, heading

from a11yaudit.report import crops
from a11yaudit.report.diff import focus, telling, word_diff
from a11yaudit.report.findings_view import is_whole_page
from a11yaudit.report.grouping import groups, report_file
from a11yaudit.report.languages import language_name, language_tag
from a11yaudit.report.outline import outline

SHEET = crops.Sheet("p.jpg", 1280, 2000)


def test_a_diff_marks_the_words_that_change():
    old, new = word_diff('<img alt="IMG 1.jpg">', '<img alt="A flood">')
    assert [part.text for part in old if part.changed] == ["IMG 1.jpg"]
    assert [part.text for part in new if part.changed] == ["A flood"]


@given(st.text(), st.text())
def test_the_parts_of_a_diff_are_the_whole_text(before, after):
    old, new = word_diff(before, after)
    assert "".join(part.text for part in old) == before
    assert "".join(part.text for part in new) == after


def test_a_change_far_into_long_code_stays_in_sight():
    before, after = focus("a" * 5000 + "OLD" + "z" * 500, "a" * 5000 + "NEW" + "z" * 500, 100)
    assert "OLD" in before
    assert "NEW" in after
    assert len(before) <= 102


@given(st.lists(st.floats(-1e4, 1e4), min_size=4, max_size=4))
def test_a_crop_lies_within_the_picture_or_there_is_a_reason(box):
    crop = crops.crop(SHEET, box)
    assert bool(crop) != bool(crops.missing(SHEET, box))
    if crop:
        view = crop.view
        assert view.x >= 0
        assert view.y >= 0
        assert view.x + view.w <= SHEET.width + 0.01
        assert view.y + view.h <= SHEET.height + 0.01
        assert 0.5 < view.w / view.h < 5


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        (None, crops.NOT_SHOWN),
        ([10, 10, 0, 20], crops.NOT_SHOWN),
        ([-500, 10, 20, 20], crops.NOT_SHOWN),
        ([10, 2500, 20, 20], crops.BELOW),
        ([float("nan"), 0, 1, 1], crops.NOT_SHOWN),
        ([10, 10, 20, 20], ""),
    ],
)
def test_why_a_place_is_not_shown(box, reason):
    assert crops.missing(SHEET, box) == reason


def test_without_a_picture_the_reason_is_the_missing_picture():
    assert crops.missing(None, [1, 1, 1, 1]) == crops.NO_PICTURE
    assert crops.crop(None, [1, 1, 1, 1]) is None


def test_marks_do_not_hide_one_another():
    placed = crops.marks(
        SHEET, [(1, [100, 100, 50, 50]), (2, [102, 101, 50, 50]), (1, [101, 99, 9, 9])]
    )
    assert [mark.number for mark in placed] == [1, 2]
    assert placed[1].x - placed[0].x >= crops.mark_radius(SHEET)


def test_the_outline_nests_by_level_even_where_levels_are_missing():
    tree = outline(
        [heading(2, "a", "a"), heading(4, "b", "b"), heading(3, "c", "c"), heading(1, "d", "d")],
        {"b": [finding("heading-level-skipped", "Skipped.", "b")]},
    )
    assert [(n.text, [(m.text, m.faults) for m in n.children]) for n in tree] == [
        ("a", [("b", [("fail", "Skipped.")]), ("c", [])]),
        ("d", []),
    ]


def test_groups_come_gravest_first_then_most_frequent():
    page = {
        "findings": [
            finding("x", "", "a", severity="minor", group="Third"),
            finding("y", "", "b", severity="serious", group="Second"),
            finding("z", "", "c", severity="serious", group="First"),
            finding("z", "", "d", severity="minor", group="First"),
            finding("z", "", "e", outcome="review", group="First"),
        ]
    }
    assert [(g.action, g.severity, len(g.findings)) for g in groups(page, {}, "fail")] == [
        ("First", "serious", 2),
        ("Second", "serious", 1),
        ("Third", "minor", 1),
    ]


@pytest.mark.parametrize("file", ["../x.html", "/etc/x.html", "a/../../x.html", "", None])
def test_a_report_stays_in_its_folder(file):
    assert report_file({"report_file": file, "target": "t"}).startswith("pages/")
    assert ".." not in report_file({"report_file": file, "target": "t"})


@pytest.mark.parametrize("tag", ["", None, "xx", "en us", 'en"', "javascript:1", "e", "-", "zxx-"])
def test_implausible_language_tags_are_not_used(tag):
    assert language_tag(tag) == ""


def test_languages_are_named():
    assert language_name("pt-BR") == "Portuguese (pt-BR)"
    assert language_name("xx") == "xx"


@pytest.mark.parametrize(
    ("selector", "whole"),
    [
        ("html", True),
        ("html.no-js", True),
        ("body#top", True),
        ("html > head > title", True),
        ('meta[name="viewport"]', True),
        ("#main", False),
        ("button", False),
        ("body > a.skip", False),
        ("header > h1", False),
        ("a > title-card", False),
    ],
)
def test_what_is_about_the_whole_page_has_no_place_on_it(selector, whole):
    assert is_whole_page(selector) is whole


HEAD = "<head>\n<title>A</title>\n" + '<meta name="x" content="y">\n' * 20


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        (f"{HEAD}</head>", f"{HEAD}<style>a {{ color: red }}</style></head>", "", "<style>a { color: red }</style>"),
        ("<body>…</body>", '<body><a href="#m">Skip</a>…</body>', "", '<a href="#m">Skip</a>'),
        ("<p></p><h2></h2><p>", "<p></p><p>", "<h2></h2>", ""),
        ('<img alt="One of the boats">', '<img alt="[what the picture shows]">', "One of the boats", "[what the picture shows]"),
    ],
)  # fmt: skip
def test_the_telling_piece_is_what_changes(before, after, gone, new):
    old_parts, new_parts = telling(before, after)
    assert "".join(part.text for part in old_parts if part.changed) == gone
    assert "".join(part.text for part in new_parts if part.changed) == new


def test_what_is_far_from_the_change_is_left_out_alike_on_both_sides():
    lead, tail = "<p>word " * 60, " word</p>" * 60
    old_parts, new_parts = telling(f"{lead}years.Now{tail}", f"{lead}years. Now{tail}")
    shown = ["".join(part.text for part in parts) for parts in (old_parts, new_parts)]
    assert shown[0].startswith("…")
    assert shown[0].endswith("…")
    assert shown[1].replace(" Now", "Now", 1) == shown[0]
    assert len(shown[0]) < 320


def test_a_rule_for_a_style_sheet_is_shown_alone():
    old_parts, new_parts = telling(f"{HEAD}</head>", f"{HEAD}<style>html {{ }}</style></head>")
    assert (old_parts, [part.text for part in new_parts]) == ((), ["<style>html { }</style>"])


@given(st.text("<>p/ a.", max_size=60), st.text("<>p/ a.", max_size=60))
def test_the_parts_of_a_side_are_that_side_whatever_the_code(before, after):
    sides = word_diff(before, after)
    assert tuple("".join(part.text for part in parts) for parts in sides) == (before, after)
