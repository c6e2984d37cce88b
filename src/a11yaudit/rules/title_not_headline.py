"""The page's title has nothing to do with its headline.

What it finds
    A `title` that shares no word with the article's headline: only the site's name, the name of a
    template, or the title of another page.

Why it matters
    The title is what people hear of a page in tabs, bookmarks and search results. If it names only
    the site, all pages of the site sound alike.

How to fix it
    Begin the title with the headline; the site's name may follow.

What it does not report
    Titles that share a word with the headline (shorter or longer wordings, a site's name before or
    after it); little words such as "to" are none. Where title and headline are written in
    different scripts, or only this page's markup says what the headline is, a person is asked to
    look.

References
    WCAG 2.4.2 (G88); ACT rule c4a8a4.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from a11yaudit.article.headline import declared_titles
from a11yaudit.model import Fail, Fix, Insert, Pass, ReplaceText, Safety, Severity, Unsure
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import headline
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say
from a11yaudit.text.norm import UNSPACED, norm, script_of, tokens
from a11yaudit.text.similarity import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

STEM = 4
FEWEST_TOKENS = 2
FEWEST_PAIRS = 2
LONGEST_LITTLE = 2


def applies(page: Page) -> Iterator[Element]:
    """The title of a page that has one and a headline of two words or more."""
    found = headline(page)
    title = next((t for t in page.find("title") if not t.closest("svg")), None)
    if title is None or found is None or not norm(page.title, page.lang):
        return
    if len(tokens(found.text, page.lang)) >= FEWEST_TOKENS:
        yield title


def check(element: Element, page: Page) -> Verdict:  # noqa: ARG001 (the signature of every rule)
    """Title and headline must share a word."""
    found = headline(page)
    if found is None or _share(page.title, found.text, page.lang):
        return Pass()
    values = {"title": quote(page.title), "headline": quote(found.text)}
    told = say("The page's title is {title}, and its headline {headline}.", **values)
    sure = any(
        near(found.text, title, page.lang) for title in declared_titles(page) if title != page.title
    )
    if _script(page.title) != _script(found.text):
        asked = say("{said} Do they say the same in two languages?", said=told)
        return Unsure(asked, (found.element,))
    if sure:
        told = say(
            "The page's title is {title}, and its headline {headline}: nobody can tell this page "
            "by its title.",
            **values,
        )
        return Fail(told, (found.element,))
    asked = say("{said} Does the title say what the page is about?", said=told)
    return Unsure(asked, (found.element,))


def fix(element: Element, page: Page) -> Fix | None:
    """The headline first, the present title after it as the site's name."""
    found = headline(page)
    if found is None:
        return None
    text = html.escape(f"{found.text} – ", quote=False)
    own = " ".join(c for c in element.children if isinstance(c, str))
    edit: Insert | ReplaceText = Insert(element, "start", text)
    if own.startswith((" ", "\n")) and own.strip():
        edit = ReplaceText(element, own.strip(), f"{found.text} – {own.strip()}")
    return Fix(say("Begin the title with the headline."), Safety.REVIEW, (edit,))


def _share(title: str, headline: str, lang: str) -> bool:
    """Whether a word of the one begins like a word of the other (endings may differ).

    Little words ("to", "de") tell nothing unless in capitals ("EU"), nor does a single pair of
    characters where the script has no word spaces.
    """
    shared = {w[:STEM] for w in tokens(title, lang)} & {w[:STEM] for w in tokens(headline, lang)}
    pairs = {word for word in shared if script_of(word[0]) in UNSPACED}
    if len(pairs) >= FEWEST_PAIRS or any(_tells(word, headline) for word in shared - pairs):
        return True
    short, long = norm(title, lang).replace(" ", ""), norm(headline, lang).replace(" ", "")
    return short in long or long in short


def _tells(word: str, headline: str) -> bool:
    return len(word) > LONGEST_LITTLE or word.isdigit() or word.upper() in headline.split()


def _script(text: str) -> str:
    found = [script_of(char) for char in text if script_of(char)]
    return max(set(found), key=found.count) if found else ""


_TEXT = (
    "<p>It has rained in the town for three days, and the water has risen by almost a metre since "
    "Monday, a speaker said.</p>"
)


def _page(title: str, headline: str, meta: str = "") -> str:
    """A whole page with a title and a headline."""
    return (
        f"<html><head><title>{title}</title>{meta}</head><body><article><h1>{headline}</h1>{_TEXT}"
        "</article></body></html>"
    )


RULE = Rule(
    id="title-not-headline",
    family=Family.DOCUMENT,
    action="Give the page a title",
    severity=Severity.MINOR,
    wcag=("2.4.2",),
    examples=(
        Bad(
            _page(
                "Lund Daily",
                "River rises after days of rain",
                '<meta property="og:title" content="River rises after days of rain">',
            ),
            "title",
            "only the site's name",
            fixed="<title>River rises after days of rain – Lund Daily</title>",
        ),
        Bad(
            _page("Startseite", "Fluss steigt nach tagelangem Regen"),
            "title",
            "only this page's markup says what the headline is",
            outcome="review",
        ),
        Bad(
            _page("Welcome to the site", "Umbrellas go to every school in Lund"),
            "title",
            "only a little word in common",
            outcome="review",
        ),
        Bad(
            _page(
                "Rain in Lund",
                "ルンドで三日間の雨",
                '<meta property="og:title" content="ルンドで三日間の雨">',
            ),
            "title",
            "two scripts",
            outcome="review",
        ),
        Good(
            _page("River rises | Lund Daily", "River rises after days of rain"), "a shorter wording"
        ),
        Good(
            _page("Lund Daily: River rises after days of rain", "River rises after days of rain"),
            "the site's name before it",
        ),
        Good(_page("Flüsse steigen – Tagblatt", "Fluss und Bäche steigen"), "another ending"),
        Good(_page("ルンドで雨", "ルンドで三日間の雨"), "in Japanese"),
        Good(
            f"<html><head></head><body><h1>Rain in Lund</h1>{_TEXT}</body></html>",
            "no title: title-missing reports it",
        ),
    ),
)
