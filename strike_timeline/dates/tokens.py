"""Splitting a text into the pieces that the date grammar reads.

These are finer than spaCy's tokens (``mid-July`` is three pieces, ``7am`` two) and keep offsets into the
text, so that a phrase found here can be put onto any tokenizer's tokens afterwards."""

from __future__ import annotations

import re
from functools import lru_cache

from strike_timeline.dates.region import Region, region_of

PARAGRAPH = "\n"
"""The piece that stands for a blank line: no phrase crosses it."""
_PAD = 12

_NUMBER = (
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
    r"|\d{4}/\d{1,2}/\d{1,2}(?!\d)"
    r"|\d{1,2}-[A-Za-z]{3,9}-(?:\d{4}|\d\d)(?!\d)"
    r"|\d{1,2}([/.-])\d{1,2}\1\d{4}(?!\d)"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}\.\d\d(?![\d.])"
    r"|\d{1,2}/\d{1,2}/\d{2}(?![\d/])"
    r"|\d{1,2}:\d\d(?!\d)"
    r"|\d+(?:,\d{3})+(?!\d)"
    r"|\d+\.\d+"
    r"|\d+"
)
_HALF_DAY = r"[apAP]\.\s?[mM]\b"
# The commonest first, and whatever cannot begin a piece passed over at once: this runs over every text.
_PIECE = re.compile(
    r"(?=[\S\n])(?:"
    rf"[^\W\d_]{{2,}}|(?!(?<![^\W_]){_HALF_DAY})[^\W\d_]"
    rf"|(?=\d)(?:{_NUMBER})"
    rf"|{_HALF_DAY}\.?"
    r"|['’]s\b"
    r"|\n[ \t\r]*\n"
    r"|[^\s\w])"
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})


@lru_cache(maxsize=65536)
def _folded(piece: str) -> str:
    """A piece in lower case, with plain apostrophes and hyphens."""
    return PARAGRAPH if piece[0] == "\n" else piece.translate(_PLAIN).lower()


class Tokens:
    """Parallel lists over the pieces of a text; reading past either end gives ``""``."""

    __slots__ = ("_region", "count", "ends", "lower", "starts", "text")

    def __init__(self, text: str) -> None:
        pieces = list(_PIECE.finditer(text))
        self.text = text
        self.lower = [_folded(piece.group()) for piece in pieces]
        self.starts = [piece.start() for piece in pieces]
        self.ends = [piece.end() for piece in pieces]
        self.count = len(self.lower)
        self._region: Region | None = None
        self.lower.extend([""] * _PAD)
        self.starts.extend([len(text)] * _PAD)
        self.ends.extend([len(text)] * _PAD)

    @property
    def region(self) -> Region:
        """The country that the text is set in."""
        if self._region is None:
            self._region = region_of(self.lower)
        return self._region

    def surface(self, i: int) -> str:
        """The piece as written."""
        return self.text[self.starts[i] : self.ends[i]]

    def capital(self, i: int) -> bool:
        """Does the piece begin with an upper-case letter?"""
        return self.text[self.starts[i] : self.starts[i] + 1].isupper()

    def glued(self, i: int) -> bool:
        """Does piece ``i`` follow the one before it without a space?"""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def at(self, i: int, *words: str) -> bool:
        """Do the pieces from ``i`` on read as these lower-case words?"""
        return self.lower[i : i + len(words)] == list(words)
