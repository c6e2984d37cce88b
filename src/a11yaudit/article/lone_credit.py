"""When a text that should tell of a picture only says who made it.

`credit.is_credit` judges what stands under a picture, where a line after "Foto:" is a credit.
An alt text may go on after such a word and describe ("Photo: two people in the rain", "Emma Stone
at the premiere / AFP"), so here what is left must look like names and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from a11yaudit.article.credit import AGENCIES, LONGEST_LONE_CREDIT
from a11yaudit.article.headline import headline_of
from a11yaudit.article.root import body_of
from a11yaudit.page.reading import text_of
from a11yaudit.text.lexicon import everywhere, lexicon
from a11yaudit.text.norm import norm, script_of, units

if TYPE_CHECKING:
    from a11yaudit.model import Page

PARTICLES = frozenset(
    """al and bin by da das de del della den der di do dos du e ed el en et für för ibn la le les
    och og para per pour und van via von vor y zu zum zur и""".split()
)
# Agencies whose bare name may be what the picture shows.
SUBJECTS = frozenset("nasa epa ria tt pap keystone apa anadolu imago".split())
AGENCY = re.compile(
    "(?:"
    + "|".join(part.strip().casefold() for part in AGENCIES.split("|"))
    + r"|getty|pool|dpa[- ]zentralbild)(?:\s+(?:photos?|images?|pictures?|foto))?"
)
MOST_WORDS = 7
MOST_CASELESS, MOST_CASELESS_UNITS = 3, 24
_COPYRIGHT = re.compile(r"[(\[]?\s*[©ⓒⒸ]\s*(?P<rest>.+?)[)\]]?\.?|(?P<before>.+?)\s*[©ⓒⒸ]")
_WORD = re.compile(r"[^\s/|,;:&+–—-]+")
_PARTS = re.compile(r"\s*[/|]\s*|\s+via\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LoneCredit:
    """A text that is a credit and nothing else.

    ``maker`` is what it names, ``marker`` the word that calls it a credit; that is empty where
    the shape does so in any language (©, an agency).
    """

    maker: str
    marker: str = ""

    def certain(self, lang: str) -> bool:
        """Whether nobody needs to look: by shape, or by a reviewed word that means nothing else.

        "Photo: Kim Holm" may name who is shown; "Photo by Kim Holm" does not.
        """
        if not self.marker or any(map(_is_agency, _PARTS.split(self.maker))):
            return True
        known = [lex for code in (lang, "en") if (lex := lexicon(code)) is not None]
        words = {self.marker, self.marker.removesuffix(" of")}
        return any(
            lex.reviewed
            and not words.isdisjoint(lex["credit"])
            and words.isdisjoint(lex["placeholder"])
            for lex in known
        )


def lone_credit(text: str, caption: str, page: Page) -> LoneCredit | None:
    """The credit that is all there is to a picture's text; None where it may say what is shown.

    A name that the headline, the ``caption`` or the article mentions may be that of who is shown.
    """
    text = " ".join(text.split())
    if not 0 < units(text) <= LONGEST_LONE_CREDIT:
        return None
    sign = _COPYRIGHT.fullmatch(text)
    if sign:
        rest = sign.group("rest") or sign.group("before")
        word = _marked().match(rest)
        rest = rest[word.end() :] if word else rest
        return LoneCredit(rest) if looks_like_names(rest) else None
    whole = text.rstrip(".")
    inner = whole[1:].rstrip(")]").strip() if whole[0] in "([" else whole
    found = _by_marker(inner) or _by_agency(inner, bracketed=inner != whole)
    return None if found is None or _is_mentioned(found.maker, caption, page) else found


def _by_marker(text: str) -> LoneCredit | None:
    match = _marked().match(text)
    rest = text[match.end() :] if match else ""
    if match is None or not looks_like_names(rest):
        return None
    said = match.group()
    return LoneCredit(rest, "" if "©" in said else norm(said.rstrip(" :：/|-–")))


def _by_agency(text: str, *, bracketed: bool) -> LoneCredit | None:
    """Read "AFP / Kim Holm", "(AP Photo/Kim Holm)", "Getty Images", "(Reuters)"; no bare "NASA"."""
    parts = [part for part in _PARTS.split(text) if part]
    if not any(map(_is_agency, parts)) or not all(map(looks_like_names, parts)):
        return None
    if not bracketed and norm(text) in SUBJECTS:
        return None
    return LoneCredit(text)


@lru_cache(maxsize=1)
def _marked() -> re.Pattern[str]:
    """A credit's word and what parts it from the name: a sign, "by", or only a space where the
    word is more than one ("courtesy of") and begins no description ("foto de")."""
    words = sorted(everywhere("credit"), key=len, reverse=True)
    begins = everywhere("medium")
    long = [word for word in words if " " in word and word not in begins]
    by_sign, by_space = ("|".join(map(re.escape, some)) for some in (words, long))
    return re.compile(
        rf"(?:{by_space})(?:\sof)?\s(?!\s*[:：])|(?:{by_sign})(?:\s*[:：/|©]|\s[-–]\s|\s(?:by|via)\s)\s*",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1024)
def looks_like_names(text: str) -> bool:
    """Whether the text can be the names of people and houses: capitals, digits, small particles.

    In scripts without capitals, a few words or characters; hiragana makes it a phrase.
    """
    if _is_agency(text):
        return True
    words = [word.strip("()[]\"'“”„«».") for word in _WORD.findall(text)]
    words = [word for word in words if any(map(str.isalnum, word))]
    caseless = [word for word in words if word.lower() == word.upper() and not word.isdigit()]
    if not 0 < len(words) <= MOST_WORDS or len(caseless) > MOST_CASELESS:
        return False
    if units("".join(caseless)) > MOST_CASELESS_UNITS:
        return False
    return all(map(_is_name, words))


def _is_name(word: str) -> bool:
    if word.lower() == word.upper():
        return not any(script_of(char) == "HIRAGANA" for char in word)
    made = any(char in "@_.0123456789" for char in word)
    return made or any(map(str.isupper, word)) or word in PARTICLES or _is_agency(word)


def _is_agency(text: str) -> bool:
    return bool(AGENCY.fullmatch(norm(text)))


def _is_mentioned(maker: str, caption: str, page: Page) -> bool:
    """Whether the headline or caption names the maker, or the article one that is no agency."""
    headline = headline_of(page)
    titles = norm(caption) + " " + (norm(headline.text) if headline else "")
    told = page.once("body-text", lambda p: norm(" ".join(map(text_of, body_of(p).blocks))))
    return any(
        part in titles or (not _is_agency(part) and part in told)
        for part in map(norm, _PARTS.split(maker))
        if part
    )
