"""What editors wrote reaches the right picture, and words that would harm are refused in words."""

from __future__ import annotations

from typing import Any

import pytest

from a11yaudit.fix.apply import plan
from a11yaudit.fix.document import document_of
from a11yaudit.fix.editorial import by_page, fixes_of
from a11yaudit.fix.stamps import stamp
from a11yaudit.fix.worksheet import Answer, pictures_of
from a11yaudit.model import Safety
from a11yaudit.page.changed import with_attributes
from a11yaudit.page.static import parse as parse_at
from a11yaudit.report.view import article_view

TEXT = "<p>It has rained in Lund for three days, and the river has risen by a metre.</p>" * 3
FIGURE = (
    '<figure><img src="rain-640x360.jpg" width="640" height="360" alt="{}">'
    "<figcaption>The mayor of Lund on the old bridge on Monday morning</figcaption></figure>"
)
HEAD = "<!doctype html><html lang=en><title>Rain</title><body><article>"
RAIN = (
    f"{HEAD}<h1>Rain in Lund for the third day</h1>{TEXT}{FIGURE.format('x.jpg')}{TEXT}"
    '<img src="boats.jpg" width="640" height="360">'
    f'{TEXT}<img src="named.jpg" width="640" height="360" alt="A" aria-label="Nine ducks">'
    f'{TEXT}<img src="hidden.jpg" width="640" height="360" alt="" aria-hidden="true"></article>'
)


def parse(html: str, url: str = "http://127.0.0.1/rain.html") -> Any:
    return parse_at(html, url)


def view_of(page: Any, target: str = "rain.html") -> dict[str, Any]:
    return {
        "target": target,
        "url": "http://127.0.0.1:1/" + target,
        "article": article_view(page, [], {}),
    }


def answer(row: int, picture: str, alt: str, present: str = "") -> Answer:
    return Answer(row, "rain.html", picture, alt, present)


def tried(*answers: Answer, html: str = RAIN) -> tuple[list[tuple[str, int]], list[str]]:
    page = parse(html)
    fixes, errors = fixes_of(answers, page, view_of(page))
    return [(fix.edits[0].value, given.row) for fix, given in fixes], [str(e) for e in errors]


def test_the_article_has_the_pictures_that_these_tests_speak_of():
    assert [name for name, _ in pictures_of(view_of(parse(RAIN)))] == [
        "rain",
        "boats",
        "named",
        "hidden",
    ]


def test_answers_become_safe_fixes_that_reach_the_file():
    page = parse(stamp(RAIN))
    good = "A woman in boots leans over a railing"
    fixes, errors = fixes_of(
        [answer(2, "rain", good, "x.jpg"), answer(3, "boats", "")], page, view_of(page)
    )
    assert errors == []
    assert {fix.safety for fix, _ in fixes} == {Safety.SAFE}
    done = plan(document_of(RAIN), [fix for fix, _ in fixes])
    assert done.refused == {}
    assert done.text == RAIN.replace('alt="x.jpg"', f'alt="{good}"').replace(
        '<img src="boats.jpg" width="640" height="360">',
        '<img src="boats.jpg" width="640" height="360" alt="">',
    )
    again = parse(stamp(done.text))
    same, errors = fixes_of(
        [answer(2, "rain", good, "x.jpg"), answer(3, "boats", "")], again, view_of(again)
    )
    assert errors == []
    kept = plan(document_of(done.text), [fix for fix, _ in same])
    assert (kept.text, len(kept.in_place)) == (done.text, 2)


@pytest.mark.parametrize(
    ("alt", "words"),
    [
        ("The mayor of Lund on the old bridge on Monday morning", "caption"),
        ("rain-640x360.jpg", "file name"),
        ("Rain in Lund for the third day", "headline"),
        ("image", "“image”"),
        ("***", ""),
        ("IMG_20419.jpg", ""),
    ],
)
def test_words_that_would_harm_are_refused_with_the_rules_own_words(alt, words):
    fixes, (error,) = tried(answer(2, "rain", alt, "x.jpg"))
    assert fixes == []
    assert error.startswith("Row 2: ")
    assert words in error


def test_what_is_merely_advice_is_written():
    long = "Photo of a woman in boots who leans over a railing while " + "water rises and " * 20
    fixes, errors = tried(answer(2, "rain", long.strip(), "x.jpg"))
    assert len(fixes) == 1
    assert errors == []


def test_the_same_words_for_two_pictures_are_refused_for_both():
    words = "A woman in boots leans over a railing"
    fixes, errors = tried(answer(2, "rain", words, "x.jpg"), answer(3, "boats", words))
    assert fixes == []
    assert [error[:5] for error in errors] == ["Row 2", "Row 3"]


def test_alt_texts_that_nobody_would_hear_are_refused():
    _, errors = tried(
        answer(2, "named", "Four swans on a lake", "A"),
        answer(3, "named", "", "A"),
        answer(4, "hidden", "Four swans on a lake"),
    )
    assert errors == [
        "Row 2: The page names the picture with aria-label, so that no alt text of it is heard.",
        "Row 3: The page gives the picture the name “Nine ducks” with aria-label, so it is announced.",
        "Row 4: The page hides this picture from listeners, so that no alt text of it is heard.",
    ]


def test_decoration_in_a_link_that_says_nothing_else_is_refused():
    html = f'{HEAD}<h1>Rain</h1>{TEXT}<a href="big.jpg"><img src="rain.jpg" width=640 height=360 alt="A wet square"></a>{TEXT}'
    fixes, (error,) = tried(answer(2, "rain", "", "A wet square"), html=html)
    assert fixes == []
    assert "link" in error


def test_pictures_that_changed_are_not_touched():
    assert tried(answer(2, "rain", "New", "was.jpg"))[1] == [
        "Row 2: The alt text of rain was changed since."
    ]
    assert tried(answer(2, "sun", "New"))[1] == ["Row 2: rain.html no longer shows sun."]


def test_a_twin_gets_the_same_words():
    html = (
        f"{HEAD}<h1>Rain</h1>{TEXT}<figure>"
        '<img src="rain.jpg" width=640 height=360 alt="">'
        '<img src="rain-320.jpg" width=320 height=180 alt="" style="display:none"></figure>' + TEXT
    )
    page = parse(html)
    ((fix, _),), errors = fixes_of([answer(2, "rain", "A wet square")], page, view_of(page))
    assert errors == []
    assert [edit.element.get("src") for edit in fix.edits] == ["rain.jpg", "rain-320.jpg"]


PAGES = [
    {"target": "public/news/a.html", "url": "http://127.0.0.1:1/news/a.html", "article": {}},
    {"target": "public/news/index.html", "url": "http://127.0.0.1:1/news/", "article": {}},
    {"target": "public/x/a.html", "url": "http://127.0.0.1:1/x/a.html", "article": {}},
]
for one in PAGES:
    one["article"] = {"images": []}


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("public/news/a.html", "public/news/a.html"),
        ("https://example.com/news/a.html", "public/news/a.html"),
        ("https://example.com/news/", "public/news/index.html"),
        ("build/news/a.html", "public/news/a.html"),
        ("build\\news\\index.html", "public/news/index.html"),
        ("https://example.com/a.html", None),
        ("https://example.com/sport/b.html", None),
    ],
)
def test_pages_are_known_by_their_path_where_the_site_lies_elsewhere(page, target):
    found, errors = by_page([Answer(2, page, "p", "x", "")], PAGES)
    assert list(found) == ([target] if target else [])
    assert [str(error) for error in errors] == (
        [] if target else [f"Row 2: There is no page {page} in this audit."]
    )
    for answers in found.values():
        assert answers[0].page == target


def test_a_page_that_could_not_be_audited_is_no_page_that_is_gone():
    failed = {"target": "a.html", "url": "", "article": None}
    found, errors = by_page([Answer(2, "a.html", "p", "x", "")], [failed])
    assert (found, [str(e) for e in errors]) == (
        {},
        ["Row 2: The page a.html could not be audited."],
    )


def test_a_changed_copy_leaves_the_page_as_it_was():
    page = parse(RAIN)
    picture = next(page.find("img"))
    copy = with_attributes(page, {picture.index: {"alt": "new"}})
    changed = copy.elements[picture.index]
    assert (picture.get("alt"), changed.get("alt")) == ("x.jpg", "new")
    assert changed.parent is copy.elements[picture.parent.index]
    assert changed in changed.parent.children
    assert [e.tag for e in copy.root.descendants()] == [e.tag for e in page.root.descendants()]
