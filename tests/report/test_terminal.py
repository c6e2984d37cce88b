"""The terminal report, to the letter."""

from __future__ import annotations

import re

from shapes import SHAPES, error, finding, fix, page, report

from a11yaudit.report import FORMATS, clean, terminal


def test_a_page_with_a_fault_and_a_fix():
    long = "The alt text is the file name “IMG_2031.jpg”, which a screen reader spells out."
    assert terminal.render(
        report(
            page(
                "storm",
                "Storm floods the old town",
                [
                    finding("heading-fake", "Bold text.", "p > b", outcome="review"),
                    finding(
                        "alt-is-filename",
                        long,
                        "figure > img",
                        source={"file": "story.html", "line": 4, "column": 2},
                        fixes=[
                            fix("Describe it", '<img alt="IMG_2031.jpg">', '<img alt="A flood">')
                        ],
                    ),
                ],
            )
        ),
        width=72,
    ) == (
        "https://news.example/storm\n"
        "Storm floods the old town (en)\n"
        "\n"
        "serious[alt-is-filename] The alt text is the file name “IMG_2031.jpg”,\n"
        "  which a screen reader spells out.\n"
        "  at: figure > img\n"
        "  in: story.html:4:2\n"
        "  fix: Describe it (needs an editor's words)\n"
        '    - <img alt="IMG_2031.jpg">\n'
        '    + <img alt="A flood">\n'
        "\n"
        "review[heading-fake] Bold text.\n"
        "  at: p > b\n"
        "\n"
        "This page has 1 serious fault; a person should look at 1 more place.\n"
        "\n"
        "1 page audited: 1 serious · 1 to review\n"
        "The page has 1 serious fault; a person should look at 1 more place.\n"
    )


def test_a_page_that_could_not_be_audited():
    assert terminal.render(error()) == (
        "https://news.example/slow\n"
        "error: This page could not be audited: it took too long to load.\n"
        "  The page had not loaded after 30 seconds.\n"
        "\n"
        "The page could not be audited.\n"
    )


def test_an_empty_run():
    assert terminal.render(SHAPES["empty"]()) == "No page was audited, so nothing is known.\n"


def test_pages_that_failed_are_named_again_at_the_end():
    end = FORMATS["terminal"](SHAPES["mixed"]()).splitlines()[-6:]
    assert end == [
        "5 pages audited: 5 serious · 4 moderate · 1 advice · 3 to review",
        "Not audited:",
        "  https://news.example/gone: the server answered with an error (404)",
        "  https://news.example/moved: its address leads to no server",
        "3 of 5 audited pages have faults: 9 in all, 5 of them serious; a person should look at 3 more",
        "places; 2 of 7 pages could not be audited.",
    ]


def test_nothing_that_a_page_says_reaches_the_terminal_as_a_command(shape):
    text = terminal.render(SHAPES[shape](), colour=False)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) == []
    text.encode("utf-8")


def test_colour_changes_nothing_but_colour(shape):
    coloured = terminal.render(SHAPES[shape](), colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == terminal.render(SHAPES[shape]())
    assert set(re.findall(r"\x1b\[([0-9;]*)m", coloured)) <= {*terminal._STYLES.values(), "0"}


def test_an_escape_sequence_goes_with_its_parameters():
    assert clean.text("a\x1b[2J\x1b[38;5;1mb\x1b]0;title\x07c\x9b1md\x1b(Be") == "abcde"


def test_wide_characters_take_two_columns():
    assert clean.columns("桜e\u0301") == 3
    assert clean.wrap("桜桜 桜桜 ab", 9) == ["桜桜 桜桜", "ab"]


def test_how_the_page_stood_and_where_a_finding_was_seen():
    lines = terminal.render(SHAPES["walked"](), width=72).splitlines()
    assert lines[2:9] == [
        "opened: As it opened, a consent banner (OneTrust) lay over the page.",
        "        “Reject all” was pressed; the article was judged without it.",
        "keyboard: With the keyboard, 12 presses of Tab lead to the article. The",
        "          skip link “Skip to the article” makes that 3: it saves 9.",
        "listening: Listening takes about 35 seconds; 9 seconds of it are",
        "           repetition.",
        "",
    ]
    assert lines.count("  seen: with the banner open") == 1
