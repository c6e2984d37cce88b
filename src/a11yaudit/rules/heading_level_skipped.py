"""A heading in the article skips a level.

What it finds
    A heading whose level is more than one below that of the heading before it, such as an `h4`
    straight after the headline. The visible headline counts as level 1 even where it is no
    heading in the markup.

Why it matters
    Screen reader users move by level: who asks for the next level-2 heading never meets a
    section marked `h4`, and who meets it wonders which heading has been missed.

How to fix it
    Give the heading the next level down and choose its size in the style sheet, not by its level.

What it does not report
    The first heading of a page, going back up from any level, and headings in boxes of their own
    (navigation, asides, related stories, footers, forms), teasers included: those start anew.

References
    WCAG 1.3.1 (G141, H42); axe-core heading-order, whose findings outside the article's own
    headings are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.model import Fail, Fix, Pass, RenameElement, Safety, Severity
from a11yaudit.rule import Bad, Family, Good, Rule
from a11yaudit.rules._headings import is_a_sentence, levels_at, outline, sections, set_level
from a11yaudit.rules._pictures import quote
from a11yaudit.said import say, say_list, say_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yaudit.article import Heading
    from a11yaudit.model import Element, Page, Verdict


def applies(page: Page) -> Iterator[Element]:
    """The article's headings that have text under them."""
    for section in sections(page):
        if section.prose:
            yield section.heading.element


def check(element: Element, page: Page) -> Verdict:
    """A heading may go down by one level, and up as far as it likes."""
    level, before, name = levels_at(element, page)
    if before is None or level <= before + 1:
        return Pass()
    gone = [str(n) for n in range(before + 1, level)]
    if before == 1:
        return Fail(
            say_number(
                "{heading} is a level-{level} heading, but what stands above it is the headline, "
                "level 1: level {missing} is missing in between.",
                "{heading} is a level-{level} heading, but what stands above it is the headline, "
                "level 1: levels {missing} are missing in between.",
                len(gone),
                heading=quote(name),
                level=level,
                missing=say_list(gone),
            )
        )
    return Fail(
        say_number(
            "{heading} is a level-{level} heading, but the heading before it is of level {before}: "
            "level {missing} is missing in between.",
            "{heading} is a level-{level} heading, but the heading before it is of level {before}: "
            "levels {missing} are missing in between.",
            len(gone),
            heading=quote(name),
            level=level,
            before=before,
            missing=say_list(gone),
        )
    )


def fix(element: Element, page: Page) -> Fix:
    """Move the heading and those that follow it in its run up to the next free level.

    A whole sentence set as a heading is a standfirst or a quotation: that becomes a paragraph.
    """
    if is_a_sentence(element):
        title = say("Make it a paragraph: a whole sentence here is a standfirst or a quotation.")
        return Fix(title, Safety.REVIEW, (RenameElement(element, "p"),))
    level, before, _ = levels_at(element, page)
    by = level - (before or 0) - 1
    run = _run(element, (before or 0) + 1, page)
    edits = [edit for h in run for edit in set_level(h.element, h.level - by)]
    title = say("Make it a heading of level {level}. Check that the look stays.", level=level - by)
    if run[1:]:
        title = say_number(
            "Make it a heading of level {level}, and move the heading that follows up by "
            "{distance} too. Check that the look stays.",
            "Make it a heading of level {level}, and move the {number} headings that follow up by "
            "{distance} too. Check that the look stays.",
            len(run) - 1,
            level=level - by,
            distance=say("one level")
            if by == 1
            else say_number("{number} level", "{number} levels", by),
        )
    return Fix(title, Safety.REVIEW, tuple(edits), show=element)


def _run(element: Element, target: int, page: Page) -> list[Heading]:
    """The heading and those after it, up to the first that is on the right level already."""
    run: list[Heading] = []
    for heading in outline(page):
        if heading.element.index < element.index:
            continue
        if run and heading.level <= target:
            break
        if run and heading.level < run[0].level:
            break
        run.append(heading)
    return run


_P = "<p>The council of Lund met on Monday to talk about the rain that fell all week.</p>"
_TOP = f"<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1>{_P}"

RULE = Rule(
    id="heading-level-skipped",
    family=Family.HEADINGS,
    action="Set the heading levels in order",
    severity=Severity.MODERATE,
    wcag=("1.3.1", "2.4.6"),
    overrules=("heading-order",),
    examples=(
        Bad(f"{_TOP}<h4>Costs</h4>{_P}</article>", "h4", "1 to 4", fixed="<h2>Costs</h2>"),
        Bad(
            f"{_TOP}<h3>Costs</h3>{_P}<h4>Schools</h4>{_P}<h3>Parents</h3>{_P}</article>",
            "h3:first-of-type",
            "a whole run one level too low",
            fixed="<h2>Costs</h2>",
        ),
        Bad(
            "<title>Umbrellas for all schools</title><article><div>Umbrellas for all schools</div>"
            f'{_P}<h4 class="sub">Costs</h4>{_P}</article>',
            "h4",
            "the visible headline counts as level 1",
            fixed='<h2 class="sub">Costs</h2>',
        ),
        Bad(
            "<title>傘をすべての学校に</title><article><h1>傘をすべての学校に</h1>"
            "<p>市議会は月曜日に集まり、先週ずっと降り続いた雨について長い時間をかけて話し合いました。</p>"
            "<h2>費用</h2><p>学校ごとに二百本の傘が秋の始まる前に配られることが会議で決まりました。</p>"
            "<h5>保護者</h5><p>保護者はバス停にも屋根をつけるように市に求めており、六月に決まる予定です。"
            "</p></article>",
            "h5",
            "a Japanese page",
            fixed="<h3>保護者</h3>",
        ),
        Bad(
            "<title>Umbrellas for all</title><article><h1>Umbrellas for all</h1><h4>The council of "
            "Lund met on Monday to talk about the rain that fell all week and about what it costs "
            f"the town.</h4>{_P}{_P}</article>",
            "h4",
            "a standfirst marked as a heading",
            fixed="<p>The council of Lund met on Monday to talk about the rain that fell all week "
            "and about what it costs the town.</p>",
        ),
        Good(f"<h3>Lund</h3>{_P}{_P}", "the first heading of the page"),
        Good(
            f"{_TOP}<h2>Costs</h2>{_P}<h3>Schools</h3>{_P}<h4>North</h4>{_P}<h2>Parents</h2>"
            f"{_P}</article>",
            "going back up",
        ),
        Good(
            f'{_TOP}<nav><h4>In this story</h4><a href="#costs">Costs</a></nav><h2 id="costs">Costs'
            f"</h2>{_P}</article>",
            "navigation",
        ),
        Good(f"{_TOP}<aside><h4>About the council</h4>{_P}</aside>{_P}</article>", "an aside"),
        Good(
            f'{_TOP}{_P}<div class="related"><h4>Read more</h4>{_P}</div>{_P}</article>',
            "related stories",
        ),
        Good(
            f"{_TOP}{_P}<div><h4>Signed up!</h4><p>You get our letter on Monday.</p></div>{_P}"
            "</article>",
            "a box of its own without running text",
        ),
        Good(f'{_TOP}{_P}<h5><a href="/rain">Rain in May</a></h5>{_P}</article>', "a teaser"),
        Good(f"{_TOP}{_P}</article><footer><h4>About us</h4>{_P}</footer>", "a footer"),
        Good(
            f'{_TOP}<div role="heading" aria-level="2">Costs</div>{_P}<h3>Schools</h3>{_P}'
            "</article>",
            "a level given by ARIA",
        ),
    ),
)
