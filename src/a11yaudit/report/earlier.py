"""An earlier run's report, read for comparison: what is no report of ours is refused at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from a11yaudit.errors import UserError
from a11yaudit.report.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from a11yaudit.report.grouping import Json

_HINT = "Give the report.json that an earlier run wrote (--format json)."


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier report, and its pages by what may name them: target, address, path."""

    report: Json
    pages: tuple[Json, ...]
    by_name: dict[str, int]

    def page(self, page: Json) -> Json | None:
        """The page's share of the earlier report; None where that run did not visit it."""
        found = next((self.by_name[n] for n in names(page) if n in self.by_name), None)
        return None if found is None else self.pages[found]


def read_earlier(path: Path) -> Earlier:
    """The report in the file (or in the report folder); `UserError` where there is none."""
    file = path / "report.json" if path.is_dir() else path
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UserError(f"There is no report to compare with at {file}.", _HINT) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", "") or "it is no text"
        raise UserError(f"The report {file} cannot be read: {reason}.", _HINT) from error
    try:
        report = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(
            f"{file} is no JSON report of a11yaudit: {_fault(error)}.", _HINT
        ) from error
    _refuse_other(report, file)
    return earlier_of(report)


def _fault(error: Exception) -> str:
    line = getattr(error, "lineno", None)
    return f"line {line} is no JSON" if line else "it is no JSON"


def _refuse_other(report: Any, file: Path) -> None:  # noqa: ANN401 (whatever the file holds)
    """Raise unless the value is a report of the schema that this version writes."""
    version = str(report.get("schema_version") or "") if isinstance(report, dict) else ""
    if not version or not isinstance(report.get("pages"), list):
        raise UserError(f"{file} is JSON, but no report of a11yaudit.", _HINT)
    if version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise UserError(
            f"{file} is a report of schema {version}; this version compares {SCHEMA_VERSION}.",
            "Audit the earlier state again with this version.",
        )
    for page in report["pages"]:
        if not isinstance(page, dict) or not isinstance(page.get("findings", []), list):
            raise UserError(f"{file} is damaged: one of its pages has no findings list.", _HINT)
        if not all(isinstance(finding, dict) for finding in page.get("findings") or ()):
            raise UserError(f"{file} is damaged: one of its findings is no object.", _HINT)


def earlier_of(report: Json) -> Earlier:
    """A report as what another one is compared with."""
    pages = tuple(report.get("pages") or ())
    by_name: dict[str, int] = {}
    shared: set[str] = set()
    for number, page in enumerate(pages):
        for name in names(page):
            if by_name.setdefault(name, number) != number:
                shared.add(name)
    for name in shared:  # a name of two pages names neither
        del by_name[name]
    return Earlier(report, pages, by_name)


def names(page: Json) -> list[str]:
    """What the page may be known by in another run, the surest first.

    The path comes last: a preview of the same site stands at another host or port.
    """
    target, url = str(page.get("target") or ""), str(page.get("url") or "")
    found = [f"target {target}", f"url {url}" if url else ""]
    try:
        parts = urlsplit(url)
    except ValueError:
        return [name for name in found if name]
    if parts.path:
        found.append(f"path {parts.path}?{parts.query}")
    return [name for name in found if name]
