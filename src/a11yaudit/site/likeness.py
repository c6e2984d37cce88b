"""How much two sets have in common, found without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def jaccard(first: frozenset[int], second: frozenset[int]) -> float:
    """What both have as a share of what either has, 0 to 1; two empty sets are the same."""
    if not first and not second:
        return 1.0
    both = len(first & second)
    return both / (len(first) + len(second) - both)


class Index:
    """Sets that can be asked which of them are like another one."""

    def __init__(self, least: float) -> None:
        """Likeness counts from ``least``, which is above 0."""
        self._least = least
        self._sizes: list[int] = []
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        self._empty: list[int] = []

    def add(self, places: frozenset[int]) -> None:
        """Add a set; the sets' numbers count from 0."""
        number = len(self._sizes)
        self._sizes.append(len(places))
        if not places:
            self._empty.append(number)
        for place in places:
            self._holders[place].append(number)

    def alike(self, places: frozenset[int]) -> Iterator[tuple[int, float]]:
        """(number, likeness) of each set that is like this one."""
        if not places:
            yield from ((number, 1.0) for number in self._empty)
            return
        shared: Counter[int] = Counter()
        for place in places:
            shared.update(self._holders.get(place, ()))
        for number, both in sorted(shared.items()):
            likeness = both / (len(places) + self._sizes[number] - both)
            if likeness >= self._least:
                yield number, likeness


def joined(count: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """For each of ``count`` numbers the lowest one that the links join it with."""
    lowest = list(range(count))

    def find(number: int) -> int:
        while lowest[number] != number:
            lowest[number] = lowest[lowest[number]]
            number = lowest[number]
        return number

    for one, other in links:
        first, second = sorted((find(one), find(other)))
        lowest[second] = first
    return [find(number) for number in range(count)]
