"""The strikes and lockouts of a dispute as the page's script draws them, each with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from strike_timeline.document import DisputeRecord
from strike_timeline.model import EventType, Status
from strike_timeline.output import stoppages
from strike_timeline.output.view import Section, View
from strike_timeline.output.when import count, interval


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stoppage from ``first`` to ``last``, both included, surely from ``sure_first`` to ``sure_last``;
    ``first`` or ``last`` is None where it is not told."""

    lockout: bool
    first: date | None
    last: date | None
    sure_first: date
    sure_last: date
    reach: date
    """``last``; where that is not told the last day on which anything happened in the dispute."""
    told: str
    """ "strike 2 May – 27 Sep 2023 (148 days)"."""
    label: str
    """The words beside it; empty where those of another bar of the row stand for it."""


def drawn(section: Section, view: View) -> Iterator[Drawn]:
    """The bars of a dispute: its strike, or each walkout of a series, then its lockout."""
    dispute = section.dispute
    if dispute is None:
        return
    made = stoppages.bars(dispute, section.events)
    strikes = [bar for bar in made if bar.kind is not EventType.LOCKOUT]
    for bar in made:
        lockout = bar.kind is EventType.LOCKOUT
        told = _told(bar, dispute, view)
        label = told
        if dispute.several_strikes and not lockout:
            label = view.stoppage(dispute) if bar is strikes[-1] else ""
        reach = bar.last or max(bar.sure_last, *_happened(section))
        yield Drawn(lockout, bar.first, bar.last, bar.sure_first, bar.sure_last, reach, told, label)
    if not made and dispute.strike_end:
        last = dispute.last_day_out or dispute.strike_end
        told = view.stoppage(dispute)
        yield Drawn(False, None, last, last, last, last, told, told)


def _happened(section: Section) -> Iterator[date]:
    """The days of what happened; of something vague the first that it can have been."""
    yield date.min
    for event in section.events:
        if event.status is Status.OCCURRED and event.date.start:
            yield event.date.start


def _told(bar: stoppages.Bar, dispute: DisputeRecord, view: View) -> str:
    if bar.kind is EventType.LOCKOUT:
        told = view.lockout(dispute)
        return told if dispute.strike_start else told + _length(dispute)
    if dispute.several_strikes:
        return f"walkout {interval(bar.first, bar.last)}"
    return view.stoppage(dispute) + _length(dispute)


def _length(dispute: DisputeRecord) -> str:
    return f" ({count(dispute.duration_days, 'day')})" if dispute.duration_days is not None else ""
