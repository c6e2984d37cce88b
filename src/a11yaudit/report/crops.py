"""A finding's place is shown as a cut-out of the page's one picture, worked out here as numbers.

All lengths are CSS pixels of the page. A box may be empty, reach over the page's edge, or lie
below the part that the picture shows; then there is a sentence instead of a picture.
"""

from __future__ import annotations

import math
import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yaudit.report.grouping import Json

NOT_SHOWN = say("Not shown on the page when it was audited.")
NO_PICTURE = say("No picture was taken of this page.")
NO_PLACE = say("This is about the page as a whole, not about one place on it.")
BELOW = say("Further down the page than its picture reaches.")
_LEAST = (440.0, 220.0)
_WIDEST, _TALLEST = 2.6, 1.2
_DISPLAY = 720
_TINY = 5.0
_EDGE = 3.0
_MOST_MARKS = 80
# In radii: marks of one number closer together than this say the same.
_APART = 6


class Area(NamedTuple):
    """A rectangle in CSS pixels of the page."""

    x: float
    y: float
    w: float
    h: float

    @property
    def view_box(self) -> str:
        """The rectangle as the value of an SVG ``viewBox``."""
        return " ".join(_short(value) for value in self)


class Sheet(NamedTuple):
    """A picture of the page or of a part: where it is, seen from the report, and what it covers."""

    href: str
    width: float
    height: float
    x: float = 0
    y: float = 0

    @property
    def whole(self) -> Area:
        """All that it covers."""
        return Area(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Crop:
    """What to cut out, what to highlight in it (None for a bare picture), how large to show it."""

    sheet: Sheet
    view: Area
    mark: Area | None
    width: int
    height: int
    note: str = ""

    @property
    def shade(self) -> str:
        """An SVG path over all of the view but the highlighted place (fill rule evenodd)."""
        return " ".join(
            f"M{_short(a.x)} {_short(a.y)}h{_short(a.w)}v{_short(a.h)}h{_short(-a.w)}z"
            for a in (self.view, self.mark)
            if a
        )


class Mark(NamedTuple):
    """A numbered mark: the group's number, the centre in CSS pixels, and where it leads."""

    number: int
    x: float
    y: float
    anchor: str = ""
    label: str = ""
    kind: str = ""


class Spot(NamedTuple):
    """Where a mark belongs: its number, the box, where it leads, what that is called, how grave."""

    number: int
    box: object
    anchor: str = ""
    label: str = ""
    kind: str = ""


def sheet(page: Json, report_file: str) -> Sheet | None:
    """The page's picture with its address relative to ``report_file``, or None."""
    picture = page.get("picture")
    if not picture or not (picture.get("width", 0) > 0 and picture.get("height", 0) > 0):
        return None
    relative = posixpath.relpath(str(picture["file"]), posixpath.dirname(report_file) or ".")
    return Sheet(quote(relative), float(picture["width"]), float(picture["height"]))


def cut_outs(page: Json, report_file: str) -> tuple[Sheet | None, ...]:
    """The sharp cut-outs of the page's parts, as `sheet`; None for one that covers nothing."""
    folder = posixpath.dirname(report_file) or "."
    return tuple(
        Sheet(
            quote(posixpath.relpath(str(cut["file"]), folder)),
            float(cut["width"]),
            float(cut["height"]),
            float(cut["x"]),
            float(cut["y"]),
        )
        if cut["width"] > 0 and cut["height"] > 0
        else None
        for cut in page.get("crops") or ()
    )


def sharper(made: Crop | None, cut: Sheet | None) -> Crop | None:
    """The same crop, of the cut-out where that holds all of it."""
    if made is None or cut is None:
        return made
    held = clip(made.view, cut.whole)
    near = all(abs(a - b) < 1 for a, b in zip(held, made.view, strict=True))
    return replace(made, sheet=cut) if near else made


def area(box: object) -> Area | None:
    """The box as numbers, or None where there is none."""
    if not isinstance(box, list | tuple) or len(box) != len(Area._fields):
        return None
    made = Area(*(float(value) for value in box))
    return made if all(math.isfinite(value) for value in made) else None


def missing(picture: Sheet | None, box: object, *, whole_page: bool = False) -> str:
    """Why no cut-out can be shown, in a sentence; empty where one can."""
    found = area(box)
    if whole_page:
        return NO_PLACE
    if (
        found is None
        or found.w <= 0
        or found.h <= 0
        or found.x + found.w <= 0
        or found.y < -found.h
    ):
        return NOT_SHOWN
    if picture is None:
        return NO_PICTURE
    if found.y >= picture.height:
        return BELOW
    return NOT_SHOWN if found.x >= picture.width or found.y + found.h <= 0 else ""


def crop(picture: Sheet | None, box: object) -> Crop | None:
    """The box with its surroundings, highlighted."""
    found = area(box)
    if picture is None or found is None or missing(picture, box):
        return None
    inside = clip(found, picture.whole)
    pad = min(60.0, 24 + 0.1 * max(inside.w, inside.h))
    w = min(picture.width, max(inside.w + 2 * pad, _LEAST[0]))
    h = min(picture.height, max(inside.h + 2 * pad, _LEAST[1], w / _WIDEST))
    w = min(picture.width, max(w, h / _TALLEST))
    shown = min(h, w * _TALLEST)
    x = _within(inside.x + inside.w / 2 - w / 2, picture.width - w)
    top = inside.y - pad if shown < h else inside.y + inside.h / 2 - shown / 2
    view = Area(x, _within(top, picture.height - shown), w, shown)
    note = say("Only its upper part is shown.") if inside.y + inside.h > view.y + view.h + 1 else ""
    if found.w < _TINY and found.h < _TINY:
        note = say(
            "It measures {width} × {height} pixels: nobody can see it.",
            width=_short(found.w),
            height=_short(found.h),
        )
    return _sized(picture, view, _visible(inside, picture), note)


def thumbnail(picture: Sheet | None, box: object) -> Crop | None:
    """The box alone, as a small picture of its own."""
    found = area(box)
    if picture is None or found is None or missing(picture, box):
        return None
    inside = clip(found, picture.whole)
    if inside.w < _TINY or inside.h < _TINY:
        return None
    view = inside._replace(h=min(inside.h, inside.w * 2))
    return _sized(picture, view, None, "")


def overview(picture: Sheet | None, *, whole: bool) -> Crop | None:
    """The whole picture, or its top in the shape of a portrait sheet."""
    if picture is None:
        return None
    height = picture.height if whole else min(picture.height, picture.width * 1.3)
    return _sized(picture, Area(0, 0, picture.width, height), None, "")


def top(picture: Sheet, height: float) -> Crop:
    """The picture's upper part, as wide as the page."""
    return _sized(picture, Area(0, 0, picture.width, min(height, picture.height)), None, "")


def marks(picture: Sheet | None, spots: Iterable[Spot]) -> tuple[Mark, ...]:
    """Numbered marks at the boxes' corners; those that would hide one another are moved apart."""
    placed: list[Mark] = []
    if picture is None:
        return ()
    radius = mark_radius(picture)
    for number, box, *rest in spots:
        found = area(box)
        if found is None or missing(picture, box) or len(placed) >= _MOST_MARKS:
            continue
        inside = clip(found, picture.whole)
        x = _within(inside.x - radius, picture.width - 2 * radius) + radius
        y = _within(inside.y - radius, picture.height - 2 * radius) + radius
        same = (m for m in placed if m.number == number)
        if any(math.hypot(m.x - x, m.y - y) < _APART * radius for m in same):
            continue
        while any(math.hypot(m.x - x, m.y - y) < 2 * radius for m in placed):
            x += radius
            if x > picture.width - radius:
                break
        if x <= picture.width - radius:
            placed.append(Mark(number, round(x, 1), round(y, 1), *rest))
    return tuple(placed)


def mark_radius(picture: Sheet) -> float:
    """A mark's radius, large enough to be read where the picture is shown small."""
    return round(picture.width * 0.032, 1)


def _sized(picture: Sheet, view: Area, mark: Area | None, note: str) -> Crop:
    width = min(view.w, _DISPLAY)
    return Crop(picture, view, mark, round(width), round(view.h * width / view.w), note)


def clip(box: Area, view: Area) -> Area:
    """The part of the box that lies in the view, at least one pixel wide and high."""
    x, y = max(view.x, box.x), max(view.y, box.y)
    right, bottom = min(view.x + view.w, box.x + box.w), min(view.y + view.h, box.y + box.h)
    return Area(x, y, max(right - x, 1.0), max(bottom - y, 1.0))


def _visible(box: Area, picture: Sheet) -> Area:
    """The box a little widened, so that its frame stands around and not on what it shows."""
    x, w = _side(box.x, box.w, picture.width)
    y, h = _side(box.y, box.h, picture.height)
    return Area(x, y, w, h)


def _side(start: float, length: float, most: float) -> tuple[float, float]:
    longer = min(max(length + 8, 20.0), most - 2 * _EDGE)
    return _within(start + (length - longer) / 2 - _EDGE, most - longer - 2 * _EDGE) + _EDGE, longer


def _within(value: float, most: float) -> float:
    return max(0.0, min(value, most))


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
