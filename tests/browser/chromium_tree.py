"""An independent reading of Chromium's whole accessibility tree: what is heard, in order.

Nothing of ours is used here, so that the transcript can be held against it.
"""

from __future__ import annotations

import unicodedata
from typing import Any, NamedTuple

Node = dict[str, Any]

NAMED_TEXT = {
    "heading": "heading",
    "Figcaption": "caption",
    "caption": "caption",
    "listitem": "listitem",
    "blockquote": "blockquote",
    "cell": "cell",
    "gridcell": "cell",
    "rowheader": "header",
    "columnheader": "header",
    "term": "term",
    "definition": "definition",
}
MEDIA = {
    "Iframe": "iframe",
    "IframePresentational": "iframe",
    "Video": "video",
    "Audio": "audio",
    "PluginObject": "object",
    "EmbeddedObject": "embed",
}
FIELDS = set(
    """checkbox combobox listbox menuitem meter option progressbar radio searchbox slider
    spinbutton switch tab textbox""".split()
)
BOXES = set(
    """alert article complementary dialog feed figure form group list navigation note radiogroup
    region search status table tablist tabpanel toolbar main banner contentinfo log timer""".split()
)
APART = ("list", "table", "figure")
UNHEARD = ("InlineTextBox", "ListMarker", "separator")  # a list's marks are told by its size


class Heard(NamedTuple):
    """What a listener gets: texts of one role that follow each other are one."""

    role: str
    text: str


def letters(text: str) -> str:
    """Letters, numbers and signs of the text, in small letters: not how it is spaced or stopped."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LNSM")


def merged(told: list[Heard]) -> list[Heard]:
    """Texts of one role that follow each other are joined."""
    found: list[Heard] = []
    for one in told:
        text_role = one.role in {"text", "button", *NAMED_TEXT.values()} or "heading" in one.role
        if found and text_role and one.text and found[-1].role == one.role and found[-1].text:
            found[-1] = Heard(one.role, found[-1].text + one.text)
        else:
            found.append(one)
    return found


class Reading:
    """Reads the tree below one node."""

    def __init__(self, nodes: list[Node], root: int) -> None:
        self.by_id = {node["nodeId"]: node for node in nodes}
        self.told: list[Heard] = []
        start = next((n for n in nodes if n.get("backendDOMNodeId") == root), None)
        for child in self.children(start) if start else ():
            self.visit(child, None, "")

    def children(self, node: Node) -> list[Node]:
        return [self.by_id[i] for i in node.get("childIds", ()) if i in self.by_id]

    def below(self, node: Node) -> list[Node]:
        found = []
        for child in self.children(node):
            found += [child, *self.below(child)]
        return found

    def visit(self, node: Node, named: Node | None, action: str) -> None:
        role = "" if node["ignored"] else node["role"]["value"]
        if role in UNHEARD or node["role"]["value"] == "ListMarker":
            return
        name = value(node, "name")
        if role in ("StaticText", "LineBreak") and not letters(name):
            return
        if role == "StaticText":
            self.told.append(Heard(action or self.text_role(named), letters(name)))
        elif role == "image":
            self.told.append(Heard("image", letters(name)))
            self.describe(node)
        elif role in MEDIA:
            own = name if MEDIA[role] not in ("video", "audio") else None
            self.told.append(Heard(MEDIA[role], letters(own) if own is not None else "?"))
            if own is not None:
                self.describe(node)
        elif role in FIELDS:
            self.told.append(Heard(role, letters(name)))
            self.describe(node)
        elif role in ("link", "button", "DisclosureTriangle"):
            self.action(node, named, "button" if role != "link" else action)
        elif role == "heading":
            self.heading(node, action)
        else:
            self.box(node, role, named, action)

    def text_role(self, named: Node | None) -> str:
        if named is None:
            return "text"
        if named["role"]["value"] == "heading":
            return f"heading {level(named)}"
        return NAMED_TEXT[named["role"]["value"]]

    def describe(self, node: Node) -> None:
        text = letters(value(node, "description"))
        if text and text != letters(value(node, "name")):
            self.told.append(Heard("description", text))

    def action(self, node: Node, named: Node | None, action: str) -> None:
        inner = [n for n in self.below(node) if not n["ignored"]]
        pictures = [n for n in inner if n["role"]["value"] == "image"]
        texts = [
            n for n in inner if n["role"]["value"] == "StaticText" and letters(value(n, "name"))
        ]
        name = value(node, "name")
        if authored(node) and letters(name):
            self.told.append(Heard(action or self.text_role(named), letters(name)))
            for picture in pictures:
                if letters(value(picture, "name")) != letters(name):
                    self.visit(picture, named, action)
        elif texts or pictures:
            for child in self.children(node):
                self.visit(child, named, action)
        elif letters(name):
            self.told.append(Heard(action or self.text_role(named), letters(name)))
        else:
            self.told.append(Heard(node["role"]["value"], ""))
        if pictures and not texts:
            self.describe(node)

    def heading(self, node: Node, action: str) -> None:
        inner = [n for n in self.below(node) if not n["ignored"]]
        pictures = [n for n in inner if n["role"]["value"] == "image"]
        texts = [
            n for n in inner if n["role"]["value"] == "StaticText" and letters(value(n, "name"))
        ]
        name = value(node, "name")
        if (authored(node) and letters(name)) or not (texts or pictures):
            self.told.append(Heard(f"heading {level(node)}", letters(name)))
            for picture in pictures:
                if letters(value(picture, "name")) != letters(name):
                    self.visit(picture, None, action)
        else:
            for child in self.children(node):
                self.visit(child, node, action)

    def box(self, node: Node, role: str, named: Node | None, action: str) -> None:
        if role in BOXES:
            own = letters(self.own_name(node))
            size = self.size(node, role)
            if own or size:
                self.told.append(Heard(f"{role}{size}", own))
            self.describe(node)
        named = node if role in NAMED_TEXT else None if role in APART else named
        for child in self.children(node):
            self.visit(child, named, action)

    def size(self, node: Node, role: str) -> str:
        inner = self.children(node) if role == "list" else self.below(node)
        if role == "list":
            items = 0
            while inner:
                one = inner.pop()
                if not one["ignored"] and one["role"]["value"] == "listitem":
                    items += 1
                elif one["ignored"] or one["role"]["value"] == "generic":
                    inner += self.children(one)
            return f", {items}" if items else ""
        if role == "table":
            return f", {sum(not n['ignored'] and n['role']['value'] == 'row' for n in inner)}"
        return ""

    def is_heard(self, node: Node) -> bool:
        """Whether anything of the node is: hidden ones stand in the tree too, but ignored."""
        whole = [node, *self.below(node)]
        return "backendDOMNodeId" in node and any(not one["ignored"] for one in whole)

    def own_name(self, node: Node) -> str:
        """What the box is called, unless by a part that is read anyway."""
        source = winner(node)
        if source is None or source.get("nativeSource"):
            return ""
        if source.get("attribute") == "aria-labelledby":
            targets = {
                n.get("backendDOMNodeId") for n in source["attributeValue"].get("relatedNodes", ())
            }
            inside = {n["backendDOMNodeId"] for n in self.below(node) if self.is_heard(n)}
            return "" if targets <= inside else value(node, "name")
        return value(node, "name")


def value(node: Node, field: str) -> str:
    return str(node.get(field, {}).get("value") or "")


def level(node: Node) -> int:
    return next(int(p["value"]["value"]) for p in node["properties"] if p["name"] == "level")


def winner(node: Node) -> Node | None:
    """The source that gave the node its name."""
    sources = node.get("name", {}).get("sources", ())
    return next((s for s in sources if "value" in s and not s.get("superseded")), None)


def authored(node: Node) -> bool:
    source = winner(node)
    return bool(source) and source.get("attribute") in ("aria-label", "aria-labelledby")


def heard(nodes: list[Node], root: int) -> list[Heard]:
    """What is heard below the node of the document with the browser's number ``root``."""
    return merged(Reading(nodes, root).told)
