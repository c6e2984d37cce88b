"""What the rules about language share: language tags, scripts, and what a page says of itself.

The tables are facts of BCP 47, ISO 639 and of how languages are written; a language that is not
in them is never judged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from a11yaudit.article.headline import json_ld
from a11yaudit.article.language import article_language, article_script
from a11yaudit.said import say
from a11yaudit.text.language import can_detect
from a11yaudit.text.tags import primary
from a11yaudit.text.writing import ONE_LANGUAGE, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page

TWO_LETTER = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy
    hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky
    la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc
    oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh
    zu""".split()
)
# Three letters for a language that has two: never registered, as BCP 47 takes the shortest code.
TOO_LONG = {
    "ara": "ar", "ben": "bn", "bul": "bg", "cat": "ca", "ces": "cs", "chi": "zh", "cze": "cs",
    "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "est": "et", "fas": "fa",
    "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gle": "ga", "gre": "el", "heb": "he",
    "hin": "hi", "hrv": "hr", "hun": "hu", "ice": "is", "ind": "id", "isl": "is", "ita": "it",
    "jpn": "ja", "kat": "ka", "kaz": "kk", "kor": "ko", "lav": "lv", "lit": "lt", "may": "ms",
    "mkd": "mk", "msa": "ms", "nld": "nl", "nob": "nb", "nor": "no", "per": "fa", "pol": "pl",
    "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl",
    "spa": "es", "sqi": "sq", "srp": "sr", "swa": "sw", "swe": "sv", "tam": "ta", "tha": "th",
    "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi", "zho": "zh",
}  # fmt: skip
# What people write where a language code belongs: country codes and names.
MEANT = {
    "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "ua": "uk", "us": "en",
    "arabic": "ar", "chinese": "zh", "dansk": "da", "dutch": "nl", "english": "en",
    "français": "fr", "francais": "fr", "french": "fr", "german": "de", "deutsch": "de",
    "español": "es", "espanol": "es", "spanish": "es", "italian": "it", "italiano": "it",
    "japanese": "ja", "korean": "ko", "polish": "pl", "polski": "pl", "portuguese": "pt",
    "português": "pt", "portugues": "pt", "russian": "ru", "svenska": "sv", "swedish": "sv",
    "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip
# The only languages under which the registry has three-letter second parts ("zh-yue").
EXTENDED = frozenset("ar kok lv ms sgn sw uz zh".split())
SURE_ALONE = 0.9
CHINESE = {"chs": "zh-Hans", "cht": "zh-Hant"}
REGIONS = frozenset(
    """ac ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo
    bq br bs bt bu bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cp cr cs cu cv cw cx cy cz dd de
    dg dj dk dm do dz ea ec ee eg eh er es et eu ez fi fj fk fm fo fr fx ga gb gd ge gf gg gh gi gl
    gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io iq ir is it je jm jo jp ke
    kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn
    mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nt nu nz om pa pe pf pg ph pk
    pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su
    sv sx sy sz ta tc td tf tg th tj tk tl tm tn to tp tr tt tv tw tz ua ug um un us uy uz va vc ve
    vg vi vn vu wf ws yd ye yt yu za zm zr zw""".split()
)
_GRANDFATHERED = frozenset(
    "i-default i-klingon i-lux i-navajo en-gb-oed zh-min-nan sgn-be-fr".split()
)
_TAG = re.compile(
    r"""(?P<language>[a-z]{2,3}|[a-z]{4}|[a-z]{5,8})
    (?P<extlang>(?:-[a-z]{3}(?![a-z0-9])){0,3})
    (?:-(?P<script>[a-z]{4}))?(?![a-z0-9])
    (?:-(?P<region>[a-z]{2}|\d{3}))?(?![a-z0-9])
    (?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?![a-z0-9])
    (?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*
    (?:-x(?:-[a-z0-9]{1,8})+)?""",
    re.VERBOSE,
)


def parts_of(tag: str) -> dict[str, str] | None:
    """The parts of a well-formed BCP 47 tag (language, extlang, script, region), else None."""
    lower = tag.strip().lower()
    if lower in _GRANDFATHERED:
        return {"language": lower.split("-")[0], "extlang": "", "script": "", "region": ""}
    match = _TAG.fullmatch(lower)
    if match is None:
        return None
    return {name: (value or "").lstrip("-") for name, value in match.groupdict().items()}


def is_known(language: str) -> bool:
    """Whether the primary part may be a language: three letters are believed unless two exist."""
    if len(language) == 2:  # noqa: PLR2004 (the length of an ISO 639-1 code)
        return language in TWO_LETTER
    return len(language) == 3 and language not in TOO_LONG  # noqa: PLR2004 (ISO 639-2 and -3)


def pretty(tag: str) -> str:
    """The tag as it is usually written: "pt_br" as "pt-BR"."""
    first, *rest = re.split(r"[-_]", tag.strip())
    return "-".join(
        [first.lower()]
        + [p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p.lower() for p in rest]  # noqa: PLR2004
    )


def declared(page: Page) -> tuple[tuple[str, str], ...]:
    """What else the page says of its language: pairs of (where, tag), well-formed tags only."""
    return page.once("declared-languages", lambda p: tuple(_declared(p)))


def _declared(page: Page) -> Iterator[tuple[str, str]]:
    for where, value in _said(page):
        tag = pretty(value) if value.strip() else ""
        parts = parts_of(tag) if tag else None
        if parts and is_known(parts["language"]):
            yield where, tag


def _said(page: Page) -> Iterator[tuple[str, str]]:
    for meta in page.find("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv")).lower()
        if name == "og:locale":
            yield "og:locale", meta.get("content")
        elif name in ("content-language", "language", "dc.language", "dcterms.language"):
            yield name, meta.get("content")
    for link in page.find("link"):
        if link.get("hreflang") and _is_this_page(link, page):
            yield "hreflang", link.get("hreflang")
    for thing in json_ld(page):
        if isinstance(thing.get("inLanguage"), str):
            yield say("inLanguage in the JSON-LD"), thing["inLanguage"]
    if page.body.get("lang"):
        yield say("the lang of body"), page.body.get("lang")


def _is_this_page(link: Element, page: Page) -> bool:
    canonical = (e.get("href") for e in page.find("link") if e.get("rel").lower() == "canonical")
    own = {page.url, *canonical}
    return "alternate" in link.get("rel").lower() and link.get("href") in own


def page_language(page: Page) -> str:
    """The page's own tag where it is well formed and a language that we can judge, else ""."""
    tag = page.root.get("lang").strip()
    parts = parts_of(tag)
    return tag if parts and (parts["language"] in WRITTEN or can_detect(tag)) else ""


def likely_language(page: Page) -> tuple[str, tuple[str, ...]]:
    """The language that the page's own words and letters agree on, and where it is said.

    An empty tag where they disagree or nothing is said. What is said must fit the article's
    letters and words, and these may settle it alone where they leave no doubt.
    """
    script, found = article_script(page), article_language(page)
    said = {
        where: tag
        for where, tag in declared(page)
        if _fits(tag, script) and not (found.lang and can_detect(tag) and not found.may_be(tag))
    }
    languages = {primary(tag) for tag in said.values()}
    if len(languages) == 1:
        best = max(said.values(), key=len)
        regions = {tag for tag in said.values() if "-" in tag}
        return (best if len(regions) <= 1 else primary(best)), tuple(said)
    if languages:
        return "", tuple(said)
    return (found.lang if found.alone >= SURE_ALONE else ONE_LANGUAGE.get(script, "")), ()


def _fits(tag: str, script: str) -> bool:
    written = WRITTEN.get(primary(tag))
    return not script or written is None or script in written
