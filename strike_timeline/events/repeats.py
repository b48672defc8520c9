"""Each event of an article once: what it tells again without a date, or on the same day, goes."""

from __future__ import annotations

from dataclasses import dataclass

from strike_timeline.events.confidence import Finder
from strike_timeline.model import EventMention, EventType

ONE_PER_ARTICLE = frozenset(
    {
        EventType.STRIKE_START,
        EventType.STRIKE_END,
        EventType.STRIKE_AUTHORIZATION,
        EventType.CONTRACT_EXPIRATION,
        EventType.TENTATIVE_AGREEMENT,
        EventType.RATIFICATION,
        EventType.LOCKOUT,
        EventType.TALKS_BREAKDOWN,
        EventType.STRIKE_CONTINUES,
        EventType.NEGOTIATION,
    }
)
"""Events that an undated mention tells again when the article has told them with a date."""

NEWS_DAYS = 7
"""How old the news of a lead may be that gives no date."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before repeats go; its ``confidence`` is still the probability that its finder gave it."""

    event: EventMention
    assumed: bool
    """Dated by the publication day alone."""
    finder: Finder = Finder.JUDGE


def once(drafts: list[Draft]) -> list[Draft]:
    """Each event once: of mentions with the same type, status, date and parties the surest; vaguer repeats
    go.
    """
    dated: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        if draft.event.when and draft.event.when.start and not draft.assumed:
            dated.setdefault((draft.event.type, draft.event.unions), []).append(draft)
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        event = draft.event
        alike = dated.get((event.type, event.unions), []) if event.type in ONE_PER_ARTICLE else []
        if alike and (
            not event.when or (draft.assumed and any(_is_news(event, other.event) for other in alike))
        ):
            continue
        when = (event.when.start, event.when.end) if event.when else ("undated", event.start)
        key = (
            (event.type, event.status, when, event.unions)
            if event.type in ONE_PER_ARTICLE
            else (event.type, event.start, when)
        )
        if key not in kept or kept[key].event.confidence < event.confidence:
            kept[key] = draft
    return sorted(kept.values(), key=lambda draft: draft.event.trigger_start)


def _is_news(lead: EventMention, told: EventMention) -> bool:
    """Whether a lead dated by its publication day alone tells the news that ``told`` gives the day of."""
    if (
        told.status is not lead.status
        or not lead.when
        or not lead.when.end
        or not told.when
        or not told.when.start
    ):
        return False
    return 0 <= (lead.when.end - told.when.start).days <= NEWS_DAYS
