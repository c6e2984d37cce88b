"""The fix of every rule's example, put into the text, cures the example in the real browser."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from a11yaudit.browser.load import open_world
from a11yaudit.browser.reading import collect
from a11yaudit.browser.session import Session
from a11yaudit.engine import evaluate
from a11yaudit.fix.apply import Plan, plan
from a11yaudit.fix.document import document_of
from a11yaudit.fix.splice import Shift
from a11yaudit.fix.stamps import stamp
from a11yaudit.fix.verify import Judgement, Mark, Trial, Verification, judge
from a11yaudit.model import Fix, Outcome, Page, Safety
from a11yaudit.page import snapshot
from a11yaudit.rule import Bad, Need, Rule, discover
from a11yaudit.targets import SiteServer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from a11yaudit.browser.find import FoundBrowser

pytestmark = pytest.mark.browser

RULES = [rule for rule in discover() if Need.SITE not in rule.needs]
FIXED = [rule for rule in RULES if rule.fix and Need.KEYBOARD not in rule.needs]
EXAMPLES = [(rule, bad) for rule in FIXED for bad in rule.bad]
# A template writes the one, and only there can it be changed; the other is English in Japanese
# clothes, and a link in Japanese does not suit it.
NOT_OURS = (
    ("page-lang-invalid", '<html lang="{{ lang }}">'),
    ("skip-link-missing", '<html lang="ja">'),
)


@dataclass
class Tried:
    """What became of an example's fix; None where there is none, or nothing came of it."""

    fix: Fix | None
    planned: Plan | None = None
    judgement: Judgement | None = None


def html_of(bad: Bad) -> str:
    return bad.html if "<!doctype" in bad.html.lower() else f"<!doctype html>{bad.html}"


def marks(page: Page, shift: Shift) -> list[Mark]:
    """The findings of all rules, placed in the old text."""
    found = []
    for finding in evaluate(page, RULES).findings:
        at = finding.element.offset if finding.element else None
        found.append(
            Mark(
                finding.rule,
                finding.fingerprint,
                None if at is None else shift.back(at),
                None if at is None else shift.near(at),
                finding.outcome is Outcome.FAIL,
                finding.message,
            )
        )
    return found


async def _try(rule: Rule, bad: Bad, look: Callable[[str], Any]) -> Tried:
    html = html_of(bad)
    page = await look(html)
    mine = [f for f in evaluate(page, [rule]).findings if f.element]
    fix = rule.fix(mine[0].element, page) if mine and rule.fix else None
    if fix is None:
        return Tried(None)
    planned = plan(document_of(html), [fix])
    if not planned.applied:
        return Tried(fix, planned)
    before = marks(page, Shift(()))
    after = marks(await look(planned.text), Shift(planned.splices))
    place = mine[0].element.offset
    finding = next(m for m in before if m.rule == rule.id and m.at == place)
    trial = Trial(0, finding, planned.applied[0].touches)
    return Tried(fix, planned, judge([trial], before, after))


async def _try_all(server: SiteServer, folder: Path, executable: Path | None) -> Sequence[Tried]:
    async with Session(executable) as session, session.page() as tab:
        cdp = await tab.context.new_cdp_session(tab)
        file = folder / "page.html"

        async def look(html: str) -> Page:
            file.write_text(stamp(html), encoding="utf-8")
            await tab.goto(server.url_of(file))
            return snapshot.decode(await collect(await open_world(cdp)), html)

        return [await _try(rule, bad, look) for rule, bad in EXAMPLES]


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory, browser: FoundBrowser) -> Sequence[Tried]:
    folder = tmp_path_factory.mktemp("fixes")
    with SiteServer(folder) as server:
        return asyncio.run(_try_all(server, folder, browser.path))


def name(value: object) -> str:
    """A readable test id."""
    if isinstance(value, Rule):
        return value.id
    return value.why[:40] if isinstance(value, Bad) else ""


@pytest.mark.parametrize(
    ("number", "rule", "bad"),
    [(number, rule, bad) for number, (rule, bad) in enumerate(EXAMPLES)],
    ids=name,
)
def test_the_fix_cures_the_example_and_breaks_nothing(
    tried: Sequence[Tried], number: int, rule: Rule, bad: Bad
) -> None:
    one = tried[number]
    if one.fix is None or any(rule.id == id_ and start in bad.html for id_, start in NOT_OURS):
        return
    assert one.planned
    assert one.planned.applied, one.planned.refused
    if one.fix.safety is Safety.ADVICE:
        return
    assert one.judgement
    result = one.judgement.results[0]
    assert result.verification is Verification.VERIFIED, (result.reason, one.planned.text)
