"""A file is changed as a whole or not at all, and only if it still is what was read."""

from __future__ import annotations

import contextlib
import difflib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from a11yaudit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.fix.document import Document

NO_NEWLINE = b"\n\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it was read: ``path`` as it was named, ``real`` where links lead, its bytes."""

    path: Path
    real: Path
    body: bytes


def read_file(path: Path) -> FileRead:
    """Read the file, through symbolic links. Raises `UserError`."""
    try:
        real = path.resolve(strict=True)
        return FileRead(path, real, real.read_bytes())
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        reason = getattr(error, "strerror", None) or "its links lead in a circle"
        raise UserError(f"{path} cannot be read: {reason}.") from error


def write_file(read: FileRead, body: bytes) -> None:
    """Give the file new bytes: a crash or a full disk leaves it as it was.

    The new file is made beside the old one and takes its place in one step; it has the old one's
    permissions. A link stays a link, and the file that it leads to is changed. Raises `UserError`
    where the file has changed since it was read, is protected, or cannot be written.
    """
    real = read.real
    try:
        if real.read_bytes() != read.body:
            raise UserError(
                f"{read.path} has changed since it was read, and is left alone.",
                "Run a11yaudit once more.",
            )
        if not os.access(real, os.W_OK):
            raise UserError(f"{read.path} is protected against writing, and is left alone.")
        _replace(real, body)
    except OSError as error:
        raise UserError(
            f"{read.path} could not be written ({error.strerror}); it is as it was."
        ) from error


def _replace(real: Path, body: bytes) -> None:
    mode = real.stat().st_mode & 0o7777
    handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name[:100]}.", suffix=".tmp")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(mode)
        new.replace(real)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    _sync_folder(real.parent)


def _sync_folder(folder: Path) -> None:
    """Make the change of name last; some systems have no such thing."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unified_diff(document: Document, text: str, name: str) -> bytes:
    """What changes between the document and its new text, as a patch that git and patch take.

    The bytes are the file's own, so that the patch fits the file whatever its encoding; only of
    UTF-16 files, which patches cannot change, it is UTF-8 for people to read. Empty where nothing
    changes.
    """
    if document.codec.startswith("utf-16"):
        old, new = document.text.encode("utf-8", "replace"), text.encode("utf-8", "replace")
    else:
        old, new = document.body, document.encode(text)
    label = name.replace("\\", "/").encode() + (b"\t" if " " in name else b"")
    lines = difflib.diff_bytes(
        difflib.unified_diff,
        list(_lines(old)),
        list(_lines(new)),
        b"a/" + label,
        b"b/" + label,
        lineterm=b"\n",
    )
    return b"".join(line if line.endswith(b"\n") else line + NO_NEWLINE for line in lines)


def _lines(body: bytes) -> Iterator[bytes]:
    r"""The lines with their ends; patches know of no end but ``\n``."""
    start = 0
    while start < len(body):
        end = body.find(b"\n", start) + 1 or len(body)
        yield body[start:end]
        start = end
