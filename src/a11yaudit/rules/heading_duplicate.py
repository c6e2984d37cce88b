"""Two headings of the article say the same.

What it finds
    A heading with the same words, on the same level and under the same heading as an earlier one
    of the article.

Why it matters
    In a screen reader's list of headings the two cannot be told apart, and who jumps to one may
    land in the other.

How to fix it
    Say in each heading what only its own section tells.

What it does not report
    Equal headings under different headings ("Costs" under two towns); teasers and boxes outside
    the article; headings hidden from sight. In a live blog repeated words are only advice.

References
    WCAG 2.4.6 (G130).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Pass, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import sections
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say_number
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import Heading
    from a11yaudit.model import Element, Page, Verdict

FEWEST_IN_LIVEBLOG = 3


def applies(page: Page) -> Iterator[Element]:
    """The headings of the article that head some text."""
    return (heading.element for heading, _ in _placed(page))


def _placed(page: Page) -> list[tuple[Heading, tuple[str, ...]]]:
    """The article's visible headings, each with its level, the headings above it and its words."""
    path: list[Heading] = []
    found = []
    for section in sections(page):
        heading = section.heading
        path = [*(h for h in path if h.level < heading.level), heading]
        words = norm(heading.text, page.lang)
        if section.prose and words and heading.element.visible:
            above = (str(h.element.index) for h in path[:-1])
            found.append((heading, (*above, str(heading.level), words)))
    return found


def check(element: Element, page: Page) -> Verdict:
    """The same words may head only one section of a kind."""
    placed = _placed(page)
    heading, key = next((h, k) for h, k in placed if h.element is element)
    equal = [h for h, k in placed if k == key]
    if equal[0].element is element:
        return Pass()
    entries = any(True for h in equal for _ in _entry(h.element))
    entries = entries or len({h.element.closest("article") for h in equal}) > 1
    many = len(equal) >= FEWEST_IN_LIVEBLOG or entries
    return Fail(
        say_number(
            "The heading {heading} stands {number} time on the same level. In a list of headings "
            "they cannot be told apart.",
            "The heading {heading} stands {number} times on the same level. In a list of headings "
            "they cannot be told apart.",
            len(equal),
            heading=quote(heading.text),
        ),
        (equal[0].element,),
        Severity.ADVICE if many else None,
    )


def _entry(element: Element) -> Iterator[Element]:
    """What marks a live blog's entry: a time with the heading, or the blog around it."""
    if element.parent and element.parent.tag not in ("main", "body"):
        yield from (e for e in element.parent.elements if e.tag == "time")
    yield from (up for up in element.ancestors() if "liveblog" in up.get("class").lower())


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_TOP = f"<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>{_P}"

RULE = Rule(
    id="heading-duplicate",
    family=Family.HEADINGS,
    action="Give each section a heading of its own",
    severity=Severity.MINOR,
    wcag=("2.4.6",),
    examples=(
        Bad(
            f"{_TOP}<h2>Costs</h2>{_P}<h2>Parents</h2>{_P}<h2>Costs</h2>{_P}</article>",
            "h2:nth-of-type(3)",
            "the same words on the same level",
        ),
        Bad(
            f"{_TOP}<h2>Κόστος</h2>{_P}<h2>ΚΌΣΤΟΣ</h2>{_P}</article>",
            "h2:nth-of-type(2)",
            "Greek, capitals aside",
        ),
        Bad(
            f"{_TOP}<article><h2>Update</h2>{_P}</article><article><h2>Update</h2>{_P}</article>"
            "</article>",
            "article article:last-of-type h2",
            "entries of a live blog: advice",
        ),
        Good(
            f"{_TOP}<h2>Lund</h2>{_P}<h3>Costs</h3>{_P}<h2>Ystad</h2>{_P}<h3>Costs</h3>{_P}"
            "</article>",
            "under different headings",
        ),
        Good(
            f"{_TOP}<h2>Costs</h2>{_P}</article><aside><h2>Costs</h2>{_P}</aside>",
            "outside the article",
        ),
        Good(f"{_TOP}<h2>Costs</h2>{_P}<h2>Parents</h2>{_P}</article>", "different words"),
    ),
)
