"""One look at a page tells whether a banner is there, also one whose controls are in a frame."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.async_api import Error as PlaywrightError

from a11yaudit.browser.consent_facts import Facts, Press, kind_of, presses_of
from a11yaudit.browser.consent_words import consent_data
from a11yaudit.browser.world import FrameGoneError, World

if TYPE_CHECKING:
    from playwright.async_api import Page

    from a11yaudit.behaviour import BannerKind

MOST_FRAMES = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """A banner as it stands now, and the ways to be rid of it.

    Its controls are in the world ``inside``, the page's own or that of the frame whose corner is
    at ``corner`` of the window; there it is the candidate with the number ``place``.
    """

    facts: Facts
    kind: BannerKind
    presses: tuple[Press, ...]
    inside: World
    place: int
    corner: tuple[float, float] = (0, 0)


async def look(page: Page, world: World) -> Seen | None:
    """The banner that matters most: of a known tool, for consent, over the most of the window."""
    candidates = await _facts(world)
    seen: list[Seen] = []
    frames = 0
    for facts in candidates:
        one = _judged(facts, world)
        if facts.hides_its_text and not (one and one.presses) and frames < MOST_FRAMES:
            frames += 1
            one = await _with_frame(page, world, facts) or one
        if one:
            seen.append(one)
    return max(seen, key=_weight, default=None)


def _weight(seen: Seen) -> tuple[bool, bool, bool, bool, float]:
    facts = seen.facts
    return (seen.kind == "consent", bool(facts.tool), facts.modal, facts.near > 0, facts.covers)


async def _facts(world: World, *, whole: str | None = None) -> list[Facts]:
    data = consent_data()
    options = {
        "tools": data.tools,
        "names": data.names,
        "strong": data.strong,
        "weak": data.weak,
        "whole": whole,
    }
    return Facts.all_of(json.loads(await world.call("consent", options)))


def _judged(facts: Facts, world: World) -> Seen | None:
    kind = kind_of(facts)
    if not kind:
        return None
    return Seen(facts, kind, tuple(presses_of(facts, kind)), world, facts.place)


async def _with_frame(page: Page, world: World, facts: Facts) -> Seen | None:
    """The candidate judged together with the first frame in it that can be read."""
    for number, corner in enumerate(facts.frames[:MOST_FRAMES]):
        try:
            inside = await _frame_world(page, world, facts.place, number)
            if inside is None:
                continue
            inner = (await _facts(inside, whole=facts.tool))[0]
        except (FrameGoneError, PlaywrightError):
            continue  # a frame that went away holds no banner
        whole = facts.with_frame(inner)
        if kind := kind_of(whole):
            return Seen(whole, kind, tuple(presses_of(whole, kind)), inside, inner.place, corner)
    return None


async def _frame_world(page: Page, world: World, place: int, number: int) -> World | None:
    """Our world in a frame that `consent.js` found, in this process or another one's."""
    found = await world.cdp.send(
        "Runtime.evaluate",
        {
            "expression": f"globalThis.a11yauditConsent.found[{place}].frames[{number}]",
            "contextId": world.context_id,
        },
    )
    node = await world.cdp.send("DOM.describeNode", {"objectId": found["result"]["objectId"]})
    frame_id = node["node"].get("frameId", "")
    try:
        return await World.create(world.cdp, frame_id)
    except (FrameGoneError, PlaywrightError):
        return await _world_of_other_process(page, frame_id)


async def _world_of_other_process(page: Page, frame_id: str) -> World | None:
    for frame in page.frames[1:]:
        try:
            session = await page.context.new_cdp_session(frame)
        except PlaywrightError:
            continue  # the frame has no process of its own
        tree: dict[str, Any] = await session.send("Page.getFrameTree")
        if tree["frameTree"]["frame"]["id"] == frame_id:
            return await World.create(session, frame_id)
        await session.detach()
    return None
