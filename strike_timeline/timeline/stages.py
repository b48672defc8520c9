"""How far a dispute has come, and which stages of the usual chain its articles leave out.

The chain: the contract expires, a strike is authorized, work stops, a tentative agreement is reached and
ratified, and the stoppage ends. Stages count by the day on which they came about, not by their place in the
chain: a deal is often ratified after the return to work, and may be rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from strike_timeline.document import EventRecord
from strike_timeline.model import DisputeStage, EventType, Status
from strike_timeline.timeline.lexicon import says_rejected, says_resumed
from strike_timeline.timeline.strikes import End, Moment, span_end, supported

_STAGES = {
    EventType.CONTRACT_EXPIRATION: DisputeStage.CONTRACT_EXPIRED,
    EventType.STRIKE_AUTHORIZATION: DisputeStage.AUTHORIZED,
    EventType.STRIKE_START: DisputeStage.ON_STRIKE,
    EventType.STRIKE_JOINED: DisputeStage.ON_STRIKE,
    EventType.STRIKE_CONTINUES: DisputeStage.ON_STRIKE,
    EventType.LOCKOUT: DisputeStage.LOCKED_OUT,
    EventType.TENTATIVE_AGREEMENT: DisputeStage.TENTATIVE_AGREEMENT,
    EventType.RATIFICATION: DisputeStage.RATIFIED,
    EventType.STRIKE_END: DisputeStage.ENDED,
}
_CHAIN = tuple(DisputeStage)
_BEFORE_STRIKE = (DisputeStage.CONTRACT_EXPIRED, DisputeStage.AUTHORIZED)
_STOPPED = (DisputeStage.ON_STRIKE, DisputeStage.LOCKED_OUT)
_SETTLED = (DisputeStage.RATIFIED, DisputeStage.ENDED)
_UNDER_WAY = frozenset({EventType.STRIKE_CONTINUES, EventType.STRIKE_JOINED})
"""They show that work is down, and begin nothing."""

END_WITHOUT_START = "strike end without a start"
STRIKE_WITHOUT_START = "strike without a start"
STRIKE_WITHOUT_VOTE = "strike without a told authorization"
RATIFIED_WITHOUT_DEAL = "ratification without a tentative agreement"
NO_END_THOUGH_RATIFIED = "{} without an end, though a deal was ratified"
NO_END_THOUGH_RESUMED = "{} without an end, though work resumed"


@dataclass(frozen=True, slots=True)
class Reached:
    """A stage, and the event that shows it."""

    stage: DisputeStage
    event: EventRecord


def is_rejection(event: EventRecord) -> bool:
    """Whether a vote went against the deal, or against a strike, as most of its mentions tell it."""
    votes = event.type in (EventType.RATIFICATION, EventType.STRIKE_AUTHORIZATION)
    against = sum(says_rejected(m.trigger) for m in event.mentions)
    return votes and 2 * against > len(event.mentions)


def ratifications(events: Sequence[EventRecord]) -> list[EventRecord]:
    """The votes for a deal: those with a day, and without one only where a tentative agreement is told."""
    happened = [e for e in events if e.status is Status.OCCURRED]
    agreed = any(e.type is EventType.TENTATIVE_AGREEMENT for e in happened)
    votes = (e for e in happened if e.type is EventType.RATIFICATION and not is_rejection(e))
    return [e for e in votes if agreed or e.date.start is not None]


def stage(events: Sequence[EventRecord]) -> Reached | None:
    """The stage that the last event shows which changes it; events without a day only lead further along the
    chain. None when nothing of the chain has happened."""
    now: Reached | None = None
    before_deal: Reached | None = None
    for reached in _in_time(events):
        dealt = now is not None and now.stage is DisputeStage.TENTATIVE_AGREEMENT
        if is_rejection(reached.event):
            if dealt and reached.stage is DisputeStage.RATIFIED:
                now = Reached(before_deal.stage, reached.event) if before_deal else None
        elif _moves(now, reached):
            if reached.stage is DisputeStage.TENTATIVE_AGREEMENT and not dealt:
                before_deal = now
            now = reached
    for reached in _undated(events):
        if now is None or _follows(now, reached):
            now = reached
    return now


def gaps(events: Sequence[EventRecord], first: Moment | None, end: End | None, has_unions: bool) -> list[str]:
    """Stages that must have come about, because a later one did, and that no article tells.

    An expired contract is not asked for: workers strike for a first contract, or in sympathy, too.
    """
    happened = [e for e in events if e.status is Status.OCCURRED]
    kinds = {e.type for e in happened if not is_rejection(e)}
    started, locked_out = EventType.STRIKE_START in kinds, EventType.LOCKOUT in kinds
    found = []
    if not started and not locked_out:
        if EventType.STRIKE_END in kinds:
            found.append(END_WITHOUT_START)
        elif kinds & _UNDER_WAY:
            found.append(STRIKE_WITHOUT_START)
    if started and has_unions and EventType.STRIKE_AUTHORIZATION not in kinds:
        found.append(STRIKE_WITHOUT_VOTE)
    if ratifications(events) and EventType.TENTATIVE_AGREEMENT not in kinds:
        found.append(RATIFIED_WITHOUT_DEAL)
    if first is not None and end is None and EventType.STRIKE_END not in kinds:
        what = "strike" if started else "lockout"
        later = [e for e in happened if e.date.start is not None and e.date.start > first.day]
        if ratifications(later):
            found.append(NO_END_THOUGH_RATIFIED.format(what))
        elif any(_resumed(e) for e in later):
            found.append(NO_END_THOUGH_RESUMED.format(what))
    return found


def _in_time(events: Sequence[EventRecord]) -> Iterator[Reached]:
    """The stages reached on known days, in order; of one day by their place in the chain."""
    strikes = supported(events, EventType.STRIKE_START)
    ends = [(e, over) for e in strikes if (over := span_end(e))]
    told = [e for e in events if e.type is not EventType.STRIKE_START and _counts(e)] + strikes
    dated = [(e.date.start, Reached(_STAGES[e.type], e)) for e in told if e.date.start is not None]
    dated += [(over.day, Reached(DisputeStage.ENDED, e)) for e, over in ends]
    yield from (reached for _, reached in sorted(dated, key=_order))


def _undated(events: Iterable[EventRecord]) -> Iterator[Reached]:
    found = [e for e in events if _counts(e) and e.date.start is None and not is_rejection(e)]
    yield from sorted((Reached(_STAGES[e.type], e) for e in found), key=lambda r: _place(r.stage))


def _counts(event: EventRecord) -> bool:
    return event.type in _STAGES and event.status is Status.OCCURRED


def _order(pair: tuple[date, Reached]) -> tuple[date, int, str]:
    day, reached = pair
    return day, _place(reached.stage), reached.event.id


def _place(stage: DisputeStage) -> int:
    return _CHAIN.index(stage)


def _moves(now: Reached | None, reached: Reached) -> bool:
    """Whether a stage takes the place of the one before: what leads up to a strike changes nothing while work
    is down or a deal stands, and what only shows a strike changes nothing after it."""
    if now is None:
        return True
    if reached.stage in _BEFORE_STRIKE:
        return now.stage in _BEFORE_STRIKE or now.stage in _SETTLED
    if reached.event.type in _UNDER_WAY:
        return now.stage in _BEFORE_STRIKE or now.stage in _STOPPED
    return True


def _follows(now: Reached, reached: Reached) -> bool:
    """Whether a stage without a day can come after the one that the days tell; a ratification does so only
    after a tentative agreement."""
    if now.stage in _SETTLED or _place(reached.stage) <= _place(now.stage):
        return False
    return reached.stage is not DisputeStage.RATIFIED or now.stage is DisputeStage.TENTATIVE_AGREEMENT


def _resumed(event: EventRecord) -> bool:
    return any(says_resumed(m.quote) for m in event.mentions)
