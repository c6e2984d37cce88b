"""Every rule's examples hold: the bad ones are reported once and in place, the good ones never."""

from __future__ import annotations

import pytest

from a11yaudit.engine import evaluate
from a11yaudit.model import Finding, Page
from a11yaudit.page.static import parse, select
from a11yaudit.rule import Bad, Good, Need, Rule, discover

RULES = discover()
STATIC = [rule for rule in RULES if not rule.needs & {Need.LAYOUT, Need.KEYBOARD, Need.SITE}]
BAD = [(rule, bad) for rule in STATIC for bad in rule.bad]
GOOD = [(rule, good) for rule in STATIC for good in rule.good]


def name(value: object) -> str:
    """A readable test id."""
    if isinstance(value, Rule):
        return value.id
    return value.why[:40] if isinstance(value, (Bad, Good)) else ""


def findings(rule: Rule, html: str) -> tuple[Page, list[Finding]]:
    """The page of an example and what the rule says of it; a crash of the rule is a failure."""
    page = parse(html, "https://example.org/story.html")
    result = evaluate(page, [rule])
    assert not result.crashed, result.crashed
    return page, result.findings


@pytest.mark.parametrize(("rule", "bad"), BAD, ids=name)
def test_bad_example_is_reported_once_and_in_place(rule: Rule, bad: Bad) -> None:
    page, found = findings(rule, bad.html)
    wanted = select(page, bad.target)
    assert len(wanted) == 1, f"{bad.target} matches {len(wanted)} elements"
    assert [f.element for f in found] == wanted, [(f.selector, f.message) for f in found]
    assert found[0].outcome == bad.outcome
    if bad.fixed is not None:
        assert found[0].fixes, "no fix is suggested"
        assert found[0].fixes[0].after == bad.fixed


@pytest.mark.parametrize(("rule", "good"), GOOD, ids=name)
def test_good_example_is_not_reported(rule: Rule, good: Good) -> None:
    _, found = findings(rule, good.html)
    assert not found, [(f.selector, f.message) for f in found]
