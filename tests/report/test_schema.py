"""Every report keeps the contract that is shipped as a JSON Schema."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from shapes import SHAPES, findings

from a11yaudit.report import FORMATS, SCHEMA_VERSION, page_line, schema_text
from a11yaudit.report.schema import ordered, schema


@pytest.fixture(scope="module")
def validator():
    return Draft202012Validator(json.loads(schema_text()))


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(json.loads(schema_text()))


def test_every_shape_keeps_the_contract(shape, validator):
    errors = validator.iter_errors(json.loads(FORMATS["json"](SHAPES[shape]())))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_the_shapes_have_the_version_of_the_schema(shape):
    assert SHAPES[shape]()["schema_version"] == SCHEMA_VERSION


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), "2.0"),
        (("pages", 0, "status"), "maybe"),
        (("pages", 0, "error"), {"kind": "timeout", "message": ""}),
        (("pages", 0, "findings", 0, "severity"), "critical"),
        (("pages", 0, "findings", 0, "box"), [1, 2, 3]),
        (("pages", 0, "article", "images", 0, "alt_status"), "bad"),
    ],
)
def test_what_breaks_the_contract_is_named(path, value, validator):
    report = findings()
    place = report
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not validator.is_valid(report)


def test_json_holds_the_report_and_nothing_else(shape):
    if shape != "hostile":  # half a surrogate pair cannot be written
        assert json.loads(FORMATS["json"](SHAPES[shape]())) == SHAPES[shape]()


def test_json_keys_stand_in_the_schemas_order_however_the_report_was_made():
    report = findings()
    backwards = dict(reversed(report.items()))
    backwards["pages"] = [dict(reversed(page.items())) for page in report["pages"]]
    assert FORMATS["json"](backwards) == FORMATS["json"](report)
    assert list(json.loads(FORMATS["json"](backwards))) == [
        key for key in schema()["properties"] if key in report
    ]


def test_unknown_keys_follow_by_name():
    assert list(ordered({"b": 1, "pages": [], "a": 2})) == ["pages", "a", "b"]


def test_jsonl_has_the_same_page_objects_one_per_line(shape):
    report = json.loads(FORMATS["json"](SHAPES[shape]()))
    lines = FORMATS["jsonl"](report).splitlines()
    assert [json.loads(line) for line in lines] == report["pages"]
    assert "".join(page_line(page) for page in report["pages"]) == FORMATS["jsonl"](report)


def test_a_line_separator_in_a_title_does_not_split_the_line():
    line = page_line({"title": "a\u2028b\u0085c\nd"})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"title": "a\u2028b\u0085c\nd"}
