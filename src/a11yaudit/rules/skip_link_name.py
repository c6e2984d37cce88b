"""A skip link does not say where it leads.

What it finds
    A skip link without any text, in letters of another script than the article's (English words on
    a Japanese page), in the words of another language, or in words that name no place.

Why it matters
    It is the first thing that a screen reader says of the page. Read with the voice of the page's
    language, foreign words come out as noise; without words nobody uses the link.

How to fix it
    Say in the page's language where the link leads: "Skip to main content", "Zum Inhalt springen".

What it does not report
    Any wording in the page's language that names a place of the page (content, menu, search).
    Words are judged only in languages that we have a list for, and then a person is asked to look.
    A picture without an alt text as a skip link is reported by linked-image-no-name.

References
    WCAG 2.4.4, 2.4.1, 3.1.2 (G1, G123, G124).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from a11yaudit.article.language import article_language, article_script
from a11yaudit.model import Fail, Fix, Pass, ReplaceText, Safety, SetAttribute, Severity, Unsure
from a11yaudit.page.names import name_of
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._skip_links import main_or_article, usable_skip_links
from a11yaudit.said import say, say_language
from a11yaudit.text.lexicon import languages, lexicon
from a11yaudit.text.norm import norm
from a11yaudit.text.tags import primary
from a11yaudit.text.writing import WRITTEN, clear_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """Every skip link that keys and assistive technology reach."""
    return (link.element for link in usable_skip_links(page))


def check(element: Element, page: Page) -> Verdict:
    """The link must name a place, in the page's language."""
    said = name_of(element, page)
    if not said and any(image.rendered for image in element.find("img")):
        return Pass()
    if not said:
        return Fail(
            say(
                "The skip link has no text: a screen reader says only “link”, as the first "
                "thing of the page."
            )
        )
    if element.get("lang"):
        return Pass()
    theirs, ours = clear_script(said), article_script(page)
    lang_letters = WRITTEN.get(primary(page.lang), frozenset())
    if theirs and ours and theirs != ours and {theirs, ours} != {"CJK", "JAPANESE"}:
        return Fail(
            say(
                "The skip link says {text}, in other letters than the article: the voice of "
                "the page's language cannot read it well.",
                text=quote(said),
            )
        )
    if lang_letters and ours and ours not in lang_letters:
        return Pass()  # the page's language is what is wrong: page-lang-mismatch says so
    return _words(said, page)


def _words(said: str, page: Page) -> Verdict:
    """Whether the words are of the page's language and name a place."""
    mine = lexicon(page.lang)
    if mine is None:
        return Pass()
    text = norm(said, page.lang)
    if _names_place(text, mine.lang):
        return Pass()
    read = [lex for code in languages() if (lex := lexicon(code)) and _opens(text, code)]
    if any(article_language(page).may_be(lex.lang) for lex in read):
        return Pass()  # the page's language is what is wrong: page-lang-mismatch says so
    other = next(iter(read), None)
    if other is not None and other.lang != mine.lang:
        return Unsure(
            say(
                "The skip link says {text}, which reads as {language}, on a page in "
                "{page_language}. Is that the language of its readers?",
                text=quote(said),
                language=say_language(other.lang, other.name),
                page_language=say_language(mine.lang, mine.name),
            )
        )
    if any(_names_place(text, code) for code in languages()):
        return Pass()
    return Unsure(
        say("The skip link says {text}. Do its words tell where it leads?", text=quote(said))
    )


def _names_place(text: str, lang: str) -> bool:
    lex = lexicon(lang)
    return _opens(text, lang) or (lex is not None and any(place in text for place in lex["place"]))


def _opens(text: str, lang: str) -> bool:
    """Whether the text begins with words of that language's list for skip links."""
    lex = lexicon(lang)
    return lex is not None and any(text.startswith(w) or f" {w}" in text for w in lex["skip"])


def fix(element: Element, page: Page) -> Fix:
    """The usual words of the page's language where the link leads to main, else an editor's."""
    lex = lexicon(page.lang, article_script(page))
    usual = lex.skip_text if lex and _leads_to_main(element, page) else ""
    words = usual or "[where the link leads]"
    safety = Safety.REVIEW if usual else Safety.ADVICE
    old = text_of(element)
    own = [c for c in element.children if isinstance(c, str) and c.strip()]
    title = say("Say in the page's language where the link leads.")
    if lex:
        title = say(
            "Say in the page's language ({language}) where the link leads.",
            language=say_language(lex.lang, lex.name),
        )
    if element.has("aria-label") or not (old and len(own) == 1):
        return Fix(title, safety, (SetAttribute(element, "aria-label", words),))
    return Fix(title, safety, (ReplaceText(element, own[0].strip(), words),))


def _leads_to_main(element: Element, page: Page) -> bool:
    target = page.by_id(unquote(element.get("href").rpartition("#")[2]))
    main = main_or_article(page)
    return target is not None and main is not None and target.within(main)


_RUSSIAN = (
    "<h1>Дождь в Лунде</h1><p>В Лунде третий день идёт дождь, и вода в реке поднялась почти на "
    "метр, "
    "сообщили городские власти во вторник.</p>"
)
_GERMAN = (
    "<h1>Regen in Lund</h1><p>Seit drei Tagen regnet es in Lund, und der Fluss ist um fast einen "
    "Meter gestiegen.</p>"
)


def _page(lang: str, text: str, article: str = _GERMAN, attrs: str = "") -> str:
    """A page with one skip link."""
    return (
        f'<html lang="{lang}"><body><a class="skip-link" href="#main"{attrs}>{text}</a><nav>'
        f'<a href="/">Home</a></nav><main id="main">{article}</main></body></html>'
    )


RULE = Rule(
    id="skip-link-name",
    family=Family.SKIP_LINKS,
    action="Say in the skip link where it leads",
    severity=Severity.MODERATE,
    wcag=("2.4.4",),
    axe=("link-name",),
    examples=(
        Bad(
            _page("de", ""),
            ".skip-link",
            "no text",
            fixed='<a class="skip-link" href="#main" aria-label="Zum Inhalt springen"></a>',
        ),
        Bad(
            _page("ru", "Skip to content", _RUSSIAN),
            ".skip-link",
            "Latin letters on a Russian page",
            fixed='<a class="skip-link" href="#main">Перейти к содержанию</a>',
        ),
        Bad(
            _page("de", "Skip to content"),
            ".skip-link",
            "English on a German page",
            outcome="review",
        ),
        Bad(
            _page("de", "Hier klicken"), ".skip-link", "words that name no place", outcome="review"
        ),
        Bad(
            _page("de", "").replace('id="main"', 'id="top"').replace("<nav>", '<nav id="main">'),
            ".skip-link",
            "no text, and it leads to the menu",
            fixed='<a class="skip-link" href="#main" aria-label="[where the link leads]"></a>',
        ),
        Good(_page("de", "Zum Inhalt springen"), "names the place"),
        Good(_page("de", "Hauptnavigation"), "the place alone"),
        Good(_page("de", "Springe auf SiteSearch"), "a place's name in another language"),
        Good(_page("ru", "Перейти к содержанию", _RUSSIAN), "in Russian"),
        Good(_page("ru", "Skip to content", _RUSSIAN, ' lang="en"'), "its language is marked"),
        Good(_page("de", '<img src="down.png" alt="">'), "linked-image-no-name reports it"),
        Good(_page("fi", "Siirry sisältöön"), "in Finnish"),
        Good(_page("no", "Hopp til innhald"), "a code for two languages"),
        Good(_page("mt", "Aqbeż għall-kontenut"), "a language that we have no list for"),
        Good(_page("en", "Primary navigation"), "any wording that names a place"),
    ),
)
