"""Small pictures for people to recognise pictures by, cut out of the picture of the page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypeVar

from PIL import Image

from a11yaudit.site.picture_hash import MOST_PIXELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yaudit.model import Rect

LARGEST = (320, 220)  # pixels: twice what is shown, for fine screens
SMALLEST_SIDE = 8  # pixels of the page's picture, of which nobody recognises anything
QUALITY = 80
K = TypeVar("K")


def thumbnails_at(boxes: Mapping[K, Rect], jpeg: bytes, width: int) -> dict[K, bytes]:
    """JPEG files of what is in the boxes (CSS pixels), for those that the picture shows.

    ``jpeg`` shows the page from its top, ``width`` CSS pixels wide. A box that reaches over the
    picture's edges is cut at them.
    """
    found: dict[K, bytes] = {}
    if not boxes:
        return found
    try:
        with Image.open(io.BytesIO(jpeg)) as whole:
            if whole.width * whole.height > MOST_PIXELS:
                return found
            pixels = whole.convert("RGB")
    except OSError:
        return found
    scale = pixels.width / width
    for key, rect in boxes.items():
        left, top = max(0, round(rect.x * scale)), max(0, round(rect.y * scale))
        right = min(pixels.width, round(rect.right * scale))
        bottom = min(pixels.height, round(rect.bottom * scale))
        if right - left >= SMALLEST_SIDE and bottom - top >= SMALLEST_SIDE:
            cut = pixels.crop((left, top, right, bottom))
            cut.thumbnail(LARGEST)
            file = io.BytesIO()
            cut.save(file, "JPEG", quality=QUALITY)
            found[key] = file.getvalue()
    return found
