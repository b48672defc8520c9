"""Times of day and the days that they stand by: "12:01 a.m. on Thursday", "Friday night", "just after
midnight"."""

from __future__ import annotations

import re

from strike_timeline.dates.expressions import CalendarDay, Clock, Expression, HolidayDate, Weekday
from strike_timeline.dates.grammar.firsts import DIGITS, THE, Parsed, begins
from strike_timeline.dates.grammar.points import is_day, point
from strike_timeline.dates.lexicon import DAYPARTS, NUMBERS, WEEKDAYS, words
from strike_timeline.dates.numerals import whole
from strike_timeline.dates.tokens import Tokens

_HALVES = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12}
_ZONES = words("zones")
_BEFORE_DAYPART = words("before_daypart")
_LETTERED = frozenset(zone for zone in _ZONES if len(zone) <= len("aest")) - {"ct", "mt", "pt", "et", "ist"}
"""Abbreviated zones that are not words or parts of them."""
_HH_MM = re.compile(r"(\d{1,2})[:.](\d\d)")


def time_of_day(t: Tokens, i: int) -> tuple[str, int] | None:
    """An hour or the name of one at ``i`` -> (``HH:MM``, ``24:00`` or a part-of-day code, next index)."""
    word = t.lower[i]
    if word in ("noon", "midday", "midnight"):
        return _zone(t, DAYPARTS[word], i + 1)
    clock = _HH_MM.fullmatch(word)
    if clock:
        hour, minute = int(clock.group(1)), int(clock.group(2))
        half = _HALVES.get(_spaceless(t, i + 1))
        if half is not None and hour <= 12 and minute < 60:
            return _zone(t, f"{hour % 12 + half:02d}:{minute:02d}", i + 2)
        dotted = "." in word and (
            (_opens_line(t, i) and t.lower[i + 1] in (":", "-")) or t.lower[i + 1] in _LETTERED
        )
        if (":" in word or dotted) and hour < 24 and minute < 60:
            return _zone(t, f"{hour:02d}:{minute:02d}", i + 1)
        return None
    minutes = {"half": 30, "quarter": 15}.get(word)
    if minutes and t.lower[i + 1] == "past":
        hour_told = whole(t, i + 2)
        if hour_told and 1 <= hour_told[0] <= 12:
            return _zone(t, f"{hour_told[0]:02d}:{minutes}", hour_told[1])
        return None
    if word.isdecimal() and len(word) == 4 and (military := _military(t, i)):
        return military
    number = whole(t, i)
    if number is not None and number[0] == 12 and t.lower[number[1]] in ("noon", "midnight"):
        return _zone(t, DAYPARTS[t.lower[number[1]]], number[1] + 1)
    if number is None or number[0] > 12 or number[0] < 1:
        return None
    half = _HALVES.get(_spaceless(t, number[1]))
    if half is not None:
        return _zone(t, f"{number[0] % 12 + half:02d}:00", number[1] + 1)
    if t.at(number[1], "o", "'", "clock") or t.at(number[1], "o", "’", "clock"):
        return _zone(t, f"{number[0]:02d}:00", number[1] + 3)
    return None


def _military(t: Tokens, i: int) -> tuple[str, int] | None:
    """A time without a colon ("2359 GMT", "0600 hours"): before a zone or "hours", or from "at" to a day."""
    hour, minute = int(t.lower[i][:2]), int(t.lower[i][2:])
    after = t.lower[i + 1]
    if hour > 23 or minute > 59:
        return None
    if after in ("hours", "hrs"):
        return _zone(t, f"{hour:02d}:{minute:02d}", i + 2)
    if after in _LETTERED or (t.lower[i - 1] == "at" and (after == "on" or after in WEEKDAYS)):
        return _zone(t, f"{hour:02d}:{minute:02d}", i + 1)
    return None


def _opens_line(t: Tokens, i: int) -> bool:
    return "\n" in t.text[t.ends[i - 1] if i else 0 : t.starts[i]] or i == 0 or t.lower[i - 1] == "\n"


def _spaceless(t: Tokens, i: int) -> str:
    return t.lower[i].replace(" ", "")


def _zone(t: Tokens, value: str, j: int) -> tuple[str, int]:
    if t.lower[j] in _ZONES:
        j += 1
        if t.lower[j] in ("standard", "daylight"):
            j += 1
        if t.lower[j] == "time":
            j += 1
    if t.lower[j] == "(" and t.lower[j + 1].isdecimal() and t.lower[j + 2] == "gmt" and t.lower[j + 3] == ")":
        j += 4
    return value, j


def _blur(t: Tokens, i: int) -> tuple[int, bool]:
    """Index after "just after", "shortly before", "one minute after", "the stroke of" and whether it is
    after."""
    j = i
    if t.lower[j] in ("just", "shortly", "immediately", "right", "soon"):
        j += 1
        if t.lower[j] in ("after", "before", "past"):
            return j + 1, t.lower[j] != "before"
        return i, False
    if (
        t.lower[j] in ("a", "one")
        and t.lower[j + 1] in ("minute", "second")
        and t.lower[j + 2] in ("after", "past", "before", "to")
    ):
        return j + 3, t.lower[j + 2] in ("after", "past")
    if t.lower[j] in ("minutes", "hours", "moments") and t.lower[j + 1] in ("after", "before"):
        return j + 2, t.lower[j + 1] == "after"
    if t.lower[j] in ("about", "around"):
        return j + 1, False
    return i, False


@begins(
    ("noon", "midday", "midnight", "just", "shortly", "immediately", "right", "soon"),
    ("a", "one", "minutes", "hours", "moments", "about", "around", "half", "quarter"),
    (DIGITS,),
    NUMBERS,
)
def clock(t: Tokens, i: int) -> Parsed:
    """A time of day, with the day after it where one is told."""
    j, after = _blur(t, i)
    found = time_of_day(t, j)
    if found is None:
        return None
    value, j = found
    if t.at(j, "in", "the") and t.lower[j + 2] in ("morning", "afternoon", "evening"):
        if t.lower[j + 2] != "morning" and value[:2].isdecimal() and int(value[:2]) < 12:
            value = f"{int(value[:2]) + 12:02d}{value[2:]}"
        j += 3
    elif t.lower[j] == "at" and t.lower[j + 1] == "night":
        j += 2
    k = j
    if t.lower[k] == ",":
        k += 1
    if t.lower[k] in ("on", "of"):
        k += 1
    day = point(t, k)
    if day and _opens_line(t, k) and t.lower[day[1]] == ":":
        day = None  # the next entry of a list of days
    if day and is_day(day[0]):
        return Clock(value, day[0], after), day[1]
    if day and isinstance(day[0], Clock) and day[0].of is not None:
        return Clock(value, day[0].of, after), day[1]
    return Clock(value, None, after), j


@begins(DAYPARTS, THE)
def part_of_day(t: Tokens, i: int) -> Parsed:
    """A part of the day alone: "overnight", "at dawn", "by the afternoon"; its day is told elsewhere."""
    j = i + 1 if t.lower[i] == "the" else i
    code = DAYPARTS.get(t.lower[j])
    if code is None or t.lower[j] in ("noon", "midday", "midnight"):
        return None
    day = _day_of_part(t, j + 1)
    if day:
        return Clock(code, day[0]), day[1]
    if t.lower[i] == "overnight":
        return Clock("NI"), i + 1
    if t.lower[i - 1] not in _BEFORE_DAYPART or t.lower[j + 1] in ("shift", "shifts", "-"):
        return None
    return Clock(code), j + 1


def _day_of_part(t: Tokens, j: int) -> Parsed:
    """The day behind a part of the day: "dawn on Friday", "overnight Thursday"."""
    linked = t.lower[j] == "on"
    if not linked and t.lower[j - 1] != "overnight":
        return None
    day = point(t, j + 1 if linked else j)
    if day is None or not isinstance(day[0], (CalendarDay, Weekday, HolidayDate)):
        return None
    return day


def timed(t: Tokens, tree: Expression, j: int) -> tuple[Expression, int]:
    """A day with a part or time of day after it: "Friday night", "Friday at 10 a.m.", "Tuesday just after
    midnight"."""
    if not is_day(tree):
        return tree, j
    k = j
    hyphen = t.lower[k] == "-" and t.glued(k)
    if hyphen:
        k += 1
    if t.lower[k] in ("early", "late", "mid") and DAYPARTS.get(t.lower[k + 1]):
        k += 1
    part = DAYPARTS.get(t.lower[k])
    if part is not None and not (isinstance(tree, Weekday) and t.lower[k] == "night" and _is_show(t, j)):
        return Clock(part, tree), k + 1
    k = j + 1 if t.lower[j] == "," else j
    if t.lower[k] == "at":
        k += 1
        if DAYPARTS.get(t.lower[k], "0").isalpha() and t.lower[k + 1] not in ("shift", "shifts"):
            return Clock(DAYPARTS[t.lower[k]], tree), k + 1
    k, after = _blur(t, k)
    found = time_of_day(t, k)
    if found:
        return Clock(found[0], tree, after), found[1]
    return tree, j


def _is_show(t: Tokens, j: int) -> bool:
    return t.capital(j) and t.capital(j + 1)
