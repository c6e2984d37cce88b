"""The alt text is a file name.

What it finds
    An alt text that is the name of the picture's file, a file name of any kind ("beach.jpg"), the
    address of a picture, or a camera's or picture agency's number ("IMG_2031").

Why it matters
    Screen readers read such a name letter by letter and figure by figure. It says nothing of what
    the picture shows.

How to fix it
    Write in one sentence what the picture shows.

What it does not report
    Names that only look technical: product names, versions ("v2.0"), "COVID-19", web addresses
    that an article is about, and words in scripts without word spaces. A file name with spaces
    for its hyphens goes to a person, for it may be a good alt text.

References
    WCAG 1.1.1 (F30); ACT rule 9eb3f6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Pass, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import alt_advice, image_at, quote, spoken_images
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Fix, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """Every picture that has a name."""
    return (i.element for i in spoken_images(page) if i.name.strip())


def check(element: Element, page: Page) -> Verdict:
    """A name must be words."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "filename":
        return Pass()
    if fault.certain:
        return Fail(
            say(
                "The alt text {alt} is a file name: a screen reader reads it letter by "
                "letter, and it does not say what the picture shows.",
                alt=quote(image.name),
            )
        )
    return Unsure(
        say("The alt text {alt} looks like a file name. Is it one?", alt=quote(image.name))
    )


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; say where to begin."""
    return alt_advice(element, page)


RULE = Rule(
    id="alt-is-filename",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.SERIOUS,
    wcag=("1.1.1",),
    examples=(
        Bad(
            '<img src="img/maxar_w650.jpg" alt="maxar_w650.jpg">',
            "img",
            "its own file name",
            fixed='<img src="img/maxar_w650.jpg" alt="[what the picture shows]">',
        ),
        Bad('<img src="a.jpg" alt="Strand.JPG">', "img", "another file's name"),
        Bad('<img src="/m/7.jpg" alt="IMG_2031">', "img", "a camera's number"),
        Bad('<img src="/p/dp3_1_en-150x150.png" alt="dp3_1_en">', "img", "without its extension"),
        Bad('<img src="/p/7.jpg" alt="https://example.org/p/7.jpg">', "img", "the address"),
        Bad(
            '<img src="/p/nora-holm-guatemala1.png" alt="nora holm guatemala1">',
            "img",
            "with spaces for its hyphens",
            outcome="review",
        ),
        Good('<img src="/p/rain.jpg" alt="Rain on a window">', "words"),
        Good('<img src="/p/sunset.jpg" alt="Sunset">', "a word that is also the file's name"),
        Good('<img src="/p/umi.jpg" alt="海辺の町に沈む夕日">', "a script without word spaces"),
        Good('<img src="/p/umi2020.jpg" alt="2020年の海">', "with a year in it"),
        Good('<img src="/p/v.jpg" alt="v2.0">', "a version"),
        Good('<img src="/p/virus.jpg" alt="COVID-19">', "a name with a number"),
        Good('<img src="/p/f-16.jpg" alt="F-16">', "a product's name"),
        Good('<img src="/p/shot.png" alt="https://example.net/login">', "an address shown"),
        Good('<img src="/p/fabaceae.jpg" alt="Fabaceae">', "a word of the letters a to f"),
        Good(
            '<img src="/p/plan.png" alt="Der Ordner enthält auch die Datei plan.png">', "a sentence"
        ),
    ),
)
