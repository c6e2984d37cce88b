"""What keys did on a page, in sentences that every format shares.

Names of stops are the page's own words: they stand between “ and ”, which the HTML report gives a
direction of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from a11yaudit.report import clean
from a11yaudit.report.keyboard_terms import BROKEN, FAULT, NAMELESS, ROLES, WORKS_BUT
from a11yaudit.said import Said, say, say_list, say_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from a11yaudit.report.grouping import Json

NOT_TRIED = say("Keys were not tried on this page.")
NOTHING = say("The Tab key finds nothing to stop at on this page: no link, no button, no field.")
_LONGEST_NAME = 60
_NEARLY_ALL = 0.99
_MOST_NAMES = 8
_NOT_ARTICLES = frozenset("nav footer aside search form input select textarea button".split())


def quote(text: object) -> str:
    """The page's words between quotation marks, cut where they are long."""
    line = clean.shorten(text, _LONGEST_NAME)
    return f"“{line.replace('“', '‘').replace('”', '’')}”"


def sentences(page: Json) -> tuple[str, ...]:
    """How a person with a keyboard fares on the page; nothing where the report does not say."""
    if "keyboard" not in page:
        return ()
    keyboard = page.get("keyboard")
    if keyboard is None:
        return (NOT_TRIED,)
    return tuple(_sentences(page, keyboard))


def _sentences(page: Json, keyboard: Json) -> Iterator[str]:
    started = keyboard.get("started_at")
    if started:
        text = str(started.get("text") or "").strip()
        yield say(
            "The page puts the focus on {name} by itself as it opens.",
            name=quote(text)
            if text
            else say("an element ({tag})", tag=started.get("tag") or say("unknown")),
        )
    stops = keyboard.get("stops") or ()
    if not stops:
        yield NOTHING
        return
    reached = keyboard.get("reached_article")
    if reached and passes_article(keyboard):
        yield say_number(
            "With the keyboard, the first press of Tab leads past the article, in which nothing "
            "takes the focus.",
            "With the keyboard, {number} presses of Tab lead past the article, in which nothing "
            "takes the focus.",
            reached,
        )
    elif reached:
        yield say_number(
            "With the keyboard, the first press of Tab leads to the article.",
            "With the keyboard, {number} presses of Tab lead to the article.",
            reached,
        )
    else:
        yield _never_reached(keyboard, len(stops))
    if reached != 1:
        yield from _shorter(page, keyboard)
    if keyboard.get("trap"):
        yield _trapped(keyboard["trap"])


def passes_article(keyboard: Json) -> bool:
    """Whether the first stop that counts as reached is behind an article without any."""
    return bool(keyboard.get("reached_article")) and keyboard.get("article_stops") == 0


def _never_reached(keyboard: Json, stops: int) -> Said:
    if keyboard.get("end") in ("bound", "trapped"):
        return say(
            "With the keyboard, the walk ended at stop {stop}, before the article.", stop=stops
        )
    return say_number(
        "The Tab key makes {number} stop, not in the article.",
        "The Tab key makes {number} stops, none of them in the article.",
        stops,
    )


def _trapped(places: Iterable[Json]) -> Said:
    names = [quote(p["text"]) for p in places if str(p.get("text") or "").strip()]
    if not names:
        return say("The keyboard gets stuck: no key leads out again.")
    return say("The keyboard gets stuck at {names}: no key leads out again.", names=say_list(names))


def _shorter(page: Json, keyboard: Json) -> Iterator[str]:
    """What skip links make of it: the one that saves most, or that none does."""
    reached = keyboard.get("reached_article")
    links = (page.get("article") or {}).get("skip_links") or ()
    if not links:
        yield say("No skip link makes that shorter.") if reached else say("There is no skip link.")
        return
    tried = [(link, trial_of(link, keyboard)) for link in links]
    found = [(link, t) for link, t in tried if t and link.get("works") and t.get("saves")]
    if found:
        yield _saved(*max(found, key=lambda pair: int(pair[1]["saves"])), keyboard)
    elif reached and not any(_is_open(link, trial) for link, trial in tried):
        yield say_number(
            "The skip link {link} does not make that shorter.",
            "None of the {number} skip links makes that shorter.",
            len(links),
            link=quote(links[0].get("text")),
        )


def _is_open(link: Json, trial: Json | None) -> bool:
    """Whether nothing is known of what the link saves."""
    return link.get("works") is None or bool(
        link.get("works") and (trial or {}).get("saves") is None
    )


def _saved(link: Json, trial: Json, keyboard: Json) -> Said:
    name, saves = quote(link.get("text")), int(trial["saves"])
    if leads_to_article(trial, keyboard):
        return say(
            "The skip link {link} makes that {presses}: it saves {saved}.",
            link=name,
            presses=keyboard["reached_article"] - saves,
            saved=saves,
        )
    return say(
        "The skip link {link} jumps over {stops} and saves {presses}.",
        link=name,
        stops=_stops(len(trial.get("jumps_over") or ())),
        presses=_presses(saves),
    )


def _stops(number: int) -> Said:
    return say_number("{number} stop", "{number} stops", number)


def _presses(number: int) -> Said:
    return say_number("{number} key press", "{number} key presses", number)


def trial_of(link: Json, keyboard: Json | None) -> dict[str, Any] | None:
    """What using this skip link did; None where it was not tried."""
    trials = (keyboard or {}).get("skip_trials") or ()
    return next((dict(t) for t in trials if t.get("link") == link.get("selector")), None)


def leads_to_article(trial: Json, keyboard: Json) -> bool:
    """Whether the stop after Enter is the first one in the article.

    The first stop behind an article without any counts as reached, too: a menu or a field that
    the link leads to is not the article.
    """
    reached, over = keyboard.get("reached_article"), trial.get("jumps_over")
    place = trial.get("landed") or trial.get("target") or {}
    elsewhere = place.get("tag") in _NOT_ARTICLES
    return bool(reached and over and max(over) == reached - 1 and not elsewhere)


def skip_state(link: Json, keyboard: Json | None, rule_title: str) -> tuple[bool | None, str]:
    """Whether a skip link is good (None: not known), and what it does in a sentence.

    ``rule_title`` says what the rule that it breaks is about, for rules that have no words here.
    """
    works, problem = link.get("works"), str(link.get("problem") or "")
    trial = trial_of(link, keyboard)
    does = _does(trial, keyboard or {}) if works else ""
    if problem:
        return False, _with_fault(problem, rule_title, does, works=works)
    if link.get("target_in_page") is False and not works:
        return False, BROKEN["skip-link-target-missing"]
    if works:
        return True, say("Works: {effect}", effect=does) if does else say("Works")
    if works is None:
        return None, say("Not tried with keys")
    if trial is None or trial.get("stop") is None:
        return False, say("The Tab key does not come to it")
    if trial.get("led_away"):
        return False, say("Leads to another page")
    return False, say("Does not work when Enter is pressed")


def _with_fault(problem: str, rule_title: str, does: str, *, works: object) -> str:
    """What is wrong with a skip link, and what it does nevertheless."""
    if problem in BROKEN:
        return BROKEN[problem]
    if problem not in FAULT:
        return say("Works, with a fault: {fault}", fault=rule_title) if works else rule_title
    if not works:
        return FAULT[problem]
    told = WORKS_BUT[problem]
    return say("{works_but}; it {effect}", works_but=told, effect=does) if does else told


def _does(trial: Json | None, keyboard: Json) -> str:
    """What a working skip link does, as the end of a sentence."""
    if trial is None:
        return ""
    over, saves = len(trial.get("jumps_over") or ()), trial.get("saves")
    if not over:
        return say("leads to its place, with no stops in between")
    parts = [say("jumps over {stops}", stops=_stops(over))]
    if leads_to_article(trial, keyboard):
        parts.insert(0, say("leads to the article"))
    if saves:
        parts.append(say("saves {presses}", presses=_presses(saves)))
    elif saves == 0:
        parts.append(say("but saves nothing: Enter is a key press too"))
    return say_list(parts, ", ")


def jumped_names(trial: Json | None, keyboard: Json | None) -> tuple[tuple[str, ...], int]:
    """The names of the first stops that a skip link jumps over, and how many more there are."""
    over = set((trial or {}).get("jumps_over") or ())
    stops = [s for s in (keyboard or {}).get("stops") or () if s.get("number") in over]
    return tuple(called(stop) for stop in stops[:_MOST_NAMES]), max(0, len(stops) - _MOST_NAMES)


def called(stop: Json) -> str:
    """A stop's own name, or its role where it has none."""
    name = clean.shorten(stop.get("name"), _LONGEST_NAME)
    given = str(stop.get("role") or "")
    unnamed = NAMELESS.get(given) or say("{role} without a name", role=given.lower())
    return name or unnamed


def role(stop: Json) -> str:
    """A stop's role in plain words; one that is not known here as it is."""
    given = str(stop.get("role") or "")
    return ROLES.get(given, given)


def stop_state(stop: Json) -> tuple[str, bool]:
    """Whether the focus can be seen at a stop, in words, and whether that is as it should be."""
    visible, covered = stop.get("focus_visible"), stop.get("covered") or 0
    if not stop.get("in_view", 1):
        return say("out of sight"), False
    if covered >= _NEARLY_ALL:
        return say("covered by something else"), False
    if visible is None:
        return say("partly covered") if covered else "", True
    if covered:
        told = (
            say("focus visible, partly covered")
            if visible
            else say("focus not visible, partly covered")
        )
    else:
        told = say("focus visible") if visible else say("focus not visible")
    return told, bool(visible)


def left_out(below: int, nowhere: int, crowded: int) -> str:
    """The stops that the drawing does not show, in words; empty where it shows all."""
    parts = []
    if below:
        parts.append(
            say_number("and {number} more further down", "and {number} more further down", below)
        )
    if nowhere:
        parts.append(
            say_number(
                "{number} that has no place to be seen at",
                "{number} that have no place to be seen at",
                nowhere,
            )
        )
    if crowded:
        parts.append(
            say_number(
                "{number} that finds no room here", "{number} that find no room here", crowded
            )
        )
    return say_list(parts)


def faults_met(faulty: int, stops: int) -> str:
    """How many stops have a fault; empty where none has."""
    if not faulty:
        return ""
    return say_number(
        "{number} of the {stops} has a fault.",
        "{number} of the {stops} have a fault.",
        faulty,
        stops=_stops(stops),
    )
