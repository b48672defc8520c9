"""One table of who is in the articles: entities of all analyses, unified and numbered.

A gazetteer key is one entity everywhere. A name found by pattern joins another entity of the same kind when
the folded names agree, when it is the acronym that another article spells out, or when it is the shortened
form of exactly one longer name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from strike_timeline.document import EntityRecord, MentionRecord
from strike_timeline.model import Analysis, Entity, EntityType
from strike_timeline.timeline.identity import entity_id
from strike_timeline.timeline.names import fold, fold_company, initials, is_acronym, is_name

_ORGANIZATIONS = (
    EntityType.UNION,
    EntityType.EMPLOYER_ASSOCIATION,
    EntityType.EMPLOYER,
    EntityType.GOVERNMENT,
    EntityType.OTHER_ORG,
)


class Registry:
    """Which entity each key of the analyses stands for."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self._entities: dict[str, Entity] = {}
        self._uses: Counter[str] = Counter()
        for analysis in analyses:
            for entity in analysis.entities:
                known = self._entities.get(entity.key)
                if known is None or _order(entity) < _order(known):
                    self._entities[entity.key] = entity
            self._uses.update(m.entity for m in analysis.entity_mentions)
        self._leads_to: dict[str, str] = {}
        self._unify()
        self._ids: dict[str, str] = {}
        self._joined: dict[str, set[str]] = defaultdict(set)
        """By the key that others lead to: their names."""
        for key in self._leads_to:
            self._joined[self.key(key)].add(self._entities[key].name)

    def key(self, key: str) -> str:
        """The key that stands for this one after unification."""
        while key in self._leads_to:
            key = self._leads_to[key]
        return key

    def id(self, key: str) -> str:
        """The id of the entity a key of an analysis belongs to."""
        if key not in self._ids:
            self._ids[key] = entity_id(self.key(key))
        return self._ids[key]

    def knows(self, key: str) -> bool:
        return key in self._entities

    def records(self, analyses: Iterable[Analysis]) -> list[EntityRecord]:
        """The entity table, sorted by type, name and id; mentions in article order, then offset."""
        mentions: dict[str, list[MentionRecord]] = defaultdict(list)
        for analysis in analyses:
            for m in sorted(analysis.entity_mentions, key=lambda m: (m.start, m.end, m.entity, m.nominal)):
                mentions[self.key(m.entity)].append(
                    MentionRecord(
                        article=analysis.article.id, start=m.start, end=m.end, text=m.text, nominal=m.nominal
                    )
                )
        for analysis in analyses:
            for event in analysis.events:
                for key in (*event.unions, *event.employers, *event.others):
                    if self.knows(key):
                        mentions.setdefault(self.key(key), [])
        records = [self._record(key, found) for key, found in mentions.items() if self.knows(key)]
        order = list(EntityType)
        return sorted(records, key=lambda r: (order.index(r.type), fold(r.name), r.id))

    def _record(self, key: str, mentions: list[MentionRecord]) -> EntityRecord:
        entity = self._entities[key]
        seen = {" ".join(m.text.split()) for m in mentions if not m.nominal and is_name(m.text)}
        aliases = sorted({a for a in seen | self._joined.get(key, set()) if fold(a) != fold(entity.name)})
        parent = self.key(entity.parent) if entity.parent else None
        return EntityRecord(
            id=entity_id(key),
            name=entity.name,
            type=entity.type,
            aliases=aliases,
            key=key,
            country=entity.country,
            industry=entity.industry,
            parent=parent,
            counterparts=sorted({self.key(k) for k in entity.counterparts}),
            mentions=mentions,
        )

    def _unify(self) -> None:
        found = sorted((e for e in self._entities.values() if not e.known), key=_order)
        by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        by_acronym: dict[tuple[str, str], list[str]] = defaultdict(list)
        by_start: dict[tuple[str, ...], list[str]] = defaultdict(list)
        by_last: dict[str, list[str]] = defaultdict(list)
        for entity in sorted(self._entities.values(), key=_order):
            kind = _kind(entity.type)
            for name in sorted({entity.name, *entity.aliases}):
                by_name[kind, _folded(name, entity.type)].append(entity.key)
                if is_acronym(name):
                    by_acronym[kind, fold(name)].append(entity.key)
                elif len(initials(name)) > 1:
                    by_acronym[kind, initials(name).lower()].append(entity.key)
            words = _folded(entity.name, entity.type).split()
            if words:
                for end in range(1, len(words)):
                    by_start[kind, *words[:end]].append(entity.key)
                by_last[words[-1]].append(entity.key)
        for entity in found:
            name, kind = _folded(entity.name, entity.type), _kind(entity.type)
            self._join(entity, by_name[kind, name])
            if entity.key in self._leads_to:
                continue
            words = name.split()
            if kind == "organization" and is_acronym(entity.name):
                self._join(entity, self._same_type(entity, by_acronym[kind, fold(entity.name)]))
            elif entity.type is EntityType.PERSON and len(words) == 1:
                self._join(entity, self._longer(entity, by_last[words[0]]))
            elif kind == "organization" and words and (len(words) > 1 or self._may_stand_alone(entity)):
                self._join(entity, self._same_type(entity, by_start.get((kind, *words), ())))

    def _join(self, entity: Entity, candidates: Iterable[str]) -> None:
        """Leads ``entity`` to the one candidate that is left, to a gazetteer entry before a found name."""
        keys = sorted({self.key(k) for k in candidates} - {self.key(entity.key)})
        known = [k for k in keys if self._entities[k].known]
        chosen = known if known else keys
        if len(chosen) != 1:
            return
        target = self._entities[chosen[0]]
        if not target.known and _folded(target.name, target.type) == _folded(entity.name, entity.type):
            target = min(target, entity, key=lambda e: (-self._uses[e.key], _rank(e.type), e.key))
        source = entity if target.key != entity.key else self._entities[chosen[0]]
        self._leads_to[self.key(source.key)] = target.key

    def _same_type(self, entity: Entity, keys: Iterable[str]) -> list[str]:
        sides = {EntityType.EMPLOYER, EntityType.EMPLOYER_ASSOCIATION, EntityType.OTHER_ORG}
        allowed = {entity.type} if entity.type not in sides else sides
        if entity.type is EntityType.OTHER_ORG:
            allowed = set(_ORGANIZATIONS)
        return [k for k in keys if k != entity.key and self._entities[k].type in allowed]

    def _longer(self, entity: Entity, keys: Iterable[str]) -> list[str]:
        return [
            k
            for k in keys
            if self._entities[k].type is entity.type and len(fold(self._entities[k].name).split()) > 1
        ]

    def _may_stand_alone(self, entity: Entity) -> bool:
        return entity.type in (EntityType.EMPLOYER, EntityType.EMPLOYER_ASSOCIATION) and len(entity.name) >= 4


def _kind(kind: EntityType) -> str:
    return "organization" if kind in _ORGANIZATIONS else kind.value


def _rank(kind: EntityType) -> int:
    return _ORGANIZATIONS.index(kind) if kind in _ORGANIZATIONS else len(_ORGANIZATIONS)


def _folded(name: str, kind: EntityType) -> str:
    return fold_company(name) if kind in _ORGANIZATIONS else fold(name)


def _order(entity: Entity) -> tuple[bool, str, str, int, tuple[str, ...]]:
    return (not entity.known, entity.key, entity.name, _rank(entity.type), entity.aliases)
