"""What the rules about parts in another language share: which language a part is measured by, and
whether a text is certainly in another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article.language import article_language, article_script
from a11yaudit.rules._language import page_language, parts_of
from a11yaudit.text.language import can_detect, detect
from a11yaudit.text.norm import UNSPACED, tokens
from a11yaudit.text.tags import primary
from a11yaudit.text.writing import WRITTEN, clear_script

if TYPE_CHECKING:
    from a11yaudit.model import Element, Page

SURE = 0.9
HALF_SURE = 0.6
FEWEST_IN_PIECE = 4
_PIECES = re.compile(r"[.!?…:;()\[\]«»“”„‟\"—–。！？؟۔।|/\n]+")
_BOILERPLATE = re.compile(r"©|\(c\)\s*\d|all rights reserved|lorem ipsum", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Foreign:
    """The language of a text that is not in the language it should be in.

    ``other_letters`` says whether its script alone shows it; ``confidence`` (0 to 1) is that of
    the language, 0 where only the script is known; ``words`` is how many words there are.
    """

    lang: str
    confidence: float
    words: int
    script: str
    other_letters: bool


def page_tag(page: Page) -> str:
    """The page's language, to measure its parts by; "" where it is missing, malformed, unknown or
    wrong: the rules about the page's language speak of that."""
    return page.once("language-of-parts", _page_tag)


def _page_tag(page: Page) -> str:
    tag = page_language(page)
    if not tag or not _judgeable(tag):
        return ""
    script, found = article_script(page), article_language(page)
    written = WRITTEN.get(primary(tag))
    if script and written and script not in written:
        return ""
    return "" if found.lang and can_detect(tag) and not found.may_be(tag) else tag


def _judgeable(tag: str) -> bool:
    parts = parts_of(tag)
    return parts is not None and not parts["script"] and primary(tag) in WRITTEN


def tag_of(element: Element, page: Page) -> str:
    """The language that the element is in by its markup, to measure its text by, else ""."""
    for up in (element, *element.ancestors()):
        tag = up.get("lang").strip()
        if tag and up.tag != "html":
            return tag if _judgeable(tag) else ""
    return page_tag(page)


def foreign(text: str, tag: str, fewest: int, fewest_same_script: int) -> Foreign | None:
    """What the text is, if it is not in the language of ``tag``; None where it is or may be.

    ``fewest`` words are needed where the letters are other ones, ``fewest_same_script`` where
    they are the same; in scripts without word spaces twice as many pairs of characters.
    """
    script = clear_script(text)
    written = WRITTEN.get(primary(tag))
    if not script or not written or _BOILERPLATE.search(text):
        return None
    wide = script in UNSPACED or script == "JAPANESE"
    words = len(tokens(text)) // (2 if wide else 1)
    other = script not in written
    if words < (fewest if other else fewest_same_script) or _says_it_twice(text, tag):
        return None
    found = detect(text)
    if not found.lang or found.may_be(tag):
        return None
    if not other and not can_detect(tag):
        return None
    return Foreign(found.lang, found.confidence, words, script, other)


def _says_it_twice(text: str, tag: str) -> bool:
    """Whether a part of the text is in the right language: it introduces or translates the rest."""
    written = WRITTEN[primary(tag)]
    for piece in _PIECES.split(text):
        if len(tokens(piece)) < FEWEST_IN_PIECE or clear_script(piece) not in written:
            continue
        if len(written) == 1 and clear_script(text) not in written:
            return True
        found = detect(piece)
        if found.may_be(tag) and found.confidence >= HALF_SURE:
            return True
    return False
