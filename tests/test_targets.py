"""Targets: what the user names, what is served, and what is refused."""

from __future__ import annotations

import io
import os
import urllib.error
import urllib.request
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yaudit.errors import TargetError, UserError
from a11yaudit.targets import SiteServer, Target, displayed, resolve, serving
from a11yaudit.targets.server import Missing, base_path

PAGE = "<!doctype html><title>x</title>"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A small site in the folder ``site`` of the current folder."""
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "site"
    for name in (
        "index.html",
        "b.html",
        "a.htm",
        "articles/x.html",
        "articles/index.html",
        "artículos/größe 1.html",
        ".git/hidden.html",
        "node_modules/lib/doc.html",
        ".draft.html",
    ):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{PAGE}{name}", encoding="utf-8")
    (root / "style.css").write_text("p {}")
    (root / "notes.txt").write_text("b.html\n")
    return root


def stdin(monkeypatch, raw):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))


# Resolving


def test_a_folder_means_its_pages_sorted_without_hidden_ones(site):
    assert [target.given for target in resolve(["site/"])] == [
        "site/a.htm",
        "site/articles/index.html",
        "site/articles/x.html",
        "site/artículos/größe 1.html",
        "site/b.html",
        "site/index.html",
    ]


def test_the_current_folder_is_not_in_the_names_of_its_pages(site, monkeypatch):
    monkeypatch.chdir(site)
    assert resolve(["."])[0].given == "a.htm"


def test_duplicates_are_dropped_and_the_order_kept(site):
    found = resolve(["site/b.html", "https://Example.com", "site", "https://example.com/"])
    assert [target.given for target in found][:3] == [
        "site/b.html",
        "https://Example.com",
        "site/a.htm",
    ]
    assert len(found) == 7


def test_the_root_of_a_file_is_its_folder_or_the_one_named(site):
    assert resolve(["site/articles/x.html"])[0].root == site / "articles"
    assert resolve(["site/articles/x.html"], root=site)[0].root == site
    with pytest.raises(TargetError, match="outside of the root"):
        resolve(["site/b.html"], root=site / "articles")
    with pytest.raises(TargetError, match="not a folder"):
        resolve(["site/b.html"], root=site / "b.html")


def test_a_link_that_leaves_the_folder_is_not_a_page_of_it(site, tmp_path):
    (tmp_path / "secret.html").write_text(PAGE)
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    assert "site/link.html" not in [target.given for target in resolve(["site"])]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ("b.html\r\n\r\n# a comment\r\n  articles/x.html  \r\nhttps://example.com/ä\r\n", "utf-8"),
        ("\ufeffb.html\narticles/x.html\nhttps://example.com/ä", "utf-8"),
        ("b.html\narticles/x.html\nhttps://example.com/ä", "utf-16"),
    ],
)
def test_a_list_is_read_whatever_editor_saved_it(site, raw, encoding):
    (site / "pages.txt").write_bytes(raw.encode(encoding))
    found = resolve([], "site/pages.txt")
    assert [target.given for target in found] == [
        "b.html",
        "articles/x.html",
        "https://example.com/ä",
    ]
    assert found[0].file == site / "b.html"
    assert found[2].url == "https://example.com/%C3%A4"


def test_a_list_comes_from_standard_input_too(site, monkeypatch):
    stdin(monkeypatch, b"site/b.html\n")
    assert resolve([], "-")[0].file == site / "b.html"


def test_an_error_in_a_list_names_the_line(site):
    (site / "pages.txt").write_text("b.html\n\nmissing.html\n")
    with pytest.raises(TargetError) as caught:
        resolve([], "site/pages.txt")
    assert caught.value.message == (
        "site/pages.txt, line 3: There is no file or folder 'missing.html'."
    )


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("site/bb.html", "There is no file or folder 'site/bb.html'.", "Did you mean site/b.html"),
        ("nowhere/b.html", "There is no file or folder", "does not exist either"),
        ("site/style.css", "is not an HTML file", ".html, .htm or .xhtml"),
        ("site/notes.txt", "is not an HTML file", "--urls site/notes.txt"),
        ("example.com", "neither a file nor a folder", "https://example.com"),
        ("example.com/a/b.html", "neither a file", "https://example.com/a/b.html"),
        ("localhost:8000/x", "neither a file", "http://localhost:8000/x"),
        ("127.0.0.1:8000", "neither a file", "http://127.0.0.1:8000"),
        ("münchen.de", "neither a file", "https://münchen.de"),
        ("ftp://example.com/x.html", "ftp: addresses are not web pages", "https://"),
        ("javascript:alert(1)", "javascript: addresses", "https://"),
        ("data:text/html,x", "data: addresses", "https://"),
        ("file://other/x.html", "another machine", "file:///"),
        ("https://", "without a host", "https://example.com"),
        ("https://[::1", "is not a URL", "Check"),
        ("https://example.com:99999/", "is not a URL", "Check"),
        ("", "There is no file or folder ''", ""),
    ],
)
def test_what_is_no_target_is_said_with_a_hint(site, text, message, hint):
    with pytest.raises(TargetError) as caught:
        resolve([text])
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_an_empty_folder_and_no_target_at_all_are_errors(site, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(TargetError, match="holds no"):
        resolve(["empty"])
    with pytest.raises(TargetError, match="nothing to audit"):
        resolve([])
    (tmp_path / "list.txt").write_text("# nothing\n")
    with pytest.raises(TargetError, match="nothing to audit"):
        resolve([], "list.txt")
    with pytest.raises(TargetError, match="cannot be read"):
        resolve([], "no-such-list.txt")
    (tmp_path / "list.txt").write_bytes(b"gr\xf6\xdfe.html")
    with pytest.raises(TargetError, match="not a text in UTF-8"):
        resolve([], "list.txt")


def test_a_file_url_becomes_a_path(site):
    target = resolve([f"file://{quote(str(site / 'artículos/größe 1.html'))}"])[0]
    assert target.file == site / "artículos/größe 1.html"
    assert target.url == ""


def test_credentials_are_loaded_and_never_shown():
    target = resolve(["https://user:pass@Example.com:443/x?a=1&token=abc"])[0]
    assert target == Target(
        "https://Example.com:443/x?a=1&token=***",
        "https://user:pass@example.com/x?a=1&token=abc",
    )


@pytest.mark.parametrize("url", ["https://user:pass@[bad/", "https://user:x#pass@host/"])
def test_credentials_are_not_shown_in_errors_either(url):
    with pytest.raises(TargetError) as caught:
        resolve([url])
    assert "pass" not in caught.value.message


@given(st.text(alphabet="abc:@/?#[]%& =é"), st.text(alphabet="ab@:%", min_size=1))
def test_no_password_is_ever_displayed(rest, secret):
    assert f":{secret}XYZ@" not in displayed(f"https://me:{secret}XYZ@host/{rest}")


# Serving


def get(url, method="GET"):
    with urllib.request.urlopen(urllib.request.Request(url, method=method)) as answer:
        return answer.status, answer.headers, answer.read().decode()


def status_of(server, path, headers=None):
    connection = HTTPConnection(server.host)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers.get("Location"), body


def test_files_get_addresses_that_answer(site):
    given = ["https://example.com/x", "site/artículos/größe 1.html", "site/b.html"]
    with serving(resolve(given, root=site)) as targets:
        assert targets[0].url == "https://example.com/x"
        assert targets[1].url.endswith("/art%C3%ADculos/gr%C3%B6%C3%9Fe%201.html")
        assert targets[1].given == given[1]
        assert {target.url.split("/")[2] for target in targets[1:]} == {
            targets[1].url.split("/")[2]
        }
        for target in targets[1:]:
            status, headers, body = get(target.url)
            assert (status, headers.get_content_type()) == (200, "text/html")
            assert headers["Cache-Control"] == "no-store"
            assert body == target.file.read_text(encoding="utf-8")
    with pytest.raises(urllib.error.URLError):
        get(targets[1].url)


def test_a_site_is_served_as_a_static_host_would(site):
    with SiteServer(site) as server:
        assert status_of(server, "/")[2].endswith("index.html")
        assert status_of(server, "/b")[2].endswith("b.html")
        assert status_of(server, "/b?from=mail")[0] == 200
        assert status_of(server, "/articles")[:2] == (301, "/articles/")
        assert status_of(server, "/articles/")[2].endswith("articles/index.html")
        assert status_of(server, "/art%C3%ADculos")[0] == 404  # no index there, and no list
        assert status_of(server, "//example.com/..")[0] == 404
        status, headers, body = get(f"http://{server.host}/style.css", "HEAD")
        assert (status, headers["Content-Type"], headers["Content-Length"]) == (
            200,
            "text/css",
            "4",
        )
        assert body == ""


def test_what_is_missing_gets_a_page_that_says_so(site):
    with SiteServer(site) as server:
        status, _, body = status_of(server, "/<b>.html")
    assert status == 404
    assert '<html lang="en">' in body
    assert "&lt;b&gt;.html" in body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/articles/..%2f..%2fsecret.html",
        "/%2Fetc/passwd",
        "/link.html",
        "/up/secret.html",
        "/b.html%00.txt",
        "/..%5csecret.html",
        "/" + "x" * 5000,
        "b.html",
    ],
)
def test_nothing_outside_of_the_root_is_given_out(site, tmp_path, path):
    (tmp_path / "secret.html").write_text(PAGE)
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    (site / "up").symlink_to(tmp_path)
    with SiteServer(site) as server:
        assert status_of(server, path)[0] == 404


@given(st.text())
def test_any_path_is_looked_up_without_a_crash(path):
    found = SiteServer(Path(__file__).parent / "nowhere").look_up("/" + path)
    assert found == Missing()


def test_only_the_address_itself_is_answered(site):
    with SiteServer(site) as server:
        assert status_of(server, "/", {"Host": "evil.example"})[0] == 421


def test_a_sub_path_is_served_and_nothing_beside_it(site):
    with SiteServer(site, "blog") as server:
        assert server.url_of(site / "b.html") == f"http://{server.host}/blog/b.html"
        assert status_of(server, "/blog/b.html")[0] == 200
        assert status_of(server, "/blog")[:2] == (301, "/blog/")
        assert status_of(server, "/blog/articles")[:2] == (301, "/blog/articles/")
        assert status_of(server, "/b.html")[0] == 404
        assert status_of(server, "/blogs/b.html")[0] == 404


@pytest.mark.parametrize(
    ("base", "path"), [("/", "/"), ("", "/"), ("blog", "/blog/"), ("/a//b/", "/a/b/")]
)
def test_a_base_gets_its_slashes(base, path):
    assert base_path(base) == path


@pytest.mark.parametrize("base", ["https://example.com/", "/a/../b", "/a?b"])
def test_a_base_that_is_no_path_is_an_error(base):
    with pytest.raises(UserError, match="is not a path"):
        base_path(base)


def test_a_name_in_no_known_encoding_is_served(site):
    name = os.fsdecode(b"gr\xf6\xdfe.html")
    (site / name).write_text(PAGE)
    with SiteServer(site) as server:
        assert get(server.url_of(site / name))[0] == 200


def test_a_file_that_cannot_be_read_is_no_crash(site, monkeypatch):
    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    with SiteServer(site) as server:
        monkeypatch.setattr(Path, "open", refuse)
        status, _, body = status_of(server, "/b.html")
    assert (status, "Permission denied" in body) == (403, True)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p>Größe</p>".encode(), "text/html; charset=utf-8"),
        ("<p>Größe</p>".encode("latin-1"), "text/html"),
        (b"<p>Size</p>", "text/html"),
        ('<meta charset="utf-8"><p>Größe</p>'.encode(), "text/html"),
        ("\ufeff<p>Größe</p>".encode(), "text/html"),
    ],
)
def test_utf8_is_said_where_the_document_does_not(tmp_path, body, kind):
    (tmp_path / "page.html").write_bytes(body)
    with (
        SiteServer(tmp_path) as server,
        urllib.request.urlopen(server.url_of(tmp_path / "page.html"), timeout=5) as answer,
    ):
        assert answer.headers["Content-Type"] == kind
