"""Takes the README's pictures of the example site's report, as readers see it.

usage: screenshot.py REPORT_FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from a11yaudit.browser.find import find_browser, launch_args

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize

IMAGES = Path(__file__).resolve().parent / "images"
DESK: ViewportSize = {"width": 1200, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


class Shot(NamedTuple):
    """A picture: its name, the file and face shown, where to scroll to, and the window."""

    name: str
    file: str
    face: str = "editor"
    at: str = ""
    size: ViewportSize = DESK
    dark: bool = False


def shots(richest: str) -> tuple[Shot, ...]:
    """What the README shows; ``richest`` is the report of the page with most findings."""
    return (
        Shot("run", "index.html"),
        Shot("editor", richest),
        Shot("developer", richest, "developer", ".finding:has(.state.good-text)"),
        Shot("phone", richest, size=PHONE),
        Shot("phone-dark", "index.html", size=PHONE, dark=True),
    )


def main() -> None:
    """Take them all."""
    folder = Path(sys.argv[1]).resolve()
    pages = json.loads((folder / "report.json").read_text("utf-8"))["pages"]
    richest = max(pages, key=lambda page: len(page["findings"]))
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser().path, args=launch_args()
        )
        for shot in shots(richest["report_file"]):
            scheme = "dark" if shot.dark else "light"
            tab = browser.new_page(viewport=shot.size, color_scheme=scheme)
            tab.goto(f"{(folder / shot.file).as_uri()}?face={shot.face}")
            tab.wait_for_load_state("load")
            if shot.at:
                tab.locator(f"{shot.at}:visible").first.scroll_into_view_if_needed()
                tab.evaluate(
                    "at => [...document.querySelectorAll(at)]"
                    ".find(e => e.checkVisibility()).scrollIntoView()",
                    shot.at,
                )
            tab.screenshot(path=IMAGES / f"{shot.name}.png")
            tab.close()
            print(f"Wrote {IMAGES / shot.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
