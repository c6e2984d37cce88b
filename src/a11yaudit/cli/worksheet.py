"""The command ``a11yaudit worksheet``: the pictures of the articles, for editors to fill in."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from a11yaudit import config
from a11yaudit.cli import options as opt
from a11yaudit.cli.ending import CLEAN, INCOMPLETE, INTERRUPTED, end
from a11yaudit.config import AuditOptions
from a11yaudit.console import is_incomplete, listener, page_line
from a11yaudit.targets import displayed

EPILOG = """
[bold]Examples[/bold]
[green]a11yaudit worksheet public/ --output alts.xlsx[/green] · all pictures of a built site
[green]a11yaudit worksheet --urls pages.txt -o alts.csv --only-faulty[/green] · only those to mend
[green]a11yaudit worksheet public/ --lang ar[/green] · in Arabic, for Arabic editors

[bold]Exit codes[/bold]
0 · the worksheet is written
2 · usage or configuration: nothing was written
3 · incomplete: a page could not be audited, or none was
"""

Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The worksheet, .xlsx or .csv. One that was filled in is never written over.",
        rich_help_panel="Output",
    ),
]
OnlyFaulty = Annotated[
    bool,
    typer.Option(
        "--only-faulty",
        help="Leave out pictures whose alt text is fine as far as a program can tell.",
        rich_help_panel="Output",
    ),
]


def worksheet(  # noqa: PLR0917 (each option is a parameter)
    targets: opt.Targets = None,
    urls: opt.Urls = None,
    root: opt.Root = None,
    base: opt.Base = "/",
    output: Output = Path("alts.xlsx"),
    only_faulty: OnlyFaulty = False,
    lang: opt.Lang = None,
    quiet: opt.Quiet = False,
    verbose: opt.Verbose = False,
    timeout: opt.Timeout = 60.0,
    concurrency: opt.Concurrency = 2,
    viewport: opt.Viewport = "1280x800",
    block: opt.Block = None,
    allow: opt.Allow = None,
    browser: opt.Browser = None,
) -> None:
    """Write a worksheet with a row for each article picture, for editors to fill in.

    Each row has the picture, its page and caption, the alt text as it is, what
    that is worth, what to do, and a cell for a new one.
    """
    options = AuditOptions(
        targets=tuple(targets or ()),
        urls_file=urls,
        base=base,
        root=root,
        timeout=timeout,
        concurrency=concurrency,
        viewport=config.parse_viewport(viewport),
        block=tuple(block or ()),
        allow=tuple(allow or ()),
        browser=browser,
        quiet=quiet,
        verbose=verbose,
        lang=lang or config.preferred_language(os.environ),
        command=shlex.join(["a11yaudit", *map(displayed, sys.argv[1:])]),
    )
    from a11yaudit import worksheet as sheets  # noqa: PLC0415 (Playwright takes its time)

    sheets.check_output(output)
    with listener(quiet=quiet, verbose=verbose) as listening:
        try:
            made = sheets.make(options, output, listening, only_faulty=only_faulty)
        except KeyboardInterrupt:
            end(INTERRUPTED, "Interrupted: no worksheet was written.")
    failed = [page for page in made.report["pages"] if page["status"] == "error"]
    if len(failed) == len(made.report["pages"]):
        end(INCOMPLETE, "No page could be audited, so no worksheet was written.", *_named(failed))
    pictures = "1 picture" if made.rows == 1 else f"{made.rows} pictures"
    print(f"Worksheet: {output} ({pictures}, {made.faulty} to mend)")
    if failed:
        number = f"{len(failed)} of {len(made.report['pages'])} pages"
        end(INCOMPLETE, f"Incomplete: {number} could not be audited.", *_named(failed))
    raise typer.Exit(INCOMPLETE if is_incomplete(made.report) else CLEAN)


def _named(pages: list[dict[str, Any]]) -> list[str]:
    return [f"  {page_line(page)}" for page in pages]
