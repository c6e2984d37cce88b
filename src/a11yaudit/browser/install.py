"""A browser is fetched only when asked for, and each step is announced before it runs."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable

from a11yaudit.browser.find import FoundBrowser, find_browser, is_root, missing
from a11yaudit.errors import BrowserMissingError

Say = Callable[[str], None]

DOWNLOAD_SECONDS = 600
# The first that the system's archive has; a page without any font has no text to measure.
APT_PACKAGES = (("chromium-headless-shell", "fonts-dejavu-core"), ("chromium", "fonts-dejavu-core"))


def install_browser(say: Say) -> FoundBrowser:
    """Fetch a browser and return it: Playwright's headless shell, else Debian's.

    ``say`` gets a line before each step. Raises `BrowserMissingError` where nothing worked.
    """
    say("Fetching Playwright's headless shell: python -m playwright install --only-shell chromium")
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    if _run(command, say) and (found := _found()):
        return found
    if platform.system() == "Linux" and is_root() and shutil.which("apt-get"):
        return _from_apt(say)
    raise missing()


def _from_apt(say: Say) -> FoundBrowser:
    say("Refreshing the package lists: apt-get update")
    _run(["apt-get", "update", "-qq"], say)
    for packages in APT_PACKAGES:
        say(f"Installing {packages[0]} system-wide: apt-get install {' '.join(packages)}")
        command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
        if _run(command, say) and (found := _found()):
            return found
    raise missing()


def _found() -> FoundBrowser | None:
    try:
        return find_browser()
    except BrowserMissingError:
        return None


def _run(command: list[str], say: Say) -> bool:
    """Run it with a time limit and without questions; say in a line why it failed."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=DOWNLOAD_SECONDS,
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    except subprocess.TimeoutExpired:
        say(f"  gave up after {DOWNLOAD_SECONDS // 60} minutes")
        return False
    except OSError as error:
        say(f"  did not work: {error.strerror}")
        return False
    if done.returncode:
        say(f"  did not work: {_reason(done.stderr or done.stdout)}")
    return done.returncode == 0


def _reason(said: str) -> str:
    """The line of a program's complaint that names the cause."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("E:", "Error:"))]
    return (telling or lines or ["it said nothing"])[0]
