"""The page report has two faces: an editor's, in plain words, and a developer's, with the code."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from shapes import HOSTILE, RESCUE, RULES, finding, fix, page, storm

from a11yaudit.report.cms import in_cms
from a11yaudit.report.fix_view import fix_view
from a11yaudit.report.grouping import finding_anchor
from a11yaudit.report.html import HtmlReport
from a11yaudit.report.page_view import language_of, page_view
from a11yaudit.rule import discover

HEAD = {"tool": {"name": "a11yaudit", "version": "1"}, "run": {}}


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    file = HtmlReport(tmp_path_factory.mktemp("faces")).write_page(storm(), RULES, HEAD)
    return BeautifulSoup(Path(file).read_text(encoding="utf-8"), "html5lib")


def text_of(element):
    return " ".join(element.get_text().split())


def test_an_editor_is_shown_what_can_be_changed_in_the_article_and_where_to_start(tree):
    own = [text_of(a) for a in tree.select(".for-editor .task .todo-name")]
    assert own[0] == "Write what the picture shows"
    assert "Give the skip link a target" not in own
    others = [text_of(a) for a in tree.select(".for-editor .others a")]
    assert "Give the skip link a target" in others
    assert text_of(tree.select_one(".first.for-editor a")) == own[0]
    assert len(tree.select(".for-developer .task")) == len(own) + len(others)


def test_editors_numbers_run_from_one_and_are_those_of_their_marks(tree):
    numbers = [n["data-glyph"] for n in tree.select(".for-editor .task > .group-number")]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    marks = {text_of(m) for m in tree.select("svg g.for-editor .mark")}
    assert marks <= set(numbers)
    assert marks


def test_marks_lead_to_findings(tree):
    for mark in tree.select("svg .mark"):
        target = tree.find(id=mark["href"][1:])
        assert "finding" in target["class"]
        assert mark["aria-label"].startswith(f"{text_of(mark)}: ")


def test_the_suggested_text_can_be_copied(tree):
    (suggestion,) = tree.select(".suggestion")
    assert text_of(suggestion.samp) == RESCUE
    assert suggestion.button["data-copies"] == suggestion.samp["id"]
    assert suggestion.button.has_attr("hidden")  # until a script can copy


def test_what_was_tried_in_vain_is_not_recommended(tree):
    finding = next(f for f in tree.select(".finding") if "leads to #content" in text_of(f))
    assert "Withdrawn" in text_of(finding.select_one(".for-developer"))
    assert "With it, another rule fails." in text_of(finding.select_one(".for-developer"))
    assert "Point it at the article" not in text_of(finding.select_one(".for-editor"))


def test_a_developer_gets_code_places_and_criteria(tree):
    finding = next(f for f in tree.select(".finding") if "leads to #content" in text_of(f))
    told = text_of(finding.select_one(".tech"))
    for part in ("templates/base.html:12:3", "body > a.skip", "skip-link-broken", "WCAG 2.4.1"):
        assert part in told
    assert [sign["data-glyph"] for sign in finding.select(".sign")] == ["−", "+"]
    copied = [tree.find(id=b["data-copies"]).get_text() for b in finding.select("button.copy")]
    assert copied == ['<a class="skip" href="#main">', "templates/base.html:12:3", "body > a.skip"]


def test_the_transcript_tells_what_is_heard_after_the_fixes(tree):
    script = tree.select("ol.script > li")
    assert text_of(script[2].s) == "Flooded streets in the old town on Monday morning."
    assert text_of(script[1].select_one(".then ins")) == RESCUE
    assert "once" in script[2]["class"]
    assert "1 line says something else." in text_of(tree.find(id="transcript").parent)


def test_a_finding_is_shown_in_its_sharp_cut_out(tree):
    finding = next(f for f in tree.select(".finding") if "are the same" in text_of(f))
    picture = finding.svg.image
    assert picture["href"] == "../pictures/storm-1.webp"
    assert (picture["x"], picture["y"], picture["width"]) == ("100", "800", "900")


def test_fragment_ids_of_findings_are_stable_and_safe():
    assert finding_anchor({"id": "03a79a2d80b150b2-9"}) == "f-03a79a2d80b150b2-9"
    assert finding_anchor({"id": HOSTILE}).removeprefix("f-").isalnum()
    twins = [finding("x", "m", "p"), finding("x", "m", "p")]
    view = page_view(page("a", "A", twins), {}, "pages/a.html")
    first, second = view.groups.numbered[0].findings
    assert second.anchor == f"{first.anchor}-2"


def test_a_page_without_anything_for_an_editor_says_so(tmp_path):
    one = [finding("skip-link-broken", "It leads nowhere.", "a.skip")]
    file = HtmlReport(tmp_path).write_page(page("a", "A", one), RULES, HEAD)
    tree = BeautifulSoup(file.read_text(encoding="utf-8"), "html5lib")
    assert "nothing to change in the article itself" in text_of(
        tree.select_one(".first.for-editor")
    )
    assert "for-developer" in tree.find(id="faults").parent["class"]


def test_a_patch_is_linked(tmp_path):
    made = page("a", "A", [finding("x", "m", "p")], patch={"file": "patches/a.patch", "fixes": 2})
    tree = BeautifulSoup(HtmlReport(tmp_path).write_page(made, {}, HEAD).read_text(), "html5lib")
    link = tree.find("a", href="../patches/a.patch")
    assert "2 safe fixes" in text_of(link.parent)


@pytest.mark.parametrize(
    ("rule", "family", "told"),
    [
        ("img-alt-missing", "Pictures and their alt texts", "alt text"),
        ("heading-fake", "Headings", "style"),
        ("headline-not-h1", "Headings", ""),
        ("skip-link-missing", "Skip links", ""),
        ("color-contrast", "Other checks (axe-core)", ""),
        ("", "", ""),
    ],
)
def test_where_an_editor_mends_it(rule, family, told):
    found = in_cms({"id": rule, "family": family})
    assert (told in found) if told else found == ""


def test_the_rules_that_are_named_exist():
    from a11yaudit.report import cms  # noqa: PLC0415 (its tables, for this test only)

    assert set(cms._BY_RULE) <= {rule.id for rule in discover()}


@pytest.mark.parametrize(
    ("verification", "safety", "label", "refuted"),
    [
        ("verified", "safe", "Verified", False),
        ("not_fixed", "review", "Not fixed", True),
        ("regressed", "review", "Withdrawn", True),
        ("not_applied", "safe", "Not tried", False),
        ("untested", "review", "Not tried", False),
        ("untested", "advice", "For an editor", False),
        ("unheard-of", "safe", "Not tried", False),
    ],
)
def test_the_state_of_a_fix_in_a_word(verification, safety, label, refuted):
    view = fix_view(fix("T", "<p>", "<b>", safety, verification=verification))
    assert (view.state.label, view.refuted) == (label, refuted)


@pytest.mark.parametrize(
    ("given", "found", "told"),
    [
        ("de-AT", "de", "de-AT"),
        ("en", "ru", "ru"),
        ("deutsch", "de", "de"),
        (None, "ja", "ja"),
        ("fr", None, "fr"),
        ('x" y="', None, ""),
    ],
)
def test_quoted_words_have_the_language_that_they_are_in(given, found, told):
    assert language_of({"lang": given, "detected_lang": found}) == told
