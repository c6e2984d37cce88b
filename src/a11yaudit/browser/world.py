"""Our code runs in an isolated world of each frame, where no page script can touch it.

Pages that broke ``Array.prototype.map``, ``JSON`` or ``Promise``, or forbid scripts by their
Content-Security-Policy, are audited like any other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Self

from playwright.async_api import Error as PlaywrightError

from a11yaudit.errors import PageError

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

WORLD = "a11yaudit"


class FrameGoneError(Exception):
    """The frame navigated or was removed while we worked in it."""


@lru_cache
def script(name: str) -> str:
    """The text of one of our JavaScript files: a function expression."""
    text = (files("a11yaudit.browser") / "js" / f"{name}.js").read_text("utf-8")
    return text[text.index("\n") + 1 :]


@dataclass(frozen=True, slots=True)
class World:
    """The isolated world of one frame."""

    cdp: CDPSession
    frame_id: str
    context_id: int

    @classmethod
    async def create(cls, cdp: CDPSession, frame_id: str) -> Self:
        """Open the world in the frame's present document."""
        answer = await _send(
            cdp, "Page.createIsolatedWorld", {"frameId": frame_id, "worldName": WORLD}
        )
        return cls(cdp, frame_id, answer["executionContextId"])

    async def run(self, expression: str) -> Any:  # noqa: ANN401 (JSON of any shape)
        """Evaluate an expression, awaiting promises; returns its value."""
        answer = await _send(
            self.cdp,
            "Runtime.evaluate",
            {
                "expression": expression,
                "contextId": self.context_id,
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            text = details.get("exception", {}).get("description") or details.get("text", "")
            raise PageError("internal", f"A script of ours failed in the page: {text[:300]}")
        return answer["result"].get("value")

    async def call(self, name: str, options: dict[str, Any]) -> Any:  # noqa: ANN401 (JSON)
        """Call one of our JavaScript files' functions with JSON options."""
        return await self.run(f"({script(name)})({json.dumps(options)})")

    async def call_kept(self, name: str, options: dict[str, Any]) -> Any:  # noqa: ANN401 (JSON)
        """Like `call`, for what is called often: the function is sent and read once a document."""
        kept, told = f"globalThis.a11yaudit_{name}", json.dumps(options)
        answer = await self.run(f"{kept} ? {kept}({told}) : 'unknown'")
        if answer != "unknown":
            return answer
        return await self.run(f"({kept} = ({script(name)}))({told})")


async def _send(cdp: CDPSession, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
    try:
        return await cdp.send(method, parameters)
    except PlaywrightError as error:
        gone = ("context", "frame", "navigat", "detached", "destroyed")
        if any(word in error.message.lower() for word in gone):
            raise FrameGoneError(error.message) from error
        raise
