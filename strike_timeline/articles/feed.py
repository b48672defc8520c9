"""RSS and Atom feeds, read by feedparser; an entry is an article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import feedparser

from strike_timeline.articles.days import field_day
from strike_timeline.articles.draft import Numbered
from strike_timeline.articles.fragment import inline_text
from strike_timeline.articles.inputs import Input
from strike_timeline.articles.problems import ReadProblem, UnreadableError
from strike_timeline.articles.records import from_text
from strike_timeline.articles.trust import Claim, Says

_CLOSED = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
_TAIL = 2000
"""Bytes at the end of a feed in which its outermost tag is closed."""


def feed(source: Input) -> Iterator[Numbered | ReadProblem]:
    """Raises UnreadableError when there is no entry. The day is the one the feed writes, in its own zone."""
    data = source.read()
    parsed = feedparser.parse(io.BytesIO(data))
    if not parsed.entries:
        fault = parsed.get("bozo_exception")
        raise UnreadableError(f"a feed without entries{f' ({fault})' if fault else ''}")
    for number, entry in enumerate(parsed.entries, start=1):
        bodies = [str(part.get("value") or "") for part in entry.get("content", [])]
        bodies.append(str(entry.get("summary") or ""))
        body = max(bodies, key=len)
        draft = from_text(body, inline_text(str(entry.get("title") or "")))
        if not draft.readable:
            yield ReadProblem(f"{source.source}#{number}", "the feed entry has no text")
            continue
        draft.url = str(entry.get("link") or "") or draft.url
        draft.claims = (*_claims(entry, parsed.version.startswith("atom")), *draft.claims)
        yield Numbered(draft, number)
    if not _CLOSED.search(data[-_TAIL:].replace(b"\0", b"")):
        yield ReadProblem(source.source, "the feed breaks off: its last entry may be incomplete")


def _claims(entry: feedparser.FeedParserDict, atom: bool) -> Iterator[Claim]:
    """The entry's dates. Outside Atom "updated" is feedparser's name for an item's Dublin Core date."""
    last = ("updated", "updated", Says.MODIFIED) if atom else ("updated", "date", Says.PUBLISHED)
    for key, name, says in (
        ("published", "published", Says.PUBLISHED),
        ("created", "created", Says.PUBLISHED),
        last,
    ):
        value = dict.get(entry, key)
        if value and (found := field_day(str(value))):
            yield Claim.of(found, f"feed entry's {name!r} date", "feed entry", says)
