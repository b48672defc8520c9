"""Arithmetic on inclusive intervals of days, as pairs of proleptic ordinals."""

from __future__ import annotations

from datetime import date

from strike_timeline.document import PublishedRecord, When
from strike_timeline.model import Granularity

Interval = tuple[int, int]

VAGUE = frozenset(
    {
        Granularity.WEEK,
        Granularity.MONTH,
        Granularity.QUARTER,
        Granularity.SEASON,
        Granularity.YEAR,
        Granularity.DECADE,
        Granularity.CENTURY,
        Granularity.VAGUE,
    }
)
"""Granularities that say *within* this period, not *all through* it."""


def of(when: When | PublishedRecord | None) -> Interval | None:
    """The interval of a date or of a publication; None when undated. A one-sided date is its known day."""
    if when is None:
        return None
    start, end = when.start or when.end, when.end or when.start
    if start is None or end is None:
        return None
    first, last = start.toordinal(), end.toordinal()
    return (first, last) if first <= last else (last, first)


def width(interval: Interval) -> int:
    """Number of days."""
    return interval[1] - interval[0] + 1


def meet(a: Interval, b: Interval) -> Interval | None:
    """The days both hold, or None."""
    start, end = max(a[0], b[0]), min(a[1], b[1])
    return (start, end) if start <= end else None


def gap(a: Interval, b: Interval) -> int:
    """Days from one to the other: 0 when they overlap, 1 when they are neighbours."""
    return max(0, a[0] - b[1], b[0] - a[1])


def holds(outer: Interval, inner: Interval) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def edtf(interval: Interval) -> str:
    """``2023-05-02`` or ``2023-05-02/2023-05-09``."""
    start, end = day(interval[0]).isoformat(), day(interval[1]).isoformat()
    return start if start == end else f"{start}/{end}"
