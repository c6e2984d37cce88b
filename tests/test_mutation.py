"""Faults planted one at a time in clean pages of eight languages are found, and nothing else."""

from __future__ import annotations

import pytest

from a11yaudit.article import article_of
from a11yaudit.engine import evaluate
from a11yaudit.page.reading import text_of
from a11yaudit.page.static import parse
from a11yaudit.rule import discover
from a11yaudit.text.norm import UNSPACED, scripts
from mutation.measure import (
    FEWEST_FOUND,
    MOST_FALSE,
    a_trial_each,
    by_markup,
    clean_pages,
    need_keys,
    trials,
    url_of,
)
from mutation.mutations import MUTATIONS

PAGES = clean_pages()


@pytest.mark.parametrize("name", PAGES)
def test_clean_page_has_no_finding(name: str) -> None:
    result = evaluate(parse(PAGES[name], url_of(name)), discover())
    assert not result.crashed
    assert [(f.rule, f.selector, f.message) for f in result.findings] == []


@pytest.mark.parametrize("name", PAGES)
def test_clean_page_is_an_article_with_captioned_pictures(name: str) -> None:
    page = parse(PAGES[name], url_of(name))
    article = article_of(page)
    assert article.headline is not None
    assert article.headline.element.tag == "h1"
    captioned = [i for i in article.article_images if i.caption and i.alt_status == "ok"]
    assert len(captioned) >= 3
    assert len(list(page.find("nav"))) >= 1
    assert sum(1 for nav in page.find("nav") for _ in nav.find("a")) >= 8
    text = " ".join(text_of(block) for block in article.body)
    unspaced = sum(count for script, count in scripts(text).items() if script in UNSPACED)
    assert len(text.split()) >= 350 or unspaced >= 850


def test_pages_are_in_six_scripts() -> None:
    found = {next(iter(scripts(text_of(parse(html).body)))) for html in PAGES.values()}
    assert len(PAGES) >= 6
    assert {"LATIN", "CYRILLIC", "ARABIC", "DEVANAGARI", "THAI"} < found


def test_every_rule_has_a_mutation() -> None:
    ours = {rule.id for rule in discover() if rule.check is not None}
    planted = {trial.mutation.rule for trial in a_trial_each()}
    assert ours - planted == set(), "write a mutation for these rules: tests/mutation/mutations.py"
    assert planted - ours == set(), "mutations of rules that are gone"


def test_every_mutation_says_how_it_differs() -> None:
    told = [(one.rule, one.how) for one in MUTATIONS]
    assert len(set(told)) == len(told)


def test_planted_faults_are_found_and_nothing_else_is() -> None:
    """The first place of each mutation on each page; `bench/mutation.py` tries them all.

    What only keys show is planted too, but judged in the browser alone.
    """
    first = list(trials(places=1))
    figures = by_markup(first)
    assert len(figures.results) + figures.untested == len(first)
    assert figures.untested == sum(trial.mutation.rule in need_keys() for trial in first) > 0
    assert len(figures.results) > 500
    assert figures.share_found >= FEWEST_FOUND, str(figures)
    assert figures.false_per_page <= MOST_FALSE, str(figures)
