"""Every form of output of one small timeline, kept as files; UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from strike_timeline.document import Timeline
from strike_timeline.output.bls import bls_csv
from strike_timeline.output.datelist import dates_text
from strike_timeline.output.diffform import diff_markdown, diff_text
from strike_timeline.output.eventcsv import timeline_csv
from strike_timeline.output.explain import candidates, explain_json, explain_markdown, explain_text, nearest
from strike_timeline.output.highlight import dates_in_text, entities_in_text, events_in_text
from strike_timeline.output.ics import timeline_ics
from strike_timeline.output.jsonform import schema_json, timeline_json
from strike_timeline.output.jsonlines import timeline_jsonl
from strike_timeline.output.lat import lat_csv
from strike_timeline.output.listing import entities_text, mentions_text
from strike_timeline.output.markdown import timeline_markdown
from strike_timeline.output.mermaid import timeline_mermaid
from strike_timeline.output.paper import Paper
from strike_timeline.output.terminal import timeline_text
from strike_timeline.output.timelinejs import timeline_timelinejs
from strike_timeline.timeline import decide, diff, read_decisions

GOLDEN = Path(__file__).parent / "golden"
EXAMPLE = Path(__file__).parents[2] / "docs" / "decisions-example.toml"
EVENT = "v-77aa"


def _explained(timeline: Timeline, width: int) -> str:
    return explain_text(timeline, candidates(timeline, EVENT)[0], Paper(width))


def _reviewed(timeline: Timeline) -> Timeline:
    """The timeline with the decisions of the documentation's example."""
    return decide(timeline, read_decisions(EXAMPLE)).timeline


def _compared(timeline: Timeline, width: int) -> str:
    reviewed = _reviewed(timeline)
    return diff_text(diff(timeline, reviewed), timeline, reviewed, Paper(width))


FORMS: dict[str, Callable[[Timeline], str]] = {
    "timeline-80.txt": lambda timeline: timeline_text(timeline, Paper(80)),
    "timeline-100.txt": lambda timeline: timeline_text(timeline, Paper(100)),
    "timeline-60.txt": lambda timeline: timeline_text(timeline, Paper(60)),
    "timeline-132.txt": lambda timeline: timeline_text(timeline, Paper(132)),
    "timeline-color.txt": lambda timeline: timeline_text(timeline, Paper(80, color=True)),
    "timeline.md": timeline_markdown,
    "timeline.csv": timeline_csv,
    "timeline.ics": timeline_ics,
    "timeline.jsonl": timeline_jsonl,
    "timeline.mmd": timeline_mermaid,
    "timeline-timelinejs.json": timeline_timelinejs,
    "timeline-lat.csv": lat_csv,
    "timeline-bls.csv": bls_csv,
    "entities-80.txt": lambda timeline: entities_text(timeline, Paper(80)),
    "dates-60.txt": lambda timeline: dates_text(timeline, Paper(60)),
    "dates-80.txt": lambda timeline: dates_text(timeline, Paper(80)),
    "dates-120.txt": lambda timeline: dates_text(timeline, Paper(120)),
    "mentions-80.txt": lambda timeline: mentions_text(timeline, Paper(80)),
    "explain-60.txt": lambda timeline: _explained(timeline, 60),
    "explain-80.txt": lambda timeline: _explained(timeline, 80),
    "explain.md": lambda timeline: explain_markdown(timeline, candidates(timeline, EVENT)[0]),
    "explain-reviewed-80.txt": lambda timeline: _explained(_reviewed(timeline), 80),
    "timeline-reviewed-80.txt": lambda timeline: timeline_text(_reviewed(timeline), Paper(80)),
    "timeline-reviewed.md": lambda timeline: timeline_markdown(_reviewed(timeline)),
    "diff-60.txt": lambda timeline: _compared(timeline, 60),
    "diff-120.txt": lambda timeline: _compared(timeline, 120),
    "diff.md": lambda timeline: diff_markdown(
        diff(timeline, _reviewed(timeline)), timeline, _reviewed(timeline)
    ),
    "entities-in-text.txt": lambda timeline: entities_in_text(timeline, Paper(80)),
    "dates-in-text.txt": lambda timeline: dates_in_text(timeline, Paper(80)),
    "dates-in-text-color.txt": lambda timeline: dates_in_text(timeline, Paper(80, color=True)),
    "events-in-text.txt": lambda timeline: events_in_text(timeline, Paper(80)),
}


@pytest.mark.parametrize("name", FORMS)
def test_form(name: str, harbor_with_text: Timeline) -> None:
    made = FORMS[name](harbor_with_text)
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(made, encoding="utf-8", newline="")
    assert made == file.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", [name for name in FORMS if name.endswith(".txt") and "color" not in name])
def test_plain_forms_hold_no_escapes_and_fit(name: str, harbor_with_text: Timeline) -> None:
    lines = FORMS[name](harbor_with_text).splitlines()
    width = int(name.removesuffix(".txt").rpartition("-")[2]) if "text" not in name else 80
    assert all(len(line) <= width and "\x1b" not in line and line == line.rstrip() for line in lines)


def test_json_is_the_document(harbor_with_text: Timeline) -> None:
    file = Path(__file__).parent / "harbor.json"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(timeline_json(harbor_with_text), encoding="utf-8", newline="\n")
    assert timeline_json(harbor_with_text) == file.read_text(encoding="utf-8")


def test_json_has_texts_only_when_asked(harbor: Timeline, harbor_with_text: Timeline) -> None:
    assert all("text" not in article for article in json.loads(timeline_json(harbor))["articles"])
    assert all("text" in article for article in json.loads(timeline_json(harbor_with_text))["articles"])


def test_json_reads_back_the_same(harbor: Timeline) -> None:
    assert Timeline.model_validate_json(timeline_json(harbor)) == harbor


def test_evidence_of_the_sample_is_exact(harbor_with_text: Timeline) -> None:
    texts = {article.id: article.text or "" for article in harbor_with_text.articles}
    for event in harbor_with_text.events:
        for told in event.mentions:
            assert texts[told.article][told.start : told.end] == told.quote


def test_schema_lists_the_fields_of_the_contract() -> None:
    schema = json.loads(schema_json())
    assert schema["$schema"].endswith("2020-12/schema")
    wanted = ["schema_version", "generator", "articles", "entities", "dates", "events", "disputes", "dropped"]
    assert list(schema["properties"]) == wanted
    assert "text" not in schema["$defs"]["ArticleRecord"].get("required", [])


def test_markdown_is_headings_paragraphs_and_lists_only(harbor: Timeline) -> None:
    tokens = MarkdownIt("commonmark").parse(timeline_markdown(harbor))
    blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert blocks == {"heading", "paragraph", "inline", "bullet_list", "list_item"}
    inline = {child.type for token in tokens for child in token.children or []}
    marks = {"text", "strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close"}
    assert inline <= marks


def test_markdown_marks_each_footnote_once(harbor: Timeline) -> None:
    text = timeline_markdown(harbor)
    sentences = {(told.article, told.start, told.end) for event in harbor.events for told in event.mentions}
    for number in range(1, len(sentences) + 1):
        assert text.count(f"\n[^{number}]: ") == 1
        assert text.count(f"[^{number}]") >= 2
    assert f"[^{len(sentences) + 1}]" not in text


def test_explanation_names_the_rule_that_chose(harbor: Timeline) -> None:
    explained = json.loads(explain_json(harbor, candidates(harbor, EVENT)[0]))
    date = next(account for account in explained["accounts"] if account["field"] == "date")
    assert date["rule"] == "told closest to the day"
    told = [(version["value"], version["agrees"], version["mentions"]) for version in date["versions"]]
    assert told == [("2024-03-04", True, [0]), ("2024-03-05", False, [2])]


def test_a_decision_is_told_as_the_reviewers(harbor: Timeline) -> None:
    told = _explained(_reviewed(harbor), 100)
    assert "Date      5 Mar 2024 (decided by a reviewer)" in told
    assert "Decided by a reviewer\n  ✎ v-" in told
    assert "Date: decided by a reviewer" in told
    assert "≠ 4 Mar 2024" in told and "= 5 Mar 2024" in told


def test_an_event_struck_off_can_be_explained(harbor: Timeline) -> None:
    reviewed = _reviewed(harbor)
    (event,) = candidates(reviewed, "v-90aa")
    assert "✎ struck off: The company denied what nobody had claimed." in explain_text(
        reviewed, event, Paper(100)
    )


@pytest.mark.parametrize(
    ("wanted", "first"),
    [("v-77ab", "v-77aa00bb11cc"), ("81ba", "v-81aa00bb11cc"), ("v-1a2c", "v-1a2b3c4d5e6f")],
)
def test_the_nearest_ids_come_first(harbor: Timeline, wanted: str, first: str) -> None:
    assert nearest(harbor, wanted, 1)[0].id == first


def test_explanation_as_json_is_self_contained(harbor: Timeline) -> None:
    explained = json.loads(explain_json(harbor, candidates(harbor, "v-1a2b9")[0]))
    assert explained["event"]["id"] == "v-1a2b9f000000"
    assert explained["outcome"]["id"] == "v-77aa00bb11cc"
    assert [article["source"] for article in explained["articles"]] == ["wire/bulletin.txt"]
    assert {entity["id"] for entity in explained["entities"]} == {"e-hcou", "e-north"}
    assert [dispute["id"] for dispute in explained["disputes"]] == ["d-abc000000000"]


def test_empty_timeline_in_every_form(harbor: Timeline) -> None:
    empty = Timeline(generator=harbor.generator)
    assert timeline_text(empty, Paper(80)).strip() == "No events."
    assert "No events." in timeline_markdown(empty)
    assert entities_text(empty, Paper(80)) == "No entities.\n"
    assert json.loads(timeline_json(empty))["events"] == []
