"""The Markdown report is for a CI job's summary or a pull request, and fits into either.

Text from pages is escaped so that it can neither become markup nor call a person, an issue or a
link into being; code stands in fences and spans longer than any run of backticks in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from a11yaudit.report import clean, keyboard_words, words
from a11yaudit.report.diff import focus
from a11yaudit.report.grouping import (
    Counts,
    Group,
    address,
    baseline,
    count,
    findings,
    groups,
    is_error,
    name_of,
)
from a11yaudit.report.transcript_view import listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.report.grouping import Json

# A comment on GitHub holds 65,536 characters, a job's summary 1 MiB of bytes; a character of the
# world's scripts takes up to four bytes, so that this limit keeps to both.
LIMIT = 60_000
_PER_GROUP = 5
_ERRORS = 40
_CODE_LIMIT = 300
_MARKUP = re.compile(r"([\\`*_\[\]{}|~$])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# A word joiner after these keeps mentions, issue numbers and bare addresses from becoming links.
_LINKING = re.compile(r"[@#]|(?<=\b[wW]{3})\.|:(?=//)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_JOINER = "\u2060"


def render(report: Json) -> str:
    """The report as Markdown (GitHub's flavour) of at most `LIMIT` characters."""
    pages = list(report.get("pages") or ())
    blocks = [*_head(report, pages)]
    room = LIMIT - 400 - sum(len(block) + 2 for block in blocks)
    left_out = 0
    for page in _by_gravity([page for page in pages if not is_error(page)]):
        block, whole = _fitting(list(_page(page, report.get("rules") or {})), room)
        if not block:
            left_out += 1
            continue
        blocks.append(block if whole else f"{block}\n\n_More of this page is in the full report._")
        room -= len(blocks[-1]) + 2
    if left_out:
        blocks.append(f"_{words.number(left_out, 'more page')} in the full report._")
    blocks.append(f"_{words.LIMITS}_")
    return "\n\n".join(blocks) + "\n"


def escape(value: object, limit: int = 300) -> str:
    """A page's text as one line of Markdown that reads as that text and does nothing."""
    line = _LINKING.sub(lambda m: m.group() + _JOINER, clean.shorten(value, limit))
    line = _MARKUP.sub(r"\\\1", line)
    return "".join(_ENTITIES.get(sign, sign) for sign in line)


def code(value: object, limit: int = 300) -> str:
    """The text as a code span."""
    line = clean.shorten(value, limit)
    if not line:
        return ""
    fence = "`" * (_longest_run(line) + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}"


def _longest_run(line: str) -> int:
    return max((len(run) for run in re.findall("`+", line)), default=0)


def _link(page: Json) -> str:
    name = escape(name_of(page), 160) or "Page without a name"
    url = clean.text(address(page))
    if not re.match(r"https?://[^/]", url, re.IGNORECASE):
        return name
    return f"[{name}](<{quote(url, safe=_URL_SAFE)}>)"


_URL_SAFE = "%/:?#@!$&'*+,;=~-._[]"


def _head(report: Json, pages: list[Json]) -> Iterator[str]:
    yield "## Accessibility"
    yield f"**{words.run_verdict(report)}**"
    errors = [page for page in pages if is_error(page)]
    if errors:
        yield "### Could not be audited"
        lines = [_error(page) for page in errors[:_ERRORS]]
        if len(errors) > _ERRORS:
            lines.append(f"- and {len(errors) - _ERRORS:,} more, named in the full report")
        yield "\n".join(lines)
    counts = sum((count(findings(page)) for page in pages), Counts())
    if counts.total:
        rows = [
            f"| {word.label} | {counts.of(kind):,} | {word.means} |"
            for kind, word in words.KINDS.items()
            if counts.of(kind)
        ]
        yield "\n".join(["| Severity | Findings | What it means |", "| --- | ---: | --- |", *rows])
    if numbers := baseline(report):
        yield "Against the baseline: **{new:,} new**, {known:,} known, {fixed:,} fixed.".format(
            **numbers
        )
    causes = _causes(report)
    if causes:
        yield "### One change cures many\n\n" + "\n".join(causes)


def _error(page: Json) -> str:
    detail = clean.shorten((page.get("error") or {}).get("message"), 300)
    more = f" ({escape(detail)})" if detail else ""
    return f"- {code(address(page))}: {words.error_reason(page)}{more}"


def _causes(report: Json) -> list[str]:
    causes = [c for c in report.get("causes") or () if int(c.get("findings") or 0) > 1]
    causes.sort(key=lambda c: (-int(c.get("pages") or 0), -int(c.get("findings") or 0)))
    return [
        f"- {escape(c.get('label'))}: {words.number(int(c['findings']), 'finding')} on "
        f"{words.number(int(c.get('pages') or 0), 'page')}. "
        f"{_where(c)}".rstrip()
        for c in causes[:10]
    ]


def _where(cause: Json) -> str:
    """Where a cause is cured: the file, if it is known, else whose it is."""
    source = cause.get("source") or {}
    if not source.get("file"):
        return words.OWNERS.get(str(cause.get("owner")), "")
    place = ":".join(str(p) for p in (source["file"], source.get("line")) if p is not None)
    template = cause.get("owner") == "template"
    return f"{'One change in the template' if template else 'In the file'} {code(place)}."


def _by_gravity(pages: list[Json]) -> list[Json]:
    def key(page: Json) -> tuple[int, int, int]:
        counts = count(findings(page))
        return -counts.serious, -counts.faults, -counts.total

    return sorted(pages, key=key)


def _page(page: Json, rules: Json) -> Iterator[str]:
    yield f"### {_link(page)}\n\n{words.page_verdict(page)}"
    for told in (
        words.consent(page),
        " ".join(keyboard_words.sentences(page)),
        listening(page.get("article") or {}),
    ):
        if told:
            yield escape(told, 1000)
    for group in (*groups(page, rules, "fail"), *groups(page, rules, "review")):
        yield _group(group, page)


def _group(group: Group, page: Json) -> str:
    kind = "review" if group.outcome == "review" else group.severity
    label, places = words.KINDS[kind].label, words.number(len(group.findings), "place")
    lines = [f"**{escape(group.action)}** ({label.lower()}, {places})", ""]
    for finding in group.findings[:_PER_GROUP]:
        lines += _finding(finding, page)
    if len(group.findings) > _PER_GROUP:
        lines.append(f"- and {len(group.findings) - _PER_GROUP:,} more in the full report")
    return "\n".join(lines)


def _finding(finding: Json, page: Json) -> Iterator[str]:
    rule, opened = code(finding.get("rule"), 80), words.only_opened(finding, page)
    seen = f" (seen {opened})" if opened else ""
    yield f"- {escape(finding.get('message'), 500)} {rule}{seen}  "
    yield f"  at {code(finding.get('selector'))}"
    for fix in (finding.get("fixes") or ())[:2]:
        yield from _fix(fix)


def _fix(fix: Json) -> Iterator[str]:
    before, after = clean.text(fix.get("before")), clean.text(fix.get("after"))
    yield ""
    yield f"  {escape(fix.get('title'))} ({words.SAFETY.get(str(fix.get('safety')), 'look first')})"
    if before == after:
        return
    before, after = focus(before, after, _CODE_LIMIT)
    fence = "`" * max(3, _longest_run(before + after) + 1)
    yield f"\n  {fence}diff"
    yield from (f"  {sign} {line}" for sign, line in (("-", before), ("+", after)) if line)
    yield f"  {fence}"


def _fitting(blocks: list[str], room: int) -> tuple[str, bool]:
    """As many blocks as fit, and whether all did."""
    taken: list[str] = []
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        taken.append(block)
    return "\n\n".join(taken), len(taken) == len(blocks)
