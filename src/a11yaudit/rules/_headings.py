"""What the rules about headings share: the outline of the article proper, and its sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.headline import declared_titles, likeness
from a11yaudit.article.root import is_outside, link_density
from a11yaudit.article.signals import HEADLINE, marked
from a11yaudit.model import RemoveAttribute, RenameElement, SetAttribute
from a11yaudit.page.names import heading_level
from a11yaudit.page.reading import text_of
from a11yaudit.rules._reading import is_content, stream
from a11yaudit.text.norm import ends_a_sentence, units

if TYPE_CHECKING:
    from a11yaudit.article import Heading, Headline
    from a11yaudit.model import Edit, Element, Page

NO_HEADLINE = ("form", "nav", "aside", "footer")
LARGE = 1.2
LINKED = 0.8
FEW_WORDS = 200
DEEPEST = 6
EDIT_LINK = 20
OVERRIDING = ("role", "aria-level")
UNLIKE = 0.6
LONGEST_LINE = 160
LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the article and what stands under it.

    ``prose`` is the length in units of the running text down to the next heading of the same or
    a higher level; ``empty`` says that nothing at all stands between it and ``following``.
    """

    heading: Heading
    prose: int
    empty: bool
    following: Heading | None


def headline(page: Page) -> Headline | None:
    """The inventory's headline, unless nothing but its place speaks for it: a line of running
    text that is no heading and unlike the titles which the page declares."""
    found = article_of(page).headline
    if found is None or heading_level(found.element):
        return found
    if found.element.closest(*NO_HEADLINE):
        return None
    if likeness(found.text, page) >= UNLIKE:
        return found
    long = ends_a_sentence(found.text) or units(found.text) > LONGEST_LINE
    return None if long or (has_declared_title(page) and not _stands_out(found, page)) else found


def has_declared_title(page: Page) -> bool:
    """Whether the page says in its metadata what its article is called."""
    return any(title != page.title for title in declared_titles(page))


def _stands_out(found: Headline, page: Page) -> bool:
    """Whether the type or the markup's names make a headline of a line."""
    body = article_of(page).body
    usual = body[0].style.font_size if body else found.element.style.font_size
    return marked(found.element, HEADLINE) or found.element.style.font_size >= LARGE * usual


def headline_heading(page: Page) -> Heading | None:
    """The exposed heading that is, holds or stands in the headline; None where none does."""
    found = headline(page)
    if found is None:
        return None
    here = found.element
    fitting = [
        h
        for h in article_of(page).headings
        if h.exposed and (h.element.within(here) or here.within(h.element))
    ]
    return min(fitting, key=lambda h: h.level, default=None)


def outline(page: Page) -> tuple[Heading, ...]:
    """The exposed headings under the headline, up to the end of the running text.

    Those in boxes of their own (navigation, asides, related stories, footers, forms) are out.
    """
    return page.once("rules-outline", _outline)


def _outline(page: Page) -> tuple[Heading, ...]:
    article = article_of(page)
    if not article.body:
        return ()
    top, said = headline_heading(page), headline(page)
    start = said.element.index if said else article.root.index
    return tuple(
        heading
        for heading in article.headings
        if heading.exposed
        and heading.in_article
        and start <= heading.element.index <= article.body[-1].index
        and (top is None or heading.element is not top.element)
        and not in_zone(heading.element, page)
    )


def is_a_sentence(element: Element) -> bool:
    """Whether a heading is a whole, long sentence: a standfirst or a quotation."""
    text = text_of(element)
    return ends_a_sentence(text) and units(text) > LONGEST_TITLE


def in_zone(element: Element, page: Page) -> bool:
    """Whether the element stands in a box that is not the article's own text."""
    body = article_of(page).body
    for up in element.ancestors():
        if up.tag in ("body", "html"):
            return False
        if is_outside(up) and 2 * sum(1 for block in body if block.within(up)) < len(body):
            return True
    return False


def sections(page: Page) -> tuple[Section, ...]:
    """The article's sections in order, without teasers that only link elsewhere and boxes."""
    return page.once("rules-sections", _sections)


def _sections(page: Page) -> tuple[Section, ...]:
    headings = outline(page)
    after = _what_follows(page)
    found = []
    for at, heading in enumerate(headings):
        below = [h for h in headings[at + 1 :] if h.level <= heading.level]
        end = below[0].element.index if below else None
        prose = _prose(heading.element, end, page)
        empty, following = after.get(heading.element.index, (False, None))
        linked = _only_a_link(heading.element) and prose < FEW_WORDS
        if not linked and not _in_a_box(heading.element, page):
            found.append(Section(heading, prose, empty, following))
    return tuple(found)


def _prose(heading: Element, end: int | None, page: Page) -> int:
    return sum(
        units(text_of(block))
        for block in article_of(page).body
        if block.index > heading.index
        and (end is None or block.index < end)
        and block is not heading
        and not block.within(heading)
    )


def _in_a_box(heading: Element, page: Page) -> bool:
    """Whether the heading belongs to a small box without running text: a promotion, a form."""
    said = units(text_of(heading))
    for up in heading.ancestors():
        if up is article_of(page).root or up.tag in ("body", "html"):
            return False
        if units(text_of(up)) > said + EDIT_LINK:
            return not any(b.within(up) for b in article_of(page).body if b.index > heading.index)
    return False


def _only_a_link(heading: Element) -> bool:
    around = heading.closest("a")
    return (around is not None and around.has("href")) or link_density(heading) >= LINKED


def _what_follows(page: Page) -> dict[int, tuple[bool, Heading | None]]:
    """By heading: whether nothing stands between it and the next exposed heading, and that one.

    What is not rendered now counts as content: it may be a closed panel.
    """
    by_element = {h.element.index: h for h in article_of(page).headings if h.exposed}
    found: dict[int, tuple[bool, Heading | None]] = {}
    current: Heading | None = None
    empty = True
    for element, text in stream(page.body):
        heading = by_element.get(element.index) if text is None else None
        if heading:
            if current:
                found[current.element.index] = (empty, heading)
            current, empty = heading, True
        elif current and not element.within(current.element):
            empty = empty and text is None and not is_content(element)
    return found


def levels_at(element: Element, page: Page) -> tuple[int, int | None, str]:
    """The heading's level, that of the heading before it (None for the first), and its text.

    A heading that says nothing is none that another could stand under.
    """
    before = _headline_level(page)
    for heading in outline(page):
        if heading.element is element:
            return heading.level, before, heading.text
        before = heading.level if heading.text else before
    return 1, None, ""


def _headline_level(page: Page) -> int | None:
    """The level that the headline has for a reader: its own, or 1 where it is no heading."""
    found, top = headline(page), headline_heading(page)
    if top is not None:
        return top.level
    return 1 if found and found.element.visible else None


def set_level(element: Element, level: int) -> tuple[Edit, ...]:
    """The edits that make a heading of this level out of the element, whatever it was."""
    if element.get("role") == "heading" and not _is_h(element):
        return (SetAttribute(element, "aria-level", str(level)),)
    edits: list[Edit] = [RenameElement(element, f"h{min(level, DEEPEST)}")]
    edits += [RemoveAttribute(element, name) for name in OVERRIDING if element.has(name)]
    return tuple(edits)


def _is_h(element: Element) -> bool:
    return len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdigit()  # noqa: PLR2004
