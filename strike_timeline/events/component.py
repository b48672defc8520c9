"""``strike_events``: event mentions in ``doc.spans["events"]``, each with ``span._.event``.

Reads sentence starts, ``doc.spans["parties"]``, ``doc.spans["dates"]``, ``doc.ents`` and ``doc._.published``.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from strike_timeline.events.extract import extract
from strike_timeline.language.extensions import register
from strike_timeline.model import EventMention


class EventExtractor:
    """Finds event mentions; stateless."""

    def __call__(self, doc: Doc) -> Doc:
        spans: list[Span] = []
        for event in extract(doc):
            span = doc.char_span(
                event.trigger_start, event.trigger_end, label=event.type.value, alignment_mode="expand"
            )
            if span is not None:
                span._.event = event
                spans.append(span)
        doc.spans["events"] = spans
        return doc


@Language.factory("strike_events", assigns=["doc.spans", "span._.event"])
def create_events(nlp: Language, name: str) -> EventExtractor:
    """The component ``strike_events``."""
    register()
    return EventExtractor()


def mentions(doc: Doc) -> tuple[EventMention, ...]:
    """The event mentions of a processed document, in text order."""
    return tuple(span._.event for span in doc.spans.get("events", []))
