"""Consent banners and dialogs over the article are found as a page opens, and dismissed.

Nothing that is asked for is granted if there is another way: refuse, close, and only then accept.
A page that behaves badly raises nothing; a banner that stays is said to have stayed.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.async_api import Error as PlaywrightError

from a11yaudit.behaviour import Banner, Dismissal
from a11yaudit.browser.consent_facts import Press
from a11yaudit.browser.consent_look import Seen, look
from a11yaudit.browser.load import ATTEMPTS, BUSY_MS, QUIET_MS, open_world
from a11yaudit.browser.world import FrameGoneError, World
from a11yaudit.errors import PageError

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page, Request

LAYERS = 3  # a sheet, one more, and the note that thanks for the choice
TRIES = 3
WAIT_MS, CHANGED_MS = 1000, 300
SETTLE_MS = 3000
LEAVING_STEPS, LEAVING_STEP = 40, 0.05
OUTSIDE = -10


async def find_banner(page: Page, world: World) -> Banner | None:
    """The consent banner that the page shows, else the dialog that lies over its article.

    Raises `FrameGoneError` where the page went away meanwhile.
    """
    seen = await look(page, world)
    if seen is None:
        return None
    facts = seen.facts
    first = seen.presses[0] if seen.presses else Press("")
    return Banner(
        kind=seen.kind,
        tool=facts.tool,
        index=facts.number,
        selector=facts.selector,
        box=facts.box,
        covers=facts.covers,
        modal=facts.modal,
        button=first.words,
        how=first.how,
    )


async def dismiss(
    page: Page, cdp: CDPSession, world: World, banner: Banner
) -> tuple[Dismissal, World]:
    """Press what makes the banner go away, and look whether it did.

    The world that comes back is open in the document that is there then, which may be a new one
    and, should a button have led away, at another address (then it is not done).
    """
    attempt = _Attempt(page, cdp, banner)
    address = _address(page)
    page.on("request", attempt.note)
    reloaded = False
    try:
        await attempt.press_all(world)
        left = await look(page, world)
    except (FrameGoneError, PageError):
        reloaded = True
        world, left = await _look_anew(page, cdp)
    finally:
        page.remove_listener("request", attempt.note)
    last = attempt.pressed
    gone = left is None or not _same(left, banner)
    done = gone and bool(last.how) and _address(page) == address
    return Dismissal(done, last.how, last.words, reloaded), world


@dataclass  # without slots: Playwright hangs its own mark on the object of a listening method
class _Attempt:
    """The attempt to be rid of one banner; ``asked`` are the documents that the page asked for."""

    page: Page
    cdp: CDPSession
    banner: Banner
    pressed: Press = field(default_factory=lambda: Press(""))
    asked: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        """Remember a request for a new document."""
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self.asked.append(request.url)

    async def press_all(self, world: World) -> None:
        """Dismiss sheet after sheet; `FrameGoneError` where the page loads anew."""
        for layer in range(LAYERS):
            seen = await look(self.page, world)
            if seen is None or not _same(seen, self.banner):
                return
            for press in seen.presses[:TRIES]:
                if layer == 0:
                    self.pressed = press
                if await self._pressed(world, seen, press) != "there":
                    break
            else:
                return

    async def _pressed(self, world: World, seen: Seen, press: Press) -> str:
        """Press once, where that does nothing once more with the mouse; "gone", "changed"
        or "there"."""
        if press.how == "escape":
            await _press_escape(self.cdp)
            return await self._waited(world, seen, press)
        options = {"banner": seen.place, "control": press.control, "mouse": False}
        await seen.inside.call("consent_press", options)
        state = await self._waited(world, seen, press)
        if state == "there" and await _click(self.cdp, seen, press):
            state = await self._waited(world, seen, press)
        return state

    async def _waited(self, world: World, seen: Seen, press: Press) -> str:
        """Wait until the banner is gone and the page is at rest, or for as long as that may take.

        Raises `FrameGoneError` where the page loads anew.
        """
        framed = seen.inside is not world
        control = -1 if framed else press.control
        options = {
            "banner": seen.facts.place,
            "control": control,
            "limitMs": WAIT_MS,
            "changedMs": CHANGED_MS,
        }
        state = str(await world.call("consent_gone", options))
        if state != "there":
            await _settle(world)
        if self.asked and await _leaves(world):
            raise FrameGoneError("The page loads anew.")
        return state


async def _press_escape(cdp: CDPSession) -> None:
    key = {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27}
    for kind in ("rawKeyDown", "keyUp"):
        await _send(cdp, "Input.dispatchKeyEvent", {"type": kind, **key})


async def _click(cdp: CDPSession, seen: Seen, press: Press) -> bool:
    """A click of the mouse on the control, which then leaves the page again; False where
    something else is on top of it."""
    options = {"banner": seen.place, "control": press.control, "mouse": True}
    point = json.loads(await seen.inside.call("consent_press", options))
    if not point["clear"]:
        return False
    place = {"x": point["x"] + seen.corner[0], "y": point["y"] + seen.corner[1]}
    left = {"button": "left", "clickCount": 1}
    for event in (
        {"type": "mouseMoved", **place},
        {"type": "mousePressed", **place, **left},
        {"type": "mouseReleased", **place, **left},
        {"type": "mouseMoved", "x": OUTSIDE, "y": OUTSIDE},
    ):
        await _send(cdp, "Input.dispatchMouseEvent", event)
    return True


async def _send(cdp: CDPSession, method: str, parameters: dict[str, Any]) -> None:
    try:
        await cdp.send(method, parameters)
    except PlaywrightError as error:
        raise FrameGoneError(error.message) from error


async def _settle(world: World) -> None:
    options = {"quietMs": QUIET_MS, "busyMs": BUSY_MS, "limitMs": SETTLE_MS}
    await world.call("settle", options)


async def _leaves(world: World) -> bool:
    """Whether the document that was asked for comes: a download or an empty answer never does."""
    try:
        for _ in range(LEAVING_STEPS):
            await world.run("0")
            await asyncio.sleep(LEAVING_STEP)
    except (FrameGoneError, PageError):
        return True
    return False


async def _look_anew(page: Page, cdp: CDPSession) -> tuple[World, Seen | None]:
    """Our world in the document that came instead, at rest, and the banner in it."""
    for _ in range(ATTEMPTS):
        world = await open_world(cdp)
        try:
            await _settle(world)
            return world, await look(page, world)
        except FrameGoneError:
            continue
    return await open_world(cdp), None


def _same(seen: Seen, banner: Banner) -> bool:
    """Whether it is the banner, on whichever of its sheets."""
    if seen.kind != banner.kind:
        return False
    return seen.kind == "consent" or seen.facts.selector == banner.selector


def _address(page: Page) -> tuple[str, str, str]:
    scheme, host, path, _, _ = urlsplit(page.url)
    return scheme, host, path
