"""Names of days, months, seasons, quarters, years and holidays: the single words and pairs the grammar is
built of."""

from __future__ import annotations

from strike_timeline.dates.expressions import (
    Anchor,
    Century,
    Decade,
    Duration,
    Expression,
    HolidayDate,
    Month,
    Offset,
    Part,
    Quarter,
    Season,
    Turn,
    Weekday,
    Year,
    YearRange,
)
from strike_timeline.dates.lexicon import (
    DECADES,
    HOLIDAYS,
    MONTHS,
    MONTHS_SHORT,
    NAME_AFTER_WEEKDAY,
    NAME_BEFORE_NUMBER,
    NAME_BEFORE_WEEKDAY,
    SEASONS,
    TURNS,
    UNITS,
    WEEKDAYS,
    words,
)
from strike_timeline.dates.numerals import ordinal, whole
from strike_timeline.dates.tokens import Tokens

Parsed = tuple[Expression, int] | None

_BEFORE_MONTH = words("before_month")
_BEFORE_YEAR = words("before_year")
_BEFORE_SEASON = words("before_season")
_COUNTED = words("counted")
_NOT_YEAR = words("not_year") | NAME_BEFORE_NUMBER
_FRAMED_SEASON = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "during",
        "from",
        "before",
        "after",
        "through",
        "into",
        "over",
        "last",
        "this",
        "next",
        "for",
    ]
)
_ORDINARY_MONTHS = frozenset({"may", "march"})
_PERSON_MONTHS = frozenset({"april", "june", "august", "may", "march"})
_HOLIDAY_STARTS = frozenset(name.split()[0].split("'")[0].rstrip(".") for name in HOLIDAYS)
_LONGEST_HOLIDAY = 6
_EARLIEST, _LATEST = 1000, 2199


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
    j = i + 2 if t.lower[i + 1] in (".", ",") else i + 1
    if t.lower[j].isdecimal() or t.lower[j] in MONTHS or t.lower[j] in MONTHS_SHORT:
        return number, j
    return None


def year_number(t: Tokens, i: int) -> int | None:
    """Four digits that can be a year of the common era."""
    word = t.lower[i]
    if len(word) == 4 and word.isdecimal() and "1000" <= word <= "2199":
        after = t.lower[i + 1]
        if (
            after == "%"
            or (after == ":" and t.glued(i + 2) and t.lower[i + 2].isdecimal())
            or (after in ("-", "/") and t.glued(i + 1) and t.lower[i + 2].isalpha())
        ):
            return None
        return int(word)
    return None


def spelled_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """A phrase like "nineteen ninety-six", "two thousand" -> (year, next index)."""
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(t.lower[i])
    if century is not None:
        rest = whole(t, i + 1)
        if rest and 10 <= rest[0] < 100 and not t.lower[i + 1].isdecimal():
            return century + rest[0], rest[1]
    return None


def turn(t: Tokens, i: int) -> tuple[Turn, int, bool] | None:
    """A phrase like "last", "the following", "this coming", "that same" -> (turn, next index, had "the")."""
    the = t.lower[i] == "the"
    j = i + 1 if the else i
    word = t.lower[j]
    if word == "very" and t.lower[j + 1] == "next":
        return Turn.FOLLOWING, j + 2, the
    name = TURNS.get(word)
    if name is None:
        return None
    after = t.lower[j + 1]
    if word in ("this", "that") and after in ("coming", "past", "last", "same", "next"):
        name = {"coming": "next", "past": "last", "last": "last", "next": "next"}.get(after, "that")
        if word == "this" and after == "same":
            name = "this"
        j += 1
    return Turn(name), j + 1, the


def year_tail(t: Tokens, i: int) -> tuple[Year, int] | None:
    """A year after a month or day: ", 2023", "2023", "of that year", "last year"."""
    j = i
    if t.lower[j] in (",", "of", "in"):
        j += 1
    if t.lower[j] == "the" and t.lower[j + 1] == "year":
        number = year_number(t, j + 2)
        return (Year(number), j + 3) if number else None
    spelled = spelled_year(t, j)
    if spelled:
        return Year(spelled[0]), spelled[1]
    number = year_number(t, j)
    if number is not None:
        if t.lower[j - 1] == "in" or (
            t.lower[i] == "," and t.lower[j + 1] in ("people", "workers", "employees")
        ):
            return None
        return Year(number), j + 1
    if t.lower[i] == ",":
        return None
    turned = turn(t, j)
    if turned and t.lower[turned[1]] == "year" and t.lower[turned[1] + 1] != "-":
        return Year(turn=turned[0]), turned[1] + 1
    if t.lower[j] == "'" and t.glued(j + 1) and len(t.lower[j + 1]) == 2 and t.lower[j + 1].isdecimal():
        short = int(t.lower[j + 1])
        return Year(1900 + short if short > 40 else 2000 + short), j + 2
    return None


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
    framed = before in _BEFORE_MONTH
    framed = framed or (before in ("'", "'s") and after.isalpha() and not t.capital(j))
    if word in _ORDINARY_MONTHS and not framed and after not in ("'s", "’s") and after not in MONTHS:
        return None
    if word in _PERSON_MONTHS and not framed and t.capital(j) and after.isalpha():
        return None
    if after.isdecimal() and t.glued(j):
        return None
    return Month(number), j


def weekday(t: Tokens, i: int) -> Parsed:
    found = weekday_name(t, i)
    if not found:
        return None
    number, j = found
    if not t.lower[i].endswith("day"):
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
    if (
        t.lower[j] in ("fall", "spring")
        and not the
        and before not in ("in", "since", "by", "until", "during", "of")
    ):
        if not (
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


def quarter(t: Tokens, i: int) -> Parsed:
    """A phrase like "the third quarter", "fourth-quarter", "Q3 2022", "the first quarter of 2021"."""
    j = i + 1 if t.lower[i] == "the" else i
    word = t.lower[j]
    year: Year | None = None
    number = year_number(t, j)
    if number is not None:
        year, j = Year(number), j + 1
        word = t.lower[j]
    if t.lower[j] in ("fiscal", "flat", "calendar"):
        j += 1
        word = t.lower[j]
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


def year(t: Tokens, i: int) -> Parsed:
    """A year alone, a year range (2007-08), a fiscal year: only where the words around allow it."""
    j = i
    spelled = spelled_year(t, i)
    if spelled:
        return Year(spelled[0]), spelled[1]
    if t.lower[j] in ("fiscal", "calendar"):
        j += 1
    elif t.lower[j] == "fy" and year_number(t, j + 1):
        return Year(year_number(t, j + 1)), j + 2
    elif t.at(j, "the", "year"):
        told = whole(t, j + 2)
        return (Year(told[0]), told[1]) if told and _EARLIEST <= told[0] <= _LATEST else None
    number = year_number(t, j)
    if number is None:
        return None
    before, after = t.lower[i - 1], t.lower[j + 1]
    if before in _NOT_YEAR:
        return None
    if t.glued(i) and before not in ("(", "-", "[", "/", '"', "“", "'"):
        return None
    if after in ("-", "/") and t.glued(j + 1):
        second = t.lower[j + 2]
        if second.isdecimal() and t.glued(j + 2) and len(second) in (2, 4):
            last = int(second) if len(second) == 4 else number - number % 100 + int(second)
            if number < last <= number + 60 and t.lower[j + 3] != "-":
                word = t.lower[j + 3]
                if last == number + 1 and (
                    word in ("school", "academic") or before in ("school", "academic")
                ):
                    return YearRange(number, last, month=9), j + 3
                fiscal = before in ("for", "fiscal", "financial") and last == number + 1 and word != "strike"
                return YearRange(number, last, month=4 if fiscal else 1), j + 3
    if after == "s" and t.glued(j + 1):
        return None
    if j == i and number < 1700 and before not in _BEFORE_YEAR:
        return None
    if before not in _BEFORE_YEAR and j == i:
        if not _year_alone(t, i):
            return None
    elif _counts(t, j) and before not in ("the", "in", "since", "fiscal") and j == i:
        return None
    return Year(number), j + 1


def _counts(t: Tokens, j: int) -> bool:
    """Does a plural noun follow, so that the number counts things?"""
    word = t.lower[j + 1]
    if word in _COUNTED:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "'s"))
        and word not in ("was", "does")
    )


def _year_alone(t: Tokens, i: int) -> bool:
    """A year without a preposition: "the strike (2019)", "2019 strike", "December, 1997" - not "2000
    workers".
    """
    if not 1900 <= int(t.lower[i]) <= 2100 or _counts(t, i):
        return False
    before = t.lower[i - 1]
    if before.isdecimal() or before in ("-", "+", ".", "/"):
        return False
    return not t.lower[i + 1].isdecimal()


def decade(t: Tokens, i: int) -> Parsed:
    """A phrase like "the 1980s", "the '90s", "the nineties", "the mid-1980s"."""
    j = i + 1 if t.lower[i] == "the" else i
    if t.lower[j] == "'" and t.lower[j + 1].isdecimal():
        j += 1
    word = t.lower[j]
    if word.isdecimal() and t.lower[j + 1] in ("s", "'s") and t.glued(j + 1):
        if len(word) == 4 and word.endswith("0"):
            return Decade(int(word)), j + 2
        if len(word) == 2 and word.endswith("0") and t.lower[j - 1] == "'":
            return Decade((1900 if int(word) > 20 else 2000) + int(word)), j + 2
    if word in DECADES and t.lower[j - 1] in ("the", "early", "late", "mid", "-", "roaring"):
        return Decade(1900 + DECADES[word]), j + 1
    return None


def century(t: Tokens, i: int) -> Parsed:
    j = i + 1 if t.lower[i] == "the" else i
    found = ordinal(t, j)
    if not found:
        return None
    k = found[1] + 1 if t.lower[found[1]] == "-" else found[1]
    if t.lower[k] == "century" and 10 < found[0] < 30:
        return Century(found[0]), k + 1
    return None


def holiday(t: Tokens, i: int) -> Parsed:
    """A holiday's name, the longest that fits, with a year or turn after it."""
    j = i + 1 if t.lower[i] == "the" else i
    if t.lower[j] not in _HOLIDAY_STARTS or not (t.capital(j) or t.lower[j] == "new"):
        return None
    for last in range(min(j + _LONGEST_HOLIDAY, t.count), j, -1):
        name = t.text[t.starts[j] : t.ends[last - 1]].lower().replace("’", "'")
        if name in HOLIDAYS:
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
            return HolidayDate(name), last
    return None


def unit_name(t: Tokens, i: int) -> str | None:
    return UNITS.get(t.lower[i])
