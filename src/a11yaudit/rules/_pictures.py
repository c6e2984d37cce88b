"""What the rules about pictures share: finding a picture's facts, and advice for an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of

if TYPE_CHECKING:
    from a11yaudit.article import ArticleImage
    from a11yaudit.model import Element, Page

LONGEST_QUOTE = 160


def image_at(element: Element, page: Page) -> ArticleImage:
    """The inventory's entry for an ``img`` element."""
    return page.once("images-by-element", _by_element)[element.index]


def _by_element(page: Page) -> dict[int, ArticleImage]:
    found: dict[int, ArticleImage] = {}
    for image in article_of(page).images:
        for element in (*image.twins, image.element):
            found[element.index] = image
    return found


def quote(text: str) -> str:
    """The text in quotation marks, cut to a readable length."""
    short = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return f"“{short}”"


def advice_for(image: ArticleImage, page: Page) -> str:
    """Where an editor begins when an alt text must be written: what is known of the picture."""
    article = article_of(page)
    if image.caption:
        return (
            "Write in about 15 words what can be seen. The caption already says "
            f"{quote(image.caption.text)}: leave that out and describe the picture."
        )
    if article.headline and image.in_article:
        return (
            "Write in about 15 words what can be seen in the picture of "
            f"{quote(article.headline.text)}; if it only decorates, leave the alt text empty."
        )
    return "Write in about 15 words what can be seen; if it only decorates, leave it empty."
