"""What the user named becomes a list of pages that a browser can load, and nothing else."""

from a11yaudit.targets.address import displayed
from a11yaudit.targets.resolve import Target, resolve
from a11yaudit.targets.server import SiteServer
from a11yaudit.targets.serving import serving

__all__ = ["SiteServer", "Target", "displayed", "resolve", "serving"]
