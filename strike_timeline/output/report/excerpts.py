"""Quotes in context, with what they were read by marked in them: trigger, date phrase, participants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from strike_timeline.document import DateRecord, EventMentionRecord, MentionRecord, Timeline
from strike_timeline.output.context import cut_after, cut_before, surroundings, trigger_offset
from strike_timeline.output.plain import folded, plain
from strike_timeline.output.view import View
from strike_timeline.output.when import resolved

TRIGGER, DATE, PARTY = "trigger", "date", "party"
KINDS = {TRIGGER: "what tells the event", DATE: "its date phrase", PARTY: "who takes part"}
"""What is marked, in the words of the legend."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``kinds`` is empty where nothing is marked, ``note`` what the marks stand for."""

    text: str
    kinds: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote between what stands before and after it in its paragraph, which may be nothing."""

    before: tuple[Piece, ...]
    quote: tuple[Piece, ...]
    after: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    note: str


class Excerpts:
    """Of the mentions of one timeline."""

    def __init__(self, timeline: Timeline, view: View) -> None:
        self._view = view
        self._dates: dict[str, list[DateRecord]] = defaultdict(list)
        for record in timeline.dates:
            self._dates[record.article].append(record)
        self._names: dict[str, list[tuple[MentionRecord, str]]] = defaultdict(list)
        for entity in timeline.entities:
            for named in entity.mentions:
                self._names[named.article].append((named, entity.id))

    def of(self, mention: EventMentionRecord) -> Excerpt:
        """The quote alone where the document does not hold the article's text."""
        article = self._view.articles.get(mention.article)
        text = article.text if article else None
        start, end = mention.start, mention.start + len(mention.quote)
        if text is None or text[start:end] != mention.quote:
            marks = list(self._marks(mention, start, end))
            quote = tuple(_pieces(mention.quote, start, start, end, marks))
            return Excerpt((), quote, (), False, False)
        first, last = surroundings(text, start, end)
        marks = list(self._marks(mention, first, last))
        return Excerpt(
            before=tuple(_pieces(text, 0, first, start, marks)),
            quote=tuple(_pieces(text, 0, start, end, marks)),
            after=tuple(_pieces(text, 0, end, last, marks)),
            cut_before=cut_before(text, first),
            cut_after=cut_after(text, last),
        )

    def _marks(self, mention: EventMentionRecord, first: int, last: int) -> Iterator[_Mark]:
        trigger = trigger_offset(mention)
        if trigger is not None and mention.trigger:
            yield _Mark(trigger, trigger + len(mention.trigger), TRIGGER, "")
        phrase = self._phrase(mention, first, last)
        if phrase is not None:
            yield _Mark(phrase.start, phrase.end, DATE, resolved(phrase))
        elif mention.date_phrase and mention.date_phrase in mention.quote:
            at = mention.start + mention.quote.index(mention.date_phrase)
            yield _Mark(at, at + len(mention.date_phrase), DATE, "")
        cast = {*mention.unions, *mention.employers, *mention.others}
        if mention.attributed_to:
            cast.add(mention.attributed_to)
        for named, entity in self._names[mention.article]:
            if entity in cast and first <= named.start and named.end <= last:
                yield _Mark(named.start, named.end, PARTY, self._view.name(entity))

    def _phrase(self, mention: EventMentionRecord, first: int, last: int) -> DateRecord | None:
        """The date phrase that the mention was dated by: of several with its words the nearest."""
        at = trigger_offset(mention) or mention.start
        found = (
            record
            for record in self._dates[mention.article]
            if record.text == mention.date_phrase and first <= record.start and record.end <= last
        )

        def far(record: DateRecord) -> tuple[bool, int, int]:
            inside = mention.start <= record.start and record.end <= mention.end
            return (not inside, abs(record.start - at), record.start)

        return min(found, key=far, default=None)


def _pieces(text: str, base: int, first: int, last: int, marks: Iterable[_Mark]) -> Iterator[Piece]:
    """The article's text from ``first`` to ``last``, cut wherever a mark begins or ends.

    ``text`` begins at offset ``base`` of the article. Marks that overlap share the pieces that both cover,
    so that neither is lost.
    """
    inside = [mark for mark in marks if mark.start < last and mark.end > first]
    edges = {first, last}
    for mark in inside:
        edges |= {max(mark.start, first), min(mark.end, last)}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        over = [mark for mark in inside if mark.start <= start and end <= mark.end]
        kinds = tuple(kind for kind in KINDS if any(mark.kind == kind for mark in over))
        notes = dict.fromkeys(plain(mark.note) for mark in over if mark.note)
        yield Piece(folded(text[start - base : end - base]), kinds, "; ".join(notes))
