"""The reports' plain words: verdicts, severities, outcomes, alt text states and errors.

Every format says the same thing in the same words, so they stand here once.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from a11yaudit.report import clean
from a11yaudit.report.grouping import Counts, Json, count, findings, is_error

LIMITS = (
    "Automatic checks find only some barriers. A page without findings can still have faults "
    "that only a person notices."
)


class Word(NamedTuple):
    """A short label, what it means in a sentence, and a mark that needs no colour."""

    label: str
    means: str
    mark: str


KINDS: dict[str, Word] = {
    "serious": Word("Serious", "Some readers miss this part of the page or get stuck.", "▲"),
    "moderate": Word("Moderate", "Some readers get through, but with real effort.", "◆"),
    "minor": Word("Minor", "A nuisance: it slows some readers down.", "●"),
    "advice": Word("Suggestion", "Not a fault; the page would read better.", "○"),
    "review": Word("To check", "A program cannot decide this. A person should look.", "?"),
}

ALT: dict[str, Word] = {
    "missing": Word("No alt text", "A listener is not told what this picture shows.", "✕"),
    "empty": Word("Empty alt text", "It is skipped as decoration, yet it shows something.", "✕"),
    "filename": Word("A file name", "A listener hears a file name instead of a picture.", "✕"),
    "placeholder": Word("Says nothing", "These words would fit any picture.", "✕"),
    "same_as_caption": Word("Same as caption", "A listener hears the caption twice.", "✕"),
    "similar_to_caption": Word("Like the caption", "A listener hears nearly the same twice.", "✕"),
    "same_as_headline": Word("Same as headline", "A listener hears the headline again.", "✕"),
    "decorative_ok": Word("Decoration", "Skipped by listeners, as it should be.", "✓"),
    "ok": Word("Fine", "Nothing wrong was found. Does it say what the picture shows?", "✓"),
}

ERRORS: dict[str, str] = {
    "timeout": "it took too long to load",
    "http-status": "the server answered with an error",
    "navigation": "the browser could not open it",
    "redirect-loop": "it sends the browser round in circles",
    "crash": "the browser crashed on it",
    "not-html": "it is not a web page",
    "too-large": "it is too large",
    "dns": "its address leads to no server",
    "tls": "its secure connection cannot be trusted",
    "connection": "the server could not be reached",
    "blocked": "the site refused the visit",
    "not-article": "it is not an article page",
    "internal": "the audit itself failed; please report this",
}

SAFETY: dict[str, str] = {
    "safe": "safe to apply",
    "review": "look at it before you apply it",
    "advice": "needs an editor's words",
}

VERIFICATION: dict[str, str] = {
    "verified": "tried on a copy of the page: it cures the fault",
    "not_fixed": "tried on a copy of the page: the fault was still there",
    "regressed": "tried on a copy of the page: it caused another fault",
    "not_applied": "could not be tried on a copy of the page",
}

SOURCES = {"a11yaudit": "a11yaudit", "axe": "axe-core"}
OWNERS = {"template": "In the site's template", "content": "In the articles"}
STATES = {"opened": "with the {} open", "dismissed": "without the {}"}
LAYERS = {"consent": "banner", "dialog": "dialog"}
GATES = {
    "passed": "Passed",
    "failed": "Failed",
    "incomplete": "Incomplete: not every page could be audited",
}


def number(n: int, one: str, many: str = "") -> str:
    """``n`` with its noun: "1 page", "2 pages", "1,024 pages"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def moment(iso: str) -> str:
    """A time as people write it: "9 March 2026, 14:05 UTC"; other text as it is."""
    try:
        time = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{time.day} {time:%B %Y, %H:%M} {time.tzname() or ''}".strip()


def alt_word(status: object) -> Word:
    """The words for an image's ``alt_status``; an unknown one is shown as it is."""
    return ALT.get(str(status), Word(str(status or "Not judged"), "", "?"))


def consent(page: Json) -> str:
    """What lay over the page as it opened, and how the article was judged; empty for nothing."""
    layer = page.get("consent")
    if not layer:
        return ""
    what = "a consent banner" if layer.get("kind") == "consent" else "a dialog"
    tool = f" ({clean.shorten(layer['tool'], 60)})" if layer.get("tool") else ""
    start = f"As it opened, {what}{tool} lay over the page."
    if not layer.get("dismissed"):
        return f"{start} It could not be closed: the article was judged with it."
    return f"{start} {_pressed(layer)}; the article was judged without it."


def _pressed(layer: Json) -> str:
    button, how = clean.shorten(layer.get("button"), 60), layer.get("how")
    if how == "escape" or not button:
        return "It was closed with the Escape key" if how == "escape" else "It was closed"
    pressed = f"“{button}” was pressed"
    return f"{pressed}, for there was no other way" if how in ("accept", "only") else pressed


def seen_in(finding: Json, page: Json) -> str:
    """In which state of the page a finding was seen; empty where the page has only one."""
    layer, states = page.get("consent"), finding.get("states") or ()
    if not layer or page.get("state") != "dismissed":
        return ""
    name = LAYERS.get(str(layer.get("kind")), "banner")
    told = [words.format(name) for state, words in STATES.items() if state in states]
    return f"{told[0]} and without it" if len(told) > 1 else "".join(told)


def only_opened(finding: Json, page: Json) -> str:
    """That a finding was seen only with the banner over the page; empty for others."""
    only = list(finding.get("states") or ()) == ["opened"]
    return seen_in(finding, page) if only else ""


def not_pictured(finding: Json, page: Json) -> str:
    """Why the page's picture cannot show a finding's place; empty where it can."""
    if not only_opened(finding, page):
        return ""
    name = LAYERS.get(str((page.get("consent") or {}).get("kind")), "banner")
    return f"The picture of the page was taken when the {name} was gone."


def error_reason(page: Json) -> str:
    """Why a page could not be audited, as the end of a sentence, without its full stop."""
    error = page.get("error") or {}
    kind = str(error.get("kind") or "")
    reason = ERRORS.get(kind, "the reason is not known")
    status = page.get("http_status")
    return f"{reason} ({status})" if kind == "http-status" and status else reason


def faults(counts: Counts) -> str:
    """The faults as a phrase: "7 faults, 2 of them serious"."""
    n, serious = counts.faults, counts.serious
    if serious == n:
        return number(n, "serious fault")
    if not serious:
        return number(n, "fault") + (", not a serious one" if n == 1 else ", none of them serious")
    return f"{number(n, 'fault')}, {serious:,} of them serious"


def _in_all(counts: Counts) -> str:
    """The faults of many pages as a phrase: "7 in all, 2 of them serious"."""
    n, serious = counts.faults, counts.serious
    share = "all" if serious == n else f"{serious:,}" if serious else "none"
    return f"{n:,} in all, {share} of them serious"


def page_verdict(page: Json) -> str:
    """What the audit says of one page, in one plain sentence."""
    if is_error(page):
        return f"This page could not be audited: {error_reason(page)}."
    counts = count(findings(page))
    if counts.faults:
        return f"This page has {faults(counts)}{_besides(counts, more=True)}."
    return f"No faults were found on this page{_besides(counts)}."


def _besides(counts: Counts, *, more: bool = False) -> str:
    """What is no fault, as the end of a sentence."""
    if counts.review:
        places = number(counts.review, "more place" if more else "place")
        return f"; a person should look at {places}"
    if counts.advice:
        return (
            f"; there {'is' if counts.advice == 1 else 'are'} {number(counts.advice, 'suggestion')}"
        )
    return ""


def run_verdict(report: Json) -> str:
    """What the run says of all pages, in one plain sentence that hides no failure."""
    pages = list(report.get("pages") or ())
    audited = [page for page in pages if not is_error(page)]
    failed = len(pages) - len(audited)
    if not pages:
        return "No page was audited, so nothing is known."
    if not audited:
        return (
            "The page could not be audited."
            if failed == 1
            else (f"None of the {failed:,} pages could be audited.")
        )
    sentence = _audited(audited, "page" if len(pages) == 1 else "one audited page")
    if failed:
        return f"{sentence}; {failed:,} of {number(len(pages), 'page')} could not be audited."
    if not (report.get("run") or {}).get("complete", True):
        return f"{sentence}; the run stopped before it had audited every page."
    return f"{sentence}."


def _audited(audited: list[Json], one: str) -> str:
    """What was found on the pages that could be audited (``one``: if it is only one)."""
    counts = [count(findings(page)) for page in audited]
    whole = sum(counts, Counts())
    faulty = sum(1 for each in counts if each.faults)
    if len(audited) == 1:
        start = f"The {one} has {faults(whole)}" if faulty else f"No faults were found on the {one}"
    elif not faulty:
        start = f"No faults were found on the {len(audited):,} audited pages"
    elif faulty == len(audited):
        start = f"All {faulty:,} audited pages have faults: {_in_all(whole)}"
    else:
        verb = "has" if faulty == 1 else "have"
        start = f"{faulty:,} of {len(audited):,} audited pages {verb} faults: {_in_all(whole)}"
    return start + _besides(whole, more=bool(faulty))


def tone(page: Json) -> str:
    """How grave a page's verdict is: ``error``, ``serious``, ``fault``, ``look`` or ``good``."""
    if is_error(page):
        return "error"
    return tone_of(count(findings(page)))


def tone_of(counts: Counts) -> str:
    """How grave these findings are: ``serious``, ``fault``, ``look`` or ``good``."""
    if counts.serious:
        return "serious"
    if counts.faults:
        return "fault"
    return "look" if counts.review or counts.advice else "good"


def run_tone(report: Json) -> str:
    """How grave the run's verdict is, as `tone`; ``error`` where nothing at all is known."""
    pages = list(report.get("pages") or ())
    audited = [page for page in pages if not is_error(page)]
    if not audited:
        return "error"
    grave = tone_of(sum((count(findings(page)) for page in audited), Counts()))
    whole = len(audited) == len(pages) and (report.get("run") or {}).get("complete", True)
    return grave if whole or grave in ("serious", "fault") else "error"
