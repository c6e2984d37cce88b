"""The keyboard cannot get out of a part of the page.

What it finds
    Stops of the Tab key that go round in a circle and that neither Tab nor Shift+Tab nor Escape
    leads out of: an embedded player or map, a field, a box that a script keeps the focus in.

Why it matters
    Whoever works without a mouse is stuck there. All that follows, the article as well, cannot be
    reached, and the only way out is to load the page anew.

How to fix it
    Let the Tab key leave at both ends. Remove the script that puts the focus back, or that
    swallows the Tab key; replace an embedded player that does not let go.

What it does not report
    Open dialogs that keep the focus on purpose until they are closed, consent banners among them,
    and pages on which all stops were visited in a circle because nothing else is there. Where a
    box in front of the page keeps the focus and does not say that it is a dialog, a person has to
    look.

References
    WCAG 2.1.2 (G21, F10); ACT rule 80af7b.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Pass, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._focus import called, dialog_of, held_of, in_banner
from a11yaudit.said import say, say_list, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.behaviour import Place, Trap
    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """Where the walk got stuck; on pages where it did not, the body."""
    if page.keyboard is None or not page.keyboard.stops:
        return
    trap = page.keyboard.trap
    yield _nearest(trap.places[0], page) if trap and trap.places else page.body


def _nearest(place: Place, page: Page) -> Element:
    """The element; for one made after the page was read, the nearest one before it."""
    if place.element is not None:
        return place.element
    return page.elements[min(place.order, len(page.elements) - 1)]


def check(element: Element, page: Page) -> Verdict:
    """Some key must lead out, unless a dialog is open."""
    trap = page.keyboard.trap if page.keyboard else None
    if trap is None or not trap.places:
        return Pass()
    known = [place.element for place in trap.places if place.element is not None]
    if known and all(dialog_of(one) or in_banner(one) for one in known):
        return Pass()
    told = _told(trap, page)
    related = tuple(one for one in known if one is not element)
    if not known:
        return Unsure(
            say("{said} It was made by a script: is it a dialog that can be closed?", said=told)
        )
    boxes = [held_of(one) for one in known]
    if boxes[0] is not None and all(box is boxes[0] for box in boxes):
        return Unsure(
            say(
                "{said} They lie in a box in front of the page: if it is a dialog, it must say so "
                "and one of its buttons must close it.",
                said=told,
            ),
            related=(boxes[0], *related),
        )
    return Fail(told, related=related)


def _told(trap: Trap, page: Page) -> str:
    names = [
        called(place.element, page) if place.element else f"“{place.text}”" for place in trap.places
    ]
    keys = say_list(trap.tried if len(trap.tried) > 1 else ("Tab", "Shift+Tab", "Escape"))
    if len(names) == 1:
        only = trap.places[0].element
        return say(
            "{name} does not let go of the focus: {keys} do not lead out, and what follows cannot "
            "be reached.",
            name=called(only, page, first=True) if only else names[0],
            keys=keys,
        )
    return say_number(
        "The Tab key goes round between {first} and {last} ({number} stop): {keys} do not lead "
        "out, and what follows cannot be reached.",
        "The Tab key goes round between {first} and {last} ({number} stops): {keys} do not lead "
        "out, and what follows cannot be reached.",
        len(names),
        first=names[0],
        last=names[-1],
        keys=keys,
    )


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
_LINKS = '<p><a href="/river">The river</a></p>'
_HOLD = (
    "<script>document.querySelector('#{0}').addEventListener('keydown', event => {{"
    "if (event.key === 'Tab') event.preventDefault(); }});</script>"
)
_CIRCLE = (
    "<script>const box = document.querySelector('#{0}');"
    "const inside = [...box.querySelectorAll('button')];"
    "box.addEventListener('keydown', event => {{ if (event.key !== 'Tab') return;"
    "event.preventDefault(); const at = inside.indexOf(document.activeElement);"
    "inside[(at + (event.shiftKey ? -1 : 1) + inside.length) % inside.length].focus(); }});"
    "</script>"
)
_PLAYER = '<div id="player"><button>Play</button> <button>Louder</button></div>'

RULE = Rule(
    id="keyboard-trap",
    family=Family.KEYBOARD,
    action="Let the keyboard out again",
    severity=Severity.SERIOUS,
    wcag=("2.1.2",),
    needs=frozenset({Need.KEYBOARD}),
    examples=(
        Bad(
            f"<main>{_TEXT}<p><label>Comment <textarea id=comment></textarea></label></p>{_LINKS}"
            f"</main>{_HOLD.format('comment')}",
            "textarea",
            "a field that swallows the Tab key",
        ),
        Bad(
            f"<main>{_TEXT}{_PLAYER}{_LINKS}</main>{_CIRCLE.format('player')}",
            "#player button:first-child",
            "a player that goes round",
        ),
        Bad(
            '<html lang="ar" dir="rtl"><body><main><h1>أمطار في المدينة</h1><p>تهطل الأمطار على '
            'المدينة.</p><div id="player"><button>تشغيل</button> <button>صوت</button></div><p>'
            f'<a href="/river">النهر</a></p></main>{_CIRCLE.format("player")}</body></html>',
            "#player button:first-child",
            "a page from right to left",
        ),
        Bad(
            f'<main>{_TEXT}{_LINKS}</main><div id="box" style="position:fixed;bottom:0;right:0;'
            'background:#fff"><button>Ask us</button> <button>Later</button></div>'
            f'<p><a href="/map">Map</a></p>{_CIRCLE.format("box")}',
            "#box button:first-child",
            "a box in front of the page that does not say what it is",
            outcome="review",
        ),
        Good(
            f'<main>{_TEXT}{_LINKS}</main><div id="box" role="dialog" aria-modal="true" '
            'aria-label="Newsletter" style="position:fixed;inset:20%;background:#fff"><button '
            f"autofocus>Subscribe</button> <button>Close</button></div>{_CIRCLE.format('box')}",
            "an open dialog",
        ),
        Good(
            f'<main>{_TEXT}{_LINKS}</main><div id="box" class="cookie-consent" style="position:'
            'fixed;bottom:0;left:0;right:0;background:#fff"><button>Accept all</button> '
            f"<button>Refuse</button></div>{_CIRCLE.format('box')}",
            "a consent banner",
        ),
        Good(
            f"<main>{_TEXT}{_PLAYER}{_LINKS}</main><script>document.querySelector('#player')"
            ".addEventListener('keydown', event => { if (event.key === 'ArrowRight') "
            "event.preventDefault(); });</script>",
            "a player that uses other keys",
        ),
        Good(
            f"<main>{_TEXT}<p><label>Code <textarea id=code></textarea></label></p>{_LINKS}</main>"
            "<script>let leave = false; document.querySelector('#code').addEventListener('keydown',"
            "event => { if (event.key === 'Escape') leave = true; if (event.key === 'Tab' && "
            "!leave) event.preventDefault(); });</script>",
            "Escape, then Tab leads out",
        ),
        Good(f"<main>{_TEXT}{_PLAYER}</main>", "the only stops of the page"),
    ),
)
