"""The byline, section and date are what the page declares, and nothing where it declares none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yaudit.article import Byline, byline_of
from a11yaudit.page.static import parse


def byline(markup: str) -> Byline:
    return byline_of(parse(markup, "https://news.example/a"))


def ld(*things: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{t if isinstance(t, str) else json.dumps(t)}</script>'
        for t in things
    )


def article(**more: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **more}


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Mara Quill", ("Mara Quill",)),
        ({"@type": "Person", "name": "Mara  Quill "}, ("Mara Quill",)),
        (
            [{"name": "Mara Quill"}, "Owen Tarrow", {"name": "Mara Quill"}],
            ("Mara Quill", "Owen Tarrow"),
        ),
        ({"name": ["Mara Quill", "Owen Tarrow"]}, ("Mara Quill", "Owen Tarrow")),
        ({"@id": "#mara"}, ()),
        ("https://news.example/mara", ()),
        (7, ()),
        (None, ()),
        ([None, {"name": {"x": 1}}, ""], ()),
        ("محررة الثقافة", ("محررة الثقافة",)),
    ],
)
def test_an_author_is_a_string_an_object_or_a_list(author, names):
    assert byline(ld(article(author=author))).names == names


def test_a_graph_is_looked_through():
    graph = {
        "@graph": [{"@type": "WebPage"}, article(author="A B", articleSection=["Harbour", "x"])]
    }
    assert byline(ld(graph)) == Byline(("A B",), "Harbour", None)


def test_blog_posts_count_and_other_things_do_not():
    post = {"@type": ["BlogPosting", "Thing"], "author": "A B", "datePublished": "2026-01-02"}
    shop = {"@type": "Organization", "author": "Nobody", "name": "The Courier"}
    assert byline(ld(shop, post)) == Byline(("A B",), None, "2026-01-02")


def test_meta_elements_stand_in():
    found = byline(
        '<meta name="Author" content="A B"><meta property="article:section" content=" Getting about ">'
        '<meta property="article:published_time" content="2026-01-02T03:04:05+01:00">'
        '<meta property="article:author" content="https://social.example/ab">'
    )
    assert found == Byline(("A B",), "Getting about", "2026-01-02T03:04:05+01:00")


def test_markup_stands_in():
    link = byline('<p>by <a rel="author nofollow" href="/ab">A  B</a></p>')
    assert link.names == ("A B",)
    micro = byline(
        '<p itemprop="author" itemscope>by <b itemprop="name">A B</b>, editor</p>'
        '<meta itemprop="articleSection" content="Harbour">'
        '<time itemprop="datePublished" datetime="2026-01-02">2 January</time>'
    )
    assert micro == Byline(("A B",), "Harbour", "2026-01-02")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[[[[",
        '{"@type": [',
        "null",
        "7",
        '"x"',
        '{"@type": {"x": 1}, "author": "A"}',
        "<!--",
    ],
)
def test_malformed_json_ld_says_nothing(text):
    assert byline(ld(text)) == Byline()


def test_a_broken_block_does_not_hide_a_good_one():
    assert byline(ld("{", article(author="A B"))).names == ("A B",)


@pytest.mark.parametrize(
    "date", ["yesterday", "2026-13-01", "20260102", "", "٢٠٢٦-٠١-٠٢", 20260102]
)
def test_what_is_no_date_is_no_date(date):
    assert byline(ld(article(datePublished=date))).published is None


def test_names_have_an_end():
    found = byline(ld(article(author=[f"Name {n}" for n in range(99)] + ["x" * 999])))
    assert len(found.names) == 12
    assert len(byline(ld(article(author="x" * 999))).names[0]) == 120


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "author", "name", "articleSection", "datePublished"]
            ),
            inner,
            max_size=4,
        )
    ),
)


@given(json_values)
def test_no_json_breaks_it(value):
    found = byline(ld(json.dumps(value).replace("<", "\\u003c")))
    assert all(isinstance(name, str) for name in found.names)
