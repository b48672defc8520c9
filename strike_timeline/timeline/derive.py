"""What follows from the events of a timeline, worked out anew: their order, outcomes, summaries, disputes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from strike_timeline.document import (
    ArticleRecord,
    DisputeRecord,
    EntityRecord,
    EventRecord,
    Outcome,
    Timeline,
)
from strike_timeline.timeline.disputes import disputes
from strike_timeline.timeline.order import event_order
from strike_timeline.timeline.outcomes import link_outcomes
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.summary import summarize


def finish(events: list[EventRecord], directory: Directory, articles: Sequence[ArticleRecord]) -> None:
    """Puts merged events in order and fills in, in place, their outcomes and summaries."""
    position = {article.id: i for i, article in enumerate(articles)}
    events.sort(key=lambda event: event_order(event, position))
    link_outcomes(events, articles)
    for event in events:
        event.summary = summarize(event, directory)


def derived(
    timeline: Timeline,
    events: list[EventRecord],
    entities: Sequence[EntityRecord],
    articles: Sequence[ArticleRecord],
    touched: Collection[str] | None = None,
) -> Timeline:
    """``timeline`` with other events, entities and articles. Disputes keep their ids, and the names that a
    reviewer gave them.

    ``touched`` are the ids of events that are not as they were, or no longer there (None: all of them); what
    depends on none of these is left as it was.
    """
    directory = Directory(entities)
    before = {event.id: (event.outcome, event.summary) for event in events}
    finish(events, directory, articles)
    if touched is not None:
        for event in events:
            was, summary = before[event.id]
            if event.id not in touched:
                event.summary = summary
                if not {*_target(was), *_target(event.outcome)} & set(touched):
                    event.outcome = was
    found = disputes(events, directory, articles)
    keep_ids(found, timeline.disputes)
    if touched is not None:
        found = _only_affected(found, timeline.disputes, set(touched))
    return timeline.model_copy(
        update={
            "articles": list(articles),
            "entities": list(entities),
            "events": events,
            "disputes": found,
        }
    )


def _only_affected(
    found: Sequence[DisputeRecord], old: Sequence[DisputeRecord], touched: set[str]
) -> list[DisputeRecord]:
    """The disputes found anew as far as touched events bear on them, and the old ones as they were otherwise:
    of a timeline that was filtered before, the events at hand need not make them a dispute again."""
    affected = touched.union(*(dispute.events for dispute in old if touched & set(dispute.events)))
    anew = [dispute for dispute in found if affected & set(dispute.events)]
    regrouped = touched.union(*(dispute.events for dispute in anew))
    left = [dispute for dispute in old if not regrouped & set(dispute.events)]
    return sorted([*left, *anew], key=lambda d: (d.start or date.max, d.end or date.max))


def keep_ids(found: Sequence[DisputeRecord], old: Sequence[DisputeRecord]) -> None:
    """Gives disputes, in place, the id that the first of their events was filed under, and the name that a
    reviewer gave the dispute of that id."""
    filed = {event: dispute.id for dispute in old for event in dispute.events}
    renamed = {dispute.id: dispute for dispute in old if dispute.reviewed}
    taken: set[str] = set()
    for dispute in found:
        names = [filed[event] for event in dispute.events if event in filed]
        dispute.id = next((name for name in names if name not in taken), dispute.id)
        taken.add(dispute.id)
        if dispute.id in renamed:
            dispute.name, dispute.reviewed = renamed[dispute.id].name, renamed[dispute.id].reviewed


def _target(outcome: Outcome | None) -> set[str]:
    return {outcome.event} if outcome else set()
