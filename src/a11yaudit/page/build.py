"""Builds the element tree of a `Page`, working out what is visible and what is exposed.

Both sources of pages (the browser's snapshot and static HTML) describe their elements as
`Draft` values in document order; the inherited states are computed here, once, for both.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from a11yaudit.model import Element, ImageState, Rect, Style
from a11yaudit.page.stamps import IMPLIED, STAMP

NEVER_EXPOSED = frozenset({"head", "script", "style", "template", "noscript", "meta", "link"})
SMALLEST_VISIBLE = 1.0
DEEPEST = 150  # levels; what is nested deeper is told flat, so that no page exhausts the stack
TRANSPARENT = 0.05


@dataclass(slots=True)
class Draft:
    """One element as a source describes it; ``children`` holds indices and text.

    ``rendered`` speaks of the element itself, ancestors included where a browser said so.
    """

    tag: str
    attrs: dict[str, str]
    children: list[int | str] = field(default_factory=list)
    rendered: bool = True
    style: Style = field(default_factory=Style)
    rect: Rect | None = None
    focusable: bool = False
    image: ImageState | None = None
    generated: str = ""
    in_shadow: bool = False
    contents: bool = False


@dataclass(slots=True)
class _Inherited:
    rendered: bool = True
    hidden_from_sight: bool = False
    hidden_from_at: bool = False


def build(drafts: list[Draft]) -> tuple[Element, ...]:
    """Turn drafts (document order, element 0 the root) into linked elements.

    Stamps are taken out of the attributes and become offsets. Elements that a script copied share
    one.
    """
    elements: list[Element] = []
    offsets = _offsets(drafts)
    states: dict[int, tuple[Element | None, _Inherited]] = {0: (None, _Inherited())}
    for index, draft in enumerate(drafts):
        parent, inherited = states.pop(index, (None, _Inherited(rendered=False)))
        element, passed_on = _element(index, draft, parent, inherited, offsets.get(index))
        elements.append(element)
        for child in draft.children:
            if isinstance(child, int):
                states[child] = (element, passed_on)
    for element, draft in zip(elements, drafts, strict=True):
        linked = tuple(
            elements[child] if isinstance(child, int) else child for child in draft.children
        )
        object.__setattr__(element, "children", linked)
    return tuple(elements)


def _offsets(drafts: list[Draft]) -> dict[int, int]:
    """The offsets by the elements' numbers; none where the document was not stamped."""
    stamps = {number: draft.attrs.pop(STAMP, "") for number, draft in enumerate(drafts)}
    found = {number: int(stamp) for number, stamp in stamps.items() if stamp.isdecimal()}
    if found:
        for number in (0, *(child for child in drafts[0].children if isinstance(child, int))):
            if drafts[number].tag in IMPLIED:
                found.setdefault(number, IMPLIED[drafts[number].tag])
    return found


def _element(
    index: int,
    draft: Draft,
    parent: Element | None,
    inherited: _Inherited,
    offset: int | None,
) -> tuple[Element, _Inherited]:
    style = draft.style
    rendered = (
        inherited.rendered
        and (draft.rendered or draft.contents)
        and style.display != "none"
        and draft.tag not in NEVER_EXPOSED
    )
    if draft.tag == "html":
        rendered = True
    at_hidden = (
        inherited.hidden_from_at
        or draft.attrs.get("aria-hidden") == "true"
        or "inert" in draft.attrs
    )
    sight_hidden = inherited.hidden_from_sight or _unseen(draft)
    shown = rendered and style.visibility == "visible"
    element = Element(
        index=index,
        tag=draft.tag,
        attrs=draft.attrs,
        parent=parent,
        rendered=rendered,
        visible=shown and not sight_hidden,
        exposed=shown and not at_hidden,
        focusable=draft.focusable and shown,
        rect=draft.rect if rendered else None,
        style=style,
        image=draft.image,
        generated=draft.generated,
        in_shadow=draft.in_shadow,
        offset=offset,
    )
    return element, _Inherited(rendered, sight_hidden, at_hidden)


def _unseen(draft: Draft) -> bool:
    """Whether opacity, clipping or a place off the page hides the element and what is in it.

    Larger clipping boxes hide nothing here: a carousel's further slides can be brought in.
    """
    style, rect = draft.style, draft.rect
    if style.opacity < TRANSPARENT or style.clipped:
        return True
    if rect is None or draft.tag in ("html", "body") or style.display == "contents":
        return False
    if rect.w and rect.h and (rect.right <= 0 or rect.bottom <= 0):
        return True
    return style.overflow_hidden and (rect.w <= SMALLEST_VISIBLE or rect.h <= SMALLEST_VISIBLE)
