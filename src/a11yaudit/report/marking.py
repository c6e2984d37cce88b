"""Texts become markup: code between backticks, what a page says in its own language and direction.

All of a text is escaped; only the tags that these methods make are markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from a11yaudit.report.translation import ENGLISH, Language, is_quote
from a11yaudit.said import Said

if TYPE_CHECKING:
    from collections.abc import Callable

_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
# A list item of a rule's docs: "- text", its further lines indented.
_ITEM = re.compile(r"^[-*] ", re.MULTILINE)
# What a message quotes from the page.
_QUOTED = re.compile(r"“([^”]*)”")
_QUOTE = Markup('{}<samp dir="auto"{}>{}</samp>{}')
_ENGLISH = Markup('<{0} lang="en" dir="ltr">{1}</{0}>')
# Where a value goes while the text around it is marked up; no text of ours has these signs.
_SLOT = re.compile("\x00([0-9]+)\x00")


@dataclass(frozen=True, slots=True)
class Marking:
    """The filters of the templates, for readers of one language."""

    reader: Language = ENGLISH

    def inline(self, text: object) -> Markup:
        """One line of a rule's docs or message: all of it escaped, `code` in backticks marked."""
        return self._marked(text, inline)

    def message(self, text: object, lang: str = "") -> Markup:
        """A finding's message: as `inline`; what it quotes keeps its own direction and language.

        ``lang`` is the language of the audited page.
        """
        return self._marked(text, lambda value: self._quoting(value, lang))

    def prose(self, text: object) -> Markup:
        """A rule's docs as paragraphs and plain lists; all else in them is text."""
        made = paragraphs(self.reader.text(text))
        return made if self._is_known(text) else _ENGLISH.format(Markup("div"), made)

    def _is_known(self, text: object) -> bool:
        return not isinstance(text, Said) or self.reader.has(text)

    def _marked(self, text: object, show: Callable[[str], Markup]) -> Markup:
        """The text in the reader's language, its values written by ``show``."""
        if not isinstance(text, Said):
            return show(str(text))
        slots: list[Markup] = []

        def slot(value: object) -> str:
            slots.append(show(str(value)))
            return f"\x00{len(slots) - 1}\x00"

        marked = inline(self.reader.told(text, slot))
        filled = Markup(_SLOT.sub(lambda place: slots[int(place[1])], marked))  # noqa: S704
        return filled if self._is_known(text) else _ENGLISH.format(Markup("span"), filled)

    def _quoting(self, line: str, lang: str) -> Markup:
        opening, closing = self.reader.quotes
        tag = Markup(' lang="{}"').format(lang) if lang else ""
        if is_quote(line):
            return _QUOTE.format(opening, tag, line[1:-1], closing)
        parts: list[Markup] = []
        end = 0
        for match in _QUOTED.finditer(line):
            parts.append(inline(line[end : match.start()]))
            parts.append(_QUOTE.format("“", tag, match[1], "”"))
            end = match.end()
        return Markup("").join([*parts, inline(line[end:])])


def inline(text: object) -> Markup:
    """One line of text: all of it escaped, `code` between backticks marked."""
    parts: list[Markup] = []
    end = 0
    line = str(text)
    for match in _CODE.finditer(line):
        parts.append(escape(line[end : match.start()]))
        parts.append(Markup("<code>{}</code>").format(match[2].strip()))
        end = match.end()
    parts.append(escape(line[end:]))
    return Markup("").join(parts)


def paragraphs(text: object) -> Markup:
    """Paragraphs and plain lists of Markdown; all else in them is text."""
    blocks = []
    for block in re.split(r"\n\s*\n", str(text).strip()):
        lead, *items = _ITEM.split(block)
        if lead.strip():
            blocks.append(Markup("<p>{}</p>").format(inline(" ".join(lead.split()))))
        if items:
            rows = [Markup("<li>{}</li>").format(inline(" ".join(i.split()))) for i in items]
            blocks.append(Markup("<ul>{}</ul>").format(Markup("").join(rows)))
    return Markup("\n").join(blocks)
