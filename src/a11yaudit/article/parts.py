"""The parts of an article as the inventory tells them; the meaning of each is in SCHEMA terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from a11yaudit.model import Element

ImageRole = Literal["content", "decorative", "icon", "logo", "avatar", "ad", "tracking"]
CaptionVia = Literal["figcaption", "aria", "class", "geometry", "structure"]
AltStatus = Literal[
    "missing",
    "empty",
    "filename",
    "placeholder",
    "same_as_caption",
    "similar_to_caption",
    "same_as_headline",
    "decorative_ok",
    "ok",
]


@dataclass(frozen=True, slots=True)
class Headline:
    """The article's headline: its text, and the element that shows it."""

    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture's caption says. ``full`` is all of it, ``text`` the part without credit.

    ``confidence`` (0 to 1) is that of the ladder: figcaption 1.0, ARIA .95, class or itemprop
    .9, geometry or repeated structure .7.
    """

    text: str
    full: str
    credit: str
    element: Element
    via: CaptionVia
    confidence: float


@dataclass(frozen=True, slots=True)
class ArticleImage:
    """One picture of the page; responsive twins count once.

    ``alt`` is the attribute or None, ``name`` the accessible name as exposed, ``identity`` what
    tells this picture from others whatever its size ("stem" of the source), ``index`` the
    position among the served document's ``img`` elements (None if made by a script), ``twins``
    the further elements that show the same picture in the same place.
    """

    element: Element
    src: str
    sources: tuple[str, ...]
    alt: str | None
    name: str
    role: ImageRole
    in_article: bool
    caption: Caption | None
    credit: str
    alt_status: AltStatus
    identity: str
    index: int | None
    twins: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class SkipLink:
    """A link near the start whose purpose is to jump to a place in the same page.

    ``target`` is the element that the fragment names, or None where there is none.
    """

    element: Element
    text: str
    href: str
    target: Element | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level (1 to 9), the text readers get and whether AT receives it."""

    element: Element
    level: int
    text: str
    exposed: bool
    in_article: bool


@dataclass(frozen=True, slots=True)
class FauxHeading:
    """A line that looks like a heading and is none; ``level`` is the one it should have."""

    element: Element
    text: str
    level: int
    certain: bool


@dataclass(frozen=True, slots=True)
class RepeatedCaption:
    """A caption text that the page presents two or more times, and where."""

    text: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One thing that assistive technology receives.

    ``role`` says what is announced ("heading 2", "image, link", "list, 5 items", "caption",
    "text", …), ``element`` where it comes from, ``repeats`` is the index of the line that already
    said it. ``lang`` is the language that the markup gives where it is not the page's, ``links``
    the links in the line. ``words`` are counted as `a11yaudit.article.listening` says,
    ``seconds`` is how long they take to hear; ``words_again`` and ``seconds_again`` are the part
    that was heard before.
    """

    role: str
    text: str
    element: Element
    repeats: int | None = None
    level: int | None = None
    lang: str = ""
    words: int = 0
    seconds: float = 0.0
    words_again: int = 0
    seconds_again: float = 0.0
    links: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """All facts about the article on a page. ``body`` holds its running text's blocks."""

    root: Element
    headline: Headline | None
    skip_links: tuple[SkipLink, ...]
    headings: tuple[Heading, ...]
    faux_headings: tuple[FauxHeading, ...]
    images: tuple[ArticleImage, ...]
    captions: tuple[Caption, ...]
    repeated_captions: tuple[RepeatedCaption, ...]
    body: tuple[Element, ...]
    transcript: tuple[TranscriptLine, ...]

    @property
    def article_images(self) -> tuple[ArticleImage, ...]:
        """The content pictures of the article itself."""
        return tuple(i for i in self.images if i.in_article and i.role == "content")
