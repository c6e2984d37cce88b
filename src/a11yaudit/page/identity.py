"""What makes a finding the same finding next week: its content and its place, never a count."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from a11yaudit.page.reading import text_of
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from a11yaudit.model import Element

_SIZE = re.compile(
    r"[-_.@](\d{2,4}x\d{2,4}|[wh]\d{2,4}|r\d+|\d(?:\.\d)?x|scaled|thumb(?:nail)?|small|medium|large|"
    r"mobile|desktop|tablet|s|q\d{2,3}|(?=[0-9a-f]*\d)[0-9a-f]{8,10})(?=$|[-_.@])",
    re.IGNORECASE,
)
_HASHED = re.compile(r"\d|^[a-z]{1,3}$|[A-Z].*[a-z].*[A-Z].*[A-Z]|__|--[a-z0-9]{5,}$")
EXTENSION = re.compile(
    r"\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|jfif|ashx|aspx?|php)$", re.IGNORECASE
)


def address(url: str, base: str = "") -> SplitResult:
    """The parts of an address, resolved against ``base``; all empty where it is none.

    Pages hold addresses such as ``http://[bad`` that are no URL at all.
    """
    try:
        return urlsplit(urljoin(base, url.strip()))
    except ValueError:
        return urlsplit("")


def file_name(url: str) -> str:
    """The last path segment of a URL, decoded, without query and fragment."""
    if url.startswith("data:"):
        return ""
    return unquote(address(url).path).rstrip("/").rsplit("/", 1)[-1]


def stem(url: str) -> str:
    """The file name without extension and size marks: what all sizes of a picture share."""
    name = EXTENSION.sub("", file_name(url))
    shorter = name
    while True:
        cut = _SIZE.sub("", shorter)
        if cut == shorter or not cut:
            return shorter.casefold()
        shorter = cut


def place(element: Element) -> str:
    """The ancestor path of tags, roles and stable class names: the place in the template."""
    steps = []
    for here in (element, *element.ancestors()):
        stable = [name for name in here.classes if not _HASHED.search(name)]
        role = here.get("role")
        steps.append(
            here.tag + (f"[{role}]" if role else "") + "".join(f".{c}" for c in stable[:2])
        )
    return " < ".join(steps)


def content_key(element: Element) -> str:
    """What the element holds: for pictures and links their file, else their text."""
    if element.tag == "img":
        return stem(element.get("src") or element.get("data-src")) or norm(element.get("alt"))
    text = norm(text_of(element))[:160]
    return text or element.get("href") or element.get("name") or element.get("id")


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
