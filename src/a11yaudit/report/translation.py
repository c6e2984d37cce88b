"""A reader's language: what was said in English is said in it, as far as its catalogue goes.

Catalogues are ``locale/<code>.po`` beside this module, read as they are. A text that a catalogue
lacks, or whose translation cannot be used, shows in English: no catalogue ever stops a report.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from a11yaudit.errors import UserError
from a11yaudit.said import LANGUAGES, Said, flowed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FOLDER = Path(__file__).with_name("locale")

COMMAS = {"ar": "، ", "fa": "، ", "ja": "、", "zh": "、"}
QUOTES = {
    "ar": ("«", "»"), "de": ("„", "“"), "es": ("«", "»"), "fa": ("«", "»"),
    "fr": ("«\u00a0", "\u00a0»"), "it": ("«", "»"), "ja": ("「", "」"), "pl": ("„", "”"),
    "ru": ("«", "»"), "uk": ("«", "»"),
}  # fmt: skip
_STATE = re.compile(r'^"X-Review-State: (.*?)\\n"$', re.MULTILINE)
_REVIEWED = "reviewed by a native speaker"


@dataclass(frozen=True, slots=True)
class Language:
    """How to say things to readers of one language; `ENGLISH` says them as they are."""

    code: str = "en"
    locale: Locale = field(default_factory=lambda: Locale("en"))
    reviewed: bool = True
    catalogue: NullTranslations = field(default_factory=NullTranslations, repr=False)
    known: frozenset[str] = frozenset()

    @property
    def direction(self) -> str:
        """The direction in which it is written: "ltr" or "rtl"."""
        return str(self.locale.text_direction)

    @property
    def is_source(self) -> bool:
        """Whether nothing has to be translated."""
        return self.code == "en"

    @property
    def quotes(self) -> tuple[str, str]:
        """The two marks between which it quotes."""
        return QUOTES.get(self.code, ("“", "”"))

    def has(self, text: str) -> bool:
        """Whether a text of ours is shown in this language, not in English."""
        if self.is_source or not isinstance(text, Said) or text.kind in ("list", "language"):
            return True
        return flowed(text.singular) in self.known

    def gettext(self, text: str) -> str:
        """The text in this language."""
        return self.catalogue.gettext(text) if text else text

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The one of the texts that goes with the number, in this language."""
        return self.catalogue.ngettext(singular, plural, number)

    @overload
    def text(self, value: str) -> str: ...

    @overload
    def text(self, value: object) -> object: ...

    def text(self, value: object) -> object:
        """What was said, in this language; everything else as it is."""
        if not isinstance(value, Said):
            return value
        return value + "" if self.is_source else self.told(value, self._plain)

    def _plain(self, value: object) -> str:
        text = str(value)
        if is_quote(text):
            opening, closing = self.quotes
            return f"{opening}{text[1:-1]}{closing}"
        return text

    def told(self, said: Said, show: Callable[[Any], str]) -> str:
        """What was said, in this language; ``show`` writes the values that are not ours."""
        if said.kind == "language":
            return self.language_name(said)
        values = {name: self._value(value, show) for name, value in said.values.items()}
        if said.kind == "list":
            return self.listed(list(values.values()), said.singular)
        try:
            template = (
                self.ngettext(said.singular, said.plural, said.number)
                if said.plural
                else self.gettext(flowed(said.singular))
            )
            text = template.format_map(values) if values else template
            return self._opening(text) if said.kind == "sentence" else text
        except (KeyError, IndexError, ValueError, AttributeError):  # a broken translation
            plural = said.plural and said.number != 1
            return (said.plural if plural else said.singular).format_map(values)

    def _opening(self, text: str) -> str:
        first = "İ" if text[:1] == "i" and self.code == "tr" else text[:1].upper()
        return first + text[1:]

    def _value(self, value: object, show: Callable[[Any], str]) -> str:
        if isinstance(value, Said):
            return self.told(value, show)
        if isinstance(value, int):
            return self.number(value)
        return show(value)

    def listed(self, items: list[str], last: str) -> str:
        """The items as a list, with "and" or (``last`` is a comma) without it."""
        if not items[1:] or self.is_source:
            return ", ".join(items[:-1]) + last + items[-1] if items[1:] else "".join(items)
        if last == " and ":
            return format_list(items, locale=self.locale)
        return COMMAS.get(self.code, ", ").join(items)

    def number(self, value: float) -> str:
        """A number as it is written in this language: 1,024 or 1.024."""
        return f"{value:,}" if self.is_source else format_decimal(value, locale=self.locale)

    def moment(self, iso: str) -> str:
        """A time as people write it: "9 March 2026, 14:05 UTC"; other text as it is."""
        try:
            time = datetime.fromisoformat(iso)
        except ValueError:
            return iso
        zone = time.tzname() or ""
        if self.is_source:
            return f"{time.day} {time:%B %Y, %H:%M} {zone}".strip()
        day = format_date(time, "long", locale=self.locale)
        return f"{day} {format_time(time, 'HH:mm', locale=self.locale)} {zone}".strip()

    def language_name(self, said: Said) -> str:
        """The name of a language, in this language."""
        names: Mapping[str, str] = self.locale.languages
        return said + "" if self.is_source else names.get(str(said.values["tag"]), said + "")


def is_quote(text: str) -> bool:
    """Whether a value is what the page says, between quotation marks."""
    return len(text) > 1 and text[0] == "“" and text[-1] == "”"


ENGLISH = Language()


def language(code: str) -> Language:
    """The language with its catalogue; `UserError` names those that there are."""
    if code not in LANGUAGES:
        raise UserError(
            f"There is no report in the language {code!r}.",
            f"Choose one of {', '.join(LANGUAGES)}.",
        )
    return ENGLISH if code == "en" else load(code, FOLDER / f"{code}.po")


@lru_cache(maxsize=32)
def load(code: str, path: Path) -> Language:
    """The language with the catalogue in this file; without one that can be read, in English."""
    try:
        text = path.read_text(encoding="utf-8")
        catalog = read_po(io.StringIO(text), locale=code, abort_invalid=True)
        catalog.fuzzy = False
        # A plural of which a form is missing would be looked up as far as it goes.
        for message in [m for m in catalog if m.id and not _is_told(m.string)]:
            catalog.delete(message.id, message.context)
        compiled = io.BytesIO()
        write_mo(compiled, catalog, use_fuzzy=True)
        compiled.seek(0)
        made = GNUTranslations(compiled)
    except Exception:  # noqa: BLE001 (whatever is wrong with a catalogue, the report is written)
        return Language(code, Locale(code))
    state = _STATE.search(text)
    known = (_source(message.id) for message in catalog if _is_told(message.string))
    return Language(
        code,
        Locale(code),
        reviewed=bool(state) and str(state and state[1]).startswith(_REVIEWED),
        catalogue=made,
        known=frozenset(known),
    )


def _is_told(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def _source(ident: object) -> str:
    return str(ident[0] if isinstance(ident, (tuple, list)) else ident)
