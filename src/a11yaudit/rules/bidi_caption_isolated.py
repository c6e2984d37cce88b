"""A name in the other direction pulls signs or numbers of a caption out of place.

What it finds
    Captions and credits that mix directions (an Arabic caption with a Latin name, an English one
    with a Hebrew name) where a sign or a number at the edge of the embedded words is shown on the
    wrong side: `@reuters` in Arabic is shown as `reuters@`, `C++` as `++C`, and a date after a
    name moves to its other side.

Why it matters
    Readers see the sign or the number where it does not belong: a day becomes part of another
    name, an address cannot be copied by eye. People who magnify the page see only that place.

How to fix it
    Wrap the embedded words in `<bdi>`: what is inside is then arranged by itself.

What it does not report
    Captions in one direction, brackets and quotation marks in pairs, marks that end the sentence,
    numbers that belong to the name (Boeing 737), and words that are set apart already: by `bdi`,
    by `dir`, or by direction marks in the text.

References
    WCAG 1.3.2 (H34); Unicode Bidirectional Algorithm (UAX #9).
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Element, Fail, Fix, Insert, Pass, ReplaceText, Safety, Severity
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Edit, Page, Verdict

LEFTWARD = frozenset(("R", "AL"))
STRONG = frozenset(("L", "R", "AL"))
MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
# Signs that belong to the word after or before them, never to the sentence. Signs of percent,
# degree and money go with their numbers.
BEFORE = "@#$~.*+"
AFTER = re.compile(r"[+#*]+(?=[\s,،.;؛)]|$)")
_LEFTWARD_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LATIN_LETTERS = "A-Za-z\u00c0-\u024f"
RIGHTWARD_WORDS = re.compile(
    rf"[{_LATIN_LETTERS}](?:[{_LATIN_LETTERS}0-9_.&'’+#@/\-–—:|,، ]*[{_LATIN_LETTERS}0-9])?"
)
LEFTWARD_WORDS = re.compile(rf"[{_LEFTWARD_LETTERS}]+(?:[\s\-–,،'’\"/]+[{_LEFTWARD_LETTERS}]+)*")
# A number that a mark sets apart from the words before it.
NUMBER_AFTER = re.compile(r"\s*[,،\-–—/:|(]\s*(\d[\d./:]*)")
NUMBER_AT_END = re.compile(r"(?:\s*[,،:]\s+|\s+[-–—|]\s+)(\d[\d./:]*)\Z")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in the other direction: the text node ``text`` in ``owner`` where they stand at
    ``start``, the words with the signs that belong to them, and the number after them that
    moves, if it is one."""

    owner: Element
    text: str
    start: int
    words: str
    number: str = ""


def applies(page: Page) -> Iterator[Element]:
    """The captions of the article's pictures, their credits with them."""
    seen: set[int] = set()
    for caption in article_of(page).captions:
        element = caption.element
        if element.visible and element.index not in seen:
            seen.add(element.index)
            yield element


def check(element: Element, page: Page) -> Verdict:  # noqa: ARG001 (the signature of every rule)
    """Embedded words must not pull signs or numbers over."""
    runs = list(_runs(element))
    if not runs:
        return Pass()
    first = runs[0]
    if first.number:
        return Fail(
            say(
                "In the caption {caption} the number {number_text} follows {words}, which "
                "runs in the other direction: it is shown on the wrong side of these words.",
                caption=quote(text_of(element)),
                number_text=quote(first.number),
                words=quote(first.words),
            )
        )
    return Fail(
        say(
            "In the caption {caption} the sign at the edge of {words}, which runs in the "
            "other direction than the caption, is shown on the wrong side of it.",
            caption=quote(text_of(element)),
            words=quote(first.words),
        )
    )


def fix(element: Element, page: Page) -> Fix | None:  # noqa: ARG001
    """Wrap the first run's words; further ones are found when that is done."""
    run = next(_runs(element), None)
    if run is None:
        return None
    edits = _wrapped(run)
    title = say("Wrap {words} in <bdi>.", words=quote(run.words))
    return Fix(title, Safety.REVIEW, edits, show=element) if edits else None


def _wrapped(run: Run) -> tuple[Edit, ...]:
    """Cut the words and what follows out of the text node, and put them back with tags."""
    children = run.owner.children
    rest = run.text[run.start :]
    if [c for c in children if isinstance(c, str) and rest in c] != [run.text]:
        return ()
    after = html.escape(rest[len(run.words) :], quote=False)
    new = f"<bdi>{html.escape(run.words, quote=False)}</bdi>{after}"
    place = children.index(run.text)
    following = next((c for c in children[place + 1 :] if isinstance(c, Element)), None)
    put = Insert(following, "before", new) if following else Insert(run.owner, "end", new)
    return ReplaceText(run.owner, rest, ""), put


def _runs(caption: Element) -> Iterator[Run]:
    """The runs in the caption's text nodes that something at their edge is pulled away from."""
    for owner, text in _texts(caption):
        base = owner.style.direction
        if MARKS.search(text) or not _mixed(text_of(caption), base):
            continue
        pattern = RIGHTWARD_WORDS if base == "rtl" else LEFTWARD_WORDS
        for match in pattern.finditer(text):
            run = _judge(match, text, owner, base)
            if run is not None:
                yield run


def _texts(element: Element) -> Iterator[tuple[Element, str]]:
    """The text nodes that nothing sets apart from the caption."""
    for child in element.children:
        if isinstance(child, str):
            yield element, child
        elif child.tag not in ("bdi", "bdo") and not child.has("dir") and child.rendered:
            yield from _texts(child)


def _mixed(text: str, base: str) -> bool:
    """Whether both directions are there, and most of the text runs as its base says."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    left, right = sum(k in LEFTWARD for k in kinds), kinds.count("L")
    own, other = (left, right) if base == "rtl" else (right, left)
    return own > other > 0


def _judge(match: re.Match[str], text: str, owner: Element, base: str) -> Run | None:
    """The words, if a sign or a number at their edge is pulled away; else None."""
    words, after = match.group(0), text[match.end() :]
    lead = _lead(text[: match.start()])
    tail = AFTER.match(after)
    if lead or tail:
        whole = lead + words + (tail.group(0) if tail else "")
        return Run(owner, text, match.start() - len(lead), whole)
    if base == "rtl":
        number = NUMBER_AT_END.search(words)
        strong = next((k for c in after if (k := unicodedata.bidirectional(c)) in STRONG), "")
        moved = number is not None and strong in LEFTWARD
        words = words[: number.start()] if number else words
    else:
        number = NUMBER_AFTER.match(after)
        moved = number is not None
    return Run(owner, text, match.start(), words, number.group(1)) if moved and number else None


def _lead(before: str) -> str:
    """The sign glued to the front of the words, with a space or nothing before it."""
    sign = before[-1:]
    return sign if sign and sign in BEFORE and before[-2:-1] in ("", " ", "(", "\n") else ""


_ARABIC = (
    "<h1>مظلات للجميع</h1><p>تهطل الأمطار على المدينة منذ ثلاثة أيام، وارتفع منسوب النهر نحو متر "
    "واحد منذ يوم الاثنين.</p>{}<p>وقالت البلدية إن المدارس ستبقى مغلقة حتى يوم الأربعاء.</p>"
)
_ENGLISH = (
    "<h1>Umbrellas for all</h1><p>It has rained in Haifa for three days, and the river has risen "
    "by almost a metre since Monday.</p>{}<p>The schools will be open again on Wednesday.</p>"
)


def _page(lang: str, caption: str) -> str:
    """A page whose article has one picture with this caption."""
    head = 'lang="ar" dir="rtl"' if lang == "ar" else f'lang="{lang}"'
    story = _ARABIC if lang == "ar" else _ENGLISH
    figure = (
        '<figure><img src="rain.jpg" width="640" height="400" alt="">'
        f"<figcaption>{caption}</figcaption></figure>"
    )
    return (
        f"<html {head}><body><main><article>{story.format(figure)}</article></main></body></html>"
    )


RULE = Rule(
    id="bidi-caption-isolated",
    family=Family.CAPTIONS,
    action="Set names in the other direction apart with bdi",
    severity=Severity.ADVICE,
    wcag=("1.3.2",),
    examples=(
        Bad(
            _page("ar", "شخصان تحت مظلة واحدة، تصوير @mara_quill على ضفة النهر"),
            "figcaption",
            "the sign of an account",
            fixed="<figcaption>شخصان تحت مظلة واحدة، تصوير <bdi>@mara_quill</bdi> على ضفة النهر"
            "</figcaption>",
        ),
        Bad(
            _page("ar", "درس في لغة C++ في مدرسة المدينة القديمة"),
            "figcaption",
            "signs at the end of a name",
        ),
        Bad(
            _page("ar", "جسر المدينة بعد المطر، صورة Tidewick Courier، 15 يونيو من هذا العام"),
            "figcaption",
            "a date after a Latin name",
            fixed="<figcaption>جسر المدينة بعد المطر، صورة <bdi>Tidewick Courier</bdi>، 15 يونيو "
            "من هذا العام</figcaption>",
        ),
        Bad(
            _page("en", "Two people share an umbrella. Photo: דוד כהן, 12 June <b>2021</b>"),
            "figcaption",
            "a date after a Hebrew name",
            fixed="<figcaption>Two people share an umbrella. Photo: <bdi>דוד כהן</bdi>, 12 June "
            "<b>2021</b></figcaption>",
        ),
        Good(_page("ar", "شخصان تحت مظلة واحدة على ضفة النهر، 15 يونيو"), "one direction"),
        Good(_page("en", "Two people share an umbrella, 12 June 2021 (AP)"), "one direction"),
        Good(_page("ar", "شخصان تحت مظلة واحدة (AP)"), "brackets in a pair"),
        Good(_page("ar", "شخصان تحت مظلة واحدة. تصوير: Anna Svensson"), "nothing at the edge"),
        Good(_page("ar", "شخصان تحت مظلة واحدة. تصوير: Anna Svensson."), "the sentence's stop"),
        Good(_page("ar", "هبطت طائرة Boeing 737-800 في مطار المدينة"), "a number of the name"),
        Good(
            _page("ar", "شخصان تحت مظلة واحدة، تصوير <bdi>@mara_quill</bdi> على ضفة النهر"),
            "set apart",
        ),
        Good(
            _page("ar", "شخصان تحت مظلة واحدة، <span dir='ltr'>@mara_quill</span> على ضفة النهر"),
            "set apart by dir",
        ),
        Good(
            _page("ar", "شخصان تحت مظلة واحدة، تصوير \u2066@mara_quill\u2069 على ضفة النهر"),
            "set apart by marks in the text",
        ),
        Good(_page("en", "The studio of ערוץ 12 in Haifa after the rain"), "a number of the name"),
        Good(_page("en", "A sign that says “ברוכים הבאים” at the bridge"), "quotation marks"),
    ),
)
