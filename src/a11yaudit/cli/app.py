"""The commands of the program ``a11yaudit``."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from a11yaudit import __version__, config
from a11yaudit.cli import fix as fixing
from a11yaudit.cli import options as opt
from a11yaudit.cli import worksheet as sheets
from a11yaudit.cli.ending import INTERRUPTED, USAGE, Guarded, end, exit_code
from a11yaudit.config import AuditOptions
from a11yaudit.console import listener, verdict, wants_colour
from a11yaudit.rule import Rule, discover
from a11yaudit.targets import displayed

Flag = Annotated[bool, typer.Option()]

app = typer.Typer(
    name="a11yaudit",
    help="Audits article pages for accessibility in a real browser and suggests fixes.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
browser_app = typer.Typer(help="The browser that runs the audit.", no_args_is_help=True)
app.add_typer(browser_app, name="browser")


def main() -> None:
    """Run the program with the arguments of the process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter gets "?", not a crash
            stream.reconfigure(errors="replace")
    app()


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"a11yaudit {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


@app.command(cls=Guarded, epilog=opt.EPILOG)
def audit(  # noqa: PLR0917 (each option is a parameter)
    targets: opt.Targets = None,
    urls: opt.Urls = None,
    root: opt.Root = None,
    base: opt.Base = "/",
    include: opt.Include = None,
    exclude: opt.Exclude = None,
    output: opt.Output = Path("a11y-report"),
    formats: opt.Formats = list(config.DEFAULT_FORMATS),  # noqa: B006 (never changed)
    evidence: opt.Evidence = "crops",
    templates: opt.Templates = None,
    source_map: opt.SourceMap = None,
    lang: opt.Lang = None,
    compare: opt.Compare = None,
    single_file: opt.SingleFile = False,
    pdf: opt.Pdf = False,
    quiet: opt.Quiet = False,
    verbose: opt.Verbose = False,
    timeout: opt.Timeout = 60.0,
    concurrency: opt.Concurrency = 2,
    viewport: opt.Viewport = "1280x800",
    probes: opt.Probes = "fast",
    consent: opt.Consent = "dismiss",
    verify: opt.Verification = "all",
    block: opt.Block = None,
    allow: opt.Allow = None,
    browser: opt.Browser = None,
    fail_on: opt.FailOn = "moderate",
    strict_complete: opt.StrictComplete = False,
    exit_zero: opt.ExitZero = False,
    rules: opt.Rules = None,
    skip_rules: opt.SkipRules = None,
    axe_script: opt.AxeScript = None,
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
            viewport=config.parse_viewport(viewport),
            block=tuple(block or ()),
            allow=tuple(allow or ()),
            fail_on=fail_on,
            rules=tuple(rules or ()),
            skip_rules=tuple(skip_rules or ()),
            include=tuple(include or ()),
            exclude=tuple(exclude or ()),
            evidence=evidence,
            probes=probes,
            consent=consent,
            verify=verify,
            axe_script=axe_script,
            browser=browser,
            strict_complete=strict_complete,
            exit_zero=exit_zero,
            templates=templates,
            source_map=source_map,
            lang=lang or config.preferred_language(os.environ),
            compare=compare,
            single_file=single_file,
            pdf=pdf,
            quiet=quiet,
            verbose=verbose,
            command=shlex.join(["a11yaudit", *map(displayed, sys.argv[1:])]),
        )
    )


def _audit(options: AuditOptions) -> None:
    """Run the audit; talk goes to standard error, results to standard output."""
    config.check_output(options.output)
    from a11yaudit import audit  # noqa: PLC0415 (Playwright takes its time; --help need not wait)

    with listener(quiet=options.quiet, verbose=options.verbose) as listening:
        try:
            report = audit.run(options, listening)
        except KeyboardInterrupt:
            done = f"{listening.done} of {listening.total} pages were audited"
            end(INTERRUPTED, f"Interrupted: {done}; what was written is in {options.output}.")
    if "terminal" in options.formats:
        from a11yaudit.report import terminal  # noqa: PLC0415 (Jinja2 likewise)

        width = shutil.get_terminal_size((100, 24)).columns
        print(terminal.render(report, colour=wants_colour(sys.stdout), width=width).rstrip("\n"))
    print(*verdict(report, options.output, options.formats, options.fail_on), sep="\n")
    strict, zero = options.strict_complete, options.exit_zero
    raise typer.Exit(exit_code(report, strict_complete=strict, exit_zero=zero))


app.command(cls=Guarded, epilog=sheets.EPILOG)(sheets.worksheet)
app.command(cls=Guarded, epilog=fixing.EPILOG)(fixing.fix)


@app.command(cls=Guarded)
def rules(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    write_docs: Annotated[Path | None, typer.Option("--write-docs", hidden=True)] = None,
) -> None:
    """List all rules: id, severity, WCAG criteria, whether a fix is suggested, and the fault."""
    if write_docs is not None:
        from a11yaudit import rule_docs  # noqa: PLC0415 (only needed here)

        rule_docs.write(write_docs)
    elif as_json:
        print(json.dumps([_rule_facts(rule) for rule in discover()], ensure_ascii=False, indent=1))
    else:
        print("\n".join(_rule_table(discover())))


def _rule_facts(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "family": rule.family.value,
        "severity": rule.severity.value,
        "wcag": list(rule.wcag),
        "fixable": rule.fixable,
        "axe": [*rule.axe, *rule.overrules],
    }


def _rule_table(found: tuple[Rule, ...]) -> list[str]:
    """The rules in columns, under the names of their families; titles are never cut."""
    rows = [
        (rule.id, rule.severity.value, " ".join(rule.wcag), "fix" * rule.fixable, rule.title)
        for rule in found
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    lines: list[str] = []
    family = None
    for rule, row in zip(found, rows, strict=True):
        if rule.family is not family:
            family = rule.family
            lines += ["", family.value] if lines else [family.value]
        cells = (cell.ljust(width) for cell, width in zip(row, (*widths, 0), strict=True))
        lines.append("  " + "  ".join(cells).rstrip())
    return lines


@app.command(cls=Guarded)
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule's id.")],
) -> None:
    """Explain a rule: what it finds, why it matters, how to mend it, with examples."""
    config.check_rule_ids([rule])
    from a11yaudit import rule_docs  # noqa: PLC0415 (only needed here)

    print(rule_docs.explain(rule, min(shutil.get_terminal_size().columns, 100)))


@app.command(cls=Guarded)
def doctor(browser: opt.Browser = None, axe_script: opt.AxeScript = None) -> None:
    """Look at what an audit needs on this machine; exit 2 where something is missing."""
    from a11yaudit import doctor as checks  # noqa: PLC0415 (only needed here)

    found = checks.report(browser, axe_script)
    width = max(len(check.name) for check in found)
    marks = {"ok": "ok     ", "note": "note   ", "missing": "MISSING"}
    for check in found:
        print(f"{marks[check.state]}  {check.name.ljust(width)}  {check.found}")
        if check.remedy:
            print(f"{'':9}{'':{width}}  → {check.remedy}")
    if not checks.healthy(found):
        end(USAGE, "Something is missing: see the lines marked MISSING.")


@browser_app.command("install", cls=Guarded)
def install() -> None:
    """See that there is a browser, and fetch one where there is none."""
    from a11yaudit.browser.find import find_browser  # noqa: PLC0415 (only needed here)
    from a11yaudit.browser.install import install_browser  # noqa: PLC0415
    from a11yaudit.errors import BrowserMissingError  # noqa: PLC0415

    try:
        found = find_browser()
    except BrowserMissingError:
        found = install_browser(lambda line: print(line, file=sys.stderr, flush=True))
    print(f"Browser: {found.path or found.kind} {found.version} ({found.how})")


@app.command(cls=Guarded)
def schema() -> None:
    """Print the JSON Schema of the report."""
    from a11yaudit.report import schema_text  # noqa: PLC0415 (only needed here)

    print(schema_text())
