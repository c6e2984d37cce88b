"""Where a finding stands: in the page's frame, in its main part, or in what an editor wrote."""

from __future__ import annotations

import sys
import zlib
from typing import TYPE_CHECKING, NamedTuple

from a11yaudit.article import article_of
from a11yaudit.article.root import body_of, is_outside
from a11yaudit.article.signals import RELATED, marked
from a11yaudit.merge import is_gathered
from a11yaudit.model import Where
from a11yaudit.page.identity import (
    EXTENSION,
    address,
    content_key,
    mark_of,
    selector_place,
    stable_name,
    step_of,
    steps_to,
)
from a11yaudit.page.names import heading_level
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yaudit.model import Element, Finding, Page, Zone

LANDMARKS = {
    "nav": "navigation",
    "aside": "aside",
    "dialog": "dialog",
    "search": "search",
    "main": "main",
}
ROLES = {
    "banner": "header",
    "navigation": "navigation",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "search": "search",
    "main": "main",
}
HEADER = frozenset("header masthead topbar siteheader pageheader".split())
FOOTER = frozenset("footer colophon sitefooter pagefooter".split())
SIDE = RELATED & frozenset("sidebar rail".split())
NO_PLACE = frozenset("html body head title meta link base style script".split())
WORN = frozenset("figure figcaption button input select textarea form label aside nav".split())
ITEMS = frozenset("li tr td th dt dd option".split())
MOST_STEPS = 5
LONGEST_VALUE = 120


class Region(NamedTuple):
    """The part of the page that an element is in, and whether that lies in the main part."""

    part: str
    in_main: bool


def regions(page: Page) -> tuple[Region, ...]:
    """The region of each element, by its number."""
    return page.once("regions", _regions)


def _regions(page: Page) -> tuple[Region, ...]:
    root = article_of(page).root
    container = body_of(page).container
    holding = {e.index for e in (container, *container.ancestors())}
    whole = root.tag in ("html", "body") and not any(_landmark(e) == "main" for e in page.elements)
    found: list[Region] = []
    for element in page.elements:
        around = found[element.parent.index] if element.parent else Region("page", in_main=False)
        part = _landmark(element) or _named_part(element, holding)
        if around.in_main and part in ("header", "footer", "main"):
            part = ""
        if element is root and not whole:
            found.append(Region("article", in_main=True))
        elif element.tag == "body" and whole:
            found.append(Region("main", in_main=True))
        elif part:
            inside = around.in_main and around.part != "main" if whole else around.in_main
            found.append(Region(part, part == "main" or inside))
        else:
            found.append(around)
    return tuple(found)


def _landmark(element: Element) -> str:
    role = element.get("role").lower()
    if role:
        return ROLES.get(role, "")
    if element.tag in ("header", "footer"):
        sections = ("article", "main", "section", "aside", "nav")
        return "" if any(up.tag in sections for up in element.ancestors()) else element.tag
    return LANDMARKS.get(element.tag, "")


def _named_part(element: Element, holding: Iterable[int]) -> str:
    """The part that a plain block claims to be by its names, unless it holds the text."""
    if element.tag not in ("div", "section", "table", "td") or element.index in holding:
        return ""
    for part, words in (("header", HEADER), ("footer", FOOTER), ("aside", SIDE)):
        if marked(element, words) and not any(up.tag == "article" for up in element.ancestors()):
            return part
    return ""


def where_of(finding: Finding, page: Page) -> Where:
    """Where the finding stands on its page."""
    element = finding.element
    if element is None:
        frame, inner = selector_place(finding.frame), selector_place(finding.selector)
        return Where("frame", frame or "iframe", sys.intern(f"{frame} | {inner}"), "chrome")
    here = spot_of(element, page)
    if is_gathered(finding):
        return Where(here.part, here.path, "*", "page")
    return here


def spot_of(element: Element, page: Page) -> Where:
    """Where the element stands; ``value`` is what it holds."""
    part, in_main = regions(page)[element.index]
    steps = steps_to(element)
    zone = _zone(element, page, in_main=in_main)
    if zone == "page":
        part = "page"
    elif zone == "article":
        part = "article"
    return Where(
        part=part,
        path=sys.intern(short(steps)),
        place=sys.intern(" > ".join(steps)),
        zone=zone,
        number=number_of(steps),
        mark=sys.intern("" if _is_listed(element) else mark_of(element)),
        value=sys.intern(_value(element, page, zone)),
        raw=zone == "article" and _is_raw(element, page),
        inline=element.has("style") or element.tag == "font",
    )


def number_of(steps: Iterable[str], number: int = 0) -> int:
    """The number that stands for a path of steps, below the one that ``number`` stands for."""
    for step in steps:
        number = zlib.crc32(step.encode("utf-8", "surrogatepass"), number)
    return number


def short(steps: list[str]) -> str:
    """The path as people read it: the ends of it, with one class name each."""
    told = [".".join(step.split(".")[:2]) for step in steps if step]
    if len(told) > MOST_STEPS:
        told = [told[0], "…", *told[-(MOST_STEPS - 2) :]]
    return " > ".join(told)


def _zone(element: Element, page: Page, *, in_main: bool) -> Zone:
    if element.tag in NO_PLACE and not element.closest("svg"):
        return "page"
    article = article_of(page)
    if element is article.root:
        return "page" if element.tag == "main" else "main"
    if _is_written(element, page):
        return "article"
    return "main" if in_main else "chrome"


def _is_written(element: Element, page: Page) -> bool:
    """Whether this is what an editor wrote or chose in this one article."""
    pictures, headings = page.once("written", _written)
    if element.tag == "img":
        return element.index in pictures
    if any(up.index in pictures for up in (element, *element.ancestors())):
        return True
    if element.index in headings:
        return True
    body, headline = body_of(page), article_of(page).headline
    container = body.container
    if not body.blocks or element is container or not element.within(container):
        return False
    if heading_level(element) or (headline and element.within(headline.element)):
        return False
    between = [element]
    between += [up for up in element.ancestors() if up is not container and up.within(container)]
    return not any(is_outside(e) or _is_teaser(e, page) for e in between)


def _written(page: Page) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of the article's pictures with their captions, and of its headings."""
    article = article_of(page)
    pictures: set[int] = set()
    for image in article.images:
        if image.in_article and image.role in ("content", "decorative"):
            pictures.update(e.index for e in (image.element, *image.twins))
            if image.caption:
                pictures.add(image.caption.element.index)
    top = article.headline.element if article.headline else None
    headings = frozenset(
        h.element.index
        for h in article.headings
        if h.in_article
        and not _is_teaser(h.element, page)
        and not (top and (h.element is top or h.element.within(top)))
        and not any(_is_teaser(up, page) for up in h.element.ancestors())
    )
    return frozenset(pictures), headings


def _is_teaser(element: Element, page: Page) -> bool:
    """Whether the element announces another page: an entry or a heading that is a link."""
    if element.tag not in ("li", "article", "a", "h2", "h3", "h4", "section", "div"):
        return False
    return element.index in page.once("teasers", _teasers)


def _teasers(page: Page) -> frozenset[int]:
    """The numbers of links that hold a heading or stand in one, and of the entries round them."""
    root, container = article_of(page).root, body_of(page).container
    found: set[int] = set()
    for link in page.find("a"):
        heading = next((up for up in link.ancestors() if heading_level(up)), None)
        inner = next((e for e in link.descendants() if heading_level(e)), None)
        if (heading is None and inner is None) or not _leads_away(link, page):
            continue
        found |= {e.index for e in (link, heading, inner) if e is not None}
        outer = link if heading is None else heading
        entry = link.closest("li", "article") or outer.parent
        if entry is not None and not (root.within(entry) or container.within(entry)):
            found.add(entry.index)
    return frozenset(found)


def _leads_away(link: Element, page: Page) -> bool:
    href = link.get("href").strip()
    if not href or href.startswith("#"):
        return False
    to, here = address(href, page.url), address(page.url)
    same = (to.netloc, to.path, to.query) == (here.netloc, here.path, here.query)
    return not same and not EXTENSION.search(to.path)


def _is_listed(element: Element) -> bool:
    """Whether the element is one of many that one loop of the template makes."""
    for up in (element, *element.ancestors()):
        if up.tag in ITEMS or up.get("role") in ("listitem", "menuitem", "option", "row"):
            return True
        if up.tag == "nav":
            return element.tag == "a"
    return False


def _is_raw(element: Element, page: Page) -> bool:
    """Whether the markup is as plain as editors type it: no class, no part of a template."""
    container = body_of(page).container
    for up in (element, *element.ancestors()):
        if up is container or container.within(up):
            return True
        if up.tag in WORN or "-" in up.tag or any(stable_name(name) for name in up.classes):
            return False
    return True


def _value(element: Element, page: Page, zone: Zone) -> str:
    """What an editor may have written here: alt text, words, or the file of a picture."""
    if element.tag == "img":
        alt = norm(element.get("alt"), page.lang)
        file = content_key(element) if zone == "article" else ""
        return (alt or (f"file {file}" if file else ""))[:LONGEST_VALUE]
    if element is article_of(page).root:
        headline = article_of(page).headline
        return norm(headline.text, page.lang)[:LONGEST_VALUE] if headline else ""
    if element.tag == "title":
        return norm(page.title, page.lang)[:LONGEST_VALUE]
    if element.tag in ("html", "body", "head"):
        return ""
    return content_key(element)[:LONGEST_VALUE]


__all__ = ["Region", "number_of", "regions", "short", "spot_of", "step_of", "where_of"]
