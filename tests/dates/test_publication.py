"""The publication day of a text whose source does not give it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from strike_timeline.dates.narrate import read
from strike_timeline.dates.publication import infer_from
from strike_timeline.model import Published


def _infer(text: str, *links: str, hint: int | None = None) -> Published | None:
    return infer_from(text, read(text), tuple(date.fromisoformat(link) for link in links), hint)


def _day(published: Published | None) -> str:
    assert published is not None and published.inferred and published.start == published.end
    return published.start.isoformat()


def test_dateline_takes_the_first_year_after_the_dates_told_as_past() -> None:
    text = "OSLO, Aug. 20 (Wire) - Ferry crews struck on Friday. They last struck in May 2021."
    assert _day(_infer(text)) == "2021-08-20"


def test_weekday_beside_a_date_settles_the_year() -> None:
    text = (
        "OSLO, Aug. 20 (Wire) - Crews struck in 2018. Talks end on Monday, Aug. 24, and failed on Thursday."
    )
    assert _day(_infer(text)) == "2020-08-20"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # a place in lower case opens the dateline; its sentence's weekday is that of the day of writing
        ("Bergen, Jan 9: Crews struck on Thursday. They also did in 2012, for a week.", "2014-01-09"),
        # office before background
        ("OSLO, March 9 - Mayor Eric Adams met crews on Thursday, the first time since 1971.", "2023-03-09"),
        # who held an office in the story of another year bounds nothing
        (
            "OSLO, March 9 - Mayor Ed Koch walked in 1980. They struck in 2021 and vote on Friday, March 11.",
            "2022-03-09",
        ),
        # a day told a few weeks before
        ("OSLO, 9 March - It began on 4 February 2021, and five weeks on nobody yields.", "2021-03-09"),
    ],
)
def test_year_of_a_dateline(text: str, day: str) -> None:
    assert _day(_infer(text)) == day


def test_a_year_that_stays_open_is_not_guessed() -> None:
    assert _infer("OSLO, March 9 - Crews may strike, which has not been seen since 1965.") is None


def test_term_of_a_contract_gives_the_year() -> None:
    text = "OSLO, April 2 - The three-year pact signed in 2019 expires on May 1."
    assert _day(_infer(text)) == "2022-04-02"


def test_people_in_office_bound_it() -> None:
    text = "OSLO, July 4 (Wire) - Prime Minister Rishi Sunak said on Tuesday he would act."
    assert _day(_infer(text)) == "2023-07-04"


def test_hint_chooses_among_open_years() -> None:
    text = "OSLO, Aug. 20 (Wire) - Ferry crews struck."
    assert _infer(text) is None
    assert _day(_infer(text, hint=2016)) == "2016-08-20"


def test_latest_link_with_a_fitting_weekday() -> None:
    found = _infer("Ferry crews struck on Friday, the union said.", "2021-05-04", "2021-06-11")
    assert found is not None and found.inferred
    assert (found.start, found.end) == (date(2021, 6, 11), date(2021, 6, 12))


def test_links_alone_give_two_weeks() -> None:
    found = _infer("Ferry crews are on strike.", "2021-06-11")
    assert found is not None
    assert (found.start, found.end - found.start) == (date(2021, 6, 11), timedelta(days=14))


def test_a_month_told_as_past_moves_the_bound_beyond_the_links() -> None:
    found = _infer("Talks resume next week. The sides met in August without result.", "2021-08-04")
    assert found is not None
    assert found.start == date(2021, 9, 1) and (found.end - found.start).days <= 62


def test_months_told_as_past_after_a_known_year() -> None:
    found = _infer("Crews struck on March 2, 2021. A ballot was held in April and a deal failed in May.")
    assert found is not None
    assert found.start <= date(2021, 6, 10) <= found.end


@pytest.mark.parametrize("text", ["", "Nothing is dated here.", "Crews struck on Friday."])
def test_nothing_to_go_by(text: str) -> None:
    assert _infer(text) is None
