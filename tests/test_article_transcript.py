"""The transcript: one line for each thing that is announced, and what is heard twice."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yaudit.article import TranscriptLine, article_of
from a11yaudit.article.listening import words_and_seconds
from a11yaudit.article.transcript import transcript_of
from a11yaudit.behaviour import Node
from a11yaudit.model import Page
from a11yaudit.page.static import parse, select
from a11yaudit.page.tree import ROLES, computed_tree, decode_tree
from a11yaudit.report.after import put_after
from a11yaudit.report.schema import schema
from a11yaudit.report.view import article_view

THIS = "Rain fell on Lund all day."
IMG = '<img src="a.jpg" alt="A wet square in the rain">'


def transcript(html: str, lang: str = "en") -> tuple[TranscriptLine, ...]:
    page = parse(f'<html lang="{lang}"><article>{html}</article>')
    return transcript_of(next(page.find("article")), page)


def lines(html: str) -> list[tuple[str, str]]:
    return [(line.role, line.text) for line in transcript(html)]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h2>A <em>line</em></h2>", [("heading 2", "A line")]),
        ("<div role=heading aria-level=7>Deep</div>", [("heading 7", "Deep")]),
        ("<h3></h3>", [("heading 3", "")]),
        ('<h2 aria-label="Said">Shown</h2>', [("heading 2", "Said")]),
        ("<p>One <b>two</b><br>three</p>four", [("text", "One two three"), ("text", "four")]),
        ("<p>See <a href=x>this</a> and <a href=y>that</a>.", [("text", "See this and that.")]),
        ("<p><a href=x>alone</a></p>", [("link", "alone")]),
        ("<p><a href=x aria-label='all of it'>more</a></p>", [("link", "all of it")]),
        ("<a href=x></a>", [("link", "")]),
        ("<a href=x title=hint></a>", [("link", "hint")]),
        ("<h2><a href=x>Title</a></h2>", [("heading 2", "Title")]),
        ("<a href=x><img src=i alt=shown></a>", [("image, link", "shown")]),
        ("<a href=x><img src=i></a>", [("image, link", "")]),
        ("<button><img src=i alt=shown></button>", [("image, button", "shown")]),
        ("<h1><img src=i alt=Logo></h1>", [("image, heading 1", "Logo")]),
        (
            "<h1><img src=i alt=Logo> Rain</h1>",
            [("image", "Logo"), ("heading 1", "Rain")],
        ),
        (
            "<a href=x aria-label=Away><img src=i alt=shown></a>",
            [("link", "Away"), ("image, link", "shown")],
        ),
        ("<a href=x aria-label=Away><img src=i alt=Away></a>", [("link", "Away")]),
        ("<img src=i alt=''>", []),
        ("<img src=i>", [("image", "")]),
        ("<img src=i alt=x role=none>", []),
        ("<img src=i alt='a b' title='c d'>", [("image", "a b"), ("description", "c d")]),
        ("<img src=i alt='a b' title='a b'>", [("image", "a b")]),
        ("a <img src=i alt=pic> b", [("text", "a"), ("image", "pic"), ("text", "b")]),
        ("a <img src=i alt=pic>.", [("text", "a"), ("image", "pic")]),
        ("<figure><figcaption><p>told</p></figcaption></figure>", [("caption", "told")]),
        (
            "<ul><li>one<li><p>two</p><ol><li>deep</ol></ul>",
            [
                ("list, 2 items", ""),
                ("listitem", "one"),
                ("listitem", "two"),
                ("list, 1 item", ""),
                ("listitem", "deep"),
            ],
        ),
        ("<ul role=none><li>no list</ul>", [("listitem", "no list")]),
        ("<blockquote><p>said</p></blockquote>", [("blockquote", "said")]),
        (
            "<table><caption>Rain</caption><tr><th>Day<th>mm<tr><td>Mon<td>7</table>",
            [
                ("table, 2 rows, 2 columns", ""),
                ("caption", "Rain"),
                ("columnheader", "Day"),
                ("columnheader", "mm"),
                ("cell", "Mon"),
                ("cell", "7"),
            ],
        ),
        ("<table><tr><td>only<td>layout</table>", [("text", "only"), ("text", "layout")]),
        ("<iframe title=Map></iframe>", [("iframe", "Map")]),
        ("<video controls title=Film></video>", [("video", "Film")]),
        ("<audio controls></audio>", [("audio", "")]),
        ("<section aria-label=Part><p>x</p></section>", [("region", "Part"), ("text", "x")]),
        ("<details><summary>More</summary><p>unheard</p></details>", [("button", "More")]),
        ("<p aria-hidden=true>unheard</p><p hidden>unheard</p>", []),
        (
            '<p id=b>owned</p><div aria-owns="b"><p>owner</p></div><p>last</p>',
            [("text", "owner"), ("text", "owned"), ("text", "last")],
        ),
        ("<p>• — …</p>", []),
        ("<p>★★☆</p>", [("text", "★★☆")]),
        ("<div style='display:contents'><p>a</p></div>b", [("text", "a"), ("text", "b")]),
    ],
)
def test_what_is_announced(html: str, wanted: list[tuple[str, str]]) -> None:
    assert lines(html) == wanted


def test_lines_are_tied_to_their_elements() -> None:
    html = (
        f"<h1>Rain</h1><p>Much <b>of</b> it</p><p><a href=x>{IMG}</a></p>"
        f"<div>{IMG}<span>just this</span><p>and this</p></div>"
    )
    places = [(line.text, line.element.tag) for line in transcript(html)]
    assert places == [
        ("Rain", "h1"),
        ("Much of it", "p"),
        ("A wet square in the rain", "img"),
        ("A wet square in the rain", "img"),
        ("just this", "span"),
        ("and this", "p"),
    ]


def test_levels_and_links_are_told() -> None:
    heading, text = transcript("<h2>Rain</h2><p>See <a href=x>this</a> or <a href=y>that</a></p>")
    assert heading.level == 2
    assert text.level is None
    assert [link.get("href") for link in text.links] == ["x", "y"]


def test_a_change_of_language_is_told_where_it_is() -> None:
    html = '<p>a</p><blockquote lang="FR"><p>b</p><p lang="en">c</p></blockquote><p><i lang="la">d</i></p>'
    assert [line.lang for line in transcript(html)] == ["", "FR", "", "la"]
    assert transcript('<p><span lang="la">d</span> <br></p>', "")[0].lang == "la"
    assert transcript('<div>x<p>y</p><span lang="la">d</span></div>')[2].lang == "la"


def again(html: str) -> dict[int, int]:
    return {n: line.repeats for n, line in enumerate(transcript(html)) if line.repeats is not None}


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (f"<p>{THIS}</p><p>Else</p><p>rain fell on Lund all day</p>", {2: 0}),
        (f"<p>{THIS}</p><p>{THIS}</p><p>{THIS}</p>", {1: 0, 2: 0}),
        ("<p>Rain in Lund</p><p>Rain in Lund</p>", {}),
        (f'<figure><img src=i alt="{THIS}"><figcaption>{THIS}</figcaption></figure>', {1: 0}),
        (
            (
                f'<figure><img src=i alt="{THIS}"><figcaption>{THIS} Photo: Ada Holm / Agency'
                "</figcaption></figure>"
            ),
            {1: 0},
        ),
        (f"<figure aria-label='{THIS}'>{IMG}<figcaption>{THIS}</figcaption></figure>", {2: 0}),
        (
            (
                f"<figure aria-labelledby=c>{IMG}<figcaption>{THIS}</figcaption>"
                f"<span id=c hidden>{THIS}</span></figure>"
            ),
            {2: 0},
        ),
        (
            f"<figure aria-labelledby=c>{IMG}<figcaption id=c>{THIS}</figcaption></figure>",
            {},
        ),
        (
            (
                f'<figure><img src=i alt="A square" aria-describedby=c><figcaption id=c>{THIS}'
                "</figcaption></figure>"
            ),
            {2: 1},
        ),
        (f'<img src=i alt="{THIS}"><p>{THIS[:-1]}, and the river rose by a metre.</p>', {1: 0}),
        ('<img src=i alt="Rain in the night"><p>The night in the rain was long and dark.</p>', {}),
        (f"<figure>{IMG}<figcaption>{THIS}</figcaption></figure><p>{THIS} So it did.</p>", {2: 1}),
        (f"<p>{THIS} It was wet.</p><p>{THIS}</p>", {}),
        (f"<p>{THIS}</p><p aria-hidden=true>{THIS}</p>", {}),
        ("<label for=f>What do you think of it?</label><textarea id=f></textarea>", {}),
    ],
)
def test_what_is_heard_again(html: str, wanted: dict[int, int]) -> None:
    assert again(html) == wanted


def test_of_a_text_that_holds_a_repetition_only_that_is_heard_again() -> None:
    long = f"{THIS[:-1]}, and the river rose by almost a metre until the evening."
    first, second = transcript(f'<img src=i alt="{THIS}"><p>{long}</p>')
    assert (first.words_again, first.seconds_again) == (0, 0.0)
    assert second.words == 17
    assert (second.words_again, second.seconds_again) == (first.words, first.seconds) == (6, 2.3)


@pytest.mark.parametrize(
    ("text", "words", "seconds"),
    [
        ("", 0, 0.0),
        (" ".join(["word"] * 31), 31, 11.9),
        ("¿Qué es? It’s well-known.", 5, 1.9),
        ("ルンドに雨が降った", 9, 2.0),
        ("Lund に雨", 3, 0.8),
        ("ฝนตก", 4, 0.4),
        ("สวัสดี", 4, 0.4),  # six signs, two of them vowels above and below
        ("عاد الضوء", 2, 0.8),
    ],
)
def test_words_and_the_time_they_take(text: str, words: int, seconds: float) -> None:
    assert words_and_seconds(text) == (words, seconds)


def test_the_browsers_tree_is_used_where_it_is_of_this_root() -> None:
    page = parse("<article><p>markup</p></article><p>else</p>")
    root = next(page.find("article"))
    told = Node("article", element=root, children=(Node("text", "told", element=root),))
    seen = replace(page, tree=told, memo={})
    assert [line.text for line in transcript_of(root, seen)] == ["told"]
    assert [line.text for line in transcript_of(page.body, seen)] == ["markup", "else"]


def encoded(node: Node, depth: int = 0) -> list[list[object]]:
    number = node.element.index if node.element else -1
    mine = [[depth, node.role, node.name, node.description, number, node.level]]
    return mine + [entry for child in node.children for entry in encoded(child, depth + 1)]


PAGE = parse("<article><h1>Rain</h1><p>in Lund</p></article>")
NODES = st.recursive(
    st.builds(
        Node,
        st.sampled_from(sorted(ROLES)),
        st.text(max_size=5),
        st.just(""),
        st.sampled_from([*PAGE.elements, None]),
    ),
    lambda inner: st.builds(
        Node,
        st.sampled_from(sorted(ROLES)),
        st.text(max_size=5),
        st.text(max_size=5),
        st.sampled_from([*PAGE.elements, None]),
        st.none(),
        st.lists(inner, max_size=3).map(tuple),
    ),
)


@given(NODES)
def test_every_tree_comes_through_and_makes_lines(tree: Node) -> None:
    assert decode_tree(json.dumps(encoded(tree)), PAGE.elements) == tree
    root = PAGE.root
    seen = replace(PAGE, tree=replace(tree, element=root), memo={})
    told = transcript_of(root, seen)
    assert all(line.repeats is None or line.repeats < n for n, line in enumerate(told))


def test_nothing_told_is_no_tree() -> None:
    assert decode_tree("", PAGE.elements) is None
    assert decode_tree("[]", PAGE.elements) is None


def test_a_root_without_a_role_is_the_root_all_the_same() -> None:
    page = parse("<div><p>a</p></div>")
    root = select(page, "div")[0]
    tree = computed_tree(root, page)
    assert tree.element is root
    assert [child.role for child in tree.children if child.role != "text"] == ["paragraph"]


def test_the_report_tells_every_fact_of_a_line() -> None:
    page: Page = parse(
        f"<html lang=en><article><h1>Rain in Lund today</h1><p>See <a href=x>this</a></p>"
        f'<p lang=de>Es regnet</p><figure><img src=i alt="{THIS}"><figcaption>{THIS}</figcaption>'
        "</figure></article>"
    )
    assert article_of(page).root.tag == "article"
    told = article_view(page, [], {})["transcript"]
    put_after(told, article_of(page).transcript, {})
    assert set(told[0]) == set(schema()["$defs"]["transcript_item"]["properties"])
    assert told[0]["level"] == 1
    assert told[1]["links"][0]["text"] == "this"
    assert [line["lang"] for line in told] == [None, None, "de", None, None]
    assert told[4] | {"selector": ""} == {
        "role": "caption",
        "text": THIS,
        "selector": "",
        "repeats": 3,
        "level": None,
        "lang": None,
        "words": 6,
        "seconds": 2.3,
        "words_again": 6,
        "seconds_again": 2.3,
        "links": [],
        "after": None,
    }
