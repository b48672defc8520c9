"""Texts that are copies of each other, in whole or for the most part.

A text is compared by its shingles, the runs of five words in it (Broder 1997): what share of the shorter
text's shingles the longer one holds is the *containment*. Which texts are compared at all is found by
winnowing (Schleimer, Wilkerson and Aiken 2003): of each window of sixteen hashed shingles the smallest is
kept as a fingerprint, so that two texts that share twenty words in a row share a fingerprint. Time and room
grow with the number of words, not with that of pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from zlib import crc32

LEAST_WORDS = 24
"""A shorter text says too little to be known as a copy."""
_SHINGLE, _WINDOW = 5, 16
_CONTAINED = 0.8
"""Containment from which on one text is a version of the other."""
_KIN = 0.5
"""Containment that any two of several versions have: two stories printed on one page do not become one."""
_SHARED = 0.3
"""Share of the fingerprints of the shorter text that the other must have for the two to be compared."""
_NEIGHBOURS = 8
"""A fingerprint brings a text together with so many after it; more share only the furniture of a page."""
_REMEMBERED = 1024

Near = Callable[[int, int], bool]
"""Whether two texts, by their numbers, may be versions of one at all."""


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.findall(r"[^\W_]+", text.casefold())


def copies(texts: Sequence[str], near: Near) -> list[list[int]]:
    """Groups of two or more texts (their numbers, ascending) that are for the most part copies of each other,
    by their first number. Texts that follow each other closely in ``texts`` are preferred where very many
    share a passage."""

    @lru_cache(_REMEMBERED)
    def shingles(number: int) -> frozenset[tuple[str, ...]]:
        return frozenset(_runs(words(texts[number])))

    def containment(one: int, other: int) -> float:
        a, b = shingles(one), shingles(other)
        return len(a & b) / min(len(a), len(b))

    alike = [(containment(one, other), one, other) for one, other in _candidates(texts, near)]
    group_of: dict[int, list[int]] = {}
    for share, one, other in sorted(alike, key=lambda found: (-found[0], *found[1:])):
        if share < _CONTAINED:
            break
        left, right = group_of.get(one, [one]), group_of.get(other, [other])
        if left is not right and all(containment(a, b) >= _KIN for a in left for b in right):
            joined = sorted([*left, *right])
            group_of.update(dict.fromkeys(joined, joined))
    found = {group[0]: group for group in group_of.values()}
    return [found[first] for first in sorted(found)]


def _runs(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(tokens[offset:] for offset in range(_SHINGLE)), strict=False)


def _candidates(texts: Sequence[str], near: Near) -> list[tuple[int, int]]:
    """Pairs of texts that share enough fingerprints, in order."""
    sizes: list[int] = []
    filed: list[int] = []
    width = max(1, len(texts).bit_length())
    for number, text in enumerate(texts):
        marks = _fingerprints(words(text))
        sizes.append(len(marks))
        filed += [mark << width | number for mark in marks]
    filed.sort()
    shared: Counter[tuple[int, int]] = Counter()
    for _, entries in groupby(filed, key=lambda entry: entry >> width):
        numbers = [entry & ((1 << width) - 1) for entry in entries]
        for at, one in enumerate(numbers):
            shared.update((one, two) for two in numbers[at + 1 : at + 1 + _NEIGHBOURS] if near(one, two))
    return sorted(pair for pair, n in shared.items() if n >= _SHARED * min(sizes[pair[0]], sizes[pair[1]]))


def _fingerprints(tokens: Sequence[str]) -> set[int]:
    if len(tokens) < LEAST_WORDS:
        return set()
    hashes = [crc32(" ".join(run).encode()) for run in _runs(tokens)]
    return {min(hashes[at : at + _WINDOW]) for at in range(max(1, len(hashes) - _WINDOW + 1))}
