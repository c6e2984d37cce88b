"""Who can mend a finding: whoever keeps the template, or the editor of the one article.

What decides is where the finding stands, what kind of rule it is, and whether the same recurs over
the pages of the template. An alt text is the editor's on ninety pages of a hundred; only where it
has the same words on most of them did nobody write it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from a11yaudit.site.kinds import Kind
from a11yaudit.site.templates import HALF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yaudit.model import Where
    from a11yaudit.site.templates import Template

Owner = Literal["template", "content"]
FEWEST_PAGES = 3
REPEATS = 3


class Case(NamedTuple):
    """A finding as the report has it, its page's number, where it stands, its rule's kind.

    ``skips``: the rule is one about skip links.
    """

    finding: dict[str, Any]
    page: int
    where: Where
    template: Template
    kind: Kind
    skips: bool = False

    @property
    def rule(self) -> str:
        """The rule's id."""
        return str(self.finding["rule"])


class Recurrence:
    """On how many pages of a template the same comes again: the place, or the words there."""

    def __init__(self, cases: Iterable[Case]) -> None:
        """Count all findings of the run."""
        self._pages: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        self._times: Counter[tuple[str, ...]] = Counter()
        for case in cases:
            for key in (_place(case), _words(case)):
                self._pages[key].add(case.page)
                self._times[key] += 1

    def of_place(self, case: Case) -> bool:
        """Whether most pages of the template have such a finding at this place."""
        return self._on_most(_place(case), case.template)

    def of_words(self, case: Case) -> bool:
        """Whether most pages of the template have the same words there."""
        return bool(case.where.value) and self._on_most(_words(case), case.template)

    def again(self, case: Case) -> bool:
        """Whether the same words come again, in the list or at that place of another page."""
        key = _words(case)
        return len(self._pages[key]) > 1 or self._times[key] >= REPEATS

    def _on_most(self, key: tuple[str, ...], template: Template) -> bool:
        count = len(self._pages[key])
        return count >= FEWEST_PAGES and count >= HALF * len(template.pages)


def _place(case: Case) -> tuple[str, ...]:
    return (case.rule, case.template.id, case.where.place)


def _words(case: Case) -> tuple[str, ...]:
    return (case.rule, case.template.id, case.where.place, case.where.value)


def owner_of(case: Case, recurs: Recurrence) -> tuple[Owner, str]:
    """The owner, and the words that the cause is about where their recurrence decided."""
    where = case.where
    if case.skips or where.part == "frame":
        return "template", ""
    match case.kind:
        case Kind.STYLE:
            mine = where.raw and where.inline and not recurs.of_place(case)
        case Kind.MARKUP:
            mine = where.raw and not recurs.of_place(case)
        case Kind.OUTLINE:
            mine = where.zone == "article" and not recurs.of_place(case)
        case Kind.WORDS:
            return _of_words(case, recurs)
    return ("content" if mine else "template"), ""


def _of_words(case: Case, recurs: Recurrence) -> tuple[Owner, str]:
    """Words in an article are an editor's, and so are those of a teaser, if it has some."""
    where = case.where
    if recurs.of_words(case):
        return "template", where.value
    if where.zone == "chrome" and where.part != "aside":
        shared = len(case.template.pages) < FEWEST_PAGES or case.template.shows(
            where.number, where.part
        )
        return ("template" if shared else "content"), ""
    if where.zone in ("main", "chrome"):
        if not where.value:
            return "template", ""
        return ("template", where.value) if recurs.again(case) else ("content", "")
    return "content", ""
