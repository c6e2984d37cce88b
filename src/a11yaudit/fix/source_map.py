"""A source map says which template and which content file a page is made of.

It is a TOML file with tables ``[[map]]``; each has a ``url`` pattern (``*`` is any part of one
path segment, ``**`` anything), a ``template`` or a ``content`` file or both, in which ``{1}`` is
what the first star stood for, and perhaps a ``selector`` for what it is about. Paths are relative
to the map's own folder. Of the entries that fit a place, the first with a template names the
template and the first with a content file names that; one with a selector and one file is right
for both.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from a11yaudit.errors import UserError
from a11yaudit.fix.location import Location
from a11yaudit.fix.telling import CONTENT, TEMPLATE, line_of
from a11yaudit.page.selecting import is_selector, matching

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yaudit.model import Element, Page

KEYS = ("url", "template", "content", "selector")
OWNERS = (TEMPLATE, CONTENT)
WHOLE_PAGE = ""  # in place of a finding's fingerprint
LARGEST_FILE = 2_000_000  # bytes in which a line is looked for
_INDEX = re.compile(r"index\.x?html?$")
_STAR = re.compile(r"\*\*|\*")
_REFERENCE = re.compile(r"\{(\d+)\}")

Places = dict[str, Location]  # by owner


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[map]]`` of the file; ``number`` counts them from 1."""

    number: int
    url: str
    pattern: re.Pattern[str]
    files: Mapping[str, str]
    selector: str = ""

    def stars(self, url: str) -> tuple[str, ...] | None:
        """What the stars of the pattern stand for in this address; None where it does not fit."""
        parts = urlsplit(url)
        path = unquote(parts.path) or "/"
        start = f"{parts.scheme}://{parts.netloc}" if "://" in self.url else ""
        for form in dict.fromkeys((path, _INDEX.sub("", path), path.rstrip("/") or "/")):
            found = self.pattern.fullmatch(start + form)
            if found and not any(".." in star.split("/") for star in found.groups()):
                return found.groups()
        return None


@dataclass(slots=True)
class SourceMap:
    """The entries of a source map; ``used`` are the numbers of those that fitted a page."""

    path: Path
    entries: Sequence[Entry]
    used: set[int] = field(default_factory=set)
    _texts: dict[Path, str | None] = field(default_factory=dict)

    def places_of(self, element: Element | None, page: Page) -> Places:
        """Where an element of the page is to be changed, by owner; None is the page as a whole."""
        found: Places = {}
        for entry, stars in self._fitting(page.url):
            if entry.selector and not (element and element.index in matching(page, entry.selector)):
                continue
            named = {
                owner: self.place(_filled(file, stars), element, owner)
                for owner, file in entry.files.items()
            }
            if entry.selector and len(named) == 1:
                named = dict.fromkeys(OWNERS, *named.values())
            found = named | found
        return found

    def place(self, file: str, element: Element | None, owner: str) -> Location:
        """The file as it is called from here, and the line in it that makes the element."""
        path = self.path.parent / file
        text = self._text(path) if element else None
        line = line_of(element, text, owner) if element and text else None
        return Location(_from_here(path), line)

    def unused(self) -> list[str]:
        """The patterns that fitted no page."""
        return [entry.url for entry in self.entries if entry.number not in self.used]

    def _fitting(self, url: str) -> Iterator[tuple[Entry, tuple[str, ...]]]:
        for entry in self.entries:
            stars = entry.stars(url)
            if stars is not None:
                self.used.add(entry.number)
                yield entry, stars

    def _text(self, path: Path) -> str | None:
        """The file's text; None where it cannot be read or holds no text to speak of."""
        if path not in self._texts:
            try:
                fits = path.is_file() and path.stat().st_size <= LARGEST_FILE
                self._texts[path] = path.read_text("utf-8", "replace") if fits else None
            except OSError:
                self._texts[path] = None
        return self._texts[path]


def _filled(file: str, stars: Sequence[str]) -> str:
    return _REFERENCE.sub(lambda found: stars[int(found[1]) - 1], file)


def _from_here(path: Path) -> str:
    """The path as seen from the working folder, with slashes."""
    plain = Path(os.path.normpath(path.absolute()))
    here = Path.cwd()
    return (plain.relative_to(here) if plain.is_relative_to(here) else plain).as_posix()


def read_source_map(path: Path) -> SourceMap:
    """Read a source map. Raises `UserError`."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError(f"The source map {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"The source map {path} is no TOML file: {error}.") from error
    _known(told, ("map",), f"The source map {path}")
    tables = told.get("map")
    if not isinstance(tables, list) or not tables:
        raise UserError(
            f"The source map {path} has no [[map]].",
            'Write [[map]], url = "/news/*" and template = "article.html", one below the other.',
        )
    entries = [_entry(table, number, path) for number, table in enumerate(tables, start=1)]
    return SourceMap(path, entries)


def _known(table: Mapping[str, Any], keys: Sequence[str], what: str) -> None:
    for key in table:
        if key not in keys:
            close = difflib.get_close_matches(key.lower(), keys, n=1, cutoff=0.5)
            meant = f"Did you mean {close[0]}? " if close else ""
            listed = ", ".join(keys)
            raise UserError(f"{what} has an unknown key {key!r}.", f"{meant}Known: {listed}.")


def _entry(table: object, number: int, path: Path) -> Entry:
    what = f"The [[map]] number {number} of {path}"
    if not isinstance(table, dict):
        raise UserError(f"{what} is no table.", "Write [[map]] above its keys.")
    _known(table, KEYS, what)
    for key, value in table.items():
        if not isinstance(value, str) or not value.strip():
            raise UserError(f"{what} has no text for {key!r}.", f'Write {key} = "…".')
    url, selector = table.get("url", ""), table.get("selector", "")
    if not url.startswith("/") and "://" not in url:
        raise UserError(
            f"{what} needs a url that begins with a slash or with https://.",
            'Such as url = "/news/*".',
        )
    files = {owner: table[owner] for owner in OWNERS if owner in table}
    if not files:
        raise UserError(f"{what} names no file.", "Give it a template, a content file, or both.")
    if selector and not is_selector(selector):
        raise UserError(f"{what} has {selector!r} for a selector.", "Write a CSS selector.")
    stars = len(_STAR.findall(url))
    for file in files.values():
        for reference in map(int, _REFERENCE.findall(file)):
            if not 1 <= reference <= stars:
                counted = "1 star" if stars == 1 else f"{stars} stars"
                raise UserError(
                    f"{what} speaks of {{{reference}}}, and its url has {counted}.",
                    "{1} is what the first star stands for, {2} the second.",
                )
    return Entry(number, url, _pattern(url), files, selector)


def _pattern(url: str) -> re.Pattern[str]:
    """The pattern as a regular expression with a group for each star."""
    parts, last = [], 0
    for star in _STAR.finditer(url):
        parts += [re.escape(url[last : star.start()]), "(.*)" if star[0] == "**" else "([^/]*)"]
        last = star.end()
    return re.compile("".join([*parts, re.escape(url[last:])]), re.DOTALL)


def name_sources(
    pages: Sequence[dict[str, Any]],
    causes: Sequence[dict[str, Any]],
    places: Mapping[str, Mapping[str, Places]],
) -> None:
    """Write into findings and causes of a JSON report where they are to be changed.

    ``places`` are by target and by fingerprint of a finding; for findings that it lacks (those of
    a look across pages) those of the `WHOLE_PAGE` stand. A cause has a source where all its
    findings agree on the file, with a line where they agree on that.
    """
    owners = {cause["id"]: cause["owner"] for cause in causes}
    named: dict[str, list[dict[str, Any] | None]] = {}
    for page in pages:
        here = places.get(page["target"], {})
        for finding in page["findings"]:
            known = here.get(finding["fingerprint"], here.get(WHOLE_PAGE, {}))
            place = known.get(owners.get(finding["cause"], CONTENT))
            finding["source"] = place.view if place else None
            named.setdefault(finding["cause"], []).append(finding["source"])
    for cause in causes:
        cause["source"] = _shared(named.get(cause["id"], []))


def _shared(sources: Sequence[dict[str, Any] | None]) -> dict[str, Any] | None:
    told = [source for source in sources if source]
    if not told or len(told) < len(sources) or len({source["file"] for source in told}) > 1:
        return None
    lines = {source["line"] for source in told}
    return {"file": told[0]["file"], "line": lines.pop() if len(lines) == 1 else None}
