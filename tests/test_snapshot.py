"""A snapshot that was kept can be replayed without a browser."""

from __future__ import annotations

import json

from a11yaudit.page import snapshot

STYLE = "block|visible|static|none|16|400|0|1|ltr|none|0|0|0"
FACTS = {
    "url": "https://example.org/",
    "title": "The ferry",
    "compatMode": "CSS1Compat",
    "viewport": [1280, 800],
    "size": [1280, 900],
    "complete": True,
    "styles": [STYLE],
    "nodes": [
        ["html", ["lang", "en"], [1], [0, 0, 1280, 900], 0, 1],
        ["body", [], ["The ferry"], [0, 0, 1280, 900], 0, 1],
    ],
}


def test_kept_snapshot_is_the_same_page(tmp_path) -> None:
    snapshot.dump(json.dumps(FACTS), "<p>The ferry", tmp_path / "page.gz")
    page = snapshot.load(tmp_path / "page.gz")
    assert (page.url, page.lang, page.served) == ("https://example.org/", "en", "<p>The ferry")
    assert page.body.children == ("The ferry",)
