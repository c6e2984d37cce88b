"""Fixes are tried on pages as servers send them: scripts that undo them, harm, odd encodings."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from a11yaudit import audit
from a11yaudit.browser.find import FoundBrowser
from a11yaudit.config import AuditOptions
from a11yaudit.fix.document import Document
from a11yaudit.fix.verify import ADVICE, NOT_ASKED, STILL_THERE
from a11yaudit.remedy import NO_DOCUMENT, Bench

pytestmark = pytest.mark.browser

RULES = (
    "title-duplicates-alt", "alt-medium-word", "alt-placeholder", "headline-not-h1",
    "color-contrast", "button-name",
)  # fmt: skip
UMBRELLA = "Two people wait for the bus under one umbrella"
PICTURE = '<img src="/rain.svg" width="600" height="400" alt="{alt}" title="{title}">'
TWICE = PICTURE.format(alt=UMBRELLA, title=UMBRELLA)
RAIN = b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"></svg>'
TEXT = (
    "<p>It has rained in Lund for three days, and the river has risen by almost a metre since "
    "Monday, says the weather office.</p><p>Schools stay closed until Wednesday, and the town "
    "lends umbrellas to everybody who has to wait for a bus.</p>"
)
# As a framework does that finds the server's markup to be another than its own.
HYDRATION = """<script>
const own = {alt: "UMBRELLA", title: "UMBRELLA"};
const there = document.querySelector("#app img");
if (Object.entries(own).some(([name, value]) => there.getAttribute(name) !== value)) {
  const made = document.createElement("img");
  for (const [name, value] of Object.entries({src: "/rain.svg", width: 600, height: 400, ...own}))
    made.setAttribute(name, value);
  there.replaceWith(made);
}
</script>""".replace("UMBRELLA", UMBRELLA)
AD = 'const ad = document.createElement("button"); ad.style.padding = "9px"; document.body.append(ad);'
FAR = "".join(f'<meta name="tag-{n}" content="{n:020}">' for n in range(18))


def story(picture: str = TWICE, heading: str = "", head: str = "", charset: str = "utf-8") -> str:
    """An article with a picture that tells a listener the same twice."""
    heading = heading or "<h1>Umbrellas for everybody in Lund</h1>"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{head}<meta charset="{charset}">'
        f"<title>Umbrellas for everybody in Lund</title></head>\n<body><main>{heading}\n"
        f'<div id="app">{picture}</div>\n{TEXT}</main></body></html>\n'
    )


XHTML = f"""<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Umbrellas</title></head>
<body><main><h1>Umbrellas</h1>{TWICE.replace('">', '"/>')}{TEXT}</main></body></html>"""


def titled(title: str, charset: str) -> bytes:
    """A story with this title, in an encoding that only a line far down tells of."""
    html = story(head=FAR, charset=charset).replace(
        "<title>Umbrellas for everybody", f"<title>{title}"
    )
    assert len(html[: html.index("charset")]) < 1000
    return html.encode(charset)


@dataclass
class Answer:
    """What a path answers with: by the number of the visit, from 0."""

    body: Callable[[int], bytes]
    type: str = "text/html"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def always(body: str | bytes, **more: Any) -> Answer:
    data = body.encode() if isinstance(body, str) else body
    return Answer(lambda _: data, **more)


def with_ad(name: str) -> Answer:
    return always(story().replace("</body>", f'<script src="/{name}.js"></script></body>'))


ANSWERS = {
    "/plain": always(story()),
    "/hydrated": always(story(TWICE + HYDRATION)),
    # The h1 is white, as on other pages it stands on a dark picture.
    "/hero": always(story(
        PICTURE.format(alt=UMBRELLA, title=""),
        '<h2 style="font-size:2em">Umbrellas for everybody in Lund</h2>',
        "<style>h1 { color: #eee; } h2 { color: #222; }</style>",
    )),
    "/touching": always(story(PICTURE.format(alt=f"Photo of {UMBRELLA}", title=f"Photo of {UMBRELLA}"))),
    "/levels": always(story(
        PICTURE.format(alt=UMBRELLA, title=UMBRELLA) + PICTURE.format(alt="untitled", title=""),
        '<h2 style="font-size:2em">Umbrellas for everybody in Lund</h2>',
    )),
    "/csp": always(story(), headers={"Content-Security-Policy": "default-src 'none'; img-src 'self'"}),
    "/gzip": always(gzip.compress(story().encode()), headers={"Content-Encoding": "gzip"}),
    "/moved": always("", status=302, headers={"Location": "/plain"}),
    "/russian": always(titled("Зонты для всех", "windows-1251")),
    "/japanese": always(titled("みんなの傘", "shift_jis")),
    "/changing": Answer(lambda visit: story(TWICE if not visit else "<p>Gone.</p>").encode()),
    "/xhtml": always(XHTML, type="application/xhtml+xml"),
    "/ad-now-and-then": with_ad("now-and-then"),
    "/ad-from-now-on": with_ad("from-now-on"),
    "/now-and-then.js": Answer(lambda visit: AD.encode() if visit % 2 else b"", "text/javascript"),
    "/from-now-on.js": Answer(lambda visit: AD.encode() if visit else b"", "text/javascript"),
    "/rain.svg": always(RAIN, type="image/svg+xml"),
}  # fmt: skip
PAGES = [path for path in ANSWERS if "." not in path and path != "/levels"]


@contextmanager
def site() -> Iterator[tuple[str, dict[str, int]]]:
    """(the origin of a server with these answers, how often each path was asked for)."""
    visits: dict[str, int] = defaultdict(int)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            answer = ANSWERS.get(self.path, always("", status=404))
            data = answer.body(visits[self.path])
            visits[self.path] += 1
            self.send_response(answer.status)
            headers = {"Content-Type": answer.type, "Cache-Control": "no-store", **answer.headers}
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # a browser that goes away
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", visits
    finally:
        server.shutdown()
        server.server_close()


class Silent:
    """Listens to a run and says nothing."""

    def started(self, total: int) -> None: ...
    def page_started(self, target: str) -> None: ...
    def page_done(self, page: dict[str, Any]) -> None: ...
    def note(self, message: str) -> None: ...


@dataclass
class Run:
    """A run over the site: the pages by their paths, the visits, the texts that were tried."""

    pages: dict[str, dict[str, Any]]
    visits: dict[str, int]
    tried: dict[str, list[str]]

    def fix(self, path: str, rule: str = "title-duplicates-alt") -> tuple[str, str]:
        """(verification, reason) of the only fix of this rule."""
        page = self.pages[path]
        assert page["error"] is None, page["error"]
        (fix,) = [fix for f in page["findings"] if f["rule"] == rule for fix in f["fixes"]]
        return fix["verification"], fix["reason"]


def run_over(folder: Path, paths: list[str], verify: str) -> Run:
    tried: dict[str, list[str]] = defaultdict(list)
    look = Bench.look

    async def noted(self: Bench, seen: Any, document: Document, needed: frozenset[str]) -> Any:
        tried[seen.answer.url.partition("//")[2].partition("/")[2]].append(document.text)
        return await look(self, seen, document, needed)

    with site() as (origin, visits), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bench, "look", noted)
        options = AuditOptions(
            targets=tuple(origin + path for path in paths),
            output=folder,
            formats=(),
            evidence="none",
            rules=RULES,
            probes="none",
            verify=verify,
        )
        report = audit.run(options, Silent())
    return Run(dict(zip(paths, report["pages"], strict=True)), visits, tried)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, browser: FoundBrowser) -> Run:
    return run_over(tmp_path_factory.mktemp("report"), PAGES, "all")


def test_a_good_fix_is_verified(run: Run) -> None:
    assert run.fix("/plain") == ("verified", "")


def test_a_framework_that_undoes_the_fix_is_caught(run: Run) -> None:
    assert run.fix("/hydrated") == ("not_fixed", STILL_THERE)


def test_a_fix_that_makes_something_else_worse_is_withdrawn(run: Run) -> None:
    verification, reason = run.fix("/hero", "headline-not-h1")
    assert verification == "regressed"
    assert reason.startswith("With it, color-contrast fails: ")


def test_fixes_that_touch_are_tried_apart(run: Run) -> None:
    assert run.fix("/touching") == ("verified", "")
    assert run.fix("/touching", "alt-medium-word") == ("verified", "")
    one, other = run.tried["touching"]
    assert sorted(("title=" in text, 'alt="Photo' in text) for text in (one, other)) == [
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize("path", ["/csp", "/gzip", "/moved", "/russian", "/japanese"])
def test_however_the_page_was_sent(run: Run, path: str) -> None:
    assert run.fix(path) == ("verified", "")


def test_old_encodings_keep_their_text(run: Run) -> None:
    assert run.pages["/russian"]["title"] == "Зонты для всех in Lund"
    assert run.pages["/japanese"]["title"] == "みんなの傘 in Lund"
    assert "みんなの傘" in run.tried["japanese"][0]


def test_the_first_answer_is_what_counts(run: Run) -> None:
    assert run.fix("/changing") == ("verified", "")
    assert run.visits["/changing"] == 1


def test_xhtml_is_refused(run: Run) -> None:
    assert run.fix("/xhtml") == ("not_applied", NO_DOCUMENT)


@pytest.mark.parametrize("path", ["/ad-now-and-then", "/ad-from-now-on"])
def test_what_comes_by_itself_is_not_the_fix_s_doing(run: Run, path: str) -> None:
    assert run.fix(path) == ("verified", "")


@pytest.mark.parametrize(
    ("verify", "safe", "review"),
    [
        ("none", ("untested", NOT_ASKED), ("untested", NOT_ASKED)),
        ("safe", ("verified", ""), ("untested", NOT_ASKED)),
        ("all", ("verified", ""), ("verified", "")),
    ],
)
def test_what_is_tried(
    tmp_path: Path, browser: FoundBrowser, verify: str, safe: object, review: object
) -> None:
    run = run_over(tmp_path, ["/levels"], verify)
    assert run.fix("/levels") == safe
    assert run.fix("/levels", "headline-not-h1") == review
    assert run.fix("/levels", "alt-placeholder") == ("untested", ADVICE)
    assert bool(run.tried) == (verify != "none")
