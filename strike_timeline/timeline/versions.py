"""Articles that are versions of one: wire copy printed twice, a story told again with a few lines more.

Such articles are one source. The later version supersedes the earlier; of versions of one day that which says
that it was updated, then the longer. What only an earlier version tells still counts.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from strike_timeline.document import ArticleRecord, EventMentionRecord, When
from strike_timeline.model import Article, EventType
from strike_timeline.timeline import intervals
from strike_timeline.timeline.copies import LEAST_WORDS, copies, words
from strike_timeline.timeline.intervals import Interval
from strike_timeline.timeline.lexicon import update_number

_DAYS = 7
"""Versions come out within so many days of each other, unless the text is the same word for word."""
_HEAD = 300
"""Characters at the beginning of a text that may say that it is an update."""


def find_versions(articles: Sequence[Article]) -> list[list[Article]]:
    """Groups of two or more articles that are versions of one, the earliest version first.

    ``articles`` are in order of publication.
    """
    same: dict[bytes, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        tokens = words(article.text)
        if len(tokens) >= LEAST_WORDS:
            same[hashlib.sha256(" ".join(tokens).encode()).digest()].append(number)
    prints = list(same.values())
    published = [_first_printed(articles[n] for n in numbers) for numbers in prints]
    since = {n: published[each] for each, numbers in enumerate(prints) for n in numbers}

    def near(one: int, other: int) -> bool:
        a, b = published[one], published[other]
        return a is None or b is None or intervals.gap(a, b) <= _DAYS

    groups = copies([articles[numbers[0]].text for numbers in prints], near)
    grouped = {number for group in groups for number in group}
    members = [[n for each in group for n in prints[each]] for group in groups]
    members += [
        numbers for number, numbers in enumerate(prints) if number not in grouped and len(numbers) > 1
    ]
    ordered = (
        sorted(group, key=lambda n: _version_order(articles[n], since[n])) for group in sorted(members)
    )
    return [[articles[n] for n in group] for group in ordered]


def _first_printed(copies: Iterable[Article]) -> Interval | None:
    """When a text appeared first: a reprint is no later version."""
    return min((day for copy in copies if (day := _published(copy))), default=None)


def _published(article: Article) -> Interval | None:
    published = article.published
    return (published.start.toordinal(), published.end.toordinal()) if published else None


def _version_order(article: Article, since: Interval | None) -> tuple[int, int, int, int, str, str]:
    own = _published(article) or (0, 0)
    update = max(update_number(article.title), update_number(article.text[:_HEAD]))
    return (since[0] if since else 0, update, len(words(article.text)), own[0], article.source, article.id)


def mark_versions(records: Iterable[ArticleRecord], groups: Iterable[Sequence[str]]) -> list[ArticleRecord]:
    """The records with what they supersede and are superseded by; ``groups`` are ids of versions of one
    article, the earliest first."""
    earlier: dict[str, list[str]] = {}
    latest: dict[str, str] = {}
    for *before, last in groups:
        if before:
            earlier[last] = before
            latest.update(dict.fromkeys(before, last))
    marked = []
    for record in records:
        supersedes, superseded_by = earlier.get(record.id, []), latest.get(record.id)
        if (record.supersedes, record.superseded_by) != (supersedes, superseded_by):
            record = record.model_copy(update={"supersedes": supersedes, "superseded_by": superseded_by})
        marked.append(record)
    return marked


def date_as_first_printed(
    mentions: Mapping[str, list[EventMentionRecord]], groups: Iterable[Sequence[Article]]
) -> None:
    """Gives, in place, a sentence that a later version repeats word for word the date that it had where it
    was first printed: "on Tuesday" is still the same Tuesday. Versions whose day is not stated have no say.

    ``mentions`` are those of each article, by its id; ``groups`` as of :func:`find_versions`.
    """
    for group in groups:
        first: dict[tuple[str, EventType, int | None, str | None], When] = {}
        for version in group:
            if version.published is None or version.published.inferred:
                continue
            records = mentions[version.id]
            own = {_sentence(record): record.date for record in records}
            records[:] = [_dated(record, first.get(_sentence(record))) for record in records]
            first = own | first


def _sentence(record: EventMentionRecord) -> tuple[str, EventType, int | None, str | None]:
    trigger = None if record.trigger_start is None else record.trigger_start - record.start
    return (record.quote, record.type, trigger, record.date_phrase)


def _dated(record: EventMentionRecord, first: When | None) -> EventMentionRecord:
    if first is None or (first.start, first.end) == (record.date.start, record.date.end):
        return record
    basis = f"{first.basis}, as in the version printed first"
    return record.model_copy(update={"date": first.model_copy(update={"basis": basis})})


def restrict_articles(articles: Sequence[ArticleRecord], kept: Collection[str]) -> list[ArticleRecord]:
    """The articles with these ids, each superseded by the latest version that is among them."""
    groups = ([i for i in (*a.supersedes, a.id) if i in kept] for a in articles if a.supersedes)
    return mark_versions((a for a in articles if a.id in kept), [group for group in groups if group])
