"""Which letters a language is written in, and which script a text is clearly in.

A language that is not in these tables is never judged by its letters.
"""

from __future__ import annotations

from a11yaudit.text.norm import scripts

CYRILLIC = frozenset("ab av ba be bg ce cu cv kk ky mk os ru tg tt uk mn".split())
ARABIC = frozenset("ar fa ps sd ug ur ckb arz prs".split())
DEVANAGARI = frozenset("hi mr ne sa bho mai".split())
LATIN = frozenset(
    """af ca cs cy da de en eo es et eu fi fo fr fy ga gd gl ht hu id is it jv lb lt lv mg mi mt nb
    nl nn no oc pl pt rm ro sk sl sm so sq sv sw tl fil to tr vi xh yo zu""".split()
)
WRITTEN = {
    **dict.fromkeys(CYRILLIC, frozenset({"CYRILLIC"})),
    **dict.fromkeys(ARABIC, frozenset({"ARABIC"})),
    **dict.fromkeys(DEVANAGARI, frozenset({"DEVANAGARI"})),
    **dict.fromkeys(LATIN, frozenset({"LATIN"})),
    "am": frozenset({"ETHIOPIC"}),
    "as": frozenset({"BENGALI"}),
    "bn": frozenset({"BENGALI"}),
    "dv": frozenset({"THAANA"}),
    "el": frozenset({"GREEK"}),
    "gu": frozenset({"GUJARATI"}),
    "he": frozenset({"HEBREW"}),
    "hy": frozenset({"ARMENIAN"}),
    "iw": frozenset({"HEBREW"}),
    "ja": frozenset({"JAPANESE", "CJK"}),
    "ka": frozenset({"GEORGIAN"}),
    "km": frozenset({"KHMER"}),
    "kn": frozenset({"KANNADA"}),
    "ko": frozenset({"HANGUL", "CJK"}),
    "lo": frozenset({"LAO"}),
    "ml": frozenset({"MALAYALAM"}),
    "my": frozenset({"MYANMAR"}),
    "or": frozenset({"ORIYA"}),
    "si": frozenset({"SINHALA"}),
    "ta": frozenset({"TAMIL"}),
    "te": frozenset({"TELUGU"}),
    "th": frozenset({"THAI"}),
    "ti": frozenset({"ETHIOPIC"}),
    "yi": frozenset({"HEBREW"}),
    "zh": frozenset({"CJK", "BOPOMOFO"}),
}
# Languages that people also write in Latin letters, tags or not: a person must look.
ROMANISED = frozenset("ar bn fa gu hi kk ky mn mr pa ru ta te tg tt ug ur uz".split())
# Scripts that one living language alone is commonly written in.
ONE_LANGUAGE = {
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "HANGUL": "ko",
    "HEBREW": "he",
    "JAPANESE": "ja",
    "KANNADA": "kn",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "ORIYA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAANA": "dv",
    "THAI": "th",
}
SEVERAL = {
    "ARABIC": "ar, fa or ur",
    "BENGALI": "bn or as",
    "CJK": "zh",
    "CYRILLIC": "ru, uk or bg",
    "DEVANAGARI": "hi, mr or ne",
    "ETHIOPIC": "am or ti",
    "LATIN": "en, es or fr",
}
RIGHT_TO_LEFT = frozenset({"ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO", "ADLAM", "MANDAIC"})
RIGHT_TO_LEFT_LANGUAGES = frozenset("ar arz ckb dv fa he iw ji ps prs sd syr ug ur yi".split())
CLEAR = 0.7
KANA_SHARE = 0.1


def clear_script(text: str) -> str:
    """The script of at least seven of ten letters of the text, else ""."""
    counts = dict(scripts(text))
    total = sum(counts.values())
    kana = counts.pop("HIRAGANA", 0) + counts.pop("KATAKANA", 0)
    if kana >= KANA_SHARE * (kana + counts.get("CJK", 0)) and kana:
        counts["JAPANESE"] = kana + counts.pop("CJK", 0)
    if not counts or not total:
        return ""
    best = max(counts, key=lambda script: counts[script])
    return best if counts[best] >= CLEAR * total else ""
