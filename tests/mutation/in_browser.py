"""Serves the spoilt pages and judges them as the audit does: real browser, our rules and axe-core."""

from __future__ import annotations

import asyncio
import re
import struct
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from a11yaudit import axe
from a11yaudit.axe_script import axe_script
from a11yaudit.behaviour import PageState
from a11yaudit.browser.gate import Hold
from a11yaudit.browser.load import load
from a11yaudit.browser.reading import Laps, Wants, plan_of, read, with_keys
from a11yaudit.browser.run_axe import AxeChoice, axe_source
from a11yaudit.browser.session import Session
from a11yaudit.engine import evaluate
from a11yaudit.merge import merge
from a11yaudit.page.static import parse, select
from a11yaudit.rule import Family, Need, discover
from a11yaudit.targets import SiteServer
from mutation.measure import PAGES, Figures, Told, Trial, clean_pages, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yaudit.model import Element, Finding, Page

    Seen = tuple[Page, list[Finding]]

PAGES_AT_ONCE = 2
ABOUT_KEYS = frozenset(
    rule.id
    for rule in discover()
    if Need.KEYBOARD in rule.needs or rule.family in (Family.SKIP_LINKS, Family.KEYBOARD)
)
PICTURE = re.compile(r"(?:src|srcset)=\"([^\"]+)\"")
SIZE = re.compile(r"width=\"(\d+)\" height=\"(\d+)\"")


def png(width: int, height: int) -> bytes:
    """A grey picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    rows = (b"\0" + b"\x99" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def draw_pictures(folder: Path) -> None:
    """Put a picture of the declared size wherever a clean page names one."""
    for html in clean_pages().values():
        for tag in re.findall(r"<(?:img|source)\b[^>]*>", html):
            size = SIZE.search(tag)
            width, height = (int(size.group(1)), int(size.group(2))) if size else (800, 533)
            for value in PICTURE.findall(tag):
                for one in value.split(","):
                    path = folder / one.split()[0]
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(png(width, height))


async def findings_in(
    session: Session, url: str, source: str, *, keys: bool
) -> tuple[Page, list[Finding]]:
    """The page as the browser has it, and what both engines say of it, merged.

    ``keys`` are tried where a fault needs them: they take longest.
    """
    async with session.page() as tab:
        loaded = await load(tab, url, Hold(stay=True))
        laps, wants = Laps(), Wants(axe=AxeChoice(source))
        reading, world = await read(loaded, wants, PageState.OPENED, laps, local=False, page=None)
        note = ""
        if keys:
            plan = plan_of(reading.page, "fast")
            reading, note = await with_keys(loaded, world, reading, plan, laps)
    assert not note, note
    page = reading.page
    evaluation = evaluate(page, discover())
    assert not evaluation.crashed, evaluation.crashed
    theirs = [f for frame in reading.axe if not frame.selector
              for f in axe.findings_of(frame.results, page, "")]  # fmt: skip
    return page, merge(evaluation, theirs, discover())


def same_place(html: str, selector: str, page: Page) -> Element:
    """The browser's element for that which a selector matches in the page's HTML."""
    static = parse(html)
    (wanted,) = select(static, selector)
    place = [e.index for e in static.elements if e.tag == wanted.tag].index(wanted.index)
    return [e for e in page.elements if e.tag == wanted.tag][place]


async def judge(
    trials: Sequence[Trial], executable: Path | None, tell: Callable[[int], None] = lambda _: None
) -> tuple[dict[str, list[Finding]], Figures]:
    """What is found in the clean pages (by name), and in each trial; ``tell`` gets the progress."""
    source = axe_source(axe_script())
    clean: dict[str, list[Finding]] = {}
    results: dict[int, Told] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        draw_pictures(folder)
        (folder / "look.css").write_bytes((PAGES / "look.css").read_bytes())
        with SiteServer(folder) as server:
            async with Session(executable) as session:

                async def visit(file: str, html: str, *, keys: bool) -> Seen:
                    (folder / file).write_text(html, encoding="utf-8")
                    url = server.url_of(folder / file)
                    return await findings_in(session, url, source, keys=keys)

                for page, html in clean_pages().items():
                    _, clean[page] = await visit(f"{page}.html", html, keys=True)
                waiting = iter(enumerate(trials))

                async def worker() -> None:
                    for number, trial in waiting:
                        planted = trial.planted
                        file = f"{trial.page}-{number}.html"
                        keys = trial.mutation.rule in ABOUT_KEYS
                        seen, findings = await visit(file, planted.html, keys=keys)
                        target = same_place(planted.html, planted.selector, seen)
                        results[number] = told(trial, findings, target)
                        tell(len(results))

                await asyncio.gather(*(worker() for _ in range(PAGES_AT_ONCE)))
    return clean, Figures(tuple(results[number] for number in sorted(results)))
