"""The article inventory: facts about an article page, and no verdicts."""

from a11yaudit.article.byline import Byline, byline_of
from a11yaudit.article.headline import article_scope
from a11yaudit.article.inventory import article_of
from a11yaudit.article.parts import (
    AltStatus,
    Article,
    ArticleImage,
    Caption,
    FauxHeading,
    Heading,
    Headline,
    ImageRole,
    RepeatedCaption,
    SkipLink,
    TranscriptLine,
)
from a11yaudit.article.skiplinks import links_to_try
from a11yaudit.article.start import article_start

__all__ = [
    "AltStatus",
    "Article",
    "ArticleImage",
    "Byline",
    "Caption",
    "FauxHeading",
    "Heading",
    "Headline",
    "ImageRole",
    "RepeatedCaption",
    "SkipLink",
    "TranscriptLine",
    "article_of",
    "article_scope",
    "article_start",
    "byline_of",
    "links_to_try",
]
