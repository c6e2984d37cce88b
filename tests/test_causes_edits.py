"""Fingerprints and causes stay what they are, whatever else is edited on the page."""

from __future__ import annotations

import random

import pytest

from random_edits import EDITS, Draft, edit, written
from site_of_templates import pages
from static_run import Judged, judge, together

SEEDS = 50
# What these find is the length of the whole text, which edits change.
OF_THE_WHOLE = {"long-article-no-subheads"}
SITE = pages()
PATHS = list(SITE)


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return [judge(path, html) for path, html in SITE.items()]


def test_all_edits_are_tried() -> None:
    assert 3 * len(EDITS) < SEEDS


@pytest.mark.parametrize("seed", range(SEEDS))
def test_an_edit_leaves_all_else_as_it_is(judged: list[Judged], seed: int) -> None:
    number = random.Random(seed).randrange(len(PATHS))
    path = PATHS[number]
    fresh = judge(path, SITE[path])
    (tag, *_) = fresh.tags
    soup = tag.find_parents()[-1]
    draft = Draft(soup, fresh.tags)
    original = written(draft)
    done = edit(draft, seed)
    assert written(draft) != original
    changed = judge(path, written(draft))
    for others in (judged, [judged[number]]):
        at = number if len(others) > 1 else 0
        before = together(others).ids(at)
        after = together([*others[:at], changed, *others[at + 1 :]]).ids(at)
        lost = {one for one in before - after if one[0] not in OF_THE_WHOLE}
        assert not lost, done


def test_two_runs_say_the_same(judged: list[Judged]) -> None:
    again = [judge(path, html) for path, html in SITE.items()]
    assert together(again) == together(judged)
