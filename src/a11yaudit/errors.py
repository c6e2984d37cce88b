"""Every error that this package raises on purpose, and what each one means for the user.

::

    A11yAuditError
    ├── UserError              what was asked cannot be done as asked: exit code 2
    │   ├── TargetError        a target does not exist or cannot be audited
    │   ├── RuleError          an unknown rule id, or a rule file that breaks the contract
    │   └── BrowserMissingError  no browser was found and none could be fetched
    └── PageError              one page could not be audited; the run goes on

Anything else that escapes is a bug of ours.
"""

from __future__ import annotations

from typing import Literal

ErrorKind = Literal[
    "timeout",
    "http-status",
    "navigation",
    "redirect-loop",
    "crash",
    "not-html",
    "too-large",
    "dns",
    "tls",
    "connection",
    "blocked",
    "not-article",
    "internal",
]


class A11yAuditError(Exception):
    """The root of all errors that this package raises on purpose."""


class UserError(A11yAuditError):
    """A sentence for the person at the keyboard, and a hint what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep ``message`` (what is wrong) and ``hint`` (what to do), one sentence each."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class TargetError(UserError):
    """A target does not exist, or is of a kind that cannot be audited."""


class RuleError(UserError):
    """A rule id is unknown, or a rule file breaks the contract of ``rule.py``."""


class BrowserMissingError(UserError):
    """No browser was found and none could be fetched."""


class PageError(A11yAuditError):
    """One page could not be audited: ``kind`` is for machines, ``message`` for people."""

    def __init__(self, kind: ErrorKind, message: str, http_status: int | None = None) -> None:
        """Keep the kind, the sentence and, where the server answered, its status."""
        super().__init__(message)
        self.kind: ErrorKind = kind
        self.message = message
        self.http_status = http_status
