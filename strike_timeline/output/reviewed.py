"""A reviewer's corrections in words: which fields they set, and each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from strike_timeline.document import Reviewed, Timeline
from strike_timeline.model import EventType, Status
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.plain import plain
from strike_timeline.output.when import UNDATED, count, day, value_in_words

SIGN = "✎"
LEGEND = f"{SIGN} corrected by a reviewer"
_DONE = {"merged": "merged", "split": "split", "split_from": "split", "dropped": "struck off"}


def corrections(reviewed: Sequence[Reviewed]) -> str:
    """ "✎ type, date": what was corrected; empty where nothing was."""
    fields = dict.fromkeys(_DONE.get(note.field, plain(note.field)) for note in reviewed)
    return f"{SIGN} {', '.join(fields)}" if fields else ""


def correction(note: Reviewed) -> str:
    """ "date: 5 Mar 2024, was 4 Mar 2024 (A. Reviewer, 2 Apr 2024): why"."""
    told = (
        _done(note)
        or f"{plain(note.field)}: {_value(note.field, note.value)}, was {_value(note.field, note.was)}"
    )
    signed = ", ".join(filter(None, (plain(note.by), day(note.on) if note.on else "")))
    why = plain(note.why)
    return told + (f" ({signed})" if signed else "") + (f": {why}" if why else "")


def any_reviewed(timeline: Timeline) -> bool:
    """Whether something that is shown was corrected."""
    return any(event.reviewed for event in timeline.events) or any(d.reviewed for d in timeline.disputes)


def struck_off(timeline: Timeline) -> str:
    """ "2 events struck off by a reviewer"; empty when there is none."""
    number = len(timeline.dropped)
    return f"{count(number, 'event')} struck off by a reviewer" if number else ""


def _done(note: Reviewed) -> str:
    other = plain(note.value or "")
    return {
        "merged": f"{other} merged into it",
        "split": f"{other} split from it",
        "split_from": f"split from {other}",
        "dropped": "struck off",
    }.get(note.field, "")


def _value(field: str, value: str | None) -> str:
    if value is None:
        return UNDATED if field == "date" else "none"
    if field == "date":
        return value_in_words(field, value)
    if field == "type" and value in list(EventType):
        return event_type(EventType(value))
    if field == "status" and value in list(Status):
        return MARKS[Status(value)].word
    return plain(value)
