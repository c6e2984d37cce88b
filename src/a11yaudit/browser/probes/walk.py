"""The walk with the Tab key from the top of the page, until the article is reached and beyond.

The walk goes on where a page moves the focus by itself, holds it or has nothing to stop at, and
it says why it ended. It is bounded in stops, so that the same page gives the same walk on a slow
machine; the bound in time only protects the run.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from a11yaudit.behaviour import WalkEnd

if TYPE_CHECKING:
    from a11yaudit.browser.probes.keys import Facts, Keys

MOST_IN_FRAME = 30
LONGEST_CYCLE = 40
MOST_JUMPS = 5
MOST_AGAIN = 2
BROUGHT_IN = 0.3
FAINT = 0.1


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a walk goes: ``stops`` in all, ``beyond`` the first one in the article."""

    stops: int
    beyond: int
    seconds: float


@dataclass(slots=True)
class Walk:
    """What the walk met. Stops are facts as ``js/stop.js`` states them."""

    stops: list[Facts] = field(default_factory=list)
    end: WalkEnd = WalkEnd.BOUND
    started_at: Facts | None = None
    trap: Facts | None = None
    reached: int | None = None
    jumps: int = 0


async def walk(keys: Keys, article_start: int, bounds: Bounds) -> Walk:
    """Press Tab from the top of the page; ``article_start`` is a number of the collector's."""
    result = Walk(started_at=await keys.top())
    clock = time.perf_counter()
    while len(result.stops) < bounds.stops and time.perf_counter() - clock < bounds.seconds:
        facts = await _next(keys, result.stops)
        known = _place_of(result.stops, facts["key"]) if facts["key"] else -1
        if known is None:
            if _arrived(result, facts, article_start, bounds):
                result.end = WalkEnd.DONE
                break
        elif known < 0:
            result.end = WalkEnd.WRAPPED if result.stops else WalkEnd.NONE
            break
        elif not _goes_on_inside(result.stops, known, facts):
            held = facts["forced"] or result.stops[known].get("inside", 0) >= MOST_IN_FRAME
            end = await _round(keys, result, known, held=held)
            if end is not None:
                result.end = end
                break
            _arrived(result, await keys.look(), article_start, bounds)
    return result


async def _next(keys: Keys, stops: list[Facts]) -> Facts:
    """The next stop; ``key`` 0 once the walk is past the last one.

    A stop that nobody could see is looked at once more: a script may bring it in a little later.
    Of several in a row (the links of a closed menu) only the first is.
    """
    facts = await keys.tab()
    _note_changes(stops, facts)
    if facts["key"] and unseen(facts):
        again = sum(bool(stop.get("again")) for stop in stops)
        if again < MOST_AGAIN and not (stops and unseen(stops[-1])):
            await asyncio.sleep(BROUGHT_IN)
            facts = {**await keys.look(), "forced": facts["forced"], "lost": facts["lost"]}
            facts["again"] = True
    if not facts["key"]:  # the window's own controls would come here, then the first stop
        facts = await keys.tab()
        if facts["key"] and _place_of(stops, facts["key"]) is not None:
            facts["key"] = 0
    return facts


async def _round(keys: Keys, result: Walk, known: int, *, held: bool) -> WalkEnd | None:
    """The walk is back at a stop: why it ends, or None where it goes on beyond what held it.

    ``held``: the page itself moved the focus back, or a frame has many stops.
    """
    cycle = result.stops[known:]
    if not held or result.jumps >= MOST_JUMPS:
        return WalkEnd.WRAPPED
    result.jumps += 1
    trapped = await _held_for_good(keys, cycle)
    if not await _beyond(keys, result.stops):
        return WalkEnd.WRAPPED
    if trapped:
        result.trap = {"places": [stop["place"] for stop in cycle]}
        return WalkEnd.TRAPPED
    return None


def unseen(stop: Facts) -> bool:
    """Whether nobody could see the stop: outside, cut away or transparent."""
    return bool(not stop["inView"] or stop["clipped"] or stop["opacity"] < FAINT)


def _note_changes(stops: list[Facts], facts: Facts) -> None:
    """Tell the stop before what has changed now that it has lost the focus."""
    lost = facts["lost"]
    if lost and stops and stops[-1]["key"] == lost["key"]:
        stops[-1].setdefault("changes", lost["changes"])


def _place_of(stops: list[Facts], key: int) -> int | None:
    return next((at for at, stop in enumerate(stops) if stop["key"] == key), None)


def _arrived(result: Walk, facts: Facts, article_start: int, bounds: Bounds) -> bool:
    """Take the stop in; whether the walk has gone far enough into the article."""
    if not facts["key"] or _place_of(result.stops, facts["key"]) is not None:
        return False
    result.stops.append(facts)
    number = len(result.stops)
    if result.reached is None and facts["place"]["order"] >= article_start:
        result.reached = number
    return result.reached is not None and number - result.reached >= bounds.beyond


def _goes_on_inside(stops: list[Facts], known: int, facts: Facts) -> bool:
    """Whether this was a further stop inside the last one: a frame, a player, a date field."""
    if known != len(stops) - 1 or facts["forced"]:
        return False
    stops[-1]["inside"] = stops[-1].get("inside", 0) + 1
    return bool(stops[-1]["inside"] < MOST_IN_FRAME)


async def _held_for_good(keys: Keys, cycle: list[Facts]) -> bool:
    """Whether neither Shift+Tab nor Escape and Tab lead out of these stops."""
    inside = {stop["key"] for stop in cycle}
    presses = max(len(cycle) + 2, LONGEST_CYCLE if cycle[-1]["frame"] else 0)
    for _ in range(min(presses, LONGEST_CYCLE)):
        if (await keys.tab(back=True))["key"] not in inside:
            return False
    await keys.press("Escape")
    if (await keys.look())["key"] not in inside:
        return False
    return (await keys.tab())["key"] in inside


async def _beyond(keys: Keys, stops: list[Facts]) -> bool:
    """Give the focus to a stop that was not met yet, after the last one or anywhere."""
    seen = [stop["key"] for stop in stops]
    last = max(stop["place"]["order"] for stop in stops[-MOST_IN_FRAME:])
    for order in (last, -1):
        if await keys.world.call("beyond", {"order": order, "seen": seen, "tries": MOST_JUMPS}):
            return True
    return False
