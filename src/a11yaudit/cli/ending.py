"""Every run ends with one of these exit codes; errors reach the user as sentences.

====  =================================================================================
0     clean
1     the gate failed
2     usage or configuration: nothing was audited
3     incomplete: a page could not be audited, or none was
70    a bug of ours
130   interrupted with Ctrl-C; what was finished stays written
====  =================================================================================

Where the gate failed and the run is incomplete, both are said and 1 is returned, or 3 with
``--strict-complete``. ``--exit-zero`` turns 1 into 0 and nothing else: a run that did not look
is never clean.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand

from a11yaudit import __version__
from a11yaudit.console import is_incomplete
from a11yaudit.errors import UserError

CLEAN, GATE_FAILED, USAGE, INCOMPLETE, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130
TRACEBACK = "A11YAUDIT_TRACEBACK"


class Guarded(TyperCommand):
    """A command whose errors become sentences and exit codes."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 (the library's own signature)
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except KeyboardInterrupt:
            end(INTERRUPTED, "Interrupted.")
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # the reader went away; the library ends quietly
            _explain(error)


def _explain(error: Exception) -> NoReturn:
    """Say what a user can mend, or that it is a bug."""
    first = error
    while isinstance(first, ExceptionGroup):  # pages are visited in a group of tasks
        first = first.exceptions[0]
    if isinstance(first, UserError):
        end(USAGE, f"error: {first.message}", f"hint: {first.hint}" if first.hint else "")
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    end(
        BUG,
        f"This is a bug in a11yaudit {__version__}: {type(first).__name__}: {first}",
        f"hint: Set {TRACEBACK}=1 to see the traceback, and please report it.",
    )


def end(code: int, *lines: str) -> NoReturn:
    """Say the lines that are not empty on standard error and end with this exit code."""
    for line in filter(None, lines):
        print(line, file=sys.stderr)
    raise typer.Exit(code)


def exit_code(report: dict[str, Any], *, strict_complete: bool, exit_zero: bool) -> int:
    """What a finished run returns, by its report."""
    failed = report["summary"]["gate"] == "failed" and not exit_zero
    incomplete = is_incomplete(report)
    if failed and not (incomplete and strict_complete):
        return GATE_FAILED
    return INCOMPLETE if incomplete else CLEAN
