"""Draws every picture of the example news site, and writes it to `news-site/assets/img`.

Run it from anywhere with the project's Python: `python examples/make_pictures.py`. It needs Pillow
and nothing else. Every picture has its own seed, so a second run draws the same pictures. The
article texts and their alt texts describe what is drawn here: change a scene, read its page again.
"""

# ruff: noqa: C901, PLR0917, PLR2004
# Numbers say where things stand in the picture; a scene is long, not deep.
# fmt: off
# One shape a line: the formatter would give each corner of a polygon a line of its own.

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from paintbox import HEIGHT, WIDTH, Canvas, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

FOLDER = Path(__file__).parent / "news-site" / "assets" / "img"
LARGE, MIDDLE, SMALL, TEASER, FACE = 1200, 800, 480, 480, 160


# --- parts that several scenes share ---------------------------------------------------------


def house(c: Canvas, x: float, base: float, wide: float, tall: float, *wall: str,
    roof: str) -> None:
    """A gabled house front, without windows."""
    c.box(x, base - tall, wide, tall, *wall)
    peak = base - tall - wide * 0.55
    c.poly([(x - 5, base - tall), (x + wide / 2, peak), (x + wide + 5, base - tall)], roof)


def windows(c: Canvas, x: float, y: float, across: int, down: int, step: float, size: float,
    colour: str, dark: str) -> None:
    """A grid of windows, some of them lit."""
    for row in range(down):
        for place in range(across):
            fill = colour if c.chance.random() < 0.6 else dark
            c.box(x + place * step, y + row * step * 1.3, size, size * 1.4, fill, radius=1)


def boat(c: Canvas, x: float, y: float, size: float, hull: str, cabin: str) -> None:
    """A small fishing boat on calm water, its bow to the right, with its reflection."""
    s = size
    c.poly([(x - 95 * s, y), (x + 105 * s, y), (x + 70 * s, y + 55 * s), (x - 80 * s, y + 60 * s)],
           "#171a36", alpha=0.5, blur=3)
    for lean in (-30, 34):
        c.line([(x + lean * s, y), (x + (lean + 4) * s, y + 110 * s)], 3 * s, "#171a36", alpha=0.4)
    c.line([(x - 30 * s, y - 20 * s), (x - 34 * s, y - 150 * s)], 4 * s, "#2c2138")
    c.line([(x + 34 * s, y - 20 * s), (x + 38 * s, y - 120 * s)], 3 * s, "#2c2138")
    rigging = ((-34, -150, -92, -28), (-34, -150, 38, -120), (38, -120, 106, -36),
               (-34, -150, 10, -50))
    for x1, y1, x2, y2 in rigging:
        c.line([(x + x1 * s, y + y1 * s), (x + x2 * s, y + y2 * s)], 1.1, "#2c2138", alpha=0.8)
    c.box(x - 20 * s, y - 66 * s, 44 * s, 50 * s, cabin, radius=3)
    c.box(x - 24 * s, y - 70 * s, 52 * s, 7 * s, "#3a2b44", radius=2)
    c.box(x - 14 * s, y - 56 * s, 14 * s, 16 * s, "#ffe6a6", radius=2)
    c.box(x + 4 * s, y - 56 * s, 14 * s, 16 * s, "#ffe6a6", radius=2)
    c.poly([(x - 95 * s, y - 30 * s), (x + 115 * s, y - 40 * s), (x + 84 * s, y + 2 * s),
           (x - 82 * s, y + 2 * s)], hull, "#1f1a33")
    c.poly([(x - 95 * s, y - 30 * s), (x + 115 * s, y - 40 * s), (x + 110 * s, y - 33 * s),
           (x - 94 * s, y - 22 * s)], "#f3dcc0")


def tram(c: Canvas, x: float, rail: float, size: float, body: str, light: str = "#ffe9ad") -> None:
    """A tram car seen from its side, 460 logical pixels long at size 1."""
    s = size
    c.line([(x + 200 * s, rail - 190 * s), (x + 245 * s, rail - 228 * s),
           (x + 205 * s, rail - 262 * s)], 4 * s, "#22252f")
    c.box(x + 20 * s, rail - 196 * s, 420 * s, 16 * s, "#3a3f4d", radius=7 * s)
    c.box(x, rail - 184 * s, 460 * s, 160 * s, "#fbf3df", "#e9dcbd", radius=20 * s)
    c.box(x, rail - 92 * s, 460 * s, 68 * s, body, radius=14 * s)
    c.box(x, rail - 92 * s, 460 * s, 30 * s, body)
    c.box(x, rail - 98 * s, 460 * s, 6 * s, "#d9a441")
    for place in range(6):
        c.box(x + (18 + place * 72) * s, rail - 168 * s, 58 * s, 62 * s, light, "#f2c773",
              radius=7 * s)
    for place in (0, 1, 3, 4):
        at = x + (44 + place * 72 + 9 * (place % 2)) * s
        c.oval(at, rail - 128 * s, 9 * s, 11 * s, "#6a4a3c")
        c.box(at - 15 * s, rail - 119 * s, 30 * s, 13 * s, "#5a3f52", radius=5 * s)
    c.box(x + 162 * s, rail - 160 * s, 46 * s, 132 * s, "#caa56a", radius=5 * s)
    c.box(x + 168 * s, rail - 154 * s, 16 * s, 100 * s, light, "#f2c773", radius=3 * s)
    c.box(x + 187 * s, rail - 154 * s, 16 * s, 100 * s, light, "#f2c773", radius=3 * s)
    c.box(x + 14 * s, rail - 26 * s, 432 * s, 14 * s, "#2a2c36", radius=5 * s)
    for place in (80, 130, 330, 380):
        c.oval(x + place * s, rail - 11 * s, 15 * s, 13 * s, "#191b22")
        c.oval(x + place * s, rail - 11 * s, 6 * s, 6 * s, "#6d7280")
    c.oval(x + 446 * s, rail - 58 * s, 9 * s, 9 * s, "#fffbe6")


def umbrella(c: Canvas, x: float, foot: float, tall: float, coat: str, cover: str) -> None:
    """A person under an umbrella."""
    c.person(x, foot, tall, coat)
    top = foot - tall * 1.16
    c.line([(x + tall * 0.16, foot - tall * 0.5), (x + tall * 0.16, top)], 3, "#20222c")
    c.poly([(x + tall * 0.16 + math.cos(math.pi * t / 24) * tall * 0.46,
           top + tall * 0.2 - math.sin(math.pi * t / 24) * tall * 0.26) for t in range(25)], cover)


def leaves(c: Canvas, x: float, y: float, reach: float, count: int, *tints: str) -> None:
    """A cluster of leaves, lighter ones in front."""
    for number in range(count):
        a, r = c.chance.uniform(0, 6.3), reach * math.sqrt(c.chance.random())
        tint = tints[min(len(tints) - 1, number * len(tints) // count)]
        size = reach * c.chance.uniform(0.1, 0.2)
        c.oval(x + r * math.cos(a), y + r * math.sin(a) * 0.8, size * 1.3, size, tint, alpha=0.9)


def tree(c: Canvas, x: float, base: float, tall: float, *tints: str) -> None:
    """A round tree on a trunk."""
    c.poly([(x - tall * 0.05, base), (x - tall * 0.02, base - tall * 0.6),
           (x + tall * 0.02, base - tall * 0.6), (x + tall * 0.05, base)], "#5a4334")
    leaves(c, x, base - tall * 0.7, tall * 0.34, 90, *tints)


def fir(c: Canvas, x: float, base: float, tall: float, *tints: str) -> None:
    """A fir in three tiers."""
    for tier in range(3):
        y = base - tall * (0.1 + tier * 0.27)
        half = tall * (0.24 - tier * 0.055)
        c.poly([(x - half, y), (x, y - tall * 0.42), (x + half, y)], *tints)


def sunflower(c: Canvas, x: float, base: float, tall: float, size: float) -> None:
    """A sunflower on its stalk."""
    c.line([(x, base), (x + 4, base - tall / 2), (x, base - tall)], 6, "#4f7a35")
    for side, height in ((-1, 0.35), (1, 0.52)):
        c.oval(x + side * 20, base - tall * height, 20, 9, "#5f9140")
    for turn in range(16):
        a = turn * math.pi / 8
        px, py = x + math.cos(a) * size, base - tall + math.sin(a) * size
        c.oval(px, py, size * 0.36, size * 0.36, "#f5b82e" if turn % 2 else "#ffcb45")
    c.oval(x, base - tall, size * 0.72, size * 0.72, "#6b4423", "#452a16")


def awning(c: Canvas, x: float, y: float, wide: float, colour: str, stripes: int = 8) -> None:
    """A striped market awning with a scalloped edge."""
    step = wide / stripes
    for number in range(stripes):
        tint = colour if number % 2 == 0 else "#fbf2e0"
        left, right = x + number * step, x + (number + 1) * step
        inner = [x + 20 + (wide - 40) * (number + k) / stripes for k in (0, 1)]
        c.poly([(inner[0], y), (inner[1], y), (right, y + 70), (left, y + 70)], tint)
        c.oval(left + step / 2, y + 70, step / 2, 15, tint)
    c.box(x, y + 64, wide, 12, "#000000", alpha=0.12)


def heap(c: Canvas, x: float, y: float, rows: int, size: float, *tints: str) -> None:
    """A pyramid of round fruit; (x, y) is the middle of its foot."""
    for row in range(rows):
        for place in range(rows - row):
            px = x + (place - (rows - row - 1) / 2) * size * 1.9
            py = y - size - row * size * 1.55
            tint = c.chance.choice(tints)
            c.oval(px, py, size, size, tint)
            c.oval(px - size * 0.3, py - size * 0.35, size * 0.28, size * 0.22, "#ffffff",
                   alpha=0.4)


def shelf(c: Canvas, x: float, y: float, wide: float, tall: float, rows: int) -> None:
    """A bookcase full of books."""
    c.box(x, y, wide, tall, "#4a2f20", "#3a2418")
    step = tall / rows
    tints = "#8c3b32 #b5803d #3f5d54 #2f4a66 #a86f4a #d8c39a #6d4a63 #7a8a5a #c99a4b".split()
    for row in range(rows):
        place, foot = x + 6.0, y + (row + 1) * step - 5
        while place < x + wide - 12:
            thick = c.chance.uniform(6, 13)
            high = step * c.chance.uniform(0.6, 0.84)
            c.box(place, foot - high, thick, high, c.chance.choice(tints), radius=1)
            if c.chance.random() < 0.4:
                c.box(place + 1, foot - high * 0.8, thick - 2, 2.5, "#f0dcae", alpha=0.7)
            place += thick + c.chance.uniform(0.5, 2)
        c.box(x, foot, wide, 6, "#6b4630")


def beams(c: Canvas, x: float, y: float, colour: str, *aims: tuple[float, float, float]) -> None:
    """Light beams from a point; each aim is the far end and its half height."""
    for far_x, far_y, half in aims:
        for soft, alpha in ((1.0, 0.22), (0.55, 0.25)):
            c.poly([(x, y - 5), (far_x, far_y - half * soft), (far_x, far_y + half * soft),
                   (x, y + 5)], colour, alpha=alpha, blur=6)


# --- English ---------------------------------------------------------------------------------


def harbour() -> Image.Image:
    """Three fishing boats in the harbour while the sun goes down behind the hills."""
    c = Canvas(11, "#2a2c58", "#5c4677", "#b4637a", "#ef9a6c", "#ffd79b", "#ffd79b")
    c.glow(770, 452, 480, "#ffdf9e", 0.85)
    c.clouds(9, 60, 300, "#f3a57f", 0.2)
    c.clouds(5, 40, 220, "#7d5584", 0.25)
    c.oval(770, 446, 44, 44, "#fff6d8")
    c.ridge(452, 30, "#9a5f7e", "#7a4c74")
    c.ridge(476, 22, "#63426c", "#4a365f")
    for number in range(11):
        x = 20 + number * 46
        tall = c.chance.uniform(36, 62)
        house(c, x, 492, 42, tall, "#4a3559", "#3a2c4e", roof="#2c2342")
        windows(c, x + 7, 492 - tall + 8, 2, 2, 16, 8, "#ffd27d", "#33294a")
    c.poly([(196, 420), (212, 330), (228, 420)], "#2c2342")
    c.box(196, 418, 32, 74, "#3f3053")
    c.box(0, 488, WIDTH, 312, "#f0a47a", "#a5627f", "#503a6d", "#252550")
    c.box(0, 486, 560, 10, "#2f2646")
    c.box(0, 496, 560, 46, "#2f2646", alpha=0.45, blur=6)
    c.ripples(494, 800, "#ffe7b4", 260, centre=770, spread=60, alpha=0.9)
    c.ripples(500, 800, "#dc8f92", 220, alpha=0.35)
    c.ripples(500, 800, "#2b2652", 180, alpha=0.4)
    boat(c, 960, 560, 0.7, "#31577a", "#d9a57c")
    boat(c, 330, 588, 0.95, "#8c3b46", "#e2b48b")
    boat(c, 640, 668, 1.35, "#2f6f74", "#edc49b")
    c.poly([(860, 800), (910, 726), (1200, 690), (1200, 800)], "#3a2f4c", "#1d1930")
    for x, y in ((950, 735), (1065, 716)):
        c.box(x - 15, y - 26, 30, 32, "#15132a", radius=6)
        c.oval(x, y - 28, 21, 8, "#231e3b")
    c.line([(1150, 720), (1150, 480)], 7, "#15132a")
    c.glow(1150, 470, 110, "#ffe09a", 0.9)
    c.oval(1150, 470, 13, 17, "#fff3c9")
    for x, y, size in ((420, 200, 13), (480, 236, 9), (900, 160, 11)):
        c.gull(x, y, size, "#f7dfd0")
    return c.finish()


def quay() -> Image.Image:
    """A red buoy on a stone quay, beside an iron bollard and a coiled rope; gulls over the bay."""
    c = Canvas(12, "#9fcbe0", "#c9e3ea", "#f4eddc", "#f4eddc")
    c.clouds(8, 60, 260, "#ffffff", 0.5)
    c.ridge(330, 18, "#8fb3ad", "#7ba39e")
    c.ridge(362, 10, "#6c948c", "#5d867f")
    c.box(0, 372, WIDTH, 220, "#7fb9c0", "#3f8593", "#2c6b7c")
    c.ripples(380, 590, "#d9f0ee", 240, alpha=0.6)
    boat(c, 930, 446, 0.5, "#c6503f", "#f0e0c0")
    c.box(0, 560, WIDTH, 240, "#d2c2a6", "#ab987c")
    c.box(0, 560, WIDTH, 16, "#e8dcc4")
    for row in range(5):
        y = 576 + row * 52
        c.line([(0, y + 46), (WIDTH, y + 46)], 2, "#8b7a62", alpha=0.6)
        for place in range(9):
            x = place * 150 + (row % 2) * 75
            c.line([(x, y), (x, y + 46)], 2, "#8b7a62", alpha=0.5)
            c.box(x + 8, y + 6, 130, 34, "#fff3dc", alpha=c.chance.uniform(0, 0.14), radius=5)
    c.oval(340, 706, 150, 22, "#5c4d3b", alpha=0.4, blur=8)
    c.poly([(250, 690), (290, 470), (390, 470), (430, 690)], "#e0533f", "#a52f2c")
    c.poly([(268, 590), (280, 528), (400, 528), (412, 590)], "#fbf0dd", "#e3d2b8")
    c.oval(340, 690, 90, 24, "#a52f2c")
    c.oval(340, 470, 50, 14, "#f07a60")
    c.line([(340, 470), (340, 380)], 8, "#3b3f48")
    c.oval(340, 372, 22, 22, "#f6c447")
    c.oval(690, 716, 90, 16, "#5c4d3b", alpha=0.45, blur=8)
    c.box(650, 590, 80, 126, "#3e444f", "#23272f", radius=12)
    c.oval(690, 592, 66, 22, "#566070")
    c.oval(690, 584, 60, 16, "#6d7889")
    for layer in range(5):
        y = 730 - layer * 15
        for inner in range(4):
            reach = 128 - layer * 7 - inner * 22
            tint = "#d7ab6a" if (layer + inner) % 2 else "#c1924f"
            c.ring(970, y, reach, reach * 0.3, 11, tint)
    c.line([(850, 730), (790, 700), (730, 640)], 10, "#c1924f")
    for x, y, size in ((520, 180, 22), (620, 240, 15), (200, 150, 18), (830, 140, 12)):
        c.gull(x, y, size, "#fdfdfb")
    return c.finish()


def tram_rain() -> Image.Image:
    """A red tram with lit windows on a wet street at night; two people under umbrellas."""
    c = Canvas(13, "#141b35", "#22305a", "#3a4a78", "#2a3152")
    tints = (("#33406b", "#2a355b"), ("#4a3f68", "#3a3156"), ("#2d4a63", "#243b51"))
    for number in range(8):
        x, tall = number * 158 - 30, c.chance.uniform(280, 400)
        house(c, x, 560, 152, tall, *tints[number % 3], roof="#1b2344")
        windows(c, x + 22, 580 - tall, 3, 4, 42, 22, "#ffcf7d", "#1e2748")
    for number in range(5):
        x = 70 + number * 270
        c.box(x, 492, 120, 68, "#ffd88f", "#e8a85b", alpha=0.8)
        c.glow(x + 60, 530, 130, "#ffcf85", 0.35)
    c.box(0, 556, WIDTH, 18, "#59618a")
    c.box(0, 574, WIDTH, 226, "#353d63", "#1a1f3c")
    for _ in range(26):
        x = c.chance.uniform(0, WIDTH)
        c.box(x, 580, c.chance.uniform(8, 30), c.chance.uniform(60, 190), "#ffcf85",
              alpha=c.chance.uniform(0.08, 0.26), blur=6)
    c.line([(0, 318), (WIDTH, 300)], 2, "#0d1226")
    for y in (664, 700):
        c.line([(0, y), (WIDTH, y)], 5, "#8d97bd", alpha=0.75)
    c.box(250, 690, 620, 90, "#c8453c", alpha=0.35, blur=14)
    for number in range(6):
        c.box(275 + number * 97, 694, 60, 96, "#ffdf9a", alpha=0.3, blur=9)
    tram(c, 240, 690, 1.35, "#c23a34")
    c.glow(850, 612, 170, "#fff2c0", 0.75)
    umbrella(c, 1000, 740, 150, "#3d6f78", "#e0a53a")
    umbrella(c, 1098, 752, 160, "#6e4a63", "#3f8a83")
    umbrella(c, 128, 742, 146, "#454b70", "#b8434a")
    c.ripples(700, 800, "#cfd8f6", 120, alpha=0.35)
    for _ in range(420):
        x, y = c.chance.uniform(-40, WIDTH), c.chance.uniform(-20, HEIGHT)
        size = c.chance.uniform(14, 40)
        c.line([(x, y), (x - size * 0.22, y + size)], 1.1, "#d6e2ff",
               alpha=c.chance.uniform(0.1, 0.4))
    return c.finish()


def tram_bridge() -> Image.Image:
    """A tram crosses a stone bridge of three arches over a river, with autumn trees and mist."""
    c = Canvas(14, "#f3d9b8", "#f6e6cd", "#e4e0d0", "#cdd6cc")
    c.glow(260, 180, 330, "#fff6df", 0.9)
    c.ridge(330, 36, "#c3cbbb", "#b4bfb0")
    c.ridge(390, 26, "#a3b19c", "#93a48f", rough=10)
    for number in range(15):
        x = number * 84 + c.chance.uniform(-20, 20)
        tints = c.chance.choice((("#a4562c", "#c97535", "#e39a4a"),
                                ("#9c7a2d", "#c79d3a", "#e6c15c"),
                                ("#6d7a3c", "#8d9a4d", "#aeb568")))
        tree(c, x, 500, c.chance.uniform(130, 200), *tints)
    c.box(0, 440, WIDTH, 110, "#f3ead6", alpha=0.5, blur=22)
    c.box(0, 560, WIDTH, 240, "#9db8b4", "#6b929a", "#4a7280")
    tram(c, 420, 408, 0.72, "#c23a34")
    c.line([(0, 236), (WIDTH, 236)], 1.5, "#5f5a52", alpha=0.7)
    c.box(0, 404, WIDTH, 20, "#cbb898", "#b39e7d")
    c.box(0, 424, WIDTH, 220, "#bda887", "#967f62")
    for row in range(9):
        for place in range(20):
            x, y = place * 62 + (row % 2) * 31, 430 + row * 23
            c.box(x, y, 58, 19, "#e8d6b4", alpha=c.chance.uniform(0, 0.2), radius=3)
    for x in (210, 600, 990):
        arch = [(x + math.cos(math.pi * t / 30) * 150,
                 640 - math.sin(math.pi * t / 30) * 165) for t in range(31)]
        c.poly([(x - 150, 660), *reversed(arch), (x + 150, 660)], "#7d7565", "#b9c6b8", "#a3bdb9",
               "#7fa3a6")
        c.line(arch, 13, "#d9c7a4")
    for x in (15, 405, 795, 1185):
        c.poly([(x - 40, 660), (x - 32, 540), (x + 32, 540), (x + 40, 660)], "#b7a27f", "#8d7759")
    c.box(0, 640, WIDTH, 160, "#7fa3a6", "#557e8a", "#3f6673")
    c.box(0, 640, WIDTH, 46, "#8b7a60", alpha=0.35, blur=8)
    c.ripples(640, 800, "#e6efe6", 260, alpha=0.55)
    c.ripples(640, 790, "#b0704a", 70, alpha=0.4)
    c.box(0, 610, WIDTH, 40, "#ffffff", alpha=0.25, blur=18)
    return c.finish(vignette=0.15)


def tram_stop() -> Image.Image:
    """Four people wait in a glass tram shelter on a sunny morning."""
    c = Canvas(15, "#bfe0ea", "#e4f0ea", "#f6eedd")
    for number in range(7):
        tints = (("#e9c9a3", "#d8b189"), ("#d99f83", "#c58a70"), ("#c9d2c0", "#b3bfab"))[number % 3]
        house(c, number * 180 - 20, 600, 172, c.chance.uniform(250, 340), *tints, roof="#8d5a48")
        windows(c, number * 180 + 12, 330, 3, 4, 48, 24, "#6f93a3", "#8fb0bd")
    c.box(0, 596, WIDTH, 204, "#cfc6b6", "#b0a592")
    c.box(0, 690, WIDTH, 110, "#8f8a80", "#77726a")
    for y in (722, 766):
        c.line([(0, y), (WIDTH, y)], 6, "#d9dadb")
    c.box(250, 330, 700, 340, "#e8fbff", alpha=0.35)
    for x in (250, 482, 715, 944):
        c.box(x, 330, 8, 345, "#3d4b57")
    c.poly([(220, 300), (980, 300), (960, 340), (240, 340)], "#2f6f74", "#245558")
    for x, tall, coat in ((360, 236, "#c65a3d"), (470, 214, "#3f6d8c"), (640, 240, "#d9a441"),
                          (830, 180, "#7a5a8a")):
        c.person(x, 690, tall, coat)
    c.line([(1060, 690), (1060, 280)], 9, "#3d4b57")
    c.oval(1060, 270, 52, 52, "#f6c447")
    c.oval(1060, 270, 40, 40, "#fffdf4")
    c.box(1036, 256, 48, 20, "#c23a34", radius=5)
    tree(c, 120, 690, 350, "#5c8a45", "#79a758", "#9cc672")
    return c.finish(vignette=0.12)


def tram_depot() -> Image.Image:
    """Two trams in a vaulted depot, one red and one green, under hanging lamps."""
    c = Canvas(16, "#54483f", "#6b5b4c", "#4a3f38")
    for number in range(9):
        reach = 640 - number * 40
        c.arc(600, 460, reach, reach * 0.7, 180, 360, 13, "#3a3029", alpha=0.8)
    c.poly([(420, 450), (440, 300), (760, 300), (780, 450)], "#dcebec", "#f4efdc", blur=3)
    for x in (520, 600, 680):
        c.line([(x, 300), (x, 450)], 5, "#6b5b4c")
    c.glow(600, 390, 330, "#fff6da", 0.6)
    c.poly([(0, 800), (360, 450), (840, 450), (1200, 800)], "#8a7a68", "#5d5147")
    for x in (150, 330, 870, 1050):
        c.line([(600 + (x - 600) * 0.3, 450), (x, 800)], 5, "#c9bfae", alpha=0.8)
    tram(c, -80, 700, 1.12, "#c23a34")
    tram(c, 700, 700, 1.12, "#2f7a62")
    for x, y in ((250, 170), (600, 130), (950, 170)):
        c.line([(x, 0), (x, y)], 3, "#241e1a")
        c.poly([(x - 46, y + 26), (x - 14, y - 6), (x + 14, y - 6), (x + 46, y + 26)], "#2f7a62")
        c.glow(x, y + 40, 190, "#ffe7ac", 0.7)
    return c.finish()


def tram_cab() -> Image.Image:
    """A tram driver's desk: brass crank, two dials and a bell, a street behind the glass."""
    c = Canvas(17, "#3a2c25", "#4a372c")
    c.box(110, 50, 980, 400, "#bfe0ea", "#f3ecd9", radius=30)
    house(c, 130, 400, 190, 180, "#d99f83", "#c58a70", roof="#8d5a48")
    house(c, 860, 400, 210, 200, "#e9c9a3", "#d8b189", roof="#7d6a5a")
    windows(c, 160, 240, 3, 2, 50, 24, "#6f93a3", "#8fb0bd")
    windows(c, 895, 225, 3, 2, 54, 26, "#6f93a3", "#8fb0bd")
    tree(c, 420, 400, 190, "#5c8a45", "#79a758", "#9cc672")
    tree(c, 790, 400, 170, "#5c8a45", "#79a758", "#9cc672")
    c.poly([(130, 450), (560, 330), (640, 330), (1070, 450)], "#b8ad9c", "#9a8f80")
    for near, far in ((440, 590), (760, 610)):
        c.line([(far, 332), (near, 450)], 5, "#eef0ee")
    c.poly([(110, 450), (330, 60), (420, 60), (210, 450)], "#ffffff", alpha=0.14)
    c.box(590, 40, 20, 420, "#4a372c")
    c.poly([(0, 480), (1200, 480), (1200, 800), (0, 800)], "#7d5a3c", "#4c3523")
    c.box(0, 470, WIDTH, 24, "#a87c4f", "#8a623b")
    for x in (250, 430):
        c.oval(x, 600, 78, 78, "#c79a45", "#8a6425")
        c.oval(x, 600, 66, 66, "#faf4e2")
        for turn in range(9):
            a = math.radians(150 + turn * 30)
            c.line([(x + math.cos(a) * 52, 600 + math.sin(a) * 52),
                   (x + math.cos(a) * 60, 600 + math.sin(a) * 60)], 4, "#2d2f3d")
        a = math.radians(230 if x == 250 else 300)
        c.line([(x, 600), (x + math.cos(a) * 46, 600 + math.sin(a) * 46)], 6, "#c23a34")
        c.oval(x, 600, 8, 8, "#2d2f3d")
    c.oval(780, 640, 150, 60, "#d6ac57", "#9c7430")
    c.oval(780, 628, 138, 50, "#e9c778", "#c2983f")
    c.line([(780, 622), (910, 560)], 24, "#b98c3b")
    c.oval(780, 622, 30, 22, "#f2d88f")
    c.oval(918, 548, 34, 40, "#3a2018", "#1e100c")
    c.oval(1080, 640, 74, 24, "#8a6425")
    c.poly([(1010, 640), (1026, 560), (1134, 560), (1150, 640)], "#e9c778", "#a87c32")
    c.oval(1080, 560, 54, 36, "#f2d88f")
    c.oval(1080, 522, 11, 11, "#8a6425")
    return c.finish()


def lighthouse() -> Image.Image:
    """A white lighthouse with two red bands on a cliff at dawn, a keeper's house, waves below."""
    c = Canvas(18, "#3b5b8c", "#7f9cc0", "#f0c9b4", "#ffe6c4", "#ffe6c4")
    c.glow(260, 500, 460, "#fff0cc", 0.9)
    c.clouds(10, 70, 330, "#ffe9dc", 0.3)
    c.clouds(4, 40, 200, "#9fb4d4", 0.35)
    c.box(0, 500, WIDTH, 300, "#a9c3cf", "#5b8ba3", "#2e5f7d")
    c.ripples(504, 800, "#fff0d2", 200, centre=260, spread=70, alpha=0.8)
    c.ripples(510, 800, "#e0eff2", 180, alpha=0.4)
    c.poly([(520, 800), (560, 690), (600, 640), (640, 560), (690, 520), (760, 488), (900, 474),
           (1060, 486), (1200, 470), (1200, 800)], "#7d7a6a", "#565a5c", "#3a434c")
    c.poly([(690, 520), (760, 488), (900, 474), (1060, 486), (1200, 470), (1200, 530), (1000, 524),
           (820, 516), (700, 545)], "#8fae62", "#6d8f4d")
    for x, y, w in ((600, 690, 60), (680, 620, 80), (820, 600, 110), (980, 660, 120),
                    (760, 720, 90)):
        c.poly([(x, y), (x + w, y - 26), (x + w * 0.9, y + 30), (x + w * 0.2, y + 46)], "#a5a08e",
               alpha=0.4)
    beams(c, 830, 156, "#fff6cf", (-60, 20, 95), (1320, 60, 60))
    c.poly([(780, 484), (797, 190), (863, 190), (880, 484)], "#ffffff", "#f1ece0", "#e2dccf")
    for top, low in ((250, 310), (372, 432)):
        half = [33 + (y - 190) * 17 / 294 for y in (top, low)]
        c.poly([(830 - half[0], top), (830 + half[0], top), (830 + half[1], low),
               (830 - half[1], low)], "#cf4a3c", "#b23a32")
    c.poly([(845, 190), (863, 190), (880, 484), (852, 484)], "#32435e", alpha=0.16)
    for y in (222, 340):
        c.box(823, y, 14, 22, "#4a5c74", radius=6)
    c.box(816, 446, 28, 38, "#4a5c74", radius=10)
    c.box(786, 182, 88, 12, "#3c4658", radius=2)
    c.box(806, 128, 48, 54, "#fff5c6", "#ffdf8a")
    for x in (806, 822, 838, 853):
        c.line([(x, 128), (x, 182)], 3, "#3c4658")
    c.line([(786, 166), (874, 166)], 2.5, "#3c4658")
    c.poly([(798, 130), (830, 92), (862, 130)], "#b23a32")
    c.line([(830, 92), (830, 70)], 3, "#3c4658")
    c.glow(830, 156, 150, "#fff3bf", 0.9)
    house(c, 950, 490, 130, 70, "#fdf7ea", "#e9ddc8", roof="#7d4a40")
    c.box(1046, 350, 18, 50, "#8d5a4c")
    for x in (966, 1048):
        c.box(x, 440, 20, 24, "#ffd98a")
    c.box(1004, 446, 24, 44, "#4a5c74", radius=3)
    for number in range(70):
        x = c.chance.uniform(520, 760)
        c.oval(x, 745 - (x - 520) * 0.12 + c.chance.uniform(-12, 40), c.chance.uniform(6, 24),
               c.chance.uniform(3, 9), "#ffffff", alpha=0.6, blur=1.5)
        if number < 30:
            x = c.chance.uniform(760, 1200)
            c.oval(x, c.chance.uniform(770, 800), 20, 7, "#ffffff", alpha=0.5, blur=2)
    for x, y, size in ((420, 260, 18), (500, 220, 12), (360, 330, 10), (1010, 230, 13)):
        c.gull(x, y, size)
    return c.finish(vignette=0.2)


def lens() -> Image.Image:
    """A lighthouse lens from close by: thick glass rings round a lamp, in brass."""
    c = Canvas(19, "#1d2a3d", "#22344a", "#131d2b")
    c.glow(600, 400, 640, "#ffdf9a", 0.8)
    c.oval(600, 400, 372, 372, "#6a4c1f")
    c.oval(600, 400, 360, 360, "#e2c27a", "#a77c34")
    c.oval(600, 400, 338, 338, "#294a5c", "#3f7280")
    for number in range(13):
        reach = 326 - number * 21
        c.oval(600, 400, reach, reach, "#bfe6e2", "#4e8f98", alpha=0.5)
        c.oval(600, 405, reach - 7, reach - 8, "#f9ecc0", "#7fb3ae", alpha=0.55)
        c.arc(600, 400, reach, reach, 200, 285, 3, "#ffffff", alpha=0.75)
        c.arc(600, 400, reach, reach, 30, 80, 2, "#ffffff", alpha=0.4)
    c.glow(600, 400, 220, "#fffbe0", 1)
    c.oval(600, 400, 46, 60, "#fffef2")
    c.oval(600, 415, 18, 30, "#ffd978")
    for turn in range(8):
        a = math.radians(turn * 45 + 22.5)
        c.line([(600 + math.cos(a) * 66, 400 + math.sin(a) * 66),
               (600 + math.cos(a) * 345, 400 + math.sin(a) * 345)], 7, "#b98c3b", alpha=0.8)
        c.oval(600 + math.cos(a) * 350, 400 + math.sin(a) * 350, 9, 9, "#f2d88f")
    for x in (120, 1080):
        c.box(x - 26, 0, 52, 800, "#8a6425", "#5f4417")
        c.box(x - 18, 0, 10, 800, "#f2d88f", alpha=0.4)
    c.box(0, 770, WIDTH, 30, "#a77c34", "#6a4c1f")
    return c.finish()


def stairs() -> Image.Image:
    """A spiral stair seen from above: stone steps wind down round a dark shaft."""
    c = Canvas(20, "#cfc4b0", "#a3967f")
    for turn in range(46, -1, -1):
        a = math.radians(turn * 20)
        reach, inner = 560 - (46 - turn) * 8.5, 60.0
        b = a + math.radians(20)
        shade = 90 + turn * 3
        tint = f"#{shade:02x}{int(shade * 0.92):02x}{int(shade * 0.8):02x}"
        c.poly([(600 + math.cos(a) * inner, 400 + math.sin(a) * inner),
               (600 + math.cos(a) * reach, 400 + math.sin(a) * reach),
               (600 + math.cos(b) * reach, 400 + math.sin(b) * reach),
               (600 + math.cos(b) * inner, 400 + math.sin(b) * inner)], tint)
    for level in range(3):
        base = 520 - level * 150
        steps = []
        for turn in range(19):
            a = math.radians(turn * 20)
            r = base - turn * 7.5
            p = [(600 + math.cos(a) * r, 400 + math.sin(a) * r),
                  (600 + math.cos(a + 0.35) * (r - 7), 400 + math.sin(a + 0.35) * (r - 7)),
                  (600 + math.cos(a + 0.35) * (r - 128), 400 + math.sin(a + 0.35) * (r - 128)),
                  (600 + math.cos(a) * (r - 122), 400 + math.sin(a) * (r - 122))]
            light = max(40, 226 - level * 62 - (turn % 18) * 4 - (turn % 2) * 12)
            c.poly(p, f"#{light:02x}{int(light * 0.93):02x}{int(light * 0.8):02x}")
            c.line([p[0], p[3]], 4, "#4a4033", alpha=0.7)
            steps.append(p[3])
        c.line(steps, 8, "#2c3a4c")
    c.oval(600, 400, 92, 92, "#2a2620", "#14110e")
    c.glow(600, 400, 110, "#ffd98a", 0.35)
    c.glow(300, 180, 420, "#fff3d0", 0.35)
    return c.finish(vignette=0.5)


def gallery_view() -> Image.Image:
    """The railed gallery of a tower, a wide bay below with two sailing boats and a headland."""
    c = Canvas(21, "#79b0d4", "#c3e0ea", "#f1efe0", "#f1efe0")
    c.clouds(9, 50, 280, "#ffffff", 0.5)
    c.ridge(376, 24, "#9db9a6", "#8aa995", bottom=420)
    c.box(0, 400, WIDTH, 400, "#9fd0d2", "#4f9dae", "#2b7790")
    c.poly([(0, 400), (250, 408), (430, 452), (300, 520), (120, 600), (0, 640)], "#b9b06f",
           "#8c9a5a")
    c.poly([(430, 452), (300, 520), (120, 600), (0, 640), (0, 660), (140, 620), (330, 534)],
           "#f2e4bd")
    c.ripples(410, 800, "#eafaf6", 240, alpha=0.6)
    for x, y, s in ((690, 480, 1.0), (920, 560, 1.6)):
        c.poly([(x, y), (x, y - 70 * s), (x + 44 * s, y)], "#ffffff", "#f3ead8")
        c.poly([(x - 5 * s, y), (x - 5 * s, y - 56 * s), (x - 34 * s, y)], "#f6d9b4")
        c.poly([(x - 42 * s, y + 4 * s), (x + 50 * s, y + 4 * s), (x + 32 * s, y + 18 * s),
               (x - 28 * s, y + 18 * s)], "#b8434a")
    c.poly([(0, 760), (600, 730), (1200, 760), (1200, 800), (0, 800)], "#cf4a3c", "#9c332d")
    for x in range(0, 1201, 75):
        c.line([(x, 560), (x, 762)], 7, "#30394a")
    for y in (560, 660):
        c.line([(0, y), (WIDTH, y)], 11, "#3c4658")
    c.gull(520, 250, 26)
    c.gull(430, 300, 15)
    return c.finish(vignette=0.15)


def logbook() -> Image.Image:
    """An open, handwritten logbook on a wooden desk, with a pen, a lamp and a mug."""
    c = Canvas(22, "#5b4030", "#74523b", "#4a3325")
    for number in range(16):
        y = number * 52 + c.chance.uniform(-8, 8)
        c.line([(0, y), (600, y + c.chance.uniform(-6, 6)), (WIDTH, y)], 2, "#3a281d", alpha=0.5)
    c.glow(950, 150, 620, "#ffe3a3", 0.75)
    c.poly([(188, 250), (590, 220), (590, 690), (160, 720)], "#21150e", alpha=0.5, blur=14)
    c.poly([(180, 230), (600, 205), (1020, 230), (1052, 700), (600, 676), (148, 700)], "#7a2f2b")
    c.poly([(196, 222), (600, 196), (600, 660), (168, 684)], "#fbf2da", "#efe0bd")
    c.poly([(600, 196), (1004, 222), (1032, 684), (600, 660)], "#efe3c6", "#fbf2da")
    c.poly([(570, 198), (600, 196), (630, 198), (630, 662), (600, 660), (570, 662)], "#8a744e",
           alpha=0.35, blur=10)
    for row in range(13):
        y = 270 + row * 30
        for left, right in ((236, 566), (634, 968)):
            x = float(left)
            while x < right - 26:
                size = c.chance.uniform(18, 58)
                end = min(right, x + size)
                points = [(x + (end - x) * t / 8, y + c.chance.uniform(-5, 3)) for t in range(9)]
                if row < 12 or left == 236:
                    c.line(points, 2, "#2f3f66", alpha=0.85)
                x = end + 11
    c.line([(700, 700), (960, 560)], 11, "#22304c")
    c.line([(690, 706), (716, 691)], 6, "#d9a441")
    c.oval(1090, 560, 62, 60, "#e7e2d6", "#b9b2a3")
    c.ring(1150, 565, 30, 32, 9, "#cfc8b9")
    c.oval(1090, 540, 52, 34, "#4a2a1a", "#2f1a10")
    c.poly([(850, 60), (920, -20), (1010, -20), (1080, 60)], "#2f6f74", "#235458")
    c.oval(965, 62, 115, 20, "#fff4cc")
    return c.finish(vignette=0.35)


# --- German ----------------------------------------------------------------------------------


def market() -> Image.Image:
    """Market stalls under striped awnings before old house fronts, with shoppers and bunting."""
    c = Canvas(23, "#8fc7e0", "#cfe8ea", "#f7efdc")
    c.clouds(6, 30, 150, "#ffffff", 0.5)
    tints = (("#e3b27d", "#cf9a66"), ("#c9796a", "#b36557"), ("#e9d6a8", "#d8c08d"),
             ("#8fa9a0", "#7a958c"))
    for number in range(8):
        tall = c.chance.uniform(270, 360)
        house(c, number * 156 - 14, 560, 150, tall, *tints[number % 4], roof="#8a4b3d")
        windows(c, number * 156 + 10, 580 - tall, 3, 4, 44, 22, "#4f6d7d", "#6b8b99")
    for sag, y in ((60, 150), (46, 208)):
        rope = [(x, y + sag * math.sin(math.pi * (x % 400) / 400)) for x in range(0, 1201, 20)]
        c.line(rope, 2, "#5d4c42")
        for place, (x, top) in enumerate(rope[1:-1:2]):
            flag = ("#d9533f", "#f0b83c", "#2f7f86", "#fbf2e0")[place % 4]
            c.poly([(x - 10, top), (x + 10, top), (x, top + 26)], flag)
    c.box(0, 556, WIDTH, 244, "#d8c9ae", "#b5a184")
    for row in range(6):
        for place in range(18):
            c.oval(place * 70 + (row % 2) * 35, 580 + row * 40, 30, 9, "#f0e4cb", alpha=0.35)
    stalls = ((40, "#c9463d"), (440, "#2f7f86"), (840, "#d99a2b"))
    for x, tint in stalls:
        for post in (x + 14, x + 306):
            c.box(post, 330, 10, 350, "#6b4f3a")
        c.box(x + 12, 420, 306, 130, "#3a2c26", alpha=0.35)
        c.box(x, 560, 330, 26, "#a87c4f", "#8a623b")
        c.box(x + 8, 586, 314, 106, "#8a623b", "#6b4a2c")
        awning(c, x - 14, 320, 358, tint)
    for at, fruit in ((100, ("#d9453a", "#c23a34")), (205, ("#f0a03a", "#e88a2a")),
                      (305, ("#8cb04a", "#a6c45c")), (500, ("#7a4a82", "#6a3d72")),
                      (605, ("#f2d04a", "#e6bd35")), (705, ("#d9453a", "#e0645a")),
                      (900, ("#8cb04a", "#a6c45c")), (1005, ("#f0a03a", "#e88a2a")),
                      (1105, ("#c9824a", "#b56f3a"))):
        heap(c, at, 562, 4, 13, *fruit)
    for x, foot, tall, coat in ((400, 730, 230, "#b8434a"), (470, 742, 216, "#46618a"),
        (800, 726, 224, "#4f7a52"), (1150, 748, 236, "#7a5a8a")):
        c.person(x, foot, tall, coat)
    c.poly([(498, 640), (560, 640), (550, 690), (508, 690)], "#c99a5b", "#a87a3f")
    c.arc(529, 642, 28, 34, 180, 360, 5, "#a87a3f")
    return c.finish(vignette=0.15)


def apples() -> Image.Image:
    """Wooden crates with red apples, green pears and plums, seen from above."""
    c = Canvas(24, "#6b4a33", "#513623")
    crates = ((40, 50, "#d9453a", "#b8322d", "#e0645a"), (620, 50, "#9dbb52", "#b5cc6c", "#86a640"),
              (40, 430, "#6a3d72", "#57305f", "#7f5288"), (620, 430, "#f0a03a", "#e88a2a",
              "#f5b85e"))
    for x, y, *tints in crates:
        c.box(x - 10, y + 10, 560, 340, "#1f130b", alpha=0.5, blur=12, radius=6)
        c.box(x, y, 540, 330, "#c79a62", "#a5773f", radius=6)
        c.box(x + 22, y + 22, 496, 286, "#3a2617", radius=4)
        for row in range(5):
            for place in range(8):
                px = x + 58 + place * 60 + (row % 2) * 22 + c.chance.uniform(-4, 4)
                py = y + 58 + row * 53 + c.chance.uniform(-4, 4)
                if px > x + 486:
                    continue
                tint = c.chance.choice(tints)
                c.oval(px + 3, py + 5, 31, 31, "#1f130b", alpha=0.45, blur=2)
                c.oval(px, py, 30, 30, tint)
                c.oval(px - 9, py - 10, 9, 7, "#ffffff", alpha=0.45, blur=1)
                c.line([(px, py - 4), (px + 5, py - 14)], 3.5, "#4a3322")
        for nail in (x + 11, x + 529):
            c.oval(nail, y + 165, 4, 4, "#6b4a33")
    c.glow(250, 80, 700, "#fff0cc", 0.25)
    return c.finish(vignette=0.3)


def cheese() -> Image.Image:
    """Round cheeses on wooden shelves; one wheel in front is cut open."""
    c = Canvas(25, "#8a6a4a", "#6b4f35")
    for row in range(3):
        y = 40 + row * 190
        c.box(0, y + 150, WIDTH, 26, "#b98c57", "#8f673a")
        for place in range(6):
            x = 110 + place * 200 + c.chance.uniform(-10, 10)
            tint = c.chance.choice((("#f0c463", "#d9a13f"), ("#f5dfa0", "#e0c077"),
                                   ("#d98f4a", "#b9702f")))
            c.oval(x, y + 150, 86, 10, "#2c1d10", alpha=0.5, blur=4)
            c.box(x - 82, y + 62, 164, 88, *tint, radius=22)
            c.oval(x, y + 66, 81, 20, tint[0])
            c.oval(x - 14, y + 62, 48, 9, "#ffffff", alpha=0.3, blur=2)
    c.box(0, 620, WIDTH, 180, "#c79a62", "#8f673a")
    c.oval(600, 740, 270, 34, "#2c1d10", alpha=0.5, blur=9)
    c.box(350, 600, 500, 130, "#d98f4a", "#b46a2a", radius=46)
    c.oval(600, 612, 250, 62, "#e5a65c")
    c.poly([(600, 612), (470, 665), (560, 674), (690, 668)], "#fbe9b4")
    c.poly([(600, 612), (470, 665), (470, 728), (600, 690)], "#f5d98f", "#e8c46c")
    c.poly([(600, 612), (690, 668), (690, 734), (600, 690)], "#f9e3a6", "#eccb78")
    for x, y in ((520, 690), (556, 672), (640, 684), (664, 706), (622, 660), (500, 708)):
        c.oval(x, y, 9, 7, "#d3a648")
    c.line([(900, 700), (1110, 660)], 15, "#d7dbe0")
    c.line([(1090, 664), (1180, 646)], 24, "#3a2418")
    return c.finish(vignette=0.3)


def flowers() -> Image.Image:
    """Buckets full of tulips, daisies and lavender in front of a blue wall."""
    c = Canvas(26, "#7fa3b8", "#6a90a8")
    for number in range(14):
        c.line([(number * 90, 0), (number * 90, 560)], 3, "#557a92", alpha=0.6)
    c.box(0, 560, WIDTH, 240, "#c9b79a", "#a8957a")
    tones = (("#d9453a", "#f0776a"), ("#ffffff", "#fdf3c9"), ("#8d6fb8", "#a98fd0"),
             ("#f0b83c", "#f7d16e"))
    for number, (first, second) in enumerate(tones):
        x = 170 + number * 290
        for _ in range(60):
            px = x + c.chance.gauss(0, 62)
            py = 330 + c.chance.gauss(0, 58)
            c.line([(px, py), (x + (px - x) * 0.35, 560)], 4, "#4f7a3f")
            c.oval((px + x) / 2 + c.chance.uniform(-20, 20), (py + 560) / 2, 10, 26, "#6b9a52",
                   alpha=0.8)
        for _ in range(58):
            px, py = x + c.chance.gauss(0, 66), 318 + c.chance.gauss(0, 62)
            if number == 1:
                for turn in range(8):
                    a = turn * math.pi / 4
                    c.oval(px + math.cos(a) * 14, py + math.sin(a) * 14, 8, 8, first)
                c.oval(px, py, 9, 9, "#f0b83c")
            elif number == 2:
                for step in range(6):
                    c.oval(px + step % 2 * 8 - 4, py + step * 11 - 30, 7, 8,
                           first if step % 2 else second)
            else:
                c.oval(px, py, 17, 22, second, first)
                c.poly([(px - 17, py), (px - 12, py - 26), (px - 3, py - 6), (px, py - 28),
                       (px + 4, py - 6), (px + 12, py - 26), (px + 17, py)], first)
        c.oval(x, 752, 96, 16, "#4a3d2c", alpha=0.5, blur=6)
        c.poly([(x - 104, 520), (x + 104, 520), (x + 80, 750), (x - 80, 750)], "#c3ccd2", "#8b98a2")
        c.oval(x, 520, 104, 22, "#dfe6ea")
        c.oval(x, 522, 94, 17, "#4b5a4a")
        leaves(c, x, 505, 84, 40, "#4f7a3f", "#6b9a52")
    return c.finish(vignette=0.2)


def garden() -> Image.Image:
    """A school garden: beds, sunflowers, a greenhouse, a brick school, two pupils."""
    c = Canvas(27, "#8cc8e6", "#cfeaf0", "#f4f2df")
    c.clouds(7, 40, 180, "#ffffff", 0.55)
    c.box(80, 190, 620, 300, "#b8694f", "#9c543e")
    c.poly([(60, 190), (140, 110), (640, 110), (720, 190)], "#5d4a4a")
    for row in range(2):
        for place in range(6):
            c.box(118 + place * 98, 225 + row * 120, 54, 76, "#fbf2e0")
            c.box(123 + place * 98, 230 + row * 120, 44, 66, "#7fa9bd", "#a9cbd6")
            c.line([(145 + place * 98, 230 + row * 120), (145 + place * 98, 296 + row * 120)], 3,
                   "#fbf2e0")
    c.ridge(470, 12, "#7fae5a", "#6b9a4a")
    c.poly([(820, 480), (820, 330), (960, 250), (1100, 330), (1100, 480)], "#d9f2ee", "#b5ddd4",
           alpha=0.85)
    for x in (820, 890, 960, 1030, 1100):
        top = 330 - (140 - abs(960 - x)) * 0.57
        c.line([(x, top), (x, 480)], 4, "#f7faf5")
    c.line([(820, 330), (960, 250), (1100, 330)], 6, "#f7faf5")
    c.line([(820, 400), (1100, 400)], 4, "#f7faf5")
    leaves(c, 880, 462, 40, 40, "#5c8a45", "#79a758")
    leaves(c, 1040, 458, 44, 40, "#5c8a45", "#79a758")
    c.poly([(0, 800), (0, 560), (1200, 520), (1200, 800)], "#a9c77a", "#7fa556")
    c.poly([(430, 800), (560, 530), (640, 528), (700, 800)], "#e3d2ab", "#cdb789")
    for x, y, wide, tall in ((40, 620, 360, 76), (760, 600, 400, 80), (90, 540, 280, 44),
        (740, 530, 300, 44)):
        c.box(x, y, wide, tall, "#a5773f", "#7d562b", radius=4)
        c.box(x + 8, y - 10, wide - 16, 22, "#4a3424", radius=6)
        for place in range(int(wide / 44)):
            leaves(c, x + 30 + place * 44, y - 18, 22, 22, "#4f8a3f", "#6fae4f", "#92c968")
            if place % 3 == 1:
                c.oval(x + 34 + place * 44, y - 20, 9, 9, "#d9453a")
    for x, tall in ((1130, 300), (1060, 250), (1180, 240), (30, 260), (90, 220)):
        sunflower(c, x, 700, tall, 32)
    c.person(500, 740, 176, "#f0b83c")
    c.person(660, 700, 164, "#3f7fa6")
    c.poly([(538, 660), (590, 660), (584, 716), (544, 716)], "#5d8f9a", "#45737d")
    c.line([(588, 676), (640, 648)], 7, "#5d8f9a")
    c.arc(564, 660, 24, 26, 180, 360, 6, "#45737d")
    return c.finish(vignette=0.12)


def beans() -> Image.Image:
    """Runner beans with red flowers climb up poles that are tied like a tent."""
    c = Canvas(28, "#bfe0e6", "#e6f2dc", "#c3d99a")
    c.ridge(560, 14, "#8fb566", "#6b9a4a")
    c.box(0, 690, WIDTH, 110, "#5a4130", "#3f2c1f")
    for centre in (300, 600, 900):
        for foot in (-150, -60, 60, 150):
            c.line([(centre + foot, 720), (centre - foot * 0.12, 70)], 8, "#b98f56")
        c.ring(centre, 120, 26, 10, 7, "#8f673a")
        for _ in range(150):
            level = c.chance.random()
            y = 130 + level * 570
            reach = 20 + 130 * level
            x = centre + c.chance.uniform(-reach, reach)
            tint = c.chance.choice(("#3f7a3a", "#548f45", "#6fae55", "#89c268"))
            size = c.chance.uniform(13, 24)
            c.poly([(x, y - size), (x + size, y), (x, y + size * 1.1), (x - size, y)], tint)
        for _ in range(26):
            level = c.chance.uniform(0.05, 0.95)
            x = centre + c.chance.uniform(-1, 1) * (20 + 120 * level)
            y = 130 + level * 560
            if c.chance.random() < 0.55:
                c.oval(x, y, 9, 7, "#e0452f")
                c.oval(x + 7, y - 6, 7, 6, "#f26a4f")
            else:
                c.arc(x, y, 12, 44, 300, 70, 8, "#9ccc5e")
    return c.finish(vignette=0.15)


def insect_hotel() -> Image.Image:
    """An insect hotel with a red roof: compartments of reeds, drilled logs, cones and bricks."""
    c = Canvas(29, "#a9d2a0", "#8fbf7a", "#6b9a52")
    leaves(c, 120, 300, 240, 130, "#4f8a3f", "#6fae4f", "#92c968")
    leaves(c, 1090, 360, 240, 130, "#4f8a3f", "#6fae4f", "#92c968")
    c.box(0, 720, WIDTH, 80, "#7fa556", "#5f8440")
    c.oval(600, 738, 360, 22, "#2c3a1c", alpha=0.5, blur=9)
    for x in (330, 830):
        c.box(x, 640, 40, 110, "#6b4a2c")
    c.box(290, 220, 620, 470, "#8a623b", "#6b4a2c", radius=6)
    c.poly([(240, 232), (600, 60), (960, 232), (910, 250), (600, 106), (290, 250)], "#c23a34",
           "#962c29")
    c.poly([(300, 240), (600, 104), (900, 240)], "#a5773f")
    c.oval(600, 186, 34, 34, "#3a2617")
    for row in range(2):
        for place in range(3):
            x, y = 312 + place * 200, 256 + row * 214
            c.box(x, y, 180, 196, "#2c1d12")
            kind = (row * 3 + place) % 4
            for i in range(9):
                for j in range(10):
                    px, py = x + 11 + i * 20, y + 10 + j * 19.5
                    if kind == 0:
                        c.oval(px, py, 9, 9, "#e0c481")
                        c.oval(px, py, 4.5, 4.5, "#4a3322")
                    elif kind == 1 and i % 3 == 0 and j in (0, 3, 6):
                        c.oval(px + 19, py + 26, 28, 28, "#c79a62", "#a5773f")
                        for k in range(5):
                            a = k * 1.26
                            c.oval(px + 19 + math.cos(a) * 15, py + 26 + math.sin(a) * 15, 4, 4,
                                   "#3a2617")
                    elif kind == 2 and j % 2 == 0 and i % 2 == 0:
                        c.oval(px + 8, py + 8, 17, 19, "#7d5a3c", "#5a3d26")
                        c.arc(px + 8, py + 8, 12, 12, 20, 160, 3, "#b98c5a")
                    elif kind == 3 and i in (0, 4) and j in (0, 3, 6):
                        c.box(px - 4, py + 2, 76, 52, "#c9694a", "#a8523a", radius=3)
                        c.oval(px + 16, py + 28, 8, 8, "#4a2418")
                        c.oval(px + 50, py + 28, 8, 8, "#4a2418")
    for x, y in ((250, 380), (940, 300), (985, 520), (205, 520)):
        c.oval(x - 7, y - 11, 14, 8, "#eef7fb", alpha=0.85)
        c.oval(x + 7, y - 11, 14, 8, "#eef7fb", alpha=0.85)
        c.oval(x, y, 17, 10, "#f0b83c")
        c.box(x - 5, y - 9, 4, 18, "#3a2617")
        c.box(x + 4, y - 9, 4, 18, "#3a2617")
    return c.finish(vignette=0.15)


def harvest() -> Image.Image:
    """A wicker basket with carrots, a pumpkin, tomatoes and lettuce on a wooden table."""
    c = Canvas(30, "#d9e6c3", "#b5cf95", "#9dbb7a")
    leaves(c, 200, 140, 260, 90, "#8fb566", "#a6c87c", "#bddb95")
    leaves(c, 1000, 120, 280, 90, "#8fb566", "#a6c87c", "#bddb95")
    c.box(0, 560, WIDTH, 240, "#c79a62", "#94683a")
    for y in (620, 684, 748):
        c.line([(0, y), (WIDTH, y)], 3, "#7d562b", alpha=0.7)
    c.oval(600, 716, 340, 30, "#3a2617", alpha=0.5, blur=10)
    c.arc(600, 420, 300, 310, 190, 350, 22, "#a5773f")
    for number in range(7):
        x = 410 + number * 22
        c.poly([(x - 14, 320), (x + 14, 320), (x + 24, 500), (x + 8, 500)],
               *(("#f59a45", "#e07d2a") if number % 2 else ("#e67f26", "#c9661a")))
        leaves(c, x, 290, 32, 16, "#4f8a3f", "#6fae4f")
    leaves(c, 780, 390, 110, 80, "#5f9a45", "#86bf5c", "#b2dd86")
    for lobe in range(-3, 4):
        c.oval(620 + lobe * 26, 400, 46, 92 - abs(lobe) * 6, "#f2a33c", "#d9822b")
    c.line([(620, 320), (612, 286), (632, 268)], 14, "#6b7a3c")
    for x, y in ((470, 470), (530, 488), (700, 476), (760, 484), (820, 470)):
        c.oval(x, y, 36, 34, "#e0452f", "#b8322d")
        c.oval(x - 10, y - 12, 9, 6, "#ffffff", alpha=0.5)
        c.poly([(x - 12, y - 32), (x, y - 22), (x + 12, y - 32), (x + 3, y - 26), (x, y - 40)],
               "#4f8a3f")
    c.poly([(330, 490), (870, 490), (820, 710), (380, 710)], "#c79a5b", "#94683a")
    for row in range(6):
        for place in range(15):
            x = 345 + place * 36 + (row % 2) * 18 + row * 3
            if x < 850 - row * 8:
                c.oval(x, 512 + row * 35, 19, 11, "#e0bb7c" if (place + row) % 2 else "#b5864a")
    c.box(318, 480, 564, 26, "#b5864a", "#8f673a", radius=12)
    return c.finish(vignette=0.18)


# --- Arabic, Japanese, Russian ---------------------------------------------------------------


def library() -> Image.Image:
    """A reading room: tall arched windows, bookcases, a long table with green lamps and readers."""
    c = Canvas(31, "#e9d9b8", "#d6bf95", "#a5835a")
    for x in (300, 600, 900):
        c.box(x - 84, 180, 168, 300, "#fdf6df", "#f3dfae")
        c.oval(x, 182, 84, 96, "#fff8e6")
        for k in (-28, 28):
            c.line([(x + k, 100), (x + k, 480)], 5, "#8d6b45")
        for y in (180, 280, 380):
            c.line([(x - 84, y), (x + 84, y)], 5, "#8d6b45")
        c.arc(x, 182, 90, 102, 180, 360, 13, "#8d6b45")
        c.box(x - 92, 180, 13, 306, "#8d6b45")
        c.box(x + 79, 180, 13, 306, "#8d6b45")
        c.poly([(x - 80, 480), (x + 80, 480), (x + 220, 800), (x - 10, 800)], "#fff3cf", alpha=0.3,
               blur=16)
    c.box(0, 40, WIDTH, 20, "#8d6b45", "#6d4f30")
    shelf(c, 0, 150, 200, 460, 6)
    shelf(c, 1000, 150, 200, 460, 6)
    shelf(c, 402, 250, 98, 240, 4)
    shelf(c, 700, 250, 98, 240, 4)
    c.box(0, 600, WIDTH, 200, "#8a5f3c", "#5d3d25")
    for x, coat in ((330, "#8c3b46"), (520, "#2f5d6b"), (700, "#c29a4a"), (880, "#54683f")):
        c.box(x - 52, 480, 104, 130, coat, radius=36)
        c.oval(x, 446, 34, 40, "#cf9f78")
        c.oval(x, 424, 37, 28, "#2f2420")
        c.poly([(x - 50, 590), (x, 575), (x + 50, 590), (x + 50, 604), (x, 590), (x - 50, 604)],
               "#fbf2da")
    c.poly([(170, 600), (1030, 600), (1110, 690), (90, 690)], "#a8703f", "#7d4f2b")
    c.box(90, 690, 1020, 26, "#5d3a20")
    for x in (150, 1010):
        c.box(x, 716, 40, 84, "#4a2d18")
    for x in (260, 610, 960):
        c.glow(x, 640, 190, "#fff0b5", 0.7)
        c.box(x - 4, 560, 8, 84, "#c79a45")
        c.oval(x, 648, 36, 9, "#c79a45", "#8a6425")
        c.poly([(x - 58, 576), (x - 40, 530), (x + 40, 530), (x + 58, 576)], "#2f8a62", "#1f6648")
    return c.finish(vignette=0.25)


def manuscript() -> Image.Image:
    """An old open book with a gilded, star-patterned page, on a stand beside a magnifying glass."""
    c = Canvas(32, "#2f4a4a", "#3f5f5a", "#263b3b")
    c.glow(560, 300, 620, "#ffe7b0", 0.55)
    c.poly([(150, 720), (240, 640), (960, 640), (1050, 720)], "#7d5230", "#5a3a20")
    c.poly([(190, 190), (600, 160), (1010, 190), (1050, 640), (600, 612), (150, 640)], "#6b2f2a")
    c.poly([(205, 180), (600, 150), (600, 596), (172, 622)], "#f7e8c3", "#e6cf9c")
    c.poly([(600, 150), (995, 180), (1028, 622), (600, 596)], "#eddbb0", "#f7e8c3")
    c.poly([(575, 152), (625, 152), (625, 598), (575, 598)], "#7d6236", alpha=0.35, blur=10)
    c.poly([(250, 226), (560, 206), (556, 550), (226, 572)], "#c79a45", "#a87a2c")
    c.poly([(264, 240), (548, 222), (544, 536), (242, 556)], "#23506b", "#1c3f57")
    for row in range(4):
        for place in range(4):
            x, y = 300 + place * 68 - row * 3, 274 + row * 74 - place * 4
            star = []
            for turn in range(16):
                a = math.radians(turn * 22.5)
                reach = 28 if turn % 2 == 0 else 17
                star.append((x + math.cos(a) * reach, y + math.sin(a) * reach))
            c.poly(star, "#e9c778", "#c2983f")
            c.oval(x, y, 9, 9, "#b8434a")
    for row in range(12):
        y = 238 + row * 27
        x = 968.0
        while x > 660:
            size = c.chance.uniform(16, 52)
            end = max(650.0, x - size)
            c.line([(x + (end - x) * t / 7, y + c.chance.uniform(-5, 4)) for t in range(8)], 3,
                   "#3a2c22")
            if c.chance.random() < 0.5:
                c.oval((x + end) / 2, y - 9, 2, 2, "#b8434a")
            x = end - 10
    c.ring(900, 560, 92, 92, 14, "#c79a45", "#8a6425")
    c.oval(900, 560, 84, 84, "#e6f4f2", alpha=0.35)
    c.arc(900, 560, 70, 70, 200, 260, 6, "#ffffff", alpha=0.8)
    c.line([(966, 628), (1086, 748)], 24, "#4a2d18")
    return c.finish(vignette=0.35)


def facade() -> Image.Image:
    """A sandstone library front with a flight of steps, five round arches and two palm trees."""
    c = Canvas(33, "#6fb0da", "#bfe0ea", "#f6ecd6")
    c.clouds(5, 40, 200, "#ffffff", 0.45)
    c.box(150, 240, 900, 400, "#e9cf9f", "#d6b57d")
    c.box(120, 200, 960, 46, "#f3dfb5", "#d9bc85")
    for place in range(24):
        c.box(128 + place * 40, 176, 24, 28, "#e9cf9f")
    for row in range(10):
        for place in range(15):
            c.box(152 + place * 62 - (row % 2) * 20, 250 + row * 39, 56, 34, "#fff3d4",
                  alpha=c.chance.uniform(0, 0.22), radius=3)
    for x in (260, 430, 600, 770, 940):
        tall = 190 if x != 600 else 230
        c.box(x - 58, 640 - tall, 116, tall, "#b08a58")
        c.oval(x, 640 - tall, 58, 62, "#b08a58")
        c.box(x - 46, 640 - tall + 4, 92, tall - 4, "#4a5a66" if x != 600 else "#6b4226", "#33404b")
        c.oval(x, 640 - tall + 6, 46, 50, "#4a5a66" if x != 600 else "#6b4226")
        c.line([(x, 640 - tall - 40), (x, 640)], 4, "#b08a58")
    for step in range(6):
        wide = 560 + step * 60
        c.box(600 - wide / 2, 640 + step * 18, wide, 18, "#f3e2bd", "#cdb180")
    c.box(0, 748, WIDTH, 52, "#d9c7a0", "#bfa97f")
    for x in (80, 1120):
        c.poly([(x - 14, 752), (x - 6, 420), (x + 8, 420), (x + 14, 752)], "#8a6a45", "#6b4f30")
        for turn in range(11):
            a = math.radians(180 + turn * 18)
            tip = (x + math.cos(a) * 160, 420 + math.sin(a) * 120 + 60)
            mid = (x + math.cos(a) * 90, 410 + math.sin(a) * 120)
            c.poly([(x, 420), (mid[0], mid[1] - 11), tip, (mid[0], mid[1] + 13)],
                   "#4f8a4a" if turn % 2 else "#3f7340")
    c.person(430, 745, 120, "#8c3b46", "#cf9f78")
    c.person(476, 748, 96, "#2f7f86", "#cf9f78")
    c.person(760, 746, 118, "#54683f", "#cf9f78")
    return c.finish(vignette=0.12)


def observatory() -> Image.Image:
    """An observatory dome with its slit open under the Milky Way; two people by the lit door."""
    c = Canvas(34, "#080d26", "#131c47", "#2b3a75", "#5b5a94", "#8a6f9c")
    for number in range(60):
        t = number / 60
        x, y = 80 + t * 900 + c.chance.gauss(0, 30), 30 + t * 430 + c.chance.gauss(0, 34)
        c.oval(x, y, c.chance.uniform(40, 110), c.chance.uniform(20, 60),
               c.chance.choice(("#8f9be0", "#c9a6d6", "#dfe3ff")), alpha=0.06, blur=22)
    c.stars(520, 560)
    for _ in range(260):
        t = c.chance.random()
        c.oval(80 + t * 900 + c.chance.gauss(0, 46), 30 + t * 430 + c.chance.gauss(0, 46), 0.8, 0.8,
               "#ffffff", alpha=c.chance.uniform(0.4, 1))
    c.ridge(590, 40, "#3a3a6b", "#2b2d57")
    c.ridge(640, 26, "#22264a", "#161a36")
    for number in range(22):
        x = c.chance.uniform(0, 420) if number % 2 else c.chance.uniform(930, 1200)
        fir(c, x, 690, c.chance.uniform(60, 130), "#171d3c", "#10142c")
    c.poly([(0, 800), (0, 700), (400, 668), (700, 650), (950, 668), (1200, 700), (1200, 800)],
           "#1a1f3f", "#0b0e20")
    c.oval(700, 460, 186, 186, "#f1eef4", "#b5b3d0", "#8481a8")
    c.box(500, 470, 400, 190, "#c9c6da", "#8683ac")
    c.box(500, 462, 400, 22, "#a5a2c2", "#7774a0")
    for turn in (-66, -40, 40, 66):
        c.arc(700, 462, abs(turn) * 2.2, 184, 180 if turn < 0 else 270, 270 if turn < 0 else 360, 2,
              "#8481a8")
    c.poly([(664, 284), (736, 278), (744, 452), (656, 452)], "#141a38", "#23305e")
    c.glow(700, 400, 100, "#ffd990", 0.5)
    c.line([(706, 440), (716, 300)], 28, "#3d4668")
    c.line([(712, 360), (718, 282)], 34, "#5a6690")
    c.oval(718, 280, 17, 7, "#cfe0ff")
    c.box(664, 566, 72, 94, "#ffd98a", "#f0b05a", radius=4)
    c.poly([(664, 660), (736, 660), (800, 780), (600, 780)], "#ffd98a", alpha=0.35, blur=9)
    c.glow(700, 620, 150, "#ffd98a", 0.6)
    for x in (540, 590, 800, 848):
        c.box(x, 556, 26, 42, "#ffd98a", radius=3)
    c.person(590, 744, 104, "#22304f", "#b98f78")
    c.person(632, 748, 92, "#5a2f3f", "#b98f78")
    c.line([(598, 690), (622, 652)], 4, "#22304f")
    return c.finish(vignette=0.3)


def telescope() -> Image.Image:
    """A brass telescope on its mount inside the dome, pointed at the stars through the slit."""
    c = Canvas(35, "#1a1d33", "#2a2c47", "#3a3348")
    for number in range(13):
        a = math.radians(190 + number * 13.5)
        c.line([(600, 760), (600 + math.cos(a) * 900, 760 + math.sin(a) * 900)], 3, "#454763",
               alpha=0.8)
    for reach in (340, 520, 700):
        c.arc(600, 760, reach, reach, 180, 360, 3, "#454763")
    c.poly([(700, 0), (960, 0), (900, 430), (760, 430)], "#0b1130", "#1f2d63")
    for _ in range(90):
        x, y = c.chance.uniform(730, 920), c.chance.uniform(0, 400)
        c.oval(x, y, 1.4, 1.4, "#ffffff", alpha=c.chance.uniform(0.4, 1))
    c.line([(700, 0), (760, 430)], 9, "#5d5f80")
    c.line([(960, 0), (900, 430)], 9, "#5d5f80")
    c.box(0, 690, WIDTH, 110, "#5a4334", "#3a2a20")
    c.poly([(470, 720), (530, 470), (600, 470), (660, 720)], "#4a5270", "#2b3048")
    c.box(430, 710, 270, 36, "#3a4060", radius=6)
    c.oval(565, 470, 62, 62, "#6a7396", "#3f4766")
    c.line([(380, 640), (770, 300)], 84, "#b98c3b")
    c.line([(368, 628), (758, 288)], 14, "#f2d88f", alpha=0.75)
    c.line([(760, 309), (840, 239)], 104, "#c79a45")
    c.line([(700, 361), (716, 347)], 94, "#8a6425")
    c.line([(520, 518), (536, 504)], 94, "#8a6425")
    c.line([(392, 630), (330, 684)], 44, "#3a2f2a")
    c.line([(480, 470), (640, 330)], 22, "#d6ac57")
    c.box(930, 560, 170, 14, "#7d5a3c")
    for x in (944, 1080):
        c.box(x, 574, 10, 120, "#5a3f2a")
    c.glow(1010, 520, 170, "#ff9a6a", 0.7)
    c.box(1000, 510, 22, 50, "#c9533f", radius=8)
    c.poly([(940, 556), (992, 548), (992, 558), (940, 562)], "#fbf2da")
    c.person(250, 760, 250, "#3f5d7a", "#d6a884")
    return c.finish(vignette=0.35)


def star_trails() -> Image.Image:
    """Stars drawn out to bright circles round the pole, above the small silhouette of a dome."""
    c = Canvas(36, "#0a1030", "#16235a", "#34457f", "#6a6fa0")
    for _ in range(170):
        reach = c.chance.uniform(14, 860)
        start = c.chance.uniform(0, 360)
        tint = c.chance.choice(("#ffffff", "#cfdcff", "#ffe9c9", "#b9ccff"))
        c.arc(560, 300, reach, reach, start, start + c.chance.uniform(28, 70),
              c.chance.choice((1, 1.3, 1.8)), tint, alpha=c.chance.uniform(0.35, 0.95))
    c.oval(560, 300, 3, 3, "#ffffff")
    c.ridge(690, 24, "#141a38", "#0b0e20")
    for number in range(26):
        fir(c, number * 50 + c.chance.uniform(-14, 14), 760, c.chance.uniform(50, 110), "#0c1026",
            "#0a0d1e")
    c.box(806, 622, 148, 90, "#12173a")
    c.oval(880, 622, 80, 80, "#171d45", "#12173a")
    c.poly([(872, 544), (894, 544), (896, 616), (870, 616)], "#2b3a75")
    c.box(868, 668, 24, 44, "#ffd98a")
    c.glow(880, 690, 70, "#ffd98a", 0.6)
    c.box(0, 740, WIDTH, 60, "#080b1a")
    return c.finish(vignette=0.3)


def ferry() -> Image.Image:
    """A white and blue ferry with a red funnel on a calm fjord-like bay, firs and morning mist."""
    c = Canvas(37, "#a9cbe0", "#dce9ea", "#fbeedd", "#fbeedd")
    c.glow(930, 300, 420, "#fff6dd", 0.9)
    c.ridge(330, 60, "#a9bfca", "#b9cbd0", bottom=470)
    c.ridge(390, 40, "#7f9fa6", "#93b0b3", bottom=480)
    for number in range(46):
        x = number * 27 + c.chance.uniform(-8, 8)
        fir(c, x, 470 - 16 * math.sin(number / 7), c.chance.uniform(60, 120), "#4a6f6a", "#5d837c")
    c.box(0, 420, WIDTH, 80, "#ffffff", alpha=0.45, blur=18)
    c.box(0, 466, WIDTH, 334, "#cfe0de", "#7fa9b3", "#3f7186")
    c.ripples(470, 800, "#fff7e3", 150, centre=930, spread=70, alpha=0.8)
    c.ripples(480, 800, "#eef7f5", 200, alpha=0.5)
    c.poly([(230, 640), (880, 640), (820, 740), (300, 740)], "#26566e", alpha=0.4, blur=10)
    c.box(340, 400, 400, 62, "#fdfaf2", "#e9e2d3", radius=12)
    c.box(290, 458, 520, 76, "#ffffff", "#ece6d8", radius=12)
    for number in range(9):
        c.box(318 + number * 53, 478, 34, 30, "#4f7d94", "#7fa9bb", radius=6)
    for number in range(6):
        c.box(372 + number * 58, 416, 38, 26, "#4f7d94", "#7fa9bb", radius=5)
    c.box(600, 344, 110, 58, "#ffffff", "#ece6d8", radius=10)
    c.box(614, 356, 86, 24, "#3f6d84", radius=5)
    c.poly([(430, 400), (440, 300), (506, 300), (516, 400)], "#d9453a", "#b8322d")
    c.poly([(438, 322), (440, 300), (506, 300), (508, 322)], "#2d2f3d")
    for number in range(7):
        c.oval(466 - number * 34, 280 - number * 13, 20 + number * 7, 13 + number * 4, "#f3efe9",
               alpha=0.5, blur=6)
    c.line([(655, 344), (655, 270)], 5, "#4a5666")
    c.poly([(655, 274), (706, 286), (655, 300)], "#f0b83c")
    c.poly([(210, 530), (910, 524), (850, 640), (270, 640)], "#2f5f8f", "#1f4468")
    c.poly([(210, 530), (910, 524), (904, 538), (216, 545)], "#fdfaf2")
    c.line([(226, 590), (874, 588)], 7, "#d9453a")
    for number in range(26):
        c.line([(232 + number * 26, 528), (232 + number * 26, 500)], 2, "#6d7a86")
    c.line([(232, 500), (896, 496)], 3, "#6d7a86")
    for x, coat in ((250, "#b8434a"), (276, "#46618a"), (842, "#d9a441"), (868, "#4f7a52")):
        c.oval(x, 488, 7, 8, "#d6a884")
        c.box(x - 10, 496, 20, 32, coat, radius=7)
    for _ in range(60):
        x = c.chance.uniform(230, 900)
        c.oval(x, 644 + c.chance.uniform(-5, 10), c.chance.uniform(8, 26), 4, "#ffffff", alpha=0.6,
               blur=2)
    for x, y, size in ((930, 210, 17), (1010, 250, 12), (200, 230, 14)):
        c.gull(x, y, size, "#ffffff")
    return c.finish(vignette=0.12)


def ferry_wheel() -> Image.Image:
    """A wooden ship's wheel on the bridge; behind the windows the bay and a far shore."""
    c = Canvas(38, "#e6dcc8", "#cbbd9f")
    for x in (40, 430, 820):
        c.box(x, 80, 350, 300, "#b9dbe6", "#e6f0ea", radius=14)
        c.box(x, 280, 350, 100, "#6fa3b5", "#4f8799")
        c.poly([(x, 282), (x + 90, 262), (x + 210, 274), (x + 350, 256), (x + 350, 292), (x, 292)],
               "#6a8f86")
        c.poly([(x + 30, 380), (x + 130, 80), (x + 190, 80), (x + 90, 380)], "#ffffff", alpha=0.2)
        c.box(x + 20, 330, 300, 2, "#ffffff", alpha=0.5)
    c.box(0, 420, WIDTH, 44, "#b98c57", "#8f673a")
    c.box(0, 464, WIDTH, 336, "#8a623b", "#5d3f25")
    for x in (150, 290, 930, 1070):
        c.oval(x, 560, 52, 52, "#d6ac57", "#8a6425")
        c.oval(x, 560, 43, 43, "#fbf6e6")
        a = math.radians(c.chance.uniform(190, 350))
        c.line([(x, 560), (x + math.cos(a) * 32, 560 + math.sin(a) * 32)], 5, "#c23a34")
        c.oval(x, 560, 6, 6, "#2d2f3d")
    c.poly([(560, 800), (575, 560), (625, 560), (640, 800)], "#6b4a2c", "#4a3018")
    c.oval(604, 528, 216, 216, "#2c1d10", alpha=0.25, blur=9)
    for turn in range(8):
        a = math.radians(turn * 45 + 12)
        c.line([(600 + math.cos(a) * 40, 520 + math.sin(a) * 40),
               (600 + math.cos(a) * 256, 520 + math.sin(a) * 256)], 18, "#7a4a24")
        c.oval(600 + math.cos(a) * 256, 520 + math.sin(a) * 256, 16, 16, "#8f5a2e")
    c.ring(600, 520, 206, 206, 34, "#a5683a", "#7a4a24")
    c.ring(600, 520, 196, 196, 6, "#d6ac57")
    c.oval(600, 520, 48, 48, "#d6ac57", "#8a6425")
    c.oval(600, 520, 20, 20, "#f2d88f")
    return c.finish(vignette=0.25)


def pier() -> Image.Image:
    """A long wooden pier in the evening with a lamp, a bench and one person."""
    c = Canvas(39, "#4a5a8c", "#8f86ac", "#e6a58f", "#f7cfa0", "#f7cfa0")
    c.clouds(8, 60, 300, "#ffd9c4", 0.3)
    c.ridge(452, 20, "#6d6a92", "#5f5d86", bottom=500)
    c.box(0, 478, WIDTH, 322, "#e9b097", "#94789a", "#454a78")
    c.ripples(484, 800, "#ffe3c0", 240, alpha=0.5)
    c.poly([(520, 478), (640, 478), (1060, 800), (240, 800)], "#8a6a55", "#5a4238")
    for number in range(18):
        t = (number / 18) ** 1.6
        y = 480 + t * 320
        c.line([(518 - t * 280, y), (642 + t * 420, y)], 1.5 + t * 2.5, "#3f2d27", alpha=0.8)
    for t in (0.08, 0.28, 0.62):
        for side, at in ((-1, 520 - t * 280), (1, 640 + t * 420)):
            y = 478 + t * 322
            c.box(at - 7 - t * 8 + side * 4, y - 70 * (0.4 + t), 14 + 16 * t, 100 * (0.4 + t),
                  "#4a352d")
    c.line([(860, 680), (860, 360)], 9, "#2d2a3d")
    c.glow(860, 350, 150, "#ffe7ac", 0.9)
    c.oval(860, 350, 16, 20, "#fff6d8")
    c.box(700, 640, 110, 11, "#b98c57")
    c.box(700, 608, 110, 11, "#b98c57")
    for x in (710, 792):
        c.box(x, 606, 7, 80, "#4a352d")
    c.person(560, 600, 128, "#3d4a6b", "#d6a884")
    c.gull(330, 230, 18, "#fbe6d6")
    c.gull(250, 280, 12, "#fbe6d6")
    return c.finish(vignette=0.25)


def regatta() -> Image.Image:
    """Bathtubs with people in them on blue water, a sail made of a sheet, a town behind."""
    c = Canvas(40, "#9fd0e6", "#c9e6ef", "#eef6ee", "#eef6ee")
    c.clouds(9, 50, 220, "#ffffff", 0.8)
    c.ridge(420, 16, "#7d9a86", "#6d8a78", bottom=470)
    for x, wide, tall, wall in ((90, 90, 120, "#d9a37a"), (190, 80, 90, "#e6c79a"),
                                (880, 100, 130, "#c98a7a"), (990, 90, 95, "#e0b88c")):
        house(c, x, 462, wide, tall, wall, roof="#7a4a3c")
    c.box(0, 455, WIDTH, 345, "#6fb0c4", "#3d86a3", "#245e7d")
    c.ripples(462, 800, "#dff3f6", 260, alpha=0.5)
    for x, y, size, coat in ((250, 540, 0.75, "#b5473c"), (900, 560, 0.85, "#3d6a4b"),
                             (560, 660, 1.25, "#e0a93c")):
        c.person(x, y + 16 * size, 130 * size, coat)
        c.box(x - 95 * size, y - 22 * size, 190 * size, 66 * size, "#fbfaf5", "#d8d8d2",
              radius=30 * size)
        c.box(x - 104 * size, y - 32 * size, 208 * size, 15 * size, "#ffffff", radius=7 * size)
        c.line([(x - 40 * size, y - 10 * size), (x + 130 * size, y + 60 * size)], 7 * size,
               "#7a5a3c")
    c.line([(470, 650), (470, 400)], 8, "#6a4a33")
    c.poly([(478, 405), (478, 610), (360, 600)], "#f6efe0", "#dccfb6")
    c.gull(700, 180, 20, "#ffffff")
    c.gull(790, 230, 13, "#ffffff")
    return c.finish(vignette=0.2)


# --- faces and the drawn symbols -------------------------------------------------------------


def face(seed: int, ground: str, coat: str, skin: str, hair: str, style: str) -> Image.Image:
    """A portrait in a few shapes; ``style`` is short, long, bun, curls, scarf or beard."""
    c = Canvas(seed, ground)
    c.glow(440, 240, 620, "#ffffff", 0.4)
    if style in ("long", "curls"):
        c.box(395, 220, 410, 440, hair, radius=190)
    if style == "scarf":
        c.box(390, 130, 420, 560, coat, radius=200)
    c.box(545, 540, 110, 150, skin)
    c.box(300, 640, 600, 300, coat, radius=140)
    c.poly([(545, 640), (655, 640), (600, 730)], skin)
    c.oval(600, 400, 150, 190, skin)
    if style == "scarf":
        c.ring(600, 400, 186, 226, 56, coat)
    elif style == "curls":
        for turn in range(14):
            a = math.radians(180 + turn * 14)
            c.oval(600 + math.cos(a) * 160, 330 + math.sin(a) * 140, 66, 62, hair)
    else:
        c.poly([(600 + math.cos(math.pi + math.pi * t / 20) * 164,
               340 + math.sin(math.pi + math.pi * t / 20) * 160) for t in range(21)], hair)
        c.poly([(440, 345), (470, 250), (730, 250), (760, 345), (690, 300), (560, 290)], hair)
    if style == "bun":
        c.oval(600, 160, 74, 66, hair)
    if style == "beard":
        c.poly([(450, 420), (480, 470), (560, 452), (640, 452), (720, 470), (750, 420), (735, 540),
               (660, 606), (540, 606), (465, 540)], hair)
    for x in (545, 655):
        c.oval(x, 400, 13, 15, "#2a2430")
        c.line([(x - 26, 364), (x + 26, 360)], 9, "#3a2a24")
    c.line([(600, 405), (592, 455), (606, 458)], 7, "#8a5a44", alpha=0.6)
    c.arc(600, 480, 48, 34, 25, 155, 9, "#a5473f")
    image = c.finish(vignette=0.1, grain=0.004)
    return image.crop((200, 0, 1000, 800))


LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#123a5a"/><stop offset="1" stop-color="#1f6a7d"/>
    </linearGradient>
    <clipPath id="round"><circle cx="32" cy="32" r="30"/></clipPath>
  </defs>
  <g clip-path="url(#round)">
    <rect width="64" height="64" fill="url(#sky)"/>
    <path d="M32 20 64 8v16z" fill="#ffe9ad" opacity=".7"/>
    <path d="M32 20 0 10v14z" fill="#ffe9ad" opacity=".35"/>
    <path d="M28 24h8l3 26H25z" fill="#fff"/>
    <path d="M27.2 31h9.6l.7 6h-11z" fill="#cf4a3c"/>
    <rect x="28" y="17" width="8" height="7" fill="#ffdf8a"/>
    <path d="M26 17.5 32 11l6 6.5z" fill="#cf4a3c"/>
    <path d="M0 48q8-5 16 0t16 0 16 0 16 0v16H0z" fill="#e9b44c"/>
    <path d="M0 54q8-5 16 0t16 0 16 0 16 0v10H0z" fill="#0d2b45"/>
  </g>
  <circle cx="32" cy="32" r="30" fill="none" stroke="#e9b44c" stroke-width="2.5"/>
</svg>
"""

WAVES = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 24" width="320" height="24">
  <path d="M0 12q10-10 20 0t20 0 20 0 20 0 20 0 20 0 20 0
      20 0 20 0 20 0 20 0 20 0 20 0 20 0 20 0"
    fill="none" stroke="#1f6a7d" stroke-width="3" stroke-linecap="round"/>
</svg>
"""


SCENES: dict[str, tuple[Callable[[], Image.Image], tuple[int, ...]]] = {
    "harbour": (harbour, (LARGE, TEASER)),
    "quay": (quay, (MIDDLE,)),
    "tram-rain": (tram_rain, (LARGE, TEASER)),
    "tram-bridge": (tram_bridge, (MIDDLE,)),
    "tram-stop": (tram_stop, (SMALL,)),
    "tram-depot": (tram_depot, (SMALL,)),
    "tram-cab": (tram_cab, (MIDDLE,)),
    "lighthouse": (lighthouse, (LARGE, TEASER)),
    "lens": (lens, (MIDDLE,)),
    "stairs": (stairs, (SMALL,)),
    "gallery-view": (gallery_view, (SMALL,)),
    "logbook": (logbook, (SMALL,)),
    "market": (market, (LARGE, TEASER)),
    "apples": (apples, (SMALL,)),
    "cheese": (cheese, (MIDDLE,)),
    "flowers": (flowers, (MIDDLE,)),
    "garden": (garden, (LARGE, TEASER)),
    "beans": (beans, (MIDDLE,)),
    "insect-hotel": (insect_hotel, (MIDDLE,)),
    "harvest": (harvest, (MIDDLE,)),
    "library": (library, (LARGE, TEASER)),
    "manuscript": (manuscript, (MIDDLE,)),
    "facade": (facade, (MIDDLE,)),
    "observatory": (observatory, (LARGE, TEASER)),
    "telescope": (telescope, (MIDDLE,)),
    "star-trails": (star_trails, (MIDDLE,)),
    "ferry": (ferry, (LARGE, TEASER)),
    "ferry-wheel": (ferry_wheel, (MIDDLE,)),
    "pier": (pier, (MIDDLE,)),
    "regatta": (regatta, (MIDDLE,)),
}

FACES = {
    "mara-quill": (51, "#7fb3b0", "#2f4a66", "#e3b58f", "#6b3f26", "long"),
    "owen-tarrow": (52, "#d9b06a", "#54683f", "#d6a27c", "#3a2a24", "beard"),
    "jette-brandt": (53, "#c98a7a", "#8c3b46", "#f0c9a8", "#c79a45", "bun"),
    "salma-haddad": (54, "#a9c3cf", "#2f6f74", "#cf9f78", "#2f2420", "scarf"),
    "ren-mizuno": (55, "#8f9bc0", "#22304f", "#e6bd98", "#1e1a1e", "short"),
    "vera-lugova": (56, "#b9c78f", "#6e4a63", "#eec3a2", "#a5562c", "curls"),
}


def main() -> None:
    """Draw everything and say how large it is."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (scene, widths) in SCENES.items():
        picture = scene()
        for width in widths:
            save(picture, FOLDER / f"{name}-{width}.jpg", width)
    for name, features in FACES.items():
        save(face(*features), FOLDER / f"portrait-{name}.jpg", FACE)
    (FOLDER / "logo.svg").write_text(LOGO, "utf-8")
    (FOLDER / "waves.svg").write_text(WAVES, "utf-8")
    files = [path for path in FOLDER.iterdir() if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files)} files, {size / 1024:.0f} kB in {FOLDER}")


if __name__ == "__main__":
    main()
