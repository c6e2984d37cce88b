"""A rule explains itself: ``explain`` and ``docs/rules/`` print what its own file says."""

from __future__ import annotations

import difflib
import shutil
import textwrap
from typing import TYPE_CHECKING

from a11yaudit.errors import RuleError
from a11yaudit.rule import Bad, Good, Rule, discover
from a11yaudit.wcag import CRITERIA

if TYPE_CHECKING:
    from pathlib import Path

GENERATED = "<!-- Written by `make docs` from the rule's own file: change that, not this. -->"
NARROWEST = 40


def rule_named(ident: str) -> Rule:
    """The rule with this id; `RuleError` names the nearest ones where there is none."""
    rules = {rule.id: rule for rule in discover()}
    if ident in rules:
        return rules[ident]
    owners = [rule.id for rule in rules.values() if ident in (*rule.axe, *rule.overrules)]
    if owners:
        message = f"{ident!r} is a rule of axe-core's; here {owners[0]} covers it."
        raise RuleError(message, f"Try: a11yaudit explain {owners[0]}")
    near = difflib.get_close_matches(ident, rules, n=3)
    hint = f"Did you mean {', '.join(near)}?" if near else "See: a11yaudit rules"
    raise RuleError(f"There is no rule {ident!r}.", hint)


def explain(ident: str, width: int = 80) -> str:
    """The rule's documentation as plain text of at most ``width`` columns."""
    rule = rule_named(ident)
    docs = rule.docs
    assert docs is not None  # noqa: S101 (discovery binds docs to every rule)
    width = max(NARROWEST, width)
    parts = [f"{rule.id}: {rule.title}", _facts(rule)]
    for heading, text in (
        ("What it finds", docs.finds),
        ("Why it matters", docs.why),
        ("How to fix it", docs.how),
        ("What it does not report", docs.spares),
        ("References", docs.references),
    ):
        parts.append(f"{heading}\n{_wrapped(text, width)}")
    parts.extend(_example_text(example) for example in rule.examples)
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> str:
    criteria = ", ".join(f"{n} {CRITERIA[n].name} ({CRITERIA[n].level})" for n in rule.wcag)
    lines = [
        f"Family:    {rule.family.value}",
        f"Severity:  {rule.severity.value}",
        f"WCAG 2.2:  {criteria or 'best practice'}",
        f"Fix:       {'suggested' if rule.fixable else 'needs a person'}",
    ]
    same = (*rule.axe, *rule.overrules)
    return "\n".join([*lines, f"axe-core:  {', '.join(same)}"] if same else lines)


def _wrapped(text: str, width: int) -> str:
    paragraphs = text.replace("`", "").split("\n\n")
    fill = textwrap.TextWrapper(width, initial_indent="  ", subsequent_indent="  ")
    return "\n\n".join(fill.fill(" ".join(paragraph.split())) for paragraph in paragraphs)


def _example_text(example: Good | Bad) -> str:
    word = "Reported" if isinstance(example, Bad) else "Not reported"
    head = f"{word}: {example.why}" if example.why else word
    lines = [head, textwrap.indent(example.html.strip(), "    ")]
    for other in example.others:
        lines += ["  and on another page:", textwrap.indent(other.strip(), "    ")]
    if isinstance(example, Bad) and example.fixed is not None:
        lines += ["  suggested:", textwrap.indent(example.fixed.strip(), "    ")]
    return "\n".join(lines)


def page(rule: Rule) -> str:
    """The rule's page in ``docs/rules/``, as Markdown."""
    docs = rule.docs
    assert docs is not None  # noqa: S101 (discovery binds docs to every rule)
    criteria = ", ".join(f"[{n} {CRITERIA[n].name}]({CRITERIA[n].url})" for n in rule.wcag)
    same = ", ".join(f"`{name}`" for name in (*rule.axe, *rule.overrules))
    parts = [
        f"# {rule.id}",
        GENERATED,
        f"**{rule.title}**",
        "| | |\n|---|---|\n"
        f"| Family | {rule.family.value} |\n"
        f"| Severity | {rule.severity.value} |\n"
        f"| WCAG 2.2 | {criteria or 'best practice'} |\n"
        f"| Suggested fix | {'yes' if rule.fixable else 'no, it needs a person'} |"
        + (f"\n| axe-core | {same} |" if same else ""),
        f"## What it finds\n\n{docs.finds}",
        f"## Why it matters\n\n{docs.why}",
        f"## How to fix it\n\n{docs.how}",
        f"## What it does not report\n\n{docs.spares}",
        "## Examples",
        *(_example_markdown(example) for example in rule.examples),
        f"## References\n\n{docs.references}",
    ]
    return "\n\n".join(parts) + "\n"


def _example_markdown(example: Good | Bad) -> str:
    word = "Reported" if isinstance(example, Bad) else "Not reported"
    text = f"{word}{': ' if example.why else ''}{example.why}\n\n{_fenced(example.html)}"
    text += "".join(f"\n\nand on another page:\n\n{_fenced(other)}" for other in example.others)
    if isinstance(example, Bad) and example.fixed is not None:
        text += f"\n\nSuggested:\n\n{_fenced(example.fixed)}"
    return text


def _fenced(html: str) -> str:
    fence = "````" if "```" in html else "```"
    return f"{fence}html\n{html.strip()}\n{fence}"


def index() -> str:
    """The table of all rules, ``docs/rules/README.md``."""
    lines = ["# Rules", "", GENERATED, ""]
    family = None
    for rule in discover():
        if rule.family != family:
            family = rule.family
            lines += ["", f"## {family.value}", "", "| rule | fault | severity | WCAG | fix |"]
            lines += ["|---|---|---|---|---|"]
        wcag = ", ".join(rule.wcag) or "–"
        fix = "suggested" if rule.fixable else "–"
        lines.append(
            f"| [{rule.id}]({rule.id}.md) | {rule.title} | {rule.severity} | {wcag} | {fix} |"
        )
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def write(folder: Path) -> list[Path]:
    """Write a page per rule and the table; pages of rules that are gone are removed."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    texts = {"README.md": index()} | {f"{rule.id}.md": page(rule) for rule in discover()}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]
