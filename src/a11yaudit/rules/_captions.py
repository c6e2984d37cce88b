"""What the rules about captions share: a caption's picture, its copies, and real figure markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.alt import caption_core
from a11yaudit.article.root import common_ancestor
from a11yaudit.model import Element, RenameElement, Wrap
from a11yaudit.page.reading import is_block, line_text, text_of
from a11yaudit.text.norm import norm, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage, Caption
    from a11yaudit.model import Edit, Page

HIGHEST_REGION = 7
LONGEST_EXTRA = 120
RENAMED_BOXES = frozenset("div p".split())
RENAMED_LINES = frozenset("div p span em i small b strong".split())
HOLDS_NO_FIGURE = frozenset("p span a em i b strong small ul ol dl table tbody tr".split())
SURE = 0.9


def captioned(page: Page) -> Iterator[tuple[ArticleImage, Caption]]:
    """The content pictures of the article that have a caption, with it."""
    for image in article_of(page).article_images:
        if image.caption is not None:
            yield image, image.caption


def sayings(caption: Caption, page: Page) -> frozenset[str]:
    """The caption's text in the forms in which it may come back: with and without its credit."""
    forms = (caption.text, caption.full, caption_core(caption))
    return frozenset(norm(text, page.lang) for text in forms) - {""}


def region_of(image: ArticleImage, page: Page) -> Element:
    """The largest box round the picture that holds no other picture and no running text."""
    article = article_of(page)
    mine = {image.element.index, *(twin.index for twin in image.twins)}
    others = [i.element for i in article.images if i.in_article and i.element.index not in mine]
    said = sayings(image.caption, page) if image.caption else frozenset()
    prose = [b for b in article.body if norm(line_text(b), page.lang) not in said]
    region = image.element
    for up in list(image.element.ancestors())[:HIGHEST_REGION]:
        if up.tag in ("body", "html", "main") or article.root.within(up):
            break
        if any(other.within(up) for other in (*others, *prose)):
            break
        if article.headline and article.headline.element.within(up):
            break
        region = up
    return region


def branch(ancestor: Element, element: Element) -> Element:
    """The child of ``ancestor`` that is ``element`` or holds it."""
    return next(child for child in ancestor.elements if element.within(child))


def figure_edits(image: Element, caption: Element) -> tuple[tuple[Edit, ...], Element] | None:
    """The edits that make a ``figure`` with a ``figcaption`` of a picture and its caption, and
    the element to show; None where the markup between them allows no small change."""
    box = common_ancestor(image, caption)
    if box is image or box is caption or box.closest("a", "button"):
        return None
    picture, line = branch(box, image), branch(box, caption)
    if box.tag != "figure" and (image.closest("figure") or box).within(picture):
        return None
    if line is not caption and units(text_of(line)) > units(text_of(caption)) + LONGEST_EXTRA:
        return None
    if line.tag not in (*RENAMED_LINES, "figcaption"):
        return None
    named = () if line.tag == "figcaption" else (RenameElement(line, "figcaption"),)
    if box.tag == "figure":
        return (named, box) if named else None
    if _holds_only(box, picture, line) and box.tag in RENAMED_BOXES and not _in_paragraph(box):
        return (RenameElement(box, "figure"), *named), box
    fits = box.tag not in HOLDS_NO_FIGURE and not _in_paragraph(box)
    if fits and _neighbours(box, picture, line):
        return (Wrap(picture, "<figure>", ""), *named, Wrap(line, "", "</figure>")), box
    return None


def _holds_only(box: Element, picture: Element, line: Element) -> bool:
    """Whether the box holds the picture and the caption, this last, and no other text."""
    rest = [c for c in box.elements if c not in (picture, line) and c.tag != "br" and c.rendered]
    bare = any(isinstance(c, str) and c.strip() for c in box.children)
    return (
        not bare
        and not any(text_of(c) and c.index > line.index for c in rest)
        and not any(text_of(c) and norm(text_of(c)) != norm(text_of(line)) for c in rest)
    )


def _in_paragraph(box: Element) -> bool:
    return any(up.tag in ("p", "span") for up in box.ancestors()) or not is_block(box)


def _neighbours(box: Element, picture: Element, line: Element) -> bool:
    """Whether the caption follows the picture with nothing but space in between."""
    children = [c for c in box.children if isinstance(c, Element) or c.strip()]
    at = children.index(picture)
    return picture.index < line.index and children[at + 1 : at + 2] == [line]
