"""The alt text repeats the headline.

What it finds
    A picture of the article whose alt text is the article's headline (or nearly so, or the
    headline with a number after it), instead of a word on what the picture shows. Publishing
    systems fill in the headline where an editor left the field empty.

Why it matters
    A listener has just heard the headline and hears it again, perhaps for every picture, and
    learns nothing of what they show.

How to fix it
    Write in one sentence what the picture shows.

What it does not report
    Pictures that are links to another page: their alt text says where the link leads. Names of
    one or two words, which a headline may share. For short headlines (a dish, a person, a place)
    a person is asked to look.

References
    WCAG 1.1.1 (F30, G94).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Pass, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import alt_advice, image_at, quote, spoken_article_images
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Fix, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The article's own pictures that have a name."""
    return (i.element for i in spoken_article_images(page) if i.name.strip())


def check(element: Element, page: Page) -> Verdict:
    """The alt text must not be the headline."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "equals-headline":
        return Pass()
    related = (fault.other,) if fault.other else ()
    if fault.certain:
        return Fail(
            say(
                "The alt text repeats the headline, {headline}, and says nothing of what the "
                "picture shows.",
                headline=quote(fault.text),
            ),
            related=related,
        )
    return Unsure(
        say(
            "The alt text {alt} is also the headline. Does it say what the picture shows?",
            alt=quote(image.name),
        ),
        related=related,
    )


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; say where to begin."""
    return alt_advice(element, page)


_TEXT = (
    "<p>The delegations arrived in Geneva late on Tuesday, and the talks are to begin in the "
    "morning, a speaker said.</p>"
)


def _story(headline: str, picture: str) -> str:
    """An article with a headline and one picture."""
    return f"<article><h1>{headline}</h1>{picture}{_TEXT}</article>"


RULE = Rule(
    id="alt-equals-headline",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.MODERATE,
    wcag=("1.1.1",),
    examples=(
        Bad(
            _story(
                "Talks on arms control begin in Geneva",
                '<img src="lake.jpg" alt="Talks on Arms Control begin in Geneva">',
            ),
            "img",
            "the headline",
            fixed='<img src="lake.jpg" alt="[what the picture shows]">',
        ),
        Bad(
            _story(
                "Gespräche über Rüstung beginnen in Genf",
                '<img src="lake.jpg" alt="Gespräche über Rüstung beginnen in Genf 2">',
            ),
            "img",
            "the headline and a number",
        ),
        Bad(
            _story(
                "Sequilho com chocolate amargo",
                '<img src="cake.jpg" alt="Sequilho com chocolate amargo">',
            ),
            "img",
            "the headline names a dish, and the picture may show it",
            outcome="review",
        ),
        Good(
            _story(
                "Talks on arms control begin in Geneva",
                '<img src="lake.jpg" alt="Two men shake hands before a row of flags">',
            ),
            "says what is seen",
        ),
        Good(
            _story(
                "Talks on arms control begin in Geneva",
                '<a href="/talks/gallery"><img src="lake.jpg" alt="Talks on arms control begin '
                'in Geneva"></a>',
            ),
            "a link to another page names that page",
        ),
        Good(_story("Taylor Swift", '<img src="swift.jpg" alt="Taylor Swift">'), "a person's name"),
        Good(_story("東京で会談", '<img src="tokyo.jpg" alt="会談">'), "a word of the headline"),
    ),
)
