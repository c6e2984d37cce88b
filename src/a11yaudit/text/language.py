"""Which language a text is in: by its script, by letters that few languages have, then by a model.

The model (py3langid: n-grams of 140 languages, offline) is asked last, and only about languages
that are written in the text's script. What it cannot know well is said so: languages that are
nearly one on paper come with those they may be confused with, and a few words, names only or
broken characters make no certainty.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from a11yaudit.text.alphabets import ALPHABETS, CORE, UNUSED
from a11yaudit.text.mojibake import looks_like_mojibake
from a11yaudit.text.norm import UNSPACED, script_of
from a11yaudit.text.tags import primary, same_language
from a11yaudit.text.writing import ONE_LANGUAGE, clear_script

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from py3langid.langid import LanguageIdentifier

__all__ = ["CLOSE", "Detected", "can_detect", "detect", "looks_like_mojibake", "same_language"]

MOST_READ = 4000
LETTERS_TO_TELL_APART = 80
FEWEST_LETTERS = 4
ENOUGH_LETTERS = 12
FOREIGN_SHARE = 0.01
YIDDISH_AYIN = 0.07
# Never told apart with certainty, however long the text is.
CLOSE = tuple(
    frozenset(group.split())
    for group in (
        "nb no nn da",
        "hr sr bs cnr",
        "id ms",
        "zh yue wuu",
        "gl pt",
        "gl es an ast ext",
        "ca oc",
        "af nl",
        "am ti",
        "ar ary arz",
        "az crh",
        "bo dz",
        "de lb",
        "el grc",
        "en pcm sco",
        "fa prs",
        "fil tl bcl",
        "fo is",
        "he hbo yi",
        "hi bho mai sa",
        "ht gcf gcr",
        "it co lij vec sc",
        "ku ckb sdh",
        "lv ltg",
        "pl szl",
        "st nso tn",
        "tt ba",
        "uz uzs",
        "xh zu ss",
    )
)
# Told apart only in texts of some length, or by letters of their own.
CLOSE_IF_SHORT = tuple(
    frozenset(group.split())
    for group in (
        "ru uk be bg mk sr",
        "hi mr ne",
        "cs sk",
        "es pt ca it ro",
        "fr oc ca wa",
        "sv nb nn da fo is",
        "sl hr sr bs",
        "tr az crh",
        "en fy nl af",
        "ga gd",
        "fi et",
        "kk ky",
        "zh ja",
        "lt lv",
    )
)
# Labels of the model, and tags, that count as the language which readers and voices know.
_FOLDED = {
    "ary": "ar", "arz": "ar", "ckb": "ku", "ext": "es", "fuv": "ff", "grc": "el", "gug": "gn",
    "hbo": "he", "kik": "ki", "no": "nb", "pcm": "en", "sdh": "ku", "uzs": "uz", "wuu": "zh",
    "yue": "zh",
}  # fmt: skip
_UNKNOWN_TO_MODEL = frozenset("bo dv sd ti yi".split())
_WRITTEN_IN = {
    "LATIN": """ace af an az bcl br bs ca crh cs cy da de en eo es et eu ff fi fo fr fy ga gcf
    gcr gd gl gn guw ha hr ht hu id ig is it jv kab ki ku la lb lg lij ln lt ltg lv mg ms mt nb nl
    nn nso oc om pl pt qu ro rw se sk sl sn so sq sr st sv sw tk tl tr uz vec vi vo wa xh yo zu
    zxx""",
    "CYRILLIC": "ba be bg kk ky mk mn ru sr tg tt uk uz",
    "ARABIC": "ar fa ku ps sd ug ur",
    "DEVANAGARI": "hi mr ne sa",
    "BENGALI": "as bn",
    "CJK": "zh",
    "TIBETAN": "bo",
    "GURMUKHI": "pa",
    **ONE_LANGUAGE,
    "ETHIOPIC": "am ti",
    "HEBREW": "he yi",
}
_NOT_WORDS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+|\S*\d\S*|\b\w+\.(?:com|org|net)\b")
# By how many words that are no names: the most that a guess is worth.
_WORTH = ((1, 0.4), (3, 0.6), (5, 0.8), (8, 0.95))


@dataclass(frozen=True, slots=True)
class Detected:
    """What language a text is in.

    ``lang`` is a primary subtag, empty where nothing can be said; ``confidence`` (0 to 1) is how
    surely it is that language or one of ``close``, those that it cannot be told apart from with
    certainty; ``alone`` how surely it is ``lang`` and none of them.
    """

    lang: str
    confidence: float
    close: tuple[str, ...]
    alone: float = 0.0

    def may_be(self, tag: str) -> bool:
        """Whether the text may be in the language of the tag: it is ``lang`` or a close one."""
        return any(same_language(tag, lang) for lang in (self.lang, *self.close) if lang)


NOTHING = Detected("", 0.0, ())


def can_detect(tag: str) -> bool:
    """Whether a text in the language of the tag would be recognised as such."""
    known = {lang for langs in _WRITTEN_IN.values() for lang in langs.split()}
    return any(same_language(tag, lang) for lang in known) or primary(tag) in _FOLDED


def detect(text: str, among: Collection[str] | None = None) -> Detected:
    """The language of the text's first 4,000 characters.

    ``among``, where given, holds the only languages in question (primary subtags); the confidence
    then says how surely it is that one of them rather than another.
    """
    return _detect(text[:MOST_READ], None if among is None else frozenset(among))


@lru_cache(maxsize=2048)  # the same texts come again on other pages and on mended copies
def _detect(text: str, among: frozenset[str] | None) -> Detected:
    text = unicodedata.normalize("NFC", _NOT_WORDS.sub(" ", text))
    script = clear_script(text)
    if not script or looks_like_mojibake(text):
        return NOTHING
    letters = Counter(c for c in text.lower() if c.isalpha() and c != "\u0640")
    langs = [lang for lang in _of_script(script, letters) if among is None or _named(lang, among)]
    possible = [lang for lang in langs if _fits(lang, script, letters)]
    if len(langs) == 1 or set(possible) <= _UNKNOWN_TO_MODEL:
        shares = dict.fromkeys(possible[:1], _by_script_alone(letters.total()))
    else:
        worth = _worth(text, script)
        shares = {k: v * worth for k, v in _shares(text, langs, possible).items()}
    return _told(shares, script, letters) if shares else NOTHING


def _named(lang: str, among: Iterable[str]) -> bool:
    return any(same_language(lang, tag) for tag in among)


def _told(shares: dict[str, float], script: str, letters: Counter[str]) -> Detected:
    """The likeliest language with those close to it, their shares added to its own."""
    lang = max(shares, key=lambda each: shares[each])
    if lang == "zxx":
        return NOTHING
    close = {other for group in CLOSE if lang in group for other in group}
    if letters.total() < LETTERS_TO_TELL_APART and not _has_own_letter(lang, script, letters):
        close |= {other for group in CLOSE_IF_SHORT if lang in group for other in group}
    close = {other for other in close if not same_language(other, lang)}
    together = shares[lang] + sum(shares.get(other, 0.0) for other in close)
    return Detected(lang, min(together, 0.999), tuple(sorted(close)), min(shares[lang], 0.999))


def _of_script(script: str, letters: Counter[str]) -> list[str]:
    """The languages that are written in the script; Yiddish and Tigrinya go by their letters."""
    if script == "HEBREW":
        yiddish = letters["ע"] >= YIDDISH_AYIN * letters.total() or any(c in letters for c in "װױײ")
        return ["yi"] if yiddish and letters.total() >= ENOUGH_LETTERS else ["he"]
    if script == "ETHIOPIC":
        return ["ti"] if sum(letters[c] for c in "ኣቐቑቒቓቔቕ") > letters["አ"] else ["am"]
    return _WRITTEN_IN.get(script, "").split()


def _fits(lang: str, script: str, letters: Counter[str]) -> bool:
    """Whether the language has (nearly) all of these letters."""
    return _foreign(lang, script, letters) <= FOREIGN_SHARE * letters.total()


def _foreign(lang: str, script: str, letters: Counter[str]) -> int:
    """How many of the letters the language does not have."""
    alphabet = ALPHABETS.get(lang) if script in CORE else None
    if alphabet is not None:
        return sum(n for c, n in letters.items() if c not in alphabet and script_of(c) == script)
    return sum(letters[c] for c in UNUSED.get(lang, ""))


def _has_own_letter(lang: str, script: str, letters: Counter[str]) -> bool:
    """Whether a letter stands in the text that not all languages of the script have."""
    core = CORE.get(script)
    return (
        core is not None
        and lang in ALPHABETS
        and any(c not in core for c in letters if script_of(c) == script)
    )


def _by_script_alone(letters: int) -> float:
    return 0.3 if letters < FEWEST_LETTERS else 0.85 if letters < ENOUGH_LETTERS else 0.98


def _worth(text: str, script: str) -> float:
    """The most that a guess is worth, by how many words are no names, numbers or initials."""
    if script in UNSPACED or script == "JAPANESE":
        return 1.0
    words = [word for word in text.split() if sum(map(str.isalpha, word)) > 1]
    plain = sum(word.islower() or word.lower() == word.upper() for word in words)
    count = len(words) if text.isupper() else plain
    return next((worth for fewest, worth in _WORTH if count < fewest), 1.0)


def _shares(text: str, langs: Collection[str], possible: Collection[str]) -> dict[str, float]:
    """The model's probabilities of the possible ones of these languages.

    They add up to one, unless the letters rule out what the model finds likeliest: a text in two
    languages has the letters of both.
    """
    shares = dict.fromkeys(langs, 0.0)
    for label, share in _model().rank(text):
        lang = _FOLDED.get(label, label)
        if lang in shares:
            shares[lang] += share
    likeliest = max(shares, key=lambda lang: shares[lang])
    known = possible if likeliest in possible else langs
    total = sum(shares[lang] for lang in known)
    return {lang: shares[lang] / total for lang in possible} if total else {}


@lru_cache(maxsize=1)
def _model() -> LanguageIdentifier:
    """The model, read once (0.5 s, about 90 MB) by the first text that needs it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (costs 0.15 s)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
