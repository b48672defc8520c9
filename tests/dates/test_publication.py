"""The publication day of a text whose source does not give it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from strike_timeline.dates.publication import infer_from
from strike_timeline.dates.reading import read
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


@pytest.mark.parametrize(
    "text",
    [
        # a year, a month and a day that are background
        "Crews struck on Friday. In 1988 they were out for nine days.",
        "Crews struck on Friday. It was dark. It was cold. No one was hurt. They last struck in May 2011.",
        "Crews struck on Friday. It was dark. It was cold. No one was hurt. They last struck on May 2, 2011.",
        # newspapers leave the year out of days of their own year
        "Crews struck on May 2. They had been out until February 12, 2008, when a deal was signed.",
        # a plan for a year to come
        "OSLO, March 9 - Crews struck. The line will close by 2031, the company said.",
    ],
)
def test_background_says_nothing_of_the_day_of_writing(text: str) -> None:
    assert _infer(text) is None


def test_the_year_of_the_other_articles_stands_above_old_background() -> None:
    text = "Crews struck on Friday after talks in March. In 1980 they were out for nine days."
    found = _infer(text, hint=2023)
    assert found is not None and "most of the other articles are of 2023" in found.basis
    assert found.start <= date(2023, 4, 7) <= found.end
    assert _day(_infer(f"OSLO, April 7 - {text}", hint=2023)) == "2023-04-07"


def test_a_person_in_office_bounds_both_ends() -> None:
    found = _infer("Crews struck on Friday. Prime Minister Rishi Sunak would not meet them.")
    assert found is not None
    assert (found.start, found.end) == (date(2022, 10, 25), date(2024, 7, 5))


def test_published_before_updated() -> None:
    body = "Crews struck on Tuesday. Talks failed on April 10, 2023."
    for lines in ("Updated April 19\nPublished April 18", "Published: April 18\nUpdated: April 19"):
        found = _infer(f"Crews out\n{lines}\n\n{body}")
        assert _day(found) == "2023-04-18"
        assert found is not None and "modified" not in found.basis
    changed = _infer(f"Crews out\nUpdated April 19\n\n{body}")
    assert _day(changed) == "2023-04-19"
    assert changed is not None and "modified" in changed.basis


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
