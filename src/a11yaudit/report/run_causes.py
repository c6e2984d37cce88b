"""What one change in a template mends is told apart from what editors mend article by article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from a11yaudit.report.cms import in_cms
from a11yaudit.report.diff import Part, telling
from a11yaudit.report.grouping import (
    SEVERITIES,
    Json,
    action_of,
    anchor,
    finding_anchor,
    findings,
    outcome_of,
    rule_of,
    severity_of,
)
from a11yaudit.report.run_rows import KINDS, is_safe, kind_of, line
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yaudit.report.run_rows import Row

# Links to pages for one action, and for all: the list of pages has every page anyway.
MOST_LINKS, LEAST_LINKS, ALL_LINKS = 40, 6, 800
_CODE = 260
# Where on the page a cause lies.
PARTS = {
    "header": say("In the header of the page"),
    "navigation": say("In the navigation"),
    "search": say("In the search"),
    "main": say("In the main part, outside the article"),
    "article": say("In the article"),
    "aside": say("Beside the article"),
    "footer": say("In the footer of the page"),
    "dialog": say("In a banner or dialog"),
    "page": say("The page as a whole"),
    "frame": say("In an embedded frame"),
}
_IMAGES = "Pictures and their alt texts"

Pages = list[tuple[Json, "Row"]]
Link = tuple["Row", str, int]


@dataclass(frozen=True, slots=True)
class Example:
    """One place of a cause: where it is, what is wrong there, and the change if one is known."""

    row: Row
    href: str
    lang: str
    message: str
    code: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    fix: str
    verified: bool


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One cause that lies in a template: what to change there, and what that mends.

    ``source`` is the file to change, with its line where one is known.
    """

    id: str
    kind: str
    action: str
    title: str
    template: str
    templates: int
    part: str
    place: str
    findings: int
    pages: int
    safe: bool
    example: Example | None
    links: tuple[Link, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The pages of one section and author that need an action."""

    section: str
    authors: tuple[str, ...]
    places: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ContentRow:
    """Something to do on single pages: for whom, and on which pages (not all, if many).

    ``own`` says that whoever writes can do it in the CMS.
    """

    action: str
    kind: str
    own: bool
    rules: str
    places: int
    pages: int
    groups: tuple[Group, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Desk:
    """What one author has to mend, or one section where nobody is named."""

    author: str
    section: str
    pages: int
    places: int
    pictures: int
    safe: int


def template_causes(report: Json) -> dict[str, Json]:
    """The causes that lie in a template and mend more than one place, by id."""
    return {
        str(cause.get("id")): cause
        for cause in report.get("causes") or ()
        if cause.get("owner") == "template" and int(cause.get("findings") or 0) > 1
    }


def causes(report: Json, pages: Pages) -> tuple[CauseRow, ...]:
    """The template causes: faults before questions, then by how much one change mends."""
    known = template_causes(report)
    rules = report.get("rules") or {}
    members: dict[str, list[tuple[Row, Json]]] = defaultdict(list)
    for page, row in pages:
        for finding in findings(page):
            if str(finding.get("cause")) in known:
                members[str(finding["cause"])].append((row, finding))
    labels = {str(t.get("id")): line(t.get("label")) for t in report.get("templates") or ()}
    rows = [_cause(known[ident], found, rules, labels) for ident, found in members.items()]
    return tuple(sorted(rows, key=lambda r: (_last(r.kind), -r.findings, -r.pages, r.id)))


def _cause(
    cause: Json, found: list[tuple[Row, Json]], rules: Json, labels: Mapping[str, str]
) -> CauseRow:
    rule = rule_of(str(cause.get("rule")), rules)
    shown = next((pair for pair in found if pair[1].get("id") == cause.get("example")), found[0])
    per_row: dict[Row, list[Json]] = defaultdict(list)
    for row, finding in found:
        per_row[row].append(finding)
    links = [(row, _href(row, group[0], rules), len(group)) for row, group in per_row.items()]
    template = str(cause.get("template") or "")
    return CauseRow(
        id=str(cause.get("id")),
        kind=min((kind_of(f) for _, f in found), key=KINDS.index),
        action=str(cause.get("action") or "") or action_of(shown[1], rules),
        title=rule["title"],
        template=labels.get(template, template),
        templates=int(cause.get("templates") or 1),
        part=PARTS.get(str(cause.get("part")), ""),
        place=line(cause.get("place")),
        findings=len(found),
        pages=len(per_row),
        safe=all(is_safe(f) for _, f in found),
        example=_example(*shown),
        links=tuple(links),
        source=_source(cause.get("source") or {}),
    )


def _source(source: Json) -> str:
    name, number = line(source.get("file")), source.get("line")
    return f"{name}:{number}" if name and number else name


def _example(row: Row, finding: Json) -> Example:
    fixes = [f for f in finding.get("fixes") or () if f.get("verification") not in _BAD]
    fix = fixes[0] if fixes else {}
    before, after = str(fix.get("before") or ""), str(fix.get("after") or "")
    old, new = telling(before, after) if after else ((), ())
    html = line(finding.get("html"))
    return Example(
        row=row,
        href=f"{row.href}#{finding_anchor(finding)}" if row.href else "",
        lang=row.lang,
        message=str(finding.get("message") or ""),
        code=html if len(html) <= _CODE else html[:_CODE] + "…",
        before=old,
        after=new,
        fix=str(fix.get("title") or ""),
        verified=fix.get("verification") == "verified",
    )


_BAD = ("not_fixed", "regressed", "not_applied")


def _href(row: Row, finding: Json, rules: Json) -> str:
    """The place of a finding's group on its page's report."""
    return _place(row, action_of(finding, rules), outcome_of(finding))


def _place(row: Row, action: str, outcome: str) -> str:
    return f"{row.href}#{anchor(action, outcome)}" if row.href else ""


def content(report: Json, pages: Pages) -> tuple[ContentRow, ...]:
    """What is to be done in single articles, faults before suggestions and questions."""
    rules = report.get("rules") or {}
    owners = _owners(report)
    todo: dict[tuple[str, str, bool], dict[Row, list[Json]]] = {}
    for row, finding in _of_articles(report, pages):
        own = _own(finding, rules, owners)
        key = (action_of(finding, rules), outcome_of(finding), own)
        todo.setdefault(key, {}).setdefault(row, []).append(finding)
    most = max(LEAST_LINKS, min(MOST_LINKS, ALL_LINKS // max(1, len(todo))))
    rows = [_content(key, found, most) for key, found in todo.items()]
    rows.sort(key=lambda r: (_last(r.kind), -r.pages, KINDS.index(r.kind), -r.places, r.action))
    return tuple(rows)


def _of_articles(report: Json, pages: Pages) -> Iterable[tuple[Row, Json]]:
    templates = template_causes(report)
    for page, row in pages:
        for finding in findings(page):
            if str(finding.get("cause")) not in templates:
                yield row, finding


def _content(key: tuple[str, str, bool], found: Mapping[Row, list[Json]], most: int) -> ContentRow:
    action, outcome, own = key
    every = [finding for group in found.values() for finding in group]
    review = outcome == "review"
    groups: dict[tuple[str, tuple[str, ...]], list[Link]] = defaultdict(list)
    for row, group in islice(found.items(), most):
        link = (row, _place(row, action, outcome), len(group))
        groups[row.section, row.authors].append(link)
    return ContentRow(
        action=action,
        kind="review" if review else min((severity_of(f) for f in every), key=SEVERITIES.index),
        own=own,
        rules=",".join(sorted({str(f.get("rule")) for f in every})),
        places=len(every),
        pages=len(found),
        groups=tuple(
            Group(section, authors, sum(n for _, _, n in links), tuple(links))
            for (section, authors), links in sorted(groups.items(), key=_by_name)
        ),
        more=max(0, len(found) - most),
    )


def _owners(report: Json) -> dict[str, str]:
    return {str(c.get("id")): str(c.get("owner")) for c in report.get("causes") or ()}


def _own(finding: Json, rules: Json, owners: Mapping[str, str]) -> bool:
    """Whether an editor can mend it: so says its cause, or else its rule."""
    owner = owners.get(str(finding.get("cause")))
    return owner != "template" and bool(in_cms(rule_of(str(finding.get("rule")), rules)))


def _by_name(pair: tuple[tuple[str, tuple[str, ...]], list[Link]]) -> tuple[bool, str, str]:
    section, authors = pair[0]
    return not (section or authors), section.casefold(), " ".join(authors).casefold()


def desks(report: Json, pages: Pages) -> tuple[Desk, ...]:
    """What each author can mend in the CMS; a page of two authors counts for both."""
    rules, owners = report.get("rules") or {}, _owners(report)
    held: dict[tuple[str, str], dict[Row, list[Json]]] = {}
    for row, finding in _of_articles(report, pages):
        if outcome_of(finding) == "fail" and _own(finding, rules, owners):
            for author in row.authors or ("",):
                held.setdefault((author, row.section), {}).setdefault(row, []).append(finding)
    rows = [_desk(author, section, found, rules) for (author, section), found in held.items()]
    named = [desk for desk in rows if desk.author or desk.section]
    return tuple(sorted(named, key=lambda d: (-d.places, -d.pages, d.section, d.author)))


def _desk(author: str, section: str, found: Mapping[Row, Sequence[Json]], rules: Json) -> Desk:
    every = [finding for group in found.values() for finding in group]
    families = [rule_of(str(f.get("rule")), rules)["family"] for f in every]
    return Desk(
        author=author,
        section=section,
        pages=len(found),
        places=len(every),
        pictures=families.count(_IMAGES),
        safe=sum(is_safe(f) for f in every),
    )


def _last(kind: str) -> int:
    return ("advice", "review").index(kind) + 1 if kind in ("advice", "review") else 0


__all__ = ["CauseRow", "ContentRow", "Desk", "causes", "content", "desks", "template_causes"]
