"""Intervals in words: as precise as the interval, and never two intervals alike."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strike_timeline.document import When
from strike_timeline.model import Granularity
from strike_timeline.output.when import count, describe, interval, length, repetition, value_in_words

WORDED = [
    # one day, days of a month, of two months, of two years
    ("2023-05-02", "2023-05-02", "2 May 2023"),
    ("2023-09-18", "2023-09-24", "18–24 Sep 2023"),
    ("2023-09-28", "2023-10-03", "28 Sep – 3 Oct 2023"),
    ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
    # whole months, a quarter, a winter
    ("2023-08-01", "2023-08-31", "Aug 2023"),
    ("2024-02-01", "2024-02-29", "Feb 2024"),
    ("2023-02-01", "2023-02-28", "Feb 2023"),
    ("2023-07-01", "2023-09-30", "Jul–Sep 2023"),
    ("2023-12-01", "2024-02-29", "Dec 2023 – Feb 2024"),
    # whole years
    ("2023-01-01", "2023-12-31", "2023"),
    ("2007-01-01", "2008-12-31", "2007–2008"),
    # almost a whole month is days
    ("2023-08-01", "2023-08-30", "1–30 Aug 2023"),
    # open ends and none
    ("2023-05-02", None, "from 2 May 2023"),
    (None, "2023-05-02", "until 2 May 2023"),
    (None, None, "undated"),
]


@pytest.mark.parametrize(("start", "end", "words"), WORDED)
def test_interval_in_words(start: str | None, end: str | None, words: str) -> None:
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else None
    assert interval(first, last) == words


def test_approximate_interval_has_a_tilde() -> None:
    when = When(start=date(2023, 5, 1), end=date(2023, 5, 31), edtf="2023-05~")
    assert describe(when) == "~May 2023"


def test_undated_has_no_tilde() -> None:
    assert describe(When(edtf="~")) == "undated"


def test_decade_is_named_as_one() -> None:
    start, end = date(1960, 1, 1), date(1969, 12, 31)
    assert describe(When(start=start, end=end, granularity=Granularity.DECADE, edtf="196X")) == "1960s"
    assert interval(start, end) == "1960–1969"


def test_count_has_a_plural() -> None:
    assert [count(1, "day"), count(0, "day"), count(2300, "worker")] == ["1 day", "0 days", "2,300 workers"]


_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_INTERVALS = st.tuples(_DAYS, _DAYS).map(lambda pair: (min(pair), max(pair)))


@given(_INTERVALS, _INTERVALS)
def test_two_intervals_never_look_alike(one: tuple[date, date], other: tuple[date, date]) -> None:
    assert (interval(*one) == interval(*other)) == (one == other)


@given(_INTERVALS)
def test_an_interval_fits_its_column(span: tuple[date, date]) -> None:
    assert len(interval(*span)) <= 26


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("date", "2023-09-25", "25 Sep 2023"),
        ("date", "2023-09-18/2023-09-24", "18–24 Sep 2023"),
        ("date", "2023-09", "Sep 2023"),
        ("date", "2023~", "2023"),
        ("date", "2023-04/2023-06", "Apr–Jun 2023"),
        ("date", "2023-XX-12", "2023-XX-12"),
        ("workers", "65000", "65,000 workers"),
        ("status", "scheduled", "scheduled"),
    ],
)
def test_what_a_conflict_says_instead(field: str, value: str, words: str) -> None:
    assert value_in_words(field, value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P100D", "100 days"),
        ("P1Y", "1 year"),
        ("PTXH", "some hours"),
        ("PXM", "some months"),
        ("PT30M", "30 minutes"),
        ("P4Y6M", "4 years 6 months"),
        ("PT1H30M", "1 hour 30 minutes"),
        ("P1.5D", "1.5 days"),
        ("P2WE", "2 weekends"),
        ("P1Q", "1 quarter"),
        ("XXXX-WXX-1", "XXXX-WXX-1"),
    ],
)
def test_a_duration_is_told_in_words(value: str, words: str) -> None:
    assert length(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P1D", "every day"),
        ("PT1H", "every hour"),
        ("P2W", "every 2 weeks"),
        ("P10Y", "every 10 years"),
        ("XXXX-WXX-7", "every Sunday"),
        ("XXXX-10", "every October"),
        ("XXXX-XX-XXTEV", "every evening"),
    ],
)
def test_a_repetition_is_told_in_words(value: str, words: str) -> None:
    assert repetition(value) == words
