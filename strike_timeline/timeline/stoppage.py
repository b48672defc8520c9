"""How long a stoppage of work lasted, in calendar days and workdays, or why that cannot be said.

The end of a strike is the day on which work is taken up again, so it is no day of the strike: from 2 May to
27 September are 148 days. The Bureau of Labor Statistics counts the same days, but gives the last day without
work as the ending date of a stoppage: in its listing of March 2008 a stoppage from 2-1-08 to 3-17-08 idles
2,500 workers for 77,500 days, which is 31 workdays with both days counted and Presidents' Day left out. A
stoppage has at least one day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from strike_timeline.model import Granularity
from strike_timeline.timeline.strikes import End, Moment
from strike_timeline.timeline.workdays import workdays

NO_WORKERS = "the number of workers is not known"
_SEVERAL = "a series of walkouts, with work between them"


@dataclass(frozen=True, slots=True)
class Stoppage:
    """The length of a stoppage. ``last`` is the last day without work; ``days`` and ``workdays`` are None
    together, and ``uncounted`` says why."""

    last: date | None = None
    days: int | None = None
    workdays: int | None = None
    uncounted: str | None = None


def measured(
    first: Moment | None, end: End | None, several: bool, country: str | None, stopped: bool = True
) -> Stoppage:
    """The length of a stoppage between two moments; ``country`` tells which public holidays are no
    workdays."""
    last = last_day(first, end)
    if several:
        return Stoppage(last, uncounted=_SEVERAL)
    if not stopped:
        return Stoppage()
    reason = _vague(first, "the first day") or _vague(end, "the end")
    if reason or first is None or last is None:
        return Stoppage(last, uncounted=reason)
    days = (last - first.day).days + 1
    return Stoppage(last, days, workdays(first.day, last, country))


def last_day(first: Moment | None, end: End | None) -> date | None:
    """The last day without work, if the end is known to the day."""
    if end is None or end.granularity is not Granularity.DAY:
        return None
    last = end.day if end.still_out else end.day - timedelta(days=1)
    return max(last, first.day) if first else last


def _vague(moment: Moment | End | None, what: str) -> str | None:
    """Why a moment is not good enough to count from; None when it is."""
    if moment is None:
        return f"{what} is not known"
    if moment.granularity is Granularity.DAY:
        return None
    if moment.granularity in (Granularity.RANGE, Granularity.VAGUE, Granularity.DURATION):
        return f"{what} is known as a range only"
    return f"{what} is known to the {moment.granularity} only"
