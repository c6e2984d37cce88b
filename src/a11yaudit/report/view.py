"""What the audit found becomes the JSON report's plain values, the one input of every format."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from a11yaudit.article import article_of
from a11yaudit.model import Outcome, Severity
from a11yaudit.page.names import name_of
from a11yaudit.page.selector import selector_of
from a11yaudit.report.after import words_of
from a11yaudit.rules._skip_use import works
from a11yaudit.said import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yaudit.article import Article, ArticleImage, SkipLink
    from a11yaudit.model import Element, Finding, Page, Rect
    from a11yaudit.rule import Rule

RIGHT_TO_LEFT = "rtl"


def article_view(
    page: Page, findings: Iterable[Finding], hashes: Mapping[int, int]
) -> dict[str, Any]:
    """The inventory of the article, with selectors for elements.

    ``hashes`` maps numbers of ``img`` elements to the hashes of what was rendered.
    """
    article = article_of(page)
    headline = article.headline

    def at(element: Element) -> str:
        return selector_of(element, page)

    problems = _skip_problems(findings)
    return {
        "selector": at(article.root),
        "headline": headline
        and {
            "text": headline.text,
            "tag": headline.element.tag,
            "selector": at(headline.element),
        },
        "skip_links": [_skip_link(link, problems, page) for link in article.skip_links],
        "headings": [
            {
                "level": heading.level,
                "text": heading.text,
                "selector": at(heading.element),
                "exposed": heading.exposed,
                "in_article": heading.in_article,
            }
            for heading in article.headings
        ],
        "faux_headings": [
            {"text": faux.text, "selector": at(faux.element)} for faux in article.faux_headings
        ],
        "images": [
            _image(image, page, hashes.get(image.element.index)) for image in article.images
        ],
        "repeated_captions": [
            {
                "text": repeated.text,
                "times": len(repeated.elements),
                "selectors": [at(element) for element in repeated.elements],
            }
            for repeated in article.repeated_captions
        ],
        "transcript": _transcript(article, page),
    }


def _skip_problems(findings: Iterable[Finding]) -> dict[int, str]:
    """From a link's number to the rule that found fault with it."""
    return {
        finding.element.index: finding.rule
        for finding in findings
        if finding.element and finding.element.tag == "a" and finding.rule.startswith("skip-link")
    }


def _skip_link(link: SkipLink, problems: Mapping[int, str], page: Page) -> dict[str, Any]:
    return {
        "text": link.text,
        "href": link.element.get("href"),
        "selector": selector_of(link.element, page),
        "target_in_page": link.target is not None,
        "works": works(link, page),
        "problem": problems.get(link.element.index),
    }


def _image(image: ArticleImage, page: Page, picture_hash: int | None) -> dict[str, Any]:
    element, caption = image.element, image.caption
    natural = [element.image.natural_width, element.image.natural_height] if element.image else None
    return {
        "index": image.index,
        "src": image.src,
        "sources": list(image.sources),
        "alt": image.alt,
        "name": image.name,
        "selector": selector_of(element, page),
        "role": image.role,
        "in_article": image.in_article,
        "caption": caption
        and {
            "text": caption.text,
            "selector": selector_of(caption.element, page),
            "via": caption.via,
            "confidence": caption.confidence,
        },
        "credit": image.credit or None,
        "alt_status": image.alt_status,
        "box": box(element.rect),
        "rendered": element.visible and bool(natural and natural[0] > 1),
        "natural": natural,
        "hash": None if picture_hash is None else f"{picture_hash:016x}",
    }


def _transcript(article: Article, page: Page) -> list[dict[str, Any]]:
    return [
        {
            "role": line.role,
            "text": line.text,
            "selector": selector_of(line.element, page),
            "repeats": line.repeats,
            "level": line.level,
            "lang": line.lang or None,
            "words": line.words,
            "seconds": line.seconds,
            "words_again": line.words_again,
            "seconds_again": line.seconds_again,
            "links": [
                {"text": name_of(link, page), "selector": selector_of(link, page)}
                for link in line.links
            ],
        }
        for line in article.transcript
    ]


def box(rect: Rect | None) -> list[float] | None:
    """A rectangle as [x, y, w, h]; None where nothing was laid out."""
    return [round(side, 1) for side in rect] if rect and rect.area > 0 else None


def finding_view(finding: Finding, number: int, group: str) -> dict[str, Any]:
    """One finding; ``number`` counts the page's findings, ``group`` is what to do about it."""
    return {
        "id": f"{finding.fingerprint}-{number}",
        "fingerprint": finding.fingerprint,
        "cause": finding.cause or None,
        "rule": finding.rule,
        "sources": list(finding.sources),
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "wcag": list(finding.wcag),
        "message": finding.message,
        "selector": finding.selector,
        "part": finding.where.part if finding.where else None,
        "place": finding.where.path if finding.where else None,
        "frame": finding.frame or None,
        "html": finding.html,
        "box": box(finding.box),
        "source": None,
        "related": [
            {"selector": r.selector, "html": r.html, "target": r.target or None}
            for r in finding.related
        ],
        "baseline": None,
        "crop": None,
        "states": list(finding.states),
        "group": say(group),
        "fixes": [
            {
                "title": fix.title,
                "safety": fix.safety.value,
                "before": fix.before,
                "after": fix.after,
                "text": words_of(finding.fix) if fix is finding.fixes[0] else None,
                "verification": fix.verification,
                "reason": fix.reason,
            }
            for fix in finding.fixes
        ],
    }


def rule_view(rule: Rule) -> dict[str, Any]:
    """What reports say of one of our rules."""
    docs = rule.docs
    return {
        "title": say(rule.title),
        "action": say(rule.action),
        "family": say(rule.family.value),
        "severity": rule.severity.value,
        "wcag": list(rule.wcag),
        "finds": say(docs.finds) if docs else "",
        "why": say(docs.why) if docs else "",
        "how": say(docs.how) if docs else "",
        "url": "",
        "source": "a11yaudit",
    }


def direction_of(page: Page) -> str:
    """The computed direction of the article: "ltr" or "rtl"."""
    return article_of(page).root.style.direction


def summary_of(
    pages: list[dict[str, Any]], causes: Sequence[Mapping[str, Any]], gate: str
) -> dict[str, Any]:
    """The run's numbers; faults only, what a person should look at is counted apart."""
    failed = [f for page in pages for f in page["findings"] if f["outcome"] == Outcome.FAIL.value]
    reviews = sum(len(page["findings"]) for page in pages) - len(failed)
    counts = Counter(finding["severity"] for finding in failed)
    errors = sum(page["status"] == "error" for page in pages)
    return {
        "pages": len(pages),
        "audited": len(pages) - errors,
        "errors": errors,
        "findings": {severity.value: counts[severity.value] for severity in Severity},
        "reviews": reviews,
        "new": len(failed),
        "known": 0,
        "fixed": 0,
        "causes": len(causes),
        "template_causes": sum(cause["owner"] == "template" for cause in causes),
        "gate": gate,
    }


__all__ = [
    "article_view",
    "direction_of",
    "finding_view",
    "rule_view",
    "summary_of",
]
