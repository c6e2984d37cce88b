"""What changed since an earlier run is found finding by finding, by identity and never by counts.

Two findings are the same if they have the same fingerprint; failing that, if the same rule finds
fault with the same place, or with the same code, of the same page. A page that only one run
audited, and a rule that only one run looked for, say nothing of what is new or gone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from a11yaudit.report.grouping import findings, is_error, outcome_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from a11yaudit.report.earlier import Earlier
    from a11yaudit.report.grouping import Json

NEW, KNOWN = "new", "known"
# What may change the findings of a page that has not changed.
_SETTINGS = ("viewport", "include", "exclude", "probes", "consent", "block", "allow")


@dataclass(slots=True)
class Comparison:
    """The run against an earlier one; pages may be marked as they finish, and again."""

    earlier: Earlier
    config: Json
    _fixed: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _moved: dict[str, int] = field(default_factory=dict)
    _unlike: set[str] = field(default_factory=set)

    def mark(self, page: dict[str, Any]) -> None:
        """Set each finding's ``baseline``, where the earlier run audited this page."""
        before = self.earlier.page(page)
        target = str(page.get("target"))
        if before is None or is_error(before) or is_error(page):
            for finding in page["findings"]:
                finding["baseline"] = None
            return
        silent = _silent(page) | _silent(before)
        now = [f for f in page["findings"] if self._both(f, silent)]
        then = [f for f in findings(before) if self._both(f, silent)]
        pairs, self._moved[target] = _pair(now, then)
        for finding in page["findings"]:
            finding["baseline"] = None
        for finding in now:
            finding["baseline"] = KNOWN if id(finding) in pairs else NEW
        again = set(pairs.values())
        self._fixed[target] = [
            _gone(f, target) for f in then if id(f) not in again and outcome_of(f) == "fail"
        ]

    def _both(self, finding: Json, silent: set[str]) -> bool:
        """Whether both runs looked for this on the page."""
        rule = str(finding.get("rule"))
        theirs = (self.earlier.report.get("run") or {}).get("config") or {}
        if rule not in silent and _looked_for(rule, self.config) and _looked_for(rule, theirs):
            return True
        self._unlike.add(rule)
        return False

    def told(self, pages: list[dict[str, Any]]) -> dict[str, Any]:
        """The report's ``compared``, once every page is marked."""
        run = self.earlier.report.get("run") or {}
        audited = [page for page in pages if not is_error(page)]
        faults = [f for p in audited for f in p["findings"] if outcome_of(f) == "fail"]
        only_now, only_earlier = self._uncompared(pages)
        return {
            "run": run.get("id"),
            "started": run.get("started"),
            "pages": len(audited) - len(only_now),
            "new": sum(f["baseline"] == NEW for f in faults),
            "known": sum(f["baseline"] == KNOWN for f in faults),
            "moved": sum(self._moved.values()),
            "fixed": [f for page in audited for f in self._fixed.get(str(page["target"]), ())],
            "only_now": only_now,
            "only_earlier": only_earlier,
            "rules": sorted(self._unlike),
            "settings": self._settings(),
        }

    def _uncompared(
        self, pages: list[dict[str, Any]]
    ) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
        """The pages that only this run audited, and those that only the earlier one did."""
        only_now, met = [], {}
        for page in pages:
            before = self.earlier.page(page)
            if before is not None:
                met[id(before)] = page
            if not is_error(page) and (before is None or is_error(before)):
                only_now.append(_uncompared(page, before))
        only_earlier = [
            _uncompared(page, met.get(id(page)))
            for page in self.earlier.pages
            if not is_error(page) and (id(page) not in met or is_error(met[id(page)]))
        ]
        return only_now, only_earlier

    def _settings(self) -> list[str]:
        theirs = (self.earlier.report.get("run") or {}).get("config") or {}
        return [n for n in _SETTINGS if n in theirs and theirs[n] != self.config.get(n)]


def _uncompared(page: Json, other: Json | None) -> dict[str, str]:
    return {"target": str(page.get("target")), "reason": "missing" if other is None else "error"}


def _gone(finding: Json, target: str) -> dict[str, Any]:
    told = {name: str(finding.get(name) or "") for name in ("rule", "severity", "message")}
    return {"target": target, **told, "fingerprint": str(finding.get("fingerprint") or "")}


def _silent(page: Json) -> set[str]:
    """The rules that gave no verdict on the page: they crashed, or lacked what they need."""
    return {str(rule) for key in ("crashed_rules", "untested") for rule in page.get(key) or ()}


def _looked_for(rule: str, config: Json) -> bool:
    only = config.get("rules") or ()
    return (not only or rule in only) and rule not in (config.get("skip_rules") or ())


_TIERS: tuple[Callable[[Json], object], ...] = (
    lambda f: f.get("fingerprint"),
    lambda f: (f.get("rule"), f.get("frame"), f.get("selector")),
    lambda f: (f.get("rule"), f.get("frame"), f.get("html")) if f.get("html") else None,
)


def _pair(now: Iterable[Json], then: Iterable[Json]) -> tuple[dict[int, int], int]:
    """From each finding of now to the one of then that is the same (by ``id()``).

    The second value is the number of pairs that a fingerprint did not tell.
    """
    pairs: dict[int, int] = {}
    left, moved = list(now), 0
    candidates = list(then)
    for tier, identity in enumerate(_TIERS):
        waiting: dict[object, list[Json]] = defaultdict(list)
        for finding in candidates:
            waiting[identity(finding)].append(finding)
        rest = []
        for finding in left:
            key = identity(finding)
            if key is None or not waiting.get(key):
                rest.append(finding)
                continue
            pairs[id(finding)] = id(waiting[key].pop(0))
            moved += tier > 0
        left = rest
        used = set(pairs.values())
        candidates = [finding for finding in candidates if id(finding) not in used]
    return pairs, moved
