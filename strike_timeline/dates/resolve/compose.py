"""Parts, numbered units, times of day and ranges of other expressions; and the one door to all resolvers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from strike_timeline.dates import intervals, timex
from strike_timeline.dates.direction import Direction
from strike_timeline.dates.expressions import (
    Beside,
    CalendarDay,
    Century,
    Clock,
    DayCount,
    DayOffset,
    Decade,
    Duration,
    Expression,
    HolidayDate,
    Month,
    Numbered,
    Offset,
    Part,
    Period,
    Quarter,
    Range,
    Repeat,
    Reported,
    Season,
    Vague,
    Weekday,
    Year,
    YearRange,
)
from strike_timeline.dates.intervals import Interval
from strike_timeline.dates.resolve import calendar, holidays, relative
from strike_timeline.dates.resolve.scene import Scene, named
from strike_timeline.dates.resolved import Resolved, nothing
from strike_timeline.model import Granularity, Relation

_MODS = {"early": "START", "mid": "MID", "late": "END", "end": "END", "earlier": "START", "later": "END"}
_HALF_QUARTER = 45
"""Days."""
_DEADLINE = (Relation.UNTIL, Relation.BY)


def resolve(tree: Expression, scene: Scene) -> Resolved:
    """Put an expression on the calendar of ``scene``."""
    match tree:
        case CalendarDay():
            return calendar.calendar_day(tree, scene)
        case Weekday():
            return relative.weekday(tree, scene)
        case Month():
            return calendar.month(tree, scene)
        case Season():
            return calendar.season(tree, scene)
        case Quarter():
            return calendar.quarter(tree, scene)
        case Year():
            return calendar.year(tree, scene)
        case YearRange():
            return calendar.year_range(tree, scene)
        case Decade():
            return calendar.decade(tree, scene)
        case Century():
            return calendar.century(tree, scene)
        case HolidayDate():
            return holidays.holiday(tree, scene)
        case Period():
            return relative.period(tree, scene)
        case DayOffset():
            return relative.day_offset(tree, scene)
        case Duration():
            return relative.duration(tree, scene)
        case Offset():
            return relative.offset(tree, scene, resolve(tree.base, scene) if tree.base is not None else None)
        case Beside():
            return relative.beside(tree, resolve(tree.base, scene))
        case DayCount():
            return relative.day_count(tree, scene)
        case Part():
            return _part(tree, scene)
        case Numbered():
            return _numbered(tree, scene)
        case Clock():
            return _clock(tree, scene)
        case Range():
            return _range(tree, scene)
        case Reported():
            return relative.reported(tree, scene)
        case Repeat():
            return nothing("SET", tree.value, rule="a repetition")
        case Vague():
            return _vague(tree, scene)


def _vague(tree: Vague, scene: Scene) -> Resolved:
    if tree.reference != "NEW_YEAR":
        return nothing("DATE", tree.reference, rule="a vague reference")
    number = scene.base.year + (0 if scene.base.month <= 2 else 1)
    span = intervals.month(number, 1)
    return Resolved(span, Granularity.RANGE, "DATE", timex.year(number), "START", "early in the coming year")


def _part(tree: Part, scene: Scene) -> Resolved:
    whole = resolve(tree.of, scene)
    if whole.span is None:
        return whole
    if tree.part == "weekend":
        weekend = _holiday_weekend(tree, whole.span.start)
        value = timex.weekend(intervals.shift_days(weekend.end, -1))
        return Resolved(weekend, Granularity.WEEKEND, "DATE", value, None, f"the weekend of {whole.rule}")
    if tree.part == "over" and isinstance(tree.of, HolidayDate):
        return holidays.over(tree.of, whole, scene)
    if tree.part == "quarter of":
        middle = intervals.shift_days(whole.span.start, -_HALF_QUARTER)
        return relative.in_period("quarter", middle, f"the quarter that ended on {whole.value}")
    if tree.part in ("week of", "weekend of"):
        return relative.in_period(tree.part.split()[0], whole.span.start, whole.rule)
    if tree.part == "week ending":
        return _week_ending(whole)
    mod = _MODS.get(tree.part)
    rule = f"{tree.part} in {whole.value}, {whole.rule}"
    if (
        tree.part == "end"
        and (scene.relation in _DEADLINE or scene.expiry)
        and whole.granularity is not Granularity.DAY
    ):
        last = Interval(whole.span.end, whole.span.end)
        return Resolved(
            last, Granularity.DAY, "DATE", whole.value, "END", f"the last day of {whole.value}, {whole.rule}"
        )
    span = _cut(tree, whole, scene)
    if span is None:
        return replace(whole, mod=mod, rule=rule)
    granularity = Granularity.RANGE
    value = whole.value
    if tree.part in ("first half", "second half") and whole.granularity is Granularity.YEAR:
        value = f"{whole.value}-H{1 if tree.part == 'first half' else 2}"
    return Resolved(span, granularity, whole.type, value, mod, rule)


def _week_ending(last: Resolved) -> Resolved:
    """The seven days up to a day: a calendar week where that is a Sunday."""
    assert last.span is not None
    end = last.span.end
    if end.weekday() == 6:
        return relative.in_period("week", end, f"the week ending {last.value}, {last.rule}")
    span = Interval(intervals.shift_days(end, -6), end)
    rule = f"the seven days ending {last.value}, {last.rule}"
    return Resolved(span, Granularity.RANGE, "DURATION", timex.interval(span.start, span.end), None, rule)


def _holiday_weekend(tree: Part, day: date) -> Interval:
    """The weekend that a holiday makes longer: with its Monday or Friday; Easter's has both."""
    if isinstance(tree.of, HolidayDate) and tree.of.name.startswith("easter"):
        sunday = intervals.easter(day.year)
        return Interval(intervals.shift_days(sunday, -2), intervals.shift_days(sunday, 1))
    if day.weekday() == 0:
        return intervals.hull(intervals.weekend(intervals.shift_days(day, -3)), intervals.day(day))
    weekend = intervals.weekend(day)
    return intervals.hull(intervals.day(day), weekend) if day.weekday() == 4 else weekend


def _cut(tree: Part, whole: Resolved, scene: Scene) -> Interval | None:
    """The days of ``whole`` that a part means; None where it is told as the whole."""
    assert whole.span is not None
    start, end, base = whole.span.start, whole.span.end, scene.base
    part = tree.part
    if part in ("earlier", "later"):
        if whole.granularity is Granularity.DAY:
            return None
        anchor = base
        if (
            isinstance(tree.of, Period)
            and tree.of.turn is not None
            and tree.of.turn.told
            and scene.told_day is not None
        ):
            assert scene.told_day.span is not None
            anchor = scene.told_day.span.start
        if part == "earlier" and start <= anchor <= intervals.shift_days(end, 1):
            return Interval(start, max(start, intervals.shift_days(anchor, -1)))
        if part == "later" and start <= anchor <= end:
            return Interval(min(end, intervals.shift_days(anchor, 1)), end)
        return None
    if part == "so far":
        return Interval(start, base) if base in whole.span else None
    if part == "rest":
        return Interval(base, end) if base in whole.span else None
    if part in ("first half", "second half"):
        middle = intervals.shift_days(start, (end - start).days // 2)
        if whole.granularity is Granularity.YEAR:
            middle = date(start.year, 6, 30)
        return (
            Interval(start, middle)
            if part == "first half"
            else Interval(intervals.shift_days(middle, 1), end)
        )
    third = {"early": 0, "mid": 1, "late": 2, "end": 2}[part]
    match whole.granularity:
        case Granularity.MONTH:
            first = intervals.shift_days(start, 10 * third)
            return Interval(first, end if third == 2 else intervals.shift_days(first, 9))
        case Granularity.YEAR:
            return Interval(
                intervals.month(start.year, 4 * third + 1).start,
                intervals.month(start.year, 4 * third + 4).end,
            )
        case Granularity.SEASON | Granularity.QUARTER:
            first = intervals.shift_months(start, third)
            return intervals.month(first.year, first.month)
        case Granularity.DECADE:
            years = ((0, 3), (4, 6), (7, 9))[third]
            return intervals.years(start.year + years[0], start.year + years[1])
        case Granularity.CENTURY:
            years = ((0, 33), (34, 66), (67, 99))[third]
            return intervals.years(start.year + years[0], start.year + years[1])
        case _:
            return None


def _numbered(tree: Numbered, scene: Scene) -> Resolved:
    whole = resolve(tree.of, scene)
    if whole.span is None:
        return whole
    start, end = whole.span.start, whole.span.end
    rule = f"counted inside {whole.value}, {whole.rule}"
    if tree.unit.startswith("weekday "):
        number = int(tree.unit.split()[1])
        first = intervals.shift_days(start, (number - start.weekday()) % 7)
        of = intervals.shift_days(first, 7 * (tree.ordinal - 1))
        if tree.ordinal < 0:
            of = intervals.shift_days(end, -((end.weekday() - number) % 7))
        return relative.in_period("day", of, rule)
    unit = tree.unit
    if unit == "working day":
        days = [
            d for n in range((end - start).days + 1) if (d := intervals.shift_days(start, n)).weekday() < 5
        ]
        number = tree.ordinal - 1 if tree.ordinal > 0 else -1
        return relative.in_period("day", days[min(number, len(days) - 1)], rule) if days else whole
    if unit == "weekend" and tree.count == 1:
        saturday = intervals.shift_days(start, (5 - start.weekday()) % 7 + 7 * (tree.ordinal - 1))
        if tree.ordinal < 0:
            saturday = intervals.shift_days(end, -((end.weekday() - 5) % 7))
        return relative.in_period("weekend", saturday, rule)
    if tree.ordinal < 0:
        first = intervals.shift_days(intervals.moved(intervals.shift_days(end, 1), unit, -tree.count), 0)
        last = end
    else:
        first = intervals.moved(start, unit, tree.ordinal - 1)
        last = intervals.shift_days(intervals.moved(first, unit, tree.count), -1)
    if unit == "week" and tree.count == 1:
        of = (
            intervals.shift_days(end, -3)
            if tree.ordinal < 0
            else intervals.shift_days(first, (3 - start.weekday()) % 7)
        )
        return relative.in_period(unit, of, rule)
    if unit == "day" and tree.count == 1:
        return relative.in_period("day", max(min(first, end), start), rule)
    if tree.count == 1 and unit in ("month", "quarter", "year", "decade"):
        return relative.in_period(unit, first, rule)
    span = Interval(first, max(first, last))
    if unit == "quarter" and tree.count == 2 and first.month in (1, 7):
        value = f"{first.year:04d}-H{1 if first.month == 1 else 2}"
        return Resolved(span, Granularity.RANGE, "DATE", value, None, rule, point=False)
    return Resolved(
        span, Granularity.RANGE, "DURATION", timex.duration(float(tree.count), unit), None, rule, point=False
    )


def _clock(tree: Clock, scene: Scene) -> Resolved:
    value = tree.value
    if tree.of is not None:
        day = resolve(tree.of, scene)
        if day.span is None:
            return day
        stamped = f"{timex.period('day', day.span.start)}T{value}" if value else day.value
        return replace(day, type="TIME" if value else "DATE", value=stamped)
    of = scene.here.span.start if scene.here and scene.here.span else scene.base
    if value == "24:00" and scene.direction is Direction.PAST and scene.here is None and scene.expiry:
        of = intervals.shift_days(of, -1)
    if value == "24:00" and scene.direction is Direction.FUTURE and (tree.after or scene.here is None):
        of = intervals.shift_days(of, 1)
    rule = f"the time of day told of {named(of)}"
    stamped = f"{of.isoformat()}T{value}"
    return Resolved(Interval(of, of), Granularity.DAY, "TIME", stamped, None, rule)


def _range(tree: Range, scene: Scene) -> Resolved:
    first_tree, last_tree = tree.first, tree.last
    if isinstance(first_tree, CalendarDay) and isinstance(last_tree, CalendarDay):
        if first_tree.year is None and last_tree.year is not None:
            first_tree = replace(first_tree, year=last_tree.year)
        elif last_tree.year is None and first_tree.year is not None:
            last_tree = replace(last_tree, year=first_tree.year)
    if isinstance(first_tree, Month) and isinstance(last_tree, Month) and first_tree.year is None:
        first_tree = replace(first_tree, year=last_tree.year)
    first = resolve(first_tree, scene)
    if (
        first.span is not None
        and isinstance(first_tree, (CalendarDay, Month))
        and _over_new_year(first_tree, last_tree)
    ):
        first = resolve(replace(first_tree, year=Year(first.span.start.year - 1)), scene)
    last = resolve(last_tree, replace(scene, told=first, told_day=first))
    if first.span is None or last.span is None:
        return first
    start, end = first.span.start, last.span.end
    if end < start:
        if isinstance(last_tree, Weekday):
            end = intervals.shift_days(end, 7)
        elif isinstance(first_tree, Weekday):
            start = intervals.shift_days(start, -7)
        elif isinstance(last_tree, (CalendarDay, Month)) and not _has_year(first_tree):
            start = intervals.shift_months(start, -12)
        elif isinstance(last_tree, (CalendarDay, Month)):
            end = intervals.shift_months(end, 12)
    if end < start:
        start, end = end, start
    if isinstance(first_tree, Weekday) and first_tree.turn is None and not first_tree.weeks:
        past = scene.direction is Direction.PAST and start <= scene.base < end
        if past and isinstance(last_tree, Weekday):
            start, end = intervals.shift_days(start, -7), intervals.shift_days(end, -7)
    rule = f"from {first.value} to {last.value}, {first.rule}"
    value = timex.interval(start, end)
    return Resolved(Interval(start, end), Granularity.RANGE, "DURATION", value, None, rule, point=False)


def _over_new_year(first: CalendarDay | Month, last: Expression) -> bool:
    """Do two dates of one written year run over the turn of the year ("Dec. 28 to Jan. 3, 2022")?"""
    if not isinstance(last, (CalendarDay, Month)) or first.year is None or first.year != last.year:
        return False
    return (first.month or 0) > (last.month or 0)


def _has_year(tree: Expression) -> bool:
    return isinstance(tree, (CalendarDay, Month)) and tree.year is not None
