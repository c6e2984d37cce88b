"""The alt text is a placeholder.

What it finds
    An alt text that would fit any picture: a word such as "image" or "untitled", a size or shape
    ("650x450", "16x9 Image"), a number in a row ("image 1 of 5"), or the site's own name. Authors'
    portraits and teasers are looked at too.

Why it matters
    A listener hears that there is a picture, which the screen reader says anyway, and nothing of
    what it shows.

How to fix it
    Write in one sentence what the picture shows; for a portrait, the person's name.

What it does not report
    Logos, icons and advertisements, a placeholder's word where it is the subject (a painting called
    "Untitled"), and things that look like sizes ("4x4", a score of 2:1). A word from a list that
    no native speaker has reviewed goes to a person; without a list for the page's language so
    does a word of any other language's list.

References
    WCAG 1.1.1 (F30).
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
    """Pictures with a name, portraits and teasers among them; no logos, icons and ads."""
    return (
        image.element
        for image in spoken_images(page)
        if image.name.strip() and image.role in ("content", "avatar")
    )


def check(element: Element, page: Page) -> Verdict:
    """A name must say something of this picture."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "placeholder":
        return Pass()
    said = quote(image.name.strip())
    if not fault.certain:
        return Unsure(say("The alt text is {alt}. Does it say anything of this picture?", alt=said))
    match fault.text:
        case "size":
            return Fail(
                say("The alt text {alt} names a size or shape, not what it shows.", alt=said)
            )
        case "site":
            return Fail(
                say(
                    "The alt text is the site's own name, {alt}, not what the picture shows.",
                    alt=said,
                )
            )
    return Fail(
        say(
            "The alt text {alt} would fit any picture: it does not say what this one shows.",
            alt=said,
        )
    )


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; say where to begin."""
    return alt_advice(element, page)


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)

RULE = Rule(
    id="alt-placeholder",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.SERIOUS,
    wcag=("1.1.1",),
    examples=(
        Bad(
            '<html lang="en"><img src="rain.jpg" alt="image">',
            "img",
            "a word for any picture",
            fixed='<img src="rain.jpg" alt="[what the picture shows]">',
        ),
        Bad(
            '<html lang="en"><ul class="authors"><li class="author"><img src="kim.jpg" '
            'alt="16x9 Image"> Kim Holm</li></ul>',
            "img",
            "a shape, at an author's portrait",
            fixed='<img src="kim.jpg" alt="[the person\'s name]">',
        ),
        Bad('<img src="rain.jpg" alt="650x450">', "img", "a size"),
        Bad('<html lang="en"><img src="rain.jpg" alt="Image 1 of 5">', "img", "a number in a row"),
        Bad(
            '<html lang="de"><img src="regen.jpg" alt="Symbolbild">',
            "img",
            "a word from a list that nobody has reviewed",
            outcome="review",
        ),
        Bad(
            '<html lang="ar"><img src="matar.jpg" alt="صورة">', "img", "in Arabic", outcome="review"
        ),
        Bad(
            '<html lang="pl"><img src="deszcz.jpg" alt="foto">',
            "img",
            "a language without a list",
            outcome="review",
        ),
        Bad(
            '<html lang="en"><meta property="og:site_name" content="Lund Daily"><article>'
            f'{_TEXT}<img src="rain.jpg" alt="Lund Daily"></article>',
            "img",
            "the site's name",
        ),
        Good('<html lang="en"><img src="rain.jpg" alt="Two people share an umbrella">', "words"),
        Good(
            f'<html lang="en"><article>{_TEXT}<figure><img src="skull.jpg" alt="Untitled">'
            "<figcaption>Untitled, 1982, oil on canvas</figcaption></figure></article>",
            "a painting of that title",
        ),
        Good('<html lang="en"><img src="jeep.jpg" alt="4x4">', "a kind of car"),
        Good('<html lang="de"><img src="spiel.jpg" alt="2:1">', "a score"),
        Good(
            '<html lang="en"><a href="/"><img class="logo" src="logo.png" alt="logo"></a>', "a logo"
        ),
        Good(
            '<html lang="ja"><img src="hon.jpg" alt="画像処理の教科書">',
            "a longer word that begins with such a word",
        ),
        Good('<html lang="en"><img src="icon.jpg" alt="Iconic stairs">', "likewise"),
    ),
)
