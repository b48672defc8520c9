"""Calendar dates in every spelling that news uses, and the year that the context gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[tuple[str, str]]]

WEDNESDAY = "2021-06-16"


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The dockers went out on March 3, 2020.", "March 3, 2020", "2020-03-03"),
        ("The dockers went out on 3 March 2020.", "3 March 2020", "2020-03-03"),
        ("The dockers went out on the 3rd of March, 2020.", "the 3rd of March, 2020", "2020-03-03"),
        (
            "The dockers went out on Tuesday, March 3, 2020, at noon.",
            "Tuesday, March 3, 2020, at noon",
            "2020-03-03",
        ),
        ("The pact was signed on Sept. 9.", "Sept. 9", "2020-09-09"),
        ("The pact was signed on Sept 9.", "Sept 9", "2020-09-09"),
        ("The pact was signed on June 9th.", "June 9th", "2021-06-09"),
        ("The clause dated 2019-11-30 stays.", "2019-11-30", "2019-11-30"),
        ("The clause dated 11/30/2019 stays.", "11/30/2019", "2019-11-30"),
        ("The clause dated 30/11/2019 stays.", "30/11/2019", "2019-11-30"),
        ("The clause dated 30.11.2019 stays.", "30.11.2019", "2019-11-30"),
        ("The clause dated 2019/11/30 stays.", "2019/11/30", "2019-11-30"),
        ("The clause dated 30-Nov-2019 stays.", "30-Nov-2019", "2019-11-30"),
        ("The clause dated 4/5/2019 stays.", "4/5/2019", "2019-04-05"),
        ("They will vote on July 8.", "July 8", "2021-07-08"),
        ("They will vote on Feb. 8.", "Feb. 8", "2022-02-08"),
        ("They voted on 20 December.", "20 December", "2020-12-20"),
        ("Crews stop on Monday 28 June.", "Monday 28 June", "2021-06-28"),
        ("They met on the 4th.", "the 4th", "2021-06-04"),
        ("It lapsed in May 2019.", "May 2019", "2019-05-01..2019-05-31"),
        ("It lapsed in August last year.", "August last year", "2020-08-01..2020-08-31"),
        ("It lapsed in May.", "May", "2021-05-01..2021-05-31"),
        ("It lapsed in September.", "September", "2020-09-01..2020-09-30"),
        ("It will lapse in September.", "September", "2021-09-01..2021-09-30"),
        ("It lapsed last April.", "last April", "2021-04-01..2021-04-30"),
        ("It will lapse next March.", "next March", "2022-03-01..2022-03-31"),
        ("The plant shut in 2015.", "2015", "2015-01-01..2015-12-31"),
        ("The 1984-85 miners' strike failed.", "1984-85", "1984-01-01..1985-12-31"),
        ("A rise for 2019-20 was paid.", "2019-20", "2019-04-01..2020-03-31"),
        ("Wages fell in the 1990s.", "the 1990s", "1990-01-01..1999-12-31"),
        ("Wages fell in the early 1990s.", "the early 1990s", "1990-01-01..1993-12-31"),
        ("The law is from the 19th century.", "the 19th century", "1801-01-01..1900-12-31"),
        ("Output fell in the first quarter of 2020.", "the first quarter of 2020", "2020-01-01..2020-03-31"),
        ("Output fell in the first quarter.", "the first quarter", "2021-01-01..2021-03-31"),
        ("It could cut output in the fourth quarter.", "the fourth quarter", "2021-10-01..2021-12-31"),
        ("They struck in the summer of 2018.", "the summer of 2018", "2018-06-01..2018-08-31"),
        ("They struck in winter 2018.", "winter 2018", "2018-12-01..2019-02-28"),
        ("They struck last autumn.", "last autumn", "2020-09-01..2020-11-30"),
        ("They may strike this fall.", "this fall", "2021-09-01..2021-11-30"),
        ("They struck on Labor Day.", "Labor Day", "2020-09-07"),
        ("They walked out on Good Friday 2019.", "Good Friday 2019", "2019-04-19"),
        ("Mail will stop at Christmas.", "Christmas", "2021-12-25"),
        ("They rallied on the Fourth of July last year.", "the Fourth of July last year", "2020-07-04"),
        ("They rallied on Thanksgiving.", "Thanksgiving", "2020-11-26"),
    ],
)
def test_named_dates(told: Told, text: str, phrase: str, expected: str) -> None:
    assert told(text, WEDNESDAY) == [(phrase, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Walkouts on Aug. 11 and 18 shut the plant.", ["2020-08-11", "2020-08-18"]),
        ("Walkouts followed on May 3, 5 and 9.", ["2021-05-03", "2021-05-05", "2021-05-09"]),
        ("Walkouts on Dec. 15 and 20 last year failed.", ["2020-12-15", "2020-12-20"]),
        ("Crews stop on Wednesday 23 and Thursday 24 June.", ["2021-06-23", "2021-06-24"]),
        ("Walkouts followed on 3 and 5 January.", ["2021-01-03", "2021-01-05"]),
    ],
)
def test_lists_of_days_are_a_mention_each(told: Told, text: str, expected: list[str]) -> None:
    assert [when for _, when in told(text, WEDNESDAY)] == expected


def test_weekday_settles_the_year(told: Told) -> None:
    assert told("The ballot of Thursday, May 9 was void.", WEDNESDAY) == [("Thursday, May 9", "2019-05-09")]


def test_month_in_the_story_of_an_old_year(told: Told) -> None:
    text = "The last stoppage began in November 2007 and ended in February."
    assert told(text, WEDNESDAY)[-1] == ("February", "2008-02-01..2008-02-29")


def test_month_of_that_year(told: Told) -> None:
    text = "Drivers struck in 1997. In August of that year they won."
    assert told(text, WEDNESDAY)[-1] == ("August of that year", "1997-08-01..1997-08-31")


def test_a_day_that_does_not_exist_has_no_dates(found: Callable[..., list[tuple[str, object]]]) -> None:
    assert all(when.start is None for _, when in found("It lapsed on 30 February 2020."))  # type: ignore[attr-defined]
