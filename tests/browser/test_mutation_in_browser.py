"""In the real browser, with axe-core: clean pages are clean, and each rule's fault is found.

A sample, one trial for each rule; `bench/mutation.py --browser` tries them all.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from mutation.in_browser import judge
from mutation.measure import FEWEST_FOUND, MOST_FALSE, Figures, a_trial_each, clean_pages

if TYPE_CHECKING:
    from a11yaudit.browser.find import FoundBrowser
    from a11yaudit.model import Finding

Seen = tuple[dict[str, list["Finding"]], Figures]


@pytest.fixture(scope="module")
def seen(browser: FoundBrowser) -> Seen:
    return asyncio.run(judge(list(a_trial_each()), browser.path))


@pytest.mark.parametrize("name", clean_pages())
def test_clean_page_has_no_finding_in_the_browser(seen: Seen, name: str) -> None:
    assert [(f.rule, f.sources, f.selector, f.message) for f in seen[0][name]] == []


def test_planted_faults_are_found_in_the_browser(seen: Seen) -> None:
    figures = seen[1]
    assert figures.share_found >= FEWEST_FOUND, str(figures)
    assert len(figures.results) > 60
    assert len(figures.false) <= MOST_FALSE * len(figures.results), str(figures)
