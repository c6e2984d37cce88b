"""Rules and a page in, findings out: pure, and one rule's crash stops no other."""

from __future__ import annotations

import traceback
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from a11yaudit.model import (
    Element,
    Fail,
    Finding,
    Outcome,
    Pass,
    Related,
    RenderedFix,
    Unsure,
)
from a11yaudit.page.identity import digest, identity_of, selector_place
from a11yaudit.page.markup import before_and_after, snippet
from a11yaudit.page.selector import selector_of
from a11yaudit.rule import Need

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from a11yaudit.model import Page
    from a11yaudit.rule import Rule


@dataclass(slots=True)
class Evaluation:
    """What the rules said of one page.

    ``passed`` and ``untested`` are rule ids; ``crashed`` maps rule ids to tracebacks;
    ``judged`` maps rule ids to the indices of the elements they looked at.
    """

    findings: list[Finding] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    inapplicable: list[str] = field(default_factory=list)
    untested: list[str] = field(default_factory=list)
    crashed: dict[str, str] = field(default_factory=dict)
    judged: dict[str, frozenset[int]] = field(default_factory=dict)


def evaluate(
    page: Page, rules: Iterable[Rule], key: str = "", within: Container[int] | None = None
) -> Evaluation:
    """Judge the page by the rules.

    ``key`` is the page's own part of each fingerprint (a URL path). ``within``, where given,
    holds the indices of the elements that findings may be about.
    """
    result = Evaluation()
    for rule in rules:
        if Need.SITE in rule.needs:
            continue
        if _lacks(page, rule.needs):
            result.untested.append(rule.id)
            continue
        try:
            _evaluate(page, rule, result, within)
        except Exception:  # noqa: BLE001 (a crashed rule is recorded and the audit goes on)
            result.crashed[rule.id] = traceback.format_exc()
    result.findings = numbered(result.findings, key)
    return result


def _lacks(page: Page, needs: frozenset[Need]) -> bool:
    """Whether a layer that is needed was not gathered."""
    return (Need.LAYOUT in needs and not page.has_layout) or (
        Need.KEYBOARD in needs and page.keyboard is None
    )


def _evaluate(page: Page, rule: Rule, result: Evaluation, within: Container[int] | None) -> None:
    if rule.applies is None or rule.check is None:
        return
    judged: set[int] = set()
    found: list[Finding] = []
    for element in rule.applies(page):
        if element.index in judged:
            continue
        judged.add(element.index)
        if within is not None and element.index not in within:
            continue
        verdict = rule.check(element, page)
        if not isinstance(verdict, Pass):
            found.append(_finding(rule, verdict, element, page))
    result.findings.extend(found)
    result.judged[rule.id] = frozenset(judged)
    if not judged:
        result.inapplicable.append(rule.id)
    elif not found:
        result.passed.append(rule.id)


def _finding(rule: Rule, verdict: Fail | Unsure, element: Element, page: Page) -> Finding:
    fix = rule.fix(element, page) if rule.fix else None
    fixes: tuple[RenderedFix, ...] = ()
    if fix:
        before, after = before_and_after(fix)
        fixes = (RenderedFix(fix.title, fix.safety, before, after),)
    return Finding(
        rule=rule.id,
        sources=("a11yaudit",),
        outcome=Outcome.FAIL if isinstance(verdict, Fail) else Outcome.REVIEW,
        severity=verdict.severity or rule.severity,
        wcag=rule.wcag,
        message=verdict.message,
        selector=selector_of(element, page),
        html=snippet(element),
        fingerprint="",
        box=element.rect,
        related=tuple(
            Related(selector_of(other, page), snippet(other, 160)) for other in verdict.related
        ),
        fixes=fixes,
        element=element,
        fix=fix,
    )


def numbered(findings: Iterable[Finding], key: str) -> list[Finding]:
    """The findings with their fingerprints: rule, page, content and, between equals, order."""
    found = list(findings)
    marks = told_apart(digest(f.rule, key, selector_place(f.frame), _identity(f)) for f in found)
    return [replace(finding, fingerprint=mark) for finding, mark in zip(found, marks, strict=True)]


def _identity(finding: Finding) -> str:
    if finding.element is None:
        return selector_place(finding.selector)
    return identity_of(finding.element)


def told_apart(marks: Iterable[str]) -> list[str]:
    """The marks, those that are there already changed by how often they were."""
    seen: Counter[str] = Counter()
    done = []
    for mark in marks:
        seen[mark] += 1
        done.append(mark if seen[mark] == 1 else digest(mark, str(seen[mark])))
    return done
