"""Strikes and lockouts as bars on an axis of days, as precisely as they are known."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from strike_timeline.document import DisputeRecord, EventRecord
from strike_timeline.model import Granularity
from strike_timeline.output.view import View
from strike_timeline.output.when import count


@dataclass(frozen=True, slots=True)
class Bar:
    """A stoppage from ``start`` to ``end``, both included; None where it is not told.

    It had begun by ``sure_start`` and went on until ``sure_end`` at least: other days than the first and the
    last where these are not known to the day.
    """

    kind: str
    """``strike``, ``series`` (of walkouts, with work between them) or ``lockout``."""
    start: date | None
    sure_start: date | None
    sure_end: date | None
    end: date | None
    told: str
    """In words: "strike 2 May – 27 Sep 2023 (148 days)"."""


def bars(dispute: DisputeRecord, events: Sequence[EventRecord], view: View) -> Iterator[Bar]:
    """The strike, then the lockout, where one is dated."""
    told = view.stoppage(dispute)
    if dispute.duration_days is not None:
        told += f" ({count(dispute.duration_days, 'day')})"
    sure_end, end = _end(dispute, events)
    if dispute.strike_start or (dispute.strike_end and not dispute.lockout_start):
        first = dispute.strike_start
        kind = "series" if dispute.several_strikes else "strike"
        sure = _latest(first, dispute.strike_start_granularity, events)
        yield Bar(kind, first, sure, sure_end, end, told)
    if dispute.lockout_start:
        first = dispute.lockout_start
        sure = _latest(first, dispute.lockout_start_granularity, events)
        told = told if told.startswith("lockout") else view.lockout(dispute)
        yield Bar("lockout", first, sure, sure_end, end, told)


def _end(dispute: DisputeRecord, events: Sequence[EventRecord]) -> tuple[date | None, date | None]:
    """The last day that is sure, and the last that is possible."""
    last = dispute.strike_end
    if last is None or dispute.strike_end_granularity in (None, Granularity.DAY):
        day = dispute.last_day_out or last
        return day, day
    return last, _latest(last, dispute.strike_end_granularity, events)


def _latest(
    first: date | None, granularity: Granularity | None, events: Sequence[EventRecord]
) -> date | None:
    """The last day of the longer time that ``first`` stands for, as an event of the dispute gives it, or as
    long as a month or a year is."""
    if first is None or granularity in (None, Granularity.DAY):
        return first
    spans = (e.date.end for e in events if e.date.start == first and e.date.granularity is granularity)
    told = max(filter(None, spans), default=None)
    if told is not None:
        return told
    if granularity is Granularity.MONTH:
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first.replace(month=12, day=31) if granularity is Granularity.YEAR else first
