"""Rules and what was kept of all pages in, findings on these pages out; as `engine`, but wider."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from a11yaudit.engine import told_apart
from a11yaudit.model import Fail, Finding, Outcome, Related
from a11yaudit.page.identity import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from a11yaudit.model import Sighting, SitePage
    from a11yaudit.rule import Rule

FEWEST_PAGES = 3
MOST_RELATED = 25


@dataclass(slots=True)
class Across:
    """The findings by page (only pages that have some); ``crashed``: rule ids to tracebacks."""

    findings: dict[SitePage, list[Finding]] = field(default_factory=dict)
    crashed: dict[str, str] = field(default_factory=dict)


def across(
    pages: Sequence[SitePage], rules: Iterable[Rule], wanted: Callable[[str], bool]
) -> Across:
    """Look across the pages with those of the rules that do so; fewer than three show nothing."""
    result = Across()
    if len(pages) < FEWEST_PAGES:
        return result
    for rule in rules:
        if rule.find is None or not wanted(rule.id):
            continue
        try:
            sightings = list(rule.find(pages))
        except Exception:  # noqa: BLE001 (a crashed rule is recorded and the audit goes on)
            result.crashed[rule.id] = traceback.format_exc()
            continue
        for page, mine in _by_page(sightings).items():
            found = result.findings.setdefault(page, [])
            found.extend(_findings(rule, page, mine))
    return result


def _by_page(sightings: Iterable[Sighting]) -> dict[SitePage, list[Sighting]]:
    found: dict[SitePage, list[Sighting]] = {}
    for sighting in sightings:
        found.setdefault(sighting.page, []).append(sighting)
    return found


def _findings(rule: Rule, page: SitePage, sightings: list[Sighting]) -> list[Finding]:
    marks = told_apart(digest(rule.id, page.key, "", s.spot.content) for s in sightings)
    return [
        replace(_finding(rule, sighting), fingerprint=mark)
        for sighting, mark in zip(sightings, marks, strict=True)
    ]


def _finding(rule: Rule, sighting: Sighting) -> Finding:
    spot, verdict = sighting.spot, sighting.verdict
    return Finding(
        rule=rule.id,
        sources=("a11yaudit",),
        outcome=Outcome.FAIL if isinstance(verdict, Fail) else Outcome.REVIEW,
        severity=verdict.severity or rule.severity,
        wcag=rule.wcag,
        message=verdict.message,
        selector=spot.selector,
        html=spot.html,
        fingerprint="",
        cause=digest(rule.id, sighting.about),
        box=spot.box,
        where=spot.where and replace(spot.where, value=sighting.about),
        related=tuple(
            Related(other.selector, other.html, page.target)
            for page, other in sighting.others[:MOST_RELATED]
        ),
    )
