"""A page's findings as its HTML report shows them: by what to do, with place, code and sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from a11yaudit.report import crops, words
from a11yaudit.report.diff import Part, word_diff
from a11yaudit.report.grouping import (
    Group,
    Json,
    findings,
    group,
    outcome_of,
    rule_of,
    severity_of,
)
from a11yaudit.wcag import CRITERIA

if TYPE_CHECKING:
    from a11yaudit.report.words import Word

# The document itself, its body, or something in its head.
_WHOLE_PAGE = re.compile(
    r"(html|body)([.#:\[][^ >]*)?( > body)?|(.*> )?(head|title|meta)([.#:\[][^>]*)?"
)


@dataclass(frozen=True, slots=True)
class FixView:
    """A suggested change; ``before`` and ``after`` are empty where it is words alone."""

    title: str
    safety: str
    verification: str
    verified: bool
    reason: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding; ``crop`` or, in its stead, ``where`` says where on the page it is.

    ``related`` are selectors on the same page, ``elsewhere`` pages and the selectors on them.
    ``seen`` says in which states of the page it was seen, ``opened`` the same where that is only
    with a banner over the page.
    """

    anchor: str
    kind: str
    word: Word
    message: str
    selector: str
    frame: str
    source: str
    html: str
    crop: crops.Crop | None
    where: str
    fixes: tuple[FixView, ...]
    rule: dict[str, Any]
    wcag: tuple[dict[str, str], ...]
    sources: str
    baseline: str
    related: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]
    seen: str
    opened: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The findings of one action under their running number on the page."""

    number: int
    anchor: str
    action: str
    kind: str
    word: Word
    rules: tuple[dict[str, Any], ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups of a page: faults, what a person should look at, and what axe-core left open."""

    faults: tuple[GroupView, ...]
    advice: tuple[GroupView, ...]
    reviews: tuple[GroupView, ...]
    axe_reviews: tuple[GroupView, ...]

    @property
    def numbered(self) -> tuple[GroupView, ...]:
        """The groups that the overview marks with their numbers."""
        return (*self.faults, *self.advice, *self.reviews)


def all_groups(page: Json, rules: Json, picture: crops.Sheet | None) -> Groups:
    """The page's findings in groups, numbered through in the order of the report."""
    items = findings(page)
    own = [f for f in items if outcome_of(f) == "review" and _is_ours(f)]
    axe = [f for f in items if outcome_of(f) == "review" and not _is_ours(f)]
    fails = group(items, rules, "fail")
    lists = (
        [g for g in fails if g.severity != "advice"],
        [g for g in fails if g.severity == "advice"],
        group(own, rules, "review"),
        group(axe, rules, "review"),
    )
    views: list[tuple[GroupView, ...]] = []
    start = 1
    for part in lists:
        views.append(tuple(_group(g, start + i, page, rules, picture) for i, g in enumerate(part)))
        start += len(part)
    # An action may stand among ours and among axe-core's: its fragment id may stand only once.
    taken = {g.anchor for g in views[2]}
    views[3] = tuple(_apart(g) if g.anchor in taken else g for g in views[3])
    return Groups(*views)


def _is_ours(finding: Json) -> bool:
    return list(finding.get("sources") or ()) != ["axe"]


def _apart(view: GroupView) -> GroupView:
    return GroupView(
        view.number,
        f"{view.anchor}-axe",
        view.action,
        view.kind,
        view.word,
        view.rules,
        view.findings,
    )


def _group(
    group: Group, number: int, page: Json, rules: Json, picture: crops.Sheet | None
) -> GroupView:
    kind = "review" if group.outcome == "review" else group.severity
    return GroupView(
        number=number,
        anchor=group.anchor,
        action=group.action,
        kind=kind,
        word=words.KINDS[kind],
        rules=tuple(rule_of(ident, rules) for ident in group.rules),
        findings=tuple(
            _finding(finding, f"finding-{number}-{i}", page, rules, picture)
            for i, finding in enumerate(group.findings, 1)
        ),
    )


def _finding(
    finding: Json, anchor: str, page: Json, rules: Json, picture: crops.Sheet | None
) -> FindingView:
    kind = "review" if outcome_of(finding) == "review" else severity_of(finding)
    selector = str(finding.get("selector") or "")
    box, whole_page = finding.get("box"), is_whole_page(selector)
    gone = words.not_pictured(finding, page)
    places = [_related(place) for place in finding.get("related") or ()]
    sources = [words.SOURCES.get(str(s), str(s)) for s in finding.get("sources") or ()]
    return FindingView(
        anchor=anchor,
        kind=kind,
        word=words.KINDS[kind],
        message=str(finding.get("message") or ""),
        selector=selector,
        frame=str(finding.get("frame") or ""),
        source=_source(finding.get("source") or {}),
        html=_shortened(str(finding.get("html") or ""), 160 if whole_page else 800),
        crop=None if whole_page or gone else crops.crop(picture, box),
        where=gone or crops.missing(picture, box, whole_page=whole_page),
        fixes=tuple(_fix(fix) for fix in finding.get("fixes") or ()),
        rule=rule_of(str(finding.get("rule") or ""), rules),
        wcag=tuple(criterion(str(n)) for n in finding.get("wcag") or ()),
        sources=" and ".join(sources),
        baseline=str(finding.get("baseline") or ""),
        related=tuple(selector for target, selector in places if not target),
        elsewhere=tuple(place for place in places if place[0]),
        seen=words.seen_in(finding, page),
        opened=words.only_opened(finding, page),
    )


def is_whole_page(selector: str) -> bool:
    """Whether there is no one place on the page to show for what the selector names."""
    return _WHOLE_PAGE.fullmatch(selector) is not None


def _shortened(html: str, limit: int) -> str:
    return html if len(html) <= limit else html[:limit].rstrip() + "…"


def _source(source: Json) -> str:
    parts = (source.get("file"), source.get("line"), source.get("column"))
    return ":".join(str(part) for part in parts if part is not None)


def _related(place: object) -> tuple[str, str]:
    """(the page, "" for the finding's own; the selector)."""
    if not isinstance(place, dict):
        return "", str(place)
    return str(place.get("target") or ""), str(place.get("selector") or "")


def _fix(fix: Json) -> FixView:
    before, after = str(fix.get("before") or ""), str(fix.get("after") or "")
    old, new = word_diff(before, after) if before != after else ((), ())
    verification = str(fix.get("verification") or "")
    return FixView(
        title=str(fix.get("title") or ""),
        safety=words.SAFETY.get(str(fix.get("safety")), ""),
        verification=words.VERIFICATION.get(verification, ""),
        verified=verification == "verified",
        reason=str(fix.get("reason") or ""),
        before=old,
        after=new,
    )


def criterion(number: str) -> dict[str, str]:
    """A success criterion's number, level, name and address; an unknown one has its number."""
    known = CRITERIA.get(number)
    if known is None:
        return {"number": number, "level": "", "name": "", "url": ""}
    return {"number": number, "level": known.level, "name": known.name, "url": known.url}
