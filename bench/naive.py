"""The loop that anyone would write first: goto, inject axe, ``axe.run`` with default options.

usage: naive.py FOLDER

Two pages at once, nothing written. Prints one line of JSON: pages, failed, violations.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from playwright.async_api import Browser, async_playwright
from playwright.async_api import Error as PlaywrightError

from a11yaudit.axe_script import axe_script
from a11yaudit.browser.find import find_browser, launch_args
from a11yaudit.targets import resolve, serving

PAGES_AT_ONCE = 2


async def visit(browser: Browser, url: str, axe: str) -> int:
    """The number of violated rules on one page."""
    page = await browser.new_page()
    try:
        await page.goto(url, timeout=60_000)
        await page.evaluate(axe)
        results = await page.evaluate("axe.run()")
        return len(results["violations"])
    finally:
        await page.close()


async def loop(urls: list[str]) -> dict[str, int]:
    """Visit all URLs, two at a time."""
    axe = axe_script().read_text("utf-8")
    executable = find_browser().path
    waiting = iter(urls)
    counts = {"pages": 0, "failed": 0, "violations": 0}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=launch_args())

        async def worker() -> None:
            for url in waiting:
                counts["pages"] += 1
                try:
                    counts["violations"] += await visit(browser, url, axe)
                except PlaywrightError:
                    counts["failed"] += 1

        await asyncio.gather(*(worker() for _ in range(PAGES_AT_ONCE)))
        await browser.close()
    return counts


def main() -> None:
    """Run the loop over the HTML files of a folder."""
    folder = str(Path(sys.argv[1]))
    with serving(resolve([folder])) as targets:
        print(json.dumps(asyncio.run(loop([target.url for target in targets]))))


if __name__ == "__main__":
    main()
