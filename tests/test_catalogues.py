"""The report's catalogues: current, whole where they are begun, and harmless."""

from __future__ import annotations

import importlib.util
import io
import re
import string
import sys
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from a11yaudit.report.translation import FOLDER, load
from a11yaudit.said import LANGUAGES

SCRIPT = Path(__file__).parents[1] / "docs" / "catalogues.py"
CODES = LANGUAGES[1:]
COUNTS = {"number", "n", "num", "count"}
CODE = re.compile(r"`[^`]+`")
ADDRESS = re.compile(r"https?://[^\s)”»\"]+")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
SLOT = re.compile(r"%\((\w+)\)s")


def script():
    spec = importlib.util.spec_from_file_location("catalogues", SCRIPT)
    module = sys.modules["catalogues"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogues():
    return script()


@pytest.fixture(scope="module", params=CODES)
def catalog(request):
    text = (FOLDER / f"{request.param}.po").read_text("utf-8")
    return read_po(io.StringIO(text), locale=request.param, abort_invalid=True)


def slots(text: str, flags: set[str]) -> set[str]:
    """The names of the values that a text has places for."""
    if "python-format" in flags or SLOT.search(text):
        return set(SLOT.findall(text))
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"(not a template)"}


def told(catalog):
    """(what a text must keep, its translation, whether it is a plural) of all that is told."""
    for message in catalog:
        sources = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and any(strings):
            yield message, sources, strings


def test_catalogues_and_their_table_are_those_that_make_catalogues_would_write(catalogues):
    fresh = catalogues.everything()
    old = [path.name for path, text in fresh.items() if path.read_text("utf-8") != text]
    assert not old, "run: make catalogues"


def test_every_language_has_a_catalogue_that_can_be_read():
    assert {path.stem for path in FOLDER.glob("*.po")} == set(CODES)
    for code in CODES:
        made = load(code, FOLDER / f"{code}.po")
        assert made.code == code
        assert "nplurals" in (FOLDER / f"{code}.po").read_text("utf-8")


def test_every_catalogue_says_who_has_read_it(catalogues):
    for code in CODES:
        text = (FOLDER / f"{code}.po").read_text("utf-8")
        found = re.search(r'^"X-Review-State: (.*?)\\n"$', text, re.MULTILINE)
        assert found, code
        assert found[1].startswith(catalogues.STATES), code


def test_translations_have_the_values_of_their_texts(catalog):
    for message, sources, strings in told(catalog):
        each = [slots(source, message.flags) for source in sources]
        least = [one - COUNTS for one in each] if len(each) > 1 else each
        for text in strings:
            found = slots(text, message.flags)
            assert any(one <= found for one in least), (message.id, text)
            assert found <= set().union(*each), (message.id, text)


def test_translations_keep_code_addresses_and_tags_and_add_none(catalog):
    for message, sources, strings in told(catalog):
        for pattern in (CODE, ADDRESS, TAG):
            wanted = Counter(pattern.findall(sources[-1]))
            for text in strings:
                assert Counter(pattern.findall(text)) == wanted, (message.id, text)


def test_plural_forms_are_all_there_or_none(catalog):
    for message, sources, strings in told(catalog):
        assert all(strings), (message.id, strings)
        if len(sources) > 1:
            assert len(strings) == catalog.num_plurals, message.id


def test_translations_have_no_controls_and_no_stray_space(catalog):
    for message, sources, strings in told(catalog):
        for text in strings:
            assert text.strip() == text or sources[0].strip() != sources[0], message.id
            assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e]", text), message.id
            assert text.count("\n\n") == sources[0].count("\n\n"), (message.id, "paragraphs")


def test_missing_translations_are_counted(catalogues, record_property):
    table = catalogues.TABLE.read_text("utf-8")
    for code in CODES:
        assert f"| `{code}` |" in table
    record_property("translations", table)
