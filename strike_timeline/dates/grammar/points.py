"""Single points and periods: a named date, or one picked by a word ("last Friday", "this month", "the
following day")."""

from __future__ import annotations

from dataclasses import replace

from strike_timeline.dates.expressions import (
    Beside,
    CalendarDay,
    Clock,
    DayOffset,
    Duration,
    Expression,
    HolidayDate,
    Month,
    Numbered,
    Part,
    Period,
    Quarter,
    Range,
    Reported,
    Season,
    Turn,
    Weekday,
    Year,
)
from strike_timeline.dates.grammar.calendar import calendar_day, day_number
from strike_timeline.dates.grammar.firsts import THE, Choice, Parsed, begins
from strike_timeline.dates.grammar.names import holiday, month, month_name, quarter, season, weekday
from strike_timeline.dates.grammar.reporting import reported
from strike_timeline.dates.grammar.years import century, decade, turn, year, year_number, year_tail
from strike_timeline.dates.lexicon import DAYPARTS, DEICTIC, MONTHS, SEASONS, TURNS, UNITS, WEEKDAYS, words
from strike_timeline.dates.numerals import amount
from strike_timeline.dates.tokens import Tokens

_SINGULAR = words("singular_units")
_REPORTING = words("reporting")
_VERBS_BEFORE_LAST = words("before_verb_last")
_OVER = words("over")
_SHOWS = words("shows")
_WEEK_ENDS = frozenset({"ending", "ended", "to"})
_WEEK_LINKS = _WEEK_ENDS | {"of", "beginning", "commencing", "starting"}
_BARE_WEEK_LINKS = frozenset({"ending", "ended", "beginning", "commencing", "starting"})
_PAPERS = words("papers")
_QUOTES = ('"', "“", "'", "‘", "``")
_ENDED = ("ended", "ending")
_CLAUSE_ENDS = frozenset({"", ".", ",", ";", ":", ")", "\n", "and", "but", "or", "?", "!", '"', "”"})


def longest(*candidates: Parsed) -> Parsed:
    """The parse that covers most; the first of equals."""
    best: Parsed = None
    for candidate in candidates:
        if candidate is not None and (best is None or candidate[1] > best[1]):
            best = candidate
    return best


@begins(DEICTIC, THE)
def deictic(t: Tokens, i: int) -> Parsed:
    """today, tonight, yesterday, "the day after tomorrow", with a weekday and date that only repeat it."""
    word = t.lower[i]
    if t.at(i, "the", "day", "after", "tomorrow"):
        return DayOffset(2), i + 4
    if t.at(i, "the", "day", "before", "yesterday"):
        return DayOffset(-2), i + 4
    days = DEICTIC.get(word)
    if days is None:
        return None
    if t.capital(i) and _in_name(t, i):
        return None
    if word == "tonight":
        return Clock("NI", DayOffset(0)), i + 1
    if t.lower[i + 1] == ",":
        dated = calendar_day(t, i + 2)
        if dated:
            return dated
    if t.lower[i + 1] == "week" and t.lower[i + 2] in _CLAUSE_ENDS and not t.glued(i + 1):
        return DayOffset(days + (7 if days >= 0 else -7)), i + 2
    part = DAYPARTS.get(t.lower[i + 1])
    if part and t.lower[i + 1] != "overnight":
        return Clock(part, DayOffset(days)), i + 2
    return DayOffset(days), i + 1


def _in_name(t: Tokens, i: int) -> bool:
    """Is a capitalised word part of a name: "The Tonight Show", "USA Today", a quoted title?"""
    before, after = t.lower[i - 1], t.lower[i + 1]
    quoted = before in ('"', "“", "'") and after in ('"', "”", "'")
    return after in _SHOWS or before in _PAPERS or quoted


@begins(TURNS, ("very",), THE)
def turned(t: Tokens, i: int) -> Parsed:
    """A turn with what it picks: "last week", "next Monday", "this summer", "that evening", "the past six
    weeks"."""
    found = turn(t, i)
    if found is None:
        return None
    which, j, the = found
    word = t.lower[j - 1]
    if "that" in t.lower[i:j] and t.lower[i - 1] in _REPORTING:
        return None
    if t.lower[i - 1] in _QUOTES and t.capital(i) and t.capital(j):
        return None
    if word == "past" and j - i == 1 and not (UNITS.get(t.lower[j]) or amount(t, j)):
        return None
    if (
        j - i == 1
        and word in ("same", "current", "following", "previous", "prior", "preceding", "coming")
        and not the
    ) and (word in ("same", "following") or not UNITS.get(t.lower[j])):
        return None
    if word == "past" and not the and t.lower[i - 1] in ("half", "minutes", "quarter"):
        return None
    told = which
    if word == "next" and (the or (j - i == 1 and t.lower[j] == "day")):
        told = Turn.FOLLOWING
    if word == "next" and t.lower[i] in ("this", "that"):
        told = Turn.NEXT
    return longest(
        _turned_unit(t, i, j, which, told, the),
        _turned_name(t, j, which, told, word),
        _turned_amount(t, i, j, which),
    )


def _turned_unit(t: Tokens, i: int, j: int, which: Turn, told: Turn, the: bool) -> Parsed:
    unit_word = t.lower[j]
    fiscal = unit_word in ("fiscal", "calendar", "financial")
    if fiscal:
        unit_word, j = t.lower[j + 1], j + 1
    part = DAYPARTS.get(unit_word)
    if part is not None:
        if which is Turn.LAST and unit_word == "night":
            return Clock("NI", DayOffset(-1)), j + 1
        if which is Turn.LAST:
            return None
        if which is Turn.THIS:
            return Clock(part, DayOffset(0)), j + 1
        if told is Turn.NEXT:
            return None
        return Clock(part, Period("day", told)), j + 1
    if unit_word == "moment" and t.lower[j - 1] == "same" and t.lower[i - 1] == "at":
        return Clock("", Period("day", Turn.THAT)), j + 1
    if unit_word not in _SINGULAR:
        return None
    unit = UNITS[unit_word]
    if unit == "weekend" and t.lower[j - 1] in ("coming", "upcoming"):
        return Period("weekend", Turn.THIS), j + 1
    after = t.lower[j + 1]
    if after == "-" and t.lower[j + 2] not in ("long", "old"):
        after = ""
    if unit == "season":
        return None
    if unit in ("minute", "hour", "second"):
        return (
            (Clock("", Period("day", told)), j + 1)
            if told is Turn.THAT and t.lower[j - 1] == "same"
            else None
        )
    if unit == "day" and which is Turn.LAST:
        return None
    word = t.lower[j - 1]
    if (word == "past" or (the and word == "last")) and told is Turn.LAST:
        if unit == "weekend":
            return Period(unit, Turn.LAST), j + 1
        return Duration(1.0, unit, None, Turn.LAST), j + 1
    if the and word == "next" and t.lower[i - 1] in _OVER and unit not in ("day", "month", "weekend"):
        return Duration(1.0, unit, None, Turn.NEXT), j + 1
    if the and word in ("coming",):
        return Period(unit, Turn.NEXT), j + 1
    return Period(unit, told), j + 1


def _turned_name(t: Tokens, j: int, which: Turn, told: Turn, word: str) -> Parsed:
    day = weekday(t, j)
    if day and isinstance(day[0], Weekday):
        dated = calendar_day(t, j)
        if dated and dated[1] > day[1]:
            return dated
        return replace(day[0], turn=told), day[1]
    named = month_name(t, j)
    if named and (t.capital(j) or t.lower[j] not in ("may", "march")):
        dated_day = day_number(t, named[1])
        if dated_day and not t.lower[named[1]].isalpha():
            tree = CalendarDay(dated_day[0], named[0], Year(turn=which))
            return tree, dated_day[1]
        if year_number(t, named[1]) is None:
            return Month(named[0], turn=told), named[1]
    if t.lower[j] in SEASONS:
        name = SEASONS[t.lower[j]]
        return Season(name, turn=told), j + 1
    feast = holiday(t, j)
    if feast and isinstance(feast[0], HolidayDate):
        return replace(feast[0], turn=told), feast[1]
    if word in ("last", "this", "next"):
        nth = quarter(t, j)
        if nth and isinstance(nth[0], Quarter) and which is not Turn.THIS and t.lower[j] != "q":
            return nth
    return None


def _turned_amount(t: Tokens, i: int, j: int, which: Turn) -> Parsed:
    if which not in (Turn.LAST, Turn.NEXT) or t.lower[j] in ("a", "an"):
        return None
    if t.lower[i] == "last" and t.lower[i - 1] in _VERBS_BEFORE_LAST:
        return None
    number = amount(t, j)
    if number is None:
        unit = UNITS.get(t.lower[j])
        if t.lower[j - 1] == "coming":
            return None
        if unit and t.lower[j].endswith(("s", "ies")) and t.lower[j] != "s":
            return Duration(None, unit, None, which), j + 1
        return None
    k = number.last
    if t.lower[k] == "-":
        k += 1
    while t.lower[k] in ("full", "working", "business", "school", "calendar", "consecutive", "or", "so"):
        k += 1
    unit = UNITS.get(t.lower[k])
    day = WEEKDAYS.get(t.lower[k].removesuffix("s")) if t.lower[k].endswith("days") else None
    if day is not None and number.value is not None and number.value == int(number.value) > 1:
        sign, count = (-1 if which is Turn.LAST else 1), int(number.value)
        nearest, furthest = (Beside(day, sign, DayOffset(0), n) for n in (1, count))
        return (Range(furthest, nearest) if sign < 0 else Range(nearest, furthest)), k + 1
    if unit is None or unit in ("season", "weekend"):
        return None
    return Duration(number.value, unit, None, which), k + 1


@begins(TURNS, ("very",), THE)
def possessive_year(t: Tokens, i: int) -> Parsed:
    """A phrase like "this year's third quarter", "next year's first quarter", "last year's quarter"."""
    found = turn(t, i)
    if not found or t.lower[found[1]] != "year" or t.lower[found[1] + 1] not in ("'s", "’s"):
        return None
    nth = quarter(t, found[1] + 2)
    if nth and isinstance(nth[0], Quarter):
        return Quarter(nth[0].quarter, Year(turn=found[0])), nth[1]
    return None


@begins(THE)
def determined(t: Tokens, i: int) -> Parsed:
    """A phrase like "the quarter", "the weekend", "the year", "the month": the one that the text is about."""
    if t.lower[i] != "the":
        return None
    word = t.lower[i + 1]
    j = i + 1
    if word in ("fiscal", "latest", "full", "most") and t.lower[i + 2] in (
        "quarter",
        "period",
        "year",
        "month",
        "week",
    ):
        j += 1
        word = t.lower[j]
    if word not in ("quarter", "weekend", "month", "year", "week"):
        return None
    before = t.lower[i - 1]
    if word == "weekend":
        return Period("weekend"), j + 1
    if word == "quarter" and t.lower[j + 1] in _ENDED:
        closing = calendar_day(t, j + 2)
        if closing and isinstance(closing[0], CalendarDay):
            return Part("quarter of", closing[0]), j + 1
    if word == "quarter" and t.at(j + 1, "a", "year") and t.lower[j + 3] in ("ago", "earlier"):
        return Reported(Year(turn=Turn.LAST)), j + 4
    if word == "quarter" and t.lower[j + 1] not in ("of", "-"):
        return Period("quarter", Turn.THAT), j + 1
    if (
        word in ("month", "week")
        and before in ("of", "in", "for", "during")
        and t.lower[j + 1] not in ("of", "after")
    ):
        return Period(word, Turn.THIS), j + 1
    if (
        word == "year"
        and before in ("of", "in", "for", "during", "throughout")
        and t.lower[j + 1] not in ("of", "-")
    ):
        if t.lower[j + 1] in _ENDED:
            return Duration(1.0, "year"), j + 1
        if t.lower[j + 1] in ("before", "after", "to", "earlier"):
            return None
        return Period("year", Turn.THIS), j + 1
    return None


@begins(WEEKDAYS)
def _weekday_of_week(t: Tokens, i: int) -> Parsed:
    """A weekday, or one with its week or turn behind it: "Friday of next week", "Monday last week", "Friday
    next", "the Friday before Labor Day"."""
    day = weekday(t, i)
    if day is None or not isinstance(day[0], Weekday):
        return day
    j = day[1]
    word = t.lower[j]
    if word in ("next", "last") and t.lower[j + 1] in _CLAUSE_ENDS:
        return Weekday(day[0].weekday, Turn(word)), j + 1
    week = _week(t, j + 1 if word == "of" else j)
    if week is not None:
        return Numbered(day[0].weekday + 1, 1, "day", week[0]), week[1]
    if word in ("before", "after") and day[0].weeks == 0 and t.lower[i - 1] in ("the", "a", "on"):
        base = point(t, j + 1)
        if base is not None and isinstance(base[0], (CalendarDay, HolidayDate, Month)):
            return Beside(day[0].weekday, -1 if word == "before" else 1, base[0]), base[1]
        if base is None and t.lower[i - 1] == "the" and t.lower[j + 1] in _CLAUSE_ENDS:
            return Weekday(day[0].weekday, Turn.PREVIOUS if word == "before" else Turn.FOLLOWING), j + 1
    return day


def _week(t: Tokens, i: int) -> Parsed:
    """ "last week", "this week" at ``i``, not as the possessor of something."""
    week = turned(t, i)
    if week is None or not isinstance(week[0], Period) or week[0].unit != "week" or week[0].turn is None:
        return None
    told = week[0].turn.told and t.lower[i] != "that"
    return None if told or t.lower[week[1]] in ("'s", "’s") else week


@begins(TURNS, ("later", "earlier"))
def _day_in_week(t: Tokens, i: int) -> Parsed:
    """A phrase like "next week on Friday"."""
    week = _week(t, i)
    if week is None or t.lower[week[1]] != "on":
        return None
    day = weekday(t, week[1] + 1)
    if day is None or not isinstance(day[0], Weekday) or day[0].weeks:
        return None
    return Numbered(day[0].weekday + 1, 1, "day", week[0]), day[1]


@begins(("all",))
def _all_period(t: Tokens, i: int) -> Parsed:
    """A phrase like "all week", "all summer"."""
    if t.lower[i] != "all":
        return None
    word = t.lower[i + 1]
    if word in ("week", "weekend", "month", "year"):
        return Period(word, Turn.THIS), i + 2
    if word in SEASONS and word not in ("fall", "spring"):
        return Season(SEASONS[word]), i + 2
    return None


@begins(("year", "week", "month", "quarter"), MONTHS, THE)
def _period_end(t: Tokens, i: int) -> Parsed:
    """A phrase like "week's end", "year-end", "the year's end", "March's end"."""
    if t.lower[i] in MONTHS:
        named = month(t, i)
        ends = named is not None and t.lower[named[1]] in ("'s", "’s") and t.lower[named[1] + 1] == "end"
        return (Part("end", named[0]), named[1] + 2) if named and ends else None
    j = i + 1 if t.lower[i] == "the" else i
    unit = t.lower[j]
    if t.at(j, "year", "end"):
        return Part("end", Period(unit, Turn.THIS)), j + 2
    if unit not in ("week", "month", "year", "quarter") or t.lower[j + 2] != "end":
        return None
    if t.lower[j + 1] not in ("'s", "’s", "-"):
        return None
    return Part("end", Period(unit, Turn.THIS)), j + 3


@begins(THE, ("week",))
def _period_of(t: Tokens, i: int) -> Parsed:
    """A phrase like "the week of May 9", "the weekend of 5 August", "the month of May"."""
    if t.lower[i] == "week":
        day = calendar_day(t, i + 2) if t.lower[i + 1] in _BARE_WEEK_LINKS else None
        if day is None or not isinstance(day[0], CalendarDay):
            return None
        return Part("week ending" if t.lower[i + 1] in _WEEK_ENDS else "week of", day[0]), day[1]
    if t.lower[i] != "the":
        return None
    word, link = t.lower[i + 1], t.lower[i + 2]
    if word in ("week", "weekend") and link in _WEEK_LINKS and (link != "to" or word == "week"):
        day = calendar_day(t, i + 3)
        if day and isinstance(day[0], Range) and word == "weekend":
            return day
        if day is None or not isinstance(day[0], CalendarDay):
            return None
        if word == "weekend" and t.lower[day[1]] == "and" and (second := day_number(t, day[1] + 1)):
            tail = year_tail(t, second[1])
            end = tail[1] if tail else second[1]
            return Part("weekend of", replace(day[0], year=tail[0] if tail else day[0].year)), end
        return Part("week ending" if link in _WEEK_ENDS else f"{word} of", day[0]), day[1]
    if t.at(i + 1, "month", "of"):
        return month(t, i + 3)
    return None


point = Choice(
    calendar_day,
    deictic,
    _weekday_of_week,
    _day_in_week,
    month,
    season,
    quarter,
    holiday,
    _all_period,
    _period_end,
    decade,
    century,
    possessive_year,
    reported,
    turned,
    determined,
    year,
    _period_of,
)
"""A date that stands on its own, as a base for the larger phrases."""


def is_day(tree: Expression) -> bool:
    """Can a time of day be added to it?"""
    match tree:
        case CalendarDay() | Weekday() | DayOffset() | HolidayDate() | Beside() | Numbered(unit="day"):
            return True
        case Period(unit="day"):
            return True
        case _:
            return False
