"""What was known on a day: the timeline as the articles published up to then would have told it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from strike_timeline.document import EntityRecord, EventMentionRecord, Timeline
from strike_timeline.timeline.disputes import disputes
from strike_timeline.timeline.merge import merge
from strike_timeline.timeline.order import event_order
from strike_timeline.timeline.outcomes import link_outcomes
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.summary import summarize
from strike_timeline.timeline.told import Told, place
from strike_timeline.timeline.versions import restrict_articles


def as_of(timeline: Timeline, day: date) -> Timeline:
    """The timeline without the articles published after ``day`` (or not known to be published by then),
    everything merged anew.

    Events and disputes keep the ids they have in the whole timeline.
    """
    kept = {a.id for a in timeline.articles if a.published is not None and a.published.end <= day}
    articles = restrict_articles(timeline.articles, kept)
    entities = restrict_entities(timeline, kept)
    directory = Directory(entities)
    mentions: dict[str, list[EventMentionRecord]] = defaultdict(list)
    owner: dict[int, str] = {}
    for event in timeline.events:
        for mention in event.mentions:
            if mention.article in kept:
                mentions[mention.article].append(mention)
                owner[id(mention)] = event.id
    members: dict[str, list[Told]] = defaultdict(list)
    for told in place(articles, [mentions[a.id] for a in articles], directory):
        members[owner[id(told.record)]].append(told)
    events = [merge(event, members[event], directory) for event in sorted(members)]
    position = {a.id: i for i, a in enumerate(articles)}
    events.sort(key=lambda e: event_order(e, position))
    link_outcomes(events, articles)
    for event in events:
        event.summary = summarize(event, directory)
    old = {event: d.id for d in timeline.disputes for event in d.events}
    found = disputes(events, directory, articles)
    taken: set[str] = set()
    for dispute in found:
        names = [old[e] for e in dispute.events if e in old]
        dispute.id = next((n for n in names if n not in taken), dispute.id)
        taken.add(dispute.id)
    return timeline.model_copy(
        update={
            "articles": articles,
            "entities": entities,
            "dates": [d for d in timeline.dates if d.article in kept],
            "events": events,
            "disputes": found,
        }
    )


def restrict_entities(timeline: Timeline, articles: set[str]) -> list[EntityRecord]:
    """The entities that these articles name or tell events of, with the mentions there."""
    cited = {
        party
        for event in timeline.events
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
