"""Disputes that the articles mention only in passing: "the last strike, in 1997, lasted 15 days"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from strike_timeline.document import EventRecord
from strike_timeline.model import Salience
from strike_timeline.timeline import intervals
from strike_timeline.timeline.intervals import Interval

_DAYS = 365
"""What ended more days than this before an article is history to it."""


def mention_counts(events: Sequence[EventRecord]) -> Counter[str]:
    """How many mentions of events each article has."""
    return Counter(mention.article for event in events for mention in event.mentions)


def is_background(
    events: Sequence[EventRecord], published: Mapping[str, Interval], told: Mapping[str, int]
) -> bool:
    """Whether a dispute of these events is background: all are minor, those with a date (one at least) ended
    more than a year before every article that tells them, and no article tells more of the dispute than of
    everything else.

    ``published`` and ``told`` are the publication and the number of mentions of each article (see
    :func:`mention_counts`).
    """
    dated = [event for event in events if intervals.of(event.date) is not None]
    if not dated or any(event.salience is Salience.CORE for event in events):
        return False
    own = mention_counts(events)
    return all(_is_history(event, published) for event in dated) and all(
        2 * own[article] <= told[article] for article in own
    )


def _is_history(event: EventRecord, published: Mapping[str, Interval]) -> bool:
    when = intervals.of(event.date)
    return when is not None and all(
        mention.article in published and published[mention.article][0] - when[1] > _DAYS
        for mention in event.mentions
    )
