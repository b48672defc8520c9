"""Years, decades and centuries, and the turns ("last", "the following") that pick one."""

from __future__ import annotations

from strike_timeline.dates.expressions import Century, Decade, Turn, Year, YearRange
from strike_timeline.dates.grammar.firsts import COUNTING, DIGITS, THE, Parsed, begins
from strike_timeline.dates.lexicon import DECADES, NAME_BEFORE_NUMBER, TURNS, words
from strike_timeline.dates.numerals import ordinal, whole
from strike_timeline.dates.tokens import PARAGRAPH, Tokens

_BEFORE_YEAR = words("before_year")
_COUNTED = words("counted")
_VEHICLES = words("vehicles")
_NOT_YEAR = words("not_year") | NAME_BEFORE_NUMBER
_EARLIEST, _LATEST = 1000, 2199
_PIVOT = 40
"""Two digits above it are of the last century."""


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
        return Year(_two_digits(t, j + 1)), j + 2
    return None


@begins((DIGITS, "'", "eighteen", "nineteen", "twenty", "fiscal", "calendar", "financial", "fy"), THE)
def year(t: Tokens, i: int) -> Parsed:
    """A year alone, a year range (2007-08), a fiscal year: only where the words around allow it."""
    j = i
    spelled = spelled_year(t, i)
    if spelled:
        return Year(spelled[0]), spelled[1]
    if t.lower[j] in ("fiscal", "calendar", "financial"):
        j += 2 if t.lower[j + 1] == "year" and year_number(t, j + 2) else 1
    elif t.lower[j] == "fy":
        number = year_number(t, j + 1) or _two_digits(t, j + 1)
        return (Year(number), j + 2) if number else None
    elif t.lower[j] == "'":
        return _short_year(t, j)
    elif t.at(j, "the", "year"):
        told = whole(t, j + 2)
        return (Year(told[0]), told[1]) if told and _EARLIEST <= told[0] <= _LATEST else None
    number = year_number(t, j)
    if number is None:
        return None
    before, after = t.lower[i - 1], t.lower[j + 1]
    if before in _NOT_YEAR:
        return None
    if t.glued(i) and before not in ("(", "-", "[", "/", '"', "“", "'", PARAGRAPH):
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
                fiscal = last == number + 1 and (
                    (before in ("for", "fiscal", "financial") and word != "strike")
                    or word in ("fiscal", "financial")
                    or j > i
                )
                return YearRange(number, last, month=4 if fiscal else 1), j + 3
    if after == "s" and t.glued(j + 1):
        return None
    if j == i and number < 1700 and before not in _BEFORE_YEAR:
        return None
    if _names_vehicle(t, j):
        return None
    if before not in _BEFORE_YEAR and j == i:
        if not _year_alone(t, i):
            return None
    elif _counts(t, j) and before not in ("the", "in", "since", "fiscal") and j == i:
        return None
    return Year(number), j + 1


def _two_digits(t: Tokens, i: int) -> int | None:
    """The year of two digits at ``i``: from 1941 to 2040."""
    word = t.lower[i]
    if len(word) != 2 or not word.isdecimal() or not t.glued(i):
        return None
    return int(word) + (1900 if int(word) > _PIVOT else 2000)


def _short_year(t: Tokens, i: int) -> Parsed:
    """A phrase like "'07" after a preposition, "'07-'08"."""
    first = _two_digits(t, i + 1)
    if first is None or t.lower[i - 1] not in _BEFORE_YEAR or t.lower[i + 2] in ("'", "s"):
        return None
    last = _two_digits(t, i + 4) if t.lower[i + 2] == "-" and t.lower[i + 3] == "'" else None
    if last is not None and first < last:
        return YearRange(first, last), i + 5
    return Year(first), i + 2


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


def _names_vehicle(t: Tokens, j: int) -> bool:
    """Is the number at ``j`` a model year: "2024 models", "a 2019 Ford pickup"?"""
    return t.lower[j + 1] in _VEHICLES or (t.capital(j + 1) and t.lower[j + 2] in _VEHICLES)


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


@begins((DIGITS, "'"), DECADES, THE)
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


@begins(COUNTING, THE)
def century(t: Tokens, i: int) -> Parsed:
    j = i + 1 if t.lower[i] == "the" else i
    found = ordinal(t, j)
    if not found:
        return None
    k = found[1] + 1 if t.lower[found[1]] == "-" else found[1]
    if t.lower[k] == "century" and 10 < found[0] < 30:
        return Century(found[0]), k + 1
    return None
