"""The browser's own elements carry the stamp of their own start tag, in documents of every kind."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

import pytest

from a11yaudit.browser.session import Session
from a11yaudit.fix.source import Node, Source
from a11yaudit.fix.stamps import FORMATTING, stamp
from a11yaudit.page.stamps import STAMP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from a11yaudit.browser.find import FoundBrowser

pytestmark = pytest.mark.browser

NASTY = [
    "",
    "no tag at all",
    "<!doctype html><html lang=en><head><title>a</title></head><body><p>x</p></body></html>\n",
    "<p>one<p>two<div>three",
    "<ul><li>a<li>b<ul><li>c</ul><li>d</ul><dl><dt>a<dd>b<dt>c</dl>",
    "<table>loose<div>x</div><tr><td>1<td>2<tr><th>3</table><table><caption>c<col><td>x</table>",
    "<table><tr><td><table><tr><td>in</table>out</table>",
    "<b>1<p>2</b>3</p><i><b>x</i>y</b><p><b><b>x<p>y",
    "<a href=1>x<div><a href=2>y</a></div></a><nobr>a<nobr>b</nobr>",
    "<form><form><input></form></form><button>a<button>b</button>",
    "<select><option>a<option>b<optgroup label=x><option>c</select><p>after",
    "<svg viewBox=0><title>a</title><path d=1 /><style><b></style></svg><p>x",
    "<svg><foreignObject><p>x</svg></p></foreignObject></svg><math><mi><b>x</mi><mtext><p>y</math>",
    "<svg><![CDATA[ <p> ]]></svg><![CDATA[ <p> ]]><p>y",
    "<svg><script>1 < 2</script><desc><div>x</div></desc><font color=red></svg>",
    "<template><tr><td>x</td></tr><template><p>y</template></template><p>z",
    "<noscript><img src=a></noscript><body><noscript><img src=b><p></noscript><p>c",
    "<script>'<p>' // </p>\n<!-- <script> <p> </script> <p> --></script><p>x",
    "<script><!-- </script><p>x --><p>y",
    "<style>p > b { content: '<p>' }</style><textarea><p></textarea><title><p></title><xmp><p></xmp>",
    "<iframe><p></iframe><noembed><p></noembed><noframes><p></noframes><p>x<plaintext><p></plaintext>",
    "<!-- <p> --><!--><p>a--><!---><p>b<!-- x --!><p>c<!- <p> -><p>d<!-->--><p>e",
    "<p {{ attr }} class={{ x }} id='{% if a > b %}y{% endif %}'>{{ '<b>' }}{% if a < b %}<i>x</i>",
    "<p <?php echo 'x>' ?> class=y>z</p><?php if ($a > 1): ?><b>x</b><?php endif ?><p>y",
    "<% if a %><p><%= x > 1 ? '<b>' : \"\" %></p><% end %><a href=<%= url %> title='<%= t %>'>x</a>",
    "<p a=1 a=2 A=3 b='>' c=\">\" d=/ e=a/b/ f / g=\"'\" h='\"' i=`x` =j k==l>x<img src=y/ alt/>",
    "<p\n\tclass\n=\n'a'\n>x</p\n><P CLASS=a ID = b>y</P ><div / class=x><br/><p/>z</p><br></br></p>",
    "<!doctype html>\r\n<html\r\n lang=en>\r\n<p\r\n  id=a\r\n>x\r\n</p>\r\n<img alt='a\r\nb'>\r<b>c</b>\r\r\n<i>d",
    "<body class=a><div></body><p>x</html><b>y</b><html class=k><body id=z data-x=1>",
    "<head><meta charset=utf-8><p>in head</head><title>late</title><link rel=x></p></body></html>\n ",
    "<frameset><frame><noframes><p></noframes></frameset>",
    "<p>x<frameset><frame></frameset>",
    "<a b='unclosed><p>x</p>",
    "<p>a<",
    "<p>a</",
    "<p>a</p",
    "<p class=",
    "<p>a<!--",
    "<p>a<3 <- <% < p> </ p> </> </3> <p>b",
    "<image src=x><isindex><keygen><menuitem>a<main><search><dialog>b",
    "<h1>a<h2>b</h3><h4>c</h4></h1><p><h5>x</h6>",
    "<ruby>a<rt>b<rp>(<rb>c</ruby><details><summary>s</summary>x</details>",
    "<p>𝒳<b>é</b>\u2028<i>日本</i>&amp;<u>&notit;</u>&#x41;<s title='&lt;p&gt; &amp &copy=1'>",
    "<div><![endif]--><!--[if IE]><p>ie</p><![endif]--><p>x</div>",
    "<li>a</li><td>b</td><tr>c<p>d</td></li>",
    "<marquee><applet><object><p>x</applet></marquee></object>",
    "<pre>\n\nx<b>y</b></pre><textarea>\nx</textarea><listing>\ny</listing>",
    "<p><svg><p>x</svg>y<math><annotation-xml encoding='text/html'><p>z</annotation-xml></math>",
    "<col><td><p>x<option>y<hr><select><hr><input><p>z",
    "<font><p><font>a<table><font><tr><td><font>b</table>c",
    "<a><svg><a>x</a><g><a><p></a></svg>y",
    "<p>" * 30 + "<i>" * 12 + "<p>x",
]  # fmt: skip

# Without select and template: what tables and forms do in them, parsers do not agree on.
TAGS = (
    "p div b i a span li ul td tr table tbody h1 h2 svg title math mi option form button "
    "section br img input body html head style script textarea font nobr dd dt "
    "foreignObject caption figure figcaption ruby rt"
).split()
BITS = (
    "x", " ", "\n", "\r\n", "&amp;", "<!-- <p> -->", "<", "</", "{{ a }}", "<?php > ?>", "<![CDATA[x]]>",
    "é", "<!doctype html>",
)  # fmt: skip
ATTRIBUTES = (
    "", " class=a", " id='x>y'", ' title="a&lt;b"', " hidden", "\n  alt=''", " a=1 a=2", " /",
    " {{ x }}", " xlink:href=#a", " viewBox='0 0'", " DATA-X=É",
)  # fmt: skip

SEE_ALL = """
(documents) => documents.map((text) => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  const inner = frame.contentDocument;
  inner.open();
  inner.write(text);
  inner.close();
  const told = (node) => {
    if (node.nodeType === 3 || node.nodeType === 4) return node.data;
    if (node.nodeType !== 1) return null;
    const children = [...(node.localName === "template" && node.content || node).childNodes];
    return [node.localName, node.namespaceURI === "http://www.w3.org/1999/xhtml",
      Object.fromEntries([...node.attributes].map((a) => [a.name, a.value])),
      children.map(told).filter((child) => child !== null)];
  };
  const seen = [...inner.childNodes].map(told).filter((node) => node !== null);
  frame.remove();
  return seen;
})
"""


def soup(seed: int) -> str:
    """A random run of tags, texts and breakage; the same for the same seed."""
    dice = random.Random(seed)
    parts = []
    for _ in range(dice.randint(3, 30)):
        kind = dice.random()
        tag = dice.choice(TAGS)
        if kind < 0.5:
            parts.append(f"<{tag}{dice.choice(ATTRIBUTES)}>")
        elif kind < 0.75:
            parts.append(f"</{tag}>")
        else:
            parts.append(dice.choice(BITS))
    return "".join(parts)


async def _see(documents: Sequence[str], executable: Path | None) -> list[Any]:
    async with Session(executable) as session, session.page() as tab:
        return list(await tab.evaluate(SEE_ALL, list(documents)))


def browsers_view(node: Any) -> Any:
    """What the browser told, texts joined, the stamp apart."""
    if isinstance(node, str):
        return node
    tag, is_html, attrs, children = node
    attrs = dict(attrs)
    at = attrs.pop(STAMP, None)
    return (
        tag,
        is_html,
        None if at is None else int(at),
        attrs,
        joined(map(browsers_view, children)),
    )


def our_view(node: Node | str) -> Any:
    """What `Source` has, in the shape of `browsers_view`; a copy has the stamp of its original."""
    if isinstance(node, str):
        return node
    return (
        node.tag,
        node.is_html,
        node.start.start if node.start else None,
        dict(node.attrs),
        joined(our_view(child) for child in node.children),
    )


def joined(children: Any) -> list[Any]:
    """The children, neighbouring texts as one."""
    told: list[Any] = []
    for child in children:
        if isinstance(child, str) and told and isinstance(told[-1], str):
            told[-1] += child
        elif child != "":
            told.append(child)
    return told


def differences(theirs: Any, ours: Any, unstamped: frozenset[str], path: str = "") -> list[str]:
    """Where the two differ; copies that the parser made of one tag share its stamp there."""
    if isinstance(theirs, str) or isinstance(ours, str):
        return [] if theirs == ours else [f"{path}: {theirs!r} in the browser, {ours!r} here"]
    found = []
    if theirs[:2] != ours[:2] or theirs[3] != ours[3]:
        found.append(f"{path}: {theirs[:4]} in the browser, {ours[:4]} here")
    if theirs[2] != ours[2] and ours[2] is not None and theirs[0] not in unstamped:
        found.append(f"{path}/{theirs[0]}: stamp {theirs[2]} in the browser, {ours[2]} here")
    if len(theirs[4]) != len(ours[4]):
        found.append(f"{path}/{theirs[0]}: {theirs[4]} in the browser, {ours[4]} here")
        return found
    for a, b in zip(theirs[4], ours[4], strict=True):
        found += differences(a, b, unstamped, f"{path}/{theirs[0]}")
    return found


def compare(documents: Sequence[str], browser: FoundBrowser) -> list[str]:
    """The differences between the browser's trees of the stamped documents and ours."""
    stamped = [stamp(text) for text in documents]
    seen = asyncio.run(_see(stamped, browser.path))
    wrong = []
    for text, marked, theirs in zip(documents, stamped, seen, strict=True):
        source = Source(text)
        all_marked = marked.count(STAMP) == sum(node.start is not None for node in source.nodes)
        unstamped = frozenset[str]() if all_marked else FORMATTING
        one = ("#", True, None, {}, joined(map(browsers_view, theirs)))
        two = ("#", True, None, {}, joined(our_view(n) for n in source.root.children))
        wrong += [f"{text!r}\n    {line}" for line in differences(one, two, unstamped)]
    return wrong


def test_each_element_carries_the_stamp_of_its_own_tag(browser: FoundBrowser) -> None:
    wrong = compare(NASTY, browser)
    assert not wrong, "\n".join(wrong)


def test_random_tag_soup_too(browser: FoundBrowser) -> None:
    wrong = compare([soup(seed) for seed in range(1500)], browser)
    assert not wrong, "\n".join(wrong[:20])
