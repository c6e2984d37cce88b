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
from markupsafe import Markup, escape

from a11yaudit.errors import UserError
from a11yaudit.report import single_file, template_faults, words
from a11yaudit.report.grouping import encodable, report_file
from a11yaudit.report.index_view import index_view
from a11yaudit.report.page_view import page_view

if TYPE_CHECKING:
    from a11yaudit.report.grouping import Json

_BESIDE = Path(__file__).parent / "templates"
_CHECKOUT = Path(__file__).parents[3] / "reports" / "templates"
_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
# A list item of a rule's docs: "- text", its further lines indented.
_ITEM = re.compile(r"^[-*] ", re.MULTILINE)
# Controls, and the marks that would turn round the direction of our own words behind them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# What a message quotes from the page.
_QUOTED = re.compile(r"“([^”]*)”")


class HtmlReport:
    """Writes one run's report into a folder, page by page, then the first page of all.

    ``overrides`` is a folder of the user's templates. The pages' pictures are the caller's: they
    lie in the folder where each page's ``picture`` says.
    """

    def __init__(self, folder: Path, overrides: Path | None = None) -> None:
        """Load the templates; `UserError` says which folder is missing or which file is broken."""
        self.folder = folder
        self._environment = environment(overrides)
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


def environment(overrides: Path | None = None) -> Environment:
    """The templates with their filters: the user's first, then ours, ours also as builtin/…."""
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
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(
        inline=inline,
        message=message,
        prose=prose,
        csp_hash=csp_hash,
        web=web_address,
        px=pixels,
        moment=words.moment,
    )
    made.globals.update(
        KINDS=words.KINDS, LIMITS=words.LIMITS, number=words.number, rule_doc_parts=RULE_DOC_PARTS
    )
    return made


RULE_DOC_PARTS = (
    ("why", "Why it matters"),
    ("finds", "What it finds"),
    ("how", "How to fix it"),
)


def templates() -> Path:
    """Our templates: beside this module in a wheel, in the checkout otherwise."""
    return _BESIDE if _BESIDE.is_dir() else _CHECKOUT


def inline(text: object) -> Markup:
    """One line of a rule's docs or message: all of it escaped, `code` between backticks marked."""
    parts: list[Markup] = []
    end = 0
    line = str(text)
    for match in _CODE.finditer(line):
        parts.append(escape(line[end : match.start()]))
        parts.append(Markup("<code>{}</code>").format(match[2].strip()))
        end = match.end()
    parts.append(escape(line[end:]))
    return Markup("").join(parts)


def message(text: object, lang: str = "") -> Markup:
    """A finding's message: as `inline`; what it quotes keeps its own direction and language."""
    quote = Markup('“<samp dir="auto"{}>{}</samp>”')
    tag = Markup(' lang="{}"').format(lang) if lang else ""
    parts: list[Markup] = []
    end = 0
    line = str(text)
    for match in _QUOTED.finditer(line):
        parts.append(inline(line[end : match.start()]))
        parts.append(quote.format(tag, match[1]))
        end = match.end()
    return Markup("").join([*parts, inline(line[end:])])


def prose(text: object) -> Markup:
    """A rule's docs as paragraphs and plain lists; all else in them is text."""
    blocks = []
    for block in re.split(r"\n\s*\n", str(text).strip()):
        lead, *items = _ITEM.split(block)
        if lead.strip():
            blocks.append(Markup("<p>{}</p>").format(inline(" ".join(lead.split()))))
        if items:
            rows = [Markup("<li>{}</li>").format(inline(" ".join(i.split()))) for i in items]
            blocks.append(Markup("<ul>{}</ul>").format(Markup("").join(rows)))
    return Markup("\n").join(blocks)


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
