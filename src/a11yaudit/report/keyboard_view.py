"""The walk with the Tab key and the skip links, as the HTML report shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.report import keyboard_strip, keyboard_words
from a11yaudit.report.grouping import Json, findings, outcome_of, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.report.crops import Sheet
    from a11yaudit.report.keyboard_strip import Strip

# These rules judge stops; those of the first row report several of them as one finding.
_OF_MANY = ("focus-not-visible", "focus-obscured", "focusable-but-hidden", "keyboard-trap")
_OF_STOPS = (*_OF_MANY, "focus-order-illogical", "tabindex")
_MOST_STOPS = 200

Fault = tuple[str, str]  # the outcome, the message


@dataclass(frozen=True, slots=True)
class StopView:
    """One stop; ``faults`` are outcomes and messages, ``good`` is about the focus alone."""

    number: int
    role: str
    name: str
    state: str
    good: bool
    inside: int
    begins_article: bool
    passes_article: bool
    skipped: bool
    faults: tuple[Fault, ...]

    @property
    def faulty(self) -> bool:
        """Whether a certain fault was found here."""
        return any(outcome == "fail" for outcome, _ in self.faults)


@dataclass(frozen=True, slots=True)
class KeyboardView:
    """The walk: what to say of it, the drawing and the stops; ``left_out``: those not drawn.

    ``rtl``: the page begins at its right edge, and so does its picture where it must be scrolled.
    """

    sentences: tuple[str, ...]
    strip: Strip | None
    left_out: str
    stops: tuple[StopView, ...]
    more: int
    faulty: str
    rtl: bool

    @property
    def has_skipped(self) -> bool:
        """Whether the drawing has an arrow of a skip link."""
        return bool(self.strip and self.strip.jumps)

    @property
    def has_faulty_pins(self) -> bool:
        """Whether a stop stands out in the drawing."""
        return bool(self.strip and any(pin.faulty for pin in self.strip.pins))


@dataclass(frozen=True, slots=True)
class SkipLinkView:
    """A skip link: what it does, whether that is good (None: not known), what it jumps over."""

    text: str
    href: str
    selector: str
    state: str
    good: bool | None
    over: tuple[str, ...]
    more: int


def keyboard_view(page: Json, rules: Json, picture: Sheet | None) -> KeyboardView | None:
    """The walk on this page; None where the report knows nothing of keys."""
    sentences = keyboard_words.sentences(page)
    if not sentences:
        return None
    keyboard = page.get("keyboard") or {}
    skipped = {n for _, trial in _working(page) for n in trial.get("jumps_over") or ()}
    faults = _faults(page, rules)
    stops = list(keyboard.get("stops") or ())
    views = [_stop(stop, keyboard, faults, skipped) for stop in stops]
    faulty = {view.number for view in views if view.faulty}
    rtl = page.get("direction") == "rtl"
    strip = keyboard_strip.strip(
        picture,
        keyboard,
        faulty=faulty,
        working={str(link.get("selector")) for link, _ in _working(page)},
        rtl=rtl,
    )
    return KeyboardView(
        sentences=sentences,
        strip=strip if strip and strip.pins else None,
        left_out=keyboard_words.left_out(strip.below, strip.nowhere, strip.crowded)
        if strip
        else "",
        stops=tuple(views[:_MOST_STOPS]),
        more=max(0, len(views) - _MOST_STOPS),
        faulty=keyboard_words.faults_met(len(faulty), len(stops)),
        rtl=rtl,
    )


def skip_links(page: Json, rules: Json) -> tuple[SkipLinkView, ...]:
    """The skip links of the page with what using them did."""
    return tuple(_skip_link(link, page, rules) for link in _links(page))


def _links(page: Json) -> list[Json]:
    return list((page.get("article") or {}).get("skip_links") or ())


def _working(page: Json) -> Iterator[tuple[Json, Json]]:
    """The skip links that work, with their trials."""
    for link in _links(page):
        trial = keyboard_words.trial_of(link, page.get("keyboard"))
        if link.get("works") and trial:
            yield link, trial


def _stop(
    stop: Json, keyboard: Json, faults: dict[str, list[Fault]], skipped: set[int]
) -> StopView:
    number = int(stop["number"])
    state, good = keyboard_words.stop_state(stop)
    return StopView(
        number=number,
        role=keyboard_words.role(stop),
        name=str(stop.get("name") or ""),
        state=state,
        good=good,
        inside=int(stop.get("in_frame") or 0),
        begins_article=number == keyboard.get("reached_article"),
        passes_article=keyboard_words.passes_article(keyboard),
        skipped=number in skipped,
        faults=tuple(faults.get(str(stop.get("selector") or ""), ())),
    )


def _faults(page: Json, rules: Json) -> dict[str, list[Fault]]:
    """From a selector to what is wrong with the stop there, in the state that was walked."""
    found: dict[str, list[Fault]] = {}
    for finding in findings(page):
        rule = str(finding.get("rule") or "")
        states = finding.get("states") or (page.get("state"),)
        if page.get("state") not in states:
            continue
        if rule in _OF_STOPS or rule.startswith("skip-link-"):
            own = outcome_of(finding), str(finding.get("message") or "")
            found.setdefault(str(finding.get("selector") or ""), []).append(own)
        if rule in _OF_MANY:
            same = outcome_of(finding), rule_of(rule, rules)["title"]
            for place in _others(finding):
                found.setdefault(place, []).append(same)
    return found


def _others(finding: Json) -> Iterator[str]:
    """The further places on this page that a finding is about."""
    for place in finding.get("related") or ():
        if isinstance(place, dict) and not place.get("target") and place.get("selector"):
            yield str(place["selector"])


def _skip_link(link: Json, page: Json, rules: Json) -> SkipLinkView:
    keyboard = page.get("keyboard")
    problem = str(link.get("problem") or "")
    title = rule_of(problem, rules)["title"] if problem else ""
    good, state = keyboard_words.skip_state(link, keyboard, title)
    trial = keyboard_words.trial_of(link, keyboard) if link.get("works") else None
    over, more = keyboard_words.jumped_names(trial, keyboard)
    return SkipLinkView(
        text=str(link.get("text") or ""),
        href=str(link.get("href") or ""),
        selector=str(link.get("selector") or ""),
        state=state,
        good=good,
        over=over,
        more=more,
    )
