"""Everything that is tried with the keyboard on one page, in one go.

The page is not loaded anew, but where the caller asks for it: then each link is tried once more on
a fresh page.

What comes back is plain JSON, read by `a11yaudit.page.keyboard`:
``{stops, end, startedAt, reached, trap, trials, articleStart}``.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from a11yaudit.browser.probes.keys import Keys
from a11yaudit.browser.probes.pixels import look_for_focus
from a11yaudit.browser.probes.trials import afresh, trials
from a11yaudit.browser.probes.walk import Bounds, walk

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

    from a11yaudit.browser.gate import Gate
    from a11yaudit.browser.probes.trials import LoadAgain
    from a11yaudit.browser.world import World

DEPTHS = {
    "fast": Bounds(stops=60, beyond=8, seconds=20.0),
    "all": Bounds(stops=600, beyond=600, seconds=120.0),
    "banner": Bounds(stops=12, beyond=12, seconds=10.0),
}
KINDS = {"fast": 5, "all": 60, "banner": 3}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to try: where the article starts and which links to use (collector's numbers).

    ``depth`` is a key of `DEPTHS`. ``start`` is the element to begin at; None is the page's top.
    """

    article_start: int
    links: tuple[int, ...] = ()
    depth: str = "fast"
    start: int | None = None


async def keyboard(
    cdp: CDPSession,
    world: World,
    plan: Plan,
    gate: Gate,
    times: dict[str, float],
    *,
    again: LoadAgain | None = None,
) -> dict[str, Any]:
    """Walk, use the skip links, and look where the focus does not show.

    ``times`` gets the seconds that each took. ``again`` loads the page anew, for the links.
    """
    keys = Keys(cdp, world, plan.start)
    await gate.close()
    try:
        began = time.perf_counter()
        walked = await walk(keys, plan.article_start, DEPTHS[plan.depth])
        walked_at = time.perf_counter()
        await look_for_focus(keys, walked.stops, KINDS[plan.depth])
        looked_at = time.perf_counter()
        tried = await trials(keys, walked, plan.links, gate)
        await keys.top()
        if again:
            tried = await afresh(again, walked, plan.links, tried)
        done = time.perf_counter()
    finally:
        gate.reopen()
    times |= {
        "walk": round(walked_at - began, 4),
        "focus": round(looked_at - walked_at, 4),
        "skip": round(done - looked_at, 4),
    }
    return {
        "stops": walked.stops,
        "end": walked.end.value,
        "startedAt": walked.started_at,
        "reached": walked.reached,
        "trap": walked.trap,
        "trials": tried,
        "articleStart": plan.article_start,
    }
