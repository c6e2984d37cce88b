"""Which text is a picture's caption: a ladder of evidence from sure to likely.

1. the figure's own ``figcaption``, not that of a figure inside it (1.0)
2. ``aria-describedby``, ``-details``, ``-labelledby`` that leads to text on the page (.95)
3. an element whose class, id or itemprop says caption, in the box that holds only this picture (.9)
4. a short text that shares such a box with the picture and nothing else (.7, "structure")
5. a short line directly under the picture, set smaller or in italics (.7, "geometry")

The box of a picture is the largest ancestor that holds no other picture of the article, no
headline and no running text: so a caption cannot be taken from the neighbour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.credit import (
    is_credit,
    own_credit,
    split,
    starts_with_marker,
    tells_more,
)
from a11yaudit.article.headline import headline_of
from a11yaudit.article.parts import Caption
from a11yaudit.article.root import body_of, link_density
from a11yaudit.article.signals import CAPTION, CREDIT, marked, signals
from a11yaudit.page.names import heading_level
from a11yaudit.page.reading import blocks, is_block, line_text, text_of
from a11yaudit.text.norm import norm, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article.images import Picture
    from a11yaudit.article.parts import CaptionVia
    from a11yaudit.model import Element, Page
    from a11yaudit.page.reading import Reader

LONGEST_CAPTION = 900
LONGEST_UNMARKED = 320
HIGHEST_BOX = 7
MOSTLY_LINKS = 0.5
COUNTER = frozenset("count counter number index slidecount".split())
ARIA_RELATIONS = ("aria-describedby", "aria-details", "aria-labelledby")
GAP = 32.0


def box_of(picture: Picture, others: frozenset[int], page: Page) -> list[Element]:
    """The ancestors that hold only this picture, from its parent upwards."""
    headline = headline_of(page)
    container = body_of(page).container
    chain: list[Element] = []
    for up in list(picture.element.ancestors())[:HIGHEST_BOX]:
        if container.within(up) or up.tag in ("body", "html", "main", "article"):
            break
        inside = {e.index for e in up.find("img")} & others
        if headline and headline.element.within(up):
            break
        if inside or _prose(up, page):
            break
        chain.append(up)
    return chain


def _prose(box: Element, page: Page) -> bool:
    """Whether the box holds running text that is too much for a caption."""
    inner = [b for b in body_of(page).blocks if b.within(box)]
    return sum(units(text_of(b)) for b in inner) > LONGEST_CAPTION or len(inner) > 2  # noqa: PLR2004


def caption_of(picture: Picture, others: frozenset[int], page: Page) -> Caption | None:
    """The picture's caption, or None; ``others`` are the indices of further content pictures."""
    chain = box_of(picture, others, page)
    reader: Reader = "rendered" if picture.element.rendered else "source"
    for via, confidence, element in _ladder(picture, chain, page):
        caption = _caption(element, via, confidence, reader)
        if caption is not None:
            return caption
    return None


def credit_near(picture: Picture, others: frozenset[int], page: Page) -> str:
    """A credit that stands by the picture without any caption."""
    for up in box_of(picture, others, page):
        credit = own_credit(up)
        if credit:
            return credit
        text = text_of(up)
        if text and is_credit(text):
            return text
    return ""


def _ladder(
    picture: Picture, chain: list[Element], page: Page
) -> Iterator[tuple[CaptionVia, float, Element]]:
    """The elements that may be the caption, the surest evidence first."""
    image = picture.element
    for element in _figcaptions(image):
        yield "figcaption", 1.0, element
    for element in _related_by_aria(image, chain, page):
        yield "aria", 0.95, element
    for element in _marked(image, chain):
        yield "class", 0.9, element
    for element in _structural(image, chain, page):
        yield "structure", 0.7, element
    following = _small_line_below(picture, chain, page)
    if following is not None:
        yield "geometry", 0.7, following


def _figcaptions(image: Element) -> Iterator[Element]:
    """The captions of the picture's figure, then those of the figures around it."""
    figure = image.closest("figure")
    while figure is not None:
        yield from (c for c in figure.find("figcaption") if c.closest("figure") is figure)
        figure = figure.parent.closest("figure") if figure.parent else None


def _related_by_aria(image: Element, chain: list[Element], page: Page) -> Iterator[Element]:
    for holder in (image, *(up for up in chain if up.tag == "figure")):
        for relation in ARIA_RELATIONS:
            for ident in holder.get(relation).split():
                target = page.by_id(ident)
                if target is not None and not image.within(target) and text_of(target):
                    yield target


def _marked(image: Element, chain: list[Element]) -> Iterator[Element]:
    """What the markup calls a caption, in the picture's box or right after it."""
    for up in chain:
        yield from (c for c in up.find("figcaption") if c.closest("figure") is None)
        yield from _marked_captions(up, image)
        for element in up.descendants():
            if image.within(element) or not marked(element, CREDIT):
                continue
            if tells_more(text_of(element)):
                yield element
    yield from _marked_followers(chain[-1] if chain else image)


def _marked_captions(box: Element, image: Element) -> Iterator[Element]:
    for element in box.descendants():
        if (
            (element.rendered or not image.rendered)
            and marked(element, CAPTION)
            and not image.within(element)
            and element.tag not in ("img", "a", "button", "source")
            and not (signals(element) & CREDIT and not _more_than_credit(element))
        ):
            yield element


def _marked_followers(box: Element) -> Iterator[Element]:
    """A marked caption that comes right after the box, before anything else with text."""
    siblings = box.parent.elements if box.parent else ()
    after = [s for s in siblings if s.index > box.index and s.rendered and text_of(s)]
    for follower in after[:1]:
        told = marked(follower, CAPTION) or (
            any(marked(e, CREDIT) for e in (follower, *follower.descendants()))
            and tells_more(text_of(follower))
        )
        if told and not list(follower.find("img")):
            yield follower


def _more_than_credit(element: Element) -> bool:
    return not is_credit(text_of(element)) and bool(signals(element) & CAPTION)


def _structural(image: Element, chain: list[Element], page: Page) -> Iterator[Element]:
    """Short texts that share a box with the picture and nothing else.

    In the running text a picture in a ``figure`` has its caption there or nowhere.
    """
    reader: Reader = "rendered" if image.rendered else "source"
    for up in chain:
        if up.tag == "figure" and not text_of(up, reader) and up.within(body_of(page).container):
            return
        if up.tag in ("ul", "ol", "table", "tbody", "tr", "section"):
            return
        texts = [b for b in blocks(up, reader) if b.tag != "button" and not _in_credit(b, up)]
        if not texts:
            continue
        if len(texts) <= 2 and all(_may_be_caption(t, reader) for t in texts):  # noqa: PLR2004
            inline = [t for t in texts if image.within(t)]
            if inline:
                if _on_own_line(image, inline[0]) or _mostly_small(inline[0]):
                    yield inline[0]
            else:
                yield from texts
        return


def _may_be_caption(block: Element, reader: Reader = "rendered") -> bool:
    text = line_text(block, reader)
    if not 2 < units(text) <= LONGEST_UNMARKED or heading_level(block):  # noqa: PLR2004
        return False
    return link_density(block) < MOSTLY_LINKS and not block.closest("button", "form", "nav")


def _in_credit(block: Element, box: Element) -> bool:
    """Whether the markup between the block and the box calls it a credit and no caption."""
    inside = [up for up in (block, *block.ancestors()) if up.within(box) and up is not box]
    return any(marked(up, CREDIT) and not marked(up, CAPTION) for up in inside)


def _on_own_line(image: Element, block: Element) -> bool:
    """Whether a line break parts the picture from all the text that shares its paragraph."""
    if image.style.float_ != "none":
        return False
    place = next((up for up in (image, *image.ancestors()) if up.parent is block), image)
    seen_image = broken = False
    for child in block.children:
        if child is place:
            seen_image = True
        elif isinstance(child, str):
            if child.strip() and not (seen_image and broken):
                return False
        elif child.tag == "br":
            broken = broken or seen_image
        elif text_of(child) and not (seen_image and broken):
            return False
    return broken


def _mostly_small(block: Element) -> bool:
    texts = [e for e in block.descendants() if e.tag in ("em", "i", "small", "span", "font")]
    return any(len(text_of(e)) >= 0.8 * len(text_of(block)) for e in texts)


def _small_line_below(picture: Picture, chain: list[Element], page: Page) -> Element | None:
    """The next block after the picture, if it is short and set smaller than the running text."""
    body = body_of(page)
    if not body.blocks:
        return None
    box = chain[-1] if chain else picture.element
    follower = _next_sibling(box)
    if follower is None or not is_block(follower) or list(follower.find("img")):
        return None
    text = text_of(follower)
    if not _may_be_caption(follower) or not text or starts_with_marker(text):
        return None
    small = follower.style.font_size <= 0.9 * body.blocks[0].style.font_size
    italic = any(
        inner.style.italic and len(text_of(inner)) >= 0.9 * len(text)
        for inner in (follower, *follower.descendants())
    )
    return follower if (small or italic) and _below(picture.element, follower) else None


def _next_sibling(element: Element) -> Element | None:
    siblings = element.parent.elements if element.parent else ()
    after = [s for s in siblings if s.index > element.index and s.rendered and text_of(s)]
    return after[0] if after else None


def _below(image: Element, text: Element) -> bool:
    if image.rect is None or text.rect is None:
        return True
    return -1 <= text.rect.y - image.rect.bottom <= GAP


def _caption(
    element: Element, via: CaptionVia, confidence: float, reader: Reader
) -> Caption | None:
    """The caption that the element holds; None where it is empty, a credit or far too long."""
    full, core, credit = split(element, reader)
    for other in element.descendants():
        if text_of(other) and (heading_level(other) or marked(other, COUNTER)):
            core = core.replace(text_of(other), " ", 1).strip()
            full = full.replace(text_of(other), " ", 1).strip()
    if not norm(core) or units(full) > LONGEST_CAPTION or is_credit(core):
        return None
    separate = own_credit(element) or not full.rstrip().endswith(credit)
    text = core if separate else full
    return Caption(text, full, credit, element, via, confidence)
