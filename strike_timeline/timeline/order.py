"""The order of events: by start, then end, then where they are told; undated ones last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from strike_timeline.document import EventRecord

_LAST = date.max


def event_order(event: EventRecord, position: Mapping[str, int]) -> tuple[date, date, int, int, int, str]:
    """Sort key; ``position`` numbers the articles in the order of the document."""
    start, end = event.date.start or event.date.end, event.date.end or event.date.start
    told = [
        (
            position.get(m.article, len(position)),
            m.start,
            m.trigger_start if m.trigger_start is not None else m.start,
        )
        for m in event.mentions
    ]
    return (start or _LAST, end or _LAST, *min(told, default=(len(position), 0, 0)), event.id)
