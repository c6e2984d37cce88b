"""The transcript as a script to be read: who speaks in plain words, what is heard twice, how long.

Reports of earlier versions have no seconds, words, levels or languages; then nothing is said of
them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from a11yaudit.report.diff import word_diff
from a11yaudit.report.languages import language_name, language_tag
from a11yaudit.said import Said, say, say_list, say_number
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
_LIST = re.compile(r"list, (\d+) items?")

_ROLES: dict[str, str] = {
    "text": say("Text"),
    "paragraph": say("Text"),
    "heading": say("Heading"),
    "image": say("Picture"),
    "link": say("Link"),
    "button": say("Button"),
    "caption": say("Caption"),
    "description": say("Description"),
    "list": say("List"),
    "listitem": say("List item"),
    "blockquote": say("Quote"),
    "figure": say("Figure"),
    "group": say("Group"),
    "table": say("Table"),
    "grid": say("Table"),
    "cell": say("Table cell"),
    "gridcell": say("Table cell"),
    "columnheader": say("Column heading"),
    "rowheader": say("Row heading"),
    "term": say("Term"),
    "definition": say("Definition"),
    "iframe": say("Embedded page"),
    "embed": say("Embedded media"),
    "object": say("Embedded media"),
    "video": say("Video"),
    "audio": say("Audio"),
    "textbox": say("Text field"),
    "searchbox": say("Search field"),
    "combobox": say("Choice"),
    "checkbox": say("Checkbox"),
    "radio": say("Option"),
    "note": say("Note"),
    "complementary": say("Side part"),
    "navigation": say("Navigation"),
    "region": say("Part"),
}
# The same after another role: "Picture, link".
_FURTHER: dict[str, str] = {
    "text": say("text"),
    "paragraph": say("text"),
    "heading": say("heading"),
    "image": say("picture"),
    "link": say("link"),
    "button": say("button"),
    "caption": say("caption"),
    "description": say("description"),
    "list": say("list"),
    "listitem": say("list item"),
    "blockquote": say("quote"),
    "figure": say("figure"),
    "group": say("group"),
    "table": say("table"),
    "grid": say("table"),
    "cell": say("table cell"),
    "gridcell": say("table cell"),
    "columnheader": say("column heading"),
    "rowheader": say("row heading"),
    "term": say("term"),
    "definition": say("definition"),
    "iframe": say("embedded page"),
    "embed": say("embedded media"),
    "object": say("embedded media"),
    "video": say("video"),
    "audio": say("audio"),
    "textbox": say("text field"),
    "searchbox": say("search field"),
    "combobox": say("choice"),
    "checkbox": say("checkbox"),
    "radio": say("option"),
    "note": say("note"),
    "complementary": say("side part"),
    "navigation": say("navigation"),
    "region": say("part"),
}
# What is heard where there is no text; boxes have none of their own.
_NAMELESS: dict[str, str] = {
    "image": say("a picture without a name"),
    "link": say("a link without text"),
    "button": say("a button without a name"),
    "heading": say("a heading without text"),
    "iframe": say("an embedded page without a name"),
    "embed": say("embedded media without a name"),
    "object": say("embedded media without a name"),
    "video": say("a video without a name"),
    "audio": say("a recording without a name"),
    "textbox": say("a field without a name"),
    "searchbox": say("a field without a name"),
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
        return say_number("List of {number} item", "List of {number} items", int(sized[1]))
    parts: list[str] = []
    for part in role.split(", "):
        heading = _HEADING.fullmatch(part)
        level = heading[1] if heading else item.get("level") if part == "heading" else None
        name = "heading" if heading else part
        if level and not parts:
            parts.append(say("Heading, level {level}", level=str(level)))
        elif level:
            parts.append(say("heading, level {level}", level=str(level)))
        elif parts:
            parts.append(_FURTHER.get(name, name))
        else:
            parts.append(_ROLES.get(name) or name[:1].upper() + name[1:])
    return say_list(parts, ", ") if parts[1:] else parts[0]


def _links(item: Json) -> Iterable[str]:
    """The texts of the links in a line, where the report tells them."""
    for link in item.get("links") or ():
        text = link.get("text") if isinstance(link, dict) else link
        yield str(text or "").strip() or _NAMELESS["link"]


def repetition(item: Json, times: int) -> str:
    """What a repetition costs: "heard twice: 31 words, about 12 seconds"."""
    told = say("heard twice")
    if times > 2:  # noqa: PLR2004 - twice
        told = say_number("heard {number} time", "heard {number} times", times)
    count, seconds = int(_again(item, "words")), _again(item, "seconds")
    costs: list[str] = []
    if count and _is_unspaced(str(item.get("text") or "")):
        costs.append(say_number("{number} character", "{number} characters", count))
    elif count:
        costs.append(say_number("{number} word", "{number} words", count))
    if seconds:
        costs.append(say("about {duration}", duration=duration(seconds)))
    return say("{heard}: {costs}", heard=told, costs=say_list(costs, ", ")) if costs else told


def _again(item: Json, measure: str) -> float:
    """How much of a line was heard before: all of it where the report does not say."""
    part = item.get(f"{measure}_again")
    return float((item.get(measure) if part is None else part) or 0)


def _is_unspaced(text: str) -> bool:
    """Whether the text is mostly of scripts without spaces, of which characters are counted."""
    letters = [char for char in text if char.isalpha()]
    unspaced = sum(script_of(char) in UNSPACED for char in letters)
    return 2 * unspaced > len(letters)


def duration(seconds: float) -> Said:
    """A time as people say it: "12 seconds", "45 seconds", "4 minutes"."""
    told = max(1, round(seconds)) if seconds < _ROUGHLY else 5 * round(seconds / 5)
    if told < _MINUTE:
        return say_number("{number} second", "{number} seconds", told)
    return say_number("{number} minute", "{number} minutes", round(seconds / _MINUTE))


def listening(article: Json) -> str:
    """How long it takes to hear the article, and how much of that is repetition.

    Empty where the report has no seconds.
    """
    items: Sequence[dict[str, Any]] = list(article.get("transcript") or ())
    whole = sum(float(item.get("seconds") or 0) for item in items)
    if not whole:
        return ""
    again = sum(_again(item, "seconds") for item in items if item.get("repeats") is not None)
    if not again:
        return say("Listening takes about {duration}.", duration=duration(whole))
    told = duration(again)
    if told.number == 1:
        return say(
            "Listening takes about {duration}; {repetition} of it is repetition.",
            duration=duration(whole),
            repetition=told,
        )
    return say(
        "Listening takes about {duration}; {repetition} of it are repetition.",
        duration=duration(whole),
        repetition=told,
    )
