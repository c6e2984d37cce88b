"""No page can make the engine crash or hang, whatever its markup holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yaudit.article import article_of
from a11yaudit.engine import evaluate
from a11yaudit.page.static import parse
from a11yaudit.rule import discover

TEXT = "The ferry leaves the old harbour at seven and comes back at noon, in any weather. "
PAGES = {
    "nothing": "",
    "text only": TEXT,
    "broken addresses": f'<p>{TEXT * 3}</p><a href="http://[bad"><img src="https://[x" alt="a">'
    '</a><a href="javascript:0" id="x">go</a><img srcset=", ,, 2x" data-src="::::/">',
    "broken JSON-LD": '<script type="application/ld+json">{"@type": [</script>'
    '<script type="application/ld+json">[[[{"headline": {"x": 1}, "publisher": 7}]]]</script>',
    "odd attributes": '<img alt width="-1" height="1e9"><h2 aria-level="x" role="heading x">a</h2>'
    '<p id="" class="  " aria-labelledby="a b  c">x</p><a href="#%E0%A4%A">x</a>',
    "references in circles": '<p id="a" aria-labelledby="b">x</p><a href="#" id="b" '
    'aria-labelledby="a">y</a><img aria-describedby="c" id="c" alt="z">',
    "deep": "<div>" * 400 + TEXT + "</div>" * 400,
    "frameset": '<frameset><frame src="a.html"></frameset>',
    "svg and math": "<svg><title>a</title><a href='#x'><text>t</text></a></svg><math><mi>x</mi></math>",
    "two bodies": f"<body class=a><p>{TEXT}<body id=b><p>{TEXT}",
    "control characters": f"<h1>\x01\x1b[31m{TEXT}\u202e</h1><img alt='\u0000\ufffd' src='\u2028'>",
}


@pytest.mark.parametrize("name", PAGES)
def test_no_rule_crashes(name: str) -> None:
    page = parse(PAGES[name], "https://example.org/story.html")
    article_of(page)
    assert evaluate(page, discover()).crashed == {}


FRAGMENTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<figure>",
        "</figure>",
        "<figcaption>",
        "</figcaption>",
        "<h1>",
        "</h1>",
        "<h3>",
        "</h3>",
        "<a href='#x'>",
        "<a href='/y'>",
        "</a>",
        "<img src='a.jpg' alt='A ferry'>",
        "<img src='b.jpg'>",
        "<article>",
        "</article>",
        "<div class='caption'>",
        "</div>",
        "<b>",
        "</b>",
        "<br>",
        "<li>",
        "<table><tr><td>",
        "</table>",
        "<nav>",
        "</nav>",
        TEXT,
        "A ferry",
        "写真：港のフェリー。",
        "الصورة: العبّارة في الميناء",
        "<input placeholder='Search'>",
        "<noscript>",
    ]
)


@given(st.lists(FRAGMENTS, max_size=40))
def test_no_mixture_of_markup_makes_a_rule_crash(parts: list[str]) -> None:
    page = parse("".join(parts), "https://example.org/story.html")
    assert evaluate(page, discover()).crashed == {}
