"""One state of a page is read: its snapshot, axe-core's results, what is exposed, what keys do."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.async_api import Error as PlaywrightError

from a11yaudit.article import article_scope, article_start, links_to_try
from a11yaudit.behaviour import PageState
from a11yaudit.browser.load import open_world
from a11yaudit.browser.probes.keyboard import Plan, keyboard
from a11yaudit.browser.probes.tree import read_tree
from a11yaudit.browser.run_axe import AxeChoice, FrameResults, run_axe
from a11yaudit.browser.world import FrameGoneError, World
from a11yaudit.errors import PageError
from a11yaudit.page import keyboard as keyboard_facts
from a11yaudit.page import snapshot
from a11yaudit.page.build import DEEPEST
from a11yaudit.page.tree import decode_tree

if TYPE_CHECKING:
    from a11yaudit.browser.gate import Rewrite
    from a11yaudit.browser.load import Loaded
    from a11yaudit.browser.probes.trials import LoadAgain
    from a11yaudit.model import Page

LONGEST_VALUE = 4000
MOST_ELEMENTS = 60_000
ATTEMPTS = 3
ORIGIN = "http://localhost"


@dataclass(frozen=True, slots=True)
class Wants:
    """What to bring back besides the snapshot.

    ``keyboard`` is how far to go with the keys ("fast", "all"; empty: not at all), ``tree``
    whether to ask the browser what it exposes of the article, ``consent`` what to do with a banner
    ("keep", "dismiss", "both"). ``sharp`` is for a picture that will be cut up. ``include`` and
    ``exclude`` select the elements in scope.
    ``rewrite`` changes the page's own document on its way to the browser.
    """

    axe: AxeChoice = field(default_factory=AxeChoice)
    picture: bool = False
    sharp: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    tree: bool = False
    keyboard: str = ""
    consent: str = "keep"
    rewrite: Rewrite | None = None


@dataclass(slots=True)
class Laps:
    """Seconds that each step took, added up by name."""

    times: dict[str, float] = field(default_factory=dict)
    _clock: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        """Book the time since the last call to this step."""
        now = time.perf_counter()
        self.times[name] = round(self.times.get(name, 0.0) + now - self._clock, 4)
        self._clock = now

    def leave_out(self) -> None:
        """Book the time since the last call to nothing: others have done it."""
        self._clock = time.perf_counter()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one state of a page gave; ``within`` are the elements in scope, None for all.

    Of a reading with a ``banner`` (its element's number) only what is in the banner counts.
    """

    state: PageState
    page: Page
    axe: tuple[FrameResults, ...] = ()
    within: frozenset[int] | None = None
    banner: int | None = None


async def collect(world: World) -> str:
    """The collector's JSON for the document of this world."""
    options = {"maxValue": LONGEST_VALUE, "maxElements": MOST_ELEMENTS, "maxDepth": DEEPEST}
    text: str = await world.call("collect", options)
    return text


async def collected(loaded: Loaded, world: World, *, local: bool) -> Page:
    """The page of the collector's snapshot.

    Pages of local files (``local``) lose their loopback port, so that two runs say the same.
    """
    text = await collect(world)
    if local:
        parts = urlsplit(loaded.url)
        text = text.replace(f"{parts.scheme}://{parts.netloc}", ORIGIN)
    return await asyncio.to_thread(snapshot.decode, text, loaded.served)


async def read(
    loaded: Loaded, wants: Wants, state: PageState, laps: Laps, *, local: bool, page: Page | None
) -> tuple[Reading, World]:
    """Read the page as it stands, but for the keys; also the world that the numbers belong to.

    ``page``, where given, was collected in the world of ``loaded`` just now.
    """
    for attempt in range(ATTEMPTS):
        world = loaded.world if attempt == 0 else await open_world(loaded.cdp)
        try:
            now = page if page and attempt == 0 else await collected(loaded, world, local=local)
            within = await _within(world, wants)
            laps.lap("collect")
            axe = await run_axe(loaded.cdp, world, now.url, wants.axe)
            laps.lap("axe")
            if wants.tree:
                now = await _with_tree(loaded, world, now)
                laps.lap("tree")
            return Reading(state, now, axe, within), world
        except FrameGoneError as error:
            if attempt == ATTEMPTS - 1:
                raise PageError("navigation", "The page went away while it was read.") from error
    raise PageError("navigation", "The page did not stay.")


async def read_banner(loaded: Loaded, wants: Wants, page: Page, banner: int, laps: Laps) -> Reading:
    """What is wrong with a banner, of a page that was collected with it."""
    within = await _within(loaded.world, wants)
    axe = await run_axe(loaded.cdp, loaded.world, page.url, wants.axe, banner)
    laps.lap("axe")
    reading = Reading(PageState.OPENED, page, axe, within, banner)
    if wants.keyboard:
        plan = Plan(len(page.elements), (), "banner", banner)
        reading, _ = await with_keys(loaded, loaded.world, reading, plan, laps)
    return reading


def plan_of(page: Page, depth: str) -> Plan:
    """What to try with the keys on this page."""
    links = tuple(link.index for link in links_to_try(page))
    return Plan(article_start(page).index, links, depth)


async def with_keys(
    loaded: Loaded,
    world: World,
    reading: Reading,
    plan: Plan,
    laps: Laps,
    *,
    again: LoadAgain | None = None,
) -> tuple[Reading, str]:
    """The reading with what keys did, and a sentence where the page went away meanwhile."""
    try:
        facts = await keyboard(loaded.cdp, world, plan, loaded.gate, laps.times, again=again)
    except (FrameGoneError, PlaywrightError, PageError):
        return reading, "The page went away while keys were tried on it: they say nothing."
    finally:
        laps.leave_out()
    page = reading.page
    walked = keyboard_facts.decode(facts, page.elements)
    # What was worked out so far does not depend on the keys.
    return replace(reading, page=replace(page, keyboard=walked)), ""


async def _with_tree(loaded: Loaded, world: World, page: Page) -> Page:
    root = await asyncio.to_thread(article_scope, page)
    try:
        text = await read_tree(loaded.cdp, world, root.index)
    except PlaywrightError:
        return page
    return replace(page, tree=decode_tree(text, page.elements))


async def _within(world: World, wants: Wants) -> frozenset[int] | None:
    """The numbers of the elements that --include and --exclude leave; None for all."""
    if not (wants.include or wants.exclude):
        return None
    options = {"include": wants.include, "exclude": wants.exclude}
    answer = json.loads(await world.call("within", options))
    if "error" in answer:
        raise PageError("internal", f"The selector {answer['error']!r} is not valid CSS.")
    return frozenset(answer["indices"])
