"""How long a text takes to hear."""

from __future__ import annotations

import unicodedata

from a11yaudit.text.norm import UNSPACED, script_of, tokens

# A reading voice at its usual pace says about 155 words a minute; experienced listeners are faster.
WORDS_A_SECOND = 2.6
# Scripts without spaces are counted by characters: one of Han, kana or Tibetan is a syllable; of
# the alphabets of Thai, Lao, Khmer and Burmese it takes four or five to make a word.
SYLLABLES_A_SECOND = 4.5
LETTERS_A_SECOND = 11.0
BY_LETTERS = frozenset({"THAI", "LAO", "KHMER", "MYANMAR"})


def words_and_seconds(text: str) -> tuple[int, float]:
    """The words of the text and the seconds that they take, to a tenth of one.

    Of scripts without spaces between words each character counts as a word, marks aside.
    """
    spaced, syllables, letters = _parts(text)
    words = len(tokens(spaced))
    seconds = words / WORDS_A_SECOND + syllables / SYLLABLES_A_SECOND + letters / LETTERS_A_SECOND
    return words + syllables + letters, round(seconds, 1)


def _parts(text: str) -> tuple[str, int, int]:
    """The text of scripts with spaces, and the number of characters of the others."""
    if text.isascii():
        return text, 0, 0
    kept: list[str] = []
    syllables = letters = 0
    script = ""
    for char in text:
        if not unicodedata.category(char).startswith("M"):  # a mark goes with its base
            script = script_of(char)
            letters += script in BY_LETTERS
            syllables += script in UNSPACED - BY_LETTERS
        kept.append(" " if script in UNSPACED else char)
    return "".join(kept), syllables, letters
