"""The rules: one file each, found by themselves. See `a11yaudit.rule` for what a file holds."""
