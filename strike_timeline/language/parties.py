"""``strike_parties``: who the role nouns of an article stand for.

Writes ``doc.spans["parties"]``: every named union, employer, association and public body, and the role
nouns ("the union", "both sides", "writers") that stand for one, in text order. ``span._.nominal`` tells
the two apart. A noun that stands for several entities ("the two sides") has one span for each, over the
same words. Nouns that nothing ties to a named party stay out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from strike_timeline.language.extensions import entity_of, register, set_entity
from strike_timeline.language.gazetteer import LABELS, cut_doc
from strike_timeline.language.gazetteer_data import load_gazetteer
from strike_timeline.language.party_memory import PARTY_TYPES, PartyMemory
from strike_timeline.language.pieces import PieceText
from strike_timeline.language.role_nouns import RoleFinder
from strike_timeline.language.shared import sentence_offsets


class Parties:
    """Resolves the role nouns of one document at a time."""

    def __init__(self, files: list[str]) -> None:
        register()
        self._gazetteer = load_gazetteer([Path(f) for f in files]).entities

    def __call__(self, doc: Doc) -> Doc:
        cut = cut_doc(doc)
        entities = doc.ents
        known = [(ent, entity_of(ent)) for ent in entities]
        named = [(ent, entity) for ent, entity in known if entity and entity.type in PARTY_TYPES]
        mentions = [(ent.start_char, entity) for ent, entity in named]
        memory = PartyMemory(mentions, sentence_offsets(doc) or [0], self._gazetteer)
        finder = RoleFinder(cut, memory.worker_words, memory.collective_words)
        spans = [ent for ent, _ in named]
        taken = _taken(cut, entities)
        for noun in finder.find(taken):
            start, end = cut.starts[noun.first], cut.ends[noun.last - 1]
            for entity in memory.resolve(noun, start):
                span = doc.char_span(start, end, label=LABELS[entity.type], alignment_mode="expand")
                if span is not None:
                    set_entity(span, entity)
                    span._.nominal = True
                    spans.append(span)
        doc.spans["parties"] = sorted(spans, key=lambda s: (s.start_char, s.end_char, s.kb_id_))
        return doc


def _taken(cut: PieceText, entities: Sequence[Span]) -> frozenset[int]:
    """The pieces that entities lie over."""
    taken: set[int] = set()
    for ent in entities:
        first = bisect_right(cut.ends, ent.start_char)
        taken.update(range(first, bisect_left(cut.starts, ent.end_char)))
    return frozenset(taken)


@Language.factory(
    "strike_parties",
    default_config={"files": []},
    requires=["doc.ents"],
    assigns=["doc.spans", "span._.entity", "span._.nominal"],
)
def create_parties(nlp: Language, name: str, files: list[str]) -> Parties:
    """The component ``strike_parties``; ``files`` are the gazetteer files of ``strike_gazetteer``."""
    return Parties(files)
