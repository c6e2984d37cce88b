"""What editors type and listeners hear once a fix is in is read off the fix's edits."""

from __future__ import annotations

import pytest

from a11yaudit.article import article_of
from a11yaudit.model import (
    Fix,
    Insert,
    RemoveAttribute,
    RemoveElement,
    ReplaceText,
    Safety,
    SetAttribute,
)
from a11yaudit.page.static import parse
from a11yaudit.report.after import put_after, words_of

LINE = "The ferry leaves the harbour at dawn, with nobody but the mate on the deck."
STORY = f"""<html lang="en"><title>A</title><body><main><article><h1>The last ferry</h1>
<figure aria-label="Ferry"><img src="a.jpg" alt="{LINE}" width="800" height="600" title="Old ferry">
<figcaption>{LINE}</figcaption></figure>
<p>It was a cold morning.Nobody had slept, and the mate had lost his hat in the night.</p>
<p>{"The crossing takes an hour, and the sea was calm all the way. " * 8}</p>
</article></main></body></html>"""


@pytest.fixture
def page():
    return parse(STORY, "https://news.example/")


def at(page, tag):
    return next(e for e in page.elements if e.tag == tag)


def heard(page, *edits, safety=Safety.REVIEW):
    """The changed lines as (role, text after)."""
    lines = article_of(page).transcript
    views = [{"role": line.role} for line in lines]
    put_after(views, lines, {"f1": Fix("T", safety, edits)})
    assert {view["after"]["finding"] for view in views if view["after"]} <= {"f1"}
    return [(view["role"], view["after"]["text"]) for view in views if view["after"]]


def test_a_new_alt_text_is_heard(page):
    assert heard(page, SetAttribute(at(page, "img"), "alt", "A ferry")) == [("image", "A ferry")]


def test_an_empty_alt_text_is_not(page):
    assert heard(page, SetAttribute(at(page, "img"), "alt", "")) == [("image", None)]


def test_what_is_removed_or_hidden_is_gone_with_all_in_it(page):
    caption = at(page, "figcaption")
    assert ("caption", None) in heard(page, RemoveElement(caption))
    assert ("caption", None) in heard(page, SetAttribute(at(page, "figure"), "hidden", ""))
    assert heard(page, SetAttribute(caption, "aria-hidden", "false")) == []


def test_of_what_may_be_moved_nothing_is_said(page):
    caption = at(page, "figcaption")
    assert heard(page, RemoveElement(caption), Insert(at(page, "p"), "before", "<p>…</p>")) == []


def test_words_are_replaced_where_they_are_heard(page):
    edit = ReplaceText(at(page, "p"), "morning.Nobody", "morning. Nobody")
    ((role, text),) = heard(page, edit)
    assert (role, text[:30]) == ("text", "It was a cold morning. Nobody ")


def test_an_attribute_that_is_not_heard_changes_nothing(page):
    assert heard(page, SetAttribute(at(page, "img"), "loading", "lazy")) == []
    assert heard(page, RemoveAttribute(at(page, "img"), "aria-description")) == []


def test_a_description_goes_with_its_attribute(page):
    assert heard(page, RemoveAttribute(at(page, "img"), "title")) == [("description", None)]


def test_words_to_type(page):
    image, line = at(page, "img"), at(page, "p")

    def words(*edits, safety=Safety.REVIEW):
        return words_of(Fix("T", safety, edits))

    assert words(SetAttribute(image, "alt", "A ferry ")) == "A ferry"
    assert words(SetAttribute(image, "alt", "")) is None
    assert words(SetAttribute(image, "alt", "[what it shows]"), safety=Safety.ADVICE) is None
    assert words(Insert(line, "start", "Tom &amp; Ann")) == "Tom & Ann"
    assert words(Insert(line, "start", "<b>x</b>")) is None
    assert words(ReplaceText(line, "a", "b"), SetAttribute(image, "alt", "c")) is None
    assert words_of(None) is None
