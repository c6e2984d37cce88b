"""The alt text repeats the text beside the picture.

What it finds
    A picture of the article whose alt text says nearly the same as the paragraph or heading right
    before or after it, or stands word for word in it.

Why it matters
    A listener hears the same sentence twice in a row and learns nothing of what the picture
    shows.

How to fix it
    Write what the picture shows. If the text beside it says that already, set `alt=""`.

What it does not report
    Alt texts of one to three words, pictures that are links to another page, and everything that
    the rules on captions, headlines and link texts report.

References
    WCAG 1.1.1 (G94, H67); axe-core image-redundant-alt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Pass, Severity
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import alt_advice, image_at, quote, spoken_article_images
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Fix, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The article's own pictures that have a name."""
    return (i.element for i in spoken_article_images(page) if i.name.strip())


def check(element: Element, page: Page) -> Verdict:
    """The alt text must tell something that the text beside it does not."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "repeats-text":
        return Pass()
    return Fail(
        say(
            "The alt text {alt} repeats the text beside the picture, {text}: listeners hear "
            "it twice.",
            alt=quote(image.name),
            text=quote(fault.text),
        ),
        related=(fault.other,) if fault.other else (),
    )


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; say where to begin."""
    return alt_advice(element, page)


_TEXT = (
    "<h1>How to prune roses</h1><p>Roses are pruned in spring, when the forsythia flowers and hard "
    "frost is no longer to be feared.</p>"
)


def _step(alt: str, text: str) -> str:
    """An article with a picture before a paragraph."""
    return f'<article>{_TEXT}<img src="cut.jpg" alt="{alt}"><p>{text}</p>{_MORE}</article>'


_MORE = "<p>Wood that is dead, weak or crossing another branch comes out, says Ms Holm.</p>"

RULE = Rule(
    id="alt-repeats-nearby-text",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.MINOR,
    wcag=("1.1.1",),
    axe=("image-redundant-alt",),
    needs=frozenset({Need.TREE}),
    examples=(
        Bad(
            _step(
                "Cut each branch just above a bud that points outwards.",
                "Cut each branch just above a bud that points outwards.",
            ),
            "img",
            "the paragraph after it",
            fixed='<img src="cut.jpg" alt="[what the picture shows]">',
        ),
        Bad(
            _step(
                "Schneiden Sie jeden Trieb knapp über einer Knospe",
                "Schneiden Sie jeden Trieb knapp über einer Knospe, die nach außen zeigt, und "
                "halten Sie die Schere dabei schräg, damit das Wasser abläuft.",
            ),
            "img",
            "word for word in the paragraph",
        ),
        Bad(
            _step(
                "Cut each branch just above a bud that points outwards.",
                "Page 3</p><p>Cut each branch just above a bud that points outwards.",
            ).replace("<p>Page", '<p aria-hidden="true">Page'),
            "img",
            "what stands between is not read aloud",
        ),
        Bad(
            f"<article>{_TEXT}<p>Cut each branch just above a bud that points outwards. "
            '<img src="cut.jpg" alt="Cut each branch just above a bud that points outwards"></p>'
            f"{_MORE}</article>",
            "img",
            "in the same paragraph",
        ),
        Good(
            _step(
                "Cut each branch just above a bud that points outwards.",
                "Cut each branch just above a bud that points outwards.",
            ).replace("<p>Cut", '<p aria-hidden="true">Cut'),
            "the paragraph is not read aloud",
        ),
        Good(
            _step(
                "A hand holds secateurs to a green shoot",
                "Cut each branch just above a bud that points outwards.",
            ),
            "says what is seen",
        ),
        Good(
            _step("Ms Holm", "Ms Holm has grown roses in her garden for forty years."),
            "a name that the text mentions too",
        ),
        Good(
            f'<article>{_TEXT}<a href="/buds"><img src="bud.jpg" alt="How to find the right '
            'bud"></a>'
            f"<p>How to find the right bud</p>{_MORE}</article>",
            "a link names where it leads",
        ),
        Good(
            f'<article>{_TEXT}<figure><img src="cut.jpg" alt="A hand holds the secateurs">'
            f"<figcaption>A hand holds the secateurs</figcaption></figure>{_MORE}</article>",
            "alt-equals-caption reports it",
        ),
    ),
)
