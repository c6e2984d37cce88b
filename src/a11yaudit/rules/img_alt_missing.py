"""A picture has no text alternative.

What it finds
    An `img` that assistive technology receives without any name: no `alt` attribute, no
    `aria-label`, no `title`. Screen readers then read the file name or say only "image".

Why it matters
    A blind reader learns that there is a picture and nothing about it. A caption does not help:
    it tells the story around the picture, and browsers do not take it as the picture's name.

How to fix it
    Write in one sentence what the picture shows. If it only decorates, set `alt=""`.

What it does not report
    Pictures hidden from assistive technology (`aria-hidden`, `role="presentation"`), counting
    pixels of one or two pixels' size, and pictures that are not shown.

References
    WCAG 1.1.1 (F65, H37); ACT rule 23a2a8; axe-core image-alt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.page.names import is_presentational
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import advice_for, image_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """Every exposed picture that is no counting pixel."""
    for image in article_of(page).images:
        element = image.element
        if element.exposed and image.role != "tracking" and not is_presentational(element):
            yield element


def check(element: Element, page: Page) -> Verdict:
    """A picture needs an alt attribute or another name."""
    image = image_at(element, page)
    if element.has("alt") or image.name:
        return Pass()
    if image.caption:
        return Fail(
            "The picture has no alt text. Its caption does not replace one: it tells the story, "
            "not what the picture shows."
        )
    return Fail("The picture has no alt text.")


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; say where to begin."""
    advice = advice_for(image_at(element, page), page)
    return Fix(advice, Safety.ADVICE, (SetAttribute(element, "alt", "[what the picture shows]"),))


RULE = Rule(
    id="img-alt-missing",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.SERIOUS,
    wcag=("1.1.1",),
    axe=("image-alt",),
    examples=(
        Bad('<p>Rain in Lund.</p><img src="rain.jpg">', "img", "no alt at all",
            fixed='<img src="rain.jpg" alt="[what the picture shows]">'),
        Bad('<figure><img src="rain.jpg"><figcaption>Rain fell all day.</figcaption></figure>',
            "img", "a caption is no excuse"),
        Good('<img src="rain.jpg" alt="Two people share an umbrella">', "an alt text"),
        Good('<img src="line.png" alt="">', "marked as decoration"),
        Good('<img src="rain.jpg" aria-hidden="true">', "hidden from assistive technology"),
        Good('<img src="https://example.org/p.gif" width="1" height="1">', "a counting pixel"),
    ),
)
