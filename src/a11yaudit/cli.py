"""The command line only reads options, calls the audit and turns what happened into an exit code.

Exit codes: 0 clean · 1 the gate failed · 2 usage or configuration · 3 incomplete (a page could not
be audited, or none was) · 70 a bug of ours · 130 interrupted. ``--exit-zero`` turns 1 into 0 and
nothing else: a run that did not look is never clean.
"""

from __future__ import annotations

import errno
import json
import os
import shlex
import shutil
import sys
import traceback
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand

from a11yaudit import __version__
from a11yaudit.config import (
    DEFAULT_FORMATS,
    EVIDENCE,
    FAIL_ON,
    FORMATS,
    AuditOptions,
    check_output,
    check_rule_ids,
    parse_viewport,
)
from a11yaudit.console import is_incomplete, listener, verdict, wants_colour
from a11yaudit.errors import UserError
from a11yaudit.rule import discover
from a11yaudit.targets import displayed

CLEAN, GATE_FAILED, USAGE, INCOMPLETE, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130
TRACEBACK = "A11YAUDIT_TRACEBACK"


class Guarded(TyperCommand):
    """A command whose errors reach the user as sentences."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 (the signature of the library)
        """Run the command; what it raises becomes a message and an exit code."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            _end(USAGE, f"error: {error.message}", f"hint: {error.hint}" * bool(error.hint))
        except KeyboardInterrupt:
            _end(INTERRUPTED, "Interrupted.")
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise
            if os.environ.get(TRACEBACK):
                traceback.print_exc()
            _end(
                BUG,
                f"This is a bug in a11yaudit {__version__}: {type(error).__name__}: {error}",
                f"hint: {TRACEBACK}=1 shows the traceback; please report it with that.",
            )


app = typer.Typer(
    name="a11yaudit",
    help="Audits article pages for accessibility in a real browser and suggests verified fixes.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
browser_app = typer.Typer(help="The browser that runs the audit.", no_args_is_help=True)
app.add_typer(browser_app, name="browser")

T, O, L, G, R = "Targets", "Output", "Loading", "Gate", "Rules"  # noqa: E741 (names of panels)

AUDIT_EPILOG = """
[bold]Examples[/bold]

  a11yaudit audit public/                                  all pages of a built site

  a11yaudit audit https://example.com/news/story.html      one page of the web

  a11yaudit audit --urls pages.txt --fail-on serious       a list, with a milder gate

  a11yaudit audit story.html -f terminal --evidence none   one file, findings on the terminal

[bold]Exit codes[/bold]

  0 clean · 1 the gate failed · 2 usage or configuration · 3 incomplete: a page could not be
  audited, or none was · 70 a bug in a11yaudit · 130 interrupted
"""


def main() -> None:
    """The program ``a11yaudit``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter gets "?", not a crash
            stream.reconfigure(errors="replace")
    app()


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"a11yaudit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[  # noqa: ARG001 (its callback does the work)
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


@app.command(cls=Guarded, epilog=AUDIT_EPILOG)
def audit(  # noqa: PLR0913, PLR0917 (each option is a parameter)
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            help="URLs, HTML files and folders (with all pages in them).", show_default=False
        ),
    ] = None,
    urls: Annotated[
        str | None,
        typer.Option(
            "--urls",
            metavar="FILE",
            help="Targets from a file, one a line; - is standard input.",
            rich_help_panel=T,
        ),
    ] = None,
    root: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The folder to serve files from [dim](default: the file's own)[/dim].",
            rich_help_panel=T,
        ),
    ] = None,
    base: Annotated[
        str,
        typer.Option(
            metavar="PATH",
            help="The path under which files are served, for sites built for one.",
            rich_help_panel=T,
        ),
    ] = "/",
    include: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CSS", help="Report only what lies in these elements.", rich_help_panel=T
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CSS", help="Report nothing that lies in these elements.", rich_help_panel=T
        ),
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help="The folder to write to.", rich_help_panel=O
        ),
    ] = Path("a11y-report"),
    formats: Annotated[
        list[str],
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help=f"What to write, again for more: {', '.join(FORMATS)}.",
            rich_help_panel=O,
        ),
    ] = list(DEFAULT_FORMATS),  # noqa: B006 (Typer copies it)
    evidence: Annotated[
        str,
        typer.Option(
            metavar="|".join(EVIDENCE),
            help="Pictures of what was found, or none.",
            rich_help_panel=O,
        ),
    ] = "full",
    templates: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Templates of your own, over the built-in.", rich_help_panel=O
        ),
    ] = None,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Only results and errors.", rich_help_panel=O),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="How long each page took, too.", rich_help_panel=O),
    ] = False,
    timeout: Annotated[
        float,
        typer.Option(
            metavar="SECONDS", help="The most time that a page may take.", rich_help_panel=L
        ),
    ] = 60.0,
    concurrency: Annotated[
        int,
        typer.Option(
            "--concurrency", "-j", metavar="N", help="Pages at a time.", rich_help_panel=L
        ),
    ] = 2,
    viewport: Annotated[
        str,
        typer.Option(
            metavar="WIDTHxHEIGHT", help="The window, in CSS pixels.", rich_help_panel=L
        ),
    ] = "1280x800",
    block: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST",
            help="Load nothing from these hosts (*.ads.example); again for more.",
            rich_help_panel=L,
        ),
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST", help="Load from these hosts only; again for more.", rich_help_panel=L
        ),
    ] = None,
    browser: Annotated[
        str | None,
        typer.Option(
            metavar="PATH|NAME",
            help="A Chromium-family browser [dim](or A11YAUDIT_BROWSER)[/dim].",
            rich_help_panel=L,
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="|".join(FAIL_ON),
            help="The lightest severity that fails the gate.",
            rich_help_panel=G,
        ),
    ] = "moderate",
    strict_complete: Annotated[
        bool,
        typer.Option(
            "--strict-complete",
            help="An incomplete run exits 3 even where the gate failed.",
            rich_help_panel=G,
        ),
    ] = False,
    exit_zero: Annotated[
        bool,
        typer.Option(
            "--exit-zero",
            help="Exit 0 where the gate failed (an incomplete run still exits 3).",
            rich_help_panel=G,
        ),
    ] = False,
    rules: Annotated[
        list[str] | None,
        typer.Option(
            "--rule",
            metavar="ID",
            help="Only these rules, ours or axe-core's; again for more.",
            rich_help_panel=R,
        ),
    ] = None,
    skip_rules: Annotated[
        list[str] | None,
        typer.Option(
            "--skip-rule", metavar="ID", help="All but these rules.", rich_help_panel=R
        ),
    ] = None,
    axe_script: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Another axe-core script, 4.12 or newer.", rich_help_panel=R
        ),
    ] = None,
) -> None:
    """Audit pages and write a report."""
    _audit(
        AuditOptions(
            targets=tuple(targets or ()),
            urls_file=urls,
            base=base,
            root=root,
            output=output,
            formats=tuple(dict.fromkeys(formats)),
            timeout=timeout,
            concurrency=concurrency,
            viewport=parse_viewport(viewport),
            block=tuple(block or ()),
            allow=tuple(allow or ()),
            fail_on=fail_on,
            rules=tuple(rules or ()),
            skip_rules=tuple(skip_rules or ()),
            include=tuple(include or ()),
            exclude=tuple(exclude or ()),
            evidence=evidence,
            axe_script=axe_script,
            browser=browser,
            strict_complete=strict_complete,
            exit_zero=exit_zero,
            templates=templates,
            quiet=quiet,
            verbose=verbose,
            command=shlex.join(["a11yaudit", *map(displayed, sys.argv[1:])]),
        )
    )
