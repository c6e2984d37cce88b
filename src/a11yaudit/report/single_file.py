"""The whole report as one HTML file: the run page, then each page's report as a part of it.

It is put together from the files of the report folder, so that it says what they say. Fragment
ids get a prefix for each page, links between the files become links within this one, and each
picture is written into it once, as data.
"""

from __future__ import annotations

import base64
import posixpath
import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from a11yaudit.report.evidence import as_jpeg
from a11yaudit.report.grouping import name_of, report_file

if TYPE_CHECKING:
    from pathlib import Path

    from a11yaudit.report.grouping import Json

FILE = "a11y-report.html"
PRINTED = "a11y-report-print.html"
# What common mail servers take, encoded for the way.
MOST_BYTES = 25 * 1024 * 1024
_ENCODED = 4 / 3
_TYPES = {".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png"}
# Attributes that hold the ids of elements of the same file.
_IDS = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "data-copies")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the report as a part of the whole: its prefix, title, main content and frame."""

    prefix: str
    name: str
    main: Markup
    style: str
    script: str


@dataclass(slots=True)
class Pictures:
    """The pictures of the folder by file name, each with the id under which it is kept.

    ``jpeg`` says to write them as JPEG, which a PDF can hold as it is.
    """

    folder: Path
    jpeg: bool = False
    ids: dict[str, str] = field(default_factory=dict)

    def ident(self, file: str) -> str:
        """The id of a picture; empty where the folder does not have it."""
        if file not in self.ids:
            there = posixpath.splitext(file)[1] in _TYPES and (self.folder / file).is_file()
            self.ids[file] = f"picture-{len(self.ids) + 1}" if there else ""
        return self.ids[file]

    def data(self) -> list[tuple[str, str]]:
        """(id, data URI) of each picture that is used."""
        return [(ident, self.uri(file)) for file, ident in self.ids.items() if ident]

    def uri(self, file: str) -> str:
        """The picture as a data URI."""
        content, kind = (self.folder / file).read_bytes(), _TYPES[posixpath.splitext(file)[1]]
        if self.jpeg:
            content, kind = as_jpeg(content), "image/jpeg"
        return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def parts(report: Json, folder: Path, *, jpeg: bool = False) -> tuple[tuple[Part, ...], Pictures]:
    """The run page and the page reports that are in the folder, and their pictures."""
    pictures = Pictures(folder, jpeg)
    files = {"index.html": ""}
    for number, page in enumerate(report.get("pages") or (), 1):
        if (folder / report_file(page)).is_file():
            files.setdefault(report_file(page), f"p{number}-")
    names = {report_file(page): name_of(page) for page in report.get("pages") or ()}
    made = []
    for file, prefix in files.items():
        text = (folder / file).read_text(encoding="utf-8")
        writer = _Writer(file, files, pictures)
        writer.feed(text)
        writer.close()
        made.append(
            Part(
                prefix,
                names.get(file, ""),
                Markup("".join(writer.main)),  # noqa: S704 (our own files, escaped when made)
                "".join(writer.style),
                "".join(writer.script),
            )
        )
    return tuple(made), pictures


def size_of(report: Json, folder: Path) -> int:
    """About how many bytes the file will have, from the sizes of what goes into it."""
    files = ["index.html", *(report_file(page) for page in report.get("pages") or ())]
    pages = sum((folder / f).stat().st_size for f in files if (folder / f).is_file())
    pictures = folder / "pictures"
    used = pictures.iterdir() if pictures.is_dir() else ()
    return round(pages + _ENCODED * sum(f.stat().st_size for f in used if f.suffix in _TYPES))


class _Writer(HTMLParser):
    """Copies the main content of one of our files, changed where it names files and ids."""

    def __init__(self, file: str, files: dict[str, str], pictures: Pictures) -> None:
        super().__init__(convert_charrefs=False)
        self.main: list[str] = []
        self.style: list[str] = []
        self.script: list[str] = []
        self._file, self._files, self._pictures = file, files, pictures
        self._prefix = files[file]
        self._depth = 0
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self._depth = 1
        elif self._depth:
            self._depth += tag not in _VOID
            self.main.append(self._tag(tag, attrs, self.get_starttag_text() or ""))
        elif tag in ("style", "script"):
            self._into = self.style if tag == "style" else self.script

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth:
            self.main.append(self._tag(tag, attrs, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self._into = None
        if self._depth:
            self._depth -= 1
            if self._depth:
                self.main.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.main.append(data)
        elif self._into is not None:
            self._into.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _tag(self, tag: str, attrs: list[tuple[str, str | None]], raw: str) -> str:
        """The start tag as it was, or written anew with what has changed in it."""
        if tag == "image":
            return self._image(attrs)
        changed = [(name, self._value(tag, name, value)) for name, value in attrs]
        if self._prefix and re.fullmatch(r"h[1-5]", tag):
            changed.append(("aria-level", str(int(tag[1]) + 1)))
        return raw if changed == attrs else _written(tag, changed, closed=raw.endswith("/>"))

    def _value(self, tag: str, name: str, value: str | None) -> str | None:
        if value is None:
            return None
        if name in _IDS:
            return " ".join(self._prefix + one for one in value.split())
        if name == "href" and tag == "a":
            return self._link(value)
        if name == "src" and tag == "img":
            file = self._inside(value)
            return self._pictures.uri(file) if self._pictures.ident(file) else value
        return value

    def _link(self, href: str) -> str:
        """A link to another of our files leads to its part; all others stay."""
        if href.startswith("#view?"):
            return href
        if href.startswith("#"):
            return "#" + self._prefix + href[1:]
        file, _, fragment = href.partition("#")
        target = self._inside(file)
        if target not in self._files:
            return href
        prefix = self._files[target]
        return f"#{prefix}{fragment or 'start'}"

    def _inside(self, href: str) -> str:
        """The file of the folder that a relative address means; empty for other addresses."""
        try:
            if urlsplit(href).scheme:
                return ""
        except ValueError:
            return ""
        here = posixpath.dirname(self._file)
        return posixpath.normpath(posixpath.join(here, unquote(href)))

    def _image(self, attrs: list[tuple[str, str | None]]) -> str:
        """A drawn picture becomes a use of the one copy, scaled from the unit square."""
        given = {name: value or "" for name, value in attrs}
        ident = self._pictures.ident(self._inside(given.get("href", "")))
        if not ident:
            return ""
        move = f"translate({given.get('x', '0')} {given.get('y', '0')})"
        size = f"scale({given.get('width', '1')} {given.get('height', '1')})"
        return f'<use href="#{ident}" transform="{escape(f"{move} {size}")}"/>'


def _written(tag: str, attrs: list[tuple[str, str | None]], *, closed: bool) -> str:
    told = "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attrs
    )
    return f"<{tag}{told}{'/' if closed else ''}>"
