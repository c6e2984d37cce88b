"""Language tags from pages are used only where they are plausible, and named in English.

The primary subtag must be one of ISO 639-1, or one of the few longer ones that news sites use: a
made-up tag in our own ``lang`` attribute would make a screen reader mispronounce, and be a fault.
"""

from __future__ import annotations

import re

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
# Subtags after the first: script, region, variants, extensions (RFC 5646, loosely).
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}", re.ASCII)


def language_tag(value: object) -> str:
    """The tag if it can stand in a ``lang`` attribute, else an empty string."""
    tag = str(value or "").strip()
    return tag if _TAG.fullmatch(tag) and tag.split("-")[0].lower() in NAMES else ""


def language_name(value: object) -> str:
    """A plausible tag with its name, "German (de-AT)"; any other text as it is."""
    tag = language_tag(value)
    return f"{NAMES[tag.split('-')[0].lower()]} ({tag})" if tag else str(value or "").strip()
