"""What a reporter would print, and what is only said in passing.

Read off the annotated sets (``benchmarks/evaluate.py``'s gold): events without a date, denials, pickets and
what happened more
than a year before are mostly background there; beginnings, ends, deals and votes mostly are not.
"""

from __future__ import annotations

from strike_timeline.model import DateSpan, EventType, Published, Salience, Status

CORE_UNDATED = frozenset(
    {
        EventType.MEDIATION_OR_ARBITRATION,
        EventType.STRIKE_END,
        EventType.TENTATIVE_AGREEMENT,
        EventType.RATIFICATION,
        EventType.RATIFICATION_VOTE,
        EventType.LOCKOUT,
        EventType.TALKS_BREAKDOWN,
        EventType.STRIKE_AUTHORIZATION,
    }
)
"""Events that count even where the article does not say when."""

BACKGROUND_DAYS = 365
HISTORY_DAYS = 14
"""A statement this old is part of the story; a younger one is the source of the news."""


def salience(kind: EventType, status: Status, when: DateSpan | None, published: Published | None) -> Salience:
    """Core or minor, by the type, status and date of an event."""
    age = (published.start - when.end).days if published and when and when.end else None
    if age is not None and age > BACKGROUND_DAYS:
        return Salience.MINOR
    if kind is EventType.STATEMENT:
        return Salience.CORE if age is not None and age >= HISTORY_DAYS else Salience.MINOR
    if kind is EventType.PICKET_OR_RALLY or status is Status.DENIED_OR_DID_NOT_HAPPEN:
        return Salience.MINOR
    if kind is EventType.PRODUCTION_IMPACT and status is not Status.OCCURRED:
        return Salience.MINOR
    return (
        Salience.CORE
        if age is not None or (kind in CORE_UNDATED and status is Status.OCCURRED)
        else Salience.MINOR
    )
