"""Fixes are tried on copies; what comes and goes by itself is laid at nobody's door."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from a11yaudit.engine import evaluate
from a11yaudit.fix.document import document_of
from a11yaudit.fix.stamps import stamp
from a11yaudit.fix.trying import Look, Tried, try_out
from a11yaudit.fix.verify import Verification, Verify
from a11yaudit.model import Finding, Outcome, Severity
from a11yaudit.page.static import parse
from a11yaudit.rule import discover

RULES = [r for r in discover() if r.id in ("title-duplicates-alt", "caption-empty")]
HTML = (
    '<html lang="en"><head><title>Rain</title></head><body><main><h1>Rain</h1>'
    '<figure><img src="a.jpg" alt="Two people under an umbrella" '
    'title="Two people under an umbrella"> <figcaption></figcaption></figure>'
    "<p>It has rained for three days.</p></main></body></html>"
)
PICTURE, CAPTION = "title-duplicates-alt", "caption-empty"


def findings(html: str) -> list[Finding]:
    return evaluate(parse(stamp(html)), RULES).findings


def stray(html: str, fingerprint: str = "ad") -> Finding:
    """A certain fault of an element that a script made."""
    return replace(
        findings(HTML)[0],
        rule="button-name",
        outcome=Outcome.FAIL,
        severity=Severity.SERIOUS,
        message="Nobody knows what the button does.",
        fingerprint=fingerprint,
        element=None,
        fix=None,
    )


def tried(ad: Callable[[int, str], bool]) -> tuple[Tried, dict[str, Verification]]:
    """Try both fixes of the page; ``ad`` says whether the look of this number has the stray."""
    before = findings(HTML)
    looks: list[str] = []

    async def look_at(text: str, rules: frozenset[str]) -> Look:
        looks.append(text)
        found = findings(text)
        return Look((*found, stray(text)) if ad(len(looks), text) else tuple(found))

    result = asyncio.run(try_out(document_of(HTML), before, Verify.ALL, look_at))
    assert result.looks == len(looks)
    return result, {before[number].rule: one.verification for number, one in result.results.items()}


def test_all_is_tried_at_once():
    result, verdicts = tried(lambda *_: False)
    assert verdicts == {PICTURE: Verification.VERIFIED, CAPTION: Verification.VERIFIED}
    assert result.looks == 1


@pytest.mark.parametrize(
    ("ad", "looks"),
    [(lambda number, _: number % 2 == 1, 2), (lambda *_: True, 3), (lambda number, _: number != 3, 4)],
    ids=["now and then", "from now on", "nearly always"],
)  # fmt: skip
def test_what_comes_by_itself_is_no_regression(ad, looks):
    result, verdicts = tried(ad)
    assert set(verdicts.values()) == {Verification.VERIFIED}
    assert result.looks == looks
    assert result.best
    assert len(result.best.numbers) == 2


def test_what_comes_with_one_of_the_fixes_is():
    _, verdicts = tried(lambda _, text: "<figcaption" not in text)
    assert verdicts == {PICTURE: Verification.VERIFIED, CAPTION: Verification.REGRESSED}
