"""A long article has no subheads.

What it finds
    An article of more than 700 words (1,800 characters in Chinese, Japanese, Korean and other
    scripts without word spaces) in which no heading stands between the paragraphs.

Why it matters
    Screen reader users skim by headings as others skim by eye. Without any they must hear the
    whole text to find the part they want; readers who tire easily miss the places to rest.

How to fix it
    Put a subhead that says what follows over every third to sixth paragraph.

What it does not report
    Poems and plays, transcripts, conversations that are printed by speaker, and articles whose
    subheads are there and only marked up wrongly (heading-fake speaks of those).

References
    WCAG 2.4.10 (level AAA), G141; advice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.signals import marked
from a11yaudit.model import Fail, Pass, Severity
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import headline_heading, in_zone
from a11yaudit.said import say_number
from a11yaudit.text.norm import UNSPACED, scripts, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from a11yaudit.model import Element, Page, Verdict

MOST_WORDS, MOST_CHARACTERS = 700, 1800
SHARE = 0.3
VERSE = 60
TRANSCRIPT = frozenset(
    "transcript transcription transkript transcripcion transcricao trascrizione".split()
)
SPEAKER = re.compile(r"^[^\W\d_][\w .’'-]{0,30}[:：]\s|^[—–-]\s")


def applies(page: Page) -> Iterator[Element]:
    """The article, where its running text was found."""
    article = article_of(page)
    if article.body:
        yield article.root


def check(element: Element, page: Page) -> Verdict:
    """A long text needs headings between its paragraphs."""
    del element
    article = article_of(page)
    body = [b for b in article.body if b.exposed and not in_zone(b, page)]
    length, counts_words, most = _length(" ".join(text_of(block) for block in body))
    if length <= most or article.faux_headings or _has_subhead(body, page):
        return Pass()
    if _share(body, _is_transcript) > SHARE:
        return Pass()
    if _share(body, _is_verse) > SHARE or _share(body, _is_speech) > SHARE:
        return Pass()
    if counts_words:
        return Fail(
            say_number(
                "The article has about {number} word and no subhead. Who skims by headings can "
                "only read on from the start.",
                "The article has about {number} words and no subhead. Who skims by headings can "
                "only read on from the start.",
                round(length, -1),
            )
        )
    return Fail(
        say_number(
            "The article has about {number} character and no subhead. Who skims by headings can "
            "only read on from the start.",
            "The article has about {number} characters and no subhead. Who skims by headings can "
            "only read on from the start.",
            round(length, -1),
        )
    )


def _length(text: str) -> tuple[int, bool, int]:
    """How long the text is, whether in words or characters, and from where it counts as long."""
    found = scripts(text)
    unspaced = sum(count for script, count in found.items() if script in UNSPACED)
    if unspaced > sum(found.values()) / 2:
        return unspaced, False, MOST_CHARACTERS
    return len(text.split()), True, MOST_WORDS


def _has_subhead(body: list[Element], page: Page) -> bool:
    top = headline_heading(page)
    return any(
        h.exposed
        and body[0].index < h.element.index < body[-1].index
        and (top is None or h.element is not top.element)
        for h in article_of(page).headings
    )


def _share(body: list[Element], test: Callable[[Element], bool]) -> float:
    return sum(map(test, body)) / len(body)


def _is_verse(block: Element) -> bool:
    """Whether the block is broken into short lines by hand."""
    lines = text_of(block, sep="\n").split("\n")
    return len(lines) > 2 and all(units(line) <= VERSE for line in lines)  # noqa: PLR2004


def _is_transcript(block: Element) -> bool:
    """Whether the markup calls the block's surroundings a transcript."""
    return any(marked(up, TRANSCRIPT) for up in block.ancestors() if up.tag != "body")


def _is_speech(block: Element) -> bool:
    return bool(SPEAKER.match(text_of(block)))


_WORDS = "the council met and talked of rain and schools and who should pay for it all in the end "
_LONG = f"<p>{_WORDS * 20}</p><p>{_WORDS * 20}</p>"
_VERSE = f"<p>{'The rain came down on Lund again<br>' * 6}</p>"
_TALK = f"<p>Ann: {_WORDS * 3}</p><p>Olle: {_WORDS * 3}</p>"
_ZH = "市议会星期一开会讨论了整个星期的大雨以及各学校雨伞的费用由谁来承担的问题"

RULE = Rule(
    id="long-article-no-subheads",
    family=Family.HEADINGS,
    action="Break up long articles with subheads",
    severity=Severity.ADVICE,
    wcag=("2.4.10",),
    examples=(
        Bad(f"<article><h1>Umbrellas for all</h1>{_LONG}</article>", "article", "720 words"),
        Bad(
            f"<article><h1>雨伞</h1><p>{_ZH * 30}</p><p>{_ZH * 30}</p></article>",
            "article",
            "Chinese counts in characters",
        ),
        Good(
            f"<article><h1>Umbrellas</h1><p>{_WORDS * 20}</p><h2>Costs</h2><p>{_WORDS * 20}</p>"
            "</article>",
            "a subhead",
        ),
        Good(
            f"<article><h1>Umbrellas</h1><p>{_WORDS * 15}</p><p>{_WORDS * 15}</p></article>",
            "not that long",
        ),
        Good(f"<article><h1>Rain</h1>{_VERSE * 20}</article>", "a poem"),
        Good(f"<article><h1>Rain</h1>{_TALK * 8}</article>", "a conversation"),
        Good(
            f'<article><h1>Rain</h1><div class="transcript">{_LONG}</div></article>',
            "a transcript",
        ),
        Good(
            f"<article><h1>Umbrellas</h1><p>{_WORDS * 20}</p><p><b>What it costs</b></p>"
            f"<p>{_WORDS * 20}</p></article>",
            "heading-fake speaks of it",
        ),
    ),
)
