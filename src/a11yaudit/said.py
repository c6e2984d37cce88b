"""What we say to readers keeps its template and values, so that a report can say it otherwise.

A `Said` is the English text, to every format that needs no more; the HTML report looks its
template up in the catalogue of the reader's language and puts the values in again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A line break inside a paragraph; those before list items and between paragraphs stay.
_WRAPPED = re.compile(r"(?<!\n)\n(?!\n|[-*] )[ \t]*")
# The languages in which reports speak, English first, which is the source.
LANGUAGES = tuple("en de fr es pt it pl uk ru tr ar fa hi id zh ja ko".split())
Kind = Literal["text", "list", "language", "sentence"]


class Said(str):
    """An English text that knows how it was made.

    ``singular`` is the text with ``{name}`` in place of each value (``plural`` likewise, empty
    where there is no number, which is ``number``); ``values`` may hold what was said themselves.
    A *list* has its items as values, under their numbers, and what stands before the last one as
    its ``singular``; a *language* has its tag as the value ``tag``; a *sentence* begins with a
    capital, whatever its template begins with.
    """

    __slots__ = ("kind", "number", "plural", "singular", "values")

    singular: str
    plural: str
    number: int
    values: Mapping[str, Any]
    kind: Kind

    def __str__(self) -> str:
        """Itself, so that ``str(value or "")`` loses nothing."""
        return self


def say(text: str, /, **values: Any) -> Said:
    """The text with the values put in for ``{name}``; whole numbers get commas (1,024)."""
    return _said(text, "", 1, values)


def say_number(singular: str, plural: str, number: int, /, **values: Any) -> Said:
    """One of the two texts, as the number asks, with ``{number}`` and the values put in."""
    return _said(singular, plural, number, {"number": number, **values})


def say_list(items: Iterable[str], last: Literal[" and ", ", "] = " and ") -> Said:
    """The items with commas between them, and ``last`` before the last one."""
    told = list(items)
    made = Said(", ".join(told[:-1]) + last + told[-1] if told[1:] else "".join(told))
    made.singular, made.plural, made.number, made.kind = last, "", len(told), "list"
    made.values = {str(place): item for place, item in enumerate(told)}
    return made


def say_sentence(clause: str) -> Said:
    """The clause as a sentence: with a capital and a full stop."""
    made = Said(f"{clause[:1].upper()}{clause[1:]}.")
    made.singular, made.plural, made.number, made.kind = "{only}.", "", 1, "sentence"
    made.values = {"only": clause}
    return made


def say_language(tag: str, name: str) -> Said:
    """The English name of the language with this tag."""
    made = Said(name)
    made.singular, made.plural, made.number, made.kind = name, "", 1, "language"
    made.values = {"tag": tag}
    return made


def _said(singular: str, plural: str, number: int, values: Mapping[str, Any]) -> Said:
    text = plural if plural and number != 1 else singular
    if values:
        text = text.format_map({name: _written(value) for name, value in values.items()})
    made = Said(text)
    made.singular, made.plural, made.number, made.kind = singular, plural, number, "text"
    made.values = values
    return made


def _written(value: object) -> object:
    return f"{value:,}" if isinstance(value, int) else value


def flowed(text: str) -> str:
    """The text as catalogues have it: each paragraph and each list item on one line."""
    return _WRAPPED.sub(" ", text)
