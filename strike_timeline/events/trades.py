"""The size of a trade that an article counts: "the seamen's strike" has that of "40,000 seamen"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from strike_timeline.events.clauses import clause_at
from strike_timeline.events.numbers import headcounts
from strike_timeline.events.scene import Scene
from strike_timeline.language.lexicon import words

_LETTERS = re.compile(r"[a-z][a-z'-]*")
_NO_TRADE = frozenset(
    {"the", "its", "of", "union", "striking", "other", "their", "more", "all", "new", "some"}
)
"""Words before "workers" that name no trade."""


class Trades:
    """The trades that an article counts, each with the first number that it gives."""

    def __init__(self, told: Iterable[Scene]) -> None:
        self._sizes: dict[str, int] = {}
        for scene in told:
            for start, end, count in headcounts(scene.folded):
                if trade := _trade(scene.folded[start:end]):
                    self._sizes.setdefault(trade, count)
        names = "|".join(map(re.escape, sorted(self._sizes, key=lambda name: (-len(name), name))))
        self._names = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])") if names else None

    def size_at(self, scene: Scene, start: int, end: int) -> int | None:
        """The size of the trade that the clause of the trigger ``start:end`` names nearest to it.

        None when it names none that the article counts.
        """
        if self._names is None:
            return None
        home = scene.clauses[clause_at(scene.clauses, start)]
        near = [
            (max(match.start() - end, start - match.end(), 0), match.start(), match.group())
            for match in self._names.finditer(scene.folded, home.start, max(home.end, end))
        ]
        return self._sizes[min(near)[-1]] if near else None


def _trade(counted: str) -> str:
    """The trade that a number counts: "seamen", "bank workers"; an empty string where it is any workers."""
    found: list[str] = _LETTERS.findall(counted)
    if not found or found[-1] not in words("workers", "nouns"):
        return ""
    if found[-1] not in words("workers", "general"):
        return found[-1]
    return f"{found[-2]} {found[-1]}" if len(found) > 1 and found[-2] not in _NO_TRADE else ""
