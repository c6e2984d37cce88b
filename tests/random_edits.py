"""Edits of a page that have nothing to do with what was found on it; each is drawn at random."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter

Edit = Callable[["Draft", random.Random], bool]
EDITS_A_PAGE = 3
WORDS = "rain river street people evening paper bridge window letter coffee".split()


class Draft:
    """A page being edited; ``kept`` are the tags that something was found at."""

    def __init__(self, soup: BeautifulSoup, kept: Collection[Tag]) -> None:
        self.soup = soup
        self.kept = {id(tag) for tag in kept}
        self.around = {id(up) for tag in kept for up in tag.parents}

    def tags(self, css: str, *, apart: bool = True) -> list[Tag]:
        """Those that match; ``apart``: nothing was found at them, in them or round them."""
        found = self.soup.select(css)
        return [tag for tag in found if not (apart and self._concerns(tag))]

    def _concerns(self, tag: Tag) -> bool:
        up = any(id(parent) in self.kept for parent in tag.parents)
        return up or id(tag) in self.kept or id(tag) in self.around

    def made(self, html: str) -> Tag:
        """A new element."""
        fragment = BeautifulSoup(html, "html.parser")
        (tag,) = (child for child in fragment.children if isinstance(child, Tag))
        return tag.extract()


def sentence(rng: random.Random) -> str:
    return " ".join(["The", *rng.choices(WORDS, k=14)]) + "."


def add_paragraph(draft: Draft, rng: random.Random) -> bool:
    return _beside_text(draft, rng, f"<p>{sentence(rng)}</p>")


def add_picture(draft: Draft, rng: random.Random) -> bool:
    number = rng.randrange(10**6)
    return _beside_text(
        draft,
        rng,
        f'<figure><img src="/img/new-{number}.jpg" width="640" height="480" '
        f'alt="A {rng.choice(WORDS)} by a {rng.choice(WORDS)}"></figure>',
    )


def add_advertisement(draft: Draft, rng: random.Random) -> bool:
    number = rng.randrange(10**6)
    slot = (
        f'<div class="ad-slot" id="ad-{number}"><div class="a{number}"><span>Ad</span></div></div>'
    )
    if rng.random() < 0.5:
        return _beside_text(draft, rng, slot)
    place = rng.choice(draft.tags("body > *, main > *", apart=False))
    place.insert_before(draft.made(slot))
    return True


def _beside_text(draft: Draft, rng: random.Random, html: str) -> bool:
    places = draft.tags("main p + p")
    if not places:
        return False
    rng.choice(places).insert_before(draft.made(html))
    return True


def remove_paragraph(draft: Draft, rng: random.Random) -> bool:
    places = draft.tags("main p + p")
    if len(places) < 3:
        return False
    rng.choice(places).decompose()
    return True


def reword(draft: Draft, rng: random.Random) -> bool:
    places = [tag for tag in draft.tags("p, li, h2 a, a") if tag.string]
    if not places:
        return False
    rng.choice(places).string = sentence(rng)
    return True


def wrap(draft: Draft, rng: random.Random) -> bool:
    """A mere wrapper, even round what was found."""
    places = draft.tags("main *, header *, footer *", apart=False)
    places = [
        t
        for t in places
        if t.name in ("p", "figure", "div", "article", "section", "nav", "ul", "h1")
    ]
    rng.choice(places).wrap(draft.soup.new_tag("div", attrs={"class": f"w{rng.randrange(999)}"}))
    return True


def rename_hashes(draft: Draft, rng: random.Random) -> bool:
    def other(match: re.Match[str]) -> str:
        return "".join(rng.choice("mnpqrst23456789WXYZ") for _ in match.group()) + "9"

    for tag in draft.soup.find_all(class_=True):
        names = [re.sub(r"^\S*\d\S*$", other, name) for name in tag["class"]]
        tag["class"] = names
    return True


def renumber(draft: Draft, rng: random.Random) -> bool:
    """Dates, counts and ids of what was not found fault with."""
    for tag in draft.tags("p, li, span, time"):
        if tag.string and tag.name != "h1":
            tag.string = re.sub(r"\d+", lambda _: str(rng.randrange(1, 2099)), tag.string)
    for tag in draft.soup.find_all(id=True):
        if not draft.soup.select(f'[for="{tag["id"]}"], [href="#{tag["id"]}"]'):
            tag["id"] = re.sub(r"\d+", lambda _: str(rng.randrange(9999)), tag["id"])
    return True


def respace(draft: Draft, rng: random.Random) -> bool:
    for tag in draft.soup.select("main, main div, ul, header, footer, section"):
        tag.insert(0, "\n" + " " * rng.randrange(8))
        tag.append("\n\t")
    return True


def reorder_attributes(draft: Draft, rng: random.Random) -> bool:
    for tag in draft.soup.find_all(True):
        pairs = list(tag.attrs.items())
        rng.shuffle(pairs)
        tag.attrs = dict(pairs)
    return True


def add_link_to_menu(draft: Draft, rng: random.Random) -> bool:
    menu = draft.soup.select_one(".main-nav ul")
    if menu is None:
        return False
    link = draft.made(f'<li><a href="/{rng.choice(WORDS)}/">{rng.choice(WORDS).title()}</a></li>')
    menu.insert(rng.randrange(len(menu.find_all("li"))), link)
    return True


def remove_from_list(draft: Draft, rng: random.Random) -> bool:
    places = draft.tags(".main-nav li, .more li, .teaser")
    if not places:
        return False
    rng.choice(places).decompose()
    return True


def change_state(draft: Draft, rng: random.Random) -> bool:
    """What scripts find out about the browser, and which entry is the current one."""
    body, top = draft.soup.body, draft.soup.html
    assert body is not None
    assert top is not None
    body["class"] = [*body.get_attribute_list("class"), "has-js", f"logged-in-{rng.randrange(9)}"]
    top["class"] = ["js", "no-touch", "fonts-loaded"]
    for tag in draft.soup.select("nav li, article, header"):
        tag["class"] = [
            *(c for c in tag.get_attribute_list("class") if c),
            rng.choice(["is-open", "active"]),
        ]
    return True


def add_to_head(draft: Draft, rng: random.Random) -> bool:
    head = draft.soup.head
    assert head is not None
    head.append(draft.made(f'<link rel="stylesheet" href="/css/main.{rng.randrange(10**8)}.css">'))
    head.append(draft.made(f'<meta name="build" content="{rng.randrange(10**8)}">'))
    return True


def add_comment(draft: Draft, rng: random.Random) -> bool:
    place = rng.choice(draft.tags("body > *", apart=False))
    html = f'<section class="comments"><h2>Comments</h2><p>{sentence(rng)}</p></section>'
    place.insert_after(draft.made(html))
    return True


EDITS: tuple[Edit, ...] = (
    add_paragraph,
    add_picture,
    add_advertisement,
    remove_paragraph,
    reword,
    wrap,
    rename_hashes,
    renumber,
    respace,
    reorder_attributes,
    add_link_to_menu,
    remove_from_list,
    change_state,
    add_to_head,
    add_comment,
)


def edit(draft: Draft, seed: int) -> list[str]:
    """Edit the page three times as ``seed`` says; the names of the edits that were made."""
    rng = random.Random(seed)
    first = EDITS[seed % len(EDITS)]
    done = [first.__name__] if first(draft, rng) else []
    while len(done) < EDITS_A_PAGE:
        other = rng.choice(EDITS)
        if other(draft, rng):
            done.append(other.__name__)
    return done


class _AsTheyStand(HTMLFormatter):
    """Writes attributes in their order."""

    def attributes(self, tag: Tag) -> list[tuple[str, str]]:
        return list(tag.attrs.items())


def written(draft: Draft) -> str:
    """The page's HTML."""
    return draft.soup.decode(
        formatter=_AsTheyStand(entity_substitution=EntitySubstitution.substitute_xml)
    )
