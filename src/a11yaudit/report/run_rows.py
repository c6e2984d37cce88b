"""Each page of a run is one row, with what the run page's filters need to know of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from a11yaudit.report import words
from a11yaudit.report.grouping import (
    Counts,
    Json,
    address,
    count,
    findings,
    name_of,
    outcome_of,
    report_file,
    severity_of,
)
from a11yaudit.report.languages import language_name, language_tag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# The numbers that stand for kinds in a row's `has`.
KINDS = tuple(words.KINDS)
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?([T ][\d:.]+(Z|[+-][\d:]+)?)?", re.ASCII)
_STATES = {"new": "n", "known": "k"}


@dataclass(frozen=True, slots=True)
class Row:
    """One page in the list; ``href`` is empty where it has no report of its own.

    ``number`` is its place in the run from 1. ``has`` tells its findings to the script that
    filters: "count:rule:kind:cause:state:safe" for each sort of them, parted by spaces, where rule,
    kind and cause are positions in the view's lists (cause may be empty), state is n for new, k
    for known, or empty, and safe is 1 where a safe fix is known. A count of 1 is left out, and so
    are colons at the end.
    """

    number: int
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
    authors: tuple[str, ...]
    section: str
    published: str
    day: str
    new: int
    safe: int
    has: str

    @property
    def new_chip(self) -> bool:
        """Whether the page has findings that the earlier run did not have."""
        return self.new > 0


def row(
    page: Json, number: int, folder: Path, rules: Sequence[str] = (), causes: Sequence[str] = ()
) -> Row:
    """The page as a row; ``rules`` and ``causes`` are the ids that `Row.has` counts by."""
    file = report_file(page)
    picture = page.get("picture") or {}
    found = findings(page)
    published = str(page.get("published") or "")
    published = published if _DATE.fullmatch(published) else ""
    return Row(
        number=number,
        name=name_of(page),
        lang=language_tag(page.get("lang")),
        language=language_name(page.get("lang")),
        address=address(page),
        verdict=words.page_verdict(page),
        tone=words.tone(page),
        detail=str((page.get("error") or {}).get("message") or ""),
        counts=count(found),
        href=quote(file) if (folder / file).is_file() else "",
        picture=quote(str(picture.get("file") or "")),
        authors=authors(page),
        section=line(page.get("section")),
        published=published,
        day=published[:10],
        new=sum(f.get("baseline") == "new" for f in found),
        safe=sum(map(is_safe, found)),
        has=_has(found, rules, causes),
    )


def authors(page: Json) -> tuple[str, ...]:
    """Who wrote the page, each name in one line."""
    given = page.get("byline")
    named = given if isinstance(given, list | tuple) else ()
    return tuple(dict.fromkeys(filter(None, (line(name) for name in named))))


def line(text: object) -> str:
    """The text in one line; nothing for None."""
    return " ".join(str(text or "").split())


def is_safe(finding: Json) -> bool:
    """Whether a fix is known that changes no meaning and did not fail when it was tried."""
    return any(
        fix.get("safety") == "safe" and fix.get("verification") in ("verified", "untested", None)
        for fix in finding.get("fixes") or ()
    )


def kind_of(finding: Json) -> str:
    """What the finding claims: its severity, or ``review``."""
    return "review" if outcome_of(finding) == "review" else severity_of(finding)


def _has(found: Sequence[Json], rules: Sequence[str], causes: Sequence[str]) -> str:
    number_of = {rule: number for number, rule in enumerate(rules)}
    cause_of = {cause: str(number) for number, cause in enumerate(causes)}
    sorts = Counter(
        (
            number_of.get(str(finding.get("rule")), ""),
            KINDS.index(kind_of(finding)),
            cause_of.get(str(finding.get("cause")), ""),
            _STATES.get(str(finding.get("baseline")), ""),
            "1" if is_safe(finding) else "",
        )
        for finding in found
    )
    return " ".join(
        ":".join(map(str, ("" if n == 1 else n, *sort))).rstrip(":") for sort, n in sorts.items()
    )
