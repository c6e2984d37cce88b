"""Rules that look across the pages of a run, one file each; the contract is in `a11yaudit.rule`."""
