"""What the words around a capitalised name say that it is: "workers at X", "X spokesman", "the X union", "X <TKR>"."""

from __future__ import annotations

import re

from strike_timeline.language.lexicon import words
from strike_timeline.language.name_form import Verdict
from strike_timeline.language.name_runs import Run
from strike_timeline.language.pieces import PieceText
from strike_timeline.model import EntityType

_SURE = 8
_DESCRIBED = 7
_LIKELY = 5
_HINT = 3
_TICKER = re.compile(r"\s*<[A-Z.]{1,8}>")
_REACH = 4
"""Words between a staff noun and its preposition: "workers on strike at X"."""

_UNION_NOUNS = frozenset({"union", "unions", "guild", "federation"})
_UNION_AFTER = frozenset(
    {"union", "members", "local", "branch", "stewards", "locals", "guild", "rank", "strikers"}
)


class Surroundings:
    """The folded words of a text around its runs."""

    def __init__(self, cut: PieceText) -> None:
        self._cut = cut
        self._words = [p.text.casefold() for p in cut.pieces]

    def word(self, i: int) -> str:
        """Folded piece at ``i``; empty outside the text."""
        return self._words[i] if 0 <= i < len(self._words) else ""

    def _after(self, run: Run) -> tuple[str, bool]:
        """The word after a run and whether a possessive stands between."""
        if self.word(run.last) in {"'", "’"}:
            if self.word(run.last + 1) == "s":
                return self.word(run.last + 2), True
            return self.word(run.last + 1), True
        return self.word(run.last), False

    def _before(self, run: Run) -> int:
        """Index of the last piece before a run, articles and opening quotes skipped."""
        i = run.first - 1
        while i >= 0 and self._words[i] in {"the", "a", '"', "“", "an", "its", "their"}:
            i -= 1
        return i

    def judge(self, run: Run) -> list[Verdict]:
        """Everything that the surroundings say, in no order."""
        verdicts: list[Verdict] = []
        cut = self._cut
        if run.last <= len(cut.pieces) and _TICKER.match(cut.text, cut.pieces[run.last - 1].end):
            verdicts.append((EntityType.EMPLOYER, _SURE))
        verdicts += self._from_after(run)
        verdicts += self._from_before(run)
        return verdicts

    def _from_after(self, run: Run) -> list[Verdict]:
        found: list[Verdict] = []
        after, possessive = self._after(run)
        acronym = run.last - run.first == 1 and self._cut.pieces[run.first].text.isupper()
        if after in words("organizations", "other_org", "press_after") and not possessive:
            found.append((EntityType.OTHER_ORG, _DESCRIBED))
        if acronym and not possessive and after in _UNION_AFTER and len(self._cut.pieces[run.first].text) > 2:
            found.append((EntityType.UNION, _DESCRIBED))
        if after in words("organizations", "employer", "after"):
            found.append(
                (
                    EntityType.EMPLOYER,
                    _LIKELY if possessive or after not in {"workers", "drivers"} else _LIKELY - 1,
                )
            )
        elif after in words("organizations", "employer", "staff_nouns") and after != "members":
            found.append((EntityType.EMPLOYER, _LIKELY - 1))
        if self.word(run.last) == ",":
            found += self._from_apposition(run.last + 1)
        return found

    def _from_apposition(self, i: int) -> list[Verdict]:
        """ ", the union representing …", ", which operates …", ", the country's largest airline"."""
        if self.word(i) == "which" and self.word(i + 1) in {
            "operates",
            "employs",
            "runs",
            "owns",
            "makes",
            "builds",
            "produces",
            "supplies",
        }:
            return [(EntityType.EMPLOYER, _LIKELY)]
        if self.word(i) == "which" and self.word(i + 1) in {"represents", "organises", "organizes"}:
            return [(EntityType.UNION, _DESCRIBED)]
        if self.word(i) not in {"the", "a", "an", "one", "its"}:
            return []
        for j in range(i + 1, i + 9):
            word = self.word(j)
            if word in {
                ",",
                ".",
                ";",
                "that",
                "which",
                "who",
                "of",
                "at",
                "for",
                "in",
                "to",
                "has",
                "have",
                "",
            }:
                break
            following = self.word(j + 1)
            if word in _UNION_NOUNS and following in {"that", "which", "representing", "for", "of", ",", "."}:
                return [(EntityType.UNION, _DESCRIBED)]
            ends = following in {"that", "which", "of", ",", ".", "and", "behind", "with", "in", "owned"}
            if word in words("organizations", "employer", "described_by") and ends:
                return [(EntityType.EMPLOYER, _DESCRIBED)]
        return []

    def _from_before(self, run: Run) -> list[Verdict]:
        i = self._before(run)
        near = self.word(run.first - 1)
        if near == "," and self.word(run.first - 2) in _UNION_NOUNS:
            return [(EntityType.UNION, _DESCRIBED)]
        if near == "," and self.word(run.first - 2) in {
            "company",
            "corporation",
            "companies",
            "employer",
            "airline",
            "carrier",
        }:
            return [(EntityType.EMPLOYER, _DESCRIBED)]
        if near in _UNION_NOUNS:
            return [(EntityType.UNION, _DESCRIBED)]
        described = words("organizations", "employer", "described_by")
        if near in described or (
            near.endswith("s") and near[:-1] in described and near[:-1] not in {"maker"}
        ):
            return [(EntityType.EMPLOYER, _DESCRIBED - 1)]
        if near in {"newspaper", "magazine", "daily"}:
            return [(EntityType.OTHER_ORG, _DESCRIBED)]
        return self._from_preposition(i)

    def _from_preposition(self, i: int) -> list[Verdict]:
        """A preposition at ``i`` that ties a staff noun or a noun of the dispute to the run after it."""
        preposition = self.word(i)
        if preposition in {"at", "of", "for", "by"}:
            staff = words("organizations", "employer", "staff_nouns")
            reach = _REACH if preposition == "at" else 1
            for j in range(i - 1, i - 1 - reach, -1):
                word = self.word(j)
                if word in staff and (preposition != "of" or word not in {"members", "hundreds"}):
                    return [(EntityType.EMPLOYER, _LIKELY if preposition in {"at", "of"} else _HINT)]
                if not word.isalpha():
                    break
        if preposition in words("organizations", "employer", "dispute_prepositions"):
            nouns = words("organizations", "employer", "dispute_nouns")
            near = self.word(i - 1)
            if near in nouns and not (preposition in {"of", "by"}):
                return [(EntityType.EMPLOYER, _LIKELY - (preposition in {"with", "from"}))]
        if preposition in {"struck", "employs", "operates", "sued", "unionize", "unionise"}:
            return [(EntityType.EMPLOYER, _HINT)]
        return []
