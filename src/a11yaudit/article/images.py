"""Which pictures the article has, and what each one is there for.

A picture's role follows from its size (as laid out, as declared, as loaded), from the names in
its markup and address, and from the zone it stands in. It belongs to the article when it stands
in the running text's container, or between the headline and the text, or is the picture that the
page itself declares as its own (``og:image``, JSON-LD); a picture in a link to another story of
the site is a teaser, wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article.headline import article_scope, headline_of
from a11yaudit.article.root import body_of, common_ancestor, is_outside, link_density
from a11yaudit.article.signals import (
    ADVERTISING,
    AUTHOR,
    CAPTION,
    GALLERY,
    HERO,
    ICON,
    ICON_FILES,
    LOGO,
    SOCIAL,
    marked,
    signals,
    words_in,
)
from a11yaudit.article.sources import PLACEHOLDER, best_source, identity_of, sources_of
from a11yaudit.page.identity import EXTENSION, address, file_name, stem
from a11yaudit.page.names import heading_level
from a11yaudit.page.reading import text_of
from a11yaudit.text.norm import tokens, units

if TYPE_CHECKING:
    from a11yaudit.article.parts import ImageRole
    from a11yaudit.model import Element, Page

ICON_SIZE = 48
TRACKING_SIZE = 3
BYLINE_SIZE = 200
THUMBNAIL_SIZE = 100
FEW_ANCESTORS = 4
FEWEST_TITLE_WORDS = 3
MOSTLY_LINKS = 0.5
BANNER_RATIO = 3.0
LONGEST_BESIDE = 320
PLAYER = frozenset("player videoplayer videocontainer".split())
ENLARGERS = ("lightb", "fancybox", "photoswipe", "prettyphoto", "magnific", "zoom", "enlarge")
TRACKERS = re.compile(
    r"(/pixel|/tr\?|b\.gif|beacon|scorecardresearch|doubleclick|analytics|counter|collect\?|"
    r"comscore|facebook\.com/tr|/1x1|pixel\.(gif|php|wp))",
    re.IGNORECASE,
)


Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """An ``img`` with its addresses, before anything is said about captions and alt texts."""

    element: Element
    sources: tuple[str, ...]
    src: str
    identity: str
    role: ImageRole
    in_article: bool
    twins: tuple[Element, ...] = ()


def pictures_of(page: Page) -> tuple[Picture, ...]:
    """All pictures of the page in document order, twins folded into the one that is shown."""
    return page.once("pictures", _find)


def _find(page: Page) -> tuple[Picture, ...]:
    return _without_twins([_picture(element, page) for element in page.find("img")])


def _picture(element: Element, page: Page) -> Picture:
    sources = sources_of(element, page)
    role = _role(element, sources, page)
    inside = role in ("content", "decorative") and _in_article(element, sources, page)
    return Picture(element, sources, best_source(sources), identity_of(sources), role, inside)


def size_of(element: Element) -> Size | None:
    """Width and height in CSS pixels: as loaded and laid out, else as declared; None unknown.

    A picture that did not load is laid out as its alt text, so then only attributes count.
    """
    loaded = element.image is not None and element.image.natural_width > 1
    if loaded and element.rect is not None and element.rect.area > 1:
        return element.rect.w, element.rect.h
    width, height = (_number(element.get(name)) for name in ("width", "height"))
    if width is not None and height is not None:
        return width, height
    if width is not None or height is not None:
        known = width if width is not None else height
        return (known or 0.0, known or 0.0)
    if loaded and element.image is not None:
        return float(element.image.natural_width), float(element.image.natural_height)
    named = re.search(r"(?<!\d)(\d{2,4})x(\d{2,4})(?!\d)", file_name(element.get("src")))
    return (float(named.group(1)), float(named.group(2))) if named else None


def _number(value: str) -> float | None:
    match = re.match(r"\s*([\d.]+)(px)?\s*$", value)
    return float(match.group(1)) if match and match.group(1).strip(".") else None


def _role(element: Element, sources: tuple[str, ...], page: Page) -> ImageRole:
    """What the picture is there for: the first of these that its size and names say."""
    size = size_of(element)
    near = [element, *list(element.ancestors())[:FEW_ANCESTORS]]
    near = [e for e in near if not body_of(page).container.within(e) and e.tag != "body"]
    names = words_in(" ".join(file_name(url) for url in sources[:2]) + " " + element.get("alt"))
    if (size and max(size) <= TRACKING_SIZE) or TRACKERS.search(" ".join(sources[:3])):
        return "tracking"
    if any(marked(e, LOGO) for e in near[:3]) or "logo" in names:
        return "logo"
    if _is_avatar(near, sources, size):
        return "avatar"
    if _is_icon(near, names, size):
        return "icon"
    if any(marked(e, ADVERTISING) for e in near) or _is_banner(element, size):
        return "ad"
    if sources and all(PLACEHOLDER.search(address(url).path) for url in sources):
        return "icon" if element.closest("a", "button") else "decorative"
    hidden = element.get("aria-hidden") == "true" or element.get("role") in ("none", "presentation")
    return "decorative" if hidden else "content"


def _is_avatar(near: list[Element], sources: tuple[str, ...], size: Size | None) -> bool:
    if "gravatar" in " ".join(sources) or "avatar" in words_in(" ".join(sources)):
        return True
    return any(marked(e, AUTHOR) for e in near) and not (size and min(size) > 2 * BYLINE_SIZE)


def _is_icon(near: list[Element], names: frozenset[str], size: Size | None) -> bool:
    if size and max(size) <= ICON_SIZE:
        return True
    large = size is not None and min(size) >= BYLINE_SIZE
    if not large and (marked(near[0], ICON) or not ICON_FILES.isdisjoint(names)):
        return True
    return any(marked(e, SOCIAL) for e in near[:3])


def _is_banner(element: Element, size: Size | None) -> bool:
    """Whether it is a wide strip that leads away: an advertisement or a call to subscribe."""
    link = element.closest("a")
    leads_away = (
        link is not None
        and not text_of(link)
        and not EXTENSION.search(address(link.get("href", "x.jpg")).path)
    )
    return bool(leads_away and size and size[1] and size[0] / size[1] >= BANNER_RATIO)


def _in_article(element: Element, sources: tuple[str, ...], page: Page) -> bool:
    if not _can_be_seen(element):
        return False
    scope = article_scope(page)
    if _is_teaser(element, page):
        return False
    if _is_declared(sources, page) and _before_end(element, page):
        return not element.closest("nav", "aside", "footer")
    if _in_other_zone(element, page):
        return False
    if scope.within(body_of(page).container):
        return element.within(scope)
    if element.within(scope) and scope.tag not in ("body", "html"):
        return scope.tag == "article" or _before_end(element, page) or _stands_beside(element, page)
    if element.within(body_of(page).container):
        return True
    return _before_end(element, page) and any(
        marked(e, HERO)
        for e in (element, *list(element.ancestors())[:FEW_ANCESTORS])
        if not body_of(page).container.within(e)
    )


def _stands_beside(element: Element, page: Page) -> bool:
    """Whether the picture and a short text of its own make a column beside the running text."""
    container = body_of(page).container
    column = next((up for up in element.ancestors() if up.parent is container.parent), None)
    if column is None or any(heading_level(e) for e in column.descendants()):
        return False
    text = text_of(column)
    return 0 < units(text) <= LONGEST_BESIDE and link_density(column) < MOSTLY_LINKS


def _before_end(element: Element, page: Page) -> bool:
    """Whether the picture stands in the running text's container or before its end."""
    body = body_of(page)
    last = body.blocks[-1].index if body.blocks else len(page.elements)
    return element.within(body.container) or element.index < last


def _can_be_seen(element: Element) -> bool:
    """Rendered, or hidden in a gallery whose script shows one picture after another."""
    if element.rendered:
        return True
    return any(marked(up, GALLERY) for up in list(element.ancestors())[:6])


def _in_other_zone(element: Element, page: Page) -> bool:
    """Whether an element that is not the article's holds the picture: navigation, another story."""
    container, headline = body_of(page).container, headline_of(page)
    for up in element.ancestors():
        if container.within(up):
            return False
        if headline and headline.element.within(up):
            continue
        if up.tag == "article" or is_outside(up):
            return True
    return False


def _is_declared(sources: tuple[str, ...], page: Page) -> bool:
    declared = page.once("declared-images", _declared_images)
    return any(stem(url) in declared for url in sources)


def _declared_images(page: Page) -> frozenset[str]:
    urls = [
        m.get("content")
        for m in page.find("meta")
        if (m.get("property") or m.get("name")).lower()
        in ("og:image", "twitter:image", "og:image:url")
    ]
    return frozenset(stem(url) for url in urls if len(stem(url)) > 3)  # noqa: PLR2004


def _is_teaser(element: Element, page: Page) -> bool:
    """Whether the picture stands in a link or card that leads to another page of the site."""
    link = element.closest("a")
    if link is not None:
        return _is_teaser_link(link, element, page)
    for card in list(element.ancestors())[:FEW_ANCESTORS]:
        if card.tag in ("body", "html", "main", "figure") or body_of(page).container.within(card):
            return False
        if any(
            leads_elsewhere(anchor, page) and len(tokens(text_of(anchor))) >= FEWEST_TITLE_WORDS
            for anchor in card.find("a")
        ):
            return link_density(card) >= MOSTLY_LINKS
    return False


def _is_teaser_link(link: Element, element: Element, page: Page) -> bool:
    size = size_of(element)
    if size and max(size) <= THUMBNAIL_SIZE and _leads_to_page(link):
        return True
    if not leads_elsewhere(link, page):
        return False
    if any(marked(up, PLAYER) for up in list(element.ancestors())[:FEW_ANCESTORS]):
        return False
    if any(inner.tag == "figcaption" or marked(inner, CAPTION) for inner in link.descendants()):
        return False
    if _opens_picture(link):
        return False
    for card in (link, *list(link.ancestors())[:FEW_ANCESTORS]):
        if card.tag in ("body", "html", "main") or body_of(page).container.within(card):
            return False
        same = [a for a in (card, *card.descendants()) if a.get("href") == link.get("href")]
        if any(len(tokens(text_of(a))) >= FEWEST_TITLE_WORDS for a in same):
            return True
    return False


def _leads_to_page(link: Element) -> bool:
    """Whether the link leads to a page of any site, and not to a picture or a place here."""
    href = link.get("href").strip()
    return bool(href) and not href.startswith("#") and not EXTENSION.search(address(href).path)


def _opens_picture(link: Element) -> bool:
    """Whether a script shows the picture large when the link is followed."""
    if any(word.startswith(ENLARGERS) for word in signals(link)):
        return True
    return any(
        name.startswith("data-") and EXTENSION.search(address(value).path)
        for name, value in link.attrs.items()
    )


def leads_elsewhere(anchor: Element, page: Page) -> bool:
    """Whether a link leads to another page of the same site, and not to a picture file."""
    base = _canonical(page)
    target = address(anchor.get("href"), base)
    here = address(base)
    if target.scheme not in ("http", "https") or EXTENSION.search(target.path):
        return False
    if _site(target.hostname) != _site(here.hostname):
        return False
    return target.path.rstrip("/") != here.path.rstrip("/")


def _canonical(page: Page) -> str:
    for link in page.find("link"):
        if link.get("rel").lower() == "canonical" and link.get("href").startswith("http"):
            return link.get("href")
    for meta in page.find("meta"):
        if meta.get("property").lower() == "og:url" and meta.get("content").startswith("http"):
            return meta.get("content")
    return page.url


def _site(host: str | None) -> str:
    return ".".join((host or "").removeprefix("www.").split(".")[-2:])


def _without_twins(found: list[Picture]) -> tuple[Picture, ...]:
    """Fold pictures of one identity whose nearest common box holds nothing else.

    Responsive pages carry a picture twice (mobile and desktop, screen and print); only one is
    shown at a time. The shown one is kept and the others become its ``twins``.
    """
    kept: list[Picture] = []
    for picture in found:
        place = next((i for i, other in enumerate(kept) if _are_twins(picture, other)), None)
        if place is None:
            kept.append(picture)
            continue
        other = kept[place]
        first, second = (other, picture) if _shown(other) >= _shown(picture) else (picture, other)
        kept[place] = Picture(
            first.element,
            first.sources,
            first.src,
            first.identity,
            first.role,
            first.in_article,
            (*other.twins, *picture.twins, second.element),
        )
    return tuple(kept)


def _shown(picture: Picture) -> int:
    return 2 * picture.element.visible + picture.element.rendered + 4 * picture.in_article


def _are_twins(a: Picture, b: Picture) -> bool:
    if a.element.rendered != b.element.rendered:
        near = common_ancestor(a.element, b.element)
        if near.tag in ("a", "picture", "figure") and len(list(near.find("img"))) == 2:  # noqa: PLR2004
            return True
    if not a.identity or a.identity != b.identity:
        return False
    if a.element.rendered and b.element.rendered:
        near = common_ancestor(a.element, b.element)
        return near.tag in ("picture", "figure") and not (a.element.visible and b.element.visible)
    return True
