"""What tells that a picture is a chart, a map or an infographic, and not a photo with one in it.

A word alone is no proof: a photo may show a map seller, and a caption may speak of a table at a
restaurant. The word must lead its line as the name of the thing ("Map of …", "Rainfall chart: …";
in languages where the noun stands last, it must stand last), be the picture's credit ("Grafik:
dpa"), or stand in the names of a drawn file or in the markup.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from a11yaudit.article.alt import caption_core
from a11yaudit.article.signals import signals, words_in
from a11yaudit.page.identity import file_name
from a11yaudit.rules._pictures import lang_at
from a11yaudit.text.lexicon import everywhere, lexicon
from a11yaudit.text.norm import UNSPACED, norm, script_of

if TYPE_CHECKING:
    from a11yaudit.article import ArticleImage
    from a11yaudit.model import Element, Page

DRAWN = re.compile(r"\.(png|svg|gif|webp|avif)$", re.IGNORECASE)
Order = Literal["first", "last", "linked"]
# "A map seller" is a photo in these; elsewhere what follows "map" says of what it is one.
GERMANIC = frozenset("en de nl sv da nb nn no af is fo fy lb".split())
PHOTO_CREDIT = re.compile(r"\W*(?:\w*phot|\w*fot|\w*фот|\w*bild\b|\w*写真|撮影|사진|تصوير|צילום)")
TOGETHER = UNSPACED | {"HANGUL"}
LONGEST_CONNECTIVE = 3
MOST_BEFORE = 2
LONGEST_LEAD = 80
LONGEST_DETERMINER = 4
# Short words after which "map" or "chart" is a thing in a photo ("Map in hand, a hiker …").
NOT_CONNECTIVES = frozenset("in on at and is und et y e i og och en".split())
SAID_OF_CHARTS = frozenset("showing shows that which comparing".split())


def chart_words(element: Element, page: Page) -> frozenset[str]:
    """The words for charts, maps and infographics in the language of the place, and in English."""
    langs = (lang_at(element, page), "en")
    return frozenset(word for lang in langs if (lex := lexicon(lang)) for word in lex["chart"])


def says_chart(image: ArticleImage, page: Page) -> str:
    """The text or name that tells that the picture is a chart; "" where nothing does."""
    words = chart_words(image.element, page)
    order = _order(lang_at(image.element, page))
    core = caption_core(image.caption) if image.caption else ""
    if PHOTO_CREDIT.match(norm(image.credit)) or _begins_as_photo(image.name):
        return ""
    for line in (image.name, core):
        if leads(line, words, order):
            return line
    if any(re.match(rf"{re.escape(w)}\s*[:：/]", norm(image.credit)) for w in words):
        return image.credit
    return _named(image, words)


def _begins_as_photo(said: str) -> bool:
    text = norm(said)
    return any(text.startswith(f"{phrase} ") for phrase in everywhere("medium"))


def _order(lang: str) -> Order:
    """Where a language puts "map" in "map of Lund"."""
    words = lexicon(lang)
    if words is None or words.lang in GERMANIC:
        return "linked"
    return "last" if words["medium_end"] else "first"


def leads(line: str, words: frozenset[str], order: Order) -> bool:
    """Whether the line is named a chart, as "Map of Lund" is and "A map seller" is not."""
    text = norm(line)
    return any(
        _leads(text, word, order)
        or (order == "last" and text.endswith(word) and _parted(text, word))
        for word in words
        if word in text
    )


def as_word(word: str) -> str:
    """The pattern for a word where words are parted, and for its characters where they are not."""
    return ("" if script_of(word[0]) in TOGETHER else r"(?<!\w)") + re.escape(word)


def _parted(text: str, word: str) -> bool:
    """Whether the last word is a word of its own."""
    before = text[: -len(word)]
    return not before or script_of(word[0]) in TOGETHER or before[-1] in " -(「『"


def _leads(text: str, word: str, order: Order) -> bool:
    """Whether the word, with an article or one more word before it, opens the line as its name."""
    match = re.search(as_word(word) + r"(?P<sign>\s*[:：(–—]|$)?", text)
    before = text[: match.start()].split() if match else []
    if match is None or len(before) > MOST_BEFORE:
        return False
    if len(before) == MOST_BEFORE and len(before[0]) > LONGEST_DETERMINER:
        return False
    if match.group("sign") is not None:
        return True
    rest = text[match.end() :]
    if order == "first" and all(len(known) <= LONGEST_DETERMINER for known in before):
        return rest.startswith(" ") or script_of(word[0]) in TOGETHER
    if order == "last" or not rest.startswith(" "):
        return False
    follow = rest.split(maxsplit=1)[0]
    short = len(follow) <= LONGEST_CONNECTIVE and follow not in NOT_CONNECTIVES
    return (short and follow.isalpha()) or follow in SAID_OF_CHARTS


def _named(image: ArticleImage, words: frozenset[str]) -> str:
    """The file name or class that says so: of a drawn file, or both of them."""
    plain = _plain(words)
    files = [file_name(url) for url in image.sources]
    by_file = next((name for name in files if not plain.isdisjoint(_file_words(name))), "")
    around = [up for up in (image.element, *image.element.ancestors()) if up.tag == "figure"][:1]
    marked = any(not plain.isdisjoint(signals(e)) for e in (image.element, *around))
    drawn = bool(by_file and DRAWN.search(by_file)) or any(f.endswith(".svg") for f in files)
    if by_file and (drawn or marked):
        return by_file
    return files[0] if marked and drawn else ""


@lru_cache
def _plain(words: frozenset[str]) -> frozenset[str]:
    """The words as file names and classes write them: without accents and spaces."""
    split = (unicodedata.normalize("NFD", word).replace(" ", "") for word in words)
    return frozenset("".join(c for c in word if not unicodedata.combining(c)) for word in split)


def _file_words(name: str) -> frozenset[str]:
    return words_in(name) | frozenset(re.split(r"[\W_\d]+", norm(name)))


def mentions_chart(image: ArticleImage, page: Page) -> bool:
    """Whether anything of the picture speaks of a chart: enough to spare it, not to report it."""
    words = chart_words(image.element, page)
    said = norm(f"{image.name[:LONGEST_LEAD]} | {image.caption.full if image.caption else ''}")
    if any(re.search(as_word(word), said) for word in words):
        return True
    names = (_file_words(file_name(url)) for url in image.sources)
    plain = _plain(words)
    return any(not plain.isdisjoint(found) for found in (signals(image.element), *names))


def is_marked_chart(element: Element, page: Page) -> bool:
    """Whether the names of the element or of its figure say that it is a chart."""
    plain = _plain(chart_words(element, page))
    around = [element, *(up for up in element.ancestors() if up.tag == "figure")][:2]
    return any(not plain.isdisjoint(signals(e)) for e in around)
