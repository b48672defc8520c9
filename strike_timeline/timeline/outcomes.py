"""What became of announcements: links from scheduled or possible events to those that show how they came
out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from strike_timeline.document import ArticleRecord, EventRecord, Outcome
from strike_timeline.model import EventType, Status
from strike_timeline.timeline import intervals
from strike_timeline.timeline.intervals import Interval
from strike_timeline.timeline.told import FAMILY

_Kind = Literal["happened", "averted", "postponed"]
_FORTHCOMING = (Status.SCHEDULED, Status.EXPECTED_OR_POSSIBLE)
Cell = tuple[EventType, str, int]
"""Where events are looked up: family, party, quarter of a year."""
_QUARTER = 91
_ON_TIME, _LATE = 3, 120
"""Days from the announced date within which it happened as announced, or was put off."""
_ONCE = frozenset(
    {
        EventType.STRIKE_START,
        EventType.LOCKOUT,
        EventType.RATIFICATION,
        EventType.CONTRACT_EXPIRATION,
        EventType.STRIKE_END,
        EventType.STRIKE_AUTHORIZATION,
    }
)
"""Families of which the next one after the announced date is the announced one, put off."""
_LINKED = _ONCE | {
    EventType.NEGOTIATION,
    EventType.OFFER,
    EventType.TENTATIVE_AGREEMENT,
    EventType.STRIKE_CONTINUES,
}
"""Families in which parties and day suffice to tell that one event is what became of another."""
_SETTLES = (EventType.TENTATIVE_AGREEMENT, EventType.RATIFICATION)


def link_outcomes(events: Sequence[EventRecord], articles: Sequence[ArticleRecord]) -> None:
    """Sets ``outcome`` of every scheduled or possible event, in place: None where later articles do not
    tell."""
    published = {a.id: i for a in articles if (i := intervals.of(a.published)) is not None}
    shelf: dict[Cell, list[EventRecord]] = defaultdict(list)
    for event in events:
        when = intervals.of(event.date)
        for quarter in _quarters(when) if when else ():
            for party in (*event.unions, *event.employers):
                shelf[_family(event), party, quarter].append(event)
    for event in events:
        event.outcome = _outcome(event, shelf, published) if event.status in _FORTHCOMING else None


def _quarters(when: Interval, ahead: int = 0) -> range:
    """The quarters of a year that an interval touches, and those within so many days after it."""
    return range(when[0] // _QUARTER, (when[1] + ahead) // _QUARTER + 1)


def _outcome(
    event: EventRecord, shelf: Mapping[Cell, list[EventRecord]], published: Mapping[str, Interval]
) -> Outcome | None:
    when, told = intervals.of(event.date), _first_told(event, published)
    if when is None or told is None or _family(event) not in _LINKED:
        return None
    ranked: list[tuple[int, int, str, Outcome]] = []
    for other in _related(event, _family(event), when, shelf):
        kind = _came_out(event, when, other, told, published)
        if kind is not None:
            order, distance, word = kind
            ranked.append((order, distance, other.id, Outcome(event=other.id, kind=word)))
    if not ranked and event.type is EventType.STRIKE_START:
        ranked = [
            (3, 0, deal.id, Outcome(event=deal.id, kind="averted"))
            for family in _SETTLES
            for deal in _related(event, family, when, shelf)
            if deal.type in _SETTLES and _settled_before(when, deal, told)
        ]
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None


def _came_out(
    event: EventRecord, when: Interval, other: EventRecord, told: int, published: Mapping[str, Interval]
) -> tuple[int, int, _Kind] | None:
    day, known = intervals.of(other.date), _last_told(other, published)
    if day is None or known is None or known < told:
        return None
    distance = intervals.gap(when, day)
    if other.status is Status.OCCURRED and day[1] >= told:
        if distance <= _ON_TIME:
            return (0, distance, "happened")
        if _family(event) in _ONCE and when[1] < day[0] and distance <= _LATE:
            return (2, distance, "postponed")
    if other.status is Status.DENIED_OR_DID_NOT_HAPPEN and distance <= _ON_TIME:
        return (1, distance, "averted")
    return None


def _settled_before(when: Interval, deal: EventRecord, told: int) -> bool:
    day = intervals.of(deal.date)
    return (
        deal.status is Status.OCCURRED and day is not None and told <= day[1] and day[0] <= when[0] + _ON_TIME
    )


def _related(
    event: EventRecord, family: EventType, when: Interval, shelf: Mapping[Cell, list[EventRecord]]
) -> list[EventRecord]:
    """Other events of the family, about then or later, whose parties agree on every side that both name."""
    found: dict[str, EventRecord] = {}
    quarters = _quarters((when[0] - _QUARTER, when[1]), ahead=_LATE)
    for cell in ((family, p, q) for p in (*event.unions, *event.employers) for q in quarters):
        for other in shelf.get(cell, ()):
            parties_agree = _agree(event.unions, other.unions) and _agree(event.employers, other.employers)
            if other.id != event.id and parties_agree:
                found[other.id] = other
    return list(found.values())


def _agree(a: Sequence[str], b: Sequence[str]) -> bool:
    return not a or not b or bool(set(a) & set(b))


def _family(event: EventRecord) -> EventType:
    return FAMILY.get(event.type, event.type)


def _first_told(event: EventRecord, published: Mapping[str, Interval]) -> int | None:
    return min((published[m.article][0] for m in event.mentions if m.article in published), default=None)


def _last_told(event: EventRecord, published: Mapping[str, Interval]) -> int | None:
    return max((published[m.article][1] for m in event.mentions if m.article in published), default=None)
