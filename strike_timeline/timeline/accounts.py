"""What the mentions of an event say of one thing, side by side, and the rule by which one was believed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from strike_timeline.document import ArticleRecord, EventMentionRecord, EventRecord, Timeline
from strike_timeline.timeline import intervals
from strike_timeline.timeline.merge import choose_date, choose_status, choose_type, choose_workers
from strike_timeline.timeline.sides import Directory
from strike_timeline.timeline.told import Told, place
from strike_timeline.timeline.versions import restrict_articles

BY_REVIEWER = "decided by a reviewer"


@dataclass(frozen=True, slots=True)
class Version:
    """One value, as the first of its ``mentions`` has it, and whether the event agrees with it."""

    mentions: tuple[EventMentionRecord, ...]
    agrees: bool


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of one ``field`` (date, status, type or workers); ``rule`` says why the event has the
    value it has, and is empty when all tell the same."""

    field: str
    rule: str
    versions: tuple[Version, ...]

    @property
    def disputed(self) -> bool:
        return not all(version.agrees for version in self.versions)


def accounts(timeline: Timeline, event: EventRecord) -> list[Account]:
    """An account for each field that some mention tells."""
    return Accounts(timeline).of(event)


class Accounts:
    """Of the events of one timeline; what they share is looked up once."""

    def __init__(self, timeline: Timeline) -> None:
        self._articles = timeline.articles
        self._places = {article.id: at for at, article in enumerate(timeline.articles)}
        self._directory = Directory(timeline.entities)

    def of(self, event: EventRecord) -> list[Account]:
        """An account for each field that some mention tells."""
        cited = {mention.article for mention in event.mentions}
        articles = restrict_articles(self._with_latest(cited), cited)
        mentions = [[m for m in event.mentions if m.article == article.id] for article in articles]
        told = place(articles, mentions, self._directory)
        return list(_accounts(event, told)) if told else []

    def _with_latest(self, cited: set[str]) -> list[ArticleRecord]:
        """The articles with these ids and those that supersede them, in the order of the document."""
        places = {self._places[article] for article in cited if article in self._places}
        latest = (self._articles[at].superseded_by for at in places)
        places |= {self._places[article] for article in latest if article in self._places}
        return [self._articles[at] for at in sorted(places)]


def _accounts(event: EventRecord, told: Sequence[Told]) -> Iterator[Account]:
    when = intervals.of(event.date)
    date, workers = choose_date(told), choose_workers(told)
    status = choose_status(told, date.chosen if date else None)

    def dates_agree(mention: Told) -> bool:
        return (
            when is not None and mention.when is not None and intervals.meet(when, mention.when) is not None
        )

    if date is not None:
        dated = [mention for mention in told if mention.when is not None]
        yield _account(event, "date", date.why, dated, lambda t: t.when, dates_agree)
    yield _account(
        event,
        "status",
        status.why,
        told,
        lambda t: t.status_on(date.chosen if date else None),
        lambda t: t.status_on(when) is event.status,
    )
    kind = choose_type(told)
    yield _account(
        event, "type", kind.why, told, lambda t: t.record.type, lambda t: t.record.type is event.type
    )
    if workers is not None:
        counted = [mention for mention in told if mention.record.workers]
        yield _account(
            event,
            "workers",
            workers.why,
            counted,
            lambda t: t.record.workers,
            lambda t: t.record.workers == event.workers,
        )


def _account(
    event: EventRecord,
    field: str,
    why: str,
    told: Sequence[Told],
    value: Callable[[Told], Hashable],
    agrees: Callable[[Told], bool],
) -> Account:
    """The account of one field: versions that the event agrees with first, then as they are told."""
    by_value: dict[Hashable, list[Told]] = {}
    for mention in told:
        by_value.setdefault(value(mention), []).append(mention)
    versions = [Version(tuple(t.record for t in group), agrees(group[0])) for group in by_value.values()]
    rule = BY_REVIEWER if event.corrected(field) else why
    return Account(field, rule, tuple(sorted(versions, key=lambda version: not version.agrees)))
