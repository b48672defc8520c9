"""Disputes side by side, and strikes and protests in the researchers' columns, of one small timeline."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from strike_timeline.document import DisputeRecord, MentionRecord, Timeline
from strike_timeline.model import Status
from strike_timeline.output import bls, lat
from strike_timeline.output.bls import bls_csv, rounded
from strike_timeline.output.disputelist import (
    disputes_csv,
    disputes_json,
    disputes_markdown,
    disputes_text,
)
from strike_timeline.output.jsonform import schema_json
from strike_timeline.output.lat import lat_csv
from strike_timeline.output.locations import Places
from strike_timeline.output.paper import Paper
from strike_timeline.output.spreadsheet import csv_text, harmless, several

HERE = Path(__file__).parent
FORMS: dict[str, Callable[[Timeline], str]] = {
    "disputes-60.txt": lambda timeline: disputes_text(timeline, Paper(60)),
    "disputes-80.txt": lambda timeline: disputes_text(timeline, Paper(80)),
    "disputes-120.txt": lambda timeline: disputes_text(timeline, Paper(120)),
    "disputes.md": disputes_markdown,
    "disputes.csv": disputes_csv,
    "lat.csv": lat_csv,
    "bls.csv": bls_csv,
}
_LAT_HEADER = (
    "ID, Employer, Labor Organization, Local, Industry, Bargaining Unit Size, Number of Locations, Address, "
    'City, State, Zip Code, "Latitude, Longitude", Approximate Number of Participants, Start Date, End Date, '
    "Duration Amount, Duration Unit, Strike or Protest, Authorized, Worker Demands, Source, Notes"
)
_BLS_HEADER = (
    "Employers involved, States, Areas, Ownership, Industry code, Union, Union acronym, Union Local, "
    "Work stoppage beginning date, Work stoppage ending date, Number of workers, Number of workdays, "
    '"Days idle, cumulative for this work stoppage", Notes'
)


@pytest.fixture
def stoppages() -> Timeline:
    """A strike of a local with a rally, a lockout, a series of walkouts, and a strike known to the month
    between parties whose names are formulas."""
    return Timeline.model_validate_json((HERE / "stoppages.json").read_text(encoding="utf-8"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", FORMS)
def test_form(name: str, stoppages: Timeline) -> None:
    made = FORMS[name](stoppages)
    file = HERE / "golden" / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_the_list_fits_and_is_plain(stoppages: Timeline, width: int) -> None:
    lines = disputes_text(stoppages, Paper(width)).splitlines()
    assert all(len(line) <= width and line == line.rstrip() and "\x1b" not in line for line in lines)
    words = "".join("".join(lines).split())
    for dispute in stoppages.disputes:
        assert "".join(dispute.name.split())[:12] in words
        assert dispute.days_idle is None or f"{dispute.days_idle:,}" in words


@pytest.mark.parametrize(
    ("write", "header"), [(lat_csv, _LAT_HEADER), (bls_csv, _BLS_HEADER)], ids=["lat", "bls"]
)
def test_header_in_the_order_of_the_listing(
    write: Callable[[Timeline], str], header: str, stoppages: Timeline
) -> None:
    [wanted] = csv.reader([header], skipinitialspace=True)
    for timeline in (stoppages, Timeline(generator=stoppages.generator)):
        table = list(csv.reader(io.StringIO(write(timeline), newline="")))
        assert table[0] == wanted
        assert {len(row) for row in table} == {len(wanted)}


def test_csv_reads_back_what_was_written() -> None:
    cells = ["plain", 'say "so"', "a,b", "Zoë – 5 %", "", "'quoted"]
    table = list(csv.reader(io.StringIO(csv_text(["h"] * 7, [[*cells, "two\r\nlines"]]), newline="")))
    assert table == [["h"] * 7, [*cells, "two lines"]]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sign: str) -> None:
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"
    assert harmless(f"1{sign}1") == f"1{sign}1"
    _, [cell] = csv.reader(io.StringIO(csv_text(["h"], [[f"{sign}=1+1"]]), newline=""))
    assert cell.startswith("'")


@pytest.mark.parametrize("write", [lat_csv, bls_csv, disputes_csv])
def test_names_that_are_formulas_are_neutralized_in_every_column(
    write: Callable[[Timeline], str], stoppages: Timeline
) -> None:
    for entity in stoppages.entities:
        entity.name = f"=cmd|{entity.name}"
        entity.aliases = []
    for article in stoppages.articles:
        article.url = "@SUM(1)"
    for dispute in stoppages.disputes:
        dispute.name, dispute.outcome, dispute.gaps = "+1", "-1", ["=2"]
    for row in rows(write(stoppages)):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_several_values_in_one_cell() -> None:
    assert several(["A", "B; C", "", "A"]) == "A;B, C"


def test_lat_has_a_row_a_strike_or_protest(stoppages: Timeline) -> None:
    listed = rows(lat_csv(stoppages))
    kinds = [row["Strike or Protest"] for row in listed]
    assert sorted(kinds) == ["Protest", *["Strike"] * 5]  # the lockout is neither, the rally to come none yet
    protest = listed[kinds.index("Protest")]
    assert (protest["Duration Amount"], protest["Duration Unit"]) == ("", "")
    assert (protest["Start Date"], protest["Approximate Number of Participants"]) == ("2021-04-10", "300")
    assert len({row["ID"] for row in listed}) == len(listed)


def test_lat_counts_calendar_days(stoppages: Timeline) -> None:
    strike = next(row for row in rows(lat_csv(stoppages)) if row["Local"] and row["Authorized"])
    wanted = {
        "Labor Organization": "Bakers' Union of Norland",
        "Local": "Local 7",
        "Industry": "Manufacturing",
        "Bargaining Unit Size": "1400",
        "City": "Flint;Lansing",
        "State": "Michigan",
        "Approximate Number of Participants": "1150",
        "Start Date": "2021-03-05",
        "End Date": "2021-06-02",
        "Duration Amount": "90",
        "Duration Unit": "days",
        "Source": "https://news.example/bakers%3Bid=1",
    }
    assert {column: strike[column] for column in wanted} == wanted


def test_bls_has_strikes_and_lockouts_alike(stoppages: Timeline) -> None:
    listed = rows(bls_csv(stoppages))
    assert len(listed) == 6
    for row in listed:
        known = row["Number of workdays"], row["Number of workers"]
        if all(known):
            assert int(row[bls._DAYS_IDLE]) == int(known[0]) * int(known[1])
        else:
            assert row[bls._DAYS_IDLE] == ""
        small = bool(known[1]) and int(known[1]) < 1000
        assert ("fewer than 1,000 workers" in row["Notes"]) is small


def test_what_is_known_to_the_month_is_written_so(stoppages: Timeline) -> None:
    row = next(row for row in rows(bls_csv(stoppages)) if "HYPERLINK" in row["Employers involved"])
    dates = row["Work stoppage beginning date"], row["Work stoppage ending date"]
    assert dates == ("2020-11", "2020-12-03")
    assert (row["Number of workdays"], row[bls._DAYS_IDLE]) == ("", "")
    assert "no workdays: the first day is known to the month only" in row["Notes"]


def test_dates_are_edtf(stoppages: Timeline) -> None:
    listed = [*rows(lat_csv(stoppages)), *rows(bls_csv(stoppages))]
    columns = ("Start Date", "End Date", "Work stoppage beginning date", "Work stoppage ending date")
    told = [row[column] for row in listed for column in columns if row.get(column)]
    assert told and all(re.fullmatch(r"\d{4}(-\d\d){0,2}", date) for date in told)


@pytest.mark.parametrize(
    ("workers", "expected"), [(11_500, 11_500), (1150, 1200), (1149, 1100), (950, 1000), (100, 100), (40, 40)]
)
def test_workers_are_rounded_to_hundreds(workers: int, expected: int) -> None:
    assert rounded(workers) == expected


def test_what_did_not_happen_is_not_listed(stoppages: Timeline) -> None:
    for event in stoppages.events:
        event.status = Status.SCHEDULED
    assert rows(lat_csv(stoppages)) == rows(bls_csv(stoppages)) == []


@pytest.mark.parametrize(
    ("quote", "cities", "states"),
    [
        ("FLINT, Mich. (AP) — Bakers walked out in Lansing.", ["Lansing"], []),
        ("FLINT, March 5 - Bakers walked out in Lansing, Mich.", ["Lansing"], ["Michigan"]),
        ("FLINT BAKERS WALK OUT", ["Flint"], []),
        ("Bakers in Flint and Lansing walked out.", ["Flint", "Lansing"], []),
        ("Nobody said where.", [], []),
    ],
)
def test_the_place_of_a_dateline_is_not_that_of_the_strike(
    stoppages: Timeline, quote: str, cities: list[str], states: list[str]
) -> None:
    event = next(event for event in stoppages.events if event.workers == 1150)
    [told] = event.mentions
    told.start, told.end, told.quote = 0, len(quote), quote
    for entity in stoppages.entities:
        entity.mentions = [
            MentionRecord(article=told.article, start=at.start(), end=at.end(), text=at[0])
            for at in re.finditer(re.escape(entity.name), quote, re.IGNORECASE)
        ]
    found = Places(stoppages).of([event])
    assert ([*found.cities], [state.name for state in found.states]) == (cities, states)


def test_markdown_is_a_table_of_all_disputes(stoppages: Timeline) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(disputes_markdown(stoppages))
    assert sum(token.type == "tr_open" for token in tokens) == 1 + len(stoppages.disputes)
    assert not [t for token in tokens for t in token.children or [] if t.type in {"html_inline", "link_open"}]


def test_json_has_disputes_and_their_parties(stoppages: Timeline) -> None:
    made = json.loads(disputes_json(stoppages))
    parties = {entity["id"] for entity in made["entities"]}
    for record in made["disputes"]:
        DisputeRecord.model_validate(record)
        assert {*record["unions"], *record["employers"]} <= parties


def test_the_schema_tells_what_a_dispute_says() -> None:
    fields = json.loads(schema_json())["$defs"]["DisputeRecord"]["properties"]
    own = {"last_day_out", "workdays", "days_idle", "country", "uncounted", "stage", "stage_event", "gaps"}
    assert own <= fields.keys()


def test_no_disputes(stoppages: Timeline) -> None:
    empty = Timeline(generator=stoppages.generator)
    assert disputes_text(empty, Paper(80)) == "No disputes.\n"
    assert "No disputes." in disputes_markdown(empty)
    assert len(disputes_csv(empty).splitlines()) == 1
    assert len(lat.HEADER) == 22 and len(bls.HEADER) == 14


def test_background_comes_last_and_is_marked(stoppages: Timeline) -> None:
    one, past, *rest = stoppages.disputes
    marked = past.model_copy(update={"background": True})
    timeline = stoppages.model_copy(update={"disputes": [one, marked, *rest]})
    assert [row["background"] for row in rows(disputes_csv(timeline))] == ["no", "yes", *["no"] * len(rest)]
    shown = disputes_text(timeline, Paper(80))
    assert shown.index(rest[-1].name) < shown.index(f"{past.name} (background)")
