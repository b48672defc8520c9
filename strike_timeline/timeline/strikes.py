"""When work stopped and when it was taken up again: the first day of a dispute's strike, its end, and whether
it was one strike or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from strike_timeline.document import EventRecord, When
from strike_timeline.model import EventType, Granularity, Status
from strike_timeline.timeline.lexicon import tells_first, tells_last
from strike_timeline.timeline.told import says_within

CRISP = frozenset({Granularity.DAY, Granularity.RANGE, Granularity.WEEKEND, Granularity.WEEK})
"""How precisely a date is known that may begin or end something."""
_SAME_START = 3
"""Days within which two first days of a strike are two accounts of one."""
_SERIES_STARTS, _SERIES_DAYS = 3, 60
"""So many strikes over more than so many days are a series of walkouts, not one strike: it has no
duration."""


class Moment(NamedTuple):
    """A day and how precisely it is known."""

    day: date
    granularity: Granularity


class End(NamedTuple):
    """The end of a strike, and whether work was still down on that day: it was on the last day of a strike
    told as a span ("from 7 to 9 May"), and is not on the day on which one ended."""

    day: date
    granularity: Granularity
    still_out: bool


STRIKING = frozenset(
    {EventType.STRIKE_START, EventType.STRIKE_JOINED, EventType.STRIKE_CONTINUES, EventType.STRIKE_END}
)
"""Types that tell of a strike which took place, when they happened."""


def has_stopped(events: Iterable[EventRecord]) -> bool:
    """Whether anything tells that work was down, with a date or without."""
    stopping = STRIKING | {EventType.LOCKOUT}
    return any(e.type in stopping and e.status is Status.OCCURRED for e in events)


def supported(events: Sequence[EventRecord], kind: EventType) -> list[EventRecord]:
    """Events of a type that happened on a known day, but not those that one article tells against many that
    tell another, nor those that as many articles deny."""
    denied = [e for e in events if e.type is kind and e.status is Status.DENIED_OR_DID_NOT_HAPPEN]
    told = [e for e in events if e.type is kind and e.status is Status.OCCURRED and e.date.start is not None]
    told = [e for e in told if not any(_denies(d, e) for d in denied)]
    crisp = [e for e in told if _is_crisp(e)] or told
    most = max((_sources(e) for e in crisp), default=0)
    return [e for e in crisp if 3 * _sources(e) >= most]


def _denies(denied: EventRecord, told: EventRecord) -> bool:
    same = denied.date.start == told.date.start and denied.date.end == told.date.end
    parties = not denied.employers or not told.employers or bool(set(denied.employers) & set(told.employers))
    return same and parties and _sources(denied) >= _sources(told)


def _is_crisp(event: EventRecord) -> bool:
    if event.corrected("date"):
        return event.date.granularity is Granularity.DAY
    if event.date.granularity not in CRISP:
        return False
    return not all(says_within(m) for m in event.mentions if m.date == event.date)


def is_span(event: EventRecord) -> bool:
    """Whether an article says from when to when, rather than that the day lies somewhere between."""
    return event.date.granularity is Granularity.RANGE and any(
        m.date_phrase and m.date == event.date and not says_within(m) for m in event.mentions
    )


def _sources(event: EventRecord) -> int:
    return len({m.article for m in event.mentions if not m.superseded})


def first_strike(events: Sequence[EventRecord]) -> Moment | None:
    """The first day of the first strike: of days close together the one most articles tell. In a
    series, one known to the month only counts when it lies before all that are known to the day."""
    first = _first(events, EventType.STRIKE_START)
    strikes = supported(events, EventType.STRIKE_START)
    opened = any(_is_crisp(e) and _is_told(e, tells_first) for e in strikes)
    for event in events if first and is_one_of_many(events) and not opened else ():
        if event.type is EventType.STRIKE_START and event.status is Status.OCCURRED:
            vague = event.date.granularity in (Granularity.MONTH, Granularity.SEASON)
            if vague and first and event.date.end is not None and event.date.end < first.day:
                first = beginning(event) or first
    return first


def first_lockout(events: Sequence[EventRecord]) -> Moment | None:
    """The first day of the first lockout."""
    return _first(events, EventType.LOCKOUT)


def _first(events: Sequence[EventRecord], kind: EventType) -> Moment | None:
    found = sorted((m, -_sources(e)) for e in supported(events, kind) if (m := beginning(e)))
    if not found:
        return None
    rivals = [(m, n) for m, n in found if (m.day - found[0][0].day).days <= _SAME_START]
    return min(rivals, key=lambda pair: (pair[1], pair[0]))[0]


def strike_end(events: Sequence[EventRecord], start: Moment | None) -> End | None:
    """The last end of a strike, unless as many articles tell of a later strike; for strikes told as spans
    ("from 7 to 9 May") the end of the last."""
    strikes = [e for e in supported(events, EventType.STRIKE_START) if e.date.start]
    ends = [(m, e) for e in supported(events, EventType.STRIKE_END) if (m := _moment(e.date, first=True))]
    ends = [(m, e) for m, e in ends if start is None or m.day >= start.day]
    if ends:
        last, event = max(ends, key=lambda pair: (pair[0].day, _sources(pair[1])))
        if not any(
            e.date.start > last.day and _sources(e) >= _sources(event) for e in strikes if e.date.start
        ):
            return End(*last, still_out=False)
    latest = max((e.date.start for e in strikes if e.date.start), default=None)
    closing = [e for e in strikes if e.date.start == latest and _is_told(e, tells_last)]
    if closing and not ends and (moment := _moment(closing[0].date, first=False)):
        return End(*moment, still_out=True)
    spans = [end for e in strikes if e.date.start == latest and (end := span_end(e))]
    return max(spans, key=lambda end: end.day, default=None)


def beginning(event: EventRecord) -> Moment | None:
    """The first day of what an event tells, known to the day where an article says from when to when."""
    moment = _moment(event.date, first=True)
    return Moment(moment.day, Granularity.DAY) if moment and is_span(event) else moment


def span_end(event: EventRecord) -> End | None:
    """The end of a strike that an article tells from when to when."""
    moment = _moment(event.date, first=False) if is_span(event) else None
    return End(*moment, still_out=True) if moment else None


def _moment(when: When, first: bool) -> Moment | None:
    day = when.start if first else when.end
    if day is None or when.granularity is None:
        return None
    exact = when.start == when.end or (when.granularity is Granularity.RANGE and not first)
    return Moment(day, Granularity.DAY if exact else when.granularity)


def is_series(events: Sequence[EventRecord]) -> bool:
    days = sorted({e.date.start for e in supported(events, EventType.STRIKE_START) if e.date.start})
    return len(days) >= _SERIES_STARTS and (days[-1] - days[0]).days > _SERIES_DAYS


def is_one_of_many(events: Sequence[EventRecord]) -> bool:
    """Whether the strikes known to the day are a series, or the last ones of one."""
    last = any(_is_told(e, tells_last) for e in supported(events, EventType.STRIKE_START))
    return last or is_series(events)


def _is_told(event: EventRecord, rank: Callable[[str], bool]) -> bool:
    """Whether an article tells the event as one of that rank ("the first strike", "the last two strikes")."""
    return any(rank(mention.quote) for mention in event.mentions if mention.date == event.date)


def are_walkouts(events: Sequence[EventRecord]) -> bool:
    """Whether they tell of several walkouts: a series, or each on days of its own ("2–8 Dec", "7–9 May")."""
    told = sorted({e.date.start: e.date for e in supported(events, EventType.STRIKE_START)}.items(), key=_day)
    apart = all(
        when.granularity is Granularity.RANGE
        and when.end is not None
        and following is not None
        and (following - when.end).days > _SAME_START
        for (_, when), (following, _) in pairwise(told)
    )
    return is_series(events) or (len(told) > 1 and apart)


def _day(told: tuple[date | None, When]) -> date:
    return told[0] or date.max
