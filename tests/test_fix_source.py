"""Every tag and attribute is found where it stands, in texts of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yaudit.fix.document import UnreadableError, document_of, read_document
from a11yaudit.fix.source import Source, name_end
from a11yaudit.fix.stamps import stamp
from a11yaudit.page.stamps import STAMP, unstamped
from a11yaudit.page.static import parse


def tags_of(text: str) -> list[tuple[str, str | None, str | None]]:
    """Of each element: name, start tag and end tag as written."""
    source = Source(text)
    return [
        (
            node.tag,
            text[slice(*node.start)] if node.start else None,
            text[slice(*node.end)] if node.end else None,
        )
        for node in source.nodes
        if node.tag not in ("html", "head", "body") or node.start
    ]


def test_tags_as_written():
    assert tags_of("<P class=a\n>x</p\n ><br/><img src=a/>") == [
        ("p", "<P class=a\n>", "</p\n >"),
        ("br", "<br/>", None),
        ("img", "<img src=a/>", None),
    ]


def test_implied_ends_are_before_the_space_that_the_next_tag_follows():
    text = "<ul>\n  <li>a\n  <li>b <b>c</b>\n</ul>"
    items = [node for node in Source(text).nodes if node.tag == "li"]
    assert [text[slice(*item.whole)] for item in items] == ["<li>a", "<li>b <b>c</b>"]


def test_implied_elements_and_copies_have_no_tags():
    assert tags_of("<table><tr><td>x</table><b>1<p>2</b>3</p>") == [
        ("table", "<table>", "</table>"),
        ("tbody", None, None),
        ("tr", "<tr>", None),
        ("td", "<td>", None),
        ("b", "<b>", None),
        ("p", "<p>", "</p>"),
        ("b", None, None),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_count_as_they_stand(newline):
    text = newline.join(
        ["<!doctype html>", "<p", " id=a", ">x", "</p>", "<b class='a", "b'>y</b>", ""]
    )
    found = {node.tag: node for node in Source(text).nodes}
    assert text[slice(*found["p"].start)] == newline.join(["<p", " id=a", ">"])
    assert text[slice(*found["p"].end)] == "</p>"
    assert text[slice(*found["b"].whole)] == newline.join(["<b class='a", "b'>y</b>"])
    assert text[slice(*found["b"].written["class"].value)] == f"'a{newline}b'"


def test_attributes_as_written():
    text = """<p A=1 b = 'x"y' c="d>e" f g=h/ i="" =j l m==k {{ n }} a=2>"""
    node = next(n for n in Source(text).nodes if n.tag == "p")
    written = {
        name: (text[slice(*a.span)], a.value and text[slice(*a.value)], a.quote)
        for name, a in node.written.items()
    }
    assert written == {
        "a": ("A=1", "1", ""),
        "b": ("b = 'x\"y'", "'x\"y'", "'"),
        "c": ('c="d>e"', '"d>e"', '"'),
        "f": ("f", None, ""),
        "g": ("g=h/", "h/", ""),
        "i": ('i=""', '""', '"'),
        "=j": ("=j", None, ""),
        "l": ("l", None, ""),
        "m": ("m==k", "=k", ""),
        "{{": ("{{", None, ""),
        "n": ("n", None, ""),
        "}}": ("}}", None, ""),
    }


def test_stamps_stand_behind_the_names_and_nowhere_else():
    text = (
        "<!-- <p> --><p id=a><script>'<p>'</script><noscript><p></noscript><title><p></title><BR/>"
    )
    assert stamp(text) == (
        '<!-- <p> --><p data-a11yaudit-at="12" id=a><script data-a11yaudit-at="20">'
        "'<p>'</script><noscript data-a11yaudit-at=\"42\"><p></noscript>"
        '<title data-a11yaudit-at="66"><p></title><BR data-a11yaudit-at="84"/>'
    )


def test_stamps_that_would_change_the_tree_are_left_out():
    text = "<p><i><i><i><i>x<p>y"
    stamped = stamp(text)
    assert f"<p {STAMP}=" in stamped
    assert f"<i {STAMP}=" not in stamped


def test_stamps_lead_back_to_the_tags():
    text = "<main>\r\n<p>x<p>y</main>"
    page = parse(stamp(text))
    found = {e.tag: e.offset for e in page.elements}
    assert found == {"html": -1, "head": -2, "body": -3, "main": 0, "p": 12}


def test_stamps_are_no_attributes_of_the_page():
    page = parse(f'<p id=a {STAMP}="7" class=b>')
    paragraph = next(page.find("p"))
    assert (paragraph.offset, dict(paragraph.attrs)) == (7, {"id": "a", "class": "b"})
    assert {e.offset for e in parse("<p>").elements} == {None}


def test_stamps_are_taken_out_of_what_people_read():
    assert unstamped('<p data-a11yaudit-at="12" id=a>') == "<p id=a>"
    assert unstamped(r'{"html": "<p data-a11yaudit-at=\"12\" id=a>"}') == '{"html": "<p id=a>"}'


BITS = (
    "<p>", "</p>", "<div class=a>", "</div>", "<b>", "</b>", "<a href='x'>", "</a>", "<table>", "<tr>", "<td>",
    "</table>", "<svg>", "<title>", "</title>", "</svg>", "<script>", "</script>", "<!-- ", "-->", "<", ">", "'",
    '"', "\r\n", "\n", "\r", " ", "x", "&amp;", "{{ a < b }}", "<?php > ?>", "<![CDATA[", "]]>", "\0", "é", "𝒳",
    "\udc81", "<li", "<template>", "</template>", "<select>", "<option>", "<textarea>", "</textarea>", "=",
    '<img alt = "a\r\nb" / >', "<html a=1>", "<body b>", "<head>", "</head>", "</body>", "<br/>", "<plaintext>",
)  # fmt: skip
SOUPS = st.lists(st.sampled_from(BITS), max_size=25).map("".join)


@given(SOUPS)
def test_whatever_the_text_each_span_holds_its_tag(text):
    source = Source(text)
    for node in source.nodes:
        if node.start:
            written = text[slice(*node.start)]
            name = text[node.start.start + 1 : name_end(source, node)]
            assert written.startswith("<")
            assert written.endswith(">")
            assert name.replace("\0", "\ufffd").lower() == node.tag.lower()
            assert source.at(node.start.start) is node
        if node.end:
            assert text[slice(*node.end)].startswith("</")
        if node.whole and node.inner:
            assert node.whole.start <= node.inner.start <= node.inner.end <= node.whole.end
        for attribute in node.written.values():
            assert node.start
            assert node.start.start < attribute.span.start < attribute.span.end < node.start.end


@given(SOUPS)
def test_a_stamped_text_without_its_stamps_is_the_text(text):
    assert unstamped(stamp(text)) == text


def test_deep_nesting_is_no_trouble():
    source = Source("<div>" * 20_000)
    assert len(source.nodes) == 20_003


@pytest.mark.parametrize(
    ("body", "charset", "codec", "writable"),
    [
        (b"abc", "", "utf-8", "ascii"),
        ("é".encode(), "", "utf-8", "utf-8"),
        (b"\xef\xbb\xbfabc\xff", "latin-1", "utf-8", "utf-8"),
        ("é<p>".encode("utf-16"), "", "utf-16-le", "utf-16-le"),
        (b"\xfe\xff\x00<", "", "utf-16-be", "utf-16-be"),
        (b"<meta charset=iso-8859-1>\x81\xe9", "", "cp1252", "cp1252"),
        (b"<meta charset=iso-8859-1>\xc3\xa9", "utf-8", "utf-8", "utf-8"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=utf-16>\xc3\xa9", "", "utf-8", "utf-8"),
        (b"<meta content='text/html; charset=shift_jis'>\x83\x5c\x81", "", "cp932", "cp932"),
        (b"\xe9\x81", "", "cp1252", "ascii"),
        (b"x\x80\xff", "big5", "big5hkscs", "big5hkscs"),
        (b"<meta charset=nonsense>\xe9", "", "cp1252", "ascii"),
    ],
)
def test_bytes_lead_back_to_the_same_bytes(body, charset, codec, writable):
    document = read_document(body, charset)
    assert (document.codec, document.writable) == (codec, writable)
    assert document.encode(document.text) == body


def test_bytes_that_do_not_lead_back_are_refused():
    body = b"\x1b$B4A\x1b(B\x1b$B;z\x1b(B"  # two shifts where one would do
    with pytest.raises(UnreadableError, match="does not lead back to the same bytes"):
        read_document(body, "iso-2022-jp")


@given(
    st.binary(max_size=60), st.sampled_from(["", "utf-8", "windows-1252", "euc-jp", "gbk", "big5"])
)
def test_any_bytes_lead_back_or_are_refused(body, charset):
    try:
        document = read_document(body, charset)
    except UnreadableError:
        return
    assert document.encode(document.text) == body


def test_new_letters_that_the_encoding_lacks_become_references():
    document = read_document(b"<meta charset=iso-8859-1>\xe9")
    assert document.fit("é日") == "é&#26085;"
    assert not document.holds("日")


@pytest.mark.parametrize(
    ("text", "newline"),
    [("a\nb\nc", "\n"), ("a\r\nb\r\nc\n", "\r\n"), ("a\rb\r", "\r"), ("a", "\n")],
)
def test_most_line_ends_decide(text, newline):
    assert document_of(text).newline == newline
