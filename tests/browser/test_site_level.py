"""Four articles, one caption: the findings are on every page, in every report, and in the gate."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from PIL import Image

from a11yaudit.report import schema_text

if TYPE_CHECKING:
    from pathlib import Path

RULE = "caption-repeated-sitewide"
CAPTION = "Rain fell on the streets of Lund all day."
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{0}</title></head><body>
<main><article><h1>What happened on {0}</h1>
<p>The council of Lund met on Monday to talk about the rain that fell all week long on the town.</p>
<figure><img src="img/{1}" width="480" height="360" alt="Wet stones on {0}">
<figcaption>{2}</figcaption></figure>
<p>The fire brigade pumped water out of forty cellars, and the schools stayed closed all day.</p>
</article></main></body></html>"""


def photograph(seed: int, size: tuple[int, int]) -> Image.Image:
    few = Image.new("RGB", (7, 6))
    rng = random.Random(seed)
    few.putdata([tuple(rng.randrange(256) for _ in range(3)) for _ in range(42)])
    return few.resize(size, Image.Resampling.BICUBIC)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pictures; the fourth is the first again, smaller and under another name."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "img").mkdir()
    names = ("bridge.jpg", "school.jpg", "market.jpg", "download.jpg")
    for seed, size, name in zip((1, 2, 3, 1), (960, 960, 960, 600), names, strict=True):
        photograph(seed, (size, size * 3 // 4)).save(folder / "img" / name, quality=80)
        day = name.removesuffix(".jpg")
        text = PAGE.format(day, name, CAPTION)
        (folder / f"{day}.html").write_text(text, encoding="utf-8")
    return folder


def audit(site: Path, out: Path, *args: str) -> tuple[int, dict[str, Any], str]:
    command = [
        sys.executable,
        "-m",
        "a11yaudit",
        "audit",
        str(site),
        "--output",
        str(out),
        "--verify",
        "none",
        *args,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    told = json.loads((out / "report.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, json.loads(schema_text()))
    return done.returncode, told, done.stderr


def test_every_page_and_every_report_has_what_only_all_pages_show(
    site: Path, tmp_path: Path
) -> None:
    formats = [f"--format={name}" for name in ("html", "json", "jsonl")]
    code, told, talk = audit(site, tmp_path, "--rule", RULE, *formats)
    assert code == 1
    assert "A look across all pages added findings on 4 pages." in talk
    assert told["summary"]["findings"]["moderate"] == 4
    (cause,) = told["causes"]
    assert (cause["rule"], cause["pages"], cause["owner"]) == (RULE, 4, "template")
    assert told["rules"][RULE]["title"]
    hashes = {}
    for page in told["pages"]:
        (finding,) = page["findings"]
        (image,) = page["article"]["images"]
        hashes[image["src"].rsplit("/", 1)[-1]] = int(image["hash"], 16)
        assert "3 different pictures" in finding["message"]
        assert finding["selector"] == "figcaption"
        assert finding["box"]
        assert {r["target"] for r in finding["related"]} == {
            other["target"] for other in told["pages"] if other is not page
        }
        text = (tmp_path / page["report_file"]).read_text(encoding="utf-8")
        assert "stands under 3 different pictures" in text
        assert "Also on" in text
    assert (hashes["bridge.jpg"] ^ hashes["download.jpg"]).bit_count() <= 10
    assert (hashes["bridge.jpg"] ^ hashes["school.jpg"]).bit_count() > 10
    lines = (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["findings"][0]["rule"] for line in lines] == [RULE] * 4
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert re.search(r"4 places|4 findings|4 pages", index)


def test_without_pictures_of_the_pages_file_names_count(site: Path, tmp_path: Path) -> None:
    _, told, _ = audit(site, tmp_path, "--rule", RULE, "--evidence", "none")
    messages = [f["message"] for page in told["pages"] for f in page["findings"]]
    assert len(messages) == 4
    assert all("4 different pictures" in message for message in messages)
    assert all(page["article"]["images"][0]["hash"] is None for page in told["pages"])


def test_the_rule_can_be_skipped(site: Path, tmp_path: Path) -> None:
    code, told, talk = audit(site, tmp_path, "--skip-rule", RULE, "--evidence", "none")
    assert code == 0
    assert RULE not in told["rules"]
    assert "across all pages" not in talk


def test_fewer_than_three_pages_are_no_site(site: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "a11yaudit",
        "audit",
        "--output",
        str(tmp_path),
        "--verify",
        "none",
    ]
    files = [str(site / "bridge.html"), str(site / "school.html")]
    done = subprocess.run([*command, "--rule", RULE, *files], timeout=120, check=False)
    assert done.returncode == 0
