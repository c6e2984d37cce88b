"""Takes the README's picture: the example site's most telling page report, as a reader sees it.

usage: screenshot.py REPORT_FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from a11yaudit.browser.find import find_browser, launch_args

HERE = Path(__file__).resolve().parent
SIZE = {"width": 1200, "height": 1000}


def main() -> None:
    """Show the report of the page with most findings and keep what a reader sees first."""
    folder = Path(sys.argv[1]).resolve()
    pages = json.loads((folder / "report.json").read_text("utf-8"))["pages"]
    richest = max(pages, key=lambda page: len(page["findings"]))
    target = HERE / "images" / "report.png"
    target.parent.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser().path, args=launch_args()
        )
        tab = browser.new_page(viewport=SIZE)
        tab.goto((folder / richest["report_file"]).as_uri())
        tab.wait_for_load_state("load")
        tab.screenshot(path=target)
        browser.close()
    print(f"Wrote {target}")


if __name__ == "__main__":
    main()
