"""One normal form, one way to cut words and one measure of length for all scripts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import groupby

HARAKAT = frozenset(chr(c) for c in (*range(0x064B, 0x0653), 0x0670, 0x0640))
UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"})
TURKIC = frozenset({"tr", "az"})
WIDE_UNITS = 2
_TERMINAL = re.compile(r"""[.!?。！？؟۔।॥…։።]["'”’»«)\]]*\s*$""")


@lru_cache(maxsize=16384)
def script_of(char: str) -> str:
    """The script of a letter as Unicode names it ("LATIN", "ARABIC", "CJK"), else ""."""
    if not char.isalpha():
        return ""
    name = unicodedata.name(char, "").split(" ")[0].split("-")[0]
    return {"FULLWIDTH": "LATIN", "HALFWIDTH": "KATAKANA", "IDEOGRAPHIC": "CJK"}.get(name, name)


def scripts(text: str) -> dict[str, int]:
    """How many letters of each script the text has, the most frequent first."""
    counts = Counter(map(script_of, text))
    del counts[""]
    return dict(counts.most_common())


def dominant_script(text: str) -> str:
    """The script of most letters, Japanese kana and Han counted together; "" without letters."""
    counts = scripts(text)
    kana = counts.get("HIRAGANA", 0) + counts.get("KATAKANA", 0)
    if kana:
        counts["JAPANESE"] = kana + counts.get("CJK", 0)
        for part in ("HIRAGANA", "KATAKANA", "CJK"):
            counts.pop(part, None)
    return max(counts, key=lambda script: counts[script]) if counts else ""


@lru_cache(maxsize=8192)
def norm(text: str, lang: str = "") -> str:
    """The text as it is compared: NFKC, case folded, invisible characters and vowel marks
    dropped, space collapsed, outer punctuation trimmed."""
    text = unicodedata.normalize("NFKC", text)
    if lang.partition("-")[0].lower() in TURKIC:
        text = text.replace("I", "ı").replace("İ", "i")
    text = text.casefold()
    text = "".join(c for c in text if c not in HARAKAT and unicodedata.category(c) != "Cf")
    text = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    text = " ".join(text.split())
    start, end = 0, len(text)
    while start < end and _outer(text[start]):
        start += 1
    while end > start and _outer(text[end - 1]):
        end -= 1
    return text[start:end]


def _outer(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] in "PS"


@lru_cache(maxsize=8192)
def tokens(text: str, lang: str = "") -> tuple[str, ...]:
    """The words of the normalised text; in scripts without word spaces, pairs of characters."""
    found: list[str] = []
    for word in _words(norm(text, lang)):
        for unspaced, chars in groupby(word, key=_UnspacedRuns()):
            run = "".join(chars)
            found.extend(_pairs(run) if unspaced else [run])
    return tuple(found)


class _UnspacedRuns:
    """Says of each character whether its script has no word spaces; marks go with their base."""

    def __init__(self) -> None:
        self.last = False

    def __call__(self, char: str) -> bool:
        if not unicodedata.category(char).startswith("M"):
            self.last = script_of(char) in UNSPACED
        return self.last


def _words(text: str) -> list[str]:
    words: list[str] = []
    word = ""
    for char in text:
        if char.isalnum() or unicodedata.category(char).startswith("M"):
            word += char
        elif char == "'" and word:
            continue
        elif word:
            words.append(word)
            word = ""
    return [*words, word] if word else words


def _pairs(run: str) -> list[str]:
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]


def units(text: str) -> int:
    """The length of the text in half-width units: wide characters count two."""
    return len(text) if text.isascii() else sum(map(_units_of, text))


@lru_cache(maxsize=16384)
def _units_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return WIDE_UNITS if unicodedata.east_asian_width(char) in "WF" else 1


def has_letter_or_number(text: str) -> bool:
    """Whether anything in the text can be read aloud as a word or a number."""
    return any(char.isalnum() for char in text)


def ends_a_sentence(text: str) -> bool:
    """Whether the text ends in terminal punctuation, closing quotes and brackets aside."""
    return bool(_TERMINAL.search(text))
