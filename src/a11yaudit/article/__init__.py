"""The article inventory: facts about an article page, and no verdicts."""

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

__all__ = [
    "AltStatus",
    "Article",
    "ArticleImage",
    "Caption",
    "FauxHeading",
    "Heading",
    "Headline",
    "ImageRole",
    "RepeatedCaption",
    "SkipLink",
    "TranscriptLine",
    "article_of",
]
