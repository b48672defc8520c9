"""Corrections by a reviewer that outlast the merging of an event's mentions anew."""

from __future__ import annotations

from strike_timeline.document import EventRecord
from strike_timeline.timeline import intervals
from strike_timeline.timeline.merge import date_conflicts

_FIELDS = ("type", "status", "date")
"""The fields that a reviewer can set."""


def corrected(merged: EventRecord, reviewed: EventRecord) -> EventRecord:
    """``merged``, made from mentions alone, with what a reviewer decided of it as ``reviewed`` has it."""
    fields = {name: getattr(reviewed, name) for name in _FIELDS if reviewed.corrected(name)}
    found = merged.model_copy(update={**fields, "reviewed": list(reviewed.reviewed)})
    return with_conflicts(found) if found.corrected("date") else found


def with_conflicts(event: EventRecord) -> EventRecord:
    """The event with those dates of its mentions listed as conflicts that its own date excludes."""
    others = [conflict for conflict in event.conflicts if conflict.field != "date"]
    when = intervals.of(event.date)
    dates = date_conflicts(event.mentions, when) if when is not None else []
    return event.model_copy(update={"conflicts": [*dates, *others]})
