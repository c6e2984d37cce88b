"""A folder is served to this machine alone, as a static host would serve it.

Only the loopback interface is bound, only files below the root are given out, nothing is listed,
and HTML goes out without a charset: the document's own declaration must decide. A document that
declares none is said to be UTF-8 if it is valid UTF-8, as nearly every host would say.
"""

from __future__ import annotations

import html
import mimetypes
import os
import re
import shutil
import socketserver
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote, unquote_to_bytes

from a11yaudit.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LOOPBACK = "127.0.0.1"
INDEXES = ("index.html", "index.htm", "index.xhtml")
BINARY = "application/octet-stream"
IDLE_SECONDS = 30
PRESCANNED = 1024  # bytes in which browsers look for a declaration (HTML, "prescan")

# What the machine's own registry might lack or get wrong; the rest comes from the standard library.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".htm": "text/html",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".otf": "font/otf",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".vtt": "text/vtt",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
}
_STANDARD_TYPES = mimetypes.MimeTypes()  # without the machine's registry: the same everywhere


@dataclass(frozen=True, slots=True)
class Found:
    """A file to send."""

    path: Path


@dataclass(frozen=True, slots=True)
class Moved:
    """A folder asked for without its slash: relative links need it."""

    location: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing is there, or nothing that may be given out."""


class SiteServer:
    """A context manager that serves ``root`` under the path ``base`` while it is open."""

    def __init__(self, root: Path, base: str = "/") -> None:
        """``base`` is a path such as "/" or "/blog/"; `UserError` where it is not."""
        self.root = root.resolve()
        self.base = base_path(base)
        self._server: _Server | None = None

    def __enter__(self) -> Self:
        """Start to serve, on a free port."""
        self._server = _Server((LOOPBACK, 0), partial(_Handler, self))
        Thread(target=partial(self._server.serve_forever, poll_interval=0.05), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop to serve and free the port."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @property
    def host(self) -> str:
        """Where it listens, "127.0.0.1:43211"."""
        port = self._server.server_address[1] if self._server else 0
        return f"{LOOPBACK}:{port}"

    def url_of(self, file: Path) -> str:
        """The address of a file below the root."""
        parts = file.resolve().relative_to(self.root).parts
        return f"http://{self.host}{self.base}{'/'.join(map(_quoted, parts))}"

    def look_up(self, address: str) -> Found | Moved | Missing:
        """What a request for this path (and query) gets."""
        path = address.partition("?")[0].partition("#")[0]
        decoded = os.fsdecode(unquote_to_bytes(path))
        if not f"{decoded}/".startswith(self.base):
            return Missing()
        inside = decoded.removeprefix(self.base) if decoded.startswith(self.base) else ""
        parts = [part for part in inside.split("/") if part not in ("", ".")]
        if ".." in parts:
            return Missing()
        return self._look_up(parts, is_folder=decoded.endswith("/"))

    def _look_up(self, parts: list[str], *, is_folder: bool) -> Found | Moved | Missing:
        place = self.root.joinpath(*parts)
        if not is_folder and parts:
            for path in (place, self.root.joinpath(*parts[:-1], f"{parts[-1]}.html")):
                if self._may_serve(path):
                    return Found(path)
        for index in INDEXES:
            if self._may_serve(place / index):
                if is_folder:
                    return Found(place / index)
                return Moved(self.base + "".join(f"{_quoted(part)}/" for part in parts))
        return Missing()

    def _may_serve(self, path: Path) -> bool:
        """Whether it is a file that lies below the root even when links are followed."""
        try:
            return path.is_file() and path.resolve().is_relative_to(self.root)
        except OSError:
            return False


def base_path(base: str) -> str:
    """The base with its slashes, "/blog/"; `UserError` where it is not a plain path."""
    parts = [part for part in base.split("/") if part]
    if "://" in base or any(part in (".", "..") or set("?#\\") & set(part) for part in parts):
        raise UserError(f"--base {base!r} is not a path.", "Write it as /blog/.")
    return "/" + "".join(f"{part}/" for part in parts)


def content_type(path: Path) -> str:
    """The media type by the file's name; never with a charset."""
    suffix = path.suffix.lower()
    return TYPES.get(suffix) or _STANDARD_TYPES.guess_type(f"x{suffix}")[0] or BINARY


def _is_undeclared_utf8(body: bytes) -> bool:
    """Whether the bytes are UTF-8 beyond ASCII, and neither a BOM nor a meta says what they are."""
    if body.isascii() or body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return False
    if re.search(rb"<meta[^>]*charset", body[:PRESCANNED], re.IGNORECASE):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _quoted(part: str) -> str:
    return quote(os.fsencode(part))


class _Server(ThreadingHTTPServer):
    """Quiet, and without the name look-up that the standard one makes on start."""

    daemon_threads = True

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Say nothing: a browser that goes away in the middle of an answer is no event."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "a11yaudit"
    sys_version = ""
    timeout = IDLE_SECONDS

    def __init__(self, site: SiteServer, *args: Any) -> None:
        self.site = site
        super().__init__(*args)

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing; the audit reports what matters."""

    def _answer(self) -> None:
        if self.headers.get("Host") != self.site.host:  # a name that was rebound to loopback
            self._page(HTTPStatus.MISDIRECTED_REQUEST, "This is a server for one audit.")
            return
        match self.site.look_up(self.path):
            case Found(path):
                self._file(path)
            case Moved(location):
                self._page(HTTPStatus.MOVED_PERMANENTLY, location, location)
            case Missing():
                self._page(HTTPStatus.NOT_FOUND, f"There is no {self.path} in this folder.")

    def _file(self, path: Path) -> None:
        try:
            file = path.open("rb")
        except OSError as error:
            self._page(HTTPStatus.FORBIDDEN, f"{self.path} cannot be read: {error.strerror}.")
            return
        with file:
            size = os.fstat(file.fileno()).st_size
            kind = content_type(path)
            if kind == "text/html" and _is_undeclared_utf8(file.read()):
                kind += "; charset=utf-8"
            file.seek(0)
            self._head(HTTPStatus.OK, kind, size)
            if self.command != "HEAD":
                shutil.copyfileobj(file, self.wfile)

    def _page(self, status: HTTPStatus, text: str, location: str = "") -> None:
        title = f"{status.value} {status.phrase}"
        body = (
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
            f"<main><h1>{title}</h1><p>{html.escape(text)}</p></main></html>"
        ).encode("utf-8", "replace")
        self._head(status, "text/html; charset=utf-8", len(body), location)
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: HTTPStatus, kind: str, size: int, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(size))
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        self.end_headers()
