"""Two sentences run together without a space.

What it finds
    In the article's text, the end of a sentence (a full stop, question or exclamation mark, with
    a closing quotation mark or bracket) directly followed by the first letter of the next.

Why it matters
    Screen readers read `invasion.Russian` as one strange word or say "dot" in the middle, and
    the pause between the sentences is lost. Braille readers lose the border too.

How to fix it
    Type the missing space. If it happens in many articles, look at the script that joins
    paragraphs or strips tags.

What it does not report
    Web and mail addresses, file names, versions, decimals, initials (U.S., J.R.R.), abbreviations,
    names with a point or mark inside (Node.JS, Yahoo!Japan, e.V.), code, ellipses, footnote
    signs, and scripts without spaces between words. In scripts without capital letters and where
    an abbreviation or a name is likely, it only asks for a look.

References
    Good practice; WCAG 1.3.1 is not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Pass, Safety, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._reading import CODE
from a11yaudit.rules._sentences import places_in, spaces
from a11yaudit.said import say_list, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The blocks of the article's running text and the captions of its pictures."""
    article = article_of(page)
    blocks = {b.index: b for b in (*article.body, *(c.element for c in article.captions))}
    for index in sorted(blocks):
        block = blocks[index]
        nested = any(other is not block and block.within(other) for other in blocks.values())
        if block.exposed and not nested and block.closest(*CODE) is None:
            yield block


def check(element: Element, page: Page) -> Verdict:
    """Every sentence must be parted from the next by a space."""
    places = places_in(element, page)
    if not places:
        return Pass()
    said = say_list([quote(place.words) for place in places[:5]], ", ")
    if places[5:]:
        said = say_number(
            "{names} and {number} more",
            "{names} and {number} more",
            len(places) - 5,
            names=said,
        )
    if any(place.sure for place in places):
        return Fail(
            say_number(
                "Sentences run together without a space in one place: {places}.",
                "Sentences run together without a space in {number} places: {places}.",
                len(places),
                places=said,
            )
        )
    return Unsure(
        say_number(
            "A space seems to be missing in one place: {places}. Check that no name is meant.",
            "A space seems to be missing in {number} places: {places}. Check that no name is "
            "meant.",
            len(places),
            places=said,
        )
    )


def fix(element: Element, page: Page) -> Fix | None:
    """Put in the spaces."""
    edits = spaces(element, page)
    if not edits:
        return None
    title = say_number("Type the missing space.", "Type the missing {number} spaces.", len(edits))
    return Fix(title, Safety.REVIEW, edits, show=element)


def _story(text: str) -> str:
    """A page with this paragraph."""
    return (
        "<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>"
        "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
        f"<p class='x'>{text}</p></article>"
    )


_LEAD = "The council of the town met on Monday"

RULE = Rule(
    id="text-run-together",
    family=Family.TEXT,
    action="Put a space between sentences",
    severity=Severity.MINOR,
    examples=(
        Bad(
            _story("They speak of plans for a new school.Parents are glad to hear of it."),
            "p.x",
            "a full stop",
            fixed='<p class="x">They speak of plans for a new school. Parents are glad to hear of '
            "it.</p>",
        ),
        Bad(
            _story('"We need umbrellas as well," the mayor said."There is rain in every month."'),
            "p.x",
            "the next sentence opens a quotation",
            fixed='<p class="x">"We need umbrellas as well," the mayor said. "There is rain in '
            'every month."</p>',
        ),
        Bad(
            _story('"There is rain in every month."The mayor of the town then left the meeting.'),
            "p.x",
            "the sentence before closes one",
            fixed='<p class="x">"There is rain in every month." The mayor of the town then left '
            "the meeting.</p>",
        ),
        Bad(
            _story("„Es regnet jeden Monat in der Stadt.“Der Bürgermeister verließ den Saal."),
            "p.x",
            "German quotation marks",
            fixed='<p class="x">„Es regnet jeden Monat in der Stadt.“ Der Bürgermeister verließ '
            "den Saal.</p>",
        ),
        Bad(
            _story("They speak of plans for a new <em>school.</em>Parents are glad to hear of it."),
            "p.x",
            "at the end of emphasis",
            fixed='<p class="x">They speak of plans for a new <em>school.</em> Parents are glad to '
            "hear of it.</p>",
        ),
        Bad(
            _story("The new school is to be in Ystad.The parents are glad, and the council too."),
            "p.x",
            "after a name",
            fixed='<p class="x">The new school is to be in Ystad. The parents are glad, and the '
            "council too.</p>",
        ),
        Bad(
            _story("The new school is to be in Ystad.Parents asked for it a long time ago."),
            "p.x",
            "perhaps a name with a point inside",
            outcome="review",
        ),
        Bad(
            _story("यह सड़क पिछले साल बनकर तैयार हुई थी।लेकिन बारिश में वह फिर टूट गई।"),
            "p.x",
            "Hindi",
            outcome="review",
        ),
        Bad(
            _story("Совет говорил о новой школе для города.Родители были рады этому решению."),
            "p.x",
            "Russian",
            fixed='<p class="x">Совет говорил о новой школе для города. Родители были рады этому '
            "решению.</p>",
        ),
        Bad(
            _story("Το συμβούλιο μίλησε για νέο σχολείο.Οι γονείς χάρηκαν πολύ με την απόφαση."),
            "p.x",
            "Greek",
        ),
        Bad(
            _story("Քաղաքի խորհուրդը խոսեց նոր դպրոցի մասին։Ծնողները շատ ուրախ էին դրա համար։"),
            "p.x",
            "Armenian",
        ),
        Bad(
            _story("تحدث المجلس عن بناء مدرسة جديدة للمدينة.فرح الآباء كثيرا بهذا القرار الجديد."),
            "p.x",
            "no capitals: a look is needed",
            outcome="review",
        ),
        Good(_story(f"{_LEAD}. Parents are glad to hear of the new school."), "a space"),
        Good(
            _story(f"{_LEAD}, says example.Com and also www.Example.org/News.Page on its site."),
            "addresses",
        ),
        Good(
            _story(f"{_LEAD} and opened the file Minutes.Doc, then index.Html, on the screen."),
            "file names",
        ),
        Good(
            _story(f"{_LEAD}, as the site Ystad.Today says; in Ystad.Today it rains a lot too."),
            "a name with a point that comes back",
        ),
        Good(
            _story(f"{_LEAD} and used version v2.Beta of the form, with 3.5 pages of text."),
            "versions and decimals",
        ),
        Good(
            _story(f"{_LEAD}; the U.S.Senate, J.R.R.Tolkien and Dr.Berg were not there to vote."),
            "initials and abbreviations",
        ),
        Good(
            _story(f"{_LEAD} and asked Yahoo!Japan, Node.JS, ASP.NET and Sport e.V. for help."),
            "names with a mark inside",
        ),
        Good(
            _story(f"{_LEAD} at 8 p.M. to hear a Ph.D. from the university speak about rain."),
            "time of day and degree",
        ),
        Good(
            _story(f"{_LEAD} and read <code>school.Parents.count()</code> out to the audience."),
            "code",
        ),
        Good(
            _story(f"{_LEAD} and called System.Out.Println and numpy.Array(7) by their names."),
            "code without the element",
        ),
        Good(
            _story(
                "市议会星期一开会讨论了雨伞的费用。Lund市的学校将得到两百把雨伞。家长们很高兴。大家都同意。"
            ),
            "a script without word spaces",
        ),
        Good(
            _story(f"{_LEAD}...Then it rained, and everybody went home without an umbrella."),
            "an ellipsis",
        ),
        Good(
            _story(f"{_LEAD} in the rain.<sup>a</sup>Parents are glad to hear of the new school."),
            "a footnote sign",
        ),
        Good(
            _story(f"{_LEAD} in the rain.<br>Parents are glad to hear of the new school."),
            "a line break",
        ),
        Good(
            _story(f"{_LEAD} and thanked all Bürger.Innen for coming out in such a heavy rain."),
            "a German form for both genders",
        ),
    ),
)
