"""The success criteria of WCAG 2.2 as data: number, level and name.

Source: Web Content Accessibility Guidelines 2.2, W3C Recommendation. 4.1.1 (Parsing) is obsolete
and left out.
"""

from __future__ import annotations

from typing import NamedTuple

UNDERSTANDING = "https://www.w3.org/WAI/WCAG22/Understanding/"


class Criterion(NamedTuple):
    """One success criterion: its number ("1.1.1"), level ("A", "AA", "AAA") and name."""

    number: str
    level: str
    name: str

    @property
    def url(self) -> str:
        """The W3C's page that explains the criterion."""
        words = "".join(c if c.isalnum() or c in " -" else "" for c in self.name).lower()
        return UNDERSTANDING + "-".join(words.split())


CRITERIA: dict[str, Criterion] = {
    criterion.number: criterion
    for criterion in (
        Criterion("1.1.1", "A", "Non-text Content"),
        Criterion("1.2.1", "A", "Audio-only and Video-only (Prerecorded)"),
        Criterion("1.2.2", "A", "Captions (Prerecorded)"),
        Criterion("1.2.3", "A", "Audio Description or Media Alternative (Prerecorded)"),
        Criterion("1.2.4", "AA", "Captions (Live)"),
        Criterion("1.2.5", "AA", "Audio Description (Prerecorded)"),
        Criterion("1.2.6", "AAA", "Sign Language (Prerecorded)"),
        Criterion("1.2.7", "AAA", "Extended Audio Description (Prerecorded)"),
        Criterion("1.2.8", "AAA", "Media Alternative (Prerecorded)"),
        Criterion("1.2.9", "AAA", "Audio-only (Live)"),
        Criterion("1.3.1", "A", "Info and Relationships"),
        Criterion("1.3.2", "A", "Meaningful Sequence"),
        Criterion("1.3.3", "A", "Sensory Characteristics"),
        Criterion("1.3.4", "AA", "Orientation"),
        Criterion("1.3.5", "AA", "Identify Input Purpose"),
        Criterion("1.3.6", "AAA", "Identify Purpose"),
        Criterion("1.4.1", "A", "Use of Color"),
        Criterion("1.4.2", "A", "Audio Control"),
        Criterion("1.4.3", "AA", "Contrast (Minimum)"),
        Criterion("1.4.4", "AA", "Resize Text"),
        Criterion("1.4.5", "AA", "Images of Text"),
        Criterion("1.4.6", "AAA", "Contrast (Enhanced)"),
        Criterion("1.4.7", "AAA", "Low or No Background Audio"),
        Criterion("1.4.8", "AAA", "Visual Presentation"),
        Criterion("1.4.9", "AAA", "Images of Text (No Exception)"),
        Criterion("1.4.10", "AA", "Reflow"),
        Criterion("1.4.11", "AA", "Non-text Contrast"),
        Criterion("1.4.12", "AA", "Text Spacing"),
        Criterion("1.4.13", "AA", "Content on Hover or Focus"),
        Criterion("2.1.1", "A", "Keyboard"),
        Criterion("2.1.2", "A", "No Keyboard Trap"),
        Criterion("2.1.3", "AAA", "Keyboard (No Exception)"),
        Criterion("2.1.4", "A", "Character Key Shortcuts"),
        Criterion("2.2.1", "A", "Timing Adjustable"),
        Criterion("2.2.2", "A", "Pause, Stop, Hide"),
        Criterion("2.2.3", "AAA", "No Timing"),
        Criterion("2.2.4", "AAA", "Interruptions"),
        Criterion("2.2.5", "AAA", "Re-authenticating"),
        Criterion("2.2.6", "AAA", "Timeouts"),
        Criterion("2.3.1", "A", "Three Flashes or Below Threshold"),
        Criterion("2.3.2", "AAA", "Three Flashes"),
        Criterion("2.3.3", "AAA", "Animation from Interactions"),
        Criterion("2.4.1", "A", "Bypass Blocks"),
        Criterion("2.4.2", "A", "Page Titled"),
        Criterion("2.4.3", "A", "Focus Order"),
        Criterion("2.4.4", "A", "Link Purpose (In Context)"),
        Criterion("2.4.5", "AA", "Multiple Ways"),
        Criterion("2.4.6", "AA", "Headings and Labels"),
        Criterion("2.4.7", "AA", "Focus Visible"),
        Criterion("2.4.8", "AAA", "Location"),
        Criterion("2.4.9", "AAA", "Link Purpose (Link Only)"),
        Criterion("2.4.10", "AAA", "Section Headings"),
        Criterion("2.4.11", "AA", "Focus Not Obscured (Minimum)"),
        Criterion("2.4.12", "AAA", "Focus Not Obscured (Enhanced)"),
        Criterion("2.4.13", "AAA", "Focus Appearance"),
        Criterion("2.5.1", "A", "Pointer Gestures"),
        Criterion("2.5.2", "A", "Pointer Cancellation"),
        Criterion("2.5.3", "A", "Label in Name"),
        Criterion("2.5.4", "A", "Motion Actuation"),
        Criterion("2.5.5", "AAA", "Target Size (Enhanced)"),
        Criterion("2.5.6", "AAA", "Concurrent Input Mechanisms"),
        Criterion("2.5.7", "AA", "Dragging Movements"),
        Criterion("2.5.8", "AA", "Target Size (Minimum)"),
        Criterion("3.1.1", "A", "Language of Page"),
        Criterion("3.1.2", "AA", "Language of Parts"),
        Criterion("3.1.3", "AAA", "Unusual Words"),
        Criterion("3.1.4", "AAA", "Abbreviations"),
        Criterion("3.1.5", "AAA", "Reading Level"),
        Criterion("3.1.6", "AAA", "Pronunciation"),
        Criterion("3.2.1", "A", "On Focus"),
        Criterion("3.2.2", "A", "On Input"),
        Criterion("3.2.3", "AA", "Consistent Navigation"),
        Criterion("3.2.4", "AA", "Consistent Identification"),
        Criterion("3.2.5", "AAA", "Change on Request"),
        Criterion("3.2.6", "A", "Consistent Help"),
        Criterion("3.3.1", "A", "Error Identification"),
        Criterion("3.3.2", "A", "Labels or Instructions"),
        Criterion("3.3.3", "AA", "Error Suggestion"),
        Criterion("3.3.4", "AA", "Error Prevention (Legal, Financial, Data)"),
        Criterion("3.3.5", "AAA", "Help"),
        Criterion("3.3.6", "AAA", "Error Prevention (All)"),
        Criterion("3.3.7", "A", "Redundant Entry"),
        Criterion("3.3.8", "AA", "Accessible Authentication (Minimum)"),
        Criterion("3.3.9", "AAA", "Accessible Authentication (Enhanced)"),
        Criterion("4.1.2", "A", "Name, Role, Value"),
        Criterion("4.1.3", "AA", "Status Messages"),
    )
}


def from_axe_tag(tag: str) -> str | None:
    """The criterion's number for an axe-core tag such as ``wcag1410``, else None."""
    digits = tag.removeprefix("wcag")
    if not digits.isdigit() or len(digits) < 3:  # noqa: PLR2004 (level, guideline, criterion)
        return None
    number = f"{digits[0]}.{digits[1]}.{digits[2:]}"
    return number if number in CRITERIA else None
