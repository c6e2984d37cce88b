"""The transcript says what Chromium exposes: nothing lost, nothing added, in its order."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium_tree import Heard, heard, letters, merged

from a11yaudit.article import TranscriptLine
from a11yaudit.article.headline import article_scope
from a11yaudit.article.transcript import transcript_of
from a11yaudit.browser.load import open_world
from a11yaudit.browser.probes import tree as probe
from a11yaudit.browser.probes.tree import read_tree
from a11yaudit.browser.reading import collect
from a11yaudit.browser.session import Session
from a11yaudit.engine import evaluate
from a11yaudit.model import Page
from a11yaudit.page import snapshot
from a11yaudit.page.static import parse, select
from a11yaudit.page.tree import GENERATED, decode_tree
from a11yaudit.rule import Bad, Need, discover
from a11yaudit.targets import SiteServer

if TYPE_CHECKING:
    from a11yaudit.browser.find import FoundBrowser

pytestmark = pytest.mark.browser

SITE = Path(__file__).parents[2] / "examples" / "news-site"
RULES = {rule.id: rule for rule in discover() if Need.SITE not in rule.needs}
EXAMPLES = [(rule, example) for rule in RULES.values() for example in rule.examples]
FROM_THE_TREE = ("caption-announced-twice", "alt-repeats-nearby-text")
TABS = 2  # pages at a time


@dataclass(frozen=True)
class Seen:
    """A page as the browser told it: our snapshot and tree, and Chromium's own whole tree."""

    name: str
    page: Page
    tree: str
    theirs: list[Heard]

    @property
    def root(self) -> Any:
        return article_scope(self.page)

    def transcript(self, tree: str | None) -> tuple[TranscriptLine, ...]:
        """The transcript of this tree, or (None) of the one that the snapshot gives."""
        told = decode_tree(tree, self.page.elements) if tree else None
        return transcript_of(self.root, replace(self.page, tree=told, memo={}))


async def look(cdp: Any, name: str) -> Seen:
    """Read the page that is open."""
    world = await open_world(cdp)
    page = snapshot.decode(await collect(world))
    root = article_scope(page)
    tree = await read_tree(cdp, world, root.index)
    handle = await cdp.send(
        "Runtime.evaluate",
        {
            "expression": f"globalThis.a11yauditElements[{root.index}]",
            "contextId": world.context_id,
        },
    )
    described = await cdp.send(
        "DOM.describeNode", {"objectId": handle["result"]["objectId"], "depth": 0}
    )
    whole = await cdp.send("Accessibility.getFullAXTree")
    return Seen(name, page, tree, heard(whole["nodes"], described["node"]["backendNodeId"]))


async def look_at_all(
    browser: FoundBrowser, todo: list[tuple[str, str]], html: tuple[str, ...] = ()
) -> list[Seen]:
    """Read pages (name, URL), some at a time; the answers are in the given order.

    Where ``html`` is given it is written into the pages, which is faster than loading each.
    """
    waiting = list(enumerate(todo))
    found: dict[int, Seen] = {}

    async def work(session: Session) -> None:
        async with session.page() as tab:
            cdp = await tab.context.new_cdp_session(tab)
            while waiting:
                number, (name, url) = waiting.pop(0)
                if tab.url != url:
                    await tab.goto(url)
                if html:
                    await tab.set_content(html[number], wait_until="domcontentloaded")
                found[number] = await look(cdp, name)

    async with Session(browser.path) as session:
        await asyncio.gather(*(work(session) for _ in range(min(TABS, len(todo)))))
    return [found[number] for number in range(len(todo))]


def read_html(browser: FoundBrowser, folder: Path, *pages: str) -> list[Seen]:
    """Read pages that are given as HTML."""
    whole = [text if "<!doctype" in text.lower() else f"<!doctype html>{text}" for text in pages]
    (folder / "page.html").write_text("<!doctype html>", encoding="utf-8")
    with SiteServer(folder) as server:
        todo = [(f"page {n}", server.url_of(folder / "page.html")) for n in range(len(pages))]
        return asyncio.run(look_at_all(browser, todo, tuple(whole)))


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory, browser: FoundBrowser) -> list[Seen]:
    folder = tmp_path_factory.mktemp("examples")
    seen = read_html(browser, folder, *(example.html for _, example in EXAMPLES))
    return [
        replace(one, name=f"{rule.id}: {example.why}")
        for one, (rule, example) in zip(seen, EXAMPLES, strict=True)
    ]


@pytest.fixture(scope="module")
def site(browser: FoundBrowser) -> list[Seen]:
    files = sorted(SITE.rglob("*.html"))
    assert len(files) > 8
    with SiteServer(SITE) as server:
        return asyncio.run(look_at_all(browser, [(f.name, server.url_of(f)) for f in files]))


def ours(lines: tuple[TranscriptLine, ...]) -> list[Heard]:
    """A transcript in the words of the independent reading."""
    told = []
    for line in lines:
        role = line.role
        if role.startswith("image"):
            role = "image"  # what it stands in is told beside it
        elif role == "link" and line.text:
            role = "text"
        elif role in ("columnheader", "rowheader"):
            role = "header"
        role = re.sub(r"^(list|table), (\d+) .*", r"\1, \2", role)
        # What Chromium calls a film depends on how far it has been loaded.
        text = "?" if role in ("video", "audio") else letters(line.text)
        told.append(Heard(role, text))
    return merged(told)


def differences(seen: list[Seen]) -> list[str]:
    told = []
    for one in seen:
        assert one.tree, one.name
        mine = ours(one.transcript(one.tree))
        if mine != one.theirs:
            told.append(f"{one.name}\n  ours:   {mine}\n  theirs: {one.theirs}")
    return told


def test_examples_are_heard_as_chromium_exposes_them(examples: list[Seen]) -> None:
    assert sum(len(one.theirs) for one in examples) > 2000
    wrong = differences(examples)
    assert not wrong, "\n".join(wrong)


def test_the_example_site_is_heard_as_chromium_exposes_it(site: list[Seen]) -> None:
    wrong = differences(site)
    assert not wrong, "\n".join(wrong)


def as_in_markup(tree: str) -> str:
    """The browser's tree without what only style sheets say: text that they generate."""
    return json.dumps([entry for entry in json.loads(tree) if entry[1] != GENERATED])


def facts(lines: tuple[TranscriptLine, ...]) -> list[tuple[Any, ...]]:
    """All that a transcript tells; texts without the capitals that a style sheet makes of them."""
    return [
        (
            line.role,
            letters(line.text),
            line.element.index,
            line.repeats,
            line.level,
            line.lang,
            line.words,
            [link.index for link in line.links],
        )
        for line in lines
    ]


def test_the_snapshot_alone_gives_the_same_transcript(
    examples: list[Seen], site: list[Seen]
) -> None:
    wrong = []
    for one in (*examples, *site):
        told = facts(one.transcript(as_in_markup(one.tree)))
        computed = facts(one.transcript(None))
        if told != computed:
            wrong.append(f"{one.name}\n  told:     {told}\n  computed: {computed}")
    assert not wrong, "\n".join(wrong)


def test_rules_that_listen_hold_with_the_browsers_tree(examples: list[Seen]) -> None:
    wrong = []
    for one, (rule, example) in zip(examples, EXAMPLES, strict=True):
        if rule.id not in FROM_THE_TREE:
            continue
        page = replace(one.page, tree=decode_tree(one.tree, one.page.elements), memo={})
        found = [finding.element for finding in evaluate(page, [rule]).findings]
        wanted = []
        if isinstance(example, Bad):
            static = parse(example.html)
            target = select(static, example.target)[0]
            place = [e.index for e in static.elements if e.tag == target.tag].index(target.index)
            wanted = [[e for e in page.elements if e.tag == target.tag][place]]
        if found != wanted:
            wrong.append((one.name, found, wanted))
    assert not wrong, wrong


ODD = """<html lang="en"><article id="a"><h1>The rain in Lund</h1>
<p>It rained all day, and the river rose by almost a metre since Monday.</p>
<div id="host"><b>a word from outside</b></div>
<div aria-owns="late"><p>first the owner</p></div><p>then what follows</p>
<p id="late">what is owned</p>
<p lang="la">Lorem ipsum dolor sit amet</p>
<p>A <q lang="fr">mot</q> and <del>an old</del> word<br>on two lines</p>
<table><caption>Rain</caption><tr><th>Day<th>Rain<tr><td>Mon<td>7</table>
<details open><summary>More</summary><p>of it</p></details>
<details><summary>Less</summary><p>unheard</p></details>
<svg role="img" aria-label="A chart"><text>7</text></svg><svg><text>plain words</text></svg>
<ruby>漢<rt>kan</rt></ruby> <math><mi>x</mi></math>
<iframe title="A map" srcdoc="<p>inside</p>"></iframe>
<video controls aria-label="A film"></video><audio controls title="A song"></audio>
<canvas role="img" aria-label="Drawn"></canvas><object data="x.bin" aria-label="Old"></object>
<fieldset><legend>Choose</legend><label><input type="radio"> This</label></fieldset>
<button><img src="a.png" alt="Enlarge"></button><button aria-label="Close">x</button>
<h2><a href="x"><img src="b.png" alt="A picture for a heading"></a></h2><h2 aria-label="Said">Shown</h2>
<ul role="none"><li>no list</ul><menu><li>one<li>two</menu><dl><dt>Term<dd>Meaning</dl>
<p style="visibility:hidden">unseen <span style="visibility:visible">but this</span></p>
<a href="y"></a><a href="z" title="Only a title"></a><a onclick="f()">acts</a>
</article>
<script>host.attachShadow({mode: "open"}).innerHTML =
  "<p>in the shadow <slot></slot></p><img alt='shadow picture' src=k>"</script>"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, browser: FoundBrowser) -> Seen:
    return read_html(browser, tmp_path_factory.mktemp("odd"), ODD)[0]


def test_odd_markup_is_heard_as_chromium_exposes_it(odd: Seen) -> None:
    assert not differences([odd])


def test_shadow_trees_and_owned_elements_are_in_their_places(odd: Seen) -> None:
    lines = odd.transcript(odd.tree)
    texts = [line.text for line in lines]
    assert "in the shadow a word from outside" in texts
    assert texts.index("what is owned") == texts.index("first the owner") + 1
    assert "unheard" not in texts
    assert "inside" not in texts
    by_text = {line.text: line for line in lines}
    assert by_text["what is owned"].element.get("id") == "late"
    assert by_text["shadow picture"].element.tag == "img"
    assert by_text["Lorem ipsum dolor sit amet"].lang == "la"
    assert by_text["A picture for a heading"].role == "image, link, heading 2"
    assert by_text["Enlarge"].role == "image, button"
    assert by_text["A map"].role == "iframe"
    assert by_text["A film"].role == "video"


def test_a_subtree_that_is_too_large_or_unknown_is_not_told(
    tmp_path: Path, browser: FoundBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><article><p>a<p>b</article>")

    async def read() -> list[str]:
        async with Session(browser.path) as session, session.page() as tab:
            cdp = await tab.context.new_cdp_session(tab)
            with SiteServer(tmp_path) as server:
                await tab.goto(server.url_of(tmp_path / "a.html"))
            world = await open_world(cdp)
            page = snapshot.decode(await collect(world))
            root = next(page.find("article")).index
            told = [await read_tree(cdp, world, root), await read_tree(cdp, world, 999)]
            monkeypatch.setattr(probe, "MOST_ELEMENTS", 2)
            return [*told, await read_tree(cdp, world, root)]

    whole, unknown, large = asyncio.run(read())
    assert json.loads(whole)[0][1] == "article"
    assert unknown == large == ""


def test_what_was_made_after_the_snapshot_belongs_to_what_holds_it(
    tmp_path: Path, browser: FoundBrowser
) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><article><p>a</p></article>")

    async def read() -> tuple[Page, str]:
        async with Session(browser.path) as session, session.page() as tab:
            cdp = await tab.context.new_cdp_session(tab)
            with SiteServer(tmp_path) as server:
                await tab.goto(server.url_of(tmp_path / "a.html"))
            world = await open_world(cdp)
            page = snapshot.decode(await collect(world))
            await tab.evaluate("document.querySelector('p').innerHTML = '<b>new</b>'")
            return page, await read_tree(cdp, world, next(page.find("article")).index)

    page, tree = asyncio.run(read())
    root = next(page.find("article"))
    told = transcript_of(root, replace(page, tree=decode_tree(tree, page.elements), memo={}))
    assert [(line.text, line.element.tag) for line in told] == [("new", "p")]


def test_the_same_page_gives_the_same_tree(
    odd: Seen, browser: FoundBrowser, tmp_path: Path
) -> None:
    again = read_html(browser, tmp_path, ODD, ODD)
    assert {one.tree for one in again} == {odd.tree}
