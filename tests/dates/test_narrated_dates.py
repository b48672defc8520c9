"""Dates that the text around them settles: entries of a chronicle, parts headed by a year, what a sentence
goes on about, asides. Rows name the class; own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[tuple[str, str]]]

WEDNESDAY = "2021-06-16"

CHRONICLE = (
    "The dock dispute\n\nAug. 3: Cranes stop.\n\nOctober: Talks drag on. A mediator is named on the 9th.\n\n"
    "March: The yard empties.\n\nApril 12: A deal is near. Pickets leave on Wednesday."
)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Aug. 3", "2020-08-03"),  # each entry is nearest to the one after it
        ("October", "2020-10-01..2020-10-31"),
        ("the 9th", "2020-10-09"),  # a day without a month lies in the month of its entry
        ("March", "2021-03-01..2021-03-31"),  # months that are words too
        ("Wednesday", "2021-04-14"),  # a weekday is counted from the entry
    ],
)
def test_entries_of_a_chronicle(told: Told, phrase: str, expected: str) -> None:
    assert dict(told(CHRONICLE, WEDNESDAY))[phrase] == expected


def test_an_entry_ends_with_its_line(told: Told) -> None:
    text = CHRONICLE + "\n\nWhat is to come: the pact will be signed on Friday."
    assert told(text, WEDNESDAY)[-1] == ("Friday", "2021-06-18")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a year that heads a part of the text dates what this tells
        (
            "Look back.\n\n1998: the long one\n\nCrews left on New Year's Day. It ended in March.",
            "1998-03-01",
        ),
        ("Look back.\n\n1998: first\n\nCrews left on May 12. It ended on its 13th day.", "1998-05-24"),
        # the next heading ends it
        ("Back.\n\n1998: one\n\nCrews left.\n\nWhat now\n\nTalks broke off in March.", "2021-03-01"),
        # a sentence goes on about the story of an old year
        ("They struck in 1998. That stoppage was settled in August.", "1998-08-01"),
        # a relative clause between commas is beside the story
        ("The mill, which was sold in May 2019, cut pay in September.", "2020-09-01"),
        # "that Monday" is the Monday told, be it only as a bound
        ("They have been out since June 7. On that Monday 300 walked off.", "2021-06-07"),
        # so long after a thing that was told
        ("A court ruled on June 10. Three days after the ruling pay rose.", "2021-06-13"),
        # "next day" is told, not tomorrow
        ("They met on June 7; next day they parted.", "2021-06-08"),
        # "from" a day past tells it, "since" bounds
        ("Crews refused cargo from June 1, and ten days later they left.", "2021-06-11"),
    ],
)
def test_the_story_settles_the_date(told: Told, text: str, expected: str) -> None:
    assert told(text, WEDNESDAY)[-1][1].partition("..")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an aside of a phrase that opens the sentence does not turn it
        ("On Friday, hours before crews were to leave, the firm gave in.", "2021-06-11"),
        # what begins on a day to come
        ("The guild had threatened a boycott beginning on Friday.", "2021-06-18"),
        # "for" with a possessive is no appointment
        ("Crowds came for Friday's rally.", "2021-06-11"),
        # the subject of what is said to come
        ("The editor said Friday's paper would be late.", "2021-06-18"),
        # "only to" tells what was done
        ("He set up a panel, only to dissolve it on Friday.", "2021-06-11"),
        # "last" is no word for yesterday
        ("Dates were named last Tuesday.", "2021-06-08"),
        ("They met last Monday and Tuesday.", "2021-06-08"),
        # weekday and number without a month, or in a week told beside it
        ("Police came at dawn on Friday the 11th and left.", "2021-06-11"),
        ("A walkout is pencilled in for Friday of next week.", "2021-06-25"),
        ("They played a week ago Saturday.", "2021-06-05"),
        ("The ballot closes a week tomorrow.", "2021-06-24"),
        ("They settled a fortnight ago.", "2021-06-02"),
        ("The shift ended at half past ten.", "2021-06-16"),
        # a bound to come
        ("A vote will take place over the weekend.", "2021-06-19"),
        ("He has offered to meet before the weekend.", "2021-06-19"),
        ("Cuts are possible before the end of July.", "2021-07-21"),
        # walking out is no expiry
        ("Crews walked out for two days at the end of May.", "2021-05-21"),
        ("A strike is pencilled in for the middle of July.", "2021-07-11"),
    ],
)
def test_direction_and_form(told: Told, text: str, expected: str) -> None:
    assert told(text, WEDNESDAY)[-1][1].partition("..")[0] == expected


def test_a_far_day_draws_the_holiday_of_its_sentence_along(told: Told) -> None:
    text = "The pact runs to April 30, 2026, so that a strike could begin on May Day."
    assert told(text, WEDNESDAY)[-1] == ("May Day", "2026-05-01")
