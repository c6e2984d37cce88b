"""A caption is not tied to its picture.

What it finds
    A text whose class name calls it a caption, beside a picture, without `figure` and
    `figcaption` and without any ARIA relation between the two.

Why it matters
    Sighted readers see from the layout what the caption belongs to. In a screen reader it is one
    more paragraph, between the text before and after the picture, and may be taken for either.

How to fix it
    Put the picture and its caption into a `figure`, the caption as `figcaption`.

What it does not report
    Captions in a `figcaption` (figcaption-misplaced looks at their place), tied by ARIA, or in a
    group or figure by role; texts that only look like captions, without a name that says so.

References
    WCAG 1.3.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, Severity
from a11yaudit.page.names import role_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._captions import SURE, captioned, figure_edits
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage, Caption
    from a11yaudit.model import Element, Page, Verdict

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def applies(page: Page) -> Iterator[Element]:
    """The captions that only their class names tie to a picture."""
    for _, caption in _marked(page):
        yield caption.element


def _marked(page: Page) -> list[tuple[ArticleImage, Caption]]:
    return [
        (image, caption)
        for image, caption in captioned(page)
        if caption.via == "class"
        and caption.confidence >= SURE
        and caption.element.visible
        and caption.element.exposed
        and caption.element.closest("figcaption") is None
        and not any(True for _ in caption.element.find("figcaption", *HEADINGS))
    ]


def check(element: Element, page: Page) -> Verdict:
    """Figure and figcaption, or a group, must hold picture and caption together."""
    image, caption = next((i, c) for i, c in _marked(page) if c.element is element)
    for up in element.ancestors():
        if not image.element.within(up):
            continue
        if up.tag == "figure" and any(True for _ in up.find("figcaption")):
            return Pass()
        if up.tag != "figure" and role_of(up) in ("figure", "group"):
            return Pass()
    return Fail(
        say(
            "The caption {caption} is not tied to its picture. In a screen reader it is a "
            "paragraph of the article.",
            caption=quote(caption.text),
        ),
        (image.element,),
    )


def fix(element: Element, page: Page) -> Fix | None:
    """Make a figure of the box that holds the two."""
    image, _ = next((i, c) for i, c in _marked(page) if c.element is element)
    made = figure_edits(image.element, element)
    if made is None:
        return None
    edits, show = made
    title = say(
        "Make it a figure with a figcaption. Check that the look stays: figures have margins."
    )
    return Fix(title, Safety.REVIEW, edits, show=show)


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_THIS = "Rain fell on Lund all day."
_IMG = '<img src="rain-square.jpg" alt="A wet square">'


def _story(figure: str) -> str:
    """A page with one picture in its text."""
    return f"<article><h1>Umbrellas for all</h1>{_P}{figure}{_P}</article>"


RULE = Rule(
    id="caption-not-associated",
    family=Family.CAPTIONS,
    action="Tie captions to their pictures",
    severity=Severity.MINOR,
    wcag=("1.3.1",),
    examples=(
        Bad(
            _story(f'<div class="media">{_IMG}<p class="caption">{_THIS}</p></div>'),
            "p.caption",
            "a box with picture and caption",
            fixed=f'<figure class="media">{_IMG}<figcaption class="caption">{_THIS}</figcaption>'
            "</figure>",
        ),
        Bad(
            _story(
                f'<div><div class="thumb">{_IMG}</div><div class="text"><span class="caption">'
                f"{_THIS}</span></div></div>"
            ),
            "span.caption",
            "both in boxes of their own",
            fixed=f'<figure><div class="thumb">{_IMG}</div><figcaption class="text">'
            f'<span class="caption">{_THIS}</span></figcaption></figure>',
        ),
        Bad(
            _story(f'<ul><li>{_IMG}<div class="caption">{_THIS}</div></li></ul>'),
            "div.caption",
            "a list of pictures",
            fixed=f'<li><figure>{_IMG}<figcaption class="caption">{_THIS}</figcaption></figure>'
            "</li>",
        ),
        Bad(
            _story(
                f'<div>{_IMG}<p class="bildunterschrift">In Lund regnete es den ganzen Tag.</p>'
                "</div>"
            ),
            "p.bildunterschrift",
            "German class name",
        ),
        Good(_story(f"<figure>{_IMG}<figcaption>{_THIS}</figcaption></figure>"), "a figure"),
        Good(
            _story(
                '<div><img src="rain-square.jpg" alt="A square" aria-describedby="c">'
                f'<p class="caption" id="c">{_THIS}</p></div>'
            ),
            "tied by ARIA",
        ),
        Good(
            _story(
                f'<div role="group" aria-label="Picture">{_IMG}<p class="caption">{_THIS}</p></div>'
            ),
            "a group by role",
        ),
        Good(
            _story(
                f'<figure>{_IMG}<figcaption><span class="caption">{_THIS}</span></figcaption>'
                "</figure>"
            ),
            "the class inside a figcaption",
        ),
        Good(_story(f"<div>{_IMG}<p>{_THIS}</p></div>"), "no name says caption"),
    ),
)
