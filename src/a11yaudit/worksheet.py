"""An audit without a report becomes the editors' worksheet, and no filled one is written over."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from a11yaudit import audit
from a11yaudit.editors import read_answers
from a11yaudit.errors import UserError
from a11yaudit.fix.editorial import SHARED
from a11yaudit.fix.sheet import write_csv
from a11yaudit.fix.workbook import write_xlsx
from a11yaudit.fix.worksheet import TO_DO, Judgement, pictures_of, rows_of
from a11yaudit.model import Rect
from a11yaudit.report.translation import ENGLISH, language
from a11yaudit.report.words import alt_word
from a11yaudit.rule import Family, discover
from a11yaudit.site import thumbnails_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from a11yaudit.audit import Listener
    from a11yaudit.config import AuditOptions
    from a11yaudit.fix.worksheet import Row
    from a11yaudit.report.translation import Language

SUFFIXES = (".xlsx", ".csv")
FINE = ("ok", "decorative_ok")
NOT_ALTS = ("title-duplicates-alt",)  # no alt text mends it
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: the rows, those of them that need an editor, and the run's report."""

    rows: int
    faulty: int
    report: Json


def check_output(path: Path) -> None:
    """See that the worksheet can be written and harms nobody's work; else `UserError`."""
    if path.suffix.lower() not in SUFFIXES:
        raise UserError(
            f"The worksheet {path} would be neither an Excel nor a CSV file.",
            "Give --output a name that ends in .xlsx or .csv.",
        )
    if path.is_dir():
        raise UserError(f"{path} is a folder.", "Give --output the name of a file.")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}.", "Make it, or choose another --output.")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be written to: {error.strerror}.",
            "Choose another --output.",
        ) from error
    _spare_answers(path)


def _spare_answers(path: Path) -> None:
    if not path.exists():
        return
    try:
        answers, errors = read_answers(path)
    except UserError as error:
        raise UserError(
            f"{path} is there already and is no worksheet, so it is left alone.",
            "Choose another --output, or delete it.",
        ) from error
    filled = len(answers) + len(errors)
    if filled:
        rows = "1 row" if filled == 1 else f"{filled} rows"
        raise UserError(
            f"{path} has {rows} that somebody filled in, and is left alone.",
            "Choose another --output, or delete it.",
        )


def make(options: AuditOptions, path: Path, listener: Listener, *, only_faulty: bool) -> Made:
    """Audit the targets and write their article pictures to the worksheet.

    Of ``options``, what is written and which rules are reported do not count. Raises `UserError`.
    """
    ours = tuple(
        rule.id for rule in discover() if rule.family is Family.IMAGES and rule.id not in NOT_ALTS
    )
    with tempfile.TemporaryDirectory(prefix="a11yaudit-") as folder:
        quick = replace(
            options,
            output=Path(folder),
            formats=(),
            rules=ours,
            skip_rules=(),
            evidence="full",
            keep_pictures=True,
            probes="none",
            verify="none",
            fail_on="never",
        )
        report = audit.run(quick, listener)
        thumbnails = {} if path.suffix.lower() == ".csv" else _thumbnails(report, Path(folder))
    reader = language(options.lang)
    rows = rows_of(report["pages"], judge_with(report["rules"], reader), thumbnails)
    faulty = sum(row.faulty for row in rows)
    if only_faulty:
        rows = [row for row in rows if row.faulty]
    if any(page["status"] != "error" for page in report["pages"]):
        _write(path, _made(rows, reader, path.suffix.lower()))
    return Made(len(rows), faulty, report)


def _made(rows: Sequence[Row], reader: Language, suffix: str) -> bytes:
    if suffix == ".csv":
        return write_csv(rows, reader.text)
    return write_xlsx(rows, reader.text, rtl=reader.direction == "rtl")


def _thumbnails(report: Json, folder: Path) -> dict[tuple[str, str], bytes]:
    found: dict[tuple[str, str], bytes] = {}
    for page in report["pages"]:
        picture = page["picture"]
        boxes = {
            (page["target"], name): Rect(*image["box"])
            for name, image in pictures_of(page)
            if image["box"] and image["rendered"]
        }
        if picture and boxes:
            jpeg = (folder / picture["file"]).read_bytes()
            found |= thumbnails_at(boxes, jpeg, picture["width"])
    return found


def judge_with(
    rules: Mapping[str, Mapping[str, Any]], reader: Language = ENGLISH
) -> Callable[[Mapping[str, Any], Mapping[str, Any]], Judgement]:
    """What puts a picture of a page in the reader's words, ``rules`` being those of the report.

    The alt text's own status goes first; where that is fine, what rules found on the picture.
    An empty alt text that no rule minds is decoration.
    """

    def judge(page: Mapping[str, Any], image: Mapping[str, Any]) -> Judgement:
        status = image["alt_status"]
        found = [one for one in page["findings"] if _is_about(one, image["selector"])]
        if status == "empty" and not found:
            status = "decorative_ok"
        word, to_do = alt_word(status), reader.text(TO_DO.get(status, ""))
        label, means = reader.text(word.label), reader.text(word.means)
        if status == "ok" and not found:
            return Judgement(f"{word.mark} {label}", to_do, faulty=False)
        mark = "?" if all(one["outcome"] == "review" for one in found) else "✕"
        if status not in FINE:
            mark = mark if found and status == "empty" else word.mark
            return Judgement(f"{mark} {label}\n{means}", to_do, faulty=True)
        if found:
            first = found[0]
            title = rules.get(first["rule"], {}).get("title", first["rule"])
            return Judgement(
                f"{mark} {reader.text(title)}", reader.text(first["message"]), faulty=True
            )
        return Judgement(f"{word.mark} {label}\n{means}", to_do, faulty=False)

    return judge


def _is_about(finding: Mapping[str, Any], selector: str) -> bool:
    """Whether the finding is at the picture, or about its alt text all the same."""
    related = [one["selector"] for one in finding["related"]]
    return finding["selector"] == selector or (finding["rule"] in SHARED and selector in related)


def _write(path: Path, body: bytes) -> None:
    """Write the whole file or nothing."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, suffix=".tmp")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        new.chmod(0o666 & ~_umask())
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise UserError(
            f"{path} could not be written: {error.strerror}.",
            "Is it open in another program? Close it there and run a11yaudit once more.",
        ) from error


def _umask() -> int:
    """The permissions that new files do not get."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
