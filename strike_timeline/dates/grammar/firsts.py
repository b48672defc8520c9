"""Which parsers can read a phrase, told by its first piece: most are passed over unasked.

Every parser of a choice says what it begins with (:func:`begins`). A word that is missing there is a phrase
that is never found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from strike_timeline.dates.expressions import Expression
from strike_timeline.dates.lexicon import NUMBERS, ORDINALS
from strike_timeline.dates.tokens import Tokens

Parsed = tuple[Expression, int] | None
"""A tree and the index of the first piece after it."""
Parser = Callable[[Tokens, int], Parsed]
DIGITS = "0"
"""Stands for every piece that begins with a digit."""
THE = ("the",)
COUNTING = frozenset({DIGITS, *ORDINALS, *NUMBERS})
"""What a number or an ordinal begins with, in digits or words."""

_FIRSTS: dict[Parser, frozenset[str]] = {}


def begins(*words: Iterable[str]) -> Callable[[Parser], Parser]:
    """Says which pieces (lower case; :data:`DIGITS`) a phrase of the decorated parser can begin with."""

    def noted(parser: Parser) -> Parser:
        _FIRSTS[parser] = frozenset().union(*words)
        return parser

    return noted


class Choice:
    """Reads the longest phrase that one of the parsers finds; of equals, that of the first parser."""

    def __init__(self, *parsers: Parser) -> None:
        self._parsers: dict[str, list[Parser]] = {}
        for parser in parsers:
            for word in _FIRSTS[parser]:
                self._parsers.setdefault(word, []).append(parser)

    def __call__(self, t: Tokens, i: int) -> Parsed:
        first = t.lower[i]
        best: Parsed = None
        for parser in self._parsers.get(DIGITS if first[:1].isdecimal() else first, ()):
            found = parser(t, i)
            if found is not None and (best is None or found[1] > best[1]):
                best = found
        return best
