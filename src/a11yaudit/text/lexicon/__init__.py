"""Word lists by language, as data files: which words mark credits, placeholders and skip links.

One TOML file a language, named by its BCP 47 tag in small letters: the primary tag, with the script
where a language has two ("zh-hant", "sr-latn")::

    name = "Deutsch"            # the language's own name
    reviewed = false            # whether a native speaker has reviewed the words
    source = "..."              # where the words come from
    parent = "..."              # a file whose words hold here too, after these (nn: nb)
    skip_text = "..."           # what a skip link to the main content may say, as it is written
    [words]
    credit = [...]              # what precedes a photographer's name ("Foto")
    placeholder = [...]         # whole alt texts that say nothing of the picture ("Bild")
    medium = [...]              # how alt texts begin that name the medium ("Foto von")
    medium_end = [...]          # how they end, where the medium comes last ("の写真")
    skip = [...]                # how skip links begin or what they say ("zum Inhalt")
    place = [...]               # stems of words for places that a skip link leads to ("inhalt")
    abbreviation = [...]        # abbreviations that end in a full stop ("bzw.")
    chart = [...]               # whole words for charts, maps and tables ("Balkendiagramm")
    file_photo = [...]          # how captions call pictures not of the event ("Archivbild")

Only ``name``, ``reviewed``, ``source`` and ``words`` must be there. A word that is not sure is left
out, and so is one that means too much else ("Karte" is a map and a red card). Those under
``medium`` hold before a space, those under ``chart`` as whole words, where a script has spaces.

Which list answers a tag: its own file, else that of another code for the language (``_ALIASES``:
"no" is Bokmål, "zh-TW" and "zh-HK" are traditional Chinese, "iw" is Hebrew), else the same for the
tag without its last part ("de-AT" is answered by "de"). Dari (prs), Nynorsk (nn), Cantonese (yue)
and Kirundi (rn) have a few words of their own and a parent.

A match on an unreviewed word gives *review*, never *fail*. A language without a file runs only
the language-neutral half of the rules: there is no silent fallback to English.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from a11yaudit.text.norm import TURKIC, norm

KEYS = frozenset(
    """credit placeholder medium medium_end skip place abbreviation chart file_photo""".split()
)
# Codes that have no file of their own: withdrawn ones, three letters where there are two, members
# and groups of one language, and where a script or region says which list is meant.
_ALIASES = {
    "no": "nb", "iw": "he", "in": "id", "mo": "ro", "tl": "fil", "sh": "sr-latn", "cnr": "sr-latn",
    "arb": "ar", "cmn": "zh", "ekk": "et", "khk": "mn", "kmr": "ku", "lvs": "lv", "npi": "ne",
    "pbt": "ps", "pes": "fa", "swh": "sw", "uzn": "uz", "zsm": "ms", "azj": "az", "als": "sq",
    "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant", "zh-yue": "yue",
    "zh-cmn-hant": "zh-hant", "cmn-hant": "zh-hant", "cmn-tw": "zh-hant", "ku-arab": "ckb",
}  # fmt: skip
_SCRIPTS = {"LATIN": "latn", "CYRILLIC": "cyrl"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, normalised; a key that the file lacks has no words.

    ``skip_text`` is as it is written; "" where we have no wording that we are sure of.
    """

    lang: str
    name: str
    reviewed: bool
    source: str
    words: dict[str, tuple[str, ...]]
    skip_text: str = ""

    def __getitem__(self, key: str) -> tuple[str, ...]:
        """The words under ``key``."""
        return self.words.get(key, ())


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages that have a word list, sorted."""
    folder = files("a11yaudit.text.lexicon")
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return tuple(sorted(name.removesuffix(".toml") for name in names))


@lru_cache(maxsize=1024)
def lexicon(lang: str, script: str = "") -> Lexicon | None:
    """The word list for a BCP 47 tag ("de-AT" is answered by "de"), or None.

    Where the language has another list for the ``script`` that its text is in, that one: "sr" and
    "LATIN" are answered by "sr-latn".
    """
    tag = lang.strip().lower().replace("_", "-")
    written = f"{tag.partition('-')[0]}-{_SCRIPTS.get(script, '')}"
    if written in languages():
        return _read(written)
    while tag:
        known = tag if tag in languages() else _ALIASES.get(tag)
        if known:
            return _read(known)
        tag = tag.rpartition("-")[0]
    return None


@lru_cache
def everywhere(key: str) -> frozenset[str]:
    """The words under ``key`` in all languages: for facts, where a wrong match costs nothing.

    Turkish words are there twice, as their dotted capital İ reads with and without the language.
    """
    return frozenset(
        norm(word, tag)
        for lang in languages()
        for word in _data(lang)["words"].get(key, ())
        for tag in ({lang, ""} if lang in TURKIC else {lang})
    )


@cache
def _read(lang: str) -> Lexicon:
    data = _data(lang)
    parent = _read(data["parent"]) if "parent" in data else None
    words: dict[str, tuple[str, ...]] = dict(parent.words) if parent else {}
    for key, values in data["words"].items():
        own = (norm(word, lang) for word in values)
        words[key] = tuple(dict.fromkeys((*own, *words.get(key, ()))))
    return Lexicon(
        lang,
        data["name"],
        data["reviewed"],
        data["source"],
        words,
        data.get("skip_text", parent.skip_text if parent else ""),
    )


@cache
def _data(lang: str) -> dict[str, Any]:
    text = (files("a11yaudit.text.lexicon") / f"{lang}.toml").read_text("utf-8")
    return tomllib.loads(text)
