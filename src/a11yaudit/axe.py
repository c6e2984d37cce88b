"""axe-core's results become findings like our own; the JSON is what ``browser/js/axe.js`` returns.

::

    {version, violations: [rule…], incomplete: [rule…]}
    rule: {id, impact, tags, help, description, helpUrl, nodes: [node…]}
    node: {index: our element number or null, target, html, impact, messages: [text…]}

What the rules are called stands in plain words in ``axe_words.toml``; a rule that it does not
know, of a newer axe-core, speaks for itself.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from a11yaudit.model import Finding, Outcome, Severity
from a11yaudit.page.markup import snippet
from a11yaudit.page.selector import selector_of
from a11yaudit.said import say
from a11yaudit.wcag import from_axe_tag

if TYPE_CHECKING:
    from a11yaudit.model import Element, Page

SEVERITIES = {
    "critical": Severity.SERIOUS,
    "serious": Severity.SERIOUS,
    "moderate": Severity.MODERATE,
    "minor": Severity.MINOR,
}
LONGEST_HTML = 400
LONGEST_DETAIL = 300
GROUPS = ("first", "second", "third", "fourth", "fifth", "sixth")


@dataclass(frozen=True, slots=True)
class Words:
    """An axe-core rule in our words; ``axe_words.toml`` says what each field holds.

    ``details`` are pairs of a pattern for axe-core's messages and what it adds to the title.
    """

    title: str
    action: str
    why: str
    how: str
    check: str
    details: tuple[tuple[re.Pattern[str], str], ...] = ()


@lru_cache(maxsize=1)
def all_words() -> dict[str, Words]:
    """Our words for the rules of axe-core, by rule id."""
    text = (files("a11yaudit") / "axe_words.toml").read_text("utf-8")
    return {name: _words(table) for name, table in tomllib.loads(text).items()}


def message_of(rule: dict[str, Any], messages: list[str], outcome: Outcome) -> str:
    """What a finding of the axe-core ``rule`` says: the fault, then the one detail worth telling.

    ``messages`` are those of axe-core's checks at the node.
    """
    words = all_words().get(rule["id"])
    if words is None:
        detail = ". ".join(text.rstrip(".") for text in messages)
        return f"{rule['help']}: {detail}." if detail else f"{rule['help']}."
    said = say(words.title if outcome is Outcome.FAIL else words.check)
    for pattern, wording in words.details:
        for text in messages:
            if match := pattern.search(text):
                detail = say(template_of(wording), **groups_of(match))
                if len(detail) > LONGEST_DETAIL:
                    return said
                return say("{said} {detail}", said=said, detail=detail)
    return said


def template_of(wording: str) -> str:
    r"""The words of a detail as a text to translate: ``{first}`` in place of ``\1``."""
    return re.sub(r"\\(\d)", lambda group: f"{{{GROUPS[int(group[1]) - 1]}}}", wording)


def groups_of(match: re.Match[str]) -> dict[str, str]:
    """The groups of a detail's pattern by the names that `template_of` gives them."""
    return dict(zip(GROUPS, (group or "" for group in match.groups()), strict=False))


def findings_of(results: dict[str, Any], page: Page | None, frame: str = "") -> list[Finding]:
    """The violations as failures, the incomplete checks as reviews.

    ``page`` is the snapshot in which axe's nodes are numbered (None for sub-frames), ``frame``
    the selector of the frame element.
    """
    return [
        _finding(outcome, rule, node, page, frame)
        for outcome, name in ((Outcome.FAIL, "violations"), (Outcome.REVIEW, "incomplete"))
        for rule in results.get(name, ())
        for node in rule["nodes"]
    ]


def rule_texts(results: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the reports say of each axe-core rule that found something, by rule id."""
    return {
        rule["id"]: _text(rule)
        for name in ("violations", "incomplete")
        for rule in results.get(name, ())
    }


def criteria(tags: list[str]) -> list[str]:
    """The success criteria among axe-core's tags ("wcag111" is 1.1.1)."""
    return [number for tag in tags if (number := from_axe_tag(tag))]


def _words(table: dict[str, Any]) -> Words:
    title = table["title"]
    return Words(
        title=title,
        action=table["action"],
        why=table["why"],
        how=table["how"],
        check=table.get("check") or f"Perhaps {title[0].lower()}{title[1:]}",
        details=tuple((re.compile(d["axe"]), d["words"]) for d in table.get("details", ())),
    )


def _text(rule: dict[str, Any]) -> dict[str, Any]:
    words = all_words().get(rule["id"])
    return {
        "title": say(words.title) if words else rule["help"],
        "action": say(words.action) if words else rule["help"],
        "family": say("Other checks (axe-core)"),
        "severity": _severity(rule, rule).value,
        "wcag": criteria(rule["tags"]),
        "finds": rule["description"],
        "why": say(words.why) if words else rule["description"],
        "how": say(words.how) if words else "",
        "url": rule["helpUrl"].partition("?")[0],
        "source": "axe",
    }


def _severity(rule: dict[str, Any], rated: dict[str, Any]) -> Severity:
    """How grave axe-core calls it; what no success criterion asks for never fails a gate.

    The exception is a page without a main landmark, on which everything else is built.
    """
    severity = SEVERITIES.get(rated.get("impact") or rule["impact"], Severity.MINOR)
    if "best-practice" in rule["tags"] and rule["id"] != "landmark-one-main":
        return max(severity, Severity.MINOR, key=lambda one: one.rank)
    return severity


def _finding(
    outcome: Outcome, rule: dict[str, Any], node: dict[str, Any], page: Page | None, frame: str
) -> Finding:
    element: Element | None = None
    if page is not None and node.get("index") is not None:
        element = page.elements[node["index"]]
    selector = selector_of(element, page) if element and page else node["target"]
    return Finding(
        rule=rule["id"],
        sources=("axe",),
        outcome=outcome,
        severity=_severity(rule, node),
        wcag=tuple(criteria(rule["tags"])),
        message=message_of(rule, node["messages"], outcome),
        selector=selector,
        html=snippet(element) if element else node["html"][:LONGEST_HTML],
        fingerprint="",
        frame=frame,
        box=element.rect if element else None,
        help_url=rule["helpUrl"].partition("?")[0],
        element=element,
    )
