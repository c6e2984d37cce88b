"""What a picture looks like, in 64 bits: cut out of the picture of the page, as readers saw it.

The hash is a dHash: the picture is made 9 by 8 pixels small and grey, and each bit says whether a
pixel is brighter than its right neighbour. Other sizes and compressions of one picture differ in
few bits, other pictures in about half of the 64.
"""

from __future__ import annotations

import io
import statistics
from typing import TYPE_CHECKING

from PIL import Image

from a11yaudit.article import article_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yaudit.model import Element, Page, Rect

SMALLEST_SIDE = 48.0
WIDTH, HEIGHT = 9, 8
FLAT = 5.0
MOST_DIFFERENT_BITS = 10
MOST_PIXELS = 80_000_000  # Pillow warns of more


def hashes_of(page: Page, jpeg: bytes, width: int) -> dict[int, int]:
    """The hashes of the page's pictures by the numbers of their elements.

    ``jpeg`` shows the page from its top, ``width`` CSS pixels wide. Pictures that did not load,
    are small, or are not wholly in it have no hash, and neither have those of one colour.
    """
    boxes = {
        image.element.index: image.element.rect
        for image in article_of(page).images
        if image.element.rect is not None and _is_shown(image.element)
    }
    return hashes_at(boxes, jpeg, width) if boxes else {}


def _is_shown(element: Element) -> bool:
    loaded = element.image is not None and element.image.natural_width > 1
    rect = element.rect
    big = rect is not None and rect.w >= SMALLEST_SIDE and rect.h >= SMALLEST_SIDE
    return loaded and big and element.visible


def hashes_at(boxes: Mapping[int, Rect], jpeg: bytes, width: int) -> dict[int, int]:
    """The hashes of what is in the boxes (CSS pixels), for those that lie within the picture."""
    found: dict[int, int] = {}
    try:
        with Image.open(io.BytesIO(jpeg)) as whole:
            if whole.width * whole.height > MOST_PIXELS:
                return {}
            pixels = whole.width / width
            height = whole.height / pixels
            whole.draft("L", (whole.width // 2, whole.height // 2))  # decodes four times as fast
            grey = whole.convert("L")
    except OSError:
        return {}
    scale = grey.width / width
    for number, rect in boxes.items():
        if rect.x < 0 or rect.y < 0 or rect.right > width + 1 or rect.bottom > height + 1:
            continue
        box = (rect.x * scale, rect.y * scale, rect.right * scale, rect.bottom * scale)
        made = difference_hash(grey, box)
        if made is not None:
            found[number] = made
    return found


def difference_hash(
    picture: Image.Image, box: tuple[float, float, float, float] | None = None
) -> int | None:
    """The dHash of the part of the picture that is in the box; None where all of it is alike."""
    right, bottom = picture.size
    area = box or (0, 0, right, bottom)
    inside = (area[0], area[1], min(area[2], right), min(area[3], bottom))
    small = picture.convert("L").resize((WIDTH, HEIGHT), Image.Resampling.BOX, box=inside)
    values = small.tobytes()
    if statistics.pstdev(values) < FLAT:
        return None
    bits = 0
    for row in range(HEIGHT):
        for at in range(row * WIDTH, row * WIDTH + WIDTH - 1):
            bits = bits << 1 | (values[at] > values[at + 1])
    return bits


def alike(a: int, b: int) -> bool:
    """Whether two hashes are those of one picture."""
    return (a ^ b).bit_count() <= MOST_DIFFERENT_BITS
