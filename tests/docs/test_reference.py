"""The reference pages name what there is, no more and no less; the map leads to every page."""

from __future__ import annotations

import re

import pytest
from docs_workspace import MADE, ROOT

from strike_timeline.cli.options import DatesFormat, TimelineFormat
from strike_timeline.document import Timeline
from strike_timeline.output.eventcsv import HEADER
from strike_timeline.output.records import event_records

DOCS = ROOT / "docs"
HARBOR = ROOT / "tests" / "output" / "harbor.json"
_CODE = re.compile(r"`([\w.]+)`")

pytestmark = pytest.mark.skipif(
    not DOCS.exists(), reason="the documentation is not part of this installation"
)


def _page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def _first_column(table: str) -> list[str]:
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    return [code for row in rows for code in _CODE.findall(row.split("|")[1])]


def test_every_form_is_described() -> None:
    described = _first_column(_page("formats.md").partition("\n## ")[0])
    assert set(described) == {form.value for form in (*TimelineFormat, *DatesFormat)}


def test_every_column_of_the_table_is_described() -> None:
    assert _first_column(_page("formats.md").partition("## CSV")[2].partition("\n## ")[0]) == list(HEADER)


def test_fields_of_json_lines_that_are_named_exist() -> None:
    named = set(_CODE.findall(_page("formats.md").partition("## JSON Lines")[2].partition("```")[0]))
    timeline = Timeline.model_validate_json(HARBOR.read_text(encoding="utf-8"))
    (record, *_) = (record for record in event_records(timeline) if record["evidence"])
    assert named <= {*record, *record["evidence"][0]}


def test_the_map_leads_to_every_page() -> None:
    pages = {path.name for path in DOCS.glob("*.md")} - {"index.md"}
    assert pages <= set(re.findall(r"\(([\w-]+\.md)", _page("index.md")))


def test_the_tutorial_says_what_names_stand_for() -> None:
    for name, arguments in MADE.items():
        assert f"| `{name}` |" in _page("tutorial.md")
        assert f"`strike-timeline {arguments}`" in _page("tutorial.md")
