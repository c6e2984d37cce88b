"""What `consent.js` states of an element over the page becomes a verdict: a consent banner, another
dialog or neither, and which of its controls to press, best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from a11yaudit.browser.consent_words import Says, button_says, consent_data, name_words, names_say

if TYPE_CHECKING:
    from a11yaudit.behaviour import BannerKind, DismissedBy

LEAST_NOTICE = 10  # letters besides the buttons; fewer are a badge that opens the settings again
EARLY = 100  # where a notice names its subject
LONGEST_DIALOG = 3000
LEAST_COVER = 0.25
LEAST_VEIL = 0.3
MOST_NEAR = 0.9
FILLED_FORM = 2


@dataclass(frozen=True, slots=True)
class Control:
    """What can be pressed. ``tool`` is what the tool's own selectors say of it ("reject", …).

    ``away``: a link to another address; ``submits``: 1 a form without fields to fill in, 2 one
    with such fields; ``widget``: a switch, a tab or what opens and closes something.
    """

    number: int
    text: str
    label: str
    names: str
    tool: str
    away: bool
    submits: int
    disabled: bool
    widget: bool

    @property
    def words(self) -> str:
        """What it says to people."""
        return self.text or self.label

    @property
    def pressable(self) -> bool:
        """Whether pressing it leads nowhere and sends nothing that was filled in."""
        return not (self.away or self.disabled or self.submits == FILLED_FORM)

    def says(self) -> Says:
        """What it does by its words, in text or label; "" where they tell nothing."""
        return button_says(self.text) or button_says(self.label)


@dataclass(frozen=True, slots=True)
class Press:
    """One way to be rid of a banner: a control, or the Escape key."""

    how: DismissedBy
    control: int = -1
    words: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What `consent.js` states of one element and of the page around it.

    ``near`` is the share of test points of the window at which it is on top, ``middle`` whether
    it is at the window's middle. ``spoken`` counts the different words for consent in its text,
    ``weak`` is where a word for privacy stands in it (-1: nowhere). ``edge`` is "top" or "bottom"
    where it stands in the flow before or after the content. ``frames`` are the corners of the
    frames in it.
    """

    place: int
    number: int | None
    selector: str
    tag: str
    role: str
    tool: str
    names: str
    position: str
    box: tuple[float, float, float, float]
    z: int
    near: float
    middle: bool
    dialog: bool
    modal: bool
    text: str
    length: int
    named: bool
    spoken: int
    weak: int
    edge: str
    content: bool
    nav: bool
    within: bool
    fields: int
    controls: tuple[Control, ...]
    frames: tuple[tuple[float, float], ...]
    window: tuple[float, float]

    @classmethod
    def all_of(cls, answer: dict[str, Any]) -> list[Self]:
        """The facts in an answer of `consent.js`."""
        width, height = answer["window"]
        found = []
        for place, one in enumerate(answer["found"]):
            controls = tuple(Control(number, **told) for number, told in enumerate(one["controls"]))
            veiled = answer["locked"] or answer["inert"] or answer["veil"] > LEAST_VEIL
            rest = {
                "box": tuple(one["box"]),
                "frames": tuple((x, y) for x, y in one["frames"]),
                "modal": one["modal"] or (one["middle"] and (veiled or one["near"] > MOST_NEAR)),
                "controls": controls,
            }
            found.append(cls(place=place, window=(width, height), **(one | rest)))
        return found

    def with_frame(self, inner: Self) -> Self:
        """The facts together with those of the frame in it, whose controls can be pressed."""
        return replace(
            self,
            text=f"{self.text} {inner.text}".strip(),
            length=self.length + inner.length,
            spoken=self.spoken + inner.spoken,
            weak=self.weak if self.weak >= 0 else inner.weak,
            fields=self.fields + inner.fields,
            controls=inner.controls,
            frames=(),
        )

    @property
    def covers(self) -> float:
        """The share of the window that its box takes, 0 to 1."""
        x, y, width, height = self.box
        across = min(x + width, self.window[0]) - max(x, 0)
        down = min(y + height, self.window[1]) - max(y, 0)
        return round(max(across, 0) * max(down, 0) / (self.window[0] * self.window[1]), 4)

    @property
    def hides_its_text(self) -> bool:
        """Whether what it says may be in a frame."""
        return bool(self.frames) and (bool(self.tool) or self.dialog or self.near >= 1 / 20)


def kind_of(facts: Facts) -> BannerKind:
    """Whether it is a consent banner, another dialog over the page, or neither."""
    if facts.tool:
        return "consent" if _notifies(facts) else ""
    if facts.content or name_words(facts.names) & consent_data().others:
        return ""
    if _asks_for_consent(facts):
        return "consent"
    return "dialog" if _lies_over_the_article(facts) else ""


def _notifies(facts: Facts) -> bool:
    """Whether it says something besides its buttons, or says it where we cannot read."""
    if facts.frames:
        return True
    buttons = sum(len(control.text) for control in facts.controls)
    silent = not facts.text and not facts.controls
    return facts.length - buttons >= LEAST_NOTICE or (silent and facts.covers > 1 / 50)


def _asks_for_consent(facts: Facts) -> bool:
    raised = not facts.edge and (facts.dialog or facts.position != "static")
    if not (raised or facts.edge) or not _notifies(facts):
        return False
    if not facts.dialog and (facts.nav or facts.tag in {"header", "nav"}):
        return False
    hows = {press.how for press in presses_of(facts, "consent")}
    answers = bool(hows & {"reject", "accept"})
    if facts.position == "sticky" or facts.within or not raised or facts.fields:
        # Much that is not a banner stands here, and a form has a cookie clause of its own.
        return answers and facts.spoken > 0 and (facts.named or not facts.fields)
    if facts.spoken:
        return answers or (facts.named or facts.dialog) or (hows == {"close"} and facts.weak >= 0)
    early = 0 <= facts.weak < EARLY
    return answers and (facts.named or early)


def _lies_over_the_article(facts: Facts) -> bool:
    if not facts.middle:
        return False
    if facts.dialog:
        return facts.modal or facts.near >= LEAST_COVER
    raised = facts.position == "fixed" and facts.z > 0 and not facts.nav
    asks = bool(facts.controls) and facts.length < LONGEST_DIALOG
    return raised and asks and facts.near >= LEAST_COVER and bool(facts.length)


def presses_of(facts: Facts, kind: BannerKind) -> list[Press]:
    """The ways to be rid of it, the one that gives the least away first."""
    can = [control for control in facts.controls if control.pressable]
    told = [control for control in can if not control.widget]
    found: list[Press] = []
    for how in ("reject", "close", "accept"):
        by_tool = [control for control in can if control.tool == how]
        by_words = [control for control in told if control.says() == how and _plain(control, kind)]
        by_names = [
            control for control in told if not control.says() and names_say(control.names) == how
        ]
        if how == "accept" and kind == "dialog":
            found += _escape(facts, kind)
            by_names = []
        found += [Press(how, one.number, one.words) for one in (*by_tool, *by_words, *by_names)]
    if not found and kind == "consent" and len(told) == 1 and told[0].says() != "manage":
        found.append(Press("only", told[0].number, told[0].words))
    if kind == "consent":
        found += _escape(facts, kind)
    return list(dict.fromkeys(found))


def _plain(control: Control, kind: BannerKind) -> bool:
    """Whether the button's words can be trusted: "Yes, send me news" is no way out of a dialog."""
    if kind != "dialog" or control.says() != "accept":
        return True
    return not control.submits and len(control.words.split()) <= 2  # noqa: PLR2004 ("Got it")


def _escape(facts: Facts, kind: BannerKind) -> list[Press]:
    return [Press("escape")] if facts.dialog or (kind == "dialog" and facts.modal) else []
