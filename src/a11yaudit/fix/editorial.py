"""What editors decided becomes fixes, once the rules have nothing against their words.

The new alt texts of a page are tried together on a copy of it, so that two pictures which the
editor gave the same words are told from two that had them before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from a11yaudit.article import article_of
from a11yaudit.engine import evaluate
from a11yaudit.fix.worksheet import WEB, RowError, matched
from a11yaudit.model import Fix, Outcome, Safety, SetAttribute, Severity
from a11yaudit.page.changed import with_attributes
from a11yaudit.page.names import is_presentational, name_of
from a11yaudit.page.selector import selector_of
from a11yaudit.rule import Family, discover
from a11yaudit.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yaudit.fix.worksheet import Answer
    from a11yaudit.model import Element, Finding, Page
    from a11yaudit.rule import Rule

NAMING = ("aria-labelledby", "aria-label")
INDEX = ("index.html", "index.htm")
# They judge other words than the alt text, or what an editor has just decided.
NOT_ASKED = frozenset({"title-duplicates-alt", "img-alt-empty-large", "img-alt-empty-with-caption"})

# They are at the first of the pictures that share an alt text, at the link that a picture names.
SHARED = frozenset({"alt-repeated", "linked-image-no-name"})

Decided = tuple[Fix, "Answer"]


def by_page(
    answers: Iterable[Answer], pages: Iterable[Mapping[str, Any]]
) -> tuple[dict[str, list[Answer]], list[RowError]]:
    """The answers by the target of the page that is meant, and those that mean none.

    ``pages`` are of the fresh JSON report. A page goes by its target; where there is no such one,
    by its path, so that a worksheet of the live site fits the files that it is built from.
    """
    known = list(pages)
    targets = {page["target"]: bool(page.get("article")) for page in known}
    often = Counter(key for page in known for key in _paths(page))
    paths = {key: page["target"] for page in known for key in _paths(page) if often[key] == 1}
    found: dict[str, list[Answer]] = {}
    errors: list[RowError] = []
    for answer in answers:
        target = answer.page if answer.page in targets else _same_path(answer.page, paths)
        if target is None:
            message = f"There is no page {answer.page} in this audit."
            errors.append(RowError(answer.row, message))
        elif not targets[target]:
            errors.append(RowError(answer.row, f"The page {target} could not be audited."))
        else:
            found.setdefault(target, []).append(replace(answer, page=target))
    return found, errors


def _paths(page: Mapping[str, Any]) -> set[str]:
    """The paths that a page goes by: as it is served, and where its file lies."""
    return {_path(text) for text in (page["url"] or "", page["target"]) if text} - {""}


def _path(text: str) -> str:
    """The path in an address or of a file, without the name that servers leave out."""
    path = unquote(urlsplit(text).path) if text.startswith(WEB) else text.replace("\\", "/")
    path = path.strip("/").removeprefix("./")
    return next((path.removesuffix(name) for name in INDEX if path.endswith(name)), path).strip("/")


def _same_path(text: str, paths: Mapping[str, str]) -> str | None:
    """The target of the one page that has this path, or whose path ends as this one does."""
    wanted = _path(text)
    if wanted in paths:
        return paths[wanted]
    parts = PurePosixPath(wanted).parts
    for cut in range(1, len(parts)):
        ending = "/".join(parts[cut:])
        if ending in paths:
            return paths[ending]
    return None


def fixes_of(
    answers: Sequence[Answer], page: Page, view: Mapping[str, Any]
) -> tuple[list[Decided], list[RowError]]:
    """The fixes that put an editor's answers into a page, and the rows that cannot be used.

    ``view`` is the page's share of the fresh JSON report, made of this very ``page``; answers of
    other pages are errors (`by_page` sorts them). A fix sets the ``alt`` of the picture and of
    its twins; it is safe, for a person decided. A row is refused where its picture is gone or was
    changed since, where the page hides the alt text, and where a rule is certain that the new alt
    text is a fault (advice is no reason).
    """
    found, errors = matched(answers, [view])
    meant: list[tuple[Answer, Element, tuple[Element, ...]]] = []
    for answer, image in found:
        place = _element_of(image, page, view)
        if place is None:
            errors.append(RowError(answer.row, f"{answer.picture} cannot be found in the page."))
        else:
            meant.append((answer, *place))
    changed = with_attributes(
        page,
        {
            element.index: {"alt": answer.alt}
            for answer, first, twins in meant
            for element in (first, *twins)
        },
    )
    fixes: list[Decided] = []
    for answer, element, twins in meant:
        reason = _hidden(answer, changed.elements[element.index], changed)
        reason = reason or _refusal(changed.elements[element.index], changed)
        if reason:
            errors.append(RowError(answer.row, reason))
        else:
            fixes.append((_fix(answer, (element, *twins)), answer))
    return fixes, sorted(errors, key=lambda error: error.row)


def _element_of(
    image: Mapping[str, Any], page: Page, view: Mapping[str, Any]
) -> tuple[Element, tuple[Element, ...]] | None:
    """The picture's element and its twins; None where the view is of another page."""
    images = article_of(page).images
    listed = view["article"]["images"]
    number = next((n for n, one in enumerate(listed) if one is image), len(images))
    if number >= len(images):
        return None
    found = images[number]
    same = selector_of(found.element, page) == image["selector"]
    return (found.element, found.twins) if same else None


def _fix(answer: Answer, elements: tuple[Element, ...]) -> Fix:
    title: Said = (
        say("Describe the picture {picture} as its editor did", picture=answer.picture)
        if answer.alt
        else say("Mark the picture {picture} as decoration", picture=answer.picture)
    )
    edits = tuple(SetAttribute(element, "alt", answer.alt) for element in elements)
    return Fix(title, Safety.SAFE, edits, show=elements[0])


def _hidden(answer: Answer, element: Element, page: Page) -> str:
    """Why a listener would not get what the editor decided; empty where they would."""
    by = next((name for name in NAMING if element.get(name).strip()), "")
    name = name_of(element, page)
    if not answer.alt:
        if by and name:
            return f"The page gives the picture the name “{name}” with {by}, so it is announced."
        return ""
    if is_presentational(element) or element.get("aria-hidden") == "true":
        return "The page hides this picture from listeners, so that no alt text of it is heard."
    if by and name != " ".join(answer.alt.split()):
        return f"The page names the picture with {by}, so that no alt text of it is heard."
    return ""


def _refusal(element: Element, page: Page) -> str:
    """What the rules certainly have against the alt text of the changed page, as a sentence."""
    found: list[Finding] = page.once(
        "alt-rules", lambda changed: evaluate(changed, _alt_rules()).findings
    )
    reasons = [
        finding.message
        for finding in found
        if finding.outcome is Outcome.FAIL
        and finding.severity is not Severity.ADVICE
        and (finding.element is element or _shares(finding, element, page))
    ]
    return reasons[0] if reasons else ""


def _shares(finding: Finding, element: Element, page: Page) -> bool:
    """Whether the finding is at another element and about this picture's alt text all the same."""
    return finding.rule in SHARED and selector_of(element, page) in {
        other.selector for other in finding.related
    }


def _alt_rules() -> tuple[Rule, ...]:
    return tuple(
        rule for rule in discover() if rule.family is Family.IMAGES and rule.id not in NOT_ASKED
    )
