"""Different pictures in several articles have the same alt text.

What it finds
    One alt text on at least three different content pictures in at least three articles of the
    run. Reported once in each of these articles. Pictures are told apart by their file names and,
    where a picture of the page was taken, by what they look like.

Why it matters
    An alt text that fits any picture describes none: most often the publishing system or an old
    article filled it in. A listener gets a sentence that is not about this picture.

How to fix it
    Say in each alt text what only that picture shows. Where a template fills the alt text in,
    leave that to the editors.

What it does not report
    One picture in several articles, other sizes included; alt texts that may be only a person's
    or a place's name, such as those of portraits and maps; pictures that are links to other
    pages; logos, icons, portraits of authors, advertisements and counting pixels; and alt texts
    that another rule reports anyway (file names, placeholders, captions, headlines).

References
    WCAG 1.1.1 (G94).
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


def find(pages: Sequence[SitePage]) -> Iterator[Sighting]:
    """One sighting in each article that has a picture with the alt text."""
    for words, members, different in repeated(pages, lambda picture: picture.alt):
        for page, picture in members:
            tells = telling(picture.alt, picture.lang)
            if tells in ("kind", "label"):
                continue
            said = say_number(
                "{number} picture has the alt text {alt}: {places}.",
                "{number} different pictures have the alt text {alt}: {places}.",
                different,
                alt=quote(picture.alt),
                places=places(members, page),
            )
            verdict = (
                Fail(say("{said} It cannot tell what only this picture shows.", said=said))
                if tells == "sentence"
                else Unsure(say("{said} Check that it tells what this picture shows.", said=said))
            )
            others = tuple((other, p.spot) for other, p in members if other is not page)
            yield Sighting(page, picture.spot, verdict, words, others)


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_OLD = "A quiet street with old houses on both sides and not a soul to be seen."


def _story(image: str, headline: str = "Umbrellas") -> str:
    """An article with one picture."""
    return f"<article><h1>{headline}</h1>{_P}{image}{_P}</article>"


def _stories(*alts: str, image: str = '<img src="{}" alt="{}">') -> tuple[str, ...]:
    """Articles with another picture each."""
    files = ("bridge.jpg", "school.jpg", "market.jpg", "harbour.jpg")
    return tuple(_story(image.format(f, alt)) for f, alt in zip(files, alts, strict=False))


RULE = Rule(
    id="alt-repeated-sitewide",
    family=Family.IMAGES,
    action="Tell the pictures apart in their alt texts",
    severity=Severity.MINOR,
    wcag=("1.1.1",),
    needs=frozenset({Need.SITE}),
    examples=(
        Bad(
            _story(f'<img src="square.jpg" alt="{_OLD}">'),
            "img",
            "three articles, three pictures, one alt text",
            others=_stories(_OLD, _OLD.upper()),
        ),
        Bad(
            _story('<img src="square.jpg" alt="latest news from our region">'),
            "img",
            "filled in by the publishing system, perhaps",
            outcome="review",
            others=_stories(*["latest news from our region"] * 2),
        ),
        Good(
            _story(f'<img src="square.jpg" alt="{_OLD}">'),
            "two articles only",
            others=_stories(_OLD, "A market"),
        ),
        Good(
            _story(f'<img src="square.jpg" alt="{_OLD}">'),
            "one picture in several articles and sizes",
            others=(
                _story(f'<img src="square-300x200.jpg" alt="{_OLD}">'),
                _story(f'<img src="/small/square.jpg" alt="{_OLD}">'),
            ),
        ),
        Good(
            _story('<img src="square.jpg" alt="Ursula von der Leyen in Brüssel">'),
            "a name, and three portraits",
            others=_stories(*["Ursula von der Leyen in Brüssel"] * 2),
        ),
        Good(
            _story('<img src="square.jpg" alt="यूक्रेन का नक्शा">'),
            "a short label: three maps of one country, in Hindi",
            others=_stories(*["यूक्रेन का नक्शा"] * 2),
        ),
        Good(
            _story('<a href="/paper"><img src="square.jpg" alt="read all of today\'s paper"></a>'),
            "the alt text says where the link leads",
            others=_stories(
                *["read all of today's paper"] * 2, image='<a href="/p"><img src="{}" alt="{}"></a>'
            ),
        ),
        Good(
            _story('<img class="icon" src="star.png" alt="an important thing to know here">'),
            "icons",
            others=_stories(
                *["an important thing to know here"] * 2,
                image='<img class="icon" src="{}" alt="{}">',
            ),
        ),
        Good(
            _story('<img src="square.jpg" alt="image">'),
            "a placeholder, which another rule reports",
            others=_stories("image", "image"),
        ),
    ),
)
