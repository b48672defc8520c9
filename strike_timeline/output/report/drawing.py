"""What the page's script needs to know of the events: days, sides and kinds as numbers, no article text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from strike_timeline.document import EventRecord
from strike_timeline.output.plain import plain
from strike_timeline.output.report.bars import Drawn, drawn
from strike_timeline.output.view import Section, View

_EPOCH = date(1970, 1, 1).toordinal()
_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
_OTHERS = "Other events"


def name_of(section: Section, alone: bool) -> str:
    """The dispute's name; the events of none have one where there are disputes beside them."""
    if section.dispute is not None:
        return plain(section.dispute.name)
    return "" if alone else _OTHERS


def id_of(section: Section) -> str:
    """The dispute's id; "none" for the events of none."""
    return section.dispute.id if section.dispute else "none"


def drawing(sections: Sequence[Section], view: View) -> str:
    """JSON that can stand in a ``script`` element: disputes with their bars, then events in the order of the
    list. Days are counted from 1 January 1970; null is a day that is not known."""
    data = {
        "disputes": [_section(section, len(sections) == 1, view) for section in sections],
        "events": [
            _event(event, at, view) for at, section in enumerate(sections) for event in section.events
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _section(section: Section, alone: bool, view: View) -> dict[str, object]:
    dispute = section.dispute
    if dispute is None:
        return {"id": id_of(section), "name": name_of(section, alone), "background": False, "bars": []}
    return {
        "id": id_of(section),
        "name": name_of(section, alone),
        "background": dispute.background,
        "bars": [_bar(bar) for bar in drawn(section, view)],
    }


def _bar(bar: Drawn) -> dict[str, object]:
    days = (bar.first, bar.sure_first, bar.sure_last, bar.last, bar.reach)
    return {
        "kind": "lockout" if bar.lockout else "strike",
        "days": [_day(day) for day in days],
        "told": bar.told,
        "label": bar.label,
    }


def _event(event: EventRecord, section: int, view: View) -> dict[str, object]:
    return {
        "id": event.id,
        "dispute": section,
        "start": _day(event.date.start),
        "end": _day(event.date.end),
        "type": event.type.value,
        "status": event.status.value,
        "parties": [*event.unions, *event.employers, *event.others],
        "sources": len(view.sources(event)),
        "minor": event.salience.value == "minor",
        "differs": bool(event.conflicts),
    }


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH
