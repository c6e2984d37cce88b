"""A part of the article is in another language, and nothing says so.

What it finds
    Paragraphs, quotations, list items and headings of the article (eight words or more) that are
    in another language or script than the page, without a `lang` of their own. Neighbours in the
    same language are one finding.

Why it matters
    A screen reader goes on with the voice of the page: a German quotation in an English voice
    cannot be understood, Arabic in it is not read at all. Braille uses the wrong contractions.

How to fix it
    Add `lang` with the code of that language to the element, such as `lang="de"`.

What it does not report
    Single foreign words, names, code, references and bibliographies, copyright lines, titles of
    linked works, quotations that are translated in the same paragraph, and languages that are
    nearly one on paper. Where the language of the whole page is missing or wrong, page-lang-missing
    and page-lang-mismatch say so.

References
    WCAG 3.1.2 (H58).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yaudit.article import article_of
from a11yaudit.article.credit import is_credit
from a11yaudit.article.language import unmarked_text
from a11yaudit.article.root import common_ancestor, is_outside, link_density
from a11yaudit.article.signals import CREDIT, marked
from a11yaudit.model import Fail, Fix, Pass, Safety, SetAttribute, Severity, Unsure
from a11yaudit.page.names import heading_level
from a11yaudit.page.reading import blocks, text_of
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._foreign import Foreign, foreign, page_tag
from a11yaudit.rules._pictures import quote
from a11yaudit.rules._reading import is_code
from a11yaudit.said import say, say_number
from a11yaudit.text.norm import norm, tokens
from a11yaudit.text.tags import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.model import Element, Page, Verdict

FEWEST_WORDS = 8
SURE, SURE_WORDS = 0.95, 10
MOST_LINKED = 0.9
MOST_FOREIGN = 0.5
LONGEST_TITLE = 12
LONGEST_SHOWN = 80
REFERENCES = frozenset(
    """references reference reflist refs bibliography biblio bibliographie citation citations
    cite footnote footnotes endnotes literature literatur sources quellen notes mwreferences
    docbibliography docendnotes docfootnote bibitem""".split()
)
REFERENCE_HEADINGS = frozenset(
    norm(word)
    for word in """references|bibliography|works cited|further reading|literature|sources|notes|
    literatur|literaturverzeichnis|quellen|einzelnachweise|références|bibliographie|sources et
    références|referencias|bibliografía|fuentes|referências|bibliografia|riferimenti|fonti|
    bronnen|literatuur|literatura|źródła|przypisy|литература|источники|примечания|джерела|
    література|المراجع|المصادر|منابع|参考文献|出典|참고문헌|참고 문헌|kaynaklar|kaynakça""".replace(
        "\n", " "
    ).split("|")
)


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring blocks in one other language; ``holder`` is what holds them and no more."""

    blocks: tuple[Element, ...]
    found: Foreign
    holder: Element


def applies(page: Page) -> Iterator[Element]:
    """The article's blocks; a part in another language stands for all of its blocks."""
    parts = _parts(page)
    taken = {block.index for part in parts for block in part.blocks}
    if page_tag(page):
        yield from (part.holder for part in parts)
        yield from (block for block in _blocks(page) if block.index not in taken)


def check(element: Element, page: Page) -> Verdict:
    """A part in another language needs a lang."""
    part = next((p for p in _parts(page) if p.holder is element), None)
    if part is None:
        return Pass()
    name, page_name = name_of(part.found.lang), name_of(page_tag(page))
    said = quote(_short(unmarked_text(part.blocks[0])))
    more = len(part.blocks) - 1
    told = say(
        "{text} is in {language}, and no lang says so: a screen reader reads it with the "
        "{page_language} voice of the page.",
        text=said,
        language=name,
        page_language=page_name,
    )
    if more:
        told = say_number(
            "{text} is in {language}, and so is one more block after it, and no lang says so: a "
            "screen reader reads it with the {page_language} voice of the page.",
            "{text} is in {language}, and so are {number} more blocks after it, and no lang says "
            "so: a screen reader reads it with the {page_language} voice of the page.",
            more,
            text=said,
            language=name,
            page_language=page_name,
        )
    if part.found.confidence >= SURE and (
        part.found.other_letters or part.found.words >= SURE_WORDS
    ):
        return Fail(told, related=part.blocks[1:4])
    return Unsure(
        say(
            "{text} seems to be in {language}, on a page in {page_language}. If it is, a lang must "
            "say so.",
            text=said,
            language=name,
            page_language=page_name,
        ),
        related=part.blocks[1:4],
    )


def fix(element: Element, page: Page) -> Fix | None:
    """Mark what holds the part, or each of its blocks."""
    part = next((p for p in _parts(page) if p.holder is element), None)
    if part is None:
        return None
    lang = part.found.lang
    marks = part.blocks if element is part.blocks[0] else (element,)
    edits = tuple(SetAttribute(mark, "lang", lang) for mark in marks)
    return Fix(
        say("Say that this part is in {language}.", language=name_of(lang)), Safety.REVIEW, edits
    )


def _parts(page: Page) -> tuple[Part, ...]:
    return page.once("foreign-parts", _find)


def _find(page: Page) -> tuple[Part, ...]:
    tag = page_tag(page)
    if not tag:
        return ()
    runs: list[list[tuple[Element, Foreign]]] = []
    last = ""
    amount = total = 0
    for block in _blocks(page):
        text = unmarked_text(block)
        found = foreign(text, tag, FEWEST_WORDS, FEWEST_WORDS)
        total += len(text)
        if found is None or found.confidence < SURE - 0.05:
            last = last if len(tokens(text)) < FEWEST_WORDS // 2 else ""
            continue
        amount += len(text)
        if found.lang == last:
            runs[-1].append((block, found))
        else:
            runs.append([(block, found)])
        last = found.lang
    if amount > MOST_FOREIGN * total:
        return ()
    return tuple(_part(run, page) for run in runs)


def _part(run: list[tuple[Element, Foreign]], page: Page) -> Part:
    """The run with the smallest element that holds all of it and nothing else, else its first."""
    members = tuple(block for block, _ in run)
    best = max((found for _, found in run), key=lambda found: (found.words, found.confidence))
    top = members[0]
    for other in members[1:]:
        top = common_ancestor(top, other)
    said = " ".join(text_of(block) for block in members)
    root = article_of(page).root
    holder = members[0]
    for up in (top, *top.ancestors()):
        if up is root or root.within(up) or norm(text_of(up)) != norm(said):
            break
        holder = up
    return Part(members, best, holder)


def _blocks(page: Page) -> tuple[Element, ...]:
    """The article's blocks that take their language from the page and are text to be read."""
    return page.once("blocks-in-page-language", lambda p: tuple(_readable(p)))


def _readable(page: Page) -> Iterator[Element]:
    root = article_of(page).root
    in_references = False
    for block in blocks(root, "exposed"):
        if heading_level(block):
            in_references = norm(text_of(block)).strip() in REFERENCE_HEADINGS
        if in_references or _is_spared(block, root):
            continue
        if unmarked_text(block):
            yield block


def _is_spared(block: Element, root: Element) -> bool:
    """Whether its language is marked, or it is no running text."""
    around = (block, *block.ancestors())
    if any(up.get("lang").strip() and up.tag != "html" for up in around):
        return True
    if is_code(block) or block.closest("cite", "address", "form", "button", "select", "footer"):
        return True
    inner = [up for up in around if up.within(root) and up is not root]
    if any(is_outside(up) or marked(up, REFERENCES) or _untranslated(up) for up in inner):
        return True
    if marked(block, CREDIT) or is_credit(text_of(block)) or _is_title(block):
        return True
    return link_density(block) > MOST_LINKED and not any(a.get("hreflang") for a in block.find("a"))


def _untranslated(element: Element) -> bool:
    return element.get("translate") == "no" or "notranslate" in element.classes


def _is_title(block: Element) -> bool:
    """Whether the block is a title of a work and no more: short, and all of it set as one."""
    text = text_of(block)
    set_so = any(text_of(e) == text for e in block.find("i", "em", "cite"))
    return set_so and len(tokens(text)) <= LONGEST_TITLE


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1].rstrip() + "…"


_LEAD = (
    "<h1>Umbrellas for all</h1><p>It has rained in Lund for three days, and the river has risen by "
    "almost a metre. The town asks people to stay at home until Monday morning.</p>"
)
_END = (
    "<p>The schools will be open again on Tuesday, said the mayor, if the rain stops by then.</p>"
)
_GERMAN = (
    "Der Regen hat uns alle überrascht, aber niemand hat die Nerven verloren, und am Ende waren "
    "sogar die Keller trocken."
)
_SPANISH = "Nunca habíamos visto tanta agua en el río, y los niños pasaron toda la tarde mirándola."
_RUSSIAN = "Мы никогда не видели столько воды в реке, и дети смотрели на неё весь день."


def _page(part: str, lang: str = "en") -> str:
    """A page in English with this part between two paragraphs."""
    story = f"<main><article>{_LEAD}{part}{_END}</article></main>"
    return f'<html lang="{lang}"><body>{story}</body></html>'


_ARABIC_PAGE = (
    '<html lang="ar" dir="rtl"><body><main><article><h1>مظلات للجميع</h1><p>تهطل الأمطار على '
    "المدينة منذ ثلاثة أيام، وارتفع منسوب النهر نحو متر واحد منذ يوم الاثنين.</p>{}<p>وقالت "
    "البلدية إن المدارس ستبقى مغلقة حتى يوم الأربعاء المقبل على الأقل.</p></article></main></body>"
    "</html>"
)

RULE = Rule(
    id="part-lang-missing",
    family=Family.DOCUMENT,
    action="Say which language the part is in",
    severity=Severity.MINOR,
    wcag=("3.1.2",),
    examples=(
        Bad(
            _page(f"<p class='x'>{_GERMAN}</p>"),
            "p.x",
            "a German paragraph on an English page",
            fixed=f'<p class="x" lang="de">{_GERMAN}</p>',
        ),
        Bad(
            _page(f"<blockquote><p>{_SPANISH}</p><p>{_SPANISH}</p></blockquote>"),
            "blockquote",
            "a quotation of two paragraphs is marked once",
            fixed=f'<blockquote lang="es"><p>{_SPANISH}</p><p>{_SPANISH}</p></blockquote>',
        ),
        Bad(
            _page(f"<p class='x'>{_RUSSIAN}</p>"),
            "p.x",
            "another script",
            fixed=f'<p class="x" lang="ru">{_RUSSIAN}</p>',
        ),
        Bad(
            _ARABIC_PAGE.format(
                "<p class='x'>We had never seen so much water, and nobody wanted to go home.</p>"
            ),
            "p.x",
            "English in an Arabic article",
        ),
        Good(_page(f'<p lang="de">{_GERMAN}</p>'), "marked"),
        Good(_page(f'<blockquote lang="es"><p>{_SPANISH}</p></blockquote>'), "marked around it"),
        Good(
            _page(f'<p><span lang="de">{_GERMAN}</span></p>'),
            "all of it is marked inside the block",
        ),
        Good(
            _page(
                "<p>Anna Svensson, Björn Lindqvist, Margareta Öhman, Åke Nyström, Göran Sjöberg, "
                "Ulla Håkansson, Lars Bergström</p>"
            ),
            "names",
        ),
        Good(
            _page("<pre>für jede zeile in der datei schreibe die zeile in die ausgabe</pre>"),
            "code",
        ),
        Good(
            _page(
                "<p>On the menu: bouillabaisse, crème brûlée, tarte tatin, sauerkraut, bratwurst, "
                "smörgåsbord and a large café au lait for everybody.</p>"
            ),
            "loanwords",
        ),
        Good(
            _page(
                "<h2>References</h2><ul><li>Müller, Hans: Der Regen und die Stadt, eine kleine "
                "Geschichte der nassen Tage in Lund und anderswo. Berlin 2019.</li></ul>"
            ),
            "a bibliography",
        ),
        Good(
            _page(
                "<p class='footnote'>Vgl. dazu die Geschichte der nassen Tage in Lund, wie sie der "
                "Stadtarchivar aufgeschrieben hat.</p>"
            ),
            "a citation",
        ),
        Good(
            _page(
                "<p>“Nunca habíamos visto tanta agua en el río” (we had never seen so much water "
                "in the river), says Ana.</p>"
            ),
            "a quotation with its translation",
        ),
        Good(
            _page(
                "<p>The choir sang “Der Mond ist aufgegangen, die goldnen Sternlein prangen” in "
                "the square on Monday.</p>"
            ),
            "the title of a work within a sentence",
        ),
        Good(
            _page(
                '<p><a href="/de">Der Regen hat uns alle überrascht, aber niemand hat die Nerven '
                "verloren</a></p>"
            ),
            "the title of a linked article",
        ),
        Good(_page("<p>Alles Gute zum Geburtstag!</p>"), "a few words"),
        Good(
            _ARABIC_PAGE.format(
                "<p>Toyota Land Cruiser, Mercedes Benz Actros, Volvo Trucks, Scania Irizar, Iveco "
                "Daily</p>"
            ),
            "brands in another script",
        ),
        Good(_ARABIC_PAGE.format("<p>© 2024 Lund Daily News. All rights reserved by us.</p>"), "©"),
        Good(_page(f"<p>{_GERMAN}</p>", "xx-unknown"), "the page's own language is what is wrong"),
        Good(
            f'<html lang="en"><body><article><h1>Regen</h1><p>{_GERMAN}</p><p>{_GERMAN}</p>'
            "</article></body></html>",
            "the whole article: page-lang-mismatch reports it",
        ),
        Good(
            '<html lang="da"><body><article><h1>Regn</h1><p>Det har regnet i Lund i tre dage, og '
            "åen er steget næsten en meter siden mandag.</p><p>Det har regnet i Lund i tre dager, "
            "og elva har steget nesten en meter siden mandag.</p></article></body></html>",
            "languages that are nearly one on paper",
        ),
    ),
)
