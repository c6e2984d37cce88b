"""What makes a finding the same finding next week: its content and its place, never a count."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from a11yaudit.page.reading import is_block, text_of
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from a11yaudit.model import Element

_SIZE = re.compile(
    r"[-_.@](\d{2,4}x\d{2,4}|[wh]\d{2,4}|r\d+|\d(?:\.\d)?x|scaled|thumb(?:nail)?|small|medium|large|"
    r"mobile|desktop|tablet|s|q\d{2,3}|(?=[0-9a-f]*\d)[0-9a-f]{8,10})(?=$|[-_.@])",
    re.IGNORECASE,
)
EXTENSION = re.compile(
    r"\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|jfif|ashx|aspx?|php)$", re.IGNORECASE
)
# A tool that makes class names puts its own after the author's: "Button_root__aB3xZ".
_MADE = re.compile(r"_{1,3}(?=[A-Za-z0-9+-]{5,}$)(?=.*[A-Z0-9])[A-Za-z0-9+-]+$|--[a-z0-9]{5,}$")
_MACHINE = re.compile(r"^(css|sc|jsx|jss|svelte|emotion|astro|ng|_)[-_]")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_VOWEL = re.compile(r"[aeiouy]|[^\x00-\x7f]", re.IGNORECASE)
# What an element is at the moment, or where it stands among its like, says nothing of its place.
_STATE = re.compile(
    r"^(is|has|was|js|no)[-_]|^(active|current|selected|open(ed)?|closed?|collapsed?|expanded|"
    r"show(n)?|hid(e|den)|visible|invisible|load(ed|ing)|lazy\w*|sticky|stuck|fixed|focus(ed)?|"
    r"hover|first|last|odd|even|only|disabled|enabled|ready|initiali[sz]ed|animated?)$|"
    r"[-_](active|current|selected|open|loaded|hidden|visible)$",
    re.IGNORECASE,
)
_WRAPPERS = frozenset("div span font center picture b i em strong html body".split())
_SHORTEST_NAME = 4
_LONGEST_VOWELLESS = 3
_MOST_CLASSES = 2
_NTH = re.compile(r":(nth|first|last|only)-[\w-]+(\([^)]*\))?")
_WHOLE = frozenset(
    """html head body main article section header footer nav aside form table tbody thead tr ul ol
    dl fieldset dialog search""".split()
)
_HOLDERS = frozenset("div li dd td th figure blockquote details".split())
_COUNTED = frozenset("a button summary label".split())
_DIGITS = re.compile(r"\d+")


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


@lru_cache(maxsize=16384)
def stable_name(name: str) -> str:
    """A class name or id without what a tool made of it; empty where nothing of it will stay.

    ``Button_root__aB3xZ`` is ``Button_root``; ``css-1q2w3e``, ``hzBxkP``, ``mt-4`` and states
    such as ``is-open`` are nothing.
    """
    shorter = _MADE.sub("", name)
    if len(shorter) < _SHORTEST_NAME or _MACHINE.search(shorter) or _STATE.search(shorter):
        return ""
    if any(char.isdigit() for char in shorter) or not _is_words(shorter):
        return ""
    return shorter


def _is_words(name: str) -> bool:
    """Whether the parts of the name can be spoken, as those that people choose."""
    parts = [part for part in re.split(r"[^A-Za-z\u0080-\uffff]+", name) if part]
    for part in parts:
        pieces = _CAMEL.findall(part) if part.isascii() else [part]
        mixed = len(pieces) > 1
        for piece in pieces:
            short = len(piece) <= (_LONGEST_VOWELLESS if not mixed else 0)
            if not _VOWEL.search(piece) and not short:
                return False
        if mixed and len(part) / len(pieces) < _LONGEST_VOWELLESS:
            return False
    return bool(parts)


def step_of(element: Element) -> str:
    """The element in a path: tag, role and stable class names; empty for a mere wrapper.

    The names on ``html`` and ``body`` say what scripts found out about the browser.
    """
    if element.tag in ("html", "body"):
        return ""
    classes = element.attrs.get("class", "")
    role = element.attrs.get("role", "")
    names = _stable(classes) if classes else ""
    if not names and not role and element.tag in _WRAPPERS:
        return ""
    return element.tag + (f"[{role}]" if role else "") + names


@lru_cache(maxsize=16384)
def _stable(classes: str) -> str:
    names = [stable for name in classes.split() if (stable := stable_name(name))]
    return "".join(f".{name}" for name in dict.fromkeys(names[:_MOST_CLASSES]))


def steps_to(element: Element) -> list[str]:
    """The place in the template: the steps from the top down to the element, wrappers left out."""
    steps = [step for up in element.ancestors() if (step := step_of(up))]
    steps.reverse()
    steps.append(step_of(element) or element.tag)
    return steps


def place(element: Element) -> str:
    """The place in the template as one text: ``header.top > nav > a``."""
    return " > ".join(steps_to(element))


def selector_place(selector: str) -> str:
    """What stays of a selector that somebody else made: no positions, no made names."""
    kept = []
    for step in _NTH.sub("", selector).split(">"):
        tag = re.match(r"\s*[\w-]*", step)
        ids = [f"#{name}" for i in re.findall(r"#([\w-]+)", step) if (name := stable_name(i))]
        names = [f".{n}" for c in re.findall(r"\.([\w-]+)", step) if (n := stable_name(c))]
        kept.append((tag.group().strip() if tag else "") + "".join((ids or names)[:1]))
    return " > ".join(step for step in kept if step)


def content_key(element: Element) -> str:
    """What the element holds: for pictures and links their file, else their text.

    Empty for what holds other blocks: there the text is that of half the page, and changes with
    everything in it. Numbers in the words of a link ("12 comments") do not count.
    """
    if element.tag == "img":
        return stem(element.get("src") or element.get("data-src")) or norm(element.get("alt"))
    if element.tag in _WHOLE or (
        element.tag in _HOLDERS and any(is_block(inner) for inner in element.elements)
    ):
        picture = next(element.find("img"), None) if element.tag == "figure" else None
        return content_key(picture) if picture else ""
    text = norm(text_of(element))[:160]
    if element.tag in _COUNTED and any(char.isalpha() for char in text):
        text = _DIGITS.sub("0", text)
    return text or address(element.get("href")).path or element.get("name")


def mark_of(element: Element) -> str:
    """What tells a control without words from its neighbour: name, picture, sign or target."""
    for inner in (element, *element.descendants()):
        if inner.tag == "img" and (file := stem(inner.get("src") or inner.get("data-src"))):
            return f"img {_DIGITS.sub('', file)}"
        if inner.tag == "use":
            target = inner.get("href") or inner.get("xlink:href")
            return f"use {_DIGITS.sub('', target.rpartition('#')[2])}"
        if inner is not element and (step := step_of(inner)) and "." in step:
            return step
    for name in ("name", "type", "href", "for"):
        value = element.get(name)
        if value and value not in ("button", "text", "#"):
            return f"{name} {_DIGITS.sub('', address(value).path if name == 'href' else value)}"
    shape = next((e.get("d") for e in element.find("path") if e.get("d")), "")
    return f"path {shape[:40]}" if shape else ""


def identity_of(element: Element) -> str:
    """What makes the element the same one next week: what it holds, else where it stands."""
    return content_key(element) or f"> {place(element)} {mark_of(element)}"


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
