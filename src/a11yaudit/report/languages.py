"""Language tags from pages are used only where they are plausible, and named in English.

The primary subtag must be one of ISO 639-1, or one of the few longer ones that news sites use: a
made-up tag in our own ``lang`` attribute would make a screen reader mispronounce, and be a fault.
"""

from __future__ import annotations

import re

from a11yaudit.said import say
from a11yaudit.text.tags import NAMES, name_of

# Subtags after the first: script, region, variants, extensions (RFC 5646, loosely).
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}", re.ASCII)


def language_tag(value: object) -> str:
    """The tag if it can stand in a ``lang`` attribute, else an empty string."""
    tag = str(value or "").strip()
    return tag if _TAG.fullmatch(tag) and tag.split("-")[0].lower() in NAMES else ""


def language_name(value: object) -> str:
    """A plausible tag with its name, "German (de-AT)"; any other text as it is."""
    tag = language_tag(value)
    if not tag:
        return str(value or "").strip()
    return say("{language} ({code})", language=name_of(tag), code=tag)
