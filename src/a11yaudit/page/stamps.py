"""A stamp on a start tag says where in the served text the tag stands, and never reaches readers.

Who serves the text puts the stamps in (`a11yaudit.fix.stamps`); they are taken out here.
"""

from __future__ import annotations

import re

STAMP = "data-a11yaudit-at"
# What every document has, with or without tags: these stand for their missing offsets.
IMPLIED = {"html": -1, "head": -2, "body": -3}

_STAMP = re.compile(rf' {STAMP}=\\?"\d+\\?"')


def unstamped(text: str) -> str:
    """The text, which may be JSON, without the stamps: for what is shown to people."""
    return _STAMP.sub("", text) if STAMP in text else text
