"""One record a dispute: parties, name, when the strike ran, how many took part, how it came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from strike_timeline.document import ArticleRecord, DisputeRecord, EventRecord
from strike_timeline.model import EventType, Status
from strike_timeline.timeline import intervals
from strike_timeline.timeline.background import is_background, mention_counts
from strike_timeline.timeline.grouping import group
from strike_timeline.timeline.headcount import workers as head_count
from strike_timeline.timeline.identity import dispute_id
from strike_timeline.timeline.intervals import Interval
from strike_timeline.timeline.setting import Setting
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.stages import gaps, ratifications, stage
from strike_timeline.timeline.stoppage import NO_WORKERS, measured
from strike_timeline.timeline.strikes import (
    CRISP,
    are_walkouts,
    first_lockout,
    first_strike,
    has_stopped,
    is_one_of_many,
    strike_end,
)
from strike_timeline.timeline.wording import joined

_AROUND = frozenset({EventType.PRODUCTION_IMPACT, EventType.STATEMENT, EventType.OTHER})
"""Types that accompany a dispute and may begin before it or go on after it."""


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
    setting = Setting(directory)
    told = mention_counts(events)
    found = []
    for members in group(events, directory, published):
        record = _record(members, directory, setting, position)
        found.append(record.model_copy(update={"background": is_background(members, published, told)}))
    return sorted(found, key=lambda d: (d.start or date.max, d.end or date.max, d.name, d.id))


def _record(
    events: Sequence[EventRecord], directory: Directory, setting: Setting, position: Mapping[str, int]
) -> DisputeRecord:
    unions = _main(events, "unions", directory)
    employers = _main(events, "employers", directory)
    start, end = _span(events)
    own = [event for event in events if event.unions or not unions]  # workers without a name may be others
    strike = first_strike(own)
    lockout = first_lockout(own)
    first = strike or lockout
    over = strike_end(own, first)
    several = strike is not None and are_walkouts(events)
    country = setting.country(events, unions, employers)
    stopped = over is not None or has_stopped(own)
    stoppage = measured(first, over, several or is_one_of_many(events), country, stopped)
    workers = head_count(events, employers)
    idle = stoppage.workdays * workers if stoppage.workdays is not None and workers is not None else None
    reached = stage(own)
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
        strike_start=strike.day if strike else None,
        strike_end=over.day if over else None,
        strike_start_granularity=strike.granularity if strike else None,
        strike_end_granularity=over.granularity if over else None,
        several_strikes=several,
        lockout_start=lockout.day if lockout else None,
        lockout_start_granularity=lockout.granularity if lockout else None,
        last_day_out=stoppage.last,
        duration_days=stoppage.days,
        workdays=stoppage.workdays,
        country=country,
        workers=workers,
        days_idle=idle,
        uncounted=NO_WORKERS if stoppage.workdays is not None and workers is None else stoppage.uncounted,
        stage=reached.stage if reached else None,
        stage_event=reached.event.id if reached else None,
        gaps=gaps(own, first, over, bool(unions)),
        outcome=_outcome(events, strike.day if strike else None, over is not None),
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
    happened = [e for e in dated if e.status is Status.OCCURRED and e.date.granularity in CRISP]
    happened = happened or [e for e in dated if e.status is Status.OCCURRED] or dated
    starts = [e.date.start for e in happened if e.date.start]
    ends = [e.date.end or e.date.start for e in happened if e.date.start]
    return min(starts, default=None), max((e for e in ends if e), default=None)


def _outcome(events: Sequence[EventRecord], strike: date | None, over: bool) -> str:
    """One word or two: ratified, settled, averted, arbitration, ended, ongoing, unresolved."""
    happened = {e.type for e in events if _happened(e)}
    undated = any(e.type is EventType.STRIKE_START and e.date.start is None for e in events if _happened(e))
    struck = strike is not None or undated or EventType.LOCKOUT in happened
    ratified = _any_after(ratifications(events), strike)
    deals = [e for e in events if e.type is EventType.TENTATIVE_AGREEMENT and _happened(e)]
    settled = ratified or _any_after(deals, strike)
    if not struck and (settled or any(_called_off(e) for e in events)):
        return "averted"
    if ratified:
        return "ratified"
    if settled:
        return "settled"
    if over or EventType.STRIKE_END in happened:
        return "arbitration" if EventType.MEDIATION_OR_ARBITRATION in happened else "ended"
    return "ongoing" if struck else "unresolved"


def _happened(event: EventRecord) -> bool:
    return event.status is Status.OCCURRED


def _any_after(events: Iterable[EventRecord], start: date | None) -> bool:
    """Whether one of the events came after the strike began, or has no day."""
    return any(start is None or e.date.end is None or e.date.end >= start for e in events)


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
