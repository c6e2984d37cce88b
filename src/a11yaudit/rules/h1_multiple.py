"""The article has further level-1 headings besides its headline.

What it finds
    Under the headline, which is a level-1 heading, more headings of level 1.

Why it matters
    A screen reader's list of headings then shows the sections as if each were an article of its
    own, and the headline no longer stands out as the place to begin.

How to fix it
    Keep the headline as the only `h1` and make the others `h2`; what stands below them goes down
    by one level too.

What it does not report
    Headings in entries that are articles of their own (a live blog's entries), the site's name
    above the headline, and the headline's own repetition.

References
    WCAG 1.3.1 (G141); advice, since the criterion itself does not forbid it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.signals import marked
from a11yaudit.model import Fail, Fix, Pass, Safety, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import headline_heading, outline, set_level
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say, say_list, say_number
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import Heading
    from a11yaudit.model import Element, Page, Verdict

ENTRY = frozenset("liveblog entry update post liveblogupdate".split())


def applies(page: Page) -> Iterator[Element]:
    """The first further level-1 heading of an article whose headline is one."""
    top = headline_heading(page)
    if top is None or top.level != 1:
        return
    yield from (heading.element for heading in _further(page)[:1])


def check(element: Element, page: Page) -> Verdict:
    """There should be none."""
    further = _further(page)
    top = headline_heading(page)
    if not further or top is None:
        return Pass()
    names = say_list([quote(h.text) for h in further[:3] if h.text], ", ") or say("an empty one")
    others = tuple(h.element for h in further if h.element is not element)
    return Fail(
        say_number(
            "Besides the headline {headline} the article has {number} more level-1 heading: "
            "{names}.",
            "Besides the headline {headline} the article has {number} more level-1 headings: "
            "{names}.",
            len(further),
            headline=quote(top.text),
            names=names,
        ),
        (top.element, *others),
    )


def _further(page: Page) -> list[Heading]:
    top = headline_heading(page)
    said = norm(top.text, page.lang) if top else ""
    return [
        h
        for h in outline(page)
        if h.level == 1 and norm(h.text, page.lang) != said and not _entry(h.element, page)
    ]


def _entry(element: Element, page: Page) -> bool:
    """Whether the heading stands in an article of its own within the article.

    What holds most of the running text is no entry, whatever it is called ("entry-content").
    """
    article = article_of(page)
    for up in element.ancestors():
        inside = sum(1 for block in article.body if block.within(up))
        if up is article.root or 2 * inside > len(article.body):
            return False
        if up.tag == "article" or up.get("role") == "article" or marked(up, ENTRY):
            return True
    return False


def fix(element: Element, page: Page) -> Fix | None:
    """Take the further headings, and all below the first of them, down by one level."""
    lower = [h for h in outline(page) if h.element.index >= element.index]
    edits = [edit for h in lower for edit in set_level(h.element, h.level + 1)]
    title = say("Make it a heading of level 2. Check that the look stays.")
    if lower[1:]:
        title = say_number(
            "Make it a heading of level 2, and take the {number} after it down by one too. Check "
            "that the look stays.",
            "Make it a heading of level 2, and take the {number} after it down by one too. Check "
            "that the look stays.",
            len(lower) - 1,
        )
    return Fix(title, Safety.REVIEW, tuple(edits), show=element)


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week.</p>"

RULE = Rule(
    id="h1-multiple",
    family=Family.HEADINGS,
    action="Set the heading levels in order",
    severity=Severity.ADVICE,
    wcag=("1.3.1",),
    examples=(
        Bad(
            "<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>"
            f"{_P}<h1>Costs</h1>{_P}<h2>Parents</h2>{_P}</article>",
            "h1:nth-of-type(2)",
            "a section as h1",
            fixed="<h2>Costs</h2>",
        ),
        Bad(
            "<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>"
            f'<div class="entry-content">{_P}<h1>Costs</h1>{_P}</div></article>',
            "div h1",
            "in the box of the whole text, which a publishing system calls an entry",
        ),
        Good(
            "<title>Umbrellas for all</title><header><h1>The Lund Post</h1></header>"
            f"<article><h1>Umbrellas for all</h1>{_P}{_P}</article>",
            "the site's name above the headline",
        ),
        Good(
            f"<title>Rain live</title><main><h1>Rain live</h1>{_P}<article><h1>10:40</h1>{_P}"
            f"</article><article><h1>10:20</h1>{_P}</article></main>",
            "entries of a live blog",
        ),
        Good(
            f"<title>Rain live</title><main><h1>Rain live</h1>{_P}"
            f'<div class="liveblog-entry"><h1>10:40</h1>{_P}</div></main>',
            "an entry without the article element",
        ),
        Good(
            "<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>"
            f"{_P}<h2>Costs</h2>{_P}</article>",
            "one h1",
        ),
    ),
)
