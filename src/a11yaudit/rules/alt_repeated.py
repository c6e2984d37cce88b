"""Different pictures have the same alt text.

What it finds
    Two or more different pictures of the article with one and the same alt text. Reported once,
    at the first of them.

Why it matters
    A listener hears the same words again and again and cannot tell the pictures apart, or thinks
    that one picture stands there several times.

How to fix it
    Say in each alt text what only that picture shows.

What it does not report
    The same picture in several sizes or places, pictures in links to one and the same page,
    logos, icons, signs drawn in SVG and counting pixels, pictures whose file is not known, and alt
    texts that another rule reports anyway (file names, placeholders, captions, headlines).

References
    WCAG 1.1.1 (G94).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.page.identity import file_name
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import image_at, link_of, quote, spoken_article_images
from a11yaudit.said import say, say_number
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage
    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The article's own pictures that have a name."""
    return (i.element for i in spoken_article_images(page) if i.name.strip())


def check(element: Element, page: Page) -> Verdict:
    """The first picture of each group speaks for the group."""
    group = page.once("same-alts", _groups).get(element.index, ())
    if not group:
        return Pass()
    return Fail(
        say_number(
            "{number} picture of the article has this alt text, {alt}: listeners cannot tell "
            "it apart.",
            "{number} different pictures of the article have the same alt text, {alt}: listeners "
            "cannot tell them apart.",
            len(group),
            alt=quote(image_at(element, page).name),
        ),
        related=tuple(image.element for image in group[1:]),
    )


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; the present alt text may remain as their beginning."""
    name = image_at(element, page).name
    return Fix(
        say("Add to each alt text what only that picture shows."),
        Safety.ADVICE,
        (SetAttribute(element, "alt", f"{name}, [what only this picture shows]"),),
    )


def _groups(page: Page) -> dict[int, tuple[ArticleImage, ...]]:
    """From the number of a group's first picture to all pictures of the group."""
    by_name: dict[str, list[ArticleImage]] = {}
    for image in spoken_article_images(page):
        name = norm(image.name, page.lang)
        if name and image.identity and not _is_sign(image) and fault_of(image, page) is None:
            by_name.setdefault(name, []).append(image)
    groups = (_different(images) for images in by_name.values())
    return {group[0].element.index: group for group in groups if len(group) > 1}


def _is_sign(image: ArticleImage) -> bool:
    """Whether the picture is drawn in SVG: signs such as arrows may well say the same."""
    return bool(image.sources) and all(file_name(s).endswith(".svg") for s in image.sources)


def _different(images: list[ArticleImage]) -> tuple[ArticleImage, ...]:
    """One picture of each file and of each link's target."""
    kept: list[ArticleImage] = []
    for image in images:
        target = _target(image)
        if not any(
            image.identity == other.identity
            or image.src == other.src
            or (target and target == _target(other))
            for other in kept
        ):
            kept.append(image)
    return tuple(kept)


def _target(image: ArticleImage) -> str:
    link = link_of(image.element)
    return link.get("href") if link is not None else ""


_TEXT = (
    "<h1>The squares of Lund</h1><p>Lund has eleven squares, and most of them were laid out before "
    "the great fire of the year 1711.</p>"
)

RULE = Rule(
    id="alt-repeated",
    family=Family.IMAGES,
    action="Tell the pictures apart in their alt texts",
    severity=Severity.MINOR,
    wcag=("1.1.1",),
    examples=(
        Bad(
            f'<article>{_TEXT}<img src="north.jpg" alt="A square in Lund" class="a">'
            '<img src="south.jpg" alt="A square in Lund"><img src="west.jpg" alt="a square in '
            'Lund">'
            "</article>",
            ".a",
            "three pictures, one alt text",
            fixed='<img src="north.jpg" alt="A square in Lund, [what only this picture shows]" '
            'class="a">',
        ),
        Good(
            f'<article>{_TEXT}<img src="north.jpg" alt="A square under snow">'
            '<img src="south.jpg" alt="A square with market stalls"></article>',
            "two alt texts",
        ),
        Good(
            f'<article>{_TEXT}<img src="north-300x200.jpg" alt="A square in Lund">'
            '<img src="north-1200x800.jpg" alt="A square in Lund"></article>',
            "one picture in two sizes",
        ),
        Good(
            f'<article>{_TEXT}<a href="/n"><img src="north.jpg" alt="The north"></a>'
            '<a href="/n"><img src="north2.jpg" alt="The north"></a></article>',
            "links to one and the same page",
        ),
        Good(
            f'<article>{_TEXT}<img class="icon" src="star-full.png" alt="Stern">'
            '<img class="icon" src="star-half.png" alt="Stern"></article>',
            "icons of a rating",
        ),
        Good(
            f'<article>{_TEXT}<img src="north.jpg" alt="広場" width="1" height="1">'
            '<img src="south.jpg" alt="広場"></article>',
            "a counting pixel",
        ),
        Good(
            f'<article>{_TEXT}<img class="logo" src="mill.png" alt="Our partner">'
            '<img class="logo" src="dairy.png" alt="Our partner"></article>',
            "logos",
        ),
        Good(
            f'<article>{_TEXT}<img src="arrow.svg" alt="Next part">'
            '<img src="arrow-thin.svg" alt="Next part"></article>',
            "signs drawn in SVG",
        ),
        Good(
            f'<article>{_TEXT}<img src="north.jpg" alt="A square in Lund">'
            '<img src="north.jpg" alt="A square in Lund"></article>',
            "the same file twice",
        ),
        Good(
            f'<article>{_TEXT}<figure><img src="north-tall.jpg" alt="A square in Lund" hidden>'
            '<img src="north-wide.jpg" alt="A square in Lund"></figure></article>',
            "two crops of which one is shown at a time",
        ),
    ),
)
