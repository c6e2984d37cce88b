"""Two runs are compared finding by finding; what only one of them looked at is neither new nor gone."""

from __future__ import annotations

import copy
import json

import pytest
from jsonschema import Draft202012Validator
from shapes import failed, finding, page, report

from a11yaudit.errors import UserError
from a11yaudit.report import FORMATS, schema_text
from a11yaudit.report.comparing import Comparison
from a11yaudit.report.earlier import earlier_of, read_earlier


def one(rule="img-alt-missing", place="img", mark="m1", **more):
    made = finding(rule, f"Fault at {place}", place, html=f"<i>{mark}</i>", **more)
    return made | {"fingerprint": mark, "cause": "c1"}


def compare(now, then):
    now = copy.deepcopy(now)
    comparison = Comparison(earlier_of(then), now["run"].get("config") or {})
    for each in now["pages"]:
        comparison.mark(each)
    now["compared"] = comparison.told(now["pages"])
    return now


def marks(made):
    return [f["baseline"] for p in made["pages"] for f in p["findings"]]


def test_new_known_and_fixed_are_told_by_fingerprint():
    then = report(page("a", "A", [one(mark="m1", place="p1"), one(mark="m2", place="p2")]))
    now = report(page("a", "A", [one(mark="m2", place="p2"), one(mark="m3", place="p3")]))
    made = compare(now, then)
    assert marks(made) == ["known", "new"]
    assert [f["fingerprint"] for f in made["compared"]["fixed"]] == ["m1"]


def test_counts_that_are_alike_hide_nothing():
    then = report(page("a", "A", [one(mark="m1", place="p1")]))
    made = compare(report(page("a", "A", [one(mark="m2", place="p2")])), then)
    compared = made["compared"]
    assert (compared["new"], compared["known"], len(compared["fixed"])) == (1, 0, 1)


def test_the_same_place_is_the_same_fault_though_its_text_changed():
    then = report(page("a", "A", [one(mark="m1", place="figure > img")]))
    made = compare(report(page("a", "A", [one(mark="m2", place="figure > img")])), then)
    assert (marks(made), made["compared"]["moved"], made["compared"]["fixed"]) == (["known"], 1, [])


def test_a_fingerprint_is_never_taken_from_its_own_finding_by_a_place():
    """A picture put in front shifts the places of all others."""
    then = report(page("a", "A", [one(mark="m1", place="p1"), one(mark="m2", place="p2")]))
    shifted = [
        one(mark="m9", place="p1"),
        one(mark="m1", place="p2"),
        one(mark="m2", place="p3"),
    ]
    made = compare(report(page("a", "A", shifted)), then)
    assert marks(made) == ["new", "known", "known"]


def test_equal_findings_are_paired_once_each():
    then = report(page("a", "A", [one(mark="m1"), one(mark="m1")]))
    made = compare(report(page("a", "A", [one(mark="m1")] * 1)), then)
    assert (marks(made), len(made["compared"]["fixed"])) == (["known"], 1)


def test_pages_of_one_run_only_are_named_and_their_findings_are_neither():
    then = report(
        page("a", "A", [one()]),
        page("gone", "Gone", [one(mark="m7")]),
        page("broken", "Broken", [one(mark="m8")]),
    )
    now = report(
        page("a", "A", [one()]),
        page("fresh", "Fresh", [one(mark="m9")]),
        failed("broken", "timeout", "Too slow."),
    )
    made = compare(now, then)
    compared = made["compared"]
    assert marks(made) == ["known", None]
    assert (compared["new"], compared["fixed"], compared["pages"]) == (0, [], 1)
    assert [(p["target"], p["reason"]) for p in compared["only_now"]] == [
        (now["pages"][1]["target"], "missing")
    ]
    assert [p["reason"] for p in compared["only_earlier"]] == ["missing", "error"]


def test_what_one_run_did_not_look_for_is_neither():
    then = report(page("a", "A", [one(), one("heading-fake", mark="h")]))
    now = report(page("a", "A", [one("alt-is-filename", mark="f")]))
    then["run"]["config"] = {"skip_rules": ["alt-is-filename"], "rules": []}
    now["run"]["config"] = {"rules": ["alt-is-filename", "img-alt-missing"], "skip_rules": []}
    made = compare(now, then)
    assert marks(made) == [None]
    assert [f["rule"] for f in made["compared"]["fixed"]] == ["img-alt-missing"]
    assert made["compared"]["rules"] == ["alt-is-filename", "heading-fake"]


def test_a_rule_that_crashed_cured_nothing():
    then = report(page("a", "A", [one()]))
    made = compare(report(page("a", "A", [], crashed_rules=["img-alt-missing"])), then)
    assert made["compared"]["fixed"] == []


def test_a_preview_at_another_host_is_the_same_page_unless_a_path_is_ambiguous():
    def at(host, *findings):
        return page("a", "A", list(findings)) | {
            "target": f"https://{host}/story",
            "url": f"https://{host}/story",
        }

    made = compare(report(at("preview.example", one())), report(at("news.example", one())))
    assert marks(made) == ["known"]
    twice = report(at("one.example", one()), at("two.example", one()))
    assert marks(compare(report(at("preview.example", one())), twice)) == [None]


def test_settings_that_differ_are_named():
    then, now = report(page("a", "A")), report(page("a", "A"))
    then["run"]["config"], now["run"]["config"] = (
        {"viewport": [1280, 800]},
        {"viewport": [390, 844]},
    )
    assert compare(now, then)["compared"]["settings"] == ["viewport"]


def test_the_comparison_keeps_the_contract():
    then = report(page("a", "A", [one()]), page("gone", "G"))
    made = compare(report(page("a", "A", [one(mark="m2", place="p")])), then)
    text = FORMATS["json"](made)
    errors = Draft202012Validator(json.loads(schema_text())).iter_errors(json.loads(text))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no report to compare with"),
        (b"{", "is no JSON report of a11yaudit: line 1"),
        (b"\xff\xfe\x00", "cannot be read: it is no text"),
        (b"[" * 100_000, "is no JSON report"),
        (b"[]", "no report of a11yaudit"),
        (b'{"a": 1}', "no report of a11yaudit"),
        (b'{"schema_version": "2.0", "pages": []}', "is a report of schema 2.0"),
        (b'{"schema_version": "1.0", "pages": [7]}', "is damaged"),
        (b'{"schema_version": "1.0", "pages": [{"findings": [7]}]}', "is damaged"),
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(content, sentence, tmp_path):
    file = tmp_path / "report.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UserError, match=sentence):
        read_earlier(file)


def test_a_report_folder_will_do(tmp_path):
    (tmp_path / "report.json").write_text(FORMATS["json"](report(page("a", "A"))), "utf-8")
    assert len(read_earlier(tmp_path).pages) == 1
