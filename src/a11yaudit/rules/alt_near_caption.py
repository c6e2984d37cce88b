"""The alt text says nearly the same as the caption.

What it finds
    A picture of the article whose alt text and caption share nearly all their words, or whose alt
    text stands as a whole in the caption (or the other way round).

Why it matters
    Screen readers read the alt text and then the caption: the listener hears the same twice, in
    slightly other words, and learns little of what the picture shows.

How to fix it
    Keep the caption. Write into the alt text what can be seen and the caption does not tell.

What it does not report
    A name of a few words that the caption mentions too, captions that share only names with the
    alt text, captions that are only a credit or hidden from assistive technology, and alt texts
    that are the same as the caption (alt-equals-caption).

References
    WCAG 1.1.1 (H37, H67).
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
    """The article's own pictures that have a name and a caption."""
    return (i.element for i in spoken_article_images(page) if i.caption and i.name.strip())


def check(element: Element, page: Page) -> Verdict:
    """Alt text and caption should tell different things."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "near-caption":
        return Pass()
    related = (fault.other,) if fault.other else ()
    alt, caption = quote(image.name), quote(fault.text)
    if fault.certain:
        return Fail(
            say(
                "The alt text {alt} and the caption {caption} say nearly the same: listeners hear "
                "it twice.",
                alt=alt,
                caption=caption,
            ),
            related=related,
        )
    return Unsure(
        say(
            "The alt text {alt} and the caption {caption} share most of their words. Does the alt "
            "text tell what the caption does not?",
            alt=alt,
            caption=caption,
        ),
        related=related,
    )


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; say where to begin."""
    return alt_advice(element, page)


_TEXT = (
    "<h1>Talks begin in Geneva</h1><p>The delegations arrived in Geneva late on Tuesday, and the "
    "talks are to begin in the morning.</p>"
)


def _figure(alt: str, caption: str) -> str:
    """An article with one captioned picture."""
    return (
        f'<article>{_TEXT}<figure><img src="lake.jpg" alt="{alt}"><figcaption>{caption}'
        "</figcaption></figure></article>"
    )


RULE = Rule(
    id="alt-near-caption",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.MINOR,
    wcag=("1.1.1",),
    examples=(
        Bad(
            _figure(
                "The boat lies by a bridge near the fountain in Geneva, Switzerland",
                "FILE - The boat lies by a bridge near the fountain in Geneva, Switzerland",
            ),
            "img",
            "one word more",
            fixed='<img src="lake.jpg" alt="[what the picture shows]">',
        ),
        Bad(
            _figure(
                "a timber raft on the river at Bonn",
                "Fig. 6: a timber raft on the river at "
                "Bonn. Coloured engraving by an unknown hand, now in the town museum.",
            ),
            "img",
            "the alt text stands in a longer caption",
            outcome="review",
        ),
        Good(
            _figure(
                "Amrita Deonarine",
                "Economist Amrita Deonarine spoke to the senate about the "
                "new rules for the exchange of currency",
            ),
            "a name alone in a long caption",
        ),
        Good(
            _figure(
                "Angela Merkel schüttelt die Hand von Emmanuel Macron",
                "Angela Merkel und Emmanuel Macron sprachen über die Ukraine",
            ),
            "only the names are the same",
        ),
        Good(
            _figure("A white boat with red sails", "The boat on the lake on Tuesday"),
            "different things",
        ),
    ),
)
