"""The keyboard probe's facts become a `Keyboard` of the page's own elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from a11yaudit.behaviour import Keyboard, Place, SkipTrial, Stop, Trap, WalkEnd
from a11yaudit.model import Rect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yaudit.model import Element

Facts = dict[str, Any]
ESCAPES = ("Tab", "Shift+Tab", "Escape")


def decode(facts: Mapping[str, Any], elements: tuple[Element, ...]) -> Keyboard:
    """Read what ``browser/probes/keyboard.py`` gathered; numbers are those of the collector."""
    stops = tuple(_stop(n, stop, elements) for n, stop in enumerate(facts["stops"], 1))
    found = (_trial(trial, elements) for trial in facts["trials"])
    trap = facts["trap"]
    return Keyboard(
        stops=stops,
        end=WalkEnd(facts["end"]),
        started_at=_place(facts["startedAt"], elements),
        reached_article=facts["reached"],
        trap=trap and Trap(tuple(_known(p, elements) for p in trap["places"]), ESCAPES),
        trials=tuple(found),
        article_start=facts["articleStart"],
        by_element={s.place.element.index: s for s in stops if s.place.element is not None},
    )


def _known(facts: Facts, elements: tuple[Element, ...]) -> Place:
    index = facts["index"]
    element = None if index is None else elements[index]
    return Place(element, facts["tag"], facts["text"], facts["order"])


def _place(facts: Facts | None, elements: tuple[Element, ...]) -> Place | None:
    return _known(facts, elements) if facts else None


def _stop(number: int, facts: Facts, elements: tuple[Element, ...]) -> Stop:
    changes = facts.get("changes")
    return Stop(
        number=number,
        place=_known(facts["place"], elements),
        box=Rect(*facts["box"]),
        in_view=facts["inView"],
        points=facts["points"],
        hits=facts["hits"],
        covers=tuple(_known(cover, elements) for cover in facts["covers"]),
        opacity=facts["opacity"],
        clipped=facts["clipped"],
        changes=None if changes is None else tuple(changes),
        in_frame=facts.get("inside", 0),
    )


def _trial(facts: Facts, elements: tuple[Element, ...]) -> SkipTrial:
    link = elements[facts["link"]]
    if facts["stop"] is None:
        return SkipTrial(link, None)
    return SkipTrial(
        link=link,
        stop=facts["stop"],
        landed=_place(facts["landed"], elements),
        still_on_link=facts["stillOnLink"],
        target=_place(facts["target"], elements),
        next=_place(facts["next"], elements),
        control=_place(facts["control"], elements),
        scrolled=facts["scrolled"],
        led_away=facts["ledAway"],
        waited=facts["waited"],
        fresh=facts.get("fresh", False),
    )
