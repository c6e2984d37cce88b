"""The HTML report escapes all that comes from a page, asks for nothing, and can be overridden."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from shapes import HOSTILE, QUOTES, SCRIPT, SHAPES, finding, library, page, report

from a11yaudit.errors import UserError
from a11yaudit.report import html
from a11yaudit.report.html import HtmlReport, web_address
from a11yaudit.report.marking import inline
from a11yaudit.report.marking import paragraphs as prose

HEAD = {"tool": {"name": "a11yaudit", "version": "1"}, "run": {}}


def files(folder):
    return [folder / "index.html", *sorted(folder.glob("pages/*.html"))]


def soup(path):
    return BeautifulSoup(Path(path).read_text(encoding="utf-8"), "html5lib")


def test_every_shape_has_an_index_and_a_report_for_each_page(shape, written):
    assert len(files(written(shape))) == 1 + len(SHAPES[shape]()["pages"])


def test_no_markup_of_a_page_takes_effect(shape, written):
    for file in files(written(shape)):
        tree = soup(file)
        assert tree.select("iframe, object, base, form, link:not([rel=icon])") == []
        (script,) = tree.find_all("script")
        ours = (html.templates() / name for name in ("report.js", "run/run.js"))
        known = [path.read_text("utf-8").rstrip() for path in ours]
        assert script.string in (known[0], "\n".join(known))
        assert not script.attrs
        for element in tree.find_all(True):
            assert not [name for name in element.attrs if name.startswith("on") or name == "style"]
        for element in tree.find_all(href=True):
            assert re.match(r"https?://|#|\.\./|pages/|data:,", element["href"]), element["href"]
        assert all(img["src"].startswith("pictures/") for img in tree.find_all("img"))


def test_hostile_text_is_read_as_text(written):
    index, *pages = files(written("hostile"))
    for file in (index, *pages):
        text = soup(file).get_text()
        assert SCRIPT in text
        assert QUOTES in text
        assert "{{ 7*7 }}" in text


def test_a_file_asks_for_nothing_but_pictures_of_its_folder(shape, written):
    for file in files(written(shape)):
        tree = soup(file)
        policy = tree.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
        assert policy.startswith(
            "default-src 'none'; img-src 'self' data: file:; style-src 'sha256-"
        )
        assert html.csp_hash(tree.style.string) in policy
        assert f"script-src {html.csp_hash(tree.script.string)};" in policy
        for picture in tree.find_all("image"):
            assert picture["href"].startswith("../pictures/")


def test_every_file_has_what_a_page_needs(shape, written):
    for file in files(written(shape)):
        tree = soup(file)
        assert tree.html["lang"] == "en"
        assert tree.title.string.strip()
        assert len(tree.find_all("h1")) == 1
        assert [len(tree.find_all(tag)) for tag in ("main", "header", "footer")] == [1, 1, 1]
        ids = [element["id"] for element in tree.find_all(id=True)]
        assert len(ids) == len(set(ids))
        assert {a["href"][1:] for a in tree.select('a[href^="#"]')} <= set(ids)


def test_pages_that_failed_come_first_with_their_reason(written):
    tree = soup(written("mixed") / "index.html")
    failed, pages = tree.find(class_="failed"), tree.find(class_="pages")
    assert "the server answered with an error (404)" in failed.get_text()
    assert failed in pages.find_all_previous(class_="failed")


def test_the_index_links_to_the_place_on_a_page(written):
    folder = written("mixed")
    link = soup(folder / "index.html").select_one(".todos details a")
    file, anchor = link["href"].split("#")
    assert soup(folder / file).find(id=anchor) is not None


def test_a_long_group_is_folded_after_ten(written):
    tree = soup(written("huge") / "pages/front.html")
    shown = tree.select("article.group > ol.findings > li")
    folded = tree.select("article.group > details.fold ol > li")
    assert (len(shown), len(shown) + len(folded)) == (10, 1500)


def test_what_axe_core_left_open_is_folded_among_what_a_person_should_look_at(written):
    tree = soup(written("findings") / "pages/storm.html")
    section = tree.find(id="reviews").parent
    assert section.h2.get_text() == "A person should look at these"
    assert "background image" in section.select_one("details.fold article").get_text()
    assert "color-contrast" not in tree.find(id="faults").parent.get_text()


def test_the_outline_is_a_tree_with_faults_in_words(written):
    tree = soup(written("findings") / "pages/storm.html")
    deepest = tree.select_one("ol.tree > li > ol > li > ol > li")
    assert "What to do now" in deepest.get_text()
    assert "Fault:" in deepest.get_text()


def test_a_fix_marks_what_changes(written):
    change = soup(written("findings") / "pages/storm.html").select_one(".fix .change")
    assert change.find("del").get_text() == "IMG_2031.jpg"
    assert change.find("ins").get_text() == "[what the picture shows]"


def test_text_of_a_page_has_its_language_and_direction(written):
    tree = soup(written("rtl") / "pages/volunteers.html")
    assert (tree.h1.span["lang"], tree.h1.span["dir"]) == ("ar", "auto")
    quoted = tree.select_one(".message samp")
    assert (quoted["lang"], quoted["dir"], quoted.get_text()) == ("ar", "auto", "أرقام")
    assert soup(written("hostile") / "pages/hostile.html").h1.span.get("lang") is None


def test_a_direction_override_of_a_page_does_not_turn_our_own_words_round(written):
    for file in files(written("hostile")):
        assert "\u202e" not in file.read_text(encoding="utf-8")


def test_the_walk_is_drawn_and_told(written):
    section = soup(written("walked") / "pages/library.html").find(id="keyboard").parent
    drawing = section.find("svg", class_="strip")
    assert [t.get_text() for t in drawing.select(".pin-number")] == [str(n) for n in range(1, 13)]
    assert len(drawing.select("rect.stop-pin.faulty")) == 2
    assert len(drawing.select(".jump")) == 1
    assert "12 presses of Tab lead to the article" in section.get_text()
    stops = section.select("ol.stops > li")
    assert len(stops) == 14
    assert not section.find("details").has_attr("open")
    assert stops[12].find(dir="auto").get_text() == "مكتبة المرفأ"


def test_without_a_picture_the_stops_are_listed(tmp_path):
    made = {**library(), "picture": None}
    tree = soup(HtmlReport(tmp_path).write_page(made, {}, HEAD))
    section = tree.find(id="keyboard").parent
    assert section.find("svg") is None
    assert section.find("details").has_attr("open")
    assert len(section.select("ol.stops > li")) == 14


def test_skip_links_say_what_they_do(written):
    links = soup(written("walked") / "pages/library.html").select(".skip-links > li")
    works, broken = (" ".join(link.get_text().split()) for link in links)
    assert "Works: leads to the article, jumps over 10 stops, saves 9 key presses" in works
    assert "It jumps over: Skip to the search, link without a name, Front page" in works
    assert "Does nothing: the place it names is not on the page" in broken


def test_the_transcript_leads_to_what_a_line_repeats(written):
    tree = soup(written("walked") / "pages/library.html")
    again = tree.select("ol.script > li.again")
    assert [line.a["href"] for line in again] == ["#line-2", "#line-2"]
    assert "heard twice: 12 words, about 5 seconds" in again[0].get_text()
    assert "Listening takes about 35 seconds" in tree.find(id="transcript").parent.get_text()
    foreign = tree.select_one('ol.script [lang="ar"]')
    assert foreign["dir"] == "auto"


def test_a_finding_says_in_which_state_it_was_seen(written):
    tree = soup(written("walked") / "pages/library.html")
    assert "a consent banner (OneTrust) lay over the page" in tree.select_one(".lead").get_text()
    chips = [chip.get_text() for chip in tree.select(".message .chip.plain")]
    assert chips == ["seen with the banner open"]
    (opened,) = (f for f in tree.select(".finding") if f.select_one(".message .chip.plain"))
    assert opened.select_one(".not-shown").get_text() == (
        "The picture of the page was taken when the banner was gone."
    )


def test_a_block_can_be_overridden_and_the_policy_follows(tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "page.html").write_text(
        '{% extends "builtin/page.html" %}{% block style %}{{ super() }} h1 { color: teal }{% endblock %}'
        "{% block about %}<p>Ask the web team.</p>{% endblock %}"
    )
    file = HtmlReport(tmp_path / "out", mine).write_page(page("a", "A"), {}, HEAD)
    tree = soup(file)
    assert "Ask the web team." in tree.main.get_text()
    assert "teal" in tree.style.string
    assert html.csp_hash(tree.style.string) in tree.find("meta", {"http-equiv": True})["content"]


def test_a_broken_override_is_the_users_error(tmp_path):
    (tmp_path / "page.html").write_text("{{ view.nothing }}")
    with pytest.raises(UserError, match=r"page\.html, line 1, cannot be used"):
        HtmlReport(tmp_path / "out", tmp_path).write_page(page("a", "A"), {}, HEAD)
    with pytest.raises(UserError, match="no folder of templates"):
        HtmlReport(tmp_path / "out", tmp_path / "none")


def test_an_index_links_only_to_reports_that_are_there(tmp_path):
    file = HtmlReport(tmp_path).write_index(report(page("a", "A", [finding("x", "m", "p")])))
    assert soup(file).select(".pages h3 a") == []


def test_docs_are_paragraphs_lists_and_code_and_nothing_else():
    assert prose("A `<b>` &\nmore.\n\n- one\n- two\n  lines\n\n<i>") == (
        "<p>A <code>&lt;b&gt;</code> &amp; more.</p>\n"
        "<ul><li>one</li><li>two lines</li></ul>\n<p>&lt;i&gt;</p>"
    )
    assert inline("``a`b`` ` c") == "<code>a`b</code> ` c"
    assert SCRIPT not in inline(HOSTILE)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "/x", "https://", "", None, " file:///x"]
)
def test_only_web_addresses_become_links(address):
    assert web_address(address) == ""
    assert web_address("https://news.example/a?b") == "https://news.example/a?b"
