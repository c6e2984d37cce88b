"""A document's bytes become text and go back to the very same bytes, or the document is refused.

What the bytes mean is found as browsers find it: a byte order mark, the server's word, a ``meta``
in the first 1,024 bytes. Bytes that mean nothing in that encoding survive as lone surrogates.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

import webencodings

PRESCANNED = 1024  # bytes in which browsers look for a declaration (HTML, "prescan")
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_META = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)""", re.IGNORECASE)


class UnreadableError(Exception):
    """The bytes cannot be changed without a risk to those around; the message says why."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its bytes, its text without the byte order mark, and what lies between them.

    ``writable`` is the encoding in which new characters may be written: ASCII where the
    document's own was only guessed.
    """

    body: bytes
    text: str
    bom: bytes
    codec: str
    writable: str

    def encode(self, text: str) -> bytes:
        """The bytes of a changed text; what was not changed keeps its bytes."""
        return self.bom + text.encode(self.codec, "surrogateescape")

    def having(self, text: str) -> Document:
        """The same document with another text."""
        return replace(self, body=self.encode(text), text=text)

    @property
    def label(self) -> str:
        """The encoding's name for an HTTP header; empty where it was only guessed."""
        found = webencodings.lookup(self.codec) or webencodings.lookup(self.codec.replace("_", "-"))
        return found.name if found and self.writable == self.codec else ""

    def fit(self, html: str) -> str:
        """New HTML with a character reference for each character that the encoding lacks."""
        return html.encode(self.writable, "xmlcharrefreplace").decode(self.writable)

    def holds(self, text: str) -> bool:
        """Whether the encoding has all characters of the text."""
        try:
            text.encode(self.writable)
        except UnicodeEncodeError:
            return False
        return True

    @property
    def newline(self) -> str:
        r"""How most lines end: ``\n``, ``\r\n`` or ``\r``."""
        pairs = self.text.count("\r\n")
        feeds, returns = self.text.count("\n") - pairs, self.text.count("\r") - pairs
        if pairs > max(feeds, returns):
            return "\r\n"
        return "\r" if returns > feeds else "\n"


def read_document(body: bytes, charset: str = "") -> Document:
    """Decode the body; ``charset`` is the server's word. Raises `UnreadableError`."""
    bom, codec, declared = _codec(body, charset)
    text = body[len(bom) :].decode(codec, "surrogateescape")
    if text.encode(codec, "surrogateescape") != body[len(bom) :]:
        raise UnreadableError(f"Its encoding ({codec}) does not lead back to the same bytes.")
    return Document(body, text, bom, codec, codec if declared else "ascii")


def document_of(text: str) -> Document:
    """The document that has this text, in UTF-8."""
    return read_document(text.encode("utf-8", "surrogatepass"), "utf-8")


def _codec(body: bytes, charset: str) -> tuple[bytes, str, bool]:
    """(byte order mark, codec, whether somebody said so)."""
    for bom, codec in BOMS:
        if body.startswith(bom):
            return bom, codec, True
    named = _META.search(_COMMENT.sub(b"", body[:PRESCANNED]))
    for label, from_meta in ((charset, False), (named[1].decode("latin-1") if named else "", True)):
        encoding = webencodings.lookup(label) if label else None
        if encoding is None:
            continue
        name = encoding.codec_info.name
        if from_meta and name.startswith("utf-16"):  # a meta that can be read shows it is not
            name = "utf-8"
        return b"", "cp1252" if name == "x-user-defined" else name, True
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "cp1252", False
    return b"", "utf-8", not body.isascii()
