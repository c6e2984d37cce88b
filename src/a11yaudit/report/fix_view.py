"""A suggested fix as the HTML report shows it: what changes, how sure it is, what can be copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.report import words
from a11yaudit.report.diff import CUT, Part, telling
from a11yaudit.said import say

if TYPE_CHECKING:
    from a11yaudit.report.grouping import Json

# The state of a fix, in a word; `words.VERIFICATION` says it in a sentence.
STATES: dict[str, words.Word] = {
    "verified": words.Word(say("Verified"), "", "✓"),
    "not_fixed": words.Word(say("Not fixed"), "", "✕"),
    "regressed": words.Word(say("Withdrawn"), "", "✕"),
    "not_applied": words.Word(say("Not tried"), "", "–"),
    "untested": words.Word(say("Not tried"), "", "–"),
}
_WORDS = words.Word(say("For an editor"), "", "–")
# A fix that was tried and did not help is nothing to recommend.
REFUTED = frozenset(["not_fixed", "regressed"])


@dataclass(frozen=True, slots=True)
class FixView:
    """A suggested change; ``before`` and ``after`` are empty where it is words alone.

    ``state`` is the word for ``verification``, the sentence; ``refuted``: it was tried and is no
    good. ``text`` are the words to type, ``code`` says whether ``after`` is whole and can be used.
    """

    title: str
    safety: str
    state: words.Word
    verification: str
    verified: bool
    refuted: bool
    reason: str
    text: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    code: bool


def fix_view(fix: Json) -> FixView:
    """The view of one of a finding's fixes."""
    before, after = str(fix.get("before") or ""), str(fix.get("after") or "")
    old, new = telling(before, after) if before != after else ((), ())
    verification = str(fix.get("verification") or "")
    by_hand = fix.get("safety") == "advice" and verification == "untested"
    return FixView(
        title=str(fix.get("title") or ""),
        safety="" if by_hand else words.SAFETY.get(str(fix.get("safety")), ""),
        state=_WORDS if by_hand else STATES.get(verification, STATES["untested"]),
        verification=words.VERIFICATION.get(verification, ""),
        verified=verification == "verified",
        refuted=verification in REFUTED,
        reason=str(fix.get("reason") or ""),
        text=str(fix.get("text") or ""),
        before=old,
        after=new,
        code=bool(new) and CUT not in "".join(part.text for part in new),
    )
