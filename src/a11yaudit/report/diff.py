"""Two pieces of code are compared word by word, so that a reader sees only what changes."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
# `SequenceMatcher` is quadratic; longer changes are shown as one.
_MOST_TOKENS = 400
_NOISE = 4
CUT = "…"
# How much is shown of what stays, beside what changes, and how much of a change itself.
_CONTEXT = 110
_MOST_CHANGED = 900
# What is no longer than this is shown whole, and can be copied.
_SMALL = 320


class Part(NamedTuple):
    """A run of text, and whether it differs from the other side."""

    text: str
    changed: bool


def word_diff(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both texts cut into parts; the parts of one side joined are that text again."""
    pairs = _pairs(before, after)
    return _side(pairs, 0), _side(pairs, 1)


def telling(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """As `word_diff`, cut to what changes and a little around it, ellipses at the cuts.

    Where a style sheet's rule is put in, that rule alone tells all.
    """
    pairs = _pairs(before, after)
    changes = [pair for pair in pairs if pair.changed]
    if len(changes) == 1 and not changes[0].old and changes[0].new.startswith("<style"):
        return (), (Part(changes[0].new, changed=True),)
    if max(len(before), len(after)) <= _SMALL:
        return _side(pairs, 0), _side(pairs, 1)
    last = len(pairs) - 1
    shown = [_changed(p) if p.changed else _kept(p, i, last) for i, p in enumerate(pairs)]
    return _side(shown, 0), _side(shown, 1)


class _Pair(NamedTuple):
    """What stands at one place on both sides; the same unless ``changed``."""

    old: str
    new: str
    changed: bool


def _pairs(before: str, after: str) -> list[_Pair]:
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    lead, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    pairs: list[_Pair] = []
    for pair in (
        _Pair(lead, lead, changed=False),
        *_middle(middle_old, middle_new),
        _Pair(tail, tail, changed=False),
    ):
        if pairs and pairs[-1].changed == pair.changed:
            before_it = pairs.pop()
            pair = _Pair(before_it.old + pair.old, before_it.new + pair.new, pair.changed)  # noqa: PLW2901
        if pair.old or pair.new:
            pairs.append(pair)
    return _on_tags(pairs)


def _common(old: list[str], new: list[str]) -> int:
    for i, (a, b) in enumerate(zip(old, new, strict=False)):
        if a != b:
            return i
    return min(len(old), len(new))


def _middle(old: list[str], new: list[str]) -> list[_Pair]:
    if max(len(old), len(new)) > _MOST_TOKENS:
        return [_Pair("".join(old), "".join(new), changed=True)]
    pairs = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for op, a1, a2, b1, b2 in codes:
        left, right = "".join(old[a1:a2]), "".join(new[b1:b2])
        # A space, a sign or a short word between two changes is noise: it belongs to the change.
        pairs.append(_Pair(left, right, op != "equal" or _is_noise(left)))
    return pairs


def _is_noise(text: str) -> bool:
    word = text.strip()
    return len(word) <= 1 or (len(word) <= _NOISE and word.isalpha())


def _side(pairs: list[_Pair], side: int) -> tuple[Part, ...]:
    return tuple(
        Part(text, pair.changed) for pair in pairs if (text := pair.new if side else pair.old)
    )


def _on_tags(pairs: list[_Pair]) -> list[_Pair]:
    """Tags that are only put in or taken out are whole tags.

    Between "</p>" and "</head>", a diff may as well find "p></" put in as "<p></p>".
    """
    at = [i for i, pair in enumerate(pairs) if pair.changed]
    if len(at) != 1 or (pairs[at[0]].old and pairs[at[0]].new):
        return pairs
    i = at[0]
    middle = pairs[i].old or pairs[i].new
    lead, tail = pairs[i - 1].old if i else "", pairs[i + 1].old if i + 1 < len(pairs) else ""
    whole = lead + middle + tail
    for start in _slides(lead, middle, tail):
        moved = whole[start : start + len(middle)]
        if "<" in moved and _is_whole(moved) and _is_whole(whole[:start]):
            first, last = whole[:start], whole[start + len(middle) :]
            change = _Pair(moved if pairs[i].old else "", moved if pairs[i].new else "", True)
            kept = (_Pair(first, first, False), change, _Pair(last, last, False))
            return [pair for pair in kept if pair.old or pair.new]
    return pairs


def _is_whole(code: str) -> bool:
    """Whether no tag is cut in two."""
    return code.count("<") == code.count(">") and code.rfind("<") <= code.rfind(">")


def _slides(lead: str, middle: str, tail: str) -> Iterator[int]:
    """Where the change may begin as well, both sides being the same."""
    yield len(lead)
    turned = middle
    for k in range(1, min(len(lead), _CONTEXT) + 1):
        if lead[-k] != turned[-1]:
            break
        turned = turned[-1] + turned[:-1]
        yield len(lead) - k
    turned = middle
    for k in range(1, min(len(tail), _CONTEXT) + 1):
        if tail[k - 1] != turned[0]:
            break
        turned = turned[1:] + turned[0]
        yield len(lead) + k


def _changed(pair: _Pair) -> _Pair:
    """The change without the white space that stands on one side in place of code."""
    old = pair.old if pair.old.strip() or not pair.new.strip() else ""
    new = pair.new if pair.new.strip() or not pair.old.strip() else ""
    return _Pair(_capped(old), _capped(new), changed=True)


def _capped(text: str) -> str:
    return text if len(text) <= _MOST_CHANGED else text[:_MOST_CHANGED].rstrip() + CUT


def _kept(pair: _Pair, i: int, last: int) -> _Pair:
    """What stays, without what is far from any change."""
    text = pair.old
    lead, tail = "" if i == 0 else _lead(text), "" if i == last else _tail(text)
    short = lead + CUT + tail if len(lead) + len(tail) + len(CUT) < len(text) else text
    return _Pair(short, short, changed=False)


def _lead(text: str) -> str:
    """The beginning of what stays behind a change: to the end of a tag, if one is near."""
    if len(text) <= _CONTEXT:
        return text
    short = text[:_CONTEXT]
    return short[: short.find(">") + 1] or short


def _tail(text: str) -> str:
    """The end of what stays before a change: from a tag on, if one is near."""
    if len(text) <= _CONTEXT:
        return text
    short = text[-_CONTEXT:]
    return short[max(0, short.rfind("<")) :]


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
