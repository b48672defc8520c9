"""A mention in its place: the record that is exported, with what merging asks of it worked out once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from strike_timeline.document import ArticleRecord, EventMentionRecord
from strike_timeline.model import EventType, Granularity, Status
from strike_timeline.timeline import intervals
from strike_timeline.timeline.intervals import Interval
from strike_timeline.timeline.lexicon import ordinals, part_of_period, stems
from strike_timeline.timeline.sides import Directory

_AROUND = 80
"""Characters on each side of the trigger that count as what the mention says."""

FAMILY: dict[EventType, EventType] = {
    EventType.STRIKE_JOINED: EventType.STRIKE_START,
    EventType.RATIFICATION_VOTE: EventType.RATIFICATION,
}
"""Types that are filed with another one, because two reports may call one event by either."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One mention. ``unions`` and ``employers`` are those of the mention, else those the whole article is
    about."""

    position: int
    """Order of the article, then of the mention: unique."""
    article: ArticleRecord
    version: int
    """Which of the versions of its article this is, 0 for the earliest."""
    record: EventMentionRecord
    when: Interval | None
    published: Interval | None
    unions: frozenset[str]
    employers: frozenset[str]
    stated: bool
    """False when the parties are only those of the whole article."""
    anchors: tuple[str, ...]
    """The parties and whatever stands above them: what other mentions of the event are looked up by."""
    content: frozenset[str]
    ordinals: frozenset[str]
    family: EventType
    status: Status
    """As told, but never past for what begins after the article was written."""
    vague: bool
    """Whether the date says *some time within*."""

    @property
    def source(self) -> str:
        """Id of the article, or of its latest version: what counts as one source."""
        return self.article.superseded_by or self.article.id

    def status_on(self, when: Interval | None) -> Status:
        """As told; but nobody can report as past what begins after they wrote."""
        return _status_on(self.record.status, when, self.published)

    @property
    def known_at(self) -> int:
        """Ordinal of the last day the article can be of; 0 when nothing is known of it."""
        return self.published[1] if self.published else 0


def place(
    articles: Sequence[ArticleRecord], mentions: Sequence[Sequence[EventMentionRecord]], directory: Directory
) -> list[Told]:
    """Mentions of each article (same order as ``articles``) as :class:`Told`, in article order and offset."""
    told: list[Told] = []
    same: dict[frozenset[str], frozenset[str]] = {}
    """Equal sets of parties as one object: there are few, and each is in many mentions."""
    version = {a.id: len(a.supersedes) for a in articles}
    version |= {i: n for a in articles for n, i in enumerate(a.supersedes)}
    for article, records in zip(articles, mentions, strict=True):
        published = intervals.of(article.published)
        unions = _theme([r.unions for r in records])
        employers = _theme([r.employers for r in records])
        for record in in_order(records):
            stated = bool(record.unions or record.employers)
            ours = frozenset(record.unions) if stated else unions
            theirs = frozenset(record.employers) if stated else employers
            ours, theirs = same.setdefault(ours, ours), same.setdefault(theirs, theirs)
            when = intervals.of(record.date)
            above = {a for party in ours | theirs for a in directory.ancestors(party)}
            told.append(
                Told(
                    position=len(told),
                    article=article,
                    version=version[article.id],
                    record=record,
                    when=when,
                    published=published,
                    unions=ours,
                    employers=theirs,
                    stated=stated,
                    anchors=tuple(sorted(ours | theirs | above)),
                    content=stems(_clause(record)),
                    ordinals=ordinals(record.quote),
                    family=FAMILY.get(record.type, record.type),
                    status=_status_on(record.status, when, published),
                    vague=says_within(record),
                )
            )
    return told


def _status_on(status: Status, when: Interval | None, published: Interval | None) -> Status:
    ahead = when is not None and published is not None and published[1] < when[0]
    return Status.SCHEDULED if ahead and status is Status.OCCURRED else status


def says_within(mention: EventMentionRecord) -> bool:
    """Whether a mention's date means some day within it ("in May", "in late May"), not all of it ("from 2 to
    8 May")."""
    if mention.date.granularity is Granularity.RANGE:
        return part_of_period(mention.date_phrase or "")
    return mention.date.granularity in intervals.VAGUE


def in_order(records: Iterable[EventMentionRecord]) -> list[EventMentionRecord]:
    """The mentions of one article in an order that does not depend on how they were listed: by place, then
    type, then all that they say."""
    placed = [(_place_of(record), record) for record in records]
    counts = Counter(key for key, _ in placed)
    return [
        record
        for _, _, record in sorted(
            (
                (key, record.model_dump_json(exclude={"merged_because"}) if counts[key] > 1 else "", record)
                for key, record in placed
            ),
            key=lambda item: item[:2],
        )
    ]


def _place_of(record: EventMentionRecord) -> tuple[int, int, int, str]:
    trigger = record.trigger_start if record.trigger_start is not None else record.start
    return (record.start, trigger, record.end, record.type.value)


def _theme(parties: Iterable[list[str]]) -> frozenset[str]:
    """The parties that most mentions with parties share: whom the article is about; nobody when it is about
    several."""
    named = [p for p in parties if p]
    counts = Counter(party for p in named for party in p)
    if not counts:
        return frozenset()
    return frozenset(party for party, n in counts.items() if 2 * n > len(named))


def _clause(record: EventMentionRecord) -> str:
    """The part of the evidence sentence around the trigger, in whole words."""
    if record.trigger_start is None or not record.trigger:
        return record.quote
    at = record.trigger_start - record.start
    left, right = max(0, at - _AROUND), at + len(record.trigger) + _AROUND
    clause = record.quote[left:right]
    if left > 0:
        clause = re.sub(r"^\w*", "", clause)
    if right < len(record.quote):
        clause = re.sub(r"\w*$", "", clause)
    return clause
