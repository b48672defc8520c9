"""Intervals in EDTF (ISO 8601-2): the shortest form that means exactly the interval, and back."""

from __future__ import annotations

import re
from datetime import date

from strike_timeline.dates.intervals import Interval, decade, month, year, years

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d\d)XX")


def _whole(start: date, end: date) -> str | None:
    """One EDTF date for the interval, if it is a day, month, year, decade or run of a hundred years."""
    if start == end:
        return start.isoformat()
    span = Interval(start, end)
    if span == month(start.year, start.month):
        return f"{start.year:04d}-{start.month:02d}"
    if span == year(start.year):
        return f"{start.year:04d}"
    if start.year % 10 == 0 and span == decade(start.year):
        return f"{start.year // 10:03d}X"
    if start.year % 100 == 0 and start.year + 99 <= 9999 and span == years(start.year, start.year + 99):
        return f"{start.year // 100:02d}XX"
    return None


def write(start: date | None, end: date | None, approximate: bool = False) -> str:
    """EDTF of an inclusive interval; ``""`` when there is none; ``~`` marks approximate ends."""
    if start is None or end is None:
        return ""
    mark = "~" if approximate else ""
    single = _whole(start, end)
    if single is not None:
        return single + (mark if "X" not in single else "")
    first, last = start.isoformat(), end.isoformat()
    if start.day == 1 and end == month(end.year, end.month).end:
        first, last = first[:7], last[:7]
        if start.month == 1 and end.month == 12:
            first, last = first[:4], last[:4]
    return f"{first}{mark}/{last}{mark}"


def _read_one(text: str) -> Interval:
    text = text.rstrip("~?%")
    if found := _DAY.fullmatch(text):
        of = date(int(found[1]), int(found[2]), int(found[3]))
        return Interval(of, of)
    if found := _MONTH.fullmatch(text):
        return month(int(found[1]), int(found[2]))
    if _YEAR.fullmatch(text):
        return year(int(text))
    if found := _DECADE.fullmatch(text):
        return decade(int(found[1]) * 10)
    if found := _CENTURY.fullmatch(text):
        return years(int(found[1]) * 100, int(found[1]) * 100 + 99)
    raise ValueError(f"not an EDTF date that strike-timeline writes: {text!r}")


def read(text: str) -> Interval:
    """The interval that an EDTF string of :func:`write` stands for; ValueError for anything else."""
    first, mark, last = text.partition("/")
    if not mark:
        return _read_one(first)
    return Interval(_read_one(first).start, _read_one(last).end)
