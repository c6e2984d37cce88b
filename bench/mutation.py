"""Plants every fault in every clean page, one at a time, and prints what is found and what not.

usage: mutation.py [--browser] [--rule ID ...]

Without a browser the pages are judged by their HTML alone, and faults that only keys show are
left out; with ``--browser`` they are served and judged in the real one, together with axe-core.
The bars: at least 98 % of the faults found, at most one false finding in a hundred pages. Ends
with exit code 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from a11yaudit.browser.find import find_browser
from mutation.in_browser import judge
from mutation.measure import FEWEST_FOUND, MOST_FALSE, Figures, Trial, by_markup, trials

STEP = 100


def in_browser(wanted: list[Trial]) -> Figures:
    """Judge the trials in the browser; what it says of the clean pages is printed at once."""

    def tell(number: int) -> None:
        if number % STEP == 0:
            print(f"{number} of {len(wanted)} pages", file=sys.stderr, flush=True)

    clean, figures = asyncio.run(judge(wanted, find_browser().path, tell))
    for page, findings in clean.items():
        for finding in findings:
            print(f"clean page {page}: {finding.rule} at {finding.selector}: {finding.message}")
    return figures


def main() -> None:
    """Run all trials, or those of some rules."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--browser", action="store_true", help="judge in the real browser")
    parser.add_argument("--rule", action="append", help="only this rule's faults")
    args = parser.parse_args()
    wanted = [t for t in trials() if not args.rule or t.mutation.rule in args.rule]
    began = time.perf_counter()
    figures = in_browser(wanted) if args.browser else by_markup(wanted)
    print("found  planted  rule")
    for rule, found, planted in figures.by_rule():
        mark = "" if found == planted else f"  ({planted - found} missed)"
        print(f"{found:5}  {planted:7}  {rule}{mark}")
    print(figures)
    print(f"{time.perf_counter() - began:.0f} seconds")
    if figures.share_found < FEWEST_FOUND or figures.false_per_page > MOST_FALSE:
        sys.exit(1)


if __name__ == "__main__":
    main()
