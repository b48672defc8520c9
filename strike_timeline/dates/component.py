"""The spaCy components ``strike_published`` and ``strike_dates``: when the document was published, and its
date phrases, found, resolved and put onto it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from strike_timeline.dates.anchor import date_spans
from strike_timeline.dates.expressions import CalendarDay
from strike_timeline.dates.publication import infer_from
from strike_timeline.dates.reading import Reading, read
from strike_timeline.dates.stamps import is_dateline
from strike_timeline.language import extensions
from strike_timeline.language.shared import Shared, text_of
from strike_timeline.model import DateMention, DateSpan, Published, Relation

extensions.register()

KEY = "dates"
"""Name of the span group."""


_readings = Shared(read)
"""The phrases of a document: both components need them, none of them depends on the publication date."""


def _without_header(text: str, told: list[tuple[Reading, DateSpan]]) -> list[tuple[Reading, DateSpan]]:
    """Leave out a publication line that only repeats the dateline below it."""
    stamped = [
        i for i, (reading, _) in enumerate(told) if reading.stamp and isinstance(reading.tree, CalendarDay)
    ]
    if len(stamped) < 2:
        return told
    header, dateline = told[stamped[0]][0], told[stamped[1]][0]
    if is_dateline(text, header.start, header.end) or not is_dateline(text, dateline.start, dateline.end):
        return told
    return told[: stamped[0]] + told[stamped[0] + 1 :]


class PublicationFinder:
    """Sets ``doc._.published`` from the text where the source did not give it, for what looks it up before
    ``strike_dates``.

    Reads ``doc._.link_dates``, ``doc._.hint_year`` and the sentence starts if they are set."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        if extensions.published_of(doc) is None:
            doc._.published = _inferred(doc, _readings(doc))
        return doc


def _inferred(doc: Doc, readings: list[Reading]) -> Published | None:
    return infer_from(text_of(doc), readings, doc._.link_dates, doc._.hint_year)


class DateFinder:
    """Writes ``doc.spans["dates"]``: spans with ``_.when``, ``_.relation`` and ``_.stamp``, in text order.

    Reads ``doc._.published``, ``doc._.link_dates``, ``doc._.hint_year`` and the sentence starts if they are
    set. A publication date that the document lacks is ``published``, else inferred from the text; it is
    stored."""

    def __init__(self, name: str, published: Published | None = None) -> None:
        self.name = name
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        readings = _readings(doc)
        published = extensions.published_of(doc)
        if published is None:
            doc._.published = published = self.published or _inferred(doc, readings)
        spans: list[Span] = []
        seen: set[tuple[int, int]] = set()
        told = list(zip(readings, date_spans(readings, published), strict=True))
        for reading, when in _without_header(text_of(doc), told):
            span = doc.char_span(reading.start, reading.end, label="DATE", alignment_mode="expand")
            if span is None or (span.start, span.end) in seen:
                continue
            seen.add((span.start, span.end))
            span._.when = when
            span._.relation = reading.relation
            span._.stamp = reading.stamp
            spans.append(span)
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
        return doc


@Language.factory("strike_published", default_config={})
def create_published(nlp: Language, name: str) -> PublicationFinder:
    """Factory of the component; it has no settings."""
    return PublicationFinder(name)


@Language.factory("strike_dates", assigns=["doc.spans"], default_config={"published": None})
def create_dates(nlp: Language, name: str, published: str | None) -> DateFinder:
    """Factory of the component. ``published``: an ISO day, when documents that do not say were published.

    Raises ValueError when it is none.
    """
    return DateFinder(name, extensions.published_on(published) if published else None)


def _relation(span: Span) -> Relation | None:
    """``span._.relation``, which spaCy's bytes keep as bare text."""
    return Relation(span._.relation) if span._.relation else None


def mentions(doc: Doc) -> tuple[DateMention, ...]:
    """The date phrases of a document that went through ``strike_dates``, free of spaCy, in text order."""
    return tuple(
        DateMention(s.start_char, s.end_char, s.text, s._.when, _relation(s), s._.stamp)
        for s in doc.spans.get(KEY, ())
    )
