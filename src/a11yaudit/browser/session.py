"""A running browser that observes one page at a time, each in a fresh context."""

from __future__ import annotations

import asyncio
import contextlib
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import async_playwright

from a11yaudit.browser.background import soon
from a11yaudit.browser.find import launch_args
from a11yaudit.errors import BrowserMissingError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from types import TracebackType

    from playwright.async_api import Browser, Page, Playwright, Route


class Session:
    """An async context manager around one browser process, started again should it crash."""

    def __init__(
        self,
        executable: Path | None,
        viewport: tuple[int, int] = (1280, 800),
        block: tuple[str, ...] = (),
        allow: tuple[str, ...] = (),
    ) -> None:
        """``executable`` None means Playwright's own; ``block`` and ``allow`` are host patterns."""
        self.executable = executable
        self.viewport = viewport
        self.block = block
        self.allow = allow
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()

    async def __aenter__(self) -> Self:
        """Start the browser."""
        self._playwright = await async_playwright().start()
        try:
            await self._running()
        except BaseException:
            await self._playwright.stop()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the browser, whatever state it is in."""
        with contextlib.suppress(PlaywrightError):
            if self._browser:
                await self._browser.close()
        if self._playwright:
            await self._playwright.stop()

    @property
    def version(self) -> str:
        """The browser's version as it says itself."""
        return f"Chromium {self._browser.version}" if self._browser else ""

    async def _running(self) -> Browser:
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                self._browser = await self._launch()
            return self._browser

    async def _launch(self) -> Browser:
        assert self._playwright is not None  # noqa: S101 (only called inside the session)
        try:
            return await self._playwright.chromium.launch(
                executable_path=self.executable, args=launch_args(), timeout=60_000
            )
        except PlaywrightError as error:
            first = error.message.strip().splitlines()[0]
            message = f"The browser {self.executable or ''} could not be started: {first}"
            raise BrowserMissingError(message, "Run 'a11yaudit doctor' to see why.") from error

    @contextlib.asynccontextmanager
    async def page(self) -> AsyncIterator[Page]:
        """A page in a fresh context: dialogs dismissed, downloads and pop-ups refused."""
        browser = await self._running()
        width, height = self.viewport
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            accept_downloads=False,
            service_workers="block",
            reduced_motion="reduce",
        )
        try:
            if self.block or self.allow:
                await context.route("**/*", self._filter)
            page = await context.new_page()
            context.on("page", _refuse)
            page.on("dialog", lambda dialog: soon(dialog.dismiss()))
            yield page
        finally:
            with contextlib.suppress(PlaywrightError):
                await context.close()

    async def _filter(self, route: Route) -> None:
        request = route.request
        host = urlsplit(request.url).hostname or ""
        document = request.is_navigation_request() and request.frame.parent_frame is None
        refused = any(fnmatch(host, pattern) for pattern in self.block) or (
            bool(self.allow) and not any(fnmatch(host, pattern) for pattern in self.allow)
        )
        with contextlib.suppress(PlaywrightError):
            if refused and not document:
                await route.abort("blockedbyclient")
            else:
                await route.continue_()


def _refuse(popup: Page) -> None:
    soon(popup.close())
