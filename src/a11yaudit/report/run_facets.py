"""What the run page counts and offers to filter by: kinds, families, rules, authors, sections."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.report.grouping import Counts, Json, action_of, count, findings, rule_of
from a11yaudit.report.run_rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yaudit.report.run_rows import Row


OTHER = "Other checks"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart: how many, and its parts by kind as (kind, start, length) in percent.

    ``rules`` names what the bar counts, for the filter.
    """

    label: str
    total: int
    parts: tuple[tuple[str, float, float], ...]
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: its value, its words, and how many pages it leaves."""

    value: str
    label: str
    pages: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The filters that have something to offer; empty ones are left out by the template.

    ``rules`` are families, each with the choice of all its rules (None where it has one) and of
    each; the last, without a name, holds the actions that several rules ask for.
    """

    rules: tuple[tuple[str, Option | None, tuple[Option, ...]], ...]
    sections: tuple[Option, ...]
    authors: tuple[Option, ...]
    kinds: tuple[tuple[str, int], ...]
    safe: int
    compared: bool


def by_family(pages: Iterable[Json], rules: Json) -> tuple[Bar, ...]:
    """The findings by family, the largest first, each bar as long as its share of the largest."""
    found: dict[str, list[Json]] = defaultdict(list)
    for page in pages:
        for finding in findings(page):
            family = rule_of(str(finding.get("rule")), rules)["family"]
            found[family or OTHER].append(finding)
    most = max((len(group) for group in found.values()), default=0)
    bars = [
        Bar(
            family,
            len(group),
            _parts(count(group), most),
            ",".join(sorted({str(f.get("rule")) for f in group})),
        )
        for family, group in found.items()
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.total, bar.label)))


def by_kind(counts: Counts) -> tuple[Bar, ...]:
    """The findings by kind, in the order of the kinds."""
    most = max((counts.of(kind) for kind in KINDS), default=0)
    return tuple(
        Bar(kind, counts.of(kind), ((kind, 0.0, _share(counts.of(kind), most)),)) for kind in KINDS
    )


def _parts(counts: Counts, most: int) -> tuple[tuple[str, float, float], ...]:
    parts, start = [], 0.0
    for kind in KINDS:
        length = _share(counts.of(kind), most)
        if length:
            parts.append((kind, round(start, 2), length))
        start += length
    return tuple(parts)


def _share(n: int, most: int) -> float:
    return round(100 * n / most, 2) if most else 0.0


def facets(report: Json, pages: Sequence[tuple[Json, Row]]) -> Facets:
    """What the pages can be filtered by."""
    sections = Counter(row.section for _, row in pages if row.section)
    authors = Counter(author for _, row in pages for author in row.authors)
    kinds = Counter(kind for _, row in pages for kind in KINDS if row.counts.of(kind))
    return Facets(
        rules=_rule_options([page for page, _ in pages], report.get("rules") or {}),
        sections=_options(sections),
        authors=_options(authors),
        kinds=tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind]),
        safe=sum(row.safe > 0 for _, row in pages),
        compared=bool(report.get("compared")),
    )


def _options(counted: Counter[str]) -> tuple[Option, ...]:
    names = sorted(counted, key=str.casefold)
    return tuple(Option(name, name, counted[name]) for name in names)


def _rule_options(
    pages: Sequence[Json], rules: Json
) -> tuple[tuple[str, Option | None, tuple[Option, ...]], ...]:
    """By family: all of its rules and each of them; then actions that several rules ask for."""
    of_rule: dict[str, set[int]] = defaultdict(set)
    of_action: dict[str, set[int]] = defaultdict(set)
    actions: dict[str, set[str]] = defaultdict(set)
    families: dict[str, set[str]] = defaultdict(set)
    for number, page in enumerate(pages):
        for finding in findings(page):
            rule, action = str(finding.get("rule")), action_of(finding, rules)
            of_rule[rule].add(number)
            of_action[action].add(number)
            actions[action].add(rule)
    for rule in of_rule:
        families[rule_of(rule, rules)["family"] or OTHER].add(rule)
    groups: list[tuple[str, Option | None, tuple[Option, ...]]] = []
    for family, ids in sorted(families.items()):
        each = [Option(i, rule_of(i, rules)["title"], len(of_rule[i])) for i in ids]
        on = len(set().union(*(of_rule[i] for i in ids)))
        every = Option(",".join(sorted(ids)), family, on) if len(ids) > 1 else None
        groups.append((family, every, tuple(sorted(each, key=lambda o: o.label.casefold()))))
    several = [
        Option(",".join(sorted(ids)), action, len(of_action[action]))
        for action, ids in sorted(actions.items())
        if len(ids) > 1
    ]
    return (*groups, ("", None, tuple(several))) if several else tuple(groups)
