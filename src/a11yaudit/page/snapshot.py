"""The browser's facts, one JSON string, become a `Page`; `dump` and `load` keep them for replay.

The JSON is what ``browser/js/collect.js`` returns::

    {url, title, compatMode, viewport: [w, h], size: [w, h], complete, styles: [key…],
     nodes: [[tag, [name, value, …], [child index or text, …], [x, y, w, h] or 0,
              style index, flags, extra?], …]}
"""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from a11yaudit.model import ImageState, Page, Rect, Style
from a11yaudit.page.build import Draft, build

if TYPE_CHECKING:
    from pathlib import Path

RENDERED, FOCUSABLE, IN_SHADOW, CONTENTS = 1, 2, 4, 8


def decode(snapshot: str, served: str = "") -> Page:
    """Build the page from the collector's JSON and the HTML text that the server sent."""
    facts = json.loads(snapshot)
    styles = [_style(key) for key in facts["styles"]]
    drafts = [_draft(node, styles) for node in facts["nodes"]]
    return Page(
        url=facts["url"],
        elements=build(drafts),
        title=facts["title"],
        served=served,
        has_layout=True,
        viewport=tuple(facts["viewport"]),
        size=tuple(facts["size"]),
        compat_mode=facts["compatMode"],
    )


def dump(snapshot: str, served: str, path: Path) -> None:
    """Keep a snapshot and its served HTML in a gzip file, for replay without a browser."""
    text = json.dumps({"snapshot": snapshot, "served": served})
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def load(path: Path) -> Page:
    """The page that `dump` kept."""
    kept = json.loads(gzip.decompress(path.read_bytes()))
    return decode(kept["snapshot"], kept["served"])


def _style(key: str) -> Style:
    part = key.split("|")
    return Style(
        display=part[0],
        visibility=part[1],
        position=part[2],
        float_=part[3],
        font_size=float(part[4]),
        font_weight=int(part[5]),
        italic=part[6] == "1",
        opacity=float(part[7]),
        direction=part[8],
        text_transform=part[9],
        overflow_hidden=part[10] == "1",
        clipped=part[11] == "1",
        background_image=part[12] == "1",
    )


def _draft(node: list[Any], styles: list[Style]) -> Draft:
    tag, flat, children, rect, style, flags = node[:6]
    extra = node[6] if len(node) > 6 else None  # noqa: PLR2004 (the optional seventh field)
    return Draft(
        tag=tag,
        attrs=dict(zip(flat[::2], flat[1::2], strict=True)),
        children=children,
        rendered=bool(flags & RENDERED),
        style=styles[style],
        rect=Rect(*rect) if rect else None,
        focusable=bool(flags & FOCUSABLE),
        image=ImageState(*extra) if isinstance(extra, list) else None,
        generated=extra if isinstance(extra, str) else "",
        in_shadow=bool(flags & IN_SHADOW),
        contents=bool(flags & CONTENTS),
    )
