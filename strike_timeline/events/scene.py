"""A sentence as the event extractor sees it: text, clauses, parties, people and dates by offset."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from strike_timeline.events.clauses import Clause, clauses
from strike_timeline.events.triggers import fold
from strike_timeline.language.syntax import Parse, read
from strike_timeline.model import DateSpan, Entity, Relation


@dataclass(frozen=True, slots=True)
class Party:
    """A mention of a union, employer, association or public body; offsets count from the sentence's
    beginning.
    """

    start: int
    end: int
    entity: Entity


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date phrase of the sentence."""

    start: int
    end: int
    text: str
    when: DateSpan
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence. ``start`` is its offset in the article."""

    start: int
    text: str
    folded: str
    clauses: list[Clause]
    parties: list[Party]
    people: list[Party]
    phrases: list[Phrase]
    carried: Phrase | None
    """The date that opens its paragraph ("Sept. 22. …", "14 July – …") and dates what has no date of its
    own.
    """
    heading: bool
    """A headline, crosshead or byline: a line that is no sentence."""
    lead: bool
    """Among the first sentences of the body, which tell the news of the day."""
    parse: Parse | None = None
    """Of the whole article, whose characters it counts; None when it has not been parsed."""


LEAD_SENTENCES = 1
_BULLET = re.compile(r"[\s*•·–—-]*")
_ENTRY = re.compile(r"[*_]*(?:\.|:|\s*[–—]|\s+-)\s")
_CLOSING = (".", "!", "?", '."', ".”", '!"', "!”", '?"', "?”", ".)", ".’", ".'")


def scenes(doc: Doc) -> Iterator[Scene]:
    """The sentences of ``doc`` in order, with what the components before found in them."""
    parties = sorted(doc.spans.get("parties", []), key=lambda span: (span.start_char, span.kb_id_))
    dates = sorted(doc.spans.get("dates", []), key=lambda span: span.start_char)
    people = [ent for ent in doc.ents if ent.label_ == "PERSON"]
    body = 0
    carried: Phrase | None = None
    whole = doc.text
    parse = read(doc)
    for sent in doc.sents:
        text = sent.text.rstrip()
        if not text.strip():
            continue
        phrases = [_phrase(span, sent.start_char) for span in _within(dates, sent) if not span._.stamp]
        heading = is_heading(text, dated=bool(phrases))
        if _opens_paragraph(whole, sent.start_char):
            carried = _entry_date(whole, sent.start_char, phrases)
        yield Scene(
            start=sent.start_char,
            text=text,
            folded=(folded := fold(text)),
            clauses=clauses(folded),
            parties=[p for span in _within(parties, sent) if (p := _party(span, sent.start_char))],
            people=[p for span in _within(people, sent) if (p := _party(span, sent.start_char))],
            phrases=phrases,
            carried=carried,
            heading=heading,
            lead=not heading and body < LEAD_SENTENCES,
            parse=parse,
        )
        body += not heading


def _opens_paragraph(text: str, start: int) -> bool:
    return "\n" in text[max(0, start - 4) : start] or start < 4


def _entry_date(text: str, start: int, phrases: list[Phrase]) -> Phrase | None:
    """The phrase that opens a chronology entry: a date, then a full stop, colon or dash."""
    if not phrases or phrases[0].when.start is None:
        return None
    first = phrases[0]
    opens = _BULLET.fullmatch(text, start, start + first.start)
    closes = _ENTRY.match(text, start + first.end)
    return first if opens and closes else None


def is_heading(text: str, *, dated: bool) -> bool:
    """Whether a line is a headline, crosshead, question or byline; a dated chronology entry is none."""
    stripped = text.strip()
    if stripped.endswith("?"):
        return True
    words = stripped.split()
    return not stripped.endswith(_CLOSING) and len(words) <= 18 and not (dated and words[0][0].isdigit())


def _within(spans: list[Span], sent: Span) -> list[Span]:
    """Those of ``spans`` (in text order) that begin in the sentence."""
    first = bisect_left(spans, sent.start_char, key=lambda span: span.start_char)
    last = bisect_left(spans, sent.end_char, lo=first, key=lambda span: span.start_char)
    return spans[first:last]


def _party(span: Span, origin: int) -> Party | None:
    entity = span._.entity
    return entity and Party(span.start_char - origin, span.end_char - origin, entity)


def _phrase(span: Span, origin: int) -> Phrase:
    return Phrase(span.start_char - origin, span.end_char - origin, span.text, span._.when, span._.relation)
