"""The alt text is the same as the caption.

What it finds
    A picture of the article whose alt text and caption say the same words (punctuation, capitals
    and the photographer's credit aside).

Why it matters
    Screen readers read the alt text and then the caption: the listener hears the same sentence
    twice and still does not know what the picture shows.

How to fix it
    Keep the caption. Write into the alt text what can be seen and the caption does not tell.

What it does not report
    Captions that are only a credit, and captions hidden from assistive technology, for then
    nothing is heard twice. Where the caption is only likely to belong to the picture, a person is
    asked to look.

References
    WCAG 1.1.1 (H37, H67, F30).
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
    """Alt text and caption must not be the same."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "equals-caption":
        return Pass()
    related = (fault.other,) if fault.other else ()
    if fault.certain:
        return Fail(
            say(
                "Alt text and caption are the same, {alt}: listeners hear it twice and do "
                "not learn what the picture shows.",
                alt=quote(image.name),
            ),
            related=related,
        )
    return Unsure(
        say(
            "The text by the picture says the same as its alt text, {alt}. If it is the "
            "picture's caption, listeners hear it twice.",
            alt=quote(image.name),
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


def _figure(alt: str, caption: str, attrs: str = "") -> str:
    """An article with one captioned picture."""
    return (
        f'<article>{_TEXT}<figure><img src="lake.jpg" alt="{alt}"><figcaption{attrs}>{caption}'
        "</figcaption></figure></article>"
    )


RULE = Rule(
    id="alt-equals-caption",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.MODERATE,
    wcag=("1.1.1",),
    axe=("image-redundant-alt",),
    examples=(
        Bad(
            _figure("A boat on Lake Geneva on Tuesday", "A boat on Lake Geneva on Tuesday."),
            "img",
            "the same but for the full stop",
            fixed='<img src="lake.jpg" alt="[what the picture shows]">',
        ),
        Bad(
            _figure("Флаг над озером", "Флаг над озером (Фото: И. Иванова)"),
            "img",
            "the same but for the credit",
        ),
        Bad(_figure("ジュネーブ湖に翻る旗", "ジュネーブ湖に翻る旗"), "img", "in Japanese"),
        Bad(
            f'<article>{_TEXT}<figure><a href="lake-large.jpg"><img src="lake.jpg" alt="A boat on '
            'the lake"></a><figcaption>A boat on the lake</figcaption></figure></article>',
            "img",
            "a picture that is a link",
        ),
        Good(
            _figure(
                "A white boat with red sails under a bridge", "A boat on Lake Geneva on Tuesday."
            ),
            "the alt text shows, the caption tells",
        ),
        Good(_figure("Foto: Kim Holm", "Foto: Kim Holm"), "the caption is only a credit"),
        Good(
            _figure("A boat on the lake", "A boat on the lake", ' aria-hidden="true"'),
            "the caption is hidden from listeners",
        ),
        Good(
            _figure("Lake Geneva", "Lake Geneva has risen by a metre since Monday"),
            "a name that the caption names too",
        ),
    ),
)
