"""Intervals in words, as precisely as they are known: "2 May 2023", "18–24 Sep 2023", "~Aug 2023"."""

from __future__ import annotations

import calendar
import re
from datetime import date

from strike_timeline.document import DateRecord, PublishedRecord, When
from strike_timeline.model import Granularity

UNDATED = "undated"
_LENGTH = re.compile(r"P(?P<days>(?:[\d.X]+(?:WE|[YMWDQ]))*)(?:T(?P<hours>(?:[\d.X]+[HMS])+))?")
_PART = re.compile(r"([\d.X]+)([A-Z]+)")
_UNITS = {"Y": "year", "Q": "quarter", "M": "month", "W": "week", "WE": "weekend", "D": "day"}
_SMALL_UNITS = {"H": "hour", "M": "minute", "S": "second"}
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS_OF_DAY = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_BOUNDS = {
    "LESS_THAN": "less than",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
    "APPROX": "about",
}
"""TIMEX3 modifiers of a length of time."""
_REPEATED = re.compile(r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<month>\d\d)|XX-XXT(?P<part>[A-Z]{2}))")
_UNITS_OF_DAYS = frozenset(
    {
        *(Granularity.WEEKEND, Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON),
        *(Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY),
    }
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def describe(when: When) -> str:
    """The date of an event: "undated" when neither end is known, "~" before an approximate one."""
    text = interval(when.start, when.end, decade=when.granularity is Granularity.DECADE)
    return f"~{text}" if "~" in when.edtf and text != UNDATED else text


def describe_published(published: PublishedRecord | None) -> str:
    return interval(published.start, published.end) if published else UNDATED


def interval(start: date | None, end: date | None, decade: bool = False) -> str:
    """An inclusive interval; one end may be open. Whole months and years are named as such."""
    if start is None:
        return UNDATED if end is None else f"until {day(end)}"
    if end is None:
        return f"from {day(start)}"
    if start == end:
        return day(start)
    if start.day == 1 and _month_ends(end):
        return _months(start, end, decade)
    return _days(start, end)


def day(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def within(value: date, granularity: Granularity | None) -> str:
    """A day that stands for a longer time: its month or year, or about that day."""
    if granularity is Granularity.MONTH:
        return f"{_MONTHS[value.month - 1]} {value.year}"
    if granularity is Granularity.YEAR:
        return f"{value.year}"
    return day(value) if granularity in {None, Granularity.DAY} else f"~{day(value)}"


def known_to(when: When) -> str:
    """ "known to the month only" for a date less precise than a day that one unit of time names; else empty:
    of a range it is not known whether the event lies in it or lasted as long."""
    return f"known to the {when.granularity} only" if when.granularity in _UNITS_OF_DAYS else ""


def value_in_words(field: str, value: str) -> str:
    """What a conflict says instead: an EDTF date or interval as a date, a number of workers as such."""
    if field == "workers" and value.isdecimal():
        return count(int(value), "worker")
    first, _, last = value.replace("~", "").partition("/")
    try:
        return interval(_period(first)[0], _period(last or first)[1])
    except ValueError:
        return value


def _period(text: str) -> tuple[date, date]:
    """First and last day of an ISO day, month or year. Raises ValueError for anything else."""
    year, month, day_of_month = (*map(int, text.split("-")), 0, 0)[:3]
    if day_of_month:
        return date(year, month, day_of_month), date(year, month, day_of_month)
    last = month or 12
    return date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])


def resolved(record: DateRecord) -> str:
    """What a phrase says: its days, its length, how often; "open" when it tells none of these."""
    if record.start_date is None and record.end_date is None:
        timex = record.timex3
        if timex.type == "SET":
            return repetition(timex.value)
        bound = f"{_BOUNDS[timex.mod]} " if timex.mod in _BOUNDS else ""
        return bound + length(timex.value) if timex.type == "DURATION" else "open"
    return describe(
        When(start=record.start_date, end=record.end_date, granularity=record.granularity, edtf=record.edtf)
    )


def length(value: str) -> str:
    """A TIMEX3 duration in words: "100 days" for ``P100D``, "some hours" for ``PTXH``; others as they are."""
    match = _LENGTH.fullmatch(value)
    if match is None:
        return value
    days, hours = _PART.findall(match["days"]), _PART.findall(match["hours"] or "")
    parts = [_amount(number, _UNITS[unit]) for number, unit in days]
    return " ".join(parts + [_amount(number, _SMALL_UNITS[unit]) for number, unit in hours]) or value


def repetition(value: str) -> str:
    """A TIMEX3 set in words: "every week" for ``P1W``, "every Monday" for ``XXXX-WXX-1``."""
    match = _REPEATED.fullmatch(value)
    if match is None:
        return f"every {length(value).removeprefix('1 ')}"
    if match["weekday"]:
        return f"every {_WEEKDAYS[int(match['weekday']) - 1]}"
    if match["month"]:
        return f"every {_MONTH_NAMES[int(match['month']) - 1]}"
    return f"every {_PARTS_OF_DAY.get(match['part'], match['part'])}"


def _amount(number: str, unit: str) -> str:
    if number.isdecimal():
        return count(int(number), unit)
    return f"some {unit}s" if "X" in number else f"{number} {unit}s"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 day", "2,300 workers"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _months(start: date, end: date, decade: bool) -> str:
    if start.month == 1 and end.month == 12:
        if decade and start.year % 10 == 0 and end.year == start.year + 9:
            return f"{start.year}s"
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    first, last = _MONTHS[start.month - 1], _MONTHS[end.month - 1]
    if start.year != end.year:
        return f"{first} {start.year} – {last} {end.year}"
    return f"{first} {start.year}" if start.month == end.month else f"{first}–{last} {start.year}"


def _days(start: date, end: date) -> str:
    if start.year != end.year:
        return f"{day(start)} – {day(end)}"
    if start.month != end.month:
        return f"{start.day} {_MONTHS[start.month - 1]} – {day(end)}"
    return f"{start.day}–{day(end)}"


def _month_ends(value: date) -> bool:
    return value.day == calendar.monthrange(value.year, value.month)[1]
