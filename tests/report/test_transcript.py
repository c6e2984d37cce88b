"""The transcript as a script: roles in words, what is heard twice and what that costs."""

from __future__ import annotations

import pytest
from shapes import library, line

from a11yaudit.report import transcript_view


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("heading 2", "Heading, level 2"),
        ("heading", "Heading"),
        ("image", "Picture"),
        ("image, link", "Picture, link"),
        ("image, heading 1", "Picture, heading, level 1"),
        ("list, 1 item", "List of 1 item"),
        ("list, 12 items", "List of 12 items"),
        ("table, 3 rows, 1 column", "Table, 3 rows, 1 column"),
        ("blockquote", "Quote"),
        ("iframe", "Embedded page"),
        ("doc-pullquote", "Doc-pullquote"),
        ("", ""),
    ],
)
def test_roles_are_said_in_plain_words(role, words):
    assert transcript_view.role_name({"role": role}) == words


def test_a_level_of_its_own_is_used():
    assert transcript_view.role_name(line("heading", "A", "h3", level=3)) == "Heading, level 3"


@pytest.mark.parametrize(
    ("item", "times", "told"),
    [
        ({"words": 31, "seconds": 11.9}, 2, "heard twice: 31 words, about 12 seconds"),
        ({"words": 1, "seconds": 0.4}, 2, "heard twice: 1 word, about 1 second"),
        ({"words": 31, "seconds": 11.9}, 3, "heard 3 times: 31 words, about 12 seconds"),
        (
            {"words": 31, "seconds": 11.9, "words_again": 8, "seconds_again": 3.1},
            2,
            "heard twice: 8 words, about 3 seconds",
        ),
        (
            {"text": "丘の天文台、金曜の夜だけ", "words": 11, "seconds": 2.4},
            2,
            "heard twice: 11 characters, about 2 seconds",
        ),
        ({"words": 31}, 2, "heard twice: 31 words"),
        ({}, 2, "heard twice"),
    ],
)
def test_what_a_repetition_costs(item, times, told):
    assert transcript_view.repetition(item, times) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.2, "1 second"),
        (12.4, "12 seconds"),
        (33, "35 seconds"),
        (58, "1 minute"),
        (89, "1 minute"),
        (250, "4 minutes"),
    ],
)
def test_times_are_told_roughly(seconds, told):
    assert transcript_view.duration(seconds) == told


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([(240, None)], "Listening takes about 4 minutes."),
        ([(180, None), (60, 0)], "Listening takes about 4 minutes; 1 minute of it is repetition."),
        ([(60, None), (12, 0)], "Listening takes about 1 minute; 12 seconds of it are repetition."),
        ([(0, None)], ""),
        ([], ""),
    ],
)
def test_how_long_listening_takes(parts, told):
    items = [{"role": "text", "seconds": s, "repeats": r} for s, r in parts]
    assert transcript_view.listening({"transcript": items}) == told


def test_lines_say_what_they_repeat_and_how_often_it_was_heard():
    found = transcript_view.lines(library()["article"])
    assert [(row.number, row.again, row.twice) for row in found if row.twice] == [
        (3, 2, "heard twice: 12 words, about 5 seconds"),
        (11, 2, "heard 3 times: 12 words, about 5 seconds"),
    ]
    assert [row.nameless for row in found if row.nameless] == ["a picture without a name"]
    assert [(row.lang, row.language) for row in found if row.lang] == [("ar", "Arabic (ar)")]
    assert found[3].links == ("green lamps",)


def test_lines_of_earlier_versions_have_neither_times_nor_links():
    old = [{"role": "image", "text": "A ferry", "selector": "img", "repeats": None}]
    old.append({"role": "caption", "text": "A ferry", "selector": "p", "repeats": 0})
    found = transcript_view.lines({"transcript": old})
    assert [(row.twice, row.again, row.links, row.lang) for row in found] == [
        ("", None, (), ""),
        ("heard twice", 1, (), ""),
    ]
    assert transcript_view.listening({"transcript": old}) == ""


@pytest.mark.parametrize("repeats", [0, 7, -1])
def test_a_line_leads_to_no_line_that_is_not_there(repeats):
    (found,) = transcript_view.lines({"transcript": [line("text", "A", "p", repeats=repeats)]})
    assert found.again is None
