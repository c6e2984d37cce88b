"""What only behaviour shows, as values: the stops of the Tab key, what skip links do, what
assistive technology receives, and what lies over a page as it opens. Together with
`a11yaudit.model` this is the bottom layer.

The browser package gathers these facts with real keys and from Chromium's own accessibility tree;
rules read them from ``page.keyboard`` and ``page.tree`` and never touch a browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from a11yaudit.model import Element, Rect


class PageState(StrEnum):
    """The state of the page in which something was seen."""

    OPENED = "opened"  # as it opens, a consent banner included if it shows one
    DISMISSED = "dismissed"  # after the banner or the dialog over the article was closed


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the accessibility tree, in reading order.

    ``role`` is in the words of ARIA as `a11yaudit.page.names.role_of` gives them ("image",
    "caption", "heading", …), "text" for a run of text. ``name`` is the computed accessible name,
    of a run of text its text. ``element`` is the element it comes from, for text the one that
    holds it; None for what no element of the page makes.
    """

    role: str
    name: str = ""
    description: str = ""
    element: Element | None = None
    level: int | None = None
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the focus was. ``element`` is None for what was made after the page was read.

    ``order`` is the element's number in document order, for an unknown element that of the
    nearest known one before it; ``tag`` and ``text`` say what it is.
    """

    element: Element | None
    tag: str
    text: str
    order: int


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the Tab key, as it was while it had the focus and all transitions had ended.

    ``box`` is in CSS pixels of the document. ``in_view`` is the share of the box (0 to 1) that
    lies in the window. ``hits`` of ``points`` test points of the part in view belong to the
    element itself; ``covers`` are the elements that the other points belong to. ``opacity`` is
    the product up the tree. ``changes`` names what differs from the unfocused state: computed
    properties ("outline", "box-shadow", …), "caret" for a text field, "pixels" where only a
    picture shows a difference; it is empty where nothing in the window changes, and None where
    that was not decided. ``in_frame`` counts the further stops inside this frame.
    """

    number: int
    place: Place
    box: Rect
    in_view: float
    points: int
    hits: int
    covers: tuple[Place, ...] = ()
    opacity: float = 1.0
    clipped: bool = False
    changes: tuple[str, ...] | None = None
    in_frame: int = 0


class WalkEnd(StrEnum):
    """Why the walk ended."""

    DONE = "done"  # as far as it was meant to go: the article and some stops in it
    WRAPPED = "wrapped"  # past the last stop and back at the first
    NONE = "none"  # there is nothing to stop at
    TRAPPED = "trapped"  # some stops went round and no key led out
    BOUND = "bound"  # the most stops or the most time that a walk may take


@dataclass(frozen=True, slots=True)
class Trap:
    """Stops that no standard key leads out of (Tab, Shift+Tab, Escape were tried)."""

    places: tuple[Place, ...]
    tried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SkipTrial:
    """A link into the page, used with the keys: Enter on it, then Tab once more.

    ``stop`` is its number among the stops, None where Tab does not reach it; then nothing was
    pressed. ``landed`` is what has the focus after Enter, None where it is the body.
    ``still_on_link``: the focus stayed on the link. ``target`` is the document's target element
    after Enter. ``next`` is the stop after Enter and Tab, ``control`` the one after Tab alone from
    the link (None: the focus left the page or there is no other stop). ``led_away`` is the address
    of another document that Enter asked for (it was refused). ``waited`` is in seconds, until
    something had moved. ``fresh``: tried again on a page loaded anew.
    """

    link: Element
    stop: int | None
    landed: Place | None = None
    still_on_link: bool = False
    target: Place | None = None
    next: Place | None = None
    control: Place | None = None
    scrolled: bool = False
    led_away: str = ""
    waited: float = 0.0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The walk with the Tab key from the top of the page, and the skip links tried.

    ``started_at`` is what had the focus before the first key, where a page takes it by itself.
    ``reached_article`` is the number of the first stop in the article, None where the walk never
    got there. ``complete``: every stop of the page was visited.
    """

    stops: tuple[Stop, ...] = ()
    end: WalkEnd = WalkEnd.NONE
    started_at: Place | None = None
    reached_article: int | None = None
    trap: Trap | None = None
    trials: tuple[SkipTrial, ...] = ()
    article_start: int = 0
    by_element: dict[int, Stop] = field(default_factory=dict, repr=False, compare=False)

    @property
    def complete(self) -> bool:
        """Whether every stop of the page was visited."""
        return self.end in (WalkEnd.WRAPPED, WalkEnd.NONE)

    def stop_of(self, element: Element) -> Stop | None:
        """The stop at this element, or None where the walk did not come to it."""
        return self.by_element.get(element.index)

    def trial_of(self, link: Element) -> SkipTrial | None:
        """The trial of this link, or None where it was not tried."""
        return next((trial for trial in self.trials if trial.link is link), None)


BannerKind = Literal["consent", "dialog", ""]
DismissedBy = Literal["reject", "close", "accept", "only", "escape", ""]


@dataclass(frozen=True, slots=True)
class Banner:
    """A consent banner or another dialog over the article, as the page opens with it.

    ``index`` is the collector's number of its outermost element, None where the collector did not
    see it. ``selector`` is short and for people. ``box`` is in CSS pixels of the window, ``covers``
    the share (0 to 1) of the window that it takes. ``modal``: the page behind it is out of reach
    (a modal dialog, inert, under a veil, or not to be scrolled). ``button`` are the words of the
    control that would be pressed first, "" where there is none.
    """

    kind: BannerKind
    tool: str
    index: int | None
    selector: str
    box: tuple[float, float, float, float]
    covers: float
    modal: bool
    button: str
    how: DismissedBy


@dataclass(frozen=True, slots=True)
class Dismissal:
    """How it went: ``done`` means that a second look, at the same address, found it gone.

    ``how`` and ``button`` tell what was pressed last on the banner's first sheet. ``reloaded``:
    the page loaded anew because of it.
    """

    done: bool
    how: DismissedBy
    button: str
    reloaded: bool
