"""Renews the report's message catalogues: what there is to translate, and how far each one got.

Run by ``make catalogues``: writes ``a11yaudit.pot``, takes its texts over into the catalogue of
each language (what is translated stays) and writes the table in ``docs/translations.md``.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from a11yaudit.axe import all_words, template_of
from a11yaudit.report.html import templates
from a11yaudit.report.translation import FOLDER
from a11yaudit.rule import Family, discover
from a11yaudit.said import LANGUAGES, flowed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "a11yaudit"
TEMPLATE = FOLDER / "a11yaudit.pot"
TABLE = ROOT / "docs" / "translations.md"
PYTHON = {"say": None, "say_number": (1, 2)}
JINJA = {
    "extensions": "jinja2.ext.i18n",
    "trimmed": "true",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
}
STATES = (
    "machine-written, not reviewed by a native speaker",
    "reviewed by a native speaker",
)
NOTE = """\
# Texts of the report of a11yaudit.
# How to translate, and what a review is: docs/translating.md
#
"""
_STATE = re.compile(r'^"X-Review-State: (.*?)\\n"$', re.MULTILINE)
# Header lines that say nothing here, or would change with each run.
_EMPTY = re.compile(
    r'^"(?:Project-Id-Version|POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator'
    r"|Language-Team): [^\n]*\n",
    re.MULTILINE,
)

Text = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a catalogue got."""

    code: str
    name: str
    texts: int
    missing: tuple[str, ...]
    state: str


def template() -> Catalog:
    """Everything that a report may say, by where it stands."""
    found = Catalog(project="a11yaudit", fuzzy=False)
    for file, text, comments in _all_texts():
        told = flowed(text) if isinstance(text, str) else text
        found.add(told, locations=[(file, 0)], auto_comments=comments)
    return found


def _all_texts() -> Iterator[tuple[str, Text, list[str]]]:
    for path in sorted(templates().rglob("*.html")):
        yield from _extracted("jinja2.ext:babel_extract", path, templates().parent)
    for path in sorted(SOURCE.rglob("*.py")):
        if "from a11yaudit.said import" in path.read_text(encoding="utf-8"):
            yield from _extracted("python", path, SOURCE.parent)
    yield from _rules()


def _extracted(method: str, path: Path, base: Path) -> Iterator[tuple[str, Text, list[str]]]:
    jinja = method != "python"
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)} if jinja else PYTHON
    file = path.relative_to(base).as_posix()
    options = JINJA if jinja else None
    for _, text, comments, _ in extract_from_file(
        method, path, keywords, ("Translators:",), options, strip_comment_tags=False
    ):
        yield file, (text[0], text[1]) if isinstance(text, (tuple, list)) else text, comments


def _rules() -> Iterator[tuple[str, Text, list[str]]]:
    """What rules and the words for axe-core's say of themselves, as the report gets it."""
    for family in Family:
        yield "a11yaudit/rule.py", family.value, ["Name of a family of rules."]
    for rule in discover():
        docs, file = rule.docs, f"docs/rules/{rule.id}.md"
        if docs is None:
            continue
        yield file, rule.title, [f"{rule.id}: the fault, as a title."]
        yield file, rule.action, [f"{rule.id}: what to do, an imperative without a full stop."]
        yield file, docs.finds, [f"{rule.id}: what it finds."]
        yield file, docs.why, [f"{rule.id}: why it matters."]
        yield file, docs.how, [f"{rule.id}: how to fix it."]
    for name, words in all_words().items():
        file = "a11yaudit/axe_words.toml"
        for part in ("title", "action", "why", "how", "check"):
            yield file, getattr(words, part), [f"{name}: {part}."]
        for _, wording in words.details:
            yield file, template_of(wording), [f"{name}: a sentence after the title."]


def written(catalog: Catalog, state: str = "") -> str:
    """The catalogue as text, without dates, so that it changes only with what it says."""
    catalog.header_comment = NOTE.rstrip("\n")
    made = io.BytesIO()
    write_po(
        made, catalog, width=96, include_lineno=False, sort_by_file=False, ignore_obsolete=True
    )
    text = _EMPTY.sub("", made.getvalue().decode("utf-8"))
    if state:
        text = text.replace('msgstr ""\n"', f'msgstr ""\n"X-Review-State: {state}\\n"\n"', 1)
    return text


def renewed(code: str, texts: Catalog) -> tuple[str, Progress]:
    """The language's catalogue with all texts of today, and how far it got."""
    path = FOLDER / f"{code}.po"
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    catalog = read_po(io.StringIO(old), locale=code) if old else Catalog(code, fuzzy=False)
    catalog.fuzzy = False
    # A guess from a likeness would be shown to readers: better the English text.
    catalog.update(texts, no_fuzzy_matching=True)
    found = _STATE.search(old)
    state = found[1] if found else STATES[0]
    missing = tuple(_source(m.id) for m in catalog if m.id and not _is_told(m.string))
    count = sum(1 for m in catalog if m.id)
    name = Locale(code).get_display_name("en") or code
    return written(catalog, state), Progress(code, name, count, missing, state)


def _is_told(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def _source(ident: object) -> str:
    return str(ident[0] if isinstance(ident, (tuple, list)) else ident)


def table(rows: list[Progress]) -> str:
    """How far each language got, as Markdown."""
    count = rows[0].texts if rows else 0
    lines = [
        "# Languages of the report",
        "",
        "<!-- Written by `make catalogues`: change the catalogues, not this. -->",
        "",
        f"The report says {count:,} texts; English is their source. A text without a translation",
        "shows in English. How to help: [translating](translating.md).",
        "",
        "| Code | Language | Translated | Missing | State |",
        "|---|---|---:|---:|---|",
    ]
    for row in rows:
        told = row.texts - len(row.missing)
        share = 100 * told // row.texts if row.texts else 0
        lines.append(
            f"| `{row.code}` | {row.name} | {told:,} ({share} %) | {len(row.missing):,} "
            f"| {row.state} |"
        )
    return "\n".join(lines) + "\n"


def everything() -> dict[Path, str]:
    """Every file that ``make catalogues`` writes, with its text."""
    texts = template()
    files = {TEMPLATE: written(texts)}
    rows = []
    for code in LANGUAGES[1:]:
        files[FOLDER / f"{code}.po"], progress = renewed(code, texts)
        rows.append(progress)
    return {**files, TABLE: table(rows)}


def main() -> None:
    """Write the files that have changed."""
    for path, text in everything().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"Wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
