"""Attributes are written into a start tag with its own quotes and its own white space."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.fix.source import Node, Source, Span, name_end
from a11yaudit.fix.splice import Splice
from a11yaudit.said import say

if TYPE_CHECKING:
    from a11yaudit.fix.document import Document
    from a11yaudit.model import Element, RemoveAttribute, SetAttribute

CUT = "…"  # the collector shortens long values
ALWAYS_WITH_VALUE = frozenset({"alt"})
TEMPLATE_CODE = re.compile(r"\{\{|\{%|\{#|<%|<\?(?!xml)|\$\{|#\{")
_DOCTYPE = re.compile(r"\s*(?:<!--.*?-->\s*)*<!doctype[^>]*>", re.IGNORECASE | re.DOTALL)


class NotAppliedError(Exception):
    """The edit cannot be put into the text; the message is a clause that says why."""


def removal(source: Source, span: Span) -> Splice:
    """What takes the span away; refused where a template's code stands in it."""
    if TEMPLATE_CODE.search(source.text, *span):
        raise NotAppliedError(say("a template writes this part: the template has to be changed"))
    return Splice(span.start, span.end, "")


def set_attribute(
    document: Document, source: Source, node: Node, edit: SetAttribute
) -> list[Splice]:
    """What gives the attribute its value; nothing where it has it."""
    name, value = edit.name.lower(), edit.value
    if node.attrs.get(name) == value:
        return []
    _same_as_live(edit.element, node, name)
    if node.start is None:
        return [_html_tag(document, source, node, name, value)]
    written = node.written.get(name)
    if written and written.value:
        removal(source, written.value)
        return [Splice(*written.value, _quoted(document, value, written.quote or '"'))]
    if written:
        at = written.span.end
        return [Splice(at, at, "=" + _quoted(document, value, '"'))]
    gap, at, quote = _room(source, node)
    bare = not value and name not in ALWAYS_WITH_VALUE
    new = gap + name + ("" if bare else "=" + _quoted(document, value, quote))
    return [Splice(at, at, new)]


def remove_attribute(source: Source, node: Node, edit: RemoveAttribute) -> list[Splice]:
    """What takes the attribute away, with the space before it; nothing where it is not there."""
    name = edit.name.lower()
    _same_as_live(edit.element, node, name)
    if name not in node.attrs:
        return []
    if name not in node.written:
        raise NotAppliedError(
            say("the attribute {attribute} does not stand in the element's tag", attribute=name)
        )
    start, end = node.written[name].span
    while source.text[start - 1].isspace():
        start -= 1
    return [removal(source, Span(start, end))]


def _same_as_live(element: Element, node: Node, name: str) -> None:
    """Refuse where the page's attribute is no longer what the file says."""
    written = {key.lower(): value for key, value in node.attrs.items()}.get(name)
    live = element.attrs.get(name)
    if live is not None and written is not None and live.endswith(CUT):
        written, live = written[: len(live) - 1], live[:-1]
    if written != live:
        raise NotAppliedError(say("a script sets the attribute {attribute}", attribute=name))


def _room(source: Source, node: Node) -> tuple[str, int, str]:
    """For a new attribute: the white space before it, its place, its quotes."""
    at, gap, quote = name_end(source, node), " ", '"'
    for attribute in node.written.values():
        if attribute.span.end > at:
            before = source.text[at : attribute.span.start]
            gap = before if before.isspace() and not before.isprintable() else " "
            at = attribute.span.end
        quote = attribute.quote or quote
    return gap, at, quote


def _html_tag(document: Document, source: Source, node: Node, name: str, value: str) -> Splice:
    """A start tag for an ``html`` element that has none, after the doctype."""
    if node.tag != "html":
        raise NotAppliedError(
            say("the {element} element has no start tag in the file", element=node.tag)
        )
    at = after_doctype(source)
    new = f"<html {name}={_quoted(document, value, chr(34))}>"
    return Splice(at, at, document.newline + new if at else new)


def after_doctype(source: Source) -> int:
    """Where the doctype ends; 0 where there is none."""
    doctype = _DOCTYPE.match(source.text)
    return doctype.end() if doctype else 0


def _quoted(document: Document, value: str, quote: str) -> str:
    escaped = value.replace("&", "&amp;")
    escaped = escaped.replace(quote, "&quot;" if quote == '"' else "&#39;")
    return quote + document.fit(escaped) + quote
