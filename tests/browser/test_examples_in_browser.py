"""Every rule's examples hold in the real browser too, and our names are Chromium's."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from a11yaudit.behaviour import PageState
from a11yaudit.browser.gate import Hold
from a11yaudit.browser.load import load, open_world
from a11yaudit.browser.reading import Laps, Wants, collect, plan_of, read, with_keys
from a11yaudit.browser.session import Session
from a11yaudit.engine import evaluate
from a11yaudit.page import snapshot
from a11yaudit.page.names import name_of
from a11yaudit.page.static import parse, select
from a11yaudit.rule import Bad, Good, Need, Rule, discover
from a11yaudit.targets import SiteServer

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Page as Tab

    from a11yaudit.browser.find import FoundBrowser
    from a11yaudit.model import Page

pytestmark = pytest.mark.browser

RULES = [rule for rule in discover() if Need.SITE not in rule.needs]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
PAGES_AT_ONCE = 3
NAMED = ("a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "img", "input", "select", "textarea")


@dataclass(frozen=True)
class Seen:
    """An example as the browser saw it: our snapshot, and (tag, AX name or None) in order."""

    page: Page
    names: list[tuple[str, str | None]]


def file_of(number: int) -> str:
    """The name of the file that holds an example."""
    return f"example-{number}.html"


async def _chromium_names(tab: Tab, cdp: Any) -> list[tuple[str, str | None]]:
    """Tag and accessible name (None: not exposed) of the elements that have names, in order."""
    document = await cdp.send("DOM.getDocument", {"depth": -1, "pierce": False})
    tree = await cdp.send("Accessibility.getFullAXTree")
    names = {
        node["backendDOMNodeId"]: node.get("name", {}).get("value", "")
        for node in tree["nodes"]
        if not node["ignored"] and "backendDOMNodeId" in node
    }
    found: list[tuple[str, str | None]] = []
    stack = [document["root"]]
    while stack:
        node = stack.pop()
        if node.get("localName") in NAMED:
            found.append((node["localName"], names.get(node["backendNodeId"])))
        stack.extend(reversed(node.get("children", [])))
    return found


async def _see_all(server: SiteServer, folder: Path, executable: Path | None) -> list[Seen]:
    seen: dict[int, Seen] = {}
    waiting = iter(enumerate(EXAMPLES))
    async with Session(executable) as session:

        async def worker() -> None:
            async with session.page() as tab:
                cdp = await tab.context.new_cdp_session(tab)
                for number, (rule, _) in waiting:
                    url = server.url_of(folder / file_of(number))
                    await tab.goto(url)
                    names = await _chromium_names(tab, cdp)
                    if Need.KEYBOARD in rule.needs:
                        page = await _with_keys(session, url)
                    else:
                        page = snapshot.decode(await collect(await open_world(cdp)))
                    seen[number] = Seen(page, names)

        await asyncio.gather(*(worker() for _ in range(PAGES_AT_ONCE)))
    return [seen[number] for number in range(len(EXAMPLES))]


async def _with_keys(session: Session, url: str) -> Page:
    """The page as the audit reads it, keys tried."""
    async with session.page() as tab:
        loaded = await load(tab, url, Hold(stay=True))
        laps, wants = Laps(), Wants()
        reading, world = await read(loaded, wants, PageState.OPENED, laps, local=False, page=None)
        plan = plan_of(reading.page, "fast")
        reading, note = await with_keys(loaded, world, reading, plan, laps)
        assert not note, note
        return reading.page


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, browser: FoundBrowser) -> list[Seen]:
    folder = tmp_path_factory.mktemp("examples")
    for number, (_, example) in enumerate(EXAMPLES):
        text = example.html
        if "<!doctype" not in text.lower():
            text = f"<!doctype html>{text}"
        (folder / file_of(number)).write_text(text, encoding="utf-8")
    with SiteServer(folder) as server:
        return asyncio.run(_see_all(server, folder, browser.path))


def name(value: object) -> str:
    """A readable test id."""
    return value.id if isinstance(value, Rule) else getattr(value, "why", "")[:40]


@pytest.mark.parametrize(
    ("number", "rule", "example"),
    [(number, rule, example) for number, (rule, example) in enumerate(EXAMPLES)],
    ids=lambda value: "" if isinstance(value, int) else name(value),
)
def test_example_holds_in_the_browser(
    seen: list[Seen], number: int, rule: Rule, example: Good | Bad
) -> None:
    page = seen[number].page
    result = evaluate(page, [rule])
    assert not result.crashed, result.crashed
    told = [(finding.selector, finding.message) for finding in result.findings]
    if isinstance(example, Good):
        assert not told, told
        return
    static = parse(example.html)
    wanted = select(static, example.target)[0]
    place = [e.index for e in static.elements if e.tag == wanted.tag].index(wanted.index)
    there = [e for e in page.elements if e.tag == wanted.tag][place]
    assert [finding.element for finding in result.findings] == [there], told
    assert result.findings[0].outcome == example.outcome
    if Need.KEYBOARD in rule.needs and example.fixed is not None:
        assert [fix.after for fix in result.findings[0].fixes[:1]] == [example.fixed]


def test_names_are_those_that_chromium_computes(seen: list[Seen]) -> None:
    wrong = []
    for (rule, example), one in zip(EXAMPLES, seen, strict=True):
        ours = [element for element in one.page.elements if element.tag in NAMED]
        assert [e.tag for e in ours] == [tag for tag, _ in one.names], example.html
        for element, (_, theirs) in zip(ours, one.names, strict=True):
            # Chromium takes no text out of a figure in a link; screen readers read it all the same.
            if theirs is None or any(inner.tag == "figure" for inner in element.descendants()):
                continue
            # Chromium's names are in capitals where CSS asks for them; ours are as typed.
            mine = name_of(element, one.page)
            if " ".join(theirs.split()).casefold() != mine.casefold():
                wrong.append((rule.id, example.html, element.tag, mine, theirs))
    assert not wrong, "\n".join(map(repr, wrong))
