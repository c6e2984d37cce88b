"""The editors' worksheet: one row for each article picture, read back as answers or clear errors.

A picture is known by its page and its *identity*: the stem of its file, which all its sizes
share, and a number where a page shows the same file more than once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from a11yaudit.page.identity import stem
from a11yaudit.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# The columns, and how they are headed in the reader's language.
HEADINGS: dict[str, Said] = {
    "Thumbnail": say("Thumbnail"),
    "Page": say("Page"),
    "Headline": say("Headline"),
    "Caption": say("Caption"),
    "Present alt": say("Present alt"),
    "Verdict": say("Verdict"),
    "What to do": say("What to do"),
    "Choice": say("Your choice"),
    "New alt": say("New alt"),
    "Picture": say("Picture"),
    "Address": say("Address"),
}
COLUMNS = tuple(HEADINGS)
NEEDED = ("Page", "Present alt", "Choice", "New alt", "Picture")
ROW = "#"  # not a column: the key under which a row read back has its number
CONTENT = ("content", "decorative")
WEB = ("http://", "https://")
LOOPBACK = ("127.0.0.1", "localhost")
LOST = re.compile(r"[\s?]*\?{3}[\s?]*")  # what is left of words that a file's encoding lacks

Tell = Callable[[Said], str]  # says a text in the reader's language


class Choice(StrEnum):
    """What an editor decides on a picture."""

    DESCRIBE = "describe"
    DECORATIVE = "decorative"
    LEAVE = "leave"


CHOICES: dict[Choice, Said] = {
    Choice.DESCRIBE: say("describe"),
    Choice.DECORATIVE: say("decorative"),
    Choice.LEAVE: say("leave"),
}
_UNDESCRIBED = say(
    "Say what can be seen, in 5 to 25 words, without “image of”. Or choose “{decorative}”.",
    decorative=CHOICES[Choice.DECORATIVE],
)
_CAPTION = say("Say what can be seen; the caption tells the story and is heard anyway.")
TO_DO: dict[str, Said] = {
    "missing": _UNDESCRIBED,
    "empty": _UNDESCRIBED,
    "filename": say("Put words in place of the file name: 5 to 25, without “image of”."),
    "placeholder": say("Say what is in this very picture, in 5 to 25 words, without “image of”."),
    "same_as_caption": _CAPTION,
    "similar_to_caption": _CAPTION,
    "same_as_headline": say(
        "Say what can be seen, in 5 to 25 words; the headline is heard anyway."
    ),
    "decorative_ok": say("Nothing, if the picture says nothing that the text does not."),
    "ok": say("Nothing, if it says what the picture shows."),
}


class Judgement(NamedTuple):
    """What a picture's alt text is worth, in words, what to do, and whether that is anything."""

    verdict: str
    to_do: str
    faulty: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A picture as the worksheet shows it; ``alt`` is None where there is no such attribute.

    ``address`` is where the picture lies, ``link`` where the page does; both are empty where
    nobody else could follow them. ``rtl``: the page is written from right to left.
    """

    page: str
    picture: str
    caption: str
    alt: str | None
    verdict: str
    to_do: str
    thumbnail: bytes = b""
    headline: str = ""
    address: str = ""
    link: str = ""
    faulty: bool = True
    rtl: bool = False

    @property
    def cells(self) -> dict[str, str]:
        """The row's texts by column; what the editor fills in is empty."""
        return {
            "Thumbnail": "",
            "Page": self.page,
            "Headline": self.headline,
            "Caption": self.caption,
            "Present alt": self.alt or "",
            "Verdict": self.verdict,
            "What to do": self.to_do,
            "Choice": "",
            "New alt": "",
            "Picture": self.picture,
            "Address": self.address,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What an editor wrote: the alt text is to be ``alt`` (empty: decorative)."""

    row: int
    page: str
    picture: str
    alt: str
    present: str

    @property
    def key(self) -> tuple[str, str]:
        """The picture that is meant."""
        return self.page, self.picture


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that cannot be used, and why, in a sentence; ``row`` counts from 1 with the heading."""

    row: int
    message: str

    def __str__(self) -> str:
        """The sentence with its row."""
        return f"Row {self.row}: {self.message}"


def pictures_of(page: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(identity, image) for each article picture of a page of the JSON report."""
    seen: Counter[str] = Counter()
    for image in (page.get("article") or {}).get("images", ()):
        if not image["in_article"] or image["role"] not in CONTENT:
            continue
        addresses = [image["src"] or "", *image["sources"]]
        name = next((stem(a) for a in addresses if a and not a.startswith("data:")), "")
        name = name or f"picture {image.get('hash') or image['selector']}"
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name} #{seen[name]}"), image


def rows_of(
    pages: Iterable[Mapping[str, Any]],
    judge: Callable[[Mapping[str, Any], Mapping[str, Any]], Judgement],
    thumbnails: Mapping[tuple[str, str], bytes] | None = None,
) -> list[Row]:
    """The worksheet's rows for the pages of a JSON report, in order.

    ``judge`` puts a picture of a page in words. ``thumbnails`` are PNG or JPEG files by page and
    picture.
    """
    return [
        _row(page, picture, image, judge(page, image), thumbnails or {})
        for page in pages
        for picture, image in pictures_of(page)
    ]


def _row(
    page: Mapping[str, Any],
    picture: str,
    image: Mapping[str, Any],
    judgement: Judgement,
    thumbnails: Mapping[tuple[str, str], bytes],
) -> Row:
    target = page["target"]
    headline = (page["article"].get("headline") or {}).get("text") or page.get("title") or ""
    return Row(
        target,
        picture,
        (image["caption"] or {}).get("text", ""),
        image["alt"],
        judgement.verdict,
        judgement.to_do,
        thumbnails.get((target, picture), b""),
        headline,
        _public(image["src"] or "", target),
        target if target.startswith(WEB) else "",
        judgement.faulty,
        page.get("direction") == "rtl",
    )


def _public(address: str, target: str) -> str:
    """The picture's address; of a file's own pictures only the path, for the server is gone."""
    url = urlsplit(address) if address.startswith(WEB) else None
    if url is None or target.startswith(WEB) or url.hostname not in LOOPBACK:
        return address if url else ""
    return unquote(url.path)


def answers_of(table: Sequence[Mapping[str, str]]) -> tuple[list[Answer], list[RowError]]:
    """The answers in a filled worksheet, rows left empty left out, and the rows that do not fit.

    ``table`` has the rows below the heading, as texts by column.
    """
    answers: dict[tuple[str, str], Answer] = {}
    errors: list[RowError] = []
    for place, cells in enumerate(table, start=2):
        number = int(cells.get(ROW) or place)
        answer = _answer(number, cells)
        if isinstance(answer, RowError):
            errors.append(answer)
        elif answer and answer.key in answers and answers[answer.key].alt != answer.alt:
            first = answers[answer.key].row
            errors.append(RowError(number, f"It says otherwise than row {first}, of one picture."))
        elif answer:
            answers.setdefault(answer.key, answer)
    return list(answers.values()), errors


def _answer(number: int, cells: Mapping[str, str]) -> Answer | RowError | None:
    alt = " ".join(cells.get("New alt", "").split())
    word = cells.get("Choice", "").strip().casefold()
    if not word and not alt:
        return None
    page, picture = cells.get("Page", "").strip(), cells.get("Picture", "").strip()
    if not page or not picture:
        return RowError(number, "Its page or its picture is missing; they say which one is meant.")
    if word and word not in list(Choice):
        known = "describe, decorative or leave"
        return RowError(number, f"“{word}” is no choice; write {known}.")
    choice = Choice(word) if word else Choice.DESCRIBE
    wrong = _contradiction(choice, alt)
    if wrong:
        return RowError(number, wrong)
    if choice is Choice.LEAVE:
        return None
    return Answer(number, page, picture, alt, cells.get("Present alt", ""))


def _contradiction(choice: Choice, alt: str) -> str:
    """Why these two cannot be meant together; empty where they can."""
    if choice is not Choice.DESCRIBE:
        return f"It has a new alt and the choice “{choice}”." if alt else ""
    if not alt:
        return "It has the choice “describe” and no new alt."
    if alt.startswith("=") and "(" in alt:
        return "Its new alt is a formula."
    if LOST.fullmatch(alt):
        return (
            "Its new alt is nothing but question marks: the file was saved in an encoding that "
            "lacks its letters. Save it as .xlsx, or as CSV in UTF-8."
        )
    return ""


def matched(
    answers: Iterable[Answer], pages: Iterable[Mapping[str, Any]]
) -> tuple[list[tuple[Answer, dict[str, Any]]], list[RowError]]:
    """Each answer with the picture of the fresh report that it is about, and those without one."""
    known: dict[str, dict[str, dict[str, Any]]] = {
        page["target"]: dict(pictures_of(page)) for page in pages
    }
    found: list[tuple[Answer, dict[str, Any]]] = []
    errors: list[RowError] = []
    for answer in answers:
        image = known.get(answer.page, {}).get(answer.picture)
        if answer.page not in known:
            errors.append(RowError(answer.row, f"There is no page {answer.page} in this audit."))
        elif image is None:
            errors.append(RowError(answer.row, f"{answer.page} no longer shows {answer.picture}."))
        elif " ".join((image["alt"] or "").split()) not in (
            " ".join(answer.present.split()),
            answer.alt,
        ):
            errors.append(
                RowError(answer.row, f"The alt text of {answer.picture} was changed since.")
            )
        else:
            found.append((answer, image))
    return found, errors
