"""The text as pieces: words and single punctuation marks with offsets, and what kind of line each stands in.

Names are matched over pieces rather than over spaCy tokens, because pieces split the same way whatever
stands around a name: "UAW-Ford", "UPS/Teamsters" and "(W.G.A.)" need no exceptions.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from strike_timeline.language.lexicon import words

_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
_SMALL_LONGER = frozenset({"with", "from", "over", "into"})
_SMALL = 3
"""Words of at most this many letters may be in lower case within a headline in title case."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word or punctuation mark of a text."""

    text: str
    start: int
    end: int
    line: int
    """Index of its line in :attr:`PieceText.lines`."""
    opens: bool
    """Whether a sentence starts here, opening quotes and brackets not counted."""

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Starts with a capital letter, or is like "easyJet" and "c2c"."""
        return not self.text.islower() and not self.text.isdigit() and self.is_word


@dataclass(frozen=True, slots=True)
class PieceText:
    """A text cut into pieces; ``shouting`` and ``titled`` are lines all in capitals or in title case."""

    text: str
    pieces: list[Piece]
    shouting: frozenset[int]
    titled: frozenset[int]


def is_ordinary(word: str) -> bool:
    """Whether a word is an ordinary word of news whose capital letter may come from its position only."""
    lower = word.casefold()
    known = words("ordinary", "words")
    if lower in known or lower + "s" in known:
        return True
    stems = (lower[:-1] if lower.endswith("s") else "", lower[:-2] if lower.endswith("es") else "")
    return any(stem in known for stem in stems if stem)


def cut(text: str, sentence_starts: list[int]) -> PieceText:
    """Cut ``text`` into pieces; ``sentence_starts`` are ascending character offsets."""
    pieces: list[Piece] = []
    line = 0
    upcoming, opening = 0, True
    breaks = [m.end() for m in re.finditer(r"\n", text)]
    next_break = 0
    for match in _PIECE.finditer(text):
        start = match.start()
        while next_break < len(breaks) and breaks[next_break] <= start:
            next_break += 1
            line = next_break
        while upcoming < len(sentence_starts) and sentence_starts[upcoming] <= start:
            opening = True
            upcoming += 1
        word = match.group()
        is_word = word[0].isalnum()
        pieces.append(Piece(word, start, match.end(), line, opening and is_word))
        if is_word:
            opening = False
        elif _reopens(text, match.start(), match.end()):
            opening = True
    shouting, titled = _line_kinds(pieces)
    return PieceText(text, pieces, shouting, titled)


def _reopens(text: str, start: int, end: int) -> bool:
    """A mark after which a capital letter proves nothing: a spaced dash, a colon, an opening quote."""
    mark, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if mark in "-–—:":
        return ((mark == ":" or not before.strip()) and not after.strip()) or mark == "—"
    return mark in '"“‘' and not before.strip() and bool(after.strip())


def _line_kinds(pieces: list[Piece]) -> tuple[frozenset[int], frozenset[int]]:
    by_line: dict[int, list[str]] = {}
    whole: dict[int, bool] = {}
    for piece in pieces:
        if piece.is_word and not piece.text.isdigit():
            by_line.setdefault(piece.line, []).append(piece.text)
        if piece.is_word:
            whole.setdefault(piece.line, piece.opens)
    lines = sorted(whole)
    after = dict(itertools.pairwise(lines))
    shouting, titled = set(), set()
    for line, found in by_line.items():
        lower = [w for w in found if w[0].islower()]
        if "".join(found).isupper() and len(found) > 2:
            shouting.add(line)
        elif len(found) > 3 and all(len(w) <= _SMALL or w in _SMALL_LONGER for w in lower):
            plain = sum(is_ordinary(w) for w in found if w[0].isupper())
            stands_alone = whole[line] and whole.get(after.get(line, -1), True)
            if plain >= 2 and stands_alone:
                titled.add(line)
    return frozenset(shouting), frozenset(titled)
