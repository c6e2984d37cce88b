"""The terminal report is for QA engineers: one short block per finding, a summary at the end.

Nothing that a page says can move the cursor, change a colour or turn the writing direction round:
all of it goes through `clean.text` first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.report import clean, keyboard_words, words
from a11yaudit.report.diff import focus
from a11yaudit.report.grouping import (
    SEVERITIES,
    Counts,
    address,
    baseline,
    count,
    findings,
    is_error,
    outcome_of,
    severity_of,
)
from a11yaudit.report.transcript_view import listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.report.grouping import Json

_STYLES = {
    "serious": "1;31",
    "moderate": "33",
    "minor": "36",
    "advice": "34",
    "review": "35",
    "error": "1;31",
    "bold": "1",
    "dim": "2",
    "del": "31",
    "ins": "32",
    "good": "32",
}
_CODE_LIMIT = 220
_SELECTOR_LIMIT = 400


def render(report: Json, *, colour: bool = False, width: int = 100) -> str:
    """The report as lines for a terminal; only prose is wrapped, at ``width`` columns."""
    ink = _Ink(colour)
    width = max(width, 40)
    pages = list(report.get("pages") or ())
    lines: list[str] = []
    for page in sorted(pages, key=is_error):
        lines += [*_page(page, ink, width), ""]
    lines += _summary(report, pages, ink, width)
    return "\n".join(lines) + "\n"


class _Ink:
    """Colours text, or leaves it as it is."""

    def __init__(self, colour: bool) -> None:  # noqa: FBT001 - the one thing it holds
        self.colour = colour

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and text else text


def _page(page: Json, ink: _Ink, width: int) -> Iterator[str]:
    yield ink("bold", clean.text(address(page)))
    if is_error(page):
        detail = clean.text((page.get("error") or {}).get("message"))
        yield from _wrapped(ink("error", "error") + ": ", words.page_verdict(page), width, 7)
        if detail:
            yield from _wrapped("  ", detail, width, 2)
        return
    title, lang = clean.shorten(page.get("title"), 160), clean.shorten(page.get("lang"), 40)
    if title or lang:
        yield ink("dim", f"{title} ({lang})" if title and lang else title or lang)
    if page.get("state_note"):
        yield from _wrapped("note: ", clean.text(page["state_note"]), width, 6)
    for label, told in _states(page):
        yield from _wrapped(ink("dim", f"{label}: "), told, width, len(label) + 2)
    for finding in sorted(findings(page), key=_gravity):
        yield ""
        yield from _finding(finding, page, ink, width)
    yield ""
    yield from _wrapped("", words.page_verdict(page), width, 0)


def _states(page: Json) -> Iterator[tuple[str, str]]:
    """How the page stood, how the keyboard fares on it and how long it takes to hear."""
    told = {
        "opened": words.consent(page),
        "keyboard": " ".join(keyboard_words.sentences(page)),
        "listening": listening(page.get("article") or {}),
    }
    yield from ((label, clean.text(text)) for label, text in told.items() if text)


def _gravity(finding: Json) -> tuple[bool, int]:
    return outcome_of(finding) == "review", SEVERITIES.index(severity_of(finding))


def _finding(finding: Json, page: Json, ink: _Ink, width: int) -> Iterator[str]:
    kind = "review" if outcome_of(finding) == "review" else severity_of(finding)
    rule = clean.shorten(finding.get("rule"), 80)
    known = " (known)" if finding.get("baseline") == "known" else ""
    head = f"{kind}[{rule}]{known} "
    message = clean.shorten(finding.get("message"), 600)
    start = ink(kind, kind) + head[len(kind) :]
    yield from _wrapped(start, message, width, 2)
    yield ink("dim", "  at: ") + clean.shorten(finding.get("selector"), _SELECTOR_LIMIT)
    if words.only_opened(finding, page):
        yield ink("dim", "  seen: ") + words.only_opened(finding, page)
    if finding.get("frame"):
        yield ink("dim", "  frame: ") + clean.shorten(finding["frame"], _SELECTOR_LIMIT)
    source = finding.get("source") or {}
    if source:
        place = [source.get("file"), source.get("line"), source.get("column")]
        yield ink("dim", "  in: ") + clean.text(":".join(str(p) for p in place if p is not None))
    for fix in finding.get("fixes") or ():
        yield from _fix(fix, ink, width)


def _fix(fix: Json, ink: _Ink, width: int) -> Iterator[str]:
    notes = [words.SAFETY.get(str(fix.get("safety")), "")]
    notes.append(words.VERIFICATION.get(str(fix.get("verification")), ""))
    note = "; ".join(note for note in notes if note)
    title = clean.shorten(fix.get("title"), 300)
    yield from _wrapped(ink("dim", "  fix: "), f"{title} ({note})" if note else title, width, 7)
    before, after = clean.text(fix.get("before")), clean.text(fix.get("after"))
    if before == after:
        return
    before, after = focus(before, after, _CODE_LIMIT)
    if before:
        yield "    " + ink("del", f"- {before}")
    if after:
        yield "    " + ink("ins", f"+ {after}")


def _wrapped(start: str, text: str, width: int, indent: int) -> list[str]:
    """The text after ``start``, further lines indented."""
    first = clean.wrap(text, width - clean.columns(start))[0]
    rest = text[len(first) :].strip()
    lines = [start + first]
    if rest:
        lines += [" " * indent + line for line in clean.wrap(rest, width - indent)]
    return lines


def _summary(report: Json, pages: list[Json], ink: _Ink, width: int) -> Iterator[str]:
    errors = [page for page in pages if is_error(page)]
    counts = sum((count(findings(page)) for page in pages), Counts())
    if counts.total:
        parts = [f"{counts.of(kind):,} {label}" for kind, label in _LABELS if counts.of(kind)]
        yield f"{words.number(len(pages) - len(errors), 'page')} audited: " + " · ".join(parts)
    if errors and len(pages) > 1:
        yield ink("error", "Not audited:")
        for page in errors:
            yield f"  {clean.text(address(page))}: {words.error_reason(page)}"
    if numbers := baseline(report):
        yield "Against the baseline: {new:,} new, {known:,} known, {fixed:,} fixed".format(
            **numbers
        )
    style = {"good": "good", "serious": "serious", "error": "error"}.get(words.run_tone(report))
    for line in clean.wrap(words.run_verdict(report), width):
        yield ink(style or "bold", line)


_LABELS = (
    ("serious", "serious"),
    ("moderate", "moderate"),
    ("minor", "minor"),
    ("advice", "advice"),
    ("review", "to review"),
)
