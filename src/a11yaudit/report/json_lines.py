"""JSON Lines hold the report's page objects, one per line, for runs too large for one file.

While a run goes on, each page is added as it finishes. At its end the file is written once more, in
the order of the targets, with the findings that only a look across all pages gave.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from a11yaudit.report.grouping import encodable
from a11yaudit.report.schema import ordered

if TYPE_CHECKING:
    from a11yaudit.report.grouping import Json

# Legal inside JSON strings, but many programs take them for line ends.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def render(report: Json) -> str:
    """Every page of the report, one line each; an empty text for an empty run."""
    return "".join(page_line(page) for page in report.get("pages") or ())


def page_line(page: Json) -> str:
    """One page as a line of JSON with its newline, to be written as the page finishes."""
    text = json.dumps(
        ordered(page, "page"), ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return encodable(text).translate(_LINE_ENDS) + "\n"
