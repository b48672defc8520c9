"""Which events belong to one dispute.

A dispute is a union (or unions that act together), its counterpart, and an unbroken stretch of time. So
events are parted by union, then by silence of more than eighteen months, then by employers that are never
named together. What names one side only, or none, joins the dispute that its time and its article point to.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from strike_timeline.document import EventRecord
from strike_timeline.model import EventType, Status
from strike_timeline.timeline import intervals
from strike_timeline.timeline.intervals import Interval
from strike_timeline.timeline.sides import Directory

SILENCE = 548
"""Days without an event after which another dispute begins."""
_NEAR = 90
"""Days around a dispute in which events that name one side only are still its own."""
_AHEAD = 200
"""An announcement for more than so many days ahead is filed under the day it was published."""
_LONG = 31

_LOCAL = re.compile(
    r"(?:(?:the|union) )?(?:local|lodge|branch|chapter|district) (?:no\.? )?\d+$", re.IGNORECASE
)
_BARGAINING = frozenset(
    {
        EventType.CONTRACT_EXPIRATION,
        EventType.NEGOTIATION,
        EventType.OFFER,
        EventType.TALKS_BREAKDOWN,
        EventType.STRIKE_AUTHORIZATION,
        EventType.STRIKE_NOTICE,
        EventType.STRIKE_START,
        EventType.LOCKOUT,
        EventType.TENTATIVE_AGREEMENT,
        EventType.RATIFICATION_VOTE,
        EventType.RATIFICATION,
        EventType.STRIKE_END,
    }
)
_ACTION = frozenset(
    {
        EventType.STRIKE_AUTHORIZATION,
        EventType.STRIKE_NOTICE,
        EventType.STRIKE_START,
        EventType.LOCKOUT,
        EventType.STRIKE_END,
    }
)


@dataclass(eq=False)
class Case:
    """Events of one dispute under construction; ``span`` are the days its members were filed under."""

    members: list[EventRecord] = field(default_factory=list)
    unions: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    articles: Counter[str] = field(default_factory=Counter)
    span: Interval | None = None

    def add(self, event: EventRecord, at: int | None) -> None:
        self.members.append(event)
        self.unions.update(event.unions)
        self.employers.update(event.employers)
        self.articles.update({m.article for m in event.mentions})
        if at is not None:
            self.span = (at, at) if self.span is None else (min(self.span[0], at), max(self.span[1], at))

    def distance(self, at: int | None) -> int:
        if at is None or self.span is None:
            return 0
        return intervals.gap(self.span, (at, at))


class _Lookup:
    """Cases by party and article, as they are when it is made."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self._cases = list(cases)
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, case in enumerate(self._cases):
            for name in {*case.unions, *case.employers, *case.articles}:
                self._having[name].append(number)

    def near(self, names: Iterable[str], at: int | None) -> list[Case]:
        """Those with one of the parties or articles and in whose time a day falls, in the order given."""
        numbers = sorted({n for name in names for n in self._having.get(name, ())})
        return [case for n in numbers if (case := self._cases[n]).distance(at) <= _NEAR]


def filed_under(event: EventRecord, published: Mapping[str, Interval]) -> int | None:
    """The day (ordinal) by which an event is placed among others; None when nothing is known of it."""
    told = [published[m.article] for m in event.mentions if m.article in published]
    written = min((p[1] for p in told), default=None)
    when = intervals.of(event.date)
    if when is None:
        return written
    at = when[0]
    if intervals.width(when) > _LONG and written is not None:
        at = max(when[0], min(when[1], written))
    if written is not None and event.status is not Status.OCCURRED and at > written + _AHEAD:
        at = written
    return at


def group(
    events: Sequence[EventRecord], directory: Directory, published: Mapping[str, Interval]
) -> list[list[EventRecord]]:
    """Events of each dispute, each list in the order given; events of no dispute are left out."""
    at = {e.id: filed_under(e, published) for e in events}
    bloc = _blocs(events, directory)
    of_bloc: dict[str, list[EventRecord]] = defaultdict(list)
    joint: list[EventRecord] = []
    for event in events:
        blocs = {bloc[u] for u in event.unions}
        if len(blocs) == 1:
            of_bloc[blocs.pop()].append(event)
        elif blocs:
            joint.append(event)
    cases: list[Case] = []
    for name in sorted(of_bloc):
        for episode in _episodes(of_bloc[name], at):
            cases += _by_employer(episode, directory, at)
    _assign_joint(joint, cases, at)
    _assign_rest([e for e in events if not e.unions], cases, at)
    kept = [case for case in cases if _is_dispute(case)]
    _assign_joiners([case for case in cases if not _is_dispute(case)], kept, at)
    rank = {e.id: i for i, e in enumerate(events)}
    return [sorted(case.members, key=lambda e: rank[e.id]) for case in kept]


def _is_dispute(case: Case) -> bool:
    kinds = Counter(e.type for e in case.members)
    if not (case.unions or kinds[EventType.STRIKE_START] or kinds[EventType.STRIKE_END]):
        return False
    if any(kinds[k] for k in _ACTION):
        return True
    return sum(n for k, n in kinds.items() if k in _BARGAINING or k is EventType.ORGANIZING) >= 2


class _Sets:
    """Disjoint sets of names; the smallest name stands for its set."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, name: str) -> str:
        while (above := self._above.get(name, name)) != name:
            name = above
        return name

    def join(self, a: str, b: str) -> None:
        low, high = sorted((self.find(a), self.find(b)))
        if low != high:
            self._above[high] = low


def _together(events: Iterable[EventRecord], side: str) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    alone: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for event in events:
        parties = sorted(event.unions if side == "unions" else event.employers)
        alone.update(parties)
        pairs.update((a, b) for i, a in enumerate(parties) for b in parties[i + 1 :])
    return alone, pairs


def _blocs(events: Sequence[EventRecord], directory: Directory) -> dict[str, str]:
    """Unions that act as one: a local and its parent, or unions that bargain or strike together most of the
    time."""
    sets = _Sets()
    alone, pairs = _together((e for e in events if e.type in _BARGAINING), "unions")
    for (a, b), n in pairs.items():
        if n >= 3 and 2 * n >= min(alone[a], alone[b]):
            sets.join(a, b)
    unions = {u for e in events for u in e.unions}
    at_employer: dict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        for employer in set(event.employers):
            at_employer[employer].update(event.unions)
    for local, employer in sorted(_locals(events, directory)):
        others = {u: n for u, n in at_employer[employer].items() if u != local}
        if others:
            sets.join(local, min(others, key=lambda u: (-others[u], u)))
    for union in sorted(unions):
        for above in directory.ancestors(union):
            if above in unions:
                sets.join(union, above)
    return {u: sets.find(u) for u in unions}


def _locals(events: Iterable[EventRecord], directory: Directory) -> set[tuple[str, str]]:
    """Locals named by their number only, each with its employers: they belong to the union that bargains
    there."""
    found: set[tuple[str, str]] = set()
    for event in events:
        for union in event.unions:
            record = directory.get(union)
            if record is not None and record.parent is None and _LOCAL.match(record.name):
                found.update((union, employer) for employer in event.employers)
    return found


def _episodes(events: Sequence[EventRecord], at: Mapping[str, int | None]) -> list[list[EventRecord]]:
    timed = sorted((e for e in events if at[e.id] is not None), key=lambda e: (at[e.id] or 0, e.id))
    episodes: list[list[EventRecord]] = []
    last = 0
    for event in timed:
        day = at[event.id] or 0
        if not episodes or day - last > SILENCE:
            episodes.append([])
        episodes[-1].append(event)
        last = day
    untimed = [e for e in events if at[e.id] is None]
    if untimed and not episodes:
        episodes.append([])
    if untimed:
        max(episodes, key=len).extend(untimed)
    return episodes


def _by_employer(
    events: Sequence[EventRecord], directory: Directory, at: Mapping[str, int | None]
) -> list[Case]:
    sets = _Sets()
    alone, pairs = _together(events, "employers")
    for (a, b), n in pairs.items():
        if n >= 2 or min(alone[a], alone[b]) <= 2:
            sets.join(a, b)
    names = sorted(alone)
    for name in names:
        for above in directory.ancestors(name):
            if above in alone:
                sets.join(name, above)
    for association in filter(directory.is_association, names):
        for name in names:
            if directory.member(name, association):
                sets.join(name, association)
    cases: dict[str, Case] = defaultdict(Case)
    for event in events:
        if event.employers:
            counts = Counter(sets.find(e) for e in event.employers)
            cases[min(counts, key=lambda s: (-counts[s], s))].add(event, at[event.id])
    found = [cases[name] for name in sorted(cases)]
    rest = [e for e in events if not e.employers]
    if not found:
        found = [Case()]
        for event in rest:
            found[0].add(event, at[event.id])
        return found
    for event in rest:
        _nearest(event, found, at[event.id]).add(event, at[event.id])
    return found


def _nearest(event: EventRecord, cases: Sequence[Case], at: int | None) -> Case:
    """The case in whose time the event falls; among several the one its articles write of, then the
    larger."""
    near = min(max(0, case.distance(at) - _NEAR) for case in cases)
    rivals = [case for case in cases if max(0, case.distance(at) - _NEAR) == near]
    return max(rivals, key=lambda case: (_shared_articles(event, case), len(case.members)))


def _shared_articles(event: EventRecord, case: Case) -> int:
    return sum(case.articles[a] for a in sorted({m.article for m in event.mentions}))


def _assign_joint(joint: Sequence[EventRecord], cases: list[Case], at: Mapping[str, int | None]) -> None:
    """Events of several unions: to the nearest dispute of one of them, else to a joint one of their own."""
    own: dict[tuple[str, ...], list[EventRecord]] = defaultdict(list)
    settled = _Lookup(cases)
    for event in joint:
        rivals = [c for c in settled.near(event.unions, at[event.id]) if c.unions & set(event.unions)]
        if rivals:
            best = max(
                rivals,
                key=lambda c: (
                    len(c.unions & set(event.unions)) + len(c.employers & set(event.employers)),
                    _shared_articles(event, c),
                    len(c.members),
                ),
            )
            best.members.append(event)
            best.articles.update({m.article for m in event.mentions})
        else:
            own[tuple(sorted(event.unions))].append(event)
    for unions in sorted(own):
        for episode in _episodes(own[unions], at):
            case = Case()
            for event in episode:
                case.add(event, at[event.id])
            cases.append(case)


def _assign_rest(rest: Sequence[EventRecord], cases: list[Case], at: Mapping[str, int | None]) -> None:
    """Events without a union: to the dispute of their employer at the time, else to the one their article is
    about; a stoppage at an employer that has no dispute makes one of its own."""
    settled = _Lookup(cases)
    alone: dict[str, list[EventRecord]] = defaultdict(list)
    for event in rest:
        near = settled.near({*event.employers, *(m.article for m in event.mentions)}, at[event.id])
        sharing = [c for c in near if c.employers & set(event.employers)]
        home = _home(event, near)
        if sharing:
            best = max(
                sharing, key=lambda c: (c is home, len(c.employers & set(event.employers)), len(c.members))
            )
            best.members.append(event)
        elif home is not None and not (event.employers and event.type in _ACTION):
            home.members.append(event)
        elif event.employers:
            alone[sorted(event.employers)[0]].append(event)
    for employer in sorted(alone):
        for episode in _episodes(alone[employer], at):
            case = Case()
            for event in episode:
                case.add(event, at[event.id])
            cases.append(case)


def _assign_joiners(strays: Iterable[Case], cases: Sequence[Case], at: Mapping[str, int | None]) -> None:
    """A union of which nothing else is told than that it joined a strike: to the strike at that employer, of
    which the same article tells."""
    settled = _Lookup(cases)
    for case in strays:
        joining = [e for e in case.members if e.type is EventType.STRIKE_JOINED]
        for event in case.members if joining else ():
            rivals = [
                c
                for c in settled.near(event.employers, at[event.id])
                if c.employers & set(event.employers) and _shared_articles(event, c)
            ]
            if rivals:
                best = max(rivals, key=lambda c: (_shared_articles(event, c), len(c.members)))
                best.members.append(event)


def _home(event: EventRecord, cases: Sequence[Case]) -> Case | None:
    """The dispute that most events of the event's articles belong to, if there is such a one."""
    scores = [(_shared_articles(event, c), i) for i, c in enumerate(cases)]
    total = sum(score for score, _ in scores)
    if not total:
        return None
    best, index = max(scores, key=lambda s: (s[0], -s[1]))
    return cases[index] if 2 * best > total else None
