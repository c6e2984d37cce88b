"""The site level: what only a look across the pages of a run shows."""

from a11yaudit.site.across import Across, across
from a11yaudit.site.causes import causes_of
from a11yaudit.site.picture_hash import hashes_of
from a11yaudit.site.pictures import pictures_of
from a11yaudit.site.signature import signature_of
from a11yaudit.site.thumbnails import thumbnails_at
from a11yaudit.site.where import where_of

__all__ = [
    "Across",
    "across",
    "causes_of",
    "hashes_of",
    "pictures_of",
    "signature_of",
    "thumbnails_at",
    "where_of",
]
