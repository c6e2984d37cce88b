"""The command line only reads options, calls what does the work, and ends with an exit code."""

from a11yaudit.cli.app import main

__all__ = ["main"]
