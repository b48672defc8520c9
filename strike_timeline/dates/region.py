"""Which country a text is set in, by the places it names and else by its spelling: for the order of day and
month, for holidays that share a name, and for seasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from strike_timeline.language.lexicon import word_list


class Region(StrEnum):
    """Countries by their ISO 3166 codes."""

    US = "US"
    GB = "GB"
    IE = "IE"
    CA = "CA"
    AU = "AU"
    NZ = "NZ"
    ZA = "ZA"
    UNKNOWN = ""

    @property
    def southern(self) -> bool:
        return self in (Region.AU, Region.NZ, Region.ZA)

    @property
    def day_first(self) -> bool:
        """Is a date in figures written with the day before the month?"""
        return self in (Region.GB, Region.IE, Region.AU, Region.NZ)


_COUNTRIES = tuple(region for region in Region if region)
_PLACES = {word: region for region in _COUNTRIES for word in word_list("regions", "places", region)}
_SPELLING = {
    word: region for region in (Region.US, Region.GB) for word in word_list("regions", "spelling", region)
}
_INITIALS = {"s": (Region.US,), "k": (Region.GB,)}
"""What follows "U."."""
_PAIRS: dict[str, list[tuple[str, Region]]] = {}
for _words, _region in _PLACES.items():
    if " " in _words:
        _lead, _last = _words.split()
        _PAIRS.setdefault(_last, []).append((_lead, _region))


def region_of(words: Sequence[str]) -> Region:
    """The country that most of the place words name, of those in lower case that a text has; unknown
    where two are level."""
    counts = Counter(words)
    votes: Counter[Region] = Counter()
    for word in _PLACES.keys() & counts.keys():
        votes[_PLACES[word]] += counts[word]
    for last in _PAIRS.keys() & counts.keys():
        for lead, region in _PAIRS[last]:
            if lead in counts:
                votes[region] += sum(words[i] == last and words[i - 1] == lead for i in range(1, len(words)))
    for i in range(len(words) - 2) if "u" in counts else ():
        if words[i] == "u" and words[i + 1] == ".":
            votes.update(_INITIALS.get(words[i + 2], ()))
    if not votes:
        for word in _SPELLING.keys() & counts.keys():
            votes[_SPELLING[word]] += counts[word]
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return Region.UNKNOWN
    return ranked[0][0]
