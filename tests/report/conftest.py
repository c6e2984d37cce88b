"""What the report tests share: the shapes, and folders of HTML reports made from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from picture import paint
from shapes import SHAPES

from a11yaudit.report.html import HtmlReport


@pytest.fixture(params=SHAPES)
def shape(request):
    """The name of a shape."""
    return request.param


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """A function that writes a shape's HTML report once and says in which folder."""
    folders: dict[str, Path] = {}

    def write(name: str) -> Path:
        if name not in folders:
            folder = folders[name] = tmp_path_factory.mktemp(name)
            report = SHAPES[name]()
            html = HtmlReport(folder)
            for page in report["pages"]:
                paint(page, folder)
                head = {"tool": report["tool"], "run": report["run"]}
                html.write_page(page, report.get("rules") or {}, head)
            html.write_index(report)
        return folders[name]

    return write
