"""An audit with a source map names the files that somebody must change."""

from __future__ import annotations

import json
import subprocess
import sys

TEXT = "<p>It has rained in Lund for three days, and the river has risen by almost a metre.</p>" * 4
PAGE = """<!doctype html><html lang="en"><title>{0}</title>
<header><a class="home-link" href="/"><img src="/logo.svg" width="90" height="40"></a></header>
<main><article><h1>{0}</h1>{1}<img src="{2}.jpg" alt="{3}" width="640" height="360">{1}</article>
</main></html>"""
MAP = """
[[map]]
url = "/*.html"
template = "theme/page.html"
content = "content/{1}.md"

[[map]]
url = "/sport/**"
template = "theme/sport.html"
"""


def test_findings_and_causes_name_their_files(tmp_path):
    for folder in ("site", "theme", "content"):
        (tmp_path / folder).mkdir()
    for name, alt in (("rain", "rain.jpg"), ("wind", "A bent tree on a hill")):
        page = PAGE.format(f"News of {name} in Lund", TEXT, name, alt)
        (tmp_path / "site" / f"{name}.html").write_text(page)
    (tmp_path / "site" / "old").mkdir()
    plain = PAGE.format("News of old in Lund", TEXT, "old", "A reed boat")
    (tmp_path / "site" / "old" / "a.html").write_text(plain)
    (tmp_path / "theme" / "page.html").write_text('<header>\n<a class="home-link" href="/">\n')
    (tmp_path / "content" / "rain.md").write_text("# News\n\n![rain.jpg](rain.jpg)\n")
    (tmp_path / "sources.toml").write_text(MAP)
    command = [
        sys.executable,
        "-m",
        "a11yaudit",
        "audit",
        "site",
        "--verify",
        "none",
        "--source-map",
        "sources.toml",
    ]
    command += ["--format", "json", "--format", "html", "--evidence", "none", "--probes", "none"]
    done = subprocess.run(
        [*command, "--exit-zero"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert "'/sport/**' matches no page" in done.stderr
    report = json.loads((tmp_path / "a11y-report" / "report.json").read_text(encoding="utf-8"))
    old, rain, wind = (
        {f["rule"]: f["source"] for f in page["findings"]} for page in report["pages"]
    )
    logo = {"file": "theme/page.html", "line": 2, "column": None}
    assert rain["linked-image-no-name"] == wind["linked-image-no-name"] == logo
    assert rain["alt-is-filename"] == {"file": "content/rain.md", "line": 3, "column": None}
    place = plain[: plain.index('<a class="home-link"')].splitlines()
    line, column = len(place), len(place[-1]) + 1
    mine = {"file": "site/old/a.html", "line": line, "column": column}
    assert old["linked-image-no-name"] == mine
    (cause,) = [one for one in report["causes"] if one["rule"] == "linked-image-no-name"]
    assert (cause["owner"], cause["pages"]) == ("template", 3)
    assert cause["source"] is None  # one of its pages is in no map
    (html,) = (tmp_path / "a11y-report" / "pages").glob("*rain*.html")
    assert "theme/page.html:2" in html.read_text(encoding="utf-8")
