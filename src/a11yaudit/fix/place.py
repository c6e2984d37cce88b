"""An edit of an element becomes splices of the text, in the document's own manner of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from a11yaudit.fix.attributes import (
    NotAppliedError,
    after_doctype,
    removal,
    remove_attribute,
    set_attribute,
)
from a11yaudit.fix.layout import Laid, Layout
from a11yaudit.fix.location import Lines
from a11yaudit.fix.nearest import nearest_source
from a11yaudit.fix.own_text import find_text
from a11yaudit.fix.source import RAW_TEXT, RCDATA, Node, Source, Span, name_end
from a11yaudit.fix.splice import Rank, Splice
from a11yaudit.model import (
    AddStyle,
    Insert,
    RemoveAttribute,
    RemoveElement,
    RenameElement,
    ReplaceText,
    SetAttribute,
    Unwrap,
    Wrap,
)
from a11yaudit.said import say

if TYPE_CHECKING:
    from a11yaudit.fix.document import Document
    from a11yaudit.model import Edit, Element

# What is put in at one place: what opens, what closes (the innermost first), what comes before.
OPENS, CLOSES, PRECEDES = 0, 1, 2
AT_END, END_TAG, WRAPPED, AFTER = 0, 1, 2, 3
NEAR = 200  # characters of white space that may stand before what is there already


class Placer:
    """Finds the place of each edit in one document."""

    def __init__(self, document: Document, source: Source) -> None:
        """``source`` is the document's text, parsed."""
        self.document = document
        self.source = source
        self.layout = Layout(document, source)

    def node_of(self, element: Element) -> Node:
        """The element of the text that became this element of the page."""
        node = None if element.offset is None else self.source.at(element.offset)
        if node is None:
            advice = nearest_source(element, Lines(self.document.text)).advice
            raise NotAppliedError(advice[:1].lower() + advice[1:].rstrip("."))
        if node.tag.lower() != element.tag:
            raise NotAppliedError(
                say("a script has made the {element} element another one", element=node.tag)
            )
        return node

    def splices(self, edit: Edit, order: int) -> list[Splice]:
        """What the edit changes; nothing where it is in place already. Raises `NotAppliedError`.

        ``order`` is the edit's number, which decides between edits of one kind at one place.
        """
        node = self.node_of(edit.element)
        match edit:
            case SetAttribute():
                return set_attribute(self.document, self.source, node, edit)
            case RemoveAttribute():
                return remove_attribute(self.source, node, edit)
            case RenameElement(tag=tag):
                return self._rename(node, tag)
            case RemoveElement() | Unwrap():
                gone = [node.start, node.end] if isinstance(edit, Unwrap) else [self._whole(node)]
                lines = [self.layout.whole_lines(span, node) for span in gone if span]
                return [removal(self.source, span) for span in lines]
            case Insert(where=where, html=html):
                return self._insert(node, where, html, order)
            case Wrap(before=before, after=after):
                # Later wraps go round earlier ones.
                return [
                    *self._around(node, before, (PRECEDES, 1, -order)),
                    *self._around(node, after, (CLOSES, -node.depth, WRAPPED, order)),
                ]
            case ReplaceText(old=old, new=new):
                return self._replace_text(node, old, new)
            case AddStyle(css=css):
                return self._add_style(css, order)
            case _:
                assert_never(edit)

    def _whole(self, node: Node) -> Span:
        if node.whole is None:
            raise NotAppliedError(
                say("the {element} element has no tags of its own in the file", element=node.tag)
            )
        return node.whole

    def _inner(self, node: Node) -> Span:
        if node.tag == "head" and node.whole is None and node.parent:
            # Without a tag and empty: it begins where the html element does, or the text.
            at = node.parent.start.end if node.parent.start else after_doctype(self.source)
            return Span(at, at)
        if node.inner is None or node.is_void:
            raise NotAppliedError(
                say("the {element} element holds nothing in the file", element=node.tag)
            )
        return node.inner

    def _rename(self, node: Node, tag: str) -> list[Splice]:
        if node.tag == tag:
            return []
        if node.start is None or node.inner is None:
            raise NotAppliedError(
                say("the {element} element has no start tag in the file", element=node.tag)
            )
        begin, end = node.start.start + 1, name_end(self.source, node)
        upper = self.source.text[begin:end].isupper()
        new = tag.upper() if upper else tag
        done = [Splice(begin, end, new)]
        if node.end:
            begin = node.end.start + 2
            done.append(Splice(begin, begin + len(node.tag), new))
        elif not node.is_void:
            at = node.inner.end
            done.append(Splice(at, at, f"</{new}>", (CLOSES, -node.depth, END_TAG, 0)))
        return done

    def _insert(self, node: Node, where: str, html: str, order: int) -> list[Splice]:
        match where:
            case "before":
                return self._around(node, html, (PRECEDES, 0, order))
            case "after":
                return self._around(node, html, (CLOSES, -node.depth, AFTER, order))
            case "start":
                inner = self._inner(node)
                rank: Rank = (OPENS, order)
                laid = self.layout.at_start(node, inner, html)
            case _:
                inner = self._inner(node)
                laid, rank = (
                    self.layout.at_end(node, inner, html),
                    (CLOSES, -node.depth, AT_END, order),
                )
        if node.is_html and node.tag in RAW_TEXT:
            raise NotAppliedError(say("nothing can be put into {element}", element=node.tag))
        return self._put(laid, html, rank, in_text=node.tag in RCDATA)

    def _around(self, node: Node, html: str, rank: Rank) -> list[Splice]:
        if not html:
            return []
        span = self._whole(node)
        if rank[0] == PRECEDES:
            return self._put(self.layout.before(node, span.start, html), html, rank)
        return self._put(self.layout.after(node, span.end, html), html, rank)

    def _put(self, laid: Laid, html: str, rank: Rank, *, in_text: bool = False) -> list[Splice]:
        """Put it in unless it stands there already, before or behind the place."""
        text, bare = self.source.text, html.strip()
        fitted = self.document.fit(laid.text)
        if bare:
            there = self.document.fit(laid.text.strip())
            if rank[0] == PRECEDES or (rank[0] == CLOSES and rank[2] == AT_END):
                is_there = (
                    text[max(0, laid.at - len(there) - NEAR) : laid.at].rstrip().endswith(there)
                )
            else:
                is_there = text[laid.at : laid.at + len(there) + NEAR].lstrip().startswith(there)
            if is_there:
                return []
        elif text[laid.at : laid.at + 1].isspace() or text[laid.at - 1 : laid.at].isspace():
            return []
        if in_text and "<" in html:
            raise NotAppliedError(say("only text can be put there"))
        return [Splice(laid.at, laid.at, fitted, rank)]

    def _replace_text(self, node: Node, old: str, new: str) -> list[Splice]:
        found = find_text(self.source, node, old, new)
        if found is True:
            return []
        if not found:
            raise NotAppliedError(
                say("the text {text} does not stand so in the file", text=f"“{old[:60]}”")
            )
        removal(self.source, found.span)
        escaped = found.new
        if not (node.is_html and node.tag in RAW_TEXT):
            escaped = escaped.replace("&", "&amp;").replace("<", "&lt;")
        fitted = self.document.fit(escaped.replace("\n", self.layout.newline))
        return [Splice(found.span.start, found.span.end, fitted)]

    def _add_style(self, css: str, order: int) -> list[Splice]:
        """Into the last style of the head that is for all media, else into a new one there."""
        head = self.source.find("head")
        if head is None or not self.document.holds(css) or "</" in css:
            raise NotAppliedError(say("the style cannot be written into this file"))
        styles = [node for node in head.elements if is_style(node)]
        if any(
            css in child for node in styles for child in node.children if isinstance(child, str)
        ):
            return []
        if not styles:
            return self._insert(head, "end", f"<style>{css}</style>", order)
        inner = self._inner(styles[-1])
        laid = self.layout.in_style(inner, css)
        return [Splice(laid.at, laid.at, laid.text, (CLOSES, -styles[-1].depth, AT_END, order))]


def is_style(node: Node) -> bool:
    """Whether a rule added to this ``style`` holds for the page."""
    kind = node.attrs.get("type", "").strip().lower()
    media = node.attrs.get("media", "").strip().lower()
    return node.tag == "style" and kind in ("", "text/css") and media in ("", "all")
