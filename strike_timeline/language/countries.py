"""Which countries an article speaks of: its names, adjectives and great cities (``resources/lexicon/countries.toml``)."""

from __future__ import annotations

from functools import cache

from strike_timeline.language.lexicon import read_lexicon, word_list
from strike_timeline.language.name_trie import split_name
from strike_timeline.language.pieces import PieceText

_LONGEST = 4


@cache
def _index() -> dict[tuple[str, ...], str]:
    return {
        split_name(name.casefold()): code
        for code in read_lexicon("countries")
        for name in word_list("countries", code)
    }


def countries_named(cut: PieceText) -> list[str]:
    """ISO 3166-1 alpha-2 codes, one for each mention, in text order."""
    index = _index()
    firsts = {key[0] for key in index}
    found: list[str] = []
    pieces = cut.pieces
    for i, piece in enumerate(pieces):
        if not piece.capital or piece.text.casefold() not in firsts:
            continue
        for size in range(_LONGEST, 0, -1):
            words = tuple(p.text.casefold() for p in pieces[i : i + size])
            if words in index and (words != ("us",) or piece.text == "US"):
                found.append(index[words])
                break
    return found
