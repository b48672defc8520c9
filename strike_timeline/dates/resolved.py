"""A date phrase put on the calendar, before it is told in EDTF and TIMEX3."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from strike_timeline.dates import timex
from strike_timeline.dates.intervals import Interval
from strike_timeline.model import Granularity


@dataclass(frozen=True, slots=True)
class Resolved:
    """``span`` is None for a duration, a set or a vague phrase."""

    span: Interval | None
    granularity: Granularity
    type: str
    """TIMEX3 type."""
    value: str
    """TIMEX3 value."""
    mod: str | None = None
    rule: str = ""
    """How it was resolved, in words."""
    approximate: bool = False
    point: bool = True
    """False where the interval bounds something told as a stretch of time."""

    def ruled(self, rule: str) -> Resolved:
        return replace(self, rule=rule)


def nothing(
    type_: str, value: str, mod: str | None = None, rule: str = "", duration: bool = False
) -> Resolved:
    """A phrase without dates."""
    return Resolved(None, Granularity.DURATION if duration else Granularity.VAGUE, type_, value, mod, rule)


def untold_day(rule: str) -> Resolved:
    """A day that the text does not tell."""
    return nothing("DATE", timex.UNTOLD_DAY, rule=rule)


def on_day(of: date, rule: str, mod: str | None = None) -> Resolved:
    return Resolved(Interval(of, of), Granularity.DAY, "DATE", of.isoformat(), mod, rule)
