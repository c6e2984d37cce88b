"""A chart, map or infographic seems to be described nowhere.

What it finds
    A picture of the article that its caption, alt text, credit or file calls a chart, a map or an
    infographic, or a large drawing with many labels, where nothing near it tells in words what it
    shows: no table, no fold-out text, no linked description or data, no longer text that speaks
    of it.

Why it matters
    "Chart: rain in Lund" tells a blind reader that there is something to know, and not what.
    Readers with low vision, and readers with a small screen, cannot read the labels either.

How to fix it
    Say in the text what the chart tells, or put the numbers into a table, below it or behind a
    "details" line; for a map, say which places matter and how they lie.

What it does not report
    Icons, photos (of a map seller, of a graph on a wall), pictures with a table, a description or
    the data nearby, and alt texts that give the numbers. A picture without an alt text, or whose
    alt text has another fault, is reported for that. A person decides: only somebody who sees the
    picture can tell what it says.

References
    WCAG 1.1.1 (G92, G95, G73, G74).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.alt import caption_core
from a11yaudit.article.images import size_of
from a11yaudit.model import Fix, Insert, Pass, Rect, Safety, Severity, Unsure
from a11yaudit.page.identity import address
from a11yaudit.page.names import name_of
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._charts import as_word, chart_words, is_marked_chart, says_chart
from a11yaudit.rules._pictures import image_at, quote, spoken_article_images
from a11yaudit.said import say, say_number
from a11yaudit.text.norm import UNSPACED, has_letter_or_number, norm, script_of, tokens, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict
    from a11yaudit.said import Said

LONG = 250
FEWEST_LABELS = 6
FEWEST_NUMBERS = 4
LARGE = (200.0, 150.0)
NEAR = 2
FEWEST_SHARED = 2
SHORTEST_WORD = 4
DATA_FILE = re.compile(r"\.(csv|tsv|xlsx?|ods|json|geojson|kml|pdf)$", re.IGNORECASE)
DATA_WORD = re.compile(
    r"\bdat[aeio]|donné|\bdado|данн|данi|بيانات|データ|数据|數據|데이터|자료|डेटा|\bveri|tabl|tabel|"
    r"таблиц|\bcsv|excel|text version|descri|beschreib|popis|opis|omschrij|описан|"
    r"وصف|説明|说明|說明|설명|विवरण"
)


def applies(page: Page) -> Iterator[Element]:
    """The article's pictures that have a name, and its large drawings."""
    for image in spoken_article_images(page):
        if image.name.strip():
            yield image.element
    root = article_of(page).root
    for element in page.find("svg", "canvas"):
        if element.exposed and element.within(root) and _is_large(element):
            yield element


def check(element: Element, page: Page) -> Verdict:
    """What a chart shows must be told in words."""
    if element.tag == "img":
        image = image_at(element, page)
        told = says_chart(image, page) if fault_of(image, page) is None else ""
        caption = caption_core(image.caption) if image.caption else ""
        line = f"{image.name} {caption}"
        what = say(
            "By {words} this is a chart, a map or an infographic, and nothing near it tells what "
            "it shows: no longer text, no table, no data. Is what it says told in words somewhere?",
            words=quote(told),
        )
    else:
        told, what = _drawing(element, page)
        line = f"{name_of(element, page)} {_figcaption(element)}"
    if not told or _is_described(element, line, page):
        return Pass()
    return Unsure(what)


def _drawing(element: Element, page: Page) -> tuple[str, Said]:
    """What tells that the svg or canvas is a chart (empty where nothing does), and what to say."""
    if element.tag == "canvas":
        return "canvas" if is_marked_chart(element, page) else "", say(
            "By its name this is a chart, and nothing near it tells what it shows: no longer text, "
            "no table, no data. Is what it says told in words somewhere?"
        )
    labels = [text_of(e, "source") for e in element.find("text")]
    labels = [label for label in labels if has_letter_or_number(label)]
    many = str(len(labels)) if len(labels) >= FEWEST_LABELS else ""
    return many, say_number(
        "The drawing has {number} label like a chart or a map, and nothing near it tells what it "
        "shows: no longer text, no table, no data. Is what it says told in words somewhere?",
        "The drawing has {number} labels like a chart or a map, and nothing near it tells what it "
        "shows: no longer text, no table, no data. Is what it says told in words somewhere?",
        len(labels),
    )


def _is_large(element: Element) -> bool:
    size = element.rect or _declared(element)
    return size is not None and size.w >= LARGE[0] and size.h >= LARGE[1]


def _declared(element: Element) -> Rect | None:
    known = size_of(element)
    if known:
        return Rect(0, 0, *known)
    box = re.findall(r"[\d.]+", element.get("viewbox"))
    return Rect(*map(float, box)) if len(box) == 4 else None  # noqa: PLR2004 (x, y, w, h)


def _figcaption(element: Element) -> str:
    figure = element.closest("figure")
    return " ".join(text_of(c) for c in figure.find("figcaption")) if figure else ""


def _is_described(element: Element, line: str, page: Page) -> bool:
    """Whether a description, data, a table or a longer text goes with the picture."""
    if element.get("longdesc").strip() or element.get("aria-details").strip():
        return True
    if units(line) >= LONG or len(re.findall(r"\d+(?:[.,]\d+)*", line)) >= FEWEST_NUMBERS:
        return True
    described = (page.by_id(ident) for ident in element.get("aria-describedby").split())
    if sum(units(text_of(target, "source")) for target in described if target) >= LONG / 2:
        return True
    section = _section(element, page)
    if any(e.tag in ("table", "details") for e in section):
        return True
    near = _near(element, page)
    boxes = [element.closest("figure") or element.parent, *near]
    if any(_leads_to_data(link) for box in boxes if box for link in box.find("a")):
        return True
    words = chart_words(element, page)
    speaking = [text_of(b, "exposed") for b in near]
    speaking = [text for text in speaking if _speaks_of(text, line, words)]
    return units(line) + sum(map(units, speaking)) >= LONG and bool(speaking)


def _section(element: Element, page: Page) -> list[Element]:
    """What stands under the same heading as the picture, by order in the document."""
    heads = [h.element.index for h in article_of(page).headings if h.in_article]
    start = max((index for index in heads if index < element.index), default=0)
    end = min((index for index in heads if index > element.index), default=len(page.elements))
    root = article_of(page).root
    return [e for e in page.elements[start:end] if e.rendered and e.within(root)]


def _near(element: Element, page: Page) -> list[Element]:
    """The blocks of running text right before and right after the picture, lists among them."""
    figure = element.closest("figure") or element
    body = [block for block in article_of(page).body if not block.within(figure)]
    before = [block for block in body if block.index < element.index]
    after = [block for block in body if block.index > element.index]
    return [*before[-NEAR:], *after[:NEAR]]


def _leads_to_data(link: Element) -> bool:
    path = address(link.get("href")).path
    said = norm(f"{text_of(link)} {link.get('aria-label')}")
    return bool(DATA_FILE.search(path) or DATA_WORD.search(said))


def _speaks_of(text: str, line: str, words: frozenset[str]) -> bool:
    """Whether a text names the chart, or gives numbers on what the picture's line is about."""
    said = norm(text)
    if any(re.search(as_word(word), said) for word in words):
        return True
    shared = {word for word in tokens(line) if len(word) >= _long_enough(word)} & set(tokens(text))
    return len(shared) >= FEWEST_SHARED and any(map(str.isdigit, text))


def _long_enough(word: str) -> int:
    return 1 if script_of(word[0]) in UNSPACED else SHORTEST_WORD


def fix(element: Element, page: Page) -> Fix:  # noqa: ARG001 (the signature of every rule)
    """A place for the words that an editor has to write."""
    place = element.closest("figure", "p") or element
    return Fix(
        say(
            "Tell below the picture, or in the text, what a reader should take from it; "
            "numbers go into a table."
        ),
        Safety.ADVICE,
        (
            Insert(
                place,
                "after",
                "<details><summary>[what the picture shows, as text]</summary>"
                "<p>[the numbers or places that matter]</p></details>",
            ),
        ),
        show=place,
    )


_RAIN = (
    "It has rained in Lund for three days, and the river has risen by almost a metre since Monday."
)
_NUMBERS = (
    "The chart shows how much rain has fallen on each day of the week: 20 millimetres on Monday, "
    "35 on Tuesday, 41 on Wednesday and only 12 on Thursday, when the wind turned north. On Friday "
    "and on Saturday no rain fell at all, for the first time since the end of August."
)


def _story(picture: str, around: str = "", lang: str = "en", text: str = _RAIN) -> str:
    return (
        f'<html lang="{lang}"><article><h1>Rain in Lund</h1><p>{text}</p>{picture}{around}'
        "</article>"
    )


def _figure(alt: str, caption: str = "", src: str = "rain.jpg") -> str:
    under = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{src}" alt="{alt}">{under}</figure>'


def _svg(count: int, more: str = "") -> str:
    labels = "".join(f"<text>Day {number}</text>" for number in range(count))
    return f'<svg viewBox="0 0 600 400" role="img" aria-label="Rain"{more}>{labels}</svg>'


RULE = Rule(
    id="complex-image-undescribed",
    family=Family.IMAGES,
    action="Tell in words what charts and maps show",
    severity=Severity.MODERATE,
    wcag=("1.1.1",),
    examples=(
        Bad(
            _story(_figure("Chart of rain in Lund")),
            "img",
            "the alt text names a chart",
            fixed='<figure><img src="rain.jpg" alt="Chart of rain in Lund"></figure><details>'
            "<summary>[what the picture shows, as text]</summary>"
            "<p>[the numbers or places that matter]</p></details>",
            outcome="review",
        ),
        Bad(
            _story(_figure("The river and its three arms", "Flood map: the streets at risk")),
            "img",
            "the caption does",
            outcome="review",
        ),
        Bad(
            _story(_figure("Rain by day", src="rain-chart.svg")),
            "img",
            "the file does",
            outcome="review",
        ),
        Bad(
            _story(_figure("Regen nach Tagen", "Es regnet seit Montag. Grafik: dpa"), lang="de"),
            "img",
            "the credit does",
            outcome="review",
        ),
        Bad(
            _story(
                _figure("خريطة الأحياء المهددة بالفيضان", "الماء يرتفع منذ يوم الاثنين"), lang="ar"
            ),
            "img",
            "in Arabic",
            outcome="review",
        ),
        Bad(
            _story(_figure("ルンドの雨量のグラフ"), lang="ja"),
            "img",
            "in Japanese, where the noun stands last",
            outcome="review",
        ),
        Bad(
            _story(_figure("Карта мира: осадки"), lang="ru"), "img", "in Russian", outcome="review"
        ),
        Bad(
            _story(_figure("Mapa de las calles inundadas"), lang="es"),
            "img",
            "in Spanish",
            outcome="review",
        ),
        Bad(_story(_svg(8)), "svg", "a drawing with many labels", outcome="review"),
        Bad(
            _story('<canvas class="chart" width="600" height="400"></canvas>'),
            "canvas",
            "drawn by a script",
            outcome="review",
        ),
        Good(_story(_figure("Two people share an umbrella")), "a photo"),
        Good(
            _story(_figure("A map seller on the market in Lund", src="map-seller.jpg")), "likewise"
        ),
        Good(_story(_figure("Map in hand, a hiker looks for the bridge")), "likewise"),
        Good(_story(_figure("The teacher points to a chart on the wall")), "likewise"),
        Good(_story(_figure("Photo of a map on the wall of the town hall")), "likewise"),
        Good(_story(_figure("Flood map", "The new map. Photo: Kim Holm")), "by its credit a photo"),
        Good(_story(_figure("地図を持つ人が橋に立つ"), lang="ja"), "likewise in Japanese"),
        Good(
            _story(_figure("Kartenverkäufer am Markt", "Die Karte kostet wenig"), lang="de"),
            "cards",
        ),
        Good(_story(_figure("A photograph of the river", src="photograph.png")), "another word"),
        Good(
            _story('<img class="icon" src="map.svg" width="24" height="24" alt="Map">'),
            "an icon",
        ),
        Good(
            _story(
                _figure("Chart of rain in Lund"),
                "<table><tr><th>Monday</th><td>20</td></tr></table>",
            ),
            "a table stands beside it",
        ),
        Good(
            _story(
                _figure("Chart of rain in Lund"),
                "<details><summary>The chart as text</summary><p>It rains less.</p></details>",
            ),
            "a description to fold out",
        ),
        Good(
            _story(_figure("Chart of rain in Lund", '<a href="rain.csv">The numbers</a>')),
            "the numbers to load",
        ),
        Good(
            _story(_figure("Karte der Ufer"), '<p><a href="/b">Beschreibung</a></p>', lang="de"),
            "a link to a description",
        ),
        Good(
            _story(
                '<img src="rain.png" alt="Chart of rain in Lund" aria-describedby="d">'
                f'<p id="d">{_NUMBERS}</p>'
            ),
            "described by a text",
        ),
        Good(_story(_figure("Chart of rain in Lund"), f"<p>{_NUMBERS}</p>"), "a text beside it"),
        Good(
            _story(
                _figure(
                    "Chart of rain: Monday 20 millimetres, Tuesday 35, Wednesday 41, 12 on Thursday"
                )
            ),
            "the alt text gives the numbers",
        ),
        Good(
            _story(
                _figure("chart", "Chart of rain in Lund", src="c.png").replace("chart", "image")
            ),
            "alt-placeholder reports it",
        ),
        Good(_story(_svg(2)), "a drawing with few labels"),
        Good(_story(_svg(8, ' style="display:none"')), "a drawing that is not shown"),
        Good(
            _story('<canvas width="600" height="400"></canvas>'),
            "nothing tells what the script draws",
        ),
    ),
)
