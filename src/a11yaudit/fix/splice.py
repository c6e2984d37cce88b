"""Changes to a text as pieces put in place of others: all else keeps its characters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Rank = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Splice:
    """``new`` in place of the characters ``start`` to ``end`` (exclusive) of the old text.

    ``rank`` orders what is put in at one and the same place.
    """

    start: int
    end: int
    new: str
    rank: Rank = ()

    @property
    def key(self) -> tuple[int, bool, Rank]:
        """What puts splices in order: place, what is only put in first, rank."""
        return self.start, self.end > self.start, self.rank


def splice(text: str, splices: Iterable[Splice]) -> str:
    """The text with the splices in it; they must not overlap."""
    parts, last = [], 0
    for one in sorted(splices, key=lambda one: one.key):
        parts += [text[last : one.start], one.new]
        last = one.end
    return "".join([*parts, text[last:]])


def overlap(one: Splice, other: Splice) -> bool:
    """Whether both change the same characters, or one puts something into what the other takes."""
    if one.start == one.end and other.start == other.end:
        return False
    return one.start < other.end and other.start < one.end


def are_apart(splices: Sequence[Splice]) -> bool:
    """Whether no two of them overlap."""
    ordered = sorted(splices, key=lambda one: one.key)
    return all(not overlap(a, b) for a, b in pairwise(ordered))


class Shift:
    """Where a place of the changed text was in the old one."""

    def __init__(self, splices: Iterable[Splice]) -> None:
        """Take the splices that made the changed text."""
        self._new_starts: list[int] = []
        self._ends: list[tuple[int, Splice]] = []
        moved = 0
        for one in sorted(splices, key=lambda one: one.key):
            self._new_starts.append(one.start + moved)
            moved += len(one.new) - (one.end - one.start)
            self._ends.append((one.end + moved, one))

    def back(self, offset: int) -> int | None:
        """The old offset of a new one; None for what is new."""
        place, is_new = self._look_up(offset)
        return None if is_new else place

    def near(self, offset: int) -> int:
        """The old offset of a new one; for what is new, where it was put."""
        return self._look_up(offset)[0]

    def _look_up(self, offset: int) -> tuple[int, bool]:
        number = bisect_right(self._new_starts, offset) - 1
        if number < 0:
            return offset, False
        new_end, one = self._ends[number]
        if offset < new_end:
            return one.start, True
        return offset - new_end + one.end, False
