"""What the rules about the focus share: the stops that they judge, their words, what is seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.signals import marked
from a11yaudit.page.names import labels_of, name_of, role_of
from a11yaudit.page.reading import text_of
from a11yaudit.rules._skip_links import BANNERS
from a11yaudit.said import say, say_list, say_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yaudit.behaviour import Stop
    from a11yaudit.model import Element, Page

FRAMES = frozenset("iframe frame object embed".split())
NOT_TYPED = frozenset("button submit reset image checkbox radio file range color hidden".split())
CHOSEN = frozenset("checkbox radio file range color".split())
NO_SIZE, CUT_AWAY = "no-size", "cut-away"
TRANSPARENT, OUTSIDE = "transparent", "outside"
DIALOG_ROLES = frozenset("dialog alertdialog".split())
HELD = frozenset("fixed sticky".split())
SENTINELS = frozenset(
    """sentinel sentinels guard guards focusguard focusguards focustrap focuslock trap bumper
    anchor""".split()
)
STATES = frozenset("active current selected open closed first last odd even hover visited".split())
TINY = 1.0
SEE_THROUGH = 0.1
LONGEST_NAME = 60
MOST_RELATED = 25
# What has no words of its own, by its kind; and the same at the start of a sentence.
NAMELESS = {
    "link": say("a link without a name"),
    "button": say("a button without a name"),
    "checkbox": say("a check box without a name"),
    "radio": say("a radio button without a name"),
    "iframe": say("an embedded frame without a name"),
    "combobox": say("a list of choices without a name"),
    "textbox": say("a field without a name"),
    "tab": say("a tab without a name"),
    "": say("an element without a name"),
}
NAMELESS_FIRST = {
    "link": say("A link without a name"),
    "button": say("A button without a name"),
    "checkbox": say("A check box without a name"),
    "radio": say("A radio button without a name"),
    "iframe": say("An embedded frame without a name"),
    "combobox": say("A list of choices without a name"),
    "textbox": say("A field without a name"),
    "tab": say("A tab without a name"),
    "": say("An element without a name"),
}


def stops_of(page: Page) -> tuple[Stop, ...]:
    """The stops at elements that we know, each once; skip links have rules of their own."""
    return page.once("focus-stops", _stops)


def _stops(page: Page) -> tuple[Stop, ...]:
    skips = {link.element.index for link in article_of(page).skip_links}
    found: dict[int, Stop] = {}
    for stop in page.keyboard.stops if page.keyboard else ():
        element = stop.place.element
        if element is not None and element.index not in skips:
            found.setdefault(element.index, stop)
    return tuple(found.values())


def at(stop: Stop) -> Element:
    """The element of one of the `stops_of` a page."""
    if stop.place.element is None:
        raise LookupError("a stop at an element that was made after the page was read")
    return stop.place.element


def _kind(element: Element) -> str:
    """What kind of thing the element is, as a key of `NAMELESS`."""
    if element.tag in FRAMES:
        return "iframe"
    role = "textbox" if role_of(element) == "searchbox" else role_of(element)
    return role if role in NAMELESS else "textbox" if element.tag == "input" else ""


def called(element: Element, page: Page, *, first: bool = False) -> str:
    """The element by its own words; where it has none, by what it is.

    ``first``: it stands at the start of a sentence. What is hidden from screen readers has no
    name for them, but has words that can be seen.
    """
    name = name_of(element, page) or ("" if element.exposed else _words_seen(element))
    if not name:
        return (NAMELESS_FIRST if first else NAMELESS)[_kind(element)]
    return f"“{name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + '…'}”"


def _words_seen(element: Element) -> str:
    alts = " ".join(image.get("alt") for image in element.find("img"))
    return text_of(element) or " ".join(alts.split())


def listed(stops: Sequence[Stop], page: Page) -> str:
    """The first two stops by their words, and how many more there are."""
    names = [called(at(stop), page) for stop in stops[:2]]
    more = len(stops) - len(names)
    if more > 0:
        return say_number(
            "{names} and {number} more",
            "{names} and {number} more",
            more,
            names=say_list(names, ", "),
        )
    return say_list(names)


def others(stops: Iterable[Stop], element: Element) -> tuple[Element, ...]:
    """The stops' elements without this one: as many as a report has room for."""
    rest = [at(stop) for stop in stops if at(stop) is not element]
    return tuple(rest[:MOST_RELATED])


def kind_of(element: Element) -> tuple[str, ...]:
    """What elements share that one style rule makes look alike: tag, role, type, lasting classes.

    Numbers and states (`menu-item-34`, `is-active`) tell neighbours apart, not kinds.
    """
    lasting = (
        name
        for name in element.classes
        if not re.search(r"\d", name) and STATES.isdisjoint(re.split(r"[-_]", name.lower()))
    )
    return (element.tag, element.get("role"), element.get("type"), *lasting)


def is_typed(element: Element) -> bool:
    """Whether a caret shows the focus: text fields and editable text."""
    if element.tag == "input":
        return element.get("type", "text").lower() not in NOT_TYPED
    return element.tag == "textarea" or element.get("contenteditable", "false").lower() in (
        "",
        "true",
        "plaintext-only",
    )


def around(element: Element) -> Iterable[Element]:
    """The element and what it stands in, from the inside out."""
    return (element, *element.ancestors())


def dialog_of(element: Element) -> Element | None:
    """The dialog that the element is or stands in."""
    return next(
        (
            up
            for up in around(element)
            if up.tag == "dialog"
            or role_of(up) in DIALOG_ROLES
            or up.get("aria-modal").lower() == "true"
        ),
        None,
    )


def held_of(element: Element) -> Element | None:
    """The box that stays in its place while the page scrolls (a bar, a window over the page)."""
    return next((up for up in around(element) if up.style.position in HELD), None)


def in_banner(element: Element) -> bool:
    """Whether the element stands in a consent banner or an administrator's bar."""
    return any(up.tag not in ("body", "html") and marked(up, BANNERS) for up in around(element))


def is_sentinel(element: Element) -> bool:
    """Whether a script has put this empty element there to keep the focus inside a dialog."""
    if element.tag not in ("div", "span") or element.elements or _says_something(element):
        return False
    if element.get("aria-hidden") == "true" or marked(element, SENTINELS):
        return True
    if any(name.startswith("data-") and "focus" in name for name in element.attrs):
        return True
    return dialog_of(element) is not None or any(
        dialog_of(near) is near for near in (element.parent.elements if element.parent else ())
    )


def _says_something(element: Element) -> bool:
    return any(str(child).strip() for child in element.children) or element.has("aria-label")


def unseen(stop: Stop, page: Page) -> str:
    """Why nobody sees the stop while it has the focus; empty where it is seen.

    What lies in the part of the document that can be scrolled to is not called outside: a page
    that scrolls smoothly has only not got there yet. Where the article itself is transparent (a
    script shows it later), so is everything, and that says nothing of the stop.
    """
    if stop.box.w <= TINY or stop.box.h <= TINY:
        return NO_SIZE
    if stop.clipped:
        return CUT_AWAY
    if stop.opacity < SEE_THROUGH and not page.once("article-transparent", _is_transparent):
        return TRANSPARENT
    if stop.in_view == 0 and stop.points == 0 and _beyond_reach(stop, page):
        return OUTSIDE
    return ""


def _is_transparent(page: Page) -> bool:
    return any(up.style.opacity < SEE_THROUGH for up in around(article_of(page).root))


def _beyond_reach(stop: Stop, page: Page) -> bool:
    width = max(page.size[0], page.viewport[0])
    box = stop.box
    fixed = any(up.style.position == "fixed" for up in around(at(stop)))
    return fixed or box.right <= 0 or box.bottom <= 0 or box.x >= width


def stand_in_of(element: Element, page: Page) -> Element | None:
    """What is seen in the place of a field that is hidden on purpose: its label, a drawn box."""
    if element.tag not in ("input", "select"):
        return None
    near = [label for label in labels_of(element, page) if _seen(label)]
    if element.parent is not None:
        near += [one for one in element.parent.elements if one is not element and _seen(one)]
        near += [element.parent] if element.get("type").lower() in CHOSEN else []
    return next((one for one in near if _seen(one)), None)


def _seen(element: Element) -> bool:
    rect = element.rect
    return element.visible and rect is not None and rect.w > TINY and rect.h > TINY
