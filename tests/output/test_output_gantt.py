"""Disputes against a date axis: bars, marks at the right column, ticks, what is left out."""

from __future__ import annotations

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from strike_timeline.document import DisputeRecord, EventRecord, Generator, Timeline, When
from strike_timeline.model import EventType, Granularity, Status
from strike_timeline.output.axis import Axis, Span
from strike_timeline.output.disputelist import disputes_text
from strike_timeline.output.gantt import Chart, gantt, overview
from strike_timeline.output.labels import MARKS
from strike_timeline.output.paper import Paper
from strike_timeline.output.stoppages import Bar, bars
from strike_timeline.output.terminal import timeline_text
from strike_timeline.output.view import Section

HERE = Path(__file__).parent
DAY = timedelta(days=1)
WIDTHS = (60, 80, 120, 200)
_TYPES = (
    *(EventType.STRIKE_START, EventType.STRIKE_END, EventType.LOCKOUT, EventType.NEGOTIATION),
    *(EventType.RATIFICATION, EventType.OTHER),
)


def _event(key: str, kind: EventType, start: date | None, end: date | None, **more: object) -> EventRecord:
    exact = Granularity.DAY if start == end else Granularity.RANGE
    when = {"start": start, "end": end, "granularity": exact}
    fields = {"id": key, "type": kind, "status": Status.OCCURRED, "date": when, **more}
    return EventRecord.model_validate(fields)


def _section(*events: EventRecord, **fields: object) -> Section:
    dispute = DisputeRecord.model_validate(
        {"id": "d-1", "name": "X", "events": [e.id for e in events], **fields}
    )
    return Section(dispute, events)


def _chart(section: Section, width: int = 80) -> Chart:
    made = gantt(section, Paper(width))
    assert made is not None
    return made


def _lanes(chart: Chart) -> dict[str, list[str]]:
    """The cells of each lane's rows, by its label."""
    rows: dict[str, list[str]] = {}
    label = ""
    for line in chart.lines[2:]:
        label = line.plain[: chart.beside].strip() or label
        rows.setdefault(label, []).append(line.plain[chart.beside :])
    return rows


@pytest.mark.parametrize("name", ["harbor", "stoppages"])
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("form", ["gantt", "gantt-disputes"])
def test_golden(form: str, name: str, width: int) -> None:
    timeline = Timeline.model_validate_json((HERE / f"{name}.json").read_text(encoding="utf-8"))
    write = timeline_text if form == "gantt" else disputes_text
    made = write(timeline, Paper(width), True)
    file = HERE / "golden" / f"{form}-{name}-{width}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


_DATES = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@st.composite
def _events(draw: st.DrawFn) -> list[EventRecord]:
    made = []
    for number in range(draw(st.integers(2, 12))):
        first = draw(st.none() | _DATES)
        last = None if first is None else first + draw(st.sampled_from([0, 0, 1, 6, 29, 364])) * DAY
        kind, status = draw(st.sampled_from(_TYPES)), draw(st.sampled_from(list(Status)))
        made.append(_event(f"v-{number}", kind, first, last, status=status))
    return made


@given(_events(), st.sampled_from(WIDTHS), st.none() | _DATES, st.booleans())
def test_every_event_stands_at_its_days(
    events: list[EventRecord], width: int, strike: date | None, several: bool
) -> None:
    """Its sign is in the column of the middle of its days, in its lane; or it is counted as left out."""
    section = _section(*events, strike_start=strike, several_strikes=several)
    chart = gantt(section, Paper(width))
    if chart is None:
        return
    assert all(cell_len(line.plain) <= width for line in chart.lines)
    axis = chart.axis
    days = (axis.last - axis.first).days + 1
    cells = [line.plain[chart.beside :] for line in chart.lines[2:]]
    outside = 0
    for event in events:
        first, last = event.date.start, event.date.end
        if first is None or last is None:
            continue
        first, last = max(first, axis.first), min(last, axis.last)
        if first > last:
            outside += 1
            continue
        column = ((first + (last - first) // 2) - axis.first).days * (width - chart.beside) // days
        assert MARKS[event.status].sign in [row[column : column + 1] for row in cells]
    undated = sum(event.date.start is None for event in events)
    told = "\n".join(line.plain for line in chart.lines)
    numbers = re.findall(r"(\d+)\s+(?:undated|before|after)\b", told)
    assert sum(map(int, numbers)) == undated + outside


@given(_DATES, st.integers(0, 4000), st.sampled_from([40, 52, 70, 110, 150]))
def test_ticks_are_apart_and_stand_at_the_days_they_name(first: date, length: int, width: int) -> None:
    axis = Axis.over([Span(first, first + length * DAY)], width)
    ticks = axis.ticks()
    assert 2 <= len(ticks) <= width
    end = -1
    for column, label in ticks:
        assert 0 <= column < width
        if label:
            assert column > end
            end = column + len(label)
    assert ticks[0][1][-4:].isdigit()  # the first names the year


@pytest.mark.parametrize(
    ("first", "last", "width", "labels"),
    [
        (date(2024, 3, 4), date(2024, 3, 10), 52, "4 Mar 2024|11 Mar"),
        (date(2024, 3, 4), date(2024, 3, 10), 70, "29 Feb 2024||4 Mar|6 Mar|8 Mar|10 Mar|12 Mar|14 Mar"),
        (
            date(2024, 3, 4),
            date(2024, 4, 30),
            60,
            "4 Mar 2024||18 Mar|25 Mar|1 Apr|8 Apr|15 Apr|22 Apr|29 Apr",
        ),
        (date(2023, 11, 20), date(2024, 4, 2), 60, "Nov 2023|Dec|Jan 2024|Feb|Mar|Apr"),
        (date(2021, 3, 1), date(2024, 4, 2), 60, "Jul 2021|Jan 2022|Jul|Jan 2023|Jul|Jan 2024"),
        (date(1984, 3, 1), date(2024, 4, 2), 60, "1985|1990|1995|2000|2005|2010|2015|2020"),
    ],
    ids=["a week", "days", "weeks", "months", "half-years", "years"],
)
def test_ticks(first: date, last: date, width: int, labels: str) -> None:
    axis = Axis.over([Span(first, last)], width)
    assert "|".join(label for _, label in axis.ticks()) == labels


def test_a_strike_known_to_the_month_is_light_in_that_month() -> None:
    strike = _section(
        _event("v-1", EventType.STRIKE_START, date(2024, 1, 1), date(2024, 1, 31)),
        strike_start=date(2024, 1, 1),
        strike_start_granularity="month",
        strike_end=date(2024, 4, 1),
        strike_end_granularity="day",
        last_day_out=date(2024, 3, 31),
    )
    assert bars(strike.dispute or DisputeRecord(id="", name=""), strike.events) == [
        Bar(EventType.STRIKE_START, date(2024, 1, 1), date(2024, 3, 31), date(2024, 1, 31), date(2024, 3, 31))
    ]
    (lane,) = _lanes(_chart(strike))["strike"]
    assert lane.count("●") == 1
    at = lane.rindex("▒") + 1
    assert set(lane[:at]) == {"▒", "●"} and set(lane[at:]) == {"█"}


def test_a_strike_without_an_end_runs_on() -> None:
    strike = _section(
        _event("v-1", EventType.STRIKE_START, date(2024, 1, 8), date(2024, 1, 8)),
        _event("v-2", EventType.STRIKE_CONTINUES, date(2024, 2, 1), date(2024, 2, 1)),
        _event("v-3", EventType.NEGOTIATION, date(2024, 4, 1), date(2024, 4, 1)),
        strike_start=date(2024, 1, 8),
        strike_start_granularity="day",
    )
    (lane,) = _lanes(_chart(strike))["strike"]
    assert lane.rstrip().endswith("▒→") and "●█" in lane and "●▒" in lane


@pytest.mark.parametrize(
    ("start", "end", "sign"),
    [(date(2024, 1, 8), None, "●→"), (None, date(2024, 1, 8), "←●")],
    ids=["from", "until"],
)
def test_talks_open_at_one_end(start: date | None, end: date | None, sign: str) -> None:
    talks = _event("v-1", EventType.NEGOTIATION, start, end)
    vote = _event("v-2", EventType.RATIFICATION, date(2024, 1, 20), date(2024, 1, 20))
    (lane,) = _lanes(_chart(_section(talks, vote)))["talks"]
    assert sign in lane


def test_walkouts_are_bars_of_their_own() -> None:
    days = [(date(2024, 1, 2), date(2024, 1, 2)), (date(2024, 3, 4), date(2024, 3, 4))]
    events = [_event(f"v-{n}", EventType.STRIKE_START, *span) for n, span in enumerate(days)]
    events.append(_event("v-9", EventType.STRIKE_END, date(2024, 3, 9), date(2024, 3, 9)))
    walkouts = _section(*events, several_strikes=True, strike_start=days[0][0])
    assert walkouts.dispute is not None
    drawn = [(bar.first, bar.last) for bar in bars(walkouts.dispute, walkouts.events)]
    assert drawn == [(date(2024, 1, 2), date(2024, 1, 2)), (date(2024, 3, 4), date(2024, 3, 8))]


def test_a_year_does_not_stretch_the_axis_and_a_far_day_is_counted() -> None:
    days = [date(2024, 3, day) for day in (1, 5, 9, 14)]
    near = [_event(f"v-{day}", EventType.NEGOTIATION, day, day) for day in days]
    year = _event("v-y", EventType.OTHER, date(2024, 1, 1), date(2024, 12, 31))
    far = _event("v-f", EventType.CONTRACT_EXPIRATION, date(2028, 4, 30), date(2028, 4, 30))
    chart = _chart(_section(*near, year, far, _event("v-u", EventType.OFFER, None, None)))
    assert (chart.axis.first, chart.axis.last) == (date(2024, 2, 29), date(2024, 3, 15))
    assert chart.lines[-1].plain.strip() == "1 undated · 1 after 15 Mar 2024"


def test_unlike_marks_of_a_day_stand_below_each_other() -> None:
    day, later = date(2024, 3, 1), date(2024, 3, 14)
    events = [
        _event("v-1", EventType.NEGOTIATION, day, day),
        _event("v-2", EventType.OFFER, day, day),
        _event("v-3", EventType.NEGOTIATION, day, day, status=Status.DENIED_OR_DID_NOT_HAPPEN),
        _event("v-4", EventType.RATIFICATION, later, later),
    ]
    rows = _lanes(_chart(_section(*events)))["talks"]
    assert [row.strip("┊ ") for row in rows] == ["●", "✗"]


@pytest.mark.parametrize(
    "events",
    [
        [],
        [_event("v-1", EventType.OFFER, None, None)],
        [_event("v-1", EventType.OFFER, date(2024, 3, 1), date(2024, 3, 1))],
    ],
    ids=["none", "undated", "one day"],
)
def test_no_chart_where_there_is_nothing_to_see(events: list[EventRecord]) -> None:
    assert gantt(_section(*events), Paper(80)) is None
    assert gantt(Section(None, tuple(events)), Paper(80)) is None


def test_a_far_dispute_is_told_in_words_beside_the_others() -> None:
    def dispute(name: str, first: date, last: date) -> DisputeRecord:
        return DisputeRecord(id=f"d-{name}", name=name, start=first, end=last, events=[])

    disputes = [dispute(f"Drivers {n}", date(2023, n, 1), date(2023, n, 20)) for n in range(1, 9)]
    disputes.append(dispute("Bakers", date(2007, 11, 5), date(2008, 2, 12)))
    disputes.append(dispute("Pilots", date(2030, 1, 1), date(2030, 1, 31)))
    timeline = Timeline(generator=Generator(version="1", pipeline="x"), disputes=disputes)
    chart = overview(timeline, disputes, Paper(60))
    assert chart is not None
    assert chart.lines[-2].plain.startswith("Bakers     ← 5 Nov 2007 – 12 Feb 2008")
    assert chart.lines[-1].plain.endswith(" Jan 2030 →") and cell_len(chart.lines[-1].plain) == 60
    assert chart.axis.first == date(2023, 1, 1)


def test_a_lane_of_far_events_only_is_left_out() -> None:
    days = [date(2024, 3, day) for day in (1, 5, 9, 14)]
    near = [_event(f"v-{day}", EventType.NEGOTIATION, day, day) for day in days]
    far = _event("v-f", EventType.CONTRACT_EXPIRATION, date(2028, 4, 30), date(2028, 4, 30))
    assert list(_lanes(_chart(_section(*near, far)))) == ["talks"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar(day: date) -> None:
    events = [_event("v-1", EventType.STRIKE_START, day, day), _event("v-2", EventType.OFFER, day, day)]
    assert gantt(_section(*events, strike_start=day), Paper(80)) is not None


def test_a_timeline_without_disputes() -> None:
    empty = Timeline(generator=Generator(version="1", pipeline="x"))
    assert timeline_text(empty, Paper(80), True) == timeline_text(empty, Paper(80))
    assert disputes_text(empty, Paper(80), True) == "No disputes.\n"
    when = When(start=date(2024, 1, 1), end=date(2024, 1, 1))
    alone = EventRecord(id="v-1", type=EventType.OFFER, status=Status.OCCURRED, date=when)
    assert "┬" not in timeline_text(empty.model_copy(update={"events": [alone]}), Paper(80), True)
