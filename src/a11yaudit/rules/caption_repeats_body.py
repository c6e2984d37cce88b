"""A caption repeats the paragraph beside it.

What it finds
    A caption that says the same as the paragraph before or after the picture, or whose whole
    text stands in it word for word.

Why it matters
    Readers get the same sentence twice. Those who listen cannot skip it by eye, and for all the
    place is lost in which the caption could explain the picture.

How to fix it
    Let the caption say what the text leaves out: who is seen, where and when.

What it does not report
    Pull quotes and other quotations, captions of fewer than six words, and paragraphs that are
    not next to the picture.

References
    Good practice; advice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.alt import caption_core
from a11yaudit.model import Fail, Pass, Severity, Unsure
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._captions import SURE, captioned, region_of
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say
from a11yaudit.text.norm import tokens
from a11yaudit.text.similarity import NEAR_DICE, dice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage, Caption
    from a11yaudit.model import Element, Page, Verdict

FEWEST_TOKENS = 6


def applies(page: Page) -> Iterator[Element]:
    """The captions of the article's pictures that are long enough to compare."""
    for _, caption in captioned(page):
        if len(tokens(caption_core(caption), page.lang)) >= FEWEST_TOKENS:
            yield caption.element


def check(element: Element, page: Page) -> Verdict:
    """The paragraphs next to the picture must say something else."""
    image, caption = next((i, c) for i, c in captioned(page) if c.element is element)
    words = " ".join(tokens(caption_core(caption), page.lang))
    for block in _beside(image, caption, page):
        text = " ".join(tokens(text_of(block), page.lang))
        if f" {words} " in f" {text} " or dice(words, text, page.lang) >= NEAR_DICE:
            message = say(
                "The caption {caption} repeats the paragraph next to it.",
                caption=quote(caption.text),
            )
            if caption.confidence < SURE:
                unsure = say("{said} Check that this text is the caption.", said=message)
                return Unsure(unsure, (block,))
            return Fail(message, (block,))
    return Pass()


def _beside(image: ArticleImage, caption: Caption, page: Page) -> list[Element]:
    """The paragraphs before and after the picture's box, quotations aside."""
    region = region_of(image, page)
    blocks = [b for b in article_of(page).body if not b.within(region) and not region.within(b)]
    before = [b for b in blocks if b.index < caption.element.index][-1:]
    after = [b for b in blocks if b.index > caption.element.index][:1]
    return [b for b in (*before, *after) if not b.closest("blockquote", "aside", "figure", "q")]


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_SAME = "Two hundred umbrellas will be handed out to the schools in the last week of May."
_IMG = '<img src="rain-square.jpg" alt="A wet square">'


def _story(caption: str, after: str) -> str:
    """A page with one picture in its text."""
    return (
        f"<article><h1>Umbrellas for all</h1>{_P}<figure>{_IMG}<figcaption>{caption}</figcaption>"
        f"</figure>{after}{_P}</article>"
    )


RULE = Rule(
    id="caption-repeats-body",
    family=Family.CAPTIONS,
    action="Let captions add to the text",
    severity=Severity.ADVICE,
    examples=(
        Bad(_story(_SAME, f"<p>{_SAME}</p>"), "figcaption", "the paragraph after it"),
        Bad(
            _story(_SAME, f"<p>{_SAME} Parents had asked for shelters too.</p>"),
            "figcaption",
            "the first sentence of the paragraph after it",
        ),
        Good(
            _story("Ann Berg opens the first of the new umbrellas.", f"<p>{_SAME}</p>"),
            "another thing",
        ),
        Good(_story(_SAME, f"<blockquote><p>{_SAME}</p></blockquote>"), "a pull quote"),
        Good(_story(_SAME, f"{_P}<p>{_SAME}</p>"), "not next to it"),
        Good(_story("The school in Lund.", f"<p>The school in Lund. {_SAME}</p>"), "too short"),
    ),
)
