"""The lexicon files and their word lists, for all rooms: read once from ``resources/lexicon/*.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def read_lexicon(name: str) -> dict[str, object]:
    """The tables of ``resources/lexicon/NAME.toml``."""
    path = resources.files("strike_timeline") / "resources" / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """The list at ``keys`` of lexicon ``name``, as a set of strings."""
    return frozenset(word_list(name, *keys))


@cache
def word_list(name: str, *keys: str) -> tuple[str, ...]:
    """The list at ``keys`` of lexicon ``name``, in file order. Raises :class:`TypeError` if it is no list."""
    value: object = read_lexicon(name)
    for key in keys:
        if not isinstance(value, dict):
            raise TypeError(f"lexicon {name}: {'.'.join(keys)} is not a list")
        value = value[key]
    if not isinstance(value, list):
        raise TypeError(f"lexicon {name}: {'.'.join(keys)} is not a list")
    return tuple(str(word) for word in value)
