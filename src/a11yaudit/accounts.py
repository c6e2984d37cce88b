"""What a run says of itself: its settings, a page before it is visited, changes, the gate."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from a11yaudit.model import Outcome, Severity
from a11yaudit.targets import displayed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yaudit.config import AuditOptions
    from a11yaudit.targets import Target


def run_facts(options: AuditOptions) -> dict[str, Any]:
    """The run's part of the report as it begins."""
    return {
        "id": uuid.uuid4().hex[:12],
        "started": now(),
        "finished": None,
        "command": options.command,
        "config": {
            "viewport": list(options.viewport),
            "timeout": options.timeout,
            "concurrency": options.concurrency,
            "fail_on": options.fail_on,
            "rules": list(options.rules),
            "skip_rules": list(options.skip_rules),
            "include": list(options.include),
            "exclude": list(options.exclude),
            "block": list(options.block),
            "allow": list(options.allow),
            "evidence": options.evidence,
            "probes": options.probes,
            "consent": options.consent,
            "verify": options.verify,
        },
        "complete": False,
    }


def now() -> str:
    """The moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def blank_page(target: Target, number: int) -> dict[str, Any]:
    """A page's share of the report before it is visited; ``number`` counts from 1."""
    words = re.sub(r"[^\w]+", "-", re.sub(r"\.x?html?$", "", target.given), flags=re.ASCII)
    return {
        "target": target.given,
        "url": "" if target.file else displayed(target.url),
        "status": "audited",
        "error": None,
        "http_status": None,
        "title": None,
        "lang": None,
        "detected_lang": None,
        "direction": None,
        "byline": [],
        "section": None,
        "published": None,
        "state": None,
        "consent": None,
        "duration_ms": 0,
        "picture": None,
        "crops": [],
        "patch": None,
        "template": None,
        "report_file": f"pages/{number:03d}-{words.strip('-')[-60:]}.html",
        "article": None,
        "keyboard": None,
        "findings": [],
    }


def changes_of(compared: dict[str, Any] | None) -> dict[str, int]:
    """What the summary says of a comparison; nothing where there was none."""
    if compared is None:
        return {}
    gone = len(compared["fixed"])
    return {"new": compared["new"], "known": compared["known"], "fixed": gone}


def in_short(compared: dict[str, Any]) -> str:
    """The comparison in one sentence, for the person at the terminal."""
    apart = len(compared["only_now"]) + len(compared["only_earlier"])
    told = (
        f"Since the earlier run: {compared['new']} new, {len(compared['fixed'])} fixed, "
        f"{compared['known']} still there"
    )
    if not apart:
        return f"{told}."
    pages = "one page was" if apart == 1 else f"{apart} pages were"
    return f"{told}; {pages} not audited in both and not compared."


def gate_of(pages: Sequence[dict[str, Any]], fail_on: str, *, complete: bool) -> str:
    """Say "failed" where a certain fault is grave enough, else "incomplete", else "passed"."""
    if fail_on != "never":
        limit = Severity(fail_on).rank
        for page in pages:
            for finding in page["findings"]:
                grave = Severity(finding["severity"]).rank <= limit
                if grave and finding["outcome"] == Outcome.FAIL.value:
                    return "failed"
    if not pages or not complete or any(page["status"] == "error" for page in pages):
        return "incomplete"
    return "passed"
