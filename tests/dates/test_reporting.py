"""Periods that companies report on: "the latest quarter", "the 1988 period"."""

from __future__ import annotations

from datetime import date

import pytest

from strike_timeline.dates.narrate import resolve_all
from strike_timeline.dates.reading import read

NOVEMBER = date(2021, 11, 2)


def values(text: str) -> list[tuple[str, str]]:
    readings = read(text)
    found = resolve_all(readings, NOVEMBER)
    return [(text[r.start : r.end], x.value) for r, x in zip(readings, found, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the quarter of the report is the one told first, else the latest that is over
        ("Fares fell in the latest quarter.", [("the latest quarter", "2021-Q3")]),
        (
            "The strike cost $3 million in the second quarter. There were no gains in the latest period.",
            [("the second quarter", "2021-Q2"), ("the latest period", "2021-Q2")],
        ),
        # the same quarter of another year
        (
            "It lost $3 million in the third quarter, against $1 million in the 2020 period.",
            [("the third quarter", "2021-Q3"), ("the 2020 period", "2020-Q3")],
        ),
        (
            "It lost $3 million in the third quarter, but none in the corresponding period last year.",
            [("the third quarter", "2021-Q3"), ("the corresponding period last year", "2020-Q3")],
        ),
        (
            "It lost $3 million in the third quarter. Last year's quarter brought a profit.",
            [("the third quarter", "2021-Q3"), ("Last year's quarter", "2020-Q3")],
        ),
        # after a longer stretch the year is compared
        (
            "It lost $3 million in the third quarter. In nine months it lost $9m, a year earlier $1m.",
            [("the third quarter", "2021-Q3"), ("nine months", "P9M"), ("a year earlier", "2020")],
        ),
        # the quarter that a day closes; a business year that a day closes is a length
        ("Pay rose in the quarter ended Sept. 30.", [("the quarter", "2021-Q3"), ("Sept. 30", "2021-09-30")]),
        ("Pay rose in the year ended June 30.", [("the year", "P1Y"), ("June 30", "2021-06-30")]),
        # two quarters are a half-year
        (
            "Losses fell in the first two quarters of 2020.",
            [("the first two quarters of 2020", "2020-H1")],
        ),
        # with a hyphen the article is the noun's
        ("The third-quarter loss grew.", [("third-quarter", "2021-Q3")]),
        # no quarters of a year
        ("Inspectors were kept out of such quarters.", []),
        ("Three quarters of members voted yes.", []),
    ],
)
def test_reported_periods(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected
