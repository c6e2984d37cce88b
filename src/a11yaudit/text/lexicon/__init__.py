"""Word lists by language, as data files: which words mark credits, placeholders and skip links.

One TOML file a language, named by its BCP 47 primary tag::

    name = "Deutsch"            # the language's own name
    reviewed = false            # whether a native speaker has reviewed the words
    source = "..."              # where the words come from
    [words]
    credit = [...]              # what precedes a photographer's name ("Foto")
    placeholder = [...]         # whole alt texts that say nothing of the picture ("Bild")
    medium = [...]              # words that only name the medium ("Foto von")
    skip = [...]                # how skip links begin or what they say ("zum Inhalt")
    abbreviation = [...]        # abbreviations that end in a full stop ("bzw.")

A match on an unreviewed word gives *review*, never *fail*. A language without a file runs only
the language-neutral half of the rules: there is no silent fallback to English.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from a11yaudit.text.norm import norm

KEYS = frozenset({"credit", "placeholder", "medium", "skip", "abbreviation"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, normalised; a key that the file lacks has no words."""

    lang: str
    name: str
    reviewed: bool
    source: str
    words: dict[str, tuple[str, ...]]

    def __getitem__(self, key: str) -> tuple[str, ...]:
        """The words under ``key``."""
        return self.words.get(key, ())


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages that have a word list, sorted."""
    folder = files("a11yaudit.text.lexicon")
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return tuple(sorted(name.removesuffix(".toml") for name in names))


@lru_cache
def lexicon(lang: str) -> Lexicon | None:
    """The word list for a BCP 47 tag ("de-AT" is answered by "de"), or None."""
    tag = lang.strip().lower().replace("_", "-")
    while tag:
        if tag in languages():
            return _read(tag)
        tag = tag.rpartition("-")[0]
    return None


@lru_cache
def everywhere(key: str) -> frozenset[str]:
    """The words under ``key`` in all languages: for facts, where a wrong match costs nothing."""
    return frozenset(word for lang in languages() for word in _read(lang)[key])


@lru_cache
def _read(lang: str) -> Lexicon:
    text = (files("a11yaudit.text.lexicon") / f"{lang}.toml").read_text("utf-8")
    data = tomllib.loads(text)
    words = {
        key: tuple(dict.fromkeys(norm(word, lang) for word in values))
        for key, values in data["words"].items()
    }
    return Lexicon(lang, data["name"], data["reviewed"], data["source"], words)
