"""Unions that an article speaks of without a name: "the miners' federation", "the federation for bank
workers".
"""

from __future__ import annotations

from collections.abc import Iterator

from strike_timeline.language.lexicon import words
from strike_timeline.language.pieces import PieceText

_HEADS = frozenset({"union", "federation", "guild", "syndicate", "confederation"})


def unnamed_unions(cut: PieceText) -> Iterator[tuple[int, int, str]]:
    """Pieces [first, last) of each such phrase in lower case, and its name without the apostrophe."""
    folded = ["'" if text == "’" else text for text in cut.texts]
    workers = words("organizations", "union", "worker_words")
    for i, word in enumerate(folded):
        if word not in workers or not word.endswith(("s", "men")):
            continue
        j = i + 1
        if j < len(folded) and folded[j] == "'":
            j += 1
        if j < len(folded) and folded[j] in _HEADS:
            yield i, j + 1, f"{word} {folded[j]}"
            continue
        first = i
        while (
            first > 0
            and i - first < 3
            and (folded[first - 1].isalpha() and folded[first - 1] not in {"of", "for", "the"})
        ):
            first -= 1
        if first >= 2 and folded[first - 1] in {"of", "for"} and folded[first - 2] in _HEADS:
            yield first - 2, i + 1, " ".join(folded[first - 2 : i + 1])
