"""New HTML is written as its surroundings are: on a line of its own where these are, indented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.fix.source import Node, Source, Span, fragment
from a11yaudit.page.static import INLINE

if TYPE_CHECKING:
    from a11yaudit.fix.document import Document

KEEPS_SPACE = frozenset("pre textarea listing script style xmp".split())
DEFAULT_UNIT = "  "
_BLANK = " \t"
_BREAK = r"(?:\r\n|\n|\r)"
_LINE_AFTER = re.compile(rf"[ \t]*(?:{_BREAK}|\Z)")
_NEXT_LINE = re.compile(rf"[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*([ \t]*)(?=\S)")
_INDENTED = re.compile(r"^([ \t]+)\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Laid:
    """A place in the text and what is to be written there."""

    at: int
    text: str


class Layout:
    """How one document is laid out."""

    def __init__(self, document: Document, source: Source) -> None:
        """Read the document's line ends and its step of indentation."""
        self.text = source.text
        self.newline = document.newline
        self.has_lines = len(self.text.strip().splitlines()) > 1
        found = _INDENTED.search(self.text)
        self.unit = DEFAULT_UNIT if not found or not found[1].startswith("\t") else "\t"

    def before(self, node: Node, at: int, html: str) -> Laid:
        """``html`` where the element begins."""
        indent = self.indent_at(at)
        if indent is None or not self._takes_a_line(node.parent, html):
            return Laid(at, self._plain(html))
        return Laid(at, self._indented(html, indent) + self.newline + indent)

    def after(self, node: Node, at: int, html: str) -> Laid:
        """``html`` where the element ends."""
        begin = node.whole.start if node.whole else at
        indent = self.indent_at(begin)
        ends_line = _LINE_AFTER.match(self.text, at)
        if indent is None or not ends_line or not self._takes_a_line(node.parent, html):
            return Laid(at, self._plain(html))
        return Laid(at, self.newline + indent + self._indented(html, indent))

    def at_start(self, node: Node, inner: Span, html: str) -> Laid:
        """``html`` as the first thing in the element."""
        if node.start is None:
            return self.before(node, inner.start, html)
        found = _NEXT_LINE.match(self.text, inner.start)
        if not found or not self._takes_a_line(node, html):
            return Laid(inner.start, self._plain(html))
        indent = found[1]
        if found.end() >= inner.end:
            indent += self.unit
        return Laid(inner.start, self.newline + indent + self._indented(html, indent))

    def at_end(self, node: Node, inner: Span, html: str) -> Laid:
        """``html`` as the last thing in the element."""
        outer = self.indent_at(inner.end) if node.end else None
        if outer is None or not self._takes_a_line(node, html):
            return Laid(inner.end, self._plain(html))
        at = inner.start + len(self.text[inner.start : inner.end].rstrip())
        last = next((c.whole for c in reversed(node.elements) if c.whole), None)
        indent = self.indent_at(last.start) if last else None
        indent = outer + self.unit if indent is None else indent
        return Laid(at, self.newline + indent + self._indented(html, indent))

    def in_style(self, inner: Span, css: str) -> Laid:
        """A rule as the last one of a ``style`` element."""
        content = self.text[inner.start : inner.end]
        at = inner.start + len(content.rstrip())
        begin = (
            max(self.text.rfind("\n", inner.start, at), self.text.rfind("\r", inner.start, at)) + 1
        )
        if not begin:
            return Laid(at, self._plain(css))
        line = self.text[begin:at]
        indent = line[: len(line) - len(line.lstrip())]
        return Laid(at, self.newline + indent + self._indented(css, indent))

    def whole_lines(self, span: Span, node: Node) -> Span:
        """The span with its lines, where nothing else stands on them."""
        before = self._line_before(span.start)
        after = _LINE_AFTER.match(self.text, span.end)
        if before is None or not after or self._keeps_space(node.parent):
            return span
        if after.end() == len(self.text) and not self.text.endswith(("\n", "\r"), span.end):
            return span  # the last line, without an end: its missing end stays
        return Span(span.start - len(before), after.end())

    def indent_at(self, at: int) -> str | None:
        """The indentation of a line whose first word stands here; None in the midst of a line."""
        return self._line_before(at)

    def _line_before(self, at: int) -> str | None:
        begin = at
        while begin and self.text[begin - 1] in _BLANK:
            begin -= 1
        if begin and self.text[begin - 1] not in "\r\n":
            return None
        return self.text[begin:at]

    def _takes_a_line(self, holder: Node | None, html: str) -> bool:
        """Whether space around the new HTML cannot be seen: it begins with a block's tag."""
        first = next(fragment(html), None)
        if first is None or first.kind == "text" or self._keeps_space(holder) or not self.has_lines:
            return False
        in_body = holder is not None and holder.tag == "body"
        return first.name not in INLINE or (in_body and first.name == "a")

    def _keeps_space(self, node: Node | None) -> bool:
        while node is not None:
            if node.tag in KEEPS_SPACE:
                return True
            node = node.parent
        return False

    def _plain(self, html: str) -> str:
        return html.replace("\n", self.newline)

    def _indented(self, html: str, indent: str) -> str:
        return html.replace("\n", self.newline + indent)
