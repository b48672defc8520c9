"""Which date phrase of the sentence dates an event: that of its clause, else one it shares with a coordinate clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from strike_timeline.events.clauses import Link, clause_at
from strike_timeline.events.scene import Phrase, Scene
from strike_timeline.model import Granularity

_FAR = 10_000
_MAIN_LINKS = (Link.MAIN, Link.COORDINATE, Link.RESUMED, Link.REPORTED)
_LEADING = re.compile(r"^\W*(?:\w+\W+){0,3}$")


@dataclass(frozen=True, slots=True)
class Dated:
    """The phrase that dates an event."""

    phrase: Phrase
    shared: bool
    """It stands in another clause than the trigger."""
    reporting: bool
    """It dates the clause that reports the event ("said on Monday that …")."""


def date_of(scene: Scene, start: int, end: int, triggers: list[tuple[int, int]]) -> Dated | None:
    """The phrase for the trigger at ``start:end``; ``triggers`` are all triggers of the sentence."""
    candidates = [phrase for phrase in scene.phrases if phrase.when.start and phrase.when.granularity is not Granularity.DURATION]
    if not candidates:
        return None
    home = range(clause_at(scene.clauses, start), clause_at(scene.clauses, max(start, end - 1)) + 1)
    cost, _, phrase = min(
        (((_cost(scene, phrase, start, end, home, triggers)), phrase.start, phrase) for phrase in candidates),
        key=lambda item: item[:2],
    )
    if cost >= _FAR:
        return None
    where = clause_at(scene.clauses, phrase.start)
    return Dated(phrase, where not in home, scene.clauses[home[-1]].link is Link.REPORTED and where < home[0])


def _cost(scene: Scene, phrase: Phrase, start: int, end: int, home: range, triggers: list[tuple[int, int]]) -> int:
    """How badly ``phrase`` fits: words between, triggers between, clauses between; at least ``_FAR`` if not at all."""
    where = clause_at(scene.clauses, phrase.start)
    if start <= phrase.start < end:
        return 0
    low, high = (end, phrase.start) if phrase.start >= end else (phrase.end, start)
    cost = scene.folded[low:high].count(" ") + 8 * sum(low <= a < high for a, _ in triggers)
    if where in home:
        return cost
    link = scene.clauses[home[0]].link
    if _LEADING.match(scene.folded[: phrase.start]) and link in _MAIN_LINKS:
        return cost // 4 + 4
    groups = {scene.clauses[index].group for index in home}
    if scene.clauses[where].group in groups:
        return cost + 12
    if link is Link.REPORTED and where == home[0] - 1:
        return cost + 16
    return _FAR + cost
