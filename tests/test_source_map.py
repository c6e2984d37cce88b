"""A source map leads from a finding to the file, and the line, that somebody must change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from a11yaudit.cli.app import app
from a11yaudit.errors import UserError
from a11yaudit.fix.location import Lines, Location
from a11yaudit.fix.nearest import nearest_source
from a11yaudit.fix.source_map import WHOLE_PAGE, name_sources, read_source_map
from a11yaudit.fix.stamps import stamp
from a11yaudit.fix.telling import CONTENT, TEMPLATE, line_of
from a11yaudit.model import Element, Page
from a11yaudit.page.selecting import is_selector, matching
from a11yaudit.page.static import parse, select

PAGE = """<!doctype html><html lang="en"><body>
<header><a class="site-logo" href="/"><img src="/logo.svg"></a></header>
<main><article class="story"><h1>Rain in Lund</h1>
<p class="lead">It has rained in Lund for three days, and more is to come.</p>
<figure><img src="/img/rain-640.jpg" alt="Rain &amp; wind over the square"></figure>
</article></main></body></html>"""
URL = "https://example.com/news/rain.html"
TEMPLATE_TEXT = """{% extends "base.html" %}
<article class="story {{ kind }}">
  <h1>{{ title }}</h1>
  <p class="lead">{{ lead }}</p>
</article>
"""
CONTENT_TEXT = """---
title: Rain in Lund
image: rain-640.jpg
alt: Rain &amp; wind over the square
---

It has rained in Lund
for three days, and more is to come.
"""


def page_at(url: str = URL, html: str = PAGE) -> Page:
    return parse(html, url)


def one(page: Page, css: str) -> Element:
    (element,) = select(page, css)
    return element


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder with a template, a content file, and a way to write a map."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "theme").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "theme" / "article.html").write_text(TEMPLATE_TEXT)
    (tmp_path / "content" / "rain.md").write_text(CONTENT_TEXT)

    def write(text: str) -> Path:
        path = tmp_path / "sources.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


MAP = """
[[map]]
url = "/news/*.html"
template = "theme/article.html"
content = "content/{1}.md"
"""


# The file itself


def test_the_first_fitting_entry_with_such_a_file_names_it(site):
    mapped = read_source_map(
        site(
            '[[map]]\nurl = "/**"\nselector = "header *"\ntemplate = "theme/header.html"\n'
            + MAP
            + '[[map]]\nurl = "https://example.com/**"\ntemplate = "late.html"\ncontent = "{1}"\n'
        )
    )
    page = page_at()
    logo, image = one(page, "header img"), one(page, "figure img")
    assert mapped.places_of(logo, page)[TEMPLATE] == Location("theme/header.html")
    assert mapped.places_of(image, page)[TEMPLATE].file == "theme/article.html"
    assert mapped.places_of(image, page)[CONTENT] == Location("content/rain.md", 4)
    other = page_at("https://example.com/about/")
    assert mapped.places_of(one(other, "figure img"), other) == {
        TEMPLATE: Location("late.html"),
        CONTENT: Location("about"),
    }
    assert mapped.unused() == []


@pytest.mark.parametrize(
    ("pattern", "url", "stars"),
    [
        ("/news/*.html", "/news/rain.html", ("rain",)),
        ("/news/*.html", "/news/2024/rain.html", None),
        ("/news/**.html", "/news/2024/rain.html", ("2024/rain",)),
        ("/*/*/", "/news/rain/", ("news", "rain")),
        ("/*/*/", "/news/rain/index.html", ("news", "rain")),
        ("/*/*", "/news/rain/", ("news", "rain")),
        ("/", "/index.html", ()),
        ("/caf(é)+*", "/caf(%C3%A9)+x?page=2#top", ("x",)),
        ("https://example.com/*", "/rain", ("rain",)),
        ("https://other.example/*", "/rain", None),
        ("/**", "/a/%2e%2e/%2e%2e/etc/passwd", None),
    ],
)
def test_patterns_fit_paths(site, pattern, url, stars):
    mapped = read_source_map(site(f"[[map]]\nurl = {json.dumps(pattern)}\ntemplate = 't'\n"))
    assert mapped.entries[0].stars("https://example.com" + url) == stars


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("", "has no [[map]]", ""),
        ("map = 3", "has no [[map]]", ""),
        ("map = [3]", "is no table", ""),
        ("[[maps]]\nurl = '/'", "unknown key 'maps'", "Did you mean map?"),
        ("[[map]]\nurl = '/'\ntemplat = 'x'", "unknown key 'templat'", "Did you mean template?"),
        ("[[map]]\nurl = '/'", "names no file", ""),
        ("[[map]]\ntemplate = 'x'", "needs a url", ""),
        ("[[map]]\nurl = 'news/*'\ntemplate = 'x'", "needs a url", ""),
        ("[[map]]\nurl = '/'\ntemplate = ''", "has no text for 'template'", ""),
        ("[[map]]\nurl = '/'\ntemplate = 3", "has no text for 'template'", ""),
        ("[[map]]\nurl = '/*'\ncontent = '{2}.md'", "speaks of {2}, and its url has 1 star", ""),
        ("[[map]]\nurl = '/*'\ncontent = '{0}.md'", "speaks of {0}", ""),
        ("[[map]]\nurl = '/'\ntemplate = 'x'\nselector = 'a['", "for a selector", ""),
        ("[[map", "is no TOML file", ""),
    ],
)
def test_a_map_that_cannot_be_meant_is_refused_in_a_sentence(site, text, said, hint):
    with pytest.raises(UserError) as error:
        read_source_map(site(text))
    assert said in error.value.message
    assert hint in error.value.hint


def test_a_map_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UserError, match="cannot be read: No such file"):
        read_source_map(tmp_path / "none.toml")


def test_patterns_that_fit_no_page_are_known(site):
    mapped = read_source_map(site(MAP + "[[map]]\nurl = '/sport/*'\ntemplate = 'x'\n"))
    mapped.places_of(None, page_at())
    assert mapped.unused() == ["/sport/*"]


def test_paths_are_relative_to_the_map_and_shown_as_seen_from_here(site, tmp_path, monkeypatch):
    path = site(MAP)
    monkeypatch.chdir(tmp_path / "theme")
    places = read_source_map(path).places_of(None, page_at())
    assert places[TEMPLATE].file == "article.html"
    assert places[CONTENT].file == (tmp_path / "content" / "rain.md").as_posix()
    monkeypatch.chdir(tmp_path.parent)
    shown = read_source_map(Path(tmp_path.name) / "sources.toml").place(
        "theme/x.html", None, TEMPLATE
    )
    assert shown.file == f"{tmp_path.name}/theme/x.html"


def test_an_entry_with_a_selector_and_one_file_speaks_for_whoever_owns_the_cause(site):
    first = '[[map]]\nurl = "/**"\nselector = "header *"\ntemplate = "theme/header.html"\n'
    mapped, page = read_source_map(site(first + MAP)), page_at()
    found = mapped.places_of(one(page, "header img"), page)
    assert found == dict.fromkeys((TEMPLATE, CONTENT), Location("theme/header.html"))


# Lines


@pytest.mark.parametrize(
    ("css", "owner", "line"),
    [
        ("article", TEMPLATE, 2),
        (".lead", TEMPLATE, 4),
        ("figure img", TEMPLATE, 2),
        ("header img", TEMPLATE, None),
        ("h1", CONTENT, 2),
        ("figure img", CONTENT, 4),
        (".lead", CONTENT, 7),
        ("header img", CONTENT, None),
    ],
)
def test_the_one_line_that_tells_an_element_is_found(css, owner, line):
    text = (
        TEMPLATE_TEXT if owner == TEMPLATE else CONTENT_TEXT.replace("image: rain-640.jpg\n", "\n")
    )
    assert line_of(one(page_at(), css), text, owner) == line


def test_what_stands_in_two_lines_tells_nothing():
    assert line_of(one(page_at(), "h1"), CONTENT_TEXT + "\n# Rain in Lund\n", CONTENT) is None


def test_words_of_scripts_without_spaces_tell_too():
    page = page_at(html="<p>川の水が一メートル上がった</p>")
    assert line_of(one(page, "p"), "\n\n川の水が一メートル上がった。\n", CONTENT) == 3


@given(st.lists(st.sampled_from(["a", "é\U0001f600", "\n", "\r\n", "\r", "\ud800"])))
def test_lines_and_columns_are_those_of_editors(pieces):
    text = "".join(pieces) + "X"
    line, column = Lines(text).at(len(text) - 1)
    before = text[:-1].replace("\r\n", "\n").replace("\r", "\n")
    assert (line, column) == (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)


# The files of the audit itself


def nearest(html: str, css: str) -> Any:
    page = parse(stamp(html), URL)
    return nearest_source(one(page, css), Lines(html), "news/rain.html")


def test_a_tag_of_the_file_has_an_exact_place():
    found = nearest(PAGE, "figure img")
    assert (found.location, found.made_by_script) == (Location("news/rain.html", 5, 9), False)
    assert str(found.location) == "news/rain.html:5:9"
    assert found.best is found.location
    bare = nearest("<p>Rain</p>", "body")
    assert bare.location == Location("news/rain.html", 1, 1)


def made_by_script(script: str, file: str = "news/rain.html") -> Any:
    """What is said of an ``aside`` that this script put into the article."""
    served = PAGE.replace("</main>", f"</main>\n<script>\n{script}\n</script>")
    drawn = stamp(served).replace(
        "</article>", '<aside class="promo-box"><b>Read this as well</b></aside></article>'
    )
    return nearest_source(one(parse(drawn, URL), "aside"), Lines(served), file)


def test_advice_names_the_nearest_tag_and_the_line_of_the_words():
    found = made_by_script('box.className = "promo-box";')
    assert found.made_by_script
    assert found.location == Location("news/rain.html", 3, 7)
    assert found.words == found.best == Location("news/rain.html", 8)
    assert found.advice == (
        'A script made the aside element and put it into <article class="story"> '
        "(news/rain.html:3:7); its words stand at news/rain.html:8."
    )
    assert found.advice.values["words"] == "news/rain.html:8"
    assert "(line 3); its words stand at line 8." in made_by_script("'promo-box'", "").advice


def test_advice_without_the_words_names_the_nearest_tag():
    found = made_by_script("fetch('/more')")
    assert found.words is None
    assert found.best == Location("news/rain.html", 3, 7)
    assert str(found.advice).endswith("(news/rain.html:3:7); change the script.")


# Selectors


def test_selectors_are_answered_as_browsers_do():
    page = page_at()
    for css in ("header *", "article > p.lead", "img[src$='.jpg']", "h1, h2", ":is(main) figure"):
        wanted = {element.index for element in select(page, css)}
        assert wanted
        assert matching(page, css) == wanted
    assert is_selector("a:not(.b)")
    assert not is_selector("a[")


# Reports


def finding(mark: str, cause: str) -> dict[str, Any]:
    return {"fingerprint": mark, "cause": cause, "source": None}


def test_findings_name_the_file_of_whoever_owns_the_cause(site):
    mapped = read_source_map(site(MAP))
    pages = [
        {"target": "a", "findings": [finding("1", "t"), finding("2", "c")]},
        {"target": "b", "findings": [finding("3", "t"), finding("4", "w")]},
        {"target": "c", "findings": [finding("5", "w")]},
    ]
    causes: list[dict[str, Any]] = [
        {"id": "t", "owner": "template"},
        {"id": "c", "owner": "content"},
        {"id": "w", "owner": "content"},
    ]
    sun = mapped.places_of(None, page_at("https://example.com/news/sun.html"))
    places = {
        "a": {
            "1": {TEMPLATE: Location("x.html", 3)},
            "2": {TEMPLATE: Location("x.html", 3), CONTENT: Location("a.md", 9)},
        },
        "b": {"3": {TEMPLATE: Location("x.html", 3)}, WHOLE_PAGE: sun},
        "c": {"5": {TEMPLATE: Location("x.html", 3)}},
    }
    name_sources(pages, causes, places)
    told = [
        found["source"] and (found["source"]["file"], found["source"]["line"])
        for page in pages
        for found in page["findings"]
    ]
    assert told == [
        ("x.html", 3),
        ("a.md", 9),
        ("x.html", 3),
        ("content/sun.md", None),  # of a look across pages: no element is known
        None,  # the content's owner, and no such file is named
    ]
    assert [cause["source"] for cause in causes] == [
        {"file": "x.html", "line": 3},
        {"file": "a.md", "line": 9},
        None,
    ]


def test_a_wrong_map_stops_the_audit_before_it_begins(site, tmp_path):
    site("[[map]]\nurl = '/'\ntemplat = 'x'")
    (tmp_path / "a.html").write_text(PAGE)
    result = CliRunner().invoke(app, ["audit", "a.html", "--source-map", "sources.toml"])
    assert result.exit_code == 2
    assert "unknown key 'templat'" in result.stderr
    assert "Did you mean template?" in result.stderr
