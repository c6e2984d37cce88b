"""The site level: what only a look across the pages of a run shows."""

from a11yaudit.site.across import Across, across
from a11yaudit.site.picture_hash import hashes_of
from a11yaudit.site.pictures import pictures_of
from a11yaudit.site.thumbnails import thumbnails_at

__all__ = ["Across", "across", "hashes_of", "pictures_of", "thumbnails_at"]
