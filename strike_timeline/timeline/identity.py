"""Stable ids: a kind letter, a dash, ten hexadecimal digits of the SHA-256 of what the thing is."""

from __future__ import annotations

import hashlib


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def entity_id(key: str) -> str:
    """``e-…`` of an entity's key, whichever article names it."""
    return f"e-{_digest(key)}"


def event_id(founding: str, taken: set[str]) -> str:
    """``v-…`` of the founding mention; a second event founded on the very same words gets the next free
    id."""
    number, found = 0, f"v-{_digest(founding)}"
    while found in taken:
        number += 1
        found = f"v-{_digest(f'{founding}|{number}')}"
    taken.add(found)
    return found


def dispute_id(unions: list[str], employers: list[str], founding: str) -> str:
    """``d-…`` of the sorted keys of both sides and the id of the first event."""
    return f"d-{_digest('|'.join([*sorted(unions), '-', *sorted(employers), '-', founding]))}"
