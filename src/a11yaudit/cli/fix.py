"""The command ``a11yaudit fix``: patches on standard output, what was done on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from a11yaudit import config
from a11yaudit.cli import options as opt
from a11yaudit.cli.ending import INCOMPLETE, INTERRUPTED, end
from a11yaudit.config import AuditOptions
from a11yaudit.console import wants_colour
from a11yaudit.errors import UserError
from a11yaudit.report import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yaudit.fix.worksheet import RowError
    from a11yaudit.mend import Mended

EPILOG = """
[bold]Examples[/bold]
[green]a11yaudit fix public/[/green] · show what would change
[green]a11yaudit fix public/ --write[/green] · change the files
[green]a11yaudit fix public/ --rule heading-fake --unsafe --write[/green] · one rule
[green]a11yaudit fix public/ --worksheet alts.xlsx --write[/green] · what editors decided
[green]a11yaudit fix https://example.com/story.html > story.patch[/green] · of what is served

Each fix is tried in the browser first: one that does not cure its fault, or causes another, stays
out. Bytes outside of the fixes stay as they are.

[bold]Exit codes[/bold]
0 · done, also where there was nothing to do
2 · usage or configuration: nothing was looked at
3 · incomplete: a page could not be loaded, a file not be changed, a row not be used
70 · a bug in a11yaudit
130 · interrupted with Ctrl-C; files that were changed stay changed
"""
COLOURS = {b"+": "\x1b[32m", b"-": "\x1b[31m", b"@": "\x1b[36m"}
FEWEST_RULES = "img-alt-missing"  # answers are judged by their own rules: axe-core need not run
SHOWN = 5  # fixes that are left, per page

Diff = Annotated[
    bool,
    typer.Option(
        "--diff", help="Print a unified diff and change nothing: the default.", show_default=False
    ),
]
Write = Annotated[bool, typer.Option("--write", help="Change the files.")]
Unsafe = Annotated[
    bool, typer.Option("--unsafe", help="Take fixes too that a person should look at.")
]
Worksheet = Annotated[
    Path | None,
    typer.Option(
        "--worksheet",
        metavar="FILE",
        help="Take the alt texts that editors wrote into this worksheet, and nothing else.",
    ),
]


def fix(  # noqa: PLR0917 (each option is a parameter)
    targets: opt.Targets = None,
    diff: Diff = False,
    write: Write = False,
    unsafe: Unsafe = False,
    worksheet: Worksheet = None,
    rules: opt.Rules = None,
    skip_rules: opt.SkipRules = None,
    urls: opt.Urls = None,
    root: opt.Root = None,
    base: opt.Base = "/",
    quiet: opt.Quiet = False,
    timeout: opt.Timeout = 60.0,
    concurrency: opt.Concurrency = 2,
    viewport: opt.Viewport = "1280x800",
    probes: opt.Probes = "fast",
    consent: opt.Consent = "dismiss",
    block: opt.Block = None,
    allow: opt.Allow = None,
    browser: opt.Browser = None,
) -> None:
    """Mend pages: print a patch, or change the files."""
    if diff and write:
        raise UserError("--diff changes nothing, --write does.", "Give one of them.")
    if worksheet and (rules or skip_rules or unsafe):
        raise UserError(
            "--worksheet takes what editors decided and no other fixes.",
            "Leave out --rule, --skip-rule and --unsafe, or run a11yaudit fix twice.",
        )
    options = AuditOptions(
        targets=tuple(targets or ()),
        urls_file=urls,
        base=base,
        root=root,
        formats=(),
        evidence="none",
        timeout=timeout,
        concurrency=concurrency,
        viewport=config.parse_viewport(viewport),
        block=tuple(block or ()),
        allow=tuple(allow or ()),
        rules=(FEWEST_RULES,) if worksheet else tuple(rules or ()),
        skip_rules=tuple(skip_rules or ()),
        probes="none" if worksheet else probes,
        consent=consent,
        browser=browser,
    )
    from a11yaudit import editors, mend  # noqa: PLC0415 (Playwright takes its time)

    teller = Teller(quiet=quiet, write=write)
    answers, errors = editors.read_answers(worksheet) if worksheet else (None, [])
    mending = mend.Mending(options, write=write, unsafe=unsafe, answers=answers)
    try:
        errors += mend.run(mending, teller.started, teller.done)
    except KeyboardInterrupt:
        end(INTERRUPTED, f"Interrupted: {teller.count} of {teller.total} pages were done.")
    teller.rows(errors)
    teller.ending()
    raise typer.Exit(INCOMPLETE if teller.errors else 0)


class Teller:
    """Says what becomes of the pages as they come."""

    def __init__(self, *, quiet: bool, write: bool) -> None:
        """With ``write`` no patches are printed; ``quiet`` keeps to them and to errors."""
        self.quiet = quiet
        self.write = write
        self.total = self.count = self.errors = self.changed = 0
        self.fixes = self.unasked = self.advice = 0

    def started(self, total: int) -> None:
        """So many pages will come."""
        self.total = total

    def done(self, page: Mended) -> None:
        """The page's patch, and in a few lines what was done and what was left."""
        self.count += 1
        self.errors += bool(page.error)
        self.changed += bool(page.patch)
        self.fixes += len(page.done)
        self.unasked += page.unasked
        self.advice += page.advice
        name = clean.text(page.target)
        if page.error:
            self._say(f"{name}: {clean.text(page.error)}", always=True)
        if page.patch and not self.write:
            show(page.patch)
        if page.done:
            self._say(f"{name}: {_fixes(len(page.done))} ({_by_rule(d.rule for d in page.done)})")
        self.rows(page.rows)
        for one in page.left[:SHOWN]:
            self._say(f"{name}: {one.rule} is left: {clean.text(one.reason)}")
        if len(page.left) > SHOWN:
            self._say(f"{name}: {len(page.left) - SHOWN} more are left.")

    def rows(self, errors: Iterable[RowError]) -> None:
        """The rows of a worksheet that could not be used."""
        for error in errors:
            self.errors += 1
            self._say(clean.text(str(error)), always=True)

    def ending(self) -> None:
        """The sum of it all, and what else there is to do."""
        verb = "changed" if self.write else "to change"
        self._say(f"{_pages(self.changed)} {verb}, {_fixes(self.fixes)}.")
        if self.changed and not self.write:
            self._say("Nothing was written; --write changes the files.")
        if self.unasked:
            self._say(f"{_fixes(self.unasked)} a person should look at: --unsafe takes them too.")
        if self.advice:
            faults = "1 fault needs" if self.advice == 1 else f"{self.advice} faults need"
            self._say(f"{faults} an editor's words: a11yaudit audit says where.")

    def _say(self, line: str, *, always: bool = False) -> None:
        if always or not self.quiet:
            print(line, file=sys.stderr, flush=True)


def show(patch: bytes) -> None:
    """Print the patch: its own bytes for files and pipes, safe text in colours for a terminal."""
    sys.stdout.flush()
    if not sys.stdout.isatty():
        sys.stdout.buffer.write(patch)
        sys.stdout.buffer.flush()
        return
    colour = wants_colour(sys.stdout)
    for line in patch.splitlines():
        text = clean.visible(line.decode("utf-8", "replace"))
        start = COLOURS.get(line[:1], "") if colour else ""
        print(f"{start}{text}\x1b[0m" if start else text)


def _fixes(number: int) -> str:
    return "1 fix" if number == 1 else f"{number} fixes"


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"


def _by_rule(rules: Iterable[str]) -> str:
    counts = Counter(rules)
    return ", ".join(f"{rule} ×{n}" if n > 1 else rule for rule, n in sorted(counts.items()))
