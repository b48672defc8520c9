"""Events as flat records: what a row of a table or a line of a file needs without looking anything up.

A record has the same fields in the same order whatever is known; what is not known is None. Names of fields
are those of the timeline document, a field of ``date`` with ``date_`` before it; a list of parties has its
ids beside it. No field is called "date", because programs that read tables take such a column for days and
turn "2023-08" into the first of August.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from strike_timeline.document import (
    DisputeRecord,
    EventMentionRecord,
    EventRecord,
    Timeline,
    When,
)
from strike_timeline.output.dossier import by_publication
from strike_timeline.output.view import View

Fields = dict[str, Any]


def event_records(timeline: Timeline) -> Iterator[Fields]:
    """A record an event, by dispute, then by date: the order in which people read them, too."""
    view = View(timeline)
    for section in view.sections():
        for event in section.events:
            yield _event(event, section.dispute, view)


def _event(event: EventRecord, dispute: DisputeRecord | None, view: View) -> Fields:
    result = view.events.get(event.outcome.event) if event.outcome else None
    return {
        "id": event.id,
        "dispute_id": dispute.id if dispute else None,
        "dispute": dispute.name if dispute else None,
        **_when(event.date),
        "type": event.type.value,
        "status": event.status.value,
        "unions": _names(event.unions, view),
        "employers": _names(event.employers, view),
        "others": _names(event.others, view),
        "union_ids": list(event.unions),
        "employer_ids": list(event.employers),
        "other_ids": list(event.others),
        "workers": event.workers,
        "summary": event.summary,
        "confidence": event.confidence,
        "salience": event.salience.value,
        "outcome": event.outcome.kind if event.outcome else None,
        "outcome_event": event.outcome.event if event.outcome else None,
        "outcome_date_edtf": (result.date.edtf or None) if result else None,
        "conflicts": [
            {
                "field": item.field,
                "value": item.value,
                "article": item.article,
                **_article(item.article, view),
            }
            for item in event.conflicts
        ],
        "reviewed": [note.model_dump(mode="json") for note in event.reviewed],
        "sources": len(view.sources(event)),
        "evidence": [_mention(mention, view) for mention in by_publication(event.mentions, view)],
    }


def _mention(mention: EventMentionRecord, view: View) -> Fields:
    said_by = mention.attributed_to
    known = said_by in view.entities
    return {
        "article": mention.article,
        **_article(mention.article, view),
        **_published(mention.article, view),
        "superseded": mention.superseded,
        "quote": mention.quote,
        "start": mention.start,
        "end": mention.end,
        "trigger": mention.trigger,
        "date_phrase": mention.date_phrase,
        **_when(mention.date),
        "type": mention.type.value,
        "status": mention.status.value,
        "workers": mention.workers,
        "attributed_to": view.entities[said_by].name if said_by and known else said_by,
        "attributed_to_id": said_by if known else None,
        "speaker": mention.speaker,
        "voice": mention.voice.value,
        "confidence": mention.confidence,
        "numbers": [number.model_dump(mode="json") for number in mention.numbers],
        "merged_because": mention.merged_because,
    }


def _when(when: When) -> Fields:
    return {
        "date_edtf": when.edtf or None,
        "date_start": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "date_granularity": when.granularity.value if when.granularity else None,
        "date_basis": when.basis or None,
    }


def _article(key: str, view: View) -> Fields:
    article = view.articles.get(key)
    return {
        "source": article.source if article else None,
        "title": (article.title or None) if article else None,
        "url": (article.url or None) if article else None,
    }


def _published(key: str, view: View) -> Fields:
    article = view.articles.get(key)
    published = article.published if article else None
    return {
        "published_edtf": published.edtf if published else None,
        "published_start": published.start.isoformat() if published else None,
        "published_end": published.end.isoformat() if published else None,
        "published_inferred": published.inferred if published else None,
    }


def _names(ids: list[str], view: View) -> list[str]:
    return [view.entities[key].name if key in view.entities else key for key in ids]
