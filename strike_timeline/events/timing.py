"""Which date phrase of the sentence dates an event: that of its clause, else one it shares with a coordinate clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from strike_timeline.events.clauses import Link, clause_at
from strike_timeline.events.scene import Phrase, Scene
from strike_timeline.model import Granularity

_FAR = 10_000
_LEADING = re.compile(r"^\W*(?:\w+\W+){0,3}$")


@dataclass(frozen=True, slots=True)
class Dated:
    """The phrase that dates an event, and how far its clause is from the trigger's (0: the same)."""

    phrase: Phrase
    distance: int


def date_of(scene: Scene, start: int, end: int, triggers: list[tuple[int, int]]) -> Dated | None:
    """The phrase for the trigger at ``start:end``; ``triggers`` are all triggers of the sentence."""
    candidates = [phrase for phrase in scene.phrases if phrase.when.start and phrase.when.granularity is not Granularity.DURATION]
    if not candidates:
        return None
    home = clause_at(scene.clauses, start)
    scored = sorted((_cost(scene, phrase, start, end, home, triggers), phrase.start, phrase) for phrase in candidates)
    cost, _, phrase = min(scored, key=lambda item: item[:2])
    if cost >= _FAR:
        return None
    return Dated(phrase, abs(clause_at(scene.clauses, phrase.start) - home))


def _cost(scene: Scene, phrase: Phrase, start: int, end: int, home: int, triggers: list[tuple[int, int]]) -> int:
    """How badly ``phrase`` fits: words between, triggers between, clauses between; at least ``_FAR`` if not at all."""
    where = clause_at(scene.clauses, phrase.start)
    low, high = (end, phrase.start) if phrase.start >= end else (phrase.end, start)
    if start <= phrase.start < end:
        return 0
    cost = scene.folded[low:high].count(" ") if high > low else 0
    cost += 8 * sum(low <= a < high for a, _ in triggers)
    if where == home:
        return cost
    if _LEADING.match(scene.folded[: phrase.start]) and _same_level(scene, where, home):
        return cost // 4 + 4
    if not _same_level(scene, where, home):
        return _FAR + cost
    return cost + 12


def _same_level(scene: Scene, a: int, b: int) -> bool:
    """Whether only coordination lies between two clauses: they can share a date."""
    low, high = sorted((a, b))
    return all(part.link in (Link.COORDINATE, Link.REPORTED) for part in scene.clauses[low + 1 : high + 1])
