"""What every format reads out of a report: counts, groups by what to do, rules with all fields.

A report is the plain dict of the JSON contract. Fields that are optional there may be missing
here; these functions are the one place that knows what then stands in for them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from a11yaudit.model import Severity

Json = Mapping[str, Any]
_LONGEST_ANCHOR = 60
_PLAIN = re.compile(r"[\w.-]{1,80}", re.ASCII)
SEVERITIES = tuple(severity.value for severity in Severity)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of each kind; those with the outcome ``review`` are counted apart.

    What a person should look at is no fault, and neither is advice: `faults` holds neither.
    """

    serious: int = 0
    moderate: int = 0
    minor: int = 0
    advice: int = 0
    review: int = 0

    @property
    def faults(self) -> int:
        """The certain findings that are more than advice."""
        return self.serious + self.moderate + self.minor

    @property
    def total(self) -> int:
        """All findings, whatever they claim."""
        return self.faults + self.advice + self.review

    def of(self, kind: str) -> int:
        """The number of one kind: a severity or ``review``."""
        return int(getattr(self, kind))

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(self.of(kind) + other.of(kind) for kind in (*SEVERITIES, "review")))


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one page and outcome that ask for the same action, gravest first."""

    action: str
    severity: str
    findings: tuple[Json, ...]
    rules: tuple[str, ...]
    outcome: str

    @property
    def anchor(self) -> str:
        """A fragment id, the same for the same action on every page."""
        return anchor(self.action, self.outcome)


def anchor(action: str, outcome: str) -> str:
    """A fragment id made of an action's words; a digest keeps long or foreign ones apart."""
    words = "-".join(re.findall(r"[a-z0-9]+", action.lower()))
    if len(words) > _LONGEST_ANCHOR or not action.isascii() or not words:
        words = f"{words[:48]}-{hashlib.sha256(encodable(action).encode()).hexdigest()[:8]}"
    return ("check-" if outcome == "review" else "do-") + words.strip("-")


def encodable(text: str) -> str:
    """The text as UTF-8 can hold it: half a surrogate pair, which a page may have, is replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def finding_anchor(finding: Json) -> str:
    """The fragment id of the finding on its page's report; the same wherever it is linked from."""
    ident = str(finding.get("id") or "")
    if not _PLAIN.fullmatch(ident):
        ident = hashlib.sha256(encodable(ident).encode()).hexdigest()[:16]
    return f"f-{ident}"


def findings(page: Json) -> tuple[Json, ...]:
    """The page's findings in the report's order; none where it could not be audited."""
    return tuple(page.get("findings") or ())


def severity_of(finding: Json) -> str:
    """The finding's severity; one that this version does not know is shown as minor."""
    severity = str(finding.get("severity"))
    return severity if severity in SEVERITIES else Severity.MINOR.value


def outcome_of(finding: Json) -> str:
    """``review`` or ``fail``."""
    return "review" if finding.get("outcome") == "review" else "fail"


def count(items: Iterable[Json]) -> Counts:
    """The findings counted by what they claim."""
    numbers = dict.fromkeys((*SEVERITIES, "review"), 0)
    for finding in items:
        review = outcome_of(finding) == "review"
        numbers["review" if review else severity_of(finding)] += 1
    return Counts(**numbers)


def is_error(page: Json) -> bool:
    """Whether the page could not be audited."""
    return page.get("status") != "audited"


def action_of(finding: Json, rules: Json) -> str:
    """What to do about the finding, as an imperative where the rule gives one."""
    if finding.get("group"):
        return str(finding["group"])
    rule = rules.get(str(finding.get("rule"))) or {}
    return str(rule.get("action") or rule.get("title") or finding.get("rule") or "Other")


def groups(page: Json, rules: Json, outcome: str) -> tuple[Group, ...]:
    """The page's findings of one outcome by action: gravest first, then the most frequent."""
    return group(findings(page), rules, outcome)


def group(items: Iterable[Json], rules: Json, outcome: str) -> tuple[Group, ...]:
    """The findings of one outcome by action: gravest first, then the most frequent."""
    by_action: dict[str, list[Json]] = {}
    for finding in items:
        if outcome_of(finding) == outcome:
            by_action.setdefault(action_of(finding, rules), []).append(finding)
    made = []
    for action, members in by_action.items():
        members.sort(key=_rank)
        ids = tuple(dict.fromkeys(str(f.get("rule")) for f in members))
        made.append(Group(action, severity_of(members[0]), tuple(members), ids, outcome))
    return tuple(sorted(made, key=lambda g: (_rank(g.findings[0]), -len(g.findings), g.action)))


def _rank(finding: Json) -> int:
    return SEVERITIES.index(severity_of(finding))


def rule_of(ident: str, rules: Json) -> dict[str, Any]:
    """The rule with every field that reports show; what the report lacks is empty."""
    known = rules.get(ident) or {}
    rule = {field: str(known.get(field) or "") for field in _RULE_FIELDS}
    rule["title"] = rule["title"] or ident
    return {**rule, "id": ident, "wcag": [str(number) for number in known.get("wcag") or ()]}


_RULE_FIELDS = ("title", "action", "family", "severity", "finds", "why", "how", "url", "source")


def name_of(page: Json) -> str:
    """What to call the page: its title, else its address, else the target as given."""
    title = " ".join(str(page.get("title") or "").split())
    return title or address(page)


def address(page: Json) -> str:
    """The page's address: its final URL; of a local file the path as the user gave it."""
    url, target = str(page.get("url") or ""), str(page.get("target") or "")
    served_here = url.startswith("http://localhost/") and "://" not in target
    return target if target and (served_here or not url) else url


def baseline(report: Json) -> dict[str, int] | None:
    """How many findings are new, known and gone since the baseline; None without a baseline."""
    summary = report.get("summary") or {}
    numbers = {name: int(summary.get(name) or 0) for name in ("new", "known", "fixed")}
    compared = (
        report.get("compared")
        or numbers["known"]
        or numbers["fixed"]
        or any(
            finding.get("baseline")
            for page in report.get("pages") or ()
            for finding in findings(page)
        )
    )
    return numbers if compared else None


def report_file(page: Json) -> str:
    """Where the page's HTML report goes in the report folder: as the page says, if it says so."""
    given = PurePosixPath(str(page.get("report_file") or ""))
    if given.name and not given.is_absolute() and ".." not in given.parts:
        return str(given)
    return f"pages/{hashlib.sha256(encodable(address(page)).encode()).hexdigest()[:16]}.html"
