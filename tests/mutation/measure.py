"""Plants every fault in every clean page and says what was found, missed and wrongly reported."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from a11yaudit.engine import evaluate
from a11yaudit.page.static import parse, select
from a11yaudit.rule import Need, discover
from mutation.mutations import MUTATIONS, Mutation, Planted, planted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from a11yaudit.model import Element, Finding

PAGES = Path(__file__).parent / "pages"
FEWEST_FOUND = 0.98
MOST_FALSE = 0.01


@dataclass(frozen=True, slots=True)
class Trial:
    """One clean page with one fault planted."""

    page: str
    mutation: Mutation
    at: int
    planted: Planted

    @property
    def name(self) -> str:
        """Page, rule, way and place, for people."""
        return f"{self.page} {self.mutation.rule} ({self.mutation.how}, {self.at + 1})"


@dataclass(frozen=True, slots=True)
class Told:
    """What the audit said of a trial: whether the fault was found, and the false findings."""

    trial: Trial
    found: bool
    false: tuple[str, ...]


@lru_cache(maxsize=1)
def clean_pages() -> dict[str, str]:
    """The HTML of the clean pages by language."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.html"))}


def url_of(page: str) -> str:
    """The address under which a page is judged where no browser runs."""
    return f"https://news.example/stories/{page}.html"


@cache
def trial(page: str, number: int, at: int) -> Trial | None:
    """The clean page with the fault of this mutation at its n-th place; None without such a one."""
    spoilt = planted(MUTATIONS[number], clean_pages()[page], at)
    return None if spoilt is None else Trial(page, MUTATIONS[number], at, spoilt)


def trials(places: int | None = None) -> Iterator[Trial]:
    """Every fault in every page where it makes sense, at each (or the first) of its places."""
    for number, one in enumerate(MUTATIONS):
        for page in clean_pages():
            for at in range(one.most)[:places]:
                made = trial(page, number, at)
                if made is not None:
                    yield made


def a_trial_each() -> Iterator[Trial]:
    """One trial for each rule; ways, pages and places by turns."""
    numbers: dict[str, list[int]] = {}
    for number, one in enumerate(MUTATIONS):
        numbers.setdefault(one.rule, []).append(number)
    for turn, ways in enumerate(numbers.values()):
        number = ways[turn % len(ways)]
        places = [(page, at) for page in clean_pages() for at in range(MUTATIONS[number].most)]
        start = turn % len(places)
        made = (trial(page, number, at) for page, at in places[start:] + places[:start])
        yield next(found for found in made if found is not None)


def told(trial: Trial, findings: Iterable[Finding], target: Element) -> Told:
    """Judge the findings: the planted fault, its truthful consequences, and what is false."""
    found, false = False, []
    for finding in findings:
        if finding.rule == trial.mutation.rule and finding.element is target:
            found = True
        elif finding.rule not in trial.mutation.also:
            false.append(f"{finding.rule} at {finding.selector}: {finding.message}")
    return Told(trial, found, tuple(false))


@lru_cache(maxsize=1)
def need_keys() -> frozenset[str]:
    """The rules that are untested where no browser runs, as nobody presses a key."""
    return frozenset(rule.id for rule in discover() if Need.KEYBOARD in rule.needs)


def by_markup(wanted: Iterable[Trial]) -> Figures:
    """Judge the trials without a browser; those that need one are counted and left out."""
    wanted = tuple(wanted)
    able = [trial for trial in wanted if trial.mutation.rule not in need_keys()]
    return Figures(tuple(without_browser(trial) for trial in able), len(wanted) - len(able))


def without_browser(trial: Trial) -> Told:
    """Judge a trial by the page's HTML alone."""
    page = parse(trial.planted.html, url_of(trial.page))
    wanted = select(page, trial.planted.selector)
    assert len(wanted) == 1, f"{trial.name}: {trial.planted.selector} matches {len(wanted)}"
    result = evaluate(page, discover())
    assert not result.crashed, result.crashed
    return told(trial, result.findings, wanted[0])


@dataclass(frozen=True, slots=True)
class Figures:
    """How a whole run went; ``untested`` trials were not judged, as they need a browser."""

    results: tuple[Told, ...]
    untested: int = 0

    @property
    def missed(self) -> list[Told]:
        """The faults that were planted and not found."""
        return [result for result in self.results if not result.found]

    @property
    def false(self) -> list[str]:
        """Every false finding, with the trial that it came up in."""
        return [f"{r.trial.name}: {line}" for r in self.results for line in r.false]

    @property
    def share_found(self) -> float:
        """The share of the planted faults that were found, 0 to 1."""
        return 1 - len(self.missed) / len(self.results)

    @property
    def false_per_page(self) -> float:
        """False findings per spoilt page."""
        return len(self.false) / len(self.results)

    def __str__(self) -> str:
        """The figures, then every miss and every false finding."""
        pages = len({result.trial.page for result in self.results})
        found = len(self.results) - len(self.missed)
        first = f"{len(self.results)} faults planted one at a time in {pages} pages: {found} found"
        false = f"{len(self.false)} false findings ({100 * self.false_per_page:.2f} per 100 pages)"
        lines = [f"{first} ({self.share_found:.2%}), {false}."]
        if self.untested:
            lines.append(f"{self.untested} more were not judged: they need a browser.")
        lines += [f"missed: {result.trial.name}" for result in self.missed]
        lines += [f"false: {line}" for line in self.false]
        return "\n".join(lines)

    def by_rule(self) -> list[tuple[str, int, int]]:
        """(rule, found, planted) for each rule."""
        all_ = Counter(result.trial.mutation.rule for result in self.results)
        hit = Counter(result.trial.mutation.rule for result in self.results if result.found)
        return [(rule, hit[rule], count) for rule, count in sorted(all_.items())]
