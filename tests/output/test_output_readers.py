"""What every form of a timeline keeps to, whatever the articles say: it is written without an error, the same
twice, and a reader of the form finds every event in it and no more markup than is ours."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from icalendar import Calendar
from markdown_it import MarkdownIt
from markdown_it.token import Token
from timelines import timelines

from strike_timeline.document import EventRecord, Timeline
from strike_timeline.output.bls import bls_csv
from strike_timeline.output.diffform import diff_markdown
from strike_timeline.output.disputelist import disputes_csv, disputes_json, disputes_markdown
from strike_timeline.output.escape import link
from strike_timeline.output.eventcsv import timeline_csv
from strike_timeline.output.explain import explain_json, explain_markdown
from strike_timeline.output.ics import timeline_ics
from strike_timeline.output.jsonform import timeline_json
from strike_timeline.output.jsonlines import timeline_jsonl
from strike_timeline.output.lat import lat_csv
from strike_timeline.output.markdown import timeline_markdown
from strike_timeline.output.mermaid import timeline_mermaid
from strike_timeline.output.paper import Paper
from strike_timeline.output.plain import plain, quoted
from strike_timeline.output.report import timeline_html
from strike_timeline.output.stretches import stretches
from strike_timeline.output.terminal import timeline_text
from strike_timeline.output.timelinejs import timeline_timelinejs
from strike_timeline.output.view import View
from strike_timeline.output.web import web_address
from strike_timeline.timeline import diff

FORMS: dict[str, Callable[[Timeline], str]] = {
    "table": lambda timeline: timeline_text(timeline, Paper(80)),
    "json": timeline_json,
    "md": timeline_markdown,
    "html": timeline_html,
    "csv": timeline_csv,
    "ics": timeline_ics,
    "timelinejs": timeline_timelinejs,
    "lat": lat_csv,
    "bls": bls_csv,
    "mermaid": timeline_mermaid,
    "jsonl": timeline_jsonl,
    "disputes-csv": disputes_csv,
    "disputes-md": disputes_markdown,
    "disputes-json": disputes_json,
}
TABLES = (timeline_csv, lat_csv, bls_csv, disputes_csv)
EXAMPLES = int(os.environ.get("EXAMPLES", "30"))
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MORE = settings(max_examples=EXAMPLES, deadline=None)


def shown(timeline: Timeline) -> list[EventRecord]:
    """The events as people see them: by dispute, then by date."""
    return [event for section in View(timeline).sections() for event in section.events]


def has_day(event: EventRecord) -> bool:
    return bool(event.date.start or event.date.end)


@pytest.mark.parametrize("write", FORMS.values(), ids=FORMS)
def test_it_is_written_the_same_twice(write: Callable[[Timeline], str]) -> None:
    @settings(max_examples=EXAMPLES // 3, deadline=None)
    @given(timelines())
    def check(timeline: Timeline) -> None:
        text = write(timeline)
        assert text == write(Timeline.model_validate_json(timeline_json(timeline)))
        assert text.encode("utf-8").endswith(b"\n") or not text

    check()


@MORE
@given(timelines())
def test_csv_has_a_row_an_event(timeline: Timeline) -> None:
    rows = list(csv.DictReader(io.StringIO(timeline_csv(timeline), newline="")))
    assert [row["id"] for row in rows] == [event.id for event in shown(timeline)]
    for row, event in zip(rows, shown(timeline), strict=True):
        assert None not in row and None not in row.values()
        assert (row["type"], row["status"], row["date_edtf"]) == (event.type, event.status, event.date.edtf)
        aligned = {row[name].count(";") for name in ("source_titles", "source_published", "source_urls")}
        assert aligned == {max(int(row["sources"]) - 1, 0)}


@MORE
@given(timelines())
def test_no_cell_is_a_formula(timeline: Timeline) -> None:
    """Neither where commas part cells nor where a spreadsheet of another country parts them at semicolons."""
    for write in TABLES:
        text = write(timeline)
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not [cell for row in rows for cell in row if re.search(r"(?:^|;)\s*[=+\-@\t\r]", cell)]
        assert len(text.splitlines()) == len(rows)


@MORE
@given(timelines())
def test_jsonl_has_a_line_an_event(timeline: Timeline) -> None:
    records = [json.loads(line) for line in timeline_jsonl(timeline).splitlines()]
    assert [record["id"] for record in records] == [event.id for event in shown(timeline)]
    assert len({tuple(record) for record in records}) <= 1
    for record, event in zip(records, shown(timeline), strict=True):
        assert record["summary"] == event.summary
        assert sorted(told["quote"] for told in record["evidence"]) == sorted(m.quote for m in event.mentions)


@MORE
@given(timelines())
def test_icalendar_finds_every_dated_event(timeline: Timeline) -> None:
    text = timeline_ics(timeline)
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    found = Calendar.from_ical(text)
    entries = {str(entry["uid"]).partition("@")[0]: entry for entry in found.walk("VEVENT")}
    dated = [event for event in shown(timeline) if has_day(event)]
    stoppages = [stretch.dispute.id for stretch in stretches(View(timeline).sections())]
    assert sorted(entries) == sorted([*stoppages, *(event.id for event in dated)])
    for event in dated:
        entry = entries[event.id]
        first, last = event.date.start or event.date.end, event.date.end or event.date.start
        assert entry["dtstart"].dt == first
        if last == date.max:
            assert "dtend" not in entry
        else:
            assert entry["dtend"].dt == last + timedelta(days=1)
        assert plain(event.summary) in str(entry["summary"])
        assert all(quoted(told.quote) in str(entry["description"]) for told in event.mentions)
        assert not entry.errors
    undated = [event for event in shown(timeline) if not has_day(event)]
    assert str(len(undated) or "Every event") in str(found["description"])


class Page(HTMLParser):
    """Tags, addresses and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"href", "target", "rel"}
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


@MORE
@given(timelines())
def test_timelinejs_has_a_slide_for_every_dated_event(timeline: Timeline) -> None:
    data = json.loads(timeline_timelinejs(timeline))
    dated = [event for event in shown(timeline) if has_day(event)]
    assert [slide["unique_id"] for slide in data["events"]] == [event.id for event in dated]
    web = {web_address(article.url) for article in timeline.articles} - {""}
    for slide, event in zip(data["events"], dated, strict=True):
        assert slide["start_date"]["year"] == (event.date.start or event.date.end).year
        body, head = Page(slide["text"]["text"]), Page(slide["text"]["headline"])
        assert (head.tags, body.tags <= {"p", "br", "a"}) == (set(), True)
        assert set(body.links) <= web
        assert plain(event.summary) in head.text
        assert all(quoted(told.quote) in body.text for told in event.mentions)
        assert not Page(Page(slide["group"]).text).tags
    title = Page(data["title"]["text"]["text"])
    assert title.tags <= {"p", "ul", "li", "br", "a"}
    assert all(plain(e.summary) in title.text for e in shown(timeline) if not has_day(e))


@MORE
@given(timelines())
def test_mermaid_has_only_its_own_signs(timeline: Timeline) -> None:
    """Colons, comments and keywords are ours; that Mermaid reads it is tested in the browser."""
    lines = timeline_mermaid(timeline).splitlines()
    assert lines[0] == "timeline" and lines[1].startswith("    title Labor disputes ")
    sections = [line for line in lines if line.startswith("    section ")]
    assert len(set(sections)) == len(sections) == len(View(timeline).sections())
    told = [part for line in lines if line.startswith("        ") for part in line.split(" : ")[1:]]
    assert len(told) == len(timeline.events)
    for part in (*told, *(section.removeprefix("    section ") for section in sections)):
        assert not re.search(r"[:%<>{}`]|#(?!\d+;)|(?<!\d);", part)


def _inlines(text: str) -> list[Token]:
    tokens = MARKDOWN.parse(text)
    blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert blocks <= {
        *("heading", "paragraph", "inline", "bullet_list", "list_item", "blockquote"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    return [child for token in tokens for child in token.children or []]


def _marked(children: list[Token], mark: str) -> list[str]:
    """The text within each ``mark``."""
    found: list[str] = []
    inside = False
    for child in children:
        if child.type == f"{mark}_open":
            inside = True
            found.append("")
        elif child.type == f"{mark}_close":
            inside = False
        elif inside:
            found[-1] += child.content
    return found


@MORE
@given(timelines())
def test_markdown_shows_article_text_as_text(timeline: Timeline) -> None:
    web = {link(article.url)[1:-1] for article in timeline.articles if web_address(article.url)}
    written = [timeline_markdown(timeline), disputes_markdown(timeline)]
    written += [explain_markdown(timeline, event) for event in timeline.events]
    for text in written:
        children = _inlines(text)
        assert {child.type for child in children} <= {
            *("text", "softbreak", "strong_open", "strong_close", "em_open", "em_close"),
            *("link_open", "link_close"),
        }
        links = {str(child.attrs["href"]) for child in children if child.type == "link_open"}
        assert links <= {MARKDOWN.normalizeLink(address) for address in web}
    children = _inlines(written[0])
    read = "".join(child.content for child in children)
    for event in timeline.events:
        assert plain(event.summary) in read
        assert all(quoted(told.quote) in read for told in event.mentions)
    for dispute in timeline.disputes:
        assert plain(dispute.name) in "".join(child.content for child in _inlines(written[1]))
    view = View(timeline)
    titles = {view.title(told.article) for event in timeline.events for told in event.mentions}
    assert set(_marked(children, "em")) <= titles


@MORE
@given(timelines(), timelines())
def test_a_comparison_shows_article_text_as_text(old: Timeline, new: Timeline) -> None:
    children = _inlines(diff_markdown(diff(old, new), old, new))
    assert {child.type for child in children} <= {"text", "strong_open", "strong_close"}


@MORE
@given(timelines())
def test_an_explanation_is_json_for_every_event(timeline: Timeline) -> None:
    for event in timeline.events:
        assert json.loads(explain_json(timeline, event))["event"]["id"] == event.id
