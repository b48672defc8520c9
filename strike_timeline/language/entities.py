"""``strike_entities``: names that the gazetteer does not know, by their form, their surroundings and
each other.

Extends ``doc.ents`` with UNION, EMPLOYER, ASSOCIATION, GOVERNMENT, PERSON, PLACE and ORG;
``span._.entity`` is one :class:`~strike_timeline.model.Entity` a name and article. Entities that a
trained pipeline put into ``doc.ents`` before are kept as people, places and organizations where nothing
better was found.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from strike_timeline.language.article_names import ArticleNames, Candidate
from strike_timeline.language.extensions import entity_of, entity_table, register, set_entity
from strike_timeline.language.gazetteer import LABELS, cut_doc
from strike_timeline.language.gazetteer_data import fold
from strike_timeline.language.name_candidates import find_candidates
from strike_timeline.language.name_context import Surroundings
from strike_timeline.language.name_echoes import shouted_names, unions_without_name
from strike_timeline.language.name_neighbours import (
    known_candidates,
    read_brackets,
    share_in_lists,
)
from strike_timeline.language.name_runs import Run, RunFinder
from strike_timeline.language.name_tags import Tag, weigh_tags
from strike_timeline.language.pieces import PieceText, is_ordinary
from strike_timeline.language.union_locals import shorten_locals, whole_locals
from strike_timeline.model import Entity, EntityType

_MODEL_LABELS: dict[str, EntityType] = {
    "PERSON": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "PLACE": EntityType.PLACE,
    "ORG": EntityType.OTHER_ORG,
}


class ArticleEntities:
    """Finds names by pattern in one document at a time."""

    def __init__(self) -> None:
        register()

    def __call__(self, doc: Doc) -> Doc:
        cut = cut_doc(doc)
        known = [ent for ent in doc.ents if entity_of(ent) is not None]
        fixed = _piece_ranges(cut, known)
        entity_at = {
            first: entity
            for (first, _), ent in zip(fixed, known, strict=True)
            if (entity := entity_of(ent)) is not None
        }
        around = Surroundings(cut)
        candidates: list[Candidate] = []
        for run in RunFinder(cut, fixed).runs():
            candidates += find_candidates(cut, around, run, fixed, entity_at)
        weigh_tags(candidates, _tags(cut, doc))
        share_in_lists(cut, [*candidates, *known_candidates(cut, fixed, entity_at)])
        candidates = whole_locals(cut, candidates, fixed, entity_at)
        names = ArticleNames(candidates, entity_at.values())
        names.known_shortened(candidates)
        shorten_locals(candidates, names)
        read_brackets(cut, candidates, fixed, entity_at, names)
        resolved = names.resolve()
        found = [
            *resolved.items(),
            *unions_without_name(cut, [*resolved.values(), *entity_at.values()]),
            *shouted_names(cut, list(dict.fromkeys(resolved.values())), fixed),
        ]
        spans = [_span(doc, cut, run, entity) for run, entity in found]
        ours = [span for span in spans if span is not None]
        doc.ents = tuple(filter_spans([*ours, *_unless_inside(known, ours), *_from_model(doc, known, ours)]))
        return doc


def _tags(cut: PieceText, doc: Doc) -> list[Tag]:
    """People, places and organizations of a trained pipeline, articles before them left out."""
    spans = [ent for ent in doc.ents if entity_of(ent) is None and ent.label_ in _MODEL_LABELS]
    tags = []
    for (first, last), ent in zip(_piece_ranges(cut, spans), spans, strict=True):
        start = first + (cut.texts[first] in {"the", "The"} and last - first > 1)
        end = last - (cut.texts[last - 1] == "." and last - start > 1)
        tags.append((start, end, _MODEL_LABELS[ent.label_]))
    return tags


def _piece_ranges(cut: PieceText, spans: Sequence[Span]) -> list[tuple[int, int]]:
    ranges = []
    i = 0
    for span in spans:
        while i < len(cut.texts) and cut.ends[i] <= span.start_char:
            i += 1
        first = i
        while i < len(cut.texts) and cut.starts[i] < span.end_char:
            i += 1
        ranges.append((first, max(i, first + 1)))
    return ranges


def _span(doc: Doc, cut: PieceText, run: Run, entity: Entity) -> Span | None:
    start, end = cut.starts[run.first], cut.ends[run.last - 1]
    span: Span | None = doc.char_span(start, end, label=LABELS[entity.type], alignment_mode="expand")
    if span is not None:
        set_entity(span, entity)
    return span


def _unless_inside(known: Sequence[Span], ours: Sequence[Span]) -> list[Span]:
    """Known names that are not part of a longer name found here."""
    by_start = sorted(ours, key=lambda o: o.start)
    starts = [o.start for o in by_start]
    reach = list(itertools.accumulate((o.end for o in by_start), max))
    return [k for k in known if not (n := bisect_right(starts, k.start)) or reach[n - 1] < k.end]


def _from_model(doc: Doc, known: Sequence[Span], ours: Sequence[Span]) -> list[Span]:
    """People, places and organizations that a trained pipeline found and we did not."""
    taken = {i for span in [*known, *ours] for i in range(span.start, span.end)}
    found = []
    for ent in doc.ents:
        kind = _MODEL_LABELS.get(ent.label_)
        if entity_of(ent) is not None or kind is None or not taken.isdisjoint(range(ent.start, ent.end)):
            continue
        if len(ent) == 1 and is_ordinary(ent.text):
            continue  # an ordinary word of a headline: "Piano", "Terminal"
        span = Span(doc, ent.start, ent.end, label=LABELS[kind])
        name = " ".join(ent.text.split())
        key = f"{kind}:{fold(name)}"
        set_entity(span, entity_table(doc).get(key) or Entity(key=key, name=name, type=kind))
        found.append(span)
    return found


@Language.factory("strike_entities", requires=["doc.ents"], assigns=["doc.ents", "span._.entity"])
def create_entities(nlp: Language, name: str) -> ArticleEntities:
    """The component ``strike_entities``."""
    return ArticleEntities()
