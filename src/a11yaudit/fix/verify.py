"""What became of each fix is decided from the findings before it and after it, by fixed rules.

A finding is the same one if the same rule reports the same element, told by where its tag stands
in the old text; where one of the two is unknown (a script made the element), by its fingerprint.
Only certain faults that are new make a fix a regression: a new *review* is a question and *advice*
is no fault.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from a11yaudit.model import Safety
from a11yaudit.said import say, say_number, say_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from a11yaudit.fix.apply import Applied, Plan
    from a11yaudit.fix.source import Span

ADVICE = say("It needs an editor's words.")
NOT_ASKED = say("Fixes of this kind were not to be tried.")
STILL_THERE = say("The fault is still reported on the fixed page.")
IN_PLACE = say("The page has it already, and the fault is reported all the same.")
NO_VERDICT = say("The rule could not judge the fixed page.")
NOT_LOADED = say("The fixed page could not be loaded.")
NOT_REACHED = say("The page has more fixes to be tried by themselves than there was time for.")


class Verification(StrEnum):
    """What became of a fix, in the words of the JSON report."""

    VERIFIED = "verified"
    NOT_FIXED = "not_fixed"
    REGRESSED = "regressed"
    NOT_APPLIED = "not_applied"
    UNTESTED = "untested"


class Verify(StrEnum):
    """Which fixes are to be tried."""

    NONE = "none"
    SAFE = "safe"
    ALL = "all"

    def wants(self, safety: Safety) -> bool:
        """Whether a fix of this safety is tried; advice never is."""
        if self is Verify.ALL:
            return safety is not Safety.ADVICE
        return self is Verify.SAFE and safety is Safety.SAFE


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one fix; ``reason`` is a sentence, empty where all went well."""

    verification: Verification
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as verification sees it.

    ``at`` is the offset in the old text of the element's start tag, None where the element has
    none there. ``near`` is where what holds it was put, None for what a script made.
    """

    rule: str
    fingerprint: str
    at: int | None = None
    near: int | None = None
    certain: bool = True
    message: str = ""

    def is_same(self, other: Mark) -> bool:
        """Whether both are one finding, before and after."""
        if self.rule != other.rule:
            return False
        if self.at is not None and other.at is not None:
            return self.at == other.at
        return self.fingerprint == other.fingerprint


@dataclass(frozen=True, slots=True)
class Trial:
    """A fix that is tried: its number, the finding that it is to cure, what it touches."""

    number: int
    finding: Mark
    touches: tuple[Span, ...] = ()

    def touches_place(self, place: int | None) -> bool:
        """Whether the place lies in what the fix touches, its ends among it."""
        return place is not None and any(s.start <= place <= s.end for s in self.touches)


@dataclass(slots=True)
class Judgement:
    """Results by the fixes' numbers, and the groups of fixes to try once more, by themselves."""

    results: dict[int, Result] = field(default_factory=dict)
    again: list[list[int]] = field(default_factory=list)


def unasked(safety: Safety) -> Result:
    """The result of a fix that is not tried."""
    return Result(Verification.UNTESTED, ADVICE if safety is Safety.ADVICE else NOT_ASKED)


def foregone(safeties: Sequence[Safety], planned: Plan, verify: Verify) -> dict[int, Result]:
    """The results that are known before any page is loaded, by the fixes' numbers."""
    found: dict[int, Result] = {}
    for number, safety in enumerate(safeties):
        if not verify.wants(safety):
            found[number] = unasked(safety)
        elif number in planned.in_place:
            found[number] = Result(Verification.NOT_FIXED, IN_PLACE)
        elif number in planned.refused and number not in planned.clashing:
            reason = planned.refused[number]
            found[number] = Result(Verification.NOT_APPLIED, say_sentence(reason))
    return found


def rounds(applied: Iterable[Applied]) -> list[list[int]]:
    """The fixes' numbers in groups to be tried together: in none of them do two fixes touch."""
    groups: list[list[Applied]] = []
    for one in applied:
        for group in groups:
            if not any(_touch(one.touches, other.touches) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return [[one.number for one in group] for group in groups]


def _touch(one: Iterable[Span], other: Sequence[Span]) -> bool:
    return any(a.start <= b.end and b.start <= a.end for a in one for b in other)


def judge(
    trials: Sequence[Trial],
    before: Sequence[Mark],
    after: Sequence[Mark],
    without_verdict: Collection[str] = (),
    family: Callable[[str], str] = str,
) -> Judgement:
    """Decide on the fixes that were on the page together.

    ``without_verdict`` are the rules that crashed on the fixed page or could not judge it. A new
    finding is laid at the door of the fixes that touch its place. Where none does and several
    were tried, they are to be tried once more in two halves, which finds the one: those of the new
    finding's family of rules and the others, or else the first half and the second.
    """
    new = [
        mark
        for mark in after
        if mark.certain and mark.rule not in without_verdict
        if not any(mark.is_same(known) for known in before)
    ]
    blamed, nobodys = _blame(trials, new)
    judgement = Judgement()
    waiting: list[int] = []
    for trial in trials:
        if trial.finding.rule in without_verdict:
            result = Result(Verification.UNTESTED, NO_VERDICT)
        elif any(trial.finding.is_same(mark) for mark in after):
            result = Result(Verification.NOT_FIXED, STILL_THERE)
        elif trial.number in blamed:
            result = Result(Verification.REGRESSED, _made_worse(blamed[trial.number]))
        elif nobodys:
            waiting.append(trial.number)
            continue
        else:
            result = Result(Verification.VERIFIED)
        judgement.results[trial.number] = result
    kin = {family(mark.rule) for mark in nobodys}
    rules = {trial.number: trial.finding.rule for trial in trials}
    near = [number for number in waiting if family(rules[number]) in kin]
    if not near or near == waiting:
        near = waiting[: (len(waiting) + 1) // 2]
    rest = [number for number in waiting if number not in near]
    judgement.again = [group for group in (near, rest) if group]
    return judgement


def _blame(
    trials: Sequence[Trial], new: Sequence[Mark]
) -> tuple[Mapping[int, list[Mark]], list[Mark]]:
    """(new findings by the fix that is to blame, those that nobody is to blame for yet)."""
    blamed: dict[int, list[Mark]] = {}
    nobodys: list[Mark] = []
    for mark in new:
        guilty = [t for t in trials if t.touches_place(mark.at) or t.touches_place(mark.near)]
        if not guilty and len(trials) == 1:
            guilty = list(trials)
        for trial in guilty:
            blamed.setdefault(trial.number, []).append(mark)
        if not guilty:
            nobodys.append(mark)
    return blamed, nobodys


def _made_worse(marks: Sequence[Mark]) -> str:
    first = marks[0]
    worse = say("With it, {rule} fails", rule=first.rule)
    if len(marks) > 1:
        worse = say_number(
            "With it, {rule} fails ({number} more)",
            "With it, {rule} fails ({number} more)",
            len(marks) - 1,
            rule=first.rule,
        )
    if first.message:
        return say("{worse}: {message}", worse=worse, message=first.message)
    return say("{worse}.", worse=worse)


def not_loaded(trials: Iterable[Trial]) -> dict[int, Result]:
    """The results where the fixed page could not be loaded."""
    return {trial.number: Result(Verification.UNTESTED, NOT_LOADED) for trial in trials}
