"""What a calendar, a slide show, a diagram and a table each say of one event."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar, Event

from strike_timeline.document import (
    ArticleRecord,
    DisputeRecord,
    EventMentionRecord,
    EventRecord,
    Generator,
    Outcome,
    PublishedRecord,
    Timeline,
    When,
)
from strike_timeline.model import EventType, Granularity, Status
from strike_timeline.output.eventcsv import HEADER, timeline_csv
from strike_timeline.output.ics import timeline_ics
from strike_timeline.output.jsonlines import timeline_jsonl
from strike_timeline.output.mermaid import MOST_CHARACTERS, timeline_mermaid
from strike_timeline.output.spreadsheet import MOST_CHARACTERS as MOST_IN_A_CELL
from strike_timeline.output.spreadsheet import harmless
from strike_timeline.output.timelinejs import timeline_timelinejs
from strike_timeline.output.web import web_address
from strike_timeline.output.when import known_to

D = date
DAY, WEEK, MONTH, YEAR, RANGE = (
    *(Granularity.DAY, Granularity.WEEK, Granularity.MONTH),
    *(Granularity.YEAR, Granularity.RANGE),
)


def told(quote: str, article: str = "a-1", start: int = 0) -> EventMentionRecord:
    return EventMentionRecord(
        article=article,
        start=start,
        end=start + len(quote),
        quote=quote,
        trigger="",
        date_phrase=None,
        type=EventType.OTHER,
        date=When(),
        status=Status.OCCURRED,
        unions=[],
        employers=[],
    )


def when(
    first: date | None, last: date | None, granularity: Granularity | None = DAY, edtf: str = ""
) -> When:
    return When(start=first, end=last, granularity=granularity, edtf=edtf)


def event(**fields: object) -> EventRecord:
    base = {
        "id": "v-1",
        "type": EventType.STRIKE_START,
        "status": Status.OCCURRED,
        "summary": "They went out",
    }
    return EventRecord.model_validate({"date": when(D(2024, 3, 4), D(2024, 3, 4)), **base, **fields})


def timeline(*events: EventRecord, **parts: object) -> Timeline:
    generator = Generator(version="1", pipeline="none")
    return Timeline.model_validate({"generator": generator, "events": list(events), **parts})


def published(day: date, key: str = "a-1", **fields: object) -> ArticleRecord:
    record = PublishedRecord(start=day, end=day, edtf=day.isoformat(), basis="given")
    return ArticleRecord.model_validate({"id": key, "source": f"{key}.txt", "published": record, **fields})


def entries(made: Timeline) -> list[Event]:
    return Calendar.from_ical(timeline_ics(made)).walk("VEVENT")


def slides(made: Timeline) -> list[dict[str, object]]:
    return json.loads(timeline_timelinejs(made))["events"]


def row(made: Timeline) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(timeline_csv(made), newline="")))


@pytest.mark.parametrize(
    ("status", "outcome", "shown"),
    [
        (Status.OCCURRED, None, "CONFIRMED"),
        (Status.SCHEDULED, None, "TENTATIVE"),
        (Status.SCHEDULED, "happened", "TENTATIVE"),
        (Status.SCHEDULED, "averted", "CANCELLED"),
        (Status.SCHEDULED, "postponed", "CANCELLED"),
        (Status.EXPECTED_OR_POSSIBLE, None, "TENTATIVE"),
        (Status.DENIED_OR_DID_NOT_HAPPEN, None, "CANCELLED"),
    ],
)
def test_status_of_an_entry(status: Status, outcome: str | None, shown: str) -> None:
    became = Outcome.model_validate({"event": "v-2", "kind": outcome}) if outcome else None
    [entry] = entries(timeline(event(status=status, outcome=became)))
    assert (entry["status"], entry["transp"]) == (shown, "TRANSPARENT")


@pytest.mark.parametrize(
    ("first", "last", "start", "end"),
    [
        (D(2024, 2, 29), D(2024, 2, 29), D(2024, 2, 29), D(2024, 3, 1)),
        (D(2024, 3, 1), D(2024, 3, 31), D(2024, 3, 1), D(2024, 4, 1)),
        (D(2024, 3, 4), None, D(2024, 3, 4), D(2024, 3, 5)),
        (None, D(2024, 3, 4), D(2024, 3, 4), D(2024, 3, 5)),
        (D(9999, 12, 31), D(9999, 12, 31), D(9999, 12, 31), None),
    ],
)
def test_days_of_an_entry(first: date | None, last: date | None, start: date, end: date | None) -> None:
    [entry] = entries(timeline(event(date=when(first, last))))
    assert entry["dtstart"].dt == start
    assert entry["dtstart"].params["VALUE"] == "DATE"
    assert (entry["dtend"].dt if "dtend" in entry else None) == end


def test_an_entry_is_stamped_with_the_day_of_its_latest_source() -> None:
    articles = [published(D(2024, 3, 5)), published(D(2024, 3, 9), "a-2"), published(D(2024, 5, 1), "a-3")]
    mentions = [told("One."), told("Two.", "a-2")]
    [entry] = entries(timeline(event(mentions=mentions), articles=articles))
    assert entry["dtstamp"].dt == datetime(2024, 3, 9, tzinfo=UTC)
    [unknown] = entries(timeline(event(mentions=[told("One.")])))
    assert unknown["dtstamp"].dt == datetime(1970, 1, 1, tzinfo=UTC)


def test_an_entry_has_its_evidence() -> None:
    articles = [
        published(D(2024, 3, 5), title="Out; at last", url="javascript:alert(1)"),
        published(D(2024, 3, 9), "a-2", url="https://news.example/a?b=(c)"),
    ]
    mentions = [told('They "walked", she said;\nall of them.'), told("Gone.", "a-2")]
    made = event(mentions=mentions, date=when(D(2024, 3, 1), D(2024, 3, 31), MONTH, "2024-03"))
    [entry] = entries(timeline(made, articles=articles))
    assert entry["uid"] == "v-1@strike-timeline"
    assert entry["url"] == "https://news.example/a?b=(c)"
    assert entry["categories"].to_ical() == b"strike start"
    lines = str(entry["description"]).split("\n")
    assert lines[0] == "strike start, happened: Mar 2024 (known to the month only)"
    assert lines[-2:] == [
        "“They ‘walked’, she said; all of them.” — Out; at last, 5 Mar 2024",
        "“Gone.” — a-2.txt, 9 Mar 2024, https://news.example/a?b=(c)",
    ]


def test_undated_events_are_told_in_the_description_of_the_calendar() -> None:
    undated = event(id="v-2", date=When(), status=Status.EXPECTED_OR_POSSIBLE, summary="They may go out")
    calendar = Calendar.from_ical(timeline_ics(timeline(event(), undated)))
    assert len(calendar.walk("VEVENT")) == 1
    assert calendar["description"] == "1 event without a date is left out:\n- ◌ They may go out"
    many = [event(id=f"v-{n}", date=When()) for n in range(25)]
    described = str(Calendar.from_ical(timeline_ics(timeline(*many)))["description"])
    assert described.startswith("25 events without a date are left out:\n")
    assert described.endswith("\nand 5 more")


def _strike(**fields: object) -> DisputeRecord:
    base = {"id": "d-1", "name": "Bakers 2024", "events": ["v-1"], "strike_start": D(2024, 3, 4)}
    return DisputeRecord.model_validate(
        {**base, "last_day_out": D(2024, 3, 20), "duration_days": 17, **fields}
    )


@pytest.mark.parametrize(
    ("dispute", "kind", "bar"),
    [
        (_strike(), EventType.STRIKE_START, "Strike: Bakers 2024 (17 days)"),
        (_strike(), EventType.RATIFICATION, None),
        (_strike(duration_days=None), EventType.STRIKE_START, None),
        (
            _strike(strike_start=None, lockout_start=D(2024, 3, 19), duration_days=2),
            EventType.LOCKOUT,
            "Lockout: Bakers 2024 (2 days)",
        ),
    ],
    ids=["strike", "filtered out", "no length", "lockout"],
)
def test_a_stoppage_with_a_length_is_a_bar(dispute: DisputeRecord, kind: EventType, bar: str | None) -> None:
    made = timeline(event(type=kind), disputes=[dispute])
    [*bars, _] = entries(made)
    eras = json.loads(timeline_timelinejs(made))["eras"]
    assert [str(entry["summary"]) for entry in bars] == ([bar] if bar else [])
    assert [era["text"]["headline"] for era in eras] == ([bar] if bar else [])
    if bar:
        assert bars[0]["uid"] == "d-1@strike-timeline"
        assert bars[0]["dtend"].dt == D(2024, 3, 21)
        assert eras[0]["end_date"] == {"year": 2024, "month": 3, "day": 20}


@pytest.mark.parametrize(
    ("date_", "start", "end", "display"),
    [
        (when(D(2024, 3, 4), D(2024, 3, 4)), (2024, 3, 4), None, "4 Mar 2024"),
        (
            when(D(2024, 3, 4), D(2024, 3, 10), WEEK),
            (2024, 3, 4),
            (2024, 3, 10),
            "4–10 Mar 2024 (known to the week only)",
        ),
        (when(D(2024, 3, 1), D(2024, 3, 31), MONTH), (2024, 3), None, "Mar 2024 (known to the month only)"),
        (when(D(2024, 3, 1), D(2024, 5, 31), RANGE), (2024, 3), (2024, 5), "Mar–May 2024"),
        (when(D(2024, 1, 1), D(2024, 12, 31), YEAR), (2024,), None, "2024 (known to the year only)"),
        (when(D(2020, 1, 1), D(2029, 12, 31), RANGE), (2020,), (2029,), "2020–2029"),
        (when(D(2024, 1, 1), D(2024, 1, 1)), (2024, 1, 1), None, "1 Jan 2024"),
        (when(D(2024, 3, 4), None, RANGE), (2024, 3, 4), None, "from 4 Mar 2024"),
        (when(None, D(2024, 3, 31), RANGE), (2024, 3, 31), None, "until 31 Mar 2024"),
        (
            when(D(2024, 4, 1), D(2024, 4, 10), Granularity.VAGUE, "2024-04-01~/2024-04-10~"),
            (2024, 4, 1),
            (2024, 4, 10),
            "~1–10 Apr 2024",
        ),
    ],
)
def test_dates_of_a_slide(
    date_: When, start: tuple[int, ...], end: tuple[int, ...] | None, display: str
) -> None:
    [slide] = slides(timeline(event(date=date_)))
    parts = ("year", "month", "day")
    assert slide["start_date"] == dict(zip(parts, start, strict=False))
    assert slide.get("end_date") == (dict(zip(parts, end, strict=False)) if end else None)
    assert slide["display_date"] == display


def test_undated_events_are_on_the_title_slide() -> None:
    data = json.loads(timeline_timelinejs(timeline(event(id="v-2", date=When(), summary="When <ever>"))))
    assert (data["events"], data["scale"]) == ([], "human")
    assert (
        "<p>1 event without a date:</p><ul><li>● When &lt;ever&gt;</li></ul>" in data["title"]["text"]["text"]
    )


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("AT&T – CWA 2024", "AT&T – CWA 2024"),
        ("", "Other events"),
        ("R&amp;B", "R&amp;amp;amp;B"),
        ("A <b> C", "A &amp;lt;b&amp;gt; C"),
    ],
)
def test_a_group_is_text_when_it_is_decoded_twice(name: str, group: str) -> None:
    [slide] = slides(timeline(event(), disputes=[_strike(name=name)]))
    assert slide["group"] == group


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("5:30 p.m.; #1", "5#58;30 p.m.#59; #35;1"),
        ("AT&T <b>", "AT#38;T #60;b#62;"),
        ("50% %%{init}%%", "50#37; #37;#37;#123;init#125;#37;#37;"),
        ("a – “b” (c)", "a – “b” (c)"),
        ("", "strike start"),
    ],
)
def test_text_of_a_diagram(text: str, written: str) -> None:
    last = timeline_mermaid(timeline(event(summary=text))).splitlines()[-1]
    assert last == f"        4 Mar 2024 : ● {written}"


def test_sections_of_a_diagram_have_names_of_their_own() -> None:
    events = [event(id=f"v-{n}") for n in range(4)]
    disputes = [
        DisputeRecord(id=f"d-{n}", name=name, events=[f"v-{n}"])
        for n, name in enumerate(["Bakers", "Bakers (2)", "Bakers"])
    ]
    lines = timeline_mermaid(timeline(*events, disputes=disputes)).splitlines()
    assert [line.strip() for line in lines if "section" in line] == [
        "section Bakers",
        "section Bakers (2)",
        "section Bakers (3)",
        "section Other events",
    ]


def test_events_of_one_day_share_a_period() -> None:
    made = timeline_mermaid(timeline(event(), event(id="v-2", summary="Gates shut")))
    assert made.splitlines()[-1] == "        4 Mar 2024 : ● They went out : ● Gates shut"


def test_a_diagram_that_is_too_long_says_so() -> None:
    long = timeline_mermaid(timeline(*(event(id=f"v-{n}", summary="word " * 20) for n in range(600))))
    assert len(long) > MOST_CHARACTERS
    assert long.startswith("%% ") and long.splitlines()[1] == "timeline"


def test_columns_of_the_table() -> None:
    articles = [
        published(D(2024, 3, 5), title="One; two", url="https://a.example/x;y"),
        ArticleRecord(id="a-2", source="b.txt"),
    ]
    mentions = [told("Out.", "a-2"), told("They went; all."), told("Back.", start=50)]
    mentions[1].attributed_to = "two sources"
    made = row(timeline(event(mentions=mentions, workers=1200), articles=articles))
    assert tuple(made) == HEADER
    assert made["workers"] == "1200"
    assert made["sources"] == "2"
    assert made["source_titles"] == "One, two;b.txt"
    assert made["source_published"] == "2024-03-05;"
    assert made["source_urls"] == "https://a.example/x%3By;b.txt"
    assert made["quotes"] == "They went; all. | Back. | Out."
    assert (made["attributed_to"], made["voices"]) == ("two sources", "article")
    assert (made["dispute"], made["date_edtf"], made["outcome"]) == ("", "", "")


def test_a_cell_is_no_longer_than_a_spreadsheet_reads() -> None:
    mentions = [told(f"{n} " + "word " * 400, start=n * 9999) for n in range(30)]
    quotes = row(timeline(event(mentions=mentions)))["quotes"]
    assert 0 < MOST_IN_A_CELL - len(quotes) < 2100
    assert quotes.endswith(" | … and 14 more")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1", "'=1"),
        ("a;=1", "a;'=1"),
        ("a; @b;-1", "a; '@b;'-1"),
        ("a=1; b-2", "a=1; b-2"),
        ("", ""),
    ],
)
def test_no_part_of_a_cell_is_a_formula(cell: str, written: str) -> None:
    assert harmless(cell) == written


def test_lines_end_only_between_events() -> None:
    text = timeline_jsonl(timeline(event(summary="a\u2028b\u0085c\nd"), event(id="v-2")))
    assert [json.loads(line)["id"] for line in text.splitlines()] == ["v-1", "v-2"]
    assert json.loads(text.splitlines()[0])["summary"] == "a\u2028b\u0085c\nd"


def test_no_column_is_taken_for_days_by_its_name() -> None:
    """pandas turns a column "date", or one that ends in "_at" or "_time", into timestamps."""
    names = {*HEADER, *json.loads(timeline_jsonl(timeline(event())))}
    assert not [n for n in names if n in {"date", "datetime", "modified"} or n.endswith(("_at", "_time"))]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://news.example/a?b=1&c=2#d", "https://news.example/a?b=1&c=2#d"),
        ("HTTP://news.example", "HTTP://news.example"),
        ("https://a.example/(x) 'y' \"z\"", "https://a.example/(x)%20'y'%20%22z%22"),
        ("https://a.example/é", "https://a.example/é"),
        ("javascript:alert(1)", ""),
        ("//a.example/x", ""),
        ("https:///x", ""),
        ("mailto:me@a.example", ""),
        ("", ""),
    ],
)
def test_addresses_of_the_web(url: str, address: str) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    ("granularity", "words"),
    [
        (DAY, ""),
        (None, ""),
        (RANGE, ""),
        (MONTH, "known to the month only"),
        (WEEK, "known to the week only"),
    ],
)
def test_how_precisely_a_date_is_known(granularity: Granularity | None, words: str) -> None:
    assert known_to(when(D(2024, 3, 4), D(2024, 3, 4), granularity)) == words
