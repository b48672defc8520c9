"""Phrases that count from another date: weekdays, periods by their turn, offsets, lengths."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from strike_timeline.dates import intervals, timex
from strike_timeline.dates.direction import Direction
from strike_timeline.dates.expressions import (
    Anchor,
    Beside,
    DayCount,
    DayOffset,
    Duration,
    Offset,
    Period,
    Reported,
    Turn,
    Weekday,
)
from strike_timeline.dates.intervals import Interval
from strike_timeline.dates.resolve.scene import Scene, named
from strike_timeline.dates.resolved import Resolved, nothing, on_day, untold_day
from strike_timeline.model import Granularity, Relation

_GRANULARITY = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "fortnight": Granularity.RANGE,
    "weekend": Granularity.WEEKEND,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "season": Granularity.SEASON,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
}
_HOURS = 24
_SUBDAY = frozenset({"hour", "minute", "second"})


def _next(of: date, weekday: int, strictly: bool) -> date:
    days = (weekday - of.weekday()) % 7
    return intervals.shift_days(of, 7 if strictly and days == 0 else days)


def _previous(of: date, weekday: int, strictly: bool) -> date:
    days = (of.weekday() - weekday) % 7
    return intervals.shift_days(of, -7 if strictly and days == 0 else -days)


def weekday(tree: Weekday, scene: Scene) -> Resolved:
    base, number = scene.base, tree.weekday
    told = scene.told_day.span.start if scene.told_day and scene.told_day.span else None
    if tree.turn is not None and tree.turn.told and told is not None:
        match tree.turn:
            case Turn.FOLLOWING:
                of = _next(told, number, True)
            case Turn.PREVIOUS:
                of = _previous(told, number, True)
            case _:
                of = intervals.shift_days(intervals.week(told).start, number)
        return on_day(of, f"'{tree.turn}' relative to {named(told)} in the text")
    if tree.turn is None and not tree.weeks and scene.entry is not None:
        return _in_entry(number, scene.entry, scene)
    match tree.turn:
        case Turn.LAST | Turn.PREVIOUS:
            of, how = _previous(base, number, True), "'last'"
            if tree.turn is Turn.LAST and (base - of).days == 1:
                of, how = intervals.shift_days(of, -7), "'last', not yesterday"
        case Turn.NEXT | Turn.FOLLOWING:
            of, how = _next(base, number, True), "'next'"
            if tree.turn is Turn.NEXT and intervals.week(of) == intervals.week(base):
                of = intervals.shift_days(of, 7)
        case Turn.THIS:
            this_week = intervals.shift_days(intervals.week(base).start, number)
            of = this_week if scene.direction is Direction.PAST else _next(base, number, False)
            how = "'this'"
        case _ if tree.weeks < 0:
            of, how = _previous(base, number, False), "so many weeks before the latest one"
        case _ if scene.direction is Direction.FUTURE or tree.weeks:
            of, how = _next(base, number, False), "the coming one (future)"
        case _ if scene.direction is Direction.PAST:
            of, how = _previous(base, number, False), "the latest one (past tense)"
        case _:
            of, how = _previous(base, number, False), "the latest one"
    of = intervals.shift_days(of, 7 * tree.weeks)
    return on_day(of, f"{how}, relative to publication {scene.named_base()}")


def _in_entry(number: int, entry: date, scene: Scene) -> Resolved:
    """A weekday told in a chronicle's entry: the nearest one to its day that the tense allows."""
    match scene.direction:
        case Direction.PAST:
            of = _previous(entry, number, False)
        case Direction.FUTURE:
            of = _next(entry, number, False)
        case _:
            of = _previous(intervals.shift_days(entry, 3), number, False)
    return on_day(of, f"relative to the entry of {named(entry)}")


def day_offset(tree: DayOffset, scene: Scene) -> Resolved:
    return on_day(
        intervals.shift_days(scene.base, tree.days), f"relative to publication {scene.named_base()}"
    )


def in_period(unit: str, of: date, rule: str, mod: str | None = None) -> Resolved:
    """The day, week, month … that ``of`` lies in."""
    return Resolved(
        intervals.containing(unit, of),
        _GRANULARITY[unit],
        "DATE",
        timex.week(of) if unit == "fortnight" else timex.period(unit, of),
        mod,
        rule,
    )


def period(tree: Period, scene: Scene) -> Resolved:
    unit, base = tree.unit, scene.base
    if unit == "then":
        return _then(scene)
    if tree.turn is not None and tree.turn.told:
        return _told_period(tree, scene)
    rule = f"relative to publication {scene.named_base()}"
    match tree.turn:
        case Turn.LAST:
            return in_period(unit, intervals.moved(base, unit, -1), f"'last {unit}' {rule}")
        case Turn.NEXT:
            return in_period(unit, intervals.moved(base, unit, 1), f"'next {unit}' {rule}")
        case Turn.THIS:
            return in_period(unit, base, f"'this {unit}' {rule}")
        case _:
            span = intervals.containing(unit, base)
            before = span.start > base or scene.relation is Relation.SINCE
            if unit == "weekend" and before and scene.direction is not Direction.FUTURE:
                return in_period(unit, intervals.shift_days(base, -7), f"the latest {unit} {rule}")
            return in_period(unit, base, f"the {unit} {rule}")


def _then(scene: Scene) -> Resolved:
    """ "by then", "until then": the date last told; "since then": from it to the publication day."""
    told = scene.told
    if told is None or told.span is None:
        return nothing("DATE", "PAST_REF", rule="the date meant is not told")
    rule = f"{named(told.span.start)} in the text"
    if scene.relation is Relation.SINCE and told.span.start <= scene.base:
        span = Interval(told.span.start, scene.base)
        return Resolved(
            span, Granularity.RANGE, "DATE", told.value, None, f"from {rule} to publication", point=False
        )
    return told.ruled(rule)


def _told_period(tree: Period, scene: Scene) -> Resolved:
    unit = tree.unit
    told = scene.told_day if unit == "day" else scene.told
    if unit == "quarter":
        told = scene.told_quarter or scene.told
    if told is None or told.span is None:
        if unit == "day" and scene.told is not None:
            return untold_day("the day meant is not told")
        told = on_day(scene.base, "")
    assert told.span is not None
    if unit == "day" and scene.told is not None and scene.told.span is not None and scene.told is not told:
        apart = scene.told.span.start > told.span.end or scene.told.span.end < told.span.start
        later = apart and tree.turn is not Turn.THAT
        if later and scene.told.granularity not in (Granularity.YEAR, Granularity.DECADE):
            return nothing(
                "DATE", timex.month(scene.told.span.start), rule="counted from a day that is not told"
            )
    rule = f"'{tree.turn}' relative to {named(told.span.start)} in the text"
    match tree.turn:
        case Turn.FOLLOWING:
            anchor = told.span.end if unit == "day" else told.span.start
            return in_period(unit, intervals.moved(anchor, unit, 1), rule)
        case Turn.PREVIOUS:
            if unit == "week" and told.granularity is Granularity.RANGE and _is_week(told.span):
                span = Interval(*(intervals.shift_days(day, -7) for day in (told.span.start, told.span.end)))
                value = timex.interval(span.start, span.end)
                return Resolved(span, Granularity.RANGE, "DURATION", value, None, rule)
            return in_period(unit, intervals.moved(told.span.start, unit, -1), rule)
        case _:
            if unit == "day" and scene.here is not None and scene.here.span is not None:
                return in_period(unit, scene.here.span.start, rule)
            return in_period(unit, told.span.start, rule)


def _is_week(span: Interval) -> bool:
    """Is it seven days, as in "the week ended Feb. 25"?"""
    return (span.end - span.start).days == 6


def duration(tree: Duration, scene: Scene) -> Resolved:
    value = timex.duration(tree.amount, tree.unit)
    if tree.turn is None:
        if tree.age and tree.amount and tree.unit == "day" and tree.amount > 1:
            last = scene.here.span.start if scene.here and scene.here.span else scene.base
            start = intervals.shift_days(last, 1 - int(tree.amount))
            rule = f"an age counted to {'publication ' if last == scene.base else ''}{named(last)}"
            return Resolved(
                Interval(start, last), Granularity.RANGE, "DURATION", value, tree.mod, rule, point=False
            )
        return nothing(
            "DURATION", value, tree.mod, "a length of time without dates of its own", duration=True
        )
    if tree.amount is None:
        return nothing("DURATION", value, tree.mod, f"a vague stretch, '{tree.turn}'")
    sign = -1 if tree.turn is Turn.LAST else 1
    if tree.unit == "hour":
        other = intervals.shift_days(scene.base, sign * int(tree.amount // _HOURS))
    else:
        other = intervals.moved(scene.base, tree.unit, sign * tree.amount)
    span = Interval(min(other, scene.base), max(other, scene.base))
    rule = f"counted {'back' if sign < 0 else 'on'} from publication {scene.named_base()}"
    return Resolved(span, Granularity.RANGE, "DURATION", value, tree.mod, rule, point=False)


def offset(tree: Offset, scene: Scene, base: Resolved | None) -> Resolved:
    """A date so long before or after another one; ``base`` is the resolved date that the phrase gives."""
    length = tree.length
    if base is not None:
        return _from_base(tree, base)
    if tree.anchor is Anchor.NOW:
        return _from_now(tree, scene)
    if tree.anchor is Anchor.CLAUSE:
        here = scene.here
        plain = duration(Duration(length.amount, length.unit, length.mod), scene)
        if here is None or here.span is None or length.amount is None or length.mod is not None:
            return plain
        return _as_length(_counted(here, length, -tree.sign, tree.exact), plain)
    if tree.anchor is Anchor.EVENT:
        return _before_event(scene)
    return _from_told(tree, scene)


def _as_length(found: Resolved, plain: Resolved) -> Resolved:
    """The date that a length gives, noted as the length that is written (TimeML leaves the signal, "after",
    out)."""
    return replace(found, type=plain.type, value=plain.value, mod=plain.mod)


def reported(tree: Reported, scene: Scene) -> Resolved:
    """The quarter told last, else the latest that was over; of another year the same quarter, or that whole
    year where a longer stretch was told after it."""
    if tree.year is None:
        if scene.told_quarter is not None and scene.told_quarter.span is not None:
            return in_period("quarter", scene.told_quarter.span.start, "the quarter that the text reports on")
        over = intervals.moved(scene.base, "quarter", -1)
        return in_period("quarter", over, f"the latest quarter over at publication {scene.named_base()}")
    number = tree.year.number or scene.base.year - 1
    told = scene.told_quarter
    if told is None or told.span is None or scene.stretch:
        return in_period("year", date(number, 1, 1), "the year compared")
    return in_period("quarter", told.span.start.replace(year=number), "the same quarter of the year compared")


def _before_event(scene: Scene) -> Resolved:
    """The eve of what a noun names: the day told in the sentence, else the day before the one told last."""
    if scene.here is not None and scene.here.span is not None:
        return on_day(scene.here.span.start, "the day told in the same sentence")
    if scene.told_day is not None and scene.told_day.span is not None:
        day = scene.told_day.span.start
        return on_day(intervals.shift_days(day, -1), f"the day before {named(day)} in the text")
    return untold_day("the day of what it is the eve of is not told")


def _from_base(tree: Offset, base: Resolved) -> Resolved:
    length = tree.length
    if base.span is None or length.amount is None:
        return nothing("DATE", "FUTURE_REF" if tree.sign > 0 else "PAST_REF", rule="an untold distance")
    return _counted(base, length, tree.sign, tree.exact)


def _counted(base: Resolved, length: Duration, sign: int, exact: bool = False) -> Resolved:
    """``length`` before or after ``base``: exact for days and weeks, else as coarse as the unit."""
    assert base.span is not None and length.amount is not None
    if length.unit in _SUBDAY:
        rule = f"hours from {named(base.span.start)} in the text"
        value = timex.duration(length.amount, length.unit)
        return replace(on_day(base.span.start, rule, length.mod), type="DURATION", value=value)
    anchor = base.span.start if sign < 0 or length.unit != "day" else base.span.end
    of = intervals.moved(anchor, length.unit, sign * length.amount)
    if exact and base.granularity in (Granularity.DAY, Granularity.WEEK, Granularity.MONTH):
        return in_period(base.granularity.value, of, f"to the day, counted from {named(anchor)}", length.mod)
    rule = (
        f"{length.amount:g} {length.unit}(s) {'before' if sign < 0 else 'after'} {named(anchor)} in the text"
    )
    if length.unit in ("day", "week", "fortnight"):
        if base.granularity is Granularity.DAY:
            return on_day(of, rule)
        if length.unit == "week" and base.granularity in (Granularity.WEEK, Granularity.WEEKEND):
            return in_period("week", of, rule)
        if base.granularity in (Granularity.RANGE, Granularity.WEEKEND):
            moved_end = intervals.moved(base.span.end, length.unit, sign * length.amount)
            span = Interval(of, max(of, moved_end))
            return Resolved(span, Granularity.RANGE, "DATE", timex.interval(span.start, span.end), None, rule)
        return nothing("DATE", timex.month(of), rule="counted from a day that is not told")
    coarse = {
        Granularity.QUARTER: "quarter",
        Granularity.YEAR: "year",
        Granularity.DECADE: "decade",
        Granularity.SEASON: "season",
    }.get(base.granularity, "month")
    unit = length.unit if length.unit in _GRANULARITY else "year"
    if unit in ("year", "decade", "century") and coarse in ("quarter", "month", "season"):
        unit = coarse
    elif coarse == "year" and unit in ("month", "quarter"):
        unit = "year"
    return in_period(unit, of, rule, length.mod)


def _from_now(tree: Offset, scene: Scene) -> Resolved:
    length, base, sign = tree.length, scene.base, tree.sign
    if length.amount is None:
        if length.unit in _SUBDAY:
            return on_day(base, f"relative to publication {scene.named_base()}")
        return nothing(
            "DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", rule="an untold distance from publication"
        )
    of = intervals.moved(base, length.unit, sign * length.amount)
    side = "before" if sign < 0 else "after"
    rule = f"{length.amount:g} {length.unit}(s) {side} publication {scene.named_base()}"
    if length.unit in _SUBDAY or length.unit == "day":
        if length.unit in _SUBDAY and length.unit == "hour":
            of = intervals.shift_days(base, round(sign * length.amount / 24) if length.amount > 23 else 0)
        return on_day(of, rule, length.mod)
    if length.unit in ("week", "fortnight"):
        if length.mod == "LESS_THAN" and sign < 0:
            start = intervals.shift_days(of, 1)
            return Resolved(
                Interval(start, base), Granularity.RANGE, "DATE", timex.week(of), length.mod, rule
            )
        if length.amount == 1:
            return on_day(of, rule, length.mod)
        return in_period("week", of, rule, length.mod)
    if length.unit == "year" and length.amount == 1 and length.mod is None:
        if scene.stretch and sign < 0:
            return in_period("year", of, rule)
        if scene.told_quarter is not None and scene.told_quarter.span is not None and sign < 0:
            quarter_then = intervals.moved(scene.told_quarter.span.start, "year", -1)
            return in_period("quarter", quarter_then, "the same quarter a year before")
        return in_period("month", of, rule)
    if length.unit in ("decade", "century", "millennium"):
        return in_period("year" if length.unit == "decade" else "century", of, rule, length.mod)
    return in_period(length.unit, of, rule, length.mod)


def _from_told(tree: Offset, scene: Scene) -> Resolved:
    length = tree.length
    told = scene.told_day if length.unit in ("day", "week", *_SUBDAY) and scene.told_day else scene.told
    if length.unit == "year" and scene.told_quarter is not None and tree.sign < 0:
        told = scene.told_quarter
        if scene.stretch:
            return in_period("year", intervals.moved(scene.base, "year", -1), "the year before")
    if length.amount is None:
        if length.unit in _SUBDAY and told is not None and told.span is not None:
            if told.value.endswith("T24:00"):
                after = intervals.shift_days(told.span.start, 1)
                return on_day(after, f"hours after midnight of {named(told.span.start)} in the text")
            return on_day(told.span.start, f"hours from {named(told.span.start)} in the text")
        value = timex.duration(None, length.unit)
        return nothing("DURATION", value, length.mod, "an untold distance from the date told")
    if told is None or told.span is None:
        if tree.sign < 0:
            return _from_now(tree, scene)
        return nothing(
            "DURATION", timex.duration(length.amount, length.unit), length.mod, "no date to count from", True
        )
    if (
        scene.told is not None
        and scene.told is not told
        and length.unit == "day"
        and scene.told.span is not None
    ):
        apart = scene.told.span.start > told.span.end or scene.told.span.end < told.span.start
        if apart and scene.told.granularity not in (
            Granularity.YEAR,
            Granularity.DECADE,
            Granularity.QUARTER,
        ):
            return nothing(
                "DATE", timex.month(scene.told.span.start), rule="counted from a day that is not told"
            )
    return _counted(told, length, tree.sign, tree.exact)


def beside(tree: Beside, base: Resolved) -> Resolved:
    """The n-th such weekday before the first or after the last day of ``base``."""
    if base.span is None:
        return untold_day("counted from a day that is not told")
    anchor = base.span.start if tree.sign < 0 else base.span.end
    nearest = (_previous if tree.sign < 0 else _next)(anchor, tree.weekday, True)
    of = intervals.shift_days(nearest, 7 * tree.sign * (tree.count - 1))
    return on_day(of, f"the weekday {'before' if tree.sign < 0 else 'after'} {named(anchor)}")


def day_count(tree: DayCount, scene: Scene) -> Resolved:
    """A phrase like "the 90th day": the day told in the same sentence, else the publication day."""
    anchor = scene.here.span.start if scene.here and scene.here.span else scene.base
    if tree.unit == "week" and tree.number == 1 and anchor == scene.base:
        return nothing(
            "DATE", "PAST_REF", rule="a first week, told looking back, of something not dated here"
        )
    if tree.unit == "day" and anchor == scene.base and scene.background is not None:
        return _day_of_story(tree, scene)
    if tree.unit == "week":
        found = in_period("week", anchor, f"week {tree.number} of something under way on {named(anchor)}")
        return Resolved(found.span, found.granularity, found.type, found.value, None, found.rule, point=False)
    return on_day(anchor, f"day {tree.number} of something under way, told of {named(anchor)}")


def _day_of_story(tree: DayCount, scene: Scene) -> Resolved:
    """ "On its 13th day" in the story of an old year: counted from the day told last in it."""
    told = scene.told_day.span if scene.told_day else None
    story = scene.background.span if scene.background else None
    if told is None or story is None or told.start.year not in (story.start.year, story.end.year):
        return nothing("DATE", "PAST_REF", rule="the day on which it began is not told")
    of = intervals.shift_days(told.start, tree.number - 1)
    return on_day(of, f"day {tree.number} counted from {named(told.start)} in the text")
