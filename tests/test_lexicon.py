"""The word lists: their shape, their letters, and that what we suggest passes our own rules."""

import re
import tomllib
import unicodedata
from importlib.resources import files

import pytest

from a11yaudit.rules import skip_link_name
from a11yaudit.text.lexicon import KEYS, everywhere, languages, lexicon
from a11yaudit.text.norm import norm, script_of

FOLDER = files("a11yaudit.text.lexicon")
DATA = {lang: tomllib.loads((FOLDER / f"{lang}.toml").read_text("utf-8")) for lang in languages()}
TOP = {"name", "reviewed", "source", "words"}
WANTED = """en es pt fr de it nl sv da nb nn fi pl cs sk hu ro bg el tr sq bs hr sr mk uk ru hy ka az
    kk uz fa prs ps ku ckb ar he ur hi bn am om ti so sw ha rw km lo th my vi id ko ja zh zh-hant
    yue bo""".split()
LETTERS = {
    **{key: {"CYRILLIC"} for key in "be bg kk ky mk mn ru tg uk uz-cyrl".split()},
    **{key: {"ARABIC"} for key in "ar ckb fa prs ps ug ur".split()},
    **{key: {"DEVANAGARI"} for key in "hi mr ne".split()},
    **{key: {"ETHIOPIC"} for key in "am ti".split()},
    **{key: {"CJK"} for key in "zh zh-hant yue".split()},
    **{key: {"CYRILLIC", "LATIN"} for key in "sr uz".split()},
    "bn": {"BENGALI"},
    "bo": {"TIBETAN"},
    "el": {"GREEK"},
    "gu": {"GUJARATI"},
    "he": {"HEBREW"},
    "hy": {"ARMENIAN"},
    "ja": {"CJK", "HIRAGANA", "KATAKANA"},
    "ka": {"GEORGIAN"},
    "km": {"KHMER"},
    "kn": {"KANNADA"},
    "ko": {"HANGUL"},
    "lo": {"LAO"},
    "ml": {"MALAYALAM"},
    "my": {"MYANMAR"},
    "pa": {"GURMUKHI"},
    "si": {"SINHALA"},
    "ta": {"TAMIL"},
    "te": {"TELUGU"},
    "th": {"THAI"},
}
# The Uzbek turned comma is a letter of its own by name.
NEUTRAL = {"", "MODIFIER"}
DIRECTIONAL = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
TWO_SCRIPTS = {"sr", "uz"}


def words_of(lang):
    for key, words in DATA[lang]["words"].items():
        for word in words:
            yield key, word


def written(lang):
    yield from (word for _, word in words_of(lang))
    yield DATA[lang].get("skip_text", "")


def test_languages_wanted():
    missing = [lang for lang in WANTED if lexicon(lang) is None]
    assert missing == []
    assert len(languages()) >= 80


@pytest.mark.parametrize("lang", languages())
def test_shape(lang):
    data = DATA[lang]
    assert TOP <= set(data) <= TOP | {"parent", "skip_text"}
    assert isinstance(data["reviewed"], bool)
    assert data["name"].strip()
    assert data["source"].strip()
    assert set(data["words"]) <= KEYS
    assert data.get("parent", "en") in languages()
    for key, words in data["words"].items():
        assert words, key
        assert all(isinstance(word, str) and word == word.strip() for word in words)


@pytest.mark.parametrize("lang", languages())
def test_only_english_is_reviewed(lang):
    """Whoever reviews a language says so here and in its file."""
    assert DATA[lang]["reviewed"] == (lang == "en")
    if lang != "en":
        assert "not reviewed" in DATA[lang]["source"]


@pytest.mark.parametrize("lang", languages())
def test_characters(lang):
    for word in written(lang):
        assert unicodedata.is_normalized("NFC", word), word
        assert not DIRECTIONAL & set(word), word
    for key, word in words_of(lang):
        assert sum(map(str.isalpha, word)) > 1, f"{key}: {word}"


@pytest.mark.parametrize("lang", languages())
def test_no_word_twice(lang):
    for key, words in DATA[lang]["words"].items():
        normed = [norm(word, lang) for word in words]
        assert all(normed), key
        assert sorted(set(normed)) == sorted(normed), key


@pytest.mark.parametrize("lang", languages())
def test_letters_are_those_of_the_language(lang):
    letters = LETTERS.get(lang, {"LATIN"}) | NEUTRAL
    for word in written(lang):
        assert {script_of(char) for char in word} <= letters, word


@pytest.mark.parametrize("lang", sorted(TWO_SCRIPTS))
def test_no_word_mixes_scripts(lang):
    for word in written(lang):
        assert len({script_of(char) for char in word} - NEUTRAL) <= 1, word


@pytest.mark.parametrize("lang", languages())
def test_keys_do_not_contradict_each_other(lang):
    lex = lexicon(lang)
    assert set(lex["placeholder"]).isdisjoint(lex["skip"])
    assert set(lex["credit"]).isdisjoint(lex["skip"])


@pytest.mark.parametrize("lang", languages())
def test_credits_are_found_in_text_as_it_is_written(lang):
    """Credit words are sought in captions that are not normalised."""
    for word in DATA[lang]["words"].get("credit", []):
        assert re.fullmatch(re.escape(norm(word, lang)), word, re.IGNORECASE), word


@pytest.mark.parametrize("lang", [lang for lang in languages() if lexicon(lang).skip_text])
def test_our_own_skip_link_passes(lang):
    lex = lexicon(lang)
    text = norm(lex.skip_text, lang)
    assert any(text.startswith(word) for word in lex["skip"]) or any(
        stem in text for stem in lex["place"]
    )
    plain = norm(lex.skip_text)
    assert any(plain.startswith(word) or f" {word}" in plain for word in everywhere("skip"))
    assert "<" not in lex.skip_text
    assert '"' not in lex.skip_text


@pytest.mark.parametrize("said", ["Skip to content", "Skip to main content", "Jump to content"])
def test_english_skip_links_are_english_only(said):
    """Else English on another language's page would pass for that language."""
    text = norm(said)
    taken = [lang for lang in languages() if skip_link_name._names_place(text, lang)]
    assert taken == ["en"]


@pytest.mark.parametrize("lang", languages())
def test_a_language_can_judge_skip_links(lang):
    """A list without skip link words would report every skip link of the language."""
    lex = lexicon(lang)
    assert lex["skip"]
    assert lex["place"]


@pytest.mark.parametrize(
    "said", "click here|hier klicken|en savoir plus|подробнее|続きを読む|اقرأ المزيد".split("|")
)
def test_no_list_takes_a_generic_link_for_a_place(said):
    text = norm(said)
    assert [lang for lang in languages() if skip_link_name._names_place(text, lang)] == []


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE_ch", "de"),
        ("pt-BR", "pt"),
        ("no", "nb"),
        ("no-NO", "nb"),
        ("nn-NO", "nn"),
        ("iw", "he"),
        ("in-ID", "id"),
        ("tl", "fil"),
        ("zh", "zh"),
        ("zh-CN", "zh"),
        ("zh-Hans", "zh"),
        ("zh-Hans-HK", "zh"),
        ("zh-SG", "zh"),
        ("zh-TW", "zh-hant"),
        ("zh-HK", "zh-hant"),
        ("zh-MO", "zh-hant"),
        ("zh-Hant-TW", "zh-hant"),
        ("cmn-Hant-TW", "zh-hant"),
        ("yue-HK", "yue"),
        ("zh-yue", "yue"),
        ("sr", "sr"),
        ("sr-Cyrl-RS", "sr"),
        ("sr-Latn-RS", "sr-latn"),
        ("sr-RS", "sr"),
        ("sh", "sr-latn"),
        ("uz-Latn", "uz"),
        ("uz-Cyrl-UZ", "uz-cyrl"),
        ("ku", "ku"),
        ("ku-Arab", "ckb"),
        ("prs-AF", "prs"),
        ("fa-AF", "fa"),
    ],
)
def test_which_list_answers_a_tag(tag, lang):
    assert lexicon(tag).lang == lang


@pytest.mark.parametrize("tag", ["", "mt", "gn", "x-klingon", "mul", "und", "en1", "d"])
def test_no_list_and_no_fallback_to_english(tag):
    assert lexicon(tag) is None


@pytest.mark.parametrize(
    ("lang", "script", "found"),
    [
        ("sr", "LATIN", "sr-latn"),
        ("sr-RS", "LATIN", "sr-latn"),
        ("sr", "CYRILLIC", "sr"),
        ("uz", "CYRILLIC", "uz-cyrl"),
        ("uz", "LATIN", "uz"),
        ("zh-TW", "LATIN", "zh-hant"),
        ("ja", "JAPANESE", "ja"),
        ("de", "", "de"),
    ],
)
def test_the_letters_of_the_text_choose_between_lists(lang, script, found):
    assert lexicon(lang, script).lang == found


def test_a_parents_words_come_after_the_own():
    nynorsk, bokmal = lexicon("nn"), lexicon("nb")
    assert nynorsk["credit"][0] == "bilete"
    assert set(bokmal["credit"]) < set(nynorsk["credit"])
    assert nynorsk.skip_text == "Hopp til innhald"
    assert nynorsk["abbreviation"] == bokmal["abbreviation"]
    assert lexicon("prs")["placeholder"] == lexicon("fa")["placeholder"]


def test_skip_text_is_as_it_is_written():
    assert lexicon("de").skip_text == "Zum Inhalt springen"
    assert lexicon("sr").skip_text != lexicon("sr-latn").skip_text
    assert lexicon("rw").skip_text == ""


def test_a_key_that_a_file_lacks_has_no_words():
    assert lexicon("bo")["abbreviation"] == ()
    assert lexicon("bo")["nothing"] == ()


@pytest.mark.parametrize("key", sorted(KEYS))
def test_everywhere_has_the_words_of_all(key):
    words = everywhere(key)
    assert all(word in words for lang in languages() for word in lexicon(lang)[key])


def test_turkish_words_are_found_without_the_language():
    assert "içeriğe geç" in lexicon("tr")["skip"]
    assert norm("İçeriğe geç") in everywhere("skip")


def test_everywhere_unknown_key_is_empty():
    assert everywhere("nothing") == frozenset()
