"""The verdicts, as people read them."""

from __future__ import annotations

import pytest
from shapes import SHAPES, banner, failed, finding, page, report

from a11yaudit.report import words

ONE = finding("alt-is-filename", "m", "img")
MINOR = ONE | {"severity": "minor"}
ADVICE = ONE | {"severity": "advice"}
REVIEW = ONE | {"outcome": "review"}


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ([], "No faults were found on this page."),
        ([ONE], "This page has 1 serious fault."),
        ([MINOR], "This page has 1 fault, not a serious one."),
        ([MINOR, MINOR], "This page has 2 faults, none of them serious."),
        ([ONE, MINOR], "This page has 2 faults, 1 of them serious."),
        ([ONE, REVIEW], "This page has 1 serious fault; a person should look at 1 more place."),
        ([REVIEW, REVIEW], "No faults were found on this page; a person should look at 2 places."),
        ([ADVICE], "No faults were found on this page; there is 1 suggestion."),
    ],
)
def test_the_verdict_on_a_page(found, sentence):
    assert words.page_verdict(page("a", "A", found)) == sentence


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        ("empty", "No page was audited, so nothing is known."),
        ("clean", "No faults were found on the page."),
        ("error", "The page could not be audited."),
        ("reviews", "No faults were found on the page; a person should look at 1 place."),
        (
            "bare",
            "The one audited page has 1 fault, not a serious one; 1 of 2 pages could not be audited.",
        ),
        (
            "mixed",
            (
                "3 of 5 audited pages have faults: 9 in all, 5 of them serious; a person should look "
                "at 3 more places; 2 of 7 pages could not be audited."
            ),
        ),
    ],
)
def test_the_verdict_on_a_run(shape, sentence):
    assert words.run_verdict(SHAPES[shape]()) == sentence


def test_a_run_that_was_stopped_says_so():
    stopped = report(page("a", "A"))
    stopped["run"]["complete"] = False
    assert words.run_verdict(stopped) == (
        "No faults were found on the page; the run stopped before it had audited every page."
    )
    assert words.run_tone(stopped) == "error"


def test_a_run_without_faults_is_not_good_while_pages_are_missing():
    assert words.run_tone(report(page("a", "A"), failed("b", "dns", ""))) == "error"
    assert words.run_tone(report(page("a", "A"))) == "good"


def test_every_error_has_a_reason_in_plain_words():
    for kind in words.ERRORS:
        assert words.page_verdict(failed("a", kind, "")).startswith(
            "This page could not be audited: "
        )
    assert words.error_reason(failed("a", "new-kind", "")) == "the reason is not known"


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        (
            banner(),
            (
                "As it opened, a consent banner (OneTrust) lay over the page. “Reject all” was "
                "pressed; the article was judged without it."
            ),
        ),
        (
            banner(tool=None, how="accept", button="موافق"),
            (
                "As it opened, a consent banner lay over the page. “موافق” was pressed, for there "
                "was no other way; the article was judged without it."
            ),
        ),
        (
            banner(kind="dialog", tool=None, how="escape", button=None),
            (
                "As it opened, a dialog lay over the page. It was closed with the Escape key; the "
                "article was judged without it."
            ),
        ),
        (
            banner(tool=None, how="close", button=None),
            (
                "As it opened, a consent banner lay over the page. It was closed; the article was "
                "judged without it."
            ),
        ),
        (
            banner(tool=None, dismissed=False, how=None, button=None),
            (
                "As it opened, a consent banner lay over the page. It could not be closed: the "
                "article was judged with it."
            ),
        ),
        (None, ""),
    ],
)
def test_what_lay_over_the_page(layer, sentence):
    assert words.consent(page("a", "A", consent=layer)) == sentence


@pytest.mark.parametrize(
    ("states", "kind", "seen", "only"),
    [
        (["opened"], "consent", "with the banner open", "with the banner open"),
        (["opened"], "dialog", "with the dialog open", "with the dialog open"),
        (["dismissed"], "consent", "without the banner", ""),
        (["opened", "dismissed"], "consent", "with the banner open and without it", ""),
        ([], "consent", "", ""),
    ],
)
def test_in_which_state_a_finding_was_seen(states, kind, seen, only):
    where = page("a", "A", state="dismissed", consent=banner(kind=kind))
    found = ONE | {"states": states}
    assert (words.seen_in(found, where), words.only_opened(found, where)) == (seen, only)


def test_a_page_that_has_only_one_state_says_nothing_of_it():
    found = ONE | {"states": ["opened"]}
    for where in (
        page("a", "A"),
        page("a", "A", state="opened", consent=None),
        page("a", "A", state="opened", consent=banner(dismissed=False)),
    ):
        assert words.seen_in(found, where) == words.only_opened(found, where) == ""
