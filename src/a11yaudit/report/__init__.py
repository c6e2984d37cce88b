"""Reports are pure functions of one value, the JSON report; each format is one module.

`FORMATS` holds the formats that are one text. The HTML report is a folder and has its own class,
`a11yaudit.report.html.HtmlReport`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from a11yaudit.report import json_document, json_lines, markdown, terminal
from a11yaudit.report.json_lines import page_line
from a11yaudit.report.schema import SCHEMA_VERSION, schema_text

Format = Callable[[Mapping[str, Any]], str]

FORMATS: dict[str, Format] = {
    "json": json_document.render,
    "jsonl": json_lines.render,
    "markdown": markdown.render,
    "terminal": terminal.render,
}

__all__ = ["FORMATS", "SCHEMA_VERSION", "Format", "page_line", "schema_text"]
