"""What keys did on a page, in sentences that every format shares.

Names of stops are the page's own words: they stand between “ and ”, which the HTML report gives a
direction of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from a11yaudit.report import clean, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from a11yaudit.report.grouping import Json

NOT_TRIED = "Keys were not tried on this page."
NOTHING = "The Tab key finds nothing to stop at on this page: no link, no button, no field."
_LONGEST_NAME = 60
_NEARLY_ALL = 0.99
_MOST_NAMES = 8
_NOT_ARTICLES = frozenset("nav footer aside search form input select textarea button".split())

ROLES: dict[str, str] = {
    "link": "Link",
    "button": "Button",
    "textbox": "Text field",
    "searchbox": "Search field",
    "combobox": "Choice",
    "listbox": "Choice",
    "checkbox": "Checkbox",
    "switch": "Switch",
    "radio": "Option",
    "slider": "Slider",
    "spinbutton": "Number field",
    "tab": "Tab",
    "menuitem": "Menu item",
    "image": "Picture",
    "iframe": "Embedded page",
    "video": "Video",
    "audio": "Audio",
    "": "Element",
}

# What is wrong with a skip link, by the rule that it breaks; (works nevertheless, sentence).
_PROBLEMS: dict[str, tuple[bool, str]] = {
    "skip-link-target-missing": (False, "Does nothing: the place it names is not on the page"),
    "skip-link-inoperable": (False, "Does nothing when Enter is pressed"),
    "skip-link-wrong-destination": (False, "Leads to another place than the article"),
    "skip-link-unfocusable-target": (True, "its target cannot take the focus"),
    "skip-link-invisible-on-focus": (True, "it stays out of sight when it has the focus"),
    "skip-link-obscured": (True, "something covers it when it has the focus"),
    "skip-link-name": (True, "its words do not say where it leads"),
}


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
        yield f"The page puts the focus {_on(started)} by itself as it opens."
    stops = keyboard.get("stops") or ()
    if not stops:
        yield NOTHING
        return
    reached = keyboard.get("reached_article")
    if reached == 1:
        yield f"With the keyboard, the first press of Tab leads {_whereto(keyboard)}."
    elif reached:
        yield f"With the keyboard, {reached:,} presses of Tab lead {_whereto(keyboard)}."
    else:
        yield _never_reached(keyboard, len(stops))
    if reached != 1:
        yield from _shorter(page, keyboard)
    if keyboard.get("trap"):
        yield _trapped(keyboard["trap"])


def _whereto(keyboard: Json) -> str:
    if passes_article(keyboard):
        return "past the article, in which nothing takes the focus"
    return "to the article"


def passes_article(keyboard: Json) -> bool:
    """Whether the first stop that counts as reached is behind an article without any."""
    return bool(keyboard.get("reached_article")) and keyboard.get("article_stops") == 0


def _on(place: Json) -> str:
    text = str(place.get("text") or "").strip()
    return f"on {quote(text)}" if text else f"on an element ({place.get('tag') or 'unknown'})"


def _never_reached(keyboard: Json, stops: int) -> str:
    if keyboard.get("end") in ("bound", "trapped"):
        return f"With the keyboard, the walk ended at stop {stops:,}, before the article."
    where = "not in the article" if stops == 1 else "none of them in the article"
    return f"The Tab key makes {words.number(stops, 'stop')}, {where}."


def _trapped(places: Iterable[Json]) -> str:
    names = [quote(p["text"]) for p in places if str(p.get("text") or "").strip()]
    where = f" at {_listed(names)}" if names else ""
    return f"The keyboard gets stuck{where}: no key leads out again."


def _shorter(page: Json, keyboard: Json) -> Iterator[str]:
    """What skip links make of it: the one that saves most, or that none does."""
    reached = keyboard.get("reached_article")
    links = (page.get("article") or {}).get("skip_links") or ()
    if not links:
        yield "No skip link makes that shorter." if reached else "There is no skip link."
        return
    tried = [(link, trial_of(link, keyboard)) for link in links]
    found = [(link, t) for link, t in tried if t and link.get("works") and t.get("saves")]
    if found:
        yield _saved(*max(found, key=lambda pair: int(pair[1]["saves"])), keyboard)
    elif reached and not any(_is_open(link, trial) for link, trial in tried):
        which = f"The skip link {quote(links[0].get('text'))} does not make"
        many = f"None of the {len(links):,} skip links makes"
        yield f"{which if len(links) == 1 else many} that shorter."


def _is_open(link: Json, trial: Json | None) -> bool:
    """Whether nothing is known of what the link saves."""
    return link.get("works") is None or bool(
        link.get("works") and (trial or {}).get("saves") is None
    )


def _saved(link: Json, trial: Json, keyboard: Json) -> str:
    name, saves = f"The skip link {quote(link.get('text'))}", int(trial["saves"])
    if leads_to_article(trial, keyboard):
        return f"{name} makes that {keyboard['reached_article'] - saves:,}: it saves {saves:,}."
    over = words.number(len(trial.get("jumps_over") or ()), "stop")
    return f"{name} jumps over {over} and saves {words.number(saves, 'key press', 'key presses')}."


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
        return False, "Does nothing: the place it names is not on the page"
    if works:
        return True, f"Works{': ' + does if does else ''}"
    if works is None:
        return None, "Not tried with keys"
    if trial is None or trial.get("stop") is None:
        return False, "The Tab key does not come to it"
    away = trial.get("led_away")
    return False, "Leads to another page" if away else "Does not work when Enter is pressed"


def _with_fault(problem: str, rule_title: str, does: str, *, works: object) -> str:
    """What is wrong with a skip link, and what it does nevertheless."""
    if problem not in _PROBLEMS:
        return f"Works, with a fault: {rule_title}" if works else rule_title
    fine, told = _PROBLEMS[problem]
    if not fine:
        return told
    return f"Works, but {told}{'; it ' + does if does else ''}" if works else f"A fault: {told}"


def _does(trial: Json | None, keyboard: Json) -> str:
    """What a working skip link does, as the end of a sentence."""
    if trial is None:
        return ""
    over, saves = len(trial.get("jumps_over") or ()), trial.get("saves")
    if not over:
        return "leads to its place, with no stops in between"
    parts = [f"jumps over {words.number(over, 'stop')}"]
    if leads_to_article(trial, keyboard):
        parts.insert(0, "leads to the article")
    if saves:
        parts.append(f"saves {words.number(saves, 'key press', 'key presses')}")
    elif saves == 0:
        parts.append("but saves nothing: Enter is a key press too")
    return ", ".join(parts)


def jumped_names(trial: Json | None, keyboard: Json | None) -> tuple[tuple[str, ...], int]:
    """The names of the first stops that a skip link jumps over, and how many more there are."""
    over = set((trial or {}).get("jumps_over") or ())
    stops = [s for s in (keyboard or {}).get("stops") or () if s.get("number") in over]
    return tuple(called(stop) for stop in stops[:_MOST_NAMES]), max(0, len(stops) - _MOST_NAMES)


def called(stop: Json) -> str:
    """A stop's own name, or its role where it has none."""
    name = clean.shorten(stop.get("name"), _LONGEST_NAME)
    return name or f"{role(stop).lower()} without a name"


def role(stop: Json) -> str:
    """A stop's role in plain words; one that is not known here as it is."""
    given = str(stop.get("role") or "")
    return ROLES.get(given, given)


def stop_state(stop: Json) -> tuple[str, bool]:
    """Whether the focus can be seen at a stop, in words, and whether that is as it should be."""
    visible, covered = stop.get("focus_visible"), stop.get("covered") or 0
    if not stop.get("in_view", 1):
        return "out of sight", False
    if covered >= _NEARLY_ALL:
        return "covered by something else", False
    if visible is None:
        return "partly covered" if covered else "", True
    told = "focus visible" if visible else "focus not visible"
    return (f"{told}, partly covered" if covered else told), bool(visible)


def left_out(below: int, nowhere: int, crowded: int) -> str:
    """The stops that the drawing does not show, in words; empty where it shows all."""
    parts = []
    if below:
        parts.append(f"and {below:,} more further down")
    if nowhere:
        parts.append(f"{nowhere:,} that {'has' if nowhere == 1 else 'have'} no place to be seen at")
    if crowded:
        parts.append(f"{crowded:,} that {'finds' if crowded == 1 else 'find'} no room here")
    return _listed(parts)


def faults_met(faulty: int, stops: int) -> str:
    """How many stops have a fault; empty where none has."""
    if not faulty:
        return ""
    verb = "has" if faulty == 1 else "have"
    return f"{faulty:,} of the {words.number(stops, 'stop')} {verb} a fault."


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
