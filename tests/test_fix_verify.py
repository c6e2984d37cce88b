"""What became of a fix is decided from what was reported before and after it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from a11yaudit.fix.apply import CLASH, Applied, Plan
from a11yaudit.fix.source import Span
from a11yaudit.fix.verify import (
    ADVICE,
    IN_PLACE,
    NO_VERDICT,
    NOT_ASKED,
    STILL_THERE,
    Mark,
    Result,
    Trial,
    Verification,
    Verify,
    foregone,
    judge,
    not_loaded,
    rounds,
)
from a11yaudit.model import Safety

VERIFIED = Result(Verification.VERIFIED)
ALT, TITLE = Mark("alt", "a", at=10), Mark("title", "t", at=50)
ONE, TWO = Trial(1, ALT, (Span(10, 20),)), Trial(2, TITLE, (Span(50, 60),))


def test_a_fault_that_is_gone_is_verified():
    judgement = judge([ONE, TWO], [ALT, TITLE], [])
    assert judgement.results == {1: VERIFIED, 2: VERIFIED}
    assert judgement.again == []


def test_a_fault_that_stays_is_not_fixed_and_the_other_is():
    judgement = judge([ONE, TWO], [ALT, TITLE], [replace(ALT, fingerprint="other")])
    assert judgement.results == {1: Result(Verification.NOT_FIXED, STILL_THERE), 2: VERIFIED}


def test_the_same_fault_elsewhere_is_another_one():
    same_words = replace(ALT, at=500)
    judgement = judge([ONE], [ALT, same_words], [same_words])
    assert judgement.results == {1: VERIFIED}


def test_elements_of_scripts_are_known_by_their_fingerprints():
    judgement = judge([Trial(1, replace(ALT, at=None))], [ALT], [replace(ALT, at=None)])
    assert judgement.results[1].verification is Verification.NOT_FIXED


@pytest.mark.parametrize("place", [{"at": 15}, {"at": 20}, {"near": 12}])
def test_a_new_fault_is_laid_at_the_door_of_the_fix_that_touches_it(place):
    new = Mark("heading-empty", "h", message="This heading is empty.", **place)
    judgement = judge([ONE, TWO], [ALT, TITLE], [new])
    assert judgement.results == {
        1: Result(Verification.REGRESSED, "With it, heading-empty fails: This heading is empty."),
        2: VERIFIED,
    }


def test_a_new_fault_elsewhere_sends_the_fixes_into_two_halves():
    three = Trial(3, Mark("lang", "l", at=0), (Span(0, 5),))
    new = Mark("contrast", "c", at=900)
    judgement = judge([three, ONE, TWO], [ALT, TITLE, three.finding], [new, TITLE])
    assert judgement.results == {2: Result(Verification.NOT_FIXED, STILL_THERE)}
    assert judgement.again == [[3], [1]]


def test_alone_a_fix_is_to_blame_for_what_is_new():
    judgement = judge([ONE], [ALT], [Mark("contrast", "c"), Mark("contrast", "d")])
    assert judgement.results == {
        1: Result(Verification.REGRESSED, "With it, contrast fails (1 more).")
    }


def test_a_new_question_is_no_regression():
    judgement = judge([ONE], [ALT], [Mark("alt-near-caption", "n", at=12, certain=False)])
    assert judgement.results == {1: VERIFIED}


def test_a_question_that_became_certain_is_the_same_finding():
    before = Mark("contrast", "c", at=900, certain=False)
    judgement = judge([ONE], [ALT, before], [replace(before, certain=True)])
    assert judgement.results == {1: VERIFIED}


def test_without_a_verdict_nothing_is_claimed():
    judgement = judge([ONE], [ALT], [], without_verdict={"alt"})
    assert judgement.results == {1: Result(Verification.UNTESTED, NO_VERDICT)}


def test_fixes_that_touch_are_tried_apart():
    applied = [
        Applied(0, (Span(0, 5),)),
        Applied(1, (Span(5, 9),)),
        Applied(2, (Span(20, 30),)),
        Applied(3, (Span(25, 26),)),
        Applied(4, (Span(8, 8), Span(40, 41))),
    ]
    assert rounds(applied) == [[0, 2, 4], [1, 3]]
    assert rounds([]) == []


def test_what_is_known_without_a_page():
    planned = Plan(
        "",
        in_place=(3,),
        refused={4: "a script made the p element", 5: CLASH},
        clashing=frozenset({5}),
    )
    safe, review, advice = Safety.SAFE, Safety.REVIEW, Safety.ADVICE
    safeties = [safe, review, advice, safe, safe, safe]
    assert foregone(safeties, planned, Verify.SAFE) == {
        1: Result(Verification.UNTESTED, NOT_ASKED),
        2: Result(Verification.UNTESTED, ADVICE),
        3: Result(Verification.NOT_FIXED, IN_PLACE),
        4: Result(Verification.NOT_APPLIED, "A script made the p element."),
    }
    assert foregone(safeties[:3], Plan(""), Verify.ALL) == {
        2: Result(Verification.UNTESTED, ADVICE)
    }
    assert [r.reason for r in foregone(safeties[:3], Plan(""), Verify.NONE).values()] == [
        NOT_ASKED,
        NOT_ASKED,
        ADVICE,
    ]


def test_a_page_that_does_not_load_proves_nothing():
    assert {r.verification for r in not_loaded([ONE, TWO]).values()} == {Verification.UNTESTED}
