"""The same page as different hands and programs write it: quotes, line ends, encodings, leftovers.

Browsers read every dress as the same page, but for template code that stands as text in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

VERBATIM = re.compile(r"(<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->)", re.DOTALL)
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s[^<>]*)?)>")
VALUE = re.compile(r"(\s[\w:-]+)=\"([^\"]*)\"")
NEEDS_NO_QUOTES = re.compile(r"[\w./#:%+-]+")
ENCODINGS = {
    "ar": "windows-1256",
    "de": "iso-8859-1",
    "en": "windows-1252",
    "es": "iso-8859-1",
    "ja": "shift_jis",
    "ru": "windows-1251",
    "th": "windows-874",
}
CODECS = {"windows-874": "cp874"}
DRAWN = frozenset("svg path".split())
END_OF_P = re.compile(r"</p>(?=\s*(?:<(?:p|h[1-6]|figure|div|ul)\b|</(?:article|div|main)>))")
END_OF_LI = re.compile(r"</li>(?=\s*(?:<li\b|</ul>))")

Change = Callable[[str], str]


def _in_markup(change: Change, html: str) -> str:
    """Change all but scripts, styles and comments."""
    return "".join(
        part if VERBATIM.fullmatch(part) else change(part) for part in VERBATIM.split(html)
    )


def _in_tags(change: Callable[[re.Match[str]], str], html: str) -> str:
    return _in_markup(lambda part: TAG.sub(change, part), html)


def _uppercase(tag: re.Match[str]) -> str:
    name = tag[2] if tag[2] in DRAWN else tag[2].upper()
    return f"<{tag[1]}{name}{tag[3]}>"


def _single(tag: re.Match[str]) -> str:
    def quoted(found: re.Match[str]) -> str:
        return found[0] if "'" in found[2] else f"{found[1]}='{found[2]}'"

    return f"<{tag[1]}{tag[2]}{VALUE.sub(quoted, tag[3])}>"


def _unquoted(tag: re.Match[str]) -> str:
    def bare(found: re.Match[str]) -> str:
        needless = NEEDS_NO_QUOTES.fullmatch(found[2]) and not found[2].endswith("/")
        return f"{found[1]}={found[2]}" if needless else found[0]

    # A slash right behind a value would be a part of it.
    return f"<{tag[1]}{tag[2]}{VALUE.sub(bare, tag[3].removesuffix('/'))}>"


def _a_line_each(tag: re.Match[str]) -> str:
    """Attributes on lines of their own."""
    return f"<{tag[1]}{tag[2]}{VALUE.sub(lambda found: chr(10) + '      ' + found[0].strip(), tag[3])}>"


def tabs(html: str) -> str:
    """Tabs for the two spaces of each step."""
    return re.sub(
        r"^(?: {2})+", lambda found: "\t" * (len(found[0]) // 2), html, flags=re.MULTILINE
    )


def crlf(html: str) -> str:
    """Line ends of Windows."""
    return html.replace("\n", "\r\n")


def minified(html: str) -> str:
    """All in one line."""
    return _in_markup(lambda part: re.sub(r"\s*\n\s*", " ", part), html)


def without_end_tags(html: str) -> str:
    """End tags left out where browsers supply them."""
    return _in_markup(lambda part: END_OF_LI.sub("", END_OF_P.sub("", part)), html)


def php(html: str) -> str:
    """PHP that nobody has run."""
    html = html.replace("<body>", "<body>\n<?php include 'parts/bar.php'; ?>", 1)
    html = re.sub(r"<h2", "<?= $ad->before_heading ?><h2", html, count=2)
    return "<?php require 'top.php'; ?>\n" + html


def jinja(html: str) -> str:
    """A template's leftovers in attributes, comments and scripts."""
    html = html.replace(
        "<body>", "<body class=\"{% if wide %}wide{% endif %} {{ kind|e('x') }}\">", 1
    )
    html = re.sub(r"<footer", '<!-- {% include "more.html" %} <h1>no heading</h1> --><footer', html)
    script = (
        "<script>var card = '<h1 class=\"t\">' + t + '</h1><img src=\"{{ src }}\">';"
        "if (1 < 2 && '</p>') { card += \"{{ more|safe }}\"; }</script>"
    )
    return html.replace("</head>", f"{script}\n</head>", 1)


def no_last_newline(html: str) -> str:
    """The last line does not end."""
    return html.rstrip("\n")


uppercase: Change = partial(_in_tags, _uppercase)
single_quotes: Change = partial(_in_tags, _single)
no_quotes: Change = partial(_in_tags, _unquoted)
a_line_each: Change = partial(_in_tags, _a_line_each)


@dataclass(frozen=True, slots=True)
class Dress:
    """How a file is written: what changes its text, and its bytes."""

    name: str
    changes: tuple[Change, ...] = ()
    bom: bool = False
    legacy: bool = False

    def put_on(self, html: str, lang: str) -> bytes:
        """The page in this dress; in UTF-8 where its language has no older encoding."""
        for change in self.changes:
            html = change(html)
        label = ENCODINGS.get(lang, "utf-8") if self.legacy else "utf-8"
        if label == "utf-8":
            return (b"\xef\xbb\xbf" if self.bom else b"") + html.encode()
        html = re.sub(
            r"(charset=[\"']?)utf-8", rf"\g<1>{label}", html, count=1, flags=re.IGNORECASE
        )
        return b"".join(_encoded(part, label) for part in VERBATIM.split(html))


def _encoded(part: str, label: str) -> bytes:
    """In an old encoding, with references for what it lacks, or escapes in scripts."""
    codec = CODECS.get(label, label)
    if part.startswith("<script"):
        part = "".join(
            char if _holds(codec, char) else char.encode("unicode-escape").decode() for char in part
        )
    return part.encode(codec, "xmlcharrefreplace")


def _holds(codec: str, char: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


DRESSES = (
    Dress("plain"),
    Dress("CR LF, tabs", (tabs, crlf)),
    Dress("single quotes, no last newline", (single_quotes, no_last_newline)),
    Dress("no quotes, upper case", (no_quotes, uppercase)),
    Dress("BOM, CR LF", (crlf,), bom=True),
    Dress("old encoding", legacy=True),
    Dress("PHP, CR LF", (php, crlf)),
    Dress("Jinja, tabs", (jinja, tabs)),
    Dress("one line", (minified,)),
    Dress("old encoding, CR LF, upper case", (uppercase, crlf), legacy=True),
    Dress("end tags left out, single quotes", (without_end_tags, single_quotes)),
    Dress("attributes on lines of their own", (a_line_each,)),
    Dress("Jinja, PHP, old encoding, no last newline", (jinja, php, no_last_newline), legacy=True),
)
