"""Periods that a company reports on: "the latest quarter", "the 1988 period", "the corresponding period last
year", "last year's quarter"."""

from __future__ import annotations

from strike_timeline.dates.expressions import Reported, Turn, Year
from strike_timeline.dates.grammar.firsts import THE, Parsed, begins
from strike_timeline.dates.grammar.years import turn, year_number
from strike_timeline.dates.lexicon import TURNS, words
from strike_timeline.dates.tokens import Tokens

_COMPARABLE = words("comparable")
_PERIODS = frozenset({"period", "quarter"})
_POSSESSIVE = ("'s", "’s")


@begins(THE, TURNS)
def reported(t: Tokens, i: int) -> Parsed:
    """The stretch of a report, by the year that is compared; no year: the one that the report is about."""
    j = i + 1 if t.lower[i] == "the" else i
    if j > i and t.lower[j] == "latest" and t.lower[j + 1] in _PERIODS:
        return Reported(None), j + 2
    number = year_number(t, j) if j > i else None
    if number is not None and t.lower[j + 1] in _PERIODS:
        return Reported(Year(number)), j + 2
    if j > i and t.lower[j] in _COMPARABLE and t.lower[j + 1] in _PERIODS:
        return _compared(t, j + 2)
    if j == i and t.lower[j + 1] == "year" and t.lower[j + 2] in _POSSESSIVE and t.lower[j + 3] in _PERIODS:
        found = turn(t, i)
        return (Reported(Year(turn=found[0])), j + 4) if found else None
    return None


def _compared(t: Tokens, j: int) -> Parsed:
    """The year behind "the corresponding period": "last year", "of 1988", "a year ago"."""
    k = j + 1 if t.lower[j] in ("of", "in") else j
    number = year_number(t, k)
    if number is not None:
        return Reported(Year(number)), k + 1
    if t.at(k, "last", "year") or t.at(k, "the", "previous", "year"):
        return Reported(Year(turn=Turn.LAST)), k + (2 if t.lower[k] == "last" else 3)
    if t.at(k, "a", "year") and t.lower[k + 2] in ("ago", "earlier"):
        return Reported(Year(turn=Turn.LAST)), k + 3
    return None
