"""The same caption stands under different pictures in several articles.

What it finds
    A caption whose text, the credit aside, stands under at least three different pictures in at
    least three articles of the run. Reported once in each of these articles. Pictures are told
    apart by their file names and, where a picture of the page was taken, by what they look like.

Why it matters
    A caption that fits any picture tells of none. Readers who see the pictures find a caption
    that does not fit; readers who do not see them learn nothing of what this one shows.

How to fix it
    Write for each picture what only this one shows. Where the words come from the template or
    from an archive, take them out there: then all articles are mended at once.

What it does not report
    The same picture with its caption in several articles, other sizes included; captions that may
    be only a person's or a place's name; captions that are only a credit. "File photo" and the
    like are advice. Shorter captions are for a person to look at: they may be true each time.

References
    WCAG 1.1.1 for what the pictures tell; good practice for captions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Severity, Sighting, Unsure
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say, say_number
from a11yaudit.site.rules._across import places, repeated, telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yaudit.model import SitePage
    from a11yaudit.site.rules._across import Member


def find(pages: Sequence[SitePage]) -> Iterator[Sighting]:
    """One sighting in each article that has the caption."""
    for words, members, different in repeated(pages, lambda picture: picture.caption):
        for page, picture in members:
            verdict = _verdict(members, page, picture.caption, picture.lang, different)
            if verdict is not None and picture.line is not None:
                others = tuple(
                    (other, p.line) for other, p in members if other is not page and p.line
                )
                yield Sighting(page, picture.line, verdict, words, others)


def _verdict(
    members: list[Member], here: SitePage, caption: str, lang: str, different: int
) -> Fail | Unsure | None:
    said = say_number(
        "The caption {caption} stands under {number} picture: {places}.",
        "The caption {caption} stands under {number} different pictures: {places}.",
        different,
        caption=quote(caption),
        places=places(members, here),
    )
    match telling(caption, lang):
        case "kind":
            return Fail(
                say("{said} It says what kind of picture this is, not what it shows.", said=said),
                severity=Severity.ADVICE,
            )
        case "sentence":
            return Fail(say("{said} It cannot tell what only this picture shows.", said=said))
        case "phrase":
            return Unsure(say("{said} Check that it tells what this picture shows.", said=said))
    return None


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_RAIN = "Rain fell on the streets of Lund all day."


def _story(file: str, caption: str) -> str:
    """An article with one captioned picture."""
    return (
        f'<article><h1>Umbrellas</h1>{_P}<figure><img src="{file}" alt="Wet stones">'
        f"<figcaption>{caption}</figcaption></figure>{_P}</article>"
    )


def _stories(*captions: str) -> tuple[str, ...]:
    """Articles with another picture each."""
    files = ("bridge.jpg", "school.jpg", "market.jpg", "harbour.jpg")
    return tuple(_story(file, text) for file, text in zip(files, captions, strict=False))


RULE = Rule(
    id="caption-repeated-sitewide",
    family=Family.CAPTIONS,
    action="Give each picture its own caption",
    severity=Severity.MODERATE,
    wcag=("1.1.1",),
    needs=frozenset({Need.SITE}),
    examples=(
        Bad(
            _story("square.jpg", _RAIN),
            "figcaption",
            "three articles, three pictures, one caption",
            others=_stories(_RAIN, f"{_RAIN} (Photo: Ann Berg)"),
        ),
        Bad(
            _story("square.jpg", "File photo"),
            "figcaption",
            "advice: it names only the kind of picture",
            others=_stories("File photo", "File photo."),
        ),
        Bad(
            _story("square.jpg", "雨が降る中を傘を差して歩く市民たち。"),
            "figcaption",
            "Japanese",
            others=_stories(*["雨が降る中を傘を差して歩く市民たち。"] * 2),
        ),
        Bad(
            _story("square.jpg", "A wet street in the town"),
            "figcaption",
            "it may be true of each",
            outcome="review",
            others=_stories(*["A wet street in the town"] * 2),
        ),
        Good(_story("square.jpg", _RAIN), "two articles only", others=_stories(_RAIN, "Dry.")),
        Good(
            _story("square.jpg", _RAIN),
            "one picture in several articles and sizes",
            others=(_story("square-300x200.jpg", _RAIN), _story("square_w800.jpg", _RAIN)),
        ),
        Good(
            _story("square.jpg", "Mayor Greta Lindqvist"),
            "a name, and three portraits",
            others=_stories(*["Mayor Greta Lindqvist"] * 2),
        ),
        Good(
            _story("square.jpg", "رئيس البلدية خالد منصور"),
            "a name in Arabic",
            others=_stories(*["رئيس البلدية خالد منصور"] * 2),
        ),
        Good(
            _story("square.jpg", "Photo: Ann Berg"),
            "nothing but a credit",
            others=_stories(*["Photo: Ann Berg"] * 2),
        ),
    ),
)
