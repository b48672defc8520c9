"""What differs between two timelines: articles, events and disputes that came, went or changed.

Events are paired by id. What is left is paired by what it tells: mentions that both hold, else the same type
at the same time between the same parties. An event so paired is the same one under a new id, as when an
article is added that tells it earlier than the one its id came from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from strike_timeline.document import ArticleRecord, DisputeRecord, EventRecord, Timeline, When
from strike_timeline.model import EventType, Salience
from strike_timeline.timeline import intervals
from strike_timeline.timeline.told import FAMILY

_STRETCH = 31
"""Days by which events are looked up."""
Value = str | int | date | When | tuple[str, ...] | None
"""What a field holds: parties are tuples of entity ids."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that says something else."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article with another publication date, or another text at the same place."""

    old: ArticleRecord
    new: ArticleRecord
    changes: tuple[Change, ...]


_Record = TypeVar("_Record", EventRecord, DisputeRecord)


@dataclass(frozen=True, slots=True)
class Changed(Generic[_Record]):
    """An event or a dispute that says something else, or the same under a new id."""

    old: _Record
    new: _Record
    changes: tuple[Change, ...]
    """Of the fields that are compared; none when only the id is new."""

    @property
    def renumbered(self) -> bool:
        """Whether it is the same under a new id."""
        return self.old.id != self.new.id


@dataclass(frozen=True, slots=True)
class Difference:
    """What came, went and changed, each list in the order of its timeline."""

    articles_came: tuple[ArticleRecord, ...] = ()
    articles_went: tuple[ArticleRecord, ...] = ()
    articles_changed: tuple[ChangedArticle, ...] = ()
    events_appeared: tuple[EventRecord, ...] = ()
    events_went: tuple[EventRecord, ...] = ()
    events_changed: tuple[Changed[EventRecord], ...] = ()
    disputes_appeared: tuple[DisputeRecord, ...] = ()
    disputes_went: tuple[DisputeRecord, ...] = ()
    disputes_changed: tuple[Changed[DisputeRecord], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(getattr(self, name) for name in self.__slots__)


def diff(old: Timeline, new: Timeline, *, core: bool = False) -> Difference:
    """What ``new`` tells otherwise than ``old``; ``core`` leaves out events that are minor in both."""
    came, went, other = _articles(old.articles, new.articles)
    pairs, events_went, appeared = _pair_events(old.events, new.events)
    partner = {was.id: now.id for was, now in pairs}
    both, disputes_went, disputes_appeared = _pair_disputes(old.disputes, new.disputes, partner)
    changed = [Changed(was, now, _changes(was, now, _EVENT_FIELDS)) for was, now in pairs]
    disputes = [Changed(was, now, _changes(was, now, _DISPUTE_FIELDS)) for was, now in both]

    def counts(*events: EventRecord) -> bool:
        return not core or any(event.salience is Salience.CORE for event in events)

    return Difference(
        articles_came=tuple(came),
        articles_went=tuple(went),
        articles_changed=tuple(other),
        events_appeared=tuple(event for event in appeared if counts(event)),
        events_went=tuple(event for event in events_went if counts(event)),
        events_changed=tuple(
            pair for pair in changed if (pair.changes or pair.renumbered) and counts(pair.old, pair.new)
        ),
        disputes_appeared=tuple(disputes_appeared),
        disputes_went=tuple(disputes_went),
        disputes_changed=tuple(pair for pair in disputes if pair.changes or pair.renumbered),
    )


_Fields = Mapping[str, Callable[[_Record], Value]]
_EVENT_FIELDS: _Fields[EventRecord] = {
    "type": lambda event: event.type.value,
    "status": lambda event: event.status.value,
    "date": lambda event: _date(event.date),
    "unions": lambda event: tuple(sorted(event.unions)),
    "employers": lambda event: tuple(sorted(event.employers)),
    "others": lambda event: tuple(sorted(event.others)),
}
_DISPUTE_FIELDS: _Fields[DisputeRecord] = {
    "name": lambda dispute: dispute.name,
    "strike_start": lambda dispute: dispute.strike_start,
    "strike_end": lambda dispute: dispute.strike_end,
    "workers": lambda dispute: dispute.workers,
    "outcome": lambda dispute: dispute.outcome,
}


def _date(when: When) -> When:
    """What a reader sees of a date: its days, and whether they are approximate."""
    return When(start=when.start, end=when.end, edtf="~" if "~" in when.edtf else "")


def _changes(old: _Record, new: _Record, fields: _Fields[_Record]) -> tuple[Change, ...]:
    told = ((name, read(old), read(new)) for name, read in fields.items())
    return tuple(Change(name, was, now) for name, was, now in told if was != now)


def _articles(
    old: Sequence[ArticleRecord], new: Sequence[ArticleRecord]
) -> tuple[list[ArticleRecord], list[ArticleRecord], list[ChangedArticle]]:
    """Those that came, those that went, and those with another date or, at the same place, another text."""
    by_id = {article.id: article for article in old}
    kept = {article.id for article in new} & set(by_id)
    by_source = {article.source: article for article in old if article.id not in kept}
    came: list[ArticleRecord] = []
    changed: list[ChangedArticle] = []
    for article in new:
        was = by_id.get(article.id) or by_source.get(article.source)
        if was is None:
            came.append(article)
            continue
        changes = []
        if was.id != article.id:
            changes.append(Change("text", was.id, article.id))
        if _published(was) != _published(article):
            changes.append(Change("published", _published(was), _published(article)))
        if changes:
            changed.append(ChangedArticle(was, article, tuple(changes)))
    paired = kept | {pair.old.id for pair in changed}
    return came, [article for article in old if article.id not in paired], changed


def _published(article: ArticleRecord) -> str | None:
    return article.published.edtf if article.published else None


def _pair_events(
    old: Sequence[EventRecord], new: Sequence[EventRecord]
) -> tuple[list[tuple[EventRecord, EventRecord]], list[EventRecord], list[EventRecord]]:
    """Pairs in the order of ``new``, then what is only in ``old`` and only in ``new``."""
    by_id = {event.id: event for event in old}
    partner = {event.id: by_id[event.id] for event in new if event.id in by_id}
    lost = [event for event in old if event.id not in partner]
    found = [event for event in new if event.id not in partner]
    ranked = sorted(
        (-score, at_old, at_new)
        for at_old, at_new in _candidates(lost, found)
        if (score := _likeness(lost[at_old], found[at_new])) > 0
    )
    taken: set[int] = set()
    for _, at_old, at_new in ranked:
        if at_old not in taken and found[at_new].id not in partner:
            taken.add(at_old)
            partner[found[at_new].id] = lost[at_old]
    pairs = [(partner[event.id], event) for event in new if event.id in partner]
    went = [event for at, event in enumerate(lost) if at not in taken]
    return pairs, went, [event for event in new if event.id not in partner]


def _candidates(old: Sequence[EventRecord], new: Sequence[EventRecord]) -> set[tuple[int, int]]:
    """Positions of events that share a mention, or a family of types, a party and a stretch of time."""
    shelf: dict[object, list[int]] = defaultdict(list)
    for at, event in enumerate(old):
        for key in _keys(event):
            shelf[key].append(at)
    return {
        (at_old, at_new)
        for at_new, event in enumerate(new)
        for key in _keys(event)
        for at_old in shelf.get(key, ())
    }


def _keys(event: EventRecord) -> set[tuple[object, ...]]:
    """Its mentions, and each party with each stretch of time that it touches."""
    when = intervals.of(event.date)
    stretches = range(when[0] // _STRETCH, when[1] // _STRETCH + 1) if when else ()
    parties = (*event.unions, *event.employers)
    return {*_mentions(event), *((_family(event), party, at) for party in parties for at in stretches)}


def _family(event: EventRecord) -> EventType:
    return FAMILY.get(event.type, event.type)


def _mentions(event: EventRecord) -> set[tuple[str, int, int | None]]:
    return {(mention.article, mention.start, mention.trigger_start) for mention in event.mentions}


def _likeness(old: EventRecord, new: EventRecord) -> float:
    """How surely two events are one: 0 when they are not."""
    mine, theirs = _mentions(old), _mentions(new)
    shared = len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
    when, day = intervals.of(old.date), intervals.of(new.date)
    if shared:
        return 10 * shared + (old.type is new.type) + (when == day)
    if _family(old) is not _family(new) or when is None or day is None:
        return 0.0
    if intervals.meet(when, day) is None:
        return 0.0
    parties = _agreement(old.unions, new.unions), _agreement(old.employers, new.employers)
    if min(parties) < 0 or max(parties) == 0:
        return 0.0
    return sum(parties) + (old.type is new.type) + (when == day)


def _agreement(a: Iterable[str], b: Iterable[str]) -> float:
    """Shared parties over all of one side; 0 when one is silent, -1 when they exclude each other."""
    mine, theirs = set(a), set(b)
    if not mine or not theirs:
        return 0.0
    return len(mine & theirs) / len(mine | theirs) if mine & theirs else -1.0


def _pair_disputes(
    old: Sequence[DisputeRecord], new: Sequence[DisputeRecord], partner: Mapping[str, str]
) -> tuple[list[tuple[DisputeRecord, DisputeRecord]], list[DisputeRecord], list[DisputeRecord]]:
    """Disputes by id, the rest by most events in common; ``partner`` leads from old events to new ones."""
    by_id = {dispute.id: dispute for dispute in old}
    chosen = {dispute.id: by_id[dispute.id] for dispute in new if dispute.id in by_id}
    shares = []
    for dispute in new:
        for was in old:
            if dispute.id in chosen or was.id in chosen:
                continue
            shared = len({partner.get(event) for event in was.events} & set(dispute.events))
            if shared:
                shares.append((-shared, was.id, dispute.id))
    taken: set[str] = set()
    for _, was_id, new_id in sorted(shares):
        if was_id not in taken and new_id not in chosen:
            taken.add(was_id)
            chosen[new_id] = by_id[was_id]
    pairs = [(chosen[dispute.id], dispute) for dispute in new if dispute.id in chosen]
    paired = {was.id for was, _ in pairs}
    return (
        pairs,
        [dispute for dispute in old if dispute.id not in paired],
        [dispute for dispute in new if dispute.id not in chosen],
    )
