"""What is wrong with a user's template is said in one sentence, with the file and the line."""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from a11yaudit.errors import UserError

if TYPE_CHECKING:
    from jinja2 import Environment

_OBJECT = re.compile(r"'(?:\w+\.)*(\w+) object'")
_HINT = "Compare it with the built-in template of the same name."


def check(environment: Environment, folder: Path) -> None:
    """Compile each template in the user's folder; `UserError` names the first that cannot be."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".html", ".css", ".js") or not path.is_file():
            continue
        try:
            environment.get_template(path.relative_to(folder).as_posix())
        except (TemplateError, UnicodeDecodeError) as error:
            raise told(error, path.name, folder) from error


def told(error: Exception, template: str, folder: Path | None) -> UserError:
    """The fault as an error of the user: what, and in which file and line of ``folder``.

    ``template`` is what was being made, and is named where the place is not known.
    """
    file, line = _place(error, folder)
    if not file:
        place = f"The report template {template}"
    else:
        place = f"The report template {file}" + (f", line {line}," if line else "")
    return UserError(f"{place} cannot be used: {_reason(error)}.", _HINT)


def _reason(error: Exception) -> str:
    """What is wrong, without a full stop."""
    if isinstance(error, TemplateNotFound):
        return f"it asks for a template {error.name!r}, which is not there"
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    text = " ".join(str(getattr(error, "message", "") or error).split()).rstrip(".")
    text = _OBJECT.sub(r"\1", text)
    if isinstance(error, TemplateError):
        return text
    return f"{type(error).__name__}: {text}"


def _place(error: Exception, folder: Path | None) -> tuple[str, int]:
    """The file and line of the fault: the innermost one in the user's folder, if any."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return error.filename, error.lineno
    frames = [
        (frame.filename, frame.lineno or 0)
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith((".html", ".css", ".js"))
    ]
    if folder is not None:
        theirs = [f for f in frames if Path(f[0]).is_relative_to(folder)]
        frames = theirs or frames
    return frames[-1] if frames else ("", 0)


def is_theirs(error: Exception, folder: Path | None) -> bool:
    """Whether a template can be blamed: an error of Jinja, or any that a user's template raised."""
    if isinstance(error, TemplateError):
        return True
    return folder is not None and Path(_place(error, folder)[0]).is_relative_to(folder)
