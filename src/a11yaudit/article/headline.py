"""Which text is the headline: what the page's metadata, its type size and its order agree on.

Candidates are headings and large or marked texts before or just above the running text. Each is
scored by its likeness to the titles that the page declares (JSON-LD, OpenGraph, ``title``), by
its level, its type size and its distance from the text. A heading that also holds a kicker, a
byline or a date gives only the part that the metadata calls the headline.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from a11yaudit.article.parts import Headline
from a11yaudit.article.root import body_of, common_ancestor, is_outside, share_of
from a11yaudit.article.signals import HEADLINE, marked
from a11yaudit.page.identity import address
from a11yaudit.page.names import heading_level
from a11yaudit.page.reading import blocks, text_of
from a11yaudit.text.norm import norm, tokens, units
from a11yaudit.text.similarity import contained, dice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page

ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Posting|Recipe|HowTo|PodcastEpisode")
LONGEST, SHORTEST = 320, 3
MOST_OF_TEXT = 0.3
LARGE_TYPE = 1.3
PART_LIKENESS = 0.9
TITLE_PARTS = re.compile(r"\s+[|\-–—:·•»<＜]\s+|\s*[|＜｜]\s*")


def declared_titles(page: Page) -> tuple[str, ...]:
    """What the page's metadata calls the article, the most telling first."""
    return page.once("declared-titles", _declared)


def _declared(page: Page) -> tuple[str, ...]:
    found = [*_json_ld_headlines(page)]
    meta = {
        (m.get("property") or m.get("name")).lower(): m.get("content") for m in page.find("meta")
    }
    found += [meta.get(key, "") for key in ("og:title", "twitter:title", "dc.title", "title")]
    found += [page.title]
    return tuple(dict.fromkeys(" ".join(title.split()) for title in found if title.strip()))


def _json_ld_headlines(page: Page) -> Iterator[str]:
    for thing in json_ld(page):
        kind = thing.get("@type", "")
        kinds = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)
        headline = thing.get("headline") or thing.get("name")
        if ARTICLE_TYPES.search(kinds) and isinstance(headline, str):
            yield headline


def json_ld(page: Page) -> list[dict[str, Any]]:
    """Every object in the page's JSON-LD, nested ones too; broken JSON is passed over."""
    found: list[dict[str, Any]] = []
    for script in page.find("script"):
        if "ld+json" not in script.get("type"):
            continue
        try:
            data = json.loads(
                "".join(c for c in script.children if isinstance(c, str)), strict=False
            )
        except ValueError:
            continue
        stack = [data]
        while stack:
            thing = stack.pop()
            if isinstance(thing, list):
                stack.extend(thing)
            elif isinstance(thing, dict):
                found.append(thing)
                stack.extend(v for v in thing.values() if isinstance(v, (list, dict)))
    return found


def site_names(page: Page) -> frozenset[str]:
    """What the page calls its site: ``og:site_name``, the publisher, the host's own name."""
    return page.once("site-names", _site_names)


def _site_names(page: Page) -> frozenset[str]:
    names: list[str] = [
        m.get("content")
        for m in page.find("meta")
        if m.get("property").lower() == "og:site_name"
        or m.get("name").lower() == "application-name"
    ]
    for thing in json_ld(page):
        publisher = thing.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            names.append(publisher["name"])
    host = (address(page.url).hostname or "").removeprefix("www.")
    names += [host] if not host.replace(".", "").isdigit() else []
    return frozenset(norm(name, page.lang) for name in names if norm(name, page.lang))


def likeness(text: str, page: Page) -> float:
    """How much the text is like a declared title, 0 to 1; a title may add the site's name."""
    best = 0.0
    if norm(text, page.lang) in site_names(page):
        return best
    for title in declared_titles(page):
        parts = [title, *(part for part in TITLE_PARTS.split(title) if part)]
        for part in parts:
            best = max(best, dice(text, part, page.lang))
        if len(tokens(text, page.lang)) > 2:  # noqa: PLR2004 (a word or two is in many titles)
            best = max(best, 0.85 * contained(text, title, page.lang))
    return best


def headline_of(page: Page) -> Headline | None:
    """The article's headline, or None where nothing on the page stands out as one."""
    return page.once("headline", _find)


def _find(page: Page) -> Headline | None:
    candidates = list(_candidates(page))
    if not candidates:
        return None
    best = max(candidates, key=lambda element: _score(element, page))
    return _narrow(best, page) if _score(best, page) > 1.0 else None


def _candidates(page: Page) -> Iterator[Element]:
    seen: set[int] = set()
    body = body_of(page)
    end = body.blocks[-1].index if body.blocks else len(page.elements)
    for block in (*page.find("h1", "h2", "h3"), *blocks(page.body, "rendered")):
        if block.index in seen or not block.rendered or block.index > end:
            continue
        seen.add(block.index)
        length = units(text_of(block))
        if SHORTEST <= length <= LONGEST:
            yield block


def _score(element: Element, page: Page) -> float:
    text = text_of(element)
    body = body_of(page)
    level = heading_level(element)
    score = 3.0 * _best_part(element, page)[1]
    score += {1: 1.2, 2: 0.5, 3: 0.2}.get(level or 0, 0.0)
    if page.has_layout and body.blocks:
        size = element.style.font_size / max(1.0, body.blocks[0].style.font_size)
        score += 0.5 if size >= LARGE_TYPE and level is None else 0.0
    if marked(element, HEADLINE) or "headline" in element.get("itemprop"):
        score += 0.4
    score -= 0.8 * _outside(element)
    score += _closeness(element, page)
    if not element.visible:
        score -= 0.6
    if element.tag in ("a", "li", "td") or element.closest("nav", "figcaption"):
        score -= 0.4
    return score - (0.5 if len(tokens(text)) < 2 else 0.0)  # noqa: PLR2004 (one word)


def _outside(element: Element) -> bool:
    return any(is_outside(up) and up.tag != "header" for up in element.ancestors())


def _closeness(element: Element, page: Page) -> float:
    """Up to .5 for standing before the running text and near it."""
    body = body_of(page)
    if not body.blocks:
        return 0.0
    first = body.blocks[0].index
    if element.index > first:
        return -0.4 if element.within(body.container) else -0.2
    between = sum(
        1 for e in page.elements[element.index : first] if e.tag in ("p", "h1", "h2", "a")
    )
    return max(0.0, 0.5 - 0.01 * between)


def _best_part(element: Element, page: Page) -> tuple[Element, float, str]:
    """The element or the part of it that is most like a declared title, and how like."""
    whole = text_of(element)
    best = (element, likeness(whole, page), whole)
    for inner in element.descendants():
        text = text_of(inner)
        if units(text) >= SHORTEST and inner.rendered and text != whole:
            like = likeness(text, page)
            if like > best[1] + 0.05:
                best = (inner, like, text)
    for line in text_of(element, sep="\n").split("\n"):
        like = likeness(line, page)
        if units(line) >= SHORTEST and like > best[1] + 0.05:
            best = (element, like, line)
    return best


def _narrow(element: Element, page: Page) -> Headline:
    whole = text_of(element)
    part, like, text = _best_part(element, page)
    foreign = all(
        contained(whole, title, page.lang) < PART_LIKENESS for title in declared_titles(page)
    )
    if like >= PART_LIKENESS and foreign:
        return Headline(text, part if text_of(part) == text else element)
    return Headline(whole, element)


def article_scope(page: Page) -> Element:
    """The element that holds the whole article: headline, running text and what is between.

    An ``article`` or ``main`` round the headline that also holds most of the text, else the
    smallest element that holds the text and every copy of the headline (mobile and desktop).
    """
    return page.once("article-scope", _scope)


def _scope(page: Page) -> Element:
    headline, body = headline_of(page), body_of(page)
    if headline is None:
        return body.container
    own = headline.element.closest("article")
    if own is not None and share_of(own, body) >= MOST_OF_TEXT:
        return own
    scope = body.container
    for copy in (headline.element, *_copies(headline, page)):
        wider = common_ancestor(scope, copy)
        if copy is headline.element or wider.tag not in ("body", "html", "main"):
            scope = wider
    return scope


def _copies(headline: Headline, page: Page) -> list[Element]:
    return [h for h in page.find("h1", "h2") if h.rendered and text_of(h) == headline.text]
