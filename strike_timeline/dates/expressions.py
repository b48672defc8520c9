"""What a date phrase says before it is known when it was said: the trees that the grammar builds.

A tree holds no dates beyond those written; :mod:`strike_timeline.dates.resolve` puts it on the calendar.
Months are 1-12, weekdays 0 (Monday) to 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Turn(StrEnum):
    """Words that pick a period: from the day of writing (last, this, next) or from the story."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    THAT = "that"
    FOLLOWING = "following"
    PREVIOUS = "previous"

    @property
    def told(self) -> bool:
        """Does it point to a date in the text, not to the day of writing?"""
        return self in (Turn.THAT, Turn.FOLLOWING, Turn.PREVIOUS)


class Anchor(StrEnum):
    NOW = "now"
    """The publication date."""
    TOLD = "told"
    """The date that the text last narrated."""
    CLAUSE = "clause"
    """An event told in a clause ("nine days after they resumed")."""
    EVENT = "event"
    """An event that a noun names ("the eve of the walkout")."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written, or by its turn ("of last year", "of that year")."""

    number: int | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    day: int
    month: int | None = None
    year: Year | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    weekday: int
    turn: Turn | None = None
    weeks: int = 0
    """Weeks to add: "Monday week", "a week on Tuesday"."""


@dataclass(frozen=True, slots=True)
class Month:
    month: int
    year: Year | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Season:
    season: str
    year: Year | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    quarter: int
    year: Year | None = None


@dataclass(frozen=True, slots=True)
class YearRange:
    """``2007-08``; ``fiscal`` for a pay or school year, which begins in ``month``."""

    first: int
    last: int
    month: int = 1


@dataclass(frozen=True, slots=True)
class Decade:
    first: int


@dataclass(frozen=True, slots=True)
class Century:
    number: int


@dataclass(frozen=True, slots=True)
class HolidayDate:
    name: str
    year: Year | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """``last week``, ``this year``, ``the following day``, ``the quarter`` (no turn)."""

    unit: str
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class DayOffset:
    """today, yesterday, tomorrow, the day after tomorrow."""

    days: int


@dataclass(frozen=True, slots=True)
class Duration:
    """``amount`` None when untold ("several weeks", "months-long"); ``turn`` for "the past six weeks"."""

    amount: float | None
    unit: str
    mod: str | None = None
    turn: Turn | None = None
    age: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """``two weeks ago``, ``three days later``, ``a week from Monday``."""

    length: Duration
    sign: int
    anchor: Anchor
    base: Expression | None = None
    exact: bool = False
    """To the day ("a year ago today")."""


@dataclass(frozen=True, slots=True)
class Beside:
    """``the Friday before Labor Day``, ``two Fridays ago``: the ``count``-th such weekday before (``sign``
    -1) or after ``base``."""

    weekday: int
    sign: int
    base: Expression
    count: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """``early``, ``mid``, ``late``, ``end``, ``earlier``, ``later`` of a period."""

    part: str
    of: Expression


@dataclass(frozen=True, slots=True)
class Numbered:
    """``the first week of January``, ``the first two months of this year``, ``the final day of 2023``:
    ``ordinal`` -1 = last."""

    ordinal: int
    count: int
    unit: str
    of: Expression


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: ``value`` is an ISO time or a part-of-day code; the day in ``of``, or told by the
    context."""

    value: str
    of: Expression | None = None
    after: bool = False
    """Just after the time told ("one minute after midnight")."""


@dataclass(frozen=True, slots=True)
class Range:
    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Reported:
    """The quarter or longer stretch that a report is about (no ``year``), or the same of another year ("the
    1988 period")."""

    year: Year | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """``every Monday``, ``daily``: ``value`` is the TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    reference: str


@dataclass(frozen=True, slots=True)
class DayCount:
    """``day 100``, ``the 100th day``, ``the sixth week`` of something under way."""

    number: int
    unit: str = "day"


Expression = (
    CalendarDay
    | Weekday
    | Month
    | Season
    | Quarter
    | Year
    | YearRange
    | Decade
    | Century
    | HolidayDate
    | Period
    | DayOffset
    | Duration
    | Offset
    | Beside
    | Part
    | Numbered
    | Clock
    | Range
    | Reported
    | Repeat
    | Vague
    | DayCount
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A recognized phrase: its tree and the pieces (``first`` to ``last``, exclusive) that it covers."""

    tree: Expression
    first: int
    last: int
