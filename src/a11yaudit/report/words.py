"""The reports' plain words: verdicts, severities, outcomes, alt text states and errors.

Every format says the same thing in the same words, so they stand here once.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from a11yaudit.report import clean
from a11yaudit.report.grouping import Counts, Json, count, findings, is_error
from a11yaudit.said import Said, say, say_number

LIMITS = say(
    "Automatic checks find only some barriers. A page without findings can still have faults "
    "that only a person notices."
)


class Word(NamedTuple):
    """A short label, what it means in a sentence, and a mark that needs no colour."""

    label: str
    means: str
    mark: str


KINDS: dict[str, Word] = {
    "serious": Word(
        say("Serious"), say("Some readers miss this part of the page or get stuck."), "▲"
    ),
    "moderate": Word(say("Moderate"), say("Some readers get through, but with real effort."), "◆"),
    "minor": Word(say("Minor"), say("A nuisance: it slows some readers down."), "●"),
    "advice": Word(say("Suggestion"), say("Not a fault; the page would read better."), "○"),
    "review": Word(
        say("To check"), say("A program cannot decide this. A person should look."), "?"
    ),
}

ALT: dict[str, Word] = {
    "missing": Word(
        say("No alt text"), say("A listener is not told what this picture shows."), "✕"
    ),
    "empty": Word(
        say("Empty alt text"), say("It is skipped as decoration, yet it shows something."), "✕"
    ),
    "filename": Word(
        say("A file name"), say("A listener hears a file name instead of a picture."), "✕"
    ),
    "placeholder": Word(say("Says nothing"), say("These words would fit any picture."), "✕"),
    "same_as_caption": Word(
        say("Same as caption"), say("A listener hears the caption twice."), "✕"
    ),
    "similar_to_caption": Word(
        say("Like the caption"), say("A listener hears nearly the same twice."), "✕"
    ),
    "same_as_headline": Word(
        say("Same as headline"), say("A listener hears the headline again."), "✕"
    ),
    "decorative_ok": Word(say("Decoration"), say("Skipped by listeners, as it should be."), "✓"),
    "ok": Word(
        say("Fine"), say("Nothing wrong was found. Does it say what the picture shows?"), "✓"
    ),
}

ERRORS: dict[str, str] = {
    "timeout": say("it took too long to load"),
    "http-status": say("the server answered with an error"),
    "navigation": say("the browser could not open it"),
    "redirect-loop": say("it sends the browser round in circles"),
    "crash": say("the browser crashed on it"),
    "not-html": say("it is not a web page"),
    "too-large": say("it is too large"),
    "dns": say("its address leads to no server"),
    "tls": say("its secure connection cannot be trusted"),
    "connection": say("the server could not be reached"),
    "blocked": say("the site refused the visit"),
    "not-article": say("it is not an article page"),
    "internal": say("the audit itself failed; please report this"),
}

SAFETY: dict[str, str] = {
    "safe": say("safe to apply"),
    "review": say("look at it before you apply it"),
    "advice": say("needs an editor's words"),
}

VERIFICATION: dict[str, str] = {
    "verified": say("tried on a copy of the page: it cures the fault"),
    "not_fixed": say("tried on a copy of the page: the fault was still there"),
    "regressed": say("tried on a copy of the page: it caused another fault"),
    "not_applied": say("could not be tried on a copy of the page"),
}

SOURCES = {"a11yaudit": "a11yaudit", "axe": "axe-core"}
OWNERS = {
    "template": say("In the site's template"),
    "content": say("In the articles"),
}
GATES = {
    "passed": say("Passed"),
    "failed": say("Failed"),
    "incomplete": say("Incomplete: not every page could be audited"),
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
    known = ALT.get(str(status))
    return known or Word(str(status) if status else say("Not judged"), "", "?")


def consent(page: Json) -> str:
    """What lay over the page as it opened, and how the article was judged; empty for nothing."""
    layer = page.get("consent")
    if not layer:
        return ""
    start = _lay_over(layer)
    if not layer.get("dismissed"):
        return say("{start} It could not be closed: the article was judged with it.", start=start)
    return say(
        "{start} {closed}; the article was judged without it.", start=start, closed=_closed(layer)
    )


def _lay_over(layer: Json) -> Said:
    is_banner = layer.get("kind") == "consent"
    if not layer.get("tool"):
        return (
            say("As it opened, a consent banner lay over the page.")
            if is_banner
            else say("As it opened, a dialog lay over the page.")
        )
    tool = clean.shorten(layer["tool"], 60)
    return (
        say("As it opened, a consent banner ({tool}) lay over the page.", tool=tool)
        if is_banner
        else say("As it opened, a dialog ({tool}) lay over the page.", tool=tool)
    )


def _closed(layer: Json) -> Said:
    """How it was closed, as a sentence without its end."""
    button, how = clean.shorten(layer.get("button"), 60), layer.get("how")
    if how == "escape":
        return say("It was closed with the Escape key")
    if not button:
        return say("It was closed")
    if how in ("accept", "only"):
        return say("{button} was pressed, for there was no other way", button=f"“{button}”")
    return say("{button} was pressed", button=f"“{button}”")


def seen_in(finding: Json, page: Json) -> str:
    """In which state of the page a finding was seen; empty where the page has only one."""
    layer, states = page.get("consent"), finding.get("states") or ()
    if not layer or page.get("state") != "dismissed":
        return ""
    opened, dismissed = "opened" in states, "dismissed" in states
    if layer.get("kind") == "dialog":
        if opened and dismissed:
            return say("with the dialog open and without it")
        if opened:
            return say("with the dialog open")
        return say("without the dialog") if dismissed else ""
    if opened and dismissed:
        return say("with the banner open and without it")
    if opened:
        return say("with the banner open")
    return say("without the banner") if dismissed else ""


def only_opened(finding: Json, page: Json) -> str:
    """That a finding was seen only with the banner over the page; empty for others."""
    only = list(finding.get("states") or ()) == ["opened"]
    return seen_in(finding, page) if only else ""


def not_pictured(finding: Json, page: Json) -> str:
    """Why the page's picture cannot show a finding's place; empty where it can."""
    if not only_opened(finding, page):
        return ""
    if (page.get("consent") or {}).get("kind") == "dialog":
        return say("The picture of the page was taken when the dialog was gone.")
    return say("The picture of the page was taken when the banner was gone.")


def error_reason(page: Json) -> str:
    """Why a page could not be audited, as the end of a sentence, without its full stop."""
    error = page.get("error") or {}
    kind = str(error.get("kind") or "")
    reason = ERRORS.get(kind) or say("the reason is not known")
    status = page.get("http_status")
    if kind == "http-status" and status:
        return say("{reason} ({status})", reason=reason, status=str(status))
    return reason


def faults(counts: Counts) -> Said:
    """The faults as a phrase: "7 faults, 2 of them serious"."""
    n, serious = counts.faults, counts.serious
    if serious == n:
        return say_number("{number} serious fault", "{number} serious faults", n)
    if not serious:
        return say_number(
            "{number} fault, not a serious one", "{number} faults, none of them serious", n
        )
    return say_number(
        "{number} fault, {serious} of them serious",
        "{number} faults, {serious} of them serious",
        n,
        serious=serious,
    )


def _in_all(counts: Counts) -> Said:
    """The faults of many pages as a phrase: "7 in all, 2 of them serious"."""
    n, serious = counts.faults, counts.serious
    if serious == n:
        return say_number(
            "{number} in all, all of them serious", "{number} in all, all of them serious", n
        )
    if not serious:
        return say_number(
            "{number} in all, none of them serious", "{number} in all, none of them serious", n
        )
    return say_number(
        "{number} in all, {serious} of them serious",
        "{number} in all, {serious} of them serious",
        n,
        serious=serious,
    )


def page_verdict(page: Json) -> Said:
    """What the audit says of one page, in one plain sentence."""
    if is_error(page):
        return say("This page could not be audited: {reason}.", reason=error_reason(page))
    counts = count(findings(page))
    start = say("No faults were found on this page")
    if counts.faults:
        start = say("This page has {faults}", faults=faults(counts))
    return _sentence(start, _besides(counts, more=bool(counts.faults)))


def _sentence(*clauses: Said | None) -> Said:
    """One sentence of up to three clauses."""
    told = [clause for clause in clauses if clause is not None]
    match told:
        case [only]:
            return say("{only}.", only=only)
        case [first, second]:
            return say("{first}; {second}.", first=first, second=second)
    return say("{first}; {second}; {third}.", first=told[0], second=told[1], third=told[2])


def _besides(counts: Counts, *, more: bool = False) -> Said | None:
    """What is no fault, as the end of a sentence."""
    if counts.review and more:
        return say_number(
            "a person should look at {number} more place",
            "a person should look at {number} more places",
            counts.review,
        )
    if counts.review:
        return say_number(
            "a person should look at {number} place",
            "a person should look at {number} places",
            counts.review,
        )
    if counts.advice:
        return say_number(
            "there is {number} suggestion", "there are {number} suggestions", counts.advice
        )
    return None


def run_verdict(report: Json) -> Said:
    """What the run says of all pages, in one plain sentence that hides no failure."""
    pages = list(report.get("pages") or ())
    audited = [page for page in pages if not is_error(page)]
    failed = len(pages) - len(audited)
    if not pages:
        return say("No page was audited, so nothing is known.")
    if not audited:
        return say_number(
            "The page could not be audited.",
            "None of the {number} pages could be audited.",
            failed,
        )
    counts = [count(findings(page)) for page in audited]
    whole = sum(counts, Counts())
    faulty = sum(1 for each in counts if each.faults)
    start = _audited(len(audited), faulty, whole, alone=len(pages) == 1)
    end = None
    if failed:
        end = say_number(
            "{failed} of {number} page could not be audited",
            "{failed} of {number} pages could not be audited",
            len(pages),
            failed=failed,
        )
    elif not (report.get("run") or {}).get("complete", True):
        end = say("the run stopped before it had audited every page")
    return _sentence(start, _besides(whole, more=bool(faulty)), end)


def _audited(audited: int, faulty: int, whole: Counts, *, alone: bool) -> Said:
    """What was found on the pages that could be audited (``alone``: there is only one page)."""
    if audited == 1 and faulty:
        return (
            say("The page has {faults}", faults=faults(whole))
            if alone
            else say("The one audited page has {faults}", faults=faults(whole))
        )
    if audited == 1:
        return (
            say("No faults were found on the page")
            if alone
            else say("No faults were found on the one audited page")
        )
    if not faulty:
        return say_number(
            "No faults were found on the {number} audited page",
            "No faults were found on the {number} audited pages",
            audited,
        )
    if faulty == audited:
        return say_number(
            "All {number} audited pages have faults: {faults}",
            "All {number} audited pages have faults: {faults}",
            faulty,
            faults=_in_all(whole),
        )
    return say_number(
        "{number} of {audited} audited pages has faults: {faults}",
        "{number} of {audited} audited pages have faults: {faults}",
        faulty,
        audited=audited,
        faults=_in_all(whole),
    )


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
