"""A page's suggested fixes are tried in the browser, on the document as its server sent it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from a11yaudit.analyse import Analysis, analyse
from a11yaudit.browser.observe import observe
from a11yaudit.fix.apply import plan
from a11yaudit.fix.document import UnreadableError
from a11yaudit.fix.files import unified_diff
from a11yaudit.fix.serving import served_document, with_stamps
from a11yaudit.fix.trying import Look, try_out
from a11yaudit.fix.verify import Result, Verification, Verify, unasked
from a11yaudit.model import Safety
from a11yaudit.rule import Family, Need

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yaudit.browser.observe import Observation
    from a11yaudit.browser.reading import Wants
    from a11yaudit.browser.session import Session
    from a11yaudit.fix.document import Document
    from a11yaudit.fix.trying import Tried
    from a11yaudit.model import Finding
    from a11yaudit.rule import Rule

NO_DOCUMENT = "Fixes can be put into HTML documents only."


@dataclass(frozen=True, slots=True)
class Bench:
    """What it takes to audit a copy of a page: see `observe` and `analyse`."""

    session: Session
    rules: tuple[Rule, ...]
    wanted: Callable[[str], bool]
    wants: Wants
    seconds: float
    local: bool

    async def look(self, seen: Observation, document: Document, needed: frozenset[str]) -> Analysis:
        """Audit the page of ``seen`` with this document. Raises `PageError`.

        Keys are tried only where one of the ``needed`` rules is about them: they take longest.
        """
        assert seen.answer is not None  # noqa: S101 (there is a document)
        made = with_stamps(document, seen.answer.content_type)
        keys = any(_is_about_keys(rule) for rule in self.rules if rule.id in needed)
        again = await observe(
            self.session,
            seen.answer.url,
            replace(
                self.wants,
                picture=False,
                rewrite=None,
                keyboard=self.wants.keyboard if keys else "",
            ),
            self.seconds,
            local=self.local,
            replay=seen.answer.having(*made),
        )
        found = await asyncio.to_thread(analyse, again, self.rules, self.wanted)
        if self.wants.keyboard and not keys:  # without keys these rules judge by less
            found.without_verdict |= {rule.id for rule in self.rules if _is_about_keys(rule)}
        return found


def _is_about_keys(rule: Rule) -> bool:
    return Need.KEYBOARD in rule.needs or rule.family is Family.SKIP_LINKS


def document_of(seen: Observation) -> Document | str:
    """The page's document as its server sent it, or why fixes cannot be put into it."""
    if seen.answer is None:
        return NO_DOCUMENT
    try:
        return served_document(seen.answer.body, seen.answer.content_type)
    except UnreadableError as error:
        return str(error)


async def try_fixes(
    bench: Bench,
    seen: Observation,
    document: Document,
    findings: Sequence[Finding],
    verify: Verify,
) -> Tried:
    """Try the fixes of the findings on copies of the page.

    The findings are of the page that has this document; ``seen`` is how the page was reached.
    """

    async def look_at(text: str, rules: frozenset[str]) -> Look:
        found = await bench.look(seen, document.having(text), rules)
        return Look(tuple(found.findings), found.without_verdict)

    return await try_out(document, findings, verify, look_at)


async def verified(
    bench: Bench, seen: Observation, analysis: Analysis, verify: Verify
) -> tuple[dict[int, Result], Document | None]:
    """What became of the fixes, by the findings' positions, and the document that has them."""
    document = document_of(seen)
    if isinstance(document, str):
        return unusable(analysis, verify, document), None
    tried = await try_fixes(bench, seen, document, analysis.findings, verify)
    return tried.results, document


def unusable(analysis: Analysis, verify: Verify, reason: str) -> dict[int, Result]:
    """The results where fixes cannot be put into the document at all."""
    return {
        number: Result(Verification.NOT_APPLIED, reason)
        if verify.wants(finding.fix.safety)
        else unasked(finding.fix.safety)
        for number, finding in enumerate(analysis.findings)
        if finding.fix
    }


def tell(view: dict[str, Any], results: dict[int, Result]) -> None:
    """Put the results into a page's share of the report, whose findings go by the same numbers."""
    for number, result in results.items():
        for fix in view["findings"][number]["fixes"][:1]:
            fix["verification"] = result.verification.value
            fix["reason"] = result.reason


def patch_of(
    analysis: Analysis, results: dict[int, Result], document: Document, name: str
) -> tuple[bytes, int]:
    """(a patch with the safe fixes that are verified, how many it holds)."""
    fixes = [
        finding.fix
        for number, finding in enumerate(analysis.findings)
        if finding.fix and finding.fix.safety is Safety.SAFE
        if number in results and results[number].verification is Verification.VERIFIED
    ]
    planned = plan(document, fixes)
    return unified_diff(document, planned.text, name), len(planned.applied)
