"""HTML text becomes a `Page` without a browser: for tests, examples and noscript content.

The tree is the one browsers build (html5lib follows the same algorithm); layout is unknown, so
boxes are None. Of styles only ``hidden``, ``style="display:none"`` and the like are understood.
"""

from __future__ import annotations

import re
from typing import cast

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, Declaration, Doctype, NavigableString, ProcessingInstruction

from a11yaudit.model import Element, Page, Style
from a11yaudit.page.build import DEEPEST, Draft, build

INLINE = frozenset(
    """a abbr b bdi bdo br button cite code data del dfn em font i img input ins kbd label map mark
    meter output picture progress q ruby rt s samp select small span strike strong sub sup svg
    textarea time tt u var video audio canvas object iframe wbr""".split()
)
NOT_DISPLAYED = frozenset(
    "head script style template noscript meta link title base param source track datalist".split()
)
BOLD = frozenset("b strong th h1 h2 h3 h4 h5 h6".split())
HEADING_SIZES = {"h1": 32.0, "h2": 24.0, "h3": 18.7, "h4": 16.0, "h5": 13.3, "h6": 10.7}
FOCUSABLE = frozenset("button select textarea iframe summary".split())
NO_TEXT = (Comment, Doctype, Declaration, ProcessingInstruction)


def parse(html: str, url: str = "about:blank") -> Page:
    """Build the page that a browser would build from this HTML, without layout."""
    soup = BeautifulSoup(html, "html5lib")
    drafts: list[Draft] = []
    tags: list[Tag] = []
    root = soup.find("html")
    if isinstance(root, Tag):
        _visit(root, Style(), drafts, tags, [])
    title = soup.title.get_text() if soup.title else ""
    page = Page(url=url, elements=build(drafts), title=" ".join(title.split()), served=html)
    page.memo["tags"] = tags
    return page


def select(page: Page, css: str) -> list[Element]:
    """The elements of a page made by `parse` that a CSS selector matches, in document order."""
    tags = cast("list[Tag]", page.memo["tags"])
    matched = {id(tag) for tag in tags[0].parent.select(css)} if tags[0].parent else set()
    return [element for element, tag in zip(page.elements, tags, strict=True) if id(tag) in matched]


def _visit(  # noqa: PLR0917 (the walk's own state)
    tag: Tag,
    inherited: Style,
    drafts: list[Draft],
    tags: list[Tag],
    sink: list[int | str],
    depth: int = 0,
) -> None:
    """Add the tag and what is in it; its number is added to ``sink``."""
    sink.append(len(drafts))
    tags.append(tag)
    attrs = {
        name.lower(): " ".join(value) if isinstance(value, list) else str(value)
        for name, value in tag.attrs.items()
    }
    style = _style(tag.name, attrs, inherited)
    draft = Draft(tag.name, attrs, style=style, focusable=_focusable(tag.name, attrs))
    drafts.append(draft)
    if tag.name in ("script", "style", "template", "noscript"):
        keep = tag.name == "noscript" or "ld+json" in attrs.get("type", "")
        # `get_text` finds nothing in a script that this parser read.
        text = "".join(child for child in tag.contents if isinstance(child, NavigableString))
        draft.children = [tag.decode_contents() if tag.name == "noscript" else text]
        draft.children = draft.children if keep else []
        return
    children = draft.children if depth < DEEPEST else sink
    for child in tag.children:
        if isinstance(child, Tag):
            _visit(child, style, drafts, tags, children, depth + 1)
        elif isinstance(child, NavigableString) and not isinstance(child, NO_TEXT):
            children.append(str(child))


def _style(tag: str, attrs: dict[str, str], inherited: Style) -> Style:
    css = {
        name.strip().lower(): value.strip().lower()
        for name, _, value in (part.partition(":") for part in attrs.get("style", "").split(";"))
    }
    display = "none" if tag in NOT_DISPLAYED else "inline" if tag in INLINE else "block"
    if "hidden" in attrs:
        display = "none"
    if tag == "input" and attrs.get("type", "").lower() == "hidden":
        display = "none"
    direction = attrs.get("dir", "").lower()
    return Style(
        display=css.get("display", display),
        visibility=css.get("visibility", inherited.visibility),
        position=css.get("position", "static"),
        font_size=_pixels(css.get("font-size"), HEADING_SIZES.get(tag, inherited.font_size)),
        font_weight=_weight(css.get("font-weight"), 700 if tag in BOLD else inherited.font_weight),
        italic=tag in ("i", "em") or inherited.italic,
        opacity=float(css["opacity"]) if re.fullmatch(r"[\d.]+", css.get("opacity", "")) else 1.0,
        direction=css.get(
            "direction", direction if direction in ("ltr", "rtl") else inherited.direction
        ),
        text_transform=css.get("text-transform", inherited.text_transform),
        clipped=css.get("left", "").startswith("-999"),
    )


def _pixels(value: str | None, default: float) -> float:
    match = re.fullmatch(r"([\d.]+)px", value or "")
    return float(match.group(1)) if match else default


def _weight(value: str | None, default: int) -> int:
    if value and value.isdigit():
        return int(value)
    return {"bold": 700, "normal": 400}.get(value or "", default)


def _focusable(tag: str, attrs: dict[str, str]) -> bool:
    if "disabled" in attrs or attrs.get("tabindex", "0").strip().startswith("-"):
        return False
    return (
        tag in FOCUSABLE
        or (tag == "a" and "href" in attrs)
        or (tag == "input" and attrs.get("type", "").lower() != "hidden")
        or "tabindex" in attrs
    )
