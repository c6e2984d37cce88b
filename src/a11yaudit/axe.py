"""axe-core's results become findings like our own; the JSON is what ``browser/js/axe.js`` returns.

::

    {version, violations: [rule…], incomplete: [rule…]}
    rule: {id, impact, tags, help, description, helpUrl, nodes: [node…]}
    node: {index: our element number or null, target, html, impact, messages: [text…]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from a11yaudit.model import Finding, Outcome, Severity
from a11yaudit.page.identity import digest, place
from a11yaudit.page.markup import snippet
from a11yaudit.page.selector import selector_of
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


def findings_of(results: dict[str, Any], page: Page | None, frame: str = "") -> list[Finding]:
    """The violations as failures, the incomplete checks as reviews.

    ``page`` is the snapshot in which axe's nodes are numbered (None for sub-frames), ``frame``
    the selector of the frame element.
    """
    found = []
    for outcome, name in ((Outcome.FAIL, "violations"), (Outcome.REVIEW, "incomplete")):
        for rule in results.get(name, ()):
            for node in rule["nodes"]:
                found.append(_finding(outcome, rule, node, page, frame))
    return found


def rule_texts(results: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the reports say of each axe-core rule that found something, by rule id."""
    return {
        rule["id"]: {
            "title": rule["help"],
            "action": rule["help"],
            "family": "Other checks (axe-core)",
            "severity": SEVERITIES.get(rule["impact"], Severity.MINOR).value,
            "wcag": criteria(rule["tags"]),
            "finds": rule["description"],
            "why": rule["description"],
            "how": "",
            "url": rule["helpUrl"].partition("?")[0],
            "source": "axe",
        }
        for name in ("violations", "incomplete")
        for rule in results.get(name, ())
    }


def criteria(tags: list[str]) -> list[str]:
    """The success criteria among axe-core's tags ("wcag111" is 1.1.1)."""
    return [number for tag in tags if (number := from_axe_tag(tag))]


def _finding(
    outcome: Outcome, rule: dict[str, Any], node: dict[str, Any], page: Page | None, frame: str
) -> Finding:
    element: Element | None = None
    if page is not None and node.get("index") is not None:
        element = page.elements[node["index"]]
    selector = selector_of(element, page) if element and page else node["target"]
    detail = ". ".join(text.rstrip(".") for text in node["messages"])
    return Finding(
        rule=rule["id"],
        sources=("axe",),
        outcome=outcome,
        severity=SEVERITIES.get(node.get("impact") or rule["impact"], Severity.MINOR),
        wcag=tuple(criteria(rule["tags"])),
        message=f"{rule['help']}: {detail}." if detail else f"{rule['help']}.",
        selector=selector,
        html=snippet(element) if element else node["html"][:LONGEST_HTML],
        fingerprint="",
        cause=digest(rule["id"], place(element) if element else node["target"]),
        frame=frame,
        box=element.rect if element else None,
        help_url=rule["helpUrl"].partition("?")[0],
        element=element,
    )
