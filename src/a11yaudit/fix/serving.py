"""A document on its way from the server to the browser: read, stamped, and named in patches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from a11yaudit.fix.document import UnreadableError, read_document
from a11yaudit.fix.stamps import stamp

if TYPE_CHECKING:
    from a11yaudit.fix.document import Document

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';]+)", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")


def served_document(body: bytes, content_type: str) -> Document:
    """The document of an HTTP answer. Raises `UnreadableError`."""
    named = _CHARSET.search(content_type)
    return read_document(body, named[1] if named else "")


def stamped(body: bytes, content_type: str) -> tuple[bytes, str]:
    """An HTTP answer's bytes with a stamp on each start tag, and its content type.

    Both stay as they are where the document cannot be changed.
    """
    try:
        document = served_document(body, content_type)
    except UnreadableError:
        return body, content_type
    return with_stamps(document, content_type)


def with_stamps(document: Document, content_type: str) -> tuple[bytes, str]:
    """The document's bytes with a stamp on each start tag, and the content type to give them.

    Stamps may push a ``meta`` with the encoding out of where browsers look for it, so the header
    says it.
    """
    body = document.encode(stamp(document.text))
    if document.label and not _CHARSET.search(content_type):
        return body, f"{content_type.rstrip('; ')}; charset={document.label}"
    return body, content_type


def patch_name(url: str) -> str:
    """What a patch calls the file of a page of the web: its host and path."""
    parts = urlsplit(url)
    path = parts.path + ("index.html" if parts.path.endswith("/") or not parts.path else "")
    return _UNSAFE.sub("", unquote(f"{parts.hostname or 'page'}/{path.lstrip('/')}"))
