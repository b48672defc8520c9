"""The text as pieces: words and single punctuation marks with offsets, and what kind of line each stands in.

Names are matched over pieces rather than over spaCy tokens, because pieces split the same way whatever
stands around a name: "UAW-Ford", "UPS/Teamsters" and "(W.G.A.)" need no exceptions.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from strike_timeline.language.lexicon import words

_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
_LINE_END = re.compile(r"\n")
_REOPENING = re.compile(r"[-–—:\"“‘]")
_LINE_OF = attrgetter("line")
_SMALL_LONGER = frozenset({"with", "from", "over", "into"})
_SMALL = 3
"""Words of at most this many letters may be in lower case within a headline in title case."""


class Piece(NamedTuple):
    """One word or punctuation mark of a text. A tuple, because every text is cut into very many of them."""

    text: str
    start: int
    end: int
    line: int
    """Index of its line in the text."""
    opens: bool
    """Whether a sentence starts here, opening quotes and brackets not counted."""
    folded: str
    """``text`` without regard to letter case and kind of apostrophe."""
    is_word: bool
    capital: bool
    """Starts with a capital letter, or is like "easyJet" and "c2c"."""


@dataclass(frozen=True, slots=True)
class PieceText:
    """A text cut into pieces; ``shouting`` and ``titled`` are lines all in capitals or in title case."""

    text: str
    pieces: list[Piece]
    folded: list[str]
    """:attr:`Piece.folded` of each piece, for what looks at all of them."""
    shouting: frozenset[int]
    titled: frozenset[int]


@lru_cache(maxsize=65536)
def is_ordinary(word: str) -> bool:
    """Whether a word is an ordinary word of news whose capital letter may come from its position only."""
    lower = word.casefold()
    known = words("ordinary", "words")
    if lower in known or lower + "s" in known:
        return True
    stems = (lower[:-1] if lower.endswith("s") else "", lower[:-2] if lower.endswith("es") else "")
    return any(stem in known for stem in stems if stem)


@lru_cache(maxsize=65536)
def _own_traits(word: str) -> tuple[str, bool, bool]:
    """What a piece is wherever it stands: the last three fields of :class:`Piece`."""
    is_word = word[0].isalnum()
    folded = "'" if word == "’" else word.casefold()
    return folded, is_word, is_word and not word.islower() and not word.isdigit()


def cut(text: str, sentence_starts: list[int] | None) -> PieceText:
    """Cut ``text`` into pieces; ``sentence_starts`` are ascending character offsets, None where no sentences
    are marked."""
    matches = list(_PIECE.finditer(text))
    written = [match.group() for match in matches]
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    traits = [_own_traits(word) for word in written]
    opens = _openings(text, sentence_starts or [], starts, ends, [is_word for _, is_word, _ in traits])
    lines = _lines(text, starts)
    pieces = [
        Piece(word, start, end, line, opening, *own)
        for word, start, end, line, opening, own in zip(
            written, starts, ends, lines, opens, traits, strict=True
        )
    ]
    shouting, titled = _line_kinds(pieces)
    return PieceText(text, pieces, [piece.folded for piece in pieces], shouting, titled)


def _lines(text: str, starts: list[int]) -> list[int]:
    """The line of each piece."""
    lines: list[int] = []
    for line, match in enumerate(_LINE_END.finditer(text)):
        lines += [line] * (bisect_left(starts, match.end()) - len(lines))
    return lines + [text.count("\n")] * (len(starts) - len(lines))


def _openings(
    text: str, sentence_starts: list[int], starts: list[int], ends: list[int], is_word: list[bool]
) -> list[bool]:
    """Which pieces are the first word of a sentence, or the first after a mark that begins one anew."""
    after = {0, *(bisect_left(starts, offset) for offset in sentence_starts)}
    after.update(
        bisect_left(starts, match.end())
        for match in _REOPENING.finditer(text)
        if _reopens(text, match.start(), match.end())
    )
    opens = [False] * len(starts)
    for i in after:
        while i < len(starts) and not is_word[i]:
            i += 1
        if i < len(starts):
            opens[i] = True
    return opens


def _reopens(text: str, start: int, end: int) -> bool:
    """A mark after which a capital letter proves nothing: a spaced dash, a colon, an opening quote."""
    mark, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if mark in "-–—:":
        return ((mark == ":" or not before.strip()) and not after.strip()) or mark == "—"
    return mark in '"“‘' and not before.strip() and bool(after.strip())


def _line_kinds(pieces: list[Piece]) -> tuple[frozenset[int], frozenset[int]]:
    """Lines all in capitals, and headlines in title case."""
    lines: dict[int, list[Piece]] = {}
    for line, group in itertools.groupby(pieces, _LINE_OF):
        found = [piece for piece in group if piece.is_word]
        if found:
            lines[line] = found
    opens = {line: found[0].opens for line, found in lines.items()}
    after = dict(itertools.pairwise(lines))
    shouting, titled = set(), set()
    for line, found in lines.items():
        written = [p.text for p in found if not p.text.isdigit()]
        if "".join(written).isupper() and len(written) > 2:
            shouting.add(line)
        elif len(written) > 3 and all(
            len(w) <= _SMALL or w in _SMALL_LONGER for w in written if w[0].islower()
        ):
            plain = sum(is_ordinary(w) for w in written if w[0].isupper())
            stands_alone = opens[line] and opens.get(after.get(line, -1), True)
            if plain >= 2 and stands_alone:
                titled.add(line)
    return frozenset(shouting), frozenset(titled)
