"""The look across pages: rules' examples, what counts as one picture, and how findings get home."""

from __future__ import annotations

import io
import json
import random
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from PIL import Image

from a11yaudit.analyse import look_across
from a11yaudit.model import Fail, Rect, Severity, Sighting, SitePage, SitePicture, Spot
from a11yaudit.page.static import parse, select
from a11yaudit.report import schema_text
from a11yaudit.rule import Bad, Good, Need, Rule, discover
from a11yaudit.site import across, pictures_of
from a11yaudit.site.picture_hash import alike, difference_hash, hashes_at
from a11yaudit.site.rules._across import count_different, places, repeated, telling

RULES = [rule for rule in discover() if Need.SITE in rule.needs]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
TEXT = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
RAIN = "Rain fell on the streets of Lund all day."


def everything(_: str) -> bool:
    return True


def site_of(*pages: str) -> list[SitePage]:
    """What is kept of these pages."""
    kept = []
    for number, html in enumerate(pages):
        page = parse(html, f"https://example.org/story-{number}.html")
        kept.append(SitePage(f"story-{number}.html", page.url, pictures_of(page, {})))
    return kept


def story(file: str, caption: str, **more: str) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in more.items())
    return (
        f'<article><h1>Umbrellas</h1>{TEXT}<figure><img src="{file}"{attributes} alt="Stones">'
        f"<figcaption>{caption}</figcaption></figure>{TEXT}</article>"
    )


def name(value: object) -> str:
    return value.id if isinstance(value, Rule) else getattr(value, "why", "")[:40]


def test_there_are_rules_across_pages() -> None:
    assert {"caption-repeated-sitewide", "alt-repeated-sitewide"} <= {rule.id for rule in RULES}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name)
def test_example_holds(rule: Rule, example: Good | Bad) -> None:
    filler = ("<p>Nothing.</p>",) * (2 - len(example.others))
    pages = site_of(example.html, *example.others, *filler)
    result = across(pages, [rule], everything)
    assert not result.crashed, result.crashed
    found = {page.target: fs for page, fs in result.findings.items()}
    if isinstance(example, Good):
        assert not found
        return
    (mine,) = found["story-0.html"]
    page = parse(example.html)
    (wanted,) = select(page, example.target)
    assert select(page, mine.selector) == [wanted]
    assert mine.outcome == example.outcome
    assert mine.related
    assert all(related.target.startswith("story-") for related in mine.related)


def test_two_pages_show_nothing() -> None:
    pages = site_of(*(story(f"picture-{c}.jpg", RAIN) for c in "ab"))
    assert not across(pages, RULES, everything).findings


def test_rules_can_be_skipped_and_one_that_crashes_stops_no_other() -> None:
    def crash(_: object) -> list[Sighting]:
        raise RuntimeError

    pages = site_of(*(story(f"picture-{c}.jpg", RAIN) for c in "abc"))
    assert not across(pages, RULES, lambda rule: rule != "caption-repeated-sitewide").findings
    broken = replace(RULES[0], id="broken", find=crash)
    result = across(pages, [broken, *RULES], everything)
    assert list(result.crashed) == ["broken"]
    assert len(result.findings) == 3


def test_each_article_gets_its_finding_with_one_cause_and_a_fingerprint_of_its_own() -> None:
    stories = [story(f"picture-{c}.jpg", RAIN) for c in "abcd"]
    first = across(site_of(*stories), RULES, everything).findings
    findings = [f for found in first.values() for f in found]
    assert len(findings) == 4
    assert len({f.cause for f in findings}) == 1
    assert len({f.fingerprint for f in findings}) == 4
    again = across(site_of(*stories[:3], "<p>Gone.</p>"), RULES, everything).findings
    told = {f.fingerprint for found in again.values() for f in found}
    assert told < {f.fingerprint for f in findings}


def test_what_is_out_of_scope_is_not_kept() -> None:
    page = parse(story("picture-a.jpg", RAIN), "https://example.org/")
    image, line = next(page.find("img")).index, next(page.find("figcaption")).index
    assert pictures_of(page, {}, within=frozenset()) == ()
    (told,) = pictures_of(page, {}, within=frozenset({image}))
    assert (told.alt, told.caption) == ("Stones", "")
    (told,) = pictures_of(page, {}, within=frozenset({line}))
    assert (told.alt, told.caption) == ("", RAIN)


def test_hidden_pictures_and_unsure_captions_are_not_kept() -> None:
    hidden = story("picture-a.jpg", RAIN, style="display:none")
    assert pictures_of(parse(hidden, "https://example.org/"), {}) == ()
    loose = f'<article><h1>U</h1>{TEXT}<div><img src="sea.jpg" alt=""><div>{RAIN}</div></div>{TEXT}</article>'
    assert pictures_of(parse(loose, "https://example.org/"), {}) == ()


def picture(identity: str, made: int | None = None, **more: Any) -> SitePicture:
    spot = Spot("img", "<img>", identity)
    return SitePicture(identity, f"x/{identity}?", "en", spot, made, line=spot, **more)


def test_pictures_are_the_same_by_file_or_by_look() -> None:
    assert count_different([picture("a"), picture("b"), picture("a")]) == 2
    assert count_different([picture("a", 0), picture("b", 0b11)]) == 1
    assert count_different([picture("a", 0), picture("b", 2**40 - 1)]) == 2
    assert count_different([picture("a", 0), picture("b"), picture("c", 2**11 - 1)]) == 3
    assert count_different([picture("a", 0), picture("b", 2**10 - 1)]) == 1


def test_a_picture_counts_once_a_page() -> None:
    three = tuple(picture(c, caption=RAIN) for c in "abc")
    one = (picture("a", caption=RAIN),)
    pages = [SitePage("1", "1", three), SitePage("2", "2", one), SitePage("3", "3", one)]
    assert not list(repeated(pages, lambda p: p.caption))


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("File photo", "en", "kind"),
        ("Archivbild", "de", "kind"),
        ("資料写真", "ja", "kind"),
        ("Police cars stand in the street. File photo.", "en", "kind"),
        ("Archivbild: Das Rathaus von Lund im Regen, vom Markt her gesehen", "de", "kind"),
        ("雨の中を歩く市民たち（資料写真）", "ja", "kind"),
        ("Фото из архива", "ru", "kind"),
        ("Angela Merkel", "de", "label"),
        ("Russian President Vladimir Putin in Moscow", "en", "label"),
        ("Le président Emmanuel Macron", "fr", "label"),
        ("Президент России Владимир Путин", "ru", "label"),
        ("Le ministre français des Affaires étrangères Jean Valjean.", "fr", "phrase"),
        ("a quiet street in the town", "en", "phrase"),
        (RAIN, "en", "sentence"),
        (
            "Der Regen fiel den ganzen Tag auf die Straßen von Lund, und alle liefen",
            "de",
            "sentence",
        ),
        ("雨が降る中を傘を差して歩く市民たち。", "ja", "sentence"),
    ],
)
def test_what_a_text_tells(text: str, lang: str, wanted: str) -> None:
    assert telling(text, lang) == wanted


def test_pages_are_named_up_to_a_few() -> None:
    pages = [SitePage(f"{c}.html", c, (picture(c),)) for c in "abcdef"]
    members = [(page, page.pictures[0]) for page in pages]
    named = [type("M", (), {"page": page})() for page, _ in members]
    assert places(named[:2], pages[0]) == "here and in b.html"
    assert places(named[:5], pages[0]) == "here, in b.html, in c.html, in d.html and in e.html"
    assert places(named, pages[1]).endswith("in d.html and in 2 more articles")


# Findings in the report


def view(*findings: dict[str, Any]) -> dict[str, Any]:
    return {"state": "opened", "findings": list(findings)}


def old(number: int, severity: str, outcome: str = "fail") -> dict[str, Any]:
    return {"id": f"x-{number}", "severity": severity, "outcome": outcome}


def test_findings_join_those_of_their_page_by_gravity() -> None:
    pages = dict(enumerate(site_of(*(story(f"picture-{c}.jpg", RAIN) for c in "abc")), 1))
    views = {
        1: view(old(1, "serious"), old(2, "minor"), old(3, "serious", "review")),
        2: view(),
        3: view(),
    }
    wider = look_across(views, pages, tuple(RULES), everything)
    assert wider.changed == [1, 2, 3]
    assert list(wider.rules) == ["caption-repeated-sitewide"]
    told = views[1]["findings"]
    assert [f["severity"] for f in told] == ["serious", "moderate", "minor", "serious"]
    assert told[1]["id"].endswith("-4")
    assert told[1]["group"] == "Give each picture its own caption"
    assert [r["target"] for r in told[1]["related"]] == ["story-1.html", "story-2.html"]
    schema = json.loads(schema_text())
    jsonschema.validate(told[1], {**schema["$defs"]["finding"], "$defs": schema["$defs"]})


def test_pages_without_such_findings_stay_as_they_are() -> None:
    pages = dict(enumerate(site_of(*(story(f"{c}-square.jpg", f"{RAIN} {c}") for c in "abc")), 1))
    views = {number: view(old(1, "minor")) for number in pages}
    wider = look_across(views, pages, tuple(RULES), everything)
    assert wider.changed == []
    assert all(len(told["findings"]) == 1 for told in views.values())


def test_a_verdict_may_have_a_severity_of_its_own() -> None:
    def find(pages: list[SitePage]) -> list[Sighting]:
        spot = pages[0].pictures[0].spot
        return [Sighting(pages[0], spot, Fail("No.", severity=Severity.SERIOUS), "x")] * 2

    rule = replace(RULES[0], find=find)
    (found,) = across(
        site_of(*[story("a-square.jpg", RAIN)] * 3), [rule], everything
    ).findings.values()
    assert [f.severity for f in found] == ["serious", "serious"]
    assert len({f.fingerprint for f in found}) == 2


# Perceptual hashes


def photograph(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A picture as smooth as photographs are."""
    few = Image.new("RGB", (7, 6))
    rng = random.Random(seed)
    few.putdata([tuple(rng.randrange(256) for _ in range(3)) for _ in range(42)])
    return few.resize(size, Image.Resampling.BICUBIC)


def jpeg(picture: Image.Image, quality: int = 70) -> bytes:
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=quality)
    return data.getvalue()


@pytest.mark.parametrize("seed", range(12))
def test_sizes_and_compressions_of_a_picture_are_alike(seed: int) -> None:
    whole = photograph(seed)
    first = difference_hash(whole)
    assert first is not None
    for size in ((320, 240), (96, 72), (1280, 960)):
        for quality in (30, 90):
            other = Image.open(io.BytesIO(jpeg(whole.resize(size), quality)))
            made = difference_hash(other)
            assert made is not None
            assert alike(first, made)


def test_different_pictures_are_not_alike() -> None:
    made = [difference_hash(photograph(seed)) for seed in range(40)]
    for number, one in enumerate(made):
        assert one is not None
        assert not any(alike(one, other) for other in made[:number] if other is not None)


@pytest.mark.parametrize("colour", ["white", "#777", "navy"])
def test_one_colour_has_no_hash(colour: str) -> None:
    assert difference_hash(Image.new("RGB", (300, 200), colour)) is None


def test_pictures_are_cut_out_of_the_page() -> None:
    sheet = Image.new("RGB", (1280, 2000), "white")
    sheet.paste(photograph(3), (100, 200))
    sheet.paste(photograph(3, (320, 240)), (800, 1500))
    sheet.paste(photograph(4), (100, 900))
    boxes = {
        1: Rect(100, 200, 640, 480),
        2: Rect(800, 1500, 320, 240),
        3: Rect(100, 900, 640, 480),
        4: Rect(800, 200, 300, 300),  # white
        5: Rect(-20, 200, 300, 300),
        6: Rect(100, 1900, 300, 300),
    }
    made = hashes_at(boxes, jpeg(sheet), 1280)
    assert set(made) == {1, 2, 3}
    assert alike(made[1], made[2])
    assert not alike(made[1], made[3])
    half = hashes_at(boxes, jpeg(sheet.resize((640, 1000))), 1280)
    assert all(alike(made[number], half[number]) for number in made)


def test_a_picture_that_is_none_gives_no_hashes() -> None:
    assert hashes_at({1: Rect(0, 0, 100, 100)}, b"not a picture", 1280) == {}
    assert hashes_at({1: Rect(0, 0, 100, 100)}, jpeg(photograph(1))[:300], 640) == {}
