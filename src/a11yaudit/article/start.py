"""Where the article begins, for what leads to it and for what stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.article.inventory import article_of

if TYPE_CHECKING:
    from a11yaudit.model import Element, Page


def article_start(page: Page) -> Element:
    """Where the article begins: its root, its headline or its first text, whichever is first."""
    article = article_of(page)
    starts = [article.root] if article.root.tag not in ("body", "html") else []
    starts += [article.headline.element] if article.headline else []
    starts += list(article.body[:1])
    return min(starts or [page.body], key=lambda element: element.index)
