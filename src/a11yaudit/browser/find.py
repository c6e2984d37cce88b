"""Which Chromium runs the audit is decided here, from paths alone; Playwright is not imported.

The order: the one named by the user (``--browser`` or ``A11YAUDIT_BROWSER``; a wrong name is an
error, never a silent fallback), Playwright's own, one that is installed on the system.
"""

from __future__ import annotations

import difflib
import json
import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from a11yaudit.errors import BrowserMissingError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["headless-shell", "chromium", "chrome", "edge"]

ENV = "A11YAUDIT_BROWSER"
VERSION_SECONDS = 20

# What a person may say to --browser, and the programs that this can mean, best first.
NAMES: dict[str, tuple[str, ...]] = {
    "headless-shell": ("chromium-headless-shell", "chrome-headless-shell"),
    "chromium": ("chromium", "chromium-browser"),
    "chrome": ("google-chrome", "google-chrome-stable", "chrome"),
    "edge": ("microsoft-edge", "microsoft-edge-stable", "msedge"),
}
OTHER_ENGINES = ("firefox", "safari", "webkit")
MAC_APPS = {"chromium": "Chromium", "chrome": "Google Chrome", "edge": "Microsoft Edge"}
WINDOWS_APPS = {
    "chromium": r"Chromium\Application\chrome.exe",
    "chrome": r"Google\Chrome\Application\chrome.exe",
    "edge": r"Microsoft\Edge\Application\msedge.exe",
}


@dataclass(frozen=True, slots=True)
class FoundBrowser:
    """A browser that answers. ``path`` is None for Playwright's own headless shell, which
    Playwright starts by itself; ``how`` says in a few words why this one was taken."""

    path: Path | None
    how: str
    kind: Kind
    version: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A browser that is there and does not start; ``reason`` is what it said."""

    path: Path
    reason: str


def find_browser(named: str | None = None) -> FoundBrowser:
    """The browser to use.

    Raises `UserError` where the named one is of no use, `BrowserMissingError` where none is found.
    """
    if named:
        return _named(named, "--browser")
    if from_env := os.environ.get(ENV):
        return _named(from_env, ENV)
    broken: list[Broken] = []
    for path, how, kind in _candidates():
        answer = ask_version(path)
        if isinstance(answer, str):
            own_shell = how == OWN and kind == "headless-shell"
            return FoundBrowser(None if own_shell else path, how, kind, answer)
        broken.append(answer)
    raise missing(broken)


def launch_args() -> list[str]:
    """The arguments for the browser: it calls nobody at home; no sandbox where root has none."""
    args = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
    ]
    return [*args, "--no-sandbox"] if is_root() and platform.system() == "Linux" else args


def is_root() -> bool:
    """Whether this process runs as root (never on Windows)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def ask_version(path: Path) -> str | Broken:
    """What the program says to ``--version``, "159.0.8154.6", or why it cannot start."""
    if platform.system() == "Windows":  # there it would open a window and say nothing
        return ""
    try:
        answer = subprocess.run(
            [path, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=VERSION_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Broken(path, f"no answer to --version in {VERSION_SECONDS} seconds")
    except OSError as error:
        return Broken(path, error.strerror or str(error))
    words = answer.stdout.split()
    number = next((word for word in words if word[0].isdigit() and "." in word), "")
    if answer.returncode or not number:
        said = (answer.stderr or answer.stdout).strip().splitlines()
        return Broken(path, said[0] if said else f"it ended with exit code {answer.returncode}")
    return number


def _named(named: str, source: str) -> FoundBrowser:
    path = _path_of(named)
    if path is None:
        raise _wrong_name(named, source)
    answer = ask_version(path)
    if isinstance(answer, Broken):
        raise UserError(
            f"The browser named by {source}, {path}, does not start: {answer.reason}",
            "Name another, or leave the name out to have one found; see 'a11yaudit doctor'.",
        )
    return FoundBrowser(path, f"named by {source}", _kind(path), answer)


def _path_of(named: str) -> Path | None:
    """The program that a path or a name means, or None."""
    path = Path(named).expanduser()
    if path.suffix == ".app":
        path = path / "Contents" / "MacOS" / path.stem
    if path.is_file():
        return path.absolute()
    if "/" in named or os.sep in named:
        return None
    if found := shutil.which(named):
        return Path(found)
    same_name = (path for kind in NAMES if kind == named.lower() for path in _installed(kind))
    return next(same_name, None)


def _wrong_name(named: str, source: str) -> UserError:
    if named.lower() in OTHER_ENGINES:
        return UserError(
            f"{source} names {named!r}; the audit needs a browser of the Chromium family.",
            f"Give one of {', '.join(NAMES)}, or the path of such a browser.",
        )
    known = [*NAMES, *(name for names in NAMES.values() for name in names)]
    close = difflib.get_close_matches(named.lower(), known, n=1)
    meant = f"Did you mean {close[0]!r}? " if close else ""
    return UserError(
        f"The browser named by {source}, {named!r}, was not found.",
        f"{meant}Give a path or one of {', '.join(NAMES)}.",
    )


OWN = "Playwright's own"


def _candidates() -> Iterator[tuple[Path, str, Kind]]:
    """The programs that are there, best first, with how each was found."""
    for kind, path in playwright_own():
        yield path, OWN, kind
    for name in NAMES:
        for path in _installed(name):
            yield path, "installed on this system", _kind(path)


def playwright_own() -> Iterator[tuple[Kind, Path]]:
    """The browsers that Playwright has fetched for its own release, the headless shell first."""
    spec = find_spec("playwright")
    if spec is None or not spec.submodule_search_locations:
        return
    package = Path(spec.submodule_search_locations[0]) / "driver" / "package"
    try:
        listed = json.loads((package / "browsers.json").read_text(encoding="utf-8"))["browsers"]
    except (OSError, ValueError, KeyError):
        return
    revisions = {entry["name"]: entry["revision"] for entry in listed}
    kinds: tuple[tuple[Kind, str, str], ...] = (
        ("headless-shell", "chromium-headless-shell", "*/*headless[-_]shell*"),
        ("chromium", "chromium", "*/chrome*"),
    )
    for kind, name, pattern in kinds:
        folder = _playwright_store(package) / f"{name.replace('-', '_')}-{revisions.get(name)}"
        if not (folder / "INSTALLATION_COMPLETE").exists():
            continue
        for path in (*sorted(folder.glob(pattern)), *folder.glob("*/*.app/Contents/MacOS/*")):
            if path.stem in PROGRAMS and path.is_file():
                yield kind, path
                break


PROGRAMS = ("chrome", "chrome-headless-shell", "headless_shell", "Google Chrome for Testing")


def _playwright_store(package: Path) -> Path:
    """The folder in which Playwright keeps browsers, as its own documentation gives it."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if named == "0":
        return package / ".local-browsers"
    if named:
        return Path(named)
    match platform.system():
        case "Darwin":
            cache = Path.home() / "Library" / "Caches"
        case "Windows":
            cache = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        case _:
            cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "ms-playwright"


def _installed(kind: str) -> Iterator[Path]:
    """The programs of this kind on the path and in the usual places of this system."""
    for name in NAMES[kind]:
        if found := shutil.which(name):
            yield Path(found)
    match platform.system():
        case "Darwin" if kind in MAC_APPS:
            app = MAC_APPS[kind]
            for place in (Path("/Applications"), Path.home() / "Applications"):
                yield from _there(place / f"{app}.app" / "Contents" / "MacOS" / app)
        case "Windows" if kind in WINDOWS_APPS:
            for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
                if folder := os.environ.get(variable):
                    yield from _there(Path(folder) / WINDOWS_APPS[kind])


def _there(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path


def _kind(path: Path) -> Kind:
    name = path.stem.lower()
    if "headless" in name:
        return "headless-shell"
    if "edge" in name:
        return "edge"
    return "chromium" if "chromium" in name else "chrome"


def missing(broken: list[Broken] | None = None) -> BrowserMissingError:
    """The error that says what was found and did not start, and what to try on this system."""
    message = "No Chromium-family browser was found."
    if broken:
        tried = "; ".join(f"{one.path} does not start: {one.reason}" for one in broken)
        message = f"No browser works here ({tried})."
    return BrowserMissingError(message, f"Try: {' · or: '.join(remedies())}")


def remedies() -> list[str]:
    """The commands that bring a browser, for this system, simplest first."""
    system = platform.system()
    commands = ["a11yaudit browser install"]
    if system == "Darwin":
        commands.append("brew install --cask chromium")
    elif system == "Windows":
        commands.append("winget install Google.Chrome")
    elif shutil.which("apt-get"):
        commands.append("sudo apt-get install chromium-headless-shell")
    elif shutil.which("dnf"):
        commands.append("sudo dnf install chromium-headless")
    elif shutil.which("apk"):
        commands.append("sudo apk add chromium")
    return [*commands, "--browser /path/to/chrome"]
