"""What the rules about pictures share: finding a picture's facts, and advice for an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from a11yaudit.article import article_of
from a11yaudit.model import Fix, Safety, SetAttribute
from a11yaudit.page.identity import EXTENSION, address
from a11yaudit.page.names import is_presentational, name_of, role_of
from a11yaudit.page.reading import text_of
from a11yaudit.said import say
from a11yaudit.text.norm import has_letter_or_number, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage
    from a11yaudit.model import Element, Page

LONGEST_QUOTE = 160
LONGEST_LINK_TEXT = 120
FEWEST_WORDS = 3
SURE_CAPTION = 0.9
WHAT_IT_SHOWS = "[what the picture shows]"
WHERE_IT_LEADS = "[where the link leads]"


def image_at(element: Element, page: Page) -> ArticleImage:
    """The inventory's entry for an ``img`` element."""
    return page.once("images-by-element", _by_element)[element.index]


def _by_element(page: Page) -> dict[int, ArticleImage]:
    found: dict[int, ArticleImage] = {}
    for image in article_of(page).images:
        for element in (*image.twins, image.element):
            found[element.index] = image
    return found


def lang_at(element: Element, page: Page) -> str:
    """The language that the markup gives to the element's place, or an empty string."""
    place = next((up for up in (element, *element.ancestors()) if up.has("lang")), None)
    return place.get("lang").strip() if place else page.lang


def spoken_images(page: Page) -> Iterator[ArticleImage]:
    """The pictures that assistive technology receives; counting pixels are none."""
    for image in article_of(page).images:
        element = image.element
        if element.exposed and image.role != "tracking" and not is_presentational(element):
            yield image


def spoken_article_images(page: Page) -> Iterator[ArticleImage]:
    """The article's own content pictures that assistive technology receives."""
    return (i for i in spoken_images(page) if i.in_article and i.role == "content")


def link_of(element: Element) -> Element | None:
    """The link that the picture stands in, or None."""
    return next((up for up in element.ancestors() if role_of(up) == "link"), None)


def in_nameless_link(element: Element, page: Page) -> bool:
    """Whether the picture stands in a link that has no name at all."""
    link = link_of(element)
    return link is not None and link.exposed and not name_of(link, page)


def has_address(image: ArticleImage) -> bool:
    """Whether the markup offers any picture at all (a script may bring one in later)."""
    return bool(image.sources) or bool(image.element.get("src").strip())


def quote(text: str) -> str:
    """The text in quotation marks, cut to a readable length."""
    text = text.strip('“”"„«»')
    short = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return f"“{short}”"


def alt_advice(element: Element, page: Page) -> Fix:
    """An editor's words are needed: say where to begin, and show where they go."""
    image = image_at(element, page)
    return Fix(
        advice_for(image, page), Safety.ADVICE, (SetAttribute(element, "alt", _gap(image, page)),)
    )


def _gap(image: ArticleImage, page: Page) -> str:
    """What stands in square brackets where the editor's words go."""
    if image.role == "logo":
        return "[whose logo it is]"
    if image.role == "avatar":
        return "[the person's name]"
    link = link_of(image.element)
    if link is not None and not text_of(link, "exposed") and not _shows_picture(link, page):
        return WHERE_IT_LEADS
    return WHAT_IT_SHOWS


def advice_for(image: ArticleImage, page: Page) -> str:
    """Where an editor begins when an alt text must be written: what is known of the picture."""
    article = article_of(page)
    match _gap(image, page):
        case "[whose logo it is]":
            return say("Write the name that the logo stands for.")
        case "[the person's name]":
            return say(
                "Write the person's name; if the name stands beside the picture as text, leave "
                "the alt text empty."
            )
        case "[where the link leads]":
            return say("The picture is a link: write where it leads.")
    if image.caption:
        return say(
            "Write in about 15 words what can be seen. The caption already says {caption}: leave "
            "that out and describe the picture.",
            caption=quote(image.caption.text),
        )
    if article.headline and image.in_article:
        return say(
            "Write in about 15 words what can be seen in the picture of {headline}; if it only "
            "decorates, leave the alt text empty.",
            headline=quote(article.headline.text),
        )
    return say("Write in about 15 words what can be seen; if it only decorates, leave it empty.")


def _shows_picture(link: Element, page: Page) -> bool:
    """Whether the link opens a picture (a larger copy, a gallery) rather than a page."""
    return bool(EXTENSION.search(address(link.get("href"), page.url).path))


def destination(link: Element, page: Page) -> str:
    """What the page itself says of where a link leads, or an empty string.

    A link to the start of the site leads to what ``og:site_name`` says; else the longest text of
    another link to the same address says most.
    """
    href = _plain(link.get("href"), page)
    if _is_start(href, page):
        names = (m.get("content") for m in page.find("meta") if m.get("property") == "og:site_name")
        return next((" ".join(name.split()) for name in names if name.strip()), "")
    texts = [
        name_of(other, page)
        for other in page.find("a")
        if other is not link and other.get("href") and _plain(other.get("href"), page) == href
    ]
    told = [t for t in texts if has_letter_or_number(t) and len(t) <= LONGEST_LINK_TEXT]
    best = max(told, key=len, default="")
    return best if len(tokens(best)) >= FEWEST_WORDS else ""


def _plain(href: str, page: Page) -> str:
    url = address(href, page.url)
    mark = f"#{url.fragment}" if url.fragment else ""
    return unquote(f"{url.netloc}{url.path}".rstrip("/") + mark) if url.netloc else href.strip()


def _is_start(plain: str, page: Page) -> bool:
    """Whether the address is that of this or of the page's own site, without any path."""
    links = (e.get("href") for e in page.find("link") if e.get("rel") == "canonical")
    own = [address(url, page.url).netloc for url in (page.url, *links)]
    return plain in own
