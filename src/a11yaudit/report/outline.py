"""The heading outline is a tree: a heading stands under the nearest one of a higher rank."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from a11yaudit.report.grouping import Json, outcome_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# ARIA allows any level; deeper ones are kept in the text but not nested further.
_DEEPEST = 9


@dataclass(slots=True)
class Node:
    """One heading with what is wrong with it and the headings below it."""

    level: int
    text: str
    selector: str
    exposed: bool
    in_article: bool
    faults: list[tuple[str, str]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


def outline(headings: Iterable[Json], faults: Mapping[str, list[Json]]) -> list[Node]:
    """The headings as trees; ``faults`` holds the findings by the selector they are at.

    A fault is its outcome and its message.
    """
    roots: list[Node] = []
    path: list[Node] = []
    for heading in headings:
        selector = str(heading.get("selector") or "")
        node = Node(
            max(1, min(_DEEPEST, int(heading.get("level") or 1))),
            str(heading.get("text") or ""),
            selector,
            heading.get("exposed") is not False,
            heading.get("in_article") is not False,
            [(outcome_of(f), str(f.get("message") or "")) for f in faults.get(selector, ())],
        )
        while path and path[-1].level >= node.level:
            path.pop()
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return roots
