"""The HTML report as one file for e-mail and as a PDF: beside the report, and never in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from a11yaudit.browser.print import PrintError, print_pdf
from a11yaudit.report import single_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from a11yaudit.config import AuditOptions
    from a11yaudit.report.html import HtmlReport

PDF = "a11y-report.pdf"
TOO_LARGE = (
    "One file of all pages would have {size:.0f} MB, and mail servers take about {most:.0f}: send "
    "the folder as a zip, audit fewer pages, or use --evidence none. The PDF has the run page only."
)


def write_extras(
    options: AuditOptions,
    html: HtmlReport,
    report: dict[str, Any],
    browser: Path | None,
    note: Callable[[str], None],
) -> None:
    """The report as one file and as a PDF, if asked for; a failure of these loses nothing."""
    single, pdf = options.output / single_file.FILE, options.output / PDF
    for stale in (single, pdf):
        stale.unlink(missing_ok=True)
    if not (options.single_file or options.pdf):
        return
    size = single_file.size_of(report, options.output)
    fits = size <= single_file.MOST_BYTES
    if not fits:
        note(TOO_LARGE.format(size=size / 1e6, most=single_file.MOST_BYTES / 1e6))
    if options.single_file and fits:
        html.write_single(report)
        note(f"One file for e-mail: {single} ({single.stat().st_size / 1e6:.1f} MB).")
    if options.pdf:
        whole = html.write_single(report, printed=True) if fits else None
        try:
            _print(browser, whole or options.output / "index.html", pdf, note)
        finally:
            if whole:
                whole.unlink(missing_ok=True)


def _print(browser: Path | None, file: Path, pdf: Path, note: Callable[[str], None]) -> None:
    try:
        print_pdf(browser, file, pdf)
        note(f"PDF: {pdf} ({pdf.stat().st_size / 1e6:.1f} MB).")
    except PrintError as error:
        note(f"There is no PDF. {error} The report itself is complete.")
