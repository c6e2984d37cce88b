"""An address is read the way its writer meant it, and shown without the secrets in it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit
from urllib.request import url2pathname

from a11yaudit.errors import TargetError

WEB = ("http", "https")
MASK = "***"

# Names of query parameters whose values let somebody in, compared in lower case.
SECRETS = frozenset(
    "access_token api_key apikey auth authorization jwt key passwd password pwd secret "
    "session sessionid sid sig signature token x-amz-credential x-amz-security-token "
    "x-amz-signature".split()
)
HTML_SUFFIXES = (".html", ".htm", ".xhtml")

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_HOST = re.compile(r"(localhost|\d{1,3}(\.\d{1,3}){3}|([\w-]+\.)+[^\W\d]{2,})(:\d+)?([/?#]|$)")


def is_web(text: str) -> bool:
    """Whether it begins as an http(s) URL."""
    return text[:8].lower().startswith(("http://", "https://"))


def displayed(url: str) -> str:
    """The URL as it may be shown: no user name, no password, values of secrets masked."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:  # a stray "#" or "[" in a password: all before the last "@" may be secret
        return re.sub(r"//.*@", "//", url)
    if parts.scheme not in WEB:
        return url
    query = parts.query
    if any(name.lower() in SECRETS for name, _ in parse_qsl(query, keep_blank_values=True)):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode(
            [(name, MASK if name.lower() in SECRETS else value) for name, value in pairs],
            safe="*",
        )
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=host, query=query))


def web_url(text: str) -> str:
    """The http(s) URL in the form in which equal ones are equal; `TargetError` if it has no host.

    Scheme and host are put in lower case, an empty path becomes "/", and what a URL cannot hold
    (spaces, letters beyond ASCII outside the host) is percent-encoded.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise TargetError(
            f"{displayed(text)!r} is not a URL: {error}.", "Check how it is written."
        ) from error
    if not parts.hostname or " " in parts.netloc:
        raise TargetError(
            f"{displayed(text)!r} is a URL without a host.", "Write it as https://example.com/page."
        )
    return urlunsplit(
        SplitResult(
            parts.scheme,
            _netloc(parts, port),
            quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"),
            quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"),
            quote(parts.fragment, safe="/%:@!$&'()*+,;=~-._?"),
        )
    )


def _netloc(parts: SplitResult, port: int | None) -> str:
    user = parts.netloc.rpartition("@")[0]
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{user}@" * bool(user) + host + (f":{port}" if port and port != usual else "")


def file_url_path(text: str) -> Path:
    """The path that a ``file://`` URL means; `TargetError` where it is another machine's."""
    parts = urlsplit(text)
    if parts.netloc not in ("", "localhost"):
        raise TargetError(
            f"{text!r} names a file on another machine ({parts.netloc}).",
            "Give the path of a file on this one; a file URL here begins with file:///.",
        )
    return Path(url2pathname(parts.path))


def not_a_target(text: str) -> TargetError:
    """The error for something that is neither a web URL nor a path that exists."""
    looks_like_host = _HOST.match(text)
    host_end = re.split(r"[/?#:]", text, maxsplit=1)[0].lower()
    if looks_like_host and not host_end.endswith(HTML_SUFFIXES):
        local = host_end == "localhost" or host_end[0].isdigit()
        scheme = "http" if local else "https"
        return TargetError(
            f"{text!r} is neither a file nor a folder here, nor a full URL.",
            f"For the web page, write {scheme}://{text}.",
        )
    scheme_found = _SCHEME.match(text)
    if scheme_found:
        return TargetError(
            f"{text!r} cannot be audited: {scheme_found[1].lower()}: addresses are not web pages.",
            "Give an http:// or https:// URL, an HTML file or a folder.",
        )
    return TargetError(f"There is no file or folder {text!r}.", _nearby(text))


def _nearby(text: str) -> str:
    """A hint with the names beside the missing one that look most like it."""
    import difflib  # noqa: PLC0415 (only needed on the way to an error)

    path = Path(text)
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"The folder {str(path.parent)!r} does not exist either; check the path."
    close = difflib.get_close_matches(path.name, names, n=2)
    if close:
        return f"Did you mean {' or '.join(str(path.parent / name) for name in close)}?"
    return "Check the path; targets are URLs, HTML files and folders."
