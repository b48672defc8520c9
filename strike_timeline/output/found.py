"""What was found in the texts of articles: where it stands, of what kind it is, and what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from strike_timeline.document import EntityRecord, EventMentionRecord, MentionRecord, Timeline
from strike_timeline.output.context import trigger_offset
from strike_timeline.output.labels import MARKS, entity_type, event_type
from strike_timeline.output.plain import plain
from strike_timeline.output.view import View
from strike_timeline.output.when import describe, resolved

DATE_PHRASE = "date phrase"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of an article's text, ``text[start:end]``."""

    start: int
    end: int
    kinds: tuple[str, ...]
    """What a legend explains: types of entities, a status ("○ scheduled"), or ``date phrase``. More than one
    where a phrase stands for several ("the two sides")."""
    label: str
    """What is said beside the phrase itself: "union", "contract expiration ○"; empty for dates."""
    value: str
    """The name behind an alias or a role noun, days, an event; empty where the text says it itself."""


def entities_found(timeline: Timeline) -> dict[str, list[Found]]:
    """Mentions of entities by article; one of a phrase that stands for several."""
    found: dict[str, list[Found]] = defaultdict(list)
    for entity in timeline.entities:
        kind = entity_type(entity.type)
        for told in entity.mentions:
            found[told.article].append(Found(told.start, told.end, (kind,), kind, _behind(told, entity)))
    return {article: _together(inside) for article, inside in found.items()}


def dates_found(timeline: Timeline) -> dict[str, list[Found]]:
    """Date phrases by article, with what they resolved to."""
    found: dict[str, list[Found]] = defaultdict(list)
    for record in timeline.dates:
        value = resolved(record)
        found[record.article].append(Found(record.start, record.end, (DATE_PHRASE,), "", value))
    return {article: sorted(inside, key=_place) for article, inside in found.items()}


def events_found(timeline: Timeline) -> dict[str, list[Found]]:
    """Triggers of event mentions by article, with the event that each tells."""
    view = View(timeline)
    found: dict[str, list[Found]] = defaultdict(list)
    for event in timeline.events:
        for told in event.mentions:
            start = trigger_offset(told)
            if start is None:
                continue
            mark = MARKS[told.status]
            label, kind = f"{event_type(told.type)} {mark.sign}", f"{mark.sign} {mark.word}"
            value = _event(told, view)
            found[told.article].append(Found(start, start + len(told.trigger), (kind,), label, value))
    return {article: sorted(inside, key=_place) for article, inside in found.items()}


def notes(text: str, found: Iterable[Found]) -> list[str]:
    """ "WGA, the guild = Writers Guild of America", in the order of the text; phrases that mean what they say
    are left out."""
    phrases: dict[str, list[str]] = {}
    for item in found:
        if item.value:
            phrases.setdefault(item.value, []).append(plain(text[item.start : item.end]))
    return [f"{', '.join(dict.fromkeys(told))} = {value}" for value, told in phrases.items()]


def _behind(told: MentionRecord, entity: EntityRecord) -> str:
    name = plain(entity.name)
    return name if told.nominal or plain(told.text).casefold() != name.casefold() else ""


def _event(told: EventMentionRecord, view: View) -> str:
    mark = MARKS[told.status]
    head = f"{mark.sign} {event_type(told.type)}, {mark.word}"
    parties = view.parties(told.unions, told.employers, told.others)
    return " · ".join(filter(None, [head, describe(told.date), parties, view.said_by(told)]))


def _place(item: Found) -> tuple[int, int, tuple[str, ...], str]:
    return item.start, item.end, item.kinds, item.value


def _together(found: Iterable[Found]) -> list[Found]:
    merged = []
    for (start, end), same in groupby(sorted(found, key=_place), key=lambda item: (item.start, item.end)):
        items = list(same)
        kinds = tuple(dict.fromkeys(kind for item in items for kind in item.kinds))
        value = ", ".join(dict.fromkeys(item.value for item in items if item.value))
        merged.append(Found(start, end, kinds, ", ".join(kinds), value))
    return merged
