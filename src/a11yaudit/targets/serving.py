"""Files get their addresses here: one server for each root, all closed at the end."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from a11yaudit.targets.server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from a11yaudit.targets.resolve import Target


@contextmanager
def serving(targets: Iterable[Target], base: str = "/") -> Iterator[list[Target]]:
    """The targets, in order, each with the ``url`` to load; files are served under ``base``."""
    servers: dict[Path, SiteServer] = {}
    with ExitStack() as stack:
        ready = []
        for target in targets:
            if target.file is None or target.root is None:
                ready.append(target)
                continue
            if target.root not in servers:
                servers[target.root] = stack.enter_context(SiteServer(target.root, base))
            ready.append(replace(target, url=servers[target.root].url_of(target.file)))
        yield ready
