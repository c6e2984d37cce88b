"""Fixes go into the author's text where they belong, and every other byte stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from a11yaudit.engine import evaluate
from a11yaudit.fix.apply import CLASH, CONTRADICTION, Plan, plan
from a11yaudit.fix.document import document_of, read_document
from a11yaudit.fix.splice import Shift, splice
from a11yaudit.fix.stamps import stamp
from a11yaudit.model import (
    AddStyle,
    Edit,
    Element,
    Fix,
    Insert,
    Page,
    RemoveAttribute,
    RemoveElement,
    RenameElement,
    ReplaceText,
    Safety,
    SetAttribute,
    Unwrap,
    Wrap,
)
from a11yaudit.page.stamps import STAMP
from a11yaudit.page.static import parse, select
from a11yaudit.rule import Bad, Need, Rule, discover

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def element_in(page: Page, css: str) -> Element:
    """The one element that the selector matches."""
    (found,) = select(page, css)
    return found


def planned(html: str, *fixes: Sequence[Callable[[Callable[[str], Element]], Edit]]) -> Plan:
    """What becomes of the text; each fix is a list of functions that make edits."""
    page = parse(stamp(html))
    made = [
        Fix("A fix.", Safety.SAFE, tuple(make(lambda css: element_in(page, css)) for make in fix))
        for fix in fixes
    ]
    return plan(document_of(html), made)


def fixed(html: str, *edits: Callable[[Callable[[str], Element]], Edit]) -> str:
    """The text with one fix in it."""
    result = planned(html, list(edits))
    assert [one.number for one in result.applied] == [0], result.refused
    return result.text


def refused(html: str, *edits: Callable[[Callable[[str], Element]], Edit]) -> str:
    """Why the fix is not in the text, which stays as it was."""
    result = planned(html, list(edits))
    assert result.text == html
    return result.refused[0]


ARTICLE = """\
<!doctype html>
<html>
  <head>
    <style>
      p { color: red }
    </style>
  </head>
  <body class=a>
    <header>x</header>
    <main>
      <p
        class='b'
        id='c'
      >One &amp; two,
        three.Four</p>
      <img src=a.jpg>
      <p class="cap">Caption</p>
      <H3>Old</H3>
      <ul>
        <li>a
        <li>b
      </ul>
    </main>
  </body>
</html>"""


def change(before: str, after: str) -> str:
    """The article with one part of it changed."""
    assert ARTICLE.count(before) == 1
    return ARTICLE.replace(before, after)


@pytest.mark.parametrize(
    ("html", "name", "value", "wanted"),
    [
        ('<img src="a">', "alt", "b", '<img src="a" alt="b">'),
        ("<img src='a'>", "alt", "it's", "<img src='a' alt='it&#39;s'>"),
        ("<img src=a>", "alt", 'a "b"', '<img src=a alt="a &quot;b&quot;">'),
        ("<img src=a/>", "alt", "b", '<img src=a/ alt="b">'),
        ("<img/>", "alt", "b", '<img alt="b"/>'),
        ("<img />", "alt", "b", '<img alt="b" />'),
        ("<IMG ALT=a SRC=b>", "alt", "c", '<IMG ALT="c" SRC=b>'),
        ("<img alt = 'a' src=b>", "alt", "c & d", "<img alt = 'c &amp; d' src=b>"),
        ("<img alt src=b>", "alt", "c", '<img alt="c" src=b>'),
        ('<img alt="a">', "alt", "", '<img alt="">'),
        ("<img>", "alt", "", '<img alt="">'),
        ("<p>x", "hidden", "", "<p hidden>x"),
        ('<img\r\n  src="a"\r\n>', "alt", "b", '<img\r\n  src="a"\r\n  alt="b"\r\n>'),
        ("<img a=1 a=2>", "alt", "b", '<img a=1 alt="b" a=2>'),
        ("<p {{ x }}>y", "lang", "fr", '<p {{ x }} lang="fr">y'),
        ('<p title="a>b">y', "lang", "fr", '<p title="a>b" lang="fr">y'),
        ("<p>日本", "title", "é & è", '<p title="é &amp; è">日本'),
    ],
)
def test_attributes_are_written_as_the_tag_writes_them(html, name, value, wanted):
    tag = "img" if "img" in html.lower() else "p"
    assert fixed(html, lambda e: SetAttribute(e(tag), name, value)) == wanted


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<img src="a" title="t" alt="b">', '<img src="a" alt="b">'),
        ('<img title="t">', "<img>"),
        ("<img title=t/>", "<img>"),
        ('<img\n  title="t"\n  alt="b"\n>', '<img\n  alt="b"\n>'),
        ('<img src="a"title="t"alt="b">', '<img src="a"alt="b">'),
        ("<img src=a title>", "<img src=a>"),
    ],
)
def test_attributes_go_with_the_space_before_them(html, wanted):
    assert fixed(html, lambda e: RemoveAttribute(e("img"), "title")) == wanted


def test_an_attribute_that_is_there_twice_is_left_alone():
    html = "<img title=a title=b>"
    assert "browsers would not read" in refused(html, lambda e: RemoveAttribute(e("img"), "title"))


def test_html_without_a_tag_gets_one():
    html = "<!-- x -->\n<!doctype html>\n<title>a</title><p>b"
    assert fixed(html, lambda e: SetAttribute(e("html"), "lang", "fr")) == (
        '<!-- x -->\n<!doctype html>\n<html lang="fr">\n<title>a</title><p>b'
    )


def test_a_head_without_a_tag_can_be_filled():
    html = "<html lang=en><body><p>x"
    assert fixed(html, lambda e: Insert(e("head"), "end", "<title>a</title>")) == (
        "<html lang=en><title>a</title><body><p>x"
    )


def test_a_body_without_a_tag_can_be_filled():
    html = "<title>a</title>\n<p>x</p>\n<p>y"
    assert fixed(html, lambda e: Insert(e("body"), "start", "<h1>b</h1>")) == (
        "<title>a</title>\n<h1>b</h1>\n<p>x</p>\n<p>y"
    )


def test_names_change_at_both_ends_and_keep_their_case():
    assert fixed(ARTICLE, lambda e: RenameElement(e("h3"), "h2")) == change(
        "<H3>Old</H3>", "<H2>Old</H2>"
    )


def test_a_renamed_element_gets_the_end_tag_that_it_now_needs():
    assert fixed("<p>a\n<p>b", lambda e: RenameElement(e("p:first-child"), "h2")) == (
        "<h2>a</h2>\n<p>b"
    )


def test_an_element_alone_on_its_lines_goes_with_them():
    assert fixed(ARTICLE, lambda e: RemoveElement(e("img"))) == change(
        "      <img src=a.jpg>\n", ""
    )


def test_an_element_in_a_line_goes_alone():
    assert fixed("<p>a <b>x</b> c</p>", lambda e: RemoveElement(e("b"))) == "<p>a  c</p>"


def test_a_file_keeps_its_missing_last_line_end():
    assert fixed("<p>a</p>\n<hr>", lambda e: RemoveElement(e("hr"))) == "<p>a</p>\n"
    assert fixed("<hr>\n<p>a</p>", lambda e: RemoveElement(e("hr"))) == "<p>a</p>"


def test_unwrapping_takes_the_tags_alone():
    html = "<figure>\n  <div>\n    <img>\n  </div>\n</figure>"
    assert fixed(html, lambda e: Unwrap(e("div"))) == "<figure>\n    <img>\n</figure>"
    assert fixed("<p>a <b>x</b> c</p>", lambda e: Unwrap(e("b"))) == "<p>a x c</p>"


def test_new_elements_stand_on_lines_of_their_own_where_others_do():
    edits = [
        lambda e: Insert(e("body"), "start", '<a href="#m">Skip</a>'),
        lambda e: SetAttribute(e("main"), "id", "m"),
        lambda e: AddStyle(e("head"), "a:focus { left: 0 }"),
    ]
    wanted = change("<body class=a>\n", '<body class=a>\n    <a href="#m">Skip</a>\n')
    wanted = wanted.replace("<main>", '<main id="m">')
    wanted = wanted.replace("red }\n", "red }\n      a:focus { left: 0 }\n")
    assert fixed(ARTICLE, *edits) == wanted
    windows = ARTICLE.replace("\n", "\r\n")
    assert fixed(windows, *edits) == wanted.replace("\n", "\r\n")


def test_what_comes_before_and_after_and_last_is_indented_as_its_neighbours():
    assert fixed(
        ARTICLE,
        lambda e: Insert(e(".cap"), "before", "<h2>New</h2>"),
        lambda e: Insert(e(".cap"), "after", "<details>\n  <summary>x</summary>\n</details>"),
        lambda e: Insert(e("main"), "end", "<h2>End</h2>"),
    ) == change(
        '      <p class="cap">Caption</p>\n',
        '      <h2>New</h2>\n      <p class="cap">Caption</p>\n'
        "      <details>\n        <summary>x</summary>\n      </details>\n",
    ).replace("      </ul>\n", "      </ul>\n      <h2>End</h2>\n")


def test_words_and_inline_elements_are_put_in_as_they_are():
    assert fixed("<p>\n  <i>a</i><b>c</b>\n</p>", lambda e: Insert(e("b"), "before", " ")) == (
        "<p>\n  <i>a</i> <b>c</b>\n</p>"
    )
    assert fixed("<p>\n  x\n</p>", lambda e: Insert(e("p"), "start", "<b>a</b>")) == (
        "<p><b>a</b>\n  x\n</p>"
    )
    assert fixed("<pre>\n  x\n</pre>", lambda e: Insert(e("pre"), "end", "<h2>a</h2>")) == (
        "<pre>\n  x\n<h2>a</h2></pre>"
    )


def test_a_picture_and_its_caption_become_a_figure():
    assert fixed(
        ARTICLE,
        lambda e: Wrap(e("img"), "<figure>", ""),
        lambda e: RenameElement(e(".cap"), "figcaption"),
        lambda e: Wrap(e(".cap"), "", "</figure>"),
    ) == change(
        '      <img src=a.jpg>\n      <p class="cap">Caption</p>\n',
        '      <figure>\n      <img src=a.jpg>\n      <figcaption class="cap">Caption</figcaption>\n'
        "      </figure>\n",
    )


def test_wraps_insertions_and_renames_of_one_element_keep_their_order():
    assert (
        fixed(
            "<p>x</p>",
            lambda e: Wrap(e("p"), "<div>", "</div>"),
            lambda e: Wrap(e("p"), "<main>", "</main>"),
            lambda e: RenameElement(e("p"), "h1"),
            lambda e: Insert(e("p"), "before", "<hr>"),
            lambda e: Insert(e("p"), "after", "<br>"),
            lambda e: Insert(e("p"), "start", "a"),
            lambda e: Insert(e("p"), "end", "z"),
        )
        == "<hr><main><div><h1>axz</h1></div></main><br>"
    )


def test_implied_ends_meet_in_the_right_order():
    assert (
        fixed(
            "<ul><li><p>a<li>b</ul>",
            lambda e: Insert(e("li:first-child"), "end", "<div>x</div>"),
            lambda e: Insert(e("li:first-child"), "after", "<li>n</li>"),
        )
        == "<ul><li><p>a<div>x</div><li>n</li><li>b</ul>"
    )


def test_only_the_words_that_change_are_written_anew():
    result = planned(
        ARTICLE, [lambda e: ReplaceText(e("#c"), "two, three.Four", "two, three. Four")]
    )
    assert result.text == change("three.Four", "three. Four")
    assert len(result.splices) == 1
    assert result.splices[0].new == " "


def test_text_is_found_through_references_and_escaped_anew():
    html = "<p>Fish &amp; chips &copy; x</p>"
    assert fixed(html, lambda e: ReplaceText(e("p"), "& chips ©", "& <i> ©")) == (
        "<p>Fish &amp; &lt;i> &copy; x</p>"
    )


def test_text_of_the_element_itself_is_meant():
    html = "<p><b>one</b> <!-- one --> one<i>one</i></p>"
    assert fixed(html, lambda e: ReplaceText(e("p"), "one", "two")) == (
        "<p><b>one</b> <!-- one --> two<i>one</i></p>"
    )


def test_titles_hold_text_alone():
    html = "<title>News</title><p>x"
    assert fixed(html, lambda e: ReplaceText(e("title"), "News", "Rain – News")) == (
        "<title>Rain – News</title><p>x"
    )
    assert fixed("<title></title>", lambda e: Insert(e("title"), "start", "A &amp; B")) == (
        "<title>A &amp; B</title>"
    )


def test_a_style_is_made_where_there_is_none():
    html = "<head>\n\t<title>a</title>\n</head>\n<p>x"
    assert fixed(html, lambda e: AddStyle(e("head"), "p { }")) == (
        "<head>\n\t<title>a</title>\n\t<style>p { }</style>\n</head>\n<p>x"
    )
    assert fixed(
        "<head><style media=print>a{}</style></head>", lambda e: AddStyle(e("head"), "p{}")
    ) == ("<head><style media=print>a{}</style><style>p{}</style></head>")


@pytest.mark.parametrize(
    ("html", "edit", "reason"),
    [
        ("<b>1<p>2</b>3</p>", lambda e: RemoveElement(e("body > b")), "browsers would not read"),
        (
            "<b>1<p>2</b>3</p>",
            lambda e: SetAttribute(e("body > b"), "id", "x"),
            "browsers would not",
        ),
        (
            "<table><tr><td>x</table>",
            lambda e: SetAttribute(e("tbody"), "id", "x"),
            "a script made",
        ),
        (
            "<table><div>x</div><tr><td>y</table>",
            lambda e: RemoveElement(e("table")),
            "browsers would",
        ),
        ("<p>x</p>", lambda e: Wrap(e("p"), "<p>", "</p>"), "browsers would not read"),
        ("<p>a<b>x</b>", lambda e: RenameElement(e("b"), "div"), "browsers would not read"),
        ("<div><p>a</div></p>", lambda e: RemoveElement(e("div")), "browsers would not"),
        ("<img alt='{{ t }}'>", lambda e: SetAttribute(e("img"), "alt", "x"), "a template writes"),
        ("<p><?= $x ?></p>", lambda e: RemoveElement(e("p")), "a template writes"),
        (
            "<p>{% if x %}a{% endif %}",
            lambda e: ReplaceText(e("p"), "{% if x %}a", "b"),
            "a template",
        ),
        ("<p>a</p>", lambda e: ReplaceText(e("p"), "b", "c"), "“b” does not stand so in the file"),
        ("<img>", lambda e: Insert(e("img"), "end", "x"), "holds nothing"),
        (
            "<script>a</script>",
            lambda e: Insert(e("script"), "end", "b"),
            "nothing can be put into",
        ),
        ("<title>a</title>", lambda e: Insert(e("title"), "end", "<b>x</b>"), "only text"),
        (
            "<head><style>a{}</style></head>",
            lambda e: AddStyle(e("head"), "</style>"),
            "cannot be written",
        ),
        (
            "<div>x",
            lambda e: Insert(e("div"), "after", "</div></div><p>"),
            "browsers would not read",
        ),
    ],
)
def test_what_is_not_certain_is_refused_with_the_reason(html, edit, reason):
    assert reason in refused(html, edit)


def test_what_a_script_changed_is_refused():
    html = "<img src=a alt=b><p>x"
    page = parse(f'<img src=a alt=c {STAMP}="0"><h2 {STAMP}="17">x')
    image, heading = element_in(page, "img"), element_in(page, "h2")
    fixes = [
        Fix("A fix.", Safety.SAFE, (SetAttribute(image, "alt", "d"),)),
        Fix("A fix.", Safety.SAFE, (RemoveElement(heading),)),
    ]
    result = plan(document_of(html), fixes)
    assert result.refused == {
        0: "a script sets the attribute alt",
        1: "a script has made the p element another one",
    }


def test_the_collectors_shortened_values_are_no_change():
    html = f'<img src="{"a" * 50}">'
    page = parse(f'<img src="{"a" * 20}…" {STAMP}="0">')
    image = element_in(page, "img")
    fix = Fix("A fix.", Safety.SAFE, (SetAttribute(image, "src", "b"),))
    assert plan(document_of(html), [fix]).text == '<img src="b">'


def test_fixes_that_touch_are_applied_apart():
    result = planned(
        "<p id=a>x</p><p id=b>y</p>",
        [lambda e: RemoveElement(e("#a"))],
        [lambda e: SetAttribute(e("#a"), "lang", "fr")],
        [lambda e: SetAttribute(e("#b"), "lang", "fr")],
        [lambda e: SetAttribute(e("#b"), "lang", "de")],
        [lambda e: SetAttribute(e("#b"), "dir", "ltr")],
        [lambda e: SetAttribute(e("#b"), "lang", "fr")],
    )
    assert result.text == '<p id=b lang="fr" dir="ltr">y</p>'
    assert [one.number for one in result.applied] == [0, 2, 4, 5]
    assert result.refused == {1: CLASH, 3: CLASH}
    assert result.clashing == {1, 3}


def test_a_fix_that_contradicts_itself_is_refused():
    html = "<div><p>x</p></div>"
    assert refused(
        html, lambda e: RemoveElement(e("div")), lambda e: SetAttribute(e("p"), "lang", "fr")
    ) == (CONTRADICTION)


def test_one_bad_fix_does_not_spoil_the_others():
    result = planned(
        "<p id=a>x</p><p id=b>y</p>",
        [lambda e: SetAttribute(e("#a"), "lang", "fr")],
        [lambda e: Wrap(e("#a"), "<p>", "</p>")],
        [lambda e: RenameElement(e("#b"), "h2")],
    )
    assert result.text == '<p id=a lang="fr">x</p><h2 id=b>y</h2>'
    assert list(result.refused) == [1]
    assert not result.clashing


def test_a_latin_1_file_keeps_its_bytes_and_gets_references():
    body = b"\r\n<meta charset=iso-8859-1><p>caf\xe9 \x81</p>"
    document = read_document(body)
    html = document.text
    page = parse(stamp(html))
    fix = Fix(
        "A fix.",
        Safety.SAFE,
        (
            SetAttribute(element_in(page, "p"), "title", "é日"),
            Insert(element_in(page, "p"), "after", "<h2>日</h2>"),
        ),
    )
    result = plan(document, [fix])
    assert document.encode(result.text) == (
        b'\r\n<meta charset=iso-8859-1><p title="\xe9&#26085;">caf\xe9 \x81</p><h2>&#26085;</h2>'
    )


def test_a_byte_order_mark_and_utf_16_stay():
    for bom, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le")):
        document = read_document(bom + "<p>é".encode(codec))
        fix = Fix(
            "A fix.",
            Safety.SAFE,
            (SetAttribute(element_in(parse(stamp("<p>é")), "p"), "id", "日"),),
        )
        result = plan(document, [fix])
        assert document.encode(result.text) == bom + '<p id="日">é'.encode(codec)


def test_places_lead_back_from_the_new_text_to_the_old():
    result = planned(
        "<p>a</p><p id=b>y</p><i>z</i>",
        [lambda e: Insert(e("#b"), "before", "<hr>")],
        [lambda e: RemoveAttribute(e("#b"), "id")],
    )
    assert result.text == "<p>a</p><hr><p>y</p><i>z</i>"
    shift = Shift(result.splices)
    assert [shift.back(result.text.index(tag)) for tag in ("<p>a", "<hr>", "<p>y", "<i>")] == [
        0,
        None,
        8,
        21,
    ]


RULES = [rule for rule in discover() if rule.fix and not rule.needs & {Need.KEYBOARD, Need.SITE}]
BAD = [(rule, bad) for rule in RULES for bad in rule.bad]
# The language is written by a template, and only there can it be changed.
NOT_OURS = {'<html lang="{{ lang }}">'}


def name(value: object) -> str:
    """A readable test id."""
    if isinstance(value, Rule):
        return value.id
    return value.why[:40] if isinstance(value, Bad) else ""


@pytest.mark.parametrize(("rule", "bad"), BAD, ids=name)
def test_every_rules_fix_can_be_put_into_its_examples(rule: Rule, bad: Bad) -> None:
    page = parse(stamp(bad.html), "https://example.org/story.html")
    assert rule.fix
    fix = rule.fix(element_in(page, bad.target), page)
    if fix is None or any(bad.html.startswith(start) for start in NOT_OURS):
        return
    result = plan(document_of(bad.html), [fix])
    assert [one.number for one in result.applied] == [0], result.refused
    assert splice(bad.html, result.splices) == result.text
    if fix.safety is not Safety.ADVICE and Need.LAYOUT not in rule.needs:
        after = evaluate(parse(result.text, page.url), [rule])
        assert not after.findings, result.text


# Random documents and edits: what html5lib's tree becomes when the edit is made in it is what it
# is when the edit is made in the text.

INLINE = ("b", "i", "span", "a")
BLOCK = ("div", "section", "article", "ul", "h2", "p")
TEXTS = st.text(st.sampled_from("ab é&<>\"'\n日"), min_size=1, max_size=8)
VALUES = st.text(st.sampled_from("ab é&<>\"'日="), max_size=8)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@st.composite
def attributes(draw: st.DrawFn) -> str:
    parts = []
    for attribute in draw(
        st.lists(st.sampled_from(["title", "lang", "class"]), max_size=2, unique=True)
    ):
        value = escaped(draw(VALUES))
        quote = draw(st.sampled_from("'\""))
        gap = draw(st.sampled_from([" ", "  ", "\n  ", "\t"]))
        code = "&quot;" if quote == '"' else "&#39;"
        parts.append(f"{gap}{attribute}={quote}{value.replace(quote, code)}{quote}")
    return "".join(parts)


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> str:
    """Well-formed HTML; each element has an id, written later."""
    kinds = ["text", "inline", "img"] + ["block"] * (depth < 3)
    kind = draw(st.sampled_from(kinds))
    if kind == "text":
        return escaped(draw(TEXTS))
    if kind == "img":
        return f"<img ID{draw(attributes())}{draw(st.sampled_from(['', ' /']))}>"
    tag = draw(st.sampled_from(BLOCK if kind == "block" else INLINE))
    if tag in ("p", "h2", "span", "a", "b", "i"):
        inner = escaped(draw(TEXTS)) if draw(st.booleans()) else ""
    else:
        between = draw(st.sampled_from(["", "\n", "\n  ", "\n\t"]))
        inner = between.join(["", *draw(st.lists(elements(depth + 1), max_size=3)), ""])
    end = "" if tag == "p" and depth == 0 and draw(st.booleans()) else f"</{tag}>"
    written = tag.upper() if draw(st.booleans()) and tag != "p" else tag
    return f"<{written} ID{draw(attributes())}>{inner}{end}"


@st.composite
def documents(draw: st.DrawFn) -> str:
    text = "\n".join(draw(st.lists(elements(), min_size=1, max_size=4)))
    while " ID" in text:
        text = text.replace(" ID", f' id="n{text.count(" ID")}"', 1)
    head = draw(
        st.sampled_from(["", "<!doctype html>\n<html><head></head><body>\n", "<!-- <p> -->"])
    )
    text = head + text + draw(st.sampled_from(["", "\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@st.composite
def edits(draw: st.DrawFn, page: Page) -> Edit | None:
    """An edit of one of the page's elements with an id; None where there is none."""
    own = [element for element in page.elements if element.has("id")]
    if not own:
        return None
    element = draw(st.sampled_from(own))
    texts = [child for child in element.children if isinstance(child, str) and child.strip()]
    kinds: list[Edit] = [
        SetAttribute(element, draw(st.sampled_from(["alt", "title", "lang"])), draw(VALUES)),
        RemoveAttribute(element, draw(st.sampled_from(["title", "lang", "class"]))),
        RemoveElement(element),
        Insert(element, draw(st.sampled_from(["before", "after"])), "<hr>"),
        Wrap(element, "<div>", "</div>"),
    ]
    if element.tag != "img":
        kinds += [
            Unwrap(element),
            RenameElement(element, draw(st.sampled_from(["h3", "div", "em"]))),
            Insert(element, draw(st.sampled_from(["start", "end"])), "<i>new</i>"),
        ]
    if texts:
        text = draw(st.sampled_from(texts))
        begin = draw(st.integers(0, len(text) - 1))
        old = text[begin : begin + 3]
        if old.strip():
            kinds.append(ReplaceText(element, old, draw(TEXTS)))
    return draw(st.sampled_from(kinds))


def soup_with(html: str, edit: Edit) -> BeautifulSoup:
    """html5lib's tree with the edit made by BeautifulSoup."""
    soup = BeautifulSoup(html, "html5lib")
    tag = cast("Tag", soup.find(id=edit.element.get("id")))
    match edit:
        case SetAttribute(name=attribute, value=value):
            tag[attribute] = value
        case RemoveAttribute(name=attribute):
            tag.attrs.pop(attribute, None)
        case RenameElement(tag=other):
            tag.name = other
        case RemoveElement():
            tag.decompose()
        case Unwrap():
            tag.unwrap()
        case Wrap():
            tag.wrap(soup.new_tag("div"))
        case Insert(where=where, html=text):
            insert(tag, where, list(BeautifulSoup(text, "html.parser").contents))
        case ReplaceText(old=old, new=text):
            own = (child for child in tag.contents if type(child) is NavigableString)
            first = next(child for child in own if old in child)
            first.replace_with(first.replace(old, text, 1))
    return soup


def insert(tag: Tag, where: str, new: list[PageElement]) -> None:
    if where == "before":
        tag.insert_before(*new)
    elif where == "after":
        tag.insert_after(*new)
    else:
        tag.insert(0 if where == "start" else len(tag.contents), *new)


def told(tag: Tag) -> list[object]:
    """The tree as a list, without white space."""
    found: list[object] = []
    for child in tag.contents:
        if isinstance(child, Tag):
            found.append(
                (child.name, sorted((k, str(v)) for k, v in child.attrs.items()), told(child))
            )
        elif not isinstance(child, PreformattedString):
            words = "".join(child.split())
            if words and found and isinstance(found[-1], str):
                found[-1] += words
            elif words:
                found.append(words)
    return found


HARD = settings(max_examples=400, suppress_health_check=list(HealthCheck))


@HARD
@given(st.data())
def test_the_new_text_is_the_old_tree_with_the_edit_in_it(data):
    html = data.draw(documents())
    page = parse(stamp(html))
    edit = data.draw(edits(page))
    if edit is None:
        return
    document = document_of(html)
    fix = Fix("A fix.", Safety.SAFE, (edit,))
    result = plan(document, [fix])
    if result.refused or (result.in_place and isinstance(edit, ReplaceText)):
        assert result.text == html  # of “<<” in “<<<”, nobody can say whether it is “<” made anew
        return
    wanted = soup_with(html, edit)
    assert told(BeautifulSoup(result.text, "html5lib")) == told(wanted)
    outside(document.body, document.encode(result.text), result)
    again_changes_nothing(result.text, edit)


def outside(old: bytes, new: bytes, result: Plan) -> None:
    """What no splice changed is byte for byte in both."""
    text = old.decode()
    at = last = 0
    for one in result.splices:
        kept = text[last : one.start].encode()
        assert new[at : at + len(kept)] == kept
        at += len(kept) + len(one.new.encode())
        last = one.end
    assert new[at:] == text[last:].encode()


def again_changes_nothing(html: str, edit: Edit) -> None:
    page = parse(stamp(html))
    same = select(page, f"#{edit.element.get('id')}")
    if not same or isinstance(edit, (Wrap, RemoveElement)):
        return
    facts = {n: getattr(edit, n) for n in edit.__slots__ if n != "element"}
    fix = Fix("A fix.", Safety.SAFE, (type(edit)(element=same[0], **facts),))
    if isinstance(edit, ReplaceText) and edit.new.strip() == "":
        return
    result = plan(document_of(html), [fix])
    if isinstance(edit, ReplaceText) and edit.old not in edit.new:
        return  # the old words may stand there once more
    assert result.text == html, edit


SOUP = st.lists(
    st.sampled_from(
        [
            "<p id=a>", "</p>", "<div id=b>", "</div>", "<b id=c>", "</b>", "<a id=d>", "</a>", "<table>", "<tr>",
            "<td id=e>", "</table>", "<svg id=f>", "</svg>", "<script>", "</script>", "<!-- ", "-->", "<", "'",
            "\r\n", " ", "x", "&amp;", "{{ a < b }}", "<?php > ?>", "<li id=g>", "<template>", "</template>",
            "<h2 id=h", ">", "<br id=i/>", "<textarea id=j>", "</textarea>", "<body id=k>", "</body>",
        ]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@HARD
@given(st.data())
def test_broken_documents_are_changed_with_certainty_or_not_at_all(data):
    html = data.draw(SOUP)
    page = parse(stamp(html))
    clean = parse(html)
    if [e.tag for e in clean.elements] != [e.tag for e in page.elements]:
        return
    first = data.draw(edits(page))
    second = data.draw(edits(page))
    if first is None or second is None:
        return
    fixes = [Fix("A fix.", Safety.SAFE, (edit,)) for edit in (first, second)]
    document = document_of(html)
    result = plan(document, fixes)
    told_of = {one.number for one in result.applied} | set(result.in_place) | set(result.refused)
    assert told_of == {0, 1}
    outside(document.body, document.encode(result.text), result)
