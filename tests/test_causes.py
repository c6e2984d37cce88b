"""Known faults of a made site come out as the causes they are, each with its owner."""

from __future__ import annotations

import random
import time
from array import array
from collections import Counter
from typing import Any

import pytest

from a11yaudit.model import Signature, SitePage, Where
from a11yaudit.site import causes_of
from site_of_templates import ARTICLES, DOCS, SECTIONS, article, docs, pages, section
from static_run import Judged, Run, judge, run_over, together

EVERY = SECTIONS + ARTICLES + DOCS
TEASERS = sum(4 + n for n in range(SECTIONS))
OF_TEMPLATES = {
    # (rule, part): findings, pages, templates
    ("skip-link-target-missing", "page"): (EVERY, EVERY, 3),
    ("field-label-missing", "header"): (EVERY, EVERY, 3),
    ("linked-image-no-name", "footer"): (2 * EVERY, EVERY, 3),
    ("linked-image-no-name", "main"): (TEASERS, SECTIONS, 1),
    ("field-label-missing", "navigation"): (DOCS, DOCS, 1),
    ("alt-placeholder", "article"): (ARTICLES, ARTICLES, 1),
    ("headline-not-h1", "article"): (ARTICLES, ARTICLES, 1),
    ("tabindex", "article"): (ARTICLES, ARTICLES, 1),
}
OF_EDITORS = {
    "alt-is-filename": 4,
    "heading-level-skipped": 3,
    "img-alt-missing": 2,
    "long-article-no-subheads": 6,
}


@pytest.fixture(scope="module")
def judged() -> dict[str, Judged]:
    return {path: judge(path, html) for path, html in pages().items()}


@pytest.fixture(scope="module")
def run(judged: dict[str, Judged]) -> Run:
    return together(judged.values())


def told(causes: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {
        (c["rule"], c["part"]): (c["findings"], c["pages"], c["templates"])
        for c in causes
        if c["owner"] == "template"
    }


def test_230_findings_have_eight_causes_in_the_templates(run: Run) -> None:
    assert told(run.causes) == OF_TEMPLATES
    assert sum(c["owner"] == "template" for c in run.causes) == 8
    assert sum(len(page["findings"]) for page in run.pages) == 230


def test_what_editors_wrote_is_content_of_one_article_each(run: Run) -> None:
    content = [c for c in run.causes if c["owner"] == "content"]
    assert Counter(c["rule"] for c in content) == OF_EDITORS
    assert {c["pages"] for c in content} == {1}
    assert all(c["targets"] and c["template"] for c in content)


def test_every_finding_has_its_cause_and_every_cause_its_findings(run: Run) -> None:
    counts = Counter(f["cause"] for page in run.pages for f in page["findings"])
    assert counts == {c["id"]: c["findings"] for c in run.causes}
    for cause in run.causes:
        mine = [
            p["target"] for p in run.pages if any(f["cause"] == cause["id"] for f in p["findings"])
        ]
        assert cause["targets"] == mine
        assert len(mine) == cause["pages"]


def test_pages_are_three_templates_with_readable_names(run: Run) -> None:
    assert [(t["label"], t["pages"]) for t in run.templates] == [
        ("/news/story-*.html", ARTICLES),
        ("/help/*.html", DOCS),
        ("/section/*.html", SECTIONS),
    ]
    ids = {t["id"] for t in run.templates}
    assert {page["template"] for page in run.pages} == ids
    shared = next(c for c in run.causes if c["part"] == "footer")
    assert shared["template"] is None
    teasers = next(c for c in run.causes if c["part"] == "main")
    assert teasers["template"] in ids
    assert teasers["place"] == "main.front > ul.teasers > li.teaser > a"


def test_the_order_of_the_pages_makes_no_difference(judged: dict[str, Judged], run: Run) -> None:
    mixed = list(judged.values())
    random.Random(4).shuffle(mixed)
    again = together(mixed)
    assert {c["id"] for c in again.causes} == {c["id"] for c in run.causes}
    assert again.templates == run.templates


def test_a_part_of_the_site_has_the_same_causes(judged: dict[str, Judged], run: Run) -> None:
    some = {path: j for path, j in judged.items() if not path.startswith("/help")}
    again = together(list(some.values())[2:])
    known = {c["id"] for c in run.causes}
    assert {c["id"] for c in again.causes} <= known
    assert {t["id"] for t in again.templates} < {t["id"] for t in run.templates}


def test_one_page_alone_knows_frame_from_content(judged: dict[str, Judged], run: Run) -> None:
    alone = together([judged["/news/story-5.html"]])
    owners = {(c["rule"], c["owner"]) for c in alone.causes}
    assert ("skip-link-target-missing", "template") in owners
    assert ("field-label-missing", "template") in owners
    assert ("headline-not-h1", "template") in owners
    assert ("alt-is-filename", "content") in owners
    # Only other pages show that nobody wrote this one.
    assert ("alt-placeholder", "content") in owners
    assert [(t["id"] in {k["id"] for k in run.templates}, t["pages"]) for t in alone.templates] == [
        (True, 1)
    ]
    assert alone.templates[0]["label"] == "/news/story-5.html"


def test_a_run_without_pages_has_no_causes() -> None:
    assert together([]) == Run([], [], [])


def test_alt_texts_are_content_however_many_pages_have_the_fault() -> None:
    site = {f"/news/{n}.html": article(n).replace('alt="16x9 Image"', "") for n in range(8)}
    run = run_over(site)
    missing = [c for c in run.causes if c["rule"] == "img-alt-missing"]
    assert {c["owner"] for c in missing} == {"content"}
    assert len(missing) == 8


def test_a_fault_of_the_frame_on_one_page_only_is_still_the_templates() -> None:
    site = {
        f"/news/{n}.html": article(n).replace(' type="search"', ' type="search" title="Search"')
        for n in range(7)
    }
    site["/news/7.html"] = article(7)
    run = run_over(site)
    (cause,) = [c for c in run.causes if c["rule"] == "field-label-missing"]
    assert (cause["owner"], cause["pages"], cause["part"]) == ("template", 1, "header")


def test_partials_that_only_look_alike_are_two_causes() -> None:
    other = (
        '<!doctype html><html lang="en"><title>{0}</title><body><header class="site-head"><input '
        'type="search" name="q"><div class="logo-bar"><p class="motto">Hello</p></div><ul class="tabs-row">'
        '<li class="tab-entry"><a class="tab-link" href="/x">X</a></li></ul></header>'
        '<main class="shop"><h1>{0}</h1><div class="product-grid"><p class="price-tag">One</p></div>'
        '<form class="basket-form"><p class="sum-line">Two</p></form></main></body></html>'
    )
    site = {f"/news/{n}.html": article(n) for n in range(4)}
    site |= {f"/shop/{n}.html": other.format(f"Product {n}") for n in range(3)}
    run = run_over(site)
    found = [c for c in run.causes if c["rule"] == "field-label-missing"]
    assert [(c["pages"], c["templates"]) for c in found] == [(4, 1), (3, 1)]
    assert len({c["id"] for c in found}) == 2


def test_two_nameless_pictures_in_one_header_are_two_causes_and_a_list_of_them_one() -> None:
    links = '<a href="/{0}"><img src="/{0}.png" width="90" height="90"></a>'
    main = "<main><h1>News of the day</h1><p>Nothing.</p></main>"
    page = f"<header>{links.format('home')}<div>{links.format('shop')}</div></header>{main}"
    listed = f"<header><ul><li>{links.format('home')}<li>{links.format('shop')}</ul></header>{main}"
    for html, causes in ((page, 2), (listed, 1)):
        run = run_over({f"/{n}.html": html for n in range(3)})
        assert [c["rule"] for c in run.causes].count("linked-image-no-name") == causes


def test_one_template_in_many_forms_is_one_template() -> None:
    plain = article(1)
    site = {
        "/a": plain,
        "/no-lead": plain.replace('<figure class="lead">', "<!--").replace(
            "</figcaption></figure>", "-->", 1
        ),
        "/gallery": article(3),
        "/short": article(2),
        "/long": article(2).replace(
            '<div class="story-text">',
            '<div class="story-text">' + "<p>More of it, and more again of it all.</p>" * 40,
        ),
        "/table": plain.replace(
            '<div class="story-text">', '<div class="story-text"><table><tr><th>A<td>B</table>'
        ),
    }
    assert len(run_over(site).templates) == 1
    site |= {"/section": section(2), "/help": docs(2)}
    assert [t["pages"] for t in run_over(site).templates] == [6, 1, 1]


def test_a_thousand_pages_are_sorted_in_no_time() -> None:
    rng = random.Random(1)
    bases = [rng.sample(range(2**32), 60) for _ in range(6)]
    views: dict[int, dict[str, Any]] = {}
    kept: dict[int, SitePage] = {}
    rules = (
        "button-name",
        "alt-is-filename",
        "color-contrast",
        "heading-level-skipped",
        "tabindex",
    )
    for n in range(1000):
        main, head = (sorted(rng.sample(bases[b], 52)) for b in (n % 5, 5))
        signature = Signature(array("I", main), (("header", array("I", head)),), str(n % 5))
        wheres, found = {}, []
        for i in range(50):
            zone = rng.choice(("chrome", "main", "article"))
            place = f"main > div.part{rng.randrange(30)} > a"
            mark = f"{n:08x}{i:08x}"
            wheres[mark] = Where("main", place, place, zone, 1, "", f"words {rng.randrange(9999)}")
            found.append(
                {
                    "id": mark,
                    "fingerprint": mark,
                    "cause": None,
                    "rule": rng.choice(rules),
                    "outcome": "fail",
                    "severity": "minor",
                }
            )
        views[n] = {"target": str(n), "findings": found}
        kept[n] = SitePage(str(n), f"/{n}", (), signature, wheres)
    began = time.process_time()
    causes, templates = causes_of(views, kept, {})
    assert time.process_time() - began < 4  # about one second on the machine it was written on
    assert [t["pages"] for t in templates] == [200] * 5
    assert sum(c["findings"] for c in causes) == 50_000
