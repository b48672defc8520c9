"""Ids as people type them: the shortest beginning that tells one from the others."""

from __future__ import annotations

from collections.abc import Iterable

_SHORTEST = 8


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """For each id its shortest unique beginning, of eight characters ("v-3f9c01") or more."""
    ordered = sorted(ids)
    short = {}
    for at, key in enumerate(ordered):
        before = ordered[at - 1] if at else ""
        after = ordered[at + 1] if at + 1 < len(ordered) else ""
        length = max(_SHORTEST, _shared(key, before) + 1, _shared(key, after) + 1)
        short[key] = key[:length]
    return short


def _shared(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
