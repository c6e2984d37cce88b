"""What an alt text is worth as it stands: one status per picture, the first that applies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article.headline import site_names
from a11yaudit.article.lone_credit import lone_credit
from a11yaudit.article.sources import names_of
from a11yaudit.page.identity import EXTENSION, stem
from a11yaudit.text.lexicon import everywhere, lexicon
from a11yaudit.text.norm import UNSPACED, has_letter_or_number, norm, script_of, tokens
from a11yaudit.text.similarity import contained, dice, near, same

if TYPE_CHECKING:
    from a11yaudit.article.images import Picture
    from a11yaudit.article.parts import AltStatus, Caption
    from a11yaudit.model import Page
    from a11yaudit.text.lexicon import Lexicon

CAMERA = re.compile(
    r"(?:DSC[FN]?|IMG|P|DJI|GOPR|PXL|MVI|SAM|VID|WA|_MG|CIMG|KakaoTalk|Screenshot|Screen Shot|"
    r"Bildschirmfoto|GettyImages|shutterstock|AdobeStock|iStock|depositphotos|AP|RTX|RTR|AFP)"
    r"[-_ ]*\d[\w\-. ]*",
    re.IGNORECASE,
)
PICTURE_FILE = re.compile(r"\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|jfif)$", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?:)?//\S+", re.IGNORECASE)
MADE = re.compile(
    r"(?=.*\d)(?=.*_)[\w\-+.%]{8,}|(?=.*[a-z])(?=.*\d)[0-9a-f-]{12,}|[\w-]*\d{6,}",
    re.IGNORECASE,
)
JOINED = re.compile(r"_|\w-\w.*-|\d{3,}.*-|-.*\d{3,}")
VERSION = re.compile(r"v?\d+(\.\d+)+", re.IGNORECASE)
ASPECTS = frozenset("16x9 9x16 4x3 3x4 3x2 2x3 1x1 21x9 2x1 1x2 5x4 4x5 5x3 8x5 16x10".split())
SIZE = re.compile(r"(\d{1,4})\s?([x×:*])\s?(\d{1,4})(?:\s?px)?(?:\s+(\S.*))?", re.IGNORECASE)
NUMBERED = re.compile(r"(.*?)[\s_#-]*\d{1,3}(?:\s*(?:of|/|von|de|из|sur|di|van)\s*\d{1,3})?")
SMALLEST_SIZE = 100
MOST_WORDS_BY_FILE = 5
SIMILAR_DICE = 0.7
SAME_DICE = 0.85
MOST_OF_HEADLINE = 0.9
FEWEST_HEADLINE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Placeholder:
    """An alt text that says nothing of its picture: the ``word`` that it is ("size" for a size
    or shape, "site" for the site's name), and whether that is certain."""

    word: str
    certain: bool


def file_name_in(said: str, sources: tuple[str, ...]) -> bool | None:
    """Whether the text is a file name, an address, or a camera's or agency's number.

    True where it is certain, False where it only looks so, None where it is none.
    """
    if VERSION.fullmatch(said):
        return None
    spaced = " " in said
    if not spaced and any(script_of(char) in UNSPACED for char in said):
        return None
    stems = _stems(sources)
    if PICTURE_FILE.search(said):
        known = EXTENSION.sub("", said).casefold() in stems or stem(said) in stems
        plain = known or not spaced
        return plain if plain or word_count(said) <= MOST_WORDS_BY_FILE else None
    if ADDRESS.fullmatch(said):
        return True if said in sources or PICTURE_FILE.search(said.partition("?")[0]) else None
    if CAMERA.fullmatch(said) and re.search(r"\d{3}", said):
        return said.casefold() in stems or "_" in said
    if not spaced:
        own = said.casefold() in stems and JOINED.search(said)
        return True if own or MADE.fullmatch(said) else None
    return False if _is_spaced_file_name(said, sources) else None


def _stems(sources: tuple[str, ...]) -> set[str]:
    names = names_of(sources)
    return {stem(name) for name in names} | {EXTENSION.sub("", n).casefold() for n in names}


def _is_spaced_file_name(said: str, sources: tuple[str, ...]) -> bool:
    """Whether the text is a source's file name with spaces for its hyphens, numbers and all."""
    if not re.search(r"[^\W\d_]\d|\b0\d|\d{5,}", said):
        return False
    words = norm(said)
    for name in names_of(sources):
        plain = norm(re.sub(r"[-_+.%]+", " ", EXTENSION.sub("", name)))
        if words in (plain, norm(re.sub(r"[-_+.]+", " ", stem(name)))):
            return True
    return False


def word_count(text: str) -> int:
    """How many words the text has; in scripts without word spaces, about as many."""
    found = tokens(text)
    if any(script_of(char) in UNSPACED for char in text):
        return (len(found) + 1) // 2
    return len(found)


def placeholder_in(said: str, page: Page) -> Placeholder | None:
    """What the whole text is if it says nothing of its picture; None where it may say something.

    The words are those of the page's language and of English; on a page in a language without a
    list, a word of any language is a match that is not certain.
    """
    text = norm(said, page.lang)
    if not text:
        return None
    size = _size(text)
    if size is not None:
        return size
    if text in site_names(page):
        return Placeholder("site", certain=True)
    mine = [lex for code in (page.lang, "en") if (lex := lexicon(code)) is not None]
    known = frozenset(word for lex in mine for word in lex["placeholder"])
    if lexicon(page.lang) is None:
        known |= everywhere("placeholder")
    match = NUMBERED.fullmatch(text)
    for word in dict.fromkeys((text, match.group(1).strip() if match else text)):
        if word in known or any(_made_of(word, lex) for lex in mine):
            sure = any(lex.reviewed and word in lex["placeholder"] for lex in mine)
            return Placeholder(word, sure)
    return None


def _size(text: str) -> Placeholder | None:
    """A picture's size or shape for a name: "16x9 Image", "650x450"; not "4x4", not "2:1"."""
    match = SIZE.fullmatch(text)
    if match is None:
        return None
    width, sign, height, rest = match.groups()
    if rest and rest not in everywhere("placeholder"):
        return None
    big = min(int(width), int(height)) >= SMALLEST_SIZE
    if big and sign != ":":
        return Placeholder("size", certain=True)
    if f"{width}x{height}" in ASPECTS and (rest or sign != ":"):
        return Placeholder("size", certain=bool(rest) or width == "16")
    return None


def _made_of(text: str, lex: Lexicon) -> bool:
    """Whether every word is a placeholder's word ("main article image")."""
    said, phrases = tokens(text), lex["placeholder"]
    known = {word for phrase in phrases for word in tokens(phrase)}
    return len(said) > 1 and set(said) <= known and not set(said).isdisjoint(phrases)


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
    if not has_letter_or_number(text) or placeholder_in(text, page) is not None:
        return "placeholder"
    if lone_credit(text, caption_core(caption) if caption else "", page) is not None:
        return "placeholder"
    by_caption = _against_caption(text, caption, page.lang) if caption else None
    if by_caption:
        return by_caption
    return "same_as_headline" if _says_headline(text, headline, page.lang) else "ok"


def _names_a_file(text: str, picture: Picture, caption: Caption | None, headline: str) -> bool:
    """Whether the text is a file name; one that was made from the headline counts as that."""
    sure = file_name_in(text, picture.sources)
    if sure is None or sure:
        return bool(sure)
    return not any(same(text, told) for told in (headline, caption.text if caption else ""))


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
