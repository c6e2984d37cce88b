"""A figcaption stands where it is no figure's caption.

What it finds
    A `figcaption` outside any `figure` or deeper inside one than as its child, and a second
    `figcaption` in the same figure.

Why it matters
    Browsers tie only a `figcaption` that is a child of the `figure` to it, and only the first.
    Any other is plain text to a screen reader, though the author meant a caption.

How to fix it
    Make the `figcaption` the last child of its `figure`, and keep one in each.

What it does not report
    The captions of figures inside figures, empty ones (caption-empty), those that repeat the
    first (caption-announced-twice), and those in an element that is a figure or group by role.

References
    WCAG 1.3.1; HTML standard, the figcaption element; HTML-AAM, figure.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Insert, Pass, RemoveElement, Safety, Severity, Unwrap
from a11yaudit.page.names import role_of
from a11yaudit.page.reading import own_text, text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._captions import figure_edits
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say
from a11yaudit.text.norm import norm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

WRAPPERS = frozenset("div span".split())
TIES = ("role", "id", "aria-label", "aria-labelledby", "aria-describedby")


def applies(page: Page) -> Iterator[Element]:
    """The captions with text that assistive technology receives."""
    return (e for e in page.find("figcaption") if e.exposed and text_of(e))


def check(element: Element, page: Page) -> Verdict:
    """A figcaption is a child of its figure and the only one."""
    del page
    said = quote(text_of(element))
    figure = element.closest("figure")
    if any(role_of(up) in ("figure", "group") for up in element.ancestors() if up is not figure):
        return Pass()
    if figure is None:
        return Fail(
            say(
                "The caption {caption} stands outside any figure, so it belongs to nothing.",
                caption=said,
            )
        )
    if element.parent is not figure:
        return Fail(
            say(
                "The caption {caption} is not a child of its figure: browsers do not tie the two.",
                caption=said,
            ),
            (figure,),
        )
    mates = [e for e in figure.elements if e.tag == "figcaption" and e.rendered and text_of(e)]
    same = norm(text_of(mates[0])) == norm(text_of(element)) if mates else True
    if mates[1:2] != [element] or same:
        return Pass()
    return Fail(
        say(
            "The caption {caption} is the second of its figure: browsers take only the "
            "first, {first}.",
            caption=said,
            first=quote(text_of(mates[0])),
        ),
        (mates[0],),
    )


def fix(element: Element, page: Page) -> Fix | None:
    """Make a figure of the box, take the boxes between away, or join the two captions."""
    del page
    figure = element.closest("figure")
    if figure is None:
        return _into_a_figure(element)
    if element.parent is not figure:
        between = [up for up in element.ancestors() if up.within(figure) and up is not figure]
        if any(up.tag not in WRAPPERS or any(up.has(name) for name in TIES) for up in between):
            return None
        title = say("Take the box between figure and figcaption away. Check that the look stays.")
        return Fix(title, Safety.REVIEW, tuple(Unwrap(up) for up in between), show=figure)
    return _join(element, figure)


def _into_a_figure(element: Element) -> Fix | None:
    for up in element.ancestors():
        pictures = [e for e in up.find("img", "video", "table") if e.rendered]
        made = figure_edits(pictures[0], element) if len(pictures) == 1 else None
        if made:
            title = say("Make a figure of picture and caption. Check that the look stays.")
            return Fix(title, Safety.REVIEW, made[0], show=made[1])
        if pictures:
            return None
    return None


def _join(element: Element, figure: Element) -> Fix | None:
    """Move a second caption's text into the first, where one picture has both."""
    first = next(e for e in figure.elements if e.tag == "figcaption")
    pictures = [e for e in figure.find("img") if e.rendered]
    if element.elements or len(pictures) > 1 or first is element:
        return None
    text = escape(own_text(element), quote=False)
    edits = (Insert(first, "end", f" {text}"), RemoveElement(element))
    return Fix(say("Join the two captions."), Safety.REVIEW, edits, show=figure)


_IMG = '<img src="rain-square.jpg" alt="A wet square">'
_CAPTION = "<figcaption>Rain fell on Lund all day.</figcaption>"

RULE = Rule(
    id="figcaption-misplaced",
    family=Family.CAPTIONS,
    action="Tie captions to their pictures",
    severity=Severity.MINOR,
    wcag=("1.3.1",),
    examples=(
        Bad(
            f"<div>{_IMG}{_CAPTION}</div>",
            "figcaption",
            "no figure around it",
            fixed=f"<figure>{_IMG}{_CAPTION}</figure>",
        ),
        Bad(
            f'<figure>{_IMG}<div class="text">{_CAPTION}</div></figure>',
            "figcaption",
            "a box in between",
            fixed=f"<figure>{_IMG}{_CAPTION}</figure>",
        ),
        Bad(
            f"<figure>{_IMG}{_CAPTION}<figcaption>Photo: Ann Berg</figcaption></figure>",
            "figcaption:nth-of-type(2)",
            "two in one figure",
            fixed=f"<figure>{_IMG}<figcaption>Rain fell on Lund all day. Photo: Ann Berg"
            "</figcaption></figure>",
        ),
        Good(f"<figure>{_IMG}{_CAPTION}</figure>", "the child of its figure"),
        Good(f"<figure>{_CAPTION}{_IMG}</figure>", "above the picture"),
        Good(
            f"<figure><figure>{_IMG}{_CAPTION}</figure><figure>{_IMG}<figcaption>The school."
            "</figcaption></figure><figcaption>Two places.</figcaption></figure>",
            "nested figures",
        ),
        Good(f"<div>{_IMG}<figcaption></figcaption></div>", "caption-empty speaks of it"),
        Good(f"<figure>{_IMG}{_CAPTION}{_CAPTION}</figure>", "caption-announced-twice speaks"),
        Good(
            f'<div role="figure" aria-labelledby="c">{_IMG}<figcaption id="c">Rain fell.'
            "</figcaption></div>",
            "a figure by role",
        ),
        Good(f"<div>{_IMG}<figcaption hidden>Rain fell.</figcaption></div>", "not shown"),
    ),
)
