"""The page does not say which language it is in.

What it finds
    An `html` element without `lang`, or with an empty one. (`xml:lang` alone does not count:
    browsers ignore it in HTML.)

Why it matters
    A screen reader reads the page with the voice of its user's language: German text spoken by
    an English voice cannot be understood. Braille, hyphenation and translation go wrong too.

How to fix it
    Add the language's code to the first tag of the page: `<html lang="de">`. In a publishing
    system it is a setting of the site or a line of the template.

What it does not report
    Nothing else: every page has a language. Where the page says its language elsewhere
    (`og:locale`, `hreflang`, JSON-LD) and its letters agree, the fix uses it.

References
    WCAG 3.1.1 (H57); ACT rule b5c3f8; axe-core html-has-lang.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._language import likely_language
from a11yaudit.said import say, say_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

ENOUGH = 2


def applies(page: Page) -> Iterator[Element]:
    """The page as a whole."""
    yield page.root


def check(element: Element, page: Page) -> Verdict:
    """The html element needs a lang."""
    if element.get("lang").strip():
        return Pass()
    language, where = likely_language(page)
    inner = page.body.get("lang").strip()
    if inner and page.body is not element:
        return Fail(
            say(
                "Only the body of the page says its language ({code}), its first tag does "
                "not: the title is read with whatever voice the screen reader happens to use.",
                code=inner,
            ),
            severity=Severity.MODERATE,
        )
    told = say("The page does not say which language it is in.")
    if element.get("xml:lang").strip():
        told = say("{said} Its xml:lang does not count in HTML.", said=told)
    if language and where:
        told = say(
            "{said} It is told only in {places} ({code}).",
            said=told,
            places=say_list(where, ", "),
            code=language,
        )
    return Fail(
        say("{said} Screen readers read it with whatever voice they happen to use.", said=told)
    )


def fix(element: Element, page: Page) -> Fix:
    """The language that the page's own words and letters agree on, else an editor's word."""
    language, where = likely_language(page)
    old = element.get("xml:lang").strip()
    if not language and old and not where:
        language = old
    if not language:
        return Fix(
            say("Add the code of the page's language, such as en, de or pt-BR."),
            Safety.ADVICE,
            (SetAttribute(element, "lang", "[language code]"),),
        )

    safety = Safety.SAFE if len(where) >= ENOUGH else Safety.REVIEW
    title = say("Say that the page is in the language {code}.", code=language)
    if len(where) >= ENOUGH:
        title = say(
            "Say that the page is in the language {code}, as {places} say.",
            code=language,
            places=say_list(where),
        )
    return Fix(
        title,
        safety,
        (SetAttribute(element, "lang", language),),
    )


_TEXT = "<p>Seit drei Tagen regnet es in Lund, und der Fluss ist um fast einen Meter gestiegen.</p>"

RULE = Rule(
    id="page-lang-missing",
    family=Family.DOCUMENT,
    action="Say which language the page is in",
    severity=Severity.SERIOUS,
    wcag=("3.1.1",),
    axe=("html-has-lang",),
    examples=(
        Bad(
            f"<html><head></head><body>{_TEXT}</body></html>",
            "html",
            "no lang",
            fixed=f'<html lang="[language code]"><head></head><body>{_TEXT}</body></html>',
        ),
        Bad(
            '<html><head><meta property="og:locale" content="de_DE"><meta http-equiv='
            f'"content-language" content="de"></head><body>{_TEXT}</body></html>',
            "html",
            "told in two other places",
            fixed='<html lang="de-DE"><head><meta property="og:locale" content="de_DE"><meta '
            'http-equiv="content-language" content="de"></head><body>' + _TEXT + "</body></html>",
        ),
        Bad(
            f'<html><head></head><body lang="de">{_TEXT}</body></html>',
            "html",
            "told by the body alone",
            fixed=f'<html lang="de"><head></head><body lang="de">{_TEXT}</body></html>',
        ),
        Bad(f'<html lang=" "><head></head><body>{_TEXT}</body></html>', "html", "an empty lang"),
        Bad(
            '<html><head><meta property="og:locale" content="en_US"></head><body><p>스웨덴 룬드에 '
            "사흘째 비가 내려 강물이 거의 일 미터나 불어났다고 시 당국이 화요일에 밝혔다"
            ".</p></body></html>",
            "html",
            "the letters contradict the default of a publishing system",
            fixed='<html lang="ko"><head><meta property="og:locale" content="en_US"></head><body>'
            "<p>스웨덴 룬드에 사흘째 비가 내려 강물이 거의 일 미터나 불어났다고 시 당국이 "
            "화요일에 밝혔다.</p></body></html>",
        ),
        Good(f'<html lang="de">{_TEXT}</html>', "a language"),
        Good(f'<html lang="de-ere">{_TEXT}</html>', "a wrong one: page-lang-invalid reports it"),
    ),
)
