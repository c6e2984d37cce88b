"""One visit to a page gives everything the audit needs from the browser, or says why not."""

from __future__ import annotations

import asyncio
import base64
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from playwright.async_api import Error as PlaywrightError

from a11yaudit.behaviour import PageState
from a11yaudit.browser.consent import dismiss, find_banner
from a11yaudit.browser.gate import Hold
from a11yaudit.browser.load import LedAwayError, error_of, load
from a11yaudit.browser.probes.keys import Keys
from a11yaudit.browser.reading import (
    Laps,
    Reading,
    Wants,
    collect,
    collected,
    plan_of,
    read,
    read_banner,
    with_keys,
)
from a11yaudit.errors import PageError

if TYPE_CHECKING:
    from playwright.async_api import CDPSession
    from playwright.async_api import Page as Tab

    from a11yaudit.behaviour import Banner, Dismissal
    from a11yaudit.browser.gate import Answer, Gate
    from a11yaudit.browser.load import Loaded
    from a11yaudit.browser.probes.trials import LoadAgain
    from a11yaudit.browser.session import Session
    from a11yaudit.browser.world import World
    from a11yaudit.model import Page

MOST_LAYERS = 2
TALLEST_PICTURE = 12_000
JPEG_QUALITY = 70
# A picture that will be cut up: finer, as far as that costs little time.
SHARP_QUALITY, SHARPEST, SHARP_PIXELS = 88, 1.5, 8_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG of the page from its top: its box in CSS pixels and image pixels per CSS pixel."""

    jpeg: bytes
    width: int
    height: int
    scale: float


@dataclass(frozen=True, slots=True)
class Observation:
    """All facts of one visit.

    The last of ``readings`` is the page that the article is judged by; one before it is of the
    page as it opened, with a consent banner. ``banner`` is what was found over the page and
    ``dismissal`` what became of it. ``times`` maps the steps to seconds; ``notes`` say what was
    odd. ``answer`` is the document as the server sent it, where `Wants.rewrite` was given.
    """

    url: str
    http_status: int
    readings: tuple[Reading, ...]
    picture: Picture | None
    settled: bool
    times: dict[str, float]
    banner: Banner | None = None
    dismissal: Dismissal | None = None
    notes: tuple[str, ...] = ()
    answer: Answer | None = None

    @property
    def page(self) -> Page:
        """The page that the article is judged by."""
        return self.readings[-1].page


async def observe(
    session: Session,
    url: str,
    wants: Wants,
    seconds: float,
    *,
    local: bool = False,
    replay: Answer | None = None,
) -> Observation:
    """Visit the URL within ``seconds``; a ``local`` page is not led to another site.

    ``replay`` is shown in place of what the server has at its URL. Raises `PageError`.
    """
    try:
        async with asyncio.timeout(seconds):
            hold = Hold(stay=local, rewrite=wants.rewrite, replay=replay)
            return await _observe(session, url, wants, hold)
    except TimeoutError as error:
        sentence = f"The page was not ready within {seconds:g} seconds."
        raise PageError("timeout", sentence) from error
    except PlaywrightError as error:
        raise error_of(error) from error


async def _observe(session: Session, url: str, wants: Wants, hold: Hold) -> Observation:
    try:
        return await _observe_with(session, url, wants, hold)
    except LedAwayError as away:
        seen = await _observe_with(session, url, wants, replace(hold, scripts=False))
        note = f"A script of the page leads away to {away}; it was audited without scripts."
        return replace(seen, notes=(note, *seen.notes))


async def _observe_with(session: Session, url: str, wants: Wants, hold: Hold) -> Observation:
    async with session.page() as tab:
        crash = asyncio.Event()
        tab.on("crash", lambda _: crash.set())
        crashed = asyncio.ensure_future(crash.wait())
        work = asyncio.ensure_future(_visit(tab, url, wants, hold))
        try:
            await asyncio.wait({work, crashed}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise PageError("crash", "The page crashed the browser's tab.")
            return work.result()
        finally:
            work.cancel()
            crashed.cancel()


async def _visit(tab: Tab, url: str, wants: Wants, hold: Hold) -> Observation:
    laps = Laps()
    loaded = await load(tab, url, hold)
    laps.lap("load")
    opened = _Opened(await collected(loaded, loaded.world, local=hold.stay))
    laps.lap("collect")
    if wants.consent != "keep":
        opened = await _see_to_banner(tab, loaded, wants, opened.page, laps)
        loaded = replace(loaded, world=opened.world or loaded.world)
    gone = opened.dismissal is not None and opened.dismissal.done
    state = PageState.DISMISSED if gone else PageState.OPENED
    page = opened.page if opened.banner is None else None
    main, world = await read(loaded, wants, state, laps, local=hold.stay, page=page)
    picture = await _picture(loaded, main.page, sharp=wants.sharp) if wants.picture else None
    laps.lap("picture")
    again = _loading(tab, url, hold) if wants.keyboard == "all" else None
    main, notes = await _try_keys(loaded, world, main, wants, laps, again=again)
    return Observation(
        url=main.page.url,
        http_status=loaded.status,
        readings=(*opened.readings, main),
        picture=picture,
        settled=loaded.settled,
        times=laps.times,
        banner=opened.banner,
        dismissal=opened.dismissal,
        notes=(*opened.notes, *notes),
        answer=loaded.answer,
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    """The page as it opened, and what became of a banner that lay over it."""

    page: Page
    world: World | None = None
    banner: Banner | None = None
    dismissal: Dismissal | None = None
    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()


async def _see_to_banner(tab: Tab, loaded: Loaded, wants: Wants, page: Page, laps: Laps) -> _Opened:
    """Read a banner over the page, or the whole page with it, and dismiss it."""
    banner = await find_banner(tab, loaded.world)
    laps.lap("consent")
    if banner is None or not banner.covers:  # one that is not in the window lies over nothing
        return _Opened(page)
    readings: tuple[Reading, ...] = ()
    if wants.consent == "both":
        whole, world = await read(loaded, wants, PageState.OPENED, laps, local=False, page=page)
        whole, _ = await _try_keys(loaded, world, whole, wants, laps)
        readings = (whole,)
    elif banner.index is not None:
        readings = (await read_banner(loaded, wants, page, banner.index, laps),)
    dismissal, world = await dismiss(tab, loaded.cdp, loaded.world, banner)
    notes, world = await _see_to_more(tab, loaded.cdp, world) if dismissal.done else ((), world)
    laps.lap("consent")
    if dismissal.done:
        return _Opened(page, world, banner, dismissal, readings, notes)
    # The page is read with the banner once more, as a whole: what was read of it counts there.
    return _Opened(page, world, banner, dismissal)


async def _see_to_more(tab: Tab, cdp: CDPSession, world: World) -> tuple[tuple[str, ...], World]:
    """Dismiss what lay under the first banner (a newsletter's dialog under the consent bar)."""
    notes: list[str] = []
    for _ in range(MOST_LAYERS):
        await collect(world)
        banner = await find_banner(tab, world)
        if banner is None or not banner.covers:
            break
        dismissal, world = await dismiss(tab, cdp, world, banner)
        if not dismissal.done:
            notes.append(_stays(banner))
            break
        notes.append(f"A further {_kind(banner)} was closed ({banner.selector}).")
    return tuple(notes), world


def _kind(banner: Banner) -> str:
    return "consent banner" if banner.kind == "consent" else "dialog"


def _stays(banner: Banner) -> str:
    what = _kind(banner)
    return f"A {what} lies over the page and could not be closed: the page was audited with it."


async def _try_keys(
    loaded: Loaded,
    world: World,
    reading: Reading,
    wants: Wants,
    laps: Laps,
    *,
    again: LoadAgain | None = None,
) -> tuple[Reading, tuple[str, ...]]:
    if not wants.keyboard:
        return reading, ()
    plan = await asyncio.to_thread(plan_of, reading.page, wants.keyboard)
    laps.lap("article")
    reading, note = await with_keys(loaded, world, reading, plan, laps, again=again)
    return reading, (note,) if note else ()


def _loading(tab: Tab, url: str, hold: Hold) -> LoadAgain:
    """What loads the page anew in its tab, cookies kept, and numbers its elements again."""

    async def again() -> tuple[Keys, Gate]:
        loaded = await load(tab, url, hold)
        await collect(loaded.world)
        return Keys(loaded.cdp, loaded.world), loaded.gate

    return again


async def _picture(loaded: Loaded, page: Page, *, sharp: bool) -> Picture | None:
    """A screenshot of the page from its top, at most `TALLEST_PICTURE` pixels high."""
    width, height = page.viewport[0], min(page.size[1], TALLEST_PICTURE)
    finer = min(SHARPEST, math.sqrt(SHARP_PIXELS / (width * height))) if height > 0 else 1.0
    scale = max(1.0, round(finer, 2)) if sharp else 1.0
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
    try:
        answer = await loaded.cdp.send(
            "Page.captureScreenshot",
            {
                "format": "jpeg",
                "quality": SHARP_QUALITY if sharp else JPEG_QUALITY,
                "clip": clip,
                "captureBeyondViewport": True,
                "optimizeForSpeed": True,
            },
        )
    except PlaywrightError:
        return None
    return Picture(base64.b64decode(answer["data"]), width, height, scale)
