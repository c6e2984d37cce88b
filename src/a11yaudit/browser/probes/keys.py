"""Real key presses, and what has the focus after each: hands and eyes of the keyboard probes."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

    from a11yaudit.browser.world import World

SHIFT = 8
KEYS: dict[str, dict[str, Any]] = {
    "Tab": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
    "Escape": {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27},
    "Enter": {
        "key": "Enter",
        "code": "Enter",
        "windowsVirtualKeyCode": 13,
        "text": "\r",
        "unmodifiedText": "\r",
    },
}

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keyboard of one page. Facts about stops are as ``js/stop.js`` states them.

    ``start`` is the element (a number of the collector's) at whose start the keys begin; None is
    the top of the document.
    """

    cdp: CDPSession
    world: World
    start: int | None = None

    async def press(self, name: str, modifiers: int = 0) -> None:
        """Press a key and let it go, as a person's keyboard does."""
        key = {**KEYS[name], "modifiers": modifiers}
        kind = "keyDown" if "text" in key else "rawKeyDown"
        up = {name: value for name, value in key.items() if name != "text"}
        await asyncio.gather(
            self.cdp.send("Input.dispatchKeyEvent", {"type": kind, **key}),
            self.cdp.send("Input.dispatchKeyEvent", {"type": "keyUp", **up}),
        )

    async def top(self) -> Facts | None:
        """Go back to where the keys begin; what had the focus before, or None."""
        answer = json.loads(await self.world.call("top", {"from": self.start}))
        if answer["first"]:
            await self.press("Tab", SHIFT)
        before: Facts | None = answer["before"]
        return before

    async def look(self) -> Facts:
        """What has the focus now; ``key`` 0 is nothing."""
        facts: Facts = json.loads(await self.world.call_kept("stop", {}))
        return facts

    async def tab(self, *, back: bool = False) -> Facts:
        """Press Tab, or Shift+Tab, and look."""
        await self.press("Tab", SHIFT if back else 0)
        return await self.look()
