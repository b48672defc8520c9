"""Holidays: their days by the rules of the lexicon or by the holidays library, in the country that the text
is set in, and the one of several years that the tense calls for."""

from __future__ import annotations

import warnings
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from strike_timeline.dates import intervals
from strike_timeline.dates.direction import Direction
from strike_timeline.dates.expressions import HolidayDate, Turn
from strike_timeline.dates.intervals import Interval
from strike_timeline.dates.lexicon import HOLIDAYS, Holiday
from strike_timeline.dates.region import Region
from strike_timeline.dates.resolve.calendar import AHEAD, COMING, FAR, SLACK, year_of
from strike_timeline.dates.resolve.scene import Scene, named
from strike_timeline.dates.resolved import Resolved, on_day, untold_day
from strike_timeline.model import Granularity

_SATURDAY = 5
_YEARLY = 3
"""A name with more days than these in three years is one for several, as "bank holiday"."""
_FAR_AHEAD = timedelta(days=200)
"""A day of the same sentence further ahead than this draws holidays along."""
_SOON, _JUST = timedelta(days=60), timedelta(days=7)
"""Such a day further ahead than the first is the one just over, where that is nearer than the second."""


@lru_cache(maxsize=256)
def _listed(country: str, subdivision: str, name: str, year: int) -> tuple[date, ...]:
    """The days of a year that the holidays library has under ``name``, or for all names: those on working
    days, on which the others are kept."""
    from holidays import country_holidays  # slow to import, and few articles name such a day

    with warnings.catch_warnings():  # of years that the library does not know
        warnings.simplefilter("ignore")
        found = country_holidays(country, subdiv=subdivision or None, years=year, language="en_US")
    if not name:
        return tuple(sorted(day for day in found if day.weekday() < _SATURDAY))
    return tuple(
        sorted(day for day, label in found.items() if name in label.replace(" (estimated)", "").split("; "))
    )


def _rule_of(name: str, region: Region) -> Holiday:
    """The rule of the region, else that of no region, else the only ones there are."""
    rules = HOLIDAYS[name]
    return rules.get(region) or rules.get("") or next(iter(rules.values()))


def days_in(name: str, year: int, region: Region = Region.UNKNOWN) -> tuple[date, ...]:
    """The days that have a holiday's name in a year: one, save for bank holidays; none if unknown."""
    rule = _rule_of(name, region)
    if rule.library:
        country, subdivision, label = rule.library
        listed = _listed(country, subdivision, label, year)
        if listed:
            return listed[:1] if label else listed
    day = _by_rule(rule, year)
    return (day,) if day else ()


def _by_rule(rule: Holiday, year: int) -> date | None:
    if rule.fixed:
        return date(year, *rule.fixed)
    if rule.nth:
        month, weekday, n = rule.nth
        return intervals.shift_days(intervals.nth_weekday(year, month, weekday, n), rule.plus)
    if rule.easter is not None:
        return intervals.shift_days(intervals.easter(year), rule.easter + rule.plus)
    return None


def holiday(tree: HolidayDate, scene: Scene) -> Resolved:
    """The day of a holiday: in the year told, else the one of its turn or nearest by tense; beside a day of
    its sentence that is far ahead, the one nearest to that."""
    name, base = tree.name, scene.base
    beside = scene.here.span.start if scene.here is not None and scene.here.span is not None else base
    if beside - base > _FAR_AHEAD and tree.year is None:
        of_then = holiday(tree, replace(scene, base=beside, here=None))
        return of_then.ruled(f"{name} nearest to {named(beside)} in the same sentence")
    number = year_of(tree.year, scene)
    if number is None and tree.turn is None and scene.background is not None and scene.background.span:
        number = scene.background.span.start.year
    if number is not None:
        told = days_in(name, number, scene.region)
        return on_day(told[0], f"{name} of {number}") if told else _unknown(name)
    around = [d for y in range(base.year - 1, base.year + 2) for d in days_in(name, y, scene.region)]
    if not around:
        return _unknown(name)
    of = _of_turn(around, tree.turn, base) or _by_tense(around, scene)
    where = f" ({scene.region})" if scene.region in HOLIDAYS[name] and scene.region else ""
    return on_day(of, f"{name}{where} nearest by tense to publication {scene.named_base()}")


def over(tree: HolidayDate, day: Resolved, scene: Scene) -> Resolved:
    """The days that "over Christmas" and its like are about, with the holiday itself on ``day``."""
    rule = _rule_of(tree.name, scene.region)
    if rule.over is None or day.span is None:
        return day
    first, last = (intervals.shift_days(day.span.start, days) for days in rule.over)
    span = Interval(first, last)
    return Resolved(
        span, Granularity.RANGE, "DATE", day.value, None, f"the days over {day.rule}", point=day.point
    )


def _unknown(name: str) -> Resolved:
    return untold_day(f"the day of {name} is not known")


def _of_turn(around: list[date], turn: Turn | None, base: date) -> date | None:
    """ "last", "next" or "this" of the days ``around``; None where there is none or no turn."""
    match turn:
        case Turn.LAST:
            return max((d for d in around if d < base), default=None)
        case Turn.NEXT:
            return min((d for d in around if d > base), default=None)
        case Turn.THIS:
            return min((d for d in around if d.year == base.year), default=None, key=lambda d: abs(d - base))
        case _:
            return None


def _by_tense(around: list[date], scene: Scene) -> date:
    base = scene.base
    before = max((d for d in around if d <= base), default=around[0])
    if scene.direction is Direction.FUTURE:
        of = min((d for d in around if d >= base), default=around[-1])
        distant, recent = (_SOON, _JUST) if len(around) > _YEARLY else (COMING[1], FAR)
        return before if of - base > distant and base - before < recent else of
    of = min(around, key=lambda d: (abs(d - base), d))
    limit = SLACK if scene.direction is Direction.PAST else AHEAD
    return before if of - base > limit or (len(around) > _YEARLY and of > base) else of
