"""Measures our own cost: the whole audit against the naive loop, in turn, three times.

usage: run.py [FOLDER] [--rounds N]

FOLDER holds HTML pages; by default the article benchmark beside this checkout, if it is there,
else the example site. Prints the seconds of each run, the ratio of the medians, and the largest
memory (PSS where the system tells it, else RSS) that all processes of a run held together.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Event, Thread

import psutil

HERE = Path(__file__).resolve().parent
BENCHMARK = HERE.parent.parent / "shared" / "bench" / "articles" / "dev" / "pages"
EXAMPLE = HERE.parent / "examples" / "news-site"
MEGABYTE = 1024 * 1024
SAMPLE_SECONDS = 0.25


def memory_of(process: psutil.Process) -> int:
    """Bytes of a process and all that it started; shared pages count once where known."""
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            full = one.memory_full_info()
            total += getattr(full, "pss", 0) or full.rss
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
    return total


def timed(command: list[str]) -> tuple[float, int, str]:
    """Seconds, peak bytes and standard output of a command."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    peak, done = 0, Event()

    def sample() -> None:
        nonlocal peak
        watched = psutil.Process(process.pid)
        while not done.wait(SAMPLE_SECONDS):
            try:
                peak = max(peak, memory_of(watched))
            except psutil.NoSuchProcess:
                return

    watcher = Thread(target=sample, daemon=True)
    watcher.start()
    out, _ = process.communicate()
    seconds = time.perf_counter() - began
    done.set()
    watcher.join()
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with exit code {process.returncode}")
    return seconds, peak, out


def main() -> None:
    """Run both in turn and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    default = BENCHMARK if BENCHMARK.is_dir() else EXAMPLE
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    pages = str(args.folder)
    seconds: dict[str, list[float]] = {"naive": [], "a11yaudit": []}
    peaks: dict[str, list[int]] = {"naive": [], "a11yaudit": []}
    for number in range(1, args.rounds + 1):
        with tempfile.TemporaryDirectory() as out:
            commands = {
                "naive": [sys.executable, str(HERE / "naive.py"), pages],
                "a11yaudit": [
                    *(sys.executable, "-m", "a11yaudit", "audit", pages, "--output", out),
                    *("--evidence", "none", "--format", "html", "--format", "json", "--quiet"),
                ],
            }
            for name, command in commands.items():
                took, peak, _ = timed(command)
                seconds[name].append(took)
                peaks[name].append(peak)
                print(
                    f"round {number}: {name:10} {took:7.1f} s  {peak / MEGABYTE:7.0f} MB",
                    flush=True,
                )
    naive, ours = (statistics.median(seconds[name]) for name in ("naive", "a11yaudit"))
    print(f"ratio: {ours / naive:.2f} (median {ours:.1f} s against {naive:.1f} s)")
    print(
        f"peak memory: {max(peaks['a11yaudit']) / MEGABYTE:.0f} MB, "
        f"naive {max(peaks['naive']) / MEGABYTE:.0f} MB"
    )


if __name__ == "__main__":
    main()
