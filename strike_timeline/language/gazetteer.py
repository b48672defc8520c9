"""``strike_gazetteer``: the known unions, employers, associations and public bodies of an article.

Writes ``doc.ents`` with the labels UNION, EMPLOYER, ASSOCIATION and GOVERNMENT; ``span._.entity`` is the
:class:`~strike_timeline.model.Entity`. Reads ``doc._.published`` for names that changed hands over the years.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from strike_timeline.language.extensions import published_of, register, set_entity
from strike_timeline.language.gazetteer_data import fold, load_gazetteer
from strike_timeline.language.name_choice import choose
from strike_timeline.language.name_trie import NameTrie
from strike_timeline.language.pieces import cut
from strike_timeline.language.places import countries_named
from strike_timeline.language.shared import Shared, text_of
from strike_timeline.model import Entity, EntityType

LABELS: dict[EntityType, str] = {
    EntityType.UNION: "UNION",
    EntityType.EMPLOYER: "EMPLOYER",
    EntityType.EMPLOYER_ASSOCIATION: "ASSOCIATION",
    EntityType.GOVERNMENT: "GOVERNMENT",
    EntityType.PERSON: "PERSON",
    EntityType.PLACE: "PLACE",
    EntityType.OTHER_ORG: "ORG",
}


cut_doc = Shared(cut)
"""A document's text as pieces, with the sentence starts that the document has."""


class GazetteerNames:
    """Finds known names. ``files`` are a user's own gazetteer files."""

    def __init__(self, files: list[str]) -> None:
        register()
        self.gazetteer = load_gazetteer([Path(f) for f in files])
        self._trie = NameTrie(self.gazetteer)

    def __call__(self, doc: Doc) -> Doc:
        text = cut_doc(doc)
        matches = list(self._trie.matches(text))
        if not matches:
            return doc
        published = published_of(doc)
        year = published.end.year if published else None
        spans: list[Span] = []
        for named in choose(text, matches, self.gazetteer, year, countries_named(text)):
            start, end = text.starts[named.first], text.ends[named.last - 1]
            if named.key is not None:
                entity = self.gazetteer.entries[named.key].entity
            elif named.type is not None:
                name = text_of(doc)[start:end]
                entity = Entity(key=f"{named.type}:{fold(name)}", name=name, type=named.type)
            span = doc.char_span(start, end, label=LABELS[entity.type], alignment_mode="expand")
            if span is not None:
                set_entity(span, entity)
                spans.append(span)
        doc.ents = tuple(filter_spans([*spans, *_foreign(doc, spans)]))
        return doc


def _foreign(doc: Doc, spans: list[Span]) -> list[Span]:
    """Entities that another component found before and that overlap none of ours."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    return [ent for ent in doc.ents if taken.isdisjoint(range(ent.start, ent.end))]


@Language.factory("strike_gazetteer", default_config={"files": []}, assigns=["doc.ents", "span._.entity"])
def create_gazetteer(nlp: Language, name: str, files: list[str]) -> GazetteerNames:
    """The component ``strike_gazetteer``; ``files`` are paths of a user's own gazetteer files."""
    return GazetteerNames(files)
