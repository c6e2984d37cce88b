"""The one orchestrator: targets in, a report out; what is finished is written at once."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import a11yaudit
from a11yaudit.accounts import blank_page, changes_of, gate_of, in_short, now, run_facts
from a11yaudit.analyse import Analysis, analyse, look_across
from a11yaudit.browser.find import find_browser
from a11yaudit.browser.session import Session
from a11yaudit.errors import PageError, UserError
from a11yaudit.extras import write_extras
from a11yaudit.fix.serving import patch_name
from a11yaudit.fix.source_map import OWNERS, name_sources, read_source_map
from a11yaudit.fix.verify import Verify
from a11yaudit.model import SitePage
from a11yaudit.origin import places_of
from a11yaudit.remedy import Bench, document_of, patch_of, tell, verified
from a11yaudit.report import FORMATS, SCHEMA_VERSION, page_line
from a11yaudit.report.comparing import Comparison
from a11yaudit.report.earlier import read_earlier
from a11yaudit.report.evidence import keep_pictures
from a11yaudit.report.html import HtmlReport
from a11yaudit.report.view import summary_of
from a11yaudit.rule import discover
from a11yaudit.site import causes_of
from a11yaudit.targets import displayed, resolve, serving
from a11yaudit.visit import observed, wants_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from a11yaudit.browser.observe import Observation
    from a11yaudit.browser.reading import Wants
    from a11yaudit.config import AuditOptions
    from a11yaudit.fix.source_map import Places, SourceMap
    from a11yaudit.targets import Target

FILES = {"json": "report.json", "jsonl": "report.jsonl", "markdown": "report.md"}
OURS = re.compile(r"\d{3,}-[\w-]*\.(html|jpg|webp|patch)")
FOLDERS = ("pages", "pictures", "patches")


class Listener(Protocol):
    """Who is told how the run goes on."""

    def started(self, total: int) -> None:
        """The targets are known; ``total`` pages will be visited."""

    def page_started(self, target: str) -> None:
        """A visit begins."""

    def page_done(self, page: dict[str, Any]) -> None:
        """A page's share of the report is finished, be it audited or an error."""

    def note(self, message: str) -> None:
        """Something that the user should know."""


@dataclass(slots=True)
class _Run:
    options: AuditOptions
    listener: Listener
    html: HtmlReport | None
    tool: dict[str, Any]
    run: dict[str, Any]
    browser: Path | None = None
    comparison: Comparison | None = None
    pages: dict[int, dict[str, Any]] = field(default_factory=dict)
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    site: dict[int, SitePage] = field(default_factory=dict)
    mapped: SourceMap | None = None
    places: dict[str, dict[str, Places]] = field(default_factory=dict)

    def wants(self, rule: str) -> bool:
        """Whether the user wants to hear of this rule, ours or axe-core's."""
        only = self.options.rules
        return (not only or rule in only) and rule not in self.options.skip_rules


def run(options: AuditOptions, listener: Listener) -> dict[str, Any]:
    """Audit the targets, write the report's files and return the JSON report.

    Raises `UserError` before any page is visited; once pages are visited, faults of single pages
    are recorded. On an interruption what was finished is written and the interruption goes on.
    """
    targets = resolve(options.targets, options.urls_file, options.root)
    mapped = read_source_map(options.source_map) if options.source_map else None
    browser = find_browser(options.browser)
    wants = wants_of(options)
    earlier = read_earlier(options.compare) if options.compare else None
    html = (
        HtmlReport(options.output, options.templates, options.lang)
        if "html" in options.formats
        else None
    )
    _make_room(options)
    facts = run_facts(options)
    state = _Run(
        options,
        listener,
        html,
        {"name": "a11yaudit", "version": a11yaudit.__version__, "axe_version": "", "browser": ""},
        facts,
        browser=browser.path,
        comparison=Comparison(earlier, facts["config"]) if earlier else None,
        mapped=mapped,
    )
    listener.started(len(targets))
    try:
        with serving(targets, options.base) as ready:
            asyncio.run(_visit_all(state, ready, browser.path, wants))
        state.run["complete"] = True
    finally:
        if state.pages or state.run["complete"]:
            report = _finish(state, len(targets))
    return report


def _make_room(options: AuditOptions) -> None:
    """Make the output folder and remove what an earlier run of ours left in it."""
    try:
        for name in FOLDERS:
            folder = options.output / name
            folder.mkdir(parents=True, exist_ok=True)
            for file in folder.iterdir():
                if OURS.fullmatch(file.name):
                    file.unlink()
    except OSError as error:
        message = f"The output folder {options.output} cannot be written: {error.strerror}."
        raise UserError(message, "Choose another folder with --output.") from error


async def _visit_all(
    state: _Run, targets: Sequence[Target], executable: Path | None, wants: Wants
) -> None:
    options = state.options
    async with Session(executable, options.viewport, options.block, options.allow) as session:
        state.tool["browser"] = session.version
        waiting = iter(list(enumerate(targets, 1)))

        async def worker() -> None:
            for number, target in waiting:
                state.listener.page_started(target.given)
                await _visit(state, session, number, target, wants)

        async with asyncio.TaskGroup() as group:
            for _ in range(min(options.concurrency, len(targets))):
                group.create_task(worker())


async def _visit(state: _Run, session: Session, number: int, target: Target, wants: Wants) -> None:
    began = time.perf_counter()
    page = blank_page(target, number)
    try:
        limit = state.options.timeout
        seen = await observed(session, target, wants, limit, state.listener.note)
        analysis = await asyncio.to_thread(analyse, seen, discover(), state.wants)
        state.site[number] = await asyncio.to_thread(_record, state, page, seen, analysis)
        file = target.given if target.file else ""
        await asyncio.to_thread(_locate, state, page, seen, analysis, file)
        bench = Bench(
            session,
            discover(),
            state.wants,
            wants,
            limit,
            local=target.file is not None,
        )
        await _verify(state, page, seen, analysis, bench)
    except PageError as error:
        page["error"] = {"kind": error.kind, "message": error.message}
        page["http_status"] = error.http_status
    except (UserError, asyncio.CancelledError):
        raise
    except Exception as error:  # noqa: BLE001 (a bug of ours on one page must not end the run)
        message = f"a11yaudit failed on this page ({type(error).__name__}: {error})."
        page["error"] = {"kind": "internal", "message": message}
    if page["error"]:
        page["status"] = "error"
    page["duration_ms"] = round((time.perf_counter() - began) * 1000)
    if state.comparison:
        state.comparison.mark(page)
    await asyncio.to_thread(_write_page, state, page)
    state.pages[number] = page
    state.listener.page_done(page)


def _record(state: _Run, page: dict[str, Any], seen: Observation, result: Analysis) -> SitePage:
    """Fill in the page's share of the report and say what is kept."""
    page |= result.view
    page["url"] = displayed(page["url"])
    page["http_status"] = seen.http_status
    page["settled"] = seen.settled
    page["state_note"] = " ".join(seen.notes) or None
    page["times"] = seen.times
    state.rules |= result.rules
    state.tool["axe_version"] = state.tool["axe_version"] or result.axe_version
    for rule in result.crashed:
        state.listener.note(f"{page['target']}: the rule {rule} crashed; its verdict is missing.")
    if seen.picture:
        whole = state.options.evidence == "full"
        keep_pictures(page, seen.picture, state.options.output, whole=whole)
    return SitePage(page["target"], result.key, result.pictures, result.signature, result.wheres)


def _locate(
    state: _Run, page: dict[str, Any], seen: Observation, result: Analysis, file: str
) -> None:
    """Say where the findings come from, as far as it does not depend on other pages.

    ``file`` is how the page's own file is called, empty for pages of the web.
    """
    document = document_of(seen) if file else ""
    known = places_of(
        seen,
        result.findings,
        state.mapped,
        None if isinstance(document, str) else document,
        file,
    )
    state.places[page["target"]] = known
    for finding in page["findings"]:
        places = list(known[finding["fingerprint"]].values())
        if len(places) == len(OWNERS) and places[0] == places[1]:
            finding["source"] = places[0].view


async def _verify(
    state: _Run, page: dict[str, Any], seen: Observation, analysis: Analysis, bench: Bench
) -> None:
    """Try the page's fixes, tell what became of them, and write a patch with the good ones."""
    began = time.perf_counter()
    results, document = await verified(bench, seen, analysis, Verify(state.options.verify))
    tell(page, results)
    page["times"]["verify"] = round(time.perf_counter() - began, 4)
    if document is None or not state.html:
        return
    name = page["target"] if bench.local else patch_name(page["url"])
    patch, fixes = await asyncio.to_thread(patch_of, analysis, results, document, name)
    if patch:
        file = page["report_file"].replace("pages/", "patches/").removesuffix(".html") + ".patch"
        (state.options.output / file).write_bytes(patch)
        page["patch"] = {"file": file, "fixes": fixes}


def _write_page(state: _Run, page: dict[str, Any]) -> None:
    if state.html:
        state.html.write_page(page, state.rules, {"tool": state.tool, "run": state.run})
    if "jsonl" in state.options.formats:
        with (state.options.output / FILES["jsonl"]).open(
            "a" if state.lines else "w", encoding="utf-8"
        ) as file:
            file.write(page_line(page))
        state.lines.append(page["target"])


def _finish(state: _Run, total: int) -> dict[str, Any]:
    """Put the report together and write every format that was asked for."""
    _look_across(state)
    state.run["finished"] = now()
    pages = [state.pages[number] for number in sorted(state.pages)]
    causes, templates = causes_of(state.pages, state.site, state.rules)
    name_sources(pages, causes, state.places)
    if state.mapped:
        _say_sources(state, state.mapped)
    complete = state.run["complete"] and len(pages) == total
    gate = gate_of(pages, state.options.fail_on, complete=complete)
    compared = state.comparison.told(pages) if state.comparison else None
    if compared:
        state.listener.note(in_short(compared))
    report = {
        "schema_version": SCHEMA_VERSION,
        "tool": state.tool,
        "run": state.run,
        "summary": summary_of(pages, causes, gate) | changes_of(compared),
        "compared": compared,
        "causes": causes,
        "templates": templates,
        "rules": dict(sorted(state.rules.items())),
        "pages": pages,
    }
    for name, file in FILES.items():
        if name in state.options.formats:
            (state.options.output / file).write_text(FORMATS[name](report), encoding="utf-8")
    options = state.options
    if state.html:
        state.html.write_index(report)
        write_extras(options, state.html, report, state.browser, state.listener.note)
    for name in FOLDERS:
        with contextlib.suppress(OSError):
            (state.options.output / name).rmdir()
    return report


def _look_across(state: _Run) -> None:
    """Add what only all pages together show; reports of pages that it changes are written anew.

    The lines of the JSON Lines report were written as the pages finished, for whoever follows the
    file: `_finish` writes them again, in the order of the targets and with what was added.
    """
    kept = {number: page for number, page in state.site.items() if number in state.pages}
    wider = look_across(state.pages, kept, discover(), state.wants)
    state.rules |= wider.rules
    for rule in wider.crashed:
        state.listener.note(f"The rule {rule} crashed; its verdict across pages is missing.")
    if wider.changed:
        pages = "one page" if len(wider.changed) == 1 else f"{len(wider.changed)} pages"
        state.listener.note(f"A look across all pages added findings on {pages}.")
    if state.comparison:
        for number in wider.changed:
            state.comparison.mark(state.pages[number])
    if state.html:
        head = {"tool": state.tool, "run": state.run}
        for number in wider.changed:
            state.html.write_page(state.pages[number], state.rules, head)


def _say_sources(state: _Run, mapped: SourceMap) -> None:
    """Write the pages' reports anew, now that it is known which of a page's files is meant."""
    for url in mapped.unused():
        state.listener.note(f"The source map's pattern {url!r} matches no page of this run.")
    if state.html:
        for page in state.pages.values():
            state.html.write_page(page, state.rules, {"tool": state.tool, "run": state.run})
