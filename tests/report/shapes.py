"""The shapes of report that every format is tested against, written as people would see them."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

RULES: Json = {
    "alt-is-filename": {
        "title": "The alt text is the name of a file",
        "action": "Write what the picture shows",
        "family": "Pictures and their alt texts",
        "severity": "serious",
        "wcag": ["1.1.1"],
        "finds": "An `alt` that is the file name of its picture, a camera's number or an archive's id.",
        "why": "A screen reader spells the name out, letter by letter. The listener learns that there is a picture and nothing of what it shows.",
        "how": 'Say in one sentence what a reader sees:\n\n- who is there, and what happens\n- leave out "picture of": that is said already\n\nThe caption may stay as it is.',
        "url": "https://example.org/rules/alt-is-filename",
        "source": "a11yaudit",
    },
    "img-alt-missing": {
        "title": "A picture has no alt text",
        "action": "Write what the picture shows",
        "family": "Pictures and their alt texts",
        "severity": "serious",
        "wcag": ["1.1.1"],
        "finds": "An `img` without an `alt`.",
        "why": "Without an alt text a screen reader may read out the file's address, or say nothing at all.",
        "how": "Write an `alt` that says what the picture shows.",
        "url": "",
        "source": "a11yaudit",
    },
    "alt-equals-caption": {
        "title": "The alt text repeats the caption",
        "action": "Say in the alt text what the caption does not",
        "family": "Pictures and their alt texts",
        "severity": "moderate",
        "wcag": [],
        "finds": "An alt text with the words of the caption below it.",
        "why": "A listener hears the same sentence twice and still does not know what is in the picture.",
        "how": "Keep the caption. Describe in the alt text what can be seen.",
        "url": "",
        "source": "a11yaudit",
    },
    "heading-level-skipped": {
        "title": "A heading skips a level",
        "action": "Give the heading the level below its parent",
        "family": "Headings",
        "severity": "moderate",
        "wcag": ["1.3.1"],
        "finds": "A heading two or more levels below the one before it.",
        "why": "Listeners jump from heading to heading. A gap in the levels sounds as if a part were missing.",
        "how": "Change `h4` to `h3`; the looks are a matter of the style sheet.",
        "url": "",
        "source": "a11yaudit",
    },
    "heading-fake": {
        "title": "Bold text stands in for a heading",
        "action": "Make it a heading",
        "family": "Headings",
        "severity": "moderate",
        "wcag": ["1.3.1"],
        "finds": "A short bold line above a longer text.",
        "why": "A listener cannot find it among the headings.",
        "how": "Mark it as a heading in the editor.",
        "url": "",
        "source": "a11yaudit",
    },
    "skip-link-broken": {
        "title": "The skip link leads nowhere",
        "action": "Give the skip link a target",
        "family": "Skip links",
        "severity": "serious",
        "wcag": ["2.4.1"],
        "finds": "A skip link whose target is not on the page.",
        "why": "People who use the keyboard have to step through the whole menu on every page.",
        "how": "Set the `id` that the link names.",
        "url": "",
        "source": "a11yaudit",
    },
    "complex-image-undescribed": {
        "title": "A chart may lack a description",
        "action": "Check whether the text says what the chart shows",
        "family": "Pictures and their alt texts",
        "severity": "moderate",
        "wcag": ["1.1.1"],
        "finds": "A chart without a table or long text beside it.",
        "why": "An alt text has no room for numbers. A listener needs them in the text.",
        "how": "Add a table, or say the main numbers in the article.",
        "url": "",
        "source": "a11yaudit",
    },
    "long-article-no-subheads": {
        "title": "A long article has no subheadings",
        "action": "Part the text with subheadings",
        "family": "Headings",
        "severity": "advice",
        "wcag": [],
        "finds": "More than 700 words without a subheading.",
        "why": "Subheadings let everybody find their way.",
        "how": "Set one every few paragraphs.",
        "url": "",
        "source": "a11yaudit",
    },
    "focus-not-visible": {
        "title": "Nothing shows where the keyboard is",
        "action": "Show where the keyboard is",
        "family": "Keyboard",
        "severity": "serious",
        "wcag": ["2.4.7"],
        "finds": "A stop of the Tab key that looks the same with and without the focus.",
        "why": "Whoever works without a mouse does not know where they are.",
        "how": "Leave the outline on.",
        "url": "",
        "source": "a11yaudit",
    },
    "color-contrast": {
        "title": "Elements must meet minimum color contrast ratio thresholds",
        "action": "Elements must meet minimum color contrast ratio thresholds",
        "family": "Other checks (axe-core)",
        "severity": "serious",
        "wcag": ["1.4.3"],
        "finds": "",
        "why": "Ensure the contrast between foreground and background colors meets WCAG 2 AA minimum contrast ratio thresholds",
        "how": "",
        "url": "https://dequeuniversity.com/rules/axe/4.12/color-contrast",
        "source": "axe",
    },
}


def finding(rule: str, message: str, selector: str, **more: Any) -> Json:
    known = RULES.get(rule, {})
    made = {
        "id": f"{rule}-{selector}",
        "fingerprint": f"fp-{rule}-{selector}",
        "cause": f"cause-{rule}",
        "rule": rule,
        "sources": ["axe"] if known.get("source") == "axe" else ["a11yaudit"],
        "outcome": "fail",
        "severity": known.get("severity", "minor"),
        "wcag": known.get("wcag", []),
        "message": message,
        "selector": selector,
        "frame": None,
        "html": f"<{selector.rsplit(' ', 1)[-1]}>",
        "box": None,
        "source": None,
        "related": [],
        "baseline": None,
        "group": known.get("action", rule),
        "fixes": [],
    }
    return {**made, **more}


def fix(title: str, before: str, after: str, safety: str = "advice", **more: Any) -> Json:
    made = {"title": title, "safety": safety, "before": before, "after": after}
    return {**made, "verification": "untested", "reason": "", **more}


def image(selector: str, alt: str | None, status: str, **more: Any) -> Json:
    made = {
        "index": 0,
        "src": "https://news.example/media/IMG_2031.jpg",
        "sources": [],
        "alt": alt,
        "name": alt or "",
        "selector": selector,
        "role": "content",
        "in_article": True,
        "caption": None,
        "credit": None,
        "alt_status": status,
        "box": None,
        "rendered": True,
        "natural": [1600, 900],
    }
    return {**made, **more}


def caption(text: str, selector: str = "figcaption") -> Json:
    return {"text": text, "selector": selector, "via": "figcaption", "confidence": 1.0}


def heading(level: int, text: str, selector: str, **more: Any) -> Json:
    made = {"level": level, "text": text, "selector": selector}
    return {**made, "exposed": True, "in_article": True, **more}


def place(text: str, selector: str | None = None, tag: str = "a") -> Json:
    return {"tag": tag, "text": text, "selector": selector}


def stop(number: int, name: str, box: list[float], **more: Any) -> Json:
    made = {
        "number": number,
        "role": "link",
        "name": name,
        "selector": f"header a:nth-of-type({number})",
        "box": box,
        "in_view": 1,
        "covered": 0.0,
        "focus_visible": True,
        "changes": ["outline"],
        "in_frame": 0,
    }
    return {**made, **more}


def trial(link: str, number: int | None, over: list[int], saves: int | None, **more: Any) -> Json:
    made = {
        "link": link,
        "stop": number,
        "landed": place("", "main", "main"),
        "target": place("", "main", "main"),
        "next": None,
        "control": None,
        "led_away": None,
        "jumps_over": over,
        "saves": saves,
        "waited": 0.4,
        "fresh": False,
    }
    return {**made, **more}


def skip_link(text: str, selector: str, **more: Any) -> Json:
    made = {"text": text, "href": "#main", "selector": selector, "target_in_page": True}
    return {**made, "works": True, "problem": None, **more}


def keyboard(stops: list[Json], **more: Any) -> Json:
    made = {"stops": stops, "end": "done", "started_at": None, "reached_article": None}
    return {**made, "trap": None, "skip_trials": [], **more}


def line(role: str, text: str, selector: str, words: int = 0, **more: Any) -> Json:
    made = {"role": role, "text": text, "selector": selector, "repeats": None, "level": None}
    return {**made, "lang": None, "words": words, "seconds": round(words / 2.6, 1), **more}


def banner(**more: Any) -> Json:
    made = {"kind": "consent", "tool": "OneTrust", "selector": "#banner", "modal": True}
    pressed = {"dismissed": True, "how": "reject", "button": "Reject all"}
    return {**made, "covers": 0.4, **pressed, **more}


def article(**more: Any) -> Json:
    made: Json = {"selector": "main > article", "headline": None}
    for name in ("skip_links", "headings", "faux_headings", "images"):
        made[name] = []
    return {**made, "repeated_captions": [], "transcript": [], **more}


def page(name: str, title: str, findings: list[Json] | None = None, **more: Any) -> Json:
    made = {
        "target": f"https://news.example/{name}",
        "url": f"https://news.example/{name}",
        "status": "audited",
        "error": None,
        "http_status": 200,
        "title": title,
        "lang": "en",
        "detected_lang": "en",
        "direction": "ltr",
        "duration_ms": 2410,
        "report_file": f"pages/{name}.html",
        "picture": None,
        "article": article(),
        "findings": findings or [],
    }
    return {**made, **more}


def failed(name: str, kind: str, message: str, **more: Any) -> Json:
    nothing = dict.fromkeys(
        ("http_status", "title", "lang", "detected_lang", "direction", "article")
    )
    problem = {"kind": kind, "message": message}
    return page(name, "") | nothing | {"status": "error", "error": problem} | more


def report(*pages: Json, **more: Any) -> Json:
    found = [f for p in pages for f in p.get("findings", ())]
    certain = [f for f in found if f["outcome"] == "fail"]
    errors = sum(p["status"] == "error" for p in pages)
    severities = ("serious", "moderate", "minor", "advice")
    made = {
        "schema_version": "1.0",
        "tool": {
            "name": "a11yaudit",
            "version": "0.9.0",
            "axe_version": "4.12.1",
            "browser": "Chromium 156.0",
        },
        "run": {
            "id": "run-1",
            "started": "2026-03-09T14:05:00+00:00",
            "finished": "2026-03-09T14:05:21+00:00",
            "command": "a11yaudit audit https://news.example/",
            "config": {"fail_on": "moderate"},
            "complete": not errors,
        },
        "summary": {
            "pages": len(pages),
            "audited": len(pages) - errors,
            "errors": errors,
            "findings": {s: sum(f["severity"] == s for f in certain) for s in severities},
            "new": len(certain),
            "known": 0,
            "fixed": 0,
            "causes": 0,
            "gate": "incomplete" if errors or not pages else "failed" if certain else "passed",
        },
        "compared": None,
        "rules": {f["rule"]: RULES[f["rule"]] for f in found if f["rule"] in RULES},
        "causes": [],
        "templates": [],
        "pages": list(pages),
    }
    return {**made, **more}


def empty() -> Json:
    return report()


def library() -> Json:
    """A page with a consent banner that was walked with the Tab key and read aloud."""
    menu = ("Front page", "Harbour", "Trams", "Weather", "People", "Search", "Subscribe", "Log in")
    stops = [
        stop(1, "Skip to the article", [16, 12, 183, 47], selector="a.skip"),
        stop(2, "Skip to the search", [16, 12, 170, 47], selector="a.skip.search"),
        stop(3, "", [160, 20, 44, 44], selector="header > a.logo"),
    ]
    for i, name in enumerate(menu):
        role = "searchbox" if name == "Search" else "button" if name == "Log in" else "link"
        stops.append(stop(4 + i, name, [230 + 105 * i, 18, 96, 42], role=role))
    stops[5] |= {"focus_visible": False, "changes": [], "selector": "nav > a.trams"}
    stops[6] |= {"focus_visible": False, "changes": [], "selector": "nav > a.weather"}
    stops.append(stop(12, "The new reading room", [160, 640, 760, 300], selector="figure > a"))
    stops.append(stop(13, "مكتبة المرفأ", [160, 1150, 200, 30], selector="article > p > a"))
    stops.append(stop(14, "Map", [160, 1300, 500, 300], role="iframe", in_frame=4, covered=1.0))
    sentence = "Readers sit at the long table in the great hall at night."
    return page(
        "library",
        "The old library opens at night",
        [
            finding(
                "focus-not-visible",
                "The link “Trams” looks the same with and without the focus.",
                "nav > a.trams",
                box=[440, 18, 96, 42],
                related=[{"selector": "nav > a.weather", "html": "<a>", "target": None}],
                states=["dismissed"],
            ),
            finding(
                "color-contrast",
                "Element has insufficient color contrast of 2.85.",
                "#banner > button",
                box=[200, 500, 120, 40],
                states=["opened"],
            ),
            finding(
                "alt-equals-caption",
                f"Alt text and caption are the same: “{sentence}”",
                "figure > a > img",
                box=[160, 640, 760, 300],
                states=["opened", "dismissed"],
            ),
        ],
        state="dismissed",
        consent=banner(),
        picture={"file": "pictures/library.jpg", "width": 1280, "height": 1700, "scale": 1},
        keyboard=keyboard(
            stops,
            reached_article=12,
            skip_trials=[
                trial("a.skip", 1, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 9),
                trial("a.skip.search", 2, [], None),
            ],
        ),
        article=article(
            skip_links=[
                skip_link("Skip to the article", "a.skip"),
                skip_link(
                    "Skip to the search",
                    "a.skip.search",
                    href="#find",
                    target_in_page=False,
                    works=False,
                    problem="skip-link-target-missing",
                ),
            ],
            headings=[heading(1, "The old library opens at night", "h1")],
            transcript=[
                line("heading 1", "The old library opens at night", "h1", 6, level=1),
                line("image, link", sentence, "figure > a > img", 12),
                line("caption", sentence, "figure > figcaption", 12, repeats=1),
                line(
                    "text",
                    "The great hall used to close at six. Since the beginning of the month its "
                    "green lamps burn until midnight, and there are not enough seats.",
                    "article > p:nth-of-type(1)",
                    26,
                    links=[{"text": "green lamps", "selector": "article > p > a"}],
                ),
                line(
                    "blockquote", "قضيت ثلاثين سنة أمرّ أمام هذا المبنى", "blockquote", 7, lang="ar"
                ),
                line("list, 2 items", "", "ul"),
                line("listitem", "Open from Monday to Friday", "ul > li:nth-of-type(1)", 5),
                line("listitem", "Free for everybody", "ul > li:nth-of-type(2)", 3),
                line("image", "", "figure:nth-of-type(2) > img"),
                line("iframe", "Map of the town", "iframe", 4),
                line("text", sentence, "article > p:nth-of-type(2)", 12, repeats=1),
            ],
        ),
    )


def clean() -> Json:
    text = "A ferry with three decks leaves the harbour at dawn"
    return report(
        page(
            "ferry",
            "The last ferry of the season",
            picture={"file": "pictures/ferry.jpg", "width": 1280, "height": 1500, "scale": 1},
            article=article(
                headings=[heading(1, "The last ferry of the season", "h1")],
                images=[
                    image(
                        "img",
                        text,
                        "ok",
                        box=[160, 330, 760, 428],
                        caption=caption("The “Nordlys” on Saturday."),
                    )
                ],
                skip_links=[
                    {
                        "text": "Skip to content",
                        "href": "#main",
                        "selector": "a.skip",
                        "target_in_page": True,
                        "works": True,
                        "problem": None,
                    }
                ],
            ),
        )
    )


RESCUE = "Two firefighters carry a child through knee-deep water"


def crop(file: str, x: float, y: float, width: float, height: float) -> Json:
    return {"file": file, "x": x, "y": y, "width": width, "height": height, "scale": 1}


def storm() -> Json:
    """A page with faults of many kinds, and every part of the inventory."""
    flood = "Flooded streets in the old town on Monday morning."
    return page(
        "storm",
        "Storm floods the old town, thousands without power",
        [
            finding(
                "heading-level-skipped",
                "“What to do now” is at level 4, the heading before it at level 2.",
                "article > h4",
                box=[160, 1420, 420, 34],
                html="<h4>What to do now</h4>",
                fixes=[
                    fix(
                        "Make it level 3",
                        "<h4>What to do now</h4>",
                        "<h3>What to do now</h3>",
                        "safe",
                        verification="verified",
                        text=None,
                    )
                ],
            ),
            finding(
                "alt-is-filename",
                "The alt text is the file name “IMG_2031.jpg”.",
                "article > figure:nth-of-type(1) > img",
                box=[160, 330, 760, 428],
                sources=["a11yaudit", "axe"],
                html='<img src="IMG_2031.jpg" alt="IMG_2031.jpg">',
                fixes=[
                    fix(
                        "Say what the picture shows",
                        '<img src="IMG_2031.jpg" alt="IMG_2031.jpg">',
                        '<img src="IMG_2031.jpg" alt="[what the picture shows]">',
                    )
                ],
            ),
            finding(
                "alt-equals-caption",
                f"Alt text and caption are the same: “{flood}”",
                "article > figure:nth-of-type(2) > img",
                box=[160, 900, 760, 428],
                crop=0,
                html=f'<img src="flood.jpg" alt="{flood}">',
                fixes=[
                    fix(
                        "Say what the picture shows",
                        f'<img src="flood.jpg" alt="{flood}">',
                        f'<img src="flood.jpg" alt="{RESCUE}">',
                        "review",
                        text=RESCUE,
                    )
                ],
            ),
            finding(
                "img-alt-missing",
                "The picture has no alt text.",
                "article > p:nth-of-type(9) > img",
                html='<img src="map.png">',
                box=[160, 3300, 500, 300],
            ),
            finding(
                "skip-link-broken",
                "“Skip to content” leads to #content, which is not on the page.",
                "body > a.skip",
                box=[0, 0, 1, 1],
                html='<a class="skip" href="#content">Skip to content</a>',
                fixes=[
                    fix(
                        "Point it at the article",
                        '<a class="skip" href="#content">',
                        '<a class="skip" href="#main">',
                        "review",
                        verification="regressed",
                        reason="With it, another rule fails.",
                    )
                ],
                source={"file": "templates/base.html", "line": 12, "column": 3},
            ),
            finding(
                "complex-image-undescribed",
                "The chart “rainfall.png” has no table or long text near it.",
                "article > figure:nth-of-type(3) > img",
                outcome="review",
                box=[160, 1560, 620, 380],
                html='<img src="rainfall.png" alt="Chart of the rainfall">',
            ),
            finding(
                "long-article-no-subheads",
                "1,204 words follow without a subheading.",
                "article",
                box=[160, 100, 760, 2300],
            ),
            finding(
                "color-contrast",
                "Element's background color could not be determined due to a background image",
                "figure > .overlay",
                outcome="review",
                box=[160, 700, 760, 40],
                html='<span class="overlay">Photo: R. Meier</span>',
            ),
        ],
        state_note="A consent banner was closed before the audit.",
        picture={"file": "pictures/storm.jpg", "width": 1280, "height": 2600, "scale": 0.5},
        crops=[crop("pictures/storm-1.webp", 100, 800, 900, 620)],
        article=article(
            headline={"text": "Storm floods the old town", "tag": "h1", "selector": "h1"},
            skip_links=[
                {
                    "text": "Skip to content",
                    "href": "#content",
                    "selector": "body > a.skip",
                    "target_in_page": False,
                    "works": False,
                    "problem": "skip-link-broken",
                }
            ],
            headings=[
                heading(2, "Sections", "nav > h2", in_article=False, exposed=False),
                heading(1, "Storm floods the old town, thousands without power", "h1"),
                heading(2, "How the water came", "h2:nth-of-type(1)"),
                heading(4, "What to do now", "article > h4"),
                heading(2, "“We have never seen this”", "h2:nth-of-type(2)"),
            ],
            faux_headings=[
                {"text": "Emergency numbers", "selector": "article > p:nth-of-type(12) > b"}
            ],
            images=[
                image(
                    "article > figure:nth-of-type(1) > img",
                    "IMG_2031.jpg",
                    "filename",
                    box=[160, 330, 760, 428],
                    caption=caption("The market square at six in the morning."),
                    credit="R. Meier/dpa",
                ),
                image(
                    "article > figure:nth-of-type(2) > img",
                    flood,
                    "same_as_caption",
                    box=[160, 900, 760, 428],
                    caption=caption(flood),
                    src="https://news.example/media/flood.jpg",
                ),
                image(
                    "article > figure:nth-of-type(3) > img",
                    "Chart of the rainfall: 84 litres on Sunday",
                    "ok",
                    box=[160, 1560, 620, 380],
                    src="https://news.example/media/rainfall.png",
                ),
                image(
                    "article > p:nth-of-type(9) > img",
                    None,
                    "missing",
                    box=[160, 3300, 500, 300],
                    src="map.png",
                ),
                image(
                    "article > img.rule",
                    "",
                    "decorative_ok",
                    rendered=False,
                    src="data:image/gif;base64,R0lGOD",
                ),
                image("header > img", "News", "ok", in_article=False, role="logo"),
            ],
            repeated_captions=[
                {"text": flood, "times": 3, "selectors": ["figure:nth-of-type(2) > figcaption"]}
            ],
            transcript=[
                {
                    "role": "heading",
                    "text": "Storm floods the old town, thousands without power",
                    "selector": "h1",
                    "repeats": None,
                },
                {
                    "role": "image",
                    "text": flood,
                    "selector": "img",
                    "repeats": None,
                    "after": {
                        "finding": "alt-equals-caption-article > figure:nth-of-type(2) > img",
                        "text": RESCUE,
                    },
                },
                {"role": "paragraph", "text": flood, "selector": "figcaption", "repeats": 1},
            ],
        ),
    )


def arabic() -> Json:
    text = "متطوعون يوزعون المياه في ساحة المدينة"
    return page(
        "volunteers",
        "متطوعون يعيدون فتح المكتبة القديمة في المدينة",
        [
            finding(
                "alt-equals-caption",
                f"Alt text and caption are the same: “{text}”",
                "article > figure > img",
                box=[360, 330, 760, 428],
                html=f'<img src="w.jpg" alt="{text}">',
                fixes=[
                    fix(
                        "Say what can be seen",
                        f'<img src="w.jpg" alt="{text}">',
                        '<img src="w.jpg" alt="رجل وامرأتان يحملون صناديق">',
                    )
                ],
            ),
            finding(
                "heading-fake",
                "“أرقام” looks like a heading and is a paragraph.",
                "article > p:nth-of-type(4)",
                box=[820, 900, 300, 40],
                html="<p><b>أرقام</b></p>",
            ),
        ],
        lang="ar",
        detected_lang="ar",
        direction="rtl",
        state="opened",
        consent=None,
        keyboard=keyboard(
            [
                stop(1, "انتقل إلى المحتوى", [1081, 12, 183, 47], selector="a.skip"),
                stop(2, "الرئيسية", [900, 18, 96, 42]),
                stop(3, "ثقافة", [790, 18, 96, 42]),
                stop(4, "ميناء", [680, 18, 96, 42]),
                stop(5, text, [360, 330, 760, 428], selector="article > figure > a"),
            ],
            reached_article=5,
            skip_trials=[trial("a.skip", 1, [2, 3, 4], 2)],
        ),
        picture={"file": "pictures/volunteers.jpg", "width": 1280, "height": 1800, "scale": 1},
        article=article(
            skip_links=[skip_link("انتقل إلى المحتوى", "a.skip")],
            headings=[
                heading(1, "متطوعون يعيدون فتح المكتبة القديمة في المدينة", "h1"),
                heading(2, "كيف بدأت الفكرة", "h2"),
            ],
            faux_headings=[{"text": "أرقام", "selector": "article > p:nth-of-type(4)"}],
            images=[
                image(
                    "article > figure > img",
                    text,
                    "same_as_caption",
                    box=[360, 330, 760, 428],
                    caption=caption(text),
                    credit="تصوير: ليلى حداد",
                )
            ],
            transcript=[
                {
                    "role": "heading",
                    "text": "متطوعون يعيدون فتح المكتبة",
                    "selector": "h1",
                    "repeats": None,
                }
            ],
        ),
    )


def german() -> Json:
    return page(
        "radweg",
        "Der Radweg am Fluss kommt später – und wird teurer als geplant",
        [
            finding(
                "alt-is-filename",
                "The alt text is the file name “dpa-urn-newsml-20260301-99-123456.jpg”.",
                "main > article > div.media:nth-of-type(1) > picture > img",
                box=[160, 330, 760, 428],
                html='<img alt="dpa-urn-newsml-20260301-99-123456.jpg">',
            ),
            finding(
                "alt-is-filename",
                "The alt text is the file name “radweg_neu_final.jpg”.",
                "main > article > div.media:nth-of-type(2) > picture > img",
                box=[160, 900, 760, 300],
            ),
        ],
        lang="de-DE",
        detected_lang="de",
        picture={"file": "pictures/radweg.jpg", "width": 1280, "height": 1700, "scale": 1},
        article=article(
            headings=[heading(1, "Der Radweg am Fluss kommt später", "h1")],
            images=[
                image(
                    "main > article > div.media:nth-of-type(1) > picture > img",
                    "dpa-urn-newsml-20260301-99-123456.jpg",
                    "filename",
                    box=[160, 330, 760, 428],
                    caption=caption("Bauarbeiten am Donauufer, Anfang März."),
                    credit="Foto: K. Brandt",
                )
            ],
        ),
    )


def japanese() -> Json:
    return page(
        "sakura",
        "桜の開花、平年より五日早く 京都",
        [
            finding(
                "complex-image-undescribed",
                "The chart “kaika.png” has no table or long text near it.",
                "article > figure > img",
                outcome="review",
                box=[160, 330, 760, 428],
            )
        ],
        lang="ja",
        detected_lang="ja",
        article=article(
            headings=[heading(1, "桜の開花、平年より五日早く 京都", "h1")],
            images=[
                image(
                    "article > figure > img",
                    "開花日の推移を示す折れ線グラフ",
                    "ok",
                    box=[160, 330, 760, 428],
                )
            ],
        ),
    )


def findings() -> Json:
    return report(storm())


def error() -> Json:
    return report(failed("slow", "timeout", "The page had not loaded after 30 seconds."))


def mixed() -> Json:
    made = report(
        clean()["pages"][0],
        storm(),
        arabic(),
        german(),
        japanese(),
        failed("gone", "http-status", "The server answered 404 Not Found.") | {"http_status": 404},
        failed("moved", "dns", "No server is known by the name old.news.example."),
    )
    label = "The alt text is the name of a file"
    made["causes"] = [
        {
            "id": "cause-alt-is-filename",
            "rule": "alt-is-filename",
            "owner": "template",
            "label": label,
            "findings": 3,
            "pages": 2,
            "example": "alt-is-filename-img",
            "template": "t1",
            "templates": 1,
            "part": "article",
            "place": "main > article > figure",
        },
    ]
    made["templates"] = [{"id": "t1", "label": "/news/*", "pages": 5}]
    bylines = [
        (["Mara Quill"], "Harbour", "2026-03-01"),
        (["Mara Quill", "Owen Tarrow"], "City", "2026-03-08T10:00:00+01:00"),
        (["ليلى حداد"], "ثقافة", "2026-02-11"),
        (["K. Brandt"], "Stadt", None),
        ([], None, None),
    ]
    for one, (names, section, day) in zip(made["pages"], bylines, strict=False):
        one |= {"byline": names, "section": section, "published": day}
    return made


def compared() -> Json:
    """The mixed run after an earlier one: half of its findings were known."""
    made = mixed()
    for each in made["pages"]:
        for number, one in enumerate(each["findings"]):
            one["baseline"] = "known" if number % 2 else "new"
    faults = [f for p in made["pages"] for f in p["findings"] if f["outcome"] == "fail"]
    made["compared"] = {
        "run": "run-0",
        "started": "2026-03-02T14:05:00+00:00",
        "pages": 4,
        "new": sum(f["baseline"] == "new" for f in faults),
        "known": sum(f["baseline"] == "known" for f in faults),
        "moved": 1,
        "fixed": [
            {
                "target": "https://news.example/storm",
                "rule": "heading-fake",
                "severity": "moderate",
                "message": "“More” looks like a heading.",
                "fingerprint": "gone-1",
            }
        ],
        "only_now": [{"target": "https://news.example/sakura", "reason": "missing"}],
        "only_earlier": [{"target": "https://news.example/gone", "reason": "error"}],
        "rules": ["tabindex"],
        "settings": ["viewport"],
    }
    return made


def rtl() -> Json:
    return report(arabic())


def huge() -> Json:
    many = [
        finding(
            "color-contrast",
            f"Element {i} has insufficient color contrast of 2.85.",
            f"main > ul > li:nth-child({i}) > a.teaser__link",
            box=[100, 200 + 12 * i, 320, 18],
        )
        for i in range(1, 1501)
    ]
    picture = {"file": "pictures/front.jpg", "width": 1280, "height": 4000, "scale": 1}
    return report(page("front", "All the news of the day", many, picture=picture))


SCRIPT = "<script>alert(1)</script>"
QUOTES = "\"'><img src=x onerror=alert(2)>"
ANSI = "\x1b[2J\x1b[31mred\x1b]0;owned\x07\x9b1m"
MARKDOWN = "](javascript:alert(3)) **bold** `code` | cell @everyone #1 https://evil.example"
BIDI = "user\u202egpj.exe"
HOSTILE = f"{SCRIPT} {QUOTES} {ANSI} {MARKDOWN} {BIDI} \ud800 {{{{ 7*7 }}}} \x00"


def hostile() -> Json:
    before, after = f'<img alt="{HOSTILE}">', f'<img alt="x {QUOTES}">'
    bad = finding(
        "alt-is-filename",
        f"Alt text: “{HOSTILE}”",
        f"img#{HOSTILE}",
        html=before,
        box=[10, 10, 100, 100],
        frame=f"javascript:alert(4)//{HOSTILE}",
        fixes=[fix(HOSTILE, before, after, reason=HOSTILE, text=HOSTILE)],
        id=HOSTILE,
        fingerprint=HOSTILE,
        crop=0,
        source={"file": HOSTILE, "line": 1, "column": None},
        related=[{"selector": HOSTILE, "html": HOSTILE}],
        group=HOSTILE,
    )
    long = finding(
        "alt-is-filename",
        "x" * 20_000,
        "div > " * 3_000 + "img",
        html="```\n" * 500,
        fixes=[fix("Long", "a" * 9_000 + "b", "a" * 9_000 + "c")],
    )
    unknown = finding("javascript:alert(5)", "Unknown rule", "html", wcag=["4.9.9"])
    everything = page(
        "hostile",
        HOSTILE,
        [bad, long, unknown],
        lang='en" onclick="alert(6)',
        detected_lang=HOSTILE,
        url="javascript:alert(7)",
        target=HOSTILE,
        state_note=HOSTILE,
        direction=HOSTILE,
        state="dismissed",
        consent=banner(tool=HOSTILE, button=HOSTILE, selector=HOSTILE),
        keyboard=keyboard(
            [
                stop(1, HOSTILE, [10, 10, 90, 30], role=HOSTILE, selector=HOSTILE),
                stop(2, HOSTILE, [-1e9, 1e9, 1e12, 0], selector=None),
                stop(3, "x" * 20_000, [10, 10, 1e9, 1e9], selector=HOSTILE),
            ],
            end="bound",
            started_at=place(HOSTILE, HOSTILE, HOSTILE),
            trap=[place(HOSTILE, HOSTILE)],
            skip_trials=[trial(HOSTILE, 1, [2, 99], 1, led_away=HOSTILE)],
        ),
        picture={"file": 'pictures/x"><script>.jpg', "width": 1280, "height": 900, "scale": 1},
        crops=[crop('pictures/x"><script>-1.webp', 0, 0, 600, 600)],
        patch={"file": 'patches/x"><script>.patch', "fixes": 1},
        article=article(
            headline={"text": HOSTILE, "tag": "h1", "selector": HOSTILE},
            headings=[heading(level, HOSTILE, f"img#{HOSTILE}") for level in range(1, 400)],
            faux_headings=[{"text": HOSTILE, "selector": HOSTILE}],
            images=[
                image(
                    HOSTILE,
                    HOSTILE,
                    "ok",
                    name=HOSTILE,
                    caption=caption(HOSTILE),
                    credit=HOSTILE,
                    src=f"javascript:alert(8)//[{HOSTILE}",
                    box=[-50, -50, 5000, 5000],
                )
            ],
            skip_links=[
                skip_link(HOSTILE, HOSTILE, href=HOSTILE, works=works, problem=HOSTILE)
                for works in (None, True)
            ],
            repeated_captions=[{"text": HOSTILE, "times": 2, "selectors": [HOSTILE]}],
            transcript=[
                {
                    "role": HOSTILE,
                    "text": HOSTILE,
                    "selector": HOSTILE,
                    "repeats": 0,
                    "after": {"finding": HOSTILE, "text": QUOTES},
                },
                line(
                    HOSTILE,
                    HOSTILE,
                    HOSTILE,
                    3,
                    lang='en" x="',
                    links=[{"text": HOSTILE, "selector": HOSTILE}],
                    repeats=99,
                ),
            ],
        ),
    )
    everything |= {
        "byline": [HOSTILE, "x" * 5_000, SCRIPT, "javascript:alert(10)"],
        "section": HOSTILE,
        "published": HOSTILE,
    }
    bad |= {"cause": "bad", "baseline": "new"}
    unknown |= {"cause": "bad", "baseline": None}
    cause = {
        "id": "bad",
        "rule": "alt-is-filename",
        "owner": "template",
        "label": HOSTILE,
        "findings": 2,
        "pages": 1,
        "example": None,
        "action": HOSTILE,
        "template": HOSTILE,
        "place": HOSTILE,
    }
    gone = dict.fromkeys(("target", "rule", "severity", "message", "fingerprint"), HOSTILE)
    changes = {
        "started": HOSTILE,
        "pages": 1,
        "new": 1,
        "known": 1,
        "fixed": [gone],
        "only_now": [{"target": HOSTILE, "reason": "missing"}],
        "only_earlier": [{"target": HOSTILE, "reason": "error"}],
        "rules": [HOSTILE],
        "settings": [HOSTILE],
    }
    return report(
        everything,
        failed("gone", "internal", HOSTILE) | {"url": HOSTILE},
        causes=[cause],
        templates=[{"id": HOSTILE, "label": HOSTILE, "pages": 1}],
        compared=changes,
        rules={
            "alt-is-filename": {
                **RULES["alt-is-filename"],
                "why": HOSTILE,
                "url": "javascript:alert(9)",
            }
        },
    )


def bare() -> Json:
    """As little as the contract allows, and keys that it does not know."""
    least = {
        "id": "1",
        "fingerprint": "1",
        "rule": "unheard-of",
        "sources": ["a11yaudit"],
        "outcome": "fail",
        "severity": "minor",
        "wcag": [],
        "message": "Something is wrong.",
        "selector": "p",
        "html": "",
        "box": None,
        "fixes": [],
        "novelty": 1,
    }
    one = {
        "target": "a.html",
        "url": None,
        "status": "audited",
        "error": None,
        "findings": [least],
        "novelty": [1],
    }
    two = {
        "target": "b.html",
        "url": None,
        "status": "error",
        "error": {"kind": "crash", "message": ""},
        "findings": [],
    }
    made = report(one, two, novelty={"b": 1, "a": 2})
    del made["rules"], made["run"]["command"], made["run"]["config"]
    made["tool"] |= {"axe_version": None, "browser": None}
    return made


def walked() -> Json:
    return report(library())


def reviews() -> Json:
    return report(japanese())


SHAPES = {
    "empty": empty,
    "clean": clean,
    "findings": findings,
    "error": error,
    "mixed": mixed,
    "compared": compared,
    "rtl": rtl,
    "huge": huge,
    "hostile": hostile,
    "bare": bare,
    "reviews": reviews,
    "walked": walked,
}
