"""Fixes go into a document's text: each as a whole or not at all, and only what is proved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from a11yaudit.fix.attributes import NotAppliedError
from a11yaudit.fix.place import Placer
from a11yaudit.fix.proof import differs
from a11yaudit.fix.source import Source, Span
from a11yaudit.fix.splice import Splice, are_apart, overlap, splice
from a11yaudit.model import AddStyle, RemoveAttribute, SetAttribute
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yaudit.fix.document import Document
    from a11yaudit.fix.source import Node
    from a11yaudit.model import Edit, Fix

CLASH = say("it changes the same place as another fix: run once more")
CONTRADICTION = say("its own edits change the same place")
SAME_TEXT = say("the text stays the same")


@dataclass(frozen=True, slots=True)
class Applied:
    """A fix that is in the new text, and the spans of the old text that it is about.

    These are what it changes and the start tags of its elements. A style rule is about no place.
    """

    number: int
    touches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of a document: the new text and of each fix (by its number) what it met.

    ``in_place`` are fixes that the document has already; ``refused`` has the reasons, clauses that
    can follow "not applied:"; ``clashing`` are those refused that may go in another round.
    """

    text: str
    splices: tuple[Splice, ...] = ()
    applied: tuple[Applied, ...] = ()
    in_place: tuple[int, ...] = ()
    refused: dict[int, str] = field(default_factory=dict)
    clashing: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Candidate:
    number: int
    splices: list[Splice]
    edits: list[tuple[Node, Edit]]
    touches: tuple[Span, ...]


def plan(document: Document, fixes: Sequence[Fix]) -> Plan:
    """Put as many of the fixes into the document as can be put there with certainty.

    The elements of the fixes are those of a page whose offsets lead into the document. An earlier
    fix goes before a later one where both change the same place.
    """
    source = Source(document.text)
    placer = Placer(document, source)
    refused: dict[int, str] = {}
    in_place: list[int] = []
    clashing: set[int] = set()
    accepted: list[_Candidate] = []
    for number, fix in enumerate(fixes):
        try:
            candidate = _candidate(placer, number, fix)
        except NotAppliedError as error:
            refused[number] = str(error)
            continue
        if not candidate.splices:
            in_place.append(number)
        elif _clashes(candidate, accepted):
            refused[number] = CLASH
            clashing.add(number)
        else:
            accepted.append(candidate)
    proved = _proved(source, accepted, refused)
    splices = _distinct(proved)
    applied = tuple(Applied(one.number, one.touches) for one in proved)
    return Plan(
        splice(document.text, splices),
        tuple(splices),
        applied,
        tuple(in_place),
        refused,
        frozenset(clashing),
    )


def _candidate(placer: Placer, number: int, fix: Fix) -> _Candidate:
    splices: list[Splice] = []
    edits: list[tuple[Node, Edit]] = []
    touches: set[Span] = set()
    for order, edit in enumerate(fix.edits):
        made = placer.splices(edit, number * 1000 + order)
        if not made:
            continue
        node = placer.node_of(edit.element)
        splices += made
        edits.append((node, edit))
        if not isinstance(edit, AddStyle):
            touches |= {Span(one.start, one.end) for one in made}
            touches |= {node.start} if node.start else set()
    if not are_apart(splices):
        raise NotAppliedError(CONTRADICTION)
    return _Candidate(number, splices, edits, tuple(sorted(touches)))


def _clashes(candidate: _Candidate, accepted: Sequence[_Candidate]) -> bool:
    """Whether an accepted fix changes what this one changes, the very same change left aside."""
    return any(
        one != other and overlap(one, other)
        for taken in accepted
        for one in candidate.splices
        for other in taken.splices
    ) or any(
        node is where and _attribute(edit) == _attribute(done) is not None and not _same(edit, done)
        for taken in accepted
        for node, edit in candidate.edits
        for where, done in taken.edits
    )


def _attribute(edit: Edit) -> str | None:
    """The attribute that the edit is about."""
    return edit.name.lower() if isinstance(edit, (SetAttribute, RemoveAttribute)) else None


def _proved(
    source: Source, accepted: list[_Candidate], refused: dict[int, str]
) -> list[_Candidate]:
    """Those of the accepted that hold, together; why the others do not goes to ``refused``."""
    if not accepted or _wrong(source, accepted) is None:
        return accepted
    held: list[_Candidate] = []
    for candidate in accepted:
        wrong = _wrong(source, [*held, candidate])
        if wrong is None:
            held.append(candidate)
        else:
            refused[candidate.number] = wrong
    return held


def _wrong(source: Source, candidates: Sequence[_Candidate]) -> str | None:
    edits: dict[Node, list[Edit]] = {}
    for candidate in candidates:
        for node, edit in candidate.edits:
            mine = edits.setdefault(node, [])
            if not any(_same(edit, other) for other in mine):
                mine.append(edit)
    new = splice(source.text, _distinct(candidates))
    if new == source.text:
        return SAME_TEXT
    return differs(source, edits, Source(new))


def _same(one: Edit, other: Edit) -> bool:
    """Whether two edits of one element, seen by two fixes, are one change."""
    return type(one) is type(other) and _facts(one) == _facts(other)


def _facts(edit: Edit) -> list[object]:
    return [getattr(edit, name) for name in edit.__slots__ if name != "element"]


def _distinct(candidates: Sequence[_Candidate]) -> list[Splice]:
    """All splices, those that two fixes share taken once."""
    found: dict[tuple[int, int, str], Splice] = {}
    for candidate in candidates:
        for one in candidate.splices:
            found.setdefault((one.start, one.end, one.new), one)
    return sorted(found.values(), key=lambda one: one.key)
