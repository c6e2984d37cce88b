"""The page is not in the language it says it is in.

What it finds
    An article that is written in other letters than the language given in `html lang` is written
    in: Russian text on a page with `lang="en"`. Only the article's own text counts, and only where
    there is enough of it (200 characters).

Why it matters
    A screen reader takes the voice of the language given. An English voice cannot read Russian
    letters at all: it spells them or leaves them out.

How to fix it
    Set `lang` to the language of the article. If only the article is in another language than the
    site, set `lang` on the element that holds it.

What it does not report
    Languages that share their letters (English and French, Serbian and Croatian, Norwegian and
    Danish): letters do not tell them apart. Parts with a `lang` of their own, and code. Languages
    that are often written in Latin letters too (Hindi, Uzbek) go to a person.

References
    WCAG 3.1.1 (H57); ACT rule ucwvc8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._language import (
    ONE_LANGUAGE,
    ROMANISED,
    SEVERAL,
    WRITTEN,
    article_script,
    likely_language,
    parts_of,
    primary,
)
from a11yaudit.rules._pictures import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

FEWEST_UNITS = 200
NAMES = {"CJK": "Chinese", "HANGUL": "Korean"}


def applies(page: Page) -> Iterator[Element]:
    """The html element, where its language is one whose letters are known."""
    parts = parts_of(page.root.get("lang"))
    known = parts is not None and parts["language"] in WRITTEN and not parts["script"]
    if known and article_script(page, FEWEST_UNITS):
        yield page.root


def check(element: Element, page: Page) -> Verdict:
    """The article's letters must be those of the language."""
    lang = element.get("lang").strip()
    script = article_script(page, FEWEST_UNITS)
    if script in WRITTEN[primary(lang)]:
        return Pass()
    told = (
        f"The page says it is in the language {quote(lang)}, but its article is written in "
        f"{NAMES.get(script, script.title())} characters"
    )
    if script == "LATIN" and primary(lang) in ROMANISED:
        return Unsure(f"{told}. Is it that language in other letters, or another language?")
    if script not in ONE_LANGUAGE and script not in SEVERAL:
        return Unsure(f"{told}. Which language is it in?")
    return Fail(f"{told}: a screen reader reads it with the wrong voice.")


def fix(element: Element, page: Page) -> Fix:
    """The language that fits the letters, if there is one only or the page names one."""
    script = article_script(page, FEWEST_UNITS)
    language = likely_language(page)[0] or ONE_LANGUAGE.get(script, "")
    if language:
        return Fix(
            f"Say that the page is in the language {language}.",
            Safety.REVIEW,
            (SetAttribute(element, "lang", language),),
        )
    among = SEVERAL.get(script)
    return Fix(
        "Give the code of the language that the article is written in.",
        Safety.ADVICE,
        (SetAttribute(element, "lang", f"[{among}]" if among else "[language code]"),),
    )


_RUSSIAN = (
    "В Лунде третий день идёт дождь, и вода в реке поднялась почти на метр. Городские власти "
    "просят жителей не выходить без нужды на улицу, а школы останутся закрытыми до понедельника."
)
_ENGLISH = (
    "It has rained in Lund for three days, and the river has risen by almost a metre. The town "
    "asks people to stay at home, and the schools remain closed until Monday, a speaker said."
)
_JAPANESE = (
    "ルンドでは三日間雨が降り続き、川の水位は約一メートル上がりました。"
    "市は住民に外出を控えるよう呼びかけています。"
)


def _page(lang: str, text: str, attrs: str = "") -> str:
    """A whole page with this lang and an article of two paragraphs."""
    return (
        f'<html lang="{lang}"><head></head><body><article{attrs}><p>{text}</p><p>{text}</p>'
        "</article></body></html>"
    )


RULE = Rule(
    id="page-lang-mismatch",
    family=Family.DOCUMENT,
    action="Say which language the page is in",
    severity=Severity.SERIOUS,
    wcag=("3.1.1",),
    examples=(
        Bad(
            _page("en", _RUSSIAN),
            "html",
            "Russian letters",
            fixed=_page("[ru, uk or bg]", _RUSSIAN),
        ),
        Bad(_page("en-US", _JAPANESE), "html", "Japanese", fixed=_page("ja", _JAPANESE)),
        Bad(_page("ja", _ENGLISH), "html", "Latin letters"),
        Bad(
            _page("hi", _ENGLISH), "html", "Hindi may be written in Latin letters", outcome="review"
        ),
        Good(_page("ru", _RUSSIAN), "the language's own letters"),
        Good(_page("bg", _RUSSIAN), "languages that share their letters are not told apart"),
        Good(_page("fr", _ENGLISH), "likewise"),
        Good(_page("sr", _RUSSIAN), "a language with two alphabets"),
        Good(_page("ru-Latn", _ENGLISH), "the tag names the script"),
        Good(
            _page("zh", "龙德连续三天下雨，河水上涨近一米。市政府要求居民不要外出。" * 5), "Chinese"
        ),
        Good(_page("ja", _JAPANESE), "kana and kanji"),
        Good(_page("en", _RUSSIAN, ' lang="ru"'), "the article has a lang of its own"),
        Good(
            '<html lang="en"><body><article><p>Lund: дождь, дождь и ещё раз дождь, как всегда '
            "в ноябре.</p></article></body></html>",
            "too little text",
        ),
    ),
)
