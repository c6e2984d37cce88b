"""Pages are loaded as a careful person would wait, and a page that fails says why."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from site_that_misbehaves import misbehaving

from a11yaudit.axe_script import axe_script
from a11yaudit.browser.observe import Observation, observe
from a11yaudit.browser.reading import Wants
from a11yaudit.browser.run_axe import AxeChoice, axe_source
from a11yaudit.browser.session import Session
from a11yaudit.errors import PageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.browser.find import FoundBrowser


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with misbehaving() as origin:
        yield origin


def visit(
    browser: FoundBrowser, url: str, *, axe: bool = False, seconds: float = 30, **session: object
) -> Observation:
    async def run() -> Observation:
        source = axe_source(axe_script()) if axe else ""
        async with Session(browser.path, **session) as running:  # type: ignore[arg-type]
            wants = Wants(AxeChoice(source), tree=True, keyboard="fast", consent="dismiss")
            return await observe(running, url, wants, seconds)

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("path", "kind", "status"),
    [
        ("/missing", "http-status", 404),
        ("/error", "http-status", 500),
        ("/forbidden", "blocked", 403),
        ("/loop", "redirect-loop", None),
        ("/file.pdf", "not-html", None),
        ("/download", "not-html", None),
        ("/closes", "connection", None),
    ],
)
def test_page_that_fails_says_why(
    browser: FoundBrowser, site: str, path: str, kind: str, status: int | None
) -> None:
    with pytest.raises(PageError) as caught:
        visit(browser, site + path)
    assert caught.value.kind == kind
    assert caught.value.message.endswith(".")
    if status:
        assert caught.value.http_status == status


def test_unknown_host_and_closed_port_are_told_apart(browser: FoundBrowser) -> None:
    for url, kind in (("http://nowhere.invalid/", "dns"), ("http://127.0.0.1:9/", "connection")):
        with pytest.raises(PageError) as caught:
            visit(browser, url)
        # Browsers refuse some ports outright; both are honest answers for port 9.
        assert caught.value.kind in {kind, "blocked"}, caught.value.message


def test_deadline_is_hard(browser: FoundBrowser, site: str) -> None:
    with pytest.raises(PageError) as caught:
        visit(browser, f"{site}/hangs", seconds=2)
    assert caught.value.kind == "timeout"


def test_final_url_and_status_are_kept(browser: FoundBrowser, site: str) -> None:
    for path in ("/moved", "/elsewhere"):
        seen = visit(browser, site + path)
        assert seen.url == f"{site}/ok"
        assert seen.http_status == 200
        assert "<h1>The ferry</h1>" in seen.page.served


def test_lazy_pictures_are_brought_in(browser: FoundBrowser, site: str) -> None:
    page = visit(browser, f"{site}/lazy").page
    image = next(page.find("img"))
    assert image.image is not None
    assert image.image.natural_width == 400


def test_what_a_script_adds_soon_is_waited_for(browser: FoundBrowser, site: str) -> None:
    page = visit(browser, f"{site}/late").page
    assert page.by_id("late") is not None


def test_dialogs_and_popups_do_not_stop_the_visit(browser: FoundBrowser, site: str) -> None:
    page = visit(browser, f"{site}/dialogs").page
    assert page.title == "The ferry"


@pytest.mark.parametrize("path", ["/broken-world", "/csp"])
def test_pages_that_break_scripts_are_audited_alike(
    browser: FoundBrowser, site: str, path: str
) -> None:
    seen = visit(browser, site + path, axe=True)
    page = seen.page
    image = next(page.find("img"))
    rules = {rule["id"]: rule for rule in seen.readings[-1].axe[0].results["violations"]}
    assert [node["index"] for node in rules["image-alt"]["nodes"]] == [image.index]
    assert page.keyboard is not None
    assert page.tree is not None
    assert not seen.notes


def test_frames_are_checked_by_themselves(browser: FoundBrowser, site: str) -> None:
    seen = visit(browser, f"{site}/frame", axe=True)
    assert [frame.selector for frame in seen.readings[-1].axe] == ["", "#map"]
    inner = {rule["id"] for rule in seen.readings[-1].axe[1].results["violations"]}
    assert inner == {"image-alt"}


def test_blocked_hosts_are_not_asked(browser: FoundBrowser, site: str) -> None:
    page = visit(browser, f"{site}/lazy", block=("127.0.0.*",)).page
    image = next(page.find("img"))
    assert image.image is not None
    assert image.image.natural_width == 0
