"""A form field has no label.

What it finds
    A text field, text area or selection list without a `label`, `aria-label`,
    `aria-labelledby` or `title`. If it has a `placeholder`, that is its only name.

Why it matters
    A screen reader announces a field without a name as "edit text" and nothing else. A
    placeholder disappears as soon as somebody types, is often too pale to read, and is gone when
    a filled-in form is checked.

How to fix it
    Give the field a visible `label`. Where the layout leaves no room, an `aria-label` names it
    for screen readers at least.

What it does not report
    Buttons, hidden and disabled fields, traps for robots, and a search field with a placeholder
    directly beside a button whose visible text says what it does (G167).

References
    WCAG 3.3.2 and, without any name, 4.1.2 and 1.3.1 (F68, H44, G167); axe-core label and
    select-name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity
from a11yaudit.page.names import labels_of, name_of
from a11yaudit.page.reading import text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say
from a11yaudit.text.norm import has_letter_or_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

OTHER_TYPES = frozenset("hidden submit reset button image checkbox radio range color file".split())
FIELDS = ("input", "textarea", "select")
BUTTON_TYPES = frozenset("submit button image".split())
NAMELESS = {
    "select": say("This selection list has no label. Screen readers announce it without a name."),
    "textarea": say("This text area has no label. Screen readers announce it without a name."),
    "input": say("This text field has no label. Screen readers announce it without a name."),
}
HINTED = {
    "select": say(
        "This selection list has no label, only the placeholder {placeholder}, which disappears "
        "when somebody types."
    ),
    "textarea": say(
        "This text area has no label, only the placeholder {placeholder}, which disappears when "
        "somebody types."
    ),
    "input": say(
        "This text field has no label, only the placeholder {placeholder}, which disappears when "
        "somebody types."
    ),
}
SEARCH_NAMES = frozenset("q s k query search keyword keywords suche recherche busca".split())
HIGHEST = 3


def applies(page: Page) -> Iterator[Element]:
    """Every field that somebody can fill in and that assistive technology receives."""
    for element in page.find(*FIELDS):
        if element.tag == "input" and element.get("type", "text").lower().strip() in OTHER_TYPES:
            continue
        trap = element.get("tabindex").startswith("-") and not element.visible
        if element.exposed and not element.has("disabled") and not trap:
            yield element


def check(element: Element, page: Page) -> Verdict:
    """A field needs a name that stays."""
    if _label(element, page):
        return Pass()
    hint = element.get("placeholder").strip()
    if not has_letter_or_number(hint):
        return Fail(say(NAMELESS[_kind(element)]), severity=Severity.SERIOUS)
    if _is_search(element) and _button_says_it(element):
        return Pass()
    return Fail(say(HINTED[_kind(element)], placeholder=quote(hint)))


def _kind(element: Element) -> str:
    return element.tag if element.tag in NAMELESS else "input"


def _label(element: Element, page: Page) -> str:
    """The name that the field has from anything but its placeholder."""
    hint = element.get("placeholder").strip()
    name = name_of(element, page)
    if name and name != " ".join(hint.split()):
        return name
    labels = " ".join(text_of(label) for label in labels_of(element, page))
    pointed = [page.by_id(ident) for ident in element.get("aria-labelledby").split()]
    targets = " ".join(text_of(target) for target in pointed if target)
    parts = (labels, targets, element.get("aria-label"), element.get("title"))
    return " ".join(parts).strip()


def _is_search(element: Element) -> bool:
    """Whether the field is for searching: by its type, its form's role or its name."""
    if element.get("type").lower() == "search" or element.get("name").lower() in SEARCH_NAMES:
        return True
    return any(up.get("role") == "search" or up.tag == "search" for up in element.ancestors())


def _button_says_it(element: Element) -> bool:
    """Whether a button with a visible text stands directly beside the only field of its form."""
    for up in list(element.ancestors())[:HIGHEST]:
        fields = [e for e in up.find(*FIELDS) if e.exposed and _is_field(e)]
        if len(fields) > 1 or up.tag in ("body", "html"):
            return False
        buttons = [e for e in up.find("button", "input") if e.visible and _is_button(e)]
        if buttons:
            return any(_shown_text(button) for button in buttons)
    return False


def _is_field(element: Element) -> bool:
    kind = element.get("type", "text").lower()
    return element.tag != "input" or kind not in OTHER_TYPES


def _is_button(element: Element) -> bool:
    return element.tag == "button" or element.get("type").lower() in BUTTON_TYPES


def _shown_text(button: Element) -> str:
    shown = text_of(button, "visible") if button.tag == "button" else button.get("value")
    return shown if has_letter_or_number(shown) else ""


def fix(element: Element, page: Page) -> Fix:
    """Keep the placeholder's words as a name, or ask for words."""
    del page
    hint = " ".join(element.get("placeholder").split()).rstrip(".…:*： ")
    if has_letter_or_number(hint):
        return Fix(
            say("Name the field as its placeholder does; a visible label would serve everybody."),
            Safety.REVIEW,
            (SetAttribute(element, "aria-label", hint),),
        )
    return Fix(
        say("Say what belongs into the field; a visible label would serve everybody."),
        Safety.ADVICE,
        (SetAttribute(element, "aria-label", "[what belongs into this field]"),),
    )


RULE = Rule(
    id="field-label-missing",
    family=Family.FORMS,
    action="Give every form field a label",
    severity=Severity.MODERATE,
    wcag=("3.3.2",),
    axe=("label", "select-name"),
    examples=(
        Bad(
            '<form><input type="text" placeholder="Search"><button></button></form>',
            "input",
            "only a placeholder",
            fixed='<input type="text" placeholder="Search" aria-label="Search">',
        ),
        Bad(
            '<form><input name="q" placeholder="Buscar..."></form>',
            "input",
            "a placeholder that ends in points",
            fixed='<input name="q" placeholder="Buscar..." aria-label="Buscar">',
        ),
        Bad(
            "<form><textarea name='c'></textarea><button>Send</button></form>",
            "textarea",
            "no name at all",
            fixed='<textarea name="c" aria-label="[what belongs into this field]"></textarea>',
        ),
        Bad(
            "<select><option>Lund</option><option>Ystad</option></select>",
            "select",
            "a selection list",
        ),
        Bad(
            '<form><input name="a" placeholder="الاسم"><input name="b" aria-label="البريد">'
            "<button>إرسال</button></form>",
            'input[name="a"]',
            "a form with more fields",
            fixed='<input name="a" placeholder="الاسم" aria-label="الاسم">',
        ),
        Bad('<label for="q"></label><input id="q" placeholder=" ">', "input", "an empty label"),
        Good('<label for="q">Search</label><input id="q">', "a label"),
        Good("<label>Search <input></label>", "a label around the field"),
        Bad(
            '<label for="q" hidden>Search</label><input id="q">', "input", "a hidden label is none"
        ),
        Good('<input aria-label="Search" placeholder="Search">', "an aria-label"),
        Good('<span id="s">Search</span><input aria-labelledby="s">', "named by another element"),
        Good('<input title="Search">', "a title"),
        Good(
            '<form><input type="search" placeholder="Search"><button>Search</button></form>',
            "the button beside it says it (G167)",
        ),
        Good(
            '<form><input name="q" placeholder="検索語"><input type="submit" value="検索"></form>',
            "the same with an input as button",
        ),
        Good(
            '<input type="hidden" name="k"><input type="submit"><input type="checkbox">',
            "no text fields",
        ),
        Good('<input hidden><input aria-hidden="true"><input disabled>', "hidden or disabled"),
        Good(
            '<input name="url" tabindex="-1" style="position:absolute;left:-9999px">',
            "a trap for robots",
        ),
    ),
)
