"""A heading is too long to be one.

What it finds
    A heading of more than 170 characters (85 in Chinese, Japanese and Korean).

Why it matters
    Screen readers speak the whole heading each time it is passed on the way to another one, and
    in a list of headings a paragraph can be no landmark.

How to fix it
    Keep the heading to one line and move the rest into the text below; a standfirst is a
    paragraph.

What it does not report
    Anything in boxes outside the article, and a standfirst that also skips a level
    (heading-level-skipped suggests to make it a paragraph).

References
    WCAG 2.4.6 (G130); advice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Pass, Severity
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import headline_heading, is_a_sentence, levels_at, sections
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say_number
from a11yaudit.text.norm import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

LONGEST = 170


def applies(page: Page) -> Iterator[Element]:
    """The headline, if it is a heading, and the headings of the article."""
    top = headline_heading(page)
    if top is not None and article_of(page).body:
        yield top.element
    yield from (section.heading.element for section in sections(page))


def check(element: Element, page: Page) -> Verdict:
    """A heading must be short enough to be heard in passing."""
    text = text_of(element)
    if units(text) <= LONGEST:
        return Pass()
    level, before, _ = levels_at(element, page)
    if before is not None and level > before + 1 and is_a_sentence(element):
        return Pass()
    return Fail(
        say_number(
            "The heading {heading} is {number} character long. It is read out in full each time "
            "somebody passes it.",
            "The heading {heading} is {number} characters long. It is read out in full each time "
            "somebody passes it.",
            len(text),
            heading=quote(text),
        )
    )


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_TOP = f"<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>{_P}"
_LONG = "How two hundred umbrellas came to Lund and who was glad and who was not and why "

RULE = Rule(
    id="heading-too-long",
    family=Family.HEADINGS,
    action="Shorten long headings",
    severity=Severity.ADVICE,
    wcag=("2.4.6",),
    examples=(
        Bad(f"{_TOP}<h2>{_LONG * 3}</h2>{_P}</article>", "h2", "240 characters"),
        Bad(
            f"{_TOP}<h2>{'市议会讨论雨伞的费用' * 9}</h2>{_P}</article>",
            "h2",
            "90 Chinese characters are as wide as 180",
        ),
        Good(f"{_TOP}<h2>{_LONG * 2}</h2>{_P}</article>", "160 characters"),
        Good(
            "<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>"
            f"<h4>{_LONG * 3}.</h4>{_P}{_P}</article>",
            "heading-level-skipped speaks of it",
        ),
        Good(f"{_TOP}{_P}</article><footer><h2>{_LONG * 3}</h2></footer>", "outside the article"),
    ),
)
