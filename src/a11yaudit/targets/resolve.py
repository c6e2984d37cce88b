"""Targets are resolved before anything is loaded: a wrong one stops the run with a sentence."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from a11yaudit.errors import TargetError
from a11yaudit.targets.address import (
    HTML_SUFFIXES,
    displayed,
    file_url_path,
    is_web,
    not_a_target,
    web_url,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SKIPPED_FOLDERS = frozenset({"node_modules"})
LISTS = (".txt", ".csv", ".lst", ".tsv")


@dataclass(frozen=True, slots=True)
class Target:
    """One page to audit.

    ``given`` is as the user wrote it, without secrets; a page in a folder has the folder and the
    path in it, joined. ``url`` is what the browser loads: for a file it is empty until `serving`
    has given it a loopback address. ``file`` and ``root`` (the folder that is served as the site's
    root) are None for pages of the web.
    """

    given: str
    url: str = ""
    file: Path | None = None
    root: Path | None = None


def resolve(
    targets: Sequence[str], urls_file: str | None = None, root: Path | None = None
) -> list[Target]:
    """The pages that ``targets`` and the list in ``urls_file`` ("-" is standard input) mean.

    Duplicates are dropped, the order is kept. ``root`` is the folder to serve files from, by
    default a file's own folder or the folder named. Raises `TargetError`.
    """
    if root is not None and not root.is_dir():
        raise TargetError(f"The root {str(root)!r} is not a folder.", "Give --root a folder.")
    found: dict[str | Path, Target] = {}
    for text in targets:
        for target in _targets_of(text, Path(), root):
            found.setdefault(target.file or target.url, target)
    if urls_file is not None:
        for target in _listed(urls_file, root):
            found.setdefault(target.file or target.url, target)
    if not found:
        raise TargetError(
            "There is nothing to audit.",
            "Name URLs, HTML files or folders, or a list of them with --urls FILE.",
        )
    return list(found.values())


def _targets_of(text: str, beside: Path, root: Path | None) -> Iterator[Target]:
    """The pages of one target; a relative path is relative to the folder ``beside``."""
    text = text.strip()
    if is_web(text):
        yield Target(displayed(text), web_url(text))
        return
    is_file_url = text[:5].lower() == "file:"
    path = file_url_path(text) if is_file_url else beside / Path(text).expanduser()
    if text and path.is_dir():
        yield from _in_folder(text, path, root)
    elif text and path.is_file():
        yield _file(text, path, root)
    else:
        raise not_a_target(text)


def _file(text: str, path: Path, root: Path | None) -> Target:
    suffix = path.suffix.lower()
    if suffix not in HTML_SUFFIXES:
        hint = "Files to audit end in .html, .htm or .xhtml."
        if suffix in LISTS:
            hint = f"To audit the pages that it lists, write --urls {text}."
        raise TargetError(f"{text!r} is not an HTML file.", hint)
    return _target(text, path, root or path.parent)


def _target(given: str, path: Path, root: Path) -> Target:
    file, root = path.resolve(), root.resolve()
    if not file.is_relative_to(root):
        raise TargetError(
            f"{given!r} lies outside of the root {str(root)!r}.",
            "Give --root a folder that holds all files, or leave it out.",
        )
    return Target(given, file=file, root=root)


def _in_folder(text: str, folder: Path, root: Path | None) -> Iterator[Target]:
    """The HTML files below the folder, sorted by path; hidden ones are no pages of a site."""
    real = folder.resolve()
    files = sorted(_html_files(folder), key=lambda path: path.as_posix())
    inside = [path for path in files if path.resolve().is_relative_to(real)]
    if not inside:
        raise TargetError(
            f"The folder {text!r} holds no .html or .htm file.",
            "Give the folder that the site was built into.",
        )
    prefix = "" if text in (".", "./") else text.rstrip("/\\") + "/"
    for path in inside:
        yield _target(prefix + path.relative_to(folder).as_posix(), path, root or folder)


def _html_files(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS
        ]
        for name in files:
            path = Path(place, name)
            if path.suffix.lower() in HTML_SUFFIXES and not name.startswith("."):
                yield path


def _listed(urls_file: str, root: Path | None) -> Iterator[Target]:
    """The pages of a list: one target a line, blank lines and ``#`` comments skipped."""
    name, beside = "standard input", Path()
    if urls_file == "-":
        raw = sys.stdin.buffer.read()
    else:
        name, beside = urls_file, Path(urls_file).parent
        try:
            raw = Path(urls_file).read_bytes()
        except OSError as error:
            raise TargetError(
                f"The list {urls_file!r} cannot be read: {error.strerror}.",
                "Give --urls a text file with one target a line, or - for standard input.",
            ) from error
    for number, line in enumerate(_text(raw, name).splitlines(), start=1):
        text = line.strip()
        if text and not text.startswith("#"):
            try:
                yield from _targets_of(text, beside, root)
            except TargetError as error:
                raise TargetError(f"{name}, line {number}: {error.message}", error.hint) from error


def _text(raw: bytes, name: str) -> str:
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return raw.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise TargetError(f"{name} is not a text in UTF-8.", "Save the list as UTF-8.") from error
