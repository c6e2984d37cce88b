"""Which axe-core runs: where its script lies, its version, and the ids of its rules.

The script comes with the package axe-playwright-python, which is not imported for it; the user may
bring another. Anything older than `OLDEST` lacks the rules of WCAG 2.2 and is refused.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from a11yaudit.errors import UserError

PACKAGE = "axe_playwright_python"
OLDEST = (4, 12)

_VERSION = re.compile(r"axe v(\d+)\.(\d+)(?:\.[\w.-]+)?")
_RULE = re.compile(
    r'\{id:"([a-z0-9-]+)",(?:impact|selector|excludeHidden|matches|tags|pageLevel|actIds|reviewOnFail)\b'
)
_HEADER = 400


def axe_script(named: Path | None = None) -> Path:
    """The axe-core script to run: the named one, else the one that is installed.

    Raises `UserError` where it is missing, is not axe-core or is older than `OLDEST`.
    """
    path = named or _installed()
    oldest = ".".join(map(str, OLDEST))
    version = axe_version(path)
    if version is None:
        raise UserError(
            f"{path} is not an axe-core script.",
            f"Give the file axe.js or axe.min.js of axe-core {oldest} or newer.",
        )
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST:
        raise UserError(
            f"{path} is axe-core {version}, which lacks the rules of WCAG 2.2.",
            f"Bring axe-core {oldest} or newer, or leave --axe-script out.",
        )
    return path


def axe_version(path: Path) -> str | None:
    """The version in the script's header, such as "4.12.1", or None where there is none.

    Raises `UserError` where the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            found = _VERSION.search(file.read(_HEADER))
    except OSError as error:
        raise UserError(
            f"The axe-core script {path} cannot be read: {error.strerror}.",
            "Check the path given with --axe-script.",
        ) from error
    return found.group().removeprefix("axe v") if found else None


@lru_cache(maxsize=4)
def axe_rule_ids(path: Path) -> frozenset[str]:
    """The ids of the rules in a minified axe-core script (empty where none can be read)."""
    return frozenset(_RULE.findall(path.read_text(encoding="utf-8", errors="replace")))


def _installed() -> Path:
    spec = find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        return Path(folder) / "axe.min.js"
    raise UserError(
        "axe-core is not installed: the package axe-playwright-python is missing.",
        "Run: python -m pip install --upgrade axe-playwright-python",
    )
