"""Stretches of an article's text that are marked in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Stretch(Protocol):
    """Anything with offsets into a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Stretch = TypeVar("_Stretch", bound=Stretch)


def outermost(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """In the order of the text, the longest of those that begin together, and none that overlaps the one
    before; of equals the first given."""
    kept: list[_Stretch] = []
    for stretch in sorted(stretches, key=lambda item: (item.start, -item.end)):
        if not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return kept


def between(stretches: Sequence[_Stretch], start: int, end: int) -> Sequence[_Stretch]:
    """Those that begin from ``start`` on and before ``end``, of stretches in the order of the text."""
    first = bisect_left(stretches, start, key=lambda item: item.start)
    return stretches[first : bisect_left(stretches, end, lo=first, key=lambda item: item.start)]
