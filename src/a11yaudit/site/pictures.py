"""What is kept of a page's pictures when the page is gone: small records, no elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.alt import caption_core
from a11yaudit.model import SitePicture, Spot
from a11yaudit.page.identity import EXTENSION, address, content_key, stem
from a11yaudit.page.markup import snippet
from a11yaudit.page.selector import selector_of
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._captions import SURE
from a11yaudit.rules._pictures import link_of, spoken_article_images
from a11yaudit.site.where import spot_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from a11yaudit.article import ArticleImage, Caption
    from a11yaudit.model import Element, Page


def pictures_of(
    page: Page, hashes: Mapping[int, int], within: Container[int] | None = None
) -> tuple[SitePicture, ...]:
    """The article's own pictures that readers see and that a rule across pages may speak of.

    ``within``, where given, holds the numbers of the elements that findings may be about.
    """
    return tuple(_pictures(page, hashes, within))


def _pictures(
    page: Page, hashes: Mapping[int, int], within: Container[int] | None
) -> Iterator[SitePicture]:
    spoken = {image.element.index for image in spoken_article_images(page)}
    for image in article_of(page).article_images:
        element, caption = image.element, image.caption
        if not image.identity or not element.visible:
            continue
        heard = element.index in spoken and _speaks(image, page)
        alt = image.name.strip() if heard and (within is None or element.index in within) else ""
        if caption and not _counts(caption, within):
            caption = None
        if alt or caption:
            yield SitePicture(
                identity=image.identity,
                address=_address(image.src),
                lang=page.lang,
                spot=_spot(element, page),
                hash=hashes.get(element.index),
                alt=alt,
                caption=caption_core(caption) if caption else "",
                line=_spot(caption.element, page) if caption else None,
            )


def _counts(caption: Caption, within: Container[int] | None) -> bool:
    """Whether the caption is surely one, is shown, and may be spoken of."""
    element = caption.element
    in_scope = within is None or element.index in within
    return caption.confidence >= SURE and element.visible and in_scope


def _speaks(image: ArticleImage, page: Page) -> bool:
    """Whether the alt text describes the picture: it has no fault and names no link's target."""
    link = link_of(image.element)
    leads = link is not None and not EXTENSION.search(address(link.get("href"), page.url).path)
    return not leads and fault_of(image, page) is None


def _spot(element: Element, page: Page) -> Spot:
    return Spot(
        selector_of(element, page),
        snippet(element),
        content_key(element),
        element.rect,
        spot_of(element, page),
    )


def _address(src: str) -> str:
    """Where the file lies, the marks of its size left out."""
    url = address(src)
    return f"{url.netloc}{url.path.rpartition('/')[0]}/{stem(src)}?{url.query}"
