"""What the index template shows, worked out beforehand: templates only lay out and escape."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from a11yaudit.report import words
from a11yaudit.report.grouping import Counts, Json, baseline, findings, is_error, outcome_of
from a11yaudit.report.run_causes import causes, content, desks, template_causes
from a11yaudit.report.run_facets import by_family, by_kind, facets
from a11yaudit.report.run_rows import row
from a11yaudit.said import say, say_number

if TYPE_CHECKING:
    from pathlib import Path

    from a11yaudit.report.run_causes import CauseRow, ContentRow, Desk
    from a11yaudit.report.run_facets import Bar, Facets
    from a11yaudit.report.run_rows import Row

MOST_CAUSES, MOST_ACTIONS, MOST_DESKS, MOST_FIXED = 8, 8, 12, 60


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything on the run's first page, in its order.

    ``rule_ids`` and ``cause_ids`` are what the rows' `Row.has` counts by. ``compared`` is the
    report's own, or None.
    """

    verdict: str
    tone: str
    next_step: str
    counts: Counts
    kinds: tuple[Bar, ...]
    families: tuple[Bar, ...]
    failed: tuple[Row, ...]
    rows: tuple[Row, ...]
    causes: tuple[CauseRow, ...]
    more_causes: tuple[CauseRow, ...]
    content: tuple[ContentRow, ...]
    more_content: tuple[ContentRow, ...]
    single: tuple[ContentRow, ...]
    desks: tuple[Desk, ...]
    more_desks: tuple[Desk, ...]
    compared: dict[str, Any] | None
    baseline: dict[str, int] | None
    facets: Facets
    rule_ids: tuple[str, ...]
    cause_ids: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    config: str


def index_view(report: Json, folder: Path) -> IndexView:
    """The view of a run; links go only to page reports that are in ``folder``."""
    listed = list(enumerate(report.get("pages") or (), 1))
    known = template_causes(report)
    rule_ids = tuple(sorted({str(f.get("rule")) for _, p in listed for f in findings(p)}))
    cause_ids = tuple(known)
    pages = [(page, row(page, number, folder, rule_ids, cause_ids)) for number, page in listed]
    audited = [(page, row) for page, row in pages if not is_error(page)]
    audited.sort(key=lambda pair: _gravity(pair[1].counts))
    counts = sum((row.counts for _, row in audited), Counts())
    found, todo, held = causes(report, audited), content(report, audited), desks(report, audited)
    own = tuple(one for one in todo if one.own)
    config = (report.get("run") or {}).get("config")
    return IndexView(
        verdict=words.run_verdict(report),
        tone=words.run_tone(report),
        next_step=_next_step(report, found),
        counts=counts,
        kinds=by_kind(counts),
        families=by_family((page for page, _ in audited), report.get("rules") or {}),
        failed=tuple(row for page, row in pages if is_error(page)),
        rows=tuple(row for _, row in audited),
        causes=found[:MOST_CAUSES],
        more_causes=found[MOST_CAUSES:],
        content=own[:MOST_ACTIONS],
        more_content=own[MOST_ACTIONS:],
        single=tuple(one for one in todo if not one.own),
        desks=held[:MOST_DESKS],
        more_desks=held[MOST_DESKS:],
        compared=_compared(report),
        baseline=baseline(report),
        facets=facets(report, audited),
        rule_ids=rule_ids,
        cause_ids=cause_ids,
        facts=tuple(_facts(report)),
        config=json.dumps(config, ensure_ascii=False, indent=2) if config else "",
    )


def _gravity(counts: Counts) -> tuple[int, int, int]:
    return -counts.serious, -counts.faults, -counts.total


def _next_step(report: Json, found: tuple[CauseRow, ...]) -> str:
    """How far changes of templates reach; empty where they reach nothing."""
    faults = [cause for cause in found if cause.kind not in ("advice", "review")]
    if not any(cause.pages > 1 for cause in faults):
        return ""
    templates = {cause.id for cause in faults}
    certain = [
        finding
        for page in report.get("pages") or ()
        for finding in findings(page)
        if outcome_of(finding) == "fail" and finding.get("severity") != "advice"
    ]
    mended = sum(str(finding.get("cause")) in templates for finding in certain)
    return say_number(
        "One change in a template mends {mended} of the {faults} faults.",
        "{number} changes in templates mend {mended} of the {faults} faults.",
        len(faults),
        mended=mended,
        faults=len(certain),
    )


def _compared(report: Json) -> dict[str, Any] | None:
    """The comparison with every field that the template shows."""
    told = report.get("compared")
    if not told:
        return None
    fixed = [dict(one) for one in told.get("fixed") or ()]
    rules = report.get("rules") or {}
    for one in fixed:
        one["title"] = str((rules.get(one["rule"]) or {}).get("title") or one["rule"])
    return {
        "started": str(told.get("started") or ""),
        "pages": int(told.get("pages") or 0),
        "new": int(told.get("new") or 0),
        "known": int(told.get("known") or 0),
        "moved": int(told.get("moved") or 0),
        "fixed": fixed[:MOST_FIXED],
        "gone": len(fixed),
        "only_now": list(told.get("only_now") or ()),
        "only_earlier": list(told.get("only_earlier") or ()),
        "rules": [str(rule) for rule in told.get("rules") or ()],
        "settings": [str(setting) for setting in told.get("settings") or ()],
    }


def _facts(report: Json) -> list[tuple[str, str]]:
    tool, run = report.get("tool") or {}, report.get("run") or {}
    command = run.get("command") or ""
    gate = str((report.get("summary") or {}).get("gate") or "")
    facts = [
        (say("Quality gate"), words.GATES.get(gate, gate)),
        (say("Started"), words.moment(str(run.get("started") or ""))),
        (say("Finished"), words.moment(str(run.get("finished") or ""))),
        (say("Audited with"), f"a11yaudit {tool.get('version') or ''}".strip()),
        ("axe-core", str(tool.get("axe_version") or "")),
        (say("Browser"), str(tool.get("browser") or "")),
        (say("Command"), command if isinstance(command, str) else " ".join(map(str, command))),
        (say("Run"), str(run.get("id") or "")),
    ]
    return [(label, value) for label, value in facts if value]
