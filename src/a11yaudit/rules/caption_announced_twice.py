"""A caption is read out twice for one picture.

What it finds
    The text of a picture's caption that assistive technology receives a second time for the same
    picture: from a copy of the caption (often hidden from sight), or because the caption is also
    the name or the description of the picture, of its figure or of a link or group around it.

Why it matters
    Screen reader users hear the same sentence twice in a row and wonder whether there are two
    pictures. Long captions with credits make every picture a delay.

How to fix it
    Remove the copy, or the attribute that repeats the caption.

What it does not report
    An alt text that equals the caption (alt-equals-caption speaks of it), a `title` of the picture
    or its link (title-duplicates-alt), a copy that is hidden from assistive technology or not
    shown at all, a figure or group whose `aria-labelledby` names its own caption (browsers do the
    same by themselves for `figure`), and captions of tables.

References
    Good practice; WCAG 1.3.1 asks for one relation, not for two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.lines import DESCRIPTION
from a11yaudit.article.transcript import is_picture, is_text, transcript_of
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
from a11yaudit.rule import Bad, Family, Good, Need, Rule
from a11yaudit.rules._captions import SURE, captioned, region_of, sayings
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say
from a11yaudit.text.norm import norm, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage, Caption, TranscriptLine
    from a11yaudit.model import Element, Page, Verdict
    from a11yaudit.said import Said

FEWEST_TOKENS = 3
TAKEN = frozenset(["same_as_caption", "similar_to_caption"])
DESCRIBED_BY = ("aria-describedby", "aria-description", "title")
NAMED_BY = ("aria-labelledby", "aria-label", "title")
# What an attribute makes of the caption, by the element's tag and whether it describes it.
ATTRIBUTED = {
    ("a", True): say("It is also the description of the link ({attribute}), so it is read twice."),
    ("a", False): say("It is also the label of the link ({attribute}), so it is read twice."),
    ("img", True): say(
        "It is also the description of the picture ({attribute}), so it is read twice."
    ),
    ("img", False): say("It is also the label of the picture ({attribute}), so it is read twice."),
    ("", True): say(
        "It is also the description of the {element} ({attribute}), so it is read twice."
    ),
    ("", False): say("It is also the label of the {element} ({attribute}), so it is read twice."),
}


@dataclass(frozen=True, slots=True)
class _Echo:
    """What says a caption once more: an element, by its text, name or description.

    ``attribute`` is where the name or description comes from, empty for a text.
    """

    image: ArticleImage
    caption: Caption
    element: Element
    attribute: str = ""
    describes: bool = False


def applies(page: Page) -> Iterator[Element]:
    """What says each caption once more, and the captions that nothing repeats."""
    echoes = page.once("caption-echoes", _echoes)
    again = {echo.caption.element.index: echo.element for echo in echoes.values()}
    for _, caption in captioned(page):
        yield again.get(caption.element.index, caption.element)


def check(element: Element, page: Page) -> Verdict:
    """Nothing may say the caption a second time."""
    echo = page.once("caption-echoes", _echoes).get(element.index)
    if echo is None:
        return Pass()
    caption, severity = echo.caption, None
    why = _copied(element, caption)
    if echo.attribute:
        why = _attributed(element, echo.attribute, describes=echo.describes)
        severity = Severity.MINOR if echo.describes else None
    message = say(
        "The caption {caption} is received twice for one picture. {why}",
        caption=quote(caption.text),
        why=why,
    )
    if caption.confidence < SURE:
        message = say("{said} Check that this text is the caption.", said=message)
        return Unsure(message, (caption.element,), severity)
    return Fail(message, (caption.element,), severity)


def _copied(twin: Element, caption: Caption) -> Said:
    if not twin.visible:
        return say("This copy is hidden from sight, but not from screen readers.")
    if not caption.element.visible:
        return say("Another copy of it is hidden from sight, but not from screen readers.")
    return say("Its text stands here a second time.")


def _attributed(element: Element, attribute: str, *, describes: bool) -> Said:
    """What the attribute makes of the caption's text."""
    kind = element.tag if element.tag in ("a", "img") else ""
    return say(ATTRIBUTED[kind, describes], attribute=attribute, element=element.tag)


def _echoes(page: Page) -> dict[int, _Echo]:
    """What says captions once more, by the number of its element."""
    found: dict[int, _Echo] = {}
    for image, caption in captioned(page):
        echo = _echo(image, caption, page)
        if echo is not None:
            found.setdefault(echo.element.index, echo)
    return found


def _echo(image: ArticleImage, caption: Caption, page: Page) -> _Echo | None:
    """The copy of the caption, or else the first name or description that says it again."""
    said = sayings(caption, page)
    longest = max((len(tokens(text)) for text in said), default=0)
    if not caption.element.exposed or longest < FEWEST_TOKENS:
        return None
    lines = [line for line in _lines(image, page) if norm(line.text, page.lang) in said]
    names = [line for line in lines if _is_name(line)]
    copies = [
        _whole(line.element, image, caption, page)
        for line in lines
        if line not in names and is_text(line) and not _is_of(caption, line.element)
    ]
    if copies:
        return _Echo(image, caption, _superfluous(copies, caption))
    names = [line for line in names if not _is_left_to_others(line, image)]
    if not names:
        return None
    first = names[0]
    return _Echo(image, caption, first.element, _attribute(first), first.role == DESCRIPTION)


def _lines(image: ArticleImage, page: Page) -> list[TranscriptLine]:
    """What is heard of the picture and of what stands with it."""
    region, article = region_of(image, page), article_of(page)
    inside = image.element.within(article.root)
    heard = article.transcript if inside else transcript_of(region.parent or region, page)
    return [line for line in heard if line.element.within(region)]


def _is_of(caption: Caption, element: Element) -> bool:
    return element.within(caption.element) or caption.element.within(element)


def _is_name(line: TranscriptLine) -> bool:
    """Whether the line is no text of the page, but what an attribute says of an element."""
    element = line.element
    named = any(element.get(name).strip() for name in NAMED_BY[:2])
    return named or not is_text(line)


def _is_left_to_others(line: TranscriptLine, image: ArticleImage) -> bool:
    """Whether other rules speak of it: the picture's own alt text, or the hint of a ``title``.

    Not every screen reader tells such a hint.
    """
    if line.role == DESCRIPTION and _attribute(line) == "title":
        return True
    if line.element is not image.element:
        return False
    return image.alt_status in TAKEN or (is_picture(line) and not (image.alt or "").strip())


def _attribute(line: TranscriptLine) -> str:
    """The attribute through which the element says the line."""
    names = DESCRIBED_BY if line.role == DESCRIPTION else NAMED_BY
    return next((name for name in names if line.element.get(name).strip()), names[1])


def _whole(element: Element, image: ArticleImage, caption: Caption, page: Page) -> Element:
    """The outermost element that holds the copy and nothing else."""
    said, region = sayings(caption, page), region_of(image, page)
    while (
        element.parent is not None
        and element is not region
        and not any(e.within(element.parent) for e in (image.element, caption.element))
        and norm(text_of(element.parent, "exposed"), page.lang) in said
    ):
        element = element.parent
    return element


def _superfluous(copies: list[Element], caption: Caption) -> Element:
    """The one to take away: the hidden one of two, else the later; the caption only if it must."""
    unseen = [e for e in (*copies, caption.element) if not e.visible]
    if unseen and unseen[0] is not caption.element:
        return unseen[0]
    return copies[0] if unseen else max((*copies, caption.element), key=lambda e: e.index)


def fix(element: Element, page: Page) -> Fix | None:
    """Remove the copy or the attribute."""
    echo = page.once("caption-echoes", _echoes)[element.index]
    if not echo.attribute:
        if element is echo.caption.element:
            return None
        title = say("Remove the second copy of the caption.")
        return Fix(title, Safety.REVIEW, (RemoveElement(element),))
    if role_of(element) == "link" and not echo.image.alt:
        return None
    title = say("Remove {attribute}: the caption is read by itself.", attribute=echo.attribute)
    return Fix(title, Safety.REVIEW, (RemoveAttribute(element, echo.attribute),))


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
    needs=frozenset({Need.TREE}),
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
        Bad(
            _story(
                f'<figure aria-labelledby="c">{_IMG}<figcaption>{_THIS}</figcaption>'
                f'<span id="c" hidden>{_THIS}</span></figure>'
            ),
            "figure",
            "named by a hidden copy of its caption",
        ),
        Bad(
            _story(
                f'<figure><a class="x" href="rain.jpg" aria-label="{_THIS}">{_IMG}</a>'
                f"<figcaption>{_THIS}</figcaption></figure>"
            ),
            "a.x",
            "the label of the link round the picture",
        ),
        Bad(
            _story(
                f'<figure><img src="rain-square.jpg" alt="A wet square" aria-description="{_THIS}">'
                f"<figcaption>{_THIS}</figcaption></figure>"
            ),
            "img",
            "a description in words",
        ),
        Bad(
            _story(
                f'<figure title="{_THIS}" style="display:contents">{_IMG}'
                f"<figcaption>{_THIS} <small>Photo: Ada Holm</small></figcaption></figure>"
            ),
            "figure",
            "the figure's title, without the credit",
        ),
        Good(_story(f"<figure>{_IMG}<figcaption>{_THIS}</figcaption></figure>"), "once"),
        Good(
            _story(
                f'<figure><a href="rain.jpg" title="{_THIS}">{_IMG}</a>'
                f"<figcaption>{_THIS}</figcaption></figure>"
            ),
            "a hint on the link round the picture",
        ),
        Good(
            _story(
                f"<figure>{_IMG}<figcaption>{_THIS}</figcaption><div inert><p>{_THIS}</p></div>"
                "</figure>"
            ),
            "a copy in a part that is switched off",
        ),
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
