"""Each document that a page loads passes here: kept out, changed on its way, or given by us."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urlsplit

from a11yaudit.browser.background import soon

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

HTML_TYPES = ("text/html", "application/xhtml+xml")
NO_SCRIPTS = {"name": "Content-Security-Policy", "value": "script-src 'none'"}
# These speak of the bytes on the wire, which are others once a body is given anew.
OF_THE_WIRE = frozenset({"content-length", "content-encoding", "transfer-encoding"})
FIRST_REDIRECT, LAST_REDIRECT = 300, 399
Rewrite = Callable[[bytes, str], tuple[bytes, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A document as the server sent it: its URL, status, headers and bytes."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def content_type(self) -> str:
        """The header, with its parameters; HTML where there is none."""
        named = (value for name, value in self.headers if name.lower() == "content-type")
        return next(named, HTML_TYPES[0])

    def having(self, body: bytes, content_type: str) -> Answer:
        """The same answer with another body."""
        others = (pair for pair in self.headers if pair[0].lower() != "content-type")
        return replace(self, headers=(*others, ("Content-Type", content_type)), body=body)

    @property
    def kind(self) -> str:
        """The media type, without parameters."""
        return self.content_type.split(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Hold:
    """What a page may do: lead to another site (unless ``stay``), run its scripts.

    ``rewrite`` takes the bytes of the page's own document and their content type, and gives both
    as the browser is to see them. ``replay`` is given in place of the document at its URL.
    """

    stay: bool = False
    scripts: bool = True
    rewrite: Rewrite | None = None
    replay: Answer | None = None

    @property
    def idle(self) -> bool:
        """Whether every document passes as it is."""
        return not self.stay and self.scripts and not self.rewrite and not self.replay


class Gate:
    """Decides which documents the main frame may load: it keeps a page where it is.

    With ``hold.stay`` documents of another origin than ``url`` are refused, after `close` all are.
    ``refused`` are the addresses, in order. Without ``hold.scripts`` documents get a policy that
    forbids scripts. ``answer`` is the last HTML document of the main frame as the server sent it,
    where there is something to rewrite.
    """

    def __init__(self, cdp: CDPSession, url: str, hold: Hold) -> None:
        """Nothing is refused yet."""
        self.refused: list[str] = []
        self.answer: Answer | None = None
        self._cdp = cdp
        self._home = urlsplit(url)[:2]
        self._hold = hold
        self._main = ""
        self._closed = False

    async def open(self) -> None:
        """Let in what the page may load, and refuse the rest."""
        if not self._hold.idle:
            await self._watch()

    async def close(self) -> None:
        """From now on refuse every document of the main frame."""
        self._closed = True
        if not self._main:
            await self._watch()

    def reopen(self) -> None:
        """Refuse no more than at the beginning."""
        self._closed = False

    async def _watch(self) -> None:
        tree = await self._cdp.send("Page.getFrameTree")
        self._main = tree["frameTree"]["frame"]["id"]
        self._cdp.on("Fetch.requestPaused", self._paused)
        changes = self._hold.rewrite or not self._hold.scripts
        patterns = [
            {"urlPattern": "*", "resourceType": "Document", "requestStage": stage}
            for stage in (("Request", "Response") if changes else ("Request",))
        ]
        await self._cdp.send("Fetch.enable", {"patterns": patterns})

    def _paused(self, event: dict[str, Any]) -> None:
        ident, url = {"requestId": event["requestId"]}, event["request"]["url"]
        main, replay = event["frameId"] == self._main, self._hold.replay
        status = event.get("responseStatusCode")
        if status is None and main and self._is_away(url):
            self.refused.append(url)
            # "No content" leaves the browser where it is.
            soon(self._cdp.send("Fetch.fulfillRequest", {**ident, "responseCode": 204}))
        elif status is None and main and replay and _is_same(url, replay.url):
            soon(self._give(ident, replay))
        elif status is None or FIRST_REDIRECT <= status <= LAST_REDIRECT:
            soon(self._cdp.send("Fetch.continueRequest", ident))
        elif not self._hold.scripts or (main and self._hold.rewrite):
            soon(self._hand_on(event, main=main))
        else:
            soon(self._cdp.send("Fetch.continueRequest", ident))

    def _is_away(self, url: str) -> bool:
        return self._closed or (self._hold.stay and urlsplit(url)[:2] != self._home)

    async def _hand_on(self, event: dict[str, Any], *, main: bool) -> None:
        """Hand a document on with changes.

        The whole answer is given anew: headers that are only added come too late for a policy.
        """
        ident = {"requestId": event["requestId"]}
        found = await self._cdp.send("Fetch.getResponseBody", ident)
        text = found["body"]
        answer = Answer(
            event["request"]["url"],
            event["responseStatusCode"],
            tuple((header["name"], header["value"]) for header in event["responseHeaders"]),
            base64.b64decode(text) if found["base64Encoded"] else text.encode(),
        )
        if main and self._hold.rewrite and answer.kind == HTML_TYPES[0]:
            self.answer = answer
            made = await asyncio.to_thread(self._hold.rewrite, answer.body, answer.content_type)
            answer = answer.having(*made)
        await self._give(ident, answer)

    async def _give(self, ident: dict[str, Any], answer: Answer) -> None:
        headers = [
            {"name": name, "value": value}
            for name, value in answer.headers
            if name.lower() not in OF_THE_WIRE
        ]
        facts = {
            **ident,
            "responseCode": answer.status,
            "responseHeaders": headers if self._hold.scripts else [*headers, NO_SCRIPTS],
            "body": base64.b64encode(answer.body).decode(),
        }
        await self._cdp.send("Fetch.fulfillRequest", facts)


def _is_same(one: str, other: str) -> bool:
    return urldefrag(one)[0] == urldefrag(other)[0]
