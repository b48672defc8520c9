"""The entities of a document in plain form, for everything that must not hold spaCy objects."""

from __future__ import annotations

from spacy.tokens import Doc

from strike_timeline.language.extensions import entity_of, register
from strike_timeline.model import Entity, EntityMention

register()


def entity_mentions(doc: Doc) -> tuple[tuple[Entity, ...], tuple[EntityMention, ...]]:
    """Entities sorted by key, and their mentions sorted by offset: named ones, then role nouns
    (``nominal``).
    """
    entities: dict[str, Entity] = {}
    mentions: set[tuple[int, int, str, bool, str]] = set()
    for span, nominal in [
        *((ent, False) for ent in doc.ents),
        *((span, True) for span in doc.spans.get("parties", ()) if span._.nominal),
    ]:
        entity = entity_of(span)
        if entity is not None:
            entities[entity.key] = entity
            mentions.add((span.start_char, span.end_char, entity.key, nominal, span.text))
    return (
        tuple(entities[key] for key in sorted(entities)),
        tuple(
            EntityMention(start, end, text, key, nominal)
            for start, end, key, nominal, text in sorted(mentions)
        ),
    )
