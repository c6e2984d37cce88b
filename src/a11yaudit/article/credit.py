"""Splits a caption into what it tells and whom it credits, in any language.

Three kinds of evidence, the surest first: a child that the markup calls a credit (class,
itemprop), a trailing part that begins with a credit marker of some language ("Foto:", "写真"),
and a trailing part in the shape of a credit whatever the language ("©…", "(AP)", "Name/Agency").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from a11yaudit.article.signals import CAPTION, CREDIT, marked, signals
from a11yaudit.page.reading import text_of
from a11yaudit.text.lexicon import everywhere
from a11yaudit.text.norm import UNSPACED, norm, script_of, units

if TYPE_CHECKING:
    from a11yaudit.model import Element
    from a11yaudit.page.reading import Reader

AGENCIES = """AP|AFP|EPA|EFE|dpa|ANSA|APA|PTI|TASS|Reuters|Getty(?: Images)?|AP Photo|Xinhua|Kyodo|
    Shutterstock|iStock|Alamy|Unsplash|Pixabay|Pexels|imago|picture alliance|Keystone|NTB|TT|ANP|
    Belga|Lusa|PAP|MTI|CTK|ČTK|RIA|Anadolu|Wikimedia(?: Commons)?|NASA|Yonhap|Europa Press|ZUMA"""
_AGENCY = "(?:" + "|".join(part.strip() for part in AGENCIES.split("|")) + ")"
LONGEST_CREDIT = 120
LONGEST_LONE_CREDIT = 80
SHORTEST_CAPTION = 16
_NAMES = r"[^()\[\].!?。:]{2,80}"
_SHAPES = re.compile(
    rf"""(?P<credit>
      [(\[]\s*(?:{_NAMES}\s*[/|]\s*)?{_AGENCY}\b[^()\[\]]{{0,60}}[)\]]\s*\.?   # (… / AP)
    | [(\[]\s*(?:©|\(c\)|@)[^()\[\]]{{1,80}}[)\]]\.?                         # (© …)
    | (?:©|ⓒ|\(c\)\s|Ⓒ)\s?[^.!?]{{1,100}}$                                    # © …
    | (?<=[.!?»”"])\s+{_NAMES}\s?/\s?{_NAMES}$                                # …. Name/Agency
    | (?<=[.!?»”"])\s+{_AGENCY}$                                             # …. Reuters
    )\s*$""",
    re.VERBOSE,
)


def split(element: Element, reader: Reader = "rendered") -> tuple[str, str, str]:
    """(full text, core without credit, credit) of a caption element."""
    full = text_of(element, reader)
    inner = [e for e in element.descendants() if marked(e, CAPTION) and text_of(e, reader)]
    if len(inner) == 1:
        core = text_of(inner[0], reader)
        rest = _tidy(full.replace(core, " ", 1))
        if rest and (is_credit(rest) or starts_with_marker(rest)):
            return full, core, rest
    pieces = _marked_credits(element)
    if pieces:
        core = full
        for piece in pieces:
            core = core.replace(text_of(piece, reader), " ", 1)
        return full, _tidy(core), " ".join(text_of(piece, reader) for piece in pieces)
    core, credit = split_text(full)
    return full, core, credit


def tells_more(text: str) -> bool:
    """Whether the text of a field meant for the credit is a caption with its credit."""
    core, credit = split_text(text)
    return bool(credit) and units(core) >= SHORTEST_CAPTION and not is_credit(core)


def own_credit(element: Element) -> str:
    """The text of the element's parts that the markup calls credits."""
    return " ".join(text_of(piece) for piece in _marked_credits(element))


def _marked_credits(element: Element) -> list[Element]:
    found: list[Element] = []
    for inner in element.descendants():
        names = signals(inner)
        if (
            not CREDIT.isdisjoint(names)
            and CAPTION.isdisjoint(names - {"captioncredit", "imagecaptioncredit"} - CREDIT)
            and inner.rendered
            and 0 < units(text_of(inner)) <= LONGEST_CREDIT
            and not tells_more(text_of(inner))
            and not any(inner.within(outer) for outer in found)
            and not any(marked(e, CAPTION) for e in inner.descendants())
        ):
            found.append(inner)
    return found


def split_text(text: str) -> tuple[str, str]:
    """(core, credit) of a caption's text; the credit is empty where none is recognised."""
    for pattern in (_marker_pattern(), _SHAPES):
        match = pattern.search(text)
        if match and units(match.group("credit")) <= LONGEST_CREDIT and _begins(match):
            core = _tidy(text[: match.start("credit")])
            return core, match.group("credit").strip()
    return text, ""


def _begins(match: re.Match[str]) -> bool:
    """Whether the credit begins a thought of its own: not the "foto" of "En la foto: …"."""
    before = match.string[: match.start("credit")].rstrip()
    first = match.group("credit")[0]
    return not (before and before[-1].isalpha() and first.islower())


def is_credit(text: str) -> bool:
    """Whether the text is a credit and nothing else."""
    core, credit = split_text(text)
    if credit and not norm(core):
        return units(text) <= LONGEST_LONE_CREDIT
    return bool(
        re.fullmatch(rf"\(?{_NAMES}\s?/\s?{_AGENCY}[^()]{{0,40}}\)?\.?", text.strip())
    ) or bool(re.fullmatch(rf"\(?(?:{_NAMES}\s)?{_AGENCY}\)?\.?", text.strip()))


def starts_with_marker(text: str) -> bool:
    """Whether the text begins with a credit marker of some language and a separator."""
    return bool(_leading().match(text.strip()))


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[]?\s*(?:{_markers()}|©|ⓒ)\s*(?:[:：/|]|\bby\b|\bvia\b|©)", re.IGNORECASE
    )


def _markers() -> str:
    words = sorted(everywhere("credit"), key=len, reverse=True)
    return "|".join(re.escape(word) + _end_of(word) for word in words)


def _end_of(word: str) -> str:
    """What follows a marker: no letter of the same word, where words have ends ("Bildung")."""
    return "" if script_of(word[-1]) in UNSPACED else r"(?!\w)\.?"


@lru_cache(maxsize=1)
def _marker_pattern() -> re.Pattern[str]:
    markers = _markers()
    return re.compile(
        rf"""(?P<credit>
          [(\[]\s*(?:{markers})\s*[:：/|]?\s*[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]]\s*\.?
        | (?:(?<=^)|(?<=[\s.!?。」"”»\-–—|]))(?:{markers})\s*(?:[:：]|\s[-–]\s|/|©)
          \s*[^.!?。]{{0,80}}(?:\.[^.!?。\s]{{1,20}})*\.?
        )\s*$""",
        re.VERBOSE | re.IGNORECASE,
    )


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().strip("|/–—-").strip()
