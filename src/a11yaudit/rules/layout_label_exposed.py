"""Text that is meant for scripts or designers is read out.

What it finds
    Names of screen sizes (XS, SM, MD, LG) that a script measures the layout by, template
    placeholders that nobody filled in (`{{title}}`, `%s`, `undefined`, `[object Object]`,
    `null`, `NaN`), and blind text ("Lorem ipsum"), where assistive technology receives them.

Why it matters
    Sighted readers mostly do not see these leftovers. Screen reader users hear "X S, S M, M D"
    and do not know whether the page is broken or they have missed something.

How to fix it
    Take the text out of the page, or hide it from everybody with the `hidden` attribute.

What it does not report
    Code samples, articles that write about templates or blind text, and lists of sizes with
    controls, as in shops; a visible leftover inside the article asks for a look.

References
    Good practice; WCAG 1.3.1 and 1.3.2 ask that what is read out has a meaning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.page.reading import is_block, own_text, text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._reading import is_code
from a11yaudit.said import say
from a11yaudit.text.norm import norm, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

SIZES = frozenset("xs sm md lg xl xxl 2xl 3xl".split())
SMALL_LARGE = frozenset("sm md lg".split())
FEWEST_SIZES = 2
CONTROLS = "a button input select option label summary td th".split()
LANDMARKS = frozenset("main nav header footer aside".split())
PLACEHOLDER = re.compile(
    r"""\{\{\s*[\w.$|'" \-]+\s*\}\}          # {{title}}
      | \{%\s*\w[^{}]*%\}                    # {% block %}
      | <%=?\s*\w[^<>]*%>                    # <%= title %>
      | \$\{\s*[\w.]+\s*\}                   # ${title}
      | (?<![\d\w%])%(?:\d\$)?[sd](?!\w)     # %s, %1$s
      | \[object\ Object\]""",
    re.VERBOSE,
)
NEVER_MEANT = frozenset(["[object Object]"])
WORDS = frozenset(["undefined", "null", "NaN"])
BLIND = re.compile(r"^\W*lorem ipsum\b", re.IGNORECASE)
LONGEST = 80


def applies(page: Page) -> Iterator[Element]:
    """Groups of size names, and the innermost elements whose text is a leftover."""
    groups: set[int] = set()
    for element in page.body.descendants():
        if any(up.index in groups for up in element.ancestors()):
            continue
        if _is_group(element):
            groups.add(element.index)
            yield element
        elif element.exposed and _is_leaf(element) and _leftover(element, page):
            yield element


def check(element: Element, page: Page) -> Verdict:
    """It must not be received by anyone, unless it is the article's own subject."""
    seen = any(e.visible and own_text(e) for e in (element, *element.descendants()))
    if _is_group(element):
        said = " ".join(t for e in element.descendants() if (t := own_text(e)))
        if seen and _in_a_landmark(element, page):
            return Pass()
        return Fail(
            say(
                "{names} are names of screen sizes for a script. {why} If a script measures them, "
                "aria-hidden does less harm than hidden.",
                names=quote(said),
                why=_who(seen=seen),
            )
        )
    text = _leftover(element, page)
    if seen and text not in NEVER_MEANT and element.within(article_of(page).root):
        return Unsure(
            say("{text} looks like a leftover of the template. Check it.", text=quote(text))
        )
    return Fail(
        say("{text} is a leftover of the template. {why}", text=quote(text), why=_who(seen=seen))
    )


def _who(*, seen: bool) -> str:
    if seen:
        return say("It is read out although it tells readers nothing.")
    return say("Sighted readers do not see it, screen reader users hear it.")


def _is_group(element: Element) -> bool:
    """Whether the element holds two or more size names as items of their own, and no control."""
    items = element.elements
    if len(items) < FEWEST_SIZES or element.tag in ("tr", "thead", "tbody", "dl", "select"):
        return False
    words = [norm(own_text(item)) for item in items]
    if any(word not in SIZES for word in words) or len(set(words)) < FEWEST_SIZES:
        return False
    if SMALL_LARGE.isdisjoint(words) or not any(item.exposed for item in items):
        return False
    around = [*element.descendants(), element, *element.ancestors()]
    return not any(e.tag in CONTROLS or e.focusable for e in around if e.tag != "body")


def _is_leaf(element: Element) -> bool:
    return bool(own_text(element)) and (
        is_block(element) or not any(True for _ in element.elements)
    )


def _leftover(element: Element, page: Page) -> str:
    """The element's text where it is a template's leftover, else an empty string."""
    text = text_of(element)
    if not text or is_code(element) or element.closest("table", "dl", "select", "blockquote", "q"):
        return ""
    if own_text(element) in WORDS and own_text(element) == text:
        return "" if _is_subject(text, page) else text
    if BLIND.search(text):
        return "" if _is_subject("lorem ipsum", page) else text
    if units(text) <= LONGEST and PLACEHOLDER.search(text):
        return "" if _writes_of_templates(page) else text
    return ""


def _is_subject(words: str, page: Page) -> bool:
    """Whether the page writes about it: in its title, or in code."""
    headline = article_of(page).headline
    about = norm(f"{page.title} {headline.text if headline else ''}", page.lang)
    return norm(words) in about or _has_code(page)


def _writes_of_templates(page: Page) -> bool:
    """Whether the running text or code samples show placeholders: then they are the subject."""
    return _has_code(page) or any(
        PLACEHOLDER.search(text_of(block)) and units(text_of(block)) > LONGEST
        for block in article_of(page).body
    )


def _has_code(page: Page) -> bool:
    return any(True for e in page.find("pre", "code", "samp") if e.rendered)


def _in_a_landmark(element: Element, page: Page) -> bool:
    inside = element.within(article_of(page).root) and article_of(page).root.tag != "body"
    return inside or any(up.tag in LANDMARKS for up in element.ancestors())


def fix(element: Element, page: Page) -> Fix | None:
    """Hide what nobody is meant to see; what can be seen, somebody must fill in."""
    del page
    if any(e.visible and own_text(e) for e in (element, *element.descendants())) and not _is_group(
        element
    ):
        return None
    title = say("Hide it from everybody. Check that no script needs it displayed.")
    return Fix(title, Safety.REVIEW, (SetAttribute(element, "hidden", ""),))


_AWAY = "position:absolute;left:-9999px"
_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week long.</p>"
_STORY = f"<main><h1>Umbrellas for all</h1>{_P}{_P}</main>"

RULE = Rule(
    id="layout-label-exposed",
    family=Family.TEXT,
    action="Hide text that is not for readers",
    severity=Severity.MINOR,
    examples=(
        Bad(
            f'{_STORY}<div class="bp" style="{_AWAY}"><div>XS</div><div>SM</div><div>MD</div>'
            "</div>",
            "div.bp",
            "names of screen sizes, hidden from sight only",
            fixed=f'<div class="bp" style="{_AWAY}" hidden><div>XS</div><div>SM</div><div>MD</div>'
            "</div>",
        ),
        Bad(
            f'{_STORY}<p class="bp"><span>sm</span><span>lg</span></p>',
            "p.bp",
            "alone outside every landmark",
        ),
        Bad(
            f'{_STORY}<div class="bp"><i style="display:none">XS</i><i>SM</i></div>',
            "div.bp",
            "one of them at a time",
        ),
        Bad(f'<div class="t">{{{{ page.title }}}}</div>{_STORY}', "div.t", "a template's variable"),
        Bad(f'{_STORY}<p class="t">Share on %s</p>', "p.t", "a text that was to be filled in"),
        Bad(
            f'{_STORY}<div style="{_AWAY}">[object Object]</div>',
            "div",
            "a script's value",
            fixed=f'<div style="{_AWAY}" hidden>[object Object]</div>',
        ),
        Bad(f"<div>undefined</div>{_STORY}", "div", "a value that is missing"),
        Bad(
            f"<article><h1>Umbrellas</h1>{_P}{_P}<p>Lorem ipsum dolor sit amet, "
            "consectetur adipiscing elit.</p></article>",
            "p:last-child",
            "blind text in the article",
            outcome="review",
        ),
        Good(
            f"<article><h1>Jinja for beginners</h1>{_P}{_P}<p>Write <code>{{{{ title }}}}</code>:"
            "</p><p>{{ title }}</p></article>",
            "an article about templates",
        ),
        Good(
            f"<article><h1>What is Lorem ipsum?</h1>{_P}{_P}<p>Lorem ipsum dolor sit amet, "
            "consectetur.</p></article>",
            "an article about blind text",
        ),
        Good(f"{_STORY}<pre>undefined</pre>", "a code sample"),
        Good(
            "<ul><li><label><input type='radio' name='s'>SM</label></li>"
            "<li><label><input type='radio' name='s'>LG</label></li></ul>",
            "a size picker",
        ),
        Good("<ul><li><a href='?s'>SM</a></li><li><a href='?l'>LG</a></li></ul>", "links to sizes"),
        Good("<table><tr><th>Size</th><td>SM</td><td>LG</td></tr></table>", "a table of sizes"),
        Good(f"{_STORY}<div hidden><div>XS</div><div>SM</div></div>", "hidden from everybody"),
        Good(
            f'{_STORY}<div aria-hidden="true" style="{_AWAY}"><b>XS</b><b>SM</b></div>',
            "hidden from assistive technology too",
        ),
        Good(f"{_STORY}<p>100%</p><p>Die Null ist eine Zahl</p><p>NULL</p>", "no placeholders"),
        Good(f"{_STORY}<p>Prices fell by 7%sharply</p>", "a percentage"),
    ),
)
