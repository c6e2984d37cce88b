"""The JSON report is the contract itself: pretty, in the schema's key order, UTF-8."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from a11yaudit.report.grouping import encodable
from a11yaudit.report.schema import ordered

if TYPE_CHECKING:
    from a11yaudit.report.grouping import Json


def render(report: Json) -> str:
    """The report as JSON text, indented, with a newline at its end."""
    text = json.dumps(ordered(report), ensure_ascii=False, indent=2, allow_nan=False)
    return encodable(text) + "\n"
