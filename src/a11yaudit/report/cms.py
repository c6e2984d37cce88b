"""Which findings an editor can mend in the CMS, and where there; all others are the web team's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.rule import Family
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yaudit.report.grouping import Json

_ALT = say(
    "In your CMS, open the picture and look for its alt text, sometimes called “alternative text” "
    "or “image description”."
)
_CAPTION = say("In your CMS, open the picture and change its caption.")
_STYLE = say("In your CMS, put the cursor into the line and choose its style, such as “Heading 2”.")
_HEADING = say("In your CMS, change the words of the heading.")
_SUBHEADS = say("In your CMS, add headings between the paragraphs.")
_EMPTY = say("In your CMS, delete the empty line.")
_TEXT = say("In your CMS, change the sentence.")
_TITLE = say("In your CMS, change the title of the page, sometimes called “SEO title”.")
_LANGUAGE = say("In your CMS, mark the words and set their language, if it can do that.")
_DATA = say("In your CMS, add the main numbers to the text, or as a table below the picture.")

_BY_FAMILY: Mapping[str, str] = {
    Family.IMAGES.value: _ALT,
    Family.CAPTIONS.value: _CAPTION,
    Family.HEADINGS.value: _HEADING,
}
_BY_RULE: Mapping[str, str] = {
    "complex-image-undescribed": _DATA,
    "h1-multiple": _STYLE,
    "heading-empty": _EMPTY,
    "heading-fake": _STYLE,
    "heading-level-skipped": _STYLE,
    "heading-without-content": _TEXT,
    "long-article-no-subheads": _SUBHEADS,
    "part-lang-missing": _LANGUAGE,
    "text-run-together": _TEXT,
    "title-missing": _TITLE,
    "title-not-headline": _TITLE,
    # Of these families, but made by the template and not by who writes.
    "alt-redundant-in-link": "",
    "bidi-caption-isolated": "",
    "caption-announced-twice": "",
    "caption-not-associated": "",
    "figcaption-misplaced": "",
    "h1-missing": "",
    "headline-not-h1": "",
    "linked-image-no-name": "",
    "title-duplicates-alt": "",
}


def in_cms(rule: Json) -> str:
    """Where in the CMS the rule's findings are mended, in a sentence; empty: in the template."""
    known = _BY_RULE.get(str(rule.get("id") or ""))
    return _BY_FAMILY.get(str(rule.get("family") or ""), "") if known is None else known
