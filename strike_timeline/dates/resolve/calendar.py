"""Named dates: days of the month, months, seasons, quarters and years, with the year that the context
gives."""

from __future__ import annotations

from datetime import date, timedelta

from strike_timeline.dates import intervals, timex
from strike_timeline.dates.direction import Direction
from strike_timeline.dates.expressions import (
    CalendarDay,
    Century,
    Decade,
    Month,
    Quarter,
    Season,
    Turn,
    Year,
    YearRange,
)
from strike_timeline.dates.intervals import Interval
from strike_timeline.dates.resolve.scene import Scene, named
from strike_timeline.dates.resolved import Resolved, nothing, on_day
from strike_timeline.model import Granularity, Relation

FAR = timedelta(days=75)
"""A day of the month this far off on the side that the tense denies is taken from the other year."""
SLACK = timedelta(days=50)
_SECOND_HALF = 7
_LONGEST_MONTH = 31
COMING = (timedelta(days=340), timedelta(days=230))
"""A month (first) or quarter (second) further ahead is taken for the one just over, whatever the tense."""
AHEAD = timedelta(days=110)
"""A day of the month this far ahead needs a clause that looks forward."""


def year_of(year: Year | None, scene: Scene) -> int | None:
    """The number of a year as written or by its turn; None when none is told."""
    if year is None:
        return None
    if year.number is not None:
        return year.number
    told = scene.told.span.start.year if scene.told and scene.told.span else scene.base.year
    match year.turn:
        case Turn.LAST:
            return scene.base.year - 1
        case Turn.NEXT:
            return scene.base.year + 1
        case Turn.THAT:
            return told
        case Turn.FOLLOWING:
            return told + 1
        case Turn.PREVIOUS:
            return told - 1
        case _:
            return scene.base.year


def _choose(spans: list[Interval], scene: Scene) -> Interval:
    """Of the same day or period in several years, the one that the tense and the publication day call for."""
    base = scene.base
    past = [s for s in spans if s.start <= base]
    future = [s for s in spans if s.end >= base]
    if scene.direction is Direction.FUTURE and future:
        coming = min(future, key=lambda s: s.start)
        if not past or coming.start - base <= COMING[(coming.end - coming.start).days > _LONGEST_MONTH]:
            return coming
    if past:
        return max(past, key=lambda s: s.start)
    return min(spans, key=lambda s: s.start)


def calendar_day(tree: CalendarDay, scene: Scene) -> Resolved:
    """A day of the month: with its year as told; else the nearest one that the tense allows."""
    number = year_of(tree.year, scene)
    if tree.month is None:
        return _day_without_month(tree, scene)
    if number is not None:
        of = intervals.safe_date(number, tree.month, tree.day)
        if of is None:
            return nothing("DATE", f"{number:04d}-{tree.month:02d}", rule="no such day in the calendar")
        how = "as written" if tree.year and tree.year.number else f"the year relative to {scene.named_base()}"
        return on_day(of, how)
    base = scene.base
    candidates = [
        of
        for y in range(base.year - 1, base.year + 2)
        if (of := intervals.safe_date(y, tree.month, tree.day)) is not None
    ]
    if not candidates:
        leap = [
            of
            for y in range(base.year - 7, base.year + 8)
            if (of := intervals.safe_date(y, tree.month, tree.day))
        ]
        if not leap:
            return nothing("DATE", timex.every_month(tree.month), rule="no such day in the calendar")
        candidates = leap
    if tree.weekday is not None:
        agreeing = [
            of
            for y in range(base.year - 3, base.year + 4)
            if (of := intervals.safe_date(y, tree.month, tree.day)) is not None
            and of.weekday() == tree.weekday
        ]
        if agreeing:
            of = min(agreeing, key=lambda d: (abs(d - base), d))
            return on_day(
                of, f"the year in which the weekday agrees, nearest to publication {scene.named_base()}"
            )
    told = scene.background
    if told is not None and told.span is not None:
        start = _start_in(told, tree.month)
        following = [
            of
            for y in (start.year, start.year + 1)
            if (of := intervals.safe_date(y, tree.month, tree.day)) is not None and of >= start
        ]
        if following:
            return on_day(following[0], f"in the story of {told.value}")
    of = min(candidates, key=lambda d: (abs(d - base), d))
    limit = {Direction.PAST: SLACK, Direction.UNKNOWN: AHEAD}.get(scene.direction)
    open_end = scene.relation in (Relation.UNTIL, Relation.BY)
    if limit is not None and of - base > limit and not open_end:
        of = max((d for d in candidates if d <= base), default=of)
    elif scene.direction is Direction.FUTURE and base - of > FAR:
        of = min((d for d in candidates if d >= base), default=of)
    return on_day(of, f"nearest to publication {scene.named_base()}")


def _day_without_month(tree: CalendarDay, scene: Scene) -> Resolved:
    """A phrase like "the 14th", "Friday the 13th": in the month last told or that of publication, by tense
    and weekday."""
    told = scene.told_day
    if scene.told is not None and scene.told.granularity is Granularity.MONTH and tree.weekday is None:
        told = scene.told
    anchor = told.span.start if told and told.span else scene.base
    if scene.direction is Direction.FUTURE:
        anchor = scene.base
    candidates = []
    for months in (-2, -1, 0, 1, 2):
        start = intervals.shift_months(anchor.replace(day=1), months)
        of = intervals.safe_date(start.year, start.month, tree.day)
        if of and (tree.weekday is None or of.weekday() == tree.weekday):
            candidates.append(of)
    if not candidates:
        return nothing("DATE", timex.month(anchor), rule="no such day near the publication date")
    allowed = [d for d in candidates if d >= scene.base] if scene.direction is Direction.FUTURE else []
    if scene.direction is Direction.PAST:
        allowed = [d for d in candidates if d <= scene.base]
    if told is not None and told.granularity is Granularity.MONTH and told.span is not None:
        allowed = [d for d in candidates if d in told.span] or allowed
    of = min(allowed or candidates, key=lambda d: (abs(d - anchor), d))
    return on_day(of, f"the day of that number nearest to {named(anchor)}")


def month(tree: Month, scene: Scene) -> Resolved:
    number = year_of(tree.year, scene)
    base = scene.base
    rule = "as written" if tree.year and tree.year.number else f"relative to publication {scene.named_base()}"
    if number is not None:
        return _month(intervals.month(number, tree.month), rule)
    told = scene.told.span if scene.told and scene.told.span else None
    this = intervals.month(base.year, base.month).start
    around = [intervals.month(y, tree.month) for y in range(base.year - 1, base.year + 2)]
    match tree.turn:
        case Turn.LAST:
            return _month(max((s for s in around if s.end < this), key=lambda s: s.start), f"'last' {rule}")
        case Turn.NEXT:
            end = intervals.month(base.year, base.month).end
            return _month(min((s for s in around if s.start > end), key=lambda s: s.start), f"'next' {rule}")
        case Turn.THIS:
            return _month(intervals.month(base.year, tree.month), f"'this' {rule}")
        case Turn.PREVIOUS | Turn.FOLLOWING | Turn.THAT if told is not None:
            near = [intervals.month(y, tree.month) for y in range(told.start.year - 1, told.start.year + 2)]
            return _month(_beside(near, tree.turn, told), f"relative to {named(told.start)} in the text")
        case _:
            pass
    if scene.background is not None and scene.background.span is not None:
        start = _start_in(scene.background, tree.month)
        near = [intervals.month(y, tree.month) for y in (start.year, start.year + 1)]
        for span in near:
            if span.end >= start:
                return _month(span, f"in the story of {scene.background.value}")
    if scene.direction is Direction.UNKNOWN and scene.month_year is not None:
        return _month(intervals.month(scene.month_year, tree.month), "as the text has told it before")
    return _month(_choose(around, scene), f"{_way(scene)} {rule}")


def _start_in(story: Resolved, month_number: int) -> date:
    """The day from which a month of a story is looked for: in a pair of years ("the 2007-08 strike"), which
    runs over New Year, the first half of the year is that of the second."""
    assert story.span is not None
    start, end = story.span.start, story.span.end
    pair = story.granularity is Granularity.RANGE and end.year == start.year + 1
    return date(end.year, 1, 1) if pair and month_number < _SECOND_HALF else start


def _beside(near: list[Interval], turn: Turn, told: Interval) -> Interval:
    """Of a month or season in the year before, of and after the told interval (``near``) the one that
    precedes it, follows it or, for "that", is of its year."""
    if turn is Turn.PREVIOUS:
        return max((s for s in near if s.end < told.start), key=lambda s: s.start)
    if turn is Turn.FOLLOWING:
        return min((s for s in near if s.start > told.end), key=lambda s: s.start)
    return near[1]


def _way(scene: Scene) -> str:
    return {Direction.PAST: "latest (past tense)", Direction.FUTURE: "next (future)"}.get(
        scene.direction, "latest"
    )


def _month(span: Interval, rule: str) -> Resolved:
    return Resolved(span, Granularity.MONTH, "DATE", timex.month(span.start), None, rule)


def season(tree: Season, scene: Scene) -> Resolved:
    number = year_of(tree.year, scene)
    base, south = scene.base, scene.region.southern
    rule = f"relative to publication {scene.named_base()}"
    if number is not None:
        return _season(
            tree,
            intervals.season(number, tree.season, south),
            "as written" if tree.year and tree.year.number else rule,
        )
    around = [intervals.season(y, tree.season, south) for y in range(base.year - 2, base.year + 2)]
    told = scene.told.span if scene.told and scene.told.span else None
    match tree.turn:
        case Turn.LAST:
            return _season(
                tree, max((s for s in around if s.end < base), key=lambda s: s.start), f"'last' {rule}"
            )
        case Turn.NEXT:
            return _season(
                tree, min((s for s in around if s.start > base), key=lambda s: s.start), f"'next' {rule}"
            )
        case Turn.THIS:
            own = [s for s in around if s.start.year == base.year or base in s]
            span = min(own, key=lambda s: (base not in s, abs(s.start - base), s.start))
            return _season(tree, span, f"'this' {rule}")
        case Turn.THAT | Turn.FOLLOWING | Turn.PREVIOUS if told is not None:
            near = [
                intervals.season(y, tree.season, south)
                for y in range(told.start.year - 1, told.start.year + 2)
            ]
            return _season(
                tree, _beside(near, tree.turn, told), f"relative to {named(told.start)} in the text"
            )
        case _:
            if scene.background is not None and scene.background.span is not None:
                back = scene.background
                assert back.span is not None
                return _season(
                    tree,
                    intervals.season(back.span.start.year, tree.season, south),
                    f"in the story of {back.value}",
                )
            return _season(tree, _choose(around, scene), f"{_way(scene)} {rule}")


def _season(tree: Season, span: Interval, rule: str) -> Resolved:
    value = timex.season(span.start.year, tree.season)
    return Resolved(span, Granularity.SEASON, "DATE", value, None, rule)


def quarter(tree: Quarter, scene: Scene) -> Resolved:
    number = year_of(tree.year, scene)
    if number is not None:
        span, rule = intervals.quarter(number, tree.quarter), "calendar quarter as written"
    else:
        around = [intervals.quarter(y, tree.quarter) for y in range(scene.base.year - 1, scene.base.year + 2)]
        span = _choose(around, scene)
        rule = f"{_way(scene)} calendar quarter relative to publication {scene.named_base()}"
    return Resolved(span, Granularity.QUARTER, "DATE", timex.quarter(span.start), None, rule)


def year(tree: Year, scene: Scene) -> Resolved:
    number = year_of(tree, scene)
    assert number is not None
    return Resolved(intervals.year(number), Granularity.YEAR, "DATE", timex.year(number), None, "as written")


def year_range(tree: YearRange, scene: Scene) -> Resolved:
    if tree.month == 1:
        span = intervals.years(tree.first, tree.last)
    else:
        span = Interval(
            intervals.month(tree.first, tree.month).start,
            intervals.month(tree.last, (tree.month - 2) % 12 + 1).end,
        )
    value = f"{tree.first:04d}/{tree.last:04d}"
    rule = "as written" if tree.month == 1 else f"a pay or school year from month {tree.month}"
    return Resolved(span, Granularity.RANGE, "DURATION", value, None, rule)


def decade(tree: Decade, scene: Scene) -> Resolved:
    return Resolved(
        intervals.decade(tree.first), Granularity.DECADE, "DATE", timex.decade(tree.first), None, "as written"
    )


def century(tree: Century, scene: Scene) -> Resolved:
    first = (tree.number - 1) * 100
    span = intervals.years(first + 1, first + 100)
    return Resolved(span, Granularity.CENTURY, "DATE", timex.century(first), None, "as written")
