"""One fault is reported once: axe-core's findings are folded into ours where both saw it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11yaudit.model import Finding, Outcome, Related
from a11yaudit.page.identity import digest, selector_place
from a11yaudit.page.reading import text_of
from a11yaudit.said import say_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yaudit.engine import Evaluation
    from a11yaudit.rule import Rule

# Where a page has no main landmark, axe-core also lists every block that is in no landmark:
# the consequence of one fault, not a fault each.
CONSEQUENCES = {"region": "landmark-one-main"}
# What these rules of ours report is to be repaired or hidden, not put into a landmark.
STRAYS = {
    "region": frozenset(
        ["layout-label-exposed", "skip-link-heading-exposed", "skip-link-target-missing"]
    )
}
ONE_FAULT_A_PAGE = frozenset({"region"})
MOST_RELATED = 25


def merge(
    evaluation: Evaluation, axe: Iterable[Finding], rules: Iterable[Rule], key: str = ""
) -> list[Finding]:
    """All findings, each fault once, those of both engines with both sources.

    An axe-core rule that one of our ``rules`` names in ``overrules`` is reported only where ours
    agrees; one named in ``axe`` is folded in where ours found the same element and stands by
    itself elsewhere. ``key`` is the page's own part of each fingerprint.
    """
    merged = list(evaluation.findings)
    axe = list(axe)
    owners: dict[str, list[Rule]] = {}
    for rule in rules:
        for name in (*rule.axe, *rule.overrules):
            owners.setdefault(name, []).append(rule)
    failed = {finding.rule for finding in axe if finding.outcome is Outcome.FAIL}
    left: list[Finding] = []
    for finding in axe:
        place = _same_fault(merged, finding, owners.get(finding.rule, []))
        if place is not None:
            merged[place] = _fold(merged[place], finding)
        elif not _is_stray(finding, evaluation):
            left.append(finding)
    for finding in gathered(left, key):
        mine = owners.get(finding.rule, [])
        consequence = CONSEQUENCES.get(finding.rule) in failed
        if not consequence and not any(_overruled(finding, rule, evaluation) for rule in mine):
            merged.append(finding)
    return merged


def is_gathered(finding: Finding) -> bool:
    """Whether the finding stands for all of its rule on the page, wherever the first one is."""
    return finding.sources == ("axe",) and (
        finding.outcome is Outcome.REVIEW or finding.rule in ONE_FAULT_A_PAGE
    )


def gathered(axe: Iterable[Finding], key: str = "") -> list[Finding]:
    """axe-core's findings with those that are one matter to a reader put together.

    What axe could not decide (contrast over pictures, most of all) is one thing to look at per
    rule, and text outside of landmarks is one fault of the page: the first place stands for all
    and the others are related. Such a finding stays the same one whichever place is the first.
    """
    kept: list[Finding] = []
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in axe:
        if is_gathered(finding):
            group = groups.setdefault((finding.rule, finding.frame), [])
            if not group:
                kept.append(finding)
            group.append(finding)
        else:
            kept.append(finding)
    return [
        _standing_for(finding, groups[finding.rule, finding.frame], key)
        if is_gathered(finding)
        else finding
        for finding in kept
    ]


def _standing_for(first: Finding, group: list[Finding], key: str) -> Finding:
    frame, outcome = selector_place(first.frame), first.outcome.value
    first = replace(first, fingerprint=digest(first.rule, key, frame, "gathered", outcome))
    others = group[1:]
    if not others:
        return first
    return replace(
        first,
        message=say_number(
            "{said} The same in one more place.",
            "{said} The same in {number} more places.",
            len(others),
            said=first.message,
        ),
        related=tuple(Related(other.selector, other.html) for other in others[:MOST_RELATED]),
    )


def _is_stray(finding: Finding, evaluation: Evaluation) -> bool:
    """Whether axe-core misses a landmark round what one of ours reports for what it is."""
    ours, place = STRAYS.get(finding.rule, frozenset()), finding.element
    return place is not None and any(
        mine.rule in ours
        and mine.element is not None
        and mine.element.within(place)
        and text_of(mine.element) == text_of(place)
        for mine in evaluation.findings
    )


def _overruled(finding: Finding, rule: Rule, evaluation: Evaluation) -> bool:
    return finding.rule in rule.overrules and rule.id in evaluation.judged and not finding.frame


def _same_fault(merged: list[Finding], finding: Finding, owners: list[Rule]) -> int | None:
    """Where in ``merged`` an owning rule reports the element that axe names."""
    if finding.frame:
        return None
    names = {rule.id for rule in owners}
    page_wide = finding.element is None or finding.element.tag in ("html", "body")
    for index, mine in enumerate(merged):
        if mine.rule in names and (page_wide or mine.element is finding.element):
            return index
    return None


def _fold(ours: Finding, theirs: Finding) -> Finding:
    sources = ours.sources if "axe" in ours.sources else (*ours.sources, "axe")
    wcag = tuple(dict.fromkeys((*ours.wcag, *theirs.wcag)))
    return replace(ours, sources=sources, wcag=wcag, help_url=ours.help_url or theirs.help_url)
