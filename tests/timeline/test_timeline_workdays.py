"""Workdays: Monday to Friday without public holidays, as statistics of work stoppages count them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strike_timeline.timeline.workdays import has_holidays, workdays

DAYS = st.dates(date(1965, 1, 1), date(2035, 12, 31))
COUNTRIES = st.sampled_from([None, "US", "GB", "CA", "DE", "ZZ"])


@pytest.mark.parametrize(
    ("first", "last", "country", "expected"),
    [
        # listed by the Bureau of Labor Statistics: its ending dates are the last days without work
        ("2008-02-01", "2008-03-17", "US", 31),  # 2,500 workers, 77,500 days idle: Presidents' Day left out
        ("2008-03-21", "2008-03-30", "US", 6),  # 4,000 workers, 24,000 days idle: ends on a Sunday
        ("2008-03-25", "2008-03-25", "US", 1),
        ("2019-09-16", "2019-10-25", "US", 29),  # 46,000 workers, 1,334,000 days idle: Columbus Day left out
        # holidays kept on another day
        ("2021-12-20", "2021-12-31", "US", 8),  # Christmas on Friday 24, New Year's on Friday 31
        ("2022-06-01", "2022-06-03", "GB", 1),  # the Jubilee: Thursday and Friday
        ("2022-06-01", "2022-06-03", "US", 3),
        ("2024-07-01", "2024-07-05", "CA", 4),
        ("2024-07-01", "2024-07-05", "US", 4),
        ("2024-07-01", "2024-07-05", None, 5),
        ("2024-07-01", "2024-07-05", "ZZ", 5),
        ("2024-07-06", "2024-07-07", "US", 0),
        ("2024-07-09", "2024-07-08", "US", 0),
    ],
)
def test_workdays(first: str, last: str, country: str | None, expected: int) -> None:
    assert workdays(date.fromisoformat(first), date.fromisoformat(last), country) == expected


@given(DAYS, st.integers(0, 900), st.integers(0, 900), COUNTRIES)
@settings(max_examples=60, deadline=None)
def test_workdays_add_up_over_adjacent_ranges(
    first: date, length: int, more: int, country: str | None
) -> None:
    middle = first + timedelta(days=length)
    last = middle + timedelta(days=more)
    parts = workdays(first, middle, country) + workdays(middle + timedelta(days=1), last, country)
    assert workdays(first, last, country) == parts


@given(DAYS, st.integers(0, 900), COUNTRIES)
@settings(max_examples=60, deadline=None)
def test_workdays_are_some_of_the_weekdays(first: date, length: int, country: str | None) -> None:
    days = [first + timedelta(days=n) for n in range(length + 1)]
    weekdays = sum(day.weekday() < 5 for day in days)
    counted = workdays(first, days[-1], country)
    assert 0 <= counted <= weekdays <= len(days)
    if not has_holidays(country):
        assert counted == weekdays


@pytest.mark.parametrize(("country", "known"), [("US", True), ("GB", True), ("ZZ", False), (None, False)])
def test_whose_holidays_are_known(country: str | None, known: bool) -> None:
    assert has_holidays(country) is known
