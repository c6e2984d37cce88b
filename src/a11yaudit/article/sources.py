"""Where a picture comes from: every address that the markup offers for it, and its identity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from a11yaudit.page.identity import EXTENSION, address, file_name, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page

LAZY = re.compile(r"^data-(?!w$|h$).*(src|original|lazy|image|img|url|zoomed|hi-?res|full|large)")
PLACEHOLDER = re.compile(
    r"((placeholder|preloader|spacer|blank|transparent|pixel|loading|lazy|1x1|clear)\w*|"
    r"/(x|t|s|b|p|0|1|px|pix|dot|trans))\.(gif|png|svg|jpe?g)$",
    re.IGNORECASE,
)


def sources_of(image: Element, page: Page) -> tuple[str, ...]:
    """Every candidate address, resolved, the one in use first; data URLs are left out."""
    found = [image.image.current_src] if image.image else []
    found += list(_declared(image))
    picture = image.parent if image.parent and image.parent.tag == "picture" else None
    if picture:
        for source in picture.find("source"):
            found += list(_declared(source))
    resolved = (address(url, page.url).geturl() for url in found if url.strip())
    return tuple(dict.fromkeys(u for u in resolved if address(u).scheme in ("http", "https")))


def _declared(element: Element) -> Iterator[str]:
    yield element.get("src")
    for name, value in element.attrs.items():
        if name == "srcset" or (name.startswith("data-") and "srcset" in name):
            yield from srcset_urls(value)
        elif LAZY.match(name) and ("/" in value or "." in value) and " " not in value.strip():
            yield value


def srcset_urls(value: str) -> list[str]:
    """The addresses in a ``srcset``; commas inside an address are kept."""
    return [
        m.group(1).rstrip(",") for m in re.finditer(r"(\S+?)(?:\s+[\d.]+[wx])?(?:,\s+|$)", value)
    ]


def best_source(sources: tuple[str, ...]) -> str:
    """The address that names the picture itself: not a placeholder that a script replaces."""
    real = [url for url in sources if not PLACEHOLDER.search(address(url).path)]
    return (real or list(sources) or [""])[0]


def identity_of(sources: tuple[str, ...]) -> str:
    """What all sizes and crops of one picture share: the stem of its file name.

    Image services put the picture's own address into a query or into their path; then the stem
    is taken from there, or else from the whole path.
    """
    for url in sources:
        if PLACEHOLDER.search(address(url).path):
            continue
        inner = _inner_url(url)
        name = stem(inner or url)
        if len(name) > 3 and not name.isdigit():  # noqa: PLR2004 (shorter names name nothing)
            return name
        return address(url).path.casefold() + (f"?{inner}" if inner else "")
    return ""


def _inner_url(url: str) -> str:
    for values in parse_qs(address(url).query).values():
        if EXTENSION.search(address(values[0]).path) and "/" in values[0]:
            return values[0]
    return ""


def names_of(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The file names of all sources, those inside image services' queries too."""
    both = [n for url in sources for n in (file_name(url), file_name(_inner_url(url) or url))]
    return tuple(dict.fromkeys(name for name in both if name))
