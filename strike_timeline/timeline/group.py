"""A group of mentions under construction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from strike_timeline.model import EventType, Status
from strike_timeline.timeline import intervals
from strike_timeline.timeline.intervals import Interval
from strike_timeline.timeline.told import Told

LATEST = frozenset({EventType.NEGOTIATION, EventType.OFFER, EventType.STATEMENT, EventType.PICKET_OR_RALLY})
"""Types that come in rows, of which a vague mention means the last one before it was written."""


@dataclass(eq=False)
class Group:
    """``when`` is what the dated members agree on so far; parties and anchors are those of all members,
    ``newest`` the last day on which one of them was written (0 when unknown)."""

    number: int
    members: list[Told] = field(default_factory=list)
    when: Interval | None = None
    unions: frozenset[str] = frozenset()
    employers: frozenset[str] = frozenset()
    statuses: set[Status] = field(default_factory=set)
    types: set[EventType] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)
    newest: int = 0
    by_article: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))

    def add(self, told: Told) -> None:
        self.members.append(told)
        self.by_article[told.article.id].append(told)
        self.statuses.add(told.status)
        self.types.add(told.record.type)
        self.anchors.update(told.anchors)
        self.newest = max(self.newest, told.known_at)
        if told.stated or not (self.unions or self.employers):
            self.unions |= told.unions
            self.employers |= told.employers
        if told.when is not None:
            self.when = (
                told.when if self.when is None else (intervals.meet(self.when, told.when) or self.when)
            )

    def preference(self, told: Told) -> float:
        """Breaks ties between groups: the earliest of the period, for types that come in rows the latest
        before publication."""
        if self.when is None:
            return 0.0
        if told.record.type in LATEST:
            if told.published and self.when[0] > told.published[1]:
                return len(self.by_article) * 1e7 - float(self.when[0])
            return float(self.when[0])
        if told.when is None and told.published:
            return -float(intervals.gap(self.when, told.published))
        return len(self.by_article) * 1e7 - float(self.when[0])
