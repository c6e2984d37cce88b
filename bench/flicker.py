"""Audits the same pages again and again and says whether the findings are the same each time.

usage: flicker.py [FOLDER] [--repeats N] [--probes none|fast|all]

FOLDER is the example site by default. Two runs are the same if every page has the same status and
the same findings: fingerprint, outcome, severity and message. Ends with exit code 1 where one
run differs from the first, and says how.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "news-site"
Found = frozenset[tuple[str, ...]]


def audit(folder: Path, probes: str) -> Found:
    """Everything that one run says of the pages."""
    with tempfile.TemporaryDirectory() as out:
        command = [
            *(sys.executable, "-m", "a11yaudit", "audit", str(folder), "--output", out),
            *("--evidence", "none", "--format", "json", "--quiet", "--exit-zero"),
            *("--probes", probes),
        ]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.exit(f"{' '.join(command)} ended with exit code {done.returncode}")
        pages = json.loads((Path(out) / "report.json").read_text("utf-8"))["pages"]
    found = {(page["target"], page["status"]) for page in pages}
    found |= {
        (page["target"], f["rule"], f["fingerprint"], f["outcome"], f["severity"], f["message"])
        for page in pages
        for f in page["findings"]
    }
    return frozenset(found)


def main() -> None:
    """Repeat and compare with the first run."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--probes", default="fast")
    args = parser.parse_args()
    first, odd = None, 0
    for number in range(1, args.repeats + 1):
        began = time.perf_counter()
        found = audit(args.folder, args.probes)
        first = found if first is None else first
        gone, fresh = sorted(first - found), sorted(found - first)
        odd += bool(gone or fresh)
        print(f"run {number}: {len(found)} facts, {time.perf_counter() - began:.1f} s", flush=True)
        for mark, rows in (("gone", gone), ("new", fresh)):
            for row in rows:
                print(f"  {mark}: {' | '.join(row)}")
    print(f"{args.repeats - odd} of {args.repeats} runs say the same")
    sys.exit(1 if odd else 0)


if __name__ == "__main__":
    main()
