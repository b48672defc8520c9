"""A timeline document arranged for reading: by dispute, then by date, with names looked up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from strike_timeline.document import (
    ArticleRecord,
    DisputeRecord,
    EntityRecord,
    EventMentionRecord,
    EventRecord,
    Timeline,
    When,
)
from strike_timeline.model import Granularity, Status
from strike_timeline.output.labels import VOICES, short_name
from strike_timeline.output.plain import plain
from strike_timeline.output.when import count, describe, interval, within


@dataclass(frozen=True, slots=True)
class Section:
    """The events of one dispute in order of date, or those of none."""

    dispute: DisputeRecord | None
    events: tuple[EventRecord, ...]


class View:
    """Looks up what the records of one document refer to by id."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.articles: dict[str, ArticleRecord] = {article.id: article for article in timeline.articles}
        self.entities: dict[str, EntityRecord] = {entity.id: entity for entity in timeline.entities}
        self.events: dict[str, EventRecord] = {event.id: event for event in timeline.events}
        self._latest = max(
            (article.published.start for article in timeline.articles if article.published), default=None
        )
        self._short = {entity.id: short_name(entity) for entity in timeline.entities}

    def sections(self) -> list[Section]:
        """One section a dispute that has events, in the document's order, then the events of none, then the
        disputes that are background."""
        placed: set[str] = set()
        sections: list[Section] = []
        background: list[Section] = []
        for dispute in self.timeline.disputes:
            events = [self.events[key] for key in dispute.events if key in self.events and key not in placed]
            placed.update(event.id for event in events)
            if events:
                (background if dispute.background else sections).append(Section(dispute, by_date(events)))
        rest = [event for event in self.timeline.events if event.id not in placed]
        if rest:
            sections.append(Section(None, by_date(rest)))
        return sections + background

    def short(self, entity: str) -> str:
        """Short name of an entity's id; a text that is no id stands for itself."""
        return self._short.get(entity) or plain(entity)

    def said_by(self, mention: EventMentionRecord) -> str:
        """Who says so, and how: "said by UPS (Ana Soler)", "claimed by WGA"; empty where the article does."""
        if not mention.attributed_to:
            return ""
        person = f" ({plain(mention.speaker)})" if mention.speaker else ""
        return f"{VOICES[mention.voice]} by {self.short(mention.attributed_to)}{person}"

    def name(self, entity: str) -> str:
        return plain(self.entities[entity].name) if entity in self.entities else plain(entity)

    def full(self, entity: str) -> str:
        """The name, and the short one that stands for it elsewhere: "Writers Guild of America (WGA)"."""
        name, short = self.name(entity), self.short(entity)
        return name if name == short else f"{name} ({short})"

    def parties(self, unions: Iterable[str], employers: Iterable[str], others: Iterable[str] = ()) -> str:
        """Unions, then employers, then others where there are neither: "WGA, SAG-AFTRA · AMPTP"."""
        sides = [", ".join(map(self.short, side)) for side in (unions, employers)]
        told = [side for side in sides if side]
        return " · ".join(told) or ", ".join(map(self.short, others))

    def sources(self, event: EventRecord) -> list[str]:
        """Ids of the articles that tell an event, each once and of its versions the latest, in order of its
        mentions."""
        return list(dict.fromkeys(mention.article for mention in event.mentions if not mention.superseded))

    def state(self, dispute: DisputeRecord) -> list[str]:
        """What is known of a dispute, a phrase each: its strike, its length, its workers, its outcome; first
        whether it is only background."""
        told = ["background"] if dispute.background else []
        strike = self.stoppage(dispute)
        if strike:
            if dispute.duration_days is not None:
                strike += f" ({count(dispute.duration_days, 'day')})"
            told.append(strike)
        elif dispute.start or dispute.end:
            told.append(interval(dispute.start, dispute.end))
        if dispute.workers is not None:
            told.append(count(dispute.workers, "worker"))
        if dispute.outcome:
            told.append(plain(dispute.outcome.replace("_", " ")))
        return told

    def stoppage(self, dispute: DisputeRecord) -> str:
        """ "strike 2 May – 27 Sep 2023", "lockout from 9 Jun 2024"; empty when none is dated."""
        if dispute.several_strikes:
            return _walkouts(dispute)
        if dispute.strike_start or (dispute.strike_end and not dispute.lockout_start):
            return f"strike {_between(dispute.strike_start, dispute.strike_start_granularity, dispute)}"
        return self.lockout(dispute)

    def lockout(self, dispute: DisputeRecord) -> str:
        """ "lockout 9–20 Jun 2024"; empty when none is dated."""
        if dispute.lockout_start:
            return f"lockout {_between(dispute.lockout_start, dispute.lockout_start_granularity, dispute)}"
        return ""

    def outcome(self, event: EventRecord) -> str:
        """What became of an announcement: "→ happened", and when, if that is another day than was announced;
        "→ passed, not told" where later articles are silent; empty for what is still to come."""
        outcome = event.outcome
        if outcome is None:
            return "→ passed, not told" if self._passed(event) else ""
        result = self.events.get(outcome.event)
        moved = result is not None and result.date.start is not None and result.date.start != event.date.start
        return f"→ {outcome.kind} {describe(result.date)}" if result and moved else f"→ {outcome.kind}"

    def _passed(self, event: EventRecord) -> bool:
        """Is an announced day over by the time the latest article was published?"""
        if event.status not in (Status.SCHEDULED, Status.EXPECTED_OR_POSSIBLE) or event.date.end is None:
            return False
        return self._latest is not None and event.date.end < self._latest

    def title(self, article: str) -> str:
        record = self.articles.get(article)
        return (plain(record.title) or plain(record.source)) if record else plain(article)


def _between(first: date | None, granularity: Granularity | None, dispute: DisputeRecord) -> str:
    """The days of a stoppage; an end known less precisely than to the day says so."""
    last = dispute.strike_end
    exact = {None, Granularity.DAY}
    if {granularity, dispute.strike_end_granularity} <= exact:
        return interval(first, last)
    begun = within(first, granularity) if first else ""
    ended = within(last, dispute.strike_end_granularity) if last else ""
    if begun and ended:
        return begun if begun == ended else f"{begun} – {ended}"
    return f"from {begun}" if begun else f"until {ended}"


def _walkouts(dispute: DisputeRecord) -> str:
    """ "strikes between 2 Dec 2023 and 9 May 2024"."""
    spans = {Granularity.RANGE, Granularity.WEEK, Granularity.WEEKEND}
    known = (dispute.strike_start_granularity, dispute.strike_end_granularity)
    first, last = (None if granularity in spans else granularity for granularity in known)
    begun = within(dispute.strike_start, first) if dispute.strike_start else ""
    ended = within(dispute.strike_end, last) if dispute.strike_end else ""
    return f"strikes between {begun} and {ended}" if ended else f"strikes since {begun}"


def by_date(events: Iterable[EventRecord]) -> tuple[EventRecord, ...]:
    """In order of date, the undated last; what is on one day keeps the order of the document."""
    return tuple(sorted(events, key=lambda event: sort_key(event.date)))


def sort_key(when: When) -> tuple[bool, date, date]:
    first = when.start or when.end
    last = when.end or when.start
    return (first is None, first or date.max, last or date.max)
