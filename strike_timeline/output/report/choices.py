"""What the list can be narrowed to: the disputes, parties, types and statuses that occur in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from strike_timeline.model import EntityType, EventType, Status
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.report.drawing import id_of, name_of
from strike_timeline.output.view import Section, View

_SIDES = {
    EntityType.UNION: "Unions",
    EntityType.EMPLOYER: "Employers",
    EntityType.EMPLOYER_ASSOCIATION: "Employers",
}
_REST = "Others"


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    number: int
    """Events that it leaves."""


@dataclass(frozen=True, slots=True)
class Choices:
    disputes: tuple[Choice, ...]
    """By their place in the list."""
    parties: tuple[tuple[str, tuple[Choice, ...]], ...]
    """Unions, employers and their associations, others; by name."""
    types: tuple[Choice, ...]
    """In the order in which a dispute goes."""
    statuses: tuple[Choice, ...]
    sources: tuple[int, ...]
    """Numbers of sources that an event can be asked to have."""
    minor: bool
    """Whether some, and not all, are minor."""
    differing: bool
    """Whether the sources of some event differ."""


def choices(sections: Sequence[Section], view: View) -> Choices:
    events = [event for section in sections for event in section.events]
    types = Counter(event.type for event in events)
    statuses = Counter(event.status for event in events)
    most = max((len(view.sources(event)) for event in events), default=0)
    minor = {event.salience for event in events}
    return Choices(
        disputes=tuple(
            Choice(id_of(section), name_of(section, len(sections) == 1), len(section.events))
            for section in sections
        ),
        parties=_parties(sections, view),
        types=tuple(Choice(kind.value, event_type(kind), types[kind]) for kind in EventType if kind in types),
        statuses=tuple(
            Choice(status.value, f"{MARKS[status].sign} {MARKS[status].word}", statuses[status])
            for status in Status
            if status in statuses
        ),
        sources=tuple(number for number in (2, 3, 5, 10) if number <= most),
        minor=len(minor) > 1,
        differing=any(event.conflicts for event in events),
    )


def _parties(sections: Sequence[Section], view: View) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    numbers: Counter[str] = Counter()
    for section in sections:
        for event in section.events:
            numbers.update({*event.unions, *event.employers, *event.others})
    sides: dict[str, list[Choice]] = {side: [] for side in (*_SIDES.values(), _REST)}
    for party, number in numbers.items():
        entity = view.entities.get(party)
        side = _SIDES.get(entity.type, _REST) if entity else _REST
        sides[side].append(Choice(party, view.full(party), number))
    return tuple(
        (side, tuple(sorted(found, key=lambda choice: (choice.label.casefold(), choice.value))))
        for side, found in sides.items()
        if found
    )
