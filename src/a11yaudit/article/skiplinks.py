"""Which links are skip links, by place, target and kind, and not by English words.

A skip link stands among the first things of the page, leads to a place in the same page, and is
not one of a list of in-page links within the text (a table of contents) nor a control that a
script made of a link (menu buttons, tabs, comment counters).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from a11yaudit.article.parts import SkipLink
from a11yaudit.article.root import body_of
from a11yaudit.article.signals import signals, words_in
from a11yaudit.page.identity import address
from a11yaudit.page.names import name_of, role_of
from a11yaudit.page.reading import text_of
from a11yaudit.text.lexicon import everywhere
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from a11yaudit.model import Element, Page

FIRST_LINKS = 12
MOST_TRIED = 6
SKIP_NAMES = frozenset(
    """skip skiplink skiplinks skipnav skipnavigation skiptocontent skipto jump jumplink jumplinks
    screenreader bypass accesskeys sprungmarken sprunglink skipper srskip""".split()
)
PLACE_NAMES = frozenset(
    """main content maincontent inhalt hauptinhalt contenu contenido conteudo contenuto contents
    primary article page pagecontent sitecontent navigation nav mainnav search suche footer
    middlecontent middle wrapper""".split()
)
CONTROLS = frozenset("button tab menuitem switch checkbox".split())
CONTROL_NAMES = frozenset(
    """toggle menu hamburger burger dropdown modal share comment comments commentsline tab collapse
    button btn login signin totop backtotop""".split()
)


def skip_links_of(page: Page) -> tuple[SkipLink, ...]:
    """The page's skip links in document order."""
    return page.once("skip-links", _find)


def links_to_try(page: Page) -> tuple[Element, ...]:
    """What is worth trying with the keys: the skip links, and what else among the first stops
    leads into the page or says in words that it skips (a button, a route of an application)."""
    first_text = next(iter(body_of(page).blocks), None)
    found = [link.element for link in skip_links_of(page)]
    early = [e for e in page.elements if e.focusable and e.exposed][:FIRST_LINKS]
    for element in early:
        if first_text is not None and element.index > first_text.index:
            break
        if element not in found and (_leads_inside(element) or _says_skip(element, page)):
            found.append(element)
    return tuple(found[:MOST_TRIED])


def _leads_inside(element: Element) -> bool:
    """Whether it is a link to a named place in the page, and no menu button made of a link."""
    href = element.get("href").strip()
    named = element.tag == "a" and href.startswith("#") and len(href) > 1
    toggles = ("aria-expanded", "aria-haspopup", "data-toggle", "data-bs-toggle")
    return named and not any(element.has(name) for name in toggles)


def _says_skip(element: Element, page: Page) -> bool:
    if element.tag != "button" and role_of(element) not in ("button", "link"):
        return False
    return _skip_words(name_of(element, page))


def _skip_words(text: str) -> bool:
    """Whether the text begins, or goes on, with words of a list for skip links."""
    words = norm(text)
    return any(words.startswith(w) or f" {w}" in words for w in everywhere("skip") if w)


def fragment_of(link: Element, page: Page) -> str | None:
    """The decoded fragment of a link into this same page, else None."""
    href = link.get("href").strip()
    if not href or href == "#":
        return None
    if href.startswith("#"):
        return unquote(href[1:])
    here, there = address(page.url), address(href, page.url)
    if there.fragment and (there.netloc, there.path) == (here.netloc, here.path):
        return unquote(there.fragment)
    return None


def target_of(fragment: str, page: Page) -> Element | None:
    """The element that a fragment names, by id or ``a name``, as browsers look it up."""
    found = page.by_id(fragment)
    if found is not None:
        return found
    return next((a for a in page.find("a") if a.get("name") == fragment), None)


def _find(page: Page) -> tuple[SkipLink, ...]:
    links = [a for a in page.find("a") if a.has("href")]
    first_text = next(iter(body_of(page).blocks), None)
    early = {a.index for a in _in_tab_order(links)[:FIRST_LINKS]}
    found = []
    for link in links:
        fragment = fragment_of(link, page) or _other_page_fragment(link)
        if not fragment or fragment.startswith(("/", "!")):
            continue
        target = target_of(fragment, page)
        if target is None and "=" in fragment:
            continue  # parameters for a script, and no place
        text = name_of(link, page)
        if _is_skip(link, fragment, target, text, first_text, early=link.index in early):
            found.append(SkipLink(link, text or _hidden_text(link), link.get("href"), target))
    return tuple(found)


def _other_page_fragment(link: Element) -> str | None:
    """The fragment of an absolute link whose markup calls it a skip link (a saved copy's URL)."""
    href = link.get("href")
    if "#" in href and _named_skip(link):
        return unquote(href.rsplit("#", 1)[-1]) or None
    return None


def _in_tab_order(links: list[Element]) -> list[Element]:
    def order(link: Element) -> tuple[int, int]:
        value = link.get("tabindex").strip()
        positive = int(value) if value.isdigit() and int(value) > 0 else 1 << 20
        return positive, link.index

    return sorted(links, key=order)


def _named_skip(link: Element) -> bool:
    near = (link, *list(link.ancestors())[:3])
    return any(not SKIP_NAMES.isdisjoint(signals(e)) for e in near if e.tag not in ("body", "html"))


def _is_skip(
    link: Element,
    fragment: str,
    target: Element | None,
    text: str,
    first_text: Element | None,
    *,
    early: bool,
) -> bool:
    if role_of(link) in CONTROLS or link.has("aria-expanded") or link.has("aria-haspopup"):
        return False
    if link.has("data-toggle") or link.has("data-bs-toggle"):
        return False
    spoken = _skip_words(text)
    if _named_skip(link) and (early or spoken):
        return True
    if target is not None and _is_entry(link, target, text):
        return False
    if spoken and early:
        return True
    if not early or not CONTROL_NAMES.isdisjoint(signals(link) | words_in(fragment)):
        return False
    if first_text is not None and link.index > first_text.index:
        return False
    names_a_place = not PLACE_NAMES.isdisjoint(words_in(fragment))
    reaches_main = target is not None and (
        target.tag in ("main", "article", "h1") or target.get("role") == "main"
    )
    return (names_a_place or reaches_main) and (not link.visible or _opens_page(link))


def _is_entry(link: Element, target: Element, text: str) -> bool:
    """Whether it is a line of a table of contents: in sight, and the very words of a heading."""
    heading = target.tag in ("h2", "h3", "h4", "h5", "h6") and target.visible and link.visible
    return heading and bool(norm(text)) and norm(text) == norm(text_of(target))


def _opens_page(link: Element) -> bool:
    """Whether nothing but other in-page links stands before the link in the page."""
    return all(
        not (e.tag == "a" and e.has("href") and not e.get("href").startswith("#"))
        for e in _before(link)
    )


def _before(link: Element) -> list[Element]:
    root = list(link.ancestors())[-1]
    return [e for e in root.descendants() if e.index < link.index]


def _hidden_text(link: Element) -> str:
    images = " ".join(i.get("alt") for i in link.find("img"))
    return (
        text_of(link) or images or " ".join(c.strip() for c in link.children if isinstance(c, str))
    )
