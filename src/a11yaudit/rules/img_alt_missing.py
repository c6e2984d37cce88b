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
    pixels of one or two pixels' size, and pictures that are not shown. A picture that is all
    there is in a link without a name is reported once, at the link, by linked-image-no-name.

References
    WCAG 1.1.1 (F65, H37); ACT rule 23a2a8; axe-core image-alt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Pass, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import (
    alt_advice,
    has_address,
    image_at,
    in_nameless_link,
    spoken_images,
)
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Fix, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """Every exposed picture that is no counting pixel and not alone in a nameless link."""
    for image in spoken_images(page):
        if has_address(image) and not in_nameless_link(image.element, page):
            yield image.element


def check(element: Element, page: Page) -> Verdict:
    """A picture needs an alt attribute or another name."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "missing":
        return Pass()
    if image.caption:
        return Fail(
            say(
                "The picture has no alt text. Its caption does not replace one: it tells the "
                "story, not what the picture shows."
            )
        )
    return Fail(say("The picture has no alt text."))


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; say where to begin."""
    return alt_advice(element, page)


RULE = Rule(
    id="img-alt-missing",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.SERIOUS,
    wcag=("1.1.1",),
    overrules=("image-alt",),
    examples=(
        Bad(
            '<p>Rain in Lund.</p><img src="rain.jpg">',
            "img",
            "no alt at all",
            fixed='<img src="rain.jpg" alt="[what the picture shows]">',
        ),
        Bad(
            '<figure><img src="rain.jpg"><figcaption>Rain fell all day.</figcaption></figure>',
            "img",
            "a caption is no excuse",
        ),
        Bad(
            '<a href="/weather"><img src="rain.jpg"> Weather</a>',
            "img",
            "a link with a text of its own",
        ),
        Bad(
            '<header><img class="logo" src="logo.png"></header>',
            "img",
            "a logo",
            fixed='<img class="logo" src="logo.png" alt="[whose logo it is]">',
        ),
        Good('<img src="rain.jpg" alt="Two people share an umbrella">', "an alt text"),
        Good('<img src="line.png" alt="">', "marked as decoration"),
        Good('<img src="line.png" alt=" ">', "white space is read like an empty alt text"),
        Good('<img src="rain.jpg" aria-hidden="true">', "hidden from assistive technology"),
        Good('<img src="line.png" role="presentation">', "said to be decoration"),
        Good('<img src="line.png" role="none">', "likewise"),
        Good('<img src="rain.jpg" aria-label="Two people share an umbrella">', "another name"),
        Good('<img src="rain.jpg" hidden>', "not shown to anybody"),
        Good('<img src="https://example.org/p.gif" width="1" height="1">', "a counting pixel"),
        Good(
            '<a href="/weather"><img src="rain.jpg"></a>',
            "the link without a name is reported, once, by linked-image-no-name",
        ),
    ),
)
