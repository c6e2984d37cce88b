"""What all tests share: those without a browser run first, those with one are marked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from a11yaudit.browser.find import FoundBrowser, find_browser

# Tests read English reports, on whoever's machine they run.
os.environ["A11YAUDIT_LANG"] = "en"
BROWSER_TESTS = Path(__file__).parent / "browser"
# Files that take minutes begin before the other browser tests: none is left over at the end.
LONGEST = [
    "test_report_languages.py",
    "test_mutation_in_browser.py",
    "test_examples_in_browser.py",
    "test_fixes_in_browser.py",
    "test_news_site.py",
    "test_audit_cli.py",
]

# A deadline measures the machine, not the code; what failed once is found again by everybody.
settings.register_profile("a11yaudit", deadline=None, derandomize=True, database=None)
settings.load_profile("a11yaudit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """When the test's turn is: those without a browser first, then the longest files."""
    if not item.get_closest_marker("browser"):
        return 0
    name = item.path.name
    return 1 + (LONGEST.index(name) if name in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def browser() -> FoundBrowser:
    """The browser that the machine offers; without one these tests fail, they are not skipped."""
    return find_browser()
