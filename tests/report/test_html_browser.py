"""The HTML report, opened from its folder in a real browser: nothing asked for, nothing broken."""

from __future__ import annotations

import os
import shutil
from importlib.resources import files
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect, sync_playwright
from shapes import RESCUE

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
PASTE = ["clipboard-read", "clipboard-write"]
# Radio buttons of one name are one stop.
CONTROLS = """(() => {
  const all = document.querySelectorAll('a[href], button, summary, input, [tabindex="0"]');
  const folded = e => e.closest('details:not([open]) > :not(summary)');
  const seen = [...all].filter(
    e => e.getBoundingClientRect().width && !folded(e) && (e.type != 'radio' || e.checked));
  window.controls = seen;
  return seen.length;
})()"""
FOCUSED = """(() => {
  const e = document.activeElement, at = window.controls.indexOf(e);
  const style = getComputedStyle(e.closest('.face') ?? e.querySelector('.pin') ?? e);
  return [at < 0 ? '' : String(at), at < 0 || style.outlineStyle != 'none' || style.strokeWidth == '6px'];
})()"""
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
}
FACES = ["Editor", "Developer"]
AXE = """size => axe.run(
  document, {resultTypes: ['violations'], rules: {'target-size': {enabled: size}}})"""
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
    faces = FACES if shape != "hostile" else FACES[look == "dark" :][:1]  # it is very long
    for face in faces if page.get_by_role("radio", name="Editor").count() else [""]:
        if face:
            page.get_by_role("radio", name=face).check()
        found = page.evaluate(AXE, shape != "hostile")["violations"]
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
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_face_is_chosen_with_the_keyboard_and_remembered(visit):
    page, trouble = visit("mixed", "pages/storm.html", **LOOKS["light"])
    code, plain = page.locator(".for-developer .tech").first, page.locator(".do").first
    assert (plain.is_visible(), code.is_visible()) == (True, False)
    page.get_by_role("radio", name="Editor").focus()
    page.keyboard.press("ArrowRight")
    assert (plain.is_visible(), code.is_visible()) == (False, True)
    page.reload()
    assert page.get_by_role("radio", name="Developer").is_checked()
    page.goto(page.url + "?face=editor")
    assert plain.is_visible()
    assert trouble == []


def test_without_scripts_the_switch_works_and_there_are_no_dead_buttons(visit):
    page, _ = visit("mixed", "pages/storm.html", java_script_enabled=False)
    page.get_by_role("radio", name="Developer").check()
    assert page.locator(".for-developer .tech").first.is_visible()
    assert page.locator("button.copy:visible").count() == 0


def test_text_and_code_are_copied_and_that_is_said(visit):
    page, trouble = visit("mixed", "pages/storm.html", permissions=PASTE, **LOOKS["light"])
    page.locator(".suggestion button").click()
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == RESCUE
    page.get_by_role("radio", name="Developer").check()
    button = page.get_by_role("button", name="Copy the selector").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("button:focus")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("article >")
    assert trouble == []


def test_where_copying_is_forbidden_the_text_is_selected(visit):
    page, _ = visit("mixed", "pages/storm.html", **LOOKS["light"])
    page.evaluate("document.execCommand = () => false")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator(".suggestion button").click()
    expect(page.locator("#said")).to_contain_text("selected")
    assert page.evaluate("getSelection().toString()") == RESCUE


def test_a_mark_leads_to_its_finding(visit):
    page, _ = visit("mixed", "pages/storm.html", **LOOKS["light"])
    mark = page.locator("svg g.for-editor .mark").first
    mark.focus()
    page.keyboard.press("Enter")
    found = page.locator(".finding:target")
    assert found.is_visible()
    assert f"#{found.get_attribute('id')}" == mark.get_attribute("href")


def test_a_link_to_what_the_face_hides_or_a_fold_holds_shows_it(visit):
    page, _ = visit("huge", "pages/front.html", **LOOKS["light"])
    last = page.locator(
        "#do-elements-must-meet-minimum-color-contrast-ratio-thresholds details ol li"
    ).last
    assert not last.is_visible()
    page.goto(page.url + "#" + last.get_attribute("id"))
    assert last.is_visible()
    assert page.get_by_role("radio", name="Editor").is_checked()


def test_the_transcript_is_read_before_and_after_the_fixes(visit):
    page, _ = visit("mixed", "pages/storm.html", **LOOKS["light"])
    page.locator(".hearing").get_by_text("After the fixes").click()
    script = page.locator("ol.script")
    assert RESCUE in script.inner_text()
    assert "heard twice" not in script.inner_text()
    page.get_by_role("radio", name="Now").check()
    assert RESCUE not in script.inner_text()
    assert "heard twice" in script.inner_text()


def test_the_tab_key_reaches_every_control_of_a_face(visit):
    page, _ = visit("mixed", "pages/storm.html", **LOOKS["light"])
    page.get_by_role("radio", name="Developer").check()
    page.evaluate("document.activeElement.blur()")
    wanted = page.evaluate(CONTROLS)
    reached = set()
    for _ in range(wanted + 10):
        page.keyboard.press("Tab")
        seen, ring = page.evaluate(FOCUSED)
        assert ring
        reached.add(seen)
    assert len(reached - {""}) == wanted


def test_print_shows_the_chosen_face_with_all_folds_open(visit):
    page, _ = visit("mixed", "pages/storm.html", **LOOKS["light"])
    page.emulate_media(media="print")
    assert not page.locator(".faces, .copy, nav").first.is_visible()
    assert page.locator("ol.script").is_visible()
    assert not page.locator(".tech").first.is_visible()
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="screen")


def test_in_a_language_from_right_to_left_the_page_is_mirrored(visit):
    page, _ = visit("mixed", "pages/storm.html", **LOOKS["narrow"])
    page.evaluate(OPEN_ALL)
    for face in FACES:
        page.get_by_role("radio", name=face).check()
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    name, brand = page.locator(".verdict-mark"), page.locator(".verdict")
    assert name.bounding_box()["x"] > brand.bounding_box()["x"] + 150


def test_text_can_be_twice_as_large(visit):
    page, _ = visit("mixed", "pages/storm.html", viewport={"width": 640, "height": 800})
    page.evaluate(OPEN_ALL)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for face in FACES:
        page.get_by_role("radio", name=face).check()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_walk_can_be_read_on_a_narrow_screen_and_scrolled_with_keys(visit):
    page, trouble = visit("walked", "pages/library.html", **LOOKS["narrow"])
    page.get_by_role("radio", name="Developer").check()
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
    page.locator("ol.script .again a").first.click()
    assert page.locator("ol.script li:target").get_attribute("id") == "line-2"


def test_a_huge_group_stays_usable(visit):
    page, trouble = visit("huge", "pages/front.html", **LOOKS["narrow"])
    page.get_by_role("radio", name="Developer").check()
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
