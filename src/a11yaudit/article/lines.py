"""The accessibility tree as lines in reading order: one for each thing that is announced.

A block of text is one line, with its links listed; a link that stands alone is a line of its own.
A picture is always a line of its own, and says what it stands in ("image, link"). What a box is
called (a figure's label) and what an element is described by are lines too, for they are heard.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING

from a11yaudit.article.nodes import (
    TABLES,
    below,
    has_text,
    is_authored,
    is_heard,
    number_of,
    size_of,
    squashed,
)
from a11yaudit.article.root import common_ancestor
from a11yaudit.page.names import name_of
from a11yaudit.page.reading import is_block, text_of
from a11yaudit.page.tree import BLOCKS, FIELDS, MEDIA
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from a11yaudit.behaviour import Node
    from a11yaudit.model import Element, Page

TEXT = "text"
DESCRIPTION = "description"
PLAIN = frozenset({"paragraph", "row"})  # blocks that give their lines no name
APART = frozenset({"list", "table", "figure"})  # boxes in which the name of the block ends


@dataclass(frozen=True, slots=True)
class Line:
    """What is announced, and the element that it comes from.

    ``holder`` is the innermost element that holds all of the text: its language is that of the
    line.
    """

    role: str
    text: str
    element: Element
    holder: Element
    level: int | None = None
    links: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the tree the walk is.

    ``element`` is the nearest one, ``block`` the node that bounds the line, ``named`` the one that
    says what the line is (of a paragraph in a list item: the list item), ``action`` the link or
    button around.
    """

    element: Element
    block: Node | None = None
    named: Node | None = None
    action: Node | None = None

    @property
    def role(self) -> str:
        """What a text here is called."""
        if self.action and self.action.role == "button":
            return "button"
        if self.level:
            return f"heading {self.level}"
        return self.named.role if self.named else TEXT

    @property
    def level(self) -> int | None:
        """The level of the heading that this is in."""
        if self.named is None or self.named.role != "heading":
            return None
        return self.named.level or 2


@dataclass(slots=True)
class _Run:
    """Text that is read in one go."""

    place: _Place
    around: Element
    texts: list[str] = field(default_factory=list)
    holders: list[Element] = field(default_factory=list)
    links: list[Element] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)


def lines_of(tree: Node, root: Element, page: Page) -> list[Line]:
    """The lines of what is below the tree's root, in reading order."""
    walk = _Walk(page)
    for child in tree.children:
        walk.visit(child, _Place(root))
    walk.flush()
    return walk.lines


class _Walk:
    """Goes through the tree once and gathers lines."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines: list[Line] = []
        self.run: _Run | None = None

    def visit(self, node: Node, place: _Place) -> None:
        """Add the lines of the node and of what is in it."""
        here = replace(place, element=node.element or place.element)
        match node.role:
            case "text":
                self.add(node.name, here)
            case "link" | "button":
                self.action(node, here)
            case "image":
                self.image(node, here)
            case "heading":
                self.heading(node, here)
            case "separator" | "scrollbar":
                self.flush()
            case role if role in FIELDS or role in MEDIA:
                self.leaf(node, here)
            case role if role in BLOCKS:
                named = here.named if role in PLAIN else node
                self.within(node, replace(here, block=node, named=named))
            case _:
                self.container(node, here)

    def within(self, node: Node, place: _Place) -> None:
        """Add what is in the node, apart from the text before and after it."""
        self.flush()
        for child in node.children:
            self.visit(child, place)
        self.flush()

    def say(self, role: str, text: str, element: Element, level: int | None = None) -> None:
        """Add a line."""
        self.flush()
        self.lines.append(Line(role, " ".join(text.split()), element, element, level))

    def describe(self, node: Node, element: Element) -> None:
        """Add what is told of the node after its name."""
        text = node.description
        if text.strip() and norm(text) != norm(node.name):
            self.say(DESCRIPTION, text, element)

    def add(self, text: str, place: _Place) -> None:
        """Add text to the present line, or begin one where another block begins."""
        around = self._block(place)
        run = self.run
        if run is None or run.around is not around or run.place.block is not place.block:
            self.flush()
            run = self.run = _Run(place, around)
        run.texts.append(text)
        if not text.strip():
            return
        run.holders.append(place.element)
        link = place.action.element if place.action and place.action.role == "link" else None
        if link is None:
            run.bare.append(text)
        elif link not in run.links:
            run.links.append(link)

    @staticmethod
    def _block(place: _Place) -> Element:
        limit = place.block.element if place.block else None
        ups = (place.element, *place.element.ancestors())
        return next((up for up in ups if up is limit or is_block(up)), place.element)

    def flush(self) -> None:
        """End the present line."""
        run, self.run = self.run, None
        text = " ".join("".join(run.texts).split()) if run else ""
        if not run or not is_heard(text):
            return
        holder = reduce(common_ancestor, run.holders)
        whole = squashed(text_of(run.around, "exposed")) == squashed(text)
        # The whole block, or the part of it that holds just this text.
        role, element = run.place.role, run.around if whole else holder
        if role == TEXT and len(run.links) == 1 and not is_heard("".join(run.bare)):
            role, element = "link", run.links[0]
        level = run.place.level
        self.lines.append(Line(role, text, element, holder, level, tuple(run.links)))

    def action(self, node: Node, place: _Place) -> None:
        """A link or a button: its text in the line that it stands in, its pictures as lines."""
        if node.role == "button":
            self.flush()
        pictures = [inner for inner in below(node) if inner.role == "image"]
        told = [inner for inner in below(node) if inner.role == "text" and is_heard(inner.name)]
        inside = replace(place, action=node)
        if is_authored(place.element) and is_heard(node.name):
            self.add(node.name, inside)
            for picture in pictures:
                if norm(picture.name) != norm(node.name):
                    self.visit(picture, inside)
        elif told or pictures or any(inner.children for inner in node.children):
            for child in node.children:
                self.visit(child, inside)
        elif is_heard(node.name):
            self.add(node.name, inside)
        else:
            self.say(node.role, "", place.element)
        if node.role == "button":
            self.flush()
        if pictures and not told:
            self.describe(node, place.element)

    def image(self, node: Node, place: _Place) -> None:
        """A picture, and the link, button or heading that it is all there is in."""
        around = [place.action.role] if place.action else []
        level = place.level
        if level and place.named and not has_text(place.named):
            around.append(f"heading {level}")
        else:
            level = None
        self.say(", ".join(["image", *around]), node.name, place.element, level)
        self.describe(node, place.element)

    def heading(self, node: Node, place: _Place) -> None:
        """A heading: what it is called where that is said apart, else what it holds."""
        inside = replace(place, block=node, named=node)
        pictures = [inner for inner in below(node) if inner.role == "image"]
        if is_authored(place.element) and is_heard(node.name):
            self.say(inside.role, node.name, place.element, inside.level)
            for picture in pictures:
                if norm(picture.name) != norm(node.name):
                    self.visit(picture, place)
        elif pictures or has_text(node):
            self.within(node, inside)
        else:
            self.say(inside.role, node.name, place.element, inside.level)

    def leaf(self, node: Node, place: _Place) -> None:
        """Media and fields: their name is all that is told."""
        # What Chromium calls a film depends on how far it has been loaded.
        own = node.role in ("audio", "video")
        name = name_of(place.element, self.page) if own else node.name
        self.say(node.role, name, place.element)
        if not own:
            self.describe(node, place.element)

    def container(self, node: Node, place: _Place) -> None:
        """A box: a line where it has a size or a name of its own, then what is in it."""
        role, name = node.role, self._own_name(node, place.element)
        if role == "list":
            items = sum(child.role == "listitem" for child in node.children)
            role = f"list, {number_of(items, 'item')}" if items else role
        elif role in TABLES:
            role = f"{role}, {size_of(node)}"
        if name or role != node.role:
            self.say(role, name, place.element)
        self.flush()
        self.describe(node, place.element)
        named = None if node.role in APART else place.named
        self.within(node, replace(place, block=node, named=named))

    def _own_name(self, node: Node, element: Element) -> str:
        """The name that the box itself is announced with; not that of a part which is read anyway.

        A figure that is named by its own caption, a table by its caption and a section by its
        heading say nothing more: browsers join caption and figure by themselves.
        """
        targets = [self.page.by_id(ident) for ident in element.get("aria-labelledby").split()]
        named_by = [target for target in targets if target is not None]
        if named_by:
            inner = all(target.within(element) and target.exposed for target in named_by)
            return "" if inner else node.name
        if element.get("aria-label").strip():
            return node.name
        title = element.get("title")
        return node.name if title.strip() and norm(title) == norm(node.name) else ""
