"""The walk with the Tab key as a drawing over the top of the page's picture: numbers only.

All lengths are CSS pixels of the page. A stop is a numbered pin at its box; a line joins pins whose
numbers follow one another, and breaks where one of them is not in the strip; a dashed arrow goes
from a skip link over what it jumps over.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from a11yaudit.report import crops

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from a11yaudit.report.crops import Area, Crop, Sheet
    from a11yaudit.report.grouping import Json

HEIGHT = 600.0
# The strip grows so far to show where the article begins.
TALLEST = 1000.0
_MARGIN = 30.0
_RADIUS = 0.0125  # of the page's width: can be read where a wide page is shown in one column
_LEAST_RADIUS, _MOST_RADIUS = 12.0, 24.0
_RIM = 1.5  # room for half of a pin's outline
_MOST_PINS = 100
_TRIES = 24
_LEAST_SIDE = 1.0
_BULGE = 0.18
_HEAD = 0.8  # of an arrow, in radii


class Point(NamedTuple):
    """A place in CSS pixels of the page."""

    x: float
    y: float

    def __str__(self) -> str:
        """The point as an SVG path takes it."""
        return f"{_short(self.x)} {_short(self.y)}"


class Pin(NamedTuple):
    """A numbered stop: the centre of its pin, the part of its box that the strip shows."""

    number: int
    at: Point
    box: Area
    faulty: bool


class Jump(NamedTuple):
    """A skip link's arrow: the number of its stop, the SVG path of its line and of its head."""

    number: int
    line: str
    head: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing, and how many stops are not in it.

    ``below`` lie further down the page, ``nowhere`` have no place that can be seen, ``crowded``
    find no room among the others.
    """

    crop: Crop
    radius: float
    pins: tuple[Pin, ...]
    path: str
    jumps: tuple[Jump, ...]
    below: int
    nowhere: int
    crowded: int


def strip(
    picture: Sheet | None,
    keyboard: Json,
    *,
    faulty: Collection[int],
    working: Collection[str],
    rtl: bool = False,
) -> Strip | None:
    """The walk over the page's picture; None without a picture or without stops.

    ``faulty`` are the numbers of the stops that stand out, ``working`` the selectors of the skip
    links that get an arrow; ``rtl`` puts pins at the right corners.
    """
    stops = list(keyboard.get("stops") or ())
    if picture is None or not stops:
        return None
    crop = crops.top(picture, _height(picture, keyboard))
    radius = round(min(max(picture.width * _RADIUS, _LEAST_RADIUS), _MOST_RADIUS), 1)
    board = _Board(crop.view, radius, rtl=rtl)
    for stop in stops:
        board.put(stop, faulty)
    places = board.places
    return Strip(
        crop=crop,
        radius=radius,
        pins=tuple(board.pins),
        path=_path(board.pins, places, crop.view.h),
        jumps=tuple(_jumps(keyboard, board, working)),
        below=board.below,
        nowhere=board.nowhere,
        crowded=board.crowded,
    )


def _height(picture: Sheet, keyboard: Json) -> float:
    """The top of the page; more of it where the article's first stop is near."""
    first = keyboard.get("reached_article")
    boxes = (s.get("box") for s in keyboard.get("stops") or () if first and s["number"] == first)
    box = next((crops.area(box) for box in boxes), None)
    wanted = HEIGHT
    if box and 0 <= box.y < TALLEST - _MARGIN:
        wanted = max(HEIGHT, min(box.y + min(box.h, 2 * _MARGIN) + _MARGIN, TALLEST))
    return min(picture.height, wanted)


class _Board:
    """Pins are put on it one after the other, so that none hides another."""

    def __init__(self, view: Area, radius: float, *, rtl: bool) -> None:
        self.view, self.radius, self.rtl = view, radius, rtl
        self.pins: list[Pin] = []
        self.places: dict[int, Point] = {}
        self.below = self.nowhere = self.crowded = 0

    def put(self, stop: Json, faulty: Collection[int]) -> None:
        """Add the stop's pin, or count why it has none."""
        number, box = int(stop["number"]), crops.area(stop.get("box"))
        if box is None or not self._is_seen(box):
            self.nowhere += 1
            return
        corner = Point(box.x + box.w if self.rtl else box.x, box.y)
        self.places[number] = corner
        if box.y >= self.view.h - self.radius:
            self.below += 1
            return
        at = self._room(corner)
        if at is None or len(self.pins) >= _MOST_PINS:
            self.crowded += 1
            return
        shown = crops.clip(box, self.view)
        self.pins.append(Pin(number, at, shown, number in faulty))
        self.places[number] = at

    def _is_seen(self, box: Area) -> bool:
        right = box.x + box.w
        return (
            min(box.w, box.h) > _LEAST_SIDE
            and right > _LEAST_SIDE
            and box.x < self.view.w
            and box.y + box.h > _LEAST_SIDE
        )

    def _room(self, corner: Point) -> Point | None:
        """The free place nearest to the corner along its line, then on the lines below."""
        r = self.radius + _RIM
        start = Point(_within(corner.x, r, self.view.w - r), _within(corner.y, r, self.view.h - r))
        step = -2 * r if self.rtl else 2 * r
        x, y = start
        for _ in range(_TRIES):
            if all(math.hypot(pin.at.x - x, pin.at.y - y) >= 2 * r for pin in self.pins):
                return Point(round(x, 1), round(y, 1))
            x += step
            if not r <= x <= self.view.w - r:
                x, y = start.x, y + 2 * r
            if y > self.view.h - r:
                break
        return None


def _path(pins: Iterable[Pin], places: Mapping[int, Point], bottom: float) -> str:
    """Lines from pin to pin; where the next stop is below the strip, as far as its edge."""
    parts: list[str] = []
    last: Pin | None = None
    for pin in pins:
        follows = last is not None and pin.number == last.number + 1
        if last and not follows:
            parts.append(_down(last, places, bottom))
        parts.append(f"{'L' if follows else 'M'}{pin.at}")
        last = pin
    if last:
        parts.append(_down(last, places, bottom))
    return "".join(parts)


def _down(pin: Pin, places: Mapping[int, Point], bottom: float) -> str:
    """The part of the line to a next stop that lies below the strip."""
    following = places.get(pin.number + 1)
    if following is None or following.y < bottom:
        return ""
    share = (bottom - pin.at.y) / max(following.y - pin.at.y, 1)
    return f"L{Point(pin.at.x + share * (following.x - pin.at.x), bottom)}"


def _jumps(keyboard: Json, board: _Board, working: Collection[str]) -> Iterable[Jump]:
    """An arrow for each of these skip links that has a pin and spares stops."""
    pins = {pin.number: pin for pin in board.pins}
    for trial in keyboard.get("skip_trials") or ():
        over = [int(number) for number in trial.get("jumps_over") or ()]
        pin = pins.get(trial.get("stop") or 0)
        if pin is None or not over or trial.get("link") not in working:
            continue
        landing = max(over) + 1
        target = pins.get(landing)
        if target:
            yield _arrow(pin, target.at, board.radius + 3, board)
        else:
            known = board.places.get(landing, pin.at)
            x = _within(known.x, board.radius, board.view.w - board.radius)
            yield _arrow(pin, Point(x, board.view.h - 4), 0, board)


def _arrow(pin: Pin, end: Point, short: float, board: _Board) -> Jump:
    """A bent line to the end, ``short`` of it by so much, and its head."""
    dx, dy = end.x - pin.at.x, end.y - pin.at.y
    side = 1 if dx >= 0 else -1  # it bends downwards, off the line of the menu
    bend = Point(
        _within((pin.at.x + end.x) / 2 - _BULGE * dy * side, 4, board.view.w - 4),
        _within((pin.at.y + end.y) / 2 + _BULGE * dx * side, 4, board.view.h - 4),
    )
    length = math.hypot(end.x - bend.x, end.y - bend.y) or 1
    ux, uy = (end.x - bend.x) / length, (end.y - bend.y) / length
    tip = Point(end.x - ux * short, end.y - uy * short)
    size = _HEAD * board.radius
    foot = Point(tip.x - ux * size, tip.y - uy * size)
    half = size * 0.55
    left, right = (
        Point(foot.x - uy * half, foot.y + ux * half),
        Point(foot.x + uy * half, foot.y - ux * half),
    )
    return Jump(pin.number, f"M{pin.at}Q{bend} {foot}", f"M{tip}L{left}L{right}z")


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
