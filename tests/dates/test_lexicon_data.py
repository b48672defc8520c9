"""The data files of the date grammar."""

from __future__ import annotations

from datetime import date

import pytest

from strike_timeline.dates import lexicon
from strike_timeline.dates.intervals import easter
from strike_timeline.dates.offices import in_office
from strike_timeline.dates.resolve.holidays import days_in


def test_every_word_is_lower_case() -> None:
    tables = (
        lexicon.MONTHS,
        lexicon.WEEKDAYS,
        lexicon.SEASONS,
        lexicon.UNITS,
        lexicon.DEICTIC,
        lexicon.TURNS,
    )
    for table in tables:
        assert all(word == word.lower() and word.strip() == word for word in table)


def test_numbers_lie_in_their_ranges() -> None:
    assert set(lexicon.MONTHS.values()) == set(lexicon.MONTHS_SHORT.values()) | {5} == set(range(1, 13))
    assert set(lexicon.WEEKDAYS.values()) == set(range(7))


@pytest.mark.parametrize("name", sorted(lexicon.HOLIDAYS))
def test_every_holiday_has_a_day_in_every_year(name: str) -> None:
    for year in (1987, 2020, 2024):
        assert {day.year for day in days_in(name, year)} == {year}


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("thanksgiving", 2023, date(2023, 11, 23)),
        ("labor day", 2023, date(2023, 9, 4)),
        ("memorial day", 2023, date(2023, 5, 29)),
        ("good friday", 2024, date(2024, 3, 29)),
        ("election day", 2024, date(2024, 11, 5)),
        ("black friday", 2022, date(2022, 11, 25)),
    ],
)
def test_known_holidays(name: str, year: int, expected: date) -> None:
    assert days_in(name, year) == (expected,)


def test_easter() -> None:
    assert [easter(y) for y in (1961, 2000, 2019, 2024)] == [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2019, 4, 21),
        date(2024, 3, 31),
    ]


def test_only_those_in_office_bound_a_text() -> None:
    found = in_office("President Barack Obama spoke.")
    assert found is not None and found[0].start == date(2009, 1, 20)
    assert in_office("Former President Barack Obama spoke; then-Prime Minister Tony Blair listened.") is None
