"""The alt text is very long.

What it finds
    An alt text of more than 250 characters (125 Chinese, Japanese or Korean ones) at a picture of
    the article.

Why it matters
    Screen readers read an alt text in one go: it cannot be read word by word, skipped in part or
    gone back into, and braille displays show it forty characters at a time.

How to fix it
    Keep in the alt text what is seen, in a sentence or two. Move the rest into the caption or the
    text, where all readers have it.

What it does not report
    Descriptions of charts, maps and tables, which need their length, and alt texts that repeat the
    caption or the headline (those are reported as that).

References
    WCAG 1.1.1 (G95, H45: long descriptions).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.article.signals import signals, words_in
from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.page.identity import file_name
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._charts import mentions_chart
from a11yaudit.rules._pictures import image_at, spoken_article_images
from a11yaudit.said import say, say_number
from a11yaudit.text.norm import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage
    from a11yaudit.model import Element, Page, Verdict

# What the lists of chart words leave out, because a photo may show it.
MORE = frozenset("table tabelle tabla tableau timeline karte carte carta plan grafico".split())
MANY_NUMBERS = 5
SHORTEST_SENTENCE, LONGEST_SENTENCE = 25, 150
_SENTENCE = re.compile(r".+?(?:[.!?؟।](?=\s)|[。！？])")


def applies(page: Page) -> Iterator[Element]:
    """The article's own pictures that have a name."""
    return (i.element for i in spoken_article_images(page) if i.name.strip())


def check(element: Element, page: Page) -> Verdict:
    """A name should be heard in one go."""
    image = image_at(element, page)
    fault = fault_of(image, page)
    if fault is None or fault.kind != "too-long" or _is_chart(image, page):
        return Pass()
    return Fail(
        say_number(
            "The alt text has {number} character. Screen readers read it in one go: listeners "
            "cannot skip a part of it or go back.",
            "The alt text has {number} characters. Screen readers read it in one go: listeners "
            "cannot skip a part of it or go back.",
            len(image.name),
        )
    )


def fix(element: Element, page: Page) -> Fix:
    """Keep the first sentence where it is short enough; the rest belongs into the caption."""
    sentence = _SENTENCE.match(image_at(element, page).name)
    short = sentence.group().strip() if sentence else ""
    fits = SHORTEST_SENTENCE <= units(short) <= LONGEST_SENTENCE
    return Fix(
        say(
            "Keep the first sentence as the alt text and move the rest into the caption or the "
            "text."
        )
        if fits
        else say(
            "Say in a sentence or two what is seen and move the rest into the caption or the text."
        ),
        Safety.ADVICE,
        (SetAttribute(element, "alt", short if fits else "[what the picture shows, in short]"),),
    )


def _is_chart(image: ArticleImage, page: Page) -> bool:
    """Whether names or numbers tell that the picture is a chart, a map or a table."""
    names = words_in(" ".join(file_name(s) for s in image.sources)) | words_in(image.name[:80])
    names |= words_in(image.caption.text) if image.caption else frozenset()
    if mentions_chart(image, page) or not MORE.isdisjoint(names | signals(image.element)):
        return True
    return len(re.findall(r"\d+(?:[.,]\d+)*", image.name)) >= MANY_NUMBERS


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)
_LONG = (
    "Two people share an umbrella on a wet bridge. " + "Behind them the river carries branches, "
    "a bicycle and a garden chair past the mill, whose windows are lit; on the far bank firemen in "
    "yellow coats fill bags with sand while a crowd in raincoats looks on from the steps of the "
    "town hall and takes pictures."
)

RULE = Rule(
    id="alt-too-long",
    family=Family.IMAGES,
    action="Shorten the alt text",
    severity=Severity.ADVICE,
    wcag=("1.1.1",),
    examples=(
        Bad(
            f'<article>{_TEXT}<img src="rain.jpg" alt="{_LONG}"></article>',
            "img",
            "several sentences",
            fixed='<img src="rain.jpg" alt="Two people share an umbrella on a wet bridge.">',
        ),
        Bad(
            f'<article>{_TEXT}<img src="ame.jpg" '
            f'alt="{"雨の日の橋の上に立つ二人" * 12}"></article>',
            "img",
            "in Japanese",
            fixed='<img src="ame.jpg" alt="[what the picture shows, in short]">',
        ),
        Good(
            f'<article>{_TEXT}<img src="rain.jpg" alt="{_LONG[:200]}"></article>', "200 characters"
        ),
        Good(f'<article>{_TEXT}<img src="rain-chart.png" alt="{_LONG}"></article>', "a chart"),
        Good(f'<article>{_TEXT}<img src="rain-table.png" alt="{_LONG}"></article>', "a table"),
        Good(
            f'<html lang="ja"><article>{_TEXT}<figure><img src="r.png" '
            f'alt="{"雨の日の橋の上に立つ二人" * 12}"><figcaption>ルンドの雨量のグラフ</figcaption>'
            "</figure></article>",
            "a chart, in Japanese",
        ),
        Good(
            f'<article>{_TEXT}<img src="r.png" alt="Rain by day: Monday 20, Tuesday 35, Wednesday '
            f'41, Thursday 12, Friday 0. {_LONG}"></article>',
            "the numbers of a chart",
        ),
        Good(
            f'<article>{_TEXT}<figure><img src="rain.jpg" alt="{_LONG}"><figcaption>{_LONG}'
            "</figcaption></figure></article>",
            "alt-equals-caption reports it",
        ),
    ),
)
