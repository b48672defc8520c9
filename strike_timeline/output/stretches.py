"""Strikes and lockouts from their first day to their last, where both are known to the day: what forms that
know days only can show as long as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from strike_timeline.document import DisputeRecord
from strike_timeline.model import EventType, Status
from strike_timeline.output.plain import plain
from strike_timeline.output.view import Section
from strike_timeline.output.when import count
from strike_timeline.timeline.strikes import STRIKING


@dataclass(frozen=True, slots=True)
class Stretch:
    """A strike or lockout from its first day to its last without work, both known to the day."""

    dispute: DisputeRecord
    kind: str
    """ "strike" or "lockout"."""
    first: date
    last: date

    @property
    def title(self) -> str:
        """ "Strike: HCOU – Northport Terminals 2024 (17 days)"."""
        days = count((self.last - self.first).days + 1, "day")
        return f"{self.kind.capitalize()}: {plain(self.dispute.name)} ({days})"


def stretches(sections: Iterable[Section]) -> Iterator[Stretch]:
    """One a dispute whose stoppage has a length and is told by an event that is shown."""
    stopping = STRIKING | {EventType.LOCKOUT}
    for section in sections:
        dispute = section.dispute
        if dispute is None or dispute.duration_days is None:
            continue
        first, last = dispute.strike_start or dispute.lockout_start, dispute.last_day_out
        told = any(e.type in stopping and e.status is Status.OCCURRED for e in section.events)
        if told and first is not None and last is not None and first <= last:
            yield Stretch(dispute, "strike" if dispute.strike_start else "lockout", first, last)
