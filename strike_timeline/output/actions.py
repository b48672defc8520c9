"""The strikes, lockouts and protests of a timeline, one by one, as listings of labor actions have them.

A dispute is one stoppage, or one a walkout where it is a series of them; a picket or rally is a protest of
its own. What was only announced or did not happen is none. Dates are EDTF, as precise as they are known; the
end is the last day of the action.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from strike_timeline.document import DisputeRecord, EventRecord, Timeline
from strike_timeline.model import EventType, Status
from strike_timeline.output.edtf import edtf
from strike_timeline.output.view import Section, View
from strike_timeline.timeline.headcount import covered, strikers
from strike_timeline.timeline.stages import is_rejection
from strike_timeline.timeline.stoppage import measured
from strike_timeline.timeline.strikes import STRIKING, beginning, span_end, supported


class Kind(StrEnum):
    STRIKE = "Strike"
    LOCKOUT = "Lockout"
    PROTEST = "Protest"


@dataclass(frozen=True, slots=True)
class Action:
    """One strike, lockout or protest; ``id`` is that of its dispute or event."""

    id: str
    kind: Kind
    events: tuple[EventRecord, ...]
    """Those that tell of it; their evidence is its source."""
    unions: Sequence[str]
    employers: Sequence[str]
    start: str
    end: str
    country: str | None = None
    days: int | None = None
    """Calendar days, both ends included; None for a protest."""
    workdays: int | None = None
    uncounted: str | None = None
    """Why there are no days, in words."""
    participants: int | None = None
    """How many stopped work, or protested."""
    workers: int | None = None
    """Participants, or where nobody says how many, those whom the contract covers."""
    unit: int | None = None
    """How many the contract covers."""
    authorized: bool = False
    outcome: str | None = None
    gaps: Sequence[str] = ()


def actions(timeline: Timeline) -> list[Action]:
    """In the order of the document: by dispute, its stoppages before its protests, then those of no
    dispute."""
    found: list[Action] = []
    for section in View(timeline).sections():
        if section.dispute is not None:
            found += _stoppages(section.dispute, section)
        found += [_protest(e) for e in section.events if _happened(e) and _is_protest(e)]
    return found


def _happened(event: EventRecord) -> bool:
    return event.status is Status.OCCURRED


def _is_protest(event: EventRecord) -> bool:
    return event.type is EventType.PICKET_OR_RALLY


def _protest(event: EventRecord) -> Action:
    first, end = beginning(event), span_end(event)
    last = end.day if end else event.date.end if event.date.start == event.date.end else None
    return Action(
        id=event.id,
        kind=Kind.PROTEST,
        events=(event,),
        unions=event.unions,
        employers=event.employers,
        start=edtf(first.day if first else None, first.granularity if first else None, [event]),
        end=last.isoformat() if last else "",
        participants=event.workers,
        workers=event.workers,
    )


def _stoppages(dispute: DisputeRecord, section: Section) -> Iterator[Action]:
    told = [e for e in section.events if _happened(e)]
    striking = tuple(e for e in told if e.type in STRIKING)
    locked_out = tuple(e for e in told if e.type is EventType.LOCKOUT)
    if dispute.several_strikes:
        yield from (_walkout(dispute, e, told) for e in supported(section.events, EventType.STRIKE_START))
    elif striking or locked_out:
        yield _whole(dispute, striking, locked_out, told)


def _walkout(dispute: DisputeRecord, event: EventRecord, told: Sequence[EventRecord]) -> Action:
    first, end = beginning(event), span_end(event)
    length = measured(first, end, several=False, country=dispute.country)
    return Action(
        id=event.id,
        kind=Kind.STRIKE,
        events=(event,),
        unions=event.unions or dispute.unions,
        employers=event.employers or dispute.employers,
        start=edtf(first.day if first else None, first.granularity if first else None, [event]),
        end=length.last.isoformat() if length.last else "",
        country=dispute.country,
        days=length.days,
        workdays=length.workdays,
        uncounted=length.uncounted,
        participants=event.workers,
        workers=event.workers,
        unit=covered(told, dispute.employers),
        authorized=_authorized(told, event.date.start),
        outcome=dispute.outcome,
        gaps=dispute.gaps,
    )


def _whole(
    dispute: DisputeRecord,
    striking: tuple[EventRecord, ...],
    locked_out: tuple[EventRecord, ...],
    told: Sequence[EventRecord],
) -> Action:
    events = (*striking, *locked_out)
    begun, granularity = dispute.strike_start, dispute.strike_start_granularity
    if begun is None:
        begun, granularity = dispute.lockout_start, dispute.lockout_start_granularity
    only_lockout = bool(locked_out) and all(e.type is EventType.STRIKE_END for e in striking)
    end = dispute.last_day_out.isoformat() if dispute.last_day_out else ""
    return Action(
        id=dispute.id,
        kind=Kind.LOCKOUT if only_lockout else Kind.STRIKE,
        events=events,
        unions=dispute.unions,
        employers=dispute.employers,
        start=edtf(begun, granularity, events),
        end=end or edtf(dispute.strike_end, dispute.strike_end_granularity, events),
        country=dispute.country,
        days=dispute.duration_days,
        workdays=dispute.workdays,
        uncounted=None if dispute.duration_days is not None else dispute.uncounted,
        participants=strikers(told, dispute.employers),
        workers=dispute.workers,
        unit=covered(told, dispute.employers),
        authorized=_authorized(told, begun),
        outcome=dispute.outcome,
        gaps=dispute.gaps,
    )


def _authorized(events: Sequence[EventRecord], start: date | None) -> bool:
    """Whether a vote allowed the strike, before it began as far as both days are known."""
    votes = (e for e in events if e.type is EventType.STRIKE_AUTHORIZATION and not is_rejection(e))
    return any(start is None or e.date.start is None or e.date.start <= start for e in votes)
