"""Reading calendar days that are written out: in fields, in text, in URLs and in file names.

Only full dates count in text (a year is never guessed), and the day is the local one as written:
no time zone is ever converted. No function here knows what day it is today.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if number}
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<{0}>1[89]\d\d|20\d\d)(?!\d)"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"

_FULL = re.compile(
    r"(?<![\w/.])(?:"
    + r"(?P<iso>(?:1[89]|20)\d\d(?P<isosep>[-/.])[01]?\d(?P=isosep)[0-3]?\d)(?!\d|[-/]\d)"
    + "|"
    + _MONTH.format("m1") + r"\s*" + _DAY.format("d1") + r"\b\s*,?\s*" + _YEAR.format("y1")
    + "|"
    + _DAY.format("d2") + r"(?:\s+of)?[\s-]*" + _MONTH.format("m2") + r",?[\s-]*" + _YEAR.format("y2")
    + "|"
    + r"(?P<n1>[0-3]?\d)(?P<numsep>[-/.])(?P<n2>[0-3]?\d)(?P=numsep)" + _YEAR.format("y3")
    + r")",
    re.IGNORECASE,
)  # fmt: skip
_UNDATED = re.compile(
    r"(?<![\w/.])(?:"
    + _MONTH.format("m1") + r"\s*" + _DAY.format("d1") + r"\b"
    + "|"
    + _DAY.format("d2") + r"(?:\s+of)?\s+" + _MONTH.format("m2") + r"(?<=[\w.])(?!\w)"
    + r")(?![-/]\d)(?!\s*,?\s*(?:1[89]|20)\d\d)",
    re.IGNORECASE,
)  # fmt: skip
_ANY_LEAP_YEAR = 2000
_AMERICAN_CLOCK = re.compile(
    r",?\s+(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?\s*[AaPp]\.?[Mm]\.?\s*\(?(?:[ECMP][SD]?T|[AH]K?ST)\b"
)
"""A time of day in a zone of the United States: what stands before it puts the month first."""
_TIGHT = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)([01]\d)\2([0-3]\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]([A-Za-z]{3,9})[-_. ]([0-3]?\d)(?!\d)")
_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-]([01]?\d|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[/-]([0-3]?\d)(?=[/_.?#-]|$)"
    r"|(?<=[/_-])((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?=[/_.?#-]|$)",
    re.IGNORECASE,
)
_PATH_MONTH = re.compile(
    r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)/(?!\d{1,2}(?:/|$))\S",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"\s*([0-3]?\d)([-/.])([0-3]?\d)\2(\d\d)(?!\d)")
_NAMED_SHORT_YEAR = re.compile(
    _DAY.format("d1") + r"[-\s]" + _MONTH.format("m1") + r"[-\s,]+'?(?P<y1>\d\d)(?![\d:])"
    + "|"
    + _MONTH.format("m2") + r"\s+" + _DAY.format("d2") + r",?\s+'(?P<y2>\d\d)(?!\d)",
    re.IGNORECASE,
)  # fmt: skip
"""RFC 850 (``04-Mar-21``), and a year with an apostrophe."""
_CTIME = re.compile(
    _MONTH.format("m")
    + r"\s+"
    + _DAY.format("d")
    + r"\s+\d\d?:\d\d(?::\d\d)?\s+(?:\S+\s+)?"
    + _YEAR.format("y"),
    re.IGNORECASE,
)
"""``Thu Mar  4 17:15:00 EST 2021``, as Unix and JavaScript write it."""
_JSON_NET = re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/")
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_ISO_START = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(r"\s*([0-3]?\d)([-/.])([0-3]?\d)\2(\d{4}|\d\d)(?!\d)")


class Order(Enum):
    """How a numeric date such as ``03/04/2023`` is ordered."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A full date found in a text, with its offsets."""

    start: int
    end: int
    day: date
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class FieldDay:
    """What a date field says: an inclusive interval, one day as a rule."""

    start: date
    end: date
    warning: str | None = None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(
    first: int, second: int, year: int, order: Order, written: str
) -> tuple[date | None, str | None]:
    """A numeric day; an impossible month decides, then ``order``, else day first with a warning."""
    if first == second:
        return _make(year, first, second), None
    if first > 12:
        return _make(year, second, first), None
    if second > 12:
        return _make(year, first, second), None
    if order is Order.MONTH_FIRST:
        return _make(year, first, second), None
    note = f"date {written.strip()} read as day-first" if order is Order.UNKNOWN else None
    return _make(year, second, first), note


def written_days(text: str, order: Order = Order.UNKNOWN) -> Iterator[WrittenDay]:
    """Every date with day, month and year in ``text``, in text order."""
    for match in _FULL.finditer(text):
        warning: str | None = None
        day: date | None
        if match["iso"]:
            year, month, number = (int(part) for part in match["iso"].split(match["isosep"]))
            day = _make(year, month, number)
        elif match["m1"]:
            day = _make(int(match["y1"]), _MONTHS[match["m1"][:3].lower()], int(match["d1"]))
        elif match["m2"]:
            day = _make(int(match["y2"]), _MONTHS[match["m2"][:3].lower()], int(match["d2"]))
        else:
            american = order is Order.UNKNOWN and _AMERICAN_CLOCK.match(text, match.end())
            known = Order.MONTH_FIRST if american else order
            day, warning = _numeric(int(match["n1"]), int(match["n2"]), int(match["y3"]), known, match[0])
        if day is not None:
            yield WrittenDay(match.start(), match.end(), day, warning)


def undated_days(text: str) -> Iterator[WrittenDay]:
    """Every day and month without a year in ``text``, in text order; the year of :attr:`WrittenDay.day` says
    nothing."""
    for match in _UNDATED.finditer(text):
        month, number = (match["m1"], match["d1"]) if match["m1"] else (match["m2"], match["d2"])
        day = _make(_ANY_LEAP_YEAR, _MONTHS[month[:3].lower()], int(number))
        if day is not None:
            yield WrittenDay(match.start(), match.end(), day)


def numeric_order(values: Iterable[str]) -> Order:
    """The order that a column of numeric dates shows: the first impossible month decides."""
    seen: set[Order] = set()
    for value in values:
        match = _NUMERIC.match(value)
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            seen.add(Order.DAY_FIRST)
        elif second > 12 >= first:
            seen.add(Order.MONTH_FIRST)
    return seen.pop() if len(seen) == 1 else Order.UNKNOWN


def is_ambiguous(value: str) -> bool:
    """True for a numeric date that only other rows can put in order."""
    match = _NUMERIC.match(value)
    return match is not None and int(match[1]) <= 12 and int(match[3]) <= 12 and match[1] != match[3]


def field_day(value: object, order: Order = Order.UNKNOWN) -> FieldDay | None:
    """The day (or month, or year) that a field value gives; None when it gives none.

    Reads ISO 8601, RFC 2822, RFC 850, Unix, written-out and numeric dates, ``YYYYMMDD`` and epoch numbers
    (seconds, milliseconds, microseconds: these are days in UTC, the only zone they have).
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        return _whole_day(value.date())
    if isinstance(value, date):
        return _whole_day(value)
    if isinstance(value, (int, float)):
        return _from_number(value)
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()[:200].translate(_HYPHENS)
    if match := _ISO_START.match(text):
        return _whole_day(_make(int(match[1]), int(match[2]), int(match[3])))
    if re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII):
        return _from_number(float(text)) if "." in text else _from_number(int(text))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return _whole_month(int(match[1]), int(match[2]))
    if match := _JSON_NET.fullmatch(text):
        return _from_number(int(match[1]))
    for found in written_days(text, order):
        return FieldDay(found.day, found.day, found.warning)
    if match := re.fullmatch(r"([A-Za-z]{3,9})\.?,?\s+(\d{4})", text):
        number = _MONTHS.get(match[1][:3].lower())
        return _whole_month(int(match[2]), number) if number else None
    if match := _CTIME.search(text):
        return _whole_day(_make(int(match["y"]), _MONTHS[match["m"][:3].lower()], int(match["d"])))
    if match := _NAMED_SHORT_YEAR.search(text):
        name, day_number = match["m1"] or match["m2"], match["d1"] or match["d2"]
        year = _century(match["y1"] or match["y2"])
        return _whole_day(_make(year, _MONTHS[name[:3].lower()], int(day_number)))
    if match := _SHORT_YEAR.match(text):
        day, warning = _numeric(int(match[1]), int(match[3]), _century(match[4]), order, match[0])
        return FieldDay(day, day, warning) if day else None
    if match := re.match(r"(\d{4})(\d\d)(\d\d)T\d", text):
        return _whole_day(_make(int(match[1]), int(match[2]), int(match[3])))
    return None


def _century(year: str) -> int:
    """1970 to 2069 for two figures, as Unix reads them."""
    return int(year) + (1900 if int(year) >= 70 else 2000)


def _whole_day(day: date | None) -> FieldDay | None:
    return FieldDay(day, day) if day is not None else None


def _whole_month(year: int, month: int) -> FieldDay | None:
    first = _make(year, month, 1)
    return FieldDay(first, date(year, month, calendar.monthrange(year, month)[1])) if first else None


def _from_number(number: int | float) -> FieldDay | None:
    if number != number or abs(number) > 1e17:
        return None
    if 1800 <= number <= 2099:
        return FieldDay(date(int(number), 1, 1), date(int(number), 12, 31))
    if 18000101 <= number <= 20991231:
        whole = int(number)
        return _whole_day(_make(whole // 10000, whole // 100 % 100, whole % 100))
    for unit in (1, 1_000, 1_000_000):
        seconds = number / unit
        if 100_000_000 <= seconds < 4_102_444_800:
            return _whole_day((datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date())
    return None


def url_day(url: str) -> date | None:
    """The day in an address's path: ``/2023/07/25/``, ``/2023/jul/25/``, ``/20230725/``, ``/2023-07-25``."""
    for match in _PATH.finditer(_path(url)):
        year, month, day = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
        number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
        found = _make(int(year), number, int(day))
        if found is not None:
            return found
    return None


def url_month(url: str) -> FieldDay | None:
    """The month in an address's path: ``/2023/07/strike``, ``/2023/jul/strike``."""
    match = _PATH_MONTH.search(_path(url))
    if match is None:
        return None
    month = match[2]
    return _whole_month(int(match[1]), int(month) if month.isdigit() else _MONTHS[month[:3].lower()])


def _path(url: str) -> str:
    path = re.sub(r"^[a-z][\w+.-]*://[^/]*", "", url.strip(), flags=re.IGNORECASE)
    return re.split(r"[?#]", path, maxsplit=1)[0]


def name_day(name: str) -> date | None:
    """The day in a file name: ``2023-07-25-strike.txt``, ``strike_20230725.html``, ``strike-2023-Jul-25.txt``
    and ``strike_25-07-2023.txt`` (not where day and month could change places)."""
    for match in _TIGHT.finditer(name):
        found = _make(int(match[1]), int(match[3]), int(match[4]))
        if found is not None:
            return found
    if (first := _YEAR_FIRST.search(name)) and (month := _MONTHS.get(first[2][:3].lower())):
        return _make(int(first[1]), month, int(first[3]))
    return next((found.day for found in written_days(name.replace("_", " ")) if found.warning is None), None)


def address_days(addresses: Iterable[str], own: str = "") -> tuple[date, ...]:
    """The days in addresses of other articles than ``own``: sorted, each once."""
    return tuple(sorted({day for href in addresses if href != own and (day := url_day(href)) is not None}))
