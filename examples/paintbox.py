"""A canvas draws the example site's pictures from plain shapes, the same every time.

Shapes are given in logical pixels on a canvas of 1200 x 800 and drawn at twice that size, so that
edges come out smooth. A fill is one colour, or several that run from the shape's top to its
bottom. Chance comes from one seeded generator per picture.
"""

# ruff: noqa: PLR0917, S311
# Points and radii come in a known order; chance here paints clouds and stars, it keeps no secrets.

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

WIDTH, HEIGHT = 1200, 800
SCALE = 2
QUALITY = 78

Point = tuple[float, float]


def column(height: int, colours: Sequence[str]) -> Image.Image:
    """A strip one pixel wide in which the colours run into each other from top to bottom."""
    stops = [ImageColor.getrgb(colour) for colour in colours]
    strip = Image.new("RGB", (1, max(1, height)), stops[0])
    for y in range(height):
        place = y / max(1, height - 1) * (len(stops) - 1)
        low = min(int(place), len(stops) - 2) if len(stops) > 1 else 0
        high = min(low + 1, len(stops) - 1)
        part = place - low
        mixed = [round(a + (b - a) * part) for a, b in zip(stops[low], stops[high], strict=True)]
        strip.putpixel((0, y), (mixed[0], mixed[1], mixed[2]))
    return strip


class Canvas:
    """One picture while it is painted, from the back to the front."""

    def __init__(self, seed: int, *background: str) -> None:
        """``background`` is the fill of the whole picture; ``seed`` fixes everything random."""
        self.chance = random.Random(seed)
        size = (WIDTH * SCALE, HEIGHT * SCALE)
        self.image = column(size[1], background).resize(size)

    def _fill(
        self,
        bounds: tuple[float, float, float, float],
        draw: Callable[[ImageDraw.ImageDraw, float, float], None],
        colours: Sequence[str],
        alpha: float,
        blur: float,
    ) -> None:
        """Paint through a mask that ``draw`` makes in a box no larger than it must be."""
        pad = blur * 3 + 2
        left, top = math.floor((bounds[0] - pad) * SCALE), math.floor((bounds[1] - pad) * SCALE)
        right, bottom = math.ceil((bounds[2] + pad) * SCALE), math.ceil((bounds[3] + pad) * SCALE)
        size = (max(1, right - left), max(1, bottom - top))
        mask = Image.new("L", size)
        draw(ImageDraw.Draw(mask), left, top)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE))
        if alpha < 1:
            mask = mask.point([round(value * alpha) for value in range(256)])
        self.image.paste(column(size[1], colours).resize(size), (left, top), mask)

    def poly(
        self, points: Sequence[Point], *colours: str, alpha: float = 1, blur: float = 0
    ) -> None:
        """A filled polygon."""
        xs, ys = [x for x, _ in points], [y for _, y in points]

        def draw(pen: ImageDraw.ImageDraw, left: float, top: float) -> None:
            pen.polygon([(x * SCALE - left, y * SCALE - top) for x, y in points], fill=255)

        self._fill((min(xs), min(ys), max(xs), max(ys)), draw, colours, alpha, blur)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *colours: str,
        radius: float = 0,
        alpha: float = 1,
        blur: float = 0,
    ) -> None:
        """A filled rectangle, with round corners if ``radius`` is given."""

        def draw(pen: ImageDraw.ImageDraw, left: float, top: float) -> None:
            corners = (
                x * SCALE - left,
                y * SCALE - top,
                (x + width) * SCALE - left,
                (y + height) * SCALE - top,
            )
            pen.rounded_rectangle(corners, radius * SCALE, fill=255)

        self._fill((x, y, x + width, y + height), draw, colours, alpha, blur)

    def oval(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        *colours: str,
        alpha: float = 1,
        blur: float = 0,
    ) -> None:
        """A filled ellipse round the centre (x, y) with two radii."""

        def draw(pen: ImageDraw.ImageDraw, left: float, top: float) -> None:
            corners = (
                (x - across) * SCALE - left,
                (y - down) * SCALE - top,
                (x + across) * SCALE - left,
                (y + down) * SCALE - top,
            )
            pen.ellipse(corners, fill=255)

        self._fill((x - across, y - down, x + across, y + down), draw, colours, alpha, blur)

    def ring(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        width: float,
        *colours: str,
        alpha: float = 1,
    ) -> None:
        """The outline of an ellipse."""
        self.arc(x, y, across, down, 0, 360, width, *colours, alpha=alpha)

    def arc(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        start: float,
        end: float,
        width: float,
        *colours: str,
        alpha: float = 1,
    ) -> None:
        """A part of an ellipse's outline; degrees run clockwise from three o'clock."""

        def draw(pen: ImageDraw.ImageDraw, left: float, top: float) -> None:
            corners = (
                (x - across) * SCALE - left,
                (y - down) * SCALE - top,
                (x + across) * SCALE - left,
                (y + down) * SCALE - top,
            )
            pen.arc(corners, start, end, fill=255, width=max(1, round(width * SCALE)))

        self._fill((x - across, y - down, x + across, y + down), draw, colours, alpha, 0)

    def line(
        self,
        points: Sequence[Point],
        width: float,
        *colours: str,
        alpha: float = 1,
        blur: float = 0,
    ) -> None:
        """A line through points, with round joints."""
        xs, ys = [x for x, _ in points], [y for _, y in points]

        def draw(pen: ImageDraw.ImageDraw, left: float, top: float) -> None:
            places = [(x * SCALE - left, y * SCALE - top) for x, y in points]
            pen.line(places, fill=255, width=max(1, round(width * SCALE)), joint="curve")

        bounds = (min(xs) - width, min(ys) - width, max(xs) + width, max(ys) + width)
        self._fill(bounds, draw, colours, alpha, blur)

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 1) -> None:
        """Light that fades with the distance from (x, y)."""
        size = max(2, round(radius * 2 * SCALE))
        light = ImageChops.invert(Image.radial_gradient("L")).resize((size, size))
        # Pillow's gradient is light 74 on the middle of an edge: fade to nothing there, not later.
        light = light.point(
            [round(255 * strength * max(0, (v - 75) / 180) ** 1.5) for v in range(256)]
        )
        place = (round((x - radius) * SCALE), round((y - radius) * SCALE))
        self.image.paste(Image.new("RGB", (size, size), colour), place, light)

    def ridge(
        self, y: float, height: float, *colours: str, rough: float = 0, bottom: float = HEIGHT
    ) -> None:
        """Hills across the whole picture: slow waves round the level ``y``, ``rough`` on top."""
        phases = [self.chance.uniform(0, 6.3) for _ in range(3)]
        points: list[Point] = []
        for x in range(-20, WIDTH + 21, 10):
            wave = sum(
                math.sin(x / (310 / (i + 1)) + phase) / (i + 1) for i, phase in enumerate(phases)
            )
            points.append((x, y - height * wave / 1.8 - self.chance.uniform(0, rough)))
        self.poly([*points, (WIDTH + 20, bottom), (-20, bottom)], *colours)

    def clouds(self, count: int, top: float, bottom: float, colour: str, alpha: float) -> None:
        """Long soft clouds at random places between two heights."""
        for _ in range(count):
            x, y = self.chance.uniform(0, WIDTH), self.chance.uniform(top, bottom)
            wide = self.chance.uniform(90, 240)
            for _ in range(4):
                across, down = wide * self.chance.uniform(0.4, 1), self.chance.uniform(6, 16)
                shift = self.chance.uniform(-wide / 2, wide / 2)
                self.oval(x + shift, y + down / 2, across, down, colour, alpha=alpha, blur=9)

    def ripples(
        self,
        top: float,
        bottom: float,
        colour: str,
        count: int,
        *,
        centre: float | None = None,
        spread: float = 60,
        alpha: float = 0.5,
    ) -> None:
        """Short strokes of light on water; round ``centre`` if given, wider towards the viewer."""
        for _ in range(count):
            depth = self.chance.random()
            y = top + (bottom - top) * depth**1.3
            reach = spread * (0.4 + 1.6 * depth)
            x = self.chance.gauss(centre, reach / 2) if centre else self.chance.uniform(0, WIDTH)
            wide = self.chance.uniform(6, 18) * (0.5 + 2.2 * depth)
            self.oval(x, y, wide, 0.9 + 1.6 * depth, colour, alpha=alpha * self.chance.random())

    def stars(self, count: int, bottom: float) -> None:
        """Small and a few larger stars above the height ``bottom``."""
        for _ in range(count):
            x, y = self.chance.uniform(0, WIDTH), self.chance.uniform(0, bottom)
            size = self.chance.choice((0.7, 0.7, 0.9, 1.1, 1.8))
            tint = self.chance.choice(("#ffffff", "#dfe9ff", "#fff1d6"))
            if size > 1.5:  # noqa: PLR2004 (the largest stars shine)
                self.glow(x, y, 10, tint, 0.5)
            self.oval(x, y, size, size, tint, alpha=self.chance.uniform(0.4, 1))

    def gull(self, x: float, y: float, size: float, colour: str = "#ffffff") -> None:
        """A bird on the wing, seen from afar."""
        self.arc(x - size, y, size, size * 0.55, 200, 330, size / 7, colour)
        self.arc(x + size, y, size, size * 0.55, 210, 340, size / 7, colour)

    def person(self, x: float, foot: float, tall: float, coat: str, skin: str = "#e3b58f") -> None:
        """A standing figure, simplified: legs, coat, head and hair."""
        unit = tall / 8
        self.box(x - unit * 0.8, foot - unit * 3, unit * 0.65, unit * 3, "#2d2f3d")
        self.box(x + unit * 0.15, foot - unit * 3, unit * 0.65, unit * 3, "#2d2f3d")
        self.box(x - unit * 1.3, foot - unit * 6.4, unit * 2.6, unit * 4, coat, radius=unit * 0.9)
        self.oval(x, foot - unit * 7.1, unit * 0.75, unit * 0.85, skin)
        self.oval(x, foot - unit * 7.5, unit * 0.8, unit * 0.6, "#3a2a24")

    def finish(self, *, grain: float = 0.006, vignette: float = 0.25) -> Image.Image:
        """The picture at its logical size, with a little paper texture and darker corners."""
        image = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small = (WIDTH // 2, HEIGHT // 2)
        noise = Image.frombytes("L", small, self.chance.randbytes(small[0] * small[1]))
        noise = noise.filter(ImageFilter.GaussianBlur(0.8)).resize((WIDTH, HEIGHT))
        paper = Image.merge("RGB", (noise, noise, noise))
        image = Image.blend(image, ImageChops.overlay(image, paper), min(1, grain * 6))
        shade = Image.radial_gradient("L").resize((WIDTH + 500, HEIGHT + 400))
        shade = shade.crop((250, 200, WIDTH + 250, HEIGHT + 200))
        shade = shade.point([round(255 * vignette * (v / 255) ** 2.5) for v in range(256)])
        image.paste(Image.new("RGB", (WIDTH, HEIGHT), "#05060f"), (0, 0), shade)
        return image


def save(image: Image.Image, path: Path, width: int) -> None:
    """Write a JPEG that is ``width`` pixels wide, in the picture's proportions."""
    height = round(image.height * width / image.width)
    scaled = image.resize((width, height), Image.Resampling.LANCZOS)
    scaled.save(path, "JPEG", quality=QUALITY, optimize=True, progressive=True)
