"""A picture with a caption has an empty alt text.

What it finds
    A picture of the article with `alt=""` and a caption. Screen readers pass over the picture and
    then read a caption that belongs to nothing they have heard of.

Why it matters
    A caption usually tells the story around a picture, not what is seen. Whoever cannot see the
    picture hears "Minister N. on Tuesday" and learns nothing of the scene.

How to fix it
    Read the caption with the picture covered. If it does not say what can be seen, write that
    into the alt text. If it does, the empty alt text may stay: experts disagree on this case.

What it does not report
    Captions that are only likely to belong to the picture, pictures in a link that has a name,
    pictures said to be decoration, and pictures outside the article.

References
    WCAG 1.1.1 (H37, H67; the guidance for pictures with captions is contested: w3c/wcag 852).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Pass, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import (
    SURE_CAPTION,
    alt_advice,
    image_at,
    link_of,
    quote,
    spoken_article_images,
)
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Fix, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The article's own pictures with a sure caption and in no link."""
    for image in spoken_article_images(page):
        sure = image.caption is not None and image.caption.confidence >= SURE_CAPTION
        if sure and link_of(image.element) is None:
            yield image.element


def check(element: Element, page: Page) -> Verdict:
    """Whether the caption says what is seen only a person can tell."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "empty" or image.caption is None:
        return Pass()
    return Unsure(
        say(
            "Screen readers pass over this picture, its alt text being empty, and then read "
            "its caption {caption}. Does the caption say what can be seen?",
            caption=quote(image.caption.text),
        ),
        related=(image.caption.element,),
    )


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; say where to begin."""
    return alt_advice(element, page)


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
_FIGURE = '<figure><img src="rain.jpg" {}><figcaption>The mayor on Monday</figcaption></figure>'

RULE = Rule(
    id="img-alt-empty-with-caption",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.MINOR,
    wcag=("1.1.1",),
    examples=(
        Bad(
            "<article>" + _TEXT + _FIGURE.format('alt=""') + "</article>",
            "img",
            "the caption names a person and shows nothing",
            outcome="review",
            fixed='<img src="rain.jpg" alt="[what the picture shows]">',
        ),
        Good(
            "<article>"
            + _TEXT
            + _FIGURE.format('alt="A woman in boots on a bridge"')
            + "</article>",
            "an alt text",
        ),
        Good(
            "<article>" + _TEXT + _FIGURE.format('alt="" role="presentation"') + "</article>",
            "said to be decoration",
        ),
        Good(
            f'<article>{_TEXT}<a href="/mayor">{_FIGURE.format("alt")}</a></article>',
            "the link is named by the caption",
        ),
        Good(f'<article>{_TEXT}<img src="rain.jpg" alt=""></article>', "no caption"),
    ),
)
