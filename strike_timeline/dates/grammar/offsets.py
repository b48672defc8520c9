"""Distances from another date: "two weeks ago", "three days later", "a week from Monday", "the day before
Thanksgiving", "two Fridays ago"."""

from __future__ import annotations

from strike_timeline.dates.expressions import (
    Anchor,
    Beside,
    CalendarDay,
    DayOffset,
    Duration,
    HolidayDate,
    Offset,
    Part,
    Period,
    Turn,
    Weekday,
)
from strike_timeline.dates.grammar.amounts import LENGTH_STARTS, duration
from strike_timeline.dates.grammar.firsts import COUNTING, Parsed, begins
from strike_timeline.dates.grammar.names import quarter, weekday_name
from strike_timeline.dates.grammar.points import longest, point
from strike_timeline.dates.lexicon import DEICTIC, UNITS, WEEKDAYS
from strike_timeline.dates.numerals import whole
from strike_timeline.dates.tokens import Tokens

_SENTENCE_STARTS = frozenset({".", "", "\n", ";", "”", '"'})
_LASTING = frozenset({"for", "lasting", "last"})
"""Before a length, these make it that of what begins on the date behind it ("for a week from 2 May")."""


@begins(LENGTH_STARTS)
def offset_or_length(t: Tokens, i: int) -> Parsed:
    """A length of time, or what is so far from something else: "two weeks ago"."""
    length = duration(t, i)
    return longest(_offset(t, i, length), length)


def _offset(t: Tokens, i: int, length: Parsed) -> Parsed:
    """A phrase like "two weeks ago", "three days later", "a week from Monday", "the day after", "in about a
    month's time"."""
    whole_unit = _unit_offset(t, i) or _year_ago(t, i)
    if whole_unit:
        return whole_unit
    if length is None or not isinstance(length[0], Duration):
        return None
    span, j = length
    assert isinstance(span, Duration)
    exact = t.at(j, "to", "the", "day") or t.lower[i - 1] == "exactly"
    if t.at(j, "to", "the", "day"):
        j += 3
    word = t.lower[j]
    if word in ("after", "before") and t.lower[j + 1] in ("that", "this") and clause_ends(t, j + 2):
        return Offset(span, 1 if word == "after" else -1, Anchor.TOLD, exact=exact), j + 2
    if word == "on" and t.lower[j + 1] == "," and t.lower[i - 1] in _SENTENCE_STARTS:
        return Offset(span, 1, Anchor.TOLD), j + 1
    if word == "-" and t.lower[j + 1] in ("ago", "earlier"):
        j, word = j + 1, t.lower[j + 1]
        if t.lower[j + 1] in ("quarter", "period", "month", "week"):
            return Offset(span, -1, Anchor.TOLD), j + 2
    if word == "ago" and span.unit == "week" and span.amount:
        day = weekday_name(t, j + 2 if t.lower[j + 1] in ("on", "last") else j + 1)
        if day:
            return Weekday(day[0], weeks=-round(span.amount)), day[1]
    if word == "ago" and (to_the_day := _ago_today(t, span, j + 1, exact)):
        return to_the_day
    if word in ("today", "tomorrow") and span.unit in ("week", "fortnight") and span.amount == 1:
        return (
            (Offset(span, 1, Anchor.NOW, DayOffset(DEICTIC[word])), j + 1)
            if t.lower[i - 1] != "for"
            else None
        )
    if (
        word in ("next", "last")
        and span.unit in ("week", "fortnight")
        and t.lower[i] == "a"
        and t.lower[i - 1] != "for"
    ):
        base = point(t, j)
        if base and isinstance(base[0], Weekday):
            return Offset(span, 1 if word == "next" else -1, Anchor.NOW, base[0]), base[1]
    if word == "ago":
        return Offset(span, -1, Anchor.NOW), j + 1
    if word in ("earlier", "previously", "beforehand") or (word == "before" and clause_ends(t, j + 1)):
        if word == "earlier" and t.lower[j + 1] in ("this", "that", "last"):
            return None
        return Offset(span, -1, Anchor.TOLD, exact=exact), j + 1
    if word in ("later", "afterward", "afterwards", "thereafter") or (
        word == "after" and clause_ends(t, j + 1)
    ):
        return Offset(span, 1, Anchor.TOLD, exact=exact), j + 1
    if word in ("hence", "away") and span.unit not in ("hour", "minute"):
        return Offset(span, 1, Anchor.NOW), j + 1
    if word == "from" and t.lower[j + 1] == "today":
        return Offset(span, 1, Anchor.NOW, DayOffset(0)), j + 2
    if word == "from" and t.lower[j + 1] == "now":
        return Offset(span, 1, Anchor.NOW), j + 2
    lasting = word in ("before", "from") and t.lower[i - 1] in _LASTING
    fine = lasting or span.unit in ("hour", "minute", "second")
    if (
        word in ("from", "after", "before", "on", "following")
        and not fine
        and not (word == "on" and span.unit not in ("week", "fortnight"))
        and not (word == "from" and span.amount is None)
    ):
        base = point(t, j + 1)
        weeks = round(span.amount) if span.unit == "week" and span.amount else 0
        if base and word == "from" and isinstance(base[0], Weekday) and base[0].turn is None and weeks:
            return Weekday(base[0].weekday, weeks=weeks), base[1]
        if (
            base
            and not isinstance(base[0], Duration)
            and not (word == "from" and t.lower[base[1]] in ("to", "until"))
        ):
            return Offset(span, -1 if word == "before" else 1, Anchor.TOLD, base[0]), base[1]
    counted = span.amount is not None and span.unit in ("day", "week", "fortnight", "month") and not span.age
    if word in ("after", "before") and counted:
        return Offset(span, -1 if word == "before" else 1, Anchor.CLAUSE, exact=exact), j
    return None


def _ago_today(t: Tokens, span: Duration, j: int, exact: bool) -> Parsed:
    """What makes "a year ago" exact: "today", "this week" or "to the day" behind it, or a word before it
    (``exact``)."""
    if t.at(j, "to", "the", "day"):
        return Offset(span, -1, Anchor.NOW, DayOffset(0), exact=True), j + 3
    if exact and clause_ends(t, j):
        return Offset(span, -1, Anchor.NOW, DayOffset(0), exact=True), j
    if t.lower[j] in ("today", "yesterday", "tomorrow"):
        return Offset(span, -1, Anchor.NOW, DayOffset(DEICTIC[t.lower[j]]), exact=True), j + 1
    if t.lower[j] == "this" and t.lower[j + 1] in ("week", "month") and span.unit in ("year", "decade"):
        return Offset(span, -1, Anchor.NOW, Period(t.lower[j + 1], Turn.THIS), exact=True), j + 2
    return None


@begins(COUNTING)
def weekdays_ago(t: Tokens, i: int) -> Parsed:
    """A phrase like "two Fridays ago", "six weekends ago"."""
    number = whole(t, i)
    if number is None:
        return None
    j = number[1]
    day = WEEKDAYS.get(t.lower[j].removesuffix("s")) if t.lower[j].endswith("days") else None
    if day is None or t.lower[j + 1] != "ago" or not number[0]:
        return None
    return Beside(day, -1, DayOffset(0), number[0]), j + 2


def clause_ends(t: Tokens, j: int) -> bool:
    return t.lower[j] in ("", ".", ",", ";", ":", ")", "\n", "and", "but", "?", "!", '"', "”")


def _unit_offset(t: Tokens, i: int) -> Parsed:
    """A phrase like "the day after", "the week before", "the day before Thanksgiving", "the year before
    last"."""
    j = i + 1 if t.lower[i] == "the" else i
    unit = UNITS.get(t.lower[j])
    if unit not in ("day", "week", "month", "year", "weekend") or t.lower[j].endswith("s"):
        return None
    if t.lower[j + 1] not in ("after", "before") or (
        j == i and t.lower[i - 1] in ("a", "one", "-", "every", "each")
    ):
        return None
    sign = 1 if t.lower[j + 1] == "after" else -1
    if t.lower[j + 2] == "last" and sign < 0 and clause_ends(t, j + 3):
        return Offset(Duration(2.0, unit), -1, Anchor.NOW), j + 3
    if t.lower[j + 2] == "next" and sign > 0 and clause_ends(t, j + 3):
        return Offset(Duration(2.0, unit), 1, Anchor.NOW), j + 3
    base = point(t, j + 2)
    if base and unit == "week" and isinstance(base[0], (CalendarDay, HolidayDate)):
        return Part("week of", Offset(Duration(1.0, unit), sign, Anchor.TOLD, base[0])), base[1]
    if base and not isinstance(base[0], Duration):
        return Offset(Duration(1.0, unit), sign, Anchor.TOLD, base[0]), base[1]
    if j == i:
        return None
    if unit in ("day", "week") and not clause_ends(t, j + 2):
        return Offset(Duration(1.0, unit), sign, Anchor.CLAUSE), j + 2
    return Period(unit, Turn.FOLLOWING if sign > 0 else Turn.PREVIOUS), j + 2


def _year_ago(t: Tokens, i: int) -> Parsed:
    """A phrase like "year-ago", "the year-earlier quarter", "the year-ago third quarter"."""
    j = i + 1 if t.lower[i] == "the" else i
    if not (t.lower[j] == "year" and t.lower[j + 1] == "-" and t.lower[j + 2] in ("ago", "earlier")):
        return None
    j += 3
    named = quarter(t, j)
    last = named[1] if named else j + 1 if t.lower[j] in ("quarter", "period", "month") else j
    if t.lower[i] == "the" and last == j:
        return None
    return Offset(Duration(1.0, "year"), -1, Anchor.TOLD), last
