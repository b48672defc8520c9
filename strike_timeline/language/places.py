"""Names of places and nationalities (``resources/lexicon/places.toml``), and the countries an article
speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from strike_timeline.language.gazetteer_data import fold
from strike_timeline.language.lexicon import read_lexicon, words
from strike_timeline.language.pieces import PieceText

_ACRONYM_LENGTH = 4
"""A word of capitals up to this length is an acronym rather than a town."""
_LONGEST = 4
"""Most pieces of a name looked up for its country."""
_POSTAL = re.compile(r"[A-Z]{2,3}")


@dataclass(frozen=True, slots=True)
class _Atlas:
    places: Mapping[str, str]
    """Folded name → ISO 3166-1 alpha-2 code, "INT" for what lies in no one country."""
    nationalities: Mapping[str, str]
    states: frozenset[str]
    """Folded names and abbreviations of states and provinces, countries included."""
    ambiguous: frozenset[str]


@dataclass(frozen=True, slots=True)
class State:
    """A state, province or territory: its name, and its postal code where it has one ("CA")."""

    name: str
    code: str | None
    country: str


def _lists(name: str) -> Iterator[tuple[str, str]]:
    table = read_lexicon("places")[name]
    if isinstance(table, dict):
        for code, names in table.items():
            for place in names if isinstance(names, list) else ():
                yield str(place), str(code)


def _state_names() -> Iterator[tuple[str, str]]:
    table = read_lexicon("places")["states"]
    if not isinstance(table, dict):
        return
    for code, states in table.items():
        for state, short_names in states.items():
            yield state, code
            for name in short_names:
                yield name, code


@cache
def _cities() -> frozenset[str]:
    return frozenset(fold(name) for name, _ in _lists("cities"))


@cache
def _states_by_name() -> Mapping[str, State]:
    found: dict[str, State] = {}
    table = read_lexicon("places")["states"]
    for country, states in table.items() if isinstance(table, dict) else ():
        for name, short_names in states.items():
            code = next((short for short in short_names if _POSTAL.fullmatch(short)), None)
            state = State(name, code, country)
            for spelled in (name, *short_names):
                found.setdefault(fold(spelled), state)
    return found


def _all_places() -> Iterator[tuple[str, str]]:
    """Names with the code of their country, those of whole countries first."""
    for names in (_lists("countries"), _state_names(), _lists("regions"), _lists("cities")):
        yield from names


@cache
def _atlas_countries() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, code in _all_places():
        found.setdefault(fold(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _atlas() -> _Atlas:
    places: dict[str, str] = {}
    for name, code in _all_places():
        places.setdefault(fold(name), code)
    tops = [*_lists("countries"), *_state_names()]
    return _Atlas(
        places,
        {fold(name): code for name, code in _lists("demonyms")},
        frozenset(fold(name) for name, _ in tops),
        frozenset(fold(name) for name in words("places", "ambiguous", "names")),
    )


def is_place(name: str) -> bool:
    """Whether the lexicon knows ``name`` as a place; two-letter codes of states do not count alone."""
    folded = fold(name)
    if name.isupper() and len(name) <= _ACRONYM_LENGTH and name not in _capitals():
        return False
    return len(folded) > 2 and (folded in _atlas().places or folded + "." in _atlas().places)


def is_doubtful_place(name: str) -> bool:
    """Whether a place's name is an ordinary word or a name of people or companies too."""
    return fold(name) in _atlas().ambiguous


def is_state(name: str) -> bool:
    """Whether ``name`` is a state, province or country, as it stands after a town: "Trail, B.C."."""
    folded = fold(name)
    states = _atlas().states
    return folded in states or folded.rstrip(".") in states or folded + "." in states


def country_of(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country that a place's name lies in; None for one that is not known,
    doubtful, in several countries ("London") or in no one."""
    countries = _atlas_countries().get(fold(name), frozenset())
    if len(countries) != 1 or is_doubtful_place(name):
        return None
    return next(iter(countries - {"INT"}), None)


def is_city(name: str) -> bool:
    """Whether ``name`` is a town, and not the name of a state or country as well ("New York")."""
    return fold(name) in _cities() and not is_state(name)


def state_named(name: str) -> State | None:
    """The state, province or territory that a name or its abbreviation ("Calif.") stands for."""
    folded = fold(name)
    return _states_by_name().get(folded) or _states_by_name().get(folded + ".")


def is_nationality(word: str) -> bool:
    """Whether ``word`` is an adjective of a country: "Brazilian workers" names no employer."""
    return fold(word) in _atlas().nationalities


def countries_named(cut: PieceText) -> list[str]:
    """ISO 3166-1 alpha-2 codes, one for each place or nationality that the text names, in text order."""
    return list(_countries(cut))


@cache
def _capitals() -> frozenset[str]:
    names = [name for name, _ in [*_lists("countries"), *_state_names()]]
    return frozenset(name for name in names if name.isupper())


@cache
def _first_words() -> frozenset[str]:
    atlas = _atlas()
    return frozenset(name.split()[0].rstrip(".") for name in [*atlas.places, *atlas.nationalities])


def _countries(cut: PieceText) -> Iterable[str]:
    atlas = _atlas()
    firsts = _first_words()
    for i, first in enumerate(cut.folded):
        if first not in firsts or not cut.capital[i]:
            continue
        for size in range(_LONGEST, 0, -1):
            name = " ".join(cut.folded[i : i + size])
            if size == 1 and cut.texts[i] == "US":
                yield "US"
                break
            code = atlas.places.get(name) or atlas.nationalities.get(name)
            if code and code != "INT" and len(name) > 2 and name not in atlas.ambiguous:
                yield code
                break
