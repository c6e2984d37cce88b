"""Stand-ins for screenshots: a page's blocks, painted where the report says that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from pathlib import Path

INK, GREY, LINE = (32, 36, 42), (196, 200, 205), (120, 126, 134)


def paint(page: dict[str, Any], folder: Path) -> None:
    """Write the page's picture into the report folder, if the page says that it has one."""
    picture = page.get("picture")
    if not picture:
        return
    width, height = int(picture["width"]), int(picture["height"])
    sheet = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((0, 0, width, 70), fill=(20, 32, 58))
    draw.text((160, 18), "The Daily Example", fill="white", font=ImageFont.load_default(30))
    draw.text((160, 130), str(page["title"])[:60], fill=INK, font=ImageFont.load_default(40))
    boxes = [i["box"] for i in (page.get("article") or {}).get("images", ()) if i.get("box")]
    for y in range(230, height - 40, 30):
        if not any(b[1] - 30 < y < b[1] + b[3] + 10 for b in boxes):
            draw.rectangle((160, y, 160 + 760 - (y * 37) % 130, y + 11), fill=GREY)
    for number, (x, y, w, h) in enumerate(boxes):
        for row in range(int(h)):
            shade = row / h
            colour = (
                int(70 + 110 * shade),
                int(110 + 60 * shade),
                int(150 - 70 * shade * (number % 2)),
            )
            draw.line((x, y + row, x + w, y + row), fill=colour)
        draw.polygon(
            [(x, y + h), (x + w * 0.35, y + h * 0.4), (x + w * 0.6, y + h)], fill=(54, 74, 92)
        )
        draw.polygon(
            [(x + w * 0.3, y + h), (x + w * 0.7, y + h * 0.25), (x + w, y + h)], fill=(74, 98, 112)
        )
    for finding in page["findings"]:
        box = finding.get("box")
        if box and box[3] < 60 and box[3] > 10:
            draw.rectangle((box[0], box[1] - 6, box[0] + box[2], box[1] + box[3] + 6), fill="white")
            draw.text(
                (box[0], box[1]),
                "A line of the page",
                fill=LINE,
                font=ImageFont.load_default(box[3] * 0.8),
            )
    if "<" in picture["file"]:
        return  # the hostile shape names a file that not every system can hold
    path = folder / picture["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path, quality=82)
    for cut in page.get("crops", ()):
        box = (cut["x"], cut["y"], cut["x"] + cut["width"], cut["y"] + cut["height"])
        sheet.crop(box).save(folder / cut["file"])
