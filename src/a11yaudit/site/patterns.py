"""The addresses of a template's pages as one pattern that people recognise: ``/news/*``."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_FOLDERS = 2


def patterns_of(groups: Sequence[Sequence[str]]) -> list[str]:
    """One pattern for each group of paths; those that came out the same are numbered."""
    found = [pattern_of(paths) for paths in groups]
    counts, seen = Counter(found), Counter[str]()
    labels = []
    for pattern in found:
        seen[pattern] += 1
        labels.append(pattern if counts[pattern] == 1 else f"{pattern} ({seen[pattern]})")
    return labels


def pattern_of(paths: Sequence[str]) -> str:
    """What the paths have in common at their start and end; one path stands for itself.

    Where they lie in several folders, the two with the most of them: ``/news/*, /sport/*``.
    """
    plain = sorted({path.partition("?")[0] for path in paths})
    if len(plain) == 1:
        return plain[0]
    start = _start(plain)
    if start == "/":
        folders = Counter(path.split("/")[1] for path in plain if path.count("/") > 1)
        often = [name for name, n in folders.most_common(MOST_FOLDERS) if n > 1]
        if often and sum(folders[name] for name in often) > len(plain) / 2:
            return ", ".join(f"/{name}/*" for name in often)
    return f"{start}*{_end(plain)}"


def _start(paths: Sequence[str]) -> str:
    """The common start of paths in order, cut where a word or a folder ends."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(paths[0], paths[-1], strict=False))
    common = "".join(sign for sign, _ in pairs)
    edge = max(common.rfind(sign) for sign in "/-_.")
    return common[: edge + 1]


def _end(paths: Sequence[str]) -> str:
    """The common file extension, if any."""
    ends = {PurePosixPath(path).suffix for path in paths}
    (end, *others) = ends
    return "" if others else end


__all__ = ["pattern_of", "patterns_of"]
