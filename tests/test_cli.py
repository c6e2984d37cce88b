"""The command line: its help, its errors, its exit codes, and what it says."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import fields
from types import SimpleNamespace

import pytest
from rich.console import Console
from typer.testing import CliRunner

import a11yaudit
from a11yaudit import console
from a11yaudit.cli.app import app
from a11yaudit.cli.ending import exit_code
from a11yaudit.config import AuditOptions, check_output
from a11yaudit.doctor import Check
from a11yaudit.errors import BrowserMissingError, UserError


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the program in an empty folder; the result has exit_code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.delenv("A11YAUDIT_BROWSER", raising=False)
    return lambda *args: CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture
def audit(monkeypatch):
    """Puts an audit in place of the real one and returns the options that it was called with."""
    seen = []

    def put(result):
        def instead(options, listener):
            seen.append(options)
            if isinstance(result, BaseException):
                raise result
            listener.started(len(result["pages"]))
            for page in result["pages"]:
                listener.page_started(page["target"])
                listener.page_done(page)
            return result

        fake = SimpleNamespace(run=instead)
        monkeypatch.setitem(sys.modules, "a11yaudit.audit", fake)
        monkeypatch.setattr(a11yaudit, "audit", fake, raising=False)
        return seen

    return put


def finding(severity="serious", outcome="fail", **more):
    return {"severity": severity, "outcome": outcome, **more}


def page(target, *findings, error=None):
    return {
        "target": target,
        "status": "error" if error else "audited",
        "error": error,
        "duration_ms": 1234,
        "findings": list(findings),
    }


TIMEOUT = {"kind": "timeout", "message": "The page took more than 60 seconds."}


def report(gate, *pages, complete=True):
    errors = sum(one["status"] == "error" for one in pages)
    return {
        "run": {"complete": complete and not errors},
        "summary": {
            "pages": len(pages),
            "audited": len(pages) - errors,
            "errors": errors,
            "gate": gate,
        },
        "pages": list(pages),
    }


# Help and small commands


def test_help_names_every_command(run):
    text = run("--help").stdout
    for command in ("audit", "rules", "explain", "doctor", "schema", "browser", "--version"):
        assert command in text


def test_help_of_audit_groups_every_option_and_shows_examples(run):
    result = run("audit", "--help")
    for panel in ("Targets", "Output", "Loading", "Gate", "Rules", "Examples", "Exit codes"):
        assert panel in result.stdout
    hidden = {"targets", "urls_file", "formats", "skip_rules", "rules", "command", "keep_pictures"}
    options = {f"--{one.name.replace('_', '-')}" for one in fields(AuditOptions)}
    options -= {f"--{name.replace('_', '-')}" for name in hidden}
    for option in (*options, "--urls", "--format", "--rule", "--skip-rule"):
        assert option in result.stdout, option


def test_the_version_is_the_packages(run):
    assert run("--version").stdout == f"a11yaudit {a11yaudit.__version__}\n"


def test_python_m_a11yaudit_is_the_program():
    done = subprocess.run(
        [sys.executable, "-m", "a11yaudit", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"a11yaudit {a11yaudit.__version__}\n"


def test_help_does_not_wait_for_playwright():
    code = (
        "import sys, a11yaudit.cli.app; sys.exit('playwright' in sys.modules "
        "or 'jinja2' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_rules_are_listed_for_people_and_for_machines(run):
    listed = json.loads(run("rules", "--json").stdout)
    text = run("rules").stdout
    assert listed
    for rule in listed:
        assert set(rule) == {"id", "title", "family", "severity", "wcag", "fixable", "axe"}
        assert rule["id"] in text
        assert rule["title"] in text
        assert rule["family"] in text


def test_an_unknown_rule_gets_a_suggestion(run):
    known = json.loads(run("rules", "--json").stdout)[0]["id"]
    result = run("explain", known + "x")
    assert result.exit_code == 2
    assert f"There is no rule '{known}x'." in result.stderr
    assert f"Did you mean {known}" in result.stderr


def test_the_doctor_marks_what_is_missing(run, monkeypatch):
    checks = [
        Check("Python", "ok", "3.11.7"),
        Check("Fonts", "note", "none for Arabic", "install the Noto fonts"),
    ]
    monkeypatch.setattr("a11yaudit.doctor.report", lambda *args: checks)
    result = run("doctor")
    assert result.exit_code == 0
    assert result.stdout == (
        "ok       Python  3.11.7\n"
        "note     Fonts   none for Arabic\n"
        "                 → install the Noto fonts\n"
    )
    checks.append(Check("Browser", "missing", "No browser", "a11yaudit browser install"))
    result = run("doctor")
    assert result.exit_code == 2
    assert "MISSING  Browser  No browser\n" in result.stdout


def test_the_doctor_names_a_browser_that_is_wrong(run):
    result = run("doctor", "--browser", "/no/such/browser")
    assert result.exit_code == 2
    assert "MISSING  Browser" in result.stdout
    assert "axe-core    4." in result.stdout


def test_no_browser_is_fetched_where_there_is_one(run, monkeypatch, tmp_path):
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\necho Chromium 150.0.0.1\n")
    browser.chmod(0o755)
    monkeypatch.setenv("A11YAUDIT_BROWSER", str(browser))
    result = run("browser", "install")
    assert result.stdout == f"Browser: {browser} 150.0.0.1 (named by A11YAUDIT_BROWSER)\n"


# Errors of usage


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "htm"], "error: --format has no 'htm'.\nhint: Did you mean html?"),
        (["--fail-on", "critical"], "error: --fail-on has no 'critical'.\nhint: It takes serious"),
        (["--evidence", "ful"], "hint: Did you mean full?"),
        (["--timeout", "0"], "error: --timeout 0 is out of range.\nhint: It takes 1 to 3600"),
        (["--timeout", "nan"], "error: --timeout nan is out of range."),
        (["-j", "0"], "error: --concurrency 0 is out of range."),
        (["--viewport", "wide"], "error: --viewport 'wide' is not a width and a height."),
        (["--viewport", "1x1"], "error: --viewport 1 is out of range."),
        (["--block", "https://ads.example/x"], "hint: Write it as ads.example."),
        (["--include", " "], "error: --include has an empty selector."),
        (["--rule", "image-altt"], "hint: Did you mean image-alt"),
        (["--templates", "nowhere"], "error: The folder of templates nowhere does not exist."),
        (["--axe-script", "nowhere.js"], "error: The axe-core script nowhere.js cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is(run, audit, args, said):
    seen = audit(report("passed", page("x.html")))
    result = run("audit", "x.html", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not seen


def test_an_old_axe_core_is_refused(run, audit, tmp_path):
    audit(report("passed", page("x.html")))
    script = tmp_path / "axe.js"
    script.write_text("/*! axe v4.4.3\n */")
    assert "is axe-core 4.4.3, which lacks" in run("audit", "x", "--axe-script", script).stderr
    script.write_text("alert(1)")
    assert "is not an axe-core script" in run("audit", "x", "--axe-script", script).stderr
    script.write_text("/*! axe v4.13.0\n */")
    assert run("audit", "x", "--axe-script", script).exit_code == 0


@pytest.mark.parametrize("output", ["file", "file/below", "/proc/a11y"])
def test_an_output_that_cannot_be_written_stops_the_run(run, audit, tmp_path, output):
    seen = audit(report("passed", page("x.html")))
    (tmp_path / "file").touch()
    result = run("audit", "x.html", "--output", output)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: The output {'' if 'file' in output else 'folder '}")
    assert not seen


def test_the_check_of_the_output_leaves_no_trace(tmp_path):
    check_output(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_an_option_that_does_not_exist_is_a_usage_error(run):
    result = run("audit", "--formt", "html")
    assert result.exit_code == 2
    assert "--format" in result.stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UserError("It is wrong.", "Mend it."), 2, "error: It is wrong.\nhint: Mend it.\n"),
        (UserError("It is wrong."), 2, "error: It is wrong.\n"),
        (ExceptionGroup("x", [UserError("It is wrong.")]), 2, "error: It is wrong.\n"),
        (BrowserMissingError("None."), 2, "error: None.\n"),
        (KeyboardInterrupt(), 130, "Interrupted: 0 of 0 pages were audited; what was written"),
        (
            ValueError("odd"),
            70,
            "This is a bug in a11yaudit 0.1.0: ValueError: odd\nhint: Set A11Y",
        ),
    ],
)
def test_every_error_is_a_sentence_and_a_code(run, audit, error, code, said):
    audit(error)
    result = run("audit", "x.html", "--exit-zero")
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(said)
    assert "Traceback" not in result.stderr


def test_the_traceback_of_a_bug_is_there_for_those_who_ask(run, audit, monkeypatch):
    monkeypatch.setenv("A11YAUDIT_TRACEBACK", "1")
    audit(ValueError("odd"))
    assert "Traceback" in run("audit", "x.html").stderr


# Runs


def test_the_options_reach_the_audit(run, audit):
    seen = audit(report("passed", page("x.html")))
    run("audit", "a", "b", "-f", "json", "-f", "json", "--viewport", "390x844", "--block", "*.ads")
    assert seen == [
        AuditOptions(targets=("a", "b"), formats=("json",), viewport=(390, 844), block=("*.ads",))
    ]


def test_the_command_is_reported_without_secrets(run, audit, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["x", "audit", "https://me:pw@example.com/?token=abc", "a b"])
    seen = audit(report("passed", page("x.html")))
    run("audit", "x.html")
    assert seen[0].command == "a11yaudit audit 'https://example.com/?token=***' 'a b'"


def test_talk_goes_to_standard_error_and_results_to_standard_output(run, audit):
    audit(
        report(
            "failed",
            page("a.html", finding(), finding("minor"), finding(outcome="review")),
            page("b.html"),
        )
    )
    result = run("audit", "x")
    assert result.exit_code == 1
    assert result.stderr == (
        "[1/2] audited a.html: 2 faults (1 serious, 1 minor), 1 to review\n"
        "[2/2] audited b.html: no faults\n"
    )
    assert result.stdout == (
        "Failed: 2 pages, 2 faults (1 serious, 1 minor), 1 to review.\n"
        "The gate fails on serious and moderate faults (--fail-on moderate).\n"
        "Report: a11y-report/index.html\n"
    )


def test_quiet_leaves_the_results_and_verbose_adds_times(run, audit):
    audit(report("passed", page("a.html", finding("minor", baseline="known"))))
    quiet = run("audit", "x", "--quiet", "--format", "jsonl", "--output", "out")
    assert quiet.stderr == ""
    assert (
        quiet.stdout
        == "Passed: 1 page, 1 fault (1 minor); 1 of these known.\nReport: out/report.jsonl\n"
    )
    assert (
        run("audit", "x", "-v").stderr
        == "[1/1] audited a.html: 1 fault (1 minor); 1 of these known, 1.2 s\n"
    )


def test_a_page_that_failed_is_named_and_the_run_is_incomplete(run, audit):
    audit(report("incomplete", page("a.html"), page("b.html", error=TIMEOUT)))
    result = run("audit", "x", "--exit-zero")
    assert result.exit_code == 3
    assert result.stdout == (
        "Audited: 1 page, no faults.\n"
        "Incomplete: 1 of 2 pages could not be audited.\n"
        "  could not audit b.html: timeout: The page took more than 60 seconds.\n"
        "Report: a11y-report/index.html\n"
    )


FAILED_AND_INCOMPLETE = report("failed", page("a", finding()), page("b", error=TIMEOUT))


@pytest.mark.parametrize(
    ("result", "strict", "zero", "code"),
    [
        (report("passed", page("a")), False, False, 0),
        (report("failed", page("a", finding())), False, False, 1),
        (report("failed", page("a", finding())), True, False, 1),
        (report("failed", page("a", finding())), False, True, 0),
        (report("incomplete", page("a", error=TIMEOUT)), False, False, 3),
        (report("incomplete", page("a", error=TIMEOUT)), False, True, 3),
        (report("passed"), False, False, 3),
        (report("passed", page("a"), complete=False), False, False, 3),
        (FAILED_AND_INCOMPLETE, False, False, 1),
        (FAILED_AND_INCOMPLETE, True, False, 3),
        (FAILED_AND_INCOMPLETE, False, True, 3),
    ],
)
def test_exit_codes(result, strict, zero, code):
    assert exit_code(result, strict_complete=strict, exit_zero=zero) == code


def test_both_are_said_where_the_gate_failed_and_pages_are_missing():
    lines = console.verdict(FAILED_AND_INCOMPLETE, "out", (), "serious")
    assert lines[:3] == [
        "Failed: 1 page, 1 fault (1 serious).",
        "The gate fails on serious faults (--fail-on serious).",
        "Incomplete: 1 of 2 pages could not be audited.",
    ]


def test_no_page_at_all_is_not_a_pass():
    lines = console.verdict(report("incomplete", page("a", error=TIMEOUT)), "out", (), "minor")
    assert lines[0] == "Incomplete: no page could be audited."


# The terminal


def test_a_terminal_gets_the_same_lines_and_a_bar():
    stream = io.StringIO()
    bar = console.Bar(Console(file=stream, force_terminal=True, width=60, color_system=None))
    with bar:
        bar.started(2)
        bar.page_started("a.html")
        bar.page_started("[b].html")
        bar.page_done(page("a.html"))
        bar.note("A word.")
        bar.page_done(page("[b].html", finding()))
    text = stream.getvalue()
    for line in ("[1/2] audited a.html: no faults", "A word.", "[2/2] audited [b].html: 1 fault"):
        assert line in text


@pytest.mark.parametrize(
    ("terminal", "environment", "kind"),
    [
        (True, {"TERM": "xterm"}, console.Bar),
        (True, {"TERM": "dumb"}, console.Lines),
        (False, {"TERM": "xterm", "FORCE_COLOR": "1"}, console.Lines),
    ],
)
def test_only_a_real_terminal_gets_a_bar(monkeypatch, terminal, environment, kind):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    stream.isatty = lambda: terminal
    monkeypatch.setattr("sys.stderr", stream)
    assert type(console.listener()) is kind
    assert type(console.listener(quiet=True)) is console.Silent


@pytest.mark.parametrize(
    ("terminal", "environment", "colour"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_those_who_want_it(monkeypatch, terminal, environment, colour):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    stream.isatty = lambda: terminal
    assert console.wants_colour(stream) is colour
