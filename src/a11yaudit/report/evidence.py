"""The places of findings are cut out of one picture of the page: sharp, few, and small in bytes.

What lies together is one cut-out. Of the page as a whole a small overview is kept. Boxes are not
burnt in: the report draws them over the pictures.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PIL import Image, UnidentifiedImageError

from a11yaudit.report import crops, words
from a11yaudit.report.findings_view import is_whole_page
from a11yaudit.report.grouping import findings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from a11yaudit.report.crops import Area
    from a11yaudit.report.grouping import Json

FORMAT, SUFFIX = "WEBP", ".webp"
OVERVIEW_WIDTH, OVERVIEW_QUALITY = 640, 40
CROP_QUALITY = 55
EFFORT = 2  # of WebP's six: what more would save in bytes it costs twice over in time
MOST_REGIONS = 24
# A cut-out is shown about 360 CSS pixels wide: twice that many image pixels are sharp anywhere.
CROP_WIDTH = 720
MOST_PIXELS = 600_000
MOST_BYTES = 120_000
LEAST_SCALE = 0.4
_NEAR = 24.0
# What is larger than this is shown by the overview: its own cut-out would not be much sharper.
_LARGEST = 900_000
# Two cut-outs are one unless that shows much of what belongs to neither.
_WASTE = 1.3
_INEXACT = 0.01


@dataclass(frozen=True, slots=True)
class Cut:
    """One cut-out: the part of the page in CSS pixels, image pixels for each of them, the file."""

    area: Area
    scale: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Evidence:
    """The overview, the cut-outs, and which of them shows a finding (by position; else None)."""

    overview: Cut
    cuts: tuple[Cut, ...]
    shown: tuple[int | None, ...]


class Picture(Protocol):
    """A JPEG of the page from its top: its box in CSS pixels, image pixels per CSS pixel."""

    @property
    def jpeg(self) -> bytes: ...  # noqa: D102
    @property
    def width(self) -> int: ...  # noqa: D102
    @property
    def height(self) -> int: ...  # noqa: D102
    @property
    def scale(self) -> float: ...  # noqa: D102


def keep_pictures(page: dict[str, Any], picture: Picture, output: Path, *, whole: bool) -> None:
    """Write the page's pictures and say in its share of the report where they are.

    ``whole`` keeps the picture as it is; else an overview and cut-outs of the findings' places.
    """
    name = "pictures/" + page["report_file"].removeprefix("pages/").removesuffix(".html")
    width, height = picture.width, picture.height
    made = None if whole else evidence(page, picture.jpeg, width, height)
    file = name + (SUFFIX if made else ".jpg")
    scale = made.overview.scale if made else picture.scale
    page["picture"] = {"file": file, "width": width, "height": height, "scale": scale}
    (output / file).write_bytes(made.overview.data if made else picture.jpeg)
    if made is None:
        return
    for number, cut in enumerate(made.cuts, 1):
        file = f"{name}-{number}{SUFFIX}"
        (output / file).write_bytes(cut.data)
        place = dict(zip(("x", "y", "width", "height"), cut.area, strict=True))
        page["crops"].append({"file": file, **place, "scale": cut.scale})
    for finding, shown in zip(page["findings"], made.shown, strict=True):
        finding["crop"] = shown


def evidence(page: Json, jpeg: bytes, width: float, height: float) -> Evidence | None:
    """Cut the picture, which shows ``width`` by ``height`` CSS pixels of the page from its top.

    None where it cannot be read.
    """
    try:
        with Image.open(io.BytesIO(jpeg)) as read:
            whole = read.convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    area = crops.Area(0, 0, width, height)
    small = min(1.0, OVERVIEW_WIDTH / width)
    overview = Cut(area, small, _cut(whole, width, area, small, OVERVIEW_QUALITY))
    views = [_view(finding, page, crops.Sheet("", width, height)) for finding in findings(page)]
    regions = merged(view for view in views if view)[:MOST_REGIONS]
    shown = tuple(_region_of(view, regions) for view in views)
    scales = [
        _scale(region, [v for v, n in zip(views, shown, strict=True) if v and n == number])
        for number, region in enumerate(regions)
    ]
    return Evidence(overview, _within_budget(whole, width, regions, scales), shown)


def _view(finding: Json, page: Json, sheet: crops.Sheet) -> Area | None:
    """What the report shows of the page for this finding."""
    selector = str(finding.get("selector") or "")
    if is_whole_page(selector) or words.not_pictured(finding, page):
        return None
    crop = crops.crop(sheet, finding.get("box"))
    return crop.view if crop and crop.view.w * crop.view.h <= _LARGEST else None


def merged(views: Iterable[Area]) -> list[Area]:
    """The regions that hold all views: those that overlap or nearly touch become one."""
    regions: list[Area] = []
    for view in views:
        grown = view
        while True:
            other = next((r for r in regions if _belong(grown, r)), None)
            if other is None:
                break
            regions.remove(other)
            grown = _union(grown, other)
        regions.append(grown)
    return regions


def _belong(a: Area, b: Area) -> bool:
    near = (
        a.x <= b.x + b.w + _NEAR
        and b.x <= a.x + a.w + _NEAR
        and a.y <= b.y + b.h + _NEAR
        and b.y <= a.y + a.h + _NEAR
    )
    both = _union(a, b)
    size = both.w * both.h
    one = _holds(a, b) or _holds(b, a) or size <= _WASTE * (a.w * a.h + b.w * b.h)
    return near and one and size <= MOST_PIXELS


def _holds(outer: Area, inner: Area) -> bool:
    return (
        outer.x <= inner.x + _INEXACT
        and outer.y <= inner.y + _INEXACT
        and outer.x + outer.w >= inner.x + inner.w - _INEXACT
        and outer.y + outer.h >= inner.y + inner.h - _INEXACT
    )


def _union(a: Area, b: Area) -> Area:
    x, y = min(a.x, b.x), min(a.y, b.y)
    right, bottom = max(a.x + a.w, b.x + b.w), max(a.y + a.h, b.y + b.h)
    return crops.Area(x, y, right - x, bottom - y)


def _region_of(view: Area | None, regions: list[Area]) -> int | None:
    if view is None:
        return None
    return next((n for n, r in enumerate(regions) if _holds(r, view)), None)


def _scale(region: Area, views: list[Area]) -> float:
    """Image pixels per CSS pixel: enough for the smallest view in it, not too many in all."""
    narrowest = min((view.w for view in views), default=region.w)
    return min(CROP_WIDTH / narrowest, math.sqrt(MOST_PIXELS / (region.w * region.h)))


def _within_budget(
    whole: Image.Image, width: float, regions: list[Area], scales: list[float]
) -> tuple[Cut, ...]:
    """The regions cut out; once more and smaller where they are too many bytes together."""
    native = whole.width / width
    scales = [min(scale, native) for scale in scales]
    cuts = _cuts(whole, width, regions, scales)
    total = sum(len(cut.data) for cut in cuts)
    if total <= MOST_BYTES:
        return cuts
    # Bytes grow with the pixels, a little less than in proportion.
    less = (MOST_BYTES / total) ** 0.6
    return _cuts(whole, width, regions, [max(LEAST_SCALE, scale * less) for scale in scales])


def _cuts(
    whole: Image.Image, width: float, regions: list[Area], scales: list[float]
) -> tuple[Cut, ...]:
    return tuple(
        Cut(region, round(scale, 4), _cut(whole, width, region, scale, CROP_QUALITY))
        for region, scale in zip(regions, scales, strict=True)
    )


def _cut(whole: Image.Image, width: float, area: Area, scale: float, quality: int) -> bytes:
    native = whole.width / width
    box = (
        area.x * native,
        area.y * native,
        min(whole.width, (area.x + area.w) * native),
        min(whole.height, (area.y + area.h) * native),
    )
    size = max(1, round(area.w * scale)), max(1, round(area.h * scale))
    made = whole.resize(size, Image.Resampling.BICUBIC, box=box, reducing_gap=2.0)
    file = io.BytesIO()
    made.save(file, FORMAT, quality=quality, method=EFFORT)
    return file.getvalue()


def as_jpeg(data: bytes) -> bytes:
    """The picture as a JPEG; bytes that are no picture come back as they are."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            made = io.BytesIO()
            picture.convert("RGB").save(made, "JPEG", quality=75, optimize=True)
    except (UnidentifiedImageError, OSError):
        return data
    return made.getvalue()
