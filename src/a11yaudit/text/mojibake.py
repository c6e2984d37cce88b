"""Text that was decoded by the wrong table: it looks foreign, and is broken.

UTF-8 read as Windows-1252 ("MedellÃ­n", "â€œHello", "Ð¿Ñ€Ð¸") or as Windows-1251 ("РїСЂРёРІРµС‚") is
found by undoing the mistake: the characters of a sound text are hardly ever valid UTF-8.
"""

from __future__ import annotations

import re
from functools import lru_cache

FEWEST_SHARE = 0.005
EASTERN_SHARE = 0.8
SHORTEST_EASTERN = 4
_WESTERN = {bytes([b]).decode("cp1252", "ignore") or chr(b): b for b in range(0x80, 0x100)}
_EASTERN = {bytes([b]).decode("cp1251", "ignore") or chr(b): b for b in range(0x80, 0x100)}
# Programs that lack a character for a byte write U+FFFD.
_LOST = "\ufffd"
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_TWO, _THREE, _TAIL = range(0xC2, 0xE0), range(0xE0, 0xF0), range(0x80, 0xC0)
# What stands after a letter in sound text too: "CAFÉ»", "été…”", "PAŘÍŽ", "Úžasný".
_AFTER_LETTERS = frozenset("\u00a0»«”“’‘›‹…–—™°ºª®©·•„‚´§ŠŽŒŸšžœ")
_AFTER_TILDE = frozenset("»”’…–—")


@lru_cache(maxsize=2048)
def looks_like_mojibake(text: str) -> bool:
    """Whether a noticeable part of the text (one character in 200) is wrongly decoded."""
    broken = text.count(_LOST) + sum(_broken(match, text) for match in _RUN.finditer(text))
    return broken > 0 and broken >= FEWEST_SHARE * len(text)


def _broken(match: re.Match[str], text: str) -> int:
    """How many characters of the run are the bytes of UTF-8."""
    run = match.group(0)
    found = _undone(run, _WESTERN)
    if len(found) > 1:
        return sum(map(len, found))
    if found:
        follows = text[match.end() : match.end() + 1]
        return 0 if _may_be_sound(found[0], follows) else len(found[0])
    eastern = sum(len(piece) for piece in _undone(run, _EASTERN) if piece[0] in "РС")
    return eastern if eastern >= max(SHORTEST_EASTERN, EASTERN_SHARE * len(run)) else 0


def _may_be_sound(piece: str, follows: str) -> bool:
    """Whether the one suspicious piece of a run may be what it seems."""
    first, tail = piece[0], piece[1:]
    if first in "ÃÂ" and len(tail) == 1:
        return tail in _AFTER_TILDE and not follows.isalpha()
    return _AFTER_LETTERS.issuperset(tail)


def _undone(run: str, table: dict[str, int]) -> list[str]:
    """The pieces of the run that, as bytes, are valid UTF-8 of two or three bytes."""
    found, at = [], 0
    codes = [table.get(char, 0) for char in run]
    while at < len(codes):
        length = 2 if codes[at] in _TWO else 3 if codes[at] in _THREE else 0
        tail = codes[at + 1 : at + length]
        if length and len(tail) == length - 1 and all(code in _TAIL for code in tail):
            found.append(run[at : at + length])
            at += length
        else:
            at += 1
    return found
