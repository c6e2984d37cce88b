"""What an alt text is worth as it stands: one status per picture, the first that applies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from a11yaudit.article.headline import json_ld
from a11yaudit.article.sources import names_of
from a11yaudit.page.identity import EXTENSION, stem
from a11yaudit.text.lexicon import everywhere, lexicon
from a11yaudit.text.norm import UNSPACED, has_letter_or_number, norm, script_of, tokens
from a11yaudit.text.similarity import contained, dice, near, same

if TYPE_CHECKING:
    from a11yaudit.article.images import Picture
    from a11yaudit.article.parts import AltStatus, Caption
    from a11yaudit.model import Page

CAMERA = re.compile(
    r"(?:DSC[FN]?|IMG|P|DJI|GOPR|PXL|MVI|SAM|VID|WA|_MG|CIMG|KakaoTalk|Screenshot|Screen Shot|"
    r"Bildschirmfoto|GettyImages|shutterstock|AdobeStock|iStock|depositphotos|AP|RTX|RTR|AFP)"
    r"[-_ ]*\d[\w\-. ]*",
    re.IGNORECASE,
)
STOCK_ID = re.compile(r"(?=.*\d)(?=.*[A-Za-z_-])[A-Za-z0-9_\-+.%]{8,}")
HEXADECIMAL = re.compile(r"[0-9a-f]{8,}(-[0-9a-f]{2,})*|\d{5,}", re.IGNORECASE)
ADDRESS = re.compile(r"(https?:)?//\S+|www\.\S+|\S+/\S+\.\w{3,4}", re.IGNORECASE)
RATIO = re.compile(
    r"\d{1,2}\s?[x×:]\s?\d{1,2}\s*\w*|\d{2,4}\s?[x×]\s?\d{2,4}(\s?px)?", re.IGNORECASE
)
NUMBERED = re.compile(r"^(.*?)[\s_#-]*\d{1,3}(?:\s*(?:of|/|von|de|из|sur|di|van)\s*\d{1,3})?$")
VERSION = re.compile(r"v?\d+(\.\d+)+$")
SIMILAR_DICE = 0.7
SAME_DICE = 0.85
MOST_OF_HEADLINE = 0.9
FEWEST_HEADLINE_WORDS = 3


def is_file_name(alt: str, sources: tuple[str, ...]) -> bool:
    """Whether the text is a file name, an address, or a camera's or agency's number."""
    text = alt.strip()
    if not text or VERSION.fullmatch(text):
        return False
    if EXTENSION.search(text) and not re.search(r"\w\s+\w+\s+\w+\s", text):
        return True
    if ADDRESS.fullmatch(text) or CAMERA.fullmatch(text):
        return True
    if " " in text:
        return False
    if any(script_of(char) in UNSPACED for char in text):
        return False
    stems = {stem(name) for name in names_of(sources)} | {
        EXTENSION.sub("", name).casefold() for name in names_of(sources)
    }
    looks_made = bool(re.search(r"[_\d]|-.*-|\w-\w", text))
    if text.casefold() in stems and looks_made:
        return True
    return bool(
        STOCK_ID.fullmatch(text) and re.search(r"[_\d].*[-_]|[-_].*\d|\d{4,}", text)
    ) or bool(HEXADECIMAL.fullmatch(text))


def is_spaced_file_name(alt: str, sources: tuple[str, ...]) -> bool:
    """Whether the text is a source's file name with spaces for its hyphens, numbers and all."""
    words = norm(alt)
    if len(tokens(alt)) < 2 or not re.search(r"\d", words):  # noqa: PLR2004 (one word names much)
        return False
    for name in names_of(sources):
        plain = norm(re.sub(r"[-_+.%]+", " ", EXTENSION.sub("", name)))
        if plain == words or norm(re.sub(r"[-_+.]+", " ", stem(name))) == words:
            return True
    return False


def is_placeholder(alt: str, page: Page) -> bool:
    """Whether the whole text says nothing of this picture: a medium, a size, the site's name."""
    return placeholder_word(alt, page) is not None


def placeholder_word(alt: str, page: Page) -> str | None:
    """The lexicon word (or ``""`` for a size, bracket or site name) that the alt text is."""
    text = norm(alt, page.lang)
    if not text:
        return None
    if RATIO.fullmatch(text) or re.fullmatch(r"\d{1,2}[x×:]\d{1,2}\s+\w+", text):
        return ""
    if text in site_names(page):
        return ""
    words = set(everywhere("placeholder"))
    match = NUMBERED.match(text)
    for candidate in (text, match.group(1).strip() if match else text):
        if candidate in words or _made_of(candidate, page):
            return candidate
    return None


def _made_of(text: str, page: Page) -> bool:
    """Whether every word is a placeholder's word of one language ("main article image")."""
    said = tokens(text)
    for lex in (lexicon(page.lang), lexicon("en")):
        if lex is not None:
            phrases = lex["placeholder"]
            known = {word for phrase in phrases for word in tokens(phrase)}
            if len(said) > 1 and set(said) <= known and not set(said).isdisjoint(phrases):
                return True
    return False


def is_certain_placeholder(alt: str, page: Page) -> bool:
    """Whether the match needs no native speaker: a size, the site's name, or a reviewed word."""
    word = placeholder_word(alt, page)
    if word is None:
        return False
    mine = [lex for lang in (page.lang, "en") if (lex := lexicon(lang)) is not None]
    return not word or any(lex.reviewed and word in lex["placeholder"] for lex in mine)


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
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    names += [host] if not host.replace(".", "").isdigit() else []
    return frozenset(norm(name, page.lang) for name in names if norm(name, page.lang))


def repeats(a: str, b: str, lang: str) -> bool:
    """Whether both say the same words, or one wholly contains the other as a run of words."""
    if same(a, b, lang):
        return True
    x, y = norm(a, lang), norm(b, lang)
    short, long = sorted((x, y), key=len)
    return bool(short) and (len(tokens(short, lang)) >= 2 or len(short) >= 6) and _run(short, long)  # noqa: PLR2004


def _run(short: str, long: str) -> bool:
    at = long.find(short)
    while at >= 0:
        before = long[at - 1] if at else " "
        after = long[at + len(short)] if at + len(short) < len(long) else " "
        unspaced = script_of(short[0]) in UNSPACED
        if unspaced or not (before.isalnum() or after.isalnum()):
            return True
        at = long.find(short, at + 1)
    return False


def status_of(
    picture: Picture, name: str, caption: Caption | None, headline: str, page: Page
) -> AltStatus:
    """The status of a picture's alt text, in the schema's order; ``name`` is as exposed."""
    alt = picture.element.attrs.get("alt")
    if alt is None and not name:
        return "missing" if picture.role not in ("decorative", "tracking") else "decorative_ok"
    text = alt if alt is not None and alt.strip() else name
    if not text.strip():
        return "empty" if picture.role == "content" else "decorative_ok"
    if _names_a_file(text, picture, caption, headline):
        return "filename"
    if not has_letter_or_number(text) or is_placeholder(text, page):
        return "placeholder"
    by_caption = _against_caption(text, caption, page.lang) if caption else None
    if by_caption:
        return by_caption
    return "same_as_headline" if _says_headline(text, headline, page.lang) else "ok"


def _names_a_file(text: str, picture: Picture, caption: Caption | None, headline: str) -> bool:
    """Whether the text is a file name; one that was made from the headline counts as that."""
    if is_file_name(text, picture.sources):
        return True
    told = (headline, caption.text if caption else "")
    return is_spaced_file_name(text, picture.sources) and not any(same(text, t) for t in told)


def _against_caption(text: str, caption: Caption, lang: str) -> AltStatus | None:
    core = caption_core(caption)
    if any(repeats(text, told, lang) for told in (caption.text, caption.full, core)):
        return "same_as_caption"
    if near(text, core, lang) or dice(text, core, lang) >= SIMILAR_DICE:
        return "similar_to_caption"
    return None


def _says_headline(text: str, headline: str, lang: str) -> bool:
    if not headline:
        return False
    if same(text, headline, lang) or dice(text, headline, lang) >= SAME_DICE:
        return True
    long_enough = len(tokens(text, lang)) >= FEWEST_HEADLINE_WORDS
    return long_enough and contained(headline, text, lang) >= MOST_OF_HEADLINE


def caption_core(caption: Caption) -> str:
    """The caption without its credit."""
    if not caption.credit:
        return caption.text
    return caption.full.replace(caption.credit, " ").strip(" |/–—-()")
