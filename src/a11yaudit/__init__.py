"""a11yaudit audits article pages for accessibility and suggests fixes."""

__version__ = "0.1.0"
