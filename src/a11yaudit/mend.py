"""Pages are mended: fixes that were tried and found good go into their documents, byte by byte.

A page is audited, its fixes are tried, the good ones go in, and the result is audited again,
until nothing is left that a fix would cure: a second run changes nothing.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from a11yaudit.analyse import analyse
from a11yaudit.browser.find import find_browser
from a11yaudit.browser.session import Session
from a11yaudit.editors import answered, asked_of
from a11yaudit.errors import PageError, UserError
from a11yaudit.fix.apply import plan
from a11yaudit.fix.files import FileRead, read_file, unified_diff, write_file
from a11yaudit.fix.serving import patch_name
from a11yaudit.fix.trying import Look
from a11yaudit.fix.verify import ADVICE, NOT_ASKED, Verification, Verify, rounds
from a11yaudit.model import Safety
from a11yaudit.remedy import Bench, document_of, try_fixes
from a11yaudit.rule import Need, discover
from a11yaudit.targets import resolve, serving
from a11yaudit.visit import observed, wants_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from a11yaudit.browser.observe import Observation
    from a11yaudit.browser.reading import Wants
    from a11yaudit.config import AuditOptions
    from a11yaudit.editors import Asked
    from a11yaudit.fix.document import Document
    from a11yaudit.fix.splice import Splice
    from a11yaudit.fix.trying import Tried
    from a11yaudit.fix.worksheet import Answer, RowError
    from a11yaudit.model import Finding
    from a11yaudit.targets import Target

MOST_ROUNDS = 6
WORKSHEET = "worksheet"  # in place of a rule
LED_ELSEWHERE = "The page leads on to another document; its own file is left alone."


@dataclass(frozen=True, slots=True)
class Done:
    """A fix that is in the document: of which finding, what it does, and how safe it is."""

    fingerprint: str
    rule: str
    title: str
    safety: Safety


@dataclass(frozen=True, slots=True)
class Left:
    """A fix that was wanted and is not in the document, and why, in a sentence."""

    rule: str
    reason: str


@dataclass(slots=True)
class Mended:
    """What became of one page.

    ``patch`` is empty where nothing changes. ``advice`` counts the findings that need an editor's
    words and ``unasked`` those with a fix that a person should look at, where such were not asked
    for. ``changes`` are the splices that make the patch, round by round, each of the text that the
    round before it left. ``rows`` are those of a worksheet that could not be used. ``error`` says
    why the page was left alone; ``written`` whether its file was changed.
    """

    target: str
    patch: bytes = b""
    done: list[Done] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    advice: int = 0
    unasked: int = 0
    changes: list[tuple[Splice, ...]] = field(default_factory=list)
    rows: list[RowError] = field(default_factory=list)
    error: str = ""
    written: bool = False


@dataclass(frozen=True, slots=True)
class Mending:
    """What to do: see `AuditOptions` for the pages; ``unsafe`` takes fixes to be looked at too.

    With ``answers``, an editor's answers are all that goes into the pages.
    """

    options: AuditOptions
    write: bool = False
    unsafe: bool = False
    answers: Sequence[Answer] | None = None

    @property
    def verify(self) -> Verify:
        """Which fixes are tried."""
        return Verify.ALL if self.unsafe else Verify.SAFE


def run(
    mending: Mending, started: Callable[[int], None], done: Callable[[Mended], None]
) -> list[RowError]:
    """Mend the targets' pages; ``done`` hears of each, in the order of the targets.

    Returns the answers of a worksheet that are about no page of these; pages that no answer is
    about are not visited. Raises `UserError` before any page is visited. What was written stays,
    whatever comes later.
    """
    options = mending.options
    targets = resolve(options.targets, options.urls_file, options.root)
    if mending.write:
        _refuse_pages_of_the_web(targets)
    browser = find_browser(options.browser)
    wants = _wants_of(options)
    asked: Asked = {}
    errors: list[RowError] = []
    with serving(targets, options.base) as ready:
        if mending.answers is not None:
            asked, errors = asked_of(mending.answers, ready)
            ready = [target for target in ready if target.given in asked]  # noqa: PLW2901
        started(len(ready))
        if ready:
            asyncio.run(_Run(mending, wants, done, asked).visit(ready, browser.path))
    return errors


def _wants_of(options: AuditOptions) -> Wants:
    """What to look at: all that may get worse, whatever the rules whose fixes are wanted.

    Keys are tried only for such rules, as they take longest.
    """
    everything = wants_of(replace(options, rules=(), skip_rules=()))
    return replace(everything, keyboard=wants_of(options).keyboard)


def _refuse_pages_of_the_web(targets: Sequence[Target]) -> None:
    for target in targets:
        if target.file is None:
            raise UserError(
                f"{target.given} is a page of the web, and cannot be written.",
                "Leave --write out to get a patch, and put that into the file it is made from.",
            )


class _Run:
    def __init__(
        self, mending: Mending, wants: Wants, done: Callable[[Mended], None], asked: Asked
    ) -> None:
        self.mending = mending
        self.asked = asked
        self.wants = wants
        self.done = done
        self.ready: dict[int, Mended] = {}
        self.told = 0

    async def visit(self, targets: Sequence[Target], executable: Path | None) -> None:
        options = self.mending.options
        async with Session(executable, options.viewport, options.block, options.allow) as session:
            waiting = iter(list(enumerate(targets)))

            async def worker() -> None:
                for number, target in waiting:
                    self.ready[number] = await self._mended(session, target)
                    self._tell()

            async with asyncio.TaskGroup() as group:
                for _ in range(min(options.concurrency, len(targets))):
                    group.create_task(worker())

    def _tell(self) -> None:
        while self.told in self.ready:
            self.done(self.ready.pop(self.told))
            self.told += 1

    async def _mended(self, session: Session, target: Target) -> Mended:
        result = Mended(target.given)
        try:
            file = await asyncio.to_thread(read_file, target.file) if target.file else None
            bench = Bench(
                session,
                discover(),
                lambda _: True,
                self.wants,
                self.mending.options.timeout,
                local=target.file is not None,
            )
            seen = await observed(
                session, target, self.wants, self.mending.options.timeout, lambda _: None
            )
            await self._mend(result, bench, seen, file)
        except PageError as error:
            result.error = error.message
        except UserError as error:
            result.error = " ".join(filter(None, (error.message, error.hint)))
        except Exception as error:  # noqa: BLE001 (a bug of ours on one page must not end the run)
            result.error = f"a11yaudit failed on this page ({type(error).__name__}: {error})."
        return result

    def _for_fixing(self, finding: Finding) -> Finding:
        """The finding; without its fix where its rule was not asked for."""
        only, skipped = self.mending.options.rules, self.mending.options.skip_rules
        if (only and finding.rule not in only) or finding.rule in skipped:
            return replace(finding, fix=None, fixes=())
        return finding

    async def _mend(
        self, result: Mended, bench: Bench, seen: Observation, file: FileRead | None
    ) -> None:
        old = document_of(seen)
        if isinstance(old, str):
            result.error = old
            return
        if file is not None and file.body != old.body:
            result.error = LED_ELSEWHERE
            return
        if result.target in self.asked:
            new = await self._answered(result, seen, old)
        else:
            new = await self._rounds(result, bench, seen, old)
        name = result.target if file else patch_name(seen.answer.url if seen.answer else "")
        result.patch = unified_diff(old, new.text, name)
        if file is not None and self.mending.write and new.body != old.body:
            await asyncio.to_thread(write_file, file, new.body)
            result.written = True

    async def _answered(self, result: Mended, seen: Observation, old: Document) -> Document:
        answers = self.asked[result.target]
        new, fixes, errors = await asyncio.to_thread(answered, answers, seen, old, result.target)
        result.rows = errors
        result.done = [Done(fix.title, WORKSHEET, fix.title, fix.safety) for fix in fixes]
        return new

    async def _rounds(
        self, result: Mended, bench: Bench, seen: Observation, old: Document
    ) -> Document:
        """The document with all good fixes; what became of the fixes goes to ``result``."""
        analysis = await asyncio.to_thread(analyse, seen, bench.rules, bench.wanted)
        document = old
        look = Look(tuple(analysis.findings), analysis.without_verdict)
        tries_keys = bool(self.wants.keyboard)
        keys = frozenset(r.id for r in bench.rules if tries_keys and Need.KEYBOARD in r.needs)
        for _ in range(MOST_ROUNDS):
            findings = [self._for_fixing(finding) for finding in look.findings]
            tried = await try_fixes(bench, seen, document, findings, self.mending.verify)
            self._account(result, findings, tried)
            numbers, text, splices = _chosen(tried, document, findings)
            if not numbers and (text == old.text or not keys & look.without_verdict):
                break
            for number in numbers:
                cured, fix = findings[number], findings[number].fix
                if fix:
                    done = Done(cured.fingerprint, cured.rule, fix.title, fix.safety)
                    result.done.append(done)
            document = document.having(text)
            if splices:
                result.changes.append(splices)
            if numbers and tried.best:
                look = tried.best.look
            else:  # nothing is left but what only keys show
                found = await bench.look(seen, document, keys)
                look = Look(tuple(found.findings), found.without_verdict)
        return document

    def _account(self, result: Mended, findings: Sequence[Finding], tried: Tried) -> None:
        """What is left after this round, in place of what was left before it."""
        result.left = [
            Left(findings[number].rule, one.reason)
            for number, one in sorted(tried.results.items())
            if one.verification is not Verification.VERIFIED
            and one.reason not in (ADVICE, NOT_ASKED)
        ]
        fixes = [finding.fix for finding in findings if finding.fix]
        result.advice = sum(fix.safety is Safety.ADVICE for fix in fixes)
        wanted = self.mending.verify
        result.unasked = sum(
            fix.safety is Safety.REVIEW and not wanted.wants(fix.safety) for fix in fixes
        )


def _chosen(
    tried: Tried, document: Document, findings: Sequence[Finding]
) -> tuple[list[int], str, tuple[Splice, ...]]:
    """(the fixes to put in now, by their findings' positions, the text that has them, splices).

    That is the best copy, tried as a whole; else the good fixes that do not touch one another.
    """
    if tried.best:
        return sorted(tried.best.numbers), tried.best.text, tried.best.splices
    good = tried.verified
    planned = plan(document, [fix for number in good if (fix := findings[number].fix)])
    apart = [good[place] for place in next(iter(rounds(planned.applied)), [])]
    again = plan(document, [fix for number in apart if (fix := findings[number].fix)])
    return [apart[one.number] for one in again.applied], again.text, again.splices
