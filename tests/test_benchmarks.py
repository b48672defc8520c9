"""The benchmarks: what the gate counts as a drop and does not compare, and what is counted of what."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from strike_timeline.model import Published

FOLDER = Path(__file__).parents[1] / "benchmarks"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="without the benchmarks")


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(FOLDER))
    import evaluate as module
    import floors

    monkeypatch.setattr(floors, "BASELINE", tmp_path / "baseline.json")
    yield module
    for name in ("evaluate", "floors", "score", "measures", "held_out", "calibration"):
        sys.modules.pop(name, None)


GOLD = {
    "article": "a.txt",
    "published": "2021-03-04",
    "entities": [{"canonical": "Dockers Union", "type": "union", "mentions": ["Dockers Union", "the union"]}],
    "dates": [{"text": "Monday", "start_date": "2021-03-01", "end_date": "2021-03-01", "granularity": "day"}],
    "events": [
        {
            "id": "e1",
            "type": "strike_start",
            "start_date": "2021-03-01",
            "end_date": "2021-03-01",
            "unions": ["Dockers Union"],
            "employers": [],
            "status": "occurred",
            "quote": "The Dockers Union went on strike on Monday.",
            "salience": "core",
            "workers": 300,
        }
    ],
}


def _document(day: str = "2021-03-01") -> dict[str, Any]:
    date = {"start": day, "end": day}
    mention = {
        "article": "a-1",
        "quote": "The Dockers Union went on strike on Monday.",
        "type": "strike_start",
        "date": date,
        "status": "occurred",
        "unions": ["e-1"],
        "employers": [],
        "workers": 300,
    }
    return {
        "articles": [
            {"id": "a-1", "source": "a.txt", "published": {"start": "2021-03-04", "end": "2021-03-04"}}
        ],
        "entities": [
            {
                "id": "e-1",
                "name": "Dockers Union",
                "type": "union",
                "mentions": [{"article": "a-1", "text": "Dockers Union"}],
            }
        ],
        "dates": [{"article": "a-1", "text": "Monday", "start_date": day, "end_date": day}],
        "events": [{**mention, "id": "v-1", "mentions": [mention]}],
        "disputes": [],
    }


def _set(folder: Path, name: str = "docks") -> Path:
    for part in ("articles", "gold"):
        (folder / name / part).mkdir(parents=True)
    (folder / name / "articles" / "a.txt").write_text("The Dockers Union went on strike on Monday.")
    (folder / name / "gold" / "a.gold.json").write_text(json.dumps(GOLD))
    return folder / name


def _scored(evaluate: ModuleType, monkeypatch: pytest.MonkeyPatch, sets: list[Any], day: str) -> list[Any]:
    monkeypatch.setattr(evaluate, "build", lambda _: _document(day))
    scored: list[Any] = evaluate.evaluate(sets)
    return scored


def test_a_perfect_prediction_scores_one(
    evaluate: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sets = [evaluate.GoldSet("docks", _set(tmp_path))]
    values = evaluate.floors(_scored(evaluate, monkeypatch, sets, "2021-03-01")[0])
    assert {name for name, value in values.items() if value != 1.0} == {"employers"}  # none to be found


def test_sets_are_pooled_without_mixing_their_articles(
    evaluate: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sets = [evaluate.GoldSet(name, _set(tmp_path, name)) for name in ("north", "south")]
    *_, together = _scored(evaluate, monkeypatch, sets, "2021-03-01")
    assert together.name == "all sets together"
    assert together.result["events"]["typed"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 2, "pred": 2}
    assert together.result["entities"]["typed"]["f1"] == 1.0


def test_the_gate_falls_on_a_drop_and_only_then(
    evaluate: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sets = [evaluate.GoldSet("docks", _set(tmp_path))]
    evaluate.write_baseline(sets, _scored(evaluate, monkeypatch, sets, "2021-03-01"))
    assert evaluate.gate(sets, _scored(evaluate, monkeypatch, sets, "2021-03-01")) == ([], [])
    fallen, _ = evaluate.gate(sets, _scored(evaluate, monkeypatch, sets, "2021-03-02"))
    assert any("events dated" in line for line in fallen)


def test_changed_and_absent_sets_are_named_not_compared(
    evaluate: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sets = [evaluate.GoldSet(name, _set(tmp_path, name)) for name in ("north", "south", "west")]
    evaluate.write_baseline(sets, _scored(evaluate, monkeypatch, sets, "2021-03-01"))
    (tmp_path / "south" / "articles" / "a.txt").write_text("Something else.")
    fallen, skipped = evaluate.gate(sets[:2], _scored(evaluate, monkeypatch, sets[:2], "2021-03-01"))
    assert fallen == []
    assert [line.partition(":")[0] for line in skipped] == ["south", "west"]


def test_a_gate_that_compares_nothing_fails(
    evaluate: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sets = [evaluate.GoldSet("docks", _set(tmp_path))]
    scored = _scored(evaluate, monkeypatch, sets, "2021-03-01")
    evaluate.write_baseline(sets, scored)
    (tmp_path / "docks" / "articles" / "a.txt").write_text("Something else.")
    assert evaluate.gate(sets, scored)[0] == ["no set was compared with its floors"]


def test_a_set_with_two_copies_is_scored_once(evaluate: ModuleType, tmp_path: Path) -> None:
    shipped = _set(tmp_path / "own" / "data")
    _set(tmp_path / "more")
    other = _set(tmp_path / "more", "mines")
    found = evaluate.find_sets([tmp_path / "own" / "data", tmp_path / "more"])
    assert [item.folder for item in found] == [shipped, other]
    assert [item.folder for item in evaluate.find_sets([tmp_path / "own" / "data"])] == [shipped]


@pytest.fixture
def publication(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(FOLDER))
    import publication as module

    yield module
    for name in ("publication", "publication_cases", "floors", "measures"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    ("basis", "rung"),
    [
        ("given by --published", "given"),
        ("sidecar a.txt.meta.json, field 'published'", "sidecar"),
        ("front matter 'date', narrowed by date line in the text", "record"),
        ("meta article:modified_time (modified; no publication date is stated)", "modified"),
        ("dateline without a year, the year by feed entry's 'updated' date (modified; …)", "modified"),
        ("time element in the article", "page"),
        ("byline in the text", "text"),
        (
            "month in the address https://x.example/2021/03/a, narrowed by the dateline without a year",
            "address",
        ),
        ("date in the file name", "file name"),
        ("inferred: updated line (modified) of 18/4 without a year", "inferred"),
    ],
)
def test_a_reason_tells_its_rung(publication: ModuleType, basis: str, rung: str) -> None:
    assert publication.rung_of(Published(date(2021, 3, 4), date(2021, 3, 4), basis)) == rung


def test_rungs_are_counted_by_what_had_to_win_and_by_what_won(publication: ModuleType) -> None:
    def outcome(rung: str, expected: str, day: str, basis: str) -> Any:
        case = publication.Case(rung, "a case", "a.txt", expected)
        found = Published(*(date.fromisoformat(day),) * 2, basis) if day else None
        return publication.Outcome(case, found)

    rows = publication.by_rung([
        outcome("text", "2021-03-04", "2021-03-04", "dateline in the text"),
        outcome("text", "2021-03-04", "2021-03-04", "date in the file name"),
        outcome("file name", "2021-03-04", "", ""),
        outcome("unknown", "", "2021-03-04", "dateline in the text"),
    ])  # fmt: skip
    told = {row[0]: row[1:5] for row in rows}
    assert told["text"] == [2, 0.5, 0.5, 1.0]
    assert told["file name"] == [1, 0.0, 0.0, 0.0]
    assert told["unknown"] == [1, 0.0, 0.0, 0.0]
    assert told["page"] == [0, None, None, None]


def _types(kinds: list[tuple[str, str]]) -> Any:
    """A timeline of one article, an event for each (type, salience), each in a sentence of its own."""
    document = _document()
    sentence = document["events"][0]["mentions"][0]
    document["events"] = [
        {
            **sentence,
            "id": f"v-{i}",
            "type": kind,
            "salience": salience,
            "mentions": [{**sentence, "type": kind}],
        }
        for i, (kind, salience) in enumerate(kinds)
    ]
    return document


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("strike_start", "core")], {"printed": 1, "annotated": 1, "core": 1, "gold": 1}),
        ([("strike_start", "minor")], {"printed": 0, "annotated": 0, "core": 0, "gold": 1}),
        (
            [("strike_start", "core"), ("lockout", "core")],
            {"printed": 2, "annotated": 1, "core": 1, "gold": 1},
        ),
    ],
)
def test_salience_counts_what_is_printed(
    evaluate: ModuleType, told: list[tuple[str, str]], expected: dict[str, int]
) -> None:
    assert evaluate  # puts the benchmarks on the path
    from measures import Prediction, score_salience

    assert score_salience({"a": GOLD}, Prediction(_types(told))) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("lockout", "core")], {("strike_start", "lockout"): 1}),
        ([("strike_start", "core"), ("lockout", "core")], {}),
    ],
)
def test_confusions_are_of_events_that_were_missed(
    evaluate: ModuleType, told: list[tuple[str, str]], expected: dict[tuple[str, str], int]
) -> None:
    assert evaluate
    from measures import Prediction, confusions

    assert confusions({"a": GOLD}, Prediction(_types(told))) == expected


@pytest.mark.parametrize(
    ("promises", "error"),
    [
        ([(0.75, True)] * 3 + [(0.75, False)], 0.0),
        ([(0.75, True)] * 4, 0.25),
        # bins are weighed by what they hold
        ([(0.75, True)] * 4 + [(0.5, True), (0.5, False)] * 2, 0.125),
        ([], 0.0),
    ],
)
def test_calibration_error(evaluate: ModuleType, promises: list[tuple[float, bool]], error: float) -> None:
    assert evaluate
    import calibration

    assert calibration.calibration_error(promises) == pytest.approx(error)
