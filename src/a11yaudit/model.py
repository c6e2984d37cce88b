"""What the audit knows is made of these values; nothing of ours lies below but `behaviour`.

A `Page` is what one document looked like at one moment: a tree of `Element` with attributes,
boxes and the computed styles that rules ask about. Everything after the browser (the article
inventory, the rules, the reports) is a pure function of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple, Self, TypeVar, cast

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator, Mapping

    from a11yaudit.behaviour import Keyboard, Node

T = TypeVar("T")

Zone = Literal["page", "chrome", "main", "article"]


class Severity(StrEnum):
    """How much a finding hinders a reader; the first two fail a gate by default."""

    SERIOUS = "serious"
    MODERATE = "moderate"
    MINOR = "minor"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for the gravest, 3 for advice."""
        return list(Severity).index(self)


class Outcome(StrEnum):
    """What a finding claims: ``fail`` is certain, ``review`` needs a person's look."""

    FAIL = "fail"
    REVIEW = "review"


class Safety(StrEnum):
    """What a fix promises: ``safe`` changes no meaning, ``review`` wants a person's look,
    ``advice`` needs an editor's words."""

    SAFE = "safe"
    REVIEW = "review"
    ADVICE = "advice"


class Rect(NamedTuple):
    """A box in CSS pixels, relative to the document's top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.h

    @property
    def area(self) -> float:
        """Width times height."""
        return self.w * self.h


@dataclass(frozen=True, slots=True)
class Style:
    """The computed styles that rules ask about; lengths in CSS pixels."""

    display: str = "block"
    visibility: str = "visible"
    position: str = "static"
    float_: str = "none"
    font_size: float = 16.0
    font_weight: int = 400
    italic: bool = False
    opacity: float = 1.0
    direction: str = "ltr"
    text_transform: str = "none"
    overflow_hidden: bool = False
    clipped: bool = False
    background_image: bool = False


@dataclass(frozen=True, slots=True)
class ImageState:
    """What the browser made of an ``img``: its resolved source and natural size in pixels."""

    current_src: str
    natural_width: int
    natural_height: int


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element of the composed tree (open shadow roots and slots flattened).

    ``rendered``: it has a box. ``visible``: a sighted reader can see it. ``exposed``: assistive
    technology receives it. ``rect`` is None where nothing was laid out (or no browser ran).
    ``offset`` is where its start tag begins in the served text, in characters: None for what a
    script made or where nobody asked, negative for `a11yaudit.page.stamps.IMPLIED` elements.
    """

    index: int
    tag: str
    attrs: Mapping[str, str]
    parent: Element | None = field(repr=False)
    rendered: bool = True
    visible: bool = True
    exposed: bool = True
    focusable: bool = False
    rect: Rect | None = None
    style: Style = field(default_factory=Style, repr=False)
    image: ImageState | None = None
    generated: str = ""
    in_shadow: bool = False
    offset: int | None = None
    children: tuple[Element | str, ...] = field(default=(), repr=False)

    def get(self, name: str, default: str = "") -> str:
        """The attribute's value, or ``default``; names are lower case."""
        return self.attrs.get(name, default)

    def has(self, name: str) -> bool:
        """Whether the attribute is there, empty or not."""
        return name in self.attrs

    @property
    def classes(self) -> tuple[str, ...]:
        """The class names in order."""
        return tuple(self.attrs.get("class", "").split())

    @property
    def elements(self) -> tuple[Element, ...]:
        """The child elements."""
        return tuple(child for child in self.children if isinstance(child, Element))

    def descendants(self) -> Iterator[Element]:
        """Every element below this one, in document order, without itself."""
        stack = [child for child in reversed(self.children) if isinstance(child, Element)]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(c for c in reversed(element.children) if isinstance(c, Element))

    def find(self, *tags: str) -> Iterator[Element]:
        """The descendants with one of these tags, in document order."""
        return (element for element in self.descendants() if element.tag in tags)

    def ancestors(self) -> Iterator[Element]:
        """The parent, its parent and so on up to ``html``."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def closest(self, *tags: str) -> Element | None:
        """Return this element or its nearest ancestor with one of these tags."""
        if self.tag in tags:
            return self
        return next((up for up in self.ancestors() if up.tag in tags), None)

    def within(self, other: Element) -> bool:
        """Whether this is ``other`` or stands inside it."""
        return self is other or any(up is other for up in self.ancestors())


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One document at one moment. ``elements`` is in document order; element 0 is ``html``.

    ``served`` is the HTML text as the server sent it; ``has_layout`` is False where no browser
    ran, and then boxes are None and styles are the defaults of the tags. ``tree`` is what the
    browser exposes of the article to assistive technology and ``keyboard`` what keys did; both are
    None where nobody looked.
    """

    url: str
    elements: tuple[Element, ...]
    title: str = ""
    served: str = ""
    has_layout: bool = False
    viewport: tuple[int, int] = (1280, 800)
    size: tuple[int, int] = (1280, 800)
    compat_mode: str = "CSS1Compat"
    tree: Node | None = field(default=None, repr=False)
    keyboard: Keyboard | None = field(default=None, repr=False)
    memo: dict[object, object] = field(default_factory=dict, repr=False)

    @property
    def root(self) -> Element:
        """The ``html`` element."""
        return self.elements[0]

    @property
    def body(self) -> Element:
        """The ``body`` element, or the root where there is none."""
        return next((e for e in self.root.elements if e.tag in ("body", "frameset")), self.root)

    @property
    def lang(self) -> str:
        """The ``lang`` of ``html`` as written, or an empty string."""
        return (self.root.get("lang") or self.root.get("xml:lang")).strip()

    def find(self, *tags: str) -> Iterator[Element]:
        """The elements with one of these tags, in document order."""
        return (element for element in self.elements if element.tag in tags)

    def by_id(self, ident: str) -> Element | None:
        """The first element with this id, or None."""
        ids = self.once("ids", _index_ids)
        return ids.get(ident)

    def once(self, key: object, compute: Callable[[Self], T]) -> T:
        """``compute(page)``, done once per page and key."""
        if key not in self.memo:
            self.memo[key] = compute(self)
        return cast("T", self.memo[key])


def _index_ids(page: Page) -> dict[str, Element]:
    ids: dict[str, Element] = {}
    for element in page.elements:
        ident = element.attrs.get("id")
        if ident:
            ids.setdefault(ident, element)
    return ids


@dataclass(frozen=True, slots=True)
class Pass:
    """The element meets the rule."""


@dataclass(frozen=True, slots=True)
class Fail:
    """The element certainly breaks the rule; ``message`` says how, in words of this page.

    ``severity`` overrides the rule's own where a case is graver or lighter than usual.
    """

    message: str
    related: tuple[Element, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """A person must look; ``message`` says at what."""

    message: str
    related: tuple[Element, ...] = ()
    severity: Severity | None = None


Verdict = Pass | Fail | Unsure


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Set one attribute, adding it where it is missing."""

    element: Element
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class RemoveAttribute:
    """Remove one attribute."""

    element: Element
    name: str


@dataclass(frozen=True, slots=True)
class RenameElement:
    """Change the element's tag and keep all else."""

    element: Element
    tag: str


@dataclass(frozen=True, slots=True)
class RemoveElement:
    """Remove the element and all that is in it."""

    element: Element


@dataclass(frozen=True, slots=True)
class Unwrap:
    """Remove the element's own tags and keep what is in it."""

    element: Element


@dataclass(frozen=True, slots=True)
class Insert:
    """Insert HTML ``before``, ``after``, at the ``start`` or at the ``end`` of the element."""

    element: Element
    where: str
    html: str


@dataclass(frozen=True, slots=True)
class Wrap:
    """Put the element into a new one, ``before`` and ``after`` being its HTML."""

    element: Element
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Replace ``old`` by ``new`` in the element's own text, the first time it stands there."""

    element: Element
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AddStyle:
    """Add a rule to the page's own styles; ``element`` is the ``head``."""

    element: Element
    css: str


Edit = (
    SetAttribute
    | RemoveAttribute
    | RenameElement
    | RemoveElement
    | Unwrap
    | Insert
    | Wrap
    | ReplaceText
    | AddStyle
)


@dataclass(frozen=True, slots=True)
class Fix:
    """A suggested change: what it does in a sentence, how safe it is, and the edits.

    ``show`` is the smallest element whose HTML tells the story, before and after; by default
    the nearest element that holds all edits.
    """

    title: str
    safety: Safety
    edits: tuple[Edit, ...]
    show: Element | None = None


@dataclass(frozen=True, slots=True)
class RenderedFix:
    """A fix as the report shows it: two pieces of HTML and the state of its verification."""

    title: str
    safety: Safety
    before: str
    after: str
    verification: str = "untested"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of; ``target`` names its page where that is another."""

    selector: str
    html: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a finding stands, as far as its cause depends on it.

    ``part`` is what a reader calls the region ("header", "article"), ``path`` the short and
    ``place`` the whole path of stable steps, ``number`` what stands for it in a `Signature`.
    ``mark`` tells controls without words apart, ``value`` is what an editor may have written.
    ``raw``: not only the words but the markup too is the editor's; ``inline``: with a style of
    its own.
    """

    part: str
    path: str
    place: str
    zone: Zone
    number: int = 0
    mark: str = ""
    value: str = ""
    raw: bool = False
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a page's structure: numbers that stand for the places on it.

    ``main`` are those of its main part, ``blocks`` those of each region round it, by its name;
    ``anchor`` is where headline and text stand. The numbers are in order, 32 bits each.
    """

    main: array[int]
    blocks: tuple[tuple[str, array[int]], ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place, from our rules, from axe-core or from both.

    ``states`` are the states of the page (`a11yaudit.behaviour.PageState`) in which it was seen.
    ``fix`` is what the first of ``fixes`` shows, for whoever carries it out.
    ``cause`` is empty where it depends on the other pages of the run, as it mostly does.
    """

    rule: str
    sources: tuple[str, ...]
    outcome: Outcome
    severity: Severity
    wcag: tuple[str, ...]
    message: str
    selector: str
    html: str
    fingerprint: str
    cause: str = ""
    frame: str = ""
    box: Rect | None = None
    related: tuple[Related, ...] = ()
    fixes: tuple[RenderedFix, ...] = ()
    help_url: str = ""
    states: tuple[str, ...] = ()
    element: Element | None = field(default=None, compare=False, repr=False)
    fix: Fix | None = field(default=None, compare=False, repr=False)
    where: Where | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Spot:
    """An element's place as a finding needs it, kept when the page itself is gone.

    ``content`` is what makes the finding the same one next week (`page.identity.content_key`).
    """

    selector: str
    html: str
    content: str
    box: Rect | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class SitePicture:
    """What is kept of an article's picture for the look across pages.

    ``identity`` is the stem of its file, ``address`` where that file lies, ``hash`` 64 bits of
    what was rendered (None: unknown). ``alt`` is empty where there is none that a listener hears
    or another rule speaks of it; ``caption`` is without its credit, ``line`` is where it stands.
    """

    identity: str
    address: str
    lang: str
    spot: Spot
    hash: int | None = None
    alt: str = ""
    caption: str = ""
    line: Spot | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SitePage:
    """What is kept of a page: what to call it, its part of fingerprints, its pictures.

    ``signature`` is its structure, ``wheres`` the places of its findings by fingerprint.
    """

    target: str
    key: str
    pictures: tuple[SitePicture, ...]
    signature: Signature | None = None
    wheres: dict[str, Where] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a rule across pages reports: the verdict on ``spot``, and where else to look.

    Sightings with the same ``about`` have one cause.
    """

    page: SitePage
    spot: Spot
    verdict: Fail | Unsure
    about: str
    others: tuple[tuple[SitePage, Spot], ...] = ()
