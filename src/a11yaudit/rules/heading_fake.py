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
    Labels of lists of links to other stories ("Read more"), lines above the running text (byline,
    dateline), dates, names that come back as speakers in a conversation, lines in lists,
    quotations, tables and captions, and lines that end like a sentence or lead in with a colon.

References
    WCAG 1.3.1 (F2, G141, H42); 2.4.6.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Safety, Severity, Unsure, Unwrap
from a11yaudit.page.reading import blocks, text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import headline, headline_heading, sections, set_level
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say, say_list, say_number
from a11yaudit.text.norm import dominant_script, ends_a_sentence, norm, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import FauxHeading
    from a11yaudit.model import Edit, Element, Page, Verdict

BOLD = frozenset("b strong".split())
RENAMED = frozenset("p div".split())
SHORTEST_PROSE = 60
WITHOUT_STOPS = frozenset({"THAI", "LAO"})  # scripts whose sentences end in a space
MOST_DIGITS = 0.3
QUESTION = ("?", "？", "؟", ";", "՞")
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


def applies(page: Page) -> Iterator[Element]:
    """The first of the article's lines that look like headings; one finding speaks of all."""
    yield from (line.element for line in _lines(page)[:1])


def _lines(page: Page) -> list[FauxHeading]:
    """The lines in question: those that are all alike are subheads, questions only if alone."""
    start = _start(page)
    lines = [
        line
        for line in article_of(page).faux_headings
        if line.element.exposed
        and line.element.index > start
        and not _is_date(line.text)
        and not _is_speaker(line, page)
        and _heads_text(line.element, page)
    ]
    return [line for line in lines if not _is_question(line)] or lines


def _heads_text(element: Element, page: Page) -> bool:
    """Whether running text comes next, and not a list of links to other stories."""
    article = article_of(page)
    after = (
        block
        for block in blocks(article.root, "visible")
        if block.index > element.index and not block.within(element)
    )
    following = next(after, None)
    return following is not None and any(following is block for block in article.body)


def _level(element: Element, page: Page) -> int:
    """One below the heading of the section that the line stands in."""
    top = headline_heading(page)
    above = [s.heading.level for s in sections(page) if s.heading.element.index < element.index]
    return min(6, (above[-1] if above else top.level if top else 1) + 1)


def _is_question(line: FauxHeading) -> bool:
    return line.text.rstrip().endswith(QUESTION)


def _start(page: Page) -> int:
    """Where the article's sentences begin: what stands before is title, date and byline."""
    top = headline(page)
    for block in article_of(page).body:
        text = text_of(block)
        after = top is None or block.index > top.element.index
        ends = ends_a_sentence(text) or dominant_script(text) in WITHOUT_STOPS
        if after and units(text) >= SHORTEST_PROSE and ends:
            return block.index
    return len(page.elements)


def check(element: Element, page: Page) -> Verdict:
    """Lines that head sections must be headings; a single one may be just emphasis."""
    lines = _lines(page)
    related = tuple(line.element for line in lines if line.element is not element)
    if not related:
        return Unsure(
            say(
                "{text} looks like a subhead and is a plain paragraph. If a section begins "
                "here, make it a heading.",
                text=quote(lines[0].text),
            )
        )
    names = say_list(quote(line.text) for line in lines[:2])
    if lines[2:]:
        names = say_number(
            "{names} ({number} line in all)",
            "{names} ({number} lines in all)",
            len(lines),
            names=names,
        )
    if all(_is_question(line) for line in lines):
        return Unsure(
            say(
                "{names} look like subheads or an interview's questions, and are plain paragraphs. "
                "If sections begin here, make them headings.",
                names=names,
            ),
            related,
        )
    return Fail(
        say(
            "{names} look like subheads but are plain paragraphs. Screen readers do not offer them "
            "as headings.",
            names=names,
        ),
        related,
    )


def _is_date(text: str) -> bool:
    """Whether the line is mostly figures, or has the time of day in it."""
    digits = sum(char.isdigit() for char in text)
    return bool(CLOCK.search(text)) or digits >= MOST_DIGITS * len(text.replace(" ", ""))


def _is_speaker(line: FauxHeading, page: Page) -> bool:
    """Whether the same line comes back: the name of somebody who speaks by turns."""
    said = norm(line.text, page.lang)
    return sum(norm(o.text, page.lang) == said for o in article_of(page).faux_headings) > 1


def fix(element: Element, page: Page) -> Fix | None:
    """Turn the paragraphs into headings and drop the bold inside them."""
    lines = [line for line in _lines(page) if line.element.tag in RENAMED]
    if element.tag not in RENAMED:
        return None
    level = _level(element, page)
    edits: list[Edit] = []
    for line in lines:
        edits += set_level(line.element, level)
        edits += [Unwrap(inner) for inner in line.element.find(*BOLD)]
    title = say("Mark it up as a heading of level {level}. Check that the look stays.", level=level)
    if lines[1:]:
        title = say_number(
            "Mark up the {number} line as heading of level {level}. Check that the look stays.",
            "Mark up all {number} lines as headings of level {level}. Check that the look stays.",
            len(lines),
            level=level,
        )
    return Fix(title, Safety.REVIEW, tuple(edits), show=element)


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_TOP = f"<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>{_P}"

_THAI_TOP = "ตลาดเรือกลับมาอีกครั้ง"
_THAI = "<p>เสียงพายกระทบน้ำดังขึ้นตั้งแต่ฟ้ายังไม่สว่าง แม่ค้าร้องทักกันข้ามคลองเหมือนไม่ได้พบกันมานานหลายปี</p>"

RULE = Rule(
    id="heading-fake",
    family=Family.HEADINGS,
    action="Mark up subheads as headings",
    severity=Severity.MODERATE,
    wcag=("1.3.1", "2.4.6"),
    examples=(
        Bad(
            f"{_TOP}<p><strong>What it costs</strong></p>{_P}"
            f"<div><b>What parents say</b></div>{_P}{_P}</article>",
            "p:has(strong)",
            "two bold lines; one finding speaks of both",
            fixed="<h2>What it costs</h2>",
        ),
        Bad(
            f"{_TOP}<h2>Rain</h2>{_P}<p><strong>What it costs</strong></p>{_P}{_P}</article>",
            "p:has(strong)",
            "a single one asks for a look",
            fixed="<h3>What it costs</h3>",
            outcome="review",
        ),
        Bad(
            f'{_TOP}<p style="font-size:24px">What it costs</p>{_P}'
            f'<p style="font-size:24px">What parents say</p>{_P}</article>',
            "p:nth-of-type(2)",
            "larger type",
            fixed='<h2 style="font-size:24px">What it costs</h2>',
        ),
        Bad(
            "<title>Зонты для школ</title><article><h1>Зонты для школ</h1><p>Городской совет "
            "собрался в понедельник, чтобы поговорить о дожде, который шёл всю неделю.</p>"
            "<p><b>Сколько это стоит</b></p><p>Двести зонтов раздадут школам в последнюю неделю "
            "мая, сообщил совет города.</p><p><b>Что говорят родители</b></p><p>Родители просили "
            "и навесы на остановках; совет решит этот вопрос в июне.</p></article>",
            "p:nth-of-type(2)",
            "a Russian page",
            fixed="<h2>Сколько это стоит</h2>",
        ),
        Bad(
            f"<title>{_THAI_TOP}</title><article><h1>{_THAI_TOP}</h1>{_THAI}<p><b>กติกาของคนขาย</b></p>"
            f"{_THAI}<p><b>เวลาเปิดตลาด</b></p>{_THAI}</article>",
            "p:nth-of-type(2)",
            "Thai, whose sentences end without a stop",
        ),
        Bad(
            f"{_TOP}<p><b>Why umbrellas?</b></p>{_P}<p><b>Who pays for them?</b></p>{_P}</article>",
            "p:nth-of-type(2)",
            "perhaps an interview's questions",
            outcome="review",
        ),
        Good(
            "<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>"
            f"<p><b>By Ann Berg</b></p>{_P}{_P}</article>",
            "a byline",
        ),
        Good(
            "<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>"
            f"<p><b>Lund, Monday</b></p>{_P}{_P}</article>",
            "a dateline",
        ),
        Good(f"{_TOP}<p><b>3 May 2024</b></p>{_P}<p><b>5 May 2024</b></p>{_P}</article>", "dates"),
        Good(
            f"{_TOP}<p><b>Ann Berg</b></p>{_P}<p><b>Olle Dahl</b></p>{_P}<p><b>Ann Berg</b></p>"
            f"{_P}<p><b>Olle Dahl</b></p>{_P}</article>",
            "who speaks in a conversation",
        ),
        Good(f"{_TOP}<p><b>The schools get:</b></p>{_P}{_P}</article>", "leads in to a list"),
        Good(
            f"{_TOP}<blockquote><p><b>Rain is free</b></p>{_P}</blockquote>{_P}</article>",
            "a quotation",
        ),
        Good(
            f"{_TOP}<table><tr><td><p><b>Costs</b></p>{_P}</td></tr></table>{_P}</article>",
            "a table",
        ),
        Good(
            "<title>Umbrellas</title><main><table><tr><th>Town</th><th>Council</th></tr><tr>"
            f"<td>{_P}</td><td>{_P}<p><b>Rain is free</b></p>{_P}{_P}</td></tr></table></main>",
            "a page that is a table",
        ),
        Good(f"{_TOP}<p><b>Every school gets umbrellas.</b></p>{_P}</article>", "a sentence"),
        Good(
            f"{_TOP}<p><b>تحصل كل مدرسة على مظلات؟ نعم.</b></p>{_P}</article>",
            "a sentence in another script",
        ),
        Good(f"{_TOP}<h2>What it costs</h2>{_P}</article>", "a heading"),
    ),
)
