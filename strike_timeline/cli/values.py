"""Words and dates given on the command line, checked: what is wrong is refused with an example."""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

import typer

from strike_timeline.model import EventType, Status

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EXAMPLES = "2023-09-15, 2023-09 or 2023"
_SLIP = 0.85
"""Share of signs in common with a word of which nothing but it can be meant."""
_Value = TypeVar("_Value")
_Choice = TypeVar("_Choice", bound=StrEnum)

TYPES = {kind.value: kind for kind in EventType}
STATUSES = {status.value: status for status in Status} | {
    "happened": Status.OCCURRED,
    "possible": Status.EXPECTED_OR_POSSIBLE,
    "did_not_happen": Status.DENIED_OR_DID_NOT_HAPPEN,
}


def event_type(text: str) -> EventType:
    return _one_of(text, TYPES, "event type")


def status(text: str) -> Status:
    return _one_of(text, STATUSES, "status")


def choice(choices: type[_Choice], what: str) -> Callable[[str], _Choice]:
    """A parser of the values of ``choices``; ``what`` they are is said of any other word."""
    known = {item.value: item for item in choices}

    def parse(text: str) -> _Choice:
        return _one_of(text, known, what)

    return parse


def first_day(text: str) -> date:
    """The first day of an ISO day, month or year."""
    return period(text)[0]


def last_day(text: str) -> date:
    """The last day of an ISO day, month or year."""
    return period(text)[1]


def count(text: str) -> int:
    """A whole number from 1 on."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdecimal() and int(digits) > 0):
        raise typer.BadParameter(f"{text!r} is not a whole number from 1 on")
    return int(digits)


def share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise typer.BadParameter(f"{text!r} is not a number from 0 to 1")
    return number


def period(text: str) -> tuple[date, date]:
    """First and last day of an ISO day, month or year."""
    match = _ISO.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError("not an ISO date")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        raise typer.BadParameter(f"{text!r} is not a date; write it as {_EXAMPLES}") from None


def _one_of(text: str, values: Mapping[str, _Value], what: str) -> _Value:
    wanted = re.sub(r"[\s-]+", "_", text.strip().casefold())
    if wanted in values:
        return values[wanted]
    near = difflib.get_close_matches(wanted, values, n=1, cutoff=_SLIP)
    near = near or difflib.get_close_matches(wanted, values, n=3)
    near = near or [name for name in values if wanted and wanted in name]
    hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(values)}"
    raise typer.BadParameter(f"unknown {what} {text!r}; {hint}")
