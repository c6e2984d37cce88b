"""A picture is a link, and the link has no name.

What it finds
    A link that holds a picture and nothing to read: the picture has no alt text (or an empty
    one), and the link has no text, no `aria-label` and no `title`.

Why it matters
    A screen reader says "link" and then the address or the file name, letter by letter. People
    who speak their commands cannot say the link's name, for it has none.

How to fix it
    Say in the picture's alt text where the link leads: the alt text is then the link's name.

What it does not report
    Links with a text beside the picture (it may be hidden from sight), with `aria-label` or a
    `title`, links hidden from assistive technology, and links without a picture (axe-core's
    link-name reports those).

References
    WCAG 2.4.4, 4.1.2, 1.1.1 (F89, H30); ACT rule c487ae; axe-core link-name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.page.identity import address
from a11yaudit.page.names import is_presentational, name_of, role_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import WHERE_IT_LEADS, destination, image_at, quote
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

SERVICES = {
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "linkedin.com": "LinkedIn",
    "pinterest.com": "Pinterest",
    "t.me": "Telegram",
    "telegram.me": "Telegram",
    "tiktok.com": "TikTok",
    "twitter.com": "Twitter",
    "vk.com": "VK",
    "wa.me": "WhatsApp",
    "whatsapp.com": "WhatsApp",
    "x.com": "X",
    "youtube.com": "YouTube",
}


def applies(page: Page) -> Iterator[Element]:
    """Every exposed link that holds a picture."""
    for link in page.elements:
        is_link = role_of(link) == "link" and link.exposed
        if is_link and any(image.rendered for image in link.find("img")):
            yield link


def check(element: Element, page: Page) -> Verdict:
    """The link needs a name."""
    if name_of(element, page):
        return Pass()
    image = next(image for image in element.find("img") if image.rendered)
    leads = element.get("href")
    if leads and image.has("alt"):
        told = say(
            "This link to {address} is a picture with an empty alt text and has no name: a screen "
            "reader says only “link”, or spells the address.",
            address=quote(leads),
        )
    elif leads:
        told = say(
            "This link to {address} is a picture with no alt text and has no name: a screen reader "
            "says only “link”, or spells the address.",
            address=quote(leads),
        )
    elif image.has("alt"):
        told = say("This link is a picture with an empty alt text and has no name.")
    else:
        told = say("This link is a picture with no alt text and has no name.")
    return Fail(told, related=(image,))


def fix(element: Element, page: Page) -> Fix:
    """Name the link by its picture, in the page's own words where it has some."""
    images = [i for i in element.find("img") if i.exposed and not is_presentational(i)]
    known = destination(element, page) or _service(element, page)
    if not images:
        label = known or WHERE_IT_LEADS
        safety = Safety.REVIEW if known else Safety.ADVICE
        return Fix(
            say("Give the link a name that says where it leads."),
            safety,
            (SetAttribute(element, "aria-label", label),),
        )
    image = images[0]
    if known:
        return Fix(
            say("Name the link by where it leads: {name}.", name=quote(known)),
            Safety.REVIEW,
            (SetAttribute(image, "alt", known),),
            show=element,
        )
    whose = image_at(image, page).role
    logo = whose == "logo"
    told = "whose logo it is" if logo else "where the link leads"
    return Fix(
        say("Write in the picture's alt text whose logo it is: that names the link.")
        if logo
        else say("Write in the picture's alt text where the link leads: that names the link."),
        Safety.ADVICE,
        (SetAttribute(image, "alt", f"[{told}]"),),
        show=element,
    )


def _service(link: Element, page: Page) -> str:
    """The name of a well-known service whose page the link opens."""
    host = (address(link.get("href"), page.url).hostname or "").removeprefix("www.")
    return SERVICES.get(host) or SERVICES.get(host.partition(".")[2], "")


RULE = Rule(
    id="linked-image-no-name",
    family=Family.IMAGES,
    action="Write where the link leads",
    severity=Severity.SERIOUS,
    wcag=("2.4.4", "4.1.2"),
    axe=("link-name",),
    examples=(
        Bad(
            '<a href="/rain"><img src="rain.jpg"></a>',
            "a",
            "no alt text",
            fixed='<a href="/rain"><img src="rain.jpg" alt="[where the link leads]"></a>',
        ),
        Bad(
            '<a href="/rain"><img src="rain.jpg" alt=""></a><p><a href="/rain">Rain in '
            "Lund</a></p>",
            "body > a",
            "an empty alt text; another link to the same page has a text",
            fixed='<a href="/rain"><img src="rain.jpg" alt="Rain in Lund"></a>',
        ),
        Bad(
            '<a href="https://www.facebook.com/lund"><img src="f.png" alt=""></a>',
            "a",
            "a well-known service",
            fixed='<a href="https://www.facebook.com/lund"><img src="f.png" alt="Facebook"></a>',
        ),
        Bad(
            '<a href="/rain"><img src="rain.jpg" role="presentation"></a>',
            "a",
            "the picture is said to be decoration",
            fixed='<a href="/rain" aria-label="[where the link leads]">'
            '<img src="rain.jpg" role="presentation"></a>',
        ),
        Bad(
            '<a href="/"><img class="logo" src="logo.svg"></a>',
            "a",
            "a logo",
            fixed='<a href="/"><img class="logo" src="logo.svg" alt="[whose logo it is]"></a>',
        ),
        Good('<a href="/rain"><img src="rain.jpg" alt="Rain in Lund"></a>', "named by its picture"),
        Good(
            '<a href="/rain" aria-label="Rain in Lund"><img src="rain.jpg" alt=""></a>',
            "named by aria-label",
        ),
        Good('<a href="/rain"><img src="rain.jpg" alt=""> Regen in Köln</a>', "has a text"),
        Good('<a href="/rain" title="طقس"><img src="rain.jpg" alt=""></a>', "named by its title"),
        Good(
            '<a href="/rain" aria-hidden="true" tabindex="-1"><img src="rain.jpg" alt=""></a>',
            "hidden, because a text link beside it leads to the same page",
        ),
        Good('<a name="top"><img src="rain.jpg" alt=""></a>', "an anchor is no link"),
    ),
)
