"""What an audit needs on this machine is looked at piece by piece; nothing is changed."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Literal

from a11yaudit import __version__
from a11yaudit.axe_script import axe_script, axe_version
from a11yaudit.browser.find import find_browser
from a11yaudit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

State = Literal["ok", "note", "missing"]

FONT_SECONDS = 10
KINDS = {
    "headless-shell": "Chromium headless shell",
    "chromium": "Chromium",
    "chrome": "Google Chrome",
    "edge": "Microsoft Edge",
}
# Scripts that articles are often written in, by a language whose letters a font must have.
FONT_SAMPLES = {"ar": "Arabic", "zh-cn": "Chinese", "ja": "Japanese", "hi": "Devanagari"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: "missing" stops an audit, a "note" does not."""

    name: str
    state: State
    found: str
    remedy: str = ""


def report(browser: str | None = None, script: Path | None = None) -> list[Check]:
    """All checks, in the order in which an audit needs them; arguments as for an audit."""
    return [
        Check("a11yaudit", "ok", __version__),
        Check("Python", "ok", f"{platform.python_version()} ({sys.executable})"),
        _playwright(),
        _axe(script),
        _browser(browser),
        *_fonts(),
    ]


def healthy(checks: Iterable[Check]) -> bool:
    """Whether an audit can run."""
    return all(check.state != "missing" for check in checks)


def _playwright() -> Check:
    try:
        return Check("Playwright", "ok", version("playwright"))
    except PackageNotFoundError:
        return Check("Playwright", "missing", "not installed", "python -m pip install playwright")


def _axe(script: Path | None) -> Check:
    try:
        path = axe_script(script)
    except UserError as error:
        return Check("axe-core", "missing", error.message, error.hint)
    return Check("axe-core", "ok", f"{axe_version(path)} ({path})")


def _browser(named: str | None) -> Check:
    try:
        found = find_browser(named)
    except UserError as error:
        return Check("Browser", "missing", error.message, error.hint)
    place = f", {found.path}" if found.path else ""
    name = f"{KINDS[found.kind]} {found.version}".strip()
    return Check("Browser", "ok", f"{name} ({found.how}{place})")


def _fonts() -> list[Check]:
    """A note for each common script without a font: its text would be measured as boxes."""
    program = shutil.which("fc-list")
    if program is None:
        return []
    lacking = [name for lang, name in FONT_SAMPLES.items() if not _has_font(program, lang)]
    if not lacking:
        return [Check("Fonts", "ok", "for Latin and the common other scripts")]
    remedy = "sudo apt-get install fonts-noto-core fonts-noto-cjk"
    if not shutil.which("apt-get"):
        remedy = "install the Noto fonts"
    return [Check("Fonts", "note", f"none for {', '.join(lacking)}", remedy)]


def _has_font(program: str, lang: str) -> bool:
    try:
        listed = subprocess.run(  # noqa: S603 (a list of arguments of our own)
            [program, f":lang={lang}", "family"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=FONT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return True
    return bool(listed.stdout.strip())
