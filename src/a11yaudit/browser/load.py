"""A page is loaded as a careful reader would wait for it, or a `PageError` says why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from a11yaudit.browser.gate import HTML_TYPES, Answer, Gate, Hold
from a11yaudit.browser.world import FrameGoneError, World
from a11yaudit.errors import ErrorKind, PageError
from a11yaudit.page.stamps import unstamped

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page, Response

QUIET_MS, BUSY_MS = 100, 500
SCROLL_STEPS, SCROLL_STEP_MS = 24, 40
LONGEST_SETTLE = 10.0
LARGEST_DOCUMENT = 25_000_000
ATTEMPTS = 3
REFUSED_STATUSES = frozenset({401, 403, 407, 429, 451})
FIRST_ERROR_STATUS = 400

NET_ERRORS: tuple[tuple[str, ErrorKind, str], ...] = (
    ("ERR_NAME_NOT_RESOLVED", "dns", "The host name is not known (DNS)."),
    ("ERR_NAME_RESOLUTION_FAILED", "dns", "The host name could not be looked up (DNS)."),
    ("ERR_TOO_MANY_REDIRECTS", "redirect-loop", "The address redirects in a loop."),
    ("ERR_CERT", "tls", "The site's certificate is not valid."),
    ("ERR_SSL", "tls", "The encrypted connection (TLS) failed."),
    ("ERR_BLOCKED", "blocked", "The request was blocked."),
    ("ERR_TIMED_OUT", "timeout", "The server did not answer in time."),
    ("ERR_CONNECTION_TIMED_OUT", "timeout", "The server did not answer in time."),
    ("ERR_CONNECTION_REFUSED", "connection", "The server refused the connection."),
    ("ERR_CONNECTION", "connection", "The connection to the server broke."),
    ("ERR_EMPTY_RESPONSE", "connection", "The server closed the connection without an answer."),
    ("ERR_ADDRESS_UNREACHABLE", "connection", "The server cannot be reached."),
    ("ERR_INTERNET_DISCONNECTED", "connection", "This machine has no network."),
    ("ERR_PROXY", "connection", "The proxy could not be reached."),
    ("ERR_UNSAFE_PORT", "blocked", "Browsers refuse this port."),
    ("Download is starting", "not-html", "The address is a download, not a page."),
    ("crash", "crash", "The page crashed the browser's tab."),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A page at rest: the final URL, the last document's status and the HTML as served.

    ``gate`` keeps the page from being left while it is tried out. ``answer`` is the document as
    the server sent it, where somebody was to write into it.
    """

    url: str
    status: int
    served: str
    answer: Answer | None
    cdp: CDPSession
    world: World
    settled: bool
    gate: Gate


class LedAwayError(Exception):
    """A script tried to lead the page to another site, which stops the parsing of the document."""


async def load(page: Page, url: str, hold: Hold) -> Loaded:
    """Go to the URL, wait for rest, bring lazy pictures in, and wait for rest once more.

    With ``hold.stay`` a script cannot lead the page to another site (a local copy of a page often
    tries to go home): `LedAwayError` says that it tried. The caller sets the deadline
    (``asyncio.timeout``). Raises `PageError`.
    """
    cdp = await page.context.new_cdp_session(page)
    gate = Gate(cdp, url, hold)
    await gate.open()
    documents: list[Response] = []
    page.on("response", lambda response: _note_document(page, response, documents))
    try:
        response = await page.goto(url, wait_until="commit", timeout=0)
    except PlaywrightError as error:
        raise error_of(error) from error
    if response is None:
        raise PageError("navigation", "The address did not lead to a document.")
    world, settled = await _come_to_rest(cdp)
    if gate.refused:
        raise LedAwayError(gate.refused[0])
    last = documents[-1] if documents else response
    await _check(last)
    served = await _served(last)
    answer = gate.answer if gate.answer and gate.answer.url == last.url else None
    return Loaded(page.url, last.status, served, answer, cdp, world, settled, gate)


def error_of(error: PlaywrightError) -> PageError:
    """The error kind and the sentence for what Playwright reports."""
    if isinstance(error, PlaywrightTimeoutError):
        return PageError("timeout", "The page did not answer in time.")
    for mark, kind, sentence in NET_ERRORS:
        if mark in error.message:
            return PageError(kind, sentence)
    first = error.message.strip().splitlines()[0]
    return PageError("navigation", f"The page could not be loaded ({first}).")


def _note_document(page: Page, response: Response, documents: list[Response]) -> None:
    request = response.request
    if request.is_navigation_request() and request.frame == page.main_frame:
        documents.append(response)


async def _come_to_rest(cdp: CDPSession) -> tuple[World, bool]:
    """Settle, scroll, settle; a redirect by script starts it anew."""
    for attempt in range(ATTEMPTS):
        try:
            world = await open_world(cdp)
            settled = await _settle(world)
            if await world.call("scroll", {"steps": SCROLL_STEPS, "stepMs": SCROLL_STEP_MS}):
                settled = await _settle(world)
        except FrameGoneError as error:
            if attempt == ATTEMPTS - 1:
                sentence = "The page keeps leading on to other pages."
                raise PageError("redirect-loop", sentence) from error
        else:
            return world, settled
    raise PageError("navigation", "The page did not stay.")


async def open_world(cdp: CDPSession) -> World:
    """Our isolated world in the main frame's present document."""
    tree = await cdp.send("Page.getFrameTree")
    return await World.create(cdp, tree["frameTree"]["frame"]["id"])


async def _settle(world: World) -> bool:
    options = {"quietMs": QUIET_MS, "busyMs": BUSY_MS, "limitMs": int(LONGEST_SETTLE * 1000)}
    return bool(await world.call("settle", options) == "quiet")


async def _check(response: Response) -> None:
    status = response.status
    if status in REFUSED_STATUSES:
        sentence = f"The server refuses to show the page (HTTP status {status})."
        raise PageError("blocked", sentence, status)
    if status >= FIRST_ERROR_STATUS:
        raise PageError("http-status", f"The server answered with HTTP status {status}.", status)
    kind = (await response.header_value("content-type") or "text/html").split(";")[0]
    if kind.strip().lower() not in HTML_TYPES:
        raise PageError("not-html", f"The address is no HTML page but {kind}.", status)


async def _served(response: Response) -> str:
    """The document's HTML as the server sent it; empty where the browser kept no copy."""
    try:
        body = await response.body()
    except PlaywrightError:
        return ""
    if len(body) > LARGEST_DOCUMENT:
        sentence = f"The page's HTML is too large ({len(body) // 1_000_000} MB)."
        raise PageError("too-large", sentence, response.status)
    return unstamped(decode_html(body, await response.header_value("content-type") or ""))


def decode_html(body: bytes, content_type: str) -> str:
    """The text of an HTML body: the header's charset, else BOM or meta, else UTF-8 or cp1252."""
    from bs4.dammit import EncodingDetector  # noqa: PLC0415 (slow to import, rarely needed)

    charset = content_type.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    detector = EncodingDetector(body, [charset] if charset else [], is_html=True)
    for encoding in (*detector.encodings, "utf-8", "windows-1252"):
        try:
            return body.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8", "replace")
