"""The headings as they are, and the lines that only look like headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.headline import article_scope, headline_of
from a11yaudit.article.parts import FauxHeading, Heading
from a11yaudit.article.root import body_of, link_density
from a11yaudit.article.signals import AUTHOR, CAPTION, CREDIT, marked
from a11yaudit.page.names import heading_level, name_of
from a11yaudit.page.reading import blocks, is_block, line_text, text_of
from a11yaudit.text.norm import ends_a_sentence, norm, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Style

BOLD = 600
LARGER = 1.15
LONGEST_FAUX, SHORTEST_FAUX = 120, 3
SHORTEST_SECTION = 60
MOST_SHORT_LINES = 5
LONGEST_LINE = 18_000
MOST_LINKED = 0.3
NOT_IN = frozenset(
    "blockquote table figure figcaption li dl nav aside footer header button form label a".split()
)


def headings_of(page: Page) -> tuple[Heading, ...]:
    """Every heading of the page in document order."""
    return page.once("headings", _headings)


def _headings(page: Page) -> tuple[Heading, ...]:
    container = article_scope(page)
    found = []
    for element in page.elements:
        level = heading_level(element)
        if level is None or not element.rendered:
            continue
        text = name_of(element, page) or text_of(element)
        found.append(Heading(element, level, text, element.exposed, element.within(container)))
    return tuple(found)


def faux_headings_of(page: Page) -> tuple[FauxHeading, ...]:
    """Lines of the running text that look like headings: short, all bold or large, alone."""
    return page.once("faux-headings", _faux)


def _faux(page: Page) -> tuple[FauxHeading, ...]:
    body = body_of(page)
    if not body.blocks:
        return ()
    usual = _usual_style(body.blocks)
    lines = list(_lines(body.container))
    found = [
        line
        for at, line in enumerate(lines)
        if _looks_like_heading(line, usual.font_size, usual.font_weight, page)
        and _leads_a_section(at, lines)
    ]
    found += [run for line in lines if (run := _run_in(line, usual.font_weight, page)) is not None]
    found.sort(key=lambda line: line.index)
    repeated = len(found) >= 2  # noqa: PLR2004 (a style used twice is a style)
    return tuple(
        FauxHeading(line, text_of(line), _level_for(line, page), certain=repeated) for line in found
    )


def _usual_style(body: tuple[Element, ...]) -> Style:
    """The style that most of the running text is set in."""
    amounts: dict[Style, int] = {}
    for block in body:
        amounts[block.style] = amounts.get(block.style, 0) + len(line_text(block))
    return max(amounts, key=lambda style: amounts[style])


def _run_in(block: Element, weight: int, page: Page) -> Element | None:
    """A bold line at the head of a paragraph, parted from its text by a line break only."""
    if heading_level(block) or block.tag in NOT_IN or _is_set_apart(block, page):
        return None
    told = [c for c in block.children if not isinstance(c, str) or c.strip()]
    if len(told) < 3 or isinstance(told[0], str) or isinstance(told[1], str):  # noqa: PLR2004
        return None
    run, pause = told[0], told[1]
    if pause.tag != "br" and not (run.elements and run.elements[-1].tag == "br"):
        return None
    dressed = _dressed(run)
    text = text_of(run)
    if dressed is None or not dressed.style.font_weight >= BOLD > weight or run.tag == "a":
        return None
    rest = units(line_text(block)) - units(text)
    fits = SHORTEST_FAUX <= units(text) <= LONGEST_FAUX and rest >= SHORTEST_SECTION
    return run if fits and _reads_like_heading(text) and link_density(run) == 0 else None


def _reads_like_heading(text: str) -> bool:
    """Whether the text ends as headings do: in no stop, no colon and no comma."""
    end = text.rstrip()
    if ends_a_sentence(text) and not end.endswith(("?", "？", "؟")):
        return False
    return not end.endswith((":", "：", ",", "،", "、"))


def _is_set_apart(line: Element, page: Page) -> bool:
    """Whether the line stands in something that has lines of its own: lists, captions, boxes."""
    return _in_data_table(line) or any(
        up.tag in NOT_IN or heading_level(up) or marked(up, AUTHOR | CAPTION | CREDIT)
        for up in (line, *_until(line, body_of(page).container))
    )


def _in_data_table(line: Element) -> bool:
    """Whether it is in a cell of a table with headings, not of one that only lays things out."""
    tables = (up for up in line.ancestors() if up.tag == "table")
    return any(next(table.find("th"), None) is not None for table in tables)


def _looks_like_heading(line: Element, size: float, weight: int, page: Page) -> bool:
    text = text_of(line)
    if not line.visible or not SHORTEST_FAUX <= units(text) <= LONGEST_FAUX:
        return False
    if heading_level(line) or _is_set_apart(line, page):
        return False
    headline = headline_of(page)
    if headline and (norm(headline.text) == norm(text) or headline.element.within(line)):
        return False
    if not _reads_like_heading(text) or link_density(line) > MOST_LINKED:
        return False
    styled = _dressed(line)
    if styled is None:
        return False
    return (styled.style.font_weight >= BOLD > weight) or styled.style.font_size >= LARGER * size


def _until(line: Element, container: Element) -> Iterator[Element]:
    for up in line.ancestors():
        if up is container:
            return
        yield up


def _dressed(line: Element) -> Element | None:
    """The element that dresses all of the line's text, or None where the dress changes."""
    text = text_of(line).replace(" ", "")
    here = line
    while True:
        inner = [c for c in here.elements if text_of(c)]
        if len(inner) == 1 and text_of(inner[0]).replace(" ", "") == text:
            here = inner[0]
            continue
        if not inner:
            return here
        bold = (
            all(c.style.font_weight >= BOLD and text_of(c) for c in inner)
            and "".join(text_of(c) for c in inner).replace(" ", "") == text
        )
        return inner[0] if bold else here


def _lines(container: Element) -> Iterator[Element]:
    """The blocks of text, and inline elements that stand alone between blocks."""
    for block in blocks(container, "rendered"):
        nested = [child for child in block.elements if is_block(child) and text_of(child)]
        if not nested:
            yield block
            continue
        told = [c for c in block.children if not isinstance(c, str) or c.strip()]
        for at, child in enumerate(told):
            around = (*told[max(0, at - 1) : at], *told[at + 1 : at + 2])
            alone = all(not isinstance(c, str) and _ends_a_line(c) for c in around)
            if not isinstance(child, str) and alone and not is_block(child) and text_of(child):
                yield child


def _ends_a_line(element: Element) -> bool:
    return element.tag == "br" or is_block(element)


def _leads_a_section(at: int, lines: list[Element]) -> bool:
    """Whether text follows that the line can be the heading of: a paragraph, or short lines."""
    together = 0
    for line in lines[at + 1 : at + MOST_SHORT_LINES + 1]:
        if heading_level(line):
            return False
        length = units(line_text(line))
        together += length
        if together >= SHORTEST_SECTION:
            return length <= LONGEST_LINE
    return False


def _level_for(line: Element, page: Page) -> int:
    """One below the heading that the line stands under."""
    before = [
        h for h in headings_of(page) if h.element.index < line.index and h.exposed and h.in_article
    ]
    return min(6, max((h.level for h in before[-1:]), default=1) + 1) if before else 2
