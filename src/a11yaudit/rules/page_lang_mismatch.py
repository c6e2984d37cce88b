"""The page is not in the language it says it is in.

What it finds
    An article that is in another language than `html lang` says: Russian text on a page with
    `lang="en"`, English text on a page with `lang="de"`. Only the article's own text counts, and
    only where there is enough of it (200 characters) and its language is certain.

Why it matters
    A screen reader takes the voice of the language given. An English voice cannot read Russian
    letters at all, and German read by it sounds like nonsense.

How to fix it
    Set `lang` to the language of the article. If only the article is in another language than the
    site, set `lang` on the element that holds it.

What it does not report
    Parts with a `lang` of their own, code, articles in two languages, broken characters, and
    languages that we do not know. Languages that are nearly one on paper (Norwegian and Danish,
    Croatian and Serbian, Indonesian and Malay) and those that are often written in Latin letters
    too (Hindi, Uzbek) go to a person.

References
    WCAG 3.1.1 (H57); ACT rule ucwvc8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.language import article_language, article_script
from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.page.reading import blocks, text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._language import likely_language, page_language, parts_of
from a11yaudit.said import say
from a11yaudit.text.language import can_detect, detect, same_language
from a11yaudit.text.tags import name_of, primary
from a11yaudit.text.writing import ONE_LANGUAGE, ROMANISED, SEVERAL, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

FEWEST_UNITS = 200
SURE = 0.9
NAMES = {
    "CJK": say("Chinese"),
    "HANGUL": say("Korean"),
    "LATIN": say("Latin"),
    "CYRILLIC": say("Cyrillic"),
    "ARABIC": say("Arabic"),
    "HEBREW": say("Hebrew"),
    "GREEK": say("Greek"),
    "JAPANESE": say("Japanese"),
    "DEVANAGARI": say("Devanagari"),
    "THAI": say("Thai"),
}


def applies(page: Page) -> Iterator[Element]:
    """The html element, where its language is one that we know, and there is an article."""
    if page_language(page) and (article_script(page, FEWEST_UNITS) or article_language(page).lang):
        yield page.root


def check(element: Element, page: Page) -> Verdict:
    """The article's letters must be those of the language, and its words too."""
    lang = element.get("lang").strip()
    script = article_script(page, FEWEST_UNITS)
    written = WRITTEN.get(primary(lang))
    parts = parts_of(lang)
    if parts is None or parts["script"]:
        return Pass()  # "ru-Latn": how such text is spelt nobody can say
    if written and script and script not in written:
        return _other_letters(lang, script, page)
    return _other_words(lang, page)


def _other_letters(lang: str, script: str, page: Page) -> Verdict:
    values = {
        "language": name_of(lang),
        "code": lang,
        "script": NAMES.get(script, script.title()),
    }
    told = say(
        "The page says it is in {language} ({code}), but its article is written in {script} "
        "characters.",
        **values,
    )
    if script == "LATIN" and primary(lang) in ROMANISED and not article_language(page).lang:
        return Unsure(
            say("{said} Is it that language in other letters, or another language?", said=told)
        )
    if script not in ONE_LANGUAGE and script not in SEVERAL:
        return Unsure(say("{said} Which language is it in?", said=told))
    found = article_language(page).lang
    if found:
        return Fail(
            say(
                "The page says it is in {language} ({code}), but its article is written in "
                "{script} characters ({found}): a screen reader reads it with the wrong voice.",
                **values,
                found=name_of(found),
            )
        )
    return Fail(
        say(
            "The page says it is in {language} ({code}), but its article is written in {script} "
            "characters: a screen reader reads it with the wrong voice.",
            **values,
        )
    )


def _other_words(lang: str, page: Page) -> Verdict:
    found = article_language(page)
    if not found.lang or not can_detect(lang) or same_language(found.lang, lang):
        return Pass()
    values = {"language": name_of(lang), "code": lang, "found": name_of(found.lang)}
    if not found.may_be(lang):
        return Fail(
            say(
                "The page says it is in {language} ({code}), but its article is in {found}: a "
                "screen reader reads it with the wrong voice.",
                **values,
            )
        )
    if found.alone >= SURE:
        return Unsure(
            say(
                "The page says it is in {language} ({code}), but its article looks like {found}. "
                "Which of the two is it?",
                **values,
            )
        )
    return Pass()


def fix(element: Element, page: Page) -> Fix:
    """The language that fits the words and letters, as far as they tell."""
    script = article_script(page, FEWEST_UNITS)
    found = article_language(page)
    language = likely_language(page)[0] or found.lang or ONE_LANGUAGE.get(script, "")
    if language and _only_article(element.get("lang"), page):
        return Fix(
            say(
                "Say that the article is in {language}; the page around it is not.",
                language=name_of(language),
            ),
            Safety.REVIEW,
            (SetAttribute(article_of(page).root, "lang", language),),
        )
    if language:
        return Fix(
            say("Say that the page is in {language}.", language=name_of(language)),
            Safety.REVIEW,
            (SetAttribute(element, "lang", language),),
        )
    among = SEVERAL.get(script)
    return Fix(
        say("Give the code of the language that the article is written in."),
        Safety.ADVICE,
        (SetAttribute(element, "lang", f"[{among}]" if among else "[language code]"),),
    )


def _only_article(tag: str, page: Page) -> bool:
    """Whether what stands round the article is in the page's language."""
    root = article_of(page).root
    if root.tag in ("body", "html") or not can_detect(tag):
        return False
    around = (b for b in blocks(page.body, "exposed") if not b.within(root))
    found = detect(" ".join(text_of(block) for block in around))
    return found.may_be(tag) and found.confidence >= SURE


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
_GERMAN = (
    "Seit drei Tagen regnet es über Lund, und der Fluss ist um fast einen Meter gestiegen. Die "
    "Stadt bittet alle Bewohner, zu Hause zu bleiben, und die Schulen öffnen erst am Montag wieder."
)
_NORWEGIAN = (
    "Det har regnet i Lund i tre dager, og elva har steget nesten en meter. Kommunen ber alle om å "
    "holde seg hjemme, og skolene holder stengt fram til mandag, sier ordføreren til avisa."
)
_CROATIAN = (
    "U Lundu već tri dana pada kiša i rijeka je porasla za gotovo jedan metar. Grad moli "
    "stanovnike da ostanu kod kuće, a škole će biti zatvorene do ponedjeljka, rekla je "
    "glasnogovornica grada."
)
_ITALIAN = (
    "A Lund piove da tre giorni e il fiume è salito di quasi un metro. Il comune chiede agli "
    "abitanti di restare a casa, e le scuole rimarranno chiuse fino a lunedì, dice il sindaco."
)
_HINGLISH = (
    "Lund mein teen din se barish ho rahi hai aur nadi ka paani lagbhag ek meter badh gaya hai. "
    "Nagar palika ne logon se ghar mein rehne ko kaha hai aur school somvar tak band rahenge."
)


def _page(lang: str, text: str, attrs: str = "") -> str:
    """A whole page with this lang and an article of two paragraphs."""
    return (
        f'<html lang="{lang}"><head></head><body><article{attrs}><p>{text}</p><p>{text}</p>'
        "</article></body></html>"
    )


def _around(lang: str, around: str, text: str) -> str:
    """A whole page whose article stands between other text."""
    return (
        f'<html lang="{lang}"><body><header><p>{around}</p></header><main><p>{text}</p>'
        f"<p>{text}</p></main></body></html>"
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
            fixed=_page("ru", _RUSSIAN),
        ),
        Bad(
            _page("de", _ENGLISH),
            "html",
            "the same letters, other words",
            fixed=_page("en", _ENGLISH),
        ),
        Bad(
            _around("de", _GERMAN, _ENGLISH),
            "html",
            "only the article is in another language",
            fixed=f'<main lang="en"><p>{_ENGLISH}</p><p>{_ENGLISH}</p></main>',
        ),
        Bad(_page("bg", _RUSSIAN), "html", "Cyrillic letters that Bulgarian does not have"),
        Bad(_page("da", _NORWEGIAN), "html", "nearly one on paper", outcome="review"),
        Bad(_page("en-US", _JAPANESE), "html", "Japanese", fixed=_page("ja", _JAPANESE)),
        Bad(_page("ja", _ENGLISH), "html", "Latin letters"),
        Bad(_page("hi", _ENGLISH), "html", "English under the tag of another script"),
        Bad(
            _page("hi", _HINGLISH),
            "html",
            "Hindi may be written in Latin letters",
            outcome="review",
        ),
        Good(_page("ru", _RUSSIAN), "the language's own letters"),
        Good(_page("no", _NORWEGIAN), "the language without its form"),
        Good(_page("nb-NO", _NORWEGIAN), "its form, with a country"),
        Good(_page("bs", _CROATIAN), "Bosnian and Croatian are one to the ear"),
        Good(_page("sr", _CROATIAN), "a language with two alphabets"),
        Good(_page("rm", _ITALIAN), "a language that we do not know"),
        Good(_page("de", _ENGLISH + "</p><p>" + _GERMAN * 2), "an article in two languages"),
        Good(_page("es", _ENGLISH, ' lang="en-GB"'), "a part with its own lang"),
        Good(_page("de", _GERMAN.encode().decode("cp1252")), "broken characters"),
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
