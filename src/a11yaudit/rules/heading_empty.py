"""A heading is empty.

What it finds
    A heading that assistive technology receives without any text or named picture in it.

Why it matters
    Screen readers list it as a heading without a name. Who jumps to it hears nothing and does not
    know whether something is missing.

How to fix it
    Remove the heading, or write the text that belongs into it.

What it does not report
    A heading whose only content is a picture with an alt text; one whose picture has no `alt`
    attribute (img-alt-missing speaks of the picture); headings that are not shown or hidden from
    assistive technology.

References
    WCAG 1.3.1 and 2.4.6; ACT rule ffd0e9; axe-core empty-heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Pass, RemoveElement, Safety, Severity
from a11yaudit.page.names import name_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

DRESS = frozenset("b strong em u small font br".split())


def applies(page: Page) -> Iterator[Element]:
    """Every heading of the page that assistive technology receives."""
    return (heading.element for heading in article_of(page).headings if heading.exposed)


def check(element: Element, page: Page) -> Verdict:
    """A heading needs a name."""
    if name_of(element, page):
        return Pass()
    if any(not image.has("alt") for image in element.find("img") if image.exposed):
        return Pass()
    if any(True for image in element.find("img", "svg") if image.rendered):
        return Fail(
            say("This heading holds only a picture that says nothing: its alt text is empty.")
        )
    return Fail(say("This heading is empty. Screen readers announce a heading and then nothing."))


def fix(element: Element, page: Page) -> Fix | None:
    """Remove it where nothing is in it or drawn by it, and no link leads to it."""
    if any(child.tag not in DRESS for child in element.descendants()):
        return None
    ident = element.get("id")
    if ident and any(link.get("href").endswith(f"#{ident}") for link in page.find("a")):
        return None
    if element.style.background_image or element.generated:
        return None
    filled = ident or any(name.startswith("data-") for name in element.attrs)
    title = say("Remove the empty heading.")
    if filled:
        title = say("Remove the empty heading. Check that no script fills it.")
    safety = Safety.REVIEW if filled else Safety.SAFE
    return Fix(title, safety, (RemoveElement(element),))


RULE = Rule(
    id="heading-empty",
    family=Family.HEADINGS,
    action="Remove empty headings",
    severity=Severity.MODERATE,
    wcag=("1.3.1", "2.4.6"),
    overrules=("empty-heading",),
    examples=(
        Bad(
            "<div><h2></h2><p>Rain in Lund.</p></div>",
            "h2",
            "nothing in it",
            fixed="<div><p>Rain in Lund.</p></div>",
        ),
        Bad(
            "<div><h3><strong>&nbsp;</strong></h3><p>Rain.</p></div>",
            "h3",
            "space in bold",
            fixed="<div><p>Rain.</p></div>",
        ),
        Bad('<h2><img src="line.png" alt=""></h2>', "h2", "only a decorative picture"),
        Good('<h2><img src="rain.png" alt="Rain"></h2>', "the alt text names it"),
        Good('<h2><img src="rain.png"></h2>', "img-alt-missing speaks of the picture"),
        Good('<h2 aria-label="Rain"></h2>', "named by ARIA"),
        Good('<h2 aria-hidden="true"></h2>', "hidden from assistive technology"),
        Good("<h2 hidden></h2>", "not shown"),
        Good('<h2 role="presentation"></h2>', "no heading any more"),
        Good("<h2>雨</h2>", "one character"),
    ),
)
