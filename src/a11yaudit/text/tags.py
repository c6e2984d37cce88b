"""Language tags: what a primary subtag is called, and when two tags mean one language."""

from __future__ import annotations

import re

from a11yaudit.said import say_language

_NAMES = """
aa Afar,ab Abkhazian,ae Avestan,af Afrikaans,ak Akan,am Amharic,an Aragonese,ar Arabic,as Assamese,
av Avaric,ay Aymara,az Azerbaijani,ba Bashkir,be Belarusian,bg Bulgarian,bh Bihari,bi Bislama,
bm Bambara,bn Bengali,bo Tibetan,br Breton,bs Bosnian,ca Catalan,ce Chechen,ch Chamorro,
ckb Central Kurdish,co Corsican,cr Cree,cs Czech,cu Church Slavic,cv Chuvash,cy Welsh,da Danish,
de German,dsb Lower Sorbian,dv Divehi,dz Dzongkha,ee Ewe,el Greek,en English,eo Esperanto,
es Spanish,et Estonian,eu Basque,fa Persian,ff Fulah,fi Finnish,fil Filipino,fj Fijian,fo Faroese,
fr French,fy Western Frisian,ga Irish,gd Scottish Gaelic,gl Galician,gn Guarani,gsw Swiss German,
gu Gujarati,gv Manx,ha Hausa,haw Hawaiian,he Hebrew,hi Hindi,ho Hiri Motu,hr Croatian,
hsb Upper Sorbian,ht Haitian,hu Hungarian,hy Armenian,hz Herero,ia Interlingua,id Indonesian,
ie Interlingue,ig Igbo,ii Sichuan Yi,ik Inupiaq,io Ido,is Icelandic,it Italian,iu Inuktitut,
ja Japanese,jv Javanese,ka Georgian,kg Kongo,ki Kikuyu,kj Kuanyama,kk Kazakh,kl Kalaallisut,
km Khmer,kn Kannada,ko Korean,kr Kanuri,ks Kashmiri,ku Kurdish,kv Komi,kw Cornish,ky Kyrgyz,
la Latin,lb Luxembourgish,lg Ganda,li Limburgish,ln Lingala,lo Lao,lt Lithuanian,lu Luba-Katanga,
lv Latvian,mg Malagasy,mh Marshallese,mi Maori,mk Macedonian,ml Malayalam,mn Mongolian,mr Marathi,
ms Malay,mt Maltese,my Burmese,na Nauru,nb Norwegian Bokmål,nd North Ndebele,nds Low German,
ne Nepali,ng Ndonga,nl Dutch,nn Norwegian Nynorsk,no Norwegian,nr South Ndebele,nv Navajo,
ny Chichewa,oc Occitan,oj Ojibwa,om Oromo,or Odia,os Ossetian,pa Punjabi,pi Pali,pl Polish,
ps Pashto,pt Portuguese,qu Quechua,rm Romansh,rn Rundi,ro Romanian,ru Russian,rw Kinyarwanda,
sa Sanskrit,sc Sardinian,sd Sindhi,se Northern Sami,sg Sango,si Sinhala,sk Slovak,sl Slovenian,
sm Samoan,sn Shona,so Somali,sq Albanian,sr Serbian,ss Swati,st Southern Sotho,su Sundanese,
sv Swedish,sw Swahili,ta Tamil,te Telugu,tg Tajik,th Thai,ti Tigrinya,tk Turkmen,tl Tagalog,
tn Tswana,to Tongan,tr Turkish,ts Tsonga,tt Tatar,tw Twi,ty Tahitian,ug Uyghur,uk Ukrainian,
ur Urdu,uz Uzbek,ve Venda,vi Vietnamese,vo Volapük,wa Walloon,wo Wolof,xh Xhosa,yi Yiddish,
yo Yoruba,yue Cantonese,za Zhuang,zh Chinese,zu Zulu
"""
NAMES = dict(entry.strip().split(" ", 1) for entry in _NAMES.split(","))
# Two codes for one language: withdrawn codes, three letters where there are two, and standard
# forms within a macrolanguage (the IANA registry's Preferred-Value and Macrolanguage fields).
_ALIASES = {
    "arb": "ar", "cmn": "zh", "cnr": "sr", "ekk": "et", "fil": "tl", "in": "id",
    "iw": "he", "jw": "jv", "ji": "yi", "khk": "mn", "lvs": "lv", "mo": "ro", "nb": "no",
    "npi": "ne", "ory": "or", "pbt": "ps", "pes": "fa", "plt": "mg", "prs": "fa", "sh": "sr",
    "swh": "sw", "uzn": "uz", "ydd": "yi", "zsm": "ms", "azj": "az",
}  # fmt: skip


def primary(tag: str) -> str:
    """The first part of a language tag, in small letters."""
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]


def canonical(tag: str) -> str:
    """The primary subtag by the one code under which its language is looked up."""
    first = primary(tag)
    return _ALIASES.get(first, first)


def same_language(a: str, b: str) -> bool:
    """Whether two BCP 47 tags name one language: regions, scripts and old codes do not count.

    Norwegian without a form ("no") is Bokmål or Nynorsk; these two are not each other.
    """
    norwegian = {primary(a), primary(b)}
    if norwegian == {"no", "nn"}:
        return True
    return bool(canonical(a)) and canonical(a) == canonical(b)


def name_of(tag: str) -> str:
    """The language's English name, or the tag itself where none is known."""
    first = primary(tag)
    name = NAMES.get(first) or NAMES.get(canonical(tag))
    return say_language(first, name) if name else tag
