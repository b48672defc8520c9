"""``strike_parties``: who the role nouns of an article stand for.

Writes ``doc.spans["parties"]``: every named union, employer, association and public body, and the role
nouns ("the union", "both sides", "writers") that stand for one, in text order. ``span._.nominal`` tells
the two apart. A noun that stands for several entities ("the two sides") has one span for each, over the
same words. Nouns that nothing ties to a named party stay out.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from strike_timeline.language.extensions import register
from strike_timeline.language.gazetteer import LABELS, cut_doc
from strike_timeline.language.gazetteer_data import load_gazetteer
from strike_timeline.language.party_memory import PartyMemory, party_types
from strike_timeline.language.pieces import Piece
from strike_timeline.language.role_nouns import RoleFinder


class Parties:
    """Resolves the role nouns of one document at a time."""

    def __init__(self, files: list[str]) -> None:
        register()
        self._gazetteer = load_gazetteer([Path(f) for f in files]).entities

    def __call__(self, doc: Doc) -> Doc:
        named = [ent for ent in doc.ents if ent._.entity is not None and ent._.entity.type in party_types()]
        cut = cut_doc(doc)
        mentions = [(ent.start_char, ent._.entity) for ent in named]
        memory = PartyMemory(mentions, _sentence_starts(doc), self._gazetteer)
        finder = RoleFinder(cut, memory.worker_words, memory.collective_words)
        spans = list(named)
        bounds = [(ent.start_char, ent.end_char) for ent in doc.ents]
        taken = _taken(cut.pieces, bounds)
        for noun in finder.find(taken):
            start, end = cut.pieces[noun.first].start, cut.pieces[noun.last - 1].end
            for entity in memory.resolve(noun, start):
                span = doc.char_span(start, end, label=LABELS[entity.type], alignment_mode="expand")
                if span is not None:
                    span._.entity = entity
                    span._.nominal = True
                    spans.append(span)
        doc.spans["parties"] = sorted(spans, key=lambda s: (s.start_char, s.end_char, s.kb_id_))
        return doc


def _sentence_starts(doc: Doc) -> list[int]:
    return [token.idx for token in doc if token.is_sent_start]


def _taken(pieces: list[Piece], bounds: list[tuple[int, int]]) -> frozenset[int]:
    taken: set[int] = set()
    k = 0
    for i, piece in enumerate(pieces):
        while k < len(bounds) and bounds[k][1] <= piece.start:
            k += 1
        if k < len(bounds) and bounds[k][0] < piece.end:
            taken.add(i)
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
