"""Where to look for an element: its own tag in the file, or what is nearest to a script's work.

An element that no tag of the served text made was made by a script. What can be said of it is the
nearest element around it that has a tag, and the line of the text that holds its telling words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.fix.location import Lines, Location
from a11yaudit.fix.telling import CONTENT, line_of
from a11yaudit.page.markup import start_tag
from a11yaudit.said import Said, say

if TYPE_CHECKING:
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


def nearest_source(element: Element, lines: Lines, file: str = "") -> Nearest:
    """Where to look for the element in the text that the page was made of.

    ``lines`` are of the text that the elements' offsets lead into, ``file`` is what it is called.
    """
    if element.offset is not None:
        return Nearest(lines.place(element.offset, file))
    around = next((up for up in element.ancestors() if up.offset is not None), None)
    place = lines.place(around.offset or 0, file) if around else None
    line = line_of(element, lines.text, CONTENT)
    words = Location(file, line) if line else None
    return Nearest(
        place, made_by_script=True, words=words, advice=_advice(element, around, place, words)
    )


def _advice(
    element: Element, around: Element | None, place: Location | None, words: Location | None
) -> Said:
    told = {"name": element.tag}
    if around is None or place is None:
        if words is None:
            return say("A script made the {name} element; change the script.", **told)
        text = "A script made the {name} element; its words stand at {words}."
        return say(text, **told, words=str(words))
    tag = start_tag(around)
    told["tag"] = tag if len(tag) <= LONGEST_TAG else f"{tag[: LONGEST_TAG - 1]}…"
    told["place"] = str(place)
    if words is None:
        return say(
            "A script made the {name} element and put it into {tag} ({place}); change the script.",
            **told,
        )
    return say(
        "A script made the {name} element and put it into {tag} ({place}); its words stand at "
        "{words}.",
        **told,
        words=str(words),
    )
