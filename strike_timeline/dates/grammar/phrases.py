"""Whole date phrases: parts of periods, offsets, ranges and counts, built of points and lengths; and finding
them all."""

from __future__ import annotations

from typing import TypeGuard

from strike_timeline.dates.expressions import (
    Anchor,
    CalendarDay,
    Clock,
    DayCount,
    DayOffset,
    Duration,
    Expression,
    HolidayDate,
    Month,
    Numbered,
    Offset,
    Part,
    Period,
    Phrase,
    Range,
    Season,
    Turn,
    Vague,
    Weekday,
    Year,
)
from strike_timeline.dates.grammar.amounts import repeat
from strike_timeline.dates.grammar.calendar import calendar_day, with_listed_days
from strike_timeline.dates.grammar.clocks import clock, part_of_day, timed
from strike_timeline.dates.grammar.firsts import COUNTING, THE, Choice, Parsed, begins
from strike_timeline.dates.grammar.lists import shared, with_elided, with_shared
from strike_timeline.dates.grammar.names import weekday_name
from strike_timeline.dates.grammar.offsets import offset_or_length, weekdays_ago
from strike_timeline.dates.grammar.points import is_day, longest, point
from strike_timeline.dates.grammar.starts import STARTS
from strike_timeline.dates.lexicon import DAYPARTS, PARTS, UNITS, VAGUE, verbs
from strike_timeline.dates.numerals import ordinal, whole
from strike_timeline.dates.tokens import Tokens

_LONGEST_VAGUE = 3
_MODALS = verbs("modals")
_ARTICLES = frozenset({"the", "a", "an"})
_SPANS = {
    "early": ("early", "first half"),
    "opening": ("early", "first half"),
    "first": ("early", "first half"),
    "latter": ("late", "second half"),
    "later": ("late", "second half"),
    "last": ("late", "second half"),
    "closing": ("late", "second half"),
    "final": ("late", "second half"),
    "second": ("late", "second half"),
}
"""What "part", "days" and the like, or "half", mean behind these."""
_HALF_DAYS = frozenset({"day", "morning", "afternoon", "evening", "night"})


_AT_ONCE = frozenset({"straight", "right", "immediately", "directly"})
"""Before "after" and a holiday: the day after it."""


@begins(
    PARTS,
    ("beginning", "start", "end", "middle", "close", "outset", "midpoint", "small", "early", "wee"),
    (
        "first",
        "second",
        "last",
        "latter",
        "final",
        "closing",
        "stroke",
        "eve",
        "rest",
        "remainder",
        "balance",
        "so",
    ),
    _AT_ONCE,
    THE,
)
def _part(t: Tokens, i: int) -> Parsed:
    """A phrase like "early May", "late on Friday", "the end of the month", "earlier this year", "mid-2022",
    "the small hours of Sunday"."""
    if t.at(i, "so", "far", "this"):
        inner = point(t, i + 2)
        return (Part("so far", inner[0]), inner[1]) if inner and isinstance(inner[0], Period) else None
    j = i + 1 if t.lower[i] == "the" else i
    word = t.lower[j]
    name = PARTS.get(word)
    if word in ("beginning", "start", "end", "middle", "close", "outset", "midpoint"):
        if t.lower[j + 1] == "-" and t.lower[j + 2] == "of" and t.lower[j + 3] == "-":
            j += 2
        if t.lower[j + 1] not in ("of", "to"):
            return None
        inner = point(t, j + 2) or _unit_of_now(t, j + 2)
        return (Part(PARTS[word], inner[0]), inner[1]) if inner and _has_parts(inner[0], word) else None
    if word in ("small", "early", "wee") and t.at(j + 1, "hours", "of"):
        inner = point(t, j + 3)
        return (Clock("MO", inner[0]), inner[1]) if inner else None
    if t.at(j, "first", "minute", "of") or t.at(j, "stroke", "of"):
        inner = point(t, j + 3)
        return (Clock("00:01", inner[0]), inner[1]) if inner else None
    if word in _AT_ONCE and t.lower[j + 1] == "after":
        inner = point(t, j + 2)
        day = inner and isinstance(inner[0], HolidayDate)
        return (Offset(Duration(1.0, "day"), 1, Anchor.TOLD, inner[0]), inner[1]) if inner and day else None
    if t.at(j, "eve", "of"):
        inner = point(t, j + 2)
        one = Duration(1.0, "day")
        if inner:
            return Offset(one, -1, Anchor.CLAUSE, inner[0]), inner[1]
        named = t.lower[j + 2] in ("the", "a", "its", "their")
        named = named and t.lower[j + 3].isalpha() and not t.capital(j + 3)
        return (Offset(one, -1, Anchor.EVENT), j + 4) if named else None
    if word in ("rest", "remainder", "balance") and t.lower[j + 1] == "of":
        inner = point(t, j + 2) or _unit_of_now(t, j + 2)
        return (Part("rest", inner[0]), inner[1]) if inner and _has_parts(inner[0], word) else None
    if word in ("first", "second") and "half" in t.lower[j + 1 : j + 3] and t.lower[j + 1] in ("half", "-"):
        return _half(t, j + 1, word)
    if word in _SPANS and t.lower[j + 1] in ("part", "half", "days", "weeks", "months"):
        inner = point(t, j + 3) or _unit_of_now(t, j + 3) if t.lower[j + 2] == "of" else None
        return (Part(_SPANS[word][t.lower[j + 1] == "half"], inner[0]), inner[1]) if _is_long(inner) else None
    if name is None or word in ("opening",):
        return None
    k = j + 1 if t.lower[j + 1] != "-" else j + 2
    if t.lower[k] == "to" and word in ("early", "mid"):
        k += 2 if t.lower[k + 1] == "-" else 1
        last = _part_before(t, k, k, t.lower[k], PARTS[t.lower[k]]) if t.lower[k] in ("mid", "late") else None
        if last and isinstance(last[0], Part):
            return Range(Part(name, last[0].of), last[0]), last[1]
    return _part_before(t, i, j, word, name)


def _is_long(inner: Parsed) -> TypeGuard[tuple[Expression, int]]:
    """Is it a month or more, which has an early and a late part?"""
    if inner is None or not isinstance(inner[0], (Month, Year, Season, Period)):
        return False
    return not isinstance(inner[0], Period) or inner[0].unit in ("month", "year", "decade")


part = Choice(_part)


def _part_before(t: Tokens, i: int, j: int, word: str, name: str) -> Parsed:
    """early/mid/late/earlier/later and the period after it."""
    k = j + 1
    if t.lower[k] == "-" or (t.lower[k] in ("on", "in") and word != "mid"):
        k += 1
    if t.at(k, "the") and t.lower[k + 1] in _HALF_DAYS and word in ("earlier", "later"):
        if t.lower[k + 1] == "day":
            return Part(name, Period("day", Turn.THAT)), k + 2
        return None
    if word in ("early", "late", "mid") and t.lower[k] in ("morning", "afternoon", "evening"):
        told = point(t, k + 1)
        if told and is_day(told[0]):
            return Clock(DAYPARTS[t.lower[k]], told[0]), told[1]
        return Clock(DAYPARTS[t.lower[k]]), k + 1
    inner = point(t, k) or (_unit_of_now(t, k) if word in ("earlier", "later", "late", "early") else None)
    if inner is None:
        return None
    tree, last = timed(t, inner[0], inner[1])
    if not _has_parts(tree, word) or (word in ("earlier", "later") and is_day(tree)):
        return None
    return Part(name, tree), last


def _half(t: Tokens, i: int, word: str) -> Parsed:
    """A phrase like "the first half of 2020", "the second half of the week"."""
    k = i + 2 if t.lower[i] == "-" else i + 1
    if t.lower[k] != "of":
        return None
    inner = point(t, k + 1)
    if inner is None or t.at(k + 1, "the", "week"):
        inner = _unit_of_now(t, k + 1)
    return (Part(word + " half", inner[0]), inner[1]) if inner else None


def _unit_of_now(t: Tokens, i: int) -> Parsed:
    """A phrase like "the month", "the year", "the week", "the day" after a word for a part."""
    j = i + 1 if t.lower[i] == "the" else i
    if t.lower[i] == "the" and t.lower[j] in (
        "week",
        "month",
        "year",
        "quarter",
        "season",
        "decade",
        "century",
    ):
        return Period(UNITS[t.lower[j]], Turn.THIS), j + 1
    return None


def _has_parts(tree: Expression, word: str) -> bool:
    match tree:
        case Duration() | Vague() | Numbered():
            return False
        case CalendarDay() | Weekday():
            return True
        case _:
            return True


@begins(COUNTING, ("last", "final", "closing", "opening"), THE)
def numbered(t: Tokens, i: int) -> Parsed:
    """A phrase like "the first week of January", "the first two months of this year", "the final day of
    2023", "the last Friday in June"."""
    j = i + 1 if t.lower[i] == "the" else i
    word = t.lower[j]
    if word in ("last", "final", "closing"):
        rank, j = -1, j + 1
    elif word == "opening":
        rank, j = 1, j + 1
    else:
        found = ordinal(t, j)
        if found is None or found[0] > 31:
            return None
        rank, j = found
    if t.lower[j] == "full":
        j += 1
    working = t.lower[j] in ("working", "business") and t.lower[j + 1] == "day"
    j += working
    count = 1
    number = whole(t, j)
    if number is not None and abs(rank) == 1:
        count, j = number
    elif t.lower[j] in ("few", "several"):
        return None
    unit = UNITS.get(t.lower[j])
    day = weekday_name(t, j)
    if unit is None and day is None:
        return _day_of_month(t, i, j, rank)
    last = day[1] if day else j + 1
    if t.lower[last] not in ("of", "in"):
        if unit and count > 1 and rank == 1 and t.lower[i] == "the":
            return Duration(float(count), unit), last
        return None
    inner = point(t, last + 1) or (_unit_of_now(t, last + 1) if t.lower[last] == "of" else None)
    if inner is None or not isinstance(inner[0], (Month, Year, Period, Season)):
        return None
    name = f"weekday {day[0]}" if day else "working day" if working else (unit or "")
    if name in ("second", "season", "hour", "minute"):
        return None
    return Numbered(rank, count, name, inner[0]), inner[1]


def _day_of_month(t: Tokens, i: int, j: int, rank: int) -> Parsed:
    """A phrase like "the 14th of next month", "the 3rd of the month"."""
    if rank < 1 or t.lower[j] != "of" or t.lower[i] != "the" or not t.lower[i + 1].isdecimal():
        return None
    inner = point(t, j + 1)
    if inner is None or not isinstance(inner[0], Period) or inner[0].unit != "month":
        return None
    return Numbered(rank, 1, "day", inner[0]), inner[1]


@begins(COUNTING, ("day",), THE)
def day_count(t: Tokens, i: int) -> Parsed:
    """A phrase like "day 100", "the 90th day", "fourth week": of something under way."""
    if t.lower[i] == "day" and t.lower[i - 1] not in ("a", "per", "the", "one", "-"):
        number = whole(t, i + 1)
        if number and t.lower[number[1]] not in ("percent", "%"):
            return DayCount(number[0]), number[1]
        return None
    j = i + 1 if t.lower[i] == "the" else i
    found = ordinal(t, j)
    if not found:
        return None
    number_of, j = found
    if t.lower[j] in ("straight", "consecutive", "successive", "full"):
        j += 1
    if t.lower[j] not in ("day", "week") or t.lower[j + 1] in ("-",):
        return None
    unit = t.lower[j]
    j += 1
    if t.lower[j] in ("running",) or t.at(j, "in", "a", "row"):
        j += 1 if t.lower[j] == "running" else 3
    return DayCount(number_of, unit), j


@begins((phrase.split()[0] for phrase in VAGUE), ("recent", "coming", "since", "by", "until", "one"), THE)
def vague(t: Tokens, i: int) -> Parsed:
    for length in range(_LONGEST_VAGUE, 0, -1):
        reference = VAGUE.get(" ".join(t.lower[i : i + length]))
        if reference:
            if t.lower[i + length] in ("that", "after", "before", "as") or t.lower[i - 1] == "as":
                return None
            if reference == "PAST_REF" and (UNITS.get(t.lower[i + length]) or whole(t, i + length)):
                return None
            return Vague(reference), i + length
    if t.lower[i] == "recent" or (t.at(i, "the", "coming") or t.lower[i] == "coming"):
        j = i + 2 if t.lower[i] == "the" else i + 1
        unit = UNITS.get(t.lower[j])
        if unit and t.lower[j].endswith("s"):
            if t.lower[j + 1] in ("and", "or") and UNITS.get(t.lower[j + 2]):
                j += 2
            return Vague("PAST_REF" if t.lower[i] == "recent" else "FUTURE_REF"), j + 1
    if t.lower[i] == "recent" and t.lower[i + 1].isalpha() and t.lower[i - 1] not in ("more", "most"):
        return Vague("PAST_REF"), i + 1
    if t.at(i, "one", "day") and t.lower[i - 1] in _MODALS:
        return Vague("FUTURE_REF"), i + 2
    if t.lower[i] in ("since", "by", "until") and t.lower[i + 1] == "then":
        return Period("then", Turn.THAT), i + 2
    return None


_COMPARABLE = (CalendarDay, Weekday, Month, Year, HolidayDate, Clock, Part, Season)
_DATED = (CalendarDay, Month, Part, HolidayDate)
_DAYS = (DayOffset, Weekday, CalendarDay, Clock)
_TO = frozenset({"to", "through", "until", "and"})
_MOVING = frozenset(
    {"moved", "postponed", "delayed", "pushed", "adjourned", "rescheduled", "deferred", "put"}
)


def ranged(t: Tokens, i: int, first: Expression, j: int) -> tuple[Expression, int]:
    """A range where another point of the same kind follows "to", "through", "-", or "and" after "between"."""
    before = t.lower[i - 1]
    end = j
    if before in ("from", "between") and t.lower[j] == "," and t.lower[j + 1] in _TO:
        j += 1
    word = t.lower[j]
    if isinstance(first, Weekday) and word in ("until", "till") and calendar_day(t, j + 1):
        return first, end  # "from Saturday until 8 December": each day for itself
    over_night = word == "into" and not isinstance(first, DayOffset)
    if _is_dated(first) and (before == "from" or over_night):
        return _days_through(t, i, first, j) or (first, end)
    if not isinstance(first, _COMPARABLE) or isinstance(first, Clock):
        return first, end
    joined = word in ("to", "through", "-") or (word == "and" and before == "between")
    if word in ("until", "till") and before == "from":
        joined = True
    if not joined:
        return first, end
    second = phrase_at(t, j + 1, plain=True)
    if t.at(j + 1, "new", "year") and t.capital(j + 1) and word == "and":
        second = HolidayDate("new year's day"), j + 3
    if second is None:
        return first, end
    tree, last = second
    if isinstance(first, Weekday) and (adopted := shared(first, tree)) is not None:
        return Range(adopted, tree), last
    if isinstance(tree, Month) and tree.turn is not None and isinstance(first, Month) and first.turn is None:
        return first, end
    if isinstance(first, Year) and word != "-":
        return first, end  # each year for itself: "between 1994 and 1997"
    same = type(tree) is type(first) or (isinstance(first, _DATED) and isinstance(tree, _DATED))
    if isinstance(first, Weekday) and isinstance(tree, (CalendarDay, Weekday)):
        same = word != "to" or before in ("from", "between") or isinstance(tree, Weekday)
    if not same or (word == "-" and isinstance(first, Weekday) and not t.glued(j)):
        return first, end
    return Range(first, tree), last


def _is_dated(tree: Expression) -> bool:
    """Is it a day counted from today, or a time of day with its day or a weekday?"""
    return isinstance(tree, (DayOffset, Weekday)) or (isinstance(tree, Clock) and tree.of is not None)


def _days_through(t: Tokens, i: int, first: Expression, j: int) -> Parsed:
    """A range of days after "from", or over a night: "from today until Sunday", "Thursday night into Friday
    morning"; not where something is moved from one day to another."""
    if t.lower[j] not in ("to", "until", "till", "through", "into", "-"):
        return None
    if not _MOVING.isdisjoint(t.lower[max(0, i - 4) : i]):
        return None
    second = phrase_at(t, j + 2 if t.at(j, "through", "to") else j + 1, plain=True)
    if second is None or not isinstance(second[0], (*_DAYS, Numbered)):
        return None
    later = (
        isinstance(first, Weekday) and t.lower[j] in ("until", "till") and not isinstance(second[0], Weekday)
    )
    if later or (isinstance(second[0], Clock) and second[0].of is None):
        return None
    if isinstance(first, Weekday) and (adopted := shared(first, second[0])) is not None:
        first = adopted
    elif isinstance(second[0], Numbered):
        return None
    return Range(first, second[0]), second[1]


_other = Choice(clock, part_of_day, numbered, offset_or_length, weekdays_ago, day_count, repeat, vague)
"""What is no point and no part of one."""


def phrase_at(t: Tokens, i: int, plain: bool = False) -> Parsed:
    """The longest date phrase that begins at piece ``i``."""
    found = point(t, i)
    if found:
        found = timed(t, found[0], found[1])
    parted = part(t, i)
    if parted and (found is None or parted[1] > found[1]):
        found = parted
    if plain:
        return found
    other = _other(t, i)
    if other and isinstance(other[0], Clock):
        found = longest(found, other)
    if found:
        found = ranged(t, i, found[0], found[1])
    return longest(found, other)


def _dated_ahead(t: Tokens, i: int) -> bool:
    """Does a date word or number follow soon after an article? Most articles are passed over here."""
    for word in t.lower[i + 1 : i + 4]:
        if word[:1].isdecimal() or (word in STARTS and word not in _ARTICLES):
            return True
    return False


def find(t: Tokens) -> list[Phrase]:
    """Every date phrase of a text, in order, none overlapping another."""
    phrases: list[Phrase] = []
    i = 0
    lower, count = t.lower, t.count
    while i < count:
        word = lower[i]
        if word not in STARTS and not word[0].isdecimal():
            i += 1
            continue
        if word in _ARTICLES and not _dated_ahead(t, i):
            i += 1
            continue
        found = phrase_at(t, i)
        if found is None or found[1] <= i:
            i += 1
            continue
        listed = with_listed_days(t, Phrase(found[0], i, found[1]))
        if len(listed) == 1:
            listed = with_elided(t, listed[0])
        while phrases and phrases[-1].first >= listed[0].first:
            phrases.pop()
        for phrase in listed:
            if not phrases or phrase.first >= phrases[-1].last:
                phrases.append(phrase)
        i = max(phrases[-1].last, i + 1)
    return with_shared(t, phrases)
