"""The HTML report, opened from its folder in a real browser: nothing asked for, nothing broken."""

from __future__ import annotations

import os
import shutil
from importlib.resources import files
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.browser

PAGES = [
    ("empty", "index.html"),
    ("mixed", "index.html"),
    ("mixed", "pages/storm.html"),
    ("mixed", "pages/volunteers.html"),
    ("mixed", "pages/gone.html"),
    ("clean", "pages/ferry.html"),
    ("hostile", "index.html"),
    ("hostile", "pages/hostile.html"),
    ("bare", "index.html"),
    ("walked", "pages/library.html"),
]
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
}
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true })"


@pytest.fixture(scope="module")
def browser():
    path = os.environ.get("A11YAUDIT_BROWSER") or shutil.which("chromium-headless-shell")
    if not path:
        pytest.skip("no browser: name one in A11YAUDIT_BROWSER")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"] if root else []
        )
        yield running
        running.close()


@pytest.fixture
def visit(browser, written):
    """Opens a file of a shape's report; gives the page and all that went wrong."""
    contexts = []

    def open_file(shape, name, **look):
        context = browser.new_context(**look)
        contexts.append(context)
        page, trouble = context.new_page(), []
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: trouble.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: (
                request.url.startswith(("file:", "data:"))
                or trouble.append(f"request: {request.url}")
            ),
        )
        page.goto((written(shape) / name).as_uri())
        return page, trouble

    yield open_file
    for context in contexts:
        context.close()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("shape", "name"), PAGES)
def test_it_is_accessible_and_asks_for_nothing(shape, name, look, visit):
    page, trouble = visit(shape, name, **LOOKS[look])
    page.evaluate(OPEN_ALL)
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"][:3]]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if shape != "hostile":  # its picture is not there
        assert trouble == []


def test_pictures_and_styles_are_really_shown(visit):
    page, trouble = visit("mixed", "pages/storm.html", **LOOKS["light"])
    loaded = "async href => { const i = new Image(); i.src = href; await i.decode(); return i.naturalWidth }"
    href = page.locator("svg image").first.get_attribute("href")
    assert page.evaluate(loaded, href) == 1280
    shot = Image.open(BytesIO(page.locator(".crop").first.screenshot())).convert("RGB")
    assert len(shot.getcolors(1 << 20)) > 100  # a picture, not an empty frame
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert trouble == []


def test_hostile_pages_run_nothing(visit):
    for name in ("index.html", "pages/hostile.html"):
        page, trouble = visit("hostile", name, **LOOKS["light"])
        page.evaluate(OPEN_ALL)
        assert [t for t in trouble if not t.startswith("console: Failed to load resource")] == []


def test_the_skip_link_is_the_first_stop_and_leads_to_the_report(visit):
    page, _ = visit("mixed", "pages/storm.html", **LOOKS["light"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_walk_can_be_read_on_a_narrow_screen_and_scrolled_with_keys(visit):
    page, trouble = visit("walked", "pages/library.html", **LOOKS["narrow"])
    number = page.locator(".strip .pin-number").first
    assert number.bounding_box()["height"] >= 12
    frame = page.locator(".strip-frame")
    frame.focus()
    page.keyboard.press("ArrowRight")
    scrolled = "e => new Promise(done => { e.onscroll = done; if (e.scrollLeft) done() })"
    frame.evaluate(scrolled)
    assert frame.evaluate("e => e.scrollLeft") > 0
    assert trouble == []


def test_a_link_opens_the_line_that_is_repeated(visit):
    page, _ = visit("walked", "pages/library.html", **LOOKS["light"])
    page.locator("#transcript ~ details > summary").click()
    page.locator("ol.script .again a").first.click()
    assert page.locator("ol.script li:target").get_attribute("id") == "line-2"


def test_a_huge_group_stays_usable(visit):
    page, trouble = visit("huge", "pages/front.html", **LOOKS["narrow"])
    assert page.locator(".finding:visible").count() == 10
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert trouble == []


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_preferences_are_heard(media, visit):
    page, trouble = visit("mixed", "pages/storm.html", **media)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == (
        "auto" if "reduced_motion" in media else "smooth"
    )
    assert trouble == []
