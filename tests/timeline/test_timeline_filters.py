"""Filters, what was known on a day, and reading back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from newsroom import POSSIBLE, SCHEDULED, Says, T, article, of_type, only, timeline

from strike_timeline.document import Timeline
from strike_timeline.model import Salience, Status
from strike_timeline.timeline import Filter, FilterError, TimelineError, apply, load_timeline


@pytest.fixture
def document() -> Timeline:
    return timeline(
        article(
            "june",
            "2021-06-01",
            Says(T.STRIKE_START, "2021-07-05", SCHEDULED),
            Says(T.STATEMENT, "2021-05-30", salience=Salience.MINOR),
            named=["bkr=BUN"],
        ),
        article(
            "july",
            "2021-07-09",
            Says(T.STRIKE_START, "2021-07-05", workers=900),
            Says(T.STRIKE_END, "2021-07-08"),
        ),
        article("trams", "2021-08-09", Says(T.STRIKE_START, "2021-08-05", unions=["mlr"], employers=["trm"])),
        article(
            "undated",
            "2021-08-10",
            Says(T.OTHER, None, POSSIBLE, unions=["mlr"], employers=["trm"], confidence=0.2),
        ),
    )


CASES = [
    (Filter(), 5),
    (Filter(core=True), 4),
    (Filter(since=date(2021, 7, 6)), 2),
    (Filter(until=date(2021, 7, 5)), 2),
    (Filter(unions=("bun",)), 3),
    (Filter(unions=("the millers’ guild",)), 2),
    (Filter(employers=("CITY TRAMS",)), 2),
    (Filter(parties=("Flourco", "City Trams")), 5),
    (Filter(types=(T.STRIKE_START,)), 2),
    (Filter(statuses=(POSSIBLE,)), 1),
    (Filter(min_confidence=0.5), 4),
    (Filter(disputes=("flourco",)), 3),
    (Filter(unions=("BUN",), types=(T.STRIKE_END,)), 1),
    (Filter(unions=("BUN",), employers=("City Trams",)), 0),
]


@pytest.mark.parametrize(("filter", "count"), CASES)
def test_what_passes(document, filter, count):
    kept = apply(document, filter)
    assert len(kept.events) == count
    consistent(kept)


def consistent(document: Timeline) -> None:
    """Every reference leads somewhere, and nothing empty is left."""
    articles = {a.id for a in document.articles}
    entities = {e.id for e in document.entities}
    events = {e.id for e in document.events}
    for event in document.events:
        assert event.mentions
        assert {m.article for m in event.mentions} <= articles
        assert {*event.unions, *event.employers, *event.others} <= entities
        assert event.outcome is None or event.outcome.event in events
        for m in event.mentions:
            assert {*m.unions, *m.employers, *m.others} <= entities
    for dispute in document.disputes:
        assert dispute.events
        assert set(dispute.events) <= events
        assert {*dispute.unions, *dispute.employers} <= entities
    assert {d.article for d in document.dates} <= articles
    assert {m.article for e in document.entities for m in e.mentions} <= articles


def test_filters_leave_the_original_alone(document):
    before = document.model_dump_json()
    apply(document, Filter(unions=("BUN",), as_of=date(2021, 6, 5), core=True))
    assert document.model_dump_json() == before


def test_narrow_filters_drop_articles_that_tell_nothing_of_it(document):
    kept = apply(document, Filter(unions=("Millers' Guild",)))
    assert [a.source for a in kept.articles] == ["trams.txt", "undated.txt"]
    assert [d.name for d in kept.disputes] == ["Millers' Guild – City Trams 2021"]


def test_as_of_tells_what_was_known_then(document):
    then = apply(document, Filter(as_of=date(2021, 6, 5)))
    now = only(then, T.STRIKE_START)
    assert (now.status, now.workers, now.summary) == (
        Status.SCHEDULED,
        None,
        "BUN to go on strike at Flourco",
    )
    whole = of_type(document, T.STRIKE_START)[0]
    assert (whole.status, whole.workers, whole.id) == (Status.OCCURRED, 900, now.id)
    assert then.disputes[0].id == document.disputes[0].id
    assert then.disputes[0].strike_start is None
    consistent(then)


def test_as_of_the_last_day_is_the_whole_timeline(document):
    assert apply(document, Filter(as_of=date(2021, 12, 31))).model_dump_json() == document.model_dump_json()


def test_an_unknown_name_is_told_with_the_nearest(document):
    with pytest.raises(
        FilterError, match=r"^nobody is called 'Flurco' in this timeline; did you mean Flourco"
    ) as error:
        apply(document, Filter(employers=("Flurco",)))
    assert "\n" not in str(error.value)
    with pytest.raises(FilterError, match=r"no dispute is called 'Glass'"):
        apply(document, Filter(disputes=("Glass",)))


def test_a_timeline_reads_back(document, tmp_path):
    path = tmp_path / "t.json"
    path.write_text(document.model_dump_json(indent=1), encoding="utf-8")
    assert load_timeline(path) == document
    path.write_text("\ufeff" + document.model_dump_json(), encoding="utf-8")
    assert load_timeline(path) == document


def broken(document: Timeline) -> str:
    data = json.loads(document.model_dump_json())
    data["events"][0]["status"] = "perhaps"
    return json.dumps(data)


BAD = [
    (b"{", "not JSON"),
    (b"\xff\xfe{", "not UTF-8"),
    (b"[]", "not a timeline"),
    (b'{"events": []}', "no schema_version"),
    (b'{"schema_version": "9"}', "schema version '9'"),
    (b'{"schema_version": "1"}', "generator: Field required"),
    (
        b'{"schema_version": "1", "generator": {"version": "1", "pipeline": "p"}, "evnts": []}',
        "evnts: Extra inputs",
    ),
    (b"[" * 100_000, "not"),
]


@pytest.mark.parametrize(("raw", "reason"), BAD)
def test_what_is_no_timeline_is_told_in_one_line(tmp_path, raw, reason):
    path = tmp_path / "t.json"
    path.write_bytes(raw)
    with pytest.raises(TimelineError) as error:
        load_timeline(path)
    assert str(error.value).startswith(f"{path}: ")
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_the_place_of_a_bad_value_is_told(document, tmp_path):
    path = tmp_path / "t.json"
    path.write_text(broken(document), encoding="utf-8")
    with pytest.raises(TimelineError, match=r"events\[0\]\.status"):
        load_timeline(path)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(TimelineError, match="No such file"):
        load_timeline(tmp_path / "none.json")
