"""When work was down in a dispute, as bars: the days that are sure, and those that may belong to them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from strike_timeline.document import DisputeRecord, EventRecord
from strike_timeline.model import EventType, Granularity, Status
from strike_timeline.timeline.strikes import STRIKING, is_span

_DAY = timedelta(days=1)
_EXACT = {None, Granularity.DAY}


@dataclass(frozen=True, slots=True)
class Bar:
    """A strike or a lockout from ``first`` to ``last``, both included; surely from ``sure_first`` to
    ``sure_last``, if these are in order."""

    kind: EventType
    """``strike_start`` or ``lockout``."""
    first: date
    last: date | None
    """None where no end is told."""
    sure_first: date
    sure_last: date


def bars(dispute: DisputeRecord, events: Sequence[EventRecord]) -> list[Bar]:
    """The strikes and the lockout of a dispute, of which ``events`` are known.

    One strike is as the dispute's record tells it; of a series of walkouts each lasts as long as it is told
    to, or one day. What began in a month is sure from the end of that month on.
    """
    made: list[Bar] = []
    if dispute.several_strikes:
        made += _walkouts(events)
    elif dispute.strike_start is not None:
        began, sure = (
            dispute.strike_start,
            _sure_first(dispute.strike_start, dispute.strike_start_granularity, events),
        )
        made.append(_bar(EventType.STRIKE_START, began, sure, dispute, events))
    if dispute.lockout_start is not None:
        sure = _sure_first(dispute.lockout_start, dispute.lockout_start_granularity, events)
        made.append(_bar(EventType.LOCKOUT, dispute.lockout_start, sure, dispute, events))
    return made


def _bar(
    kind: EventType, first: date, sure_first: date, dispute: DisputeRecord, events: Sequence[EventRecord]
) -> Bar:
    end = dispute.strike_end
    if end is None or end < first:
        told = [e.date.start for e in _happened(events, STRIKING | {EventType.LOCKOUT}) if e.date.start]
        return Bar(kind, first, None, sure_first, max([first, *told]))
    if dispute.strike_end_granularity in _EXACT:
        last = max(dispute.last_day_out or end - _DAY, first)
        return Bar(kind, first, last, sure_first, last)
    return Bar(kind, first, _period_end(end, dispute.strike_end_granularity), sure_first, end - _DAY)


def _walkouts(events: Sequence[EventRecord]) -> list[Bar]:
    starts = sorted(_happened(events, {EventType.STRIKE_START}), key=_start)
    ends = sorted(_start(event) for event in _happened(events, {EventType.STRIKE_END}) if _is_day(event))
    made = []
    for at, event in enumerate(starts):
        first, last = _start(event), event.date.end or _start(event)
        if is_span(event) or not _is_day(event):
            sure = (first, last) if is_span(event) else (last + _DAY, first)
            made.append(Bar(EventType.STRIKE_START, first, last, *sure))
            continue
        following = _start(starts[at + 1]) if at + 1 < len(starts) else date.max
        over = next((end - _DAY for end in ends if first < end <= following), first)
        made.append(Bar(EventType.STRIKE_START, first, over, first, over))
    return made


def _happened(events: Iterable[EventRecord], kinds: Iterable[EventType]) -> list[EventRecord]:
    wanted = set(kinds)
    return [
        e for e in events if e.type in wanted and e.status is Status.OCCURRED and e.date.start is not None
    ]


def _start(event: EventRecord) -> date:
    return event.date.start or date.max


def _is_day(event: EventRecord) -> bool:
    return event.date.start == event.date.end


def _sure_first(day: date, granularity: Granularity | None, events: Iterable[EventRecord]) -> date:
    """The first day that is surely one without work, when ``day`` is the first that can be."""
    if granularity in _EXACT:
        return day
    told = [
        e.date.end for e in events if e.date.start == day and e.date.end and e.date.granularity is granularity
    ]
    return min(told, default=_period_end(day, granularity))


def _period_end(day: date, granularity: Granularity | None) -> date:
    """The last day of the week, month or year that begins on or holds ``day``."""
    if granularity is Granularity.MONTH:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if granularity is Granularity.YEAR:
        return date(day.year, 12, 31)
    return day + 6 * _DAY if granularity is Granularity.WEEK else day
