"""The report in the reader's language: what is ours is translated, what is the page's never is."""

from __future__ import annotations

import copy as copying
import importlib.util
import io
import json
import pickle
import re
import string
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from shapes import SHAPES

from a11yaudit.config import AuditOptions, preferred_language
from a11yaudit.engine import evaluate
from a11yaudit.errors import UserError
from a11yaudit.page.static import parse
from a11yaudit.report import translation
from a11yaudit.report.html import HtmlReport, environment
from a11yaudit.report.marking import Marking
from a11yaudit.report.translation import ENGLISH, load
from a11yaudit.report.view import rule_view
from a11yaudit.rule import Bad, Need, discover
from a11yaudit.said import Said, say, say_language, say_list, say_number, say_sentence

SCRIPT = Path(__file__).parents[2] / "docs" / "catalogues.py"
STATIC = [r for r in discover() if not r.needs & {Need.LAYOUT, Need.KEYBOARD, Need.SITE}]
# Tag names, attributes, codes, addresses and markup: nothing that is read as English.
TECHNICAL = re.compile(r"[a-z]+|[\w.:#/@=\"`*-]+|[\d.×]+")


def catalogue(tmp_path: Path, code: str, texts: dict) -> Path:
    """A catalogue with these translations, as a file."""
    made = Catalog(locale=code, fuzzy=False)
    for source, text in texts.items():
        made.add(source, text)
    file = io.BytesIO()
    write_po(file, made)
    path = tmp_path / f"{code}.po"
    path.write_bytes(file.getvalue())
    return path


def reader(tmp_path: Path, code: str, texts: dict):
    return load(code, catalogue(tmp_path, code, texts))


def pseudo(text: str) -> str:
    """The text in letters that English has not, its places for values as they were."""
    parts = re.split(r"((?<!\{)\{\w+\}(?!\})|%\(\w+\)s)", text)
    other = str.maketrans(
        string.ascii_letters, "".join(chr(0x3B1 + i % 24) for i in range(len(string.ascii_letters)))
    )
    return "".join(part if i % 2 else part.translate(other) for i, part in enumerate(parts))


@pytest.fixture(scope="session")
def texts():
    """Every text that there is to translate."""
    spec = importlib.util.spec_from_file_location("catalogues", SCRIPT)
    module = sys.modules["catalogues"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [m.id for m in module.template() if m.id]


@pytest.fixture(scope="session")
def greek(texts, tmp_path_factory):
    """A language in which everything is told, in letters of its own."""
    told = {
        tuple(t) if isinstance(t, (tuple, list)) else t: tuple(pseudo(one) for one in t)
        if isinstance(t, (tuple, list))
        else pseudo(t)
        for t in texts
    }
    return load("el", catalogue(tmp_path_factory.mktemp("po"), "el", told))


def left(said: str, language) -> str:
    """What of a text is still in English, the values that are not ours left out."""
    assert isinstance(said, Said), f"not made with say(): {said!r}"
    text = language.told(said, lambda value: "")
    return "".join(re.findall(r"[A-Za-z]+", text))


def strangers(said: object):
    """The values in a text, and in those in it, that are not ours."""
    if isinstance(said, Said):
        if said.kind != "language":
            for value in said.values.values():
                yield from strangers(value)
    elif isinstance(said, str):
        yield said


@pytest.mark.parametrize("rule", STATIC, ids=lambda rule: rule.id)
def test_all_that_rules_say_goes_through_the_catalogue(rule, greek):
    for example in rule.examples:
        if not isinstance(example, Bad):
            continue
        page = parse(example.html, "https://example.org/story.html")
        for finding in evaluate(page, [rule]).findings:
            for said in (finding.message, *(fix.title for fix in finding.fixes)):
                assert not left(said, greek), said
                for value in strangers(said):
                    quoted = value.startswith("“") and value.endswith("”")
                    assert quoted or TECHNICAL.fullmatch(value), (value, "must be said, or quoted")


@pytest.mark.parametrize("rule", discover(), ids=lambda rule: rule.id)
def test_all_that_rules_say_of_themselves_goes_through_the_catalogue(rule, greek):
    view = rule_view(rule)
    for part in ("title", "action", "family", "finds", "why", "how"):
        assert not left(view[part], greek), view[part]


def test_the_page_of_a_report_is_in_the_language(greek, monkeypatch, tmp_path):
    monkeypatch.setattr("a11yaudit.report.html.language", lambda code: greek)
    rule = next(r for r in STATIC if r.id == "alt-equals-caption")
    report = SHAPES["findings"]()
    page = report["pages"][0]
    said = say(
        "Alt text and caption are the same, {alt}: listeners hear it twice and do not learn "
        "what the picture shows.",
        alt="“Serious”",
    )
    page["findings"][0] |= {"rule": rule.id, "message": said}
    html = HtmlReport(tmp_path)
    file = html.write_page(page, {**report["rules"], rule.id: rule_view(rule)}, report)
    text = file.read_text("utf-8")
    assert '<html lang="el" dir="ltr">' in text
    assert pseudo(rule.title) in text
    assert pseudo(" ".join(rule.docs.why.split()))[:40] in text
    assert rule.docs.why.split(".")[0] not in text
    assert re.search(r'“<samp dir="auto"[^>]*>Serious</samp>”', text), "the page's words are kept"
    assert "listeners hear" not in text


def test_values_that_were_said_are_said_too(tmp_path):
    german = reader(tmp_path, "de", {
        "{said} Check it.": "{said} Prüfen Sie es.",
        "{one} and {other}": "{one} und {other}",
        "a link without a name": "ein Link ohne Namen",
        "Here is {what}.": "Hier ist {what}.",
    })  # fmt: skip
    inner = say("Here is {what}.", what=say("a link without a name"))
    assert german.text(say("{said} Check it.", said=inner)) == (
        "Hier ist ein Link ohne Namen. Prüfen Sie es."
    )
    listed = say_list(["“a”", say("a link without a name"), "“c”"])
    assert listed == "“a”, a link without a name and “c”"
    assert german.text(listed) == "„a“, ein Link ohne Namen und „c“"
    assert german.text(say_list(["a", "b"], ", ")) == "a, b"
    assert german.text(say("In {language}", language=say_language("fr", "French"))) == (
        "In Französisch"
    )


@pytest.mark.parametrize(
    ("code", "forms", "expected"),
    [
        ("ru", ("{number} страница", "{number} страницы", "{number} страниц"),
         {1: "1 страница", 3: "3 страницы", 5: "5 страниц", 21: "21 страница", 11: "11 страниц"}),
        ("pl", ("{number} strona", "{number} strony", "{number} stron"),
         {1: "1 strona", 2: "2 strony", 5: "5 stron", 22: "22 strony", 12: "12 stron"}),
        ("ar", ("لا صفحات", "صفحة واحدة", "صفحتان", "{number} صفحات", "{number} صفحة", "{number} صفحة."),
         {0: "لا صفحات", 1: "صفحة واحدة", 2: "صفحتان", 3: "3 صفحات", 100: "100 صفحة", 11: "11 صفحة."}),
        ("ja", ("{number}ページ",), {1: "1ページ", 1024: "1,024ページ"}),
        ("de", ("{number} Seite", "{number} Seiten"), {1: "1 Seite", 1024: "1.024 Seiten"}),
    ],
)  # fmt: skip
def test_numbers_take_the_forms_of_the_language(tmp_path, code, forms, expected):
    there = reader(tmp_path, code, {("{number} page", "{number} pages"): forms})
    for number, text in expected.items():
        assert there.text(say_number("{number} page", "{number} pages", number)) == text


def test_what_has_no_translation_is_english_and_says_so(tmp_path):
    german = reader(tmp_path, "de", {"Serious": "Ernst"})
    marking = Marking(german)
    assert german.text(say("Minor")) == "Minor"
    assert marking.message(say("Serious")) == "Ernst"
    assert marking.message(say("Minor {x}", x="“Ö”"), "sv") == (
        '<span lang="en" dir="ltr">Minor „<samp dir="auto" lang="sv">Ö</samp>“</span>'
    )
    assert marking.prose(say("A `code`.")) == (
        '<div lang="en" dir="ltr"><p>A <code>code</code>.</p></div>'
    )
    assert Marking().message(say("Minor {x}", x="“Ö”")) == 'Minor “<samp dir="auto">Ö</samp>”'


@pytest.mark.parametrize("text", ["", "no catalogue", 'msgid "a"\nmsgstr "', "\x00\xff"])
def test_a_catalogue_that_cannot_be_read_shows_english(tmp_path, text):
    path = tmp_path / "fr.po"
    path.write_text(text, "utf-8")
    assert load("fr", path).text(say("Serious")) == "Serious"
    assert load("fr", tmp_path / "none.po").text(say("Serious")) == "Serious"


@pytest.mark.parametrize("broken", ["{", "{nothing}", "{x.y}", "{0}", "{x!z}", "{x:d}"])
def test_a_translation_that_cannot_be_used_shows_english(tmp_path, broken):
    german = reader(tmp_path, "de", {"It is {x}.": broken})
    assert german.text(say("It is {x}.", x="so")) == "It is so."


def test_words_of_the_page_are_never_looked_up(tmp_path):
    german = reader(tmp_path, "de", {"Serious": "Ernst", "It is {x}.": "Es ist {x}."})
    assert german.text("Serious") == "Serious"
    assert german.text(say("It is {x}.", x="Serious")) == "Es ist Serious."
    assert german.text(say("It is {x}.", x="{x} {y} %s")) == "Es ist {x} {y} %s."


def test_markup_of_the_page_stays_text(tmp_path):
    german = reader(tmp_path, "de", {"See {x} and `{y}`.": "Siehe {x} und `{y}`."})
    told = Marking(german).message(say("See {x} and `{y}`.", x="“<b>&”", y='<i title="`">'), "en")
    assert told == (
        'Siehe „<samp dir="auto" lang="en">&lt;b&gt;&amp;</samp>“ und '
        "<code>&lt;i title=&#34;`&#34;&gt;</code>."
    )


def test_sentences_begin_with_a_capital(tmp_path):
    clause = say("it stays the same")
    assert say_sentence(clause) == "It stays the same."
    there = reader(tmp_path, "tr", {"it stays the same": "iyi", "{only}.": "{only}."})
    assert there.text(say_sentence(clause)) == "İyi."


def test_templates_speak_the_language(tmp_path):
    german = reader(tmp_path, "de", {
        "%(n)s page": "%(n)s Seite",
        ("%(n)s place", "%(n)s places"): ("%(n)s Ort", "%(n)s Orte"),
        "Serious": "Ernst",
        "bad %(x)s": "schlecht %(y)s",
    })  # fmt: skip
    made = environment(reader=german)

    def shown(source: str, **values: object) -> str:
        return made.from_string(source).render(**values)

    assert shown('{{ _("%(n)s page", n=n) }}', n=1234) == "1.234 Seite"
    assert (
        shown(
            "{% trans n=n %}\n  {{ n }} place\n{% pluralize %}\n{{ n }} places{% endtrans %}",
            n=1234,
        )
        == "1.234 Orte"
    )
    assert shown("{{ x }}", x=say("Serious")) == "Ernst"
    assert shown('{{ _("%(n)s page", n=x) }}', x=say("Serious")) == "Ernst Seite"
    assert shown('{{ _("%(n)s page", n=x) }}', x="<b>") == "&lt;b&gt; Seite"
    assert shown('{{ _("bad %(x)s", x=x) }}', x="so") == "bad so"
    assert shown("{{ '2026-03-09T14:05:00Z' | moment }}") == "9. März 2026 14:05 UTC"
    assert shown("{{ 1024 | counted }}") == "1.024"


def test_a_report_in_arabic_runs_from_right_to_left(tmp_path):
    text = HtmlReport(tmp_path, lang="ar").write_index(SHAPES["findings"]()).read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in text


def test_the_foot_says_where_nobody_has_reviewed_the_translation(tmp_path):
    state = "nobody who grew up with its language has read the translation yet"
    path = catalogue(tmp_path, "de", {})
    source = environment(reader=load("de", path)).get_template("base.html")
    head = {"version": "", "axe_version": "", "started": ""}
    assert state in source.render(head=head)
    assert state not in environment().get_template("base.html").render(head=head)
    header = '"X-Review-State: reviewed by a native speaker (K. H., May 2026)\\n"\n"MIME-Version'
    path.write_text(path.read_text("utf-8").replace('"MIME-Version', header), "utf-8")
    load.cache_clear()
    assert load("de", path).reviewed
    assert state not in environment(reader=load("de", path)).get_template("base.html").render(
        head=head
    )


def test_what_was_said_can_be_copied_and_sent():
    said = say("It is {x}.", x=say("so"))
    for copy in (copying.deepcopy(said), pickle.loads(pickle.dumps(said))):
        assert copy == said
        assert isinstance(copy, Said)
        assert copy.singular == "It is {x}."
        assert copy.values["x"].singular == "so"
    assert json.loads(json.dumps(said)) == "It is so."
    assert type(str(said or "")) is Said


def test_unknown_languages_are_refused_with_those_that_there_are(tmp_path):
    with pytest.raises(UserError, match="klingon") as caught:
        HtmlReport(tmp_path, lang="klingon")
    assert "de, fr" in caught.value.hint
    with pytest.raises(UserError, match="--lang"):
        AuditOptions(lang="klingon")


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LC_ALL": "pt_BR.UTF-8", "LANG": "de_DE"}, "pt"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, "zh"),
        ({"A11YAUDIT_LANG": "fr", "LC_ALL": "de_DE"}, "fr"),
        ({"A11YAUDIT_LANG": "tlh"}, "en"),
        ({"LANG": "sr_RS@latin"}, "en"),
        ({"LANG": "FR"}, "fr"),
    ],
)
def test_the_environment_says_which_language(environment, code):
    assert preferred_language(environment) == code


def test_english_is_told_as_it_is():
    said = say_number("{number} page", "{number} pages", 1024)
    assert said == "1,024 pages"
    assert ENGLISH.text(said) == said
    assert type(ENGLISH.text(said)) is str
    assert translation.language("en") is ENGLISH
