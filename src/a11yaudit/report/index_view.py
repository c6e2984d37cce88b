"""What the index template shows, worked out beforehand: templates only lay out and escape."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from a11yaudit.report import words
from a11yaudit.report.grouping import (
    SEVERITIES,
    Counts,
    Json,
    address,
    baseline,
    count,
    findings,
    groups,
    is_error,
    name_of,
    report_file,
)
from a11yaudit.report.languages import language_name, language_tag

if TYPE_CHECKING:
    from pathlib import Path

    from a11yaudit.report.words import Word

_MOST_ACTIONS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One page in the list; ``href`` is empty where it has no report of its own."""

    name: str
    lang: str
    language: str
    address: str
    verdict: str
    tone: str
    detail: str
    counts: Counts
    href: str
    picture: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something to do, and the pages that need it: name, link to the place, number of places."""

    action: str
    kind: str
    word: Word
    places: int
    pages: tuple[tuple[Row, str, int], ...]


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One cause of many findings."""

    label: str
    owner: str
    findings: int
    pages: int


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything on the run's first page, in its order."""

    verdict: str
    tone: str
    counts: Counts
    audited: int
    failed: tuple[Row, ...]
    rows: tuple[Row, ...]
    actions: tuple[ActionRow, ...]
    more_actions: tuple[ActionRow, ...]
    causes: tuple[CauseRow, ...]
    baseline: dict[str, int] | None
    facts: tuple[tuple[str, str], ...]
    config: str


def index_view(report: Json, folder: Path) -> IndexView:
    """The view of a run; links go only to page reports that are in ``folder``."""
    pages = [(page, _row(page, folder)) for page in report.get("pages") or ()]
    audited = [(page, row) for page, row in pages if not is_error(page)]
    audited.sort(key=lambda pair: _gravity(pair[1].counts))
    actions = _actions(audited, report.get("rules") or {})
    config = (report.get("run") or {}).get("config")
    return IndexView(
        verdict=words.run_verdict(report),
        tone=words.run_tone(report),
        counts=sum((row.counts for _, row in audited), Counts()),
        audited=len(audited),
        failed=tuple(row for page, row in pages if is_error(page)),
        rows=tuple(row for _, row in audited),
        actions=actions[:_MOST_ACTIONS],
        more_actions=actions[_MOST_ACTIONS:],
        causes=_causes(report),
        baseline=baseline(report),
        facts=tuple(_facts(report)),
        config=json.dumps(config, ensure_ascii=False, indent=2) if config else "",
    )


def _gravity(counts: Counts) -> tuple[int, int, int]:
    return -counts.serious, -counts.faults, -counts.total


def _row(page: Json, folder: Path) -> Row:
    file = report_file(page)
    picture = page.get("picture") or {}
    return Row(
        name=name_of(page),
        lang=language_tag(page.get("lang")),
        language=language_name(page.get("lang")),
        address=address(page),
        verdict=words.page_verdict(page),
        tone=words.tone(page),
        detail=str((page.get("error") or {}).get("message") or ""),
        counts=count(findings(page)),
        href=quote(file) if (folder / file).is_file() else "",
        picture=quote(str(picture.get("file") or "")),
    )


def _actions(pages: list[tuple[Json, Row]], rules: Json) -> tuple[ActionRow, ...]:
    """What to do on most pages, faults before what a person should look at."""
    found: dict[tuple[str, str], list[tuple[Row, str, int]]] = {}
    gravest: dict[tuple[str, str], str] = {}
    for page, row in pages:
        for outcome in ("fail", "review"):
            for group in groups(page, rules, outcome):
                key = (group.action, outcome)
                href = f"{row.href}#{group.anchor}" if row.href else ""
                found.setdefault(key, []).append((row, href, len(group.findings)))
                known = gravest.get(key, group.severity)
                gravest[key] = min(known, group.severity, key=SEVERITIES.index)
    rows = []
    for (action, outcome), places in found.items():
        kind = "review" if outcome == "review" else gravest[action, outcome]
        total = sum(n for _, _, n in places)
        rows.append(ActionRow(action, kind, words.KINDS[kind], total, tuple(places)))
    order = list(words.KINDS)
    rows.sort(key=lambda r: (_last(r), -len(r.pages), order.index(r.kind), -r.places, r.action))
    return tuple(rows)


def _last(row: ActionRow) -> int:
    return ("advice", "review").index(row.kind) + 1 if row.kind in ("advice", "review") else 0


def _causes(report: Json) -> tuple[CauseRow, ...]:
    rows = [
        CauseRow(
            str(cause.get("label") or cause.get("rule") or ""),
            words.OWNERS.get(str(cause.get("owner")), ""),
            int(cause.get("findings") or 0),
            int(cause.get("pages") or 0),
        )
        for cause in report.get("causes") or ()
    ]
    many = [row for row in rows if row.findings > 1 and row.pages > 1]
    return tuple(sorted(many, key=lambda row: (-row.pages, -row.findings, row.label))[:20])


def _facts(report: Json) -> list[tuple[str, str]]:
    tool, run = report.get("tool") or {}, report.get("run") or {}
    command = run.get("command") or ""
    gate = str((report.get("summary") or {}).get("gate") or "")
    facts = [
        ("Quality gate", words.GATES.get(gate, gate)),
        ("Started", words.moment(str(run.get("started") or ""))),
        ("Finished", words.moment(str(run.get("finished") or ""))),
        ("Audited with", f"a11yaudit {tool.get('version') or ''}".strip()),
        ("axe-core", str(tool.get("axe_version") or "")),
        ("Browser", str(tool.get("browser") or "")),
        ("Command", command if isinstance(command, str) else " ".join(map(str, command))),
        ("Run", str(run.get("id") or "")),
    ]
    return [(label, value) for label, value in facts if value]
