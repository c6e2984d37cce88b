"""The alt text has no letter and no number.

What it finds
    An alt text made of nothing but signs: "-", "***", "»".

Why it matters
    A screen reader says "dash", "star star star", or nothing at all: the listener knows that
    something is there and not what.

How to fix it
    Write what the picture shows. If it only decorates, set `alt=""`.

What it does not report
    Emoji pictures, whose sign has a name that is read aloud; a sign with a name at a larger picture
    goes to a person. White space alone is read like an empty alt text.

References
    WCAG 1.1.1 (F30, F39).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import alt_advice, image_at, link_of, quote, spoken_images
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """Every picture that has a name."""
    return (i.element for i in spoken_images(page) if i.name.strip())


def check(element: Element, page: Page) -> Verdict:
    """A name must hold something to read aloud."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "symbols":
        return Pass()
    said = quote(image.name.strip())
    if fault.certain:
        return Fail(
            say("The alt text {alt} has no letter and no number: it tells nothing.", alt=said)
        )
    return Unsure(
        say(
            "The alt text is only {alt}. Does the sign's name say what the picture shows?", alt=said
        )
    )


def fix(element: Element, page: Page) -> Fix:
    """Beside a link's text the picture only decorates; elsewhere an editor's words are needed."""
    link = link_of(element)
    if link is not None and text_of(link, "exposed"):
        return Fix(
            say("Leave the alt text empty: the link has a text."),
            Safety.REVIEW,
            (SetAttribute(element, "alt", ""),),
        )
    return alt_advice(element, page)


RULE = Rule(
    id="alt-symbols-only",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.SERIOUS,
    wcag=("1.1.1",),
    examples=(
        Bad(
            '<img src="rain.jpg" alt="-">',
            "img",
            "a dash",
            fixed='<img src="rain.jpg" alt="[what the picture shows]">',
        ),
        Bad(
            '<a href="/next"><img src="next.gif" alt="»"> Nächste Seite</a>',
            "img",
            "an arrow beside a link's text",
            fixed='<img src="next.gif" alt="">',
        ),
        Bad('<img src="sun.jpg" alt="☀">', "img", "a sign with a name", outcome="review"),
        Good('<img class="emoji" src="1f600.svg" alt="😀">', "an emoji picture"),
        Good('<img src="rain.jpg" alt="雨">', "one letter is a word"),
        Good('<img src="five.png" alt="5">', "a number"),
        Good('<img src="line.png" alt=" ">', "white space"),
        Good('<img src="line.png" alt="">', "empty"),
    ),
)
