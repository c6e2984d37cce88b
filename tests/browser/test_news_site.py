"""The example site: every planted fault is found, and nothing else anywhere."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from playwright.sync_api import sync_playwright

from a11yaudit.browser.find import launch_args
from a11yaudit.targets import SiteServer

if TYPE_CHECKING:
    from a11yaudit.browser.find import FoundBrowser

SITE = Path(__file__).parents[2] / "examples" / "news-site"
FAULTLESS = "articles/lighthouse.html"


class Fault(NamedTuple):
    """A row of FAULTS.md."""

    page: str
    rule: str
    selector: str


def planted() -> list[Fault]:
    text = (SITE / "FAULTS.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+\.html) \| (\S+) \| (.+?) \| .+ \|$", text, re.MULTILINE)
    return [Fault(page, rule, selector.strip("`")) for page, rule, selector in rows]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    out = tmp_path_factory.mktemp("report")
    command = [sys.executable, "-m", "a11yaudit", "audit", str(SITE), "--output", str(out)]
    subprocess.run([*command, "--evidence", "none", "--exit-zero", "-q"], check=True, timeout=300)
    told = json.loads((out / "report.json").read_text(encoding="utf-8"))["pages"]
    return {Path(page["target"]).relative_to(SITE).as_posix(): page for page in told}


def numbered(
    browser: FoundBrowser, wanted: dict[str, list[str]]
) -> dict[tuple[str, str], list[int]]:
    """Of each (page, selector) the numbers of the elements that match in the browser."""
    script = """selectors => {
      const all = [...document.querySelectorAll("*")];
      return selectors.map(s => [...document.querySelectorAll(s)].map(e => all.indexOf(e)));
    }"""
    found = {}
    with sync_playwright() as playwright, SiteServer(SITE) as server:
        running = playwright.chromium.launch(executable_path=browser.path, args=launch_args())
        tab = running.new_page()
        for page, selectors in wanted.items():
            tab.goto(server.url_of(SITE / page))
            for selector, matches in zip(selectors, tab.evaluate(script, selectors), strict=True):
                found[page, selector] = matches
        running.close()
    return found


def test_every_planted_fault_is_found_and_nothing_else(
    browser: FoundBrowser, pages: dict[str, dict[str, Any]]
) -> None:
    faults = planted()
    assert len(faults) > 60
    wanted: dict[str, list[str]] = {page: [] for page in pages}
    for fault in faults:
        wanted[fault.page].append(fault.selector)
    for page, told in pages.items():
        wanted[page] += [finding["selector"] for finding in told["findings"]]
    at = numbered(browser, wanted)
    ambiguous = [fault for fault in faults if len(at[fault.page, fault.selector]) != 1]
    assert not ambiguous
    there = {(f.page, f.rule, at[f.page, f.selector][0]): f.selector for f in faults}
    found = {
        (page, finding["rule"], at[page, finding["selector"]][0]): finding["selector"]
        for page, told in pages.items()
        for finding in told["findings"]
    }
    lines = [f"missed: {key[0]} {key[1]} {there[key]}" for key in there.keys() - found.keys()]
    lines += [f"extra: {key[0]} {key[1]} {found[key]}" for key in found.keys() - there.keys()]
    assert not lines, "\n".join(sorted(lines))


def test_faultless_article_has_no_finding(pages: dict[str, dict[str, Any]]) -> None:
    assert pages[FAULTLESS]["findings"] == []
    assert pages[FAULTLESS]["article"]["headline"]["tag"] == "h1"
