"""Which party a role noun stands for: by its type, its words, its industry, and what was spoken of last."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from strike_timeline.language.gazetteer_data import fold
from strike_timeline.language.lexicon import read_lexicon, word_list, words
from strike_timeline.language.role_nouns import Role, RoleNoun
from strike_timeline.model import Entity, EntityType

_UNIONS = frozenset({EntityType.UNION})
_EMPLOYERS = frozenset({EntityType.EMPLOYER})
_ASSOCIATIONS = frozenset({EntityType.EMPLOYER_ASSOCIATION})
_TOGETHER = 4
"""Most employers that one plural noun may stand for."""


PARTY_TYPES = _UNIONS | _EMPLOYERS | _ASSOCIATIONS | {EntityType.GOVERNMENT}
"""Types of entity that take part in a dispute."""


@cache
def _industries(word: str) -> frozenset[str]:
    table = read_lexicon("roles")["by_industry"]
    if not isinstance(table, dict):
        return frozenset()
    return frozenset(name for name in table if word in word_list("roles", "by_industry", name))


def workers_of(entity: Entity) -> tuple[str, ...]:
    """Words for a union's members: the gazetteer's, or those in its own name ("… Letter Carriers Union")."""
    if entity.type is not EntityType.UNION or entity.workers:
        return entity.workers
    parts = re.findall(r"[^\W\d_]+", entity.name.casefold())
    plain = words("organizations", "union", "worker_words") - {
        "workers",
        "employees",
        "labour",
        "labor",
        "police",
    }
    found = [part for part in parts if part in plain and part.endswith(("s", "men"))]
    found += [f"{a} {b}" for a, b in itertools.pairwise(parts) if b in {"workers", "carriers", "employees"}]
    return tuple(dict.fromkeys(found))


class PartyMemory:
    """The named parties of one article in text order.

    Args:
        named: (character offset, entity) of every mention, ascending.
        sentences: offsets at which sentences start, ascending.
    """

    def __init__(
        self,
        named: Sequence[tuple[int, Entity]],
        sentences: Sequence[int],
        gazetteer: Mapping[str, Entity] | None = None,
    ) -> None:
        self._offsets: dict[str, list[int]] = {}
        for offset, entity in named:
            self._offsets.setdefault(entity.key, []).append(offset)
        self._sentences = list(sentences)
        self._entities = {entity.key: entity for _, entity in named}
        self._counts = Counter(entity.key for _, entity in named)
        self._name_words = {
            key: frozenset(fold(" ".join((e.name, *e.aliases))).split()) for key, e in self._entities.items()
        }
        self._workers = {key: frozenset(workers_of(entity)) for key, entity in self._entities.items()}
        self.worker_words = frozenset(w for ws in self._workers.values() for w in ws)
        self._groups = self._named_together()
        self._unnamed = self._opposite_numbers(gazetteer or {})
        self.worker_words |= {w for w, e in self._unnamed.items() if e.type in _UNIONS}
        self.collective_words = frozenset(
            [w for e in self._entities.values() for w in e.collective]
            + [w for w, e in self._unnamed.items() if e.type not in _UNIONS]
        )

    def _opposite_numbers(self, gazetteer: Mapping[str, Entity]) -> dict[str, Entity]:
        """Words for parties the article does not name, known as opposite numbers of those that it does.

        Only words that lead to one body: "the writers" in an article about the producers' alliance.
        """
        found: dict[str, set[str]] = {}
        for _key, entity in self._entities.items():
            if not entity.known:
                continue
            for other in entity.counterparts:
                body = gazetteer.get(other)
                if body is None or body.type not in _UNIONS | _ASSOCIATIONS:
                    continue
                for word in (*workers_of(body), *body.collective):
                    if " " not in word and word not in words("roles", "any_workers"):
                        found.setdefault(word, set()).add(other)
        own = {w for ws in self._workers.values() for w in ws} | {
            w for e in self._entities.values() for w in e.collective
        }
        return {
            word: gazetteer[next(iter(keys))]
            for word, keys in sorted(found.items())
            if len(keys) == 1 and word not in own and next(iter(keys)) not in self._entities
        }

    def resolve(self, noun: RoleNoun, offset: int) -> list[Entity]:
        """The entities that ``noun`` at character ``offset`` stands for; empty when it cannot be told."""
        if noun.role is Role.UNION:
            return self._named_so(noun.word, _UNIONS, offset) or self._one(_UNIONS, offset)
        if noun.role is Role.UNIONS:
            return self._two_unions(offset)
        if noun.role is Role.MEMBERS:
            return self._one(_UNIONS, offset)
        if noun.role is Role.NAMED_BODY:
            return self._named_so(noun.word, PARTY_TYPES, offset) or self._kind(noun, offset)
        if noun.role is Role.EMPLOYER:
            return self._one(_EMPLOYERS, offset) or self._one(_ASSOCIATIONS, offset)
        if noun.role is Role.KIND_OF_EMPLOYER:
            return self._kind(noun, offset)
        if noun.role is Role.EMPLOYERS:
            return self._one(_ASSOCIATIONS, offset) or (self._several(noun, offset) if noun.definite else [])
        if noun.role is Role.WORKERS:
            return self._by_workers(noun.word, offset)
        if noun.role is Role.COLLECTIVE:
            return self._by_collective(noun, offset)
        return self._both(offset)

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._sentences, offset)

    def _ranked(self, keys: frozenset[str], offset: int) -> list[Entity]:
        """Entities among ``keys``: last spoken of first, those only named later after that."""
        here = self._sentence(offset)
        score: dict[str, float] = {}
        later: list[tuple[int, str]] = []
        for key in keys & self._offsets.keys():
            offsets = self._offsets[key]
            past, coming = bisect_left(offsets, offset), bisect_right(offsets, offset)
            common = min(self._counts[key], 8) * 0.35
            if past:
                position = offsets[past - 1]
                distance = here - self._sentence(position)
                score[key] = 10 / (1 + distance) + 0.001 * position / (offset + 1) + common
            elif coming < len(offsets):
                later.append((offsets[coming], key))
        for place, (_, key) in enumerate(sorted(later)):
            score[key] = min(self._counts[key], 8) * 0.35 - 2 - 0.01 * place
        return [self._entities[k] for k in sorted(score, key=lambda k: (-score[k], k))]

    def _one(self, types: frozenset[EntityType], offset: int) -> list[Entity]:
        keys = frozenset(k for k, e in self._entities.items() if e.type in types)
        return self._ranked(keys, offset)[:1]

    def _two_unions(self, offset: int) -> list[Entity]:
        keys = frozenset(k for k, e in self._entities.items() if e.type in _UNIONS)
        ranked = self._ranked(keys, offset)[:2]
        return ranked if len(ranked) == 2 else []

    def _named_so(self, word: str, types: frozenset[EntityType], offset: int) -> list[Entity]:
        keys = frozenset(
            k for k, e in self._entities.items() if e.type in types and word in self._name_words[k]
        )
        return self._ranked(keys, offset)[:1] if word not in {"union", "unions"} else []

    def _kind(self, noun: RoleNoun, offset: int) -> list[Entity]:
        """An employer of the industry that the noun tells; of several named ones a plural takes all."""
        industries = _industries(noun.word)
        if not industries:
            return []
        keys = frozenset(
            k
            for k, e in self._entities.items()
            if e.type in _EMPLOYERS | _ASSOCIATIONS
            and (e.industry in industries or noun.word in e.collective)
        )
        unknown = frozenset(k for k, e in self._entities.items() if e.type in _EMPLOYERS and not e.industry)
        return self._number(noun, keys or unknown, offset)

    def _number(self, noun: RoleNoun, keys: frozenset[str], offset: int) -> list[Entity]:
        ranked = self._ranked(keys, offset)
        associations = [e for e in ranked if e.type in _ASSOCIATIONS]
        if not noun.word.endswith("s") or len(ranked) < 2:
            singles = [e for e in ranked if e.type in _EMPLOYERS]
            return (singles or ranked)[:1] if not noun.word.endswith("s") else associations[:1]
        if associations:
            return associations[:1]
        return sorted(ranked, key=lambda e: e.key) if len(ranked) <= _TOGETHER else []

    def _several(self, noun: RoleNoun, offset: int) -> list[Entity]:
        """The employers that a plural stands for: those last named in one sentence, as many as a numeral
        says; else those that are named more than once.
        """
        here = self._sentence(offset)
        again = frozenset(
            k for k, e in self._entities.items() if e.type in _EMPLOYERS and self._counts[k] > 1
        )
        told = [group for at, group in self._groups if at <= here and noun.number in (None, len(group))]
        keys = told[-1] if told else again
        if noun.number is None and len(keys & again) > 1:
            keys &= again
        return [self._entities[k] for k in sorted(keys)] if 2 <= len(keys) <= _TOGETHER else []

    def _named_together(self) -> list[tuple[int, frozenset[str]]]:
        """Sentences that name several employers, in text order, with their keys."""
        found: dict[int, set[str]] = {}
        for key, offsets in self._offsets.items():
            if self._entities[key].type in _EMPLOYERS:
                for offset in offsets:
                    found.setdefault(self._sentence(offset), set()).add(key)
        return [(at, frozenset(keys)) for at, keys in sorted(found.items()) if len(keys) > 1]

    def _by_workers(self, word: str, offset: int) -> list[Entity]:
        keys = frozenset(
            k for k, e in self._entities.items() if e.type in _UNIONS and word in self._workers[k]
        )
        named_so = frozenset(k for k in keys if f" {word} " in f" {fold(self._entities[k].name)} ")
        return self._ranked(named_so or keys, offset)[:1] or self._opposite(word)

    def _opposite(self, word: str) -> list[Entity]:
        return [self._unnamed[word]] if word in self._unnamed else []

    def _by_collective(self, noun: RoleNoun, offset: int) -> list[Entity]:
        keys = frozenset(k for k, e in self._entities.items() if noun.word in e.collective)
        return self._number(noun, keys, offset) or self._opposite(noun.word)

    def _both(self, offset: int) -> list[Entity]:
        """The union last spoken of and its opposite number."""
        union = self._one(_UNIONS, offset)
        if not union:
            return []
        usual = frozenset(k for k in union[0].counterparts if k in self._entities)
        usual |= frozenset(k for k, e in self._entities.items() if union[0].key in e.counterparts)
        bodies = frozenset(k for k in usual if self._entities[k].type in _ASSOCIATIONS)
        other = self._ranked(bodies or usual, offset)[:1] or self._one(_EMPLOYERS | _ASSOCIATIONS, offset)
        return [*union, *other]
