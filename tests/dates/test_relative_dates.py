"""Phrases that count from the publication day, or from a date told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[tuple[str, str]]]

WEDNESDAY = "2021-06-16"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurses walked out today.", "2021-06-16"),
        ("Nurses walked out yesterday.", "2021-06-15"),
        ("Nurses will walk out tomorrow.", "2021-06-17"),
        ("Nurses meet tonight.", "2021-06-16"),
        ("Nurses met last night.", "2021-06-15"),
        ("Nurses met this morning.", "2021-06-16"),
        ("Nurses met last week.", "2021-06-07..2021-06-13"),
        ("Nurses meet this week.", "2021-06-14..2021-06-20"),
        ("Nurses will meet next week.", "2021-06-21..2021-06-27"),
        ("Nurses met last weekend.", "2021-06-12..2021-06-13"),
        ("Nurses will march this weekend.", "2021-06-19..2021-06-20"),
        ("Nurses met over the weekend.", "2021-06-12..2021-06-13"),
        ("Nurses met last month.", "2021-05-01..2021-05-31"),
        ("Nurses settle this year.", "2021-01-01..2021-12-31"),
        ("Nurses settled last year.", "2020-01-01..2020-12-31"),
        ("Nurses met two weeks ago.", "2021-05-31..2021-06-06"),
        ("Nurses met three days ago.", "2021-06-13"),
        ("Nurses met six months ago.", "2020-12-01..2020-12-31"),
        ("Nurses met four years ago.", "2017-01-01..2017-12-31"),
        ("Nurses met earlier this month.", "2021-06-01..2021-06-15"),
        ("Nurses will vote later this year.", "2021-06-17..2021-12-31"),
        ("The deal was struck the day before yesterday.", "2021-06-14"),
        ("The board will meet in two weeks.", "2021-06-28..2021-07-04"),
        ("Pay fell over the past decade.", "2011-06-16..2021-06-16"),
    ],
)
def test_from_the_publication_day(told: Told, text: str, expected: str) -> None:
    assert [when for _, when in told(text, WEDNESDAY)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks failed on June 2. The following day pickets went up.", "2021-06-03"),
        ("Talks failed on June 2. The next day pickets went up.", "2021-06-03"),
        ("Talks failed on June 2. Three days later pickets went up.", "2021-06-05"),
        ("Talks failed on June 2. A week later pickets went up.", "2021-06-09"),
        ("Talks failed on June 2. A day earlier pickets had gone up.", "2021-06-01"),
        ("Talks failed on June 2, and pickets went up the same day.", "2021-06-02"),
        ("Talks failed on June 2, and pickets went up that evening.", "2021-06-02"),
        ("Talks failed on June 2. The previous week had been calm.", "2021-05-24..2021-05-30"),
        ("Talks failed in January 2008. A deal came the next month.", "2008-02-01..2008-02-29"),
        ("Talks failed in January 2008, after a ballot the previous November.", "2007-11-01..2007-11-30"),
        ("Talks failed on June 2; the guild struck by the following Monday.", "2021-06-07"),
        ("The strike ended on June 10, nine days after it had begun.", "2021-06-01"),
        ("They rested on June 2, a day before the vote.", "2021-06-03"),
        ("Talks failed on June 2. They met two weeks later, on June 15.", "2021-06-15"),
        ("Pay stood still from February 2020, and rents rose by then.", "2020-02-01..2020-02-29"),
        ("Pay has stood still since February 2020; rents have risen since then.", "2020-02-01..2021-06-16"),
        ("On June 2 drivers stopped; by lunchtime the yards were full.", "2021-06-02"),
        ("Talks resume a week from Monday.", "2021-06-28"),
        ("Nurses will strike five days before Christmas.", "2021-12-20"),
        ("Members voted the day after Labor Day.", "2020-09-08"),
    ],
)
def test_from_a_date_in_the_text(told: Told, text: str, expected: str) -> None:
    assert told(text, WEDNESDAY)[-1][1] == expected


def test_a_day_counted_from_an_unknown_day_is_unknown(told: Told) -> None:
    text = "In late May the board ruled; the following day trains ran."
    assert told(text, WEDNESDAY) == [("late May", "2021-05-21..2021-05-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike is in its 30th day.", "2021-06-16"),
        ("On Monday, the ninth day of the strike, crews rallied.", "2021-06-14"),
        ("The strike reached its 30th day on Tuesday.", "2021-06-15"),
    ],
)
def test_counted_days_fall_on_the_day_told(told: Told, text: str, expected: str) -> None:
    assert {when for _, when in told(text, WEDNESDAY)} == {expected}
