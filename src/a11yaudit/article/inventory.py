"""All facts about the article on a page, put together once per page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.alt import status_of
from a11yaudit.article.captions import caption_of, credit_near
from a11yaudit.article.headline import article_scope, headline_of
from a11yaudit.article.images import pictures_of
from a11yaudit.article.outline import faux_headings_of, headings_of
from a11yaudit.article.parts import Article, ArticleImage
from a11yaudit.article.repeated import repeated_captions
from a11yaudit.article.root import body_of
from a11yaudit.article.served import served_index
from a11yaudit.article.skiplinks import skip_links_of
from a11yaudit.article.transcript import transcript_of
from a11yaudit.page.names import name_of

if TYPE_CHECKING:
    from a11yaudit.article.images import Picture
    from a11yaudit.model import Page


def article_of(page: Page) -> Article:
    """The article inventory of the page, computed once."""
    return page.once("article", _inventory)


def _inventory(page: Page) -> Article:
    pictures = pictures_of(page)
    content = frozenset(
        p.element.index for p in pictures if p.in_article and p.role in ("content", "decorative")
    )
    images = tuple(_image(picture, content, page) for picture in pictures)
    captions = tuple({i.caption.element.index: i.caption for i in images if i.caption}.values())
    return Article(
        root=article_scope(page),
        headline=headline_of(page),
        skip_links=skip_links_of(page),
        headings=headings_of(page),
        faux_headings=faux_headings_of(page),
        images=images,
        captions=captions,
        repeated_captions=repeated_captions(captions, page),
        body=body_of(page).blocks,
        transcript=transcript_of(article_scope(page), page),
    )


def _image(picture: Picture, content: frozenset[int], page: Page) -> ArticleImage:
    element = picture.element
    twins = frozenset(t.index for t in picture.twins)
    others = content - {element.index} - twins
    caption = caption_of(picture, others, page) if picture.in_article else None
    credit = caption.credit if caption else ""
    if picture.in_article and not credit:
        credit = credit_near(picture, others, page)
    headline = headline_of(page)
    name = name_of(element, page)
    alt = element.attrs.get("alt")
    status = status_of(picture, name, caption, headline.text if headline else "", page)
    return ArticleImage(
        element=element,
        src=picture.src,
        sources=picture.sources,
        alt=alt,
        name=name,
        role=picture.role,
        in_article=picture.in_article,
        caption=caption,
        credit=credit,
        alt_status=status,
        identity=picture.identity,
        index=served_index(page).get(element.index),
        twins=picture.twins,
    )
