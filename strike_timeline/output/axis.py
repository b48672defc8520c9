"""A date axis in terminal columns: where a day stands, and which days get a tick."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from strike_timeline.model import Granularity
from strike_timeline.output.when import day, within

_LEAST_DAYS = 14
_WHOLE_MONTHS = 62
"""A longer axis, in days, begins and ends with a month."""
_FAR = 2
"""So many times as long as all that follows must a gap be for what lies before it to be left out."""
_FAR_DAYS = 365
_DAY_STEPS, _MONTH_STEPS, _YEAR_STEPS = (1, 2, 7, 14), (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 1000)
_CLOSEST = 7
"""Columns between two ticks, at least."""
_LONGEST_IN_DAYS = 100
"""Longer axes are ruled by months."""
_YEAR = 4
"""Digits of a year: a label that is longer and ends in them names the year beside the day or month."""
_MONDAY = date(1, 1, 1).toordinal()
"""The first day of the proleptic calendar is a Monday."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) // 2


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from ``first`` to ``last`` on ``width`` columns."""

    first: date
    last: date
    width: int

    @classmethod
    def over(cls, spans: Iterable[Span], width: int) -> Axis:
        """The axis that holds ``spans`` (one at least), but not the few that lie far from all others."""
        near = _without_far(sorted(spans, key=lambda span: (span.middle, span.first, span.last)))
        first, last = min(span.first for span in near), max(span.last for span in near)
        if (last - first).days >= _WHOLE_MONTHS:
            return cls(first.replace(day=1), _month_end(last), width)
        beside = max(_LEAST_DAYS - (last - first).days, 2) // 2
        before, after = min(beside, (first - date.min).days), min(beside, (date.max - last).days)
        return cls(first - timedelta(before), last + timedelta(after), width)

    def column(self, value: date) -> int:
        """The column of a day, from 0; beyond the edges for what lies outside."""
        return (value - self.first).days * self.width // ((self.last - self.first).days + 1)

    def clipped(self, span: Span) -> Span | None:
        """What of ``span`` lies on the axis."""
        first, last = max(span.first, self.first), min(span.last, self.last)
        return Span(first, last) if first <= last else None

    def last_column(self, value: date) -> int:
        """The last column of a day, where a day takes several."""
        after = (value - self.first).days + 1
        return max(after * self.width // ((self.last - self.first).days + 1) - 1, self.column(value))

    def ticks(self) -> list[tuple[int, str]]:
        """Columns and their labels: the closest days, months or years whose labels do not touch. A label with
        its year may take the place of the next one, which is then empty."""
        only: list[tuple[int, str]] = []
        for days in _candidates(self):
            told = _spaced([(self.column(value), label) for value, label in days])
            if len(told) > 1:
                return told
            only = only or [(self.column(value), label) for value, label in days[:1]]
        return only


def _spaced(ticks: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The ticks, without each label that the one before with its year leaves no room for; none of them when
    labels touch otherwise, or ticks are too close."""
    kept: list[tuple[int, str]] = []
    free = 0
    for column, label in ticks:
        if kept and column < kept[-1][0] + _CLOSEST:
            return []
        if column >= free:
            kept.append((column, label))
            free = column + len(label) + 1
        elif kept[-1][1][-4:].isdecimal() and len(kept[-1][1]) > _YEAR:
            kept.append((column, ""))
        else:
            return []
    return kept


def _without_far(spans: Sequence[Span]) -> Sequence[Span]:
    """The spans, in order, without up to a quarter that a long gap parts from the rest."""
    for number in range(len(spans) // 4, 0, -1):
        if _is_far(spans[number - 1].last, spans[number].first, spans[number:]):
            spans = spans[number:]
            break
    for number in range(len(spans) // 4, 0, -1):
        if _is_far(spans[-number - 1].last, spans[-number].first, spans[:-number]):
            return spans[:-number]
    return spans


def _is_far(before: date, after: date, others: Sequence[Span]) -> bool:
    """Whether the gap between two days is long in itself and beside the length of what stays."""
    gap = (after - before).days
    if gap <= _FAR_DAYS:
        return False
    return gap > _FAR * (max(span.last for span in others) - min(span.first for span in others)).days


def _month_end(value: date) -> date:
    return value.replace(day=calendar.monthrange(value.year, value.month)[1])


def _candidates(axis: Axis) -> Iterator[list[tuple[date, str]]]:
    """Days to label, from every day to every thousandth year."""
    length = (axis.last - axis.first).days + 1
    for step in _DAY_STEPS:
        if length <= _LONGEST_IN_DAYS:
            days = map(axis.first.__add__, map(timedelta, range(length)))
            starts = [value for value in days if (value.toordinal() - _MONDAY) % step == 0]
            yield _labelled(starts, day)
    months = [date(year, number, 1) for year in _years(axis) for number in range(1, 13)]
    for step in _MONTH_STEPS:
        if length // (28 * step) > axis.width:
            continue
        starts = [m for m in months if (m.month - 1) % step == 0 and axis.first <= m <= axis.last]
        yield _labelled(starts, lambda value: within(value, Granularity.MONTH))
    for step in _YEAR_STEPS:
        starts = [date(year, 1, 1) for year in _years(axis) if year % step == 0]
        yield [(start, str(start.year)) for start in starts if start >= axis.first]


def _years(axis: Axis) -> range:
    return range(axis.first.year, axis.last.year + 1)


def _labelled(starts: Sequence[date], name: Callable[[date], str]) -> list[tuple[date, str]]:
    """Names that end in the year, without it where the tick before is of the same year."""
    told = []
    year = None
    for start in starts:
        label = name(start)
        told.append((start, label.rpartition(" ")[0] if start.year == year else label))
        year = start.year
    return told
