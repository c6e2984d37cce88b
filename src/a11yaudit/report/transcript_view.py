"""The transcript as a script to be read: who speaks in plain words, what is heard twice, how long.

Reports of earlier versions have no seconds, words, levels or languages; then nothing is said of
them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from a11yaudit.report import words
from a11yaudit.report.diff import word_diff
from a11yaudit.report.languages import language_name, language_tag
from a11yaudit.said import say_number
from a11yaudit.text.norm import UNSPACED, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yaudit.report.diff import Part
    from a11yaudit.report.grouping import Json

_MINUTE = 60
# A line that repeats one of these repeats nothing any more.
_TELLING = ("gone", "changed")
# A sum is told as precisely as it is meant: to five seconds from here on.
_ROUGHLY = 20
_HEADING = re.compile(r"heading (\d+)")
_LIST = re.compile(r"list, (\d+ items?)")

_ROLES: dict[str, str] = {
    "text": "Text",
    "paragraph": "Text",
    "heading": "Heading",
    "image": "Picture",
    "link": "Link",
    "button": "Button",
    "caption": "Caption",
    "description": "Description",
    "list": "List",
    "listitem": "List item",
    "blockquote": "Quote",
    "figure": "Figure",
    "group": "Group",
    "table": "Table",
    "grid": "Table",
    "cell": "Table cell",
    "gridcell": "Table cell",
    "columnheader": "Column heading",
    "rowheader": "Row heading",
    "term": "Term",
    "definition": "Definition",
    "iframe": "Embedded page",
    "embed": "Embedded media",
    "object": "Embedded media",
    "video": "Video",
    "audio": "Audio",
    "textbox": "Text field",
    "searchbox": "Search field",
    "combobox": "Choice",
    "checkbox": "Checkbox",
    "radio": "Option",
    "note": "Note",
    "complementary": "Side part",
    "navigation": "Navigation",
    "region": "Part",
}
# What is heard where there is no text; boxes have none of their own.
_NAMELESS: dict[str, str] = {
    "image": "a picture without a name",
    "link": "a link without text",
    "button": "a button without a name",
    "heading": "a heading without text",
    "iframe": "an embedded page without a name",
    "embed": "embedded media without a name",
    "object": "embedded media without a name",
    "video": "a video without a name",
    "audio": "a recording without a name",
    "textbox": "a field without a name",
    "searchbox": "a field without a name",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``number`` counts from 1, ``again`` is the number of the line that it repeats.

    ``lang`` is the line's own language where the page gives it one, ``language`` its name;
    ``nameless`` says what is heard in place of a text; ``twice`` is what a repetition costs.
    ``after`` says what the suggested fixes make of it: "gone", "changed" (to ``text_after``),
    "once" (what it repeats is gone or changed) or nothing; ``fix`` is the one that does it.
    """

    number: int
    role: str
    text: str
    nameless: str
    selector: str
    lang: str
    language: str
    links: tuple[str, ...]
    again: int | None
    twice: str
    after: str = ""
    text_after: tuple[Part, ...] = ()
    fix: Remedy | None = None


class Remedy(NamedTuple):
    """The fix of a finding: where the report shows it, what to do, and whether it was tried."""

    anchor: str
    action: str
    verified: bool


def lines(article: Json, remedies: Mapping[str, Remedy] | None = None) -> tuple[Line, ...]:
    """The lines of the article's transcript; ``remedies`` go by the ids of findings."""
    items = list(article.get("transcript") or ())
    heard: dict[int, int] = {}
    made = []
    for number, item in enumerate(items, 1):
        first = item.get("repeats")
        times = 0
        if first is not None:
            times = heard[first] = heard.get(first, 1) + 1
        made.append(_line(item, number, times, len(items)))
    return _with_after(made, items, remedies or {})


def _with_after(
    made: list[Line], items: Sequence[Json], remedies: Mapping[str, Remedy]
) -> tuple[Line, ...]:
    found: list[Line] = []
    for line, item in zip(made, items, strict=True):
        after = item.get("after") or {}
        remedy = remedies.get(str(after.get("finding")))
        if remedy:
            text = str(after.get("text") or "")
            kind = "changed" if text else "gone"
            found.append(
                replace(line, after=kind, text_after=word_diff(line.text, text)[1], fix=remedy)
            )
        elif line.again and line.again < line.number and found[line.again - 1].after in _TELLING:
            found.append(replace(line, after="once"))
        else:
            found.append(line)
    return tuple(found)


def after_fixes(found: Sequence[Line]) -> tuple[str, ...]:
    """What the suggested fixes make of the transcript, in sentences; none where nothing."""
    count = Counter(line.after for line in found)
    if not (count["gone"] or count["changed"]):
        return ()
    still = sum(1 for line in found if line.twice and not line.after)
    told = [
        say_number("{number} line is gone.", "{number} lines are gone.", count["gone"]),
        say_number(
            "{number} line says something else.",
            "{number} lines say something else.",
            count["changed"],
        ),
        say_number(
            "{number} line still repeats what was heard before.",
            "{number} lines still repeat what was heard before.",
            still,
        ),
    ]
    return tuple(text for text in told if text.number)


def _line(item: Json, number: int, times: int, count: int) -> Line:
    kind, text = _kind(item), str(item.get("text") or "").strip()
    first = item.get("repeats")
    known = isinstance(first, int) and 0 <= first < count and first != number - 1
    lang = language_tag(item.get("lang"))
    return Line(
        number=number,
        role=role_name(item),
        text=text,
        nameless="" if text else _NAMELESS.get(kind, ""),
        selector=str(item.get("selector") or ""),
        lang=lang,
        language=language_name(lang),
        links=tuple(_links(item)) if kind != "link" else (),
        again=int(first or 0) + 1 if known else None,
        twice=repetition(item, times) if times else "",
    )


def _kind(item: Json) -> str:
    """The first word of the role: "heading" of "heading 2", "image" of "image, link"."""
    return re.split(r"[ ,]", str(item.get("role") or ""), maxsplit=1)[0]


def role_name(item: Json) -> str:
    """A line's role in plain words: "Heading, level 2"; one that is not known here as it is."""
    role = str(item.get("role") or "")
    sized = _LIST.fullmatch(role)
    if sized:
        return f"List of {sized[1]}"
    parts: list[str] = []
    for part in role.split(", "):
        heading = _HEADING.fullmatch(part)
        level = heading[1] if heading else item.get("level") if part == "heading" else None
        name = "heading" if heading else part
        told = f"heading, level {level}" if level else _ROLES.get(name, name)
        parts.append(told if not parts or name not in _ROLES else told.lower())
    parts[0] = parts[0][:1].upper() + parts[0][1:]
    return ", ".join(parts)


def _links(item: Json) -> Iterable[str]:
    """The texts of the links in a line, where the report tells them."""
    for link in item.get("links") or ():
        text = link.get("text") if isinstance(link, dict) else link
        yield str(text or "").strip() or _NAMELESS["link"]


def repetition(item: Json, times: int) -> str:
    """What a repetition costs: "heard twice: 31 words, about 12 seconds"."""
    told = "heard twice" if times <= 2 else f"heard {times:,} times"  # noqa: PLR2004 - twice
    count, seconds = _again(item, "words"), _again(item, "seconds")
    noun = "character" if _is_unspaced(str(item.get("text") or "")) else "word"
    costs = [words.number(int(count), noun)] if count else []
    if seconds:
        costs.append(f"about {duration(seconds)}")
    return f"{told}: {', '.join(costs)}" if costs else told


def _again(item: Json, measure: str) -> float:
    """How much of a line was heard before: all of it where the report does not say."""
    part = item.get(f"{measure}_again")
    return float((item.get(measure) if part is None else part) or 0)


def _is_unspaced(text: str) -> bool:
    """Whether the text is mostly of scripts without spaces, of which characters are counted."""
    letters = [char for char in text if char.isalpha()]
    unspaced = sum(script_of(char) in UNSPACED for char in letters)
    return 2 * unspaced > len(letters)


def duration(seconds: float) -> str:
    """A time as people say it: "12 seconds", "45 seconds", "4 minutes"."""
    if seconds < _ROUGHLY:
        return words.number(max(1, round(seconds)), "second")
    rough = 5 * round(seconds / 5)
    if rough < _MINUTE:
        return words.number(rough, "second")
    return words.number(round(seconds / _MINUTE), "minute")


def listening(article: Json) -> str:
    """How long it takes to hear the article, and how much of that is repetition.

    Empty where the report has no seconds.
    """
    items: Sequence[dict[str, Any]] = list(article.get("transcript") or ())
    whole = sum(float(item.get("seconds") or 0) for item in items)
    if not whole:
        return ""
    again = sum(_again(item, "seconds") for item in items if item.get("repeats") is not None)
    start = f"Listening takes about {duration(whole)}"
    if not again:
        return f"{start}."
    told = duration(again)
    verb = "is" if told.startswith("1 ") else "are"
    return f"{start}; {told} of it {verb} repetition."
