"""What the page template shows, worked out beforehand: templates only lay out and escape."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from a11yaudit.report import crops, words
from a11yaudit.report.findings_view import Groups, GroupView, all_groups
from a11yaudit.report.grouping import (
    Counts,
    Json,
    address,
    count,
    findings,
    is_error,
    name_of,
)
from a11yaudit.report.keyboard_view import keyboard_view, skip_links
from a11yaudit.report.languages import language_name, language_tag
from a11yaudit.report.outline import Node, outline
from a11yaudit.report.transcript_view import Remedy, after_fixes, lines, listening
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from a11yaudit.report.keyboard_view import KeyboardView, SkipLinkView
    from a11yaudit.report.transcript_view import Line
    from a11yaudit.report.words import Word


_NO_FILE = say("no file")


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture of the article with what is said about it."""

    number: int
    crop: crops.Crop | None
    where: str
    alt: str | None
    name: str
    caption: str
    credit: str
    status: str
    word: Word
    good: bool
    file: str
    size: str
    selector: str
    note: str
    todo: str


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything on a page's report, in the order of the report."""

    name: str
    lang: str
    address: str
    verdict: str
    tone: str
    error: str
    consent: str
    note: str
    counts: Counts
    groups: Groups
    picture: crops.Crop | None
    whole_picture: crops.Crop | None
    marks: tuple[crops.Mark, ...]
    own_marks: tuple[crops.Mark, ...]
    mark_radius: float
    outline: tuple[Node, ...]
    faux_headings: tuple[Json, ...]
    images: tuple[ImageView, ...]
    other_images: int
    keyboard: KeyboardView | None
    skip_links: tuple[SkipLinkView, ...]
    repeated_captions: tuple[Json, ...]
    transcript: tuple[Line, ...]
    listening: str
    after_fixes: tuple[str, ...]
    patch: tuple[str, int] | None
    has_article: bool
    facts: tuple[tuple[str, str], ...]
    index_href: str


def page_view(page: Json, rules: Json, report_file: str) -> PageView:
    """The view of one page; ``report_file`` is where its report goes, within the folder."""
    picture = crops.sheet(page, report_file)
    groups = all_groups(page, rules, picture, crops.cut_outs(page, report_file))
    article = page.get("article") or {}
    images = [image for image in article.get("images") or () if image.get("in_article", True)]
    todo = {
        finding.selector: finding.anchor
        for group in reversed(groups.own)
        for finding in group.findings
    }
    transcript = lines(article, _remedies(groups))
    whole = crops.overview(picture, whole=True)
    top = crops.overview(picture, whole=False)
    return PageView(
        name=name_of(page),
        lang=language_of(page),
        address=address(page),
        verdict=words.page_verdict(page),
        tone=words.tone(page),
        error=str((page.get("error") or {}).get("message") or "") if is_error(page) else "",
        consent=words.consent(page),
        note=str(page.get("state_note") or ""),
        counts=count(findings(page)),
        groups=groups,
        picture=top,
        whole_picture=whole if whole and top and whole.view.h > top.view.h else None,
        marks=crops.marks(picture, _places(groups.numbered, own=False)),
        own_marks=crops.marks(picture, _places(groups.own, own=True)),
        mark_radius=crops.mark_radius(picture) if picture else 0,
        outline=tuple(outline(article.get("headings") or (), _by_selector(page))),
        faux_headings=_rows(article, "faux_headings", text="", selector=""),
        images=tuple(_image(image, i, picture, todo) for i, image in enumerate(images, 1)),
        other_images=len(article.get("images") or ()) - len(images),
        keyboard=None if is_error(page) else keyboard_view(page, rules, picture),
        skip_links=skip_links(page, rules),
        repeated_captions=_rows(article, "repeated_captions", text="", times=2),
        transcript=transcript,
        listening=listening(article),
        after_fixes=after_fixes(transcript),
        patch=_patch(page, report_file),
        has_article=bool(article),
        facts=tuple(_facts(page)),
        index_href=posixpath.relpath("index.html", posixpath.dirname(report_file) or "."),
    )


def language_of(page: Json) -> str:
    """The tag for the page's words: what they were found to be, where the page says otherwise."""
    given, found = language_tag(page.get("lang")), language_tag(page.get("detected_lang"))
    same = given.split("-")[0].lower() == found.split("-")[0].lower()
    return given if same or not found else found


def _rows(article: Json, name: str, **defaults: object) -> tuple[Json, ...]:
    """A list of the article with every field that the template shows."""
    return tuple({**defaults, **row} for row in article.get(name) or ())


def _patch(page: Json, report_file: str) -> tuple[str, int] | None:
    """The address of the page's patch and how many fixes are in it."""
    patch = page.get("patch")
    if not patch:
        return None
    folder = posixpath.dirname(report_file) or "."
    return quote(posixpath.relpath(str(patch["file"]), folder)), int(patch["fixes"])


def _remedies(groups: Groups) -> dict[str, Remedy]:
    """The fixes that were not tried in vain, by the ids of their findings."""
    return {
        finding.ident: Remedy(finding.anchor, group.action, finding.fix.verified)
        for group in (*groups.numbered, *groups.axe_reviews)
        for finding in group.findings
        if finding.fix
    }


def _places(groups: Iterable[GroupView], *, own: bool) -> list[crops.Spot]:
    """What is on the page, with the numbers that editors see or developers."""
    return [
        crops.Spot(
            group.own if own else group.number,
            finding.crop.mark,
            finding.anchor,
            group.action,
            group.kind,
        )
        for group in groups
        for finding in group.findings
        if finding.crop
    ]


def _by_selector(page: Json) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for finding in findings(page):
        found.setdefault(str(finding.get("selector") or ""), []).append(finding)
    return found


def _image(
    image: Json, number: int, picture: crops.Sheet | None, todo: Mapping[str, str]
) -> ImageView:
    rendered = image.get("rendered", True)
    box = image.get("box") if rendered else None
    crop = crops.thumbnail(picture, box)
    status = str(image.get("alt_status") or "")
    caption = image.get("caption") or {}
    natural = image.get("natural") or ()
    selector = str(image.get("selector") or "")
    return ImageView(
        number=number,
        crop=crop,
        where=crops.missing(picture, box) or ("" if crop else crops.NOT_SHOWN),
        alt=image.get("alt"),
        name=str(image.get("name") or ""),
        caption=str(caption.get("text") or ""),
        credit=str(image.get("credit") or ""),
        status=status,
        word=words.alt_word(status),
        good=status in ("ok", "decorative_ok"),
        file=_file_name(str(image.get("src") or "")),
        size=" × ".join(f"{side:g}" for side in natural) if natural and all(natural) else "",
        selector=selector,
        note=_NO_FILE,
        todo=todo.get(selector, ""),
    )


def _file_name(src: str) -> str:
    """The last part of a picture's address, as an editor knows it from the archive."""
    if src.startswith("data:"):
        return say("written into the page")
    try:
        path = urlsplit(src).path
    except ValueError:
        path = src
    return unquote(path.rstrip("/").rsplit("/", 1)[-1])


def _facts(page: Json) -> list[tuple[str, str]]:
    duration: Any = page.get("duration_ms")
    facts = [
        (say("Asked for"), str(page.get("target") or "")),
        (say("Address"), address(page)),
        (say("Answer of the server"), str(page.get("http_status") or "")),
        (say("Language given"), language_name(page.get("lang")) or say("none")),
        (say("Language found"), language_name(page.get("detected_lang"))),
        (say("Writing direction"), _DIRECTIONS.get(str(page.get("direction")), "")),
        (say("Article found at"), str((page.get("article") or {}).get("selector") or "")),
        (
            say("Time taken"),
            say("{seconds} seconds", seconds=f"{duration / 1000:.1f}") if duration else "",
        ),
    ]
    return [(label, value) for label, value in facts if value]


_DIRECTIONS = {"ltr": say("left to right"), "rtl": say("right to left")}
