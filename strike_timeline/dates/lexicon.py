"""The date words of ``resources/lexicon/dates.toml`` and ``holidays.toml``, loaded once, with their types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from strike_timeline.language.lexicon import read_lexicon

_DATA = read_lexicon("dates")


def _numbers(name: str) -> dict[str, int]:
    return dict(cast("dict[str, int]", _DATA[name]))


def _names(name: str) -> dict[str, str]:
    return dict(cast("dict[str, str]", _DATA[name]))


def _words(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(cast("dict[str, list[str]]", _DATA[table])[key])


MONTHS = _numbers("months")
MONTHS_SHORT = _numbers("months_short")
WEEKDAYS = _numbers("weekdays")
SEASONS = _names("seasons")
UNITS = _names("units")
DAYPARTS = _names("dayparts")
DEICTIC = _numbers("deictic")
TURNS = _names("turns")
NUMBERS = _numbers("numbers")
ORDINALS = _numbers("ordinals")
DECADES = _numbers("decades")
VAGUE_AMOUNTS = _words("vague_amounts")
VAGUE = _names("vague")
SETS = _names("sets")
APPROXIMATIONS = _names("approximations")
BETWEEN = _words("between")
PARTS = _names("parts")
RELATIONS = _names("relations")
NAME_AFTER_WEEKDAY = _words("names", "after_weekday")
NAME_BEFORE_WEEKDAY = _words("names", "before_weekday")
NAME_BEFORE_NUMBER = _words("names", "before_number")


@dataclass(frozen=True, slots=True)
class Holiday:
    """How to find a holiday in a year: a fixed day, the n-th weekday of a month, an offset from Easter,
    or the days that the holidays library has for it, which win."""

    fixed: tuple[int, int] | None = None
    nth: tuple[int, int, int] | None = None
    easter: int | None = None
    plus: int = 0
    library: tuple[str, str, str] | None = None
    """Country, subdivision and name; without a name, every public holiday."""
    over: tuple[int, int] | None = None
    """First and last day of "over Christmas", from the holiday on."""


def _holidays() -> dict[str, dict[str, Holiday]]:
    found: dict[str, dict[str, Holiday]] = {}
    for record in cast("list[dict[str, object]]", read_lexicon("holidays")["holiday"]):
        rule = cast("str | None", record.get("rule"))
        nth = cast("list[int] | None", record.get("nth"))
        library = cast("list[str] | None", record.get("library"))
        over = cast("list[int] | None", record.get("over"))
        holiday = Holiday(
            fixed=(int(rule[:2]), int(rule[3:])) if rule else None,
            nth=(nth[0], nth[1], nth[2]) if nth else None,
            easter=cast("int | None", record.get("easter")),
            plus=cast("int", record.get("plus", 0)),
            library=(library[0], library[1], library[2]) if library else None,
            over=(over[0], over[1]) if over else None,
        )
        for name in cast("list[str]", record["names"]):
            for country in cast("list[str]", record.get("countries", [""])):
                found.setdefault(name, {})[country] = holiday
    return found


HOLIDAYS = _holidays()
"""Name, then country (ISO code; empty for every other) to the rule."""

_VERBS = cast("dict[str, list[str]]", read_lexicon("date-verbs"))


def verbs(name: str) -> frozenset[str]:
    """A list of ``resources/lexicon/date-verbs.toml``: the verb forms that tell past from future."""
    return frozenset(" ".join(_VERBS[name]).split())


_CONTEXT = cast("dict[str, list[str]]", read_lexicon("date-context"))


def words(name: str) -> frozenset[str]:
    """A list of ``resources/lexicon/date-context.toml``: words around a phrase."""
    return frozenset(" ".join(_CONTEXT[name]).split())
