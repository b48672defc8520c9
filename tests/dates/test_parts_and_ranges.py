"""Parts of periods, numbered units, ranges, and the boundary that a preposition says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strike_timeline.dates.reading import read
from strike_timeline.model import Relation

Told = Callable[..., list[tuple[str, str]]]

WEDNESDAY = "2021-06-16"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("early May", "2021-05-01..2021-05-10"),
        ("mid-May", "2021-05-11..2021-05-20"),
        ("late May", "2021-05-21..2021-05-31"),
        ("the beginning of May", "2021-05-01..2021-05-10"),
        ("the middle of May", "2021-05-11..2021-05-20"),
        ("the end of May", "2021-05-21..2021-05-31"),
        ("early 2020", "2020-01-01..2020-04-30"),
        ("mid-2020", "2020-05-01..2020-08-31"),
        ("late last year", "2020-09-01..2020-12-31"),
        ("early last month", "2021-05-01..2021-05-10"),
        ("the first week of March", "2021-03-01..2021-03-07"),
        ("the first two months of this year", "2021-01-01..2021-02-28"),
        ("the last day of 2020", "2020-12-31"),
        ("the second Monday of May", "2021-05-10"),
        ("the first half of 2020", "2020-01-01..2020-06-30"),
        ("the week of May 5", "2021-05-03..2021-05-09"),
        ("early summer 2020", "2020-06-01..2020-06-30"),
    ],
)
def test_parts(told: Told, phrase: str, expected: str) -> None:
    assert told(f"The ferry crews struck in {phrase}.", WEDNESDAY) == [(phrase, expected)]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("They struck on May 2-9.", "May 2-9", "2021-05-02..2021-05-09"),
        ("They struck from 3 to 5 January.", "3 to 5 January", "2021-01-03..2021-01-05"),
        ("They struck from May 2 to June 3.", "May 2 to June 3", "2021-05-02..2021-06-03"),
        ("They struck between May 2 and June 3.", "May 2 and June 3", "2021-05-02..2021-06-03"),
        ("They struck from December to March.", "December to March", "2020-12-01..2021-03-31"),
        ("They struck from 30 December to 5 January.", "30 December to 5 January", "2020-12-30..2021-01-05"),
        (
            "They will strike from Dec. 28 to Jan. 3, 2022.",
            "Dec. 28 to Jan. 3, 2022",
            "2021-12-28..2022-01-03",
        ),
    ],
)
def test_ranges(told: Told, text: str, phrase: str, expected: str) -> None:
    assert told(text, WEDNESDAY) == [(phrase, expected)]


@pytest.mark.parametrize("text", ["They struck from 2015 to 2017.", "They struck between 2015 and 2017."])
def test_bare_years_stand_each_for_itself(told: Told, text: str) -> None:
    # TimeML marks both; the event between them takes the range
    assert [phrase for phrase, _ in told(text, WEDNESDAY)] == ["2015", "2017"]


@pytest.mark.parametrize(
    ("text", "phrase", "relation"),
    [
        ("They have been out since May 2.", "May 2", Relation.SINCE),
        ("They will stay out until Friday.", "Friday", Relation.UNTIL),
        ("They want a deal by July 1.", "July 1", Relation.BY),
        ("They want a deal before Christmas.", "Christmas", Relation.BEFORE),
        ("They will vote after July 4.", "July 4", Relation.AFTER),
        ("They voted on July 4.", "July 4", None),
    ],
)
def test_the_preposition_is_told_apart(text: str, phrase: str, relation: Relation | None) -> None:
    [reading] = read(text)
    assert (text[reading.start : reading.end], reading.relation) == (phrase, relation)


def test_the_end_of_a_period_is_its_last_day_for_a_deadline(told: Told) -> None:
    assert told("The pact runs until the end of April 2022.", WEDNESDAY)[-1][1] == "2022-04-30"
    assert told("The pact expires at the end of 2022.", WEDNESDAY)[-1][1] == "2022-12-31"
