"""What is wrong with an alt text: the first fault that applies, so that no two rules speak of one.

The order is that of the inventory's ``alt_status``; what a rule needs to be *certain* is stricter
here than the status, which only describes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from a11yaudit.article import article_of
from a11yaudit.article.alt import caption_core, file_name_in, placeholder_in, word_count
from a11yaudit.article.credit import split_text, starts_with_marker
from a11yaudit.article.headline import declared_titles
from a11yaudit.article.lone_credit import lone_credit
from a11yaudit.article.transcript import is_picture, is_text, repeats_text
from a11yaudit.page.identity import EXTENSION, address
from a11yaudit.page.reading import text_of
from a11yaudit.rules._pictures import SURE_CAPTION, link_of, spoken_images
from a11yaudit.text.lexicon import everywhere
from a11yaudit.text.norm import has_letter_or_number, norm, units
from a11yaudit.text.similarity import dice, near, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from a11yaudit.article import ArticleImage, TranscriptLine
    from a11yaudit.model import Element, Page

Kind = Literal[
    "missing",
    "empty",
    "symbols",
    "filename",
    "placeholder",
    "credit",
    "equals-caption",
    "near-caption",
    "equals-headline",
    "repeats-link",
    "repeats-text",
    "too-long",
]

FEW_TOKENS, SOME_TOKENS, MANY_TOKENS = 3, 4, 5
NEAR_DICE = 0.85
LONGEST = 250


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: whether it is ``certain``, and the text and element that the alt repeats."""

    kind: Kind
    certain: bool = True
    text: str = ""
    other: Element | None = None


def fault_of(image: ArticleImage, page: Page) -> Fault | None:
    """The first fault of the picture's alt text; None where it has none of them."""
    return page.once("alt-faults", _all_faults).get(image.element.index)


def images_with(kind: Kind, page: Page) -> Iterator[tuple[ArticleImage, Fault]]:
    """The pictures whose alt text has this fault."""
    for image in spoken_images(page):
        fault = fault_of(image, page)
        if fault is not None and fault.kind == kind:
            yield image, fault


def _all_faults(page: Page) -> dict[int, Fault]:
    found = ((image.element.index, _first(image, page)) for image in spoken_images(page))
    return {index: fault for index, fault in found if fault is not None}


def _first(image: ArticleImage, page: Page) -> Fault | None:
    said = image.name.strip()
    if not said:
        return Fault("empty" if image.element.has("alt") else "missing")
    if not has_letter_or_number(said):
        return _symbols(said, image)
    found: list[Fault | None] = [_file_name(said, image, page), _placeholder(said, image, page)]
    found.append(_credit(said, image, page))
    own = image.in_article and image.role == "content"
    if own:
        found += _sorted(_caption(said, image, page), _headline(said, image, page))
    found.append(_link(said, image, page))
    if own:
        found.append(_nearby(said, image, page))
        found.append(Fault("too-long") if units(said) > LONGEST else None)
    faults = [fault for fault in found if fault is not None]
    return next((f for f in faults if f.certain), next(iter(faults), None))


def _sorted(caption: Fault | None, headline: Fault | None) -> list[Fault | None]:
    """The caption's fault first, but a text that may be a caption may also be the headline."""
    sure = caption is not None and caption.certain
    return [caption, headline] if sure else [headline, caption]


def _symbols(said: str, image: ArticleImage) -> Fault | None:
    if any(unicodedata.category(char) == "So" for char in said):  # emoji: signs with names
        return None if image.role == "icon" else Fault("symbols", certain=False)
    return Fault("symbols")


def _file_name(said: str, image: ArticleImage, page: Page) -> Fault | None:
    sure = None if image.role == "ad" else file_name_in(said, image.sources)
    if sure is None or (not sure and _says_headline(said, page)):
        return None
    return Fault("filename", certain=sure)


def _placeholder(said: str, image: ArticleImage, page: Page) -> Fault | None:
    found = placeholder_in(said, page) if image.role in ("content", "avatar") else None
    if found is None or (found.word == "site" and not image.in_article):
        return None
    text = norm(said, page.lang)
    if found.word not in ("size", "site") and _is_content(found.word, text, image, page):
        return None
    return Fault("placeholder", certain=found.certain, text=found.word)


def _credit(said: str, image: ArticleImage, page: Page) -> Fault | None:
    core = caption_core(image.caption) if image.caption else ""
    if image.role not in ("content", "avatar"):
        return None
    known = norm(image.credit, page.lang)
    if known and norm(said, page.lang) == known:
        return Fault("credit", certain=starts_with_marker(said), text=image.credit)
    found = lone_credit(said, core, page)
    if found is None:
        return None
    sure = found.certain(page.lang) or norm(found.maker, page.lang) in known
    return Fault("credit", sure, text=found.maker)


def _is_content(word: str, text: str, image: ArticleImage, page: Page) -> bool:
    """Whether the word is what the picture is about: a painting titled *Untitled*."""
    headline = article_of(page).headline
    told = [headline.text] if headline else []
    if image.caption:
        told.append(caption_core(image.caption))
    if word in everywhere("credit") and word == text:
        return False
    lines = [line for line in (norm(line, page.lang) for line in told) if line != text]
    return any(line.startswith(word) if word == text else text in line for line in lines)


def _caption(said: str, image: ArticleImage, page: Page) -> Fault | None:
    caption = image.caption
    if caption is None or not caption.element.exposed:
        return None
    sure = caption.confidence >= SURE_CAPTION
    told = (caption.full, caption.text, caption_core(caption))
    bare = split_text(said)[0]
    if any(same(mine, line, page.lang) for mine in (said, bare) for line in told if line):
        return Fault("equals-caption", sure, caption.text, caption.element)
    core = caption_core(caption)
    if dice(said, core, page.lang) >= NEAR_DICE:
        return Fault("near-caption", sure, caption.text, caption.element)
    if near(said, core, page.lang) and not _names_only(said):
        return Fault("near-caption", certain=False, text=caption.text, other=caption.element)
    return None


def _names_only(text: str) -> bool:
    """Whether the text is a name or a few: short, and each longer word with a capital."""
    long = [word for word in re.findall(r"\w+", text) if len(word) > FEW_TOKENS]
    few = word_count(text) <= MANY_TOKENS + 1
    return few and all(word[0].isupper() or word[0].isdigit() for word in long)


def _headline(said: str, image: ArticleImage, page: Page) -> Fault | None:
    headline = article_of(page).headline
    if headline is None or word_count(said) < FEW_TOKENS or _leads_away(image, page):
        return None
    if not _says_headline(said, page):
        return None
    sure = word_count(said) >= MANY_TOKENS and word_count(headline.text) >= SOME_TOKENS
    return Fault("equals-headline", sure, headline.text, headline.element)


def _says_headline(said: str, page: Page) -> bool:
    headline = article_of(page).headline
    if headline is None:
        return False
    lang, text = page.lang, headline.text
    if same(said, text, lang) or dice(said, text, lang) >= NEAR_DICE:
        return True
    longer = word_count(text) >= SOME_TOKENS and word_count(said) <= word_count(text) + 2
    if longer and norm(said, lang).startswith(norm(text, lang)):
        return True
    titles = [title for title in declared_titles(page) if title != page.title]
    return any(same(said, title, lang) for title in titles) and word_count(said) >= MANY_TOKENS


def _leads_away(image: ArticleImage, page: Page) -> bool:
    """Whether the picture is a link to another page: then its text names where it leads."""
    link = link_of(image.element)
    if link is None:
        return False
    path = address(link.get("href"), page.url).path
    return not EXTENSION.search(path) and path not in ("", address(page.url, page.url).path)


def _link(said: str, image: ArticleImage, page: Page) -> Fault | None:
    around = next((up for up in image.element.ancestors() if up.tag in ("a", "button")), None)
    if around is None or around.get("aria-label") or around.get("aria-labelledby"):
        return None
    text = text_of(around, "exposed")
    return Fault("repeats-link", text=text, other=around) if same(said, text, page.lang) else None


def _nearby(said: str, image: ArticleImage, page: Page) -> Fault | None:
    if word_count(said) < SOME_TOKENS or _leads_away(image, page):
        return None
    for line in _beside(image, page):
        if repeats_text(said, line.text, page.lang):
            return Fault("repeats-text", text=line.text, other=line.element)
    return None


def _beside(image: ArticleImage, page: Page) -> list[TranscriptLine]:
    """The text heard right before and right after the picture; its caption is none."""
    article = article_of(page)
    lines = article.transcript
    here = (i for i, line in enumerate(lines) if line.element is image.element and is_picture(line))
    at = next(here, None)
    if at is None:
        return []
    told = [image.caption.element] if image.caption else []
    told += [article.headline.element] if article.headline else []

    def first(order: Iterable[TranscriptLine]) -> list[TranscriptLine]:
        return [line for line in order if is_text(line) and not _stands_in(line, told)][:1]

    return [*first(reversed(lines[:at])), *first(lines[at + 1 :])]


def _stands_in(line: TranscriptLine, others: list[Element]) -> bool:
    """Whether the line is one of these elements, is in one or holds one."""
    element = line.element
    return any(element.within(other) or other.within(element) for other in others)
