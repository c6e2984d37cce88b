"""Findings of a visit say where they come from: which file, and where in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.fix.location import Lines, Location
from a11yaudit.fix.nearest import nearest_source
from a11yaudit.fix.source_map import OWNERS, WHOLE_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yaudit.browser.observe import Observation
    from a11yaudit.fix.document import Document
    from a11yaudit.fix.source_map import Places, SourceMap
    from a11yaudit.model import Element, Finding, Page


def places_of(
    seen: Observation,
    findings: Iterable[Finding],
    mapped: SourceMap | None = None,
    document: Document | None = None,
    file: str = "",
) -> dict[str, Places]:
    """The places, by owner, of the findings, by fingerprint, and of the `WHOLE_PAGE`.

    A source map goes first; what it does not name is the file itself, if the page is one: then
    ``document`` is what it holds and ``file`` how it is called.
    """
    lines = Lines(document.text) if document and file else None

    def places(element: Element | None, page: Page) -> Places:
        found: dict[str, Location] = {}
        if lines:
            near = nearest_source(element, lines, file).best if element else None
            found = dict.fromkeys(OWNERS, near or Location(file))
        return found | (mapped.places_of(element, page) if mapped else {})

    made = {WHOLE_PAGE: places(None, seen.page)}
    for finding in findings:
        page = _page_of(finding.element, seen)
        made[finding.fingerprint] = places(finding.element if page else None, page or seen.page)
    return made


def _page_of(element: Element | None, seen: Observation) -> Page | None:
    """The state of the page that the element is of."""
    if element is None:
        return None
    for reading in seen.readings:
        elements = reading.page.elements
        if element.index < len(elements) and elements[element.index] is element:
            return reading.page
    return None
