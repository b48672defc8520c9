"""Finds the names of the gazetteer in a text cut into pieces: a trie over folded pieces, longest match
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from strike_timeline.language.gazetteer_data import Gazetteer
from strike_timeline.language.pieces import PieceText

_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
_LEGAL_FORMS = {
    "Company": ("Co",),
    "Corporation": ("Corp",),
    "Limited": ("Ltd",),
    "Incorporated": ("Inc",),
    "Co": ("Company",),
    "Corp": ("Corporation",),
    "Ltd": ("Limited",),
    "Inc": ("Incorporated",),
    "Brothers": ("Bros",),
}
_SPOKEN_LENGTH = 4
"""Acronyms of at least this many letters may be written like a word: "Aslef", "Nato"."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write one name."""

    pieces: tuple[str, ...]
    """As written; letter case counts for acronyms, initial capitals for names."""
    key: str
    exact: bool
    """Letter case must be the same: an acronym."""
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of pieces [first, last) that is written like these forms."""

    first: int
    last: int
    forms: tuple[Form, ...]
    shouted: bool
    """In a line of capitals, where letter case proves nothing."""


class _Node:
    __slots__ = ("children", "forms")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.forms: list[Form] = []


def split_name(name: str) -> tuple[str, ...]:
    """A name as pieces, apostrophes made straight."""
    return tuple(_PIECE.findall(name.replace("’", "'")))


def _spellings(name: str, key: str, acronym: bool, ambiguous: bool) -> Iterator[Form]:
    pieces = split_name(name)
    if not pieces:
        return
    yield Form(pieces, key, acronym, ambiguous)
    for ending, others in _LEGAL_FORMS.items():
        if pieces[-1] == ending and len(pieces) > 1:
            yield from (Form((*pieces[:-1], other), key, False, ambiguous) for other in others)
    if "and" in pieces and not acronym:
        yield Form(tuple("&" if p == "and" else p for p in pieces), key, False, ambiguous)
    if "&" in pieces and len(pieces) > 3:
        yield Form(tuple("and" if p == "&" else p for p in pieces), key, False, ambiguous)
    if not acronym:
        return
    if len(pieces) == 1 and name.isalpha() and name.isupper() and len(name) > 1:
        dotted = tuple(x for letter in name for x in (letter, "."))
        yield Form(dotted, key, True, False)
        yield Form(dotted[:-1], key, True, False)
        if len(name) >= _SPOKEN_LENGTH and not ambiguous:
            yield Form((name.capitalize(),), key, True, False)
    elif "-" in pieces and name.isupper():
        yield Form(tuple(p.capitalize() for p in pieces), key, True, ambiguous)


class NameTrie:
    """All names of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._root = _Node()
        for key, entry in gazetteer.entries.items():
            ambiguous = set(entry.ambiguous)
            for name in entry.names:
                forms = _spellings(name, key, name in entry.acronyms or _is_acronym(name), name in ambiguous)
                self._add(forms)

    def _add(self, forms: Iterable[Form]) -> None:
        for form in forms:
            node = self._root
            for piece in form.pieces:
                folded = piece.casefold()
                child = node.children.get(folded)
                if child is None:
                    child = node.children[folded] = _Node()
                node = child
            if form not in node.forms:
                node.forms.append(form)

    def matches(self, cut: PieceText) -> Iterator[Match]:
        """Longest matches from left to right, without overlaps; of two that overlap, the longer one."""
        end = 0
        for i in [i for i, word in enumerate(cut.folded) if word in self._root.children]:
            best = self._longest_at(cut, i) if i >= end else None
            if best is None:
                continue
            for later in range(i + 1, best.last):
                other = self._longest_at(cut, later)
                if other and other.last - other.first > best.last - best.first:
                    best = other
                    break
            yield best
            end = best.last

    def _longest_at(self, cut: PieceText, first: int) -> Match | None:
        node = self._root.children.get(cut.folded[first])
        if node is None:
            return None
        best: Match | None = None
        last = first + 1
        while True:
            if node.forms:
                shouted = cut.lines[first] in cut.shouting
                written = tuple(cut.texts[first:last])
                forms = tuple(f for f in node.forms if _written_like(written, f, shouted))
                if forms:
                    best = Match(first, last, forms, shouted)
            if last >= len(cut.texts) or _parted(cut, last):
                break
            following = node.children.get(cut.folded[last])
            if following is None:
                break
            node, last = following, last + 1
        return best if best and not _glued(cut, best) else None


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and " " not in name and all(c.isupper() for c in letters) and len(letters) <= 6


def _parted(cut: PieceText, i: int) -> bool:
    """Whether a blank line stands before piece ``i``."""
    end, start = cut.ends[i - 1], cut.starts[i]
    return start - end > 1 and cut.text.count("\n", end, start) > 1


def _written_like(written: tuple[str, ...], form: Form, shouted: bool) -> bool:
    if shouted:
        return all(w.isupper() or not w[0].isalpha() for w in written)
    if form.exact:
        return all(w == p or not p[0].isalnum() for w, p in zip(written, form.pieces, strict=True))
    for word, piece in zip(written, form.pieces, strict=True):
        if piece[0].isupper() and not (word[0].isupper() or word[0].isdigit()):
            return False
        if piece[0].islower() and word[0].isupper() and len(form.pieces) == 1 and word != piece:
            return False
    return True


def _glued(cut: PieceText, match: Match) -> bool:
    """Part of a web address, an e-mail address or a handle."""
    start, end = cut.starts[match.first], cut.ends[match.last - 1]
    before = cut.text[max(0, start - 1) : start]
    after = cut.text[end : end + 2]
    if before in {"@", "#", "_", "/"} and cut.text[max(0, start - 2) : start] in {"//", " @", "/@"}:
        return True
    return before == "@" or (
        len(after) == 2 and after[0] in "@." and after[1].isalnum() and after[1].islower()
    )
