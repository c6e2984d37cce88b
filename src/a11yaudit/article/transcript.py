"""The article as assistive technology receives it: one line per thing that is announced.

It is made from the browser's own accessibility tree where a browser looked, else from the tree
that the markup gives (`a11yaudit.page.tree`). Called "what the browser exposes", never a
simulation of a screen reader: each of those has ways of its own to say "heading level 2".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.lines import DESCRIPTION, lines_of
from a11yaudit.article.listening import words_and_seconds
from a11yaudit.article.parts import TranscriptLine
from a11yaudit.page.tree import FIELDS, computed_tree
from a11yaudit.text.norm import norm, tokens
from a11yaudit.text.similarity import dice, near, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yaudit.article.lines import Line
    from a11yaudit.model import Element, Page

Cost = tuple[int, float]  # words, and seconds to hear them

FEWEST_TOKENS = 4
FEWEST_IN_TEXT = 6
NEAR_DICE = 0.85
BESIDE = 2  # lines: a picture, its description and its caption stand side by side
NAMES = ("figure", "group", DESCRIPTION)
TEXTS = frozenset(
    """blockquote button caption cell columnheader definition gridcell heading link listitem
    rowheader term text""".split()
)


def transcript_of(root: Element, page: Page) -> tuple[TranscriptLine, ...]:
    """The lines below ``root`` in reading order; ``repeats`` marks what was said before."""
    told = page.tree if page.tree and page.tree.element is root else computed_tree(root, page)
    lines = lines_of(told, root, page)
    earlier = _repeats(lines, page.lang)
    costs = [words_and_seconds(line.text) for line in lines]
    return tuple(
        _line(line, costs[number], earlier.get(number), costs, page)
        for number, line in enumerate(lines)
    )


def is_picture(line: Line | TranscriptLine) -> bool:
    """Whether the line is what a picture is called."""
    return line.role.partition(",")[0] == "image"


def is_text(line: TranscriptLine) -> bool:
    """Whether the line is text of the page: no name or size of a box, no picture, no film."""
    return line.role.partition(" ")[0] in TEXTS


def repeats_text(said: str, text: str, lang: str) -> bool:
    """Whether what is said of a picture repeats a text: nearly all of it, or word for word in it.

    Short texts stand in longer ones by chance.
    """
    if same(said, text, lang) or dice(said, text, lang) >= NEAR_DICE:
        return True
    part, whole, count = norm(said, lang), norm(text, lang), len(tokens(said, lang))
    return count >= FEWEST_IN_TEXT and part in whole


def _line(
    line: Line, cost: Cost, repeats: int | None, costs: Sequence[Cost], page: Page
) -> TranscriptLine:
    # Of a text that only holds what was heard before, no more than that is heard again.
    again = (0, 0.0) if repeats is None else min(cost, costs[repeats])
    return TranscriptLine(
        role=line.role,
        text=line.text,
        element=line.element,
        repeats=repeats,
        level=line.level,
        lang=_other_language(line.holder, page),
        words=cost[0],
        seconds=cost[1],
        words_again=again[0],
        seconds_again=again[1],
        links=line.links,
    )


def _other_language(element: Element, page: Page) -> str:
    """The language that the markup gives to the element, "" where it is the page's."""
    place = next((up for up in (element, *element.ancestors()) if up.has("lang")), None)
    lang = place.get("lang").strip() if place else ""
    return "" if lang.lower() == page.lang.lower() else lang


def _repeats(lines: Sequence[Line], lang: str) -> dict[int, int]:
    """From the number of a line to that of the line whose words it says again."""
    found: dict[int, int] = {}
    heard: dict[str, int] = {}
    for number, line in enumerate(lines):
        key = norm(line.text, lang)
        # A field is named by the label beside it: that is how it should be.
        if len(tokens(key)) < FEWEST_TOKENS or line.role.partition(",")[0] in FIELDS:
            continue
        if key in heard:
            found[number] = heard[key]
            continue
        heard[key] = number
        for other in range(number - 1, max(number - 1 - BESIDE, -1), -1):
            if _says_again(lines[other], line, lang):
                found[number] = found.get(other, other)
                break
    return found


def _says_again(a: Line, b: Line, lang: str) -> bool:
    """Whether two lines beside each other, one of them of a picture, say the same.

    A credit in the caption does not hide that the alt text is the caption.
    """
    short, long = sorted((a, b), key=lambda line: len(line.text))
    if len(tokens(short.text, lang)) < FEWEST_TOKENS:
        return False
    ours = [is_picture(line) or line.role in NAMES for line in (a, b)]
    captions = [line.role == "caption" for line in (a, b)]
    if any(captions) and any(ours):
        return near(a.text, b.text, lang)
    if any(captions) or any(ours):
        return repeats_text(short.text, long.text, lang)
    return False
