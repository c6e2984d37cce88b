"""A small server whose pages misbehave in every way that pages do."""

from __future__ import annotations

import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "<p>" + "The ferry leaves the old harbour at seven and comes back at noon. " * 6 + "</p>"
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ferry</title>'
PAGE = f"{HEAD}</head><body><main><h1>The ferry</h1>{TEXT}</main></body></html>"
BROKEN_WORLD = f"""{HEAD}<script>
Array.prototype.map = null; JSON.stringify = () => "no"; window.Promise = null;
document.querySelectorAll = () => []; window.axe = {{run: () => alert("mine")}};
</script></head><body><main><h1>The ferry</h1><img src="x.jpg">{TEXT}</main></body></html>"""
LAZY = f"""{HEAD}<style>div {{ height: 3000px }}</style></head><body><main><h1>The ferry</h1>{TEXT}
<div></div><img loading="lazy" src="/lazy.svg" alt="A boat" width="400" height="300"></main>
</body></html>"""
LATE = f"""{HEAD}</head><body><main><h1>The ferry</h1></main><script>
setTimeout(() => document.querySelector("main").insertAdjacentHTML("beforeend",
  `{TEXT}<img id="late" src="/lazy.svg">`), 60);
</script></body></html>"""
DIALOGS = f"""{HEAD}<script>alert("Welcome"); confirm("Cookies?"); window.open("/ok");
onbeforeunload = () => "stay";</script></head><body><main><h1>The ferry</h1>{TEXT}</main></body>
</html>"""
ELSEWHERE = f"""{HEAD}<script>if (location.pathname !== "/ok") location.href = "/ok";</script></head>
<body>{TEXT}</body></html>"""
FRAME = f"""{HEAD}</head><body><main><h1>The ferry</h1>{TEXT}
<iframe id="map" title="Map of the harbour" src="/inner" width="300" height="200"></iframe></main>
</body></html>"""
INNER = '<!doctype html><html lang="en"><title>Map</title><p>A map</p><img src="/lazy.svg"></html>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect/></svg>'
PAGES = {
    "/ok": PAGE,
    "/broken-world": BROKEN_WORLD,
    "/lazy": LAZY,
    "/late": LATE,
    "/dialogs": DIALOGS,
    "/elsewhere": ELSEWHERE,
    "/frame": FRAME,
    "/inner": INNER,
    "/empty": "<!doctype html><title>Nothing</title>",
}


HTML = "text/html; charset=utf-8"
STRICT = {"Content-Security-Policy": "default-src 'none'; script-src 'none'"}
ANSWERS: dict[str, tuple[int, str, str, dict[str, str]]] = {
    "/csp": (200, HTML, PAGE.replace("</main>", '<img src="x.jpg"></main>'), STRICT),
    "/lazy.svg": (200, "image/svg+xml", SVG, {}),
    "/loop": (302, HTML, "", {"Location": "/loop"}),
    "/moved": (301, HTML, "", {"Location": "/ok"}),
    "/file.pdf": (200, "application/pdf", "%PDF-1.4", {}),
    "/download": (200, "application/zip", "x", {"Content-Disposition": "attachment"}),
    "/forbidden": (403, HTML, "<h1>No</h1>", {}),
    "/error": (500, HTML, "<h1>Oops</h1>", {}),
}


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own bad way."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path in PAGES:
            self.answer(200, HTML, PAGES[path])
        elif path in ANSWERS:
            status, kind, body, headers = ANSWERS[path]
            self.answer(status, kind, body, **headers)
        elif path == "/hangs":
            time.sleep(8)
        elif path == "/closes":
            self.wfile.close()
        else:
            self.answer(404, HTML, "<h1>Not here</h1>")

    def answer(self, status: int, kind: str, body: str, **headers: str) -> None:
        """Send one whole answer."""
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """Quiet when a browser goes away."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def misbehaving() -> Iterator[str]:
    """The origin of a server with the pages above."""
    server = Server(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
