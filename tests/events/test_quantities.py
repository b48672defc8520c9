"""What a sentence counts, with its unit; which event it belongs to. Own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strike_timeline.events.numerals import value
from strike_timeline.events.quantities import nearest, quantities
from strike_timeline.model import Analysis


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # votes are votes, never workers
        (
            "members voted by 412 to 38 to accept",
            [("votes_for", 412, "votes"), ("votes_against", 38, "votes")],
        ),
        ("they rejected it, 412-38", [("votes_against", 412, "votes"), ("votes_for", 38, "votes")]),
        ("412 votes for and 38 against", [("votes_for", 412, "votes"), ("votes_against", 38, "votes")]),
        ("412 members voted against", [("votes_against", 412, "votes")]),
        ("the glaziers won by 3 to 1 in the cup", []),
        # shares
        ("nearly 97 percent of the crews", [("percent", 97, "percent")]),
        ("a rise of 4.5 pct", [("percent", 4.5, "percent")]),
        ("two-thirds of the crews", [("percent", 66.67, "percent")]),
        ("a quarter of an hour", []),
        # workers
        ("530,000 of 700,000 miners", [("workers", 530_000, "workers")]),
        ("the 11,500-member guild", [("workers", 11_500, "workers")]),
        ("between 8,000 and 10,000 drivers", [("workers", 8_000, "workers")]),
        ("8 to 10 thousand drivers", [("workers", 8_000, "workers")]),
        ("tens of thousands of drivers", []),
        # sites
        ("glaziers at 38 plants", [("sites", 38, "sites")]),
        ("20 hotels and 300 stores", [("sites", 20, "sites"), ("sites", 300, "sites")]),
        # money
        ("a $2.3 billion deal", [("money", 2_300_000_000, "USD")]),
        ("worth £500m a year", [("money", 500_000_000, "GBP")]),
        ("a loss of 500 mln dlrs", [("money", 500_000_000, "USD")]),
        ("c$40 a day", [("money", 40, "CAD")]),
        ("90 million euros", [("money", 90_000_000, "EUR")]),
        # lengths
        ("a 148-day strike", [("days", 148, "days")]),
        ("it lasted two weeks", [("days", 14, "days")]),
        ("in 10 days", []),
    ],
)
def test_quantities(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(item.kind.value, item.value, item.unit) for item in quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("11,500", 11_500),
        ("1.2 million", 1_200_000),
        ("forty-five", 45),
        ("ten thousand", 10_000),
        ("2bn", 2e9),
    ],
)
def test_numerals(text: str, number: float) -> None:
    assert value(text) == number


def test_a_number_belongs_to_the_nearest_trigger() -> None:
    text = "2,000 drivers walked out and 300 cooks returned"
    found = quantities(text)
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("walked out", "returned")]
    assert [item.value for item in nearest(found, 0, spans)] == [2_000]
    assert [item.value for item in nearest(found, 1, spans)] == [300]


def test_numbers_of_an_event_point_into_the_article(analyze: Callable[..., Analysis]) -> None:
    text = "It was a long year. Members of the National Union of Glaziers ratified the deal by 412 to 38."
    event = next(event for event in analyze(text).events if event.type.value == "ratification")
    assert [(n.kind.value, n.value, n.text) for n in event.numbers] == [
        ("votes_for", 412, "412"),
        ("votes_against", 38, "38"),
    ]
    assert all(text[n.start : n.end] == n.text for n in event.numbers)
    assert event.workers is None
