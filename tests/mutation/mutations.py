"""Faults that are planted in clean article pages, one at a time: at least one way for each rule.

A mutation does what an author or a publishing system does wrong, to any of the clean pages, and
names the element at which the fault must be found. It knows HTML, not our rules: nothing here
reads their word lists or thresholds.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bs4 import BeautifulSoup, NavigableString, Tag

from mutation.words import WORDS, Words

AWAY = "position:absolute;left:-9999px"
UNSPACED = frozenset({"ja", "th"})
CREDIT_MARKS = ("Фото:", "फोटो:")
SENTENCE = re.compile(r"[^.!?。！？؟।]+[.!?。！？؟।]+[»”“」]*")
ENOUGH_WORDS, ENOUGH_CHARACTERS = 8, 24
LONG_WORDS, LONG_CHARACTERS = 760, 2000
LONG_HEADING = 190


@dataclass(frozen=True, slots=True)
class Box:
    """A picture with its caption: what holds both, the ``img`` and the caption's element."""

    outer: Tag
    img: Tag
    caption: Tag

    @property
    def core_node(self) -> NavigableString:
        """The text node that holds the caption without its credit."""
        texts = [node for node in self.caption.descendants if isinstance(node, NavigableString)]
        return next(node for node in texts if node.strip())

    @property
    def core(self) -> str:
        """The caption without its credit."""
        text = str(self.core_node).strip()
        for mark in CREDIT_MARKS:
            text = text.partition(mark)[0].strip()
        return text

    def say(self, text: str) -> None:
        """Put another caption in the place of this one; the credit stays."""
        node = self.core_node
        node.replace_with(NavigableString(str(node).replace(self.core, text)))


class Clean:
    """A clean page, ready to be spoilt; finds the parts that mutations need."""

    def __init__(self, html: str) -> None:
        """Parse the page as browsers do."""
        self.soup = BeautifulSoup(html, "html5lib")

    def one(self, selector: str) -> Tag:
        """The first element that a CSS selector matches."""
        found = self.soup.select_one(selector)
        assert found is not None, selector
        return found

    @cached_property
    def lang(self) -> str:
        """The page's language without its region."""
        return str(self.one("html")["lang"]).partition("-")[0]

    @property
    def words(self) -> Words:
        """What mutations say in the page's language."""
        return WORDS[self.lang]

    @property
    def spaced(self) -> bool:
        """Whether the page's script parts words by spaces."""
        return self.lang not in UNSPACED

    @property
    def rtl(self) -> bool:
        """Whether the page runs from right to left."""
        return self.one("html").get("dir") == "rtl"

    @property
    def boxes(self) -> list[Box]:
        """The captioned pictures of the article."""
        found = []
        for outer in self.soup.select("main figure, main [role=figure]"):
            img, caption = outer.find("img"), outer.select_one("figcaption, .caption")
            assert isinstance(img, Tag)
            assert caption is not None
            found.append(Box(outer, img, caption))
        return found

    @property
    def lone(self) -> Tag:
        """The article's picture without a caption."""
        return self.one("main p > img")

    @property
    def pictures(self) -> list[Tag]:
        """The article's pictures, captioned ones first."""
        return [*(box.img for box in self.boxes), self.lone]

    @property
    def subheads(self) -> list[Tag]:
        """The headings below the headline, in the article."""
        return list(self.soup.select("main h2, main h3"))

    @property
    def paragraphs(self) -> list[Tag]:
        """The paragraphs of the running text."""
        return [
            p
            for p in self.soup.select("main p")
            if not p.get("class") and not p.find("img") and len(p.get_text()) > 60
            and not p.find_parent(class_=re.compile("author|autor|writer"))
        ]  # fmt: skip

    @property
    def skip(self) -> Tag:
        """The skip link."""
        return self.one("body a")

    @property
    def headline(self) -> str:
        """The text of the headline."""
        return text_of(self.one("h1"))

    @property
    def site(self) -> str:
        """The site's name."""
        return str(self.one("meta[property='og:site_name']")["content"])

    def new(self, html: str) -> Tag:
        """A new element of this page."""
        made = BeautifulSoup(html, "html.parser").find()
        assert isinstance(made, Tag)
        return made.extract()

    def beside(self, box: Box) -> Tag | None:
        """The paragraph right after the picture's box, or right before it; None in a gallery."""
        top = box.outer
        while top.parent is not None and len(top.parent.find_all("p", recursive=False)) < 3:
            top = top.parent
            if top.name == "ul":
                return None
        for near in (top.find_next_sibling(), top.find_previous_sibling()):
            if isinstance(near, Tag) and near in self.paragraphs:
                return near
        return None


Plant = Callable[[Clean, int], Tag | None]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One way to plant a rule's fault.

    ``plant`` spoils the page at its n-th place and gives the element at which the fault must be
    found, or None where the page has no such place (``most`` places are tried). ``also`` names
    the rules that may truthfully speak too, with the reason.
    """

    rule: str
    how: str
    plant: Plant
    most: int = 1
    also: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Planted:
    """A spoilt page: its HTML, and a CSS selector of the element that must be reported."""

    html: str
    selector: str


MUTATIONS: list[Mutation] = []


def mutation(
    rule: str, how: str, most: int = 1, also: Mapping[str, str] | None = None
) -> Callable[[Plant], Plant]:
    """Register a function as a way to plant the rule's fault."""

    def register(plant: Plant) -> Plant:
        MUTATIONS.append(Mutation(rule, how, plant, most, also or {}))
        return plant

    return register


def planted(one: Mutation, html: str, at: int) -> Planted | None:
    """The page with the fault at its n-th place; None where it has no such place."""
    page = Clean(html)
    target = one.plant(page, at)
    if target is None:
        return None
    return Planted(str(page.soup), selector_of(target))


def selector_of(tag: Tag) -> str:
    """A CSS selector that matches this element and no other."""
    steps = []
    here: Tag | None = tag
    while here is not None and here.name not in ("[document]", "html"):
        position = len(here.find_previous_siblings()) + 1
        steps.append(f"{here.name}:nth-child({position})")
        here = here.parent
    return " > ".join(["html", *reversed(steps)])


def text_of(tag: Tag) -> str:
    """The element's text, space collapsed."""
    return " ".join(tag.get_text().split())


def nth(found: list[Tag], at: int) -> Tag | None:
    """The n-th of the elements, or None."""
    return found[at] if at < len(found) else None


def opening(page: Clean, paragraph: Tag) -> str:
    """The paragraph's first sentences, enough of them to be recognised."""
    text = text_of(paragraph)
    if page.lang == "th":
        return text[: text.find(" ", 30)]
    said = ""
    for match in SENTENCE.finditer(text):
        said += match.group()
        enough = len(said) >= ENOUGH_CHARACTERS if page.lang == "ja" else False
        if enough or (page.spaced and len(said.split()) >= ENOUGH_WORDS):
            break
    return said.strip()


# --- skip links ---------------------------------------------------------------------------------


@mutation("skip-link-missing", "the template has no skip link")
def _(page: Clean, at: int) -> Tag:
    holder = page.skip.parent
    page.skip.decompose()
    if holder is not None and holder.name == "p":
        holder.decompose()
    return page.one("html")


@mutation("skip-link-missing", "the skip link is hidden from everybody")
def _(page: Clean, at: int) -> Tag:
    page.skip["hidden"] = ""
    return page.one("html")


@mutation("skip-link-missing", "the Tab key passes over the skip link")
def _(page: Clean, at: int) -> Tag:
    page.skip["tabindex"] = "-1"
    return page.one("html")


@mutation("skip-link-target-missing", "the skip link names an id of another template")
def _(page: Clean, at: int) -> Tag:
    page.skip["href"] = "#main-content-area"
    return page.skip


@mutation("skip-link-target-missing", "the id was taken away from main")
def _(page: Clean, at: int) -> Tag:
    del page.one("main")["id"]
    return page.skip


@mutation("skip-link-name", "the skip link is in letters of another script")
def _(page: Clean, at: int) -> Tag:
    page.skip.string = page.words.skip_in_other_script
    return page.skip


@mutation("skip-link-name", "the skip link was not translated")
def _(page: Clean, at: int) -> Tag | None:
    if page.lang == "en":
        return None
    page.skip.string = "Skip to main content"
    return page.skip


@mutation("skip-link-name", "the skip link has only a drawing")
def _(page: Clean, at: int) -> Tag:
    page.skip.string = ""
    page.skip.append(page.new('<svg width="20" height="20"><path d="M2 2h9v9z"></path></svg>'))
    return page.skip


@mutation("skip-link-inoperable", "a handler swallows the click")
def _(page: Clean, at: int) -> Tag:
    page.skip["onclick"] = "return false"
    return page.skip


@mutation("skip-link-inoperable", "a script scrolls smoothly and forgets the focus")
def _(page: Clean, at: int) -> Tag:
    target = page.one("main")["id"]
    script = page.new("<script></script>")
    script.string = (
        "document.querySelector('body a').addEventListener('click', (event) => { "
        f"event.preventDefault(); document.getElementById('{target}').scrollIntoView("
        "{behavior: 'smooth'}); });"
    )
    page.one("body").append(script)
    return page.skip


@mutation("skip-link-wrong-destination", "the skip link names the menu's id")
def _(page: Clean, at: int) -> Tag:
    page.one("nav")["id"] = "block-4"
    page.skip["href"] = "#block-4"
    return page.skip


@mutation("skip-link-wrong-destination", "main's id stands on a box around the menu too")
def _(page: Clean, at: int) -> Tag:
    page.one("nav").wrap(page.new(f'<div id="{page.one("main")["id"]}"></div>'))
    return page.skip


@mutation("skip-link-invisible-on-focus", "it stays outside the window")
def _(page: Clean, at: int) -> Tag:
    # Upwards: a page that runs from right to left can be scrolled to what lies on its left.
    page.skip["style"] = "position:absolute;top:-999px"
    return page.skip


@mutation("skip-link-invisible-on-focus", "it stands in a box that is always clipped")
def _(page: Clean, at: int) -> Tag:
    clip = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)"
    page.skip.wrap(page.new(f'<span style="{clip}"></span>'))
    return page.skip


@mutation("skip-link-invisible-on-focus", "it stays transparent")
def _(page: Clean, at: int) -> Tag:
    page.skip["style"] = "opacity:0"
    return page.skip


@mutation("skip-link-obscured", "a bar that stays on top lies over it")
def _(page: Clean, at: int) -> Tag:
    style = "position:fixed;top:0;left:0;right:0;height:60px;background:#234;z-index:20"
    page.skip.insert_after(page.new(f'<span style="{style}"></span>'))
    page.one("body")["style"] = "padding-top:80px"
    return page.skip


@mutation("skip-link-unfocusable-target", "main cannot take the focus")
def _(page: Clean, at: int) -> Tag:
    del page.one("main")["tabindex"]
    return page.one("main")


@mutation("skip-link-heading-exposed", "a hidden heading labels the skip link")
def _(page: Clean, at: int) -> Tag:
    heading = page.new(f'<h2 style="{AWAY}">{page.words.shortcuts}</h2>')
    link = page.skip
    if link.parent is not None and link.parent.name == "p":
        link.parent.name = "div"
    box = page.new("<div></div>")
    link.insert_before(box)
    box.append(heading)
    box.append(link)
    return heading


# --- pictures -----------------------------------------------------------------------------------


@mutation("img-alt-missing", "a picture of the article without alt", most=4)
def _(page: Clean, at: int) -> Tag | None:
    img = page.pictures[at]
    link = img.find_parent("a")
    del img["alt"]
    return img if link is None else None


@mutation("img-alt-missing", "the author's portrait without alt")
def _(page: Clean, at: int) -> Tag:
    img = page.one("main div > img[width='72']")
    del img["alt"]
    return img


@mutation("img-alt-missing", "a teaser's picture without alt", most=2)
def _(page: Clean, at: int) -> Tag:
    img = page.soup.select("aside img")[at]
    del img["alt"]
    return img


@mutation("img-alt-missing", "the ornament between sections without alt")
def _(page: Clean, at: int) -> Tag:
    img = page.one("main img[height='24']")
    del img["alt"]
    return img


@mutation("img-alt-empty-large", "a large picture marked as decoration")
def _(page: Clean, at: int) -> Tag:
    page.lone["alt"] = ""
    return page.lone


@mutation("img-alt-empty-large", "a large picture marked as decoration, its caption left out", 3)
def _(page: Clean, at: int) -> Tag | None:
    box = page.boxes[at]
    if box.img.find_parent("a"):
        return None
    box.img["alt"] = ""
    box.outer.attrs.pop("aria-labelledby", None)
    box.caption.decompose()
    return box.img


@mutation("img-alt-empty-with-caption", "alt left empty where there is a caption", most=3)
def _(page: Clean, at: int) -> Tag | None:
    box = page.boxes[at]
    if box.img.find_parent("a"):
        return None
    box.img["alt"] = ""
    return box.img


@mutation("alt-equals-caption", "the caption copied into alt", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.img["alt"] = box.core
    return box.img


@mutation("alt-equals-caption", "the caption copied into alt with its credit", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.img["alt"] = text_of(box.caption)
    return box.img


@mutation("alt-equals-caption", "the caption in alt, with other punctuation", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.img["alt"] = "“" + box.core.rstrip(".。।") + "”!"
    return box.img


@mutation("alt-equals-caption", "the caption in alt, in capitals", most=2)
def _(page: Clean, at: int) -> Tag | None:
    box = page.boxes[at]
    box.img["alt"] = box.core.upper()
    return box.img if box.core.upper() != box.core else None


@mutation("alt-near-caption", "the caption in alt without its last word", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    core = box.core.rstrip(".。।")
    box.img["alt"] = core[:-2] if not page.spaced else core.rsplit(" ", 1)[0]
    return box.img


@mutation("alt-near-caption", "the caption in alt with one more word before it", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.img["alt"] = page.words.one_word + (" " if page.spaced else "、") + box.core
    return box.img


@mutation("alt-equals-headline", "the headline as alt", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = page.headline
    return img


@mutation("alt-equals-headline", "the headline with the picture's number", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = f"{page.headline} {at + 1}"
    return img


@mutation("alt-equals-headline", "the page's title as alt", most=2)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at * 3]
    img["alt"] = f"{page.headline} | {page.site}"
    return img


def file_name(img: Tag) -> str:
    """The name of the picture's file."""
    return str(img["src"]).rsplit("/", 1)[-1]


@mutation("alt-is-filename", "the file's name as alt", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = file_name(img)
    return img


@mutation("alt-is-filename", "the file's name without its ending", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = file_name(img).rsplit(".", 1)[0]
    return img


@mutation("alt-is-filename", "the picture's address as alt", most=2)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at * 3]
    img["alt"] = f"https://media.example/2025/{file_name(img)}"
    return img


@mutation("alt-is-filename", "the camera's number as alt", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = ("IMG_2031", "DSC04417.JPG", "IMG_20250304_081522", "P1010378.jpg")[at]
    return img


@mutation("alt-placeholder", "a word for any picture, in the page's language", most=2)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at * 3]
    img["alt"] = page.words.any_picture
    return img


@mutation("alt-placeholder", "a word for any picture, in English", most=3)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = ("Image", "image 3", "Featured image")[at]
    return img


@mutation("alt-placeholder", "the picture's size as alt", most=2)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at * 3]
    img["alt"] = ("800x533", "16x9 Image")[at]
    return img


@mutation("alt-placeholder", "the site's name as alt", most=2)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at * 3]
    img["alt"] = page.site
    return img


@mutation("alt-placeholder", "a word for any picture at a teaser")
def _(page: Clean, at: int) -> Tag:
    img = page.one("aside img")
    img["alt"] = "thumbnail"
    return img


@mutation("alt-redundant-in-link", "a teaser's text as its picture's alt", most=3)
def _(page: Clean, at: int) -> Tag:
    link = page.soup.select("aside a")[at]
    img = link.find("img")
    assert isinstance(img, Tag)
    img["alt"] = text_of(link)
    return img


@mutation("alt-redundant-in-link", "the site's name beside the logo that says it")
def _(page: Clean, at: int) -> Tag:
    link = page.one("a[href='/']")
    link.append(f" {page.site}")
    img = link.find("img")
    assert isinstance(img, Tag)
    return img


@mutation("alt-repeated", "one alt at two pictures", most=3)
def _(page: Clean, at: int) -> Tag:
    first, second = ((0, 1), (1, 2), (0, 3))[at]
    page.pictures[second]["alt"] = page.pictures[first]["alt"]
    return page.pictures[first]


@mutation("alt-repeated", "one alt at all pictures")
def _(page: Clean, at: int) -> Tag:
    for img in page.pictures[1:]:
        img["alt"] = page.pictures[0]["alt"]
    return page.pictures[0]


@mutation("alt-repeats-nearby-text", "the next paragraph's beginning as alt", most=3)
def _(page: Clean, at: int) -> Tag | None:
    box = page.boxes[at]
    near = page.beside(box)
    if near is None:
        return None
    box.img["alt"] = opening(page, near)
    return box.img


@mutation("alt-repeats-nearby-text", "the alt written below the picture as a paragraph")
def _(page: Clean, at: int) -> Tag:
    line = page.new("<p></p>")
    line.string = str(page.lone["alt"])
    holder = page.lone.parent
    assert holder is not None
    holder.insert_after(line)
    return page.lone


@mutation("alt-symbols-only", "signs for an alt", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = ("***", "-", "»", "...")[at]
    return img


@mutation("alt-symbols-only", "a dash for the logo's alt")
def _(page: Clean, at: int) -> Tag:
    img = page.one("a[href='/'] img")
    img["alt"] = "–"
    return img


@mutation("alt-too-long", "the descriptions of all pictures in one alt", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    first = str(img["alt"])
    others = [str(one["alt"]) for one in page.pictures if one is not img]
    img["alt"] = " ".join([first, *others])
    return img


@mutation("linked-image-no-name", "the logo's alt left empty")
def _(page: Clean, at: int) -> Tag:
    page.one("a[href='/'] img")["alt"] = ""
    return page.one("a[href='/']")


@mutation("linked-image-no-name", "the logo without alt")
def _(page: Clean, at: int) -> Tag:
    del page.one("a[href='/'] img")["alt"]
    return page.one("a[href='/']")


@mutation("linked-image-no-name", "a linked picture of the article without alt", most=2)
def _(page: Clean, at: int) -> Tag:
    img = page.boxes[at * 2].img
    link = img.find_parent("a")
    if link is None:
        link = page.new(f'<a href="img/full/{file_name(img)}"></a>')
        (img.parent if img.parent and img.parent.name == "picture" else img).wrap(link)
    del img["alt"]
    return link


@mutation("title-duplicates-alt", "the alt as title too", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["title"] = img["alt"]
    return img


@mutation("title-duplicates-alt", "the caption as title", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.img["title"] = box.core
    return box.img


@mutation("alt-medium-word", "the alt says that it is a photo", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    said = str(img["alt"]).rstrip(".。।")
    img["alt"] = page.words.medium.format(said if page.lang == "de" else said[0].lower() + said[1:])
    return img


@mutation("alt-credit-only", "the picture's credit as alt", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.img["alt"] = text_of(box.caption).replace(box.core, "").strip(" （）()")
    return box.img


@mutation("alt-credit-only", "the file's copyright line as alt", most=3)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = ("© Kim Holm", "(AP Photo/Kim Holm)", "Photo by Kim Holm")[at]
    return img


@mutation("alt-wrong-language", "an alt in letters of another script", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = page.words.alt_in_other_script
    return img


@mutation("alt-wrong-language", "an alt in another language with the same letters", most=4)
def _(page: Clean, at: int) -> Tag:
    img = page.pictures[at]
    img["alt"] = page.words.alt_in_language_alike
    return img


@mutation("complex-image-undescribed", "a chart whose alt only names it")
def _(page: Clean, at: int) -> Tag:
    page.lone["alt"] = page.words.chart_alt
    return page.lone


@mutation("complex-image-undescribed", "a map that only its caption names", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.caption.string = page.words.map_caption
    box.img["alt"] = page.words.plain_alt
    return box.img


@mutation(
    "complex-image-undescribed",
    "a drawing with many labels",
    also={"color-contrast": "axe-core cannot measure text in a drawing, and says so"},
)
def _(page: Clean, at: int) -> Tag:
    labels = "".join(f'<text x="{40 * n}" y="90">{n} h</text>' for n in range(9))
    drawing = page.new(
        f'<svg width="400" height="240" viewBox="0 0 400 240" role="img">{labels}</svg>'
    )
    drawing["aria-label"] = page.words.new_heading
    line = page.new("<p></p>")
    line.append(drawing)
    page.paragraphs[-1].insert_before(line)
    return drawing


# --- captions -----------------------------------------------------------------------------------


def after_picture(box: Box) -> Tag:
    """The outermost element that holds nothing but the picture: its link, ``picture`` or itself."""
    here = box.img
    while here.parent is not None and here.parent.name in ("a", "picture"):
        here = here.parent
    return here


@mutation("caption-announced-twice", "a copy of the caption, hidden from sight", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    twin = page.new(f'<span style="{AWAY}"></span>')
    twin.string = box.core
    after_picture(box).insert_after(twin)
    return twin


@mutation("caption-announced-twice", "a copy of the caption with its credit, hidden", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    twin = page.new(f'<div style="{AWAY}"></div>')
    twin.string = text_of(box.caption)
    after_picture(box).insert_before(twin)
    return twin


@mutation("caption-announced-twice", "the caption as the figure's aria-label", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.outer.attrs.pop("aria-labelledby", None)
    box.outer["aria-label"] = box.core
    return box.outer


@mutation("caption-announced-twice", "the caption as the picture's description", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.caption["id"] = box.caption.get("id") or f"caption-{at}"
    box.img["aria-describedby"] = box.caption["id"]
    return box.img


@mutation("caption-empty", "the caption's words deleted, its element left", most=3)
def _(page: Clean, at: int) -> Tag | None:
    box = page.boxes[at]
    box.caption.clear()
    return box.caption if box.caption.name == "figcaption" else None


@mutation("caption-not-associated", "a plain box in the place of the figure", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    box.outer.name = "div"
    for name in ("role", "aria-labelledby", "itemprop", "itemscope", "itemtype"):
        box.outer.attrs.pop(name, None)
    box.outer["class"] = "picture-box"
    box.caption.name = "div"
    box.caption["class"] = "caption"
    return box.caption


@mutation("caption-repeated", "the caption of another picture", most=3)
def _(page: Clean, at: int) -> Tag:
    first, second = ((0, 1), (1, 2), (0, 2))[at]
    page.boxes[second].say(page.boxes[first].core)
    return page.boxes[second].caption


@mutation("caption-repeats-body", "the next paragraph's beginning as caption", most=3)
def _(page: Clean, at: int) -> Tag | None:
    box = page.boxes[at]
    near = page.beside(box)
    if near is None:
        return None
    box.say(opening(page, near))
    return box.caption


@mutation("figcaption-misplaced", "a box between figure and figcaption", most=3)
def _(page: Clean, at: int) -> Tag | None:
    box = page.boxes[at]
    if box.caption.name != "figcaption":
        return None
    box.caption.wrap(page.new('<div class="meta"></div>'))
    return box.caption


@mutation("figcaption-misplaced", "the figcaption after the figure", most=3)
def _(page: Clean, at: int) -> Tag | None:
    box = page.boxes[at]
    if box.caption.name != "figcaption":
        return None
    box.outer.insert_after(box.caption.extract())
    return box.caption


@mutation("figcaption-misplaced", "the credit in a second figcaption", most=3)
def _(page: Clean, at: int) -> Tag | None:
    box = page.boxes[at]
    if box.caption.name != "figcaption":
        return None
    second = page.new("<figcaption></figcaption>")
    second.string = page.words.further_caption
    box.caption.insert_after(second)
    return second


@mutation("bidi-caption-isolated", "a name in the other direction with a sign or a number", most=3)
def _(page: Clean, at: int) -> Tag:
    box = page.boxes[at]
    tail = "" if page.rtl else ", 2024"
    box.say(f"{box.core.rstrip('.。।')} – {page.words.name_in_other_direction}{tail}")
    return box.caption


# --- headings -----------------------------------------------------------------------------------


@mutation("headline-not-h1", "the headline is a div")
def _(page: Clean, at: int) -> Tag:
    heading = page.one("h1")
    heading.name = "div"
    heading["class"] = "headline"
    return heading


@mutation("headline-not-h1", "the headline is a paragraph in large type")
def _(page: Clean, at: int) -> Tag:
    heading = page.one("h1")
    heading.name = "p"
    heading["class"] = "t1"
    heading["style"] = "font-size:32px;font-weight:700"
    return heading


@mutation("headline-not-h1", "the headline is an h2, the logo is the h1")
def _(page: Clean, at: int) -> Tag:
    heading = page.one("h1")
    heading.name = "h2"
    page.one("a[href='/']").wrap(page.new("<h1></h1>"))
    return heading


@mutation("headline-not-h1", "the headline is an h2, nothing is an h1")
def _(page: Clean, at: int) -> Tag:
    page.one("h1").name = "h2"
    return page.one("main h2")


@mutation("h1-missing", "the article has no headline at all")
def _(page: Clean, at: int) -> Tag:
    page.one("h1").decompose()
    return page.one("body")


@mutation(
    "h1-multiple",
    "a subhead is an h1",
    most=3,
    also={"heading-level-skipped": "the h3 that stood under it now stands under an h1"},
)
def _(page: Clean, at: int) -> Tag | None:
    heading = nth(page.soup.select("main h2"), at)
    if heading is not None:
        heading.name = "h1"
    return heading


@mutation("h1-multiple", "all subheads are h1")
def _(page: Clean, at: int) -> Tag:
    first = page.one("main h2")
    for heading in page.soup.select("main h2"):
        heading.name = "h1"
    for heading in page.soup.select("main h3"):
        heading.name = "h2"
    return first


@mutation("heading-level-skipped", "a subhead is an h4", most=3)
def _(page: Clean, at: int) -> Tag | None:
    heading = nth([h for h in page.soup.select("main h2") if _heads_no_h3(h)], at)
    if heading is not None:
        before = [h for h in page.subheads if h in heading.find_all_previous(["h2", "h3"])]
        heading.name = "h5" if before and before[-1].name == "h3" else "h4"
    return heading


@mutation("heading-level-skipped", "a lower subhead is an h4")
def _(page: Clean, at: int) -> Tag:
    heading = page.one("main h3")
    heading.name = "h4"
    return heading


@mutation("heading-level-skipped", "subheads begin with h3")
def _(page: Clean, at: int) -> Tag:
    first = page.one("main h2")
    for heading in page.soup.select("main h2, main h3"):
        heading.name = {"h2": "h3", "h3": "h4"}[heading.name]
    return first


def _heads_no_h3(heading: Tag) -> bool:
    following = heading.find_next(["h2", "h3"])
    return following is None or following.name != "h3"


@mutation("heading-empty", "an empty heading between two paragraphs", most=3)
def _(page: Clean, at: int) -> Tag:
    heading = page.new(("<h2></h2>", "<h2>&nbsp;</h2>", "<h2><strong></strong></h2>")[at])
    page.paragraphs[at * 2].insert_after(heading)
    return heading


@mutation("heading-empty", "a subhead whose words were deleted")
def _(page: Clean, at: int) -> Tag:
    heading = page.soup.select("main h2")[-1]
    heading.string = ""
    return heading


@mutation("heading-fake", "all subheads are bold paragraphs")
def _(page: Clean, at: int) -> Tag:
    first = page.subheads[0]
    for heading in page.subheads:
        _fake(page, heading)
    return first


@mutation("heading-fake", "one subhead is a bold paragraph", most=3)
def _(page: Clean, at: int) -> Tag | None:
    heading = nth([h for h in page.subheads if _heads_no_h3(h)], at)
    if heading is not None:
        _fake(page, heading)
    return heading


def _fake(page: Clean, heading: Tag) -> None:
    text = text_of(heading)
    heading.name = "p"
    heading.attrs.pop("class", None)
    heading.string = ""
    bold = page.new("<strong></strong>")
    bold.string = text
    heading.append(bold)


@mutation("long-article-no-subheads", "a long text without any subhead")
def _(page: Clean, at: int) -> Tag:
    for heading in page.subheads:
        heading.decompose()
    paragraphs = page.paragraphs
    last, length, number = paragraphs[-1], 0, 0
    wanted = LONG_WORDS if page.spaced else LONG_CHARACTERS
    for paragraph in paragraphs:
        length += _length(page, paragraph)
    while length < wanted:
        more = copy.copy(paragraphs[number % len(paragraphs)])
        last.insert_after(more)
        last, number = more, number + 1
        length += _length(page, more)
    return page.one("main article, main .pieza")


def _length(page: Clean, paragraph: Tag) -> int:
    text = text_of(paragraph)
    return len(text.split()) if page.spaced else sum(map(str.isalpha, text))


@mutation("heading-duplicate", "two subheads with the same words", most=2)
def _(page: Clean, at: int) -> Tag:
    headings = page.soup.select("main h2")
    headings[at + 1].string = text_of(headings[0])
    return headings[at + 1]


@mutation("heading-without-content", "a subhead right before another", most=3)
def _(page: Clean, at: int) -> Tag:
    following = page.soup.select("main h2")[at]
    heading = page.new("<h2></h2>")
    heading.string = page.words.new_heading
    following.insert_before(heading)
    return heading


@mutation("heading-all-caps", "a subhead typed in capitals", most=3)
def _(page: Clean, at: int) -> Tag | None:
    heading = nth([h for h in page.subheads if len(text_of(h).split()) > 4], at)
    if heading is None or text_of(heading).upper() == text_of(heading):
        return None
    heading.string = text_of(heading).upper()
    return heading


@mutation("heading-all-caps", "the headline typed in capitals")
def _(page: Clean, at: int) -> Tag | None:
    heading = page.one("h1")
    if page.headline.upper() == page.headline:
        return None
    heading.string = page.headline.upper()
    return heading


@mutation("heading-too-long", "a subhead as long as a paragraph", most=3)
def _(page: Clean, at: int) -> Tag:
    heading = page.soup.select("main h2")[at]
    wide = 2 if page.lang == "ja" else 1
    words, said = page.words.long_words, ""
    joint = " " if page.spaced else ""
    while len(said) * wide < LONG_HEADING:
        said += joint + words
    heading.string = f"{text_of(heading)}{joint or ' '}{said.strip()}"
    return heading


# --- document -----------------------------------------------------------------------------------


@mutation("page-lang-missing", "html without lang")
def _(page: Clean, at: int) -> Tag:
    del page.one("html")["lang"]
    return page.one("html")


@mutation("page-lang-missing", "html with an empty lang")
def _(page: Clean, at: int) -> Tag:
    page.one("html")["lang"] = ""
    return page.one("html")


@mutation("page-lang-invalid", "the lang as servers write it", most=3)
def _(page: Clean, at: int) -> Tag:
    locale = str(page.one("meta[property='og:locale']")["content"])
    wrong = (locale, page.words.name_in_english, "{{ page.lang }}")
    page.one("html")["lang"] = wrong[at]
    return page.one("html")


@mutation("page-lang-mismatch", "the lang of another language", most=2)
def _(page: Clean, at: int) -> Tag:
    page.one("html")["lang"] = page.words.wrong_langs[at]
    return page.one("html")


@mutation("page-lang-mismatch", "the lang of another language with the same letters")
def _(page: Clean, at: int) -> Tag:
    page.one("html")["lang"] = page.words.language_alike
    return page.one("html")


@mutation("part-lang-missing", "a paragraph in letters of another script", most=2)
def _(page: Clean, at: int) -> Tag:
    return _foreign_paragraph(page, at, page.words.text_in_other_script)


@mutation("part-lang-missing", "a paragraph in another language with the same letters", most=2)
def _(page: Clean, at: int) -> Tag:
    return _foreign_paragraph(page, at, page.words.text_in_language_alike)


def _foreign_paragraph(page: Clean, at: int, text: str) -> Tag:
    paragraph = page.new("<p></p>")
    paragraph.string = text
    page.paragraphs[3 * at + 1].insert_after(paragraph)
    return paragraph


@mutation("dir-missing", "a page in Arabic without dir")
def _(page: Clean, at: int) -> Tag | None:
    if not page.rtl:
        return None
    del page.one("html")["dir"]
    return page.one("html")


@mutation("dir-missing", "a page in Arabic set from left to right")
def _(page: Clean, at: int) -> Tag | None:
    if not page.rtl:
        return None
    page.one("html")["dir"] = "ltr"
    return page.one("html")


@mutation("title-missing", "no title")
def _(page: Clean, at: int) -> Tag:
    page.one("title").decompose()
    return page.one("html")


@mutation("title-missing", "an empty title")
def _(page: Clean, at: int) -> Tag:
    page.one("title").string = " "
    return page.one("html")


@mutation("title-not-headline", "only the site's name as title")
def _(page: Clean, at: int) -> Tag:
    page.one("title").string = page.words.other_title
    return page.one("title")


# --- text and forms -----------------------------------------------------------------------------


@mutation("text-run-together", "no space between two sentences", most=4)
def _(page: Clean, at: int) -> Tag | None:
    if not page.spaced:
        return None
    paragraph = nth([p for p in page.paragraphs if _border(p)], at * 2)
    if paragraph is None:
        return None
    border = _border(paragraph)
    assert border is not None
    text = text_of(paragraph)
    paragraph.string = text[: border.start()] + text[border.end() :]
    return paragraph


def _border(paragraph: Tag) -> re.Match[str] | None:
    """The space between the first two sentences."""
    return re.search(r"(?<=\w[.?!؟।])\s+(?=\w)", text_of(paragraph))


@mutation("zoom-disabled", "the viewport line forbids zooming")
def _(page: Clean, at: int) -> Tag:
    line = page.one("meta[name='viewport']")
    line["content"] = f"{line['content']}, user-scalable=no"
    return line


@mutation("zoom-disabled", "the viewport line ends the zoom where it begins")
def _(page: Clean, at: int) -> Tag:
    line = page.one("meta[name='viewport']")
    line["content"] = "width=device-width,initial-scale=1,maximum-scale=1,user-scalable=0"
    return line


@mutation("layout-label-exposed", "the names of screen sizes for a script")
def _(page: Clean, at: int) -> Tag:
    box = page.new(
        '<div class="breakpoints"><span class="xs">XS</span><span class="sm">SM</span>'
        '<span class="md">MD</span><span class="lg">LG</span></div>'
    )
    page.one("body").append(box)
    return box


@mutation("layout-label-exposed", "a template's field that nobody filled in", most=2)
def _(page: Clean, at: int) -> Tag:
    line = page.new("<p></p>")
    line.string = ("{{ teaser.title }}", "[object Object]")[at]
    page.one("aside").append(line)
    return line


@mutation("layout-label-exposed", "blind text, hidden from sight")
def _(page: Clean, at: int) -> Tag:
    line = page.new(f'<p style="{AWAY}">Lorem ipsum dolor sit amet, consectetur elit.</p>')
    page.one("footer").append(line)
    return line


@mutation("layout-label-exposed", "“undefined” for the author's name")
def _(page: Clean, at: int) -> Tag:
    line = page.new("<p>undefined</p>")
    page.one("h1").insert_after(line)
    return line


@mutation("field-label-missing", "a field without a label")
def _(page: Clean, at: int) -> Tag:
    page.one("footer label").decompose()
    return page.one("footer input")


@mutation("field-label-missing", "a placeholder for a label")
def _(page: Clean, at: int) -> Tag:
    label, field_ = page.one("footer label"), page.one("footer input")
    field_["placeholder"] = text_of(label)
    label.decompose()
    return field_


@mutation("field-label-missing", "a label that names another field's id")
def _(page: Clean, at: int) -> Tag:
    page.one("footer label")["for"] = "field-17"
    return page.one("footer input")


# --- keyboard and focus -------------------------------------------------------------------------


def style_rule(page: Clean, css: str) -> None:
    """Add a rule to the page's style sheet, after all others."""
    sheet = page.new("<style></style>")
    sheet.string = css
    page.one("head").append(sheet)


@mutation("tabindex", "a number on the field for letters")
def _(page: Clean, at: int) -> Tag:
    field_ = page.one("footer input")
    field_["tabindex"] = "1"
    return field_


@mutation("tabindex", "a number on a teaser's link", most=2)
def _(page: Clean, at: int) -> Tag:
    link = page.soup.select("aside a")[at + 1]
    link["tabindex"] = ("2", "500")[at]
    return link


@mutation("focus-not-visible", "no outline round the teasers")
def _(page: Clean, at: int) -> Tag:
    style_rule(page, "aside a:focus { outline: none }")
    return page.one("aside a")


@mutation("focus-not-visible", "no outline round a button, by a style attribute")
def _(page: Clean, at: int) -> Tag:
    button = page.one("footer button")
    button["style"] = "outline:0"
    return button


@mutation("focus-obscured", "a bar fixed to the lower edge, over a link")
def _(page: Clean, at: int) -> Tag:
    link = page.new('<a style="position:absolute;top:700px;left:40px" href="/more"></a>')
    link.string = page.words.new_heading
    page.one("main").insert(0, link)
    style = "position:fixed;left:0;right:0;bottom:0;height:180px;background:#fff6d8"
    bar = page.new(f'<div role="complementary" style="{style}"></div>')
    bar.string = page.site
    page.one("body").append(bar)
    return link


@mutation("keyboard-trap", "a field that swallows the Tab key")
def _(page: Clean, at: int) -> Tag:
    field_ = page.one("footer input")
    field_["onkeydown"] = "if (event.key === 'Tab') event.preventDefault()"
    return field_


@mutation("focusable-but-hidden", "a menu put outside the window")
def _(page: Clean, at: int) -> Tag:
    page.one("nav")["style"] = "position:absolute;top:-999px"
    return page.one("nav a")


@mutation("focusable-but-hidden", "a transparent link")
def _(page: Clean, at: int) -> Tag:
    link = page.soup.select("nav a")[-1]
    link["style"] = "opacity:0"
    return link


@mutation("focusable-but-hidden", "teasers kept from screen readers")
def _(page: Clean, at: int) -> Tag:
    teasers = page.one("aside ul")
    teasers["aria-hidden"] = "true"
    return teasers


@mutation("focus-order-illogical", "a list of links shown from the end")
def _(page: Clean, at: int) -> Tag:
    items = "".join(f'<li><a href="/{n}"></a></li>' for n in range(1, 6))
    listed = page.new(
        f'<ul style="display:flex;flex-direction:column-reverse;gap:8px">{items}</ul>'
    )
    for number, link in enumerate(listed.select("a"), 1):
        link.string = f"{page.words.new_heading} {number}"
    page.paragraphs[1].insert_after(listed)
    return listed
