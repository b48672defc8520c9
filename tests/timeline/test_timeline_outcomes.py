"""What became of what was announced."""

from __future__ import annotations

import pytest
from newsroom import DENIED, POSSIBLE, SCHEDULED, Says, T, article, timeline

# (class, announcement, what another article tells later, kind of outcome)
CASES = [
    (
        "put off",
        Says(T.STRIKE_START, "2021-03-05", POSSIBLE),
        Says(T.STRIKE_START, "2021-03-19"),
        "postponed",
    ),
    (
        "averted by a deal",
        Says(T.STRIKE_START, "2021-03-05", SCHEDULED),
        Says(T.TENTATIVE_AGREEMENT, "2021-03-04"),
        "averted",
    ),
    (
        "a deal with someone else averts nothing",
        Says(T.STRIKE_START, "2021-03-05", SCHEDULED),
        Says(T.TENTATIVE_AGREEMENT, "2021-03-04", employers=["trm"]),
        None,
    ),
    ("nothing known", Says(T.STRIKE_START, "2021-03-05", SCHEDULED), Says(T.NEGOTIATION, "2021-03-04"), None),
    (
        "the vote whose result is told",
        Says(T.RATIFICATION_VOTE, "2021-03-05/2021-03-07", SCHEDULED),
        Says(T.RATIFICATION, "2021-03-08"),
        "happened",
    ),
    (
        "called off a day before",
        Says(T.LOCKOUT, "2021-03-05", SCHEDULED),
        Says(T.LOCKOUT, "2021-03-06", DENIED),
        "averted",
    ),
]


@pytest.mark.parametrize(("announced", "later", "kind"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_outcomes(announced, later, kind):
    document = timeline(article("one", "2021-03-01", announced), article("two", "2021-03-25", later))
    event = next(e for e in document.events if e.status in (SCHEDULED, POSSIBLE))
    assert (event.outcome.kind if event.outcome else None) == kind
    if event.outcome:
        assert event.outcome.event in {e.id for e in document.events}


def test_what_happened_has_no_outcome():
    document = timeline(
        article("one", "2021-03-01", Says(T.STRIKE_START, "2021-03-05", SCHEDULED)),
        article("two", "2021-03-25", Says(T.STRIKE_START, "2021-03-05")),
    )
    assert [e.outcome for e in document.events] == [None]
