"""Numbers of workers, never of votes, money, years or things."""

from __future__ import annotations

import pytest

from strike_timeline.events.clauses import clauses
from strike_timeline.events.numbers import headcounts, workers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("some 11,200 welders walked out", 11_200),
        ("about 40 thousand workers downed tools", 40_000),
        ("530,000 of the country's 700,000 bank workers were out", 530_000),
        ("1.2 million members", 1_200_000),
        ("the union's 3,100-plus members", None),
        ("some 300 film and stage carpenters", 300),
        ("on tuesday 5,000 walked off the job", 5_000),
        ("by last week the strikers numbered more than 45,000", 45_000),
        ("the 20,000 member guild of glaziers", 20_000),
        ("220,000 of its people will walk out", 220_000),
        ("ten thousand carpenters were sent home", 10_000),
        ("about 2.5 lakh mill hands", 250_000),
        ("glaziers at the park, 38 of them, will walk out", 38),
        ("the 1,100-strong crew of the ferry", 1_100),
        ("between 8,000 and 10,000 drivers", 8_000),
        ("in protest at planned redundancies of 900 from the yard", 900),
        ("layoffs of some 1,200 were announced", 1_200),
        ("layoffs of 5 percent were announced", None),
        ("5,000 members of local 100 walked out", 5_000),
        ("tens of thousands of workers", None),
        ("412 members voted against the deal", None),
        ("97 percent of members voted to strike", None),
        ("members voted 1,412 to 388 to strike", None),
        ("the deal is worth $4,000 to members", None),
        ("in 2019 workers walked out", None),
        ("300 flights were cancelled as pilots struck", None),
    ],
)
def test_workers(text: str, count: int | None) -> None:
    assert workers(text, len(text), len(text)) == count


def test_a_number_of_the_same_clause_goes_before_a_nearer_one() -> None:
    text = "2,000 drivers of the ferry line at the southern docks walked out, and 300 cooks stayed"
    start = text.index("walked")
    assert workers(text, start, start + 10, clauses(text)) == 2_000


def test_nearest_number_counts() -> None:
    text = "2,000 drivers walked out; 300 cooks stayed"
    assert workers(text, text.index("walked"), text.index("walked") + 10) == 2_000
    assert [count for _, _, count in headcounts(text)] == [2_000, 300]
