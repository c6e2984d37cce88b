"""The parts that causes are made of: names that stay, places, likeness, patterns of addresses."""

from __future__ import annotations

import pytest

from a11yaudit.merge import gathered
from a11yaudit.model import Finding, Outcome, Severity
from a11yaudit.page.identity import identity_of, place, selector_place, stable_name
from a11yaudit.page.static import parse, select
from a11yaudit.site.kinds import OF_RULE, Kind, kind_of
from a11yaudit.site.likeness import Index, jaccard, joined
from a11yaudit.site.patterns import pattern_of, patterns_of
from a11yaudit.site.where import spot_of


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("article__header", "article__header"),
        ("articleBody", "articleBody"),
        ("entry-content", "entry-content"),
        ("заголовок", "заголовок"),
        ("MuiButton-root", "MuiButton-root"),
        ("Button_root__aB3xZ", "Button_root"),
        ("header__3kQzP", "header"),
        ("nav__item--active", "nav__item"),
        *(
            (made, "")
            for made in "css-1q2w3e hzBxkP sc-bdVaJa mt-4 postid-123 dkmwqn is-open".split()
        ),
        *((state, "") for state in "active hidden lazyloaded js-enabled has-sidebar first".split()),
    ],
)
def test_of_class_names_only_what_people_chose_stays(name: str, stays: str) -> None:
    assert stable_name(name) == stays


def test_places_leave_mere_wrappers_out() -> None:
    plain = parse('<main><article class="story"><p><a href="/x">x</a></p></article></main>')
    wrapped = parse(
        '<main class="is-loaded"><div><div class="css-9f8e7d"><article class="story x1y2z3"><span>'
        '</span><div><p><span><a href="/x">x</a></span></p></div></article></div></div></main>'
    )
    (first,), (second,) = select(plain, "a"), select(wrapped, "a")
    assert place(first) == place(second) == "main > article.story > p > a"


def test_selectors_of_others_lose_positions_and_made_names() -> None:
    first = selector_place("#ad_frame_12 > div:nth-child(3) > .a.main-box > iframe")
    second = selector_place("#ad_frame_7 > div:nth-child(9) > .b.main-box > iframe")
    assert first == second == "div > .main-box > iframe"


def test_what_holds_half_of_the_page_is_known_by_its_place() -> None:
    first = parse("<nav><p>Monday</p><a href='/a'>News</a></nav>")
    second = parse("<nav><p>Tuesday</p><a href='/b'>Sport</a><a href='/c'>More</a></nav>")
    (one,), (other,) = select(first, "nav"), select(second, "nav")
    assert identity_of(one) == identity_of(other)


def test_numbers_in_a_link_do_not_count_but_those_of_a_heading_do() -> None:
    page = parse("<a href=x>12 comments</a><a href=x>13 comments</a><h2>2019</h2><h2>2020</h2>")
    links, headings = select(page, "a"), select(page, "h2")
    assert identity_of(links[0]) == identity_of(links[1])
    assert identity_of(headings[0]) != identity_of(headings[1])


def review(selector: str) -> Finding:
    return Finding(
        "color-contrast",
        ("axe",),
        Outcome.REVIEW,
        Severity.SERIOUS,
        (),
        "Look.",
        selector,
        "",
        selector,
    )


def test_what_axe_could_not_decide_stays_the_same_finding_whichever_place_is_first() -> None:
    (first,) = gathered([review("p.one"), review("p.two")], "/page")
    (second,) = gathered([review("p.new"), review("p.one"), review("p.two")], "/page")
    (alone,) = gathered([review("p.two")], "/page")
    assert first.fingerprint == second.fingerprint == alone.fingerprint
    assert gathered([review("p.two")], "/other")[0].fingerprint != first.fingerprint


@pytest.mark.parametrize(
    ("css", "part"),
    [
        ("header a", "header"),
        ("header nav a", "navigation"),
        ("footer a", "footer"),
        ("aside a", "aside"),
        (".site-footer-like", "footer"),
        ("main > nav a", "navigation"),
        ("main p", "article"),
        ("title", "page"),
        ("html", "page"),
        ("a.skip", "page"),
    ],
)
def test_parts_of_a_page(css: str, part: str) -> None:
    text = "The council met on Monday to talk about the rain that fell all week on the town. " * 3
    page = parse(
        '<title>Rain</title><a class="skip" href="#m">Skip</a><header><a href="/">Home</a><nav><a href="/n">News</a>'
        f'</nav></header><main id="m"><nav><a href="#x">Rain</a></nav><h1>Rain</h1><p>{text}</p><p>{text}</p></main>'
        '<aside><a href="/b">More</a></aside><div class="footer"><p class="site-footer-like">Bye</p></div>'
        '<footer><a href="/c">Contact</a></footer>'
    )
    assert spot_of(select(page, css)[0], page).part == part


def test_kinds_go_by_name_then_family() -> None:
    assert kind_of("image-alt", "Other checks (axe-core)") is Kind.WORDS
    assert kind_of("a-rule-of-somebody", "Captions") is Kind.WORDS
    assert kind_of("a-rule-of-somebody", "Their family") is Kind.MARKUP
    assert all(name == name.strip() for name in OF_RULE)


def test_likeness() -> None:
    one, other = frozenset({1, 2, 3}), frozenset({2, 3, 4})
    assert jaccard(one, other) == 0.5
    assert jaccard(frozenset(), frozenset()) == 1
    index = Index(0.5)
    for places in (other, frozenset({9}), frozenset()):
        index.add(frozenset(places))
    assert list(index.alike(one)) == [(0, 0.5)]
    assert list(index.alike(frozenset())) == [(2, 1.0)]
    assert joined(5, [(3, 1), (4, 3)]) == [0, 1, 2, 1, 1]


@pytest.mark.parametrize(
    ("paths", "pattern"),
    [
        (["/news/a.html"], "/news/a.html"),
        (["/news/a", "/news/b/c"], "/news/*"),
        (["/news/story-1.html", "/news/story-22.html"], "/news/story-*.html"),
        (["/news/1", "/news/2", "/sport/1", "/sport/2"], "/news/*, /sport/*"),
        (["/a/1", "/b/2", "/c/3"], "/*"),
        (["/item?id=1", "/item?id=2"], "/item"),
        (["/", "/news/"], "/*"),
    ],
)
def test_addresses_have_a_pattern(paths: list[str], pattern: str) -> None:
    assert pattern_of(paths) == pattern


def test_equal_patterns_are_numbered() -> None:
    assert patterns_of([["/a/1", "/a/2"], ["/b"], ["/a/3", "/a/4"]]) == [
        "/a/* (1)",
        "/b",
        "/a/* (2)",
    ]
