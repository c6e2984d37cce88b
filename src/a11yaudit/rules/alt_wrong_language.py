"""A picture's alt text is in another language than the page.

What it finds
    Alt texts of four words or more in another script than the page is written in (English words
    on a Russian page), and longer ones (eight words) that read as another language with the same
    letters; about those a person is asked.

Why it matters
    A screen reader reads the alt text with the voice of the page. An Arabic voice spells English
    words or leaves them out, so the picture says nothing to those who depend on its text.

How to fix it
    Write the alt text in the language of the page. Where the foreign words are wanted, say so with
    `lang` on the picture.

What it does not report
    Names and brands, words in quotation marks (the inscription on a sign), pictures with a `lang`
    of their own, and pages whose own language is missing or wrong: page-lang-missing and
    page-lang-mismatch report those. Alt texts with another fault are reported for that one.

References
    WCAG 3.1.2 (H58).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._alt_faults import fault_of
from a11yaudit.rules._foreign import Foreign, foreign, tag_of
from a11yaudit.rules._pictures import image_at, quote, spoken_images
from a11yaudit.said import say
from a11yaudit.text.tags import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

FEWEST_WORDS, FEWEST_SAME_SCRIPT = 4, 8
SURE_OF_LATIN, SURE_OF_WORDS = 0.5, 0.8
FEWEST_PLAIN = 2
SPOKEN_FOR = frozenset(
    "missing empty symbols filename placeholder equals-caption equals-headline repeats-link".split()
)
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|「[^」]*」|『[^』]*』|\"[^\"]*\"")


def applies(page: Page) -> Iterator[Element]:
    """The pictures with an alt text that is read with the voice of a known language."""
    for image in spoken_images(page):
        element = image.element
        mine = element.get("alt").strip() == image.name.strip() and image.name.strip()
        if mine and not element.get("lang") and tag_of(element, page):
            yield element


def check(element: Element, page: Page) -> Verdict:
    """The words must be of the language that they are read in."""
    tag = tag_of(element, page)
    found = _foreign(element, page)
    if found is None:
        return Pass()
    alt, voice = quote(element.get("alt").strip()), name_of(tag)
    if found.other_letters:
        return Fail(
            say(
                "The alt text {alt} is in {language}, on a page in {page_language}: the "
                "{page_language} voice of a screen reader cannot read it well.",
                alt=alt,
                language=name_of(found.lang),
                page_language=voice,
            )
        )
    return Unsure(
        say(
            "The alt text {alt} reads as {language}, on a page in {page_language}. Do its readers "
            "understand it, and is it read with the right voice?",
            alt=alt,
            language=name_of(found.lang),
            page_language=voice,
        )
    )


def _foreign(element: Element, page: Page) -> Foreign | None:
    """What the alt text is, names, quotations and texts with another fault left out."""
    fault = fault_of(image_at(element, page), page)
    if fault is not None and fault.kind in SPOKEN_FOR:
        return None
    said = _QUOTED.sub(" ", element.get("alt"))
    found = foreign(said, tag_of(element, page), FEWEST_WORDS, FEWEST_SAME_SCRIPT)
    if found is None:
        return None
    if found.other_letters:
        sure = found.confidence >= SURE_OF_LATIN and _plain_words(said) >= FEWEST_PLAIN
    else:
        sure = found.confidence >= SURE_OF_WORDS
    return found if sure else None


def _plain_words(text: str) -> int:
    """How many words are no names: those without a capital, or of letters that have none."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return sum(word.islower() or word.lower() == word.upper() for word in words)


def fix(element: Element, page: Page) -> Fix:
    """An editor's words are needed; where readers may understand these, the right voice will do."""
    voice = name_of(tag_of(element, page))
    found = _foreign(element, page)
    if found and not found.other_letters:
        return Fix(
            say(
                "Let it be read with the voice for {other}. Better still: write it in {language}.",
                other=name_of(found.lang),
                language=voice,
            ),
            Safety.REVIEW,
            (SetAttribute(element, "lang", found.lang),),
        )
    return Fix(
        say(
            "Write the alt text in {language}. If the words are wanted as they are, add their "
            "lang to the picture.",
            language=voice,
        ),
        Safety.ADVICE,
        (SetAttribute(element, "alt", f"[what the picture shows, in {voice}]"),),
    )


_RUSSIAN = (
    "<h1>Зонты для всех</h1><p>В Лунде третий день идёт дождь, и вода в реке поднялась почти на "
    "метр, сообщили городские власти во вторник.</p>{}<p>Школы откроются в среду, если дождь к "
    "этому времени закончится, сказала мэр города.</p>"
)
_GERMAN = (
    "<h1>Schirme für alle</h1><p>Seit drei Tagen regnet es in Lund, und der Fluss ist um fast "
    "einen Meter gestiegen, teilt die Stadt mit.</p>{}<p>Die Schulen öffnen am Mittwoch wieder, "
    "wenn der Regen bis dahin aufhört, sagt die Bürgermeisterin.</p>"
)
_JAPANESE = (
    "<h1>みんなの傘</h1><p>ルンドでは三日間雨が降り続き、川の水位は約一メートル上がりました。市は住民に"
    "外出を控えるよう呼びかけています。</p>{}<p>学校は水曜日に再開される予定だと市長は話しています。</p>"
)


def _page(lang: str, article: str, image: str) -> str:
    """A page with this picture in its article."""
    story = f"<main><article>{article.format(image)}</article></main>"
    return f'<html lang="{lang}"><body>{story}</body></html>'


def _img(alt: str, attrs: str = "") -> str:
    return f'<img src="rain.jpg" alt="{alt}"{attrs}>'


RULE = Rule(
    id="alt-wrong-language",
    family=Family.IMAGES,
    action="Write the alt text in the language of the page",
    severity=Severity.MODERATE,
    wcag=("3.1.2",),
    examples=(
        Bad(
            _page("ru", _RUSSIAN, _img("Two people share an umbrella")),
            "img",
            "English on a Russian page",
            fixed='<img src="rain.jpg" alt="[what the picture shows, in Russian]">',
        ),
        Bad(
            _page("ja", _JAPANESE, _img("Two people share an umbrella at a bus stop")),
            "img",
            "English on a Japanese page",
        ),
        Bad(
            _page("de", _GERMAN, _img("Двое идут под одним зонтом")),
            "img",
            "Russian on a German page",
        ),
        Bad(
            _page("de", _GERMAN, _img("Two people share an umbrella while they wait for the bus")),
            "img",
            "the same letters: a person must look",
            fixed='<img src="rain.jpg" alt="Two people share an umbrella while they wait for the '
            'bus" lang="en">',
            outcome="review",
        ),
        Good(_page("ru", _RUSSIAN, _img("Двое идут под одним зонтом")), "in the page's language"),
        Good(
            _page("ru", _RUSSIAN, _img("Two people share an umbrella", ' lang="en"')),
            "its language is marked",
        ),
        Good(
            _page("ru", _RUSSIAN, _img("Toyota Land Cruiser Prado 2021")), "the name of a product"
        ),
        Good(_page("ja", _JAPANESE, _img("Anna Svensson, Lund University Hospital")), "names"),
        Good(
            _page("ru", _RUSSIAN, _img("Вывеска «Please leave your wet umbrellas outside»")),
            "an inscription in quotation marks",
        ),
        Good(
            _page(
                "de", _GERMAN, _img("Schild: „Please leave your wet umbrellas outside the door“")
            ),
            "an inscription, in the same letters",
        ),
        Good(
            _page("de", _GERMAN, _img("Street art festival, Lund")), "too few words to be certain"
        ),
        Good(
            _page(
                "de", _GERMAN, _img("Zwei Menschen warten unter einem Schirm auf den Bus nach Lund")
            ),
            "German on a German page",
        ),
        Good(
            _page("en", _RUSSIAN, _img("Two people share an umbrella")),
            "the page's own language is wrong: page-lang-mismatch reports it",
        ),
        Good(
            f"<html><body>{_RUSSIAN.format(_img('Two people share an umbrella'))}</body></html>",
            "the page's language is missing: page-lang-missing reports it",
        ),
        Good(_page("ru", _RUSSIAN, _img("IMG_2034.jpg")), "alt-is-filename reports it"),
        Good(
            _page("sr", _GERMAN, _img("Dvoje ljudi stoji pod jednim kišobranom")),
            "a language with two alphabets",
        ),
    ),
)
