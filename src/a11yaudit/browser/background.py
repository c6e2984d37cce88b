"""Small errands beside a page's own work: done when they can be, forgotten when they fail."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from playwright.async_api import Error as PlaywrightError

if TYPE_CHECKING:
    from collections.abc import Awaitable

_running: set[asyncio.Task[None]] = set()


def soon(work: Awaitable[Any]) -> None:
    """Run the work beside everything else; a page that is gone meanwhile is no error."""
    task = asyncio.create_task(_quietly(work))
    _running.add(task)
    task.add_done_callback(_running.discard)


async def _quietly(work: Awaitable[Any]) -> None:
    with contextlib.suppress(PlaywrightError):
        await work
