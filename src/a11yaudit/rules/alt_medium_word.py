"""The alt text says that the picture is a picture.

What it finds
    An alt text that begins with words that only name the medium ("photo of", "Foto von", "صورة"),
    or ends with them in languages that put them there ("…の写真"), at a picture of the article or
    a portrait.

Why it matters
    Screen readers say "image" before every alt text, so listeners hear it twice, at picture after
    picture, before they hear what is shown.

How to fix it
    Leave the words out and begin with what can be seen.

What it does not report
    Longer words that begin the same way (photographer, iconic), and pictures whose medium matters:
    paintings, drawings, screenshots, X-rays, satellite pictures, the photo of the day, and those
    whose caption or headline speaks of the picture as such. An alt text that is nothing but such
    words is reported by alt-placeholder, and one with a graver fault as that. Words from a list
    that no native speaker has reviewed go to a person.

References
    WCAG 1.1.1 (H37, G94: best practice).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from a11yaudit.article import article_of
from a11yaudit.article.alt import caption_core
from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._pictures import WHAT_IT_SHOWS, image_at, lang_at, quote, spoken_images
from a11yaudit.said import say
from a11yaudit.text.lexicon import lexicon
from a11yaudit.text.norm import TURKIC, UNSPACED, norm, script_of, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import ArticleImage
    from a11yaudit.model import Element, Page, Verdict
    from a11yaudit.text.lexicon import Lexicon

# Languages whose words keep their form when "photo of" before them goes.
UNINFLECTED = frozenset({"en"})
# Languages where what is left makes sense as it stands, if not always in the right form; in the
# others it would be left in the genitive or without its ending.
STANDING = UNINFLECTED | frozenset(
    """af ar ca cy da de eo es fa fil fr ga gl he id it ja km ko lo ms my nb nl nn no pt ro so sq sv
    sw th vi zh zh-hant""".split()
)
PREFIXING = frozenset({"ARABIC", "HEBREW"})
FEWEST_LEFT = 3
# Parts of words that tell in many languages that the medium is the matter, or what kind it is.
MATTERS = tuple(
    """x-ray xray x-quang röntgen rontgen radiogra рентген レントゲン x光 엑스레이 أشعة רנטגן
    satel sputnik uydu спутник 衛星 卫星 위성 أقمار الأقمار ماهواره उपग्रह ดาวเทียม tinh
    mikrosk microsc micros telesc telesk infrar thermal ultras ultraschall scan микро телеск
    painting artwork drawing sketch cartoon caricat karikat comic poster plakat gemälde zeichnung
    pintura peinture dipint cuadro dibujo dessin disegn schilderij tekening картин рисун карикат
    絵画 水彩 油画 漫画 イラスト 그림 만화 لوحة رسم كاريكاتير lukisan tranh ภาพวาด איור
    illustra ilustra илюстра иллюстр ілюстра graphic graphique gráfic infogra 插图 插圖 ilustrasi
    screen bildschirm captura màn скриншот скрін スクリーン 截图 截圖 屏幕 화면 מסך شاشة
    selfie polaroid stamp still logo icon aerial стоп-кадр 顔 証明 記念 集合 단체 기념 증명 항공
    جماعية تذكارية جوية سيلفي ทางอากาศ chart map karte mapa carte diagram диаграм график""".split()
)
PERIODS = frozenset(
    """day week month year tages woche monats jahres día semana mes año jour semaine mois année
    dia mês ano giorno settimana mese anno дня недели месяца года день тижня""".split()
)


@dataclass(frozen=True, slots=True)
class Medium:
    """The words that name the medium, as written, and what is left without them."""

    words: str
    rest: str
    lexicon: Lexicon
    place: Literal["begins", "ends"]


def applies(page: Page) -> Iterator[Element]:
    """The article's own pictures and portraits that have a name."""
    return (
        image.element
        for image in spoken_images(page)
        if image.name.strip() and (image.role == "avatar" or _is_own(image))
    )


def _is_own(image: ArticleImage) -> bool:
    return image.in_article and image.role == "content"


def check(element: Element, page: Page) -> Verdict:
    """A name begins with what is seen."""
    image = image_at(element, page)
    medium = _medium(image, page)
    if medium is None or fault_of(image, page) or _matters(medium, image, page):
        return Pass()
    words = quote(medium.words)
    said = say("The alt text begins with {words}.", words=words)
    if medium.place == "ends":
        said = say("The alt text ends with {words}.", words=words)
    if medium.lexicon.reviewed:
        return Fail(say("{said} Screen readers already say that it is an image.", said=said))
    return Unsure(
        say(
            "{said} If that only says that it is a picture, leave it out: screen readers say so.",
            said=said,
        )
    )


def fix(element: Element, page: Page) -> Fix | None:
    """Without the words, where enough is left to describe the picture."""
    medium = _medium(image_at(element, page), page)
    if medium is None:
        return None
    few = len(tokens(medium.rest, medium.lexicon.lang)) < FEWEST_LEFT
    if few or medium.lexicon.lang not in STANDING:
        return Fix(
            say(
                "Write in about 15 words what can be seen, without {words}.",
                words=quote(medium.words),
            ),
            Safety.ADVICE,
            (SetAttribute(element, "alt", WHAT_IT_SHOWS),),
        )
    sure = medium.lexicon.reviewed and medium.lexicon.lang in UNINFLECTED
    return Fix(
        say("Leave out {words}.", words=quote(medium.words)),
        Safety.SAFE if sure and element.has("alt") else Safety.REVIEW,
        (SetAttribute(element, "alt", _capitalised(medium.rest, medium.lexicon.lang)),),
    )


def _medium(image: ArticleImage, page: Page) -> Medium | None:
    """The medium's words in the language of the picture's place, or in English."""
    said = normalize("NFC", " ".join(image.name.split()))
    for lang in dict.fromkeys((lang_at(image.element, page), "en")):
        words = lexicon(lang)
        if words is None:
            continue
        match = _begins(words.lang).match(said)
        if match and any(map(str.isalnum, said[match.end() :])):
            return Medium(match.group("words"), said[match.end() :].lstrip("'’ "), words, "begins")
        match = _ends(words.lang).search(said)
        rest = said[: match.start()].rstrip(" ,、،").removesuffix("의") if match else ""
        if match and len(tokens(rest, words.lang)) > 1:
            return Medium(match.group("words"), rest, words, "ends")
    return None


@lru_cache
def _begins(lang: str) -> re.Pattern[str]:
    """The phrases that come first; a word must follow, and no sign ("Photo: …")."""
    words = lexicon(lang)
    phrases = sorted(words["medium"] if words else (), key=len, reverse=True)
    pieces = [_spaced(phrase) + _joint(phrase) for phrase in phrases]
    return re.compile(rf"\W*(?P<words>{'|'.join(pieces) or '(?!)'})", re.IGNORECASE)


def _joint(phrase: str) -> str:
    """What parts the phrase from the next word: a space, an apostrophe ("d'"), or nothing."""
    last, script = phrase.rsplit(" ", maxsplit=1)[-1], script_of(phrase[-1])
    if script in UNSPACED or (len(last) == 1 and script in PREFIXING):
        return r"(?=\s*\w)"
    gap = r"(?:\s+|['’])" if len(last) == 1 else r"\s+"
    return rf"(?={gap}[\w\"'“„«‘(])"


@lru_cache
def _ends(lang: str) -> re.Pattern[str]:
    """The phrases that come last; one of several words may begin with the ending of a word."""
    words = lexicon(lang)
    phrases = sorted(words["medium_end"] if words else (), key=len, reverse=True)
    pieces = [
        ("" if " " in phrase or script_of(phrase[0]) in UNSPACED | {"HANGUL"} else r"(?<=\s)")
        + _spaced(phrase)
        for phrase in phrases
    ]
    return re.compile(rf"(?P<words>{'|'.join(pieces) or '(?!)'})\W*$", re.IGNORECASE)


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split(" ")))


def _matters(medium: Medium, image: ArticleImage, page: Page) -> bool:
    """Whether the medium is what the picture is about, or the words are those of its credit."""
    words = medium.lexicon
    said = norm(image.name, words.lang)
    if any(part in said for part in (*MATTERS, *words["file_photo"])):
        return True
    if not PERIODS.isdisjoint(tokens(medium.rest, words.lang)[:2]):
        return True
    if norm(medium.rest, words.lang) in norm(image.credit, words.lang):
        return True
    headline = article_of(page).headline
    told = [headline.text] if headline else []
    told += [caption_core(image.caption)] if image.caption else []
    nouns = _nouns(words.lang)
    return any(noun in norm(line, words.lang) for line in told for noun in nouns)


@lru_cache
def _nouns(lang: str) -> frozenset[str]:
    """The words for pictures in the phrases: "photo" of "photo of"."""
    words = lexicon(lang)
    phrases = (
        [phrase.split(" ") for key in ("medium", "medium_end") for phrase in words[key]]
        if words
        else []
    )
    plain = {
        word for phrase in phrases for word in phrase if words and word in words["placeholder"]
    }
    return frozenset(plain | {max(phrase, key=len) for phrase in phrases})


def _capitalised(text: str, lang: str) -> str:
    """With a capital where the script has them; a word such as "iPhone" is left alone."""
    first = text.split(" ", maxsplit=1)[0]
    if any(map(str.isupper, first)):
        return text
    capital = "İ" if text[0] == "i" and lang in TURKIC else text[0].title()
    return capital + text[1:]


_TEXT = (
    "<h1>Rain in Lund</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre since Monday.</p>"
)


def _story(alt: str, lang: str = "en", caption: str = "", title: str = "Rain in Lund") -> str:
    under = f"<figcaption>{caption}</figcaption>" if caption else ""
    text = _TEXT.replace("Rain in Lund", title)
    return (
        f'<html lang="{lang}"><article>{text}<figure><img src="rain.jpg" alt="{alt}">{under}'
        "</figure></article>"
    )


RULE = Rule(
    id="alt-medium-word",
    family=Family.IMAGES,
    action="Leave out the words that only name the medium",
    severity=Severity.ADVICE,
    wcag=("1.1.1",),
    examples=(
        Bad(
            _story("Photo of two people with an umbrella"),
            "img",
            "the phrase and a description",
            fixed='<img src="rain.jpg" alt="Two people with an umbrella">',
        ),
        Bad(
            _story("An image of the river"),
            "img",
            "little is left without the phrase",
            fixed='<img src="rain.jpg" alt="[what the picture shows]">',
        ),
        Bad(_story("A photograph of photographers at the river"), "img", "a phrase, then a word"),
        Bad(
            _story("Foto von zwei Menschen unter einem Schirm", "de"),
            "img",
            "a language that nobody has reviewed, and words that change their form",
            fixed='<img src="rain.jpg" alt="Zwei Menschen unter einem Schirm">',
            outcome="review",
        ),
        Bad(_story("صورة رجل يحمل مظلة", "ar"), "img", "in Arabic", outcome="review"),
        Bad(
            _story("橋の上で傘をさす二人の写真", "ja"),
            "img",
            "in Japanese, at the end",
            fixed='<img src="rain.jpg" alt="橋の上で傘をさす二人">',
            outcome="review",
        ),
        Bad(_story("छाते के साथ दो लोगों की तस्वीर", "hi"), "img", "in Hindi", outcome="review"),
        Bad(
            _story("Фотография двух людей под зонтом", "ru"),
            "img",
            "in Russian, where the rest would be left in the genitive",
            fixed='<img src="rain.jpg" alt="[what the picture shows]">',
            outcome="review",
        ),
        Bad(
            _story("우산을 쓴 두 사람의 사진", "ko"),
            "img",
            "in Korean",
            fixed='<img src="rain.jpg" alt="우산을 쓴 두 사람">',
            outcome="review",
        ),
        Bad(_story("两个人打伞的照片", "zh-CN"), "img", "in Chinese", outcome="review"),
        Bad(
            _story("Image of two people with an umbrella", "de"),
            "img",
            "English on a German page",
        ),
        Bad(
            '<html lang="en"><div class="author"><img src="kim.jpg" alt="Photo of Kim Holm"></div>',
            "img",
            "a portrait",
        ),
        Good(_story("Two people share an umbrella"), "begins with what is seen"),
        Good(_story("Photographers stand at the river"), "a longer word"),
        Good(_story("Iconic stairs lead down to the river"), "likewise"),
        Good(_story("Fotografin am Fluss", "de"), "likewise in German"),
        Good(_story("写真家が橋に立つ", "ja"), "likewise in Japanese"),
        Good(_story("صورتان على الجدار في المتحف", "ar"), "likewise in Arabic"),
        Good(_story("X-ray image of a hand with a ring"), "the medium matters"),
        Good(_story("Image of a hand with a ring, an X-ray from 1896"), "likewise"),
        Good(_story("Image of the storm from a weather satellite"), "likewise"),
        Good(_story("衛星がとらえた台風の画像", "ja"), "likewise in Japanese"),
        Good(_story("Screenshot of an app that shows rain"), "likewise: an app's screen"),
        Good(_story("Picture of the old bridge, a painting in oil"), "likewise: a painting"),
        Good(_story("Image of two frogs under a leaf, a cartoon"), "likewise: a cartoon"),
        Good(_story("Ảnh chụp màn hình của một ứng dụng", "vi"), "likewise in Vietnamese"),
        Good(_story("Photo of the day: rain over Lund"), "a prize or a series"),
        Good(
            _story(
                "A photo of two people on a bridge",
                caption="The photo was found in an attic in Lund last year.",
            ),
            "the caption speaks of the picture as such",
        ),
        Good(
            _story("A photo of two people on a bridge", title="The photo that changed Lund"),
            "the headline does",
        ),
        Good(_story("Photo"), "alt-placeholder reports it"),
        Good(_story("Picture this: rain without end"), "other words"),
        Good(_story("Bilder von gestern", "de"), "other words in German"),
        Good(_story("Foto por la mañana en el río", "es"), "other words in Spanish"),
        Good(
            _story(
                "Photo of two people with an umbrella",
                caption="Photo of two people with an umbrella",
            ),
            "alt-equals-caption reports it",
        ),
    ),
)
