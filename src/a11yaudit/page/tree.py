"""The accessibility tree: as the browser told it, or worked out from the snapshot.

Both are made of the same words. Roles are those of ARIA as `a11yaudit.page.names.role_of` gives
them. What changes nothing for a listener (plain boxes, emphasis, labels) is left out, and what is
in it stands in its place. `decode_tree` reads what the browser says of the article; `computed_tree`
is the same without a browser, by the rules of HTML-AAM, and Chromium's tree is its oracle.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from a11yaudit.behaviour import Node
from a11yaudit.page.names import heading_level, is_presentational, name_of, role_of
from a11yaudit.page.reading import text_of
from a11yaudit.page.tables import cell_role, is_data_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yaudit.model import Element, Page

GENERATED = "generated"  # in the browser's JSON: text that a style sheet adds

BLOCKS = frozenset(
    """blockquote caption cell columnheader definition gridcell heading listitem paragraph row
    rowheader term""".split()
)
CONTAINERS = frozenset(
    """alert alertdialog application article banner complementary contentinfo dialog directory
    document feed figure form grid group list log main marquee menu menubar navigation note
    radiogroup region search status table tabpanel tablist timer toolbar tree treegrid""".split()
)
FIELDS = frozenset(
    """checkbox combobox listbox menuitem menuitemcheckbox menuitemradio meter option progressbar
    radio searchbox slider spinbutton switch tab textbox treeitem""".split()
)
MEDIA = frozenset("audio embed iframe object video".split())
LEAVES = FIELDS | MEDIA | {"image", "text", "separator", "scrollbar"}
ROLES = BLOCKS | CONTAINERS | LEAVES | {"link", "button"}
UNNAMED = (BLOCKS - {"heading"}) | {"audio", "video", ""}

CHROMIUM = {
    "StaticText": "text",
    "LineBreak": "text",
    GENERATED: "text",
    "Figcaption": "caption",
    "Iframe": "iframe",
    "IframePresentational": "iframe",
    "Video": "video",
    "Audio": "audio",
    "PluginObject": "object",
    "EmbeddedObject": "embed",
    "DisclosureTriangle": "button",
    "DisclosureTriangleGrouped": "button",
    "ColorWell": "textbox",
    "Date": "textbox",
    "DateTime": "textbox",
    "InputTime": "textbox",
    "popUpButton": "combobox",
    "img": "image",
}
NATIVE = {
    "audio": "audio",
    "video": "video",
    "object": "object",
    "embed": "embed",
    "caption": "caption",
    "dt": "term",
    "dd": "definition",
    "menu": "list",
    "hr": "separator",
    "details": "group",
    "fieldset": "group",
    "address": "group",
    "hgroup": "group",
    "optgroup": "group",
    "output": "status",
    "search": "search",
    "progress": "progressbar",
    "meter": "meter",
}
INPUTS = {"file": "button", "number": "spinbutton"}
NOT_TEXT = frozenset("rt rp title desc script style template noscript datalist".split())


def role_in_tree(given: str) -> str:
    """The tree's word for a role of Chromium or of ARIA; "" for what is left out of the tree."""
    role = CHROMIUM.get(given, given)
    return role if role in ROLES else ""


def holds_nothing(role: str) -> bool:
    """Whether what is in an element of this role is not told: its name says it all."""
    return role in LEAVES


def decode_tree(text: str, elements: Sequence[Element]) -> Node | None:
    """The tree that `a11yaudit.browser.probes.tree.read_tree` told; None where it told nothing.

    ``elements`` are those of the page that was collected on the same visit.
    """
    waiting: dict[int, list[Node]] = {}  # by depth, the last first, until their parent comes
    for depth, role, name, description, number, level in reversed(json.loads(text or "[]")):
        inside = tuple(reversed(waiting.pop(depth + 1, [])))
        element = elements[number] if 0 <= number < len(elements) else None
        node = Node(CHROMIUM.get(role, role), name, description, element, level, inside)
        waiting.setdefault(depth, []).append(node)
    return waiting[0][-1] if waiting else None


def computed_tree(root: Element, page: Page) -> Node:
    """The tree below ``root`` as browsers work it out from the markup and the styles."""
    role = _role(root, page)
    return _node(root, role, page) if role else Node("", element=root, children=_inside(root, page))


def _node(element: Element, role: str, page: Page) -> Node:
    name = "" if role in UNNAMED else name_of(element, page)
    if role == "image" and not name and element.tag != "svg" and not element.has("alt"):
        name = element.get("title").strip()
    return Node(
        role,
        name,
        "" if role in ("audio", "video") else description_of(element, name, page),
        element,
        heading_level(element),
        () if role in LEAVES else _inside(element, page),
    )


def _inside(element: Element, page: Page) -> tuple[Node, ...]:
    owned = page.once("owned-elements", _owned)
    own = tuple(_children(element, page, owned))
    borrowed = [e for e in owned.values() if e[0] is element] if owned else []
    return own + tuple(node for _, other in borrowed for node in _nodes(other, page))


def _children(
    element: Element, page: Page, owned: dict[int, tuple[Element, Element]]
) -> Iterator[Node]:
    if element.generated and element.exposed:
        yield Node("text", element.generated, element=element)
    closed = element.tag == "details" and not element.has("open")
    silent = closed or not element.exposed or _is_name_only(element, page)
    for child in element.children:
        if isinstance(child, str):
            if not silent:
                yield Node("text", child, element=element)
        elif child.index not in owned and not (closed and child.tag != "summary"):
            yield from _nodes(child, page)


def _nodes(element: Element, page: Page) -> Iterator[Node]:
    """The node of the element, or the nodes in it where it has none of its own."""
    if not element.rendered or element.get("aria-hidden") == "true" or element.tag in NOT_TEXT:
        return
    if element.tag == "br":
        if element.exposed:
            yield Node("text", "\n", element=element)
        return
    role = _role(element, page) if element.exposed else ""
    if role:
        yield _node(element, role, page)
    else:
        yield from _inside(element, page)


def _is_name_only(label: Element, page: Page) -> bool:
    """Whether this is a plain label of a box to tick: browsers tell its text as the box's name."""
    if label.tag != "label":
        return False
    named = page.by_id(label.get("for")) if label.get("for") else None
    box = named or next(label.find("input"), None)
    others = [inner for inner in label.elements if inner is not box]
    return box is not None and not others and role_of(box) in ("checkbox", "radio")


def _owned(page: Page) -> dict[int, tuple[Element, Element]]:
    """What ``aria-owns`` moves: from an element's number to its new parent and itself."""
    found: dict[int, tuple[Element, Element]] = {}
    for owner in page.elements:
        for ident in owner.get("aria-owns").split():
            child = page.by_id(ident)
            if child is not None and child.index not in found and not owner.within(child):
                found[child.index] = (owner, child)
    return found


def _role(element: Element, page: Page) -> str:
    if element.tag == "img" and _is_decoration(element):
        return ""
    if is_presentational(element):
        return ""
    role = role_in_tree(role_of(element))
    if element.tag == "input" and not element.get("role"):
        return INPUTS.get(element.get("type").strip().lower(), role)
    if role == "table" and element.tag == "table" and not is_data_table(element):
        return ""
    if element.get("role"):
        return role
    return role or _native(element, page)


def _native(element: Element, page: Page) -> str:
    match element.tag:
        case "td" | "th" | "tr":
            return cell_role(element)
        case "svg":
            return "image" if name_of(element, page) or not text_of(element, "exposed") else ""
        case "a":
            return "link" if element.has("onclick") else ""
        case "section":
            return "region" if name_of(element, page) else ""
    return NATIVE.get(element.tag, "")


def _is_decoration(image: Element) -> bool:
    """Whether an ``img`` is out of the tree: an empty alt and nothing else that names it.

    Something that names it also wins over ``role=none``.
    """
    named = any(image.get(name).strip() for name in ("aria-label", "aria-labelledby"))
    if named:
        return False
    if is_presentational(image):
        return True
    return image.has("alt") and not image.get("alt") and not image.get("title").strip()


def description_of(element: Element, name: str, page: Page) -> str:
    """What is told after the name: ``aria-describedby``, ``aria-description``, else ``title``."""
    targets = [page.by_id(ident) for ident in element.get("aria-describedby").split()]
    told = [text_of(t, "exposed" if t.rendered else "source") for t in targets if t is not None]
    for text in (" ".join(told), element.get("aria-description"), element.get("summary")):
        if text.strip() and " ".join(text.split()) != name:
            return " ".join(text.split())
    title = " ".join(element.get("title").split())
    from_title = title == name and not _named_otherwise(element)
    return "" if from_title else title


def _named_otherwise(element: Element) -> bool:
    return any(element.get(a).strip() for a in ("aria-label", "aria-labelledby", "alt"))
