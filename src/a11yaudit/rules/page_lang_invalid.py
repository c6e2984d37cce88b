"""The code of the page's language does not exist.

What it finds
    A `lang` on `html` that is no language tag ("en_US", "English", "{{ lang }}"), that begins with
    no known language ("jp", "eng"), or that has parts which do not exist ("de-ere", "en-UK").

Why it matters
    Screen readers choose their voice by this code. One they do not know is as good as none; one
    with a wrong part may be.

How to fix it
    Use the code that the BCP 47 standard gives the language: `en`, `en-GB`, `pt-BR`, `zh-Hans`.

What it does not report
    Codes of rare languages (three letters), capitals ("de-at"), private parts after `-x-`, and a
    missing `lang` (page-lang-missing). Wrong parts after a right language are a minor fault.

References
    WCAG 3.1.1 (H57); ACT rule bf051a; axe-core html-lang-valid; RFC 5646.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._language import (
    CHINESE,
    EXTENDED,
    MEANT,
    REGIONS,
    TOO_LONG,
    is_known,
    likely_language,
    parts_of,
    pretty,
)
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say
from a11yaudit.text.tags import primary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The html element, where it has a lang."""
    if page.root.get("lang").strip():
        yield page.root


def check(element: Element, page: Page) -> Verdict:  # noqa: ARG001 (the signature of every rule)
    """The lang must be a well-formed tag with parts that exist."""
    tag = element.get("lang").strip()
    parts = parts_of(tag)
    if parts is None:
        return Fail(
            say(
                "The page's language is given as {code}, which is no language code: screen "
                "readers do not know which voice to use.",
                code=quote(tag),
            )
        )
    if not is_known(parts["language"]):
        return Fail(
            say(
                "The page's language is given as {code}; there is no language with the code "
                "{language}, so screen readers do not know which voice to use.",
                code=quote(tag),
                language=quote(parts["language"]),
            )
        )
    wrong = _wrong_part(parts)
    if wrong:
        return Fail(
            say(
                "In the page's language code {code} the part {part} does not exist. Not "
                "every program that reads the page will know what is meant.",
                code=quote(tag),
                part=quote(wrong),
            ),
            severity=Severity.MINOR,
        )
    return Pass()


def _wrong_part(parts: dict[str, str]) -> str:
    """The part after the language that is certainly wrong, or an empty string."""
    extended, region = parts["extlang"], parts["region"]
    if extended and (parts["language"] not in EXTENDED or extended in CHINESE):
        return extended
    private = region.startswith(("x", "q")) or region in ("aa", "zz")
    if region and not region.isdigit() and region not in REGIONS and not private:
        return region
    return ""


def fix(element: Element, page: Page) -> Fix:
    """The code that was meant, as far as it can be told."""
    tag = element.get("lang").strip()
    right, safe = _meant(tag)
    if not right:
        right, safe = likely_language(page)[0], False
    if not right:
        return Fix(
            say("Give the code of the page's language, such as en, de or pt-BR."),
            Safety.ADVICE,
            (SetAttribute(element, "lang", "[language code]"),),
        )
    return Fix(
        say("Write the page's language as {code}.", code=right),
        Safety.SAFE if safe else Safety.REVIEW,
        (SetAttribute(element, "lang", right),),
    )


def _meant(tag: str) -> tuple[str, bool]:
    """The right tag for a wrong one, and whether nothing else can have been meant."""
    lower = tag.lower()
    written = pretty(tag)
    parts = parts_of(written)
    if parts is None:
        first = primary(lower)
        return (first, False) if is_known(first) else (MEANT.get(lower, ""), False)
    language = parts["language"]
    if not is_known(language):
        right = TOO_LONG.get(language) or MEANT.get(language, "")
        rest = written.partition("-")[2]
        joined = f"{right}-{rest}" if right and rest and language in TOO_LONG else right
        return joined, language in TOO_LONG
    wrong = _wrong_part(parts)
    if wrong in CHINESE:
        return CHINESE[wrong], True
    if wrong == "uk":
        return written.replace("-UK", "-GB"), True
    if wrong:
        return language, False
    return written, True


_TEXT = "<p>It has rained in Lund for three days, and the river has risen by almost a metre.</p>"


def _page(lang: str) -> str:
    """A whole page with this lang."""
    return f'<html lang="{lang}"><head></head><body>{_TEXT}</body></html>'


RULE = Rule(
    id="page-lang-invalid",
    family=Family.DOCUMENT,
    action="Correct the page's language code",
    severity=Severity.SERIOUS,
    wcag=("3.1.1",),
    axe=("html-lang-valid",),
    examples=(
        Bad(_page("en_US"), "html", "an underscore", fixed=_page("en-US")),
        Bad(_page("English"), "html", "a name", fixed=_page("en")),
        Bad(_page("jp"), "html", "a country's code", fixed=_page("ja")),
        Bad(_page("eng"), "html", "three letters where there are two", fixed=_page("en")),
        Bad(_page("de-ere"), "html", "a second part that does not exist", fixed=_page("de")),
        Bad(_page("en-UK"), "html", "no such country code", fixed=_page("en-GB")),
        Bad(_page("zh-CHT"), "html", "an old code", fixed=_page("zh-Hant")),
        Bad(_page("{{ lang }}"), "html", "a template's gap", fixed=_page("[language code]")),
        Good(_page("en"), "a language"),
        Good(_page("de-at"), "small letters"),
        Good(_page("pt-BR"), "with a country"),
        Good(_page("zh-Hant-TW"), "with a script"),
        Good(_page("es-419"), "with a region of the world"),
        Good(_page("zh-yue"), "a language within Chinese"),
        Good(_page("sl-rozaj-biske-1994"), "variants"),
        Good(_page("de-DE-u-co-phonebk"), "an extension"),
        Good(_page("en-x-simple"), "a private part"),
        Good(_page("gsw"), "Swiss German has three letters only"),
        Good(f"<html><body>{_TEXT}</body></html>", "no lang: page-lang-missing reports it"),
    ),
)
