"""Names of places: the lexicon's, and those written as places ("Trail, B.C.", "the port of Santos")."""

from __future__ import annotations

from functools import cache

from strike_timeline.language.gazetteer_data import fold
from strike_timeline.language.lexicon import read_lexicon, word_list


@cache
def _place_names() -> frozenset[str]:
    names = {fold(name) for code in read_lexicon("countries") for name in word_list("countries", code)}
    names -= _adjectives()
    names.update(fold(name) for name in _strings(read_lexicon("places")))
    return frozenset(names)


@cache
def _adjectives() -> frozenset[str]:
    names = (fold(name) for code in read_lexicon("countries") for name in word_list("countries", code))
    adjectives = {
        n for n in names if n.endswith(("ian", "ians", "ish", "ese", "can", "cans", "ese", "ean", "wegian"))
    }
    return frozenset(
        adjectives
        | {
            "dutch",
            "french",
            "german",
            "greek",
            "swiss",
            "czech",
            "irish",
            "welsh",
            "iraqi",
            "pakistani",
            "bangladeshi",
            "israeli",
            "filipino",
            "philippine",
            "argentine",
            "flemish",
        }
    )


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in _strings(v)]
    return []


def is_place(name: str) -> bool:
    """Whether the lexicon knows ``name`` as a place."""
    return fold(name) in _place_names()


def is_nationality(word: str) -> bool:
    """Whether ``word`` is an adjective of a country: "Brazilian workers" names no employer."""
    return fold(word) in _adjectives()
