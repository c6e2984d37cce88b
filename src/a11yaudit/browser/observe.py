"""One visit to a page gives everything the audit needs from the browser, or says why not."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from axe_core_python.async_playwright import Axe
from playwright.async_api import Error as PlaywrightError

from a11yaudit.browser.load import Hold, LedAwayError, error_of, load, open_world
from a11yaudit.browser.world import FrameGoneError, World, script
from a11yaudit.errors import PageError
from a11yaudit.page.build import DEEPEST

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import CDPSession, Page

    from a11yaudit.browser.load import Loaded
    from a11yaudit.browser.session import Session

LONGEST_VALUE = 4000
MOST_ELEMENTS = 60_000
TALLEST_PICTURE = 12_000
JPEG_QUALITY = 70
ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Wants:
    """What to bring back besides the snapshot: axe-core's script (empty: not run) and the ids
    of its rules to run (all where empty) or to skip, a picture, and the elements in scope."""

    axe_source: str = ""
    axe_only: tuple[str, ...] = ()
    axe_skip: tuple[str, ...] = ()
    picture: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameResults:
    """axe-core's results for one frame; ``selector`` names the frame element ("" for the page)."""

    selector: str
    url: str
    results: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG of the page from its top: its box in CSS pixels and image pixels per CSS pixel."""

    jpeg: bytes
    width: int
    height: int
    scale: float


@dataclass(frozen=True, slots=True)
class Observation:
    """All facts of one visit. ``times`` maps the steps to seconds; ``note`` says what was odd."""

    url: str
    http_status: int
    snapshot: str
    served: str
    axe: tuple[FrameResults, ...]
    picture: Picture | None
    within: frozenset[int] | None
    settled: bool
    times: dict[str, float]
    note: str = ""


def axe_source(path: Path) -> str:
    """The text of an axe-core script, read by axe-core-python."""
    return str(Axe.from_file(path).axe_script)


async def observe(
    session: Session,
    url: str,
    wants: Wants,
    seconds: float,
    *,
    stay: bool = False,
) -> Observation:
    """Visit the URL within ``seconds``; ``stay`` refuses to be led to another site.

    Raises `PageError`.
    """
    try:
        async with asyncio.timeout(seconds):
            return await _observe(session, url, wants, stay=stay)
    except TimeoutError as error:
        sentence = f"The page was not ready within {seconds:g} seconds."
        raise PageError("timeout", sentence) from error
    except PlaywrightError as error:
        raise error_of(error) from error


async def _observe(session: Session, url: str, wants: Wants, *, stay: bool) -> Observation:
    try:
        return await _observe_with(session, url, wants, Hold(stay=stay))
    except LedAwayError as away:
        seen = await _observe_with(session, url, wants, Hold(stay=stay, scripts=False))
        note = f"A script of the page leads away to {away}; it was audited without scripts."
        return replace(seen, note=note)


async def _observe_with(session: Session, url: str, wants: Wants, hold: Hold) -> Observation:
    async with session.page() as page:
        crash = asyncio.Event()
        page.on("crash", lambda _: crash.set())
        crashed = asyncio.ensure_future(crash.wait())
        work = asyncio.ensure_future(_visit(page, url, wants, hold))
        try:
            await asyncio.wait({work, crashed}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise PageError("crash", "The page crashed the browser's tab.")
            return work.result()
        finally:
            work.cancel()
            crashed.cancel()


async def _visit(page: Page, url: str, wants: Wants, hold: Hold) -> Observation:
    times: dict[str, float] = {}
    clock = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        times[name] = round(times.get(name, 0.0) + now - clock, 4)
        clock = now

    loaded = await load(page, url, hold)
    lap("load")
    for attempt in range(ATTEMPTS):
        world = loaded.world if attempt == 0 else await open_world(loaded.cdp)
        try:
            snapshot = await _collect(world)
            within = await _within(world, wants)
            lap("collect")
            axe = await _axe(page, loaded.cdp, world, wants)
            lap("axe")
            break
        except FrameGoneError as error:
            if attempt == ATTEMPTS - 1:
                raise PageError("navigation", "The page went away while it was read.") from error
    picture = await _picture(loaded, snapshot) if wants.picture else None
    lap("picture")
    return Observation(
        url=page.url,
        http_status=loaded.status,
        snapshot=snapshot,
        served=loaded.served,
        axe=axe,
        picture=picture,
        within=within,
        settled=loaded.settled,
        times=times,
    )


async def _collect(world: World) -> str:
    options = {"maxValue": LONGEST_VALUE, "maxElements": MOST_ELEMENTS, "maxDepth": DEEPEST}
    snapshot: str = await world.call("collect", options)
    return snapshot


async def _within(world: World, wants: Wants) -> frozenset[int] | None:
    """The numbers of the elements that --include and --exclude leave; None for all."""
    if not (wants.include or wants.exclude):
        return None
    options = {"include": wants.include, "exclude": wants.exclude}
    answer = json.loads(await world.call("within", options))
    if "error" in answer:
        raise PageError("internal", f"The selector {answer['error']!r} is not valid CSS.")
    return frozenset(answer["indices"])


async def _axe(page: Page, cdp: CDPSession, world: World, wants: Wants) -> tuple[FrameResults, ...]:
    if not wants.axe_source:
        return ()
    main = await _run_axe(world, wants, subframe=False)
    found = [FrameResults("", page.url, main)]
    for frame_id, frame_url in await _frames(cdp):
        try:
            selector = await _owner(cdp, world, frame_id)
            inner = await World.create(cdp, frame_id)
            if selector and await inner.run("Boolean(document.body?.innerText.trim())"):
                results = await _run_axe(inner, wants, subframe=True)
                found.append(FrameResults(selector, frame_url, results))
        except (FrameGoneError, PlaywrightError, PageError):
            continue  # an advertisement's frame that went away is no fault of the page
    return tuple(found)


async def _run_axe(world: World, wants: Wants, *, subframe: bool) -> dict[str, Any]:
    await world.run(wants.axe_source)
    options = {"subframe": subframe, "only": wants.axe_only, "skip": wants.axe_skip}
    results: dict[str, Any] = json.loads(await world.call("axe", options))
    return results


async def _frames(cdp: CDPSession) -> list[tuple[str, str]]:
    """The sub-frames with a document of their own: (id, URL)."""
    tree = (await cdp.send("Page.getFrameTree"))["frameTree"]
    found: list[tuple[str, str]] = []
    stack = list(reversed(tree.get("childFrames", [])))
    while stack:
        node = stack.pop()
        found.append((node["frame"]["id"], node["frame"]["url"]))
        stack.extend(reversed(node.get("childFrames", [])))
    return found


async def _owner(cdp: CDPSession, world: World, frame_id: str) -> str:
    """A selector of the visible frame element in the main document, "" where there is none."""
    owner = await cdp.send("DOM.getFrameOwner", {"frameId": frame_id})
    node = await cdp.send(
        "DOM.resolveNode",
        {"backendNodeId": owner["backendNodeId"], "executionContextId": world.context_id},
    )
    answer = await cdp.send(
        "Runtime.callFunctionOn",
        {
            "objectId": node["object"]["objectId"],
            "functionDeclaration": script("frame"),
            "returnByValue": True,
        },
    )
    return str(answer["result"].get("value") or "")


async def _picture(loaded: Loaded, snapshot: str) -> Picture | None:
    """A screenshot of the page from its top, at most `TALLEST_PICTURE` pixels high."""
    facts = json.loads(snapshot)
    width, height = facts["viewport"][0], min(facts["size"][1], TALLEST_PICTURE)
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    try:
        answer = await loaded.cdp.send(
            "Page.captureScreenshot",
            {
                "format": "jpeg",
                "quality": JPEG_QUALITY,
                "clip": clip,
                "captureBeyondViewport": True,
                "optimizeForSpeed": True,
            },
        )
    except PlaywrightError:
        return None
    return Picture(base64.b64decode(answer["data"]), width, height, 1.0)
