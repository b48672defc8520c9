"""An article as it is often found: a piece of HTML without a date, with links to older articles.

What must hold is the order of what is told, intervals no narrower than what can be known, and nothing in
years that the text cannot mean.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from strike_timeline.cli.app import app

FRAGMENT = """\
Ferry crews and their employers will return to the bargaining table next week while most sailings to the
<a href="https://www.tidenews.test/travel/2022/07/21/islands-cut-off-what-a-strike-means/">islands</a>
stay cancelled. The Pacific Ferry Operators Association (PFOA) said in a statement that the
<a href="https://www.tidenews.test/business/2022/05/09/deckhands-walk-off-the-job/">International
Longshore and Warehouse Union</a> (ILWU) had asked for a meeting. “We have agreed to meet the union next
week,” the statement read. The ILWU confirmed the meeting. There has been no progress since the deckhands
went on strike on May 2, after the ILWU and the PFOA failed to agree on a new contract. The two sides held
talks in August, and those talks led to nothing. Engineers, represented by the Marine Engineers' Beneficial
Association, joined them in July.
"""


def _timeline(folder: Path, *options: str) -> dict[str, Any]:
    (folder / "0001.txt").write_text(FRAGMENT, encoding="utf-8")
    done = CliRunner().invoke(app, ["build", str(folder), "--all", "-f", "json", *options])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _timeline(tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return _timeline(tmp_path_factory.mktemp("seed"), "--published", "2022-09-14")


def _intervals(timeline: dict[str, Any], kind: str, status: str = "occurred") -> list[tuple[str, str]]:
    """Of the dated events of a type, in the timeline's order."""
    return [
        (event["date"]["start"], event["date"]["end"])
        for event in timeline["events"]
        if event["type"] == kind and event["status"] == status and event["date"]["start"]
    ]


def _phrase(timeline: dict[str, Any], text: str) -> tuple[str, str]:
    found = {(d["start_date"], d["end_date"]) for d in timeline["dates"] if d["text"] == text}
    assert len(found) == 1, found
    return found.pop()


def test_the_publication_date_is_bounded_not_guessed(undated: dict[str, Any]) -> None:
    published = undated["articles"][0]["published"]
    assert published["inferred"]
    assert published["start"] >= "2022-07-21", "a link to an older article bounds it from below"
    assert published["start"] < published["end"], "and it stays an interval"
    assert published["start"] <= "2022-09-14" <= published["end"], "talks held in August are over"
    assert published["end"] < "2023-08-01", "August is the latest one"


def test_links_are_not_the_publication_date(undated: dict[str, Any]) -> None:
    published = undated["articles"][0]["published"]
    assert published["start"] not in {"2022-05-09", "2022-07-21"} or published["start"] != published["end"]


@pytest.mark.parametrize(
    ("text", "interval"),
    [("May 2", ("2022-05-02", "2022-05-02")), ("July", ("2022-07-01", "2022-07-31")),
     ("August", ("2022-08-01", "2022-08-31"))],
)  # fmt: skip
@pytest.mark.parametrize("given", ["undated", "dated"])
def test_past_dates_take_the_year_of_the_story(
    request: pytest.FixtureRequest, given: str, text: str, interval: tuple[str, str]
) -> None:
    assert _phrase(request.getfixturevalue(given), text) == interval


def test_next_week_is_a_week_from_monday_when_the_day_is_known(dated: dict[str, Any]) -> None:
    assert _phrase(dated, "next week") == ("2022-09-19", "2022-09-25")


def test_next_week_widens_with_the_publication_date(undated: dict[str, Any]) -> None:
    published = undated["articles"][0]["published"]
    start, end = _phrase(undated, "next week")
    assert published["start"] < start < end
    assert start <= "2022-09-19" and end >= "2022-09-25", "the true week is within"
    assert date.fromisoformat(end) > date.fromisoformat(published["end"])


@pytest.mark.parametrize("given", ["undated", "dated"])
def test_the_story_is_told_in_order(request: pytest.FixtureRequest, given: str) -> None:
    timeline = request.getfixturevalue(given)
    assert ("2022-05-02", "2022-05-02") in _intervals(timeline, "strike_start")
    assert ("2022-07-01", "2022-07-31") in _intervals(timeline, "strike_joined")
    assert ("2022-08-01", "2022-08-31") in _intervals(timeline, "negotiation")
    coming = _intervals(timeline, "negotiation", "scheduled")
    assert coming and all(end >= "2022-09-25" for _, end in coming)
    starts = [event["date"]["start"] for event in timeline["events"] if event["date"]["start"]]
    in_dispute = [
        [
            e["date"]["start"]
            for e in timeline["events"]
            if e["id"] in dispute["events"] and e["date"]["start"]
        ]
        for dispute in timeline["disputes"]
    ]
    assert starts
    assert all(group == sorted(group) for group in in_dispute)


@pytest.mark.parametrize("given", ["undated", "dated"])
def test_nothing_happens_in_years_the_text_cannot_mean(request: pytest.FixtureRequest, given: str) -> None:
    timeline = request.getfixturevalue(given)
    for event in timeline["events"]:
        start, end = event["date"]["start"], event["date"]["end"]
        if start:
            assert "2022-05-01" <= start <= end < "2023-09-01", event["summary"]
    for dispute in timeline["disputes"]:
        assert dispute["strike_start"] in {None, "2022-05-02", "2022-07-01"}, dispute["name"]


def test_every_event_leads_back_to_its_sentence(dated: dict[str, Any]) -> None:
    mentions = [mention for event in dated["events"] for mention in event["mentions"]]
    assert mentions
    for mention in mentions:
        assert mention["trigger"] and mention["trigger"].split()[0] in mention["quote"]


def test_the_reader_is_told_how_to_fix_the_date(tmp_path: Path) -> None:
    (tmp_path / "0001.txt").write_text(FRAGMENT, encoding="utf-8")
    done = CliRunner().invoke(app, ["build", str(tmp_path)])
    assert done.exit_code == 0
    assert "inferred" in done.output and "--published" in done.output
