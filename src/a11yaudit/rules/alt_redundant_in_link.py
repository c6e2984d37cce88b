"""The alt text repeats the text of its link or button.

What it finds
    A picture in a link or button whose alt text says the same as the text beside it.

Why it matters
    A screen reader reads the name of the link twice: "Rain in Lund Rain in Lund".

How to fix it
    Set `alt=""`: the text names the link already.

What it does not report
    Pictures that are all there is in the link, links with `aria-label`, texts hidden from
    assistive technology, and captions in a link (alt-equals-caption).

References
    WCAG 1.1.1, 2.4.4 (H2); axe-core image-redundant-alt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import image_at, quote, spoken_images
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """Every named picture in a link or button."""
    return (
        image.element
        for image in spoken_images(page)
        if image.name.strip() and image.element.closest("a", "button")
    )


def check(element: Element, page: Page) -> Verdict:
    """The link's name must not be heard twice."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "repeats-link":
        return Pass()
    text = quote(fault.text)
    if fault.other is not None and fault.other.tag == "button":
        return Fail(
            say(
                "The button already says {text}; the picture's alt text says it once more.",
                text=text,
            )
        )
    return Fail(
        say("The link already says {text}; the picture's alt text says it once more.", text=text)
    )


def fix(element: Element, page: Page) -> Fix:  # noqa: ARG001 (the signature of every rule)
    """With an empty alt text the link keeps its name and is heard once."""
    around = element.closest("a", "button")
    return Fix(
        say("Leave the alt text empty: the text beside the picture says it."),
        Safety.SAFE if element.has("alt") and not element.has("title") else Safety.REVIEW,
        (SetAttribute(element, "alt", ""),),
        show=around,
    )


RULE = Rule(
    id="alt-redundant-in-link",
    family=Family.IMAGES,
    action="Leave the alt text empty beside the same text",
    severity=Severity.MINOR,
    wcag=("1.1.1",),
    axe=("image-redundant-alt",),
    examples=(
        Bad(
            '<a href="/rain"><img src="r.jpg" alt="Rain in Lund"> Rain in Lund</a>',
            "img",
            "a teaser",
            fixed='<a href="/rain"><img src="r.jpg" alt=""> Rain in Lund</a>',
        ),
        Bad('<button><img src="s.svg" alt="Поиск"> Поиск</button>', "img", "a button"),
        Good('<a href="/rain"><img src="r.jpg" alt=""> Rain in Lund</a>', "an empty alt text"),
        Good('<a href="/rain"><img src="r.jpg" alt="Rain in Lund"></a>', "no text in the link"),
        Good('<a href="/rain"><img src="r.jpg" alt="Video"> Rain in Lund</a>', "another word"),
        Good(
            '<a href="/rain" aria-label="Rain in Lund, read more"><img src="r.jpg" alt="Rain in '
            'Lund"> Rain in Lund</a>',
            "aria-label names the link",
        ),
        Good(
            '<a href="/rain"><img src="r.jpg" alt="Rain in Lund"><span aria-hidden="true">Rain in '
            "Lund</span></a>",
            "the text is hidden from listeners",
        ),
    ),
)
