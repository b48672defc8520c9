"""Names like one that nobody has: what a slip of the pen may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from strike_timeline.timeline.names import fold

_LIKE = 0.6
"""Share of signs in common from which two words are alike; swapped letters of an acronym have two thirds."""
_MOST = 3
_KNOWN = 5


def suggestion(name: str, likely: Sequence[str], others: Iterable[str] = ()) -> str:
    """The end of a message: the names most like ``name``, or else the first of ``likely``.

    Names of ``others`` are proposed only where none of ``likely`` is like it.
    """
    near = _nearest(name, likely) or _nearest(name, others)
    if near:
        return f"; did you mean {' or '.join(near)}?"
    known = list(dict.fromkeys(likely))
    if not known:
        return ""
    return f"; known: {', '.join(known[:_KNOWN])}{' …' if len(known) > _KNOWN else ''}"


def _nearest(name: str, names: Iterable[str]) -> list[str]:
    """Names that hold the whole of ``name``, else those as a whole like it, else those with a word that
    is like it."""
    spelled: dict[str, str] = {}
    for known in names:
        folded = fold(known)
        if folded and len(known) <= len(spelled.get(folded, known)):
            spelled[folded] = known
    wanted = fold(name)
    if not wanted:
        return []
    found = [folded for folded in sorted(spelled, key=len) if f" {wanted} " in f" {folded} "]
    found += difflib.get_close_matches(wanted, sorted(spelled), n=_MOST, cutoff=_LIKE)
    if not found:
        words = {word: folded for folded in sorted(spelled, reverse=True) for word in folded.split()}
        found = [
            words[word] for word in difflib.get_close_matches(wanted, sorted(words), n=_MOST, cutoff=_LIKE)
        ]
    return list(dict.fromkeys(spelled[folded] for folded in found))[:_MOST]
