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
from a11yaudit.article.alt import CAMERA, caption_core, is_spaced_file_name, site_names
from a11yaudit.article.credit import split_text
from a11yaudit.article.headline import declared_titles
from a11yaudit.article.sources import names_of
from a11yaudit.page.identity import EXTENSION, stem
from a11yaudit.page.reading import blocks, text_of
from a11yaudit.rules._pictures import SURE_CAPTION, address, link_of, spoken_images
from a11yaudit.text.lexicon import everywhere, lexicon
from a11yaudit.text.norm import UNSPACED, has_letter_or_number, norm, script_of, tokens, units
from a11yaudit.text.similarity import dice, near, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage
    from a11yaudit.model import Element, Page

Kind = Literal[
    "missing",
    "empty",
    "symbols",
    "filename",
    "placeholder",
    "equals-caption",
    "near-caption",
    "equals-headline",
    "repeats-link",
    "repeats-text",
    "too-long",
]

PICTURE_FILE = re.compile(r"\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|jfif)$", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?:)?//\S+", re.IGNORECASE)
MADE = re.compile(
    r"(?=.*\d)(?=.*_)[\w\-+.%]{8,}|(?=.*[a-z])(?=.*\d)[0-9a-f-]{12,}|[\w-]*\d{6,}",
    re.IGNORECASE,
)
ASPECTS = frozenset("16x9 9x16 4x3 3x4 3x2 2x3 1x1 21x9 2x1 1x2 5x4 4x5 5x3 8x5 16x10".split())
SIZE = re.compile(r"(\d{1,4})\s?([x×:*])\s?(\d{1,4})(?:\s?px)?(?:\s+(\S.*))?", re.IGNORECASE)
SMALLEST_SIZE = 100
NUMBERED = re.compile(r"(.*?)[\s_#-]*\d{1,3}(?:\s*(?:of|/|von|de|из|sur|di|van)\s*\d{1,3})?")
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


def words_in(text: str) -> int:
    """How many words the text has; in scripts without word spaces, about as many."""
    found = tokens(text)
    if any(script_of(char) in UNSPACED for char in text):
        return (len(found) + 1) // 2
    return len(found)


def _symbols(said: str, image: ArticleImage) -> Fault | None:
    if any(unicodedata.category(char) == "So" for char in said):  # emoji: signs with names
        return None if image.role == "icon" else Fault("symbols", certain=False)
    return Fault("symbols")


def _file_name(said: str, image: ArticleImage, page: Page) -> Fault | None:
    if image.role == "ad" or VERSION.fullmatch(said):
        return None
    names = names_of(image.sources)
    stems = {stem(name) for name in names} | {EXTENSION.sub("", n).casefold() for n in names}
    if " " not in said and any(script_of(char) in UNSPACED for char in said):
        return None
    if PICTURE_FILE.search(said):
        known = EXTENSION.sub("", said).casefold() in stems or stem(said) in stems
        plain = known or " " not in said
        return Fault("filename", certain=plain) if plain or words_in(said) <= MANY_TOKENS else None
    if ADDRESS.fullmatch(said):
        path = address(said, page).path
        return Fault("filename") if PICTURE_FILE.search(path) or said in image.sources else None
    if CAMERA.fullmatch(said) and re.search(r"\d{3}", said):
        return Fault("filename", certain=said.casefold() in stems or "_" in said)
    if " " not in said:
        own = said.casefold() in stems and bool(re.search(r"_|\w-\w.*-|\d{3,}.*-|-.*\d{3,}", said))
        return Fault("filename") if own or MADE.fullmatch(said) else None
    if is_spaced_file_name(said, image.sources) and re.search(r"[^\W\d_]\d|\b0\d|\d{5,}", said):
        return None if _says_headline(said, page) else Fault("filename", certain=False)
    return None


VERSION = re.compile(r"v?\d+(\.\d+)+", re.IGNORECASE)


def _placeholder(said: str, image: ArticleImage, page: Page) -> Fault | None:
    if image.role not in ("content", "avatar"):
        return None
    text = norm(said, page.lang)
    mine = [lex for code in (page.lang, "en") if (lex := lexicon(code)) is not None]
    known = frozenset(word for lex in mine for word in lex["placeholder"])
    if lexicon(page.lang) is None:
        known |= everywhere("placeholder")
    size = _size(text, everywhere("placeholder"))
    if size is not None:
        return size
    if text in site_names(page):
        return Fault("placeholder", text="site") if image.in_article else None
    match = NUMBERED.fullmatch(text)
    for word in dict.fromkeys((text, match.group(1).strip() if match else text)):
        if word in known and not _is_content(word, text, image, page):
            sure = any(lex.reviewed and word in lex["placeholder"] for lex in mine)
            return Fault("placeholder", certain=sure, text=word)
    return None


def _size(text: str, words: frozenset[str]) -> Fault | None:
    """A picture's size or shape for a name: "16x9 Image", "650x450"; not "4x4", not "2:1"."""
    match = SIZE.fullmatch(text)
    if match is None:
        return None
    width, sign, height, rest = match.groups()
    if rest and rest not in words:
        return None
    big = min(int(width), int(height)) >= SMALLEST_SIZE
    if big and sign != ":":
        return Fault("placeholder", text="size")
    if f"{width}x{height}" in ASPECTS and (rest or sign != ":"):
        return Fault("placeholder", certain=bool(rest) or width == "16", text="size")
    return None


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
    few = words_in(text) <= MANY_TOKENS + 1
    return few and all(word[0].isupper() or word[0].isdigit() for word in long)


def _headline(said: str, image: ArticleImage, page: Page) -> Fault | None:
    headline = article_of(page).headline
    if headline is None or words_in(said) < FEW_TOKENS or _leads_away(image, page):
        return None
    if not _says_headline(said, page):
        return None
    sure = words_in(said) >= MANY_TOKENS and words_in(headline.text) >= SOME_TOKENS
    return Fault("equals-headline", sure, headline.text, headline.element)


def _says_headline(said: str, page: Page) -> bool:
    headline = article_of(page).headline
    if headline is None:
        return False
    lang, text = page.lang, headline.text
    if same(said, text, lang) or dice(said, text, lang) >= NEAR_DICE:
        return True
    longer = words_in(text) >= SOME_TOKENS and words_in(said) <= words_in(text) + 2
    if longer and norm(said, lang).startswith(norm(text, lang)):
        return True
    titles = [title for title in declared_titles(page) if title != page.title]
    return any(same(said, title, lang) for title in titles) and words_in(said) >= MANY_TOKENS


def _leads_away(image: ArticleImage, page: Page) -> bool:
    """Whether the picture is a link to another page: then its text names where it leads."""
    link = link_of(image.element)
    if link is None:
        return False
    path = address(link.get("href"), page).path
    return not EXTENSION.search(path) and path not in ("", address(page.url, page).path)


def _link(said: str, image: ArticleImage, page: Page) -> Fault | None:
    around = next((up for up in image.element.ancestors() if up.tag in ("a", "button")), None)
    if around is None or around.get("aria-label") or around.get("aria-labelledby"):
        return None
    text = text_of(around, "exposed")
    return Fault("repeats-link", text=text, other=around) if same(said, text, page.lang) else None


def _nearby(said: str, image: ArticleImage, page: Page) -> Fault | None:
    if words_in(said) < SOME_TOKENS or _leads_away(image, page):
        return None
    for block in _neighbours(image, page):
        text = text_of(block, "exposed")
        if same(said, text, page.lang) or dice(said, text, page.lang) >= NEAR_DICE:
            return Fault("repeats-text", text=text, other=block)
        whole = norm(text, page.lang)
        if words_in(said) >= MANY_TOKENS + 1 and norm(said, page.lang) in whole:
            return Fault("repeats-text", text=text, other=block)
    return None


def _neighbours(image: ArticleImage, page: Page) -> list[Element]:
    """The blocks of text right before and right after the picture; its caption is none."""
    texts = page.once("exposed-blocks", lambda p: tuple(blocks(p.body, "exposed")))
    headline = article_of(page).headline
    told = [image.caption.element] if image.caption else []
    told += [headline.element] if headline else []
    others = [
        block
        for block in texts
        if not any(block.within(other) or other.within(block) for other in told)
        and text_of(block, "exposed")
    ]
    here = image.element.index
    around = [b for b in others if image.element.within(b)]
    before = [b for b in others if b.index < here and b not in around][-1:]
    after = [b for b in others if b.index > here][:1]
    return [*around, *before, *after]
