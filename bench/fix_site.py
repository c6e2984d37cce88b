"""Mends copies of a folder's pages and checks the result from outside: with other tools, anew.

    python bench/fix_site.py FOLDER [--unsafe]

Of each file that changed:

- the patch, put into the old file by ``git apply``, gives the new file;
- the document trees that html5lib builds of both differ in a few places per fix at most;
- a fresh audit no longer reports what is called fixed.

And a second run changes nothing. Exit code 1 where one of these does not hold.
"""

from __future__ import annotations

import argparse
import difflib
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib

from a11yaudit import audit, mend
from a11yaudit.config import AuditOptions
from a11yaudit.console import Silent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MOST_PLACES = 12  # that a fix may change in the tree: moved headings, an id with its two uses


def main() -> int:
    """Run the checks and print what they found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unsafe", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        site = Path(name, "site")
        shutil.copytree(args.folder, site)
        before = audited(site)
        began = time.perf_counter()
        pages = mended(site, unsafe=args.unsafe)
        seconds = time.perf_counter() - began
        after, again = audited(site), mended(site, unsafe=args.unsafe)
        wrong = [
            line
            for page in pages
            for line in faults(page, args.folder / Path(page.target).relative_to(site))
        ]
        wrong += [
            line
            for page in pages
            for line in unfixed(page, before[page.target], after[page.target])
        ]
        wrong += [f"{page.target}: the second run changes it" for page in again if page.patch]
    print(*wrong, sep="\n")
    changed = [page for page in pages if page.patch]
    print(
        f"{len(pages)} pages, {len(changed)} changed, {sum(len(p.done) for p in pages)} fixes, "
        f"{sum(len(p.left) for p in pages)} left, {sum(bool(p.error) for p in pages)} errors, "
        f"{seconds:.0f} s; {len(wrong)} faults."
    )
    return bool(wrong)


def audited(site: Path) -> dict[str, list[dict[str, Any]]]:
    """The findings of a fresh audit by page."""
    with tempfile.TemporaryDirectory() as output:
        options = AuditOptions(
            targets=(str(site),), output=Path(output), formats=(), evidence="none", verify="none"
        )
        report = audit.run(options, Silent())
    return {page["target"]: page["findings"] for page in report["pages"]}


def mended(site: Path, *, unsafe: bool) -> list[mend.Mended]:
    """What ``a11yaudit fix --write`` did."""
    options = AuditOptions(targets=(str(site),), formats=(), evidence="none")
    pages: list[mend.Mended] = []
    mend.run(mend.Mending(options, write=True, unsafe=unsafe), lambda _: None, pages.append)
    return pages


def faults(page: mend.Mended, original: Path) -> Iterator[str]:
    """What is wrong with the page's new file, in sentences."""
    if page.error:
        yield f"{page.target}: {page.error}"
    if not page.patch:
        return
    file = Path(page.target)
    old, new = original.read_bytes(), file.read_bytes()
    if applied(page.patch, file, old) != new:
        yield f"{page.target}: the patch does not lead to the new file"
    places = differences(old, new)
    if not 0 < places <= MOST_PLACES * len(page.done):
        yield f"{page.target}: {len(page.done)} fixes, and the tree differs in {places} places"


def unfixed(
    page: mend.Mended, before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> Iterator[str]:
    """What a fresh audit still reports, or reports for the first time, in sentences."""
    fixed = Counter(one.rule for one in page.done)
    had, has = (Counter(one["rule"] for one in found) for found in (before, after))
    for rule, number in fixed.items():
        if has[rule] > max(had[rule] - number, 0):
            yield f"{page.target}: {rule} {had[rule]} times, {number} fixed, then {has[rule]} times"
    for rule, number in (has - had).items():
        faults = [f for f in after if f["outcome"] == "fail" and f["severity"] != "advice"]
        if any(f["rule"] == rule for f in faults):
            yield f"{page.target}: {rule} {number} times more than before"


def applied(patch: bytes, file: Path, old: bytes) -> bytes:
    """What git makes of the old file with the patch."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name, *file.parts[1:])
        copy.parent.mkdir(parents=True)
        copy.write_bytes(old)
        subprocess.run(
            ["git", "apply", "--unsafe-paths", "-p1", "--whitespace=nowarn"],
            input=patch.replace(b"a//", b"a/").replace(b"b//", b"b/"),
            cwd=name,
            check=False,
        )
        return copy.read_bytes()


def differences(old: bytes, new: bytes) -> int:
    """In how many places the trees of both documents differ."""
    one, other = told(old), told(new)
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return sum(tag != "equal" for tag, *_ in matcher.get_opcodes())


def told(body: bytes) -> list[str]:
    """A document's tree as tags and words, white space left out."""
    tree = html5lib.parse(body, treebuilder="etree", namespaceHTMLElements=False)
    events: list[str] = []

    def tell(node: Element) -> None:
        events.append(f"<{node.tag} {sorted(node.attrib.items())}>")
        events.extend((node.text or "").split())
        for child in node:
            tell(child)
            events.extend((child.tail or "").split())
        events.append(f"</{node.tag}>")

    tell(tree)
    return events


if __name__ == "__main__":
    sys.setrecursionlimit(20_000)
    sys.exit(main())
