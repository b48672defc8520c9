"""Whether the parties of two mentions can be those of one event."""

from __future__ import annotations

from collections.abc import Iterable

from strike_timeline.document import EntityRecord
from strike_timeline.model import EntityType
from strike_timeline.timeline.identity import entity_id
from strike_timeline.timeline.wording import short_form


class Directory:
    """Who is related to whom, by entity id."""

    def __init__(self, entities: Iterable[EntityRecord]) -> None:
        self._records = {e.id: e for e in entities}
        self._short: dict[str, str] = {}
        self._parents = {e.id: entity_id(e.parent) for e in self._records.values() if e.parent}
        self._counterparts = {e.id: {entity_id(k) for k in e.counterparts} for e in self._records.values()}

    def short(self, entity: str) -> str:
        """The name a summary line uses; what is no entity's id is a name already."""
        if entity not in self._short:
            record = self.get(entity)
            self._short[entity] = short_form(record) if record else entity
        return self._short[entity]

    def get(self, entity: str) -> EntityRecord | None:
        return self._records.get(entity)

    def of_type(self, kind: EntityType) -> list[EntityRecord]:
        return [record for record in self._records.values() if record.type is kind]

    def by_prominence(self, parties: Iterable[str]) -> list[str]:
        """Those the articles speak of most first; equals by id."""
        said = {p: len(r.mentions) if (r := self.get(p)) else 0 for p in parties}
        return sorted(said, key=lambda p: (-said[p], p))

    def type(self, entity: str) -> EntityType | None:
        record = self._records.get(entity)
        return record.type if record else None

    def is_association(self, entity: str) -> bool:
        return self.type(entity) is EntityType.EMPLOYER_ASSOCIATION

    def ancestors(self, entity: str) -> list[str]:
        """Parent, its parent, and so on."""
        chain: list[str] = []
        while (entity := self._parents.get(entity, "")) and entity not in chain:
            chain.append(entity)
        return chain

    def kin(self, a: str, b: str) -> bool:
        """Whether one is the parent (or the parent's parent ...) of the other."""
        return a in self.ancestors(b) or b in self.ancestors(a)

    def member(self, company: str, association: str) -> bool:
        """Whether a company is plausibly bargained for by an association: the same industry in the same
        country."""
        a, b = self.get(company), self.get(association)
        if a is None or b is None or not self.is_association(association) or self.is_association(company):
            return False
        if association in self._counterparts.get(company, ()) or association in self.ancestors(company):
            return True
        same_country = a.country == b.country or a.country is None or b.country in (None, "INT")
        return bool(a.industry) and a.industry == b.industry and same_country

    def opposite(self, union: str, employer: str) -> bool:
        """Whether they are usual opposite numbers in bargaining."""
        return employer in self._counterparts.get(union, ()) or union in self._counterparts.get(employer, ())

    def without_parents(self, parties: Iterable[str]) -> list[str]:
        """The parties without those whose own subsidiary, section or local is among them, sorted."""
        kept = set(parties)
        above = {a for p in kept for a in self.ancestors(p)}
        return sorted(kept - above)


def side_score(directory: Directory, a: frozenset[str], b: frozenset[str]) -> float | None:
    """How well two sets of parties of one side agree: 1 the same, 0 when one is silent, None when they
    exclude each other."""
    if not a or not b:
        return 0.0
    shared = a & b
    if shared:
        return 1.0 if a == b else 0.8
    if any(directory.kin(x, y) for x in a for y in b):
        return 0.5
    if any(directory.member(x, y) or directory.member(y, x) for x in a for y in b):
        return 0.3
    return None
