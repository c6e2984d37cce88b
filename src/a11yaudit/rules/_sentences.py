"""Where two sentences run together: finds the places and makes the edits that part them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Insert, ReplaceText
from a11yaudit.page.reading import is_block, text_of
from a11yaudit.rules._reading import CODE, SILENT
from a11yaudit.text.lexicon import everywhere
from a11yaudit.text.norm import UNSPACED, dominant_script, norm, script_of

if TYPE_CHECKING:
    from a11yaudit.model import Edit, Element, Page

MARKS = ".!?։؟۔।"
ALWAYS_AN_END = "؟۔।"
QUOTES = "\"'“”„‟‘’‚«»‹›"
BRACKETS = ")]}"
# Vowel signs of Indic scripts are no letters for `re`, but parts of words all the same.
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0971-\u0dff\u064b-\u065f])"
INSIDE = re.compile(
    rf"(?P<before>{_LETTER}(?:['’]?{_LETTER})*)(?P<mark>[{MARKS}])"
    rf"(?P<between>[{QUOTES}{re.escape(BRACKETS)}]*)(?P<after>{_LETTER}+)"
)
IN_A_TOKEN = re.compile(r"[@/\\_=<>{}#&~^$|*+]|www\.|\(\)|::")
LONG_ENDINGS = frozenset(
    """com net org edu gov info dev biz app html htm php asp aspx txt pdf doc docx xls xlsx ppt jpg
    jpeg png gif svg mp3 mp4 zip exe dll java class json xml css csv innen""".split()
)
SHORT_ENDINGS = frozenset(
    "io co tv fm am ai de uk fr eu ru jp cn in br it es nl pl me us ch at be js ts py rb md".split()
)
ONE_LETTER_WORDS = frozenset("IAOEYÀÁÉÈÍÓÚВКСУИОЯАЗЙЄІ")
SURE_LOWER, SURE_CAPITAL, SURE_CASELESS = 4, 5, 4
PLAIN_TAGS = frozenset("a em i b strong u q cite span p div li td dd h2 h3 figcaption".split())
CUTTING = CODE | SILENT | frozenset("img sup sub svg button".split())
CUT, BREAK = "\ufffc", "\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text node: the element that holds it and where it stands in the block's text."""

    owner: Element
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """One missing space: where, between which words, and whether it certainly is missing."""

    at: int
    words: str
    sure: bool


def places_in(element: Element, page: Page) -> list[Place]:
    """Every place in the block where a sentence begins without a space before it."""
    pieces = _pieces(element)
    text = "".join(piece.text for piece in pieces)
    if dominant_script(text) in {*UNSPACED, "JAPANESE"}:
        return []
    found = []
    for match in INSIDE.finditer(text):
        sure = _judge(match, text, page)
        if sure is not None:
            found.append(Place(_cut(match, text), match.group(0), sure))
    return found


def _pieces(element: Element) -> list[Piece]:
    """The block's text nodes; breaks, pictures, code and what a style may set apart cut it."""
    pieces: list[Piece] = []
    length = 0

    def add(owner: Element, text: str) -> None:
        nonlocal length
        pieces.append(Piece(owner, length, text))
        length += len(text)

    def visit(here: Element) -> None:
        for child in here.children:
            if isinstance(child, str):
                add(here, child if here.exposed else CUT)
            elif child.tag == "br" or is_block(child):
                add(child, BREAK)
                visit(child)
                add(child, BREAK)
            elif child.tag in CUTTING or not child.rendered:
                add(child, CUT)
            elif _may_be_apart(child):
                add(child, CUT)
                visit(child)
                add(child, CUT)
            else:
                visit(child)

    visit(element)
    return pieces


def _may_be_apart(child: Element) -> bool:
    """Whether a style sheet may put space round the element that its text does not show."""
    dressed = child.tag == "span" and bool(child.classes)
    return (
        dressed
        or child.style.display != "inline"
        or bool(child.generated)
        or (child.tag not in PLAIN_TAGS)
    )


def _judge(match: re.Match[str], text: str, page: Page) -> bool | None:
    """True for a missing space, False for a likely one, None for something else."""
    before, after = match.group("before"), match.group("after")
    token = _token(match, text)
    if IN_A_TOKEN.search(token) or len(before) < 2 or _more_points(match, text):  # noqa: PLR2004
        return None
    if norm(f"{before}.", page.lang) in everywhere("abbreviation") and match.group("mark") == ".":
        return None
    if any(script_of(char) in UNSPACED for char in before[-1] + after[0]):
        return None
    if after[0].lower() == after[0].upper():
        return _judge_caseless(before, after, match)
    if not after[0].isupper() or before[-1].lower() != before[-1]:
        return None
    return _judge_cased(match, text, page)


def _judge_caseless(before: str, after: str, match: re.Match[str]) -> bool | None:
    same = script_of(before[0]) == script_of(after[0])
    if match.group("mark") in ALWAYS_AN_END:
        return False if same else None
    short = min(len(before), len(after) + 1) < SURE_CASELESS
    return None if short or not same or match.group("mark") == "!" else False


def _judge_cased(match: re.Match[str], text: str, page: Page) -> bool | None:
    before, after = match.group("before"), match.group("after")
    follows = text[match.end() : match.end() + 1]
    if len(after) == 1:
        if after not in ONE_LETTER_WORDS or follows not in (" ", "\u00a0", "’", "'"):
            return None
    elif not after[1:].islower():
        return None
    if match.group("between"):
        return True
    if after.lower() in LONG_ENDINGS:
        return None
    if not before[0].isupper():
        return len(before) >= SURE_LOWER
    if match.group("mark") != "." or after.lower() in SHORT_ENDINGS or _is_name(match, text, page):
        return None
    return len(before) >= SURE_CAPITAL and _is_common(after, page)


def _is_name(match: re.Match[str], text: str, page: Page) -> bool:
    """Whether the word with the point inside comes more than once, or begins the text."""
    again = _article_text(page).count(match.group(0)) > 1
    return again or not text[: match.start()].strip(QUOTES + " \n([")


def _is_common(word: str, page: Page) -> bool:
    """Whether the article has the word in small letters too: then it begins a sentence here."""
    return word.lower() in page.once("common-words", _small_words)


def _small_words(page: Page) -> frozenset[str]:
    return frozenset(word for word in _article_text(page).split() if word.islower())


def _article_text(page: Page) -> str:
    return text_of(article_of(page).root)


def _token(match: re.Match[str], text: str) -> str:
    """Everything around the match up to the next space on both sides."""
    start, end = match.start(), match.end()
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _more_points(match: re.Match[str], text: str) -> bool:
    """Whether it is part of a chain (a.b.c), an abbreviation or a call."""
    before = text[max(0, match.start() - 1) : match.start()]
    after = text[match.end() : match.end() + 2]
    if before.isdigit() or before in (".", "@", "_"):
        return True
    if len(match.group("after")) == 1 and after[:1] == ".":
        return True
    chained = len(after) > 1 and after[0] in ".!" and after[1].isalnum()
    return chained or after[:1].isdigit() or after[:1] == "("


def _cut(match: re.Match[str], text: str) -> int:
    """Where the space belongs: before a quotation mark that opens, else after those that close."""
    at = match.end("mark")
    for char in match.group("between"):
        if char in QUOTES and _opens(char, text[:at]):
            break
        at += 1
    return at


def _opens(char: str, before: str) -> bool:
    """Whether a quotation mark opens, by those that stand before it."""
    if char in "„‚‟":
        return True
    if char == "“":
        return before.count("„") <= before.count("“")
    if char in "”’":
        return False
    if char in "«»‹›":
        return sum(before.count(c) for c in "«»‹›") % 2 == 0
    if char == "'":
        return False
    return before.count(char) % 2 == 0


def spaces(element: Element, page: Page) -> tuple[Edit, ...]:
    """The edits that put in the missing spaces, where the markup lets one edit do it."""
    pieces = _pieces(element)
    made = (_edit(place, pieces) for place in places_in(element, page))
    return tuple(edit for edit in made if edit is not None)


def _edit(place: Place, pieces: list[Piece]) -> Edit | None:
    """Replace text inside one text node, or put a space at the border of an inline element."""
    left = next(p for p in pieces if p.start < place.at <= p.start + len(p.text))
    right = next((p for p in pieces if p.start <= place.at < p.start + len(p.text)), None)
    if left is right:
        at = place.at - left.start
        before, after = re.split(r"\s", left.text[:at])[-1], re.split(r"\s", left.text[at:])[0]
        return ReplaceText(left.owner, f"{before}{after}", f"{before} {after}")
    if right is None:
        return None
    if right.owner.parent is left.owner:
        return Insert(right.owner, "before", " ")
    return Insert(left.owner, "after", " ") if left.owner.parent is right.owner else None
