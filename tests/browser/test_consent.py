"""Banners and dialogs over the article are found and dismissed, and nothing else is touched."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from site_with_banners import ANSWERING, PAGES, site_with_banners

from a11yaudit.browser.consent import Banner, Dismissal, dismiss, find_banner
from a11yaudit.browser.consent_words import button_says, consent_data, folded, names_say
from a11yaudit.browser.gate import Hold
from a11yaudit.browser.load import load
from a11yaudit.browser.session import Session

if TYPE_CHECKING:
    from a11yaudit.browser.find import FoundBrowser

COLLECT = {"maxValue": 4000, "maxElements": 60_000, "maxDepth": 400}
NOT_BANNERS = (
    "/plain", "/chat", "/promo", "/badge", "/templates", "/about-cookies", "/about-without-main",
    "/fixed-app", "/hero", "/long",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visit:
    """What was found and how its dismissal went; ``tag`` is the element of the banner's number."""

    banner: Banner | None
    dismissal: Dismissal | None = None
    after: Banner | None = None
    title: str = ""
    tag: str = ""
    path: str = ""
    hovered: str = ""


@pytest.fixture(scope="module")
def visits(browser: FoundBrowser) -> dict[str, Visit]:
    """A visit to each page, in one browser."""

    async def run(origin: str) -> dict[str, Visit]:
        paths = [*PAGES, *ANSWERING]
        async with Session(browser.path) as session:
            seen = [await _visit(session, origin + path) for path in paths]
        return dict(zip(paths, seen, strict=True))

    with site_with_banners() as origin:
        return asyncio.run(run(origin))


async def _visit(session: Session, url: str) -> Visit:
    async with session.page() as page:
        loaded = await load(page, url, Hold())
        await loaded.world.call("collect", COLLECT)
        banner = await find_banner(page, loaded.world)
        if banner is None:
            return Visit(None)
        tag = await loaded.world.run(
            "[...document.querySelectorAll('*')].find(e => a11yauditIndex.get(e) === "
            f"{banner.index})?.outerHTML.slice(0, 200) ?? ''"
        )
        dismissal, world = await dismiss(page, loaded.cdp, loaded.world, banner)
        return Visit(
            banner,
            dismissal,
            await find_banner(page, world),
            await page.title(),
            tag,
            page.url.removeprefix(url.rpartition("/")[0]),
            await world.run(
                "[...document.querySelectorAll(':hover')].map(e => e.localName).join()"
            ),
        )


def told(visits: dict[str, Visit], path: str) -> tuple[Banner, Dismissal, Visit]:
    seen = visits[path]
    assert seen.banner is not None
    assert seen.dismissal is not None
    return seen.banner, seen.dismissal, seen


@pytest.mark.parametrize(
    ("path", "how", "button"),
    [
        ("/bar", "reject", "Reject"),
        ("/modal", "reject", "Only necessary"),
        ("/ok", "accept", "OK"),
        ("/only", "only", "Na gut"),
        ("/late", "reject", "Reject"),
        ("/govuk", "reject", "Reject analytics cookies"),
        ("/sheets", "reject", "Decline"),
        ("/untrusted", "reject", "Reject"),
        ("/broken", "reject", "Reject"),
        ("/privacy-words", "reject", "Disagree"),
        ("/ja", "reject", "すべて拒否"),
        ("/ar", "reject", "رفض الكل"),
        ("/de", "reject", "Nur notwendige Cookies"),
        ("/hi", "reject", "अस्वीकार करें"),
    ],
)
def test_unknown_banner_is_dismissed(
    visits: dict[str, Visit], path: str, how: str, button: str
) -> None:
    banner, dismissal, seen = told(visits, path)
    assert (banner.kind, banner.tool, banner.how, banner.button) == ("consent", "", how, button)
    assert dismissal == Dismissal(done=True, how=how, button=button, reloaded=False)
    assert seen.after is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/onetrust", ("OneTrust", "Weiter ohne", "onetrust-reject-all-handler")),
        ("/cookiebot", ("Cookiebot", "Nada", "The ferry")),
        ("/klaro", ("Klaro", "I do", "The ferry")),
        ("/usercentrics", ("Usercentrics", "No to all", "uc-deny-all-button")),
        ("/sourcepoint", ("Sourcepoint", "No", "sp_choice_type_13")),
        ("/sourcepoint-elsewhere", ("Sourcepoint", "No", "sp_choice_type_13")),
        ("/sourcepoint-mouse", ("Sourcepoint", "No", "sp_choice_type_13")),
    ],
)
def test_known_tool_is_refused_by_its_own_button(
    visits: dict[str, Visit], path: str, expected: tuple[str, str, str]
) -> None:
    tool, button, title = expected
    banner, dismissal, seen = told(visits, path)
    assert (banner.kind, banner.tool) == ("consent", tool)
    assert dismissal == Dismissal(done=True, how="reject", button=button, reloaded=False)
    assert (seen.title, seen.after) == (title, None)
    assert banner.index is not None
    assert banner.selector.lstrip("#") in seen.tag or "cookie-notice" in seen.tag


def test_banner_is_described(visits: dict[str, Visit]) -> None:
    banner, _, seen = told(visits, "/modal")
    assert banner.selector == "div.overlay.b"
    assert seen.tag.startswith('<div class="overlay b"')
    assert (banner.box, banner.covers, banner.modal) == ((0, 0, 1280, 800), 1.0, True)
    bar, _, _ = told(visits, "/bar")
    assert 0.05 < bar.covers < 0.2
    assert bar.box[1] > 600
    assert not bar.modal


def test_newsletter_is_closed_not_sent(visits: dict[str, Visit]) -> None:
    banner, dismissal, seen = told(visits, "/newsletter")
    assert (banner.kind, banner.modal) == ("dialog", True)
    assert dismissal == Dismissal(done=True, how="close", button="Close", reloaded=False)
    assert seen.path == "/newsletter"


def test_dialog_without_a_button_gets_the_escape_key(visits: dict[str, Visit]) -> None:
    banner, dismissal, seen = told(visits, "/native")
    assert (banner.kind, banner.how, banner.button, banner.modal) == ("dialog", "escape", "", True)
    assert (dismissal.done, seen.title) == (True, "closed")


def test_paywall_stays(visits: dict[str, Visit]) -> None:
    banner, dismissal, seen = told(visits, "/paywall")
    assert (banner.kind, banner.button, banner.modal) == ("dialog", "", True)
    assert not dismissal.done
    assert seen.path == "/paywall"


def test_consent_comes_before_the_dialog_below_it(visits: dict[str, Visit]) -> None:
    banner, dismissal, seen = told(visits, "/both")
    assert (banner.kind, dismissal.done) == ("consent", True)
    assert seen.after is not None
    assert seen.after.kind == "dialog"


def test_button_that_loads_the_page_anew(visits: dict[str, Visit]) -> None:
    _, dismissal, seen = told(visits, "/form")
    assert dismissal == Dismissal(done=True, how="reject", button="Reject", reloaded=True)
    assert (seen.path, seen.after) == ("/form", None)
    for path in ("/form-stays", "/csp"):
        _, dismissal, _ = told(visits, path)
        assert dismissal == Dismissal(done=False, how="reject", button="Reject", reloaded=True)


def test_button_that_does_nothing(visits: dict[str, Visit]) -> None:
    _, dismissal, seen = told(visits, "/dead")
    assert dismissal == Dismissal(done=False, how="reject", button="Reject", reloaded=False)
    assert seen.after == seen.banner
    assert seen.hovered == ""


def test_what_leads_away_is_not_done(visits: dict[str, Visit]) -> None:
    banner, dismissal, seen = told(visits, "/away")
    assert (banner.button, dismissal.done, seen.path) == ("", False, "/away")
    _, dismissal, seen = told(visits, "/led-away")
    assert (dismissal.done, dismissal.reloaded, seen.path) == (False, True, "/plain")


def test_what_only_looks_like_a_banner_is_left_alone(visits: dict[str, Visit]) -> None:
    assert {path: visits[path].banner for path in NOT_BANNERS if visits[path].banner} == {}


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("Accept all cookies", "accept"),
        ("Accept only necessary cookies", "reject"),
        ("Continue without accepting →", "reject"),
        ("Manage and accept", "manage"),
        ("View cookies", "manage"),
        ("Hide cookie message", "close"),
        ("×", "close"),
        ("Subscribe", ""),
        ("Yes, sign me up", ""),
        ("Refuse non-essential cookies", "reject"),
        ("Auswahl erlauben", "manage"),
        ("Tout refuser", "reject"),
        ("En savoir plus", "manage"),
        ("TÜMÜNÜ KABUL ET", "accept"),
        ("ΑΠΟΔΟΧΗ ΟΛΩΝ", "accept"),
        ("不同意", "reject"),
        ("同意しない", "reject"),
        ("쿠키 설정", "manage"),
        ("ปิด", "close"),
        ("เปิด", ""),
        ("לא מאשר", "reject"),
    ],
)
def test_words_of_buttons(label: str, says: str) -> None:
    assert button_says(label) == says


def test_names_of_buttons() -> None:
    assert names_say("btn cookieBar__btnReject") == "reject"
    assert names_say("accept-manage") == "manage"
    assert names_say("identity") == ""


def test_no_phrase_both_refuses_and_accepts() -> None:
    phrases = consent_data().phrases
    assert not phrases["reject"] & phrases["accept"]
    assert not phrases["manage"] & (phrases["reject"] | phrases["accept"] | phrases["close"])
    assert all(folded(phrase) == phrase for kind in phrases.values() for phrase in kind)


def test_every_tool_has_plain_selectors() -> None:
    for tool in consent_data().tools:
        assert tool.keys() == {"name", "banner", "reject", "close", "accept"}, tool["name"]
        assert tool["banner"], tool["name"]
