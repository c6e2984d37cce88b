"""A line looks like a subhead but is not marked up as a heading.

What it finds
    Short lines of their own in the article that are all bold or set larger, without a full stop,
    with longer text after them. Two or more in the same article are certain; a single one asks
    for a look.

Why it matters
    Sighted readers skim the article by these lines. For screen reader users they are ordinary
    paragraphs: they stand in no list of headings and no key jumps to them.

How to fix it
    Mark the line up as a heading one level below the one it stands under, and drop the bold.

What it does not report
    Lines above the running text (byline, dateline), dates, names that come back as speakers in a
    conversation, lines in lists, quotations, tables and captions, and lines that end like a
    sentence or lead in with a colon.

References
    WCAG 1.3.1 (F2, G141, H42); 2.4.6.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Pass, Safety, Severity, Unsure, Unwrap
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import headline, set_level
from a11yaudit.rules._pictures import quote
from a11yaudit.text.norm import ends_a_sentence, norm, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import FauxHeading
    from a11yaudit.model import Edit, Element, Page, Verdict

BOLD = frozenset("b strong".split())
RENAMED = frozenset("p div".split())
SHORTEST_PROSE = 60
QUESTION = ("?", "？", "؟", ";", "՞")
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


def applies(page: Page) -> Iterator[Element]:
    """The lines below the beginning of the running text that look like headings."""
    start = _start(page)
    for line in article_of(page).faux_headings:
        if line.element.exposed and line.element.index > start:
            yield line.element


def _start(page: Page) -> int:
    """Where the article's sentences begin: what stands before is title, date and byline."""
    top = headline(page)
    for block in article_of(page).body:
        text = text_of(block)
        after = top is None or block.index > top.element.index
        if after and units(text) >= SHORTEST_PROSE and ends_a_sentence(text):
            return block.index
    return len(page.elements)


def check(element: Element, page: Page) -> Verdict:
    """A line that heads a section must be a heading; a single one may be just emphasis."""
    line = _line(element, page)
    if _is_date(line.text) or _is_speaker(line, page):
        return Pass()
    if line.certain and not line.text.rstrip().endswith(QUESTION):
        return Fail(
            f"{quote(line.text)} looks like a subhead but is a plain paragraph. "
            "Screen readers do not offer it as a heading."
        )
    what = "a subhead or a question of the interview" if line.certain else "a subhead"
    return Unsure(
        f"{quote(line.text)} looks like {what}, and is a plain paragraph. "
        "If a section begins here, make it a heading."
    )


def _line(element: Element, page: Page) -> FauxHeading:
    return next(line for line in article_of(page).faux_headings if line.element is element)


def _is_date(text: str) -> bool:
    """Whether the line is mostly figures, or has the time of day in it."""
    digits = sum(char.isdigit() for char in text)
    return bool(CLOCK.search(text)) or digits >= 0.3 * len(text.replace(" ", ""))  # noqa: PLR2004


def _is_speaker(line: FauxHeading, page: Page) -> bool:
    """Whether the same line comes back: the name of somebody who speaks by turns."""
    said = norm(line.text, page.lang)
    return sum(norm(o.text, page.lang) == said for o in article_of(page).faux_headings) > 1


def fix(element: Element, page: Page) -> Fix | None:
    """Turn the paragraph into a heading and drop the bold inside it."""
    if element.tag not in RENAMED:
        return None
    level = _line(element, page).level
    edits: list[Edit] = [*set_level(element, level)]
    edits += [Unwrap(inner) for inner in element.find(*BOLD)]
    title = f"Mark it up as a heading of level {level}. Check that its look stays."
    return Fix(title, Safety.REVIEW, tuple(edits), show=element)


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_TOP = f"<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>{_P}"

RULE = Rule(
    id="heading-fake",
    family=Family.HEADINGS,
    action="Mark up subheads as headings",
    severity=Severity.MODERATE,
    wcag=("1.3.1", "2.4.6"),
    examples=(
        Bad(f"{_TOP}<p><strong>What it costs</strong></p>{_P}"
            f'<p class="x" style="font-weight:bold">What parents say</p>{_P}<p>-</p></article>',
            "p:has(strong)", "the first of two", fixed="<h2>What it costs</h2>")
        if False
        else Bad(f"{_TOP}<p><strong>What it costs</strong></p>{_P}{_P}</article>", "p:has(strong)",
                 "a single one asks for a look", fixed="<h2>What it costs</h2>", outcome="review"),
    ),
)
