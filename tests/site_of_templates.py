"""A site of three templates with known faults: 6 section pages, 16 articles, 8 pages of docs.

Header and footer are the same partials everywhere, with faults of their own. What editors wrote
differs from page to page, and so do the bits that change by themselves: dates, ids, hashed class
names, numbers of comments, whether there is a lead picture or a gallery, how long a text is.
"""

from __future__ import annotations

import random

SECTIONS, ARTICLES, DOCS = 6, 16, 8
TOPICS = "harbour council library market bridge school river theatre station garden".split()
VERBS = "opens closes moves grows burns changes waits returns doubles sings".split()

HEADER = """<a class="skip" href="#inhalt">Skip to the article</a>
<header class="site-head"><div class="x{hash}"><a href="/" class="brand">The Lund Courier</a>
<button class="b{hash}"><svg viewBox="0 0 9 9"><use href="#menu"></use></svg></button>
<button class="q{hash}"><svg viewBox="0 0 9 9"><use href="#lens"></use></svg></button>
<input type="search" name="q"></div>
<nav class="main-nav"><ul>{nav}</ul></nav></header>"""
FOOTER = """<footer class="site-foot"><p>© {year} The Lund Courier</p><ul class="social">
<li><a href="https://social.example/a"><img src="/img/net-a.png" width="24" height="24"></a></li>
<li><a href="https://social.example/b"><img src="/img/net-b.png" width="24" height="24"></a></li>
</ul></footer>"""
LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body class="page-{number} t-{hash}">{header}{main}{footer}</body></html>"""


def words(rng: random.Random, count: int) -> str:
    """A sentence of about so many words."""
    pieces = [f"the {rng.choice(TOPICS)} {rng.choice(VERBS)}" for _ in range(max(1, count // 3))]
    return f"{', and '.join(pieces)} on day {rng.randrange(1, 30)}.".capitalize()


def hashed(rng: random.Random) -> str:
    """What a bundler adds to class names."""
    return "".join(rng.choice("abcdefghijk0123456789ABCDEF") for _ in range(6)) + "7Q"


def layout(rng: random.Random, number: int, title: str, main: str) -> str:
    """The page round a main part."""
    links = ["news", "sport", "culture", "help"]
    nav = "".join(
        f'<li{" class=is-active" if i == number % 4 else ""}><a href="/{name}/">{name.title()}</a></li>'
        for i, name in enumerate(links)
    )
    return LAYOUT.format(
        title=title,
        number=number,
        hash=hashed(rng),
        header=HEADER.format(hash=hashed(rng), nav=nav),
        main=main,
        footer=FOOTER.format(year=2000 + rng.randrange(30)),
    )


def section(number: int) -> str:
    """A page of teasers; the partial of a teaser links its picture without a name."""
    rng = random.Random(f"section {number}")
    teasers = "".join(
        f'<li class="teaser"><a href="/news/story-{number}-{i}.html">'
        f'<img src="/img/t{number}-{i}.jpg" width="240" height="160"></a>'
        f'<h2><a href="/news/story-{number}-{i}.html">{words(rng, 6)}</a></h2>'
        f"<p>{words(rng, 14)}</p></li>"
        for i in range(4 + number)
    )
    main = f'<main class="front"><h1>Section {TOPICS[number]}</h1><ul class="teasers">{teasers}</ul></main>'
    return layout(rng, number, f"Section {TOPICS[number]}", main)


def article(number: int) -> str:
    """A story. By the template: the headline is no h1, the lead picture's alt text is filled in,
    a caption is hidden text too, and a share link jumps the queue. By editors: file names as alt
    texts in every fifth story, and a skipped heading level in every seventh."""
    rng = random.Random(f"article {number}")
    headline = (
        f"{TOPICS[number % 10].title()} {VERBS[(number * 3) % 10]} for the {number}th time in Lund"
    )
    hero = (
        f'<figure class="lead"><img src="/img/lead-{number}.jpg" width="960" height="540" '
        f'alt="16x9 Image"><figcaption>{words(rng, 9)}</figcaption></figure>'
    )
    body = [f"<p>{words(rng, 30)}</p>" for _ in range(3 + rng.randrange(30))]
    if number % 5 == 0:
        body.insert(
            2,
            f'<figure><img src="/img/b{number}.jpg" width="640" height="480" alt="IMG_{4000 + number}.jpg"></figure>',
        )
    if number % 7 == 0:
        body.insert(2, f"<h4>What {TOPICS[number % 10]} means</h4>")
    if number % 3 == 0:
        cells = "".join(
            f'<li class="slide"><img src="/img/g{number}-{i}.jpg" width="640" height="480" '
            f'alt="{words(rng, 6)}"></li>'
            for i in range(3)
        )
        body.append(f'<div class="gallery"><ul>{cells}</ul></div>')
    main = f"""<main><article class="story"><div class="head"><div class="title">{headline}</div>
<p class="byline">By Ada Berg, {rng.randrange(1, 29)} May</p></div>
<ul class="share"><li><a tabindex="5" href="https://social.example/?u={number}">Share</a></li></ul>
{hero}<div class="story-text">{"".join(body)}</div></article>
<section class="more"><h2>More stories</h2><ul>{"".join(f'<li><a href="/news/{i}.html">{words(rng, 6)}</a></li>' for i in range(number % 4 + 2))}</ul></section></main>"""
    return layout(rng, number, f"{headline} | The Lund Courier", main)


def docs(number: int) -> str:
    """A page of help. By the template: the filter field of the contents has no label. By editors:
    a picture without an alt text on two pages."""
    rng = random.Random(f"docs {number}")
    title = f"How to read the {TOPICS[number]} pages"
    parts = "".join(
        f"<h2>Step {i}: {TOPICS[i]} and {VERBS[i]}</h2><p>{words(rng, 40)}</p><p>{words(rng, 30)}</p>"
        for i in range(2 + number % 4)
    )
    if number in (2, 5):
        parts += (
            f'<p><img src="/img/d{number}.png" width="600" height="300"></p><p>{words(rng, 30)}</p>'
        )
    toc = "".join(f'<li><a href="#s{i}">{TOPICS[i]}</a></li>' for i in range(2 + number % 4))
    main = f"""<main><div class="docs"><nav class="contents"><input type="text" name="filter"><ol>{toc}</ol></nav>
<div class="manual"><h1>{title}</h1>{parts}</div></div></main>"""
    return layout(rng, number, title, main)


def pages() -> dict[str, str]:
    """All pages by their paths."""
    made = {f"/section/{TOPICS[n]}.html": section(n) for n in range(SECTIONS)}
    made |= {f"/news/story-{n}.html": article(n) for n in range(ARTICLES)}
    return made | {f"/help/{TOPICS[n]}.html": docs(n) for n in range(DOCS)}
