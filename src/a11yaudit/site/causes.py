"""Findings that one change mends are one cause, owned by a template or by one article's editor.

A template's cause is a rule at a place of the template, or of the partial that templates share.
An editor's is a rule in one article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from a11yaudit.model import Outcome, Severity, Where
from a11yaudit.page.identity import digest
from a11yaudit.site.kinds import NAMING, OF_SITE, OF_TEMPLATE, kind_of
from a11yaudit.site.owner import Case, Owner, Recurrence, owner_of
from a11yaudit.site.templates import templates_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from a11yaudit.model import SitePage

NOWHERE = Where("page", "", "*", "page")


class _Key(NamedTuple):
    """What the findings of a cause have in common; ``identity`` is the part that its id is of.

    ``scope`` parts causes of the same identity: partials that look alike in other templates.
    """

    owner: Owner
    identity: tuple[str, ...]
    scope: int = 0


@dataclass(slots=True)
class _Cause:
    key: _Key
    cases: list[Case] = field(default_factory=list)

    def templates(self) -> list[str]:
        """The ids of the templates that it shows in, in order."""
        return sorted({case.template.id for case in self.cases})


def causes_of(
    views: Mapping[int, dict[str, Any]],
    kept: Mapping[int, SitePage],
    rules: Mapping[str, Mapping[str, Any]],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The report's ``causes`` and ``templates``; their ids are written into the pages' views.

    ``views`` are the pages' shares of the report and ``kept`` what is kept of each, both by the
    number of the page; ``rules`` are the texts of the rules by rule id. A page of which nothing
    is kept has no template, and nothing was found on it.
    """
    templates = templates_of({n: page for n, page in kept.items() if n in views})
    of_page = {number: template for template in templates for number in template.pages}
    for number, view in views.items():
        view["template"] = of_page[number].id if number in of_page else None
    cases = [
        Case(
            finding,
            number,
            kept[number].wheres.get(finding["fingerprint"], NOWHERE),
            of_page[number],
            kind_of(finding["rule"], str(rules.get(finding["rule"], {}).get("family", ""))),
            str(rules.get(finding["rule"], {}).get("family", "")) == OF_SITE,
        )
        for number, view in sorted(views.items())
        if number in of_page
        for finding in view["findings"]
    ]
    causes = [
        _told(ident, cause, views, rules)
        for ident, cause in _with_ids(_grouped(cases, {n: page.key for n, page in kept.items()}))
    ]
    causes.sort(key=lambda c: (-c["pages"], -c["findings"], c["id"]))
    return causes, [{"id": t.id, "label": t.label, "pages": len(t.pages)} for t in templates]


def _grouped(cases: list[Case], page_keys: Mapping[int, str]) -> Iterable[_Cause]:
    recurs = Recurrence(cases)
    found: dict[_Key, _Cause] = {}
    for case in cases:
        key = _key(case, recurs, page_keys[case.page])
        found.setdefault(key, _Cause(key)).cases.append(case)
    return found.values()


def _key(case: Case, recurs: Recurrence, page: str) -> _Key:
    where, rule = case.where, case.rule
    owner, words = owner_of(case, recurs)
    if case.finding.get("cause"):
        return _Key(owner, ("", str(case.finding["cause"])))
    if owner == "content":
        return _Key(owner, ("content", rule, page))
    place = (where.place, where.mark if rule in NAMING else "", words)
    if case.skips:
        return _Key(owner, ("site", rule), case.template.partials["page"])
    if where.zone == "page" and rule not in OF_TEMPLATE:
        return _Key(owner, ("site", rule, *place), case.template.partials["page"])
    if where.zone == "chrome":
        partials = case.template.partials
        scope = partials.get(where.part, partials["page"])
        return _Key(owner, ("partial", rule, *place), scope)
    return _Key(owner, ("template", rule, case.template.id, *place))


def _with_ids(causes: Iterable[_Cause]) -> Iterator[tuple[str, _Cause]]:
    """Each cause with its id; of equal partials all but the one on most pages get longer ones."""
    same: dict[tuple[str, ...], list[_Cause]] = defaultdict(list)
    for cause in causes:
        same[cause.key.identity].append(cause)
    for identity, members in same.items():
        ident = identity[1] if not identity[0] else digest(*identity)
        members.sort(key=lambda cause: (-len(cause.cases), cause.templates()))
        for place, cause in enumerate(members):
            yield (digest(ident, *cause.templates()[:1]) if place else ident), cause


def _told(
    ident: str,
    cause: _Cause,
    views: Mapping[int, dict[str, Any]],
    rules: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    """The cause as the report has it; its findings get its id."""
    findings = [case.finding for case in cause.cases]
    for finding in findings:
        finding["cause"] = ident
    rule = cause.cases[0].rule
    text = rules.get(rule, {})
    numbers = sorted({case.page for case in cause.cases})
    templates = cause.templates()
    failed = any(finding["outcome"] == Outcome.FAIL.value for finding in findings)
    return {
        "id": ident,
        "rule": rule,
        "owner": cause.key.owner,
        "label": text.get("title", rule),
        "action": text.get("action", rule),
        "severity": min((f["severity"] for f in findings), key=lambda s: Severity(s).rank),
        "outcome": (Outcome.FAIL if failed else Outcome.REVIEW).value,
        "findings": len(findings),
        "pages": len(numbers),
        "template": templates[0] if len(templates) == 1 else None,
        "templates": len(templates),
        "part": _most_common(case.where.part for case in cause.cases),
        "place": _most_common(case.where.path for case in cause.cases),
        "targets": [views[number]["target"] for number in numbers],
        "example": findings[0]["id"],
    }


def _most_common(words: Iterable[str]) -> str:
    """The word that comes most often, of equals the first in the alphabet."""
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word))
