"""Lengths, repetitions and vague phrases have no dates of their own; what only looks like a date is left
alone.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strike_timeline.model import DateSpan, Granularity

Found = Callable[..., list[tuple[str, DateSpan]]]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("It lasted 146 days.", "146 days", "P146D"),
        ("It was a months-long stoppage.", "months-long", "PXM"),
        ("They staged a 48-hour strike.", "48-hour", "PT48H"),
        ("It was the first for six decades.", "six decades", "P60Y"),
        ("A three-year deal was signed.", "three-year", "P3Y"),
        ("The four-and-a-half-year contract holds.", "four-and-a-half-year", "P4Y6M"),
        ("It took several weeks.", "several weeks", "PXW"),
        ("It took more than three months.", "more than three months", "P3M"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("They were out for years.", "years", "PXY"),
        ("It took a fortnight.", "a fortnight", "P2W"),
        ("It took two and a half years.", "two and a half years", "P2Y6M"),
        ("It took a couple of days.", "a couple of days", "P2D"),
        ("It took twenty-one days.", "twenty-one days", "P21D"),
        ("It was a week-long protest.", "week-long", "P1W"),
    ],
)
def test_durations(found: Found, text: str, phrase: str, value: str) -> None:
    [(words, when)] = found(text)
    assert (words, when.timex3.type, when.timex3.value) == (phrase, "DURATION", value)
    assert (when.start, when.end, when.edtf, when.granularity) == (None, None, "", Granularity.DURATION)


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("Pickets gather every Monday.", "SET", "XXXX-WXX-1"),
        ("Pickets gather each year.", "SET", "P1Y"),
        ("Pickets gather daily.", "SET", "P1D"),
        ("They are now on strike.", "DATE", "PRESENT_REF"),
        ("They recently settled.", "DATE", "PAST_REF"),
        ("A deal may come soon.", "DATE", "FUTURE_REF"),
        ("Sales fell in recent years.", "DATE", "PAST_REF"),
    ],
)
def test_sets_and_vague_references(found: Found, text: str, type_: str, value: str) -> None:
    [(_, when)] = found(text)
    assert (when.timex3.type, when.timex3.value, when.start) == (type_, value, None)


@pytest.mark.parametrize(
    "text",
    [
        "The crews may march on the palace.",
        "He sat down in the sun.",
        "A second offer was refused.",
        "Profits could fall.",
        "Local 1964 called the vote.",
        "They met at Studio 54.",
        "Extras earn $27 a day.",
        "They earn 20 pounds an hour.",
        "A margin of 97 percent backed it.",
        "The 54-year-old driver spoke.",
        "He is 52 years old.",
        "Some 2,000 workers marched.",
        "Nearly 2000 workers marched.",
        "She hosts Saturday Night Live.",
        "The Sunday Times reported it.",
        "Section 107 was used.",
        "Spring Hill workers rallied.",
        "April Jones spoke for the nurses.",
        "Boeing 1977 rows were cut.",
        "The host of The Tonight Show joined them.",
        "© 2020 The Gazette",
    ],
)
def test_not_dates(found: Found, text: str) -> None:
    assert found(text) == []
