"""What the rules about skip links share: the stops before the article, and where main is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of, article_start
from a11yaudit.article.root import is_outside
from a11yaudit.article.signals import marked, words_in
from a11yaudit.article.skiplinks import SKIP_NAMES
from a11yaudit.page.names import name_of, role_of
from a11yaudit.text.lexicon import everywhere
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from a11yaudit.article import SkipLink
    from a11yaudit.model import Element, Page

# Not "cmp" alone: a widespread publishing system calls each of its components that.
BANNERS = frozenset(
    """cookie cookies consent gdpr onetrust didomi sourcepoint spmessage usercentrics cookiebot
    cookiebanner cookieconsent cookienotice cookiebar cmpbox cmpwrapper qccmp wpadminbar
    adminbar""".split()
)
FIRST_STOPS = 12
NAVIGATION = frozenset("nav navi navigation menu menue mainnav hauptmenu topmenu".split())
SEARCH = frozenset("search searchbox searchform suche recherche busca buscar sitesearch".split())
MAIN = frozenset(
    """main content maincontent contents inhalt hauptinhalt contenu contenido conteudo contenuto
    inhoud obsah tresc article artikel body text story""".split()
)
FOOTER = frozenset("footer colophon fuss fusszeile pie rodape".split())
PAST_MENUS = frozenset("skipnav skipnavs skipnavigation skipmenu skipmenus".split())
# What names several parts ("main menu", "search in content") means the first of these.
PARTS = {"navigation": NAVIGATION, "search": SEARCH, "footer": FOOTER, "main": MAIN}
HELD_BY_SCRIPT = ("onclick", "data-toggle", "data-bs-toggle", "data-scroll", "data-scroll-to")


def usable_skip_links(page: Page) -> tuple[SkipLink, ...]:
    """The skip links that keys and assistive technology reach."""
    return tuple(
        link
        for link in article_of(page).skip_links
        if link.element.exposed and link.element.focusable
    )


def stops_before_article(page: Page) -> tuple[Element, ...]:
    """The elements that the Tab key stops at before the article; banners that close are none."""
    return page.once("stops-before-article", _stops)


def _stops(page: Page) -> tuple[Element, ...]:
    start = article_start(page).index
    return tuple(
        element
        for element in page.elements[:start]
        if element.focusable and element.exposed and banner_of(element) is None
    )


def banner_of(element: Element) -> Element | None:
    """The consent banner, dialog or administrator's bar that the element stands in."""
    return next(
        (
            up
            for up in (element, *element.ancestors())
            if role_of(up) in ("dialog", "alertdialog")
            or (up.tag not in ("body", "html") and marked(up, BANNERS))
        ),
        None,
    )


def has_skip_control(page: Page) -> bool:
    """Whether one of the first stops is a skip link of another kind (a button, a script)."""
    words = everywhere("skip")
    links = {link.element.index for link in article_of(page).skip_links}
    for stop in stops_before_article(page)[:FIRST_STOPS]:
        said = norm(name_of(stop, page))
        spoken = any(said.startswith(word) or f" {word}" in said for word in words)
        if stop.index not in links and (spoken or marked(stop, SKIP_NAMES)):
            return True
    return False


def mains(page: Page) -> tuple[Element, ...]:
    """The exposed main landmarks."""
    return tuple(e for e in page.elements if role_of(e) == "main" and e.exposed)


def place_named(words: str) -> str:
    """Which part of the page these words name: main, navigation, search, footer or "" (unknown).

    “Skip navigation” and `#skip-nav` lead past the menu, to the main content.
    """
    names = words_in(words)
    if not PAST_MENUS.isdisjoint(names):
        return "main"
    for part, known in PARTS.items():
        if not known.isdisjoint(names):
            return part
    return ""


def destination_of(link: SkipLink, page: Page) -> Element | None:
    """The element that a broken skip link should lead to, where only one can be meant."""
    match place_named(link.href.rsplit("#", 1)[-1]) or place_named(link.text):
        case "navigation":
            return _only([e for e in page.elements if role_of(e) == "navigation" and e.exposed])
        case "search":
            return _only([e for e in page.find("input") if e.exposed and _is_search(e)])
        case "footer":
            return _only([e for e in page.elements if role_of(e) == "contentinfo" and e.exposed])
        case "" if usable_skip_links(page)[0].element is not link.element:
            return None
    return main_or_article(page)


def _is_search(field: Element) -> bool:
    """Whether the field is for searching, by its type or by its own names."""
    if field.get("type", "text").lower() not in ("search", "text"):
        return False
    named = ("id", "name", "class", "placeholder", "aria-label")
    told = " ".join(field.get(name) for name in named)
    return field.get("type").lower() == "search" or not SEARCH.isdisjoint(words_in(told))


def main_or_article(page: Page) -> Element | None:
    """The only main landmark; on a page without one, the article's root."""
    found = mains(page)
    if found:
        return _only(list(found))
    root = article_of(page).root
    return None if root.tag in ("body", "html") or is_outside(root) else root


def _only(elements: list[Element]) -> Element | None:
    return elements[0] if len(elements) == 1 else None
