"""A page as it would be with other attributes: a copy, the page itself stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yaudit.model import Element, Page


def with_attributes(page: Page, changes: Mapping[int, Mapping[str, str]]) -> Page:
    """The page with these attributes set, by the numbers of the elements, which stay the same.

    What the browser measured (boxes, styles, what is exposed) is taken over, so this is true of
    attributes that change neither. What was gathered from the old elements is not there: the
    browser's tree, the keys and what was worked out once.
    """
    made: list[Element] = []
    for element in page.elements:
        attrs = {**element.attrs, **changes.get(element.index, {})}
        parent = made[element.parent.index] if element.parent else None
        made.append(replace(element, attrs=attrs, parent=parent, children=()))
    for old, new in zip(page.elements, made, strict=True):
        children = tuple(c if isinstance(c, str) else made[c.index] for c in old.children)
        object.__setattr__(new, "children", children)
    return replace(page, elements=tuple(made), tree=None, keyboard=None, memo={})
