"""The run page: causes apart from content, filters that name what they count, one file, templates."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from picture import paint
from shapes import SCRIPT, SHAPES, compared, finding, mixed, page, report

from a11yaudit.errors import UserError
from a11yaudit.report import html, single_file
from a11yaudit.report.html import HtmlReport
from a11yaudit.report.index_view import index_view

EXAMPLE = Path(__file__).parents[2] / "examples" / "templates"


def soup(path):
    return BeautifulSoup(Path(path).read_text(encoding="utf-8"), "html5lib")


def words(element):
    return " ".join(element.get_text().split())


def write(made, folder, overrides=None):
    output = HtmlReport(folder, overrides)
    for each in made["pages"]:
        paint(each, folder)
        output.write_page(each, made.get("rules") or {}, made)
    output.write_index(made)
    return output


def many(**more):
    """Three findings of one cause on two pages, and one that belongs to its article."""
    shared = {"cause": "t1"}
    a = page("a", "A", [finding("img-alt-missing", "m", "img") | shared for _ in range(2)])
    b = page(
        "b",
        "B",
        [
            finding("img-alt-missing", "m", "img") | shared,
            finding("alt-is-filename", "n", "figure > img") | {"cause": "c1"},
        ],
    )
    b |= {"byline": ["Mara Quill"], "section": "Harbour"}
    cause = {"id": "t1", "rule": "img-alt-missing", "owner": "template", "label": "L"}
    cause |= {"findings": 3, "pages": 2, "example": None, "template": "t", "part": "article"}
    return (
        report(a, b, causes=[cause], templates=[{"id": "t", "label": "/news/*", "pages": 2}]) | more
    )


def test_causes_stand_before_content_and_say_what_one_change_mends(tmp_path):
    write(many(), tmp_path)
    tree = soup(tmp_path / "index.html")
    cause = tree.select_one(".cause")
    assert (
        words(cause.select_one(".cause-mends"))
        == "One change in the template “/news/*” mends 3 findings on 2 pages"
    )
    assert "One change in a template mends 3 of the 4 faults." in words(tree.select_one(".lead"))
    content = tree.find(id="content").parent
    assert cause in content.find_all_previous(class_="cause")
    assert "One place · one page" in words(content.select_one(".todo"))
    assert "Harbour · Mara Quill" in words(content.select_one(".by"))
    assert words(content.select_one(".desks tbody tr")).startswith("Mara Quill Harbour")


def test_rows_tell_the_filters_what_they_have(tmp_path):
    view = index_view(many(), tmp_path)
    rules = view.rule_ids
    by_name = {row.name: row for row in view.rows}
    rule = rules.index("img-alt-missing")
    assert by_name["A"].has == f"2:{rule}:0:0"
    assert set(by_name["B"].has.split()) == {f":{rule}:0:0", f":{rules.index('alt-is-filename')}:0"}
    assert [(o.value, o.pages) for o in view.facets.authors] == [("Mara Quill", 1)]


def test_what_failed_is_on_the_page_whatever_the_filters(written):
    tree = soup(written("compared") / "index.html")
    assert tree.select("#page-table .failed-name") == []
    assert len(tree.select(".failed .failed-name")) == 2
    assert "filters never hide them" in words(tree.find(id="shown"))


def test_without_scripts_all_pages_are_listed_and_no_filter_is_shown(written):
    tree = soup(written("compared") / "index.html")
    assert len(tree.select("#page-table tbody tr")) == 5
    assert tree.find(id="filter-fold").has_attr("hidden")
    assert tree.find(id="shown").has_attr("hidden")
    assert all(link["href"] in ("#pages", "#fixed") for link in tree.select("a[data-view]"))


def test_a_comparison_is_told_with_what_it_leaves_out(written):
    tree = soup(written("compared") / "index.html")
    section = tree.find(id="compared").parent
    numbers = [words(item) for item in section.select(".changes li")]
    assert re.fullmatch(r"\d+ new", numbers[0])
    assert numbers[1] == "1 fixed"
    for told in ("One page is not compared", "was not audited this time", "tabindex", "viewport"):
        assert told in words(section)


def test_bars_have_their_numbers_as_text(written):
    tree = soup(written("mixed") / "index.html")
    for bar in tree.select(".bars li"):
        assert bar.svg["aria-hidden"] == "true"
        assert bar.select_one(".bar-number").get_text().replace(",", "").isdigit()
    shares = [float(rect["width"]) for rect in tree.select(".bars rect")]
    assert max(shares) == 100


def test_a_thousand_pages_stay_modest(tmp_path):
    one = mixed()["pages"][1]
    pages = []
    for number in range(1000):
        made = copy.copy(one) | {"report_file": f"pages/{number}.html", "article": None}
        pages.append(made | {"byline": [f"Author {number % 50}"], "section": "City"})
    made = report(*pages)
    size = HtmlReport(tmp_path).write_index(made).stat().st_size
    assert size < 2_500_000


def one_file(made, folder):
    return soup(write(made, folder).write_single(made))


def test_one_file_holds_every_page_and_asks_for_nothing(tmp_path):
    made = compared()
    tree = one_file(made, tmp_path)
    assert len(tree.select("article.one-page")) == len(made["pages"])
    ids = [element["id"] for element in tree.find_all(id=True)]
    assert len(ids) == len(set(ids))
    anchors = {a["href"][1:] for a in tree.select('a[href^="#"]')}
    assert anchors <= set(ids)
    for element in tree.select("[href]"):
        assert re.match(r"#|https?://|data:", element["href"]), element["href"]
    assert all(img["src"].startswith("data:image/") for img in tree.find_all("img"))
    assert tree.select("defs image")
    labels = {i for e in tree.select("[aria-labelledby]") for i in e["aria-labelledby"].split()}
    assert labels <= set(ids)
    policy = tree.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert html.csp_hash(tree.style.string) in policy
    assert html.csp_hash(tree.script.string) in policy


def test_one_file_has_one_first_heading(tmp_path):
    tree = one_file(mixed(), tmp_path)
    first = [h for h in tree.find_all("h1") if h.get("aria-level", "1") == "1"]
    assert len(first) == 1


def test_hostile_text_stays_text_in_one_file(tmp_path):
    tree = one_file(SHAPES["hostile"](), tmp_path)
    assert len(tree.find_all("script")) == 1
    assert tree.select("iframe, object, base, form") == []
    for element in tree.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"]
    assert SCRIPT in tree.get_text()


def test_the_size_is_known_beforehand(tmp_path):
    made = mixed()
    output = write(made, tmp_path)
    told = single_file.size_of(made, tmp_path)
    real = output.write_single(made).stat().st_size
    assert 0.5 < told / real < 2


@pytest.mark.parametrize("name", ["mixed", "compared", "hostile", "bare"])
def test_the_example_templates_render(name, tmp_path):
    made = SHAPES[name]()
    write(made, tmp_path, EXAMPLE)
    tree = soup(tmp_path / "index.html")
    assert "Tidewick Courier" in words(tree.header)
    heads = [words(th) for th in tree.select("#page-table th")]
    assert heads[-1] == "Language"
    rows = tree.select("#page-table tbody tr")
    assert all(len(row.find_all("td", recursive=False)) == len(heads) for row in rows)
    policy = tree.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert html.csp_hash(tree.style.string) in policy
    assert "#7a1f5c" in tree.style.string
    for file in tmp_path.glob("pages/*.html"):
        assert "Whom to ask" in words(soup(file).main)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "page.html",
            '{% extends "builtin/page.html" %}\n\n{% block about %}',
            "page.html, line 3",
        ),
        ("page.html", "<p>\n{{ view.name | shout }}", "page.html, line 2"),
        ("run/row.html", "{% endif %}", "row.html, line 1"),
        ("style.css", b"\xff\xfe", "style.css cannot be used: it is not UTF-8"),
    ],
)
def test_a_template_that_cannot_be_read_is_named_at_once(file, text, told, tmp_path):
    path = tmp_path / "mine" / file
    path.parent.mkdir(parents=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UserError, match=re.escape(told)):
        HtmlReport(tmp_path / "out", tmp_path / "mine")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n{{ row.nothing }}", "row.html, line 2, cannot be used: Row has no attribute 'nothing'"),
        ("{{ row.name + 1 }}", "row.html, line 1, cannot be used: TypeError"),
        ('{% include "gone.html" %}', "it asks for a template 'gone.html', which is not there"),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(text, told, tmp_path):
    mine = tmp_path / "mine" / "run"
    mine.mkdir(parents=True)
    (mine / "row.html").write_text(text)
    made = report(page("a", "A"))
    with pytest.raises(UserError) as caught:
        HtmlReport(tmp_path / "out", tmp_path / "mine").write_index(made)
    assert told in caught.value.message
    assert "\n" not in caught.value.message


def test_payloads_in_author_and_section_are_text_in_every_format(written):
    from a11yaudit.report import FORMATS  # noqa: PLC0415

    made = SHAPES["hostile"]()
    tree = soup(written("hostile") / "index.html")
    assert SCRIPT in words(tree.select_one(".row-author"))
    assert SCRIPT in words(tree.select_one(".row-section"))
    assert tree.select("#page-table time") == []
    kept = json.loads(FORMATS["json"](made))["pages"][0]
    assert kept["byline"][2] == SCRIPT
    line = json.loads(FORMATS["jsonl"](made).splitlines()[0])
    assert line["section"].startswith(SCRIPT)
