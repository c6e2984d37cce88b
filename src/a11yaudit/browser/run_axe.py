"""axe-core runs in our isolated world, once in each frame's own document."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from axe_core_python.async_playwright import Axe
from playwright.async_api import Error as PlaywrightError

from a11yaudit.browser.world import FrameGoneError, World, script
from a11yaudit.errors import PageError
from a11yaudit.page.stamps import unstamped

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import CDPSession


@dataclass(frozen=True, slots=True)
class AxeChoice:
    """axe-core's script (empty: not run) and the ids of its rules to run (all where empty) or to
    skip."""

    source: str = ""
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameResults:
    """axe-core's results for one frame; ``selector`` names the frame element ("" for the page)."""

    selector: str
    url: str
    results: dict[str, Any]


def axe_source(path: Path) -> str:
    """The text of an axe-core script, read by axe-core-python."""
    return str(Axe.from_file(path).axe_script)


async def run_axe(
    cdp: CDPSession, world: World, url: str, choice: AxeChoice, root: int | None = None
) -> tuple[FrameResults, ...]:
    """axe-core's results for the document and for each frame that shows something.

    ``root`` is the collector's number of the one element to look at; None is the whole document.
    """
    if not choice.source:
        return ()
    main = await run_in(world, choice, subframe=False, root=root)
    found = [FrameResults("", url, main)]
    for frame_id, frame_url in await _frames(cdp):
        try:
            selector = await _owner(cdp, world, frame_id)
            inner = await World.create(cdp, frame_id)
            if selector and await inner.run("Boolean(document.body?.innerText.trim())"):
                results = await run_in(inner, choice, subframe=True)
                found.append(FrameResults(selector, frame_url, results))
        except (FrameGoneError, PlaywrightError, PageError):
            continue  # an advertisement's frame that went away is no fault of the page
    return tuple(found)


async def run_in(
    world: World, choice: AxeChoice, *, subframe: bool, root: int | None = None
) -> dict[str, Any]:
    """axe-core's results for one document alone."""
    await world.run(choice.source)
    options = {"subframe": subframe, "only": choice.only, "skip": choice.skip, "root": root}
    results: dict[str, Any] = json.loads(unstamped(await world.call("axe", options)))
    return results


async def _frames(cdp: CDPSession) -> list[tuple[str, str]]:
    """The sub-frames with a document of their own: (id, URL)."""
    tree = (await cdp.send("Page.getFrameTree"))["frameTree"]
    found: list[tuple[str, str]] = []
    stack = list(reversed(tree.get("childFrames", [])))
    while stack:
        node = stack.pop()
        found.append((node["frame"]["id"], node["frame"]["url"]))
        stack.extend(reversed(node.get("childFrames", [])))
    return found


async def _owner(cdp: CDPSession, world: World, frame_id: str) -> str:
    """A selector of the visible frame element in the main document, "" where there is none."""
    owner = await cdp.send("DOM.getFrameOwner", {"frameId": frame_id})
    node = await cdp.send(
        "DOM.resolveNode",
        {"backendNodeId": owner["backendNodeId"], "executionContextId": world.context_id},
    )
    answer = await cdp.send(
        "Runtime.callFunctionOn",
        {
            "objectId": node["object"]["objectId"],
            "functionDeclaration": script("frame"),
            "returnByValue": True,
        },
    )
    return str(answer["result"].get("value") or "")
