"""A rule is one file: this module says what such a file must hold, and finds them all.

The file's docstring is its documentation (the first line names the fault; `HEADINGS` follow),
``applies(page)`` yields the elements that the rule judges, ``check(element, page)`` judges one,
``fix(element, page)``, where there is one, suggests a change, and ``RULE`` is a `Rule`.
Third parties add rules through the entry-point group ``a11yaudit.rules``.

A rule that needs to see the other pages of the run says so (`Need.SITE`). Instead of ``applies``
and ``check`` it has ``find(pages)``, which gets what is kept of each page and yields what it saw.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, cast

from a11yaudit.errors import RuleError
from a11yaudit.wcag import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import ModuleType

    from a11yaudit.model import Element, Fix, Page, Severity, Sighting, SitePage, Verdict

    Applies = Callable[[Page], Iterable[Element]]
    Check = Callable[[Element, Page], Verdict]
    MakeFix = Callable[[Element, Page], Fix | None]
    Find = Callable[[Sequence[SitePage]], Iterable[Sighting]]

ENTRY_POINTS = "a11yaudit.rules"
PACKAGES = ("a11yaudit.rules", "a11yaudit.site.rules")
FUNCTIONS = ("applies", "check", "fix", "find")
HEADINGS = (
    "What it finds",
    "Why it matters",
    "How to fix it",
    "What it does not report",
    "References",
)


class Need(StrEnum):
    """What a rule needs to know; where it is missing the rule is *untested*, never a guess."""

    DOM = "dom"
    LAYOUT = "layout"
    TREE = "tree"  # what is exposed; worked out from the snapshot where no browser was asked
    KEYBOARD = "keyboard"  # the walk with the Tab key and the trials of skip links
    SITE = "site"


class Family(StrEnum):
    """The families of the catalogue, in the order in which reports show them."""

    SKIP_LINKS = "Skip links"
    KEYBOARD = "Keyboard and focus"
    IMAGES = "Pictures and their alt texts"
    CAPTIONS = "Captions"
    HEADINGS = "Headings"
    DOCUMENT = "Page language and title"
    TEXT = "Text that is read aloud"
    FORMS = "Forms"
    OTHER = "Other checks (axe-core)"


@dataclass(frozen=True, slots=True)
class Good:
    """An example that the rule must not report; ``why`` says what makes it good.

    ``others`` are further pages of the same site, for rules that look across pages.
    """

    html: str
    why: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bad:
    """An example that the rule must report, once, at the element ``target`` (CSS selector).

    ``fixed``, where given, is the "after" text of the suggested fix, to the letter. ``others``
    are further pages of the same site, for rules that look across pages.
    """

    html: str
    target: str
    why: str = ""
    fixed: str | None = None
    outcome: str = "fail"
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Docs:
    """The rule file's docstring, cut at its headings; texts are paragraphs of Markdown."""

    title: str
    finds: str
    why: str
    how: str
    spares: str
    references: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is; the functions and docs are taken from its module by `bind`.

    ``action`` tells an editor what to do, as an imperative ("Write what the picture shows").
    ``axe`` names axe-core rules that report the same fault at the same element: one finding
    with both sources comes of it. Those in ``overrules`` are reported only where we agree.
    """

    id: str
    family: Family
    action: str
    severity: Severity
    wcag: tuple[str, ...] = ()
    needs: frozenset[Need] = frozenset({Need.DOM})
    axe: tuple[str, ...] = ()
    overrules: tuple[str, ...] = ()
    examples: tuple[Good | Bad, ...] = ()
    docs: Docs | None = field(default=None, repr=False)
    applies: Applies | None = field(default=None, repr=False)
    check: Check | None = field(default=None, repr=False)
    fix: MakeFix | None = field(default=None, repr=False)
    find: Find | None = field(default=None, repr=False)

    @property
    def title(self) -> str:
        """The fault in one plain sentence."""
        return self.docs.title if self.docs else self.id

    @property
    def fixable(self) -> bool:
        """Whether an example shows a suggested fix: derived, never declared."""
        return any(isinstance(e, Bad) and e.fixed is not None for e in self.examples)

    @property
    def bad(self) -> tuple[Bad, ...]:
        """The examples that must be reported."""
        return tuple(e for e in self.examples if isinstance(e, Bad))

    @property
    def good(self) -> tuple[Good, ...]:
        """The examples that must not be reported."""
        return tuple(e for e in self.examples if isinstance(e, Good))


@lru_cache(maxsize=1)
def discover() -> tuple[Rule, ...]:
    """Every rule of this package and of installed plug-ins, by family and id."""
    modules = [
        importlib.import_module(f"{package.__name__}.{info.name}")
        for package in map(importlib.import_module, PACKAGES)
        for info in pkgutil.iter_modules(package.__path__)
        if not info.name.startswith("_")
    ]
    modules.extend(cast("ModuleType", point.load()) for point in entry_points(group=ENTRY_POINTS))
    rules = [bind(module) for module in modules]
    order = list(Family)
    return tuple(sorted(rules, key=lambda rule: (order.index(rule.family), rule.id)))


def bind(module: ModuleType) -> Rule:
    """The module's ``RULE`` with its functions and docs; `RuleError` says what is missing."""
    name = module.__name__.rsplit(".", 1)[-1].replace("_", "-")
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise _broken(module, "has no RULE, a value of the class a11yaudit.rule.Rule")
    if rule.id != name:
        raise _broken(module, f"names its rule {rule.id!r}; by its file it is {name!r}")
    for function in ("find",) if Need.SITE in rule.needs else ("applies", "check"):
        if not callable(getattr(module, function, None)):
            raise _broken(module, f"has no function {function}()")
    unknown = [criterion for criterion in rule.wcag if criterion not in CRITERIA]
    if unknown:
        raise _broken(module, f"cites unknown success criteria: {', '.join(unknown)}")
    if not rule.bad or not rule.good:
        raise _broken(module, "needs a Good and a Bad example at the least")
    values: dict[str, Any] = {name: getattr(rule, name) for name in Rule.__slots__}
    values |= {name: getattr(module, name, None) for name in FUNCTIONS}
    return Rule(**values | {"docs": _docs(module)})


def _broken(module: ModuleType, what: str) -> RuleError:
    return RuleError(
        f"The rule file {module.__file__} {what}.", "See CONTRIBUTING.md, 'A rule is one file'."
    )


def _docs(module: ModuleType) -> Docs:
    lines = inspect.cleandoc(module.__doc__ or "").splitlines()
    title, sections = (lines[0] if lines else ""), dict[str, list[str]]()
    for line in lines[1:]:
        if line and not line[0].isspace():
            if line not in HEADINGS:
                raise _broken(module, f"has an unknown heading in its docstring: {line!r}")
            sections[line] = []
        elif sections:
            sections[list(sections)[-1]].append(line)
    if tuple(sections) != HEADINGS or not title:
        raise _broken(module, f"needs the docstring headings {', '.join(HEADINGS)}, in order")
    texts = [inspect.cleandoc("\n".join(body)).strip() for body in sections.values()]
    if not all(texts):
        raise _broken(module, "leaves a heading of its docstring without text")
    return Docs(title, *texts)
