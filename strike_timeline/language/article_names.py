"""The names of one article brought together: votes on their types, acronyms in brackets, shortened
names, surnames.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from strike_timeline.language.gazetteer_data import fold
from strike_timeline.language.lexicon import words
from strike_timeline.language.name_form import Verdict
from strike_timeline.language.name_runs import Run
from strike_timeline.language.pieces import is_ordinary
from strike_timeline.language.places import is_place
from strike_timeline.model import Entity, EntityType

_EMPLOYING = frozenset({EntityType.EMPLOYER, EntityType.EMPLOYER_ASSOCIATION})
ACCEPTED = 4
"""Least strength of a type for a name to count."""
_HINTED = 3
"""Least strength for an employer where the article has no surer one."""
_REPEATED = 0.3
_STRONGEST = 9
_SHORTEST = 4
"""Letters of the shortest word that may stand for a longer name."""
_LIKELY = 5
_DESCRIBED = 6
_OPENING_DOUBT = 2
"""Taken off a single word that only ever opens sentences."""


@dataclass(slots=True)
class Candidate:
    """A run that may be a name, with what speaks for each type."""

    run: Run
    name: str
    verdicts: list[Verdict] = field(default_factory=list)
    opens: bool = False
    """At the start of a sentence, where every word has a capital."""
    parent: Entity | None = None
    """Known entity whose name is part of this one."""
    same: Entity | None = None
    """Known entity that this is a longer name of: "Globex Inc." of Globex."""


@dataclass(slots=True)
class _Group:
    """All candidates of one name, suffixes of companies not counted."""

    base: str
    members: list[Candidate] = field(default_factory=list)

    def verdict(self) -> Verdict | None:
        """The best type: its strongest reason, and a little for every further one."""
        if not any(member.verdicts for member in self.members):
            return None
        best: dict[EntityType, int] = {}
        reasons: Counter[EntityType] = Counter()
        opening = " " not in self.base and all(m.opens for m in self.members)
        for member in self.members:
            kinds = [kind for kind, _ in member.verdicts]
            for kind, strength in member.verdicts:
                together = 1 if kinds.count(kind) > 1 and strength > _HINTED else 0
                together -= _OPENING_DOUBT if opening and strength < _DESCRIBED else 0
                best[kind] = max(best.get(kind, 0), min(strength + together, _STRONGEST))
                reasons[kind] += 1
        kind = max(best, key=lambda k: (best[k] + min(reasons[k], 4) * _REPEATED, str(k)))
        if kind is EntityType.GOVERNMENT and self._employs(best.get(EntityType.EMPLOYER, 0)):
            kind = EntityType.EMPLOYER
        return kind, best[kind]

    def _employs(self, strength: int) -> bool:
        """Whether a public office is spoken of as an employer: "staff at the Department of Kelp"."""
        return strength >= _LIKELY and not words("organizations", "government", "employing").isdisjoint(
            self.base.split()
        )

    def full_name(self) -> str:
        return max((m.name for m in self.members), key=len)


@lru_cache(maxsize=65536)
def base_name(name: str) -> str:
    """A folded name without the legal form of a company: "Cominco Ltd" and "Cominco" have the same."""
    parts = fold(name).split()
    suffixes = words("organizations", "employer", "suffixes")
    while len(parts) > 1 and parts[-1].strip(".,").replace(".", "") in suffixes:
        parts.pop()
    return " ".join(parts).rstrip(",")


def is_start_of(short: str, full: str) -> bool:
    """Whether a folded name is the first words of a longer one."""
    return full.startswith((short + " ", short + "-", short + "'s ", short + "’s "))


class ArticleNames:
    """Resolves candidates to entities. ``known`` are the gazetteer's entities that the article names."""

    def __init__(self, candidates: Sequence[Candidate], known: Iterable[Entity]) -> None:
        self._same = {c.run: c.same for c in candidates if c.same is not None}
        self._known = {entity.key: entity for entity in known}
        self._alias: dict[str, str] = {}
        self._linked: dict[str, Entity] = {}
        self._groups: dict[str, _Group] = {}
        self.add([candidate for candidate in candidates if candidate.same is None])

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Take in more candidates."""
        for candidate in candidates:
            base = base_name(candidate.name)
            self._groups.setdefault(base, _Group(base)).members.append(candidate)

    def define(self, acronym: str, name: str) -> None:
        """Record that the text gives ``acronym`` as another name of ``name``, in brackets behind it."""
        self._alias[base_name(acronym)] = base_name(name)

    def known_shortened(self, cut_short: Iterable[Candidate]) -> None:
        """Take "Vexley" for the one known employer whose name starts with it: "Vexley Tooling"."""
        for candidate in cut_short:
            base = base_name(candidate.name)
            if len(base) < _SHORTEST or is_ordinary(base) or is_place(base) or " " in base:
                continue
            full = {
                key: entity
                for key, entity in self._known.items()
                if entity.type in _EMPLOYING
                and any(is_start_of(base, fold(n)) for n in (entity.name, *entity.aliases))
            }
            if len(full) == 1:
                self.link(candidate.name, next(iter(full.values())))

    def link(self, name: str, entity: Entity) -> None:
        """Record that ``name`` is another name of a known entity."""
        self._linked[base_name(name)] = entity

    def resolve(self) -> dict[Run, Entity]:
        """The entity of every run that turned out to be a name."""
        self._recognize_surnames()
        verdicts = {base: group.verdict() for base, group in self._groups.items()}
        entities = self._accepted(verdicts, ACCEPTED)
        if not any(e.type in _EMPLOYING for e in [*entities.values(), *self._known.values()]):
            entities |= {
                base: entity
                for base, entity in self._accepted(verdicts, _HINTED).items()
                if entity.type is EntityType.EMPLOYER and base not in entities
            }
        resolved = dict(self._same)
        for base, group in self._groups.items():
            found = self._lookup(base, entities, verdicts)
            if found is not None:
                resolved.update((member.run, found) for member in group.members)
        return resolved

    def _recognize_surnames(self) -> None:
        """ "Ana Soler … Soler said": a word that speaks and ends a longer name is a person's, and so is
        that name.
        """
        finals: dict[str, _Group] = {}
        for base, group in self._groups.items():
            parts = base.split()
            if 1 < len(parts) <= 4 and not any(is_ordinary(part) for part in parts):
                finals.setdefault(parts[-1], group)
        for base, group in self._groups.items():
            full = finals.get(base)
            if full is None:
                continue
            verdict, other = group.verdict(), full.verdict()
            speaks = verdict is not None and verdict[0] is EntityType.EMPLOYER and verdict[1] <= _LIKELY
            if speaks and (other is None or other[1] <= _LIKELY):
                full.members[0].verdicts.append((EntityType.PERSON, _DESCRIBED))
                group.members[0].verdicts.append((EntityType.PERSON, _DESCRIBED))

    def _accepted(self, verdicts: dict[str, Verdict | None], least: int) -> dict[str, Entity]:
        entities: dict[str, Entity] = {}
        for base, group in self._groups.items():
            verdict = verdicts[base]
            if base in self._alias or base in self._linked or verdict is None or verdict[1] < least:
                continue
            if not self._too_plain(group, verdict) and self._shortens(base, verdict, verdicts) is None:
                entities[base] = self._entity(group, verdict[0])
        return entities

    def _too_plain(self, group: _Group, verdict: Verdict) -> bool:
        """One ordinary word that only its surroundings make a name."""
        return " " not in group.base and is_ordinary(group.base) and verdict[1] < 7

    def _entity(self, group: _Group, kind: EntityType) -> Entity:
        name = group.full_name()
        aliases = {m.name for m in group.members if m.name != name}
        aliases.update(
            member.name
            for short, base in self._alias.items()
            if base == group.base and short in self._groups
            for member in self._groups[short].members
        )
        parent = next((m.parent for m in group.members if m.parent), None)
        return Entity(
            key=f"{kind}:{fold(name)}",
            name=name,
            type=kind,
            aliases=tuple(sorted(aliases)),
            country=parent.country if parent else None,
            parent=parent.key if parent else None,
            counterparts=parent.counterparts if parent else (),
            workers=parent.workers if parent else (),
            collective=parent.collective if parent else (),
            industry=parent.industry if parent else None,
        )

    def _lookup(
        self, base: str, entities: dict[str, Entity], verdicts: dict[str, Verdict | None]
    ) -> Entity | None:
        if base in self._linked:
            return self._linked[base]
        if base in entities:
            return entities[base]
        target = self._alias.get(base)
        if target is not None and target in entities:
            return entities[target]
        if target is not None:
            return self._known_by_base(target)
        full = self._shortens(base, verdicts.get(base), verdicts)
        return entities.get(full) if full is not None else None

    def _known_by_base(self, base: str) -> Entity | None:
        for entity in self._known.values():
            if base in {base_name(entity.name), *(base_name(a) for a in entity.aliases)}:
                return entity
        return None

    def _shortens(
        self, base: str, verdict: Verdict | None, verdicts: dict[str, Verdict | None]
    ) -> str | None:
        """The fuller name of the article that ``base`` is short for."""
        if is_ordinary(base) or len(base) < 3:
            return None
        for full, other in verdicts.items():
            if full == base or other is None or other[1] < ACCEPTED or len(full) <= len(base):
                continue
            kind = other[0]
            if kind is EntityType.PERSON:
                if (full.endswith((" " + base, "-" + base)) or f" {base} " in full) and (
                    verdict is None or verdict[0] is EntityType.PERSON or verdict[1] <= 5
                ):
                    return full
            elif kind in {EntityType.EMPLOYER, EntityType.EMPLOYER_ASSOCIATION, EntityType.OTHER_ORG}:
                same = (
                    verdict is None
                    or verdict[0] is kind
                    or (verdict[1] <= 5 and verdict[0] is not EntityType.PLACE)
                )
                if is_start_of(base, full) and same and " and " not in full:
                    return full
        return None
