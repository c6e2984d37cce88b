"""How large the run page of a large run is, and how soon a browser shows and filters it.

    python bench/run_page.py [PAGES] [FINDINGS A PAGE]

Writes a run of that many made-up pages (1,000 with 40 findings each) into a temporary folder.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from a11yaudit.browser.find import find_browser, launch_args
from a11yaudit.report.html import HtmlReport
from a11yaudit.rule import discover

PAINTED = """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
  const [load] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const [ready, done_] = [load.domContentLoadedEventEnd, load.loadEventEnd];
  done({paint: paint?.startTime ?? NaN, ready, load: done_});
})))"""
FILTER = """() => {
  const began = performance.now();
  const field = document.getElementById("filter-rule");
  field.value = "img-alt-missing";
  field.dispatchEvent(new Event("input", {bubbles: true}));
  return new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(() => done({
    taken: performance.now() - began,
    shown: document.querySelectorAll("#page-table .row:not([hidden])").length,
  })))));
}"""
SORT = """() => {
  const began = performance.now();
  const field = document.getElementById("sort");
  field.value = "title";
  field.dispatchEvent(new Event("input", {bubbles: true}));
  return new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(
    () => done(performance.now() - began)))));
}"""


def report(pages: int, each: int) -> dict[str, Any]:
    """A made-up run: half of each page's findings come from ten causes in two templates."""
    chance = random.Random(7)
    rules = {
        rule.id: {
            "title": rule.title,
            "action": rule.action,
            "family": rule.family.value,
            "severity": rule.severity.value,
            "wcag": list(rule.wcag),
        }
        for rule in discover()
    }
    ids = list(rules)
    made = [_page(number, each, ids, rules, chance) for number in range(1, pages + 1)]
    causes = []
    for number in range(10):
        found = [(p, f) for p in made for f in p["findings"] if f["cause"] == f"t{number}"]
        causes.append(
            {
                "id": f"t{number}",
                "rule": ids[number],
                "owner": "template",
                "label": rules[ids[number]]["title"],
                "findings": len(found),
                "pages": len({p["target"] for p, _ in found}),
                "example": found[0][1]["id"] if found else None,
                "template": "Article",
            }
        )
    return {
        "schema_version": "1.0",
        "tool": {"name": "a11yaudit", "version": "0", "axe_version": "4", "browser": "Chromium"},
        "run": {"id": "bench", "started": "2026-01-01T00:00:00Z", "complete": True},
        "summary": {"gate": "failed"},
        "compared": None,
        "causes": causes,
        "rules": rules,
        "pages": made,
    }


def _page(
    number: int, each: int, ids: list[str], rules: dict[str, Any], chance: random.Random
) -> dict[str, Any]:
    words = "Ferry harbour tram market garden school lighthouse library council winter".split()
    title = " ".join(chance.choices(words, k=8)).capitalize()
    return {
        "target": f"https://news.example/{chance.choice(words)}/{number}-story.html",
        "url": f"https://news.example/{chance.choice(words)}/{number}-story.html",
        "status": "audited",
        "error": None,
        "title": f"{title} {number}",
        "lang": "en",
        "byline": [f"{chance.choice(words).capitalize()} Author {chance.randrange(60)}"],
        "section": chance.choice(("Harbour", "City", "Culture", "Sport", "Weather")),
        "published": f"2026-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        "report_file": f"pages/{number:04}.html",
        "picture": {"file": f"pictures/{number:04}.webp", "width": 1280, "height": 4000},
        "findings": [_finding(number, n, ids, rules, chance) for n in range(each)],
    }


def _finding(
    page: int, number: int, ids: list[str], rules: dict[str, Any], chance: random.Random
) -> dict[str, Any]:
    shared = number % 2
    rule = ids[chance.randrange(10)] if shared else chance.choice(ids)
    return {
        "id": f"{page}-{number}",
        "fingerprint": f"{page}-{number}",
        "cause": f"t{ids.index(rule)}" if shared else f"c{page}-{number}",
        "rule": rule,
        "group": rules[rule]["action"],
        "outcome": "fail" if chance.randrange(5) else "review",
        "severity": rules[rule]["severity"],
        "message": f"Something is wrong at place {number}.",
        "selector": "main > article > p",
        "html": "<img src='a.jpg'>",
        "baseline": None,
        "fixes": [],
    }


def main(pages: int = 1000, each: int = 40) -> None:
    """Write, open, filter and sort, and print the figures."""
    made = report(pages, each)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pages").mkdir()
        for page in made["pages"]:
            (folder / page["report_file"]).touch()
        began = time.perf_counter()
        index = HtmlReport(folder).write_index(made)
        print(
            f"written in {time.perf_counter() - began:.1f} s, {index.stat().st_size / 1e6:.2f} MB"
        )
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser().path, args=launch_args()
            )
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            for _ in range(3):
                page.goto(index.as_uri())
                times = page.evaluate(PAINTED)
                filtered, sorted_in = page.evaluate(FILTER), page.evaluate(SORT)
                print(
                    f"first paint {times['paint']:.0f} ms, ready {times['ready']:.0f} ms, "
                    f"loaded {times['load']:.0f} ms; filter {filtered['taken']:.0f} ms "
                    f"({filtered['shown']} pages), sort {sorted_in:.0f} ms"
                )
                page.goto("about:blank")
            browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
