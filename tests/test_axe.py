"""What the reports say of axe-core's rules and findings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import a11yaudit
from a11yaudit.axe import LONGEST_DETAIL, all_words, findings_of, message_of, rule_texts
from a11yaudit.axe_script import axe_rule_ids, axe_script
from a11yaudit.model import Outcome, Severity
from a11yaudit.rule import discover

TABLES = tomllib.loads((Path(a11yaudit.__file__).parent / "axe_words.toml").read_text("utf-8"))
FIELDS = {"title", "action", "why", "how", "check", "details"}
TECHNICAL = re.compile(
    r"\b(aria|attributes?|role|css|html|dom|wcag|axe|accessible name)\b", re.IGNORECASE
)

CONTRAST = (
    "Element has insufficient color contrast of 2.32 (foreground color: #aaaaaa, background color: "
    "#ffffff, font size: 12.0pt (16px), font weight: normal). Expected contrast ratio of 4.5:1"
)
IN_TEXT = (
    "The link has insufficient color contrast of 1.15:1 with the surrounding text. (Minimum "
    "contrast is 3:1, link text: #aa99aa, surrounding text: #aaaaaa); or The link has no styling "
    "(such as underline) to distinguish it from the surrounding text"
)
SMALL = (
    "Target has insufficient size (10px by 22px, should be at least 24px by 24px); or Target has "
    "insufficient space to its closest neighbors. Safe clickable space has a diameter of 4px "
    "instead of at least 24px."
)
NEWER = {
    "id": "rule-of-tomorrow",
    "impact": "minor",
    "tags": ["wcag2a", "wcag111"],
    "help": "Things must be good",
    "description": "Ensure things are good",
    "helpUrl": "https://example.org/rule-of-tomorrow?application=x",
}


def rule(name, **fields):
    return NEWER | {"id": name, "help": "axe's own words"} | fields


@pytest.mark.parametrize(
    ("name", "messages", "said"),
    [
        (
            "link-name",
            ["Element is in tab order and does not have accessible text", "x; or y"],
            "A link has no name.",
        ),
        (
            "color-contrast",
            [CONTRAST],
            (
                "A text stands out too little from its background. Its contrast is 2.32 to 1 "
                "(#aaaaaa on #ffffff, 16px, normal); it needs 4.5 to 1."
            ),
        ),
        (
            "link-in-text-block",
            [IN_TEXT],
            (
                "A link in the text can be told only by its colour. Its contrast with the text "
                "around it is 1.15 to 1 (#aa99aa beside #aaaaaa); without an underline it needs "
                "3 to 1."
            ),
        ),
        (
            "target-size",
            [SMALL],
            "A link or button is too small to hit. It is 10 by 22 pixels large; 24 by 24 are needed.",
        ),
        (
            "aria-allowed-attr",
            ["ARIA attribute is not allowed: aria-required"],
            (
                "Markup for screen readers is used where it has no meaning. It does not belong "
                "here: `aria-required`."
            ),
        ),
        (
            "aria-conditional-attr",
            ['Remove aria-checked, or set it to "false" to match the real checkbox state'],
            (
                "Markup for screen readers contradicts the control. Here `aria-checked` should be "
                "`false` or be left out."
            ),
        ),
        (
            "aria-valid-attr",
            ["Invalid ARIA attribute name: aria-x\\1"],
            "Markup for screen readers is misspelt. There is no `aria-x\\1`.",
        ),
        ("color-contrast", [], "A text stands out too little from its background."),
    ],
)
def test_a_fault_is_told_by_our_title_and_one_detail(name, messages, said):
    assert message_of(rule(name), messages, Outcome.FAIL) == said


@pytest.mark.parametrize(
    ("name", "messages", "said"),
    [
        (
            "color-contrast",
            ["Element's background color could not be determined due to a background image"],
            (
                "Look whether this text stands out well from its background: the contrast could "
                "not be measured. It lies on a picture."
            ),
        ),
        (
            "button-name",
            ["Unable to determine if element has children"],
            "Perhaps a button has no name.",
        ),
        (
            "video-caption",
            ["Check that captions are available for the element"],
            "Check that this video has subtitles, or that nothing is said in it.",
        ),
    ],
)
def test_what_axe_cannot_tell_is_not_told_as_a_fault(name, messages, said):
    assert message_of(rule(name), messages, Outcome.REVIEW) == said


def test_a_detail_that_is_very_long_is_left_out():
    message = f"Invalid ARIA attribute name: aria-{'x' * LONGEST_DETAIL}"
    said = message_of(rule("aria-valid-attr"), [message], Outcome.FAIL)
    assert said == "Markup for screen readers is misspelt."


def test_a_rule_that_we_do_not_know_speaks_for_itself():
    assert message_of(NEWER, ["One.", "Two"], Outcome.FAIL) == "Things must be good: One. Two."
    assert message_of(NEWER, [], Outcome.REVIEW) == "Things must be good."
    assert rule_texts({"violations": [NEWER]})["rule-of-tomorrow"] == {
        "title": "Things must be good",
        "action": "Things must be good",
        "family": "Other checks (axe-core)",
        "severity": "minor",
        "wcag": ["1.1.1"],
        "finds": "Ensure things are good",
        "why": "Ensure things are good",
        "how": "",
        "url": "https://example.org/rule-of-tomorrow",
        "source": "axe",
    }


def test_the_reports_use_our_words_for_a_rule():
    words = all_words()["button-name"]
    text = rule_texts({"incomplete": [rule("button-name", description="Ensure buttons")]})
    told = text["button-name"]
    assert (told["title"], told["action"], told["why"], told["how"]) == (
        "A button has no name.",
        "Give every button a name",
        words.why,
        words.how,
    )
    assert told["finds"] == "Ensure buttons"
    assert told["url"] == "https://example.org/rule-of-tomorrow"


def test_violations_fail_and_incomplete_checks_are_reviews():
    node = {
        "index": None,
        "target": "p",
        "html": "<p>",
        "impact": "serious",
        "messages": [CONTRAST],
    }
    contrast = rule("color-contrast", nodes=[node])
    fault, review = findings_of(
        {"violations": [contrast], "incomplete": [contrast]}, None, "iframe"
    )
    assert (fault.outcome, review.outcome) == (Outcome.FAIL, Outcome.REVIEW)
    assert fault.severity is Severity.SERIOUS
    assert fault.message.startswith("A text stands out too little")
    assert review.message.startswith("Look whether this text")
    assert (fault.selector, fault.frame, fault.wcag) == ("p", "iframe", ("1.1.1",))


def test_every_rule_of_the_installed_axe_has_words():
    assert axe_rule_ids(axe_script()) - set(TABLES) == set()


def test_the_tables_are_in_order():
    assert list(TABLES) == sorted(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_the_words_are_plain(name):
    table, words = TABLES[name], all_words()[name]
    assert set(table) <= FIELDS
    for text in (words.title, words.why, words.how, words.check):
        assert text.endswith(".")
        assert text == " ".join(text.split())
        assert not re.search(r"<[a-z/]", text)
    for text in (words.title, words.why, words.action):
        assert "`" not in text
        assert not TECHNICAL.search(text)
    assert re.fullmatch(r"[A-Z][^.]*[^.]", words.action)
    assert len(words.action) <= 50
    assert re.fullmatch(r"[A-Z][^.]*\.", words.title)
    for text in (words.title, words.check):
        # The reports give what stands in “…” the page's language.
        assert "“" not in text


def test_rules_that_ours_report_too_ask_for_the_same_work():
    ours = {}
    for mine in discover():
        for name in (*mine.axe, *mine.overrules):
            ours.setdefault(name, set()).add(mine.action)
    asked = {name: all_words()[name].action for name in ours}
    assert {name: asked[name] for name in ours if asked[name] not in ours[name]} == {}


SPOKEN = """() => Object.fromEntries(axe._audit.rules.map(rule => {
    const texts = [];
    for (const check of [...rule.any, ...rule.all, ...rule.none]) {
        const {fail, incomplete} = axe._audit.data.checks[check.id ?? check].messages;
        for (const said of [fail, incomplete]) {
            texts.push(...(said && typeof said === 'object' ? Object.values(said) : [said]));
        }
    }
    return [rule.id, texts.filter(Boolean)];
}))"""
SAMPLES = (
    (r"fontSize", "12.0pt (16px)"),
    (r"expectedContrastRatio", "4.5:1"),
    (r"\w*(Ratio|width|height|Size|Offset)", "3.2"),
    (r"\w*Color", "#777777"),
)


def sample(text):
    """The message as axe-core says it of a page."""
    for name, value in SAMPLES:
        text = re.sub(rf"\$\{{data\.{name}\}}", value, text)
    return re.sub(r"\$\{.*?\}", "x", text)


@pytest.fixture(scope="module")
def spoken(browser):
    """What the installed axe-core can say: the messages of each rule."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser.path, args=["--no-sandbox"])
        page = running.new_page()
        page.add_script_tag(path=axe_script())
        said = page.evaluate(SPOKEN)
        running.close()
    return {name: [sample(text) for text in texts] for name, texts in said.items()}


@pytest.mark.browser
def test_there_are_words_for_the_rules_of_the_installed_axe_and_no_others(spoken):
    assert set(TABLES) == set(spoken)


@pytest.mark.browser
def test_every_detail_is_one_that_the_installed_axe_gives(spoken):
    for name, words in all_words().items():
        heard = set()
        for text in spoken[name]:
            heard |= {pattern for pattern, _ in words.details if pattern.search(text)}
            said = message_of({"id": name}, [text], Outcome.FAIL)
            assert "\\" not in said
            assert said.endswith(".")
        assert {pattern.pattern for pattern, _ in words.details if pattern not in heard} == set()
