"""What a text's own date phrases say about when it was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from strike_timeline.dates import intervals
from strike_timeline.dates.direction import Direction
from strike_timeline.dates.expressions import (
    CalendarDay,
    Clock,
    Duration,
    Expression,
    Month,
    Numbered,
    Part,
    Season,
    Weekday,
    Year,
    YearRange,
)
from strike_timeline.dates.intervals import Interval
from strike_timeline.dates.reading import Reading
from strike_timeline.dates.stamps import is_update
from strike_timeline.model import Relation

_FIRST_YEAR = 1900
_OPENING = 4
"""Sentences, headline and standfirst among them, in which news tells what is new."""


@dataclass(slots=True)
class Evidence:
    """Phrases sorted by what they bound; months are 1-12, weekdays 0-6, in text order."""

    stamp: CalendarDay | None = None
    """A dateline or date line; one that says when the text was updated only where there is no other."""
    stamp_says_published: bool = True
    past: list[Interval] = field(default_factory=list)
    """Dates with a year, told as past."""
    opening: set[date] = field(default_factory=set)
    """The days among them in the sentences that the text opens with."""
    since: list[Interval] = field(default_factory=list)
    """Those among them that something is only measured by ("the first since 1965")."""
    future: list[Interval] = field(default_factory=list)
    past_months: list[int] = field(default_factory=list)
    past_days: list[tuple[int, int]] = field(default_factory=list)
    """Months and days without a year, told as past."""
    future_days: list[tuple[int, int]] = field(default_factory=list)
    future_months: list[int] = field(default_factory=list)
    past_weekdays: list[int] = field(default_factory=list)
    lead_weekday: int | None = None
    """The first weekday told as past in the sentence that a dateline opens: the day of the news."""
    future_weekdays: list[int] = field(default_factory=list)
    paired: list[CalendarDay] = field(default_factory=list)
    """Days of a month with their weekday but no year."""
    season_years: list[int] = field(default_factory=list)
    """Both years of a pair told together ("the 1988-89 season")."""
    terms: list[int] = field(default_factory=list)
    """Years in which a contract signed so many years before runs out."""


def _core(tree: Expression) -> Expression:
    """The named date inside parts and times of day."""
    while isinstance(tree, (Part, Clock, Numbered)):
        inner = tree.of
        if inner is None:
            break
        tree = inner
    return tree


def _dated(tree: Expression) -> Interval | None:
    """The interval of a date that carries its year."""
    match tree:
        case Year(number=int(number)):
            return intervals.year(number)
        case Month(month=month, year=Year(number=int(number))):
            return intervals.month(number, month)
        case CalendarDay(day=day, month=int(month), year=Year(number=int(number))):
            of = intervals.safe_date(number, month, day)
            return Interval(of, of) if of else None
        case Season(season=season, year=Year(number=int(number))):
            return intervals.season(number, season)
        case YearRange(first=first):
            return intervals.year(first)
        case _:
            return None


def collect(readings: list[Reading], text: str) -> Evidence:
    """Sort the phrases of a text by what they say about the day of writing."""
    found = Evidence()
    opened = -1
    for reading in readings:
        tree = _core(reading.tree)
        if reading.stamp:
            issued = not is_update(text, reading.start)
            better = found.stamp is None or (issued and not found.stamp_says_published)
            if better and isinstance(tree, CalendarDay) and tree.month is not None:
                found.stamp, found.stamp_says_published, opened = tree, issued, reading.sentence
            continue
        forward = reading.direction is Direction.FUTURE or reading.relation in (Relation.UNTIL, Relation.BY)
        span = _dated(tree)
        if isinstance(tree, YearRange):
            found.season_years += [tree.first, tree.last]
        if span is not None:
            if reading.relation is Relation.AFTER and span.start == span.end:
                continue
            if span.start.year >= _FIRST_YEAR:
                (found.future if forward else found.past).append(span)
                told = reading.direction is Direction.PAST and reading.relation is not Relation.SINCE
                if told and span.start == span.end and reading.sentence < _OPENING:
                    found.opening.add(span.start)
                if reading.relation is Relation.SINCE:
                    found.since.append(span)
        elif isinstance(tree, CalendarDay) and tree.month is not None and tree.year is None:
            _undated_day(tree, reading, forward, found)
        elif isinstance(tree, Month) and tree.year is None and tree.turn is None:
            if forward:
                found.future_months.append(tree.month)
            elif reading.direction is Direction.PAST and isinstance(reading.tree, Month):
                found.past_months.append(tree.month)
        elif isinstance(tree, Weekday) and tree.turn is None:
            if forward:
                found.future_weekdays.append(tree.weekday)
            elif reading.direction is Direction.PAST:
                found.past_weekdays.append(tree.weekday)
                if found.lead_weekday is None and reading.sentence == opened:
                    found.lead_weekday = tree.weekday
    found.terms = _terms(readings)
    return found


def _undated_day(tree: CalendarDay, reading: Reading, forward: bool, found: Evidence) -> None:
    assert tree.month is not None
    if tree.weekday is not None:
        found.paired.append(tree)
    if forward:
        found.future_days.append((tree.month, tree.day))
    elif reading.direction is Direction.PAST:
        found.past_days.append((tree.month, tree.day))


def _terms(readings: list[Reading]) -> list[int]:
    """2023 for "the three-year contract … signed in 2020": a term and a past year in one sentence."""
    years: list[int] = []
    for i, reading in enumerate(readings):
        tree = reading.tree
        if not (isinstance(tree, Duration) and tree.unit == "year" and tree.turn is None and tree.amount):
            continue
        for other in readings[i + 1 : i + 3]:
            same = other.sentence == reading.sentence and other.direction is not Direction.FUTURE
            if same and isinstance(other.tree, Year) and other.tree.number and 1 <= tree.amount <= 10:
                years.append(round(other.tree.number + tree.amount))
    return years


def latest(spans: list[Interval]) -> date | None:
    """The start of the latest of some intervals."""
    return max((s.start for s in spans), default=None)
