"""A figcaption is empty.

What it finds
    A `figcaption` that assistive technology receives, without text or anything else in it.

Why it matters
    Some screen readers announce a caption and then nothing; who listens wonders what is missing.

How to fix it
    Write the caption, or remove the element.

What it does not report
    A `figcaption` that holds a picture or a control, is not shown, is hidden from assistive
    technology, gets its text from the style sheet, or waits in a viewer for pictures.

References
    Good practice; the HTML standard's section on figcaption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.signals import GALLERY, marked
from a11yaudit.model import Fail, Fix, Pass, RemoveElement, Safety, Severity
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._reading import is_content
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


VIEWER = frozenset("lightbox viewer modal popup overlay pswp photoswipe fancybox".split())


def applies(page: Page) -> Iterator[Element]:
    """The captions of figures, those in picture viewers aside."""
    for element in page.find("figcaption"):
        if element.exposed and not _waits(element):
            yield element


def _waits(element: Element) -> bool:
    """Whether the caption is part of a viewer that a script fills, and shows no picture yet."""
    viewer = any(e.tag == "dialog" or marked(e, VIEWER) for e in element.ancestors())
    gallery = any(marked(e, GALLERY) for e in element.ancestors())
    figure = element.closest("figure")
    shown = figure is not None and any(i.exposed and i.get("alt") for i in figure.find("img"))
    return viewer or (gallery and not shown)


def check(element: Element, page: Page) -> Verdict:
    """A caption must hold something."""
    del page
    inside = list(element.descendants())
    if text_of(element) or any(is_content(e) for e in inside):
        return Pass()
    if any(e.generated for e in (element, *inside)):
        return Pass()
    return Fail(
        say("This caption is empty. Screen readers may announce a caption and then nothing.")
    )


def fix(element: Element, page: Page) -> Fix:
    """Nothing is lost with it."""
    del page
    return Fix(say("Remove the empty figcaption."), Safety.SAFE, (RemoveElement(element),))


RULE = Rule(
    id="caption-empty",
    family=Family.CAPTIONS,
    action="Remove empty captions",
    severity=Severity.MINOR,
    examples=(
        Bad(
            '<figure><img src="rain.jpg" alt="Rain"><figcaption> </figcaption></figure>',
            "figcaption",
            "nothing but space",
            fixed='<figure><img src="rain.jpg" alt="Rain"></figure>',
        ),
        Bad(
            '<figure><img src="rain.jpg" alt="Rain"><figcaption class="c"><span></span>'
            "</figcaption></figure>",
            "figcaption",
            "an empty element in it",
            fixed='<figure><img src="rain.jpg" alt="Rain"></figure>',
        ),
        Bad(
            '<ul class="gallery"><li><figure><img src="rain.jpg" alt="Rain"><figcaption>'
            "</figcaption></figure></li></ul>",
            "figcaption",
            "in a gallery, under a picture that is there",
        ),
        Good(
            '<div class="gallery"><figure><img alt=""><figcaption></figcaption></figure></div>',
            "in a gallery, without a picture yet",
        ),
        Good(
            '<figure><img src="rain.jpg" alt="Rain"><figcaption>雨</figcaption></figure>', "a text"
        ),
        Good(
            '<figure><img src="rain.jpg" alt="Rain"><figcaption><img src="ap.png" alt="AP">'
            "</figcaption></figure>",
            "a picture with a name",
        ),
        Good(
            '<figure><img src="rain.jpg" alt="Rain"><figcaption hidden></figcaption></figure>',
            "not shown",
        ),
        Good(
            '<figure><img src="rain.jpg" alt="Rain"><figcaption aria-hidden="true"></figcaption>'
            "</figure>",
            "hidden from assistive technology",
        ),
        Good(
            '<div class="lightbox"><figure><img src="rain.jpg" alt="Rain"><figcaption>'
            "</figcaption></figure></div>",
            "a viewer that a script fills",
        ),
    ),
)
