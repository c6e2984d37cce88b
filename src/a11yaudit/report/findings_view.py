"""A page's findings as its HTML report shows them: by what to do, with place, code and sources."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from a11yaudit.report import crops, words
from a11yaudit.report.cms import in_cms
from a11yaudit.report.fix_view import FixView, fix_view
from a11yaudit.report.grouping import (
    Group,
    Json,
    finding_anchor,
    findings,
    group,
    outcome_of,
    rule_of,
    severity_of,
)
from a11yaudit.said import say_list
from a11yaudit.wcag import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yaudit.report.words import Word

# The document itself, its body, or something in its head.
_WHOLE_PAGE = re.compile(
    r"(html|body)([.#:\[][^ >]*)?( > body)?|(.*> )?(head|title|meta)([.#:\[][^>]*)?"
)


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding; ``crop`` or, in its stead, ``where`` says where on the page it is.

    ``related`` are selectors on the same page, ``elsewhere`` pages and the selectors on them.
    ``seen`` says in which states of the page it was seen, ``opened`` the same where that is only
    with a banner over the page. ``cms`` says where an editor mends it; empty: the web team does.
    """

    anchor: str
    ident: str
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
    cms: str
    fingerprint: str

    @property
    def fix(self) -> FixView | None:
        """The first suggestion that was not tried in vain."""
        return next((fix for fix in self.fixes if not fix.refuted), None)


@dataclass(frozen=True, slots=True)
class GroupView:
    """The findings of one action under their running number on the page.

    ``own`` is the number among what an editor can mend, 0 for what is the web team's.
    """

    number: int
    own: int
    anchor: str
    action: str
    kind: str
    word: Word
    rules: tuple[dict[str, Any], ...]
    findings: tuple[FindingView, ...]

    @property
    def cms(self) -> str:
        """Where an editor mends all of it; empty where that differs."""
        places = {finding.cms for finding in self.findings}
        return places.pop() if len(places) == 1 else ""


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

    @property
    def own(self) -> tuple[GroupView, ...]:
        """What an editor can mend in the article."""
        return tuple(group for group in self.numbered if group.own)

    @property
    def others(self) -> tuple[GroupView, ...]:
        """What lies in the template: the web team's."""
        return tuple(group for group in self.numbered if not group.own)


def all_groups(
    page: Json, rules: Json, picture: crops.Sheet | None, cuts: Sequence[crops.Sheet | None] = ()
) -> Groups:
    """The page's findings in groups, numbered through in the order of the report.

    ``picture`` shows the page, ``cuts`` parts of it that are sharper.
    """
    shown = _Shown(page, rules, picture, cuts)
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
        views.append(tuple(shown.group(g, start + i) for i, g in enumerate(part)))
        start += len(part)
    numbers = itertools.count(1)
    for i, made in enumerate(views[:3]):
        views[i] = tuple(replace(g, own=next(numbers)) if _is_own(g) else g for g in made)
    # An action may stand among ours and among axe-core's: its fragment id may stand only once.
    taken = {g.anchor for g in views[2]}
    views[3] = tuple(
        replace(g, anchor=f"{g.anchor}-axe") if g.anchor in taken else g for g in views[3]
    )
    return Groups(*views)


def _is_ours(finding: Json) -> bool:
    return list(finding.get("sources") or ()) != ["axe"]


def _is_own(group: GroupView) -> bool:
    """Whether an editor can mend at least one of the findings."""
    return any(finding.cms for finding in group.findings)


class _Shown:
    """A page's findings as views; each has a fragment id of its own."""

    def __init__(
        self,
        page: Json,
        rules: Json,
        picture: crops.Sheet | None,
        cuts: Sequence[crops.Sheet | None],
    ) -> None:
        self.page, self.rules, self.picture, self.cuts = page, rules, picture, cuts
        self.taken: set[str] = set()

    def group(self, group: Group, number: int) -> GroupView:
        kind = "review" if group.outcome == "review" else group.severity
        return GroupView(
            number=number,
            own=0,
            anchor=group.anchor,
            action=group.action,
            kind=kind,
            word=words.KINDS[kind],
            rules=tuple(rule_of(ident, self.rules) for ident in group.rules),
            findings=tuple(self.finding(finding) for finding in group.findings),
        )

    def finding(self, finding: Json) -> FindingView:
        kind = "review" if outcome_of(finding) == "review" else severity_of(finding)
        selector = str(finding.get("selector") or "")
        whole_page = is_whole_page(selector)
        crop, where = self._place(finding, whole_page=whole_page)
        places = [_related(place) for place in finding.get("related") or ()]
        sources = [words.SOURCES.get(str(s), str(s)) for s in finding.get("sources") or ()]
        rule = rule_of(str(finding.get("rule") or ""), self.rules)
        return FindingView(
            anchor=self._anchor(finding),
            ident=str(finding.get("id") or ""),
            kind=kind,
            word=words.KINDS[kind],
            message=str(finding.get("message") or ""),
            selector=selector,
            frame=str(finding.get("frame") or ""),
            source=_source(finding.get("source") or {}),
            html=_shortened(str(finding.get("html") or ""), 160 if whole_page else 800),
            crop=crop,
            where=where,
            fixes=tuple(fix_view(fix) for fix in finding.get("fixes") or ()),
            rule=rule,
            wcag=tuple(criterion(str(n)) for n in finding.get("wcag") or ()),
            sources=say_list(sources),
            baseline=str(finding.get("baseline") or ""),
            related=tuple(selector for target, selector in places if not target),
            elsewhere=tuple(place for place in places if place[0]),
            seen=words.seen_in(finding, self.page),
            opened=words.only_opened(finding, self.page),
            cms=in_cms(rule),
            fingerprint=str(finding.get("fingerprint") or ""),
        )

    def _place(self, finding: Json, *, whole_page: bool) -> tuple[crops.Crop | None, str]:
        """The cut-out that shows the place, or why there is none."""
        box, gone = finding.get("box"), words.not_pictured(finding, self.page)
        if gone or whole_page:
            return None, gone or crops.missing(self.picture, box, whole_page=True)
        at = finding.get("crop")
        cut = self.cuts[at] if isinstance(at, int) and 0 <= at < len(self.cuts) else None
        crop = crops.sharper(crops.crop(self.picture, box), cut)
        return crop, crops.missing(self.picture, box)

    def _anchor(self, finding: Json) -> str:
        anchor = plain = finding_anchor(finding)
        for number in itertools.count(2):
            if anchor not in self.taken:
                break
            anchor = f"{plain}-{number}"
        self.taken.add(anchor)
        return anchor


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


def criterion(number: str) -> dict[str, str]:
    """A success criterion's number, level, name and address; an unknown one has its number."""
    known = CRITERIA.get(number)
    if known is None:
        return {"number": number, "level": "", "name": "", "url": ""}
    return {"number": number, "level": known.level, "name": known.name, "url": known.url}
