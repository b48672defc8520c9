"""One record a dispute: parties, name, when the strike ran, how many took part, how it came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from strike_timeline.document import ArticleRecord, DisputeRecord, EventRecord, When
from strike_timeline.model import EventType, Granularity, Status
from strike_timeline.timeline import intervals
from strike_timeline.timeline.background import is_background, mention_counts
from strike_timeline.timeline.grouping import group
from strike_timeline.timeline.identity import dispute_id
from strike_timeline.timeline.intervals import Interval
from strike_timeline.timeline.lexicon import tells_first, tells_last
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.told import says_within
from strike_timeline.timeline.wording import joined

Moment = tuple[date, Granularity]
"""A day and how precisely it is known."""
_CRISP = frozenset({Granularity.DAY, Granularity.RANGE, Granularity.WEEKEND, Granularity.WEEK})
_AROUND = frozenset({EventType.PRODUCTION_IMPACT, EventType.STATEMENT, EventType.OTHER})
"""Types that accompany a dispute and may begin before it or go on after it."""
_SAME_START = 3
"""Days within which two first days of a strike are two accounts of one."""
_SERIES_STARTS, _SERIES_DAYS = 3, 60
"""So many strikes over more than so many days are a series of walkouts, not one strike: it has no
duration."""
_STRIKERS = (EventType.STRIKE_START, EventType.STRIKE_CONTINUES, EventType.STRIKE_END, EventType.LOCKOUT)
_COVERED = (
    EventType.STRIKE_AUTHORIZATION,
    EventType.STRIKE_NOTICE,
    EventType.CONTRACT_EXPIRATION,
    EventType.RATIFICATION,
    EventType.TENTATIVE_AGREEMENT,
)


def disputes(
    events: Sequence[EventRecord], directory: Directory, articles: Sequence[ArticleRecord]
) -> list[DisputeRecord]:
    """The disputes of the events (in timeline order), by start, then name."""
    published: dict[str, Interval] = {}
    for article in articles:
        interval = intervals.of(article.published)
        if interval is not None:
            published[article.id] = interval
    position = {article.id: i for i, article in enumerate(articles)}
    told = mention_counts(events)
    found = []
    for members in group(events, directory, published):
        record = _record(members, directory, position)
        found.append(record.model_copy(update={"background": is_background(members, published, told)}))
    return sorted(found, key=lambda d: (d.start or date.max, d.end or date.max, d.name, d.id))


def _record(
    events: Sequence[EventRecord], directory: Directory, position: Mapping[str, int]
) -> DisputeRecord:
    unions = _main(events, "unions", directory)
    employers = _main(events, "employers", directory)
    start, end = _span(events)
    own = [event for event in events if event.unions or not unions]  # workers without a name may be others
    strike = _first_strike(own)
    over = _strike_end(own, strike)
    duration = _duration(strike, over) if not _is_series(events) else None
    founder = min(
        events, key=lambda e: (min((position.get(m.article, 0), m.start) for m in e.mentions), e.id)
    )
    return DisputeRecord(
        id=dispute_id(_keys(unions, directory), _keys(employers, directory), founder.id),
        name=_name(unions, employers, start, end, directory),
        unions=unions,
        employers=employers,
        start=start,
        end=end,
        strike_start=strike[0] if strike else None,
        strike_end=over[0] if over else None,
        strike_start_granularity=strike[1] if strike else None,
        strike_end_granularity=over[1] if over else None,
        several_strikes=strike is not None and duration is None and _are_walkouts(events),
        duration_days=duration,
        workers=_workers(events, employers),
        outcome=_outcome(events, strike[0] if strike else None, over is not None),
        events=[e.id for e in events],
    )


def _keys(ids: Iterable[str], directory: Directory) -> list[str]:
    records = (directory.get(i) for i in ids)
    return sorted(r.key for r in records if r is not None)


def _main(events: Sequence[EventRecord], side: str, directory: Directory) -> list[str]:
    """The parties that a fair share of the events name, without those that an association on the list stands
    for."""
    named = [parties for e in events if (parties := e.unions if side == "unions" else e.employers)]
    counts = Counter(party for parties in named for party in parties)
    if not counts:
        return []
    most = max(counts.values())
    share = 2 if side == "unions" else 4
    kept = {p for p, n in counts.items() if share * n >= most}
    kept = {p for p in kept if not any(directory.member(p, other) for other in kept)}
    return sorted(kept, key=lambda p: (-counts[p], _sort_name(p, directory), p))


def _sort_name(entity: str, directory: Directory) -> str:
    record = directory.get(entity)
    return record.name if record else ""


def _span(events: Sequence[EventRecord]) -> tuple[date | None, date | None]:
    """First and last event: of those that happened, else of all that are dated."""
    dated = [e for e in events if e.date.start is not None]
    dated = [e for e in dated if e.type not in _AROUND] or dated
    happened = [e for e in dated if e.status is Status.OCCURRED and e.date.granularity in _CRISP]
    happened = happened or [e for e in dated if e.status is Status.OCCURRED] or dated
    starts = [e.date.start for e in happened if e.date.start]
    ends = [e.date.end or e.date.start for e in happened if e.date.start]
    return min(starts, default=None), max((e for e in ends if e), default=None)


def _supported(events: Sequence[EventRecord], kind: EventType) -> list[EventRecord]:
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
    if event.date.granularity not in _CRISP:
        return False
    return not all(says_within(m) for m in event.mentions if m.date == event.date)


def _is_span(event: EventRecord) -> bool:
    """Whether an article says from when to when, rather than that the day lies somewhere between."""
    return event.date.granularity is Granularity.RANGE and any(
        m.date_phrase and m.date == event.date and not says_within(m) for m in event.mentions
    )


def _sources(event: EventRecord) -> int:
    return len({m.article for m in event.mentions if not m.superseded})


def _first_strike(events: Sequence[EventRecord]) -> Moment | None:
    """The first day of the first strike: of days close together the one most articles tell. In a
    series, one known to the month only counts when it lies before all that are known to the day."""
    found = sorted(
        (m, -_sources(e))
        for e in _supported(events, EventType.STRIKE_START)
        if (m := _moment(e.date, first=True))
    )
    if not found:
        return None
    rivals = [(m, n) for m, n in found if (m[0] - found[0][0][0]).days <= _SAME_START]
    first = min(rivals, key=lambda pair: (pair[1], pair[0]))[0]
    opened = any(
        _is_crisp(e) and _is_told(e, tells_first) for e in _supported(events, EventType.STRIKE_START)
    )
    for event in events if _is_one_of_many(events) and not opened else ():
        if event.type is EventType.STRIKE_START and event.status is Status.OCCURRED:
            vague = event.date.granularity in (Granularity.MONTH, Granularity.SEASON)
            if vague and event.date.end is not None and event.date.end < first[0]:
                first = _moment(event.date, first=True) or first
    return first


def _strike_end(events: Sequence[EventRecord], start: Moment | None) -> Moment | None:
    """The last end of a strike, unless as many articles tell of a later strike; for strikes told as spans
    ("from 7 to 9 May") the end of the last."""
    strikes = [e for e in _supported(events, EventType.STRIKE_START) if e.date.start]
    ends = [(m, e) for e in _supported(events, EventType.STRIKE_END) if (m := _moment(e.date, first=True))]
    ends = [(m, e) for m, e in ends if start is None or m[0] >= start[0]]
    if ends:
        last, event = max(ends, key=lambda pair: (pair[0][0], _sources(pair[1])))
        if not any(
            e.date.start > last[0] and _sources(e) >= _sources(event) for e in strikes if e.date.start
        ):
            return last
    latest = max((e.date.start for e in strikes if e.date.start), default=None)
    closing = [e.date for e in strikes if e.date.start == latest and _is_told(e, tells_last)]
    if closing and not ends and (moment := _moment(closing[0], first=False)):
        return moment
    spans = [e.date for e in strikes if e.date.start == latest and _is_span(e)]
    return max((m for s in spans if (m := _moment(s, first=False))), key=lambda m: m[0], default=None)


def _moment(when: When, first: bool) -> Moment | None:
    day = when.start if first else when.end
    if day is None or when.granularity is None:
        return None
    exact = when.start == when.end or (when.granularity is Granularity.RANGE and not first)
    return day, Granularity.DAY if exact else when.granularity


def _duration(start: Moment | None, end: Moment | None) -> int | None:
    """Days from the first day of the strike to its end, when both are known to the day."""
    if start is None or end is None or start[1] is not Granularity.DAY or end[1] is not Granularity.DAY:
        return None
    return (end[0] - start[0]).days


def _is_series(events: Sequence[EventRecord]) -> bool:
    days = sorted({e.date.start for e in _supported(events, EventType.STRIKE_START) if e.date.start})
    return len(days) >= _SERIES_STARTS and (days[-1] - days[0]).days > _SERIES_DAYS


def _is_one_of_many(events: Sequence[EventRecord]) -> bool:
    """Whether the strikes known to the day are a series, or the last ones of one."""
    last = any(_is_told(e, tells_last) for e in _supported(events, EventType.STRIKE_START))
    return last or _is_series(events)


def _is_told(event: EventRecord, rank: Callable[[str], bool]) -> bool:
    """Whether an article tells the event as one of that rank ("the first strike", "the last two strikes")."""
    return any(rank(mention.quote) for mention in event.mentions if mention.date == event.date)


def _are_walkouts(events: Sequence[EventRecord]) -> bool:
    """Whether they tell of several walkouts: a series, or each on days of its own ("2–8 Dec", "7–9 May")."""
    told = sorted(
        {e.date.start: e.date for e in _supported(events, EventType.STRIKE_START)}.items(), key=_day
    )
    apart = all(
        when.granularity is Granularity.RANGE
        and when.end is not None
        and following is not None
        and (following - when.end).days > _SAME_START
        for (_, when), (following, _) in pairwise(told)
    )
    return _is_series(events) or (len(told) > 1 and apart)


def _day(told: tuple[date | None, When]) -> date:
    return told[0] or date.max


def _workers(events: Sequence[EventRecord], employers: Sequence[str]) -> int | None:
    """How many took part: the number that most articles give for those who strike or are locked out, else for
    those who vote or are covered; of the whole dispute rather than of one of several employers; the largest
    of equals."""
    told = [(e.type, m) for e in events for m in e.mentions if m.workers and not m.superseded]
    counted = next(
        (c for kinds in (_STRIKERS, _COVERED) if (c := [m for k, m in told if k in kinds])),
        [m for _, m in told],
    )
    whole = [m for m in counted if not m.employers or 2 * len({*m.employers} & {*employers}) > len(employers)]
    counts = Counter(n for _, n in {(m.article, m.workers) for m in whole or counted} if n is not None)
    return min(counts, key=lambda n: (-counts[n], -n), default=None)


def _outcome(events: Sequence[EventRecord], strike: date | None, over: bool) -> str:
    """One word or two: ratified, settled, averted, arbitration, ended, ongoing, unresolved."""
    happened = {e.type for e in events if _happened(e)}
    undated = any(e.type is EventType.STRIKE_START and e.date.start is None for e in events if _happened(e))
    struck = strike is not None or undated or EventType.LOCKOUT in happened
    settled = _after(events, EventType.RATIFICATION, strike) or _after(
        events, EventType.TENTATIVE_AGREEMENT, strike
    )
    if not struck and (settled or any(_called_off(e) for e in events)):
        return "averted"
    if _after(events, EventType.RATIFICATION, strike):
        return "ratified"
    if settled:
        return "settled"
    if over or EventType.STRIKE_END in happened:
        return "arbitration" if EventType.MEDIATION_OR_ARBITRATION in happened else "ended"
    return "ongoing" if struck else "unresolved"


def _happened(event: EventRecord) -> bool:
    return event.status is Status.OCCURRED


def _after(events: Iterable[EventRecord], kind: EventType, start: date | None) -> bool:
    return any(
        e.type is kind
        and e.status is Status.OCCURRED
        and (start is None or e.date.end is None or e.date.end >= start)
        for e in events
    )


def _called_off(event: EventRecord) -> bool:
    return event.type is EventType.STRIKE_START and event.status is Status.DENIED_OR_DID_NOT_HAPPEN


def _name(
    unions: Sequence[str],
    employers: Sequence[str],
    start: date | None,
    end: date | None,
    directory: Directory,
) -> str:
    """ "WGA – AMPTP 2023", "Workers – Acme 2007–2008", "RMT"."""
    sides = [joined([directory.short(u) for u in unions], most=3) or "Workers"]
    if employers:
        sides.append(joined([directory.short(e) for e in employers], most=3))
    years = ""
    if start is not None:
        last = end or start
        years = f" {start.year}" if last.year == start.year else f" {start.year}–{last.year}"
    return " – ".join(sides) + years
