"""A reviewer's decisions applied to a timeline: after merging, before the disputes are worked out.

Splits come first, then merges, drops, new types, statuses, dates and names, whatever the order in the file.
What does not apply (any more) changes nothing and is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from strike_timeline.document import (
    DisputeRecord,
    EntityRecord,
    EventMentionRecord,
    EventRecord,
    Reviewed,
    Timeline,
    When,
)
from strike_timeline.timeline.corrections import corrected, with_conflicts
from strike_timeline.timeline.decisions import (
    Decision,
    Drop,
    Merge,
    Redate,
    Rename,
    Restatus,
    Retype,
    Split,
)
from strike_timeline.timeline.derive import derived
from strike_timeline.timeline.identity import event_id
from strike_timeline.timeline.merge import founding, merge
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.told import Told, place

_Named = TypeVar("_Named", EntityRecord, DisputeRecord)


_TAKEN_IN = "a reviewer merged"
"""Begins the reason why a mention counts as an event that took it in with another one."""


class InapplicableError(Exception):
    """Why a decision changes nothing."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The timeline with the decisions, and a line for each that does not apply."""

    timeline: Timeline
    warnings: tuple[str, ...] = ()


def decide(timeline: Timeline, decisions: Sequence[Decision]) -> Decided:
    """Applies ``decisions``; the timeline given is left as it is. Those that are in effect already, as an
    earlier run noted them, are passed over in silence."""
    if not decisions:
        return Decided(timeline)
    desk = _Desk(timeline)
    later = [d for d in decisions if isinstance(d, Rename) and d.id.startswith("d-")]
    for kind, apply in desk.steps():
        for decision in decisions:
            if type(decision) is kind and decision not in later:
                desk.attempt(decision, apply)
    found = derived(desk.document(), desk.ordered(), desk.entities, timeline.articles, desk.touched)
    desk.disputes = list(found.disputes)
    for decision in later:
        desk.attempt(decision, desk.rename)
    return Decided(found.model_copy(update={"disputes": desk.disputes}), tuple(desk.warnings))


class _Desk:
    """The timeline under review: what it holds by now, and what was settled by which entry."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._events = {event.id: event.model_copy() for event in timeline.events}
        self._dropped = {event.id: event for event in timeline.dropped}
        self.entities = list(timeline.entities)
        self.disputes = list(timeline.disputes)
        self.touched: set[str] = set()
        self.warnings: list[str] = []
        self._directory = Directory(timeline.entities)
        self._sources = {article.id: article.source for article in timeline.articles}
        self._settled: dict[tuple[str, str], Decision] = {}

    def steps(self) -> list[tuple[type[Decision], Callable[[Decision], None]]]:
        """Kinds of decisions in the order in which they apply."""
        return [
            (Split, self.split),
            (Merge, self.merge),
            (Drop, self.drop),
            (Retype, self.correct),
            (Restatus, self.correct),
            (Redate, self.correct),
            (Rename, self.rename),
        ]

    def attempt(self, decision: Decision, apply: Callable[[Decision], None]) -> None:
        try:
            apply(decision)
        except InapplicableError as reason:
            self.warnings.append(f"{decision.where}: {reason}")

    def document(self) -> Timeline:
        return self._timeline.model_copy(update={"dropped": list(self._dropped.values())})

    def ordered(self) -> list[EventRecord]:
        return list(self._events.values())

    def split(self, decision: Decision) -> None:
        assert isinstance(decision, Split)
        event = self._event(decision.id)
        own = [mention for mention in event.mentions if not _taken_in(mention)]
        if self._is_split(event, own, decision):
            return
        chosen = [mention for mention in own if self._means(decision.mentions, mention)]
        for wanted in decision.mentions:
            if not any(self._means([wanted], mention) for mention in own):
                raise InapplicableError(f"{event.id} has no mention {wanted!r}")
        if len(chosen) == len(own):
            raise InapplicableError(f"it names every mention of {event.id}")
        kept = [mention for mention in event.mentions if mention not in chosen]
        away = self._told(_noting(chosen, f"a reviewer split it from {event.id}"))
        new = event_id(founding(away), {*self._events, *self._dropped})
        self._events[event.id] = self._merged(event, kept, [_note(decision, "split", new)])
        part = merge(new, away, self._directory)
        self._events[new] = part.model_copy(update={"reviewed": [_note(decision, "split_from", event.id)]})
        self.touched |= {event.id, new}

    def _is_split(self, event: EventRecord, own: Sequence[EventMentionRecord], decision: Split) -> bool:
        """Whether an earlier run split these mentions off, wherever they are by now."""
        if not any(note.field == "split" for note in event.reviewed):
            return False
        return not any(self._means(decision.mentions, mention) for mention in own)

    def _means(self, wanted: Iterable[str], mention: EventMentionRecord) -> bool:
        """Whether one of "ARTICLE" or "ARTICLE:OFFSET" is this mention; the article by id or source, the
        offset that of its sentence or its trigger."""
        names = {mention.article, self._sources.get(mention.article, mention.article)}
        offsets = {str(mention.start), str(mention.trigger_start)}
        return any(
            text in names or (text.rpartition(":")[0] in names and text.rpartition(":")[2] in offsets)
            for text in wanted
        )

    def merge(self, decision: Decision) -> None:
        assert isinstance(decision, Merge)
        for wanted in decision.events:
            try:
                self._take_in(decision, wanted)
            except InapplicableError as reason:
                self.warnings.append(f"{decision.where}: {reason}")

    def _take_in(self, decision: Merge, wanted: str) -> None:
        into = self._absorber(decision.id) or self._event(decision.id)
        absorber = self._absorber(wanted)
        if absorber is not None:
            if absorber.id == into.id:
                return
            raise InapplicableError(f"{wanted} is part of {absorber.id} already")
        event = self._event(wanted)
        if event.id == into.id:
            raise InapplicableError(f"{event.id} cannot be merged into itself")
        mentions = _noting(event.mentions, f"{_TAKEN_IN} {event.id}")
        notes = [*event.reviewed, _note(decision, "merged", event.id)]
        notes = [note for note in notes if note.field in ("merged", "split")]
        self._events[into.id] = self._merged(into, [*into.mentions, *mentions], notes)
        del self._events[event.id]
        self.touched |= {into.id, event.id}

    def drop(self, decision: Decision) -> None:
        if self._dropped_as(decision.id) is not None:
            return
        event = self._events.pop(self._event(decision.id).id)
        notes = [*event.reviewed, _note(decision, "dropped", None)]
        self._dropped[event.id] = event.model_copy(update={"reviewed": notes, "outcome": None})
        self._settled[event.id, "dropped"] = decision
        self.touched.add(event.id)

    def correct(self, decision: Decision) -> None:
        """A new type, status or date."""
        event = self._event(decision.id)
        field, value = _correction(decision)
        self._settle(event.id, field, decision)
        old = getattr(event, field)
        note = _note(decision, field, _shown(value), _shown(old))
        known = next((n for n in event.reviewed if n.field == field), None)
        if known is not None and known.value == note.value:
            return
        if known is None and note.value == note.was:
            raise InapplicableError(f"the {field} of {event.id} is {note.value or 'unknown'} already")
        if known is not None:
            note = note.model_copy(update={"was": known.was})
        notes = [n for n in event.reviewed if n.field != field]
        changed = event.model_copy(update={field: value, "reviewed": [*notes, note]})
        self._events[event.id] = with_conflicts(changed) if field == "date" else changed
        self.touched.add(event.id)

    def rename(self, decision: Decision) -> None:
        assert isinstance(decision, Rename)
        if decision.id.startswith("d-"):
            self.disputes = self._renamed(self.disputes, decision, "dispute")
            return
        before = self.entities
        self.entities = self._renamed(before, decision, "entity")
        renamed = {new.id for old, new in zip(before, self.entities, strict=True) if old is not new}
        for event in self._events.values():
            told = {m.attributed_to for m in event.mentions}
            if renamed & {*event.unions, *event.employers, *event.others, *told}:
                self.touched.add(event.id)

    def _renamed(self, records: list[_Named], decision: Rename, noun: str) -> list[_Named]:
        found = _only([r.id for r in records], decision.id, noun)
        self._settle(found, "name", decision)
        return [self._named(record, decision) if record.id == found else record for record in records]

    def _named(self, record: _Named, decision: Rename) -> _Named:
        known = next((note for note in record.reviewed if note.field == "name"), None)
        if record.name == decision.name:
            if known is None:
                raise InapplicableError(f"{record.id} is called {record.name!r} already")
            return record
        note = _note(decision, "name", decision.name, known.was if known else record.name)
        update: dict[str, object] = {"name": decision.name, "reviewed": [note]}
        if isinstance(record, EntityRecord):
            update["aliases"] = sorted({*record.aliases, record.name} - {decision.name})
        return record.model_copy(update=update)

    def _settle(self, id: str, field: str, decision: Decision) -> None:
        """Notes that a field is decided; of two that decide it the first stands."""
        first = self._settled.setdefault((id, field), decision)
        if first is not decision:
            raise InapplicableError(f"the {field} of {id} is decided in {first.where}, which stands")

    def _event(self, wanted: str) -> EventRecord:
        absorber, dropped = self._absorber(wanted), self._dropped_as(wanted)
        if absorber is not None:
            raise InapplicableError(f"{wanted} was merged into {absorber.id}")
        if dropped is not None:
            by = self._settled.get((dropped, "dropped"))
            raise InapplicableError(f"{dropped} was dropped" + (f" in {by.where}" if by else ""))
        return self._events[_only(self._events, wanted, "event")]

    def _absorber(self, wanted: str) -> EventRecord | None:
        """The event that took in the one so called."""
        if self._lives(wanted):
            return None
        holders = [e for e in self._events.values() if any(_begins(id, wanted) for id in _merged_ids(e))]
        return holders[0] if len(holders) == 1 else None

    def _dropped_as(self, wanted: str) -> str | None:
        """The id of the dropped event so called."""
        if self._lives(wanted):
            return None
        return next((id for id in self._dropped if _begins(id, wanted)), None)

    def _lives(self, wanted: str) -> bool:
        return any(_begins(id, wanted) for id in self._events)

    def _merged(
        self, event: EventRecord, mentions: Sequence[EventMentionRecord], notes: Sequence[Reviewed]
    ) -> EventRecord:
        """The event of other mentions, with what was decided of it before."""
        found = corrected(merge(event.id, self._told(mentions), self._directory), event)
        return found.model_copy(update={"reviewed": [*found.reviewed, *notes]})

    def _told(self, mentions: Iterable[EventMentionRecord]) -> list[Told]:
        """The mentions in their place among all others of their articles."""
        chosen = list(mentions)
        cited, keys = {mention.article for mention in chosen}, {_key(mention) for mention in chosen}
        by_article: dict[str, list[EventMentionRecord]] = defaultdict(list)
        for event in (*self._events.values(), *self._dropped.values()):
            for mention in event.mentions:
                if mention.article in cited and _key(mention) not in keys:
                    by_article[mention.article].append(mention)
        for mention in chosen:
            by_article[mention.article].append(mention)
        articles = [article for article in self._timeline.articles if article.id in cited]
        placed = place(articles, [by_article[a.id] for a in articles], self._directory)
        own = {id(mention) for mention in chosen}
        return [told for told in placed if id(told.record) in own]


def _correction(decision: Decision) -> tuple[str, object]:
    """The field that a decision sets, and its value."""
    if isinstance(decision, Retype):
        return "type", decision.type
    if isinstance(decision, Restatus):
        return "status", decision.status
    assert isinstance(decision, Redate)
    return "date", decision.date


def _shown(value: object) -> str | None:
    """A value as a correction writes it: a date as EDTF, nothing when undated."""
    if isinstance(value, When):
        return value.edtf or None
    return str(value)


def _note(decision: Decision, field: str, value: str | None, was: str | None = None) -> Reviewed:
    return Reviewed(field=field, value=value, was=was, by=decision.by, on=decision.on, why=decision.why)


def _merged_ids(event: EventRecord) -> list[str]:
    return [note.value for note in event.reviewed if note.field == "merged" and note.value]


def _noting(mentions: Iterable[EventMentionRecord], reason: str) -> list[EventMentionRecord]:
    """The mentions, each with one more reason why it counts as its event."""
    return [
        mention.model_copy(
            update={"merged_because": "; ".join(filter(None, (mention.merged_because, reason)))}
        )
        for mention in mentions
    ]


def _taken_in(mention: EventMentionRecord) -> bool:
    return _TAKEN_IN in mention.merged_because


def _key(mention: EventMentionRecord) -> tuple[object, ...]:
    return (
        mention.article,
        mention.start,
        mention.trigger_start,
        mention.trigger,
        mention.type,
        mention.status,
    )


def _begins(id: str, wanted: str) -> bool:
    return id.startswith((wanted, f"v-{wanted}"))


def _only(ids: Iterable[str], wanted: str, noun: str) -> str:
    """The id so called: it, or the only one that begins so."""
    known = list(ids)
    if wanted in known:
        return wanted
    found = [id for id in known if _begins(id, wanted)]
    if len(found) > 1:
        raise InapplicableError(f"{wanted} stands for {len(found)} {_plural(noun)}: give more of the id")
    if not found:
        raise InapplicableError(f"no {noun} {wanted} in this timeline")
    return found[0]


def _plural(noun: str) -> str:
    return "entities" if noun == "entity" else f"{noun}s"
