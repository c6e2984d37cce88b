"""The Markdown report reads well, fits where it goes, and nothing in a page becomes markup."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from shapes import MARKDOWN, SCRIPT, SHAPES, finding, fix, page, report

from a11yaudit.report import markdown


def html_of(text):
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


def test_a_page_with_a_fault_and_a_fix():
    made = report(
        page(
            "storm",
            "Storm floods the old town",
            [
                finding(
                    "alt-is-filename",
                    "The alt text is “a_b.jpg”.",
                    "figure > img",
                    fixes=[fix("Describe it", '<img alt="a_b.jpg">', '<img alt="A flood">')],
                )
            ],
        )
    )
    assert markdown.render(made) == (
        "## Accessibility\n\n"
        "**The page has 1 serious fault.**\n\n"
        "| Severity | Findings | What it means |\n"
        "| --- | ---: | --- |\n"
        "| Serious | 1 | Some readers miss this part of the page or get stuck. |\n\n"
        "### [Storm floods the old town](<https://news.example/storm>)\n\n"
        "This page has 1 serious fault.\n\n"
        "**Write what the picture shows** (serious, 1 place)\n\n"
        "- The alt text is “a\\_b.jpg”. `alt-is-filename`  \n"
        "  at `figure > img`\n\n"
        "  Describe it (needs an editor's words)\n\n"
        "  ```diff\n"
        '  - <img alt="a_b.jpg">\n'
        '  + <img alt="A flood">\n'
        "  ```\n\n"
        "_Automatic checks find only some barriers. A page without findings can still have faults "
        "that only a person notices._\n"
    )


def test_it_fits_into_a_comment(shape):
    assert len(markdown.render(SHAPES[shape]())) <= markdown.LIMIT


def test_what_does_not_fit_is_counted():
    found = [finding(f"rule-{i}", "x" * 400, "p") for i in range(40)]
    text = markdown.render(report(*(page(f"p{i}", f"Page {i}", found) for i in range(30))))
    assert len(text) <= markdown.LIMIT
    shown = text.count("\n### [Page")
    assert f"_{30 - shown} more pages in the full report._" in text


def test_pages_that_failed_come_first():
    text = markdown.render(SHAPES["mixed"]())
    assert text.index("Could not be audited") < text.index("| Severity") < text.index("### [Storm")


def test_no_markup_of_a_page_takes_effect(shape):
    html = html_of(markdown.render(SHAPES[shape]()))
    assert set(re.findall(r"<([a-z0-9]+)", html)) <= {
        "h2",
        "h3",
        "p",
        "strong",
        "em",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "code",
        "pre",
        "a",
        "br",
    }
    assert all(
        href.startswith("https://news.example/") for href in re.findall(r'href="([^"]*)', html)
    )


@pytest.mark.parametrize(
    "payload",
    [SCRIPT, MARKDOWN, "*a* _b_ ~~c~~ `d` [e](f) ![g](h) <i> &lt; \\", "# x", "| a | b |"],
)
def test_escaped_text_reads_as_it_is(payload):
    html = html_of(f"x {markdown.escape(payload)}")
    read = re.sub(r"</?p>", "", html).strip().replace("\u2060", "")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        read = read.replace(entity, sign)
    assert read == f"x {payload}"


@pytest.mark.parametrize("link", ["@everyone", "#12", "https://evil.example", "www.evil.example"])
def test_mentions_issues_and_bare_addresses_are_broken_up(link):
    assert "\u2060" in markdown.escape(f"see {link}")


@pytest.mark.parametrize("payload", ["a", "`", "``a`", "a `b` c", "```"])
def test_code_spans_hold_backticks(payload):
    assert html_of(markdown.code(payload)) == f"<p><code>{payload}</code></p>\n"


def test_how_the_page_stood_and_where_a_finding_was_seen():
    text = markdown.render(SHAPES["walked"]())
    assert (
        "As it opened, a consent banner (OneTrust) lay over the page. “Reject all” was pressed; "
        "the article was judged without it.\n\n"
        "With the keyboard, 12 presses of Tab lead to the article. The skip link “Skip to the "
        "article” makes that 3: it saves 9.\n\n"
        "Listening takes about 35 seconds; 9 seconds of it are repetition.\n\n"
    ) in text
    assert text.count("(seen with the banner open)") == 1
