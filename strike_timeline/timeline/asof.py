"""What was known on a day: the timeline as the articles published up to then would have told it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from strike_timeline.document import EntityRecord, EventMentionRecord, EventRecord, Timeline
from strike_timeline.timeline.corrections import corrected
from strike_timeline.timeline.derive import derived
from strike_timeline.timeline.merge import merge
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.told import Told, place
from strike_timeline.timeline.versions import restrict_articles


def as_of(timeline: Timeline, day: date) -> Timeline:
    """The timeline without the articles published after ``day`` (or not known to be published by then),
    everything merged anew.

    Events and disputes keep the ids they have in the whole timeline, and what a reviewer decided of them.
    """
    kept = {a.id for a in timeline.articles if a.published is not None and a.published.end <= day}
    articles = restrict_articles(timeline.articles, kept)
    entities = restrict_entities(timeline, kept)
    directory = Directory(entities)
    mentions: dict[str, list[EventMentionRecord]] = defaultdict(list)
    owner: dict[int, EventRecord] = {}
    for event in (*timeline.events, *timeline.dropped):
        for mention in event.mentions:
            if mention.article in kept:
                mentions[mention.article].append(mention)
                owner[id(mention)] = event
    members: dict[str, list[Told]] = defaultdict(list)
    for told in place(articles, [mentions[a.id] for a in articles], directory):
        members[owner[id(told.record)].id].append(told)

    def anew(events: Iterable[EventRecord]) -> list[EventRecord]:
        there = sorted((event for event in events if event.id in members), key=lambda event: event.id)
        return [corrected(merge(event.id, members[event.id], directory), event) for event in there]

    known = timeline.model_copy(
        update={
            "dates": [d for d in timeline.dates if d.article in kept],
            "dropped": anew(timeline.dropped),
        }
    )
    return derived(known, anew(timeline.events), entities, articles)


def restrict_entities(timeline: Timeline, articles: set[str]) -> list[EntityRecord]:
    """The entities that these articles name or tell events of, with the mentions there."""
    cited = {
        party
        for event in (*timeline.events, *timeline.dropped)
        for m in event.mentions
        if m.article in articles
        for party in (*m.unions, *m.employers, *m.others, m.attributed_to)
    }
    found = []
    for entity in timeline.entities:
        mentions = [m for m in entity.mentions if m.article in articles]
        if mentions or entity.id in cited:
            found.append(entity.model_copy(update={"mentions": mentions}))
    return found
