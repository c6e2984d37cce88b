"""Pictures of the findings' places: few, sharp, small, and each place in the one that shows it."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from PIL import Image
from shapes import banner, finding, page

from a11yaudit.report import crops
from a11yaudit.report.crops import Area
from a11yaudit.report.evidence import (
    MOST_BYTES,
    MOST_REGIONS,
    evidence,
    keep_pictures,
    merged,
)

WIDTH, HEIGHT = 1280, 2400


def jpeg(scale=1.5, noise=False):
    size = round(WIDTH * scale), round(HEIGHT * scale)
    sheet = (
        Image.effect_noise(size, 90).convert("RGB") if noise else Image.new("RGB", size, "white")
    )
    file = io.BytesIO()
    sheet.save(file, "JPEG", quality=80)
    return file.getvalue()


def at(*box, **more):
    return finding("x", "m", "main > p", box=list(box), **more)


def made(*findings, picture=None, **more):
    return evidence(page("a", "A", list(findings), **more), picture or jpeg(), WIDTH, HEIGHT)


def size_of(data):
    with Image.open(io.BytesIO(data)) as image:
        return image.format, image.size


def test_the_overview_shows_the_whole_page_small():
    overview = made().overview
    assert (overview.area, overview.scale) == (Area(0, 0, WIDTH, HEIGHT), 0.5)
    assert size_of(overview.data) == ("WEBP", (640, 1200))


def test_a_place_is_cut_out_as_sharp_as_the_picture_is():
    (cut,) = made(at(200, 300, 100, 40)).cuts
    assert cut.scale == 1.5
    assert size_of(cut.data)[1] == (round(cut.area.w * 1.5), round(cut.area.h * 1.5))


def test_places_that_lie_together_share_a_cut_out():
    found = made(at(200, 300, 100, 40), at(260, 330, 80, 40), at(200, 1900, 100, 40))
    assert len(found.cuts) == 2
    assert found.shown[0] == found.shown[1] != found.shown[2]


def test_every_place_is_in_the_cut_out_that_shows_it():
    places = [at(20 + 61 * i % 1100, 97 * i % 2300, 30 + i * 7, 20 + i * 3) for i in range(40)]
    found = made(*places)
    assert len(found.cuts) <= MOST_REGIONS
    sheet = crops.Sheet("", WIDTH, HEIGHT)
    for one, number in zip(places, found.shown, strict=True):
        if number is None:
            continue
        crop = crops.crop(sheet, one["box"])
        area = found.cuts[number].area
        assert crops.sharper(crop, crops.Sheet("cut", area.w, area.h, area.x, area.y)).sheet.href


def test_what_has_no_place_or_fills_the_page_has_no_cut_out():
    whole = finding("x", "m", "html", box=[0, 0, 1280, 2400])
    nothing = finding("x", "m", "p")
    large = at(0, 0, 1280, 2400)
    opened = at(10, 10, 100, 40, states=["opened"])
    found = made(whole, nothing, large, opened, state="dismissed", consent=banner())
    assert (found.cuts, found.shown) == ((), (None,) * 4)


def test_large_cut_outs_do_not_swallow_small_ones():
    regions = merged([Area(0, 0, 1200, 740), Area(100, 100, 440, 220)])
    assert Area(100, 100, 440, 220) in regions


def test_a_page_of_noise_stays_in_the_budget():
    places = [at(60 + 500 * (i % 2), 40 + 300 * (i // 2), 420, 200) for i in range(14)]
    found = made(*places, picture=jpeg(noise=True))
    assert len(found.cuts) > 3
    assert sum(len(cut.data) for cut in found.cuts) < 1.6 * MOST_BYTES


def test_a_picture_that_cannot_be_read_is_kept_as_it_is(tmp_path):
    (tmp_path / "pictures").mkdir()
    one = page("a", "A", [at(1, 1, 50, 50, crop=None)], crops=[])
    broken = SimpleNamespace(jpeg=b"no picture", width=1280, height=800, scale=1.5)
    keep_pictures(one, broken, tmp_path, whole=False)
    assert (tmp_path / one["picture"]["file"]).read_bytes() == b"no picture"
    assert one["crops"] == []


@pytest.mark.parametrize("whole", [False, True])
def test_the_report_says_which_files_there_are(whole, tmp_path):
    (tmp_path / "pictures").mkdir()
    one = page("a", "A", [at(200, 300, 100, 40, crop=None)], crops=[])
    picture = SimpleNamespace(jpeg=jpeg(), width=WIDTH, height=HEIGHT, scale=1.5)
    keep_pictures(one, picture, tmp_path, whole=whole)
    named = {one["picture"]["file"], *(crop["file"] for crop in one["crops"])}
    assert {f"pictures/{file.name}" for file in (tmp_path / "pictures").iterdir()} == named
    assert one["picture"]["scale"] == (1.5 if whole else 0.5)
    assert one["findings"][0]["crop"] == (None if whole else 0)
