"""What keys did on a page, and what became of a consent banner, as the JSON report has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from a11yaudit.article import article_of
from a11yaudit.behaviour import Keyboard, Place, SkipTrial, Stop, WalkEnd
from a11yaudit.page.names import name_of, role_of
from a11yaudit.page.selector import selector_of

if TYPE_CHECKING:
    from a11yaudit.behaviour import Banner, Dismissal
    from a11yaudit.model import Page


def keyboard_view(page: Page) -> dict[str, Any] | None:
    """The walk and the trials of skip links; None where no keys were pressed."""
    keyboard = page.keyboard
    if keyboard is None:
        return None
    return {
        "stops": [_stop(stop, page) for stop in keyboard.stops],
        "end": keyboard.end.value,
        "started_at": _place(keyboard.started_at, page),
        "reached_article": keyboard.reached_article,
        "article_stops": sum(_in_article(stop, page) for stop in keyboard.stops),
        "trap": [_place(p, page) for p in keyboard.trap.places] if keyboard.trap else None,
        "skip_trials": [_trial(trial, keyboard, page) for trial in keyboard.trials],
    }


def _in_article(stop: Stop, page: Page) -> bool:
    element = stop.place.element
    return element is not None and element.within(article_of(page).root)


def jumped_over(trial: SkipTrial, keyboard: Keyboard) -> tuple[Stop, ...]:
    """The stops that the link spares: those between it and the place that it leads to."""
    if trial.stop is None:
        return ()
    place = trial.landed if not trial.still_on_link else None
    order = (place or trial.target or trial.next or Place(None, "", "", 0)).order
    return tuple(
        stop for stop in keyboard.stops if stop.number > trial.stop and stop.place.order < order
    )


def _place(place: Place | None, page: Page) -> dict[str, Any] | None:
    if place is None:
        return None
    element = place.element
    return {
        "tag": place.tag,
        "text": (name_of(element, page) if element else "") or place.text,
        "selector": selector_of(element, page) if element else None,
    }


def _stop(stop: Stop, page: Page) -> dict[str, Any]:
    element = stop.place.element
    return {
        "number": stop.number,
        "role": role_of(element) if element else "",
        "name": (name_of(element, page) if element else "") or stop.place.text,
        "selector": selector_of(element, page) if element else None,
        "box": [round(side, 1) for side in stop.box],
        "in_view": stop.in_view,
        "covered": None if not stop.points else round(1 - stop.hits / stop.points, 2),
        "focus_visible": None if stop.changes is None else bool(stop.changes),
        "changes": None if stop.changes is None else list(stop.changes),
        "in_frame": stop.in_frame,
    }


def _trial(trial: SkipTrial, keyboard: Keyboard, page: Page) -> dict[str, Any]:
    over = jumped_over(trial, keyboard)
    whole = keyboard.end is not WalkEnd.BOUND
    return {
        "link": selector_of(trial.link, page),
        "stop": trial.stop,
        "landed": _place(trial.landed, page),
        "target": _place(trial.target, page),
        "next": _place(trial.next, page),
        "control": _place(trial.control, page),
        "led_away": trial.led_away or None,
        "jumps_over": [stop.number for stop in over],
        # Enter is a key press too.
        "saves": max(0, len(over) - 1) if trial.stop is not None and (over or whole) else None,
        "waited": trial.waited,
        "fresh": trial.fresh,
    }


def consent_view(banner: Banner | None, dismissal: Dismissal | None) -> dict[str, Any] | None:
    """What lay over the page as it opened; None where nothing did, or nobody looked."""
    if banner is None:
        return None
    return {
        "kind": banner.kind,
        "tool": banner.tool or None,
        "selector": banner.selector,
        "modal": banner.modal,
        "covers": round(banner.covers, 2),
        "dismissed": dismissal is not None and dismissal.done,
        "how": (dismissal.how if dismissal else "") or None,
        "button": (dismissal.button if dismissal else "") or None,
    }
