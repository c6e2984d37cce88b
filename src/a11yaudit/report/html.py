"""The HTML report is a folder of self-contained files: what an editor opens and reads.

Templates get views that are worked out beforehand and escape every value by default. They are
looked up in the user's folder first, then among ours; ``{% extends "builtin/page.html" %}`` in a
user's ``page.html`` changes single blocks. No file needs the network: styles are inlined, and a
content security policy allows these styles (by their hash) and pictures of the folder only.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from markupsafe import Markup

from a11yaudit.errors import UserError
from a11yaudit.report import single_file, template_faults, words
from a11yaudit.report.grouping import encodable, report_file
from a11yaudit.report.index_view import index_view
from a11yaudit.report.marking import Marking
from a11yaudit.report.page_view import page_view
from a11yaudit.report.translation import ENGLISH, Language, language
from a11yaudit.said import say

if TYPE_CHECKING:
    from a11yaudit.report.grouping import Json

_BESIDE = Path(__file__).parent / "templates"
_CHECKOUT = Path(__file__).parents[3] / "reports" / "templates"
# Controls, and the marks that would turn round the direction of our own words behind them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class HtmlReport:
    """Writes one run's report into a folder, page by page, then the first page of all.

    ``overrides`` is a folder of the user's templates. The pages' pictures are the caller's: they
    lie in the folder where each page's ``picture`` says.
    """

    def __init__(self, folder: Path, overrides: Path | None = None, lang: str = "en") -> None:
        """Load templates and catalogue; `UserError` says what is missing or broken."""
        self.folder = folder
        self._environment = environment(overrides, language(lang))
        self._overrides = overrides
        if overrides is not None:
            template_faults.check(self._environment, overrides)

    def write_page(self, page: Json, rules: Json, report_head: Json) -> Path:
        """Write one page's report and say where; ``report_head`` holds ``tool`` and ``run``."""
        file = report_file(page)
        view = page_view(page, rules, file)
        return self._write(file, "page.html", view=view, page=page, head=_head(report_head))

    def write_index(self, report: Json) -> Path:
        """Write ``index.html``, with links to the page reports that are there, and say where."""
        view = index_view(report, self.folder)
        return self._write("index.html", "index.html", view=view, report=report, head=_head(report))

    def write_single(self, report: Json, *, printed: bool = False) -> Path:
        """Write all that is in the folder as one file, and say where.

        The page reports and the index must have been written. ``printed`` makes another file,
        with pictures as a PDF takes them.
        """
        parts, pictures = single_file.parts(report, self.folder, jpeg=printed)
        name = single_file.PRINTED if printed else single_file.FILE
        values = {"report": report, "head": _head(report), "pictures": pictures.data()}
        frames = {
            name: Markup("\n").join(Markup(text) for text in _apart(texts))  # noqa: S704 (our own)
            for name, texts in (
                ("style", [part.style for part in parts]),
                ("script", [part.script for part in parts]),
            )
        }
        return self._write(name, "single.html", parts=parts, **frames, **values)

    def _write(self, file: str, template: str, **values: object) -> Path:
        try:
            text = self._environment.get_template(template).render(**values)
        except Exception as error:
            if not template_faults.is_theirs(error, self._overrides):
                raise
            raise template_faults.told(error, template, self._overrides) from error
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_CONTROLS.sub("", encodable(text)), encoding="utf-8", newline="\n")
        return path


def environment(overrides: Path | None = None, reader: Language = ENGLISH) -> Environment:
    """The templates with their filters: the user's first, then ours, ours also as builtin/….

    All that they show of what was said is shown in the reader's language.
    """
    builtin = FileSystemLoader(templates())
    loaders = [builtin, PrefixLoader({"builtin": builtin})]
    if overrides is not None:
        if not overrides.is_dir():
            raise UserError(
                f"There is no folder of templates at {overrides}.",
                "Name a folder that holds templates such as page.html.",
            )
        loaders.insert(0, FileSystemLoader(overrides))
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        finalize=reader.text,
    )
    _translate(made, reader)
    marking = Marking(reader)
    made.filters.update(
        inline=marking.inline,
        message=marking.message,
        prose=marking.prose,
        csp_hash=csp_hash,
        web=web_address,
        px=pixels,
        moment=reader.moment,
        counted=reader.number,
    )
    made.globals.update(
        KINDS=words.KINDS,
        LIMITS=words.LIMITS,
        number=words.number,
        reader=reader,
        rule_doc_parts=RULE_DOC_PARTS,
    )
    return made


def _translate(made: Environment, reader: Language) -> None:
    """Let ``_()`` and ``{% trans %}`` speak to the reader; their values may be said or numbers."""

    def filled(text: str, source: str, values: dict[str, Any]) -> Markup:
        told = {
            name: reader.number(value) if type(value) is int else reader.text(value)
            for name, value in values.items()
        }
        try:
            return Markup(text) % told  # noqa: S704 (markup in a catalogue is a failing test)
        except (KeyError, TypeError, ValueError):  # a broken translation
            return Markup(source) % told  # noqa: S704 (a template's own text)

    def gettext(source: str, /, **values: Any) -> Markup:
        return filled(reader.gettext(source), source, values)

    def ngettext(singular: str, plural: str, number: int, /, **values: Any) -> Markup:
        text = reader.ngettext(singular, plural, number)
        values.setdefault("num", number)
        return filled(text, singular if number == 1 else plural, values)

    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(gettext=gettext, ngettext=ngettext)


RULE_DOC_PARTS = (
    ("why", say("Why it matters")),
    ("finds", say("What it finds")),
    ("how", say("How to fix it")),
)


def templates() -> Path:
    """Our templates: beside this module in a wheel, in the checkout otherwise."""
    return _BESIDE if _BESIDE.is_dir() else _CHECKOUT


def csp_hash(text: object) -> str:
    """The source expression that allows exactly this inline style."""
    digest = hashlib.sha256(str(text).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def web_address(text: object) -> str:
    """The text if it is an address that a link may lead to (http or https), else nothing."""
    address = str(text or "").strip()
    return address if re.match(r"https?://[^/\s]", address, re.IGNORECASE) else ""


def pixels(length: float) -> str:
    """A length as SVG takes it: at most one decimal."""
    return f"{length:.1f}".removesuffix(".0")


def _apart(texts: list[str]) -> list[str]:
    """The texts without those that another one holds already."""
    kept: list[str] = []
    for text in sorted(dict.fromkeys(texts), key=len, reverse=True):
        if not any(text in longer for longer in kept):
            kept.append(text)
    return kept


def _head(report: Json) -> dict[str, Any]:
    """The tool and the run with every field that templates show."""
    tool, run = report.get("tool") or {}, report.get("run") or {}
    return {
        "version": str(tool.get("version") or ""),
        "axe_version": str(tool.get("axe_version") or ""),
        "browser": str(tool.get("browser") or ""),
        "started": str(run.get("started") or ""),
    }
