"""Who takes part in an event on the side that its sentence does not name: a conditional logit over sets of
the article's parties, the empty one among them.

Rules propose: the parties named last, those the article is mostly about, the opposite numbers of the other
side, what :func:`strike_timeline.events.participants.take_part` says. The model weighs them: how lately and
how often a set was named, whether it goes with the other side, whom it would leave out; and, for nobody, what
kind of event it is. Trained by ``training/train_events.py`` on annotated articles; weights in
``resources/implicit/weights.json``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from strike_timeline.events.clauses import clause_at
from strike_timeline.events.participants import EMPLOYERS, UNIONS, Bench
from strike_timeline.events.scene import Scene
from strike_timeline.language.lexicon import word_list
from strike_timeline.model import DateSpan, EntityType, EventType, Published

Parties = frozenset[str]
"""Entity keys of one side of an event."""

NOBODY: Parties = frozenset()
PAST_DAYS = 365
"""How long before the publication day an event has to end to be one of an earlier dispute."""
_BACK = 11
"""Sentences back to which parties are proposed as those named last."""
_TOGETHER = 5
"""Most parties of one side that are proposed together because the article names no others."""
_ON_A_PAR = 0.5
"""Share of the count of the one most named beside a union that others need to be proposed with it."""


class Side(StrEnum):
    """A side of a dispute; associations count as employers."""

    UNION = "union"
    EMPLOYER = "employer"


_KINDS = {Side.UNION: UNIONS, Side.EMPLOYER: EMPLOYERS}
_OTHER = {Side.UNION: Side.EMPLOYER, Side.EMPLOYER: Side.UNION}


@cache
def _labor() -> re.Pattern[str]:
    """Words by which a clause speaks of the dispute itself, not of what it does to others."""
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, word_list('roles', 'of_the_dispute')))})(?![\w-])"
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """An event, as far as its parties depend on it."""

    index: int
    """Of its sentence in the article."""
    type: EventType
    speaks: str
    """Whether its clause, its sentence or neither has a word of labor."""
    past: bool
    """Of an earlier dispute: over more than :data:`PAST_DAYS` ago."""

    @classmethod
    def of(cls, index: int, scene: Scene, start: int, kind: EventType, *, past: bool) -> Moment:
        """The event of the type ``kind`` whose trigger stands at ``start`` of the sentence ``index``."""
        home = scene.clauses[clause_at(scene.clauses, start)]
        labor = _labor()
        if labor.search(scene.folded, home.start, home.end):
            speaks = "clause"
        else:
            speaks = "sentence" if labor.search(scene.folded) else "no"
        return cls(index, kind, speaks, past)


def belongs_to_the_past(when: DateSpan | None, published: Published | None) -> bool:
    """Whether an event of the date ``when`` belongs to an earlier dispute."""
    return bool(when and when.end and published and ended_before(when.end, published.start))


def ended_before(end: date, published: date) -> bool:
    """Whether ``end`` lies more than :data:`PAST_DAYS` before the publication day."""
    return (published - end).days > PAST_DAYS


@dataclass
class Roll:
    """The parties of one side of an article, sentence by sentence."""

    bench: Bench
    named: list[Parties]
    """Those each sentence names."""
    keys: list[str] = field(default_factory=list)
    """All of them, the weightiest first."""
    at: dict[str, list[int]] = field(default_factory=dict)
    """Sentences that name each, ascending."""
    sets: Counter[Parties] = field(default_factory=Counter)
    """How often each set of parties is what a sentence names."""
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many sentences name both."""
    lead: Parties = NOBODY
    """Those of the first two sentences of the body."""
    headline: Parties = NOBODY
    standing: dict[Parties, tuple[str, ...]] = field(default_factory=dict)
    """Features of a set that are the same for every event."""
    _last: dict[int, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, scenes: list[Scene], bench: Bench, side: Side) -> Roll:
        """Who is who in the sentences ``scenes`` of an article."""
        kinds = _KINDS[side]
        named = [frozenset(p.entity.key for p in scene.parties if p.entity.type in kinds) for scene in scenes]
        roll = cls(bench, named)
        for i, here in enumerate(named):
            for key in here:
                roll.at.setdefault(key, []).append(i)
            roll.pairs.update((a, b) for a in here for b in here if a != b)
        roll.keys = sorted(roll.at, key=lambda key: (-bench.counts[key], key))
        roll.sets = Counter(here for here in named if here)
        body = [i for i, scene in enumerate(scenes) if not scene.heading][:2]
        roll.lead = frozenset(key for i in body for key in named[i])
        roll.headline = frozenset(
            key for i in range(min(3, len(scenes))) if scenes[i].heading for key in named[i]
        )
        return roll

    def last_before(self, index: int) -> dict[str, int]:
        """The last sentence before ``index`` that names each, of those that one names."""
        if index not in self._last:
            found = {key: bisect_left(places, index) for key, places in self.at.items()}
            self._last[index] = {key: self.at[key][past - 1] for key, past in found.items() if past}
        return self._last[index]


class Cast:
    """The parties of an article, for its events to be given to."""

    def __init__(self, scenes: list[Scene], bench: Bench) -> None:
        self.bench = bench
        self._rolls = {side: Roll.of(scenes, bench, side) for side in Side}
        self._partners = {union: bench.partners((union,)) for union in self._rolls[Side.UNION].keys}
        self._always = {
            side: [(name, parties) for name, parties in self._proposed_always(side) if parties]
            for side in Side
        }
        self._opposite: dict[tuple[str, ...], list[tuple[str, Collection[str]]]] = {}
        self._beside: dict[tuple[Parties, tuple[str, ...]], tuple[str, ...]] = {}

    def take_part(
        self, moment: Moment, unions: tuple[str, ...], employers: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Unions and employers of an event: those of the rules where its sentence names any, else the
        likeliest of what is proposed.
        """
        unions = self._side(Side.UNION, moment, unions, ())
        return unions, self._side(Side.EMPLOYER, moment, employers, unions)

    def is_open(self, side: Side, moment: Moment, ruled: tuple[str, ...]) -> bool:
        """Whether the sentence names nobody of a side that the article has. Where the rules give no unions
        there are none: they see workers of another trade, or a story beside the article's own.
        """
        roll = self._rolls[side]
        return bool(roll.keys) and not roll.named[moment.index] and (side is Side.EMPLOYER or bool(ruled))

    def _side(
        self, side: Side, moment: Moment, ruled: tuple[str, ...], facing: tuple[str, ...]
    ) -> tuple[str, ...]:
        if not self.is_open(side, moment, ruled):
            return ruled
        return self.best(_weights()[side], side, moment, ruled, facing)

    def best(
        self,
        weights: dict[str, float],
        side: Side,
        moment: Moment,
        ruled: tuple[str, ...],
        facing: tuple[str, ...],
    ) -> tuple[str, ...]:
        """The likeliest parties of a side, sorted; of equals the fewest. ``ruled`` are those of the rules,
        ``facing`` the unions that an employer is looked for.
        """
        scored = [
            (sum([weights.get(name, 0.0) for name in names]), parties)
            for parties, names in self.proposals(side, moment, ruled, facing)
        ]
        return tuple(sorted(max(scored, key=lambda found: found[0])[1]))

    def proposals(
        self, side: Side, moment: Moment, ruled: tuple[str, ...], facing: tuple[str, ...]
    ) -> Iterator[tuple[Parties, tuple[str, ...]]]:
        """Sets of parties that may be meant, smaller ones first, each with its features."""
        sources = self._sources(side, moment, ruled, facing)
        for parties in sorted(sources, key=lambda found: (len(found), sorted(found))):
            if not parties:
                yield parties, tuple(self._of_nobody(side, moment, facing))
                continue
            yield (
                parties,
                (
                    *(f"source={name}" for name in sources[parties]),
                    *self._standing(side, parties),
                    *self._here(side, moment, parties),
                    *(self._facing(parties, facing) if side is Side.EMPLOYER else ()),
                    *([f"rules|{moment.type.value}"] if parties == frozenset(ruled) else ()),
                ),
            )

    def _sources(
        self, side: Side, moment: Moment, ruled: tuple[str, ...], facing: tuple[str, ...]
    ) -> dict[Parties, list[str]]:
        """What is proposed, and by which rules."""
        roll = self._rolls[side]
        known = frozenset(roll.keys)
        found: dict[Parties, list[str]] = {NOBODY: []}

        def add(name: str, keys: Collection[str]) -> None:
            parties = known.intersection(keys)
            if parties:
                found.setdefault(parties, []).append(name)

        add("rules", ruled)
        before = [roll.named[i] for i in range(moment.index - 1, max(-1, moment.index - 1 - _BACK), -1)]
        if before:
            add("sentence before", before[0])
        for order, parties in enumerate([parties for parties in before if parties][:3]):
            add(f"last {order}", parties)
        for name, parties in self._always[side]:
            found.setdefault(parties, []).append(name)
        if side is Side.UNION:
            for employer in self._rolls[Side.EMPLOYER].named[moment.index]:
                add("opposite", [union for union in roll.keys if employer in self._partners[union]])
        else:
            if facing not in self._opposite:
                self._opposite[facing] = list(self._opposite_numbers(facing))
            for name, keys in self._opposite[facing]:
                add(name, keys)
        return found

    def _proposed_always(self, side: Side) -> Iterator[tuple[str, Parties]]:
        """What is proposed for every event of the article, and by which rule."""
        roll = self._rolls[side]
        for order, key in enumerate(roll.keys[:3]):
            yield f"weightiest {order}", frozenset([key])
        yield "two", frozenset(roll.keys[:2])
        if len(roll.keys) <= _TOGETHER:
            yield "all", frozenset(roll.keys)
        for parties, times in roll.sets.most_common(4):
            if times > 1:
                yield "often together", parties
        if side is Side.UNION:
            yield "main", frozenset(self.bench.main_unions())
        else:
            yield "only", frozenset(self.bench.only_employer())
            yield "firms", frozenset(key for key in roll.keys if not self._speaks_for_others(key))

    def _opposite_numbers(self, facing: tuple[str, ...]) -> Iterator[tuple[str, Collection[str]]]:
        """Employers that go with the unions ``facing``, and by which rule."""
        yield "opposite", self.bench.partners(facing)
        for union in facing:
            beside = self.bench.together.get(union, Counter())
            top = max(beside.values(), default=0)
            yield "beside", [key for key, count in beside.items() if count >= _ON_A_PAR * top]
            yield "most beside", sorted(beside, key=lambda key: (-beside[key], key))[:1]

    def _speaks_for_others(self, key: str) -> bool:
        return self.bench.kinds[key] is EntityType.EMPLOYER_ASSOCIATION

    def _of_nobody(self, side: Side, moment: Moment, facing: tuple[str, ...]) -> Iterator[str]:
        """Features of the empty set: of the event."""
        roll, other = self._rolls[side], self._rolls[_OTHER[side]].named[moment.index]
        kind = moment.type.value
        yield f"nobody|{kind}"
        yield f"nobody|speaks={moment.speaks}"
        yield f"nobody|past={moment.past}"
        yield f"nobody|other={'named' if other else 'found' if facing else 'no'}"
        places = roll.last_before(moment.index).values()
        yield f"nobody|near={_step(moment.index - max(places, default=-99), 1, 2, 3, 5, 10, 98)}"
        yield f"nobody|parties={min(4, len(roll.keys))}"
        mentions = sum(self.bench.named[key] for key in roll.keys)
        yield f"nobody|density={_step(mentions / len(roll.named), 0.1, 0.2, 0.4, 0.6, 1)}"

    def _standing(self, side: Side, parties: Parties) -> tuple[str, ...]:
        roll = self._rolls[side]
        found = roll.standing.get(parties)
        if found is None:
            found = roll.standing[parties] = tuple(self._of_set(side, parties))
        return found

    def _of_set(self, side: Side, parties: Parties) -> Iterator[str]:
        """Features of a set that are the same for every event of the article."""
        roll, named = self._rolls[side], self.bench.named
        size = min(len(parties), 4)
        yield f"size={size}"
        yield f"size={min(size, 3)} of {min(4, len(roll.keys))}"
        share = sum(named[key] for key in parties) / sum(named[key] for key in roll.keys)
        yield f"share={_step(share, 0.15, 0.3, 0.5, 0.7, 0.9)}"
        if not roll.lead.isdisjoint(parties):
            yield "lead"
        if not roll.headline.isdisjoint(parties):
            yield "headline"
        exactly = roll.sets[parties]
        yield f"exactly={_step(exactly, 0, 1, 2, 4)}"
        yield f"exactly={_step(exactly, 0, 1, 2, 4)}|{min(size, 2)}"
        yield f"exactly of all={_step(exactly / roll.sets.total(), 0, 0.15, 0.3, 0.5)}"
        apart = max(
            (
                max(roll.pairs[key, member] for member in parties) / named[key]
                for key in roll.keys
                if key not in parties and named[key] > 1
            ),
            default=0.0,
        )
        yield f"leaves out={_step(apart, 0, 0.25, 0.5, 0.75)}"
        if side is Side.EMPLOYER:
            speaking = sum(map(self._speaks_for_others, parties))
            any_speaks = any(map(self._speaks_for_others, roll.keys))
            yield f"association={'all' if speaking == len(parties) else 'some' if speaking else any_speaks}"

    def _here(self, side: Side, moment: Moment, parties: Parties) -> Iterator[str]:
        """Features of a set at the place of the event."""
        last = self._rolls[side].last_before(moment.index)
        latest = max([last.get(key, -1) for key in parties])
        yield f"near={_step(moment.index - latest if latest >= 0 else 99, 1, 2, 3, 5, 10, 98)}"
        if any(place > latest and key not in parties for key, place in last.items()):
            yield "others nearer"

    def _facing(self, parties: Parties, facing: tuple[str, ...]) -> tuple[str, ...]:
        found = self._beside.get((parties, facing))
        if found is None:
            found = self._beside[parties, facing] = tuple(self._of_employers(parties, facing))
        return found

    def _of_employers(self, parties: Parties, facing: tuple[str, ...]) -> Iterator[str]:
        """Features of employers by the unions of the event."""
        bench = self.bench
        partners = {key for union in facing for key in self._partners.get(union, ())}
        paired = parties & partners
        yield f"paired={'all' if paired == parties else 'some' if paired else 'none'}"
        known = [key for key in parties if any(bench.are_counterparts(union, key) for union in facing)]
        yield f"known={'all' if len(known) == len(parties) else 'some' if known else 'none'}"
        beside = min(
            max((bench.together.get(union, Counter())[key] for union in facing), default=0) for key in parties
        )
        yield f"beside={_step(beside, 0, 1, 2, 4)}"
        left = max((bench.named[key] for key in partners - parties), default=0)
        balance = _step(left / max(bench.named[key] for key in parties), 0, 0.4, 0.8, 1.3)
        yield f"leaves partners={balance}"
        yield f"leaves partners={balance}|{min(2, len(parties))}"


def _step(value: float, *bounds: float) -> str:
    """The least of ``bounds`` that is not below ``value``; "more" above them all."""
    return next((str(bound) for bound in bounds if value <= bound), "more")


@cache
def _weights() -> dict[Side, dict[str, float]]:
    source = files("strike_timeline") / "resources" / "implicit" / "weights.json"
    table = json.loads(source.read_text(encoding="utf-8"))
    return {side: table[side.value] for side in Side}
