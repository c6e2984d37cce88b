"""Text that runs from right to left is set from left to right.

What it finds
    An article in Arabic, Hebrew, Persian, Urdu or another script that runs from right to left, on
    a page whose direction is left to right.

Why it matters
    Full stops, numbers, quotation marks and Latin names jump to the wrong end of the line, lines
    start at the wrong edge, and lists and tables run the wrong way. Magnified, the page cannot be
    followed.

How to fix it
    Add `dir="rtl"` to the first tag of the page.

What it does not report
    Pages with `dir="auto"`, passages that have a direction of their own, and words or quotations
    from such scripts in other text. Where only a style sheet sets the direction, that is an
    advice: the direction is lost without the style sheet (in reading views and mail).

References
    WCAG 1.3.2 (H34, H56).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.page.reading import own_text, text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.said import say
from a11yaudit.text.norm import scripts
from a11yaudit.text.tags import primary
from a11yaudit.text.writing import RIGHT_TO_LEFT, RIGHT_TO_LEFT_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

HALF = 0.5
FEWEST_LETTERS = 40


def applies(page: Page) -> Iterator[Element]:
    """The html element of a page whose article runs mostly from right to left."""
    if _leftward(page):
        yield page.root


def check(element: Element, page: Page) -> Verdict:  # noqa: ARG001 (the signature of every rule)
    """Most of that text must be set from right to left, and by the markup."""
    blocks = _leftward(page)
    if any(_by_content(up) for b in blocks for up in (b, *b.ancestors())):
        return Pass()
    wrong = [block for block in blocks if _set_leftward(block) < HALF * _letters([block])]
    if _letters(wrong) > HALF * _letters(blocks):
        return Fail(
            say(
                "The article runs from right to left, but the page sets it from left to "
                "right: full stops, numbers and Latin names stand at the wrong end of the "
                "line."
            ),
            related=tuple(wrong[:1]),
        )
    near = (blocks[0], *blocks[0].ancestors(), *blocks[0].descendants())
    if any(one.get("dir").lower() == "rtl" or _by_content(one) for one in near):
        return Pass()
    return Unsure(
        say(
            "Only a style sheet sets the article from right to left. Where the style sheet "
            "is not used, in reading views and mail, the direction is lost."
        ),
        severity=Severity.ADVICE,
    )


def fix(element: Element, page: Page) -> Fix:
    """On html, unless the page's own language runs from left to right."""
    lang = primary(element.get("lang"))
    whole = _letters([page.body], only=RIGHT_TO_LEFT) > HALF * _letters([page.body])
    root = article_of(page).root
    if whole and (not lang or lang in RIGHT_TO_LEFT_LANGUAGES or root.tag in ("body", "html")):
        return Fix(
            say("Set the page from right to left."),
            Safety.SAFE,
            (SetAttribute(element, "dir", "rtl"),),
        )
    return Fix(
        say("Set the article from right to left."),
        Safety.REVIEW,
        (SetAttribute(root, "dir", "rtl"),),
    )


def _leftward(page: Page) -> tuple[Element, ...]:
    """The article's blocks in such scripts, if they hold most of its letters; else nothing."""
    return page.once("right-to-left-blocks", _find)


def _by_content(element: Element) -> bool:
    """Whether the browser takes the direction from the element's text."""
    return element.tag == "bdi" or element.get("dir").lower() == "auto"


def _set_leftward(block: Element) -> int:
    """How many of the block's letters are set from right to left."""
    inside = {block.index, *(one.index for one in block.descendants())}
    count = 0
    for one in (block, *block.descendants()):
        ups = (one, *(up for up in one.ancestors() if up.index in inside))
        if one.style.direction == "rtl" or any(map(_by_content, ups)):
            count += sum(scripts(own_text(one)).values())
    return count


def _find(page: Page) -> tuple[Element, ...]:
    body = article_of(page).body
    found = tuple(b for b in body if _letters([b], only=RIGHT_TO_LEFT) > HALF * _letters([b]))
    enough = _letters(found) >= FEWEST_LETTERS
    return found if enough and _letters(found) > HALF * _letters(body) else ()


def _letters(
    blocks: tuple[Element, ...] | list[Element], only: frozenset[str] | None = None
) -> int:
    return sum(
        count
        for block in blocks
        for script, count in scripts(text_of(block)).items()
        if only is None or script in only
    )


_ARABIC = (
    "<p>تهطل الأمطار على المدينة منذ ثلاثة أيام، وارتفع منسوب النهر نحو متر واحد منذ يوم "
    "الاثنين.</p>"
)
_HEBREW = "<p>זה שלושה ימים יורד גשם בעיר, ומפלס הנהר עלה כמעט במטר מאז יום שני, אמרה הדוברת.</p>"
_ENGLISH = "<p>It has rained in the town for three days, and the river has risen since Monday.</p>"


def _page(attrs: str, body: str) -> str:
    """A whole page; ``attrs`` stand in the html tag."""
    return f"<html{attrs}><head></head><body><article>{body}</article></body></html>"


RULE = Rule(
    id="dir-missing",
    family=Family.DOCUMENT,
    action="Set the page from right to left",
    severity=Severity.SERIOUS,
    wcag=("1.3.2",),
    examples=(
        Bad(
            _page(' lang="ar"', _ARABIC),
            "html",
            "Arabic without a direction",
            fixed=_page(' lang="ar" dir="rtl"', _ARABIC),
        ),
        Bad(
            _page(' lang="he" dir="ltr"', _HEBREW),
            "html",
            "Hebrew with the wrong direction",
            fixed=_page(' lang="he" dir="rtl"', _HEBREW),
        ),
        Bad(
            _page(' lang="ar" style="direction:rtl"', _ARABIC),
            "html",
            "only by style",
            outcome="review",
        ),
        Good(_page(' lang="ar" dir="rtl"', _ARABIC), "set from right to left"),
        Good(_page(' lang="ar" dir="auto"', _ARABIC), "left to the browser"),
        Good(
            _page(' lang="en"', f"<p><bdi>{_ARABIC[3:-4]}</bdi></p>"),
            "a passage that has its own direction",
        ),
        Good(
            f'<html lang="en"><body><article dir="rtl">{_ARABIC}</article></body></html>',
            "the article alone",
        ),
        Good(
            _page(
                ' lang="en"',
                _ENGLISH + "<p>A sign in the square says مرحبا بكم في المدينة to "
                "all who come by bus or by train.</p>",
            ),
            "a quotation",
        ),
        Good(
            _page(' lang="ru"', "<p>В городе третий день идёт дождь, и вода поднялась.</p>"),
            "another script",
        ),
    ),
)
