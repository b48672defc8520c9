"""Which way a bare day, month or season points: what governs it in its clause. A row for each class."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[tuple[str, str]]]

WEDNESDAY = "2021-06-16"
LATEST = "2021-06-11"
COMING = "2021-06-18"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an infinitive that only describes a noun of what was done
        ("The carrier sweetened its bid to take over the smaller line Friday.", LATEST),
        ("The mill staged a number of parades to mark its return to work on Friday.", LATEST),
        # but a plan, or one whom somebody tells to do something, looks forward
        ("The pilots announced a plan to walk out on Friday.", COMING),
        ("A judge ordered the company to reinstate them on Friday.", COMING),
        ("She said the company wants to resume service Friday.", COMING),
        ("The union called a strike to begin Friday.", COMING),
        # the first to do something has done it
        ("The drivers were among the first to sign the accord on Friday.", LATEST),
        # a schedule told in the pluperfect is over
        ("The contract, extended last night, had been due to expire Friday.", LATEST),
        # what could not be done was not done
        ("Neither the chairman nor his deputy could be reached Friday.", LATEST),
        # a possessive day before a noun of what has been done
        ("The company is looking for ways to appeal Friday's ruling.", LATEST),
        ("The company is looking for ways to avert Friday's walkout.", COMING),
        # "as planned" tells nothing of its own
        ("The crews walked out as previously planned Friday.", LATEST),
        # a verb that an infinitive completes, after the phrase
        ("On Friday, the league plans to hold a rally over pay cuts made last week.", COMING),
    ],
)
def test_days(told: Told, text: str, expected: str) -> None:
    assert expected in [interval.partition("..")[0] for _, interval in told(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # commas inside a list of names end no clause
        ("The league has decided to admit Leeds, Hull and the Port of Goole in August, it said.", "2021-08"),
        # a present tense after "when" or "if"
        ("They lose a right to strike when the case is heard in August.", "2021-08"),
        # an adjective in "un-" is no verb
        ("The bonus would be paid on an unspecified date in August.", "2021-08"),
        # what falls "from" a month compares with one past
        ("Idle days have come down from August.", "2020-08"),
        # what was moved from a month to the next was still to come
        ("The studio put back the film from November to next March.", "2021-11"),
        # effective dates lie ahead of the announcement
        ("The board created a post of mediator, effective Aug. 2.", "2021-08"),
    ],
)
def test_months(told: Told, text: str, expected: str) -> None:
    assert told(text, WEDNESDAY)[0][1].startswith(expected)
