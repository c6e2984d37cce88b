"""From one visit's observation to one page's findings, then across pages: no browser here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from a11yaudit import axe
from a11yaudit.article import article_of, byline_of
from a11yaudit.article.language import written_language
from a11yaudit.engine import evaluate, numbered
from a11yaudit.errors import PageError
from a11yaudit.merge import merge
from a11yaudit.model import Outcome, Severity
from a11yaudit.report.after import put_after
from a11yaudit.report.behaviour_view import consent_view, keyboard_view
from a11yaudit.report.view import article_view, direction_of, finding_view, rule_view
from a11yaudit.site import across, hashes_of, pictures_of, signature_of, where_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from a11yaudit.browser.observe import Observation
    from a11yaudit.browser.reading import Reading
    from a11yaudit.engine import Evaluation
    from a11yaudit.model import Finding, Page, Signature, SitePage, SitePicture, Where
    from a11yaudit.rule import Need, Rule


@dataclass(slots=True)
class Analysis:
    """One page's share of the report, and what its rules say of themselves.

    ``findings`` stand in the order of the view's; ``without_verdict`` are our rules that could not
    judge the page. ``key``, ``pictures``, ``signature`` and ``wheres`` (the places of the findings
    by their fingerprints) are kept for the look across pages.
    """

    view: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)
    without_verdict: frozenset[str] = frozenset()
    key: str = ""
    pictures: tuple[SitePicture, ...] = ()
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    axe_version: str = ""
    crashed: dict[str, str] = field(default_factory=dict)
    signature: Signature | None = None
    wheres: dict[str, Where] = field(default_factory=dict)


def analyse(seen: Observation, rules: tuple[Rule, ...], wanted: Callable[[str], bool]) -> Analysis:
    """Judge what was observed; ``wanted`` says of a rule id whether its findings are reported.

    Raises `PageError` for a page that has nothing to audit.
    """
    page = seen.page
    _refuse_empty(page, seen.http_status)
    parts = urlsplit(page.url)
    key = parts.path + (f"?{parts.query}" if parts.query else "")
    judged = [_judge(reading, rules, wanted, key) for reading in seen.readings]
    found = _together(judged)
    found.sort(key=_order)
    texts = {name: text for one in judged for name, text in one.texts.items()}
    texts |= {rule.id: rule_view(rule) for rule in rules}
    hashes = hashes_of(page, seen.picture.jpeg, seen.picture.width) if seen.picture else {}
    used = {finding.rule for finding in found}
    main, evaluation = seen.readings[-1], judged[-1].evaluation
    state = main.state.value
    view: dict[str, Any] = {
        "state": state,
        "url": page.url,
        "title": page.title or None,
        "lang": page.lang or None,
        "detected_lang": written_language(page) or None,
        "direction": direction_of(page),
        "consent": consent_view(seen.banner, seen.dismissal),
        "article": article_view(page, [f for f in found if state in f.states], hashes),
        "keyboard": keyboard_view(page),
        "findings": [
            finding_view(f, number, texts[f.rule]["action"]) for number, f in enumerate(found, 1)
        ],
        "untested": evaluation.untested,
        "crashed_rules": sorted(evaluation.crashed),
    }
    put_after(
        view["article"]["transcript"],
        article_of(page).transcript,
        {
            told["id"]: f.fix
            for told, f in zip(view["findings"], found, strict=True)
            if f.fix and state in f.states
        },
    )
    byline = byline_of(page)
    view |= {
        "byline": list(byline.names),
        "section": byline.section,
        "published": byline.published,
    }
    version = str(main.axe[0].results.get("version", "")) if main.axe else ""
    kept = {name: text for name, text in texts.items() if name in used}
    pictures = pictures_of(page, hashes, main.within)
    silent = frozenset([*evaluation.untested, *evaluation.crashed])
    return Analysis(
        view,
        found,
        silent,
        key,
        pictures,
        kept,
        version,
        evaluation.crashed,
        signature_of(page),
        {f.fingerprint: f.where for f in found if f.where},
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """One state of the page, judged."""

    findings: list[Finding]
    evaluation: Evaluation
    texts: dict[str, dict[str, Any]]


def _judge(
    reading: Reading, rules: tuple[Rule, ...], wanted: Callable[[str], bool], key: str
) -> _Judged:
    page = reading.page
    inside = None
    if reading.banner is not None:
        banner = page.elements[reading.banner]
        inside = frozenset({banner.index, *(element.index for element in banner.descendants())})
    evaluation = evaluate(page, rules, key, inside)
    theirs: list[Finding] = []
    texts: dict[str, dict[str, Any]] = {}
    for frame in reading.axe:
        theirs += axe.findings_of(frame.results, None if frame.selector else page, frame.selector)
        texts |= axe.rule_texts(frame.results)
    found = merge(evaluation, numbered(theirs, key), rules, key)
    return _Judged(
        [
            replace(finding, states=(reading.state.value,), where=where_of(finding, page))
            for finding in found
            if wanted(finding.rule)
            and _in_scope(finding, reading.within)
            and _in_scope(finding, inside)
        ],
        evaluation,
        texts,
    )


def _together(judged: Sequence[_Judged]) -> list[Finding]:
    """The findings of all states, each fault once, with the states that it was seen in."""
    found: dict[str, Finding] = {}
    for one in judged:
        for finding in one.findings:
            earlier = found.get(finding.fingerprint)
            states = (*earlier.states, *finding.states) if earlier else finding.states
            found[finding.fingerprint] = replace(finding, states=states)
    return list(found.values())


@dataclass(slots=True)
class Wider:
    """What the look across pages changed: page numbers, rules' texts, and rules that crashed."""

    changed: list[int] = field(default_factory=list)
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    crashed: dict[str, str] = field(default_factory=dict)


def look_across(
    views: Mapping[int, dict[str, Any]],
    pages: Mapping[int, SitePage],
    rules: tuple[Rule, ...],
    wanted: Callable[[str], bool],
) -> Wider:
    """Add to the pages' shares of the report what only a look across all of them shows.

    Both mappings go by the pages' numbers in the run.
    """
    result = across([pages[number] for number in sorted(pages)], rules, wanted)
    wider = Wider(crashed=result.crashed)
    named = {rule.id: rule for rule in rules}
    for number, page in sorted(pages.items()):
        found = result.findings.get(page, [])
        listed = views[number]["findings"]
        for finding in found:
            rule = named[finding.rule]
            seen = replace(finding, states=(views[number]["state"],))
            listed.append(finding_view(seen, len(listed) + 1, rule.action))
            if finding.where:
                page.wheres[finding.fingerprint] = finding.where
            wider.rules[rule.id] = rule_view(rule)
        if found:
            listed.sort(key=_gravity)
            wider.changed.append(number)
    return wider


def _gravity(view: dict[str, Any]) -> tuple[bool, int]:
    """The first parts of `_order`, of a finding as the report has it."""
    return view["outcome"] == Outcome.REVIEW.value, Severity(view["severity"]).rank


def _refuse_empty(page: Page, status: int) -> None:
    if not article_of(page).body and not any(e.rendered for e in page.body.descendants()):
        raise PageError("not-article", "The page is empty: it shows nothing at all.", status)


def _in_scope(finding: Finding, within: Container[int] | None) -> bool:
    """Whether the finding is at one of these elements; None is all of the page."""
    if within is None:
        return True
    return finding.element is not None and finding.element.index in within


def _order(finding: Finding) -> tuple[int, int, int]:
    place = finding.element.index if finding.element else 1 << 30
    return (finding.outcome is Outcome.REVIEW, finding.severity.rank, place)


def axe_options(
    rules: Iterable[Rule], only: tuple[str, ...], skip: tuple[str, ...]
) -> tuple[bool, list[str]]:
    """(whether axe-core must run, the ids to run: empty for all) for a choice of rules."""
    if not only:
        return True, []
    chosen = set(only) - set(skip)
    ids = set(chosen)
    ours = {rule.id: rule for rule in rules}
    for name in chosen & set(ours):
        ids |= {*ours[name].axe, *ours[name].overrules}
        ids.discard(name)
    return bool(ids), sorted(ids)


def needs_of(
    rules: Iterable[Rule], only: tuple[str, ...], skip: tuple[str, ...]
) -> frozenset[Need]:
    """What the chosen rules need to know of a page."""
    chosen = [r for r in rules if (not only or r.id in only) and r.id not in skip]
    return frozenset(need for rule in chosen for need in rule.needs)
