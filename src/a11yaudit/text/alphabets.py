"""The letters of languages that share a script: one letter can rule a language out.

``CORE`` holds the letters that (nearly) all languages of a script have, ``ALPHABETS`` all small
letters of a language, ``UNUSED`` letters that a language of another script does not have. Sources:
the national alphabets, and the exemplar characters of the Unicode CLDR.
"""

from __future__ import annotations

_CYRILLIC = "абвгдежзиклмнопрстуфхцчш"
_RUSSIAN = "ёйщъыьэюя"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيیک"
_PERSIAN = "پچژگۀ"

CORE = {"CYRILLIC": frozenset(_CYRILLIC), "ARABIC": frozenset(_ARABIC)}
_MORE_CYRILLIC = {
    "ba": _RUSSIAN + "ғҙҡңөҫүһә",
    "be": "ёіўйыьэюя",
    "bg": "йщъьюяѝ",
    "kk": _RUSSIAN + "әғқңөұүһі",
    "ky": _RUSSIAN + "ңөү",
    "mk": "ѓѕјљњќџѐѝ",
    "mn": _RUSSIAN + "өү",
    "ru": _RUSSIAN,
    "sr": "ђјљњћџ",
    "tg": _RUSSIAN + "ғӣқӯҳҷ",
    "tt": _RUSSIAN + "әөүҗңһ",
    "uk": "ґєіїйщьюя",
    "uz": _RUSSIAN + "ўқғҳ",
}
_MORE_ARABIC = {
    "ar": "",
    "fa": _PERSIAN,
    "ku": _PERSIAN + "ڕڵۆێەڤھۊ",
    "ps": _PERSIAN + "ټځڅډړږښګڼېۍ",
    "sd": _PERSIAN + "ٻڀٿٺٽڃڄڇڊڌڍڏڙڦڪڳڱڻٹڈھہ",
    "ug": _PERSIAN + "ېۆۈۇۋەڭھ",
    "ur": _PERSIAN + "ٹڈڑںےہھۂۃۓ",
}
ALPHABETS = {
    **{lang: frozenset(_CYRILLIC + more) for lang, more in _MORE_CYRILLIC.items()},
    **{lang: frozenset(_ARABIC + more) for lang, more in _MORE_ARABIC.items()},
}
UNUSED = {"as": "র", "bn": "ৰৱ"}
