"""What skip links did when they were used with real keys, and whether that is where they lead.

After Enter the focus may be on the target, on the body (a target that cannot take it), still on
the link, or wherever a script put it; the next Tab may land behind the target, or wrap round to
the first stop where nothing behind it takes the focus. None of these tells alone, so they are
read together, and against the next stop without Enter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from a11yaudit.article import article_of, article_start
from a11yaudit.article.skiplinks import fragment_of
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._skip_links import banner_of, mains, place_named
from a11yaudit.said import say

if TYPE_CHECKING:
    from a11yaudit.article import SkipLink
    from a11yaudit.behaviour import Keyboard, Place, SkipTrial, Stop
    from a11yaudit.model import Element, Page

MOST_BETWEEN = 2
LONGEST_PLACE = 60
FAINT = 0.1
SAID_BY_WORDS = frozenset("a button summary label h1 h2 h3 h4 h5 h6 p span".split())


class Effect(StrEnum):
    """Where using a skip link leads."""

    MAIN = "main"  # to the main content, or so close before it that hardly a stop is between
    BEFORE = "before"  # to a place before the main content with stops in between
    PAST = "past"  # to a place behind the article
    STAYS = "stays"  # nowhere: the next stop is the one that comes without Enter too
    AWAY = "away"  # to another document
    UNREACHED = "unreached"  # the Tab key does not come to the link
    UNCLEAR = "unclear"  # something moved, and nothing tells where to


class Unseen(StrEnum):
    """Why nobody sees a stop although it has the focus."""

    OUTSIDE = "outside"  # of the window
    SMALL = "small"  # one pixel or less
    CLIPPED = "clipped"
    TRANSPARENT = "transparent"


@dataclass(frozen=True, slots=True)
class Use:
    """What using a link did: where it led, and the stops that are still before the article."""

    effect: Effect
    place: Place | None = None
    between: tuple[Stop, ...] = ()


def tried(page: Page) -> tuple[tuple[SkipLink, SkipTrial], ...]:
    """The skip links that the Tab key comes to, with what using them did."""
    if page.keyboard is None:
        return ()
    found = ((link, page.keyboard.trial_of(link.element)) for link in article_of(page).skip_links)
    return tuple((link, trial) for link, trial in found if trial and trial.stop is not None)


def tried_at(element: Element, page: Page) -> tuple[SkipLink, SkipTrial] | None:
    """The skip link that is this element, and its trial; None where it was not tried."""
    return next((pair for pair in tried(page) if pair[0].element is element), None)


def stop_at(element: Element, page: Page) -> Stop | None:
    """The stop of the Tab key at this element, or None."""
    return page.keyboard.stop_of(element) if page.keyboard else None


def unseen(stop: Stop, page: Page) -> Unseen | None:
    """Why nobody sees the stop; None for one that is seen or may be."""
    if stop.opacity < FAINT:
        return Unseen.TRANSPARENT
    if stop.clipped:
        return Unseen.CLIPPED
    if min(stop.box.w, stop.box.h) <= 1:
        return Unseen.SMALL
    # A line of it at the window's edge is as good as nothing.
    thin = stop.in_view * stop.box.area <= max(stop.box.w, stop.box.h)
    return Unseen.OUTSIDE if thin and _out_of_reach(stop, page) else None


def _out_of_reach(stop: Stop, page: Page) -> bool:
    """Whether no scrolling brings the stop in: a page that scrolls slowly is not there yet."""
    element = stop.place.element
    held = element and any(up.style.position == "fixed" for up in (element, *element.ancestors()))
    right = max(page.size[0], page.viewport[0]) - 1
    return bool(held) or stop.box.right <= 1 or stop.box.bottom <= 1 or stop.box.x >= right


def use_of(trial: SkipTrial, page: Page) -> Use:
    """Where the link led."""
    return page.once(("skip-use", trial), lambda page: _use(trial, page))


def works(link: SkipLink, page: Page) -> bool | None:
    """Whether the link leads keyboard users to its place; None where that was not tried."""
    if page.keyboard is None:
        return None
    trial = page.keyboard.trial_of(link.element)
    if trial is None:
        return None if link.element.focusable else False
    match use_of(trial, page).effect:
        case Effect.MAIN:
            return True
        case Effect.STAYS | Effect.UNREACHED:
            return False
        case Effect.BEFORE | Effect.PAST:
            return not misleads(link, trial, page) and _reaches_own(link, trial)
        case Effect.AWAY:
            return False if leaves_page(link, trial, page) else None
        case Effect.UNCLEAR:
            return None


def misleads(link: SkipLink, trial: SkipTrial, page: Page) -> bool:
    """Whether the link leads to another place than the main content, which it is meant for.

    A link whose words name the menu, the search or the footer may lead there. Where the words do
    not tell, it is meant for the main content if no other skip link can be.
    """
    effect = use_of(trial, page).effect
    if effect not in (Effect.BEFORE, Effect.PAST):
        return False
    said = place_named(link.text)
    if said:
        return said == "main"
    pairs = tried(page)
    wrong = [one for one, its in pairs if use_of(its, page).effect is Effect.BEFORE]
    return len(wrong) == len(pairs) and wrong[0] is link


def leaves_page(link: SkipLink, trial: SkipTrial, page: Page) -> bool:
    """Whether a link that is written as one into this page asks for another document."""
    inside = fragment_of(link.element, page) is not None
    return inside and use_of(trial, page).effect is Effect.AWAY


def stops_walked(page: Page) -> tuple[Stop, ...]:
    """The stops of the Tab key before the article; banners that close are none.

    What was made after the page was read is not counted: nothing tells what it is.
    """
    keyboard = page.keyboard
    if keyboard is None:
        return ()
    end = keyboard.reached_article
    early = keyboard.stops if end is None else keyboard.stops[: end - 1]
    return tuple(stop for stop in early if _counts(stop))


def name_of_place(place: Place) -> str:
    """What to call a place in a message: its own words, and its tag where it is no single thing."""
    label = place.element.get("aria-label") or place.element.get("title") if place.element else ""
    text = place.text.strip() or label
    said = quote(text) if text and len(text) <= LONGEST_PLACE else ""
    if said and place.tag in SAID_BY_WORDS:
        return said
    if said:
        return say("the {element} element {text}", element=place.tag, text=said)
    return say("the {element} element", element=place.tag)


def _counts(stop: Stop) -> bool:
    element = stop.place.element
    return element is not None and banner_of(element) is None


def _use(trial: SkipTrial, page: Page) -> Use:
    if trial.stop is None:
        return Use(Effect.UNREACHED)
    if trial.led_away:
        return Use(Effect.AWAY)
    same = _same(trial.next, trial.control)
    if trial.landed is not None and not trial.still_on_link:
        return _judged(trial.landed, trial, page)
    if trial.still_on_link and same:
        return Use(Effect.STAYS)
    target = None if trial.still_on_link else trial.target
    if target is not None and not (same and _turned_back(trial.next, target, page)):
        return _judged(target, trial, page)
    if same:
        held = trial.next is not None and _is_before(trial.next, page)
        return Use(Effect.STAYS if held else Effect.UNCLEAR)
    return _judged(trial.next, trial, page) if trial.next else Use(Effect.UNCLEAR)


def _turned_back(following: Place | None, target: Place, page: Page) -> bool:
    """Whether the next stop is before the target, and not the first stop, to which Tab wraps."""
    first = page.keyboard.stops[0].place if page.keyboard and page.keyboard.stops else None
    return following is not None and following.order < target.order and not _same(following, first)


def _judged(place: Place, trial: SkipTrial, page: Page) -> Use:
    """Whether this place, or what follows it at once, is in the main content."""
    if _in_main(place, page):
        return Use(Effect.MAIN, place)
    start = article_start(page).index
    if place.order >= start:
        # The next stop alone is no proof: an article without any has its next one behind it.
        known = place is not trial.next and place.order > _article_end(page)
        return Use(Effect.PAST if known else Effect.MAIN, place)
    following = trial.next
    if following is not None and following.order >= start and place is not following:
        return Use(Effect.MAIN, place)
    between = tuple(
        stop
        for stop in _stops_of(page)
        if place.order < stop.place.order < start
        and _counts(stop)
        and not _in_main(stop.place, page)
    )
    return Use(Effect.BEFORE if len(between) > MOST_BETWEEN else Effect.MAIN, place, between)


def _stops_of(page: Page) -> tuple[Stop, ...]:
    keyboard: Keyboard | None = page.keyboard
    return keyboard.stops if keyboard else ()


def _in_main(place: Place, page: Page) -> bool:
    """Whether the place is a main landmark or the article, or in one of them."""
    element = place.element or page.elements[min(place.order, len(page.elements) - 1)]
    root = article_of(page).root
    zones = [*mains(page), *([] if root.tag in ("body", "html") else [root])]
    return any(element.within(zone) for zone in zones)


def _article_end(page: Page) -> int:
    """The number of the article's last element."""
    article = article_of(page)
    last = article.body[-1] if article.body else page.body
    end = last if article.root.tag in ("body", "html") else article.root
    return max([end.index, *(inner.index for inner in end.descendants())])


def _is_before(place: Place, page: Page) -> bool:
    return place.order < article_start(page).index and not _in_main(place, page)


def _same(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return one is other
    if one.element is not None or other.element is not None:
        return one.element is other.element
    return (one.order, one.tag) == (other.order, other.tag)


def _reaches_own(link: SkipLink, trial: SkipTrial) -> bool:
    """Whether the link came to the element that its fragment names; true where it names none."""
    target = link.target
    if target is None:
        return True
    places = (trial.landed, trial.target, trial.next)
    return any(p and p.element is not None and p.element.within(target) for p in places)
