"""Articles that are versions of one: wire copy printed twice, a story told again with a few lines more.

Such articles are one source. The later version supersedes the earlier; of versions of one day that which says
that it was updated, then the longer. What only an earlier version tells still counts.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from strike_timeline.document import ArticleRecord
from strike_timeline.model import Article
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
    published = [_published(articles[numbers[0]]) for numbers in prints]

    def near(one: int, other: int) -> bool:
        a, b = published[one], published[other]
        return a is None or b is None or intervals.gap(a, b) <= _DAYS

    groups = copies([articles[numbers[0]].text for numbers in prints], near)
    grouped = {number for group in groups for number in group}
    members = [[n for each in group for n in prints[each]] for group in groups]
    members += [
        numbers for number, numbers in enumerate(prints) if number not in grouped and len(numbers) > 1
    ]
    return [sorted((articles[n] for n in group), key=_version_order) for group in sorted(members)]


def _published(article: Article) -> Interval | None:
    published = article.published
    return (published.start.toordinal(), published.end.toordinal()) if published else None


def _version_order(article: Article) -> tuple[int, int, int, str, str]:
    published = _published(article)
    update = max(update_number(article.title), update_number(article.text[:_HEAD]))
    return (published[0] if published else 0, update, len(article.text), article.source, article.id)


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


def restrict_articles(articles: Sequence[ArticleRecord], kept: Collection[str]) -> list[ArticleRecord]:
    """The articles with these ids, each superseded by the latest version that is among them."""
    groups = ([i for i in (*a.supersedes, a.id) if i in kept] for a in articles if a.supersedes)
    return mark_versions((a for a in articles if a.id in kept), [group for group in groups if group])
