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

from strike_timeline.language.lexicon import words

_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
_LINE_END = re.compile(r"\n")
_REOPENING = re.compile(r"[-–—:\"“‘]")
_SMALL_LONGER = frozenset({"with", "from", "over", "into"})
_SMALL = 3
"""Words of at most this many letters may be in lower case within a headline in title case."""


@dataclass(frozen=True, slots=True)
class PieceText:
    """A text cut into words and single punctuation marks: parallel lists, one item a piece, because an object
    for each piece of each text would take longer than all that is asked of most of them."""

    text: str
    texts: list[str]
    starts: list[int]
    ends: list[int]
    lines: list[int]
    """Index of its line in the text."""
    opens: list[bool]
    """Whether a sentence starts here, opening quotes and brackets not counted."""
    folded: list[str]
    """Without regard to letter case and kind of apostrophe."""
    is_word: list[bool]
    capital: list[bool]
    """Starts with a capital letter, or is like "easyJet" and "c2c"."""
    shouting: frozenset[int]
    """Lines all in capitals."""
    titled: frozenset[int]
    """Lines in title case."""

    def words(self, first: int, last: int) -> list[str]:
        """The words among pieces [first, last), as written."""
        return [self.texts[i] for i in range(first, last) if self.is_word[i]]


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
def _fold(piece: str) -> str:
    return "'" if piece == "’" else piece.casefold()


@lru_cache(maxsize=65536)
def _has_capital(piece: str) -> bool:
    return piece[0].isalnum() and not piece.islower() and not piece.isdigit()


def cut(text: str, sentence_starts: list[int] | None) -> PieceText:
    """Cut ``text`` into pieces; ``sentence_starts`` are ascending character offsets, None where no sentences
    are marked."""
    matches = list(_PIECE.finditer(text))
    texts = [match.group() for match in matches]
    starts = [match.start() for match in matches]
    is_word = [piece[0].isalnum() for piece in texts]
    lines = _lines(text, starts)
    opens = _openings(text, sentence_starts or [], starts, is_word)
    shouting, titled = _line_kinds(texts, lines, opens, is_word)
    return PieceText(
        text=text,
        texts=texts,
        starts=starts,
        ends=[match.end() for match in matches],
        lines=lines,
        opens=opens,
        folded=[_fold(piece) for piece in texts],
        is_word=is_word,
        capital=[_has_capital(piece) for piece in texts],
        shouting=shouting,
        titled=titled,
    )


def _lines(text: str, starts: list[int]) -> list[int]:
    """The line of each piece."""
    lines: list[int] = []
    for line, match in enumerate(_LINE_END.finditer(text)):
        lines += [line] * (bisect_left(starts, match.end()) - len(lines))
    return lines + [text.count("\n")] * (len(starts) - len(lines))


def _openings(text: str, sentence_starts: list[int], starts: list[int], is_word: list[bool]) -> list[bool]:
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


def _line_kinds(
    texts: list[str], lines: list[int], opens: list[bool], is_word: list[bool]
) -> tuple[frozenset[int], frozenset[int]]:
    """Lines all in capitals, and headlines in title case."""
    words_of: dict[int, list[str]] = {}
    begins: dict[int, bool] = {}
    for text, line, opening, word in zip(texts, lines, opens, is_word, strict=True):
        if word:
            if line in begins:
                words_of[line].append(text)
            else:
                begins[line], words_of[line] = opening, [text]
    after = dict(itertools.pairwise(begins))
    shouting, titled = set(), set()
    for line, found in words_of.items():
        written = [word for word in found if not word.isdigit()]
        if "".join(written).isupper() and len(written) > 2:
            shouting.add(line)
        elif len(written) > 3 and all(
            len(w) <= _SMALL or w in _SMALL_LONGER for w in written if w[0].islower()
        ):
            plain = sum(is_ordinary(w) for w in written if w[0].isupper())
            stands_alone = begins[line] and begins.get(after.get(line, -1), True)
            if plain >= 2 and stands_alone:
                titled.add(line)
    return frozenset(shouting), frozenset(titled)
