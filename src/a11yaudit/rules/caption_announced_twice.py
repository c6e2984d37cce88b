"""A caption is read out twice for one picture.

What it finds
    The text of a picture's caption that assistive technology receives a second time for the same
    picture: from a copy of the caption (often hidden from sight), or because the caption is also
    the `aria-label` or the description of the picture or its figure.

Why it matters
    Screen reader users hear the same sentence twice in a row and wonder whether there are two
    pictures. Long captions with credits make every picture a delay.

How to fix it
    Remove the copy, or the attribute that repeats the caption.

What it does not report
    An alt text that equals the caption (alt-equals-caption speaks of it), a copy that is hidden
    from assistive technology or not shown at all, a figure or group whose `aria-labelledby` names
    its own caption (browsers do the same by themselves for `figure`), and captions of tables.

References
    Good practice; WCAG 1.3.1 asks for one relation, not for two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import (
    Fail,
    Fix,
    Pass,
    RemoveAttribute,
    RemoveElement,
    Safety,
    Severity,
    Unsure,
)
from a11yaudit.page.names import role_of
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._captions import SURE, captioned, region_of, sayings
from a11yaudit.rules._pictures import quote
from a11yaudit.text.norm import norm, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage, Caption
    from a11yaudit.model import Element, Page, Verdict

FEWEST_TOKENS = 3
TAKEN = frozenset(["same_as_caption", "similar_to_caption"])
NAMED_BY_CAPTION = frozenset("figure group".split())
NAMED = frozenset("figure group link image button".split())


def applies(page: Page) -> Iterator[Element]:
    """What says each caption once more, and the captions that nothing repeats."""
    for image, caption in captioned(page):
        twin = _twin(image, caption, page) or _relation(image, caption, page)
        yield twin or caption.element


def check(element: Element, page: Page) -> Verdict:
    """Nothing may say the caption a second time."""
    for image, caption in captioned(page):
        copy = _twin(image, caption, page)
        if copy is element:
            return _verdict(caption, _copied(element, caption), (caption.element,))
        if copy is None and _relation(image, caption, page) is element:
            name = _attribute(element, caption, page)
            what = "description" if name == "aria-describedby" else "label"
            say = f"It is also the {what} of the {_kind(element)} ({name}), so it is read twice."
            light = Severity.MINOR if what == "description" else None
            return _verdict(caption, say, (caption.element,), light)
    return Pass()


def _verdict(
    caption: Caption, say: str, related: tuple[Element, ...], severity: Severity | None = None
) -> Verdict:
    message = f"The caption {quote(caption.text)} is received twice for one picture. {say}"
    if caption.confidence < SURE:
        return Unsure(f"{message} Check that this text is the caption.", related, severity)
    return Fail(message, related, severity)


def _copied(twin: Element, caption: Caption) -> str:
    if not twin.visible:
        return "This copy is hidden from sight, but not from screen readers."
    if not caption.element.visible:
        return "Another copy of it is hidden from sight, but not from screen readers."
    return "Its text stands here a second time."


def _kind(element: Element) -> str:
    return {"a": "link", "img": "picture"}.get(element.tag, element.tag)


def _twin(image: ArticleImage, caption: Caption, page: Page) -> Element | None:
    """The copy of the caption by the same picture: the hidden one of two, else the later."""
    said = sayings(caption, page)
    if not caption.element.exposed or max(map(_count, said), default=0) < FEWEST_TOKENS:
        return None
    copies: list[Element] = []
    for element in region_of(image, page).descendants():
        if (
            element.exposed
            and not any(element.within(c) for c in copies)
            and not element.within(caption.element)
            and not caption.element.within(element)
            and norm(text_of(element, "exposed"), page.lang) in said
        ):
            copies.append(element)
    if not copies:
        return None
    unseen = [e for e in (*copies, caption.element) if not e.visible]
    if unseen and unseen[0] is not caption.element:
        return unseen[0]
    return max((*copies, caption.element), key=lambda e: e.index) if not unseen else copies[0]


def _count(text: str) -> int:
    return len(tokens(text))


def _relation(image: ArticleImage, caption: Caption, page: Page) -> Element | None:
    """What is named or described by the caption: the picture, or a figure or link around it."""
    if not caption.element.exposed or _count(caption.full) < FEWEST_TOKENS:
        return None
    region = region_of(image, page)
    around = [up for up in image.element.ancestors() if up.within(region)]
    for element in (image.element, *around):
        if element.exposed and role_of(element) in NAMED and _attribute(element, caption, page):
            if element is image.element and image.alt_status in TAKEN:
                return None
            if element is not image.element or (image.alt or "").strip():
                return element
    return None


def _attribute(element: Element, caption: Caption, page: Page) -> str:
    """The attribute through which the element says the caption, or an empty string."""
    if norm(element.get("aria-label"), page.lang) in sayings(caption, page):
        return "aria-label"
    relations = ["aria-describedby"]
    if role_of(element) not in NAMED_BY_CAPTION:
        relations.append("aria-labelledby")
    for name in relations:
        targets = [page.by_id(ident) for ident in element.get(name).split()]
        if any(t is not None and _is_caption(t, caption) for t in targets):
            return name
    return ""


def _is_caption(target: Element, caption: Caption) -> bool:
    return target is caption.element or (
        (target.within(caption.element) or caption.element.within(target))
        and norm(text_of(target)) in (norm(caption.full), norm(caption.text))
    )


def fix(element: Element, page: Page) -> Fix | None:
    """Remove the copy or the attribute."""
    for image, caption in captioned(page):
        twin = _twin(image, caption, page)
        if twin is element and element is not caption.element:
            title = "Remove the second copy of the caption."
            return Fix(title, Safety.REVIEW, (RemoveElement(element),))
        if twin is None and _relation(image, caption, page) is element:
            name = _attribute(element, caption, page)
            if role_of(element) == "link" and not image.alt:
                return None
            title = f"Remove {name}: the caption is read by itself."
            return Fix(title, Safety.REVIEW, (RemoveAttribute(element, name),))
    return None


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_THIS = "Rain fell on Lund all day."
_IMG = '<img src="rain-square.jpg" alt="A wet square">'


def _story(figure: str) -> str:
    """A page with one picture in its text."""
    return f"<article><h1>Umbrellas for all</h1>{_P}{figure}{_P}</article>"


RULE = Rule(
    id="caption-announced-twice",
    family=Family.CAPTIONS,
    action="Say each caption once",
    severity=Severity.MODERATE,
    wcag=("1.3.1",),
    examples=(
        Bad(
            _story(
                f'<div class="media">{_IMG}<div class="caption">{_THIS}</div>'
                f'<div class="caption x" style="position:absolute;left:-9999px">{_THIS}</div>'
                "</div>"
            ),
            "div.x",
            "a copy hidden from sight",
            fixed=f'<div class="media">{_IMG}<div class="caption">{_THIS}</div></div>',
        ),
        Bad(
            _story(
                f'<figure>{_IMG}<figcaption>{_THIS}</figcaption><p class="x">{_THIS}</p></figure>'
            ),
            "p.x",
            "two copies on the page",
            fixed=f"<figure>{_IMG}<figcaption>{_THIS}</figcaption></figure>",
        ),
        Bad(
            _story(
                f'<div role="figure" aria-labelledby="c">{_IMG}<span class="x" '
                f'style="position:absolute;left:-9999px">{_THIS}</span><div class="caption" '
                f'id="c">{_THIS}</div></div>'
            ),
            "span.x",
            "a copy in the line of the picture",
        ),
        Bad(
            _story(f'<figure aria-label="{_THIS}">{_IMG}<figcaption>{_THIS}</figcaption></figure>'),
            "figure",
            "the figure's label",
            fixed=f"<figure>{_IMG}<figcaption>{_THIS}</figcaption></figure>",
        ),
        Bad(
            _story(
                '<figure><img src="rain-square.jpg" alt="A wet square" aria-describedby="c">'
                f'<figcaption id="c">{_THIS}</figcaption></figure>'
            ),
            "img",
            "the picture's description",
            fixed=_IMG,
        ),
        Bad(
            _story(
                f'<figure aria-label="هطل المطر طوال اليوم.">{_IMG}'
                "<figcaption>هطل المطر طوال اليوم.</figcaption></figure>"
            ),
            "figure",
            "Arabic",
        ),
        Good(_story(f"<figure>{_IMG}<figcaption>{_THIS}</figcaption></figure>"), "once"),
        Good(
            _story(
                f'<figure><img src="rain-square.jpg" alt="{_THIS}">'
                f"<figcaption>{_THIS}</figcaption></figure>"
            ),
            "alt-equals-caption speaks",
        ),
        Good(
            _story(
                f'<figure>{_IMG}<figcaption>{_THIS}</figcaption><p aria-hidden="true">{_THIS}'
                "</p></figure>"
            ),
            "a copy hidden from assistive technology",
        ),
        Good(
            _story(f"<figure>{_IMG}<figcaption>{_THIS}</figcaption><p hidden>{_THIS}</p></figure>"),
            "a copy that is not shown",
        ),
        Good(
            _story(
                f'<figure aria-labelledby="c">{_IMG}<figcaption id="c">{_THIS}</figcaption>'
                "</figure>"
            ),
            "a figure named by its caption",
        ),
        Good(
            _story(
                f'<div role="figure" aria-labelledby="c">{_IMG}<div class="caption" id="c">{_THIS}'
                "</div></div>"
            ),
            "a figure by role, named by its caption",
        ),
        Good(
            _story(
                '<table aria-describedby="t"><caption id="t">Rain in May and in June'
                "</caption><tr><td>7</td></tr></table>"
            ),
            "a table's caption",
        ),
        Good(
            _story(
                '<table summary="Rain in May and in June"><caption>Rain in May and in June'
                "</caption><tr><td>7</td></tr></table>"
            ),
            "a table's summary",
        ),
        Good(
            _story(
                f"<figure>{_IMG}<figcaption>{_THIS}</figcaption></figure>{_P}<figure>"
                f'<img src="rain-school.jpg" alt="A school"><figcaption>{_THIS}</figcaption>'
                "</figure>"
            ),
            "under another picture: caption-repeated speaks",
        ),
    ),
)
