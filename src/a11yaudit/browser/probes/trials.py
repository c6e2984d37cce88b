"""Links into the page used with the keys: real Tabs to the link, Enter, and Tab once more.

The run without Enter, against which each trial is held, is the walk itself: what came next there.
Navigation to another document is refused while this goes on (`Gate`), and told.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from a11yaudit.browser.gate import Gate
    from a11yaudit.browser.probes.keys import Facts, Keys
    from a11yaudit.browser.probes.walk import Walk

    LoadAgain = Callable[[], Awaitable[tuple[Keys, Gate]]]

AFTER_ENTER = 0.3
LONGEST_WAIT = 1.0
STEP = 0.1
DETOUR = 3


async def trials(keys: Keys, walked: Walk, links: Sequence[int], gate: Gate) -> list[Facts]:
    """Try the links with these collector's numbers, one after the other, each from the top."""
    return [await _trial(keys, walked, link, gate) for link in links]


async def afresh(
    again: LoadAgain, walked: Walk, links: Sequence[int], tried: Sequence[Facts]
) -> list[Facts]:
    """Try each link once more on a page loaded anew; what cannot be reached there keeps its
    earlier trial (a consent banner may have come back)."""
    found = []
    for link, earlier in zip(links, tried, strict=True):
        if earlier["stop"] is None:
            found.append(earlier)
            continue
        keys, gate = await again()
        await gate.close()
        try:
            facts = await _trial(keys, walked, link, gate)
        finally:
            gate.reopen()
        found.append(earlier if facts["stop"] is None else {**facts, "fresh": True})
    return found


async def _trial(keys: Keys, walked: Walk, link: int, gate: Gate) -> Facts:
    at = next((n for n, s in enumerate(walked.stops) if s["place"]["index"] == link), None)
    if at is None or not await _go_to(keys, link, at + 1 + DETOUR):
        return {"link": link, "stop": None}
    control = walked.stops[at + 1]["place"] if at + 1 < len(walked.stops) else None
    if at + 1 == len(walked.stops):
        control = (await keys.tab()).get("place")
        await _go_to(keys, link, at + 1 + DETOUR)
    before = await _landing(keys, link)
    refused = len(gate.refused)
    began = time.perf_counter()
    await keys.press("Enter")
    await asyncio.sleep(AFTER_ENTER)
    after = await _landing(keys, link)
    while not _moved(before, after, gate, refused) and time.perf_counter() - began < LONGEST_WAIT:
        await asyncio.sleep(STEP)
        after = await _landing(keys, link)
    following = await keys.tab()
    return {
        "link": link,
        "stop": at + 1,
        "landed": after["landed"],
        "stillOnLink": after["stillOnLink"],
        "target": after["target"],
        "next": following.get("place"),
        "control": control,
        "scrolled": after["scroll"] != before["scroll"],
        "ledAway": gate.refused[refused] if len(gate.refused) > refused else "",
        "waited": round(time.perf_counter() - began, 2),
    }


async def _go_to(keys: Keys, link: int, most: int) -> bool:
    """Come to the link with real Tabs from the top of the page."""
    await keys.top()
    for _ in range(most):
        facts = await keys.tab()
        if not facts["key"]:
            return False
        if facts["place"]["index"] == link:
            return True
    return False


async def _landing(keys: Keys, link: int) -> Facts:
    facts: Facts = json.loads(await keys.world.call("landing", {"link": link}))
    return facts


def _moved(before: Facts, after: Facts, gate: Gate, refused: int) -> bool:
    """Whether Enter has moved the focus; a script may scroll at once and move the focus later."""
    still = all(before[name] == after[name] for name in ("landed", "target"))
    return not still or len(gate.refused) > refused
