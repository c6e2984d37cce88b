"""Whether anything in the window shows the focus, where no computed style tells: by two pictures.

Only stops whose styles are the same with and without the focus are looked at, one for each kind
(tag, classes, type): links of one menu look alike, and of those that nobody sees one for each tag
tells whether something else shows their focus. Equal pictures are equal to the last pixel, so
what moves by itself on the page can only hide a fault here, never make one.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from a11yaudit.browser.probes.walk import unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.browser.probes.keys import Facts, Keys

PAINTED = 0.06


async def look_for_focus(keys: Keys, stops: list[Facts], kinds: int) -> None:
    """Fill in ``changes`` of the stops that no computed style decided, at most so many kinds.

    Afterwards it is a list of names, ``["pixels"]`` where only the pictures differ, empty where
    they are equal, and None where this was not decided.
    """
    known: dict[str, list[str] | None] = {}
    for stop in stops:
        if stop["caret"] and not stop.get("changes"):
            stop["changes"] = ["caret"]
        elif stop["frame"]:
            stop["changes"] = stop.get("changes") or None
    for at, stop in _undecided(stops):
        kind = f"unseen {stop['place']['tag']}" if unseen(stop) else stop["kind"]
        if kind not in known:
            known[kind] = await _by_pictures(keys, stops, at) if len(known) < kinds else None
        stop["changes"] = known[kind]


def _undecided(stops: list[Facts]) -> Iterator[tuple[int, Facts]]:
    for at, stop in enumerate(stops):
        if not stop["frame"] and not stop["caret"] and not stop.get("changes"):
            yield at, stop


async def _by_pictures(keys: Keys, stops: list[Facts], at: int) -> list[str] | None:
    """The window with the focus on the stop, and without: [] where the two are the same."""
    before = stops[at - 1]["place"]["index"] if at else None
    if at and before is None:
        return None
    await keys.top()
    if at:
        await keys.world.call("focus_at", {"index": before})
    facts = await keys.tab()
    if facts["key"] != stops[at]["key"]:
        return None
    await asyncio.sleep(PAINTED)
    focused = await _picture(keys)
    await keys.world.call("focus_at", {"index": None})
    facts = await keys.look()
    if facts["lost"] and facts["lost"]["changes"]:
        return list(facts["lost"]["changes"])
    await asyncio.sleep(PAINTED)
    return [] if focused == await _picture(keys) else ["pixels"]


async def _picture(keys: Keys) -> str:
    """The window as a lossless picture: equal pixels give equal text."""
    options = {"format": "png", "optimizeForSpeed": True}
    answer = await keys.cdp.send("Page.captureScreenshot", options)
    return str(answer["data"])
