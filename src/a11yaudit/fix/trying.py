"""Fixes are tried on copies of the page: the copy is audited, and that decides on each of them.

As a rule one copy holds all fixes of a page. Fixes that touch each other, that change the same
place or of which one did harm are tried on copies of their own, until the page has had its fill.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Protocol

from a11yaudit.errors import PageError
from a11yaudit.fix.apply import plan
from a11yaudit.fix.splice import Shift
from a11yaudit.fix.verify import (
    NOT_REACHED,
    Mark,
    Result,
    Trial,
    Verification,
    Verify,
    foregone,
    judge,
    not_loaded,
    rounds,
    unasked,
)
from a11yaudit.merge import ONE_FAULT_A_PAGE
from a11yaudit.model import Outcome, Safety, Severity
from a11yaudit.rule import discover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yaudit.fix.apply import Plan
    from a11yaudit.fix.document import Document
    from a11yaudit.fix.splice import Splice
    from a11yaudit.fix.verify import Judgement
    from a11yaudit.model import Finding

MOST_LOOKS = 6
MOST_CONTROLS = 2


@dataclass(frozen=True, slots=True)
class Look:
    """What an audit found: the findings, and the rules that gave no verdict."""

    findings: tuple[Finding, ...]
    without_verdict: frozenset[str] = frozenset()


class LookAt(Protocol):
    """Loads the document with another text and audits it; raises `PageError`.

    ``rules`` are those whose verdicts are waited for.
    """

    async def __call__(self, text: str, rules: frozenset[str]) -> Look:
        """The findings of the page that has this text."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the page: the fixes in it, by their findings' positions, and what was found.

    ``splices`` of the document's text made its own.
    """

    numbers: frozenset[int]
    text: str
    look: Look
    splices: tuple[Splice, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of the fixes of the findings, by the findings' positions.

    ``looks`` counts the copies that were loaded, ``best`` is the one of them with the most fixes
    that are all verified.
    """

    results: dict[int, Result]
    looks: int = 0
    best: Copy | None = None

    @property
    def verified(self) -> list[int]:
        """The positions of the findings whose fixes cured them."""
        return sorted(
            number
            for number, one in self.results.items()
            if one.verification is Verification.VERIFIED
        )


async def try_out(
    document: Document, findings: Sequence[Finding], verify: Verify, look_at: LookAt
) -> Tried:
    """Try the fixes of the findings that ``verify`` wants tried.

    The findings are those of the page that has the document's text, stamped.
    """
    results: dict[int, Result] = {}
    chosen: list[int] = []
    for number, finding in enumerate(findings):
        if finding.fix and verify.wants(finding.fix.safety):
            chosen.append(number)
        elif finding.fix:
            results[number] = unasked(finding.fix.safety)
    chosen.sort(key=lambda number: _safety(findings[number]) is not Safety.SAFE)
    if chosen:
        trying = _Trying(document, findings, chosen, look_at)
        await trying.run()
        results |= trying.results
        return Tried(results, trying.looks, trying.best())
    return Tried(results)


def marks_of(look: Look, shift: Shift) -> list[Mark]:
    """The findings as verification sees them, placed in the text before the splices of ``shift``.

    What is one fault of the page is known by its rule: its place is only an example.
    """
    found = []
    for finding in look.findings:
        place = finding.element.offset if finding.element else None
        known = place is not None and finding.rule not in ONE_FAULT_A_PAGE
        found.append(
            Mark(
                finding.rule,
                finding.rule if finding.rule in ONE_FAULT_A_PAGE else finding.fingerprint,
                shift.back(place) if known and place is not None else None,
                shift.near(place) if known and place is not None else None,
                finding.outcome is Outcome.FAIL and finding.severity is not Severity.ADVICE,
                finding.message,
            )
        )
    return found


@cache
def family_of(rule: str) -> str:
    """The family of one of our rules; axe-core's have none but themselves."""
    return next((one.family.value for one in discover() if one.id == rule), rule)


def _safety(finding: Finding) -> Safety:
    return finding.fix.safety if finding.fix else Safety.ADVICE


@dataclass(slots=True)
class _Trying:
    document: Document
    findings: Sequence[Finding]
    chosen: Sequence[int]
    look_at: LookAt
    results: dict[int, Result] = field(default_factory=dict)
    looks: int = 0
    _before: list[Mark] = field(default_factory=list)
    _controls: int = 0
    _copies: list[Copy] = field(default_factory=list)

    async def run(self) -> None:
        """Try all, each at least once while there are looks left."""
        self._before = marks_of(Look(tuple(self.findings)), Shift(()))
        planned = self._plan(self.chosen)
        safeties = [_safety(self.findings[number]) for number in self.chosen]
        known = foregone(safeties, planned, Verify.ALL)
        self.results |= {self.chosen[place]: result for place, result in known.items()}
        waiting = deque(
            [self.chosen[place] for place in group] for group in rounds(planned.applied)
        )
        if planned.clashing:
            waiting.append([self.chosen[place] for place in sorted(planned.clashing)])
        while waiting:
            group = waiting.popleft()
            if self.looks >= MOST_LOOKS:
                late = Result(Verification.UNTESTED, NOT_REACHED)
                self.results |= dict.fromkeys(group, late)
            else:
                waiting += await self._try(group)

    def best(self) -> Copy | None:
        """The copy with the most fixes, of those that hold none but verified ones."""
        good = {n for n, one in self.results.items() if one.verification is Verification.VERIFIED}
        fit = [copy for copy in self._copies if copy.numbers <= good]
        return max(fit, key=lambda copy: len(copy.numbers), default=None)

    def _plan(self, numbers: Sequence[int]) -> Plan:
        fixes = [fix for number in numbers if (fix := self.findings[number].fix)]
        return plan(self.document, fixes)

    async def _try(self, numbers: list[int]) -> list[list[int]]:
        """Try these fixes on one copy; groups of those to be tried once more."""
        planned = self._plan(numbers)
        known = foregone([Safety.SAFE] * len(numbers), planned, Verify.ALL)
        self.results |= {numbers[place]: result for place, result in known.items()}
        clashing = [numbers[place] for place in sorted(planned.clashing)]
        trials = [
            Trial(numbers[one.number], self._before[numbers[one.number]], one.touches)
            for one in planned.applied
        ]
        if not trials:
            return [clashing] if clashing else []
        try:
            look = await self._look(planned.text, [trial.finding.rule for trial in trials])
        except PageError:
            self.results |= not_loaded(trials)
            return [clashing] if clashing else []
        look = await self._steady(trials, look, planned)
        inside = frozenset(trial.number for trial in trials)
        self._copies.append(Copy(inside, planned.text, look, planned.splices))
        judgement = self._judge(trials, look, planned)
        self.results |= judgement.results
        return [*judgement.again, *([clashing] if clashing else [])]

    def _judge(self, trials: Sequence[Trial], look: Look, planned: Plan) -> Judgement:
        after = marks_of(look, Shift(planned.splices))
        return judge(trials, self._before, after, look.without_verdict, family_of)

    async def _steady(self, trials: Sequence[Trial], look: Look, planned: Plan) -> Look:
        """The look without what came by itself: an advertisement, a carousel's next picture.

        What is new where no fix touches anything must be there when the same copy is looked at
        once more, and not when the page as it was is.
        """
        shift = Shift(planned.splices)
        if self._strays(trials, look, shift):
            again = await self._second_look(planned.text, [t.finding.rule for t in trials])
            look = self._in_both(trials, look, again, shift) if again else look
        while self._controls < MOST_CONTROLS and self._strays(trials, look, shift):
            self._controls += 1
            control = await self._second_look(self.document.text, [])
            seen = marks_of(control, Shift(())) if control else []
            self._before += [m for m in seen if not any(m.is_same(known) for known in self._before)]
        return look

    def _strays(self, trials: Sequence[Trial], look: Look, shift: Shift) -> list[Mark]:
        """What is certain and new, where none of these fixes touches anything."""
        return [
            mark
            for mark in marks_of(look, shift)
            if mark.rule not in look.without_verdict and self._is_stray(trials, mark)
        ]

    def _is_stray(self, trials: Sequence[Trial], mark: Mark) -> bool:
        return (
            mark.certain
            and not any(mark.is_same(known) for known in self._before)
            and not any(t.touches_place(mark.at) or t.touches_place(mark.near) for t in trials)
        )

    def _in_both(self, trials: Sequence[Trial], one: Look, other: Look, shift: Shift) -> Look:
        """The first look, less the strays that the second does not have."""
        seen = marks_of(other, shift)
        kept = [
            finding
            for finding, mark in zip(one.findings, marks_of(one, shift), strict=True)
            if not self._is_stray(trials, mark) or any(mark.is_same(there) for there in seen)
        ]
        return Look(tuple(kept), one.without_verdict)

    async def _second_look(self, text: str, rules: Sequence[str]) -> Look | None:
        """A look that may be spared: None where there are no more, or the page does not load."""
        if self.looks >= MOST_LOOKS:
            return None
        try:
            return await self._look(text, rules)
        except PageError:
            return None

    async def _look(self, text: str, rules: Sequence[str]) -> Look:
        self.looks += 1
        return await self.look_at(text, frozenset(rules))
