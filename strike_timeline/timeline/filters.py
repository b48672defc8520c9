"""Leaves out of a timeline what a reader did not ask for; what remains is a complete, consistent timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from strike_timeline.document import DisputeRecord, EventRecord, Timeline
from strike_timeline.errors import StrikeTimelineError
from strike_timeline.model import EventType, Salience, Status
from strike_timeline.timeline.asof import as_of, restrict_entities
from strike_timeline.timeline.likeness import suggestion
from strike_timeline.timeline.names import fold
from strike_timeline.timeline.versions import restrict_articles


class FilterError(StrikeTimelineError):
    """A filter names someone or something the timeline does not know: one line, with the nearest names it
    does."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep. Values of one field are alternatives; fields add up. Empty fields keep everything.

    ``since`` and ``until`` are inclusive and keep dated events that overlap. Names are names, aliases or ids,
    in any letter case; ``parties`` look on every side of an event. ``disputes`` are names or ids, or a part
    of a name.
    """

    since: date | None = None
    until: date | None = None
    unions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    disputes: tuple[str, ...] = ()
    min_confidence: float = 0.0
    as_of: date | None = None
    """Only what articles published up to this day told."""
    core: bool = False
    """Leave minor events out."""
    lenient: frozenset[str] = frozenset()
    """Names that match nothing where nobody in the timeline has them; any other is an error then."""

    @property
    def narrows(self) -> bool:
        """Whether it picks events by what they are, so that articles without any are left out as well."""
        return bool(
            self.since
            or self.until
            or self.unions
            or self.employers
            or self.parties
            or self.types
            or self.statuses
            or self.disputes
            or self.min_confidence > 0
        )


def apply(timeline: Timeline, filter: Filter) -> Timeline:
    """The part of the timeline that passes; the timeline given is left as it is. Raises
    :class:`FilterError`."""
    unions, employers, parties = (
        _ids(names, timeline, roles, filter.lenient)
        for names, roles in (
            (filter.unions, ("unions",)),
            (filter.employers, ("employers",)),
            (filter.parties, ("unions", "employers", "others")),
        )
    )
    _dispute_events(filter.disputes, timeline.disputes, filter.lenient)
    if filter.as_of is not None:
        timeline = as_of(timeline, filter.as_of)
    in_disputes = _dispute_events(filter.disputes, timeline.disputes, filter.disputes)

    def passes(event: EventRecord) -> bool:
        return (
            (not filter.core or event.salience is Salience.CORE)
            and (not filter.types or event.type in filter.types)
            and (not filter.statuses or event.status in filter.statuses)
            and event.confidence >= filter.min_confidence
            and _in_time(event, filter.since, filter.until)
            and (unions is None or bool(unions & set(event.unions)))
            and (employers is None or bool(employers & set(event.employers)))
            and (parties is None or bool(parties & {*event.unions, *event.employers, *event.others}))
            and (in_disputes is None or event.id in in_disputes)
        )

    dropped = [e for e in timeline.dropped if passes(e)]
    return _keep(timeline, [e for e in timeline.events if passes(e)], dropped, filter.narrows)


def _keep(
    timeline: Timeline, events: list[EventRecord], dropped: list[EventRecord], narrows: bool
) -> Timeline:
    kept = {e.id for e in events}
    articles = (
        {m.article for e in (*events, *dropped) for m in e.mentions}
        if narrows
        else {a.id for a in timeline.articles}
    )
    events = [
        e if e.outcome is None or e.outcome.event in kept else e.model_copy(update={"outcome": None})
        for e in events
    ]
    groups: list[DisputeRecord] = []
    for dispute in timeline.disputes:
        remaining = [e for e in dispute.events if e in kept]
        if remaining:
            shown = dispute.stage_event if dispute.stage_event in kept else None
            groups.append(dispute.model_copy(update={"events": remaining, "stage_event": shown}))
    partial = timeline.model_copy(update={"events": events, "dropped": dropped})
    entities = restrict_entities(partial, articles)
    listed = {party for d in groups for party in (*d.unions, *d.employers)}
    present = {e.id for e in entities}
    entities += [
        e.model_copy(update={"mentions": []})
        for e in timeline.entities
        if e.id in listed and e.id not in present
    ]
    order = {e.id: i for i, e in enumerate(timeline.entities)}
    return timeline.model_copy(
        update={
            "articles": restrict_articles(timeline.articles, articles),
            "entities": sorted(entities, key=lambda e: order[e.id]),
            "dates": [d for d in timeline.dates if d.article in articles],
            "events": events,
            "disputes": groups,
            "dropped": dropped,
        }
    )


def _in_time(event: EventRecord, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    start, end = event.date.start or event.date.end, event.date.end or event.date.start
    if start is None or end is None:
        return False
    return (since is None or end >= since) and (until is None or start <= until)


def _ids(
    names: Collection[str], timeline: Timeline, roles: Collection[str], lenient: Collection[str]
) -> set[str] | None:
    """Ids of the entities so named; None when no name is given.

    ``roles`` are the fields of an event in which they would stand: who does is proposed first for a name that
    nobody has.
    """
    if not names:
        return None
    known: dict[str, set[str]] = {}
    for entity in timeline.entities:
        for name in (entity.name, *entity.aliases, entity.id, entity.key):
            known.setdefault(fold(name), set()).add(entity.id)
    found: set[str] = set()
    for name in names:
        if fold(name) not in known and name not in lenient:
            raise FilterError(
                f"nobody is called {name!r} in this timeline{_suggested(name, timeline, roles)}"
            )
        found |= known.get(fold(name), set())
    return found


def _suggested(name: str, timeline: Timeline, roles: Collection[str]) -> str:
    party = Counter(id for event in timeline.events for role in roles for id in getattr(event, role))
    entities = sorted(timeline.entities, key=lambda entity: -party[entity.id])
    likely = [entity.name for entity in entities if party[entity.id]]
    aliases = [alias for entity in entities if party[entity.id] for alias in entity.aliases]
    return suggestion(name, [*likely, *aliases], [n for e in entities for n in (e.name, *e.aliases)])


def _dispute_events(
    names: Collection[str], disputes: Iterable[DisputeRecord], lenient: Collection[str]
) -> set[str] | None:
    """Ids of the events of the disputes so named; None when no name is given."""
    if not names:
        return None
    disputes = list(disputes)
    spelled = [d.name for d in disputes]
    found: set[str] = set()
    for name in names:
        folded = fold(name)
        chosen = [d for d in disputes if d.id == name or fold(d.name) == folded]
        chosen = chosen or [d for d in disputes if folded and f" {folded} " in f" {fold(d.name)} "]
        if not chosen and name not in lenient:
            raise FilterError(f"no dispute is called {name!r} in this timeline{suggestion(name, spelled)}")
        found |= {event for d in chosen for event in d.events}
    return found
