"""One event record of the mentions that tell it: what they agree on, what the latest of them knows, and what
disagrees.

* Date: the narrowest interval told; among equally narrow ones that of the most articles, then of the article
  published closest to it, then the earlier. What overlaps it narrows it further, never widens it. What does
  not is a conflict.
* Status: of the articles that know how it came out (occurred, or did not happen) the latest published; else
  the latest announcement.
* Workers: the number most articles give, then the latest. Other numbers are conflicts.
* Confidence: ``1 - Π(1 - c)`` over articles, each with its surest mention, at most 0.99.

Versions of one article are one source, and the latest of them that tells a thing speaks for all: what it
corrects is no conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from strike_timeline.document import Conflict, EventMentionRecord, EventRecord, When
from strike_timeline.model import EventType, Granularity, Salience, Status
from strike_timeline.timeline import intervals
from strike_timeline.timeline.choice import Choice, choose
from strike_timeline.timeline.intervals import Interval
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.told import Told

_CAP = 0.99
_STRAY = 3
"""From so many mentions with a party on, a party that fewer than one in so many of them name is left out: a
slip; just so many are too few where all name another."""
_IN_COMMON = "what the dates of several mentions have in common"
_FORTHCOMING = (Status.SCHEDULED, Status.EXPECTED_OR_POSSIBLE)


def founding(members: Sequence[Told]) -> str:
    """What the event's id is derived from: its first mention in the earliest article."""
    r = min(members, key=lambda t: t.position).record
    return f"{r.type}|{r.article}|{r.start}|{r.trigger_start}|{r.trigger}|{r.date.edtf}"


def merge(event: str, members: Sequence[Told], directory: Directory) -> EventRecord:
    """The record of one event; ``members`` by position. The summary and the outcome are added later."""
    when, date_conflicts = _date(members)
    workers, worker_conflicts = _workers(members)
    others = sorted({o for t in members for o in t.record.others})
    unions = _parties([t.record.unions for t in _latest(t for t in members if t.record.unions)], directory)
    employers = _parties(
        [t.record.employers for t in _latest(t for t in members if t.record.employers)], directory
    )
    latest = _latest(members)
    current = set(latest)
    core = any(t.record.salience is Salience.CORE for t in members)
    return EventRecord(
        id=event,
        type=choose_type(members).chosen,
        date=when,
        status=choose_status(members, intervals.of(when)).chosen,
        unions=unions,
        employers=employers,
        others=[o for o in others if o not in unions and o not in employers],
        workers=workers,
        confidence=_confidence(latest),
        salience=Salience.CORE if core else Salience.MINOR,
        conflicts=[*date_conflicts, *worker_conflicts],
        mentions=[_marked(t, superseded=t not in current) for t in members],
    )


def _latest(members: Iterable[Told]) -> list[Told]:
    """Without the mentions by earlier versions of articles whose later versions are among the members."""
    members = list(members)
    last: dict[str, int] = {}
    for t in members:
        last[t.source] = max(last.get(t.source, 0), t.version)
    return [t for t in members if t.version == last[t.source]]


def _marked(told: Told, superseded: bool) -> EventMentionRecord:
    record = told.record
    return record if record.superseded == superseded else record.model_copy(update={"superseded": superseded})


def choose_type(members: Sequence[Told]) -> Choice[EventType]:
    """The type most mentions tell."""
    members = _latest(members)
    counts = Counter(t.record.type for t in members)
    order = list(EventType)
    preferred = {EventType.STRIKE_START: 0, EventType.RATIFICATION: 0}
    return choose(
        list(counts),
        [
            ("told by the most mentions", lambda kind: -counts[kind]),
            ("of equals the more telling", lambda kind: (preferred.get(kind, 1), order.index(kind))),
        ],
    )


def choose_date(members: Sequence[Told]) -> Choice[Interval] | None:
    """The interval that the event is given; None when no mention is dated."""
    dated = [(t, t.when) for t in _latest(t for t in members if t.when) if t.when is not None]
    if not dated:
        return None
    narrowed, why = choose(
        sorted({w for _, w in dated}),
        [
            ("the narrowest", intervals.width),
            ("told by the most articles", lambda w: -len({t.article.id for t, at in dated if at == w})),
            ("told closest to the day", lambda w: min(_distance(t, w) for t, at in dated if at == w)),
            ("of equals the earlier", lambda w: w),
        ],
    )
    for _, other in sorted(dated, key=lambda pair: (intervals.width(pair[1]), pair[1])):
        narrowed = intervals.meet(narrowed, other) or narrowed
    common = all(w != narrowed for _, w in dated)
    return Choice(narrowed, _IN_COMMON if common else why)


def _date(members: Sequence[Told]) -> tuple[When, list[Conflict]]:
    choice = choose_date(members)
    if choice is None:
        return When(), []
    chosen = choice.chosen
    source = min(
        (t for t in members if t.when == chosen),
        key=lambda t: (_distance(t, chosen), t.position),
        default=None,
    )
    conflicts = date_conflicts((t.record for t in _latest(t for t in members if t.when)), chosen)
    if source is not None:
        return source.record.date, conflicts
    return (
        When(
            start=intervals.day(chosen[0]),
            end=intervals.day(chosen[1]),
            granularity=Granularity.DAY if chosen[0] == chosen[1] else Granularity.RANGE,
            edtf=intervals.edtf(chosen),
            basis=_IN_COMMON,
        ),
        conflicts,
    )


def date_conflicts(mentions: Iterable[EventMentionRecord], chosen: Interval) -> list[Conflict]:
    """The dates of the mentions that have no day in common with the chosen one."""
    return _distinct(
        Conflict(field="date", value=mention.date.edtf or intervals.edtf(when), article=mention.article)
        for mention in mentions
        if (when := intervals.of(mention.date)) is not None and intervals.meet(when, chosen) is None
    )


def _distance(told: Told, interval: Interval) -> int:
    """Days between publication and event; far when the publication is unknown."""
    return intervals.gap(told.published, interval) if told.published else 10**6


def choose_status(members: Sequence[Told], when: Interval | None) -> Choice[Status]:
    """How the event stands, by those who know most: ``when`` is its date."""
    told = [(t.known_at, t.status_on(when)) for t in _latest(members)]
    settled = [pair for pair in told if pair[1] not in _FORTHCOMING]
    pool = settled or told
    latest = max(at for at, _ in pool)
    counts = Counter(status for at, status in pool if at == latest)
    order = list(Status)

    return choose(
        sorted({status for _, status in told}, key=order.index),
        [
            ("told by an article that knows how it came out", lambda s: bool(settled) and s in _FORTHCOMING),
            ("told by the latest article", lambda s: s not in counts),
            ("told by the most mentions", lambda s: -counts[s]),
            ("of equals the surer", order.index),
        ],
    )


def choose_workers(members: Sequence[Told]) -> Choice[int] | None:
    """How many took part; None when no mention says."""
    latest = _latest(t for t in members if t.record.workers)
    numbers = [(t.record.workers, t) for t in latest if t.record.workers]
    if not numbers:
        return None
    articles = {n: {t.article.id for m, t in numbers if m == n} for n, _ in numbers}
    told_last = {n: max(t.known_at for m, t in numbers if m == n) for n, _ in numbers}
    return choose(
        list(articles),
        [
            ("told by the most articles", lambda n: -len(articles[n])),
            ("told by the latest article", lambda n: -told_last[n]),
            ("of equals the larger", lambda n: -n),
        ],
    )


def _workers(members: Sequence[Told]) -> tuple[int | None, list[Conflict]]:
    choice = choose_workers(members)
    if choice is None:
        return None, []
    conflicts = _distinct(
        Conflict(field="workers", value=str(t.record.workers), article=t.article.id)
        for t in _latest(t for t in members if t.record.workers)
        if t.record.workers != choice.chosen
    )
    return choice.chosen, conflicts


def _distinct(conflicts: Iterable[Conflict]) -> list[Conflict]:
    found: dict[tuple[str, str, str], Conflict] = {}
    for conflict in conflicts:
        found.setdefault((conflict.field, conflict.value, conflict.article), conflict)
    return list(found.values())


def _parties(named: Sequence[list[str]], directory: Directory) -> list[str]:
    """All parties of one side, without slips, parents of others, and companies that an association on the
    list bargains for."""
    speaking = [parties for parties in named if parties]
    counts = Counter(party for parties in speaking for party in parties)
    agreed = any(n == len(speaking) for n in counts.values())
    least = (len(speaking) + 1 if agreed else len(speaking)) / _STRAY
    kept = {p for p, n in counts.items() if len(speaking) < _STRAY or n >= least}
    for association in sorted(filter(directory.is_association, kept)):
        kept -= {p for p in kept if directory.member(p, association) and 2 * counts[p] <= counts[association]}
    return directory.by_prominence(directory.without_parents(kept))


def _confidence(members: Sequence[Told]) -> float:
    surest: dict[str, float] = {}
    for t in members:
        surest[t.article.id] = max(surest.get(t.article.id, 0.0), t.record.confidence)
    doubt = 1.0
    for article in sorted(surest):
        doubt *= 1.0 - min(surest[article], 1.0)
    return round(min(_CAP, 1.0 - doubt), 4)
