"""Plants faults in clean pages, one a file, and proves what the tool says of its fixes.

usage: fixes.py [--quick] [--rule ID ...] [--keep FOLDER]

The files are written as people and programs write them: line ends, quotes, encodings, templates'
leftovers. Each is audited with every fix tried; the verified fixes go into a copy (``a11yaudit
fix --write``), and a fresh audit, axe-core by itself and the bytes of the file must agree. The
bars: at least 98 % of the safe fixes verified; of the fixes that are called verified none leaves
its fault, makes a new one or changes a line that it is not about. Ends with exit code 1 where a
bar is missed.
"""

from __future__ import annotations

import argparse
import difflib
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from playwright.sync_api import sync_playwright

from a11yaudit import audit, mend
from a11yaudit.axe_script import axe_script
from a11yaudit.browser.find import find_browser, launch_args
from a11yaudit.browser.run_axe import axe_source
from a11yaudit.config import AuditOptions
from a11yaudit.engine import evaluate
from a11yaudit.fix.document import read_document
from a11yaudit.model import Safety
from a11yaudit.page.static import parse
from a11yaudit.rule import Family, Need, Rule, discover
from a11yaudit.targets import SiteServer
from mutation.dressing import DRESSES, Dress
from mutation.in_browser import draw_pictures
from mutation.measure import PAGES, Trial, clean_pages, url_of
from mutation.mutations import MUTATIONS, planted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from a11yaudit.fix.document import Document
    from a11yaudit.fix.splice import Splice

FEWEST_VERIFIED = 0.98
CASES, ADVICE_CASES, QUICK_CASES = 6, 2, 1
TRIABLE = ("safe", "review")
RULES = {rule.id: rule for rule in discover()}
ACROSS_PAGES = tuple(rule.id for rule in RULES.values() if Need.SITE in rule.needs)


@dataclass(slots=True)
class Case:
    """A fault in a file: what was said of it, and what is wrong with that."""

    rule: Rule
    trial: Trial
    dress: Dress
    name: str
    body: bytes
    before: list[dict[str, Any]] = field(default_factory=list)
    after: list[dict[str, Any]] = field(default_factory=list)
    mended: mend.Mended | None = None
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def fixes(self) -> list[dict[str, Any]]:
        """The fixes offered for the fault."""
        mine = (f for f in self.before if f["rule"] == self.rule.id)
        return [fix for finding in mine for fix in finding["fixes"]]

    @property
    def verified(self) -> list[dict[str, Any]]:
        """Those of them that are called verified."""
        return [fix for fix in self.fixes if fix["verification"] == "verified"]

    def blame(self, kind: str, why: str) -> None:
        """Something is wrong, of one of the table's kinds or another."""
        self.wrong.append((kind, why))
        print(f"{kind}: {self.name}: {why}", file=sys.stderr, flush=True)


class Quiet:
    """Hears of each page and says little."""

    def __init__(self, what: str) -> None:
        """``what`` is being done."""
        self.what, self.began = what, time.perf_counter()
        self.count = self.total = 0

    def started(self, total: int) -> None:
        """So many will come."""
        self.total = total

    def page_started(self, target: str) -> None:
        """A visit begins."""

    def page_done(self, page: dict[str, Any]) -> None:
        """A page is done."""
        del page
        self.count += 1
        if self.count % 50 == 0 or self.count == self.total:
            spent = time.perf_counter() - self.began
            print(
                f"{self.what}: {self.count} of {self.total}, {spent:.0f} s",
                file=sys.stderr,
                flush=True,
            )

    def note(self, message: str) -> None:
        """Something to know."""
        print(message, file=sys.stderr)


# --- cases --------------------------------------------------------------------------------------


def chosen(only: Sequence[str], *, quick: bool) -> Iterator[Case]:
    """Some trials of each rule that has a fix, over the pages, each in another dress."""
    number = 0
    for place, rule in enumerate(RULES.values()):
        if not rule.fix or (only and rule.id not in only):
            continue
        most = QUICK_CASES if quick else CASES
        for trial in spread(rule, place, most):
            dress = DRESSES[number % len(DRESSES)]
            number += 1
            body = dress.put_on(trial.planted.html, trial.page)
            yield Case(rule, trial, dress, f"{number:03d}-{rule.id}-{trial.page}.html", body)


def spread(rule: Rule, start: int, most: int) -> Iterator[Trial]:
    """So many of the rule's trials, from all its ways and pages; fewer where an editor must write.

    ``start`` turns the pages, so that not all rules begin with the same one.
    """
    pages = list(clean_pages().items())
    ways = [(one, at) for one in MUTATIONS if one.rule == rule.id for at in range(one.most)]
    slots = [
        (*ways[nth % len(ways)], *pages[(start + nth + nth // len(ways)) % len(pages)])
        for nth in range(len(ways) * len(pages))
    ]
    given = 0
    for one, at, page, html in slots:
        spoilt = planted(one, html, at)
        if spoilt is None:
            continue
        trial = Trial(page, one, at, spoilt)
        if given == ADVICE_CASES and is_advice(rule, trial):
            return
        yield trial
        given += 1
        if given == most:
            return


def is_advice(rule: Rule, trial: Trial) -> bool:
    """Whether the HTML alone shows that the rule asks for an editor's words."""
    found = evaluate(parse(trial.planted.html, url_of(trial.page)), [rule]).findings
    return bool(found) and all(f.fix is not None and f.fix.safety is Safety.ADVICE for f in found)


def write_out(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """A site of these files, with the pictures and the style sheet that they name."""
    folder.mkdir()
    draw_pictures(folder)
    (folder / "look.css").write_bytes((PAGES / "look.css").read_bytes())
    for name, body in files:
        (folder / name).write_bytes(body)


# --- the tool at work ---------------------------------------------------------------------------


def options(folder: Path, cases: Sequence[Case], **more: Any) -> AuditOptions:
    """What a user would ask for."""
    targets = tuple(str(folder / case.name) for case in cases)
    return AuditOptions(targets=targets, root=folder, formats=(), evidence="none", **more)


def findings(folder: Path, cases: Sequence[Case], verify: str) -> list[list[dict[str, Any]]]:
    """What the audit finds in each case's file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for probes, mine in by_probes(cases):
        wanted = options(
            folder,
            mine,
            output=folder.parent / f"report-{folder.name}",
            verify=verify,
            probes=probes,
            skip_rules=ACROSS_PAGES,
        )
        report = audit.run(wanted, Quiet(f"audit --verify {verify} --probes {probes}"))
        for page in report["pages"]:
            found[page["target"]] = page["findings"]
            if page["error"]:
                print(f"{page['target']}: {page['error']['message']}", file=sys.stderr)
    return [found[str(folder / case.name)] for case in cases]


def is_about_keys(rule: Rule) -> bool:
    """Whether the rule's verdicts need keys, or its fixes change what keys do."""
    return Need.KEYBOARD in rule.needs or rule.family is Family.SKIP_LINKS


def fix_files(folder: Path, cases: Sequence[Case], *, write: bool) -> list[mend.Mended]:
    """Run ``a11yaudit fix --unsafe`` over the cases; what became of each, in their order."""
    done: dict[str, mend.Mended] = {}
    for probes, mine in by_probes(cases):
        quiet = Quiet(f"fix {'--write' if write else '--diff'} --probes {probes}")

        def tell(page: mend.Mended, quiet: Quiet = quiet) -> None:
            done[page.target] = page
            quiet.page_done({})

        wanted = options(folder, mine, probes=probes)
        mend.run(mend.Mending(wanted, write=write, unsafe=True), quiet.started, tell)
    return [done[str(folder / case.name)] for case in cases]


def by_probes(cases: Sequence[Case]) -> Iterator[tuple[str, list[Case]]]:
    """The cases whose fixes have to do with keys, for which keys are tried, and the others.

    Keys take half of the time.
    """
    for probes in ("none", "fast"):
        keys = probes == "fast"
        mine = [case for case in cases if is_about_keys(case.rule) == keys]
        if mine:
            yield probes, mine


def axe_counts(folder: Path, cases: Sequence[Case]) -> list[int]:
    """How many elements axe-core's own rules of the same name report, axe alone on the page."""
    source = axe_source(axe_script())
    run = """names => axe.run({runOnly: {type: 'rule', values: names}})
        .then(said => said.violations.reduce((sum, one) => sum + one.nodes.length, 0))"""
    with sync_playwright() as playwright, SiteServer(folder) as server:
        running = playwright.chromium.launch(
            executable_path=find_browser(None).path, args=launch_args()
        )
        tab, counts = running.new_page(), []
        for case in cases:
            tab.goto(server.url_of(folder / case.name))
            tab.evaluate(source)
            counts.append(tab.evaluate(run, list(case.rule.axe)))
        running.close()
    return counts


# --- what must be true --------------------------------------------------------------------------


def compare(case: Case) -> None:
    """The fresh audit must miss the fixed faults and know of no new ones."""
    count = Counter(f["rule"] for f in case.after)
    mine = [f for f in case.before if f["rule"] == case.rule.id]
    if count[case.rule.id] > len(mine) - len(case.verified):
        case.blame("not fixed", "a fresh audit reports it all the same")
    for finding in case.after:
        if finding["outcome"] != "fail" or finding["severity"] == "advice":
            continue
        if not any(is_same(finding, old) for old in case.before):
            case.blame("regressed", f"{finding['rule']}: {finding['message']}")


def is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether both say the same of one element."""
    keys = ("fingerprint", "selector", "html")
    return one["rule"] == other["rule"] and any(one[key] == other[key] for key in keys)


def check_file(case: Case, written: bytes) -> None:
    """The file has the splices and nothing else, and the patch makes the same of the old one."""
    assert case.mended is not None
    if not case.mended.done:
        reasons = "; ".join(left.reason for left in case.mended.left) or "no reason is given"
        case.blame("not applied", f"a11yaudit fix left it: {reasons}")
        return
    text = read_document(case.body).text
    document = read_document(case.body)
    for splices in case.mended.changes:
        new = put_in(text, splices)
        if stray := stray_lines(text, new, lines_of(text, splices)):
            case.blame("stray", f"lines {stray} change without a fix")
        text = new
    if encoded(document, text) != written:
        case.blame("stray", "bytes outside of the splices differ")
    if patched(case) != written:
        case.blame("stray", "the patch does not make the file that was written")


def put_in(text: str, splices: Sequence[Splice]) -> str:
    """The text with the splices in it, by other code than the tool's own: from the end."""
    ordered = sorted(splices, key=lambda one: one.key)  # those of equal keys in their order
    for one in ordered[::-1]:
        text = text[: one.start] + one.new + text[one.end :]
    return text


def encoded(document: Document, text: str) -> bytes:
    """The text in the document's encoding."""
    return document.bom + text.encode(document.codec, "surrogateescape")


def lines_of(text: str, splices: Sequence[Splice]) -> set[int]:
    """The numbers of the lines that the splices touch, from 0."""
    found: set[int] = set()
    for one in splices:
        found.update(range(text.count("\n", 0, one.start), text.count("\n", 0, one.end) + 1))
    return found


def stray_lines(old: str, new: str, touched: set[int]) -> list[int]:
    """The numbers of the old lines that change, or between which lines are put, untouched."""
    before, after = old.split("\n"), new.split("\n")
    found: list[int] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        if kind == "insert" and not touched & {start - 1, start}:
            found.append(start)
        elif kind in ("replace", "delete"):
            found += [line for line in range(start, end) if line not in touched]
    return found


def patched(case: Case) -> bytes:
    """What ``patch`` makes of the old file."""
    assert case.mended is not None
    with tempfile.TemporaryDirectory() as name:
        file, result = Path(name) / case.name, Path(name) / "new"
        file.write_bytes(case.body)
        command = ["patch", "--binary", "--silent", "-o", str(result), str(file)]
        done = subprocess.run(command, input=case.mended.patch, capture_output=True, check=False)
        return result.read_bytes() if done.returncode == 0 else done.stdout


def prove(work: Path, cases: Sequence[Case]) -> None:
    """Have the tool find, try and apply the fixes, and check each of its claims."""
    old, new = work / "old", work / "new"
    write_out(old, ((case.name, case.body) for case in cases))
    for case, found in zip(cases, findings(old, cases, "all"), strict=True):
        case.before = found
        look_at_offer(case)
    good = [case for case in cases if case.verified]
    write_out(new, ((case.name, case.body) for case in good))
    for case, mended in zip(good, fix_files(new, good, write=True), strict=True):
        case.mended = mended
        check_file(case, (new / case.name).read_bytes())
    for case, found in zip(good, findings(new, good, "none"), strict=True):
        case.after = found
        compare(case)
    ask_axe(old, new, [case for case in good if case.rule.axe])
    for case, again in zip(good, fix_files(new, good, write=False), strict=True):
        if again.patch or again.error:
            case.blame("second run", f"changes the file again: {again.error or again.done}")


def look_at_offer(case: Case) -> None:
    """The fault must be found, and each fix that can be tried should be verified."""
    if not any(f["rule"] == case.rule.id for f in case.before):
        case.blame("not found", "the planted fault is not reported")
    for fix in case.fixes:
        if fix["safety"] in TRIABLE and fix["verification"] != "verified":
            case.blame("unverified", f"{fix['verification']}: {fix['reason']}")


def ask_axe(old: Path, new: Path, cases: Sequence[Case]) -> None:
    """What axe-core found of the fault, it must not find any more."""
    counts = zip(cases, axe_counts(old, cases), axe_counts(new, cases), strict=True)
    for case, before, after in counts:
        if after and after >= before:
            case.blame("not fixed", f"axe-core finds {after} after, {before} before")


# --- the table ----------------------------------------------------------------------------------


def tell(cases: Sequence[Case]) -> bool:
    """Print the table and all that is wrong; whether the bars hold."""
    kinds = ("regressed", "not fixed", "not applied")
    print(f"{'rule':30} cases  safe: offered verified  review: offered verified  advice  "
          + "  ".join(kinds))  # fmt: skip
    by_rule: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_rule[case.rule.id].append(case)
    total: Counter[str] = Counter()
    for rule, mine in by_rule.items():
        sums: Counter[str] = Counter()
        for case in mine:
            sums.update(fix["safety"] for fix in case.fixes)
            sums.update(f"{fix['safety']} verified" for fix in case.verified)
            sums.update({kind for kind, _ in case.wrong})
        total.update(sums)
        cells = [f"{rule:30} {len(mine):5}"]
        cells += [f"{sums['safe']:13} {sums['safe verified']:8}"]
        cells += [f"{sums['review']:15} {sums['review verified']:8}", f"{sums['advice']:6}"]
        print("  ".join([*cells, *(f"{sums[kind]:{len(kind)}}" for kind in kinds)]))
    for case in cases:
        for kind, why in case.wrong:
            how = f"{case.trial.mutation.how}; {case.dress.name}"
            print(f"{kind}: {case.name} ({how}): {why}")
    false = total.keys() & {"regressed", "not fixed", "not applied", "stray", "second run"}
    share = total["safe verified"] / total["safe"] if total["safe"] else 1.0
    of_review = total["review verified"] / total["review"] if total["review"] else 1.0
    print(
        f"{len(cases)} faults planted one at a time: {share:.1%} of {total['safe']} safe fixes "
        f"verified, {of_review:.1%} of {total['review']} to be looked at; of those called "
        f"verified {total['not fixed']} leave their fault, {total['regressed']} make another, "
        f"{total['not applied']} could not be applied, {total['stray']} change other lines, "
        f"{total['second run']} change in a second run."
    )
    return share >= FEWEST_VERIFIED and not false


def main() -> None:
    """Prove all cases, or those of some rules."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="one case of each rule")
    parser.add_argument("--rule", action="append", default=[], help="only this rule's faults")
    parser.add_argument("--keep", type=Path, help="work in this new folder and keep it")
    args = parser.parse_args()
    began = time.perf_counter()
    cases = list(chosen(args.rule, quick=args.quick))
    with tempfile.TemporaryDirectory() as name:
        work = args.keep or Path(name)
        work.mkdir(parents=True, exist_ok=True)
        prove(work.resolve(), cases)
    held = tell(cases)
    print(f"{time.perf_counter() - began:.0f} seconds")
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
