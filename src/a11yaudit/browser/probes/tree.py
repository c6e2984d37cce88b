"""What Chromium exposes of the article to assistive technology: one query, no simulation.

``Accessibility.queryAXTree`` gives the nodes of the article's subtree in reading order
(``aria-owns``, slots and open shadow trees included), with the browser's own numbers for the
nodes of the document. ``DOM.describeNode`` gives the same numbers in the order of the document,
and `js/numbers.js` gives the collector's in the same order: so three calls name every element,
where resolving them one by one would take half a second.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from playwright.async_api import Error as PlaywrightError

from a11yaudit.browser.world import script
from a11yaudit.page.build import DEEPEST
from a11yaudit.page.tree import GENERATED, UNNAMED, holds_nothing, role_in_tree

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

    from a11yaudit.browser.world import World

MOST_ELEMENTS = 8000
DEEPEST_DOCUMENT = 200  # levels; the browser's answer is as deep, and so is reading it
MOST_BORROWED = 200
GROUP = "a11yaudit-tree"
OPEN_SHADOW = "open"
ELEMENT, TEXT = 1, 3
MADE_BY_THE_BROWSER = frozenset({"InlineTextBox", "ListMarker"})


async def read_tree(cdp: CDPSession, world: World, root_index: int) -> str:
    """The accessibility tree of the element with this collector's number, as compact JSON.

    The JSON is a list of nodes in reading order, each ``[depth, role, name, description, element,
    level]``, as `a11yaudit.page.tree.decode_tree` reads it. It is empty where the subtree is
    larger than `MOST_ELEMENTS`, or the page changed while it was read.
    """
    try:
        return await _read(cdp, world, root_index)
    except PlaywrightError:
        return ""
    finally:
        await _release(cdp)


async def _read(cdp: CDPSession, world: World, root_index: int) -> str:
    root = await _root(cdp, world, root_index)
    told = root and await _numbers(cdp, root)
    if not root or not told or not told["names"]:
        return ""
    described, answer = await asyncio.gather(
        cdp.send("DOM.describeNode", {"objectId": root, "depth": -1, "pierce": True}),
        cdp.send("Accessibility.queryAXTree", {"objectId": root}),
    )
    elements = _by_backend_number(described["node"], told)
    if elements is None:
        return ""
    entries = _entries(answer["nodes"], elements)
    await _borrow(cdp, world, entries)
    return json.dumps(
        [[*entry[:4], max(entry[4], -1), *entry[5:]] for entry in entries],
        ensure_ascii=False,
        separators=(",", ":"),
    )


async def _root(cdp: CDPSession, world: World, root_index: int) -> str:
    """The handle of the element with this number, "" where there is none."""
    answer = await cdp.send(
        "Runtime.evaluate",
        {
            "expression": f"globalThis.a11yauditElements[{root_index}]",
            "contextId": world.context_id,
            "objectGroup": GROUP,
        },
    )
    return str(answer["result"].get("objectId", ""))


async def _numbers(cdp: CDPSession, root: str) -> dict[str, list[Any]]:
    answer = await cdp.send(
        "Runtime.callFunctionOn",
        {
            "objectId": root,
            "functionDeclaration": script("numbers"),
            "arguments": [{"value": MOST_ELEMENTS}, {"value": DEEPEST_DOCUMENT}],
            "returnByValue": True,
        },
    )
    told: dict[str, list[Any]] = json.loads(answer["result"].get("value") or "{}")
    return told


async def _release(cdp: CDPSession) -> None:
    try:
        await cdp.send("Runtime.releaseObjectGroup", {"objectGroup": GROUP})
    except PlaywrightError:
        return  # the page went away, and its handles with it


def _by_backend_number(root: dict[str, Any], told: dict[str, list[Any]]) -> dict[int, int] | None:
    """From the browser's numbers of elements and texts to the collector's numbers of elements.

    What the collector has not seen belongs to the nearest element round it that it has. None
    where both walks do not agree: then the document changed in between.
    """
    found: dict[int, int] = {}
    names: list[str] = []
    stack: list[tuple[dict[str, Any], int]] = [(root, -1)]
    while stack:
        node, around = stack.pop()
        if node["nodeType"] == TEXT:
            found[node["backendNodeId"]] = around
        if node["nodeType"] != ELEMENT:
            continue
        at = len(names)
        names.append(node["localName"])
        if at >= len(told["names"]) or told["names"][at] != names[at]:
            return None
        number = told["numbers"][at]
        here = around if number < 0 else number
        found[node["backendNodeId"]] = here
        stack.extend((child, here) for child in reversed(_inside(node)))
    return found if len(names) == len(told["names"]) else None


def _inside(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The nodes in an open shadow tree of the element, then its own children."""
    inner: list[dict[str, Any]] = []
    for tree in node.get("shadowRoots", ()):
        if tree["shadowRootType"] == OPEN_SHADOW:
            inner += tree.get("children", ())
    return [*inner, *node.get("children", ())]


def _entries(nodes: list[dict[str, Any]], elements: dict[int, int]) -> list[list[Any]]:
    """The nodes that say something, in reading order; what is between them is left out.

    An element that is not in ``elements`` gets a number below -1, its browser's number negative.
    """
    by_id = {node["nodeId"]: node for node in nodes}
    entries: list[list[Any]] = []
    stack: list[tuple[dict[str, Any], int, int]] = [(nodes[0], 0, -1)] if nodes else []
    while stack:
        node, depth, around = stack.pop()
        given = node["role"]["value"] if "role" in node else ""
        if given in MADE_BY_THE_BROWSER:
            continue
        number = node.get("backendDOMNodeId")
        element = around if number is None else elements.get(number, -1 - number)
        role = "" if node["ignored"] else role_in_tree(given)
        if role == "text" and number is None:
            role = GENERATED
        below = depth
        if role or not entries:
            entries.append([depth, role, *_texts(node, role), element, _level(node, role)])
            below = min(depth + 1, DEEPEST)
        if not holds_nothing(role):
            inner = [by_id[i] for i in node.get("childIds", ()) if i in by_id]
            stack.extend((child, below, element) for child in reversed(inner))
    return entries


def _texts(node: dict[str, Any], role: str) -> tuple[str, str]:
    """Name and description, without the name that only repeats what the node holds.

    What Chromium calls a film depends on how far it has been loaded: nothing is told of that.
    """
    if role in ("audio", "video"):
        return "", ""
    name = "" if role in UNNAMED else str(node.get("name", {}).get("value") or "")
    return name, str(node.get("description", {}).get("value") or "")


def _level(node: dict[str, Any], role: str) -> int | None:
    if role != "heading":
        return None
    given = (p["value"].get("value") for p in node.get("properties", ()) if p["name"] == "level")
    return next((int(level) for level in given if level), None)


async def _borrow(cdp: CDPSession, world: World, entries: list[list[Any]]) -> None:
    """Find the numbers of what stands elsewhere in the document (``aria-owns`` borrows it)."""
    foreign = sorted({-1 - entry[4] for entry in entries if entry[4] < -1})[:MOST_BORROWED]
    if not foreign:
        return
    context = {"executionContextId": world.context_id, "objectGroup": GROUP}
    found = await asyncio.gather(
        *(cdp.send("DOM.resolveNode", {"backendNodeId": number, **context}) for number in foreign)
    )
    answer = await cdp.send(
        "Runtime.callFunctionOn",
        {
            "executionContextId": world.context_id,
            "functionDeclaration": script("number_of"),
            "arguments": [{"objectId": one["object"]["objectId"]} for one in found],
            "returnByValue": True,
        },
    )
    numbers = dict(zip(foreign, json.loads(answer["result"]["value"]), strict=True))
    for entry in entries:
        if entry[4] < -1:
            entry[4] = numbers.get(-1 - entry[4], -1)
