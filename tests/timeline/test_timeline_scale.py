"""Cost grows with the number of mentions: what is compared is counted, not timed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from newsroom import Says, T, article, timeline

from strike_timeline.model import Analysis
from strike_timeline.timeline import cluster, grouping

FOLDER = Path(__file__).parents[2] / "benchmarks"
needs_benchmarks = pytest.mark.skipif(not FOLDER.is_dir(), reason="without the benchmarks")


@pytest.fixture
def scale(monkeypatch):
    monkeypatch.syspath_prepend(str(FOLDER))
    import scale

    return scale


@pytest.fixture
def compared(monkeypatch) -> Counter[str]:
    """How often a mention was held against a group, and an event against a dispute."""
    counts: Counter[str] = Counter()

    def count(owner: object, name: str, what: str) -> None:
        original = getattr(owner, name)

        def counting(*args):
            counts[what] += 1
            return original(*args)

        monkeypatch.setattr(owner, name, counting)

    count(cluster, "fit_dated", "groups")
    count(cluster, "fit_undated", "groups")
    count(grouping.Case, "distance", "disputes")
    return counts


def test_what_is_counted_is_what_merging_compares(compared):
    timeline(*(article(f"n{i}", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")) for i in range(3)))
    assert compared["groups"] == 2


@needs_benchmarks
def test_comparisons_grow_with_the_mentions(scale, compared):
    found = []
    for mentions in (2000, 8000):
        compared.clear()
        timeline(*scale.generate(mentions).analyses)
        found.append(dict(compared))
    few, many = found
    assert all(many[what] <= 5 * few[what] for what in ("groups", "disputes")), found


def monthly(years: int, when: str, unions: list[str], kind: T) -> list[Analysis]:
    """Two parties, an article a month for so many years; "day" gives the event a date, "" none."""
    first = date(1990, 1, 15)
    days = [first + timedelta(days=30 * n) for n in range(12 * years)]
    return [
        article(f"n{day}", day.isoformat(), Says(kind, day.isoformat() if when else None, unions=unions))
        for day in days
    ]


@pytest.mark.parametrize("when", ["day", ""])
@pytest.mark.parametrize("unions", [["bkr"], []])
@pytest.mark.parametrize("kind", [T.NEGOTIATION, T.STRIKE_START, T.STATEMENT])
def test_years_long_past_are_not_compared(compared, when, unions, kind):
    found = []
    for years in (8, 32):
        compared.clear()
        timeline(*monthly(years, when, unions, kind))
        found.append(compared["groups"])
    assert found[1] <= 5 * found[0] + 10, found


@needs_benchmarks
def test_the_generator_writes_exactly_what_it_is_asked_for(scale):
    room = scale.generate(500, seed=3)
    assert sum(len(a.events) for a in room.analyses) == len(room.truth) == 500
    assert room.analyses == scale.generate(500, seed=3).analyses != scale.generate(500, seed=4).analyses
    for analysis in room.analyses:
        for event in analysis.events:
            assert analysis.article.text[event.start : event.end] == event.quote
            assert analysis.article.text[event.trigger_start : event.trigger_end] == event.trigger


@needs_benchmarks
@pytest.mark.parametrize(
    ("truth", "expected"),
    [
        ([1, 1], 1.0),
        ([1, 2], 2 / 3),  # precision 1/2, recall 1
    ],
)
def test_b_cubed(scale, truth, expected):
    document = timeline(
        *(article(f"n{i}", "2021-03-06", Says(T.STRIKE_START, "2021-03-05")) for i in range(2))
    )
    assert len(document.events) == 1
    spots = [(m.article, m.start) for m in document.events[0].mentions]
    assert scale.b_cubed(document, dict(zip(spots, truth, strict=True))) == pytest.approx(expected)


@pytest.mark.slow
@needs_benchmarks
def test_two_hundred_thousand_mentions_in_a_minute_and_two_gigabytes():
    command = [sys.executable, str(FOLDER / "scale.py"), "--mentions", "200000"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    assert status == 0
    assert usage.ru_utime + usage.ru_stime < 75  # seconds: a minute, and what making the mentions up takes
    assert usage.ru_maxrss / unit < 2048
