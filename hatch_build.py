"""The build hook: a wheel carries the report templates, an editable install reads the checkout's.

`force-include` in pyproject.toml would also copy them into editable installs, where they go stale,
and a symlink in the package is lost on the way from sdist to wheel.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TEMPLATES = "reports/templates"
PLACE = "a11yaudit/report/templates"


class TemplatesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `TEMPLATES` to standard wheels as `PLACE`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before each build; ``version`` is "standard" or "editable"."""
        if version == "editable":
            return
        templates = Path(self.root) / TEMPLATES
        if not templates.is_dir():
            message = f"{templates} is missing: the wheel would have no report templates."
            raise FileNotFoundError(message)
        build_data["force_include"][str(templates)] = PLACE
