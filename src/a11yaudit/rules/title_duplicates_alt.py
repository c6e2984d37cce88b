"""A picture's title says the same as its alt text or caption.

What it finds
    A picture of the article whose `title` repeats its alt text or its caption.

Why it matters
    Some screen readers read the title after the alt text, so the same words are heard twice; with
    the mouse over the picture a box hides a part of it, saying what is known.

How to fix it
    Remove the `title`.

What it does not report
    The title of an `iframe`, which is its name, titles of pictures without an alt text, whose name
    they are, and titles that say something else.

References
    WCAG 1.1.1 (H37; HTML: the title attribute).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.alt import caption_core
from a11yaudit.model import Fail, Fix, Pass, RemoveAttribute, Safety, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import SURE_CAPTION, image_at, quote, spoken_article_images
from a11yaudit.said import say
from a11yaudit.text.norm import norm
from a11yaudit.text.similarity import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The article's own pictures with an alt text and a title."""
    for image in spoken_article_images(page):
        if norm(image.element.get("alt")) and norm(image.element.get("title")):
            yield image.element


def check(element: Element, page: Page) -> Verdict:
    """The title must add something."""
    title = element.get("title")
    if same(title, element.get("alt"), page.lang):
        return Fail(say("The title repeats the alt text, {title}.", title=quote(title)))
    caption = image_at(element, page).caption
    if caption is None or caption.confidence < SURE_CAPTION or not caption.element.exposed:
        return Pass()
    told = (caption.full, caption.text, caption_core(caption))
    if any(same(title, line, page.lang) for line in told):
        return Fail(
            say("The title repeats the caption, {title}.", title=quote(title)),
            related=(caption.element,),
        )
    return Pass()


def fix(element: Element, page: Page) -> Fix:  # noqa: ARG001 (the signature of every rule)
    """Nothing is lost: the same words stand in the alt text or the caption."""
    return Fix(say("Remove the title."), Safety.SAFE, (RemoveAttribute(element, "title"),))


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)

RULE = Rule(
    id="title-duplicates-alt",
    family=Family.IMAGES,
    action="Remove titles that repeat",
    severity=Severity.MINOR,
    wcag=("1.1.1",),
    examples=(
        Bad(
            f'<article>{_TEXT}<img src="r.jpg" alt="A wet bridge" title="A wet bridge"></article>',
            "img",
            "the alt text again",
            fixed='<img src="r.jpg" alt="A wet bridge">',
        ),
        Bad(
            f'<article>{_TEXT}<figure><img src="r.jpg" alt="Мокрый мост" title="Мост в Лунде">'
            "<figcaption>Мост в Лунде</figcaption></figure></article>",
            "img",
            "the caption again",
            fixed='<img src="r.jpg" alt="Мокрый мост">',
        ),
        Good(
            f'<article>{_TEXT}<img src="r.jpg" alt="A wet bridge" title="Click to '
            'enlarge"></article>',
            "says something else",
        ),
        Good(
            f'<article>{_TEXT}<img src="r.jpg" title="A wet bridge"></article>',
            "the title is the picture's only name",
        ),
        Good(
            f'<article>{_TEXT}<iframe src="/map" title="Map of Lund"></iframe><img src="m.png" '
            'alt="Map of Lund"></article>',
            "an iframe's title is its name",
        ),
    ),
)
