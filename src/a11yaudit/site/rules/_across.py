"""What rules across pages share: which pictures are the same, and what a text says of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from a11yaudit.article.alt import word_count
from a11yaudit.said import say, say_list, say_number
from a11yaudit.site.picture_hash import alike
from a11yaudit.text.lexicon import everywhere
from a11yaudit.text.norm import UNSPACED, ends_a_sentence, norm, script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from a11yaudit.model import SitePage, SitePicture

Telling = Literal["kind", "label", "phrase", "sentence"]

FEWEST_ARTICLES = 3
FEWEST_WORDS = 5
FEWEST_SENTENCE_WORDS = 6
CERTAIN_WORDS = 12
MOST_NAME_WORDS = 8
SHORT_WORD = 4
MOST_NAMED_PAGES = 3


class Member(NamedTuple):
    """A picture and the page that it stands on."""

    page: SitePage
    picture: SitePicture


def repeated(
    pages: Sequence[SitePage], words: Callable[[SitePicture], str]
) -> Iterator[tuple[str, list[Member], int]]:
    """(the text, the first picture with it on each page, how many of these are different).

    Only texts that stand under at least three different pictures in at least three articles.
    """
    groups: dict[str, list[Member]] = {}
    for page in pages:
        mine: dict[str, SitePicture] = {}
        for picture in page.pictures:
            mine.setdefault(norm(words(picture), picture.lang), picture)
        for text, picture in mine.items():
            groups.setdefault(text, []).append(Member(page, picture))
    for text, members in groups.items():
        if text and len(members) >= FEWEST_ARTICLES:
            different = count_different(member.picture for member in members)
            if different >= FEWEST_ARTICLES:
                yield text, members, different


def count_different(pictures: Iterable[SitePicture]) -> int:
    """How many pictures these are, whatever their sizes: by file and by what was rendered."""
    names: set[str] = set()
    hashes: list[int] = []
    count = 0
    for picture in pictures:
        mine = picture.hash
        known = picture.identity in names or (
            mine is not None and any(alike(mine, other) for other in hashes)
        )
        names.add(picture.identity)
        if mine is not None:
            hashes.append(mine)
        count += not known
    return count


def telling(text: str, lang: str) -> Telling:
    """What a text says of a picture if it stands under several.

    ``kind``: only what kind of picture it is ("File photo"). ``label``: perhaps a name, which
    many pictures may bear. ``sentence``: so much that it cannot be true of all; ``phrase``: less.
    """
    if _tells_kind(norm(text, lang)):
        return "kind"
    count, said = word_count(text), re.findall(r"\w+", text)
    if count < FEWEST_WORDS or not said or (count <= MOST_NAME_WORDS and _only_names(said)):
        return "label"
    ended = ends_a_sentence(text) and not said[-1][0].isupper()
    if count >= CERTAIN_WORDS or (ended and count >= FEWEST_SENTENCE_WORDS):
        return "sentence"
    return "phrase"


def _only_names(words: list[str]) -> bool:
    """Whether every longer word begins with a capital or a digit, as those of names do."""
    long = [word for word in words if len(word) > SHORT_WORD]
    return all(word[0].isupper() or word[0].isdigit() for word in long)


def _tells_kind(text: str) -> bool:
    """Whether the text is, begins or ends with what editors write under stock pictures."""
    if any(text in everywhere(key) for key in ("placeholder", "credit", "file_photo")):
        return True
    return any(
        (text.startswith(kind) and _ends_there(kind, text[len(kind)]))
        or (text.endswith(kind) and _ends_there(kind, text[-len(kind) - 1]))
        for kind in everywhere("file_photo")
    )


def _ends_there(word: str, neighbour: str) -> bool:
    """Whether the word is not part of a longer one."""
    return not neighbour.isalnum() or script_of(word[0]) in UNSPACED


def places(members: Iterable[Member], here: SitePage) -> str:
    """The pages in words: "here, in a.html, in b.html and in 4 more articles"."""
    others = [member.page.target for member in members if member.page is not here]
    rest = len(others) - MOST_NAMED_PAGES
    named = others if rest <= 1 else others[:MOST_NAMED_PAGES]
    parts = [say("here"), *(say("in {page}", page=target) for target in named)]
    if len(named) < len(others):
        parts.append(say_number("in {number} more article", "in {number} more articles", rest))
    return say_list(parts)
