"""Where to look for an element: its own tag in the file, or what is nearest to a script's work.

An element that no tag of the served text made was made by a script. What can be said of it is the
nearest element around it that has a tag, and the line of the text that holds its telling words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.fix.location import Location, located
from a11yaudit.fix.telling import CONTENT, line_of
from a11yaudit.page.markup import start_tag
from a11yaudit.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yaudit.fix.document import Document
    from a11yaudit.model import Element

LONGEST_TAG = 80


@dataclass(frozen=True, slots=True)
class Nearest:
    """Where an element comes from.

    ``location`` is its own start tag where ``made_by_script`` is False, else the nearest element
    around it that has one; ``words`` is the line of the text that holds the words of an element
    that a script made. ``advice`` says so in a sentence and is empty for an element with a tag.
    """

    location: Location | None
    made_by_script: bool = False
    words: Location | None = None
    advice: Said | str = ""

    @property
    def best(self) -> Location | None:
        """The one place to open: where the element's words are, else the nearest tag."""
        return self.words or self.location


def nearest_source(
    element: Element, stamps: Mapping[int, int], document: Document, file: str
) -> Nearest:
    """Where to look for the element in the document, which is called ``file``.

    ``stamps`` leads from the numbers of the page's elements to the offsets of their start tags.
    """
    offset = stamps.get(element.index)
    if offset is not None:
        return Nearest(located(document, offset, file))
    around = next((up for up in element.ancestors() if up.index in stamps), None)
    place = located(document, stamps[around.index], file) if around else None
    line = line_of(element, document.text, CONTENT)
    words = Location(file, line) if line else None
    return Nearest(place, made_by_script=True, words=words, advice=_advice(around, place, words))


def _advice(around: Element | None, place: Location | None, words: Location | None) -> Said:
    if around is None or place is None:
        if words is None:
            return say("A script makes this element; change it there.")
        return say(
            "A script makes this element; its words stand at {words}.",
            words=str(words),
        )
    tag = start_tag(around)
    tag = tag if len(tag) <= LONGEST_TAG else f"{tag[: LONGEST_TAG - 1]}…"
    if words is None:
        return say(
            "A script makes this element and puts it into {tag} ({place}); change the script.",
            tag=tag,
            place=str(place),
        )
    return say(
        "A script makes this element and puts it into {tag} ({place}); its words stand at {words}.",
        tag=tag,
        place=str(place),
        words=str(words),
    )
