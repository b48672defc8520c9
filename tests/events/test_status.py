"""Status by context: classes of negation, modality, schedule and condition. Own sentences."""

from __future__ import annotations

import pytest

from strike_timeline.events.clauses import clauses
from strike_timeline.events.status import dropped_later, is_past, status_at, taken_back
from strike_timeline.events.triggers import fold
from strike_timeline.model import Status

OCCURRED, SCHEDULED = Status.OCCURRED, Status.SCHEDULED
POSSIBLE, DENIED = Status.EXPECTED_OR_POSSIBLE, Status.DENIED_OR_DID_NOT_HAPPEN


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        # plain past
        ("Glaziers walked out on Monday.", "walked out", OCCURRED),
        ("The pact, which averted nothing, was signed.", "signed", OCCURRED),
        # negation before and inside the trigger
        ("Glaziers have not walked out.", "walked out", DENIED),
        ("No talks were held this week.", "No talks", DENIED),
        ("The firm denied that it had locked out its staff.", "locked out", DENIED),
        ("They stopped short of a strike.", "strike", DENIED),
        # negation in another clause does not reach
        ("Glaziers walked out, but the plumbers did not.", "walked out", OCCURRED),
        ("The firm did not pay, and glaziers walked out.", "walked out", OCCURRED),
        # a backward cue of denial
        ("The walkout was averted at dawn.", "walkout", DENIED),
        # modals and reported intent
        ("Glaziers could walk out in May.", "walk out", POSSIBLE),
        ("Glaziers are threatening to walk out.", "walk out", POSSIBLE),
        ("Talks are expected to resume.", "resume", POSSIBLE),
        ("If the glaziers walk out, the tower stays open to the wind.", "walk out", POSSIBLE),
        # what would have happened did not
        ("Glaziers could have walked out in June.", "walked out", DENIED),
        ("Had the strike gone on, the tower would be late.", "strike gone on", DENIED),
        # a plan under a condition
        ("The firm will lock out its glaziers unless they sign.", "lock out", POSSIBLE),
        # a restrictive relative clause does not end a negation
        ("Nor will the glaziers who work at the docks walk out.", "walk out", DENIED),
        # a number is no negation
        ("Glaziers at Tower No. 1 walked out.", "walked out", OCCURRED),
        # schedules
        ("Glaziers will walk out on Monday.", "walk out", SCHEDULED),
        ("The strike is set for Monday.", "strike", SCHEDULED),
        # a modal behind a verb in the past belongs to another verb
        (
            "Glaziers voted to authorize a strike and could use it soon.",
            "voted to authorize a strike",
            OCCURRED,
        ),
        # the month of May is no modal
        ("Glaziers struck in May at four sites.", "struck", OCCURRED),
    ],
)
def test_status(text: str, trigger: str, status: Status) -> None:
    folded = fold(text)
    start = folded.index(trigger.lower())
    assert status_at(folded, clauses(folded), start, start + len(trigger)).status is status


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("the guild had called a strike for friday but dropped it", True),
        ("the strike was due on friday; it was called off", True),
        ("the strike that had been feared did not materialize", True),
        ("the strike began on friday and the talks were dropped", False),
    ],
)
def test_plans_that_came_to_nothing(text: str, dropped: bool) -> None:
    assert dropped_later(text, text.index("strike")) is dropped


def test_past_forms_of_a_trigger() -> None:
    assert is_past("walked out")
    assert is_past("met again")
    assert not is_past("strike")
    assert not is_past("planned walkout")


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("it shelved them a few days before they were due to start.", True),
        ("the union called off the strike on sunday.", True),
        ("they were later cancelled.", True),
        ("the union called its members out.", False),
        ("the firm dropped its prices.", False),
    ],
)
def test_a_plan_taken_back_in_the_next_sentence(text: str, back: bool) -> None:
    assert taken_back(text) is back
