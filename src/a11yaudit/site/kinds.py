"""Who can mend what a rule finds: the rule's kind, from its family or, for axe-core's, its name."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a rule finds fault with.

    ``words``: texts and pictures that an editor chooses. ``outline``: how an editor orders a
    text (headings, lists, tables). ``markup``: what a template emits. ``style``: style sheets.
    """

    WORDS = "words"
    OUTLINE = "outline"
    MARKUP = "markup"
    STYLE = "style"


FAMILIES = {
    "Pictures and their alt texts": Kind.WORDS,
    "Captions": Kind.WORDS,
    "Headings": Kind.OUTLINE,
    "Text that is read aloud": Kind.WORDS,
}
KINDS = {
    Kind.WORDS: """heading-all-caps heading-too-long long-article-no-subheads part-lang-missing
        title-not-headline area-alt audio-caption image-alt image-redundant-alt input-image-alt
        object-alt role-img-alt svg-img-alt valid-lang video-caption""",
    Kind.OUTLINE: """definition-list dlitem empty-heading empty-table-header heading-order list
        listitem p-as-heading scope-attr-valid table-duplicate-name table-fake-caption
        td-has-header td-headers-attr th-has-data-cells identical-links-same-purpose""",
    Kind.MARKUP: """caption-announced-twice caption-empty caption-not-associated
        figcaption-misplaced h1-missing h1-multiple headline-not-h1 layout-label-exposed
        linked-image-no-name title-duplicates-alt""",
    Kind.STYLE: """avoid-inline-spacing blink color-contrast color-contrast-enhanced
        focus-not-visible focus-obscured link-in-text-block skip-link-invisible-on-focus
        skip-link-obscured target-size""",
}
OF_RULE = {name: kind for kind, names in KINDS.items() for name in names.split()}
# Where the control itself is at fault, two controls at one place of the template are two causes.
NAMING = frozenset(
    """aria-command-name aria-dialog-name aria-input-field-name aria-meter-name
    aria-progressbar-name aria-toggle-field-name aria-tooltip-name aria-treeitem-name area-alt
    button-name field-label-missing frame-title image-alt img-alt-missing input-button-name
    input-image-alt label label-content-name-mismatch label-title-only link-name
    linked-image-no-name object-alt role-img-alt select-name summary-name svg-img-alt""".split()
)
# The page as a whole is at fault, but its template is what shows or hides the headline.
OF_TEMPLATE = frozenset("h1-missing page-has-heading-one title-not-headline".split())
# Links past the menus belong to what all templates have in common, wherever they stand.
OF_SITE = "Skip links"


def kind_of(rule: str, family: str = "") -> Kind:
    """The rule's kind; of rules that nobody named here it is that of their family, else markup."""
    return OF_RULE.get(rule) or FAMILIES.get(family, Kind.MARKUP)
