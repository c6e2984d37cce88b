"""A report file is printed to PDF by the browser that audits: tagged, with an outline."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import async_playwright

from a11yaudit.browser.find import launch_args
from a11yaudit.errors import A11yAuditError

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import PdfMargins, Route

TIMEOUT = 180.0
_MARGIN: PdfMargins = {"top": "16mm", "bottom": "18mm", "left": "14mm", "right": "14mm"}
_LOCAL = ("file:", "data:")


class PrintError(A11yAuditError):
    """The browser could not print; the message says why, in one sentence."""


def print_pdf(executable: Path | None, source: Path, target: Path) -> None:
    """Print the HTML file to ``target``; `PrintError` where that fails, and no file is left."""
    try:
        address = source.resolve().as_uri()
        asyncio.run(asyncio.wait_for(_print(executable, address, target), TIMEOUT))
    except TimeoutError as error:
        target.unlink(missing_ok=True)
        raise PrintError(f"The browser took more than {TIMEOUT:g} seconds to print.") from error
    except (PlaywrightError, OSError) as error:
        target.unlink(missing_ok=True)
        reason = str(error).strip().splitlines()
        raise PrintError(
            f"The browser could not print: {reason[0] if reason else 'no reason'}"
        ) from error


async def _print(executable: Path | None, address: str, target: Path) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=str(executable) if executable else None, args=launch_args()
        )
        try:
            page = await browser.new_page(color_scheme="light")
            await page.route("**/*", _only_local)
            await page.goto(address, timeout=TIMEOUT * 1000)
            await page.pdf(
                path=str(target),
                format="A4",
                margin=_MARGIN,
                print_background=True,
                tagged=True,
                outline=True,
            )
        finally:
            await browser.close()


async def _only_local(route: Route) -> None:
    if route.request.url.startswith(_LOCAL):
        await route.continue_()
    else:
        await route.abort()
