"""Runs of capitalised words that may be names, with the small words that belong inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strike_timeline.language.lexicon import words
from strike_timeline.language.pieces import PieceText, is_ordinary

_LOOKAHEAD = 9
"""Pieces after a comma or "and" within which the end of the list must show."""


def _trades() -> frozenset[str]:
    """Whose union or association it may be: "Seafarers' and Dockers' Union"."""
    return words("names", "possessive_starts") | words("organizations", "union", "worker_words")


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces [first, last) of one possible name."""

    first: int
    last: int

    def text(self, cut: PieceText) -> str:
        """The run as written, white space folded."""
        return " ".join(cut.text[cut.starts[self.first] : cut.ends[self.last - 1]].split())


class RunFinder:
    """Cuts one text into runs. ``fixed`` are pieces of known names: a run starts, ends or holds them
    whole.
    """

    def __init__(self, cut: PieceText, fixed: Sequence[tuple[int, int]]) -> None:
        self._cut = cut
        plain = words("organizations", "not_names", "words")
        self._named = [
            capital and line not in cut.shouting and folded not in plain
            for capital, line, folded in zip(cut.capital, cut.lines, cut.folded, strict=True)
        ]
        self._fixed_end = dict(fixed)
        self._fixed_last = frozenset(self._fixed_end.values())

    def runs(self) -> list[Run]:
        """All runs in text order."""
        found: list[Run] = []
        last = 0
        for i, named in enumerate(self._named):
            if i >= last and (named or i in self._fixed_end):
                last = self._end(i)
                found += self._trimmed(i, last)
        return found

    def _lower(self, i: int) -> str:
        return self._cut.folded[i] if 0 <= i < len(self._cut.texts) else ""

    def _adjoining(self, i: int) -> bool:
        """Whether piece ``i`` follows the one before it in the same paragraph, after white space or
        nothing.
        """
        if not 0 < i < len(self._cut.texts):
            return False
        gap = self._cut.text[self._cut.ends[i - 1] : self._cut.starts[i]]
        return gap.count("\n") < 2 and not self._cut.opens[i]

    def _end(self, first: int) -> int:
        """End of the run that starts at ``first``."""
        heads_of = False
        last = first
        while True:
            if last in self._fixed_end:
                last = self._fixed_end[last]
            else:
                heads_of = heads_of or self._lower(last) in words("names", "of_heads")
                last += 1
            if last >= len(self._cut.texts) or not self._adjoining(last):
                return last
            step = self._join(first, last, heads_of)
            if step < 0:
                return last
            last += step

    def _join(self, first: int, i: int, heads_of: bool) -> int:
        """Pieces to skip at ``i`` to reach the next word of the name; -1 when the name ends before ``i``."""
        if self._goes_on(i):
            return 0
        word = self._lower(i)
        if word == "-" and self._tight(i) and self._goes_on(i + 1) and not self._known_beside(i):
            return 1
        if word in {"'", "’"}:
            return self._after_apostrophe(i)
        if word == "&" and self._goes_on(i + 1):
            return 1
        if word == "." and self._initial_before(i) and self._goes_on(i + 1) and self._adjoining(i + 1):
            return 1
        if word == "/" and self._tight(i) and self._goes_on(i + 1) and not self._known_beside(i):
            return 1
        if word in words("names", "particles") and not is_ordinary(self._lower(i - 1)):
            more = self._lower(i + 1) in words("names", "particles") and self._adjoining(i + 1)
            if self._goes_on(i + 1 + more):
                return 1 + more
        if word in {"of", "for"}:
            return self._after_of(i)
        if word == "the" and self._lower(i - 1) in {"of", "for"} and self._goes_on(i + 1):
            return 1
        if word == "and" and self._goes_on(i + 1) and self._list_goes_on(i, heads_of):
            return 1
        if word == "," and heads_of and self._goes_on(i + 1) and self._comma_list(i):
            return 1
        return -1

    def _goes_on(self, i: int) -> bool:
        return i < len(self._cut.texts) and self._adjoining(i) and (i in self._fixed_end or self._named[i])

    def _tight(self, i: int) -> bool:
        if i + 1 >= len(self._cut.texts):
            return False
        return self._cut.ends[i - 1] == self._cut.starts[i] and self._cut.ends[i] == self._cut.starts[i + 1]

    def _known_beside(self, i: int) -> bool:
        return i + 1 in self._fixed_end or i in self._fixed_last

    def _initial_before(self, i: int) -> bool:
        before = self._cut.texts[i - 1]
        if self._cut.starts[i] != self._cut.ends[i - 1]:
            return False
        if i > 2 and "".join(self._cut.texts[i - 3 : i]) in {
            "U.S",
            "U.K",
            "U.N",
            "B.C",
            "N.Y",
            "D.C",
            "N.J",
            "E.U",
        }:
            return False
        lower = before.casefold()
        return len(before) == 1 or lower in {
            "st",
            "bros",
            "jr",
            "mt",
            "ft",
            "sen",
            "gov",
            "dr",
            "mr",
            "mrs",
            "ms",
            "rep",
            "gen",
        }

    def _after_apostrophe(self, i: int) -> int:
        before = self._lower(i - 1)
        if self._lower(i + 1) == "s" and self._tight(i):
            started = before in words("names", "possessive_starts") or self._owns(i)
            return 2 if started and self._goes_on(i + 2) else -1
        if self._cut.ends[i - 1] == self._cut.starts[i] and before.endswith("s"):
            if self._lower(i + 1) == "and" and self._lower(i + 3) in {"'", "’"}:
                both = {before, self._lower(i + 2)} <= _trades()
                return 2 if both and self._goes_on(i + 2) else -1
            return 1 if self._goes_on(i + 1) and self._possessive_goes_on(i) else -1
        initial = len(before) == 1 and self._tight(i)  # O'Brien, D'Souza
        return 1 if initial and i + 1 < len(self._cut.texts) and self._cut.capital[i + 1] else -1

    def _owns(self, i: int) -> bool:
        """Whether the name goes on after "'s" at ``i``: "St. Ida's Hospital", "Signalmen's Society"."""
        before, following = self._lower(i - 1), self._lower(i + 2)
        saint = "st" in {self._lower(i - 2), self._lower(i - 3)} or self._lower(i - 2) == "saint"
        if saint and following in words("organizations", "employer", "heads"):
            return True
        return before.endswith("men") and following in words("organizations", "union", "mixed_heads")

    def _possessive_goes_on(self, i: int) -> bool:
        """Whether the name goes on after a bare apostrophe: "Firefighters' Union", "Dockers' Council"."""
        following = self._lower(i + 1)
        return (
            self._lower(i - 1) in words("names", "possessive_starts")
            or following in words("organizations", "union", "heads")
            or following in words("organizations", "union", "mixed_heads")
        )

    def _after_of(self, i: int) -> int:
        head = self._lower(i - 1)
        if head not in words("names", "of_heads") and not head.endswith("guild"):
            return -1
        if self._cut.opens[i - 1] and head in words("organizations", "employer", "staff_nouns"):
            return -1  # "Musicians of the Kelpton Symphony": no name yet
        if self._goes_on(i + 1):
            return 1
        if self._lower(i + 1) == "the" and self._goes_on(i + 2):
            return 2
        return -1

    def _list_goes_on(self, i: int, heads_of: bool) -> bool:
        if i + 1 in self._fixed_end or i in self._fixed_last:
            return False
        if heads_of and any(
            self._lower(k) in words("names", "office_heads") for k in range(max(0, i - 6), i)
        ):
            return True
        j = i + 1
        while j < min(len(self._cut.texts), i + _LOOKAHEAD) and self._goes_on(j):
            if self._lower(j) in words("names", "list_tails"):
                return heads_of or is_ordinary(self._lower(i - 1))
            j += 1
        return False

    def _comma_list(self, i: int) -> bool:
        j = i + 1
        while j < min(len(self._cut.texts), i + _LOOKAHEAD):
            if self._lower(j) == "and":
                return self._goes_on(j + 1) and self._list_goes_on(j, True)
            if not (self._goes_on(j) or self._lower(j) == ","):
                return False
            j += 1
        return False

    def _trimmed(self, first: int, last: int) -> list[Run]:
        """The run without what only its place in the sentence capitalised; in a headline, its name-like
        parts.
        """
        if self._cut.lines[first] in self._cut.titled:
            return self._headline_parts(first, last)
        while first < last and first not in self._fixed_end and self._opens_only(first, last):
            first += 1
        while first < last and not self._cut.is_word[first]:
            first += 1
        while last > first and not self._cut.is_word[last - 1] and last not in self._fixed_last:
            last -= 1
        return [Run(first, last)] if first < last else []

    def _opens_only(self, i: int, last: int) -> bool:
        lower = self._cut.folded[i]
        if lower in {"the", "a", "an", "both"}:
            return True
        if lower in {"local", "lodge"} and i + 1 < len(self._cut.texts) and self._cut.texts[i + 1].isdigit():
            return False
        if not self._cut.opens[i]:
            return False
        if lower in words("sentences", "openers") or lower in words("names", "sentence_openers"):
            return i + 1 == last or lower != "united"
        if i + 1 == last:
            return is_ordinary(lower)
        return lower.endswith("ing") and is_ordinary(lower)

    def _headline_parts(self, first: int, last: int) -> list[Run]:
        parts: list[Run] = []
        start: int | None = None
        i = first
        while i < last:
            step = self._fixed_end.get(i, i + 1)
            if i in self._fixed_end:
                if start is not None:
                    parts.append(Run(start, i))
                parts.append(Run(i, step))
                start = None
            elif self._cut.is_word[i] and is_ordinary(self._cut.texts[i]) and not self._tail(i, start):
                if start is not None:
                    parts.append(Run(start, i))
                start = None
            elif start is None and self._cut.is_word[i]:
                start = i
            i = step
        if start is not None:
            parts.append(Run(start, last))
        return [part for part in parts if part.first < part.last]

    def _tail(self, i: int, start: int | None) -> bool:
        lower = self._lower(i)
        if start is None:
            return False
        return (
            lower in words("organizations", "employer", "heads")
            or lower in words("organizations", "union", "heads")
            or lower in words("organizations", "employer", "suffixes")
            or lower in {"of", "and"}
        )
