"""The country in which a dispute is set: that of its parties, else that of the places its articles name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from strike_timeline.document import EventRecord
from strike_timeline.language.places import country_of
from strike_timeline.model import EntityType
from strike_timeline.timeline.sides import Directory

_INTERNATIONAL = "INT"


class Setting:
    """Countries by ISO 3166-1 alpha-2 codes."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._named: dict[str, Counter[str]] = {}
        for entity in directory.of_type(EntityType.PLACE):
            country = country_of(entity.name)
            for mention in entity.mentions if country else ():
                self._named.setdefault(mention.article, Counter())[country or ""] += 1

    def country(
        self, events: Iterable[EventRecord], unions: Sequence[str], employers: Sequence[str]
    ) -> str | None:
        """The country of the parties; of several, or where no party's is known, the one that the places in
        the articles tell most of; None where that is none or two. Of the parties' countries that no place
        tells it is the union's, which bargains at home more often than a company stays there."""
        known = [self._countries(side) for side in (unions, employers)]
        own = set().union(*known)
        if len(own) == 1:
            return own.pop()
        named: Counter[str] = Counter()
        for article in sorted({m.article for e in events for m in e.mentions}):
            named.update(self._named.get(article, {}))
        told = _most({c: n for c, n in named.items() if not own or c in own})
        return told or (next(iter(known[0])) if len(known[0]) == 1 else None)

    def _countries(self, parties: Iterable[str]) -> set[str]:
        records = (self._directory.get(party) for party in parties)
        return {r.country for r in records if r and r.country and r.country != _INTERNATIONAL}


def _most(counts: Mapping[str, int]) -> str | None:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
