"""What names in the markup say: classes, ids and roles cut into words, and the zones they mark.

Class names are no proof. A zone counts only where the marked element does not hold the running
text itself (``body.has-sidebar`` marks nothing), which the callers check.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11yaudit.model import Element

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SPLIT = re.compile(r"[^A-Za-z]+")

CAPTION = frozenset(
    """caption captions cutline dida didascalia bildunterschrift bildtext bildlegende leyenda
    epigrafe legenda legende bijschrift onderschrift imgdesc piefoto podpis popisek imagecaption
    figcaption captiontext picturedescription
    imagedescription photodescription mediadescription imagedesc photodesc imgcaption""".split()
)
CREDIT = frozenset(
    """credit credits credito creditos copyright creator photographer source quelle fuente fonte
    fotograf fotografo copy attribution rights agency author autor""".split()
)
NAVIGATION = frozenset(
    "nav navigation navbar menu breadcrumb breadcrumbs pagination pager topbar toolbar tabs".split()
)
RELATED = frozenset(
    """related recommend recommended recommendation recommendations teaser teasers readmore mostread
    popular trending latest newsletter subscribe subscription outbrain taboola mgid promo promos
    promobox crosssell upsell sidebar rail recirc recirculation readnext upnext suggestions
    suggested relacionadas relacionados relacionada saibamais leiamais verwandte
    similar product-list products""".split()
)
COMMENTS = frozenset("comment comments commentlist disqus discussion respond kommentare".split())
SOCIAL = frozenset(
    """share sharing shares sharebar sharedaddy social socials addtoany addthis followus follow
    sharer whatsapp""".split()
)
ADVERTISING = frozenset(
    """ad ads advert adverts advertisement advertising adslot adsense adbox adunit sponsor sponsored
    sponsors werbung anzeige publicidad publicidade pubblicita reklama banner banners dfp
    gpt doubleclick affiliate""".split()
)
AUTHOR = frozenset(
    """author authors byline avatar bio autor autores auteur auteurs contributor writer
    gravatar authorbox authorinfo profile biography""".split()
)
LOGO = frozenset("logo logos brand branding wordmark emblem".split())
ICON = frozenset("icon icons ico emoji smiley smilies sprite badge arrow btn".split())
ICON_FILES = frozenset("icon icons ico emoji smiley smilies sprite".split())
HERO = frozenset(
    """hero lead featured aufmacher apertura ppal main headerimage thumbnail thumb opener cover
    leadimage postimage keyvisual destaque portada""".split()
)
GALLERY = frozenset(
    """gallery galleries slider slideshow carousel swiper slick slides flexslider bxslider
    fotorama galeria galerie lightbox slide""".split()
)
HEADLINE = frozenset("headline title titel titulo titular titulares titre titolo heading".split())


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    words = [word.lower() for word in _SPLIT.split(_CAMEL.sub(" ", text)) if word]
    pairs = [a + b for a, b in pairwise(words)]
    return frozenset((*words, *pairs))


def signals(element: Element) -> frozenset[str]:
    """The words in the element's class, id, itemprop and role, pairs of neighbours joined too."""
    attrs = element.attrs
    named = " ".join(attrs[key] for key in ("class", "id", "itemprop", "role") if key in attrs)
    return _words(named) if named else frozenset()


def words_in(text: str) -> frozenset[str]:
    """The words in any name-like text: a file name, a path, a class."""
    return _words(text)


def marked(element: Element, words: frozenset[str]) -> bool:
    """Whether one of the words stands in the element's names."""
    return not words.isdisjoint(signals(element))
