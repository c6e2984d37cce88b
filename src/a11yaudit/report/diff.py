"""Two pieces of code are compared word by word, so that a reader sees only what changes."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
# `SequenceMatcher` is quadratic; longer changes are shown as one.
_MOST_TOKENS = 400


class Part(NamedTuple):
    """A run of text, and whether it differs from the other side."""

    text: str
    changed: bool


def word_diff(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both texts cut into parts; the parts of one side joined are that text again."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    pairs = [
        ("".join(old[:start]), "".join(new[:start]), False),
        *_middle(middle_old, middle_new),
        ("".join(old[len(old) - end :]), "".join(new[len(new) - end :]), False),
    ]
    return _side(pairs, 0), _side(pairs, 1)


def _common(old: list[str], new: list[str]) -> int:
    for i, (a, b) in enumerate(zip(old, new, strict=False)):
        if a != b:
            return i
    return min(len(old), len(new))


def _middle(old: list[str], new: list[str]) -> list[tuple[str, str, bool]]:
    if max(len(old), len(new)) > _MOST_TOKENS:
        return [("".join(old), "".join(new), True)]
    pairs = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for op, a1, a2, b1, b2 in codes:
        left, right = "".join(old[a1:a2]), "".join(new[b1:b2])
        # A lone space or sign between two changes is noise: it belongs to the change.
        pairs.append((left, right, op != "equal" or len(left.strip()) <= 1))
    return pairs


def _side(pairs: list[tuple[str, str, bool]], side: int) -> tuple[Part, ...]:
    parts: list[Part] = []
    for pair in pairs:
        text, changed = str(pair[side]), pair[2]
        if not text:
            continue
        if parts and parts[-1].changed == changed:
            text = parts.pop().text + text
        parts.append(Part(text, changed))
    return tuple(parts)


def focus(before: str, after: str, limit: int) -> tuple[str, str]:
    """Both texts cut to about ``limit`` characters around what changes, ellipses at the cuts."""
    if max(len(before), len(after)) <= limit:
        return before, after
    longest = max(len(before), len(after))
    same = _common(list(before), list(after))
    lead = min(max(0, same - limit // 3), longest - limit)
    return _cut(before, lead, limit), _cut(after, lead, limit)


def _cut(text: str, lead: int, limit: int) -> str:
    head = "…" if lead else ""
    tail = "…" if len(text) > lead + limit else ""
    return head + text[lead : lead + limit] + tail
