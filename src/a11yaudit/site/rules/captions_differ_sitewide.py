"""One picture has different captions in different articles.

What it finds
    A picture that stands in two or more articles of the run with two or three captions that say
    different things. Reported once for each picture, in the first of these articles.

Why it matters
    Both captions may be true. But a picture from the archive is easily taken for one of another
    place or day, and readers who do not see it can only trust its caption.

How to fix it
    Read the captions side by side. If the picture is older than the news, say so.

What it does not report
    Captions that say the same in other words or of which one only adds to the other; captions
    that may be only a name; "File photo" and the like; a series' picture, which has another
    caption in every article (more than three); pictures that only share a file name.

References
    Good practice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Severity, Sighting, Unsure
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say
from a11yaudit.site.picture_hash import alike
from a11yaudit.site.rules._across import Member, telling
from a11yaudit.text.similarity import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yaudit.model import SitePage, SitePicture
    from a11yaudit.said import Said

MOST_CAPTIONS = 3


def find(pages: Sequence[SitePage]) -> Iterator[Sighting]:
    """One sighting for each picture."""
    for members in _same_pictures(pages):
        told = _different(members)
        if not 1 < len(told) <= MOST_CAPTIONS:
            continue
        (page, picture), *others = told
        verdict = Unsure(_said(quote(picture.caption), others))
        if picture.line is not None:
            places = tuple((p, other.line) for p, other in others if other.line)
            yield Sighting(page, picture.line, verdict, picture.address, places)


def _said(here: str, others: Sequence[Member]) -> Said:
    there = [
        say("in {page} {caption}", page=page.target, caption=quote(other.caption))
        for page, other in others
    ]
    if len(there) == 1:
        return say(
            "This picture has 2 captions: here {here}; {there}. Check that both are true of it.",
            here=here,
            there=there[0],
        )
    return say(
        "This picture has 3 captions: here {here}; {there}; {further}. Check that all are true of "
        "it.",
        here=here,
        there=there[0],
        further=there[1],
    )


def _same_pictures(pages: Sequence[SitePage]) -> list[list[Member]]:
    """Captioned pictures that are certainly the same, one of each page, in the run's order."""
    by_name: dict[str, list[list[Member]]] = {}
    for page in pages:
        for picture in page.pictures:
            if telling(picture.caption, picture.lang) not in ("phrase", "sentence"):
                continue
            kinds = by_name.setdefault(picture.identity, [])
            kind = next((k for k in kinds if _is_same(k[0].picture, picture)), None)
            if kind is None:
                kinds.append([Member(page, picture)])
            elif kind[-1].page is not page:
                kind.append(Member(page, picture))
    return [kind for kinds in by_name.values() for kind in kinds]


def _is_same(a: SitePicture, b: SitePicture) -> bool:
    """Whether two pictures with one file name are one: they lie in one place, or look alike."""
    if a.address == b.address:
        return True
    return a.hash is not None and b.hash is not None and alike(a.hash, b.hash)


def _different(members: list[Member]) -> list[Member]:
    """The first member with each caption that is no other's in other words."""
    kept: list[Member] = []
    for member in members:
        text, lang = member.picture.caption, member.picture.lang
        if len(kept) <= MOST_CAPTIONS and not any(
            near(text, other.picture.caption, lang) for other in kept
        ):
            kept.append(member)
    return kept


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_MAY = "Firefighters pump water out of a cellar in Lund, May 2024."
_JUNE = "Helpers clear the school in Malmö after the flood of June 2021."


def _story(caption: str, file: str = "/archive/flood.jpg") -> str:
    """An article with one captioned picture."""
    return (
        f'<article><h1>Umbrellas</h1>{_P}<figure><img src="{file}" alt="Men with a pump">'
        f"<figcaption>{caption}</figcaption></figure>{_P}</article>"
    )


RULE = Rule(
    id="captions-differ-sitewide",
    family=Family.CAPTIONS,
    action="Check that each caption is true of its picture",
    severity=Severity.ADVICE,
    needs=frozenset({Need.SITE}),
    examples=(
        Bad(
            _story(_MAY),
            "figcaption",
            "two places and two years",
            outcome="review",
            others=(_story(_JUNE, "/archive/flood-800x600.jpg"), _story(_MAY, "/pump.jpg")),
        ),
        Good(
            _story(_MAY),
            "the second only adds to the first",
            others=(_story(f"{_MAY} The street was closed."), _story(_MAY)),
        ),
        Good(
            _story(_MAY),
            "two pictures that share a file name",
            others=(_story(_JUNE, "/2021/flood.jpg"), _story(_JUNE, "/2020/flood.jpg")),
        ),
        Good(
            _story(_MAY),
            "a name alone, and a word of the archive",
            others=(_story("Greta Lindqvist"), _story("Archivbild")),
        ),
        Good(
            _story(_MAY),
            "a series' picture",
            others=(
                _story(_JUNE),
                _story("In the first episode we talk about umbrellas and boots."),
                _story("This week's guest is a teacher from the north of Sweden."),
            ),
        ),
    ),
)
