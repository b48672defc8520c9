"""TIMEX3 values (ISO-TimeML): weeks ``2023-W38``, seasons ``2023-SU``, quarters, decades, durations."""

from __future__ import annotations

import re
from datetime import date

from strike_timeline.dates.intervals import season_of

_SEASON_CODES = {"spring": "SP", "summer": "SU", "fall": "FA", "winter": "WI"}
_DATE_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q", "weekend": "WE"}
_TIME_UNITS = {"hour": "H", "minute": "M", "second": "S"}
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}

_VALUE = re.compile(
    r"(?:PRESENT_REF|PAST_REF|FUTURE_REF)"
    r"|P(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|Q|WE|DE|CE|L)(?:\d+[MWD])?"
    r"|PT(?:\d+(?:\.\d+)?|X)[HMS](?:\d+[MS])?"
    r"|\d{4}-\d\d-\d\d(?:T(?:\d\d:\d\d|MO|AF|EV|NI))?"
    r"|\d{4}(?:-(?:\d\d|W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?"
    r"|\d{2,3}"
    r"|\d{4}(?:-\d\d(?:-\d\d)?)?/\d{4}(?:-\d\d(?:-\d\d)?)?"
    r"|XXXX-(?:WXX-(?:[1-7]|WE)|\d\d|XX-XX(?:T(?:MO|AF|EV|NI))?)"
    r"|T(?:\d\d:\d\d|MO|AF|EV|NI)"
)


UNTOLD_DAY = "XXXX-XX-XX"
"""TimeML's value of a day that is not known."""


def is_value(value: str) -> bool:
    """Is this a TIMEX3 value of the kinds written here?"""
    return _VALUE.fullmatch(value) is not None


def week(of: date) -> str:
    year, number, _ = of.isocalendar()
    return f"{year:04d}-W{number:02d}"


def weekend(of: date) -> str:
    return week(of) + "-WE"


def month(of: date) -> str:
    return f"{of.year:04d}-{of.month:02d}"


def year(number: int) -> str:
    return f"{number:04d}"


def quarter(of: date) -> str:
    return f"{of.year:04d}-Q{(of.month + 2) // 3}"


def season(year: int, name: str) -> str:
    """``2023-SU``; ``year`` is the one in which the season begins."""
    return f"{year:04d}-{_SEASON_CODES[name]}"


def decade(first: int) -> str:
    return f"{first // 10:03d}"


def century(first: int) -> str:
    return f"{first // 100:02d}"


def period(unit: str, of: date) -> str:
    """The value of the day, week, month … that ``of`` lies in."""
    match unit:
        case "week":
            return week(of)
        case "weekend":
            return weekend(of)
        case "month":
            return month(of)
        case "quarter":
            return quarter(of)
        case "season":
            return season(*season_of(of))
        case "year":
            return year(of.year)
        case "decade":
            return decade(of.year)
        case "century":
            return century(of.year - 1)
        case _:
            return of.isoformat()


def every_weekday(number: int) -> str:
    """Each Monday (0) to Sunday (6)."""
    return f"XXXX-WXX-{number + 1}"


def every_month(number: int) -> str:
    """The same month of each year; also a month whose year is not known."""
    return f"XXXX-{number:02d}"


def every_part_of_day(code: str) -> str:
    """Each morning (``MO``), and so on."""
    return f"{UNTOLD_DAY}T{code}"


def interval(start: date, end: date) -> str:
    """An explicit interval, written as ISO 8601 does."""
    return f"{start.isoformat()}/{end.isoformat()}"


def duration(amount: float | None, unit: str) -> str:
    """``P146D``, ``PT48H``, ``PXM`` for an untold amount, ``P4Y6M`` for four and a half years."""
    if unit == "fortnight":
        unit, amount = "week", None if amount is None else amount * 2
    if unit in _YEARS:
        unit, amount = "year", None if amount is None else amount * _YEARS[unit]
    if unit == "season":
        unit = "quarter"
    time = unit in _TIME_UNITS
    letter = _TIME_UNITS[unit] if time else _DATE_UNITS[unit]
    lead = "PT" if time else "P"
    if amount is None:
        return f"{lead}X{letter}"
    if amount == int(amount):
        return f"{lead}{int(amount)}{letter}"
    halves = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S"), "week": (7, "D"), "day": (24, "")}
    if unit in halves and amount >= 1 and halves[unit][1] and unit != "week":
        count, small = halves[unit]
        return f"{lead}{int(amount)}{letter}{round((amount - int(amount)) * count)}{small}"
    if unit == "hour":
        return f"PT{round(amount * 60)}M"
    if unit == "year":
        return f"P{round(amount * 12)}M"
    return f"{lead}{amount:g}{letter}"
