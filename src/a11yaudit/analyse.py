"""From one visit's observation to one page's findings, then across pages: no browser here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from a11yaudit import axe
from a11yaudit.article import article_of
from a11yaudit.article.language import written_language
from a11yaudit.engine import evaluate, numbered
from a11yaudit.errors import PageError
from a11yaudit.merge import merge
from a11yaudit.model import Outcome, Severity
from a11yaudit.page import snapshot
from a11yaudit.report.view import article_view, direction_of, finding_view, rule_view
from a11yaudit.site import across, hashes_of, pictures_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from a11yaudit.browser.observe import Observation
    from a11yaudit.model import Finding, Page, SitePage, SitePicture
    from a11yaudit.rule import Rule

ORIGIN = "http://localhost"


@dataclass(slots=True)
class Analysis:
    """One page's share of the report, and what its rules say of themselves.

    ``key`` and ``pictures`` are kept for the look across pages.
    """

    view: dict[str, Any]
    key: str = ""
    pictures: tuple[SitePicture, ...] = ()
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    axe_version: str = ""
    crashed: dict[str, str] = field(default_factory=dict)


def analyse(
    seen: Observation, rules: tuple[Rule, ...], wanted: Callable[[str], bool], *, local: bool
) -> Analysis:
    """Judge what was observed; ``wanted`` says of a rule id whether its findings are reported.

    Pages of local files lose their loopback port, so that two runs say the same.
    Raises `PageError` for a page that has nothing to audit.
    """
    snap, frames = seen.snapshot, [(f.selector, f.results) for f in seen.axe]
    url = seen.url
    if local:
        parts = urlsplit(seen.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        url = seen.url.replace(origin, ORIGIN)
        snap = snap.replace(origin, ORIGIN)
    page = snapshot.decode(snap, seen.served)
    _refuse_empty(page, seen.http_status)
    parts = urlsplit(url)
    key = parts.path + (f"?{parts.query}" if parts.query else "")
    evaluation = evaluate(page, rules, key)
    theirs: list[Finding] = []
    texts: dict[str, dict[str, Any]] = {}
    for selector, results in frames:
        theirs += axe.findings_of(results, None if selector else page, selector)
        texts |= axe.rule_texts(results)
    found = merge(evaluation, numbered(theirs, key), rules)
    found = [f for f in found if wanted(f.rule) and _in_scope(f, seen.within)]
    found.sort(key=_order)
    texts |= {rule.id: rule_view(rule) for rule in rules}
    hashes = hashes_of(page, seen.picture.jpeg, seen.picture.width) if seen.picture else {}
    used = {finding.rule for finding in found}
    view = {
        "url": url,
        "title": page.title or None,
        "lang": page.lang or None,
        "detected_lang": written_language(page) or None,
        "direction": direction_of(page),
        "article": article_view(page, found, hashes),
        "findings": [
            finding_view(f, number, texts[f.rule]["action"]) for number, f in enumerate(found, 1)
        ],
        "untested": evaluation.untested,
        "crashed_rules": sorted(evaluation.crashed),
    }
    version = str(frames[0][1].get("version", "")) if frames else ""
    kept = {name: text for name, text in texts.items() if name in used}
    pictures = pictures_of(page, hashes, seen.within)
    return Analysis(view, key, pictures, kept, version, evaluation.crashed)


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
            listed.append(finding_view(finding, len(listed) + 1, rule.action))
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


def _in_scope(finding: Finding, within: frozenset[int] | None) -> bool:
    """Whether --include and --exclude leave the finding in."""
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
