"""The run page as a person uses it: filter, sort, compare, follow, print; by mouse and by keyboard."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
import zipfile
from importlib.resources import files
from urllib.parse import unquote

import pytest
from picture import paint
from playwright.sync_api import expect, sync_playwright
from shapes import SHAPES

from a11yaudit.report.html import HtmlReport

pytestmark = pytest.mark.browser
ROWS = "#page-table .row:not([hidden]) .row-name"
SHOWN = "[...document.querySelectorAll('#page-table .row:not([hidden]) .row-name')].map(e => e.textContent.trim())"
WIDE = {"viewport": {"width": 1280, "height": 800}}
NARROW = {"viewport": {"width": 320, "height": 640}}


def until(page, expression, arg=None):
    """Wait for it to be true; the page's policy forbids Playwright's own way, which needs eval."""
    for _ in range(200):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(25)
    raise AssertionError(expression)


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
def visit(browser):
    """Opens an address; gives the page and all that went wrong or left the folder."""
    contexts = []

    def open_page(address, allowed=("file:", "data:"), **look):
        context = browser.new_context(**(look or WIDE))
        contexts.append(context)
        page, trouble = context.new_page(), []
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on(
            "request",
            lambda request: (
                request.url.startswith(allowed) or trouble.append(f"request: {request.url}")
            ),
        )
        page.goto(address)
        return page, trouble

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def run_page(visit, written):
    return lambda fragment="", **look: visit(
        (written("compared") / "index.html").as_uri() + fragment, **look
    )


def audit(page):
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [(v["id"], [n["target"] for n in v["nodes"][:3]]) for v in found]


@pytest.mark.parametrize(
    "look",
    [
        {**WIDE, "color_scheme": "light"},
        {**WIDE, "color_scheme": "dark"},
        {**NARROW, "color_scheme": "light"},
        {**WIDE, "forced_colors": "active"},
    ],
    ids=["light", "dark", "narrow", "forced"],
)
@pytest.mark.parametrize("filtered", ["", "#view?kind=serious"])
def test_axe_core_finds_nothing(look, filtered, run_page):
    page, trouble = run_page(filtered, **look)
    assert audit(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert trouble == []


def test_our_own_audit_finds_no_fault(written, tmp_path):
    from a11yaudit import audit as auditing  # noqa: PLC0415
    from a11yaudit.config import AuditOptions  # noqa: PLC0415
    from a11yaudit.console import Silent  # noqa: PLC0415

    options = AuditOptions(
        targets=(str(written("compared") / "index.html"),),
        output=tmp_path,
        formats=("json",),
        verify="none",
        browser=os.environ.get("A11YAUDIT_BROWSER"),
    )
    found = []
    _in_thread(lambda: found.append(auditing.run(options, Silent())))
    faults = [f for p in found[0]["pages"] for f in p["findings"] if f["outcome"] == "fail"]
    assert [(f["rule"], f["message"]) for f in faults] == []
    assert found[0]["summary"]["audited"] == 1


def test_filters_narrow_the_list_say_what_they_hide_and_are_kept_in_the_address(run_page):
    page, trouble = run_page()
    status = page.locator("#shown-status")
    assert status.inner_text() == "Pages shown: all 5."
    page.locator("#filters").get_by_label("Author").select_option("Mara Quill")
    expect(page.locator(ROWS)).to_have_count(2)
    assert status.inner_text() == "Pages shown: 2 of 5. The filters hide 3."
    page.locator("#filters").get_by_label("What was found").select_option("alt-is-filename")
    expect(page.locator(ROWS)).to_have_count(1)
    assert page.locator(".row-match:visible").text_content().startswith("Matching findings: ")
    assert "author=Mara" in unquote(page.url)
    assert "rule=alt-is-filename" in page.url
    assert page.locator(".failed .failed-name").count() == 2
    assert all(name.is_visible() for name in page.locator(".failed .failed-name").all())
    again, _ = run_page(page.url[page.url.index("#") :])
    assert again.evaluate(SHOWN) == page.evaluate(SHOWN)
    page.get_by_role("button", name="Show all").click()
    assert status.inner_text() == "Pages shown: all 5."
    assert "view?" not in page.url
    assert trouble == []


def test_text_is_found_without_its_accents_and_in_any_script(run_page):
    page, _ = run_page()
    field = page.locator("#filters").get_by_label("Text in title or address")
    for text, names in (("RADWEG flusS", 1), ("المكتبة", 1), ("京都", 1), ("news.example", 5)):
        field.fill(text)
        expect(page.locator(ROWS)).to_have_count(names)
    field.fill("no such page")
    expect(page.locator(ROWS)).to_have_count(0)
    assert "No page matches" in page.locator("#shown-status").inner_text()


def test_new_and_known_findings_can_be_told_apart(run_page):
    page, _ = run_page()
    page.locator("#compared").locator("..").get_by_role("link", name="new").click()
    assert page.locator("#filters").get_by_label("Since the earlier run").input_value() == "new"
    assert page.evaluate("document.activeElement.id") == "pages"
    for match in page.locator(".row:visible .row-match").all():
        assert int(match.text_content().split(": ")[1]) > 0
    page.locator("#filters").get_by_label("Since the earlier run").select_option("known")
    until(page, f"({SHOWN}).length > 0")


def test_a_cause_leads_to_its_pages_and_its_example(run_page):
    page, trouble = run_page()
    cause = page.locator(".cause").first
    cause.get_by_role("link", name="Show in the list of pages").click()
    assert len(page.evaluate(SHOWN)) == 2
    cause.get_by_role("link", name="For example").click()
    page.wait_for_url("**/pages/*.html#f-*")
    assert page.evaluate("!!document.querySelector(':target')")
    assert trouble == []


def test_a_safe_fix_can_be_asked_for(run_page):
    page, _ = run_page()
    box = page.locator("#filters").get_by_label("Safe fix known")
    if box.count():
        box.check()
        until(page, f"({SHOWN}).length < 5")


def test_sorting_by_head_and_by_list(run_page):
    page, _ = run_page()
    first = page.evaluate(SHOWN)
    page.get_by_role("button", name="Page", exact=True).click()
    assert page.locator("th[data-sort=title]").get_attribute("aria-sort") == "ascending"
    by_title = page.evaluate(SHOWN)
    assert sorted(first) == sorted(by_title)
    assert first != by_title
    page.locator("#filters").get_by_label("Sort by").select_option("latest")
    until(page, "document.querySelector('#page-table .row').dataset.day === '2026-03-08'")
    page.locator("#filters").get_by_label("Sort by").select_option("author")
    until(
        page,
        "[...document.querySelectorAll('#page-table .row')].at(-1).querySelector('.row-author') === null",
    )
    page.locator("#filters").get_by_label("Sort by").select_option("")
    until(page, f"first => JSON.stringify({SHOWN}) === JSON.stringify(first)", arg=first)


def test_a_bar_shows_the_pages_that_it_counts(run_page):
    page, _ = run_page()
    page.locator(".bars a").first.click()
    assert "kind=serious" in page.url
    assert "Pages shown" in page.locator("#shown-status").inner_text()
    page.locator("section[aria-labelledby=by-family] a").first.click()
    assert page.locator("#filters").get_by_label("What was found").input_value()


def test_everything_is_reached_with_the_keyboard(run_page):
    page, _ = run_page()
    met = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        ident = page.evaluate(
            "(e => { if (!window.met) window.met = new Map(); if (e === document.body) return -1;"
            "if (!window.met.has(e)) window.met.set(e, window.met.size); return window.met.get(e) })(document.activeElement)"
        )
        if ident in met or ident < 0:
            break
        met.add(ident)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, select, input, summary')]"
        ".filter(e => e.checkVisibility() && e.tabIndex >= 0 && (!e.closest('details:not([open])') || e.tagName === 'SUMMARY' && !e.parentElement.parentElement.closest('details:not([open])'))).length"
    )
    assert len(met) == wanted


def test_a_phone_folds_the_filters_and_a_shared_view_opens_them(run_page):
    page, _ = run_page(**NARROW)
    assert not page.locator("#filters").get_by_label("Sort by").is_visible()
    page.get_by_text("Filter and sort").click()
    assert page.locator("#filters").get_by_label("Sort by").is_visible()
    shared, _ = run_page("#view?kind=serious", **NARROW)
    assert shared.locator("#filters").get_by_label("How grave").input_value() == "serious"


def test_a_view_that_names_what_is_not_there_shows_everything(run_page):
    page, trouble = run_page("#view?author=%3Cscript%3E&rule=nope&kind=&sort=x&safe=2&%zz")
    assert len(page.evaluate(SHOWN)) == 5
    assert trouble == []


def test_without_scripts_nothing_is_missing(run_page):
    page, trouble = run_page(java_script_enabled=False, **WIDE)
    assert page.locator("#page-table .row").count() == 5
    assert not page.locator("#filter-fold").is_visible()
    assert trouble == []


def test_text_of_twice_the_size_fits(run_page):
    page, _ = run_page(viewport={"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_right_to_left_is_mirrored(run_page):
    page, _ = run_page()
    page.evaluate("document.documentElement.dir = 'rtl'")
    cell = page.locator(".row-page").first.bounding_box()
    found = page.locator(".row-found").first.bounding_box()
    assert cell["x"] > found["x"]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_in_print_all_that_is_folded_is_there_and_no_filter(run_page):
    page, _ = run_page()
    page.emulate_media(media="print")
    assert not page.locator("#filter-fold").is_visible()
    assert (
        page.locator(".row").last.evaluate("e => getComputedStyle(e).contentVisibility")
        == "visible"
    )


def test_it_works_from_a_server_and_from_a_zip(visit, written, tmp_path):
    folder = written("compared")
    packed = shutil.make_archive(str(tmp_path / "report"), "zip", folder)
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "unpacked")
    handler = functools.partial(_Quiet, directory=str(tmp_path / "unpacked"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_address[1]}/"
        page, trouble = visit(host + "index.html#view?kind=serious", allowed=(host, "data:"))
        assert "The filters hide" in page.locator("#shown-status").inner_text()
        page.locator("#page-table .row:visible a").first.click()
        page.wait_for_load_state()
        assert trouble == []
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


def test_one_file_works_alone(visit, tmp_path):
    made = SHAPES["compared"]()
    output = HtmlReport(tmp_path / "out")
    for each in made["pages"]:
        paint(each, tmp_path / "out")
        output.write_page(each, made["rules"], made)
    output.write_index(made)
    alone = shutil.move(output.write_single(made), tmp_path / "alone.html")
    page, trouble = visit(alone.as_uri())
    page.locator("#page-table .row-name a").first.click()
    assert page.evaluate("document.querySelector(':target').className") == "one-page"
    drawn = page.locator(".one-page use").first
    assert drawn.evaluate("e => e.getBoundingClientRect().width") > 50
    page.locator(".one-page a[href='#pages']").first.click()
    page.locator("#filters").get_by_label("Author").select_option("Mara Quill")
    expect(page.locator(ROWS)).to_have_count(2)
    assert trouble == []


def test_it_is_printed_as_a_tagged_pdf(tmp_path, browser):
    from a11yaudit.browser.find import find_browser  # noqa: PLC0415
    from a11yaudit.browser.print import PrintError, print_pdf  # noqa: PLC0415

    made = SHAPES["compared"]()
    source = HtmlReport(tmp_path).write_index(made)
    executable = find_browser(os.environ.get("A11YAUDIT_BROWSER")).path
    _in_thread(print_pdf, executable, source, tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/StructTreeRoot" in content
    assert b"/Outlines" in content
    with pytest.raises(PrintError, match="could not print"):
        _in_thread(print_pdf, tmp_path / "no-browser", source, tmp_path / "b.pdf")
    assert not (tmp_path / "b.pdf").exists()


def _in_thread(work, *args):
    """Playwright's two ways of running do not mix in one thread."""
    caught = []

    def run():
        try:
            work(*args)
        except Exception as error:  # noqa: BLE001
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if caught:
        raise caught[0]


def test_a_run_is_compared_with_an_earlier_one(tmp_path):
    from a11yaudit import audit as auditing  # noqa: PLC0415
    from a11yaudit.config import AuditOptions  # noqa: PLC0415
    from a11yaudit.console import Silent  # noqa: PLC0415

    story = (
        '<html lang="en"><title>A ferry</title><main><h1>A ferry</h1><p>{}</p>'
        '<img src="data:," width="300" height="200"{}><img src="b.png" width="300" height="200"{}></main>'
    )
    text = "The ferry leaves the old harbour at seven and comes back at noon. " * 6
    file = tmp_path / "story.html"

    def run(first, second, folder, compare=None):
        file.write_text(story.format(text, first, second))
        options = AuditOptions(
            targets=(str(file),),
            output=tmp_path / folder,
            formats=("json", "html"),
            verify="none",
            probes="none",
            compare=compare,
            single_file=True,
            browser=os.environ.get("A11YAUDIT_BROWSER"),
        )
        made = []
        _in_thread(lambda: made.append(auditing.run(options, Silent())))
        return made[0]

    run(' alt="A ferry at the quay"', "", "one")
    made = run("", ' alt="Gulls over the pier"', "two", tmp_path / "one")
    changes = [f["rule"] for f in made["compared"]["fixed"]]
    assert changes == ["img-alt-missing"]
    fresh = [f for f in made["pages"][0]["findings"] if f["baseline"] == "new"]
    assert "img-alt-missing" in [f["rule"] for f in fresh]
    assert made["summary"]["fixed"] == 1
    assert (tmp_path / "two" / "a11y-report.html").is_file()
