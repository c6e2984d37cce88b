"""Accessible names, computed from the snapshot as accname-1.2 and HTML-AAM say.

Chromium's own computation is the oracle: the browser tests hold every rule example against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.page.reading import is_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page

NAME_FROM_CONTENT = frozenset(
    """button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox
    menuitemradio option radio row rowheader switch tab tooltip treeitem""".split()
)
NATIVE_ROLES = {
    "button": "button",
    "summary": "button",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "img": "image",
    "main": "main",
    "nav": "navigation",
    "aside": "complementary",
    "article": "article",
    "figure": "figure",
    "figcaption": "caption",
    "p": "paragraph",
    "ul": "list",
    "ol": "list",
    "li": "listitem",
    "blockquote": "blockquote",
    "table": "table",
    "form": "form",
    "iframe": "iframe",
    "option": "option",
    "select": "combobox",
    "textarea": "textbox",
    "dialog": "dialog",
}
INPUT_BUTTONS = {"submit": "Submit", "reset": "Reset", "button": "", "image": "Submit"}


def role_of(element: Element) -> str:
    """The element's ARIA role: the first known explicit one, else the native one, else ""."""
    explicit = element.get("role").split()
    if explicit:
        return {"img": "image"}.get(explicit[0].lower(), explicit[0].lower())
    if element.tag == "a":
        return "link" if element.has("href") else ""
    if element.tag == "input":
        return _input_role(element)
    if element.tag in ("header", "footer"):
        inside = element.parent and element.parent.closest(
            "article", "aside", "main", "nav", "section"
        )
        return "" if inside else {"header": "banner", "footer": "contentinfo"}[element.tag]
    return NATIVE_ROLES.get(element.tag, "")


def _input_role(element: Element) -> str:
    kind = element.get("type", "text").lower()
    if kind in INPUT_BUTTONS:
        return "button"
    return {"checkbox": "checkbox", "radio": "radio", "range": "slider", "hidden": ""}.get(
        kind, "searchbox" if kind == "search" else "textbox"
    )


def heading_level(element: Element) -> int | None:
    """1 to 9 for an element whose role is heading, else None."""
    if role_of(element) != "heading":
        return None
    level = element.get("aria-level").strip()
    if level.isdigit() and int(level) > 0:
        return int(level)
    if len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdigit():  # noqa: PLR2004
        return int(element.tag[1])
    return 2


def is_presentational(element: Element) -> bool:
    """Whether ``role=none`` or ``presentation`` takes the element out of the tree."""
    return element.get("role").strip().lower() in ("none", "presentation")


def name_of(element: Element, page: Page) -> str:
    """The accessible name, white space collapsed; an empty string where there is none."""
    return " ".join(_name(element, page, set(), referenced=False).split())


def _name(element: Element, page: Page, seen: set[int], *, referenced: bool) -> str:
    if element.index in seen or not (element.exposed or referenced):
        return ""
    if not referenced and element.has("aria-labelledby"):
        targets = [page.by_id(ident) for ident in element.get("aria-labelledby").split()]
        text = " ".join(_name(t, page, seen, referenced=True) for t in targets if t)
        if text.strip():
            return text
    seen = seen | {element.index}
    label = element.get("aria-label").strip()
    if label:
        return label
    if not is_presentational(element):
        native = _native(element, page, seen)
        if native is not None:
            return native
    if referenced or role_of(element) in NAME_FROM_CONTENT:
        content = _content(element, page, seen)
        if content.strip():
            return content
    return "" if is_presentational(element) else element.get("title")


def _native(element: Element, page: Page, seen: set[int]) -> str | None:
    """The name that HTML-AAM gives the element, or None where it gives none."""
    match element.tag:
        case "img" | "area":
            return element.attrs["alt"] if element.has("alt") else element.get("title") or None
        case "input" | "select" | "textarea":
            return _field_name(element, page, seen)
        case "fieldset" | "table" | "figure":
            inner = {"fieldset": "legend", "table": "caption", "figure": ""}[element.tag]
            child = next((c for c in element.elements if c.tag == inner), None)
            return _content(child, page, seen) if child else None
        case "svg":
            title = next((c for c in element.elements if c.tag == "title"), None)
            return " ".join(c for c in title.children if isinstance(c, str)) if title else None
    return None


def labels_of(element: Element, page: Page) -> list[Element]:
    """The ``label`` elements of a form field, by ``for`` and by nesting."""
    found = [
        label
        for label in page.find("label")
        if label.get("for") and page.by_id(label.get("for")) is element
    ]
    around = element.closest("label")
    if around is not None and not around.get("for"):
        found.append(around)
    return found


def _field_name(element: Element, page: Page, seen: set[int]) -> str | None:
    kind = element.get("type", "text").lower()
    if element.tag == "input" and kind in INPUT_BUTTONS:
        value = element.get("alt") if kind == "image" else element.get("value")
        return value or element.get("title") or INPUT_BUTTONS[kind] or None
    labels = [_content(label, page, seen) for label in labels_of(element, page) if label.exposed]
    text = " ".join(labels)
    return text if text.strip() else element.get("title") or element.get("placeholder") or None


def _content(element: Element, page: Page, seen: set[int]) -> str:
    return element.generated + "".join(_content_pieces(element, page, seen))


def _content_pieces(element: Element, page: Page, seen: set[int]) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield " "
        elif child.exposed:
            gap = " " if is_block(child) or child.style.display.startswith("inline-") else ""
            inner = _name(child, page, seen, referenced=False)
            if not inner and role_of(child) not in NAME_FROM_CONTENT and child.tag != "img":
                inner = _content(child, page, seen)
            yield f"{gap}{inner}{gap}"
