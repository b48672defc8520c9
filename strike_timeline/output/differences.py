"""What differs between two timelines, worded for people: a line an item, its changes below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from strike_timeline.document import ArticleRecord, DisputeRecord, EventRecord, Timeline, When
from strike_timeline.model import EventType, Status
from strike_timeline.output.labels import MARKS, event_type
from strike_timeline.output.plain import plain
from strike_timeline.output.view import View
from strike_timeline.output.when import count, day, describe, value_in_words
from strike_timeline.timeline.diff import Change, Difference, Value

CAME, WENT, CHANGED = "+", "-", "≠"
_NOBODY, _NOTHING = "nobody", "none"


@dataclass(frozen=True, slots=True)
class Item:
    """One article, event or dispute that differs."""

    sign: str
    head: str
    id: str
    details: tuple[str, ...] = ()
    """The summary of an event, then "date: 4 Mar 2024 → 5 Mar 2024", a line each."""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    items: tuple[Item, ...]


def heading(old: Timeline, new: Timeline) -> list[str]:
    """How much each holds, and a warning when they were made by different programs or data."""
    told = [
        f"{name}  {count(len(it.articles), 'article')} · {count(len(it.events), 'event')} · "
        f"{count(len(it.disputes), 'dispute')}"
        for name, it in (("old", old), ("new", new))
    ]
    if old.generator != new.generator:
        told.append("! made by different versions of the program, its model or its data")
    return told


def sections(difference: Difference, old: Timeline, new: Timeline) -> list[Section]:
    """What differs, without sections that hold nothing."""
    was, now = View(old), View(new)
    made = [
        Section("Articles", tuple(_articles(difference))),
        Section("Disputes", tuple(_disputes(difference, was, now))),
        Section("Events that appeared", tuple(_event(CAME, e, now) for e in difference.events_appeared)),
        Section("Events that went", tuple(_event(WENT, e, was) for e in difference.events_went)),
        Section("Events that changed", tuple(_changed_events(difference, was, now))),
    ]
    return [section for section in made if section.items]


def _articles(difference: Difference) -> Iterator[Item]:
    for article in difference.articles_came:
        yield Item(CAME, _article(article), article.id)
    for article in difference.articles_went:
        yield Item(WENT, _article(article), article.id)
    for pair in difference.articles_changed:
        details = ["another text" if c.field == "text" else _told(c, None, None) for c in pair.changes]
        yield Item(CHANGED, _article(pair.new), pair.new.id, tuple(details))


def _article(article: ArticleRecord) -> str:
    return "  ".join(filter(None, (plain(article.source), plain(article.title))))


def _disputes(difference: Difference, was: View, now: View) -> Iterator[Item]:
    for dispute in difference.disputes_appeared:
        yield Item(CAME, plain(dispute.name), dispute.id, _state(dispute, now))
    for dispute in difference.disputes_went:
        yield Item(WENT, plain(dispute.name), dispute.id, _state(dispute, was))
    for pair in difference.disputes_changed:
        changes = [_told(change, was, now) for change in pair.changes]
        head = plain(pair.new.name)
        yield Item(CHANGED, head, pair.new.id, (*changes, *_renumbered(pair.old.id, pair.new.id, "dispute")))


def _state(dispute: DisputeRecord, view: View) -> tuple[str, ...]:
    told = " · ".join(view.state(dispute))
    return (told,) if told else ()


def _changed_events(difference: Difference, was: View, now: View) -> Iterator[Item]:
    for pair in difference.events_changed:
        item = _event(CHANGED, pair.new, now)
        changes = [_told(change, was, now) for change in pair.changes]
        renumbered = _renumbered(pair.old.id, pair.new.id, "event")
        yield Item(CHANGED, item.head, item.id, (*item.details, *changes, *renumbered))


def _renumbered(old: str, new: str, noun: str) -> tuple[str, ...]:
    return () if old == new else (f"same {noun}, new id: was {old}",)


def _event(sign: str, event: EventRecord, view: View) -> Item:
    mark = MARKS[event.status]
    parties = view.parties(event.unions, event.employers, event.others)
    head = "  ".join(filter(None, (describe(event.date), f"{mark.sign} {event_type(event.type)}", parties)))
    summary = plain(event.summary)
    return Item(sign, head, event.id, (summary,) if summary else ())


def _told(change: Change, was: View | None, now: View | None) -> str:
    field = change.field.replace("_", " ")
    return f"{field}: {_words(change.field, change.old, was)} → {_words(change.field, change.new, now)}"


def _words(field: str, value: Value, view: View | None) -> str:
    """A value as people read it; ``view`` knows the names behind the ids of parties."""
    if isinstance(value, When):
        return describe(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple):
        return _names(value, view) or _NOBODY
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, int):
        return f"{value:,}"
    if field == "type":
        return event_type(EventType(value))
    if field == "status":
        return MARKS[Status(value)].word
    if field == "published":
        return value_in_words(field, value)
    return plain(value.replace("_", " "))


def _names(parties: Iterable[str], view: View | None) -> str:
    return ", ".join(view.short(party) if view else party for party in parties)
