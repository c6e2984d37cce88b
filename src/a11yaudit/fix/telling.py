"""An element is found again in a file that made it by what is written there word for word.

Templates hold its id, its classes and its fixed words; articles hold its alt text, its file's name
and its text. A line is believed only where it is the one line that holds such a thing.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from a11yaudit.fix.location import Lines
from a11yaudit.page.identity import file_name
from a11yaudit.page.reading import text_of
from a11yaudit.text.norm import UNSPACED, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element

TEMPLATE, CONTENT = "template", "content"
NEAR_ANCESTORS = 3
MOST_WORDS = 8
FEWEST_WORDS = 2
SHORTEST_TEXT = 12  # characters: one long word tells too
SHORTEST_UNSPACED = 5  # characters of scripts without spaces
SHORTEST_NAME = 3
_GENERIC = frozenset("a b body div html i img p span".split())


def line_of(element: Element, text: str, owner: str) -> int | None:
    """The line of a file's text that makes the element, None where no single line tells.

    ``owner`` says what the file is: a template or an article's content. In a template, the line
    of an element around it will do.
    """
    line = _line(literals(element, owner), text)
    if line is None and owner == TEMPLATE:
        for up in list(element.ancestors())[:NEAR_ANCESTORS]:
            line = _line(list(_names(up)), text)
            if line is not None:
                break
    return line


class Literal(NamedTuple):
    """What may stand in a file: a part of it as it is, for a quick look, and the whole pattern."""

    part: str
    pattern: re.Pattern[str]


def literals(element: Element, owner: str) -> list[Literal]:
    """What tells the element, the most telling first."""
    names, words = list(_names(element)), list(_words(element))
    return names + words if owner == TEMPLATE else words + names


def _names(element: Element) -> Iterator[Literal]:
    """Its id and its classes, all of them and each: as an attribute has them, then anywhere."""
    classes = (" ".join(element.classes), *element.classes)
    for name, value in (("id", element.get("id")), *(("class", value) for value in classes)):
        if len(value) >= SHORTEST_NAME:
            spaced = r"\s+".join(re.escape(part) for part in value.split())
            whole = rf"(?<![\w-]){spaced}(?![\w-])"
            attribute = rf"""{name}\s*=\s*(?:"[^"]*{whole}|'[^']*{whole}|{whole})"""
            for pattern in (attribute, whole):
                yield Literal(value.split()[0], re.compile(pattern))


def _words(element: Element) -> Iterator[Literal]:
    """Its alt text, the name of its file, its labels, its text, where it leads."""
    for name in ("alt", "aria-label", "title", "placeholder"):
        yield from _phrase(element.get(name))
    for name in ("src", "data-src"):
        file = file_name(element.get(name))
        if len(file) > SHORTEST_NAME:
            yield Literal(file, re.compile(rf"(?<![\w-]){re.escape(file)}"))
    pieces = [piece for piece in element.children if isinstance(piece, str)]
    yield from _phrase(max(pieces, key=len, default=""))
    if element.tag not in _GENERIC or not pieces:
        yield from _phrase(text_of(element))
    target = element.get("href")
    if len(target) > SHORTEST_NAME:
        yield Literal(target, re.compile(rf"(?<![\w/-]){re.escape(target)}(?![\w/-])"))


def _phrase(text: str) -> Iterator[Literal]:
    """The text's first words, whatever space is between them."""
    words = text.split()[:MOST_WORDS]
    said = " ".join(words)
    least = SHORTEST_UNSPACED if any(script_of(c) in UNSPACED for c in said) else SHORTEST_TEXT
    if len(words) >= FEWEST_WORDS or len(said) >= least:
        longest = max(words, key=len)
        yield Literal(longest, re.compile(r"\s+".join(re.escape(word) for word in words)))


def _line(tells: list[Literal], text: str) -> int | None:
    """The line of the first pattern that stands in one line alone, written or with entities."""
    for part, pattern in tells:
        for version in _versions(text):
            if part not in version.text:
                continue
            found = {version.at(match.start())[0] for match in pattern.finditer(version.text)}
            if len(found) == 1:
                return found.pop()
    return None


@lru_cache(maxsize=8)
def _versions(text: str) -> tuple[Lines, ...]:
    """The text as it is written and, if that is something else, as it is read."""
    plain = html.unescape(text)
    return (Lines(text),) if plain == text else (Lines(text), Lines(plain))
