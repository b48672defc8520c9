"""Bare weekdays: the tense, aspect and modality of the governing clause give the direction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[tuple[str, str]]]

WEDNESDAY = "2021-06-16"
LAST, NEXT = "2021-06-11", "2021-06-18"  # the Fridays around it


@pytest.mark.parametrize(
    "text",
    [
        "Miners walked out on Friday.",
        "Miners have walked out on Friday.",
        "On Friday, miners walked out.",
        "The union said on Friday it will appeal.",
        "The strike, which began on Friday, will last a week.",
        "A vote was held on Friday.",
        "The talks broke off on Friday and no date is set.",
        "Miners reject the offer Friday, union says",
        "On Friday, with hours to go, the firm gave in.",
        "The firm failed to pay wages on Friday.",
        "They were forced to close the pit on Friday.",
        "They cancelled 30 trains on Friday, 20 on Saturday and will cut more.",
        "Miners voted to reject the offer on Friday.",
        "They went back to mediation on Friday.",
        "124 shops could not open on Friday.",
    ],
)
def test_past_clauses(told: Told, text: str) -> None:
    assert told(text, WEDNESDAY)[0][1] == LAST


@pytest.mark.parametrize(
    "text",
    [
        "Miners will walk out on Friday.",
        "Miners are to walk out on Friday.",
        "Miners are due to walk out on Friday.",
        "Miners plan to walk out on Friday.",
        "Miners could walk out on Friday.",
        "Miners walk out on Friday unless the firm yields.",
        "The union said it will strike on Friday.",
        "The contract expires on Friday.",
        "A strike is set for Friday.",
        "They called a strike for Friday.",
        "Miners to strike Friday",
        "The deadline was extended until Friday.",
        "The pit will be closed on Friday.",
        "On Friday, miners will march.",
        "If no deal is reached, pits may shut on Friday.",
        "Judge to Rule Friday on Pit Walkout",
        "The union has called a one-day strike on Friday.",
        "They warned of a strike if the firm did not pay by Friday.",
        "Rail crews follow on Friday.",
        "Most shows are due back on Friday.",
        "A strike notice under which crews would have walked off on Friday was withdrawn.",
    ],
)
def test_clauses_that_look_forward(told: Told, text: str) -> None:
    assert told(text, WEDNESDAY)[0][1] == NEXT


@pytest.mark.parametrize("text", ["Miners walked out on Wednesday.", "Miners will walk out on Wednesday."])
def test_the_publication_day_counts(told: Told, text: str) -> None:
    assert told(text, WEDNESDAY)[0][1] == WEDNESDAY


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("last Friday", "2021-06-11"),
        ("last Wednesday", "2021-06-09"),
        ("next Monday", "2021-06-21"),
        ("this Friday", "2021-06-18"),
        ("Friday night", "2021-06-11"),
        ("late Friday", "2021-06-11"),
        ("11:59 p.m. on Friday", "2021-06-11"),
        ("midnight Friday", "2021-06-11"),
        ("Friday at noon", "2021-06-11"),
        ("just after midnight on Friday", "2021-06-11"),
        ("the small hours of Friday", "2021-06-11"),
        ("Friday 11 June", "2021-06-11"),
    ],
)
def test_weekdays_with_more_words(told: Told, phrase: str, expected: str) -> None:
    assert told(f"The walkout was called {phrase}.", WEDNESDAY) == [(phrase, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will strike on Monday week.", "2021-06-28"),
        ("They will strike a week on Tuesday.", "2021-06-29"),
        ("They will strike from Friday to Sunday.", "2021-06-18..2021-06-20"),
    ],
)
def test_british_weeks_and_ranges(told: Told, text: str, expected: str) -> None:
    assert [when for _, when in told(text, WEDNESDAY)] == [expected]
