"""What we say to readers keeps its template and values, so that a report can say it otherwise.

A `Said` is the English text, to every format that needs no more; the HTML report looks its
template up in the catalogue of the reader's language and puts the values in again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Said(str):
    """An English text that knows how it was made.

    ``singular`` is the text with ``{name}`` in place of each value (``plural`` likewise, empty
    where there is no number, which is ``number``); ``values`` may hold what was said themselves.
    """

    __slots__ = ("number", "plural", "singular", "values")

    singular: str
    plural: str
    number: int
    values: Mapping[str, Any]


def say(text: str, /, **values: Any) -> Said:
    """The text with the values put in for ``{name}``."""
    return _said(text, "", 1, values)


def say_number(singular: str, plural: str, number: int, /, **values: Any) -> Said:
    """One of the two texts, as the number asks, with ``{number}`` and the values put in."""
    return _said(singular, plural, number, {"number": number, **values})


def _said(singular: str, plural: str, number: int, values: Mapping[str, Any]) -> Said:
    text = plural if plural and number != 1 else singular
    made = Said(text.format_map(values) if values else text)
    made.singular, made.plural, made.number, made.values = singular, plural, number, values
    return made
