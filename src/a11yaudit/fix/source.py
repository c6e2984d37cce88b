"""Every element of an HTML text knows the exact span of its tags and attributes in that text.

The tree is the one browsers build. turbohtml builds it and says where each tag stood; each span
is checked against the text before it is believed. Offsets count the characters of the text as it
was read, line ends included: turbohtml counts CR LF once, as the HTML standard does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import turbohtml
from turbohtml import TokenType

from a11yaudit.page.markup import VOID
from a11yaudit.page.stamps import IMPLIED

if TYPE_CHECKING:
    from collections.abc import Iterator

RAW_TEXT = frozenset("script style xmp iframe noembed noframes noscript plaintext".split())
DEEPEST_IMPLIED = 2  # the root, html, then head and body
RCDATA = frozenset("title textarea".split())
_SPACE = " \t\n\f\r"
_ATTRIBUTE = re.compile(r"(=?[^\s=]*)(?:(\s*=\s*)(.*))?", re.DOTALL)


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute as written: the whole, and its value with the quotes (None: it has none)."""

    span: Span
    value: Span | None
    quote: str


@dataclass(slots=True, eq=False)
class Node:
    """An element of the tree, and where its tags stand.

    ``start`` is None for an element that the parser made up (an implied ``tbody``, a second ``b``);
    ``end`` is None where the end tag is implied or belongs to nobody. ``whole`` reaches from the
    first tag to the end, ``inner`` is what the tags hold; an implied end is where the next tag
    stands that is not the element's own, less the space before it. Both are None where no tag is
    written. Where tags are misnested they are a claim: `a11yaudit.fix.proof` has the last word.
    ``written`` holds the attributes of the start tag by their lower-case names.
    """

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    parent: Node | None = field(default=None, repr=False)
    is_html: bool = True
    start: Span | None = None
    end: Span | None = None
    whole: Span | None = None
    inner: Span | None = None
    written: dict[str, Attribute] = field(default_factory=dict, repr=False)
    children: list[Node | str] = field(default_factory=list, repr=False)

    @property
    def elements(self) -> list[Node]:
        """The child elements."""
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def is_void(self) -> bool:
        """Whether it can hold nothing and has no end tag."""
        return self.is_html and self.tag in VOID

    @property
    def depth(self) -> int:
        """How many elements it stands in."""
        count, up = 0, self.parent
        while up is not None:
            count, up = count + 1, up.parent
        return count

    def within(self, other: Node) -> bool:
        """Whether this is ``other`` or stands inside it."""
        here: Node | None = self
        while here is not None and here is not other:
            here = here.parent
        return here is other


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag or a text of an HTML fragment: ``kind`` is "start", "end" or "text"."""

    kind: str
    name: str
    attrs: dict[str, str] = field(default_factory=dict)


class Source:
    """An HTML text and the tree that browsers with scripts on build from it."""

    def __init__(self, text: str) -> None:
        """Parse the text; any text will do, however broken."""
        self.text = text
        self.root = Node("#document")
        self.nodes: list[Node] = []
        self._by_offset: dict[int, Node] = {}
        self._bounds: list[int] = []
        self._crlf = _crlf_positions(text)
        self._build()

    def at(self, offset: int) -> Node | None:
        """The element whose start tag begins at this offset, or one of `IMPLIED`."""
        return self._by_offset.get(offset)

    def find(self, tag: str) -> Node | None:
        """The first element with this tag, in document order."""
        return next((node for node in self.nodes if node.tag == tag), None)

    def _build(self) -> None:
        document = turbohtml.parse(self.text, source_locations=True, scripting=True)
        stack: list[tuple[turbohtml.Node, Node]] = [(document, self.root)]
        while stack:
            theirs, mine = stack.pop()
            inner: list[tuple[turbohtml.Node, Node]] = []
            for child in theirs:
                if isinstance(child, turbohtml.Element):
                    node = self._node(child, mine)
                    mine.children.append(node)
                    inner.append((child, node))
                elif isinstance(child, (turbohtml.Text, turbohtml.CData)):
                    mine.children.append(child.data)
                elif isinstance(child, turbohtml.DocumentFragment):  # what a template holds
                    inner.append((child, mine))
            stack.extend(reversed(inner))
        self._number()

    def _number(self) -> None:
        """List the elements in document order and index their tags."""
        stack = [self.root]
        while stack:
            node = stack.pop()
            if node is not self.root:
                self.nodes.append(node)
            for span in (node.start, node.end):
                if span:
                    self._bounds.append(span.start)
            if node.start:
                self._by_offset[node.start.start] = node
            elif node.tag in IMPLIED and node.depth <= DEEPEST_IMPLIED:
                self._by_offset[IMPLIED[node.tag]] = node
            stack.extend(reversed(node.elements))
        self._bounds.sort()
        for node in reversed(self.nodes):
            self._measure(node)

    def _measure(self, node: Node) -> None:
        """Set the element's extents, those of its children being set."""
        inner = [child.whole for child in node.elements if child.whole]
        if node.start is None:
            if inner:
                node.whole = node.inner = Span(inner[0].start, inner[-1].end)
            return
        closed = not node.is_html and self.text.endswith("/>", *node.start)
        if node.is_void or closed:
            node.whole, node.inner = node.start, Span(node.start.end, node.start.end)
            return
        if node.end:
            node.whole = Span(node.start.start, node.end.end)
            node.inner = Span(node.start.end, node.end.start)
            return
        last = max([node.start.end, *(span.end for span in inner)])
        number = bisect_left(self._bounds, last)
        bound = self._bounds[number] if number < len(self._bounds) else len(self.text)
        end = last + len(self.text[last:bound].rstrip(_SPACE))
        node.whole, node.inner = Span(node.start.start, end), Span(node.start.end, end)

    def _node(self, element: turbohtml.Element, parent: Node) -> Node:
        is_html = element.namespace is turbohtml.Namespace.HTML
        attrs = {name: element.attr(name) or "" for name in element.attrs}
        node = Node(element.tag, attrs, parent, is_html)
        place = element.source_location
        if place is None:
            return node
        start = self._span(place.start_tag)
        if not self._is_tag(start, "<", element.tag):
            return node
        node.start = start
        for name, span in place.attrs.items():
            written = self._attribute(name, self._span(span))
            if written:
                node.written[name] = written
        if place.end_tag:
            end = self._span(place.end_tag)
            node.end = end if self._is_tag(end, "</", element.tag) else None
        return node

    def _span(self, span: turbohtml.SourceSpan) -> Span:
        start, end = span.start_offset, span.end_offset
        return Span(
            start + bisect_left(self._crlf, start),
            end + bisect_left(self._crlf, end),
        )

    def _is_tag(self, span: Span, opening: str, tag: str) -> bool:
        """Whether the span holds such a tag; ``image`` is how some still write ``img``."""
        written = self.text[span.start : span.end]
        name = written[len(opening) : len(opening) + len(tag)].replace("\0", "\ufffd").lower()
        return (
            written.startswith(opening)
            and written.endswith(">")
            and (name == tag.lower() or (tag == "img" and name == "ima"))
        )

    def _attribute(self, name: str, span: Span) -> Attribute | None:
        """The attribute as written, or None where the text does not say so."""
        found = _ATTRIBUTE.fullmatch(self.text, span.start, span.end)
        if not found or found[1].replace("\0", "\ufffd").lower() != name.lower():
            return None
        if found[2] is None:
            return Attribute(span, None, "")
        value = found[3]
        quote = value[:1] if value[:1] in ("'", '"') and value[:1] == value[-1:] else ""
        return Attribute(span, Span(found.start(3), span.end), quote)


def _crlf_positions(text: str) -> list[int]:
    """Where the second half of each CR LF stands, counting each pair as one character."""
    return [found.start() - number for number, found in enumerate(re.finditer("\r\n", text))]


def name_end(source: Source, node: Node) -> int:
    """Where the name in the element's start tag ends."""
    start = node.start.start if node.start else 0
    length = re.compile(r"[^\s/>]*").match(source.text, start + 1)
    return length.end() if length else start + 1


def fragment(html: str) -> Iterator[Piece]:
    """The tags and texts of an HTML fragment, in order; void elements end at once."""
    for token in turbohtml.tokenize(html):
        match token.type:
            case TokenType.START_TAG:
                tag = token.tag or ""
                yield Piece("start", tag, dict(reversed(token.attrs or [])))
                if tag in VOID or token.self_closing:
                    yield Piece("end", tag)
            case TokenType.END_TAG:
                yield Piece("end", token.tag or "")
            case TokenType.TEXT:
                yield Piece("text", token.data or "")
            case _:
                pass
