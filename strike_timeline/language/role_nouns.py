"""Finds role nouns: "the union", "both sides", "the carmaker", "screenwriters", "union leaders"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from strike_timeline.language.lexicon import read_lexicon, word_list, words
from strike_timeline.language.pieces import PieceText

_MODIFIERS = 2
"""Words allowed between a determiner and its noun: "the three carmakers"."""


_NUMERALS = {"both": 2, "two": 2, "three": 3, "four": 4}


class Role(Enum):
    """What a role noun stands for."""

    UNION = auto()
    UNIONS = auto()
    NAMED_BODY = auto()
    EMPLOYER = auto()
    EMPLOYERS = auto()
    KIND_OF_EMPLOYER = auto()
    MEMBERS = auto()
    WORKERS = auto()
    COLLECTIVE = auto()
    BOTH = auto()


_FREE = frozenset({Role.BOTH, Role.UNIONS, Role.MEMBERS, Role.WORKERS, Role.COLLECTIVE, Role.EMPLOYERS})
"""Roles whose nouns need no determiner."""
_OF_EMPLOYERS = frozenset({Role.EMPLOYER, Role.EMPLOYERS, Role.KIND_OF_EMPLOYER, Role.COLLECTIVE})


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """Pieces [first, last) hold the noun ``word`` in the role ``role``."""

    first: int
    last: int
    word: str
    role: Role
    definite: bool
    """After an article or a possessive."""
    number: int | None = None
    """How many there are, where a numeral or "both" says so: "the three carmakers"."""


@cache
def _fixed_phrases() -> Mapping[tuple[str, ...], tuple[Role, str]]:
    phrases: dict[tuple[str, ...], tuple[Role, str]] = {}

    def add(listed: tuple[str, ...], role: Role) -> None:
        for phrase in listed:
            phrases.setdefault(tuple(_split(phrase)), (role, phrase))

    add(word_list("roles", "both"), Role.BOTH)
    add(word_list("roles", "members"), Role.MEMBERS)
    add(word_list("roles", "unions"), Role.UNIONS)
    add(word_list("roles", "union"), Role.UNION)
    add(word_list("roles", "employer"), Role.EMPLOYER)
    industries = read_lexicon("roles")["by_industry"]
    if isinstance(industries, dict):
        for industry in industries:
            add(word_list("roles", "by_industry", industry), Role.KIND_OF_EMPLOYER)
    add(word_list("roles", "employers"), Role.EMPLOYERS)
    add(word_list("roles", "by_name"), Role.NAMED_BODY)
    return phrases


@cache
def _longest_fixed() -> Mapping[str, int]:
    """Most words of a fixed phrase, by its first word."""
    longest: dict[str, int] = {}
    for phrase in _fixed_phrases():
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def _split(phrase: str) -> list[str]:
    return phrase.replace("'", " ' ").replace("-", " - ").split()


class RoleFinder:
    """Finds role nouns in one article. ``workers`` and ``collective`` are the words of its entities."""

    def __init__(self, cut: PieceText, workers: frozenset[str], collective: frozenset[str]) -> None:
        self._cut = cut
        self._folded = cut.folded
        self._phrases = dict(_fixed_phrases())
        self._longest = dict(_longest_fixed())
        for word in sorted(collective):
            self._add(word, Role.COLLECTIVE)
        for word in sorted(workers):
            self._add(word, Role.WORKERS)
        self._floor = 0  # end of the last noun found: no other reaches back over it

    def _add(self, word: str, role: Role) -> None:
        phrase = tuple(_split(word))
        self._phrases[phrase] = role, word
        self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))

    def find(self, taken: frozenset[int]) -> Iterator[RoleNoun]:
        """Role nouns in text order; pieces in ``taken`` are parts of names."""
        self._floor = 0
        for i in [i for i, word in enumerate(self._folded) if word in self._longest]:
            if i < self._floor or i in taken:
                continue
            noun = self._at(i)
            if noun is not None and taken.isdisjoint(range(noun.first, noun.last)):
                yield noun
                self._floor = noun.last

    def _at(self, i: int) -> RoleNoun | None:
        longest = self._longest[self._folded[i]]
        for size in range(min(longest, len(self._folded) - i), 0, -1):
            found = self._phrases.get(tuple(self._folded[i : i + size]))
            if found is None or not self._lower_case(i, i + size):
                continue
            role, word = found
            noun = self._checked(i, i + size, role, word)
            if noun is not None:
                return noun
        return None

    def _lower_case(self, first: int, last: int) -> bool:
        """Not written as (part of) a name: capitals only where the line or the sentence asks for them."""
        cut = self._cut
        line = cut.lines[first]
        if line in cut.shouting or line in cut.titled:
            return True
        return all(not cut.capital[i] or cut.opens[i] for i in range(first, last))

    def _checked(self, first: int, last: int, role: Role, word: str) -> RoleNoun | None:
        start, definite = self._determined(first)
        after = self._folded[last] if last < len(self._folded) else ""
        before = self._folded[first - 1] if first else ""
        if role is Role.BOTH and after == "of" and not self._of_the_dispute(last):
            return None
        if role in _OF_EMPLOYERS and (
            after in words("roles", "never_before") or self._names_next(last, word)
        ):
            return None
        singular = role is Role.COLLECTIVE and not word.endswith("s")
        if role in _FREE and not singular:
            return RoleNoun(start, last, word, role, definite, self._number(start, first))
        if word == "management":
            return RoleNoun(start, last, word, role, definite)
        officers = after in words("roles", "officers")
        if before in words("roles", "never_after") and not (officers and before in {"a", "an", "one"}):
            return None
        line = self._cut.lines[first]
        heading = line in self._cut.shouting or line in self._cut.titled
        if not (definite or officers or (heading and role is not Role.NAMED_BODY)):
            return None
        return RoleNoun(start, last, word, role, definite, self._number(start, first))

    def _of_the_dispute(self, last: int) -> bool:
        """Whether "both sides of …" are those of a dispute, not of a river."""
        return not words("roles", "disputes").isdisjoint(self._folded[last + 1 : last + 4])

    def _names_next(self, last: int, word: str) -> bool:
        """Whether the name itself follows a singular noun: "the trucking company Yellow"."""
        cut = self._cut
        if word.endswith("s") or last >= len(self._folded) or cut.lines[last] != cut.lines[last - 1]:
            return False
        line = cut.lines[last]
        return cut.capital[last] and line not in cut.shouting and line not in cut.titled

    def _number(self, start: int, first: int) -> int | None:
        """The numeral among the words ``start:first`` before a noun."""
        return next((_NUMERALS[word] for word in self._folded[start:first] if word in _NUMERALS), None)

    def _determined(self, first: int) -> tuple[int, bool]:
        """Start of the noun phrase and whether it is definite."""
        determiners = words("roles", "determiners")
        if self._folded[first] in determiners:
            return first, True
        for back in range(1, _MODIFIERS + 2):
            i = first - back
            if i < self._floor or not self._folded[i][0].isalnum():
                break
            if self._folded[i] in determiners:
                return i, True
            if self._folded[i] in {
                "a",
                "an",
                "of",
                "and",
                "at",
                "in",
                "by",
                "with",
                "to",
                "for",
                "from",
                "on",
            }:
                break
        if first >= 2 and self._folded[first - 1] == "s" and self._folded[first - 2] == "'":
            return first, True
        return first, False
