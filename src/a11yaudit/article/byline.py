"""Who wrote the article, in which section it stands and when it came out, as the page declares it.

JSON-LD is believed first, then ``meta`` elements, then the markup (``rel=author``, ``itemprop``,
``time``). What nobody declares is not guessed from the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from a11yaudit.article.headline import ARTICLE_TYPES, json_ld
from a11yaudit.page.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from a11yaudit.model import Element, Page

MOST_NAMES = 12
LONGEST_NAME = 120
_META_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator")
_META_SECTION = ("article:section", "parsely-section", "section", "dc.subject")
_META_DATE = ("article:published_time", "parsely-pub-date", "date", "dc.date", "dc.date.issued")
_ADDRESS = re.compile(r"^(https?:|www\.|@|/)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?$")


@dataclass(frozen=True, slots=True)
class Byline:
    """``names`` in their order, empty where nobody is named; ``published`` is an ISO 8601 date."""

    names: tuple[str, ...] = ()
    section: str | None = None
    published: str | None = None


def byline_of(page: Page) -> Byline:
    """The byline of the page, computed once."""
    return page.once("byline", _byline)


def _byline(page: Page) -> Byline:
    things = [thing for thing in json_ld(page) if _is_article(thing)]
    meta = _meta(page)
    names = _first(
        (_names(thing.get("author")) or _names(thing.get("creator")) for thing in things),
        (_clean_names(meta.get(key, ())) for key in _META_AUTHOR),
        (_clean_names(_marked(page)),),
    )
    sections = _first(
        (_clean_names(_texts(thing.get("articleSection"))) for thing in things),
        (_clean_names(meta.get(key, ())) for key in _META_SECTION),
        (_clean_names(_valued(page, "articleSection")),),
    )
    dates = _first(
        (_dates(_texts(thing.get("datePublished"))) for thing in things),
        (_dates(meta.get(key, ())) for key in _META_DATE),
        (_dates(_valued(page, "datePublished")),),
    )
    return Byline(tuple(names), next(iter(sections), None), next(iter(dates), None))


def _first(*sources: Iterable[list[str]]) -> list[str]:
    """The first source that says anything."""
    return next((found for source in sources for found in source if found), [])


def _is_article(thing: dict[str, Any]) -> bool:
    kind = thing.get("@type", "")
    return bool(ARTICLE_TYPES.search(" ".join(_texts(kind))))


def _texts(value: object) -> list[str]:
    """A string, or the strings of a list; anything else says nothing."""
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]


def _names(author: object) -> list[str]:
    """The names of an author: a string, an object with a name, or a list of these."""
    found: list[str] = []
    for one in author if isinstance(author, list) else [author]:
        if isinstance(one, dict):
            found += _texts(one.get("name"))
        elif isinstance(one, str):
            found.append(one)
    return _clean_names(found)


def _clean_names(texts: Iterable[str]) -> list[str]:
    """The texts in one line each, once each; addresses and handles are no names."""
    lines = (" ".join(text.split())[:LONGEST_NAME] for text in texts)
    named = (line for line in lines if line and not _ADDRESS.match(line))
    return list(islice(dict.fromkeys(named), MOST_NAMES))


def _dates(texts: Iterable[str]) -> list[str]:
    return [text.strip() for text in texts if _is_date(text.strip())]


def _is_date(text: str) -> bool:
    if _DAY.match(text):
        text = text if len(text) > len("2026-01") else f"{text}-01"
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return text[:4].isdigit() and text[4:5] == "-"


def _meta(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in page.find("meta"):
        name = (element.get("property") or element.get("name")).strip().lower()
        found.setdefault(name, []).append(element.get("content"))
    return found


def _marked(page: Page) -> Iterator[str]:
    """The texts of what the markup calls the author, links before microdata."""
    links = [a for a in page.find("a", "link") if "author" in a.get("rel").lower().split()]
    yield from (text_of(link, "source") for link in links)
    yield from _valued(page, "author")


def _valued(page: Page, prop: str) -> Iterator[str]:
    """What microdata says of a property of the page."""
    for element in page.elements:
        if prop not in element.get("itemprop").split():
            continue
        name = next((e for e in element.descendants() if e.get("itemprop") == "name"), element)
        yield _value(name)


def _value(element: Element) -> str:
    return element.get("content") or element.get("datetime") or text_of(element, "source")
