"""Names of days, months, seasons, quarters, years and holidays: the single words and pairs the grammar is
built of."""

from __future__ import annotations

from strike_timeline.dates.expressions import (
    Anchor,
    Duration,
    HolidayDate,
    Month,
    Offset,
    Part,
    Quarter,
    Season,
    Weekday,
    Year,
)
from strike_timeline.dates.grammar.firsts import COUNTING, THE, Parsed, begins
from strike_timeline.dates.grammar.years import year_number, year_tail
from strike_timeline.dates.lexicon import (
    HOLIDAYS,
    MONTHS,
    MONTHS_SHORT,
    NAME_AFTER_WEEKDAY,
    NAME_BEFORE_WEEKDAY,
    SEASONS,
    WEEKDAYS,
    words,
)
from strike_timeline.dates.numerals import ordinal
from strike_timeline.dates.tokens import PARAGRAPH, Tokens

_BEFORE_MONTH = words("before_month")
_BEFORE_SEASON = words("before_season")
_BEFORE_BARE_SEASON = frozenset({"in", "since", "by", "until", "during", "of"})
_PARTS_OF = frozenset({"early", "late", "mid"})
_NOUN_DETERMINERS = frozenset({"the", "a", "its", "their", "his", "her", "our"})
_AFTER_MARCH = words("after_march")
_ORDINARY_MONTHS = frozenset({"may", "march"})
_PERSON_MONTHS = frozenset({"april", "june", "august", "may", "march"})
_HOLIDAY_STARTS = frozenset(name.split()[0].split("'")[0].rstrip(".") for name in HOLIDAYS)
_LONGEST_HOLIDAY = 6


def month_name(t: Tokens, i: int) -> tuple[int, int] | None:
    """A month's name, or its short form before a full stop or a number -> (month, next index)."""
    word = t.lower[i]
    month = MONTHS.get(word)
    if month is not None:
        if word in _ORDINARY_MONTHS and not t.capital(i):
            return None
        return month, i + 1
    month = MONTHS_SHORT.get(word)
    if month is None or not t.capital(i):
        return None
    if t.lower[i + 1] == "." and t.glued(i + 1):
        return month, i + 2
    after = t.lower[i + 1]
    before = t.lower[i - 1]
    if after.isdecimal() or before.isdecimal() or word == "sept":
        return month, i + 1
    return None


def weekday_name(t: Tokens, i: int) -> tuple[int, int] | None:
    """A weekday's name; short forms only before a full stop, a comma, a number or a month."""
    word = t.lower[i]
    number = WEEKDAYS.get(word)
    if number is None or not t.capital(i):
        return None
    if word.endswith("day"):
        return number, i + 1
    stopped = t.lower[i + 1] == "." and t.glued(i + 1)
    if stopped and t.lower[i + 2].isalpha() and not t.capital(i + 2):
        return number, i + 2  # a full stop before a word in lower case ends no sentence
    j = i + 2 if t.lower[i + 1] in (".", ",") else i + 1
    if t.lower[j].isdecimal() or t.lower[j] in MONTHS or t.lower[j] in MONTHS_SHORT:
        return number, j
    return None


def _names_something(t: Tokens, j: int) -> bool:
    """Does a noun follow that a month can stand before ("the March accord"), not what marches are about?"""
    word = t.lower[j]
    return word.isalpha() and not t.capital(j) and word not in _AFTER_MARCH


@begins(MONTHS, MONTHS_SHORT)
def month(t: Tokens, i: int) -> Parsed:
    """A month alone or with its year."""
    found = month_name(t, i)
    if not found:
        return None
    number, j = found
    tail = year_tail(t, j)
    if tail:
        return Month(number, tail[0]), tail[1]
    word, before, after = t.lower[i], t.lower[i - 1], t.lower[j]
    framed = before in _BEFORE_MONTH or (before in ("", PARAGRAPH) and after == ":")
    framed = framed or (before in _NOUN_DETERMINERS and t.capital(i) and _names_something(t, j))
    framed = framed or (before in ("'", "'s") and after.isalpha() and not t.capital(j))
    if word in _ORDINARY_MONTHS and not framed and after not in ("'s", "’s") and after not in MONTHS:
        return None
    if word in _PERSON_MONTHS and not framed and t.capital(j) and after.isalpha():
        return None
    if after.isdecimal() and t.glued(j):
        return None
    return Month(number), j


@begins(WEEKDAYS)
def weekday(t: Tokens, i: int) -> Parsed:
    found = weekday_name(t, i)
    if not found:
        return None
    number, j = found
    if not t.lower[i].endswith("day") and (t.lower[j - 1] != "." or not t.lower[j].isalpha()):
        return None
    if t.surface(j) in NAME_AFTER_WEEKDAY or t.surface(i - 1) in NAME_BEFORE_WEEKDAY:
        return None
    if t.surface(j) == "Night" and t.capital(j + 1):
        return None
    if t.lower[j] == "week" and t.lower[j + 1] not in ("of", "after"):
        return Weekday(number, weeks=1), j + 1
    if t.at(j, "fortnight"):
        return Weekday(number, weeks=2), j + 1
    return Weekday(number), j


@begins(SEASONS, THE)
def season(t: Tokens, i: int) -> Parsed:
    """A phrase like "summer 2022", "the fall of 2021", "spring" after "the" or "in"; a bare "fall" or
    "spring" is no season."""
    the = t.lower[i] == "the"
    j = i + 1 if the else i
    name = SEASONS.get(t.lower[j])
    if name is None:
        return None
    tail = year_tail(t, j + 1)
    if tail:
        return Season(name, tail[0]), tail[1]
    before, after = t.lower[i - 1], t.lower[j + 1]
    if t.capital(j) and t.capital(j + 1) and after.isalpha():
        return None
    if the and before in _BEFORE_SEASON:
        return Season(name), j + 1
    if t.lower[j] in ("fall", "spring") and not the and before not in _BEFORE_BARE_SEASON:
        led = before in _PARTS_OF and t.lower[i - 2] in ("in", "by", "since", "until", "during", "from", "to")
        if not led and not (
            after in ("season", "semester", "term", "schedule", "festivals") and before not in ("to", "will")
        ):
            return None
        return Season(name), j + 1
    if t.lower[j] in ("fall", "spring") and after in (
        "in",
        "of",
        "from",
        "below",
        "to",
        "by",
        "under",
        "into",
    ):
        return None
    return Season(name), j + 1


@begins(COUNTING, ("fiscal", "flat", "calendar", "q", "h"), THE)
def quarter(t: Tokens, i: int) -> Parsed:
    """A phrase like "the third quarter", "fourth-quarter", "Q3 2022", "the first quarter of 2021"."""
    j = i + 1 if t.lower[i] == "the" else i
    word = t.lower[j]
    if j > i and t.lower[j + 1] == "-" and t.glued(j + 1):
        return None  # "the third-quarter results": the article is the noun's
    year: Year | None = None
    number = year_number(t, j)
    if number is not None:
        year, j = Year(number), j + 1
        word = t.lower[j]
    if t.lower[j] in ("fiscal", "flat", "calendar"):
        j += 1
        word = t.lower[j]
    if word == "h" and t.capital(j) and t.lower[j + 1] in ("1", "2") and t.glued(j + 1):
        half, j = ("first half", "second half")[t.lower[j + 1] == "2"], j + 2
        tail = (year, j) if year else year_tail(t, j)
        return (Part(half, tail[0]), tail[1]) if tail else None
    if word == "q" and t.lower[j + 1] in ("1", "2", "3", "4") and t.glued(j + 1):
        value, j = int(t.lower[j + 1]), j + 2
    else:
        found = ordinal(t, j)
        if not found or found[0] > 4:
            return None
        value, j = found
        if t.lower[j] in ("-", "fiscal", "calendar"):
            j += 1
        if t.lower[j] != "quarter":
            return None
        j += 1
    if year is None:
        tail = year_tail(t, j)
        if tail:
            return Quarter(value, tail[0]), tail[1]
        if t.at(j, "of", "fiscal") and year_number(t, j + 2):
            return Quarter(value, Year(year_number(t, j + 2))), j + 3
    return Quarter(value, year), j


@begins(_HOLIDAY_STARTS, THE)
def holiday(t: Tokens, i: int) -> Parsed:
    """A holiday's name, the longest that fits, with a year or turn after it."""
    j = i + 1 if t.lower[i] == "the" else i
    if t.lower[j] not in _HOLIDAY_STARTS:
        return None
    for last in range(min(j + _LONGEST_HOLIDAY, t.count), j, -1):
        name = t.text[t.starts[j] : t.ends[last - 1]].lower().replace("’", "'")
        if name in HOLIDAYS and (t.capital(j) or t.lower[j] == "new" or "bank holiday" in name):
            if t.lower[last] in ("road", "street", "island"):
                return None
            if t.lower[last] == "a" and "holiday" in t.lower[last : last + 4]:
                return None  # made a holiday, not the day of one
            if t.lower[last] == "day" and t.capital(last):
                last += 1
            if t.lower[last] == "week":
                return Part("week of", HolidayDate(name)), last + 1
            if t.lower[last] == "weekend":
                return Part("weekend", HolidayDate(name)), last + 1
            if t.lower[last] == "eve" and t.capital(last):
                return Offset(Duration(1.0, "day"), -1, Anchor.TOLD, HolidayDate(name)), last + 1
            tail = year_tail(t, last)
            if tail:
                return HolidayDate(name, tail[0]), tail[1]
            if t.lower[i - 1] == "over" and any(rule.over for rule in HOLIDAYS[name].values()):
                return Part("over", HolidayDate(name)), last
            return HolidayDate(name), last
    return None
