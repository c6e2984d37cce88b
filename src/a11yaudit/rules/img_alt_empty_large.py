"""A large picture of the article has an empty alt text.

What it finds
    A picture in the article of at least 200 × 120 pixels with `alt=""`, without a caption. An
    empty alt text says "this only decorates", and screen readers pass over the picture.

Why it matters
    Pictures of this size in an article are seldom decoration. If this one shows something, blind
    readers do not even learn that it is there.

How to fix it
    Look at the picture. If it shows something that the text does not tell, write in one sentence
    what it shows. If it only decorates, leave the empty alt text.

What it does not report
    Small pictures and those whose size is not known, pictures said to be decoration
    (`role="presentation"`, `aria-hidden`), pictures in a link that has a name, portraits of
    authors, teasers of other stories, and pictures with a caption (img-alt-empty-with-caption).

References
    WCAG 1.1.1 (F38, F39); ACT rule e88epe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.images import size_of
from a11yaudit.model import Pass, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import alt_advice, image_at, link_of, spoken_article_images
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Fix, Page, Verdict

WIDE, HIGH = 200, 120


def applies(page: Page) -> Iterator[Element]:
    """The article's own pictures that are large, uncaptioned and in no link."""
    for image in spoken_article_images(page):
        size = size_of(image.element)
        large = size is not None and size[0] >= WIDE and size[1] >= HIGH
        if large and image.caption is None and link_of(image.element) is None:
            yield image.element


def check(element: Element, page: Page) -> Verdict:
    """Whether the picture shows something only a person can tell."""
    fault = fault_of(image_at(element, page), page)
    if fault is None or fault.kind != "empty":
        return Pass()
    width, height = size_of(element) or (0, 0)
    return Unsure(
        say(
            "This picture of the article is {width} × {height} pixels large and has an empty "
            "alt text, so screen readers pass over it. Does it show something that the text "
            "does not tell?",
            width=f"{width:.0f}",
            height=f"{height:.0f}",
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
    id="img-alt-empty-large",
    family=Family.IMAGES,
    action="Write what the picture shows",
    severity=Severity.MODERATE,
    wcag=("1.1.1",),
    examples=(
        Bad(
            f'<article>{_TEXT}<img src="rain.jpg" alt="" width="640" height="360"></article>',
            "img",
            "large, in the article, nothing tells what it shows",
            outcome="review",
            fixed='<img src="rain.jpg" alt="[what the picture shows]" width="640" height="360">',
        ),
        Good(
            f'<article>{_TEXT}<img src="line.png" alt="" width="640" height="20"></article>',
            "a line",
        ),
        Good(f'<article>{_TEXT}<img src="rain.jpg" alt=""></article>', "its size is not known"),
        Good(
            f'<article>{_TEXT}<img src="rain.jpg" alt="" role="presentation" width="640" '
            'height="360"></article>',
            "said to be decoration",
        ),
        Good(
            f'<article>{_TEXT}<img src="rain.jpg" alt="" role="none" width="640" height="360">'
            "</article>",
            "likewise",
        ),
        Good(
            f'<article>{_TEXT}<div class="card"><img src="rain.jpg" alt="" width="640" '
            'height="360"><h3><a href="/rain">All the rain of the month of May</a></h3></div>'
            "</article>",
            "a card that its heading names",
        ),
        Good(
            f'<article>{_TEXT}<a href="rain-large.jpg" aria-label="Enlarge"><img src="rain.jpg" '
            'alt="" width="640" height="360"></a></article>',
            "its link has a name",
        ),
        Good(
            f'<article>{_TEXT}<div class="author"><img src="kim.jpg" alt="" width="240" '
            'height="240"> Kim Holm</div></article>',
            "an author's portrait beside the name",
        ),
        Good(
            f'<article>{_TEXT}<figure><img src="rain.jpg" alt="" width="640" height="360">'
            "<figcaption>The river on Monday</figcaption></figure></article>",
            "with a caption: img-alt-empty-with-caption speaks",
        ),
        Good(
            f'<article>{_TEXT}</article><aside><a href="/sun"><img src="sun.jpg" alt="" '
            'width="640" '
            'height="360"> Sun in Oslo tomorrow</a></aside>',
            "a teaser of another story",
        ),
    ),
)
