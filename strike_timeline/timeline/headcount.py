"""How many workers a dispute is about: those who stopped work, and those whom the contract covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from strike_timeline.document import EventRecord
from strike_timeline.model import EventType

_STRIKERS = frozenset(
    {EventType.STRIKE_START, EventType.STRIKE_CONTINUES, EventType.STRIKE_END, EventType.LOCKOUT}
)
_COVERED = frozenset(
    {
        EventType.STRIKE_AUTHORIZATION,
        EventType.STRIKE_NOTICE,
        EventType.CONTRACT_EXPIRATION,
        EventType.RATIFICATION,
        EventType.TENTATIVE_AGREEMENT,
    }
)


def workers(events: Sequence[EventRecord], employers: Sequence[str]) -> int | None:
    """How many took part: those who strike or are locked out, else those who vote or are covered, else any
    number told."""
    known = (strikers(events, employers), covered(events, employers), _told(events, EventType, employers))
    return next((number for number in known if number is not None), None)


def strikers(events: Iterable[EventRecord], employers: Sequence[str]) -> int | None:
    """How many strike or are locked out."""
    return _told(events, _STRIKERS, employers)


def covered(events: Iterable[EventRecord], employers: Sequence[str]) -> int | None:
    """How many vote on the strike or the deal, or are covered by the contract: the bargaining unit."""
    return _told(events, _COVERED, employers)


def _told(events: Iterable[EventRecord], kinds: Iterable[EventType], employers: Sequence[str]) -> int | None:
    """The number that most articles give with events of these types; of the whole dispute rather than of one
    of several employers; the largest of equals."""
    wanted = frozenset(kinds)
    counted = [m for e in events if e.type in wanted for m in e.mentions if m.workers and not m.superseded]
    whole = [m for m in counted if not m.employers or 2 * len({*m.employers} & {*employers}) > len(employers)]
    counts = Counter(n for _, n in {(m.article, m.workers) for m in whole or counted} if n is not None)
    return min(counts, key=lambda n: (-counts[n], -n), default=None)
