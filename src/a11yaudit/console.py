"""What the person at the terminal is told: progress on standard error, the verdict at the end.

The listeners here meet the protocol of `a11yaudit.audit.Listener`; pages are as in the report.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import IO, TYPE_CHECKING, Any, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from a11yaudit.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import TracebackType

Json = dict[str, Any]

# Where each format is to be found in the output folder, the one a person opens first in front.
FILES = {"html": "index.html", "markdown": "report.md", "json": "report.json"}
FILES["jsonl"] = "report.jsonl"


class Silent:
    """Says nothing and counts: the listener of ``--quiet``, and the base of the others."""

    def __init__(self) -> None:
        """No page was done yet."""
        self.total = 0
        self.done = 0

    def __enter__(self) -> Self:
        """Nothing to prepare."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing to tidy up."""

    def started(self, total: int) -> None:
        """The audit begins, with so many pages."""
        self.total = total

    def page_started(self, target: str) -> None:
        """A page is being loaded."""

    def page_done(self, page: Json) -> None:  # noqa: ARG002 (the listeners below show it)
        """A page was audited, or could not be."""
        self.done += 1

    def note(self, message: str) -> None:
        """Something worth knowing that is no error."""


class Lines(Silent):
    """One line for each page: for logs and pipes."""

    def __init__(self, *, verbose: bool = False) -> None:
        """``verbose`` adds how long each page took."""
        super().__init__()
        self.verbose = verbose

    def page_done(self, page: Json) -> None:
        """One line, "[3/9] audited x.html: 4 faults (2 serious)"."""
        super().page_done(page)
        place = f"{self.done:{len(str(self.total))}}/{self.total}"
        self._say(f"[{place}] {page_line(page, verbose=self.verbose)}")

    def note(self, message: str) -> None:
        """The message as it is."""
        self._say(message)

    def _say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)


class Bar(Lines):
    """The lines and, below them, a bar that shows what is being done: for terminals."""

    def __init__(self, console: Console, *, verbose: bool = False) -> None:
        """``console`` writes to standard error."""
        super().__init__(verbose=verbose)
        self._progress = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
            console=console,
            transient=True,
        )
        self._task = self._progress.add_task("starting the browser", total=None)
        self._running: list[str] = []

    def __enter__(self) -> Self:
        """Show the bar."""
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._progress.stop()

    def started(self, total: int) -> None:
        """Give the bar its length."""
        super().started(total)
        self._progress.update(self._task, total=total)

    def page_started(self, target: str) -> None:
        """Show what is being audited."""
        self._running.append(target)
        self._show()

    def page_done(self, page: Json) -> None:
        """The line of the page, and a step of the bar."""
        super().page_done(page)
        if page["target"] in self._running:
            self._running.remove(page["target"])
        self._progress.advance(self._task)
        self._show()

    def _show(self) -> None:
        self._progress.update(self._task, description=" · ".join(self._running))

    def _say(self, line: str) -> None:
        self._progress.console.print(Text(line), soft_wrap=True)


def listener(*, quiet: bool = False, verbose: bool = False) -> Silent:
    """The listener that suits standard error: a bar on a terminal, lines elsewhere."""
    if quiet:
        return Silent()
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        return Bar(Console(stderr=True, highlight=False), verbose=verbose)
    return Lines(verbose=verbose)


def wants_colour(stream: IO[str]) -> bool:
    """Whether colour is welcome: a terminal that is not dumb, and NO_COLOR not set."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def page_line(page: Json, *, verbose: bool = False) -> str:
    """What became of one page, in a line."""
    if page["status"] == "error":
        error = page["error"]
        return f"could not audit {page['target']}: {error['kind']}: {error['message']}"
    took = f", {_took(page)}" if verbose else ""
    return f"audited {page['target']}: {counted([page])}{took}"


def _took(page: Json) -> str:
    """How long a page took, and its steps: "3.1 s (load 1.20, collect 0.08, walk 0.31)"."""
    steps = page.get("times") or {}
    told = ", ".join(f"{name} {seconds:.2f}" for name, seconds in steps.items())
    return f"{page['duration_ms'] / 1000:.1f} s" + (f" ({told})" if told else "")


def counted(pages: Iterable[Json]) -> str:
    """The findings of these pages in words: "4 faults (2 serious, 2 minor), 1 to review".

    Advice is a suggestion and no fault. What an earlier run knew counts all the same, as it does
    for the gate.
    """
    findings = [finding for page in pages for finding in page.get("findings") or ()]
    known = sum(finding.get("baseline") == "known" for finding in findings)
    faults = Counter(one["severity"] for one in findings if one["outcome"] == "fail")
    advice = faults.pop(Severity.ADVICE.value, 0)
    review = sum(finding["outcome"] == "review" for finding in findings)
    number = faults.total()
    text = "no faults" if not number else f"{number} fault{'s' * (number != 1)}"
    if number:
        text += f" ({', '.join(f'{faults[name]} {name}' for name in Severity if faults[name])})"
    text += f", {advice} suggestion{'s' * (advice != 1)}" if advice else ""
    text += f", {review} to review" if review else ""
    return text + (f"; {known} of these known" if known else "")


def verdict(report: Json, output: Path, formats: Sequence[str], fail_on: str) -> list[str]:
    """The lines that end a run: what the gate says, what was left out, where the report is."""
    pages = report["pages"]
    failed = [page for page in pages if page["status"] == "error"]
    audited = [page for page in pages if page["status"] != "error"]
    number = f"{len(audited)} page{'s' * (len(audited) != 1)}"
    gate = report["summary"]["gate"]
    lines = []
    if audited:
        word = {"failed": "Failed", "passed": "Passed"}.get(gate, "Audited")
        lines.append(f"{word}: {number}, {counted(audited)}.")
    if gate == "failed":
        severities = [one.value for one in Severity if one.rank <= Severity(fail_on).rank]
        lines.append(f"The gate fails on {' and '.join(severities)} faults (--fail-on {fail_on}).")
    if is_incomplete(report):
        lines.append(_what_is_missing(failed, pages))
        lines += [f"  {page_line(page)}" for page in failed]
    shown = next((FILES[name] for name in FILES if name in formats), None)
    return [*lines, f"Report: {output / shown}"] if shown else lines


def is_incomplete(report: Json) -> bool:
    """Whether a page could not be audited, or none was, or the run did not reach its end."""
    summary = report["summary"]
    audited = summary["audited"]
    return (
        not audited
        or summary["errors"] > 0
        or summary["gate"] == "incomplete"
        or not report["run"]["complete"]
    )


def _what_is_missing(failed: list[Json], pages: list[Json]) -> str:
    if len(failed) == len(pages):
        return "Incomplete: no page could be audited."
    if failed:
        return f"Incomplete: {len(failed)} of {len(pages)} pages could not be audited."
    return "Incomplete: the run did not reach its end."
