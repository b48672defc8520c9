"""Arithmetic on inclusive intervals of days: weeks, months, quarters, seasons, years and their neighbours."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

_SEASON_START = {"spring": 3, "summer": 6, "fall": 9, "winter": 12}
_SOUTHERN_START = {"spring": 9, "summer": 12, "fall": 3, "winter": 6}


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def shift_days(day: date, days: int) -> date:
    """``day`` moved by ``days``, held inside the calendar that :class:`datetime.date` knows."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12 or day < 1 or day > monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _year(year: int) -> int:
    return min(max(year, MINYEAR), MAXYEAR)


def shift_months(day: date, months: int) -> date:
    """``day`` moved by whole months; the day of the month is lowered where the month is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = _year(count // 12), count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def day(of: date) -> Interval:
    return Interval(of, of)


def week(of: date) -> Interval:
    """Monday to Sunday."""
    start = shift_days(of, -of.weekday())
    return Interval(start, shift_days(start, 6))


def weekend(of: date) -> Interval:
    """Saturday and Sunday of the week of ``of``."""
    start = shift_days(of, 5 - of.weekday())
    return Interval(start, shift_days(start, 1))


def month(year: int, number: int) -> Interval:
    year = _year(year)
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def quarter(year: int, number: int) -> Interval:
    return Interval(month(year, number * 3 - 2).start, month(year, number * 3).end)


def season(year: int, name: str, southern: bool = False) -> Interval:
    """Three whole months; the one over New Year is named after the year in which its December lies."""
    first = (_SOUTHERN_START if southern else _SEASON_START)[name]
    start = month(year, first).start
    end = shift_months(start, 2)
    return Interval(start, month(end.year, end.month).end)


def season_of(of: date) -> tuple[int, str]:
    """Year (that of the December for winter) and name of the season that ``of`` lies in."""
    for name, first in _SEASON_START.items():
        if first <= of.month < first + 3:
            return of.year, name
    return (of.year if of.month == 12 else _year(of.year - 1)), "winter"


def year(number: int) -> Interval:
    number = _year(number)
    return Interval(date(number, 1, 1), date(number, 12, 31))


def years(first: int, last: int) -> Interval:
    return Interval(year(first).start, year(last).end)


def decade(of: int) -> Interval:
    return years(of - of % 10, of - of % 10 + 9)


def containing(unit: str, of: date) -> Interval:
    """The day, week, month … that ``of`` lies in."""
    match unit:
        case "week":
            return week(of)
        case "fortnight":
            return Interval(week(of).start, shift_days(week(of).start, 13))
        case "weekend":
            return weekend(of)
        case "month":
            return month(of.year, of.month)
        case "quarter":
            return quarter(of.year, (of.month + 2) // 3)
        case "season":
            return season(*season_of(of))
        case "year":
            return year(of.year)
        case "decade":
            return decade(of.year)
        case "century":
            first = (of.year - 1) // 100 * 100 + 1
            return years(first, first + 99)
        case _:
            return day(of)


def moved(of: date, unit: str, count: float) -> date:
    """``of`` moved by ``count`` units; halves of months and years become days and months."""
    match unit:
        case "day":
            return shift_days(of, round(count))
        case "week" | "weekend":
            return shift_days(of, round(count * 7))
        case "fortnight":
            return shift_days(of, round(count * 14))
        case "month":
            return shift_days(shift_months(of, int(count)), round((count - int(count)) * 30))
        case "quarter":
            return shift_months(of, round(count * 3))
        case "season":
            return shift_months(of, round(count * 3))
        case "year":
            return shift_months(of, round(count * 12))
        case "decade":
            return shift_months(of, round(count * 120))
        case "century":
            return shift_months(of, round(count * 1200))
        case "millennium":
            return shift_months(of, round(count * 12000))
        case _:
            return of


def nth_weekday(year_number: int, month_number: int, weekday: int, n: int) -> date:
    """The n-th (1-5) or, for -1, the last such weekday of a month."""
    span = month(year_number, month_number)
    if n < 0:
        return span.end - timedelta(days=(span.end.weekday() - weekday) % 7)
    first = span.start + timedelta(days=(weekday - span.start.weekday()) % 7)
    return min(first + timedelta(days=7 * (n - 1)), span.end)


def easter(year_number: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year_number % 19, year_number // 100, year_number % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month_number, _day_number = divmod(h + m - 7 * n + 90, 25)
    return date(year_number, month_number, (h + m - 7 * n + 33 * month_number + 19) % 32)


def hull(a: Interval, b: Interval) -> Interval:
    return Interval(min(a.start, b.start), max(a.end, b.end))
