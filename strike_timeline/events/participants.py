"""Who takes part in an event: the parties of its clause, of its sentence, of what was told before, and of
the dispute.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from strike_timeline.events.clauses import Link, clause_at
from strike_timeline.events.numbers import headcounts, trade_words
from strike_timeline.events.scene import Party, Scene
from strike_timeline.model import EntityType

EMPLOYERS = frozenset({EntityType.EMPLOYER, EntityType.EMPLOYER_ASSOCIATION})
UNIONS = frozenset({EntityType.UNION})
_MAIN_SHARE = 0.5
_RIVAL_SHARE = 0.4
_BESIDE = 2
"""Weight of the sentences that must name a union and an employer together, to make them opposite numbers."""

_RECENT = 2
"""Sentences for which a union last named stays the one spoken of, whatever the article is about."""
_OFTEN = 3
"""Mentions that make an employer the one an article is about."""
_OF_A_LOCAL = re.compile(r"\s+(?:of|in|at)\s+(?:[\w'-]+\s+){0,2}?(?:local|lodge|branch|district)\b")
""" "174 members of Local 769": a part of the union."""


@dataclass
class Bench:
    """The parties of one article: how often each is named, and which employers go with which union."""

    counts: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    """Mentions, unweighted."""
    kinds: dict[str, EntityType] = field(default_factory=dict)
    together: dict[str, Counter[str]] = field(default_factory=dict)
    counterparts: dict[str, frozenset[str]] = field(default_factory=dict)

    trades: frozenset[str] = frozenset()
    """Words for the workers of the article's unions; empty when one of them may organize any trade."""
    sizes: dict[str, int] = field(default_factory=dict)
    """Number of workers first given beside a union; under the empty key, beside none."""

    @classmethod
    def of(cls, scenes: Iterable[Scene]) -> Bench:
        """Counts the parties of an article; early sentences weigh more, since news names the main parties
        first.
        """
        bench = cls()
        trades: set[str] = set()
        unknown = False
        for order, scene in enumerate(scenes):
            weight = 3 if order < 4 else 1
            present = {}
            for party in scene.parties:
                key = party.entity.key
                bench.kinds[key] = party.entity.type
                if party.entity.type in UNIONS:
                    trades.update(party.entity.workers)
                    unknown |= not party.entity.workers or party.entity.industry == "general"
                bench.counterparts.setdefault(key, frozenset(party.entity.counterparts))
                bench.counts[key] += weight
                bench.named[key] += 1
                present[key] = party.entity.type
            unions = [key for key, kind in present.items() if kind in UNIONS]
            for _, end, count in headcounts(scene.folded):
                if _OF_A_LOCAL.match(scene.folded, end):
                    continue  # no size of the whole union
                for union in unions or [""]:
                    bench.sizes.setdefault(union, count)
            for union in unions:
                partners = bench.together.setdefault(union, Counter())
                partners.update({key: weight for key, kind in present.items() if kind in EMPLOYERS})
        bench.trades = frozenset() if unknown else frozenset(trades)
        return bench

    def main_unions(self) -> tuple[str, ...]:
        """The unions that the article is mostly about."""
        ranked = [(count, key) for key, count in self.counts.items() if self.kinds[key] in UNIONS]
        if not ranked:
            return ()
        top = max(count for count, _ in ranked)
        return tuple(sorted(key for count, key in ranked if count >= _MAIN_SHARE * top))

    def stands_apart(self, employers: tuple[str, ...]) -> bool:
        """Whether ``employers`` belong to a story beside the article's own: no union is named next to any of
        them, though several are named elsewhere and no association speaks for employers.
        """
        kinds = list(self.kinds.values())
        if not employers or EntityType.EMPLOYER_ASSOCIATION in kinds or kinds.count(EntityType.UNION) < 2:
            return False
        return all(beside.keys().isdisjoint(employers) for beside in self.together.values())

    def workers_of(self, unions: tuple[str, ...]) -> int | None:
        """The size the article gives for the only union of an event, or for its workers when it names no
        union at all.
        """
        if len(unions) > 1:
            return None
        return next((self.sizes[key] for key in (*unions, "") if key in self.sizes), None)

    def only_employer(self) -> tuple[str, ...]:
        """The employer or association that an article is about, when there is one and no other comes near
        it.
        """
        ranked = sorted(
            ((count, key) for key, count in self.named.items() if self.kinds[key] in EMPLOYERS), reverse=True
        )
        if (
            not ranked
            or ranked[0][0] < _OFTEN
            or (len(ranked) > 1 and ranked[1][0] > _RIVAL_SHARE * ranked[0][0])
        ):
            return ()
        return (ranked[0][1],)

    def are_counterparts(self, union: str, employer: str) -> bool:
        """Whether the gazetteer knows the two as opposite numbers."""
        return employer in self.counterparts.get(union, ()) or union in self.counterparts[employer]

    def partners(self, unions: tuple[str, ...]) -> tuple[str, ...]:
        """The employers that go with ``unions`` here: their known counterparts, else those named beside
        them most.

        Where one of them is an association, it speaks for the others.
        """
        found: Counter[str] = Counter()
        for union in unions:
            known = [
                key
                for key, kind in self.kinds.items()
                if kind in EMPLOYERS and self.are_counterparts(union, key)
            ]
            beside = self.together.get(union, Counter())
            if known:
                found.update({key: 10 + beside[key] for key in known if beside[key] or len(known) == 1})
            found.update({key: count for key, count in beside.items() if count >= _BESIDE})
        if not found:
            return ()
        speaking = {
            key: count for key, count in found.items() if self.kinds[key] is EntityType.EMPLOYER_ASSOCIATION
        }
        found = Counter(speaking or found)
        top = max(found.values())
        return tuple(sorted(key for key, count in found.items() if count >= _MAIN_SHARE * top))


@dataclass
class Memory:
    """The unions last named, sentence by sentence."""

    unions: tuple[str, ...] = ()
    age: int = 0
    """Sentences told since they were named."""

    def note(self, scene: Scene) -> None:
        """Remember the unions of a sentence that has been told."""
        named = keys(scene.parties, UNIONS)
        self.age = 0 if named else self.age + 1
        self.unions = named or self.unions

    def spoken_of(self, bench: Bench) -> tuple[str, ...]:
        """The unions that a sentence without any is about: those last named, unless that is some time ago and
        the article is about others, or they were named only in passing.
        """
        main = bench.main_unions()
        if not self.unions or self.age < _RECENT:
            return self.unions or main
        if max(bench.named[union] for union in self.unions) == 1:
            return main
        if self.age > _RECENT:
            return tuple(union for union in self.unions if union in main) or main
        return self.unions


def keys(parties: Iterable[Party], kinds: frozenset[EntityType]) -> tuple[str, ...]:
    """Entity keys of the parties of ``kinds``, sorted, each once."""
    return tuple(sorted({party.entity.key for party in parties if party.entity.type in kinds}))


def _others_workers(scene: Scene, start: int, end: int, bench: Bench) -> bool:
    """Whether the clause ``folded[start:end]`` is about workers of a trade that no union of the article has.

    Only where the gazetteer knows the trades of the article's unions: a union found by pattern may have any.
    """
    trades = bench.trades
    if not trades:
        return False
    named = [
        match.group()
        for match in trade_words().finditer(scene.folded, start, end)
        if all(match.end() <= party.start or party.end <= match.start() for party in scene.parties)
    ]
    return bool(named) and all(not any(word in trade or trade in word for trade in trades) for word in named)


def take_part(
    scene: Scene, start: int, bench: Bench, memory: Memory, *, bargaining: bool
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Unions, employers and other public bodies of the event whose trigger stands at ``start``."""
    index = clause_at(scene.clauses, start)
    home = scene.clauses[index]
    near = [party for party in scene.parties if home.start <= party.start < home.end]
    unions = keys(near, UNIONS) or keys(scene.parties, UNIONS)
    employers = keys(near, EMPLOYERS) or keys(scene.parties, EMPLOYERS)
    others = keys(scene.parties, frozenset({EntityType.GOVERNMENT}))
    whole = scene.clauses[index - 1].start if home.link is Link.RELATIVE and index else home.start
    if not unions and _others_workers(scene, whole, home.end, bench):
        return (), employers, others
    if not unions:
        if bench.stands_apart(employers):
            return (), employers, others
        last = memory.spoken_of(bench)
        facing = (union for union in last if set(bench.partners((union,))) & set(employers))
        unions = tuple(facing) or last
    if not employers:
        employers = bench.partners(unions) or (bench.only_employer() if bargaining else ())
    return unions, employers, others
