"""The options of a run: an `AuditOptions` that exists is one that can be carried out.

What needs the file system to be changed (the output folder) is checked by `check_output`, what
needs the targets or the browser where those are looked up.
"""

from __future__ import annotations

import difflib
import math
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from a11yaudit.axe_script import axe_rule_ids, axe_script
from a11yaudit.errors import RuleError, UserError
from a11yaudit.rule import discover
from a11yaudit.said import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORMATS = ("html", "json", "jsonl", "markdown", "terminal")
FAIL_ON = ("serious", "moderate", "minor", "never")
EVIDENCE = ("none", "crops", "full")
PROBES = ("none", "fast", "all")
CONSENT = ("keep", "dismiss", "both")
VERIFY = ("none", "safe", "all")
# Where the environment says which language the user reads; the first that is set counts.
LANGUAGE_VARIABLES = ("A11YAUDIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
DEFAULT_FORMATS = ("html", "json")
LONGEST_TIMEOUT = 3600.0
MOST_CONCURRENT = 32
SMALLEST_SIDE, LARGEST_SIDE = 200, 10_000

_HOST_PATTERN = re.compile(r"[\w.*?\[\]-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """What to audit, how, and what to write.

    ``timeout`` is in seconds for a whole page, ``viewport`` in CSS pixels. ``block`` and ``allow``
    are host patterns ("ads.example.com", "*.ads.example"). ``fail_on`` is the lightest severity
    that fails the gate. ``rules`` (all where empty) and ``skip_rules`` are ids of our rules or of
    axe-core's. ``probes`` says how much is tried with keys, ``consent`` what becomes of a consent
    banner, ``verify`` which of the suggested fixes are tried out. ``include`` and ``exclude`` are
    CSS selectors. ``source_map`` is a file that says what the pages are made of.
    ``keep_pictures``: the pictures of the pages are written whatever the formats. ``compare`` is an
    earlier run's JSON report; ``single_file`` and ``pdf`` ask for the HTML report as one file, and
    printed. ``command`` is what the user typed, for the report. ``lang`` is the language of the
    HTML report. Making one with a value that cannot be carried out raises `UserError`.
    """

    targets: tuple[str, ...] = ()
    urls_file: str | None = None
    base: str = "/"
    root: Path | None = None
    output: Path = Path("a11y-report")
    formats: tuple[str, ...] = DEFAULT_FORMATS
    timeout: float = 60.0
    concurrency: int = 2
    viewport: tuple[int, int] = (1280, 800)
    block: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    fail_on: str = "moderate"
    rules: tuple[str, ...] = ()
    skip_rules: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    evidence: str = "crops"
    probes: str = "fast"
    consent: str = "dismiss"
    verify: str = "all"
    axe_script: Path | None = None
    browser: str | None = None
    strict_complete: bool = False
    exit_zero: bool = False
    templates: Path | None = None
    lang: str = "en"
    compare: Path | None = None
    single_file: bool = False
    pdf: bool = False
    quiet: bool = False
    verbose: bool = False
    keep_pictures: bool = False
    source_map: Path | None = None
    command: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Refuse what cannot be carried out."""
        for name in self.formats:
            _one_of("--format", name, FORMATS)
        _one_of("--fail-on", self.fail_on, FAIL_ON)
        _one_of("--evidence", self.evidence, EVIDENCE)
        _one_of("--probes", self.probes, PROBES)
        _one_of("--consent", self.consent, CONSENT)
        _one_of("--verify", self.verify, VERIFY)
        _one_of("--lang", self.lang, LANGUAGES)
        _between("--timeout", self.timeout, 1, LONGEST_TIMEOUT, "seconds")
        _between("--concurrency", self.concurrency, 1, MOST_CONCURRENT, "pages at a time")
        for side in self.viewport:
            _between("--viewport", side, SMALLEST_SIDE, LARGEST_SIDE, "pixels a side")
        for option, patterns in (("--block", self.block), ("--allow", self.allow)):
            _host_patterns(option, patterns)
        for option, selectors in (("--include", self.include), ("--exclude", self.exclude)):
            if not all(selector.strip() for selector in selectors):
                raise UserError(f"{option} has an empty selector.", "Give a CSS selector.")
        if self.axe_script is not None or self.rules or self.skip_rules:
            script = axe_script(self.axe_script)
            check_rule_ids((*self.rules, *self.skip_rules), axe_rule_ids(script))
        if self.templates is not None and not self.templates.is_dir():
            raise UserError(
                f"The folder of templates {self.templates} does not exist.",
                "Give a folder with templates named as those they replace.",
            )
        for option, wanted in (("--single-file", self.single_file), ("--pdf", self.pdf)):
            if wanted and "html" not in self.formats:
                raise UserError(f"{option} is made of the HTML report.", "Add --format html.")


def parse_viewport(text: str) -> tuple[int, int]:
    """``"1280x800"`` as (1280, 800); `UserError` where it is not of that form."""
    found = re.fullmatch(r"\s*(\d{1,6})\s*[x×,]\s*(\d{1,6})\s*", text)
    if not found:
        raise UserError(
            f"--viewport {text!r} is not a width and a height.", "Write it as 1280x800."
        )
    return int(found[1]), int(found[2])


def preferred_language(environment: Mapping[str, str]) -> str:
    """The language that the environment asks for; English where there are no reports in it."""
    asked = (environment.get(name, "").strip() for name in LANGUAGE_VARIABLES)
    code = re.split(r"[-_.@]", next(filter(None, asked), ""), maxsplit=1)[0].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


def check_rule_ids(wanted: Iterable[str], also_known: Iterable[str] = ()) -> None:
    """Raise `RuleError`, with the closest id as a hint, unless every id is known."""
    known = {rule.id for rule in discover()}.union(also_known)
    for ident in wanted:
        if ident not in known:
            close = difflib.get_close_matches(ident, sorted(known), n=3)
            meant = f"Did you mean {' or '.join(close)}? " if close else ""
            raise RuleError(
                f"There is no rule {ident!r}.", f"{meant}'a11yaudit rules' lists them all."
            )


def check_output(folder: Path) -> None:
    """See that the folder can be made and written to, and leave no trace; else `UserError`."""
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not there.is_dir():
        raise UserError(
            f"The output {folder} cannot be a folder: {there} is a file.",
            "Give --output a folder; it is made if need be.",
        )
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        raise UserError(
            f"The output folder {folder} cannot be written to: {error.strerror}.",
            "Give --output a folder of your own.",
        ) from error


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value in known:
        return
    close = difflib.get_close_matches(value.lower(), known, n=1, cutoff=0.5)
    meant = f"Did you mean {close[0]}? " if close else ""
    raise UserError(f"{option} has no {value!r}.", f"{meant}It takes {', '.join(known)}.")


def _between(option: str, value: float, least: float, most: float, unit: str) -> None:
    if not math.isfinite(value) or not least <= value <= most:
        raise UserError(
            f"{option} {value:g} is out of range.", f"It takes {least:g} to {most:g} {unit}."
        )


def _host_patterns(option: str, patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        if _HOST_PATTERN.fullmatch(pattern):
            continue
        host = re.sub(r"^\w+://|[/?#].*$", "", pattern)
        example = host if _HOST_PATTERN.fullmatch(host) else "*.ads.example"
        raise UserError(
            f"{option} takes host names, and {pattern!r} is none.", f"Write it as {example}."
        )
