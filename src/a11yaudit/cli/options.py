"""The options of ``a11yaudit audit``, each once: its type, its names and its help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from a11yaudit.axe_script import OLDEST
from a11yaudit.config import CONSENT, EVIDENCE, FAIL_ON, FORMATS, PROBES, VERIFY
from a11yaudit.said import LANGUAGES

EPILOG = """
[bold]Examples[/bold]
[green]a11yaudit audit public/[/green] · all pages of a built site
[green]a11yaudit audit https://example.com/story.html[/green] · one page of the web
[green]a11yaudit audit --urls pages.txt --fail-on serious[/green] · a list, a milder gate
[green]a11yaudit audit story.html -f terminal[/green] · one file, findings on the terminal

[bold]Exit codes[/bold]
0 · clean
1 · the gate failed
2 · usage or configuration: nothing was audited
3 · incomplete: a page could not be audited, or none was
70 · a bug in a11yaudit
130 · interrupted with Ctrl-C; what was finished stays written
"""


def _option(panel: str, text: str, *names: str, metavar: str | None = None) -> Any:  # noqa: ANN401
    return typer.Option(*names, metavar=metavar, help=text, rich_help_panel=panel)


Targets = Annotated[
    list[str] | None,
    typer.Argument(
        help="URLs, HTML files, and folders with all pages in them.",
        show_default=False,
    ),
]
Urls = Annotated[
    str | None,
    _option(
        "Targets",
        "Targets from a file, one a line; - is standard input.",
        "--urls",
        metavar="FILE",
    ),
]
Root = Annotated[
    Path | None,
    _option(
        "Targets",
        "The folder that is served as the site's root, for files. [dim]By default a file's own "
        "folder, or the folder named.[/dim]",
        "--root",
        metavar="DIR",
    ),
]
Base = Annotated[
    str,
    _option(
        "Targets",
        "The path under which files are served, for sites built for one.",
        "--base",
        metavar="PATH",
    ),
]
Include = Annotated[
    list[str] | None,
    _option("Targets", "Report only what is in these elements.", "--include", metavar="CSS"),
]
Exclude = Annotated[
    list[str] | None,
    _option("Targets", "Report nothing that is in these elements.", "--exclude", metavar="CSS"),
]

Output = Annotated[
    Path, _option("Output", "The folder to write to.", "--output", "-o", metavar="DIR")
]
Formats = Annotated[
    list[str],
    _option(
        "Output",
        f"What to write: {', '.join(FORMATS)}. Again for more.",
        "--format",
        "-f",
        metavar="NAME",
    ),
]
Evidence = Annotated[
    str,
    _option(
        "Output",
        "Pictures: of what was found, or of whole pages.",
        "--evidence",
        metavar="|".join(EVIDENCE),
    ),
]
Templates = Annotated[
    Path | None,
    _option("Output", "Templates that replace the built-in ones.", "--templates", metavar="DIR"),
]
Compare = Annotated[
    Path | None,
    _option(
        "Output",
        "An earlier run's report.json: says what is new, fixed and still there.",
        "--compare",
        metavar="REPORT",
    ),
]
SingleFile = Annotated[
    bool,
    _option("Output", "The HTML report also as one file, to be sent by e-mail.", "--single-file"),
]
Pdf = Annotated[bool, _option("Output", "The HTML report also as a PDF, to be printed.", "--pdf")]
SourceMap = Annotated[
    Path | None,
    _option(
        "Output",
        "A TOML file that says which template or content file a page is made of, so that findings "
        "name the file to change.",
        "--source-map",
        metavar="FILE",
    ),
]
Lang = Annotated[
    str | None,
    _option(
        "Output",
        f"The language of the report or worksheet: {', '.join(LANGUAGES)}. "
        "[dim]By default A11YAUDIT_LANG, else that of the system, where there is one of these; "
        "else English.[/dim]",
        "--lang",
        metavar="CODE",
    ),
]
Quiet = Annotated[bool, _option("Output", "Only results and errors.", "--quiet", "-q")]
Verbose = Annotated[
    bool, _option("Output", "Say how long pages and their steps took.", "--verbose", "-v")
]

Timeout = Annotated[
    float,
    _option("Loading", "The most time a page may take.", "--timeout", metavar="SECONDS"),
]
Concurrency = Annotated[
    int, _option("Loading", "How many pages at a time.", "--concurrency", "-j", metavar="N")
]
Viewport = Annotated[
    str,
    _option("Loading", "The window, in CSS pixels.", "--viewport", metavar="WIDTHxHEIGHT"),
]
Probes = Annotated[
    str,
    _option(
        "Loading",
        "What is tried with real keys: nothing, what costs less than loading the page once more, "
        "or all stops and each skip link on a page loaded anew.",
        "--probes",
        metavar="|".join(PROBES),
    ),
]
Consent = Annotated[
    str,
    _option(
        "Loading",
        "A consent banner or dialog over the page: leave it, close it (its own faults are "
        "reported all the same), or audit the page with it and without.",
        "--consent",
        metavar="|".join(CONSENT),
    ),
]
Verification = Annotated[
    str,
    _option(
        "Loading",
        "Which suggested fixes are tried on a copy of the page, which is loaded and audited again.",
        "--verify",
        metavar="|".join(VERIFY),
    ),
]
Block = Annotated[
    list[str] | None,
    _option(
        "Loading",
        "Load nothing from these hosts (*.ads.example). Again for more.",
        "--block",
        metavar="HOST",
    ),
]
Allow = Annotated[
    list[str] | None,
    _option("Loading", "Load from these hosts only. Again for more.", "--allow", metavar="HOST"),
]
Browser = Annotated[
    str | None,
    _option(
        "Loading",
        "The Chromium-family browser to use. [dim]By default A11YAUDIT_BROWSER, else the first "
        "that is found.[/dim]",
        "--browser",
        metavar="PATH|NAME",
    ),
]

FailOn = Annotated[
    str,
    _option(
        "Gate",
        f"The lightest severity that fails the gate: {', '.join(FAIL_ON)}.",
        "--fail-on",
        metavar="SEVERITY",
    ),
]
StrictComplete = Annotated[
    bool,
    _option(
        "Gate", "Exit 3 where the run is incomplete, even if the gate failed.", "--strict-complete"
    ),
]
ExitZero = Annotated[
    bool,
    _option(
        "Gate", "Exit 0 where the gate failed; an incomplete run still exits 3.", "--exit-zero"
    ),
]

Rules = Annotated[
    list[str] | None,
    _option(
        "Rules",
        "Only these rules, ours or axe-core's. Again for more.",
        "--rule",
        metavar="ID",
    ),
]
SkipRules = Annotated[
    list[str] | None,
    _option("Rules", "All but these rules. Again for more.", "--skip-rule", metavar="ID"),
]
AxeScript = Annotated[
    Path | None,
    _option(
        "Rules",
        f"Another axe-core script, {'.'.join(map(str, OLDEST))} or newer.",
        "--axe-script",
        metavar="FILE",
    ),
]
