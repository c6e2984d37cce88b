"""The example site's report holds up in every language: read by axe-core and our own audit.

Wide and narrow, light and dark, both faces. A11YAUDIT_ALL_LOOKS=1 looks at each file of each
language in each look; by default axe-core has one look at each language, and our own audit reads all
files in English and one in each of four scripts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from a11yaudit import audit
from a11yaudit.browser.find import launch_args
from a11yaudit.config import AuditOptions
from a11yaudit.console import Silent
from a11yaudit.report.html import HtmlReport
from a11yaudit.said import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from a11yaudit.browser.find import FoundBrowser

SITE = Path(__file__).parents[2] / "examples" / "news-site"
TARGETS = (
    "articles/harbour.html",
    "articles/regate.html",
    "articles/maktaba.html",
    "articles/tenmondai.html",
)
LOOKS = [
    {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
]
ALL = bool(os.environ.get("A11YAUDIT_ALL_LOOKS"))
EDITOR = ('value="editor" checked', 'value="editor"')
DEVELOPER = ('value="developer"', 'value="developer" checked')
SCRIPTS = ("en", "ar", "hi", "ja", "ru")
RIGHT_TO_LEFT = {"ar", "fa"}
AXE = "axe.run(document, {resultTypes: ['violations']})"
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true })"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    options = AuditOptions(
        targets=tuple(str(SITE / name) for name in TARGETS),
        root=SITE,
        output=tmp_path_factory.mktemp("audit"),
        formats=(),
        evidence="none",
    )
    return audit.run(options, Silent())


@pytest.fixture(scope="module")
def chromium(browser: FoundBrowser) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser.path, args=launch_args())
        yield running
        running.close()


def faults(tab: Page) -> list[Any]:
    """What axe-core finds, and how far the page is too wide."""
    tab.evaluate(OPEN_ALL)
    found: list[Any] = [
        (one["id"], [node["target"] for node in one["nodes"][:3]])
        for one in tab.evaluate(AXE)["violations"]
    ]
    wider = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, *([f"{wider} px too wide"] if wider > 0 else [])]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_is_accessible(
    lang: str, report: dict[str, Any], chromium: Browser, tmp_path: Path
) -> None:
    html = HtmlReport(tmp_path, None, lang)
    written = [html.write_page(page, report["rules"], report) for page in report["pages"]]
    written.append(html.write_index(report))
    number = LANGUAGES.index(lang) % len(LOOKS)
    looks = LOOKS if ALL else LOOKS[number : number + 1]
    script = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    for look in looks:
        tab = chromium.new_page(**look)  # type: ignore[arg-type]
        for file in written if ALL else (written[number % len(TARGETS)], written[-1]):
            tab.goto(file.as_uri())
            tab.evaluate(script)
            root = tab.locator("html")
            assert root.get_attribute("lang") == lang
            assert root.get_attribute("dir") == ("rtl" if lang in RIGHT_TO_LEFT else "ltr")
            faces = tab.locator("input[type=radio][name=face]")
            for face in range(max(faces.count(), 1)):
                if faces.count():
                    faces.nth(face).check()
                assert (file.name, look, faults(tab)) == (file.name, look, [])
        tab.close()


def test_our_own_audit_finds_nothing(report: dict[str, Any], tmp_path: Path) -> None:
    """Neither a fault nor anything that a person would have to look at."""
    files = []
    for number, lang in enumerate(LANGUAGES if ALL else SCRIPTS):
        html = HtmlReport(tmp_path / lang, None, lang)
        pages = [html.write_page(page, report["rules"], report) for page in report["pages"]]
        developers = [file.with_stem(f"{file.stem}-developer") for file in pages]
        for page, other in zip(pages, developers, strict=True):
            switched = page.read_text(encoding="utf-8").replace(*EDITOR).replace(*DEVELOPER)
            other.write_text(switched, encoding="utf-8")
        written = [html.write_index(report), *pages, *developers]
        files += written if ALL or lang == "en" else [written[number % len(written)]]
    command = [sys.executable, "-m", "a11yaudit", "audit", *map(str, files), "--exit-zero", "-q"]
    command += ["--output", str(tmp_path / "own"), "--format", "json", "--evidence", "none"]
    command += ["--verify", "none", "--probes", "fast" if ALL else "none"]
    subprocess.run(command, check=True, timeout=1200)
    told = json.loads((tmp_path / "own" / "report.json").read_text(encoding="utf-8"))["pages"]
    assert [page["status"] for page in told] == ["audited"] * len(files)
    # axe-core cannot measure the contrast of what lies on pictures, and says so.
    found = [f for page in told for f in page["findings"] if f["rule"] != "color-contrast"]
    assert [(f["rule"], f["selector"], f["message"]) for f in found] == []
