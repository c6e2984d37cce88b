"""What editors wrote into a worksheet goes into the documents of the pages that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.analyse import analyse
from a11yaudit.fix.apply import plan
from a11yaudit.fix.editorial import by_page, fixes_of
from a11yaudit.fix.sheet import read_sheet
from a11yaudit.fix.worksheet import RowError, answers_of
from a11yaudit.report.translation import language
from a11yaudit.rule import discover
from a11yaudit.said import LANGUAGES
from a11yaudit.targets import displayed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from a11yaudit.browser.observe import Observation
    from a11yaudit.fix.document import Document
    from a11yaudit.fix.worksheet import Answer
    from a11yaudit.model import Fix
    from a11yaudit.targets import Target

Asked = dict[str, list["Answer"]]


def read_answers(path: Path) -> tuple[list[Answer], list[RowError]]:
    """What is in a filled worksheet: the answers, and the rows that do not fit. `UserError`.

    Worksheets are headed in the language of the editor.
    """
    return answers_of(read_sheet(path, (language(code).text for code in LANGUAGES)))


def asked_of(answers: Iterable[Answer], targets: Iterable[Target]) -> tuple[Asked, list[RowError]]:
    """The answers by the targets that they are about, and those of pages that are no target."""
    pages = [
        {"target": target.given, "url": displayed(target.url), "article": {"images": []}}
        for target in targets
    ]
    return by_page(answers, pages)


def answered(
    answers: list[Answer], seen: Observation, document: Document, target: str
) -> tuple[Document, list[Fix], list[RowError]]:
    """The document with the answers in it, what was put in, and the rows that could not be used.

    What the document has already is neither.
    """
    analysis = analyse(seen, discover(), lambda _: True)
    decided, errors = fixes_of(answers, seen.page, {**analysis.view, "target": target})
    planned = plan(document, [fix for fix, _ in decided])
    for number, reason in planned.refused.items():
        message = f"It cannot be put into the file: {reason}."
        errors.append(RowError(decided[number][1].row, message))
    done = [decided[one.number][0] for one in planned.applied]
    return document.having(planned.text), done, sorted(errors, key=lambda error: error.row)
