"""Calendar dates: "Friday, Sept. 15, 2023", "29 January", "May 2-9", "the 14th", 15/09/2023."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from strike_timeline.dates import intervals
from strike_timeline.dates.direction import is_past_form
from strike_timeline.dates.expressions import CalendarDay, Phrase, Range, Year
from strike_timeline.dates.grammar.firsts import COUNTING, THE, Parsed, begins
from strike_timeline.dates.grammar.names import month_name, weekday_name
from strike_timeline.dates.grammar.years import year_number, year_tail
from strike_timeline.dates.lexicon import (
    MONTHS,
    MONTHS_SHORT,
    NAME_AFTER_WEEKDAY,
    NAME_BEFORE_NUMBER,
    WEEKDAYS,
    words,
)
from strike_timeline.dates.numerals import ordinal
from strike_timeline.dates.tokens import Tokens
from strike_timeline.dates.written import written_date

_SHORTEST = len("1/2/23")
_BEFORE_PAIR = frozenset({"on", "dated", "by", "until", "since", "before", "after", "from"})
_WRITTEN = re.compile(r"\d{1,4}([-/.])(?:\d{1,2}|[a-z]{3,9})\1\d{1,4}")
_AFTER_LIST_DAY = words("after_list_day") | {"", "\n", '"', "”"}


def day_number(t: Tokens, i: int) -> tuple[int, int, bool] | None:
    """1-31 in digits or as an ordinal at ``i`` -> (day, next index, is an ordinal)."""
    word = t.lower[i]
    if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31:
        if t.lower[i + 1] in ("st", "nd", "rd", "th") and t.glued(i + 1):
            return int(word), i + 2, True
        after = t.lower[i + 1]
        if after in ("%", "percent", "pct", "am", "pm", "a.m.", "p.m.", "o"):
            return None
        return int(word), i + 1, False
    found = ordinal(t, i)
    if found and 1 <= found[0] <= 31:
        return found[0], found[1], True
    return None


@begins(WEEKDAYS, MONTHS, MONTHS_SHORT, COUNTING, THE)
def calendar_day(t: Tokens, i: int) -> Parsed:
    """A day of the month, with whatever weekday and year stand by it."""
    numeric = _numeric(t, i)
    if numeric:
        return numeric
    weekday: int | None = None
    j = i
    named = weekday_name(t, i)
    if named:
        weekday, j = named
        if t.surface(j) in NAME_AFTER_WEEKDAY:
            return None
        if t.lower[j] in (",", "."):
            j += 1
    the = t.lower[j] == "the"
    if not the:
        month_led = _month_first(t, j, weekday)
        if month_led:
            return month_led
    return _day_first(t, j + 1 if the else j, weekday, the)


def _month_first(t: Tokens, i: int, weekday: int | None) -> Parsed:
    named = month_name(t, i)
    if not named:
        return None
    month, j = named
    if t.lower[j] == "the":
        j += 1
    day = day_number(t, j)
    if not day:
        return None
    number, j, is_ordinal = day
    if is_ordinal and t.lower[j] in ("quarter", "week", "half", "day", "anniversary"):
        return None
    if t.lower[j] == ":" and t.lower[j + 1].isdecimal() and t.glued(j + 1):
        return None
    if t.lower[j] == "-" and t.lower[j + 1].isdecimal():
        end = day_number(t, j + 1)
        if end and end[0] > number and t.lower[end[1]] not in ("-",):
            tail = year_tail(t, end[1])
            year = tail[0] if tail else None
            last = tail[1] if tail else end[1]
            return Range(CalendarDay(number, month, year, weekday), CalendarDay(end[0], month, year)), last
    if t.lower[j] in ("to", "through") or (t.lower[j] == "and" and t.lower[i - 1] == "between"):
        end = day_number(t, j + 1)
        if end and end[0] > number and t.lower[end[1]] in _AFTER_LIST_DAY and not month_name(t, end[1]):
            tail = year_tail(t, end[1])
            year = tail[0] if tail else None
            last = tail[1] if tail else end[1]
            return Range(CalendarDay(number, month, year, weekday), CalendarDay(end[0], month, year)), last
    tail = year_tail(t, j)
    if tail:
        return CalendarDay(number, month, tail[0], weekday), tail[1]
    return CalendarDay(number, month, None, weekday), j


def _day_first(t: Tokens, i: int, weekday: int | None, the: bool) -> Parsed:
    day = day_number(t, i)
    if not day:
        return None
    number, j, is_ordinal = day
    if (
        t.lower[i - 1] in ("-", "/", ".", ":")
        and t.glued(i)
        and weekday is None
        and t.lower[i - 2].isdecimal()
    ):
        return None
    if t.lower[j] in ("to", "-", "and", "until", "through", "or"):
        other = weekday_name(t, j + 1) if weekday is not None else None
        k = other[1] if other else j + 2 if t.lower[j + 1] == "the" else j + 1
        end = day_number(t, k)
        if end and end[0] > number:
            named = month_name(t, end[1] + 1 if t.lower[end[1]] == "of" else end[1])
            if named and t.lower[j] in ("to", "-", "until", "through"):
                return _day_range(t, number, end[0], named, weekday)
            if named and t.lower[i - 1] == "between":
                return _day_range(t, number, end[0], named, weekday)
    k = j + 1 if t.lower[j] == "of" else j
    named = month_name(t, k)
    if named and not (t.lower[k] == "may" and not t.capital(k)):
        month, j = named
        tail = year_tail(t, j)
        if tail:
            return CalendarDay(number, month, tail[0], weekday), tail[1]
        return CalendarDay(number, month, None, weekday), j
    if (
        weekday is not None
        and t.lower[i].isdecimal()
        and (is_ordinal or the)
        and ((is_ordinal and the) or t.lower[j] in _AFTER_LIST_DAY)
    ):
        return CalendarDay(number, weekday=weekday), j
    if the and is_ordinal and t.lower[j] in _AFTER_LIST_DAY and t.lower[i].isdecimal():
        return CalendarDay(number), j
    return None


def _day_range(t: Tokens, first: int, last: int, named: tuple[int, int], weekday: int | None) -> Parsed:
    month, j = named
    tail = year_tail(t, j)
    year = tail[0] if tail else None
    return Range(CalendarDay(first, month, year, weekday), CalendarDay(last, month, year)), tail[
        1
    ] if tail else j


def _numeric(t: Tokens, i: int) -> Parsed:
    """A day written as one piece: 2023-09-15 (here), 15/09/2023, 15.09.2023, 15-Sep-2023 (by dateparser)."""
    word = t.lower[i]
    if len(word) <= 2 and t.lower[i + 1] == "/":
        return _day_and_month(t, i)
    if len(word) < _SHORTEST or not word[0].isdecimal() or t.lower[i - 1] in NAME_BEFORE_NUMBER:
        return None
    if len(word) >= len("2023-09-15") and word[4] == "-":
        of = intervals.safe_date(int(word[:4]), int(word[5:7]), int(word[8:10]))
    elif word.isdecimal() or not _WRITTEN.fullmatch(word):
        return None
    else:
        of = written_date(word, t.region.day_first)
    return (CalendarDay(of.day, of.month, Year(of.year)), i + 1) if of else None


def _day_and_month(t: Tokens, i: int) -> Parsed:
    """ "14/12" after a preposition, where only one number can be a month; "5/6" where days come first."""
    one, other, j = t.lower[i], t.lower[i + 2], i + 3
    paired = one.isdecimal() and other.isdecimal() and len(other) <= 2 and t.glued(i + 1) and t.glued(i + 2)
    if not paired or t.lower[i - 1] not in _BEFORE_PAIR or t.lower[j] in ("/", "%") or t.glued(i):
        return None
    first, second = int(one), int(other)
    if second <= 12 < first or (t.region.day_first and first <= 12 and second <= 12):
        first, second = second, first
    elif not first <= 12 < second:
        return None
    return (CalendarDay(second, first), j) if first and 0 < second <= 31 else None


def with_listed_days(t: Tokens, phrase: Phrase) -> list[Phrase]:
    """A day with the others of its list, in order: "Aug. 11 and 18", "3 and 5 January"."""
    tree = phrase.tree
    if not isinstance(tree, CalendarDay) or tree.month is None:
        return [phrase]
    after = _days_after(t, phrase, tree)
    if after and tree.year is None:
        year = cast("CalendarDay", after[-1].tree).year
        phrase = replace(phrase, tree=replace(tree, year=year))
        after = [replace(p, tree=replace(cast("CalendarDay", p.tree), year=year)) for p in after]
    return [*_days_before(t, phrase, tree), phrase, *after]


def _days_after(t: Tokens, phrase: Phrase, tree: CalendarDay) -> list[Phrase]:
    """The 18 of "Aug. 11 and 18"."""
    found: list[Phrase] = []
    j = phrase.last
    if t.lower[j - 1].isalpha() or year_number(t, j - 1) is not None:
        return found
    while t.lower[j] in (",", "and", "or"):
        k = j + 2 if t.lower[j] == "," and t.lower[j + 1] in ("and", "or") else j + 1
        day = day_number(t, k)
        if not day or day[0] == tree.day or month_name(t, day[1]) or not _ends_list(t, day[1]):
            break
        tail = year_tail(t, day[1])
        j = tail[1] if tail else day[1]
        found.append(Phrase(CalendarDay(day[0], tree.month, tail[0] if tail else tree.year), k, j))
    return found


def _days_before(t: Tokens, phrase: Phrase, tree: CalendarDay) -> list[Phrase]:
    """The 3 of "3 and 5 January", the "Wednesday 20" of "Wednesday 20 and Thursday 21 September"."""
    found: list[Phrase] = []
    i = phrase.first
    while t.lower[i - 1] in (",", "and", "or", "&") and _ends_in_month(t, phrase, tree):
        at = i - 3 if t.lower[i - 2] in ("st", "nd", "rd", "th") else i - 2
        first = t.lower[at]
        if (
            not (first.isdecimal() and 1 <= int(first) <= 31)
            or month_name(t, at - 1)
            or t.lower[at - 1] == "."
        ):
            break
        named = weekday_name(t, at - 1)
        start = at - 1 if named else at
        day = CalendarDay(int(first), tree.month, tree.year, named[0] if named else None)
        found.insert(0, Phrase(day, start, i - 1))
        i = start
    return found


def _ends_in_month(t: Tokens, phrase: Phrase, tree: CalendarDay) -> bool:
    """Does a month stand behind the number of the day, so that numbers before it can share it?"""
    return any(
        (named := month_name(t, k)) is not None
        and named[0] == tree.month
        and (t.lower[k - 1].isdecimal() or t.lower[k - 1] in ("st", "nd", "rd", "th", "of"))
        for k in range(phrase.last - 1, phrase.first, -1)
    )


def _ends_list(t: Tokens, j: int) -> bool:
    return t.lower[j] in _AFTER_LIST_DAY or year_tail(t, j) is not None or is_past_form(t, j)
