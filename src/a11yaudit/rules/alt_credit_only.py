"""The alt text only says who made the picture.

What it finds
    An alt text that is a credit and nothing else: "© Kim Holm", "(AP Photo/Kim Holm)", "AFP",
    "Photo by Kim Holm". Systems that fill the alt text from the picture's own data often leave
    this behind.

Why it matters
    Blind readers hear a name where the picture should be described, and may take it for the name
    of the person shown. Sighted readers lose the credit, because alt texts are not on the page.

How to fix it
    Write in one sentence what the picture shows, and put the credit under the picture, as text.

What it does not report
    A name by itself: it is likely that of the person shown; so is one that the headline, the
    caption or the article mentions. A description that ends in a credit, a description after a
    word such as "Photo:", and an agency that a picture may well show ("NASA"). Where the words may
    mean the person shown ("Photo: Kim Holm"), or come from a list that no native speaker has
    reviewed, a person decides.

References
    WCAG 1.1.1 (F30, H37).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Severity, Unsure
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import alt_advice, image_at, quote, spoken_images
from a11yaudit.said import say
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """Pictures with a name, portraits and teasers among them; no logos, icons and ads."""
    return (
        image.element
        for image in spoken_images(page)
        if image.name.strip() and image.role in ("content", "avatar")
    )


def check(element: Element, page: Page) -> Verdict:
    """A name must say what is shown, not who made it."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "credit":
        return Pass()
    said = quote(image.name.strip())
    if fault.certain:
        return Fail(
            say("The alt text {alt} says who made the picture, not what it shows.", alt=said)
        )
    return Unsure(
        say("The alt text is {alt}. Is that who made the picture, or what it shows?", alt=said)
    )


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; the credit goes where all can read it, if it is not there."""
    advice = alt_advice(element, page)
    fault = fault_of(image_at(element, page), page)
    if fault is None or norm(fault.text) in norm(text_of(page.body)):
        return advice
    move = say(
        "{advice} Put the credit, {credit}, under the picture as text.",
        advice=advice.title,
        credit=quote(fault.text),
    )
    return Fix(move, advice.safety, advice.edits)


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, says Emma Stone, and the river "
    "has risen by almost a metre since Monday.</p>"
)


def _story(alt: str, lang: str = "en", caption: str = "") -> str:
    under = f"<figcaption>{caption}</figcaption>" if caption else ""
    return (
        f'<html lang="{lang}"><article>{_TEXT}<figure><img src="rain.jpg" alt="{alt}">{under}'
        "</figure></article>"
    )


RULE = Rule(
    id="alt-credit-only",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.MODERATE,
    wcag=("1.1.1",),
    examples=(
        Bad(
            _story("© Kim Holm"),
            "img",
            "a copyright sign and a name",
            fixed='<img src="rain.jpg" alt="[what the picture shows]">',
        ),
        Bad(_story("(AP Photo/Kim Holm)"), "img", "an agency and a name"),
        Bad(_story("AFP / Kim Holm", "ar"), "img", "the same in any language"),
        Bad(_story("Getty Images", "xx"), "img", "an agency"),
        Bad(_story("Photo by Kim Holm"), "img", "words that only stand before a maker's name"),
        Bad(
            _story("Photo: Kim Holm", caption="The bridge on Monday. Photo: Kim Holm"),
            "img",
            "the name is in the picture's credit too",
        ),
        Bad(_story("Photo: Kim Holm"), "img", "it may be the person shown", outcome="review"),
        Bad(_story("Foto: dpa", "de"), "img", "an agency after a word of any list"),
        Bad(_story("Quelle: Kim Holm", "de"), "img", "an unreviewed word", outcome="review"),
        Bad(_story("写真：田中太郎", "ja"), "img", "in Japanese", outcome="review"),
        Bad(_story("تصوير: محمد علي", "ar"), "img", "in Arabic", outcome="review"),
        Bad(_story("Фото: Иван Петров", "ru"), "img", "in Russian", outcome="review"),
        Good(_story("Kim Holm"), "a name alone: the person shown"),
        Good(_story("Emma Stone / AFP"), "the article speaks of this person"),
        Good(
            _story("Photo: Kim Holm", caption="Kim Holm measures the river every morning."),
            "the caption speaks of this person",
        ),
        Good(_story("Two people share an umbrella. Photo: Kim Holm"), "a description and a credit"),
        Good(_story("Two people share an umbrella / AFP"), "likewise"),
        Good(_story("Photo: two people share an umbrella"), "a description after the word"),
        Good(_story("Foto: Zwei Menschen unter einem Schirm", "de"), "likewise in German"),
        Good(_story("写真：傘をさす二人", "ja"), "likewise in Japanese"),
        Good(_story("Foto de Kim Holm", "es"), "may be a picture of this person"),
        Good(_story("The newsroom of Reuters"), "an agency that is shown"),
        Good(_story("NASA"), "likewise: a sign on a building"),
        Good(_story("Photographer Kim Holm"), "the person's work"),
        Good(_story("(c) Stone bridge"), "the third of several pictures"),
        Good(
            _story("© 2024 is written on the wall of the old mill"),
            "the sign is a part of what is shown",
        ),
        Good(
            '<html lang="en"><a href="/"><img class="logo" src="logo.png" alt="Reuters"></a>',
            "a logo",
        ),
    ),
)
