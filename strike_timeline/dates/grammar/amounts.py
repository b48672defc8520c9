"""Lengths of time and repetitions: "146 days", "months-long", "a 48-hour strike", "every Monday", "daily"."""

from __future__ import annotations

from strike_timeline.dates import timex
from strike_timeline.dates.expressions import Duration, Repeat
from strike_timeline.dates.grammar.firsts import DIGITS, Parsed, begins
from strike_timeline.dates.lexicon import (
    APPROXIMATIONS,
    BETWEEN,
    MONTHS,
    NUMBERS,
    SETS,
    UNITS,
    VAGUE_AMOUNTS,
    WEEKDAYS,
    words,
)
from strike_timeline.dates.numerals import amount
from strike_timeline.dates.tokens import Tokens

_LONGEST_APPROXIMATION = 4
_PLURAL_UNITS = frozenset(
    w for w in UNITS if w.endswith("s") and w not in ("hrs", "yrs", "seconds", "seasons", "weekends")
)
_RATE_BEFORE = words("rate")
_BEFORE_OVER = words("before_over")
_ISO_UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}


_APPROXIMATION_STARTS = frozenset(phrase.split()[0] for phrase in APPROXIMATIONS)
LENGTH_STARTS = frozenset(
    ["the", "another", "a", "an", "half", "couple", "dozens", DIGITS, *NUMBERS, *VAGUE_AMOUNTS, *UNITS]
).union(_APPROXIMATION_STARTS, (f"{unit}{ending}" for unit in UNITS for ending in ("long", "slong")))


def approximation(t: Tokens, i: int) -> tuple[str, int] | None:
    """A phrase like "more than", "nearly", "about" at ``i`` -> (TIMEX3 mod, next index)."""
    if t.lower[i] not in _APPROXIMATION_STARTS:
        return None
    if t.lower[i] == "over" and t.lower[i - 1] not in _BEFORE_OVER:
        return None  # "a raise of 9 percent over three years": during them
    for length in range(_LONGEST_APPROXIMATION, 0, -1):
        mod = APPROXIMATIONS.get(" ".join(t.lower[i : i + length]))
        if mod:
            return mod, i + length
    return None


def duration(t: Tokens, i: int) -> Parsed:
    """A length of time at ``i``, with the words that blur it."""
    blurred = approximation(t, i)
    mod, j = blurred if blurred else (None, i)
    if t.lower[j] == "the" and not blurred:
        j += 1
        if "-" in t.lower[j + 1 : j + 2]:
            return None
        if (
            t.lower[j] not in ("nine", "six", "three", "two", "four", "five", "seven", "eight", "ten", "full")
            and not t.lower[j].isdecimal()
        ):
            return None
    if t.lower[j] == "another":
        j += 1
        unit_at = UNITS.get(t.lower[j])
        if unit_at:
            return Duration(1.0, unit_at, mod), j + 1
    if t.lower[j] in _PLURAL_UNITS and not blurred and j == i:
        return _bare_plural(t, i)
    number = amount(t, j)
    if number is None:
        return _long_adjective(t, i)
    start_word = t.lower[j]
    j = number.last
    hyphen = t.lower[j] == "-"
    if hyphen:
        j += 1
    while t.lower[j] in BETWEEN:
        j += 1
    unit = UNITS.get(t.lower[j])
    if unit is None or (unit == "season" and number.value is None):
        return None
    if unit == "second" and t.lower[j] == "second":
        return None
    if t.capital(j) and not t.capital(i - 1) and t.lower[i].isdecimal():
        return None  # a name: "60 Minutes"
    share = number.value is not None and number.value in (1, 3)
    if unit == "quarter" and (
        (t.lower[j + 1] == "of" and share)
        or t.lower[j + 1] == "-"
        or (not hyphen and _can_be_year(number.value))
    ):
        return None
    if _can_be_year(number.value) and not t.lower[j].endswith("s") and not hyphen:
        return None
    if start_word in ("a", "an") and number.value == 1.0:
        if t.lower[j + 1] == "-" and t.lower[j + 2] in ("ago", "earlier"):
            return None  # "a year-earlier loss": the article is the noun's
        if t.lower[j] in _PLURAL_UNITS or (t.lower[j + 1] == "-" and t.lower[j + 2] in ("long", "old")):
            return None
        if not blurred and _is_rate(t, i, j):
            return None
    last = j + 1
    value = number.value
    half = t.lower[last : last + 3]
    if half == ["and", "a", "half"] and value is not None:
        value, last = value + 0.5, last + 3
    if number.approximate and mod is None:
        mod = "APPROX"
    age = False
    if t.lower[last] == "-" and t.lower[last + 1] in ("old", "olds"):
        if unit == "year":
            return None
        age, last = True, last + 2
    elif t.lower[last] == "old" and (t.lower[last + 1] not in ("man", "woman", "boy", "girl")):
        if unit == "year":
            return None
        age, last = True, last + 1
    elif t.lower[last] == "-" and t.lower[last + 1] == "long":
        last += 2
    if t.at(last, "or", "so") or (t.at(last, "or", "two") and number.value == 1.0):
        mod, last = "APPROX", last + 2
    if unit in ("hour",) and t.lower[last : last + 1] == ["'s"] and start_word in ("a", "an"):
        return None
    return Duration(value, unit, mod, None, age), last


def _can_be_year(value: float | None) -> bool:
    return value is not None and 1900 <= value <= 2100


def _is_rate(t: Tokens, i: int, j: int) -> bool:
    """A phrase like "$27 a day", "twice a week", "6 percent a year": a rate, not a length."""
    before = t.lower[i - 1]
    if t.lower[j + 1] in ("ago", "later", "earlier", "tomorrow"):
        return False
    if before in _RATE_BEFORE or before.isdecimal() or (before and before[0].isdecimal()):
        return True
    if t.lower[j + 1] in (
        "-",
        "ago",
        "later",
        "earlier",
        "after",
        "before",
        "long",
        "from",
        "or",
        "and",
        "into",
    ):
        return False
    if t.lower[j] in ("day", "week", "month", "year", "hour", "quarter"):
        return before.endswith("s") and before not in ("as", "was", "is", "lasts", "this", "takes", "has")
    return False


def _bare_plural(t: Tokens, i: int) -> Parsed:
    """A phrase like "for months", "weeks of talks", "decades-long", "years ago"."""
    unit = UNITS[t.lower[i]]
    if t.lower[i] in SETS:
        return None
    if t.lower[i - 1].isdecimal() or t.lower[i - 1] in NUMBERS or unit == "quarter":
        return None
    if t.lower[i - 1] in (
        "working",
        "these",
        "those",
        "office",
        "business",
        "opening",
        "school",
        "first",
        "last",
    ):
        return None
    last = i + 1
    if t.lower[last] == "-" and t.lower[last + 1] in ("long", "old"):
        last += 2
    if t.lower[last] in ("or", "and") and t.lower[last + 1] in _PLURAL_UNITS:
        last += 2
    return Duration(None, unit), last


def _long_adjective(t: Tokens, i: int) -> Parsed:
    """A phrase like "week-long", "day-long", "month-old", "weeklong"."""
    word = t.lower[i]
    unit = UNITS.get(word)
    if unit and t.lower[i + 1] == "-" and t.lower[i + 2] in ("long", "old"):
        if unit == "year" and t.lower[i + 2] == "old" and t.lower[i - 1] == "-":
            return None
        return Duration(1.0, unit, None, None, t.lower[i + 2] == "old"), i + 3
    stem = word.removesuffix("long")
    if stem != word and stem in UNITS:
        return Duration(None if stem.endswith("s") else 1.0, UNITS[stem]), i + 1
    return None


@begins(SETS, ("every", "each"), (f"{day}s" for day in WEEKDAYS))
def repeat(t: Tokens, i: int) -> Parsed:
    """Sets: "every Monday", "each year", "daily"."""
    word = t.lower[i]
    if word.endswith("days") and word[:-1] in WEEKDAYS and t.capital(i):
        return Repeat(timex.every_weekday(WEEKDAYS[word[:-1]])), i + 1
    if word in SETS:
        if word in ("daily", "weekly") and t.capital(i) and (t.capital(i + 1) or t.capital(i - 1)):
            return None
        return Repeat(SETS[word]), i + 1
    if word not in ("every", "each"):
        return None
    after = t.lower[i + 1]
    if after in ("other", "second"):
        return _every_other(t, i + 2)
    if after == "weekend":
        return Repeat(SETS["weekends"]), i + 2
    if after == "weekday":
        return Repeat(SETS["weekdays"]), i + 2
    if after in WEEKDAYS and t.capital(i + 1):
        return Repeat(timex.every_weekday(WEEKDAYS[after])), i + 2
    if after in MONTHS and t.capital(i + 1):
        return Repeat(timex.every_month(MONTHS[after])), i + 2
    if after in _ISO_UNITS:
        return Repeat(f"P1{_ISO_UNITS[after]}"), i + 2
    if after in ("morning", "afternoon", "evening", "night"):
        code = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}[after]
        return Repeat(timex.every_part_of_day(code)), i + 2
    number = amount(t, i + 1)
    if number and number.value and UNITS.get(t.lower[number.last]) in _ISO_UNITS:
        return Repeat(f"P{number.value:g}{_ISO_UNITS[UNITS[t.lower[number.last]]]}"), number.last + 1
    return None


def _every_other(t: Tokens, i: int) -> Parsed:
    """What follows "every other" or "every second" in a set: a unit, or a weekday."""
    word = t.lower[i]
    if word in WEEKDAYS and t.capital(i):
        return Repeat(timex.every_weekday(WEEKDAYS[word])), i + 1
    return (Repeat(f"P2{_ISO_UNITS[word]}"), i + 1) if word in _ISO_UNITS else None
