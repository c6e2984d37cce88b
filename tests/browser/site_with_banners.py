"""A small server whose pages open with banners and dialogs, or with what only looks like one.

The markup of known consent tools is a look-alike: their ids and classes, our own rest.
"""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "<p>The ferry leaves the old harbour at seven and comes back at noon with the mail.</p>" * 30
MENU = '<nav><a href="/a">News</a> <a href="/b">Sport</a> <a href="/privacy">Privacy</a></nav>'
HEADER = f'<header style="position:sticky;top:0;background:#fff;z-index:50">{MENU}</header>'
FOOTER = '<footer><a href="/cookies">Cookie policy</a> <a href="/privacy">Privacy</a></footer>'
ARTICLE = f"{HEADER}<main><h1>The ferry</h1>{TEXT}</main>{FOOTER}"
BAR = "position:fixed;left:0;right:0;bottom:0;background:#eee;padding:1rem;z-index:99"
BOX = "position:fixed;left:25%;top:20%;width:50%;height:60%;background:#eee;z-index:99"
VEIL = "position:fixed;inset:0;background:rgba(0,0,0,.6);z-index:98"
COOKIES = "<p>We use cookies to measure how this site is read.</p>"
GO = "this.closest('.b').remove()"


def document(body: str, head: str = "", lang: str = "en") -> str:
    """An article page with this in its body."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>The ferry</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def with_article(banner: str, **more: str) -> str:
    """The article with a banner after it."""
    return document(ARTICLE + banner, **more)


def bar(text: str, *buttons: str, style: str = BAR) -> str:
    """A nameless bar whose buttons take it away."""
    inside = "".join(f'<button onclick="{GO}">{button}</button>' for button in buttons)
    return f'<div class="b" style="{style}">{text}{inside}</div>'


MODAL = f"""<div class="overlay b" style="{VEIL}"><div role="dialog" aria-modal="true"
 aria-labelledby="t" tabindex="-1" id="d" style="{BOX}"><h2 id="t">Before you read</h2>{COOKIES}
 <button>Manage settings</button><button onclick="{GO}">Accept all</button>
 <button onclick="{GO}">Only necessary</button></div></div><script>d.focus()</script>"""
ONETRUST = f"""<div id="onetrust-consent-sdk"><div class="onetrust-pc-dark-filter" style="{VEIL};display:none"></div>
 <div id="onetrust-banner-sdk" role="region" aria-label="Banner" style="{BAR};transition:bottom .3s">
 {COOKIES}<button id="onetrust-pc-btn-handler">Einstellungen</button>
 <button id="onetrust-accept-btn-handler">Ja</button>
 <button id="onetrust-reject-all-handler">Weiter ohne</button></div></div><script>
 for (const b of document.querySelectorAll("#onetrust-banner-sdk button")) b.onclick = () => {{
  document.title = b.id; document.getElementById("onetrust-banner-sdk").style.bottom = "-400px"; }};</script>"""
USERCENTRICS = f"""<div id="usercentrics-root"></div><script>
 const root = document.getElementById("usercentrics-root").attachShadow({{mode: "open"}});
 root.innerHTML = `<div class="wall" style="{VEIL}"><div role="dialog" aria-modal="true" style="{BOX}">
 {COOKIES}<button data-testid="uc-more-information-button">More</button>
 <button data-testid="uc-accept-all-button">Yes to all</button>
 <button data-testid="uc-deny-all-button">No to all</button></div></div>`;
 for (const b of root.querySelectorAll("button")) b.addEventListener("click", () => {{
  document.title = b.dataset.testid;
  root.innerHTML = '<button aria-label="Open privacy settings" style="position:fixed;left:5px;bottom:5px;width:40px;height:40px">🔒</button>'; }});</script>"""
SOURCEPOINT = f"""<div id="sp_message_container_1" style="{VEIL}"><iframe id="sp_message_iframe_1"
 title="Consent" src="FRAME" style="{BOX};border:0"></iframe></div><script>
 onmessage = (e) => {{ document.title = e.data; document.getElementById("sp_message_container_1").remove(); }};</script>"""
MESSAGE = document(f"""<div class="message">{COOKIES}<button class="sp_choice_type_12">Options</button>
 <button class="sp_choice_type_11">Yes</button><button class="sp_choice_type_13">No</button></div><script>
 for (const b of document.querySelectorAll("button")) b.onclick = (e) =>
  SECOND && parent.postMessage(b.className, "*");</script>""")
COOKIEBOT = f"""<div id="CybotCookiebotDialog" role="dialog" style="{BOX}">{COOKIES}
 <form><input type="checkbox" checked> Marketing
 <button type="button" id="CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll" class="x">Todo</button>
 <button type="button" id="CybotCookiebotDialogBodyButtonDecline" onclick="this.closest('[role]').style.display='none'">Nada</button></form></div>"""
KLARO = f"""<div class="klaro"><div class="cookie-notice" style="{BAR}"><div class="cn-body">{COOKIES}
 <a class="cn-learn-more" href="#">Let me choose</a>
 <button class="cm-btn cm-btn-danger cn-decline" onclick="this.closest('.klaro').innerHTML = ''">I do</button>
 <button class="cm-btn cm-btn-success">That</button></div></div></div>"""
GOVUK = """<div class="notice" data-nosnippet role="region" aria-label="Cookies on Ferries">
 <div id="ask"><h2>Cookies on Ferries</h2><p>We use some essential cookies to make this work.</p>
 <button type="button" onclick="ask.hidden = true; done.hidden = false">Reject analytics cookies</button>
 <button type="button">Accept analytics cookies</button> <a href="/cookies">View cookies</a></div>
 <div id="done" hidden><p>You rejected analytics cookies. <a href="/cookies">Change this</a>.</p>
 <button onclick="this.closest('.notice').remove()">Hide cookie message</button></div></div>"""
FORM = f"""<div class="cookie-bar" style="{BAR}"><form method="post">{COOKIES}
 <input type="hidden" name="token" value="1"><button name="cookies" value="no">Reject</button></form></div>"""
NEWSLETTER = f"""<div class="b" style="{VEIL}"><div role="dialog" aria-modal="true" style="{BOX}">
 <h2>Our letter</h2><form action="/subscribed"><label>E-mail <input type="email" name="m"></label>
 <button>Sign up</button><button class="later">OK</button></form><p>See our privacy policy.</p>
 <button type="button" aria-label="Close" onclick="{GO}"><svg width="20" height="20"></svg></button></div></div>"""
PAYWALL = f"""<div style="{VEIL}"><div style="{BOX}"><h2>Read on with a subscription</h2>
 <a href="/pay">Subscribe</a> <a href="/login">Log in</a></div></div><style>html {{overflow: hidden}}</style>"""
NATIVE = """<dialog id="d">Our summer offer<form action="/subscribed"><input type="email">
 <button>Sign up</button></form></dialog><script>d.showModal(); d.onclose = () => document.title = "closed"</script>"""
CHAT = """<div id="chat-widget" role="dialog" aria-label="Chat" style="position:fixed;right:1rem;bottom:1rem;width:320px;height:400px;background:#eee;z-index:99">
 <p>Ask us. This chat uses cookies, see our privacy policy.</p><button aria-label="Close">×</button><button>Accept</button></div>"""
PROMO = bar("<p>Win a cookie jar with our baking recipes.</p>", "×")
BADGE = '<button class="cookie-settings" style="position:fixed;left:0;bottom:0;z-index:99">Cookie settings</button>'
TEMPLATES = "".join(
    f'<div class="cookie-banner" id="{name}" style="{BAR};{style}">{COOKIES}<button>Accept</button></div>'
    for name, style in (
        ("none", "display:none"),
        ("hidden", "visibility:hidden"),
        ("clear", "opacity:0;pointer-events:none"),
        ("below", "transform:translateY(200%)"),
    )
)
BROKEN = """<script>Array.prototype.map = null; JSON.stringify = () => "no"; window.Promise = null;
 HTMLElement.prototype.click = () => {}; Element.prototype.getBoundingClientRect = () => null;
 document.querySelectorAll = () => []; window.setTimeout = null;</script>"""
ABOUT_COOKIES = f"""{HEADER}<main><h1>How cookies follow you</h1><p>Sites ask you to accept cookies.
 Most consent banners are hard to refuse.</p>{TEXT}<button>Accept the challenge</button></main>{FOOTER}"""
ABOUT_WITHOUT_MAIN = f"""<div class="top">{MENU}</div><div class="story" style="min-height:100vh">
 <h1>How cookies follow you</h1><p>Sites ask you to accept cookies.</p>{TEXT}</div>
 <div class="end"><a href="/cookies">Cookie policy</a><button>OK</button></div>"""
UNTRUSTED = f"""<div class="cookie-bar" id="c" style="{BAR}">{COOKIES}<button id="r">Reject</button></div><script>
 r.onclick = (e) => e.isTrusted && c.remove(); r.onmouseover = () => document.title = "over";
 r.onmouseout = () => document.title = "out";</script>"""
SHEETS = f"""<div id="cookie-consent" style="{BOX}"><p>We use cookies.</p><button onclick="p.innerHTML =
 '<p>Your cookie choices</p><button onclick=&quot;this.parentNode.parentNode.remove()&quot;>Reject all</button>'; this.remove()">Decline</button><div id="p"></div></div>"""
LATE = """<script>setTimeout(() => document.body.insertAdjacentHTML("beforeend", `BAR`), 60)</script>"""
FIXED_APP = f'<div id="app" style="position:fixed;inset:0;overflow:auto;z-index:5">{ARTICLE}</div>'
HERO = f"""<div style="position:fixed;inset:0;z-index:0"><button>Play</button> A boat at sea</div>
 <main style="position:relative;margin-top:90vh"><h1>The ferry</h1>{TEXT}</main>"""
AWAY = (
    f"""<div class="cookie-bar" style="{BAR}">{COOKIES}<a href="/consent?next=1">Accept</a></div>"""
)
LED_AWAY = f"""<div class="cookie-bar" style="{BAR}">{COOKIES}
 <button onclick="location.href = '/plain'">OK</button></div>"""

PAGES: dict[str, str] = {
    "/plain": document(ARTICLE),
    "/bar": with_article(bar(COOKIES, "Accept", "Reject", "Settings")),
    "/modal": with_article(MODAL),
    "/ok": with_article(bar(COOKIES, "OK")),
    "/only": with_article(f'<div class="cookie-info b" style="{BAR}">{COOKIES}<button onclick="{GO}">Na gut</button></div>'),
    "/onetrust": with_article(ONETRUST),
    "/usercentrics": with_article(USERCENTRICS),
    "/cookiebot": with_article(COOKIEBOT),
    "/klaro": with_article(KLARO),
    "/sourcepoint": with_article(SOURCEPOINT.replace("FRAME", "/message")),
    "/sourcepoint-elsewhere": with_article(SOURCEPOINT.replace("FRAME", "ELSEWHERE/message")),
    "/sourcepoint-mouse": with_article(SOURCEPOINT.replace("FRAME", "ELSEWHERE/message-mouse")),
    "/message": MESSAGE.replace("SECOND", "true"),
    "/message-mouse": MESSAGE.replace("SECOND", "e.isTrusted"),
    "/govuk": document(GOVUK + ARTICLE),
    "/late": with_article(LATE.replace("BAR", bar(COOKIES, "Accept", "Reject"))),
    "/dead": with_article(f'<div class="cookie-bar" style="{BAR}">{COOKIES}<button>Reject</button></div>'),
    "/untrusted": with_article(UNTRUSTED),
    "/sheets": with_article(SHEETS),
    "/broken": with_article(bar(COOKIES, "Reject"), head=BROKEN),
    "/ja": with_article(bar("<p>当サイトではクッキーを使用しています。詳しくはこちら。</p>", "設定", "同意する", "すべて拒否"), lang="ja"),
    "/ar": with_article(bar("<p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك.</p>", "قبول الكل", "رفض الكل"), lang="ar"),
    "/de": with_article(bar("<p>Wir verwenden Cookies, um die Nutzung zu messen.</p>", "Alle akzeptieren", "Einstellungen", "Nur notwendige Cookies"), lang="de"),
    "/hi": with_article(bar("<p>यह साइट कुकी का उपयोग करती है ताकि अनुभव बेहतर हो।</p>", "स्वीकार करें", "अस्वीकार करें"), lang="hi"),
    "/privacy-words": with_article(bar("<p>Your privacy matters to us and 14 partners.</p>", "Agree", "Disagree")),
    "/newsletter": with_article(NEWSLETTER),
    "/paywall": with_article(PAYWALL),
    "/native": with_article(NATIVE),
    "/both": with_article(NEWSLETTER + bar(COOKIES, "Accept", "Reject", style=BAR.replace("z-index:99", "z-index:120"))),
    "/away": with_article(AWAY),
    "/led-away": with_article(LED_AWAY),
    "/chat": with_article(CHAT),
    "/promo": with_article(PROMO),
    "/badge": with_article(BADGE),
    "/templates": with_article(TEMPLATES),
    "/about-cookies": document(ABOUT_COOKIES),
    "/about-without-main": document(ABOUT_WITHOUT_MAIN),
    "/fixed-app": document(FIXED_APP),
    "/hero": document(HERO),
    "/long": document(ARTICLE.replace(TEXT, "".join(f"<section><h2>Part {n}</h2>{TEXT}</section>" for n in range(60)))),
}  # fmt: skip
ANSWERING = ("/form", "/form-stays", "/csp")  # a banner that is a form
STRICT = "default-src 'none'; style-src 'unsafe-inline'; script-src 'none'"


class Handler(BaseHTTPRequestHandler):
    """Answers with the pages above; ``/form`` has its banner until it was answered."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        origin = f"http://localhost:{self.server.server_address[1]}"
        if path == "/form":
            answered = "answered" in self.headers.get("Cookie", "")
            self.answer(with_article("" if answered else FORM))
        elif path == "/form-stays":
            self.answer(with_article(FORM))
        elif path == "/csp":
            self.answer(with_article(FORM), **{"Content-Security-Policy": STRICT})
        else:
            self.answer(PAGES.get(path, "").replace("ELSEWHERE", origin))

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(303)
        self.send_header("Set-Cookie", "answered=no")
        self.send_header("Location", self.path if self.path != "/csp" else "/csp")
        self.end_headers()

    def answer(self, body: str, **headers: str) -> None:
        """Send one whole page."""
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
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
def site_with_banners() -> Iterator[str]:
    """The origin of a server with the pages above."""
    server = Server(("", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
