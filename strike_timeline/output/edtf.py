"""Days of a dispute as EDTF (ISO 8601-2), as precisely as they are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from strike_timeline.document import EventRecord
from strike_timeline.model import Granularity


def edtf(day: date | None, granularity: Granularity | None, events: Iterable[EventRecord]) -> str:
    """A day; or the longer time that it is the first of, as one of the ``events`` gives it, else about that
    day. Empty for no day."""
    if day is None:
        return ""
    if granularity in (None, Granularity.DAY):
        return day.isoformat()
    whole = (e.date.edtf for e in events if e.date.start == day and e.date.granularity is granularity)
    return next((text for text in whole if text), f"{day.isoformat()}~")
