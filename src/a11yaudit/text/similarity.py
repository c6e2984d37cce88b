"""When two texts are the same, and when an ear hears the same sentence twice."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from rapidfuzz import fuzz

from a11yaudit.text.norm import norm, tokens

NEAR_DICE = 0.85
NEAR_CONTAINED = 0.9
NEAR_LETTERS = 90
NUMBERS = re.compile(r"\d+")
FEWEST_CONTAINED = 4


def same(a: str, b: str, lang: str = "") -> bool:
    """Whether nothing but case, space, punctuation and invisible characters differs."""
    return bool(norm(a, lang)) and norm(a, lang) == norm(b, lang)


@lru_cache(maxsize=8192)
def dice(a: str, b: str, lang: str = "") -> float:
    """Twice the shared tokens over all tokens (Sørensen-Dice on multisets), 0 to 1."""
    x, y = Counter(tokens(a, lang)), Counter(tokens(b, lang))
    total = sum(x.values()) + sum(y.values())
    return 2 * sum((x & y).values()) / total if total else 0.0


@lru_cache(maxsize=8192)
def contained(a: str, b: str, lang: str = "") -> float:
    """Which share of ``a``'s tokens stands in ``b`` too, 0 to 1."""
    x, y = Counter(tokens(a, lang)), Counter(tokens(b, lang))
    return sum((x & y).values()) / sum(x.values()) if x else 0.0


def near(a: str, b: str, lang: str = "") -> bool:
    """Whether the texts say the same: Dice of .85, nearly the same letters, or one in the other.

    Letters catch what words miss: other endings, typing errors, hyphens; other numbers differ.
    """
    if dice(a, b, lang) >= NEAR_DICE or _nearly_spelt_alike(norm(a, lang), norm(b, lang)):
        return True
    short, long = sorted((a, b), key=lambda text: len(tokens(text, lang)))
    return (
        len(tokens(short, lang)) >= FEWEST_CONTAINED
        and contained(short, long, lang) >= NEAR_CONTAINED
    )


def _nearly_spelt_alike(a: str, b: str) -> bool:
    alike = bool(a and b) and fuzz.ratio(a, b) >= NEAR_LETTERS
    return alike and NUMBERS.findall(a) == NUMBERS.findall(b)
