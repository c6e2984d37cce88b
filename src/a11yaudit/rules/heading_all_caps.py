"""A heading is typed in capitals.

What it finds
    A heading of four or more words that are all typed in capital letters.

Why it matters
    Some screen readers spell out words in capitals letter by letter, taking them for
    abbreviations. Capitals also hide the shapes of words from readers with dyslexia.

How to fix it
    Type the heading as an ordinary sentence. If it shall look like capitals, let the style sheet
    do it (`text-transform: uppercase`): the text underneath stays readable.

What it does not report
    Capitals that only the style sheet makes, abbreviations within a heading, short headings, and
    scripts that have no capitals.

References
    Advice; no success criterion demands it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Pass, Severity
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import headline, headline_heading, sections
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FEWEST_WORDS = 4
FEWEST_LETTERS = 16


def applies(page: Page) -> Iterator[Element]:
    """The headline and the headings of the article."""
    top, said = headline_heading(page), headline(page)
    if top is not None:
        yield top.element
    elif said is not None and said.element.exposed:
        yield said.element
    yield from (s.heading.element for s in sections(page) if s.prose)


def check(element: Element, page: Page) -> Verdict:
    """Not all words may be in capitals, where the script has them."""
    del page
    text = text_of(element)
    cased = [w for w in WORD.findall(text) if len(w) > 1 and w.lower() != w.upper()]
    letters = sum(map(len, cased))
    if len(cased) < FEWEST_WORDS or letters < FEWEST_LETTERS or not all(map(str.isupper, cased)):
        return Pass()
    return Fail(
        say(
            "{heading} is typed in capitals. Some screen readers spell such words out; type "
            "it in normal letters and leave the look to the style sheet.",
            heading=quote(text),
        )
    )


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"

RULE = Rule(
    id="heading-all-caps",
    family=Family.HEADINGS,
    action="Type headings in normal letters",
    severity=Severity.ADVICE,
    examples=(
        Bad(f"<article><h1>UMBRELLAS FOR ALL SCHOOLS</h1>{_P}{_P}</article>", "h1", "the headline"),
        Bad(
            f"<title>Зонты</title><article><h1>Зонты</h1>{_P}<h2>СКОЛЬКО ЭТО СТОИТ ГОРОДУ</h2>{_P}"
            "</article>",
            "h2",
            "Russian capitals",
        ),
        Good(
            f'<article><h1 style="text-transform:uppercase">Umbrellas for all schools</h1>{_P}{_P}'
            "</article>",
            "capitals by style sheet",
        ),
        Good(f"<article><h1>NATO, EU, UN and OSCE talk</h1>{_P}{_P}</article>", "abbreviations"),
        Good(f"<article><h1>SPD CDU FDP CSU</h1>{_P}{_P}</article>", "nothing but abbreviations"),
        Good(f"<article><h1>مظلات لكل المدارس في المدينة</h1>{_P}{_P}</article>", "no capitals"),
        Good(f"<article><h1>学校ごとに二百本の傘 NATO</h1>{_P}{_P}</article>", "Japanese"),
        Good(f"<article><h1>RAIN IN LUND</h1>{_P}{_P}</article>", "three words"),
    ),
)
