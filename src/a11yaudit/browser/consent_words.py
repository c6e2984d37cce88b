"""What consent banners and their buttons are called: the data of ``consent_tools.toml``.

A button is judged by its words, in any of the languages whatever the page's own, and only where
these say nothing by its names (id, class, data attributes).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from a11yaudit.text.norm import norm, script_of

Says = Literal["reject", "close", "accept", "manage", ""]

LONGEST_LABEL = 60
MOST_WORDS = 6
CROSSES = frozenset("×✕✖✗✘╳⨯x")
UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI"})
# The beginnings of the words in an id or a class, which are English on sites of any language.
NAMES: tuple[tuple[Says, tuple[str, ...]], ...] = (
    ("manage", ("setting", "manage", "preference", "option", "custom", "config", "more", "detail")),
    ("reject", ("reject", "declin", "deny", "refus", "disagree")),
    ("close", ("close", "dismiss")),
    ("accept", ("accept", "agree", "allow")),
)


@dataclass(frozen=True, slots=True)
class ConsentData:
    """The data file: ``tools`` as the page's script takes them, ``phrases`` by what they say.

    ``strong`` and ``weak`` are regular expressions for words that speak of consent by themselves,
    or only beside a button for it; ``names`` are parts of ids and classes that do.
    """

    tools: tuple[dict[str, str], ...]
    names: tuple[str, ...]
    strong: str
    weak: str
    others: frozenset[str]
    phrases: dict[Says, frozenset[str]]


@cache
def consent_data() -> ConsentData:
    """The data of ``consent_tools.toml``."""
    text = (files("a11yaudit.browser") / "consent_tools.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    empty = {"reject": "", "close": "", "accept": ""}
    kinds: tuple[Says, ...] = ("reject", "close", "accept", "manage")
    return ConsentData(
        tools=tuple(empty | tool for tool in data["tool"]),
        # They are letters and spaces only, so that they need no escaping.
        names=tuple(data["names"]),
        strong="|".join(data["strong"]),
        weak="|".join(data["weak"]),
        others=frozenset(data["others"]),
        phrases={
            kind: frozenset(
                folded(phrase) for words in data["words"].values() for phrase in words[kind]
            )
            for kind in kinds
        },
    )


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text as button words are compared: normalised, without accents and commas."""
    plain = unicodedata.normalize("NFKD", norm(text).replace("ı", "i"))
    plain = "".join(c for c in plain if not "\u0300" <= c <= "\u036f")
    return " ".join(re.sub(r"[,،、.!&:;–—-]", " ", plain).split())


@lru_cache(maxsize=1024)
def button_says(label: str) -> Says:
    """What a button with these words does, "" where they tell nothing.

    The phrase that the words begin with decides before one further on, and "manage" anywhere
    before "accept" further on: "Manage and accept" leads to settings.
    """
    if label.strip() and set(label.casefold().strip()) <= CROSSES:
        return "close"
    words = folded(label)
    if not words or len(words) > LONGEST_LABEL:
        return ""
    begins, holds = _phrases_in(words, start=True), _phrases_in(words, start=False)
    phrases = consent_data().phrases
    if begins & phrases["manage"]:
        return "manage"
    # "Accept only necessary cookies" refuses, and so does "Close without accepting".
    order: tuple[Says, ...] = ("reject", "accept", "close")
    surely = any(begins & phrases[kind] for kind in order)
    for kind in order if surely else ("reject", "manage", "accept", "close"):
        if holds & phrases[kind]:
            return kind
    return ""


@lru_cache(maxsize=2048)
def _phrases_in(words: str, *, start: bool) -> frozenset[str]:
    """The known phrases that the words are, begin with or, without ``start``, have in them."""
    parts = words.split()
    starts = 1 if start else len(parts)
    runs = {
        " ".join(parts[first:last])
        for first in range(starts)
        for last in range(first + 1, min(first + MOST_WORDS, len(parts)) + 1)
    }
    found = {run for run in runs if run == words or len(run) >= _shortest(run)}
    if any(script_of(char) in UNSPACED for char in words):
        for phrase in _unspaced_phrases():
            inside = script_of(phrase[0]) != "THAI" and not start and phrase in words
            if inside or words.startswith(phrase):
                found.add(phrase)
    return frozenset(found)


def _shortest(phrase: str) -> int:
    """The length from which a phrase tells something although it is not all that is said."""
    return 4 if script_of(phrase[0]) in {"LATIN", "CYRILLIC", "GREEK"} else 3


@cache
def _unspaced_phrases() -> tuple[str, ...]:
    every = frozenset().union(*consent_data().phrases.values())
    return tuple(phrase for phrase in every if any(script_of(c) in UNSPACED for c in phrase))


def names_say(names: str) -> Says:
    """What a button with these names does, "" where they tell nothing."""
    parts = name_words(names)
    for kind, beginnings in NAMES:
        if any(part.startswith(beginnings) for part in parts):
            return kind
    return ""


def name_words(names: str) -> frozenset[str]:
    """The words in ids and classes: "cookieBar__btnReject" holds cookie, bar, btn and reject."""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", names)
    return frozenset(re.findall(r"[a-z]+", spaced.lower()))
