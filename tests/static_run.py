"""A run over pages without a browser: our own rules, and all that the report says of causes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from bs4 import Tag

from a11yaudit.engine import evaluate
from a11yaudit.model import SitePage
from a11yaudit.page.static import parse
from a11yaudit.report.view import finding_view, rule_view
from a11yaudit.rule import discover
from a11yaudit.site import causes_of, pictures_of, signature_of, where_of

RULES = {rule.id: rule_view(rule) for rule in discover()}


@dataclass
class Judged:
    """A page, judged by itself; ``tags`` are those that something was found at."""

    view: dict[str, Any]
    kept: SitePage
    tags: Collection[Tag]


def judge(path: str, html: str) -> Judged:
    page = parse(html, f"https://lund.example{path}")
    result = evaluate(page, discover(), path)
    assert not result.crashed, result.crashed
    found = [replace(f, where=where_of(f, page)) for f in result.findings]
    views = [finding_view(f, number, "") for number, f in enumerate(found, 1)]
    wheres = {f.fingerprint: f.where for f in found if f.where}
    kept = SitePage(path, path, pictures_of(page, {}), signature_of(page), wheres)
    tags: list[Tag] = page.memo["tags"]
    at = [
        tags[f.element.index] for f in found if f.element and f.element.tag not in ("html", "body")
    ]
    return Judged({"target": path, "findings": views}, kept, at)


@dataclass
class Run:
    causes: list[dict[str, Any]]
    templates: list[dict[str, Any]]
    pages: list[dict[str, Any]]

    def ids(self, number: int) -> set[tuple[str, str, str]]:
        """(rule, fingerprint, cause) of each finding of a page."""
        return {(f["rule"], f["fingerprint"], f["cause"]) for f in self.pages[number]["findings"]}


def together(judged: Collection[Judged]) -> Run:
    views = {
        n: {**j.view, "findings": [{**f} for f in j.view["findings"]]} for n, j in enumerate(judged)
    }
    causes, templates = causes_of(views, {n: j.kept for n, j in enumerate(judged)}, RULES)
    return Run(causes, templates, list(views.values()))


def run_over(pages: dict[str, str]) -> Run:
    return together([judge(path, html) for path, html in pages.items()])
