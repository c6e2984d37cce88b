"""The same caption stands under different pictures.

What it finds
    A caption whose text, the credit aside, already stands under another, different picture of
    the article.

Why it matters
    A reader who does not see the pictures cannot tell which of them the caption belongs to, and
    learns nothing about the second; a reader who sees them finds a caption that does not fit.

How to fix it
    Write for each picture what only this one shows.

What it does not report
    Captions that are only a credit, the same picture shown twice (other sizes included), and one
    caption that serves a group of pictures.

References
    WCAG 1.1.1 for what the pictures tell; good practice for captions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.alt import caption_core
from a11yaudit.model import Fail, Fix, Pass, ReplaceText, Safety, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._captions import SURE, captioned
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._reading import holder_of
from a11yaudit.said import say
from a11yaudit.text.norm import norm, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage, Caption
    from a11yaudit.model import Element, Page, Verdict

FEWEST_TOKENS = 3


def applies(page: Page) -> Iterator[Element]:
    """The captions of the article's visible pictures."""
    return (caption.element for _, caption in _shown(page))


def _shown(page: Page) -> list[tuple[ArticleImage, Caption]]:
    return [
        (image, caption)
        for image, caption in captioned(page)
        if image.element.visible and caption.element.visible and image.identity
    ]


def check(element: Element, page: Page) -> Verdict:
    """No earlier, different picture may have the same caption."""
    image, caption = next((i, c) for i, c in _shown(page) if c.element is element)
    words = norm(caption_core(caption), page.lang)
    if len(tokens(words, page.lang)) < FEWEST_TOKENS:
        return Pass()
    equal = [
        (other, c)
        for other, c in _shown(page)
        if c.element.index < element.index
        and not element.within(c.element)
        and norm(caption_core(c), page.lang) == words
        and other.identity != image.identity
    ]
    if not equal:
        return Pass()
    first, told = equal[0]
    message = say(
        "The caption {caption} already stands under another picture. At least one of the two has "
        "no caption of its own.",
        caption=quote(caption.text),
    )
    related = (told.element, first.element, image.element)
    if min(caption.confidence, told.confidence) < SURE:
        return Unsure(say("{said} Check that these texts are captions.", said=message), related)
    return Fail(message, related)


def fix(element: Element, page: Page) -> Fix | None:
    """An editor's words are needed in the place of the repeated ones."""
    _, caption = next((i, c) for i, c in _shown(page) if c.element is element)
    words = caption_core(caption)
    holder = holder_of(words, element)
    if holder is None:
        return None
    return Fix(
        say("Say what this picture shows; the other one keeps the caption."),
        Safety.ADVICE,
        (ReplaceText(holder, words, "[what only this picture shows]"),),
        show=element,
    )


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_ONE = '<figure><img src="rain-square.jpg" alt="A square"><figcaption>{}</figcaption></figure>'
_TWO = '<figure><img src="rain-school.jpg" alt="A school"><figcaption>{}</figcaption></figure>'
_THIS = "Rain fell on Lund all day."


def _story(first: str, second: str, one: str = _ONE, two: str = _TWO) -> str:
    """A page with two captioned pictures."""
    return (
        f"<article><h1>Umbrellas</h1>{_P}{one.format(first)}{_P}{two.format(second)}{_P}</article>"
    )


RULE = Rule(
    id="caption-repeated",
    family=Family.CAPTIONS,
    action="Give each picture its own caption",
    severity=Severity.MODERATE,
    wcag=("1.1.1",),
    examples=(
        Bad(
            _story(_THIS, _THIS),
            "figure:nth-of-type(2) figcaption",
            "two pictures",
            fixed="<figcaption>[what only this picture shows]</figcaption>",
        ),
        Bad(
            _story(f"{_THIS} (Photo: Ann Berg)", f"{_THIS} (Photo: Olle Dahl)"),
            "figure:nth-of-type(2) figcaption",
            "only the credits differ",
        ),
        Bad(
            _story("雨の中を歩く市民たち", "雨の中を歩く市民たち"),
            "figure:nth-of-type(2) figcaption",
            "Japanese",
        ),
        Good(_story(_THIS, "The school in the rain."), "each its own caption"),
        Good(_story(_THIS, _THIS, two=_ONE), "the same picture twice"),
        Good(
            _story(_THIS, _THIS, two=_ONE.replace(".jpg", "-300x200.jpg")),
            "the same picture in another size",
        ),
        Good(_story("Photo: Ann Berg", "Photo: Ann Berg"), "nothing but a credit"),
        Good(
            f"<article><h1>Umbrellas</h1>{_P}{_P}<figure>"
            '<figure><img src="rain-square.jpg" alt="A square"></figure>'
            '<figure><img src="rain-school.jpg" alt="A school"></figure>'
            f"<figcaption>{_THIS}</figcaption></figure></article>",
            "one caption for a group",
        ),
        Good(_story("1 / 2", "1 / 2"), "a counter"),
    ),
)
