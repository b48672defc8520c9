"""What the words around a capitalised name say that it is: "workers at X", "X spokesman", "the X
union", "X <TKR>".
"""

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
_LIST_REACH = 8
"""Words between a plural noun and the comma before a list of names."""
_REACH = 4
"""Words between a staff noun and its preposition: "workers on strike at X"."""

_UNION_NOUNS = frozenset({"union", "unions", "guild", "federation"})


class Surroundings:
    """The folded words of a text around its runs."""

    def __init__(self, cut: PieceText) -> None:
        self._cut = cut
        self._words = cut.folded

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
        if run.last <= len(cut.texts) and _TICKER.match(cut.text, cut.ends[run.last - 1]):
            verdicts.append((EntityType.EMPLOYER, _SURE))
        verdicts += self._from_after(run)
        verdicts += self._from_before(run)
        return verdicts

    def _from_after(self, run: Run) -> list[Verdict]:
        found: list[Verdict] = []
        after, possessive = self._after(run)
        single = run.last - run.first == 1
        letters = "".join(self._cut.words(run.first, run.last))
        acronym = letters.isupper() and len(letters) > 2 and (single or "-" in run.text(self._cut))
        employer = "organizations", "employer"
        if after in words("organizations", "other_org", "press_after") and not possessive:
            found.append((EntityType.OTHER_ORG, _DESCRIBED))
        if acronym and not possessive and after in words("organizations", "union", "after_acronym"):
            found.append((EntityType.UNION, _LIKELY))
        elif acronym and not possessive and after in words("organizations", "union", "verbs"):
            found.append((EntityType.UNION, _LIKELY - 1))
        if after == "and" and self.word(run.last + 1) == "its" and not acronym:
            found.append((EntityType.EMPLOYER, _LIKELY))
        if after in words(*employer, "sites"):
            found.append((EntityType.EMPLOYER, _LIKELY if possessive else _HINT))
        elif after in words(*employer, "after"):
            found.append((EntityType.EMPLOYER, _LIKELY))
        elif (after in words(*employer, "staff_nouns") and after != "members") or (
            not possessive and after in words(*employer, "verbs") and not acronym
        ):
            found.append((EntityType.EMPLOYER, _LIKELY - 1))
        elif possessive:
            found.append((EntityType.EMPLOYER, _HINT))
        if self.word(run.last) == ",":
            found += self._from_apposition(run.last + 1)
        return found

    def _from_apposition(self, i: int) -> list[Verdict]:
        """ ", the union representing …", ", which operates …", ", the country's largest airline"."""
        if self.word(i) == "which" and self.word(i + 1) in words("organizations", "employer", "which_verbs"):
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
            if word in _UNION_NOUNS and following in words("organizations", "union", "after_described"):
                return [(EntityType.UNION, _DESCRIBED)]
            ends = following in {"that", "which", "of", ",", ".", "and", "behind", "with", "in", "owned"}
            if word in words("organizations", "employer", "described_by") and ends:
                return [(EntityType.EMPLOYER, _DESCRIBED)]
        return []

    def _from_before(self, run: Run) -> list[Verdict]:
        i = self._before(run)
        near = self.word(run.first - 1)
        if near == ",":
            return self._from_noun_before_comma(run, run.first - 2)
        if near == "the" and self.word(run.first - 2) == ",":
            return self._from_noun_before_comma(run, run.first - 3)
        if self._lower_case(run.first - 1) and near in _UNION_NOUNS:
            return [(EntityType.UNION, _DESCRIBED)]
        described = words("organizations", "employer", "described_by")
        if self._lower_case(run.first - 1) and (
            near in described or (near.endswith("s") and near[:-1] in described)
        ):
            return [(EntityType.EMPLOYER, _DESCRIBED - 1)]
        if near in {"newspaper", "magazine", "daily"}:
            return [(EntityType.OTHER_ORG, _DESCRIBED)]
        return self._from_preposition(i, run)

    def _lower_case(self, i: int) -> bool:
        return 0 <= i < len(self._cut.texts) and self._cut.texts[i].islower()

    def _capital(self, i: int) -> bool:
        return 0 <= i < len(self._cut.texts) and self._cut.capital[i]

    def _from_noun_before_comma(self, run: Run, i: int) -> list[Verdict]:
        """ "the union, X," and "two shipping companies in the port, X and Y,"."""
        noun = self.word(i)
        if not self._lower_case(i):
            return []
        if noun in _UNION_NOUNS and self.word(run.last) in {",", ".", ";", "(", ")", "-", "–", "—", ":"}:
            return [(EntityType.UNION, _DESCRIBED)]
        if noun in words("organizations", "employer", "described_by") | words(
            "organizations", "employer", "listed"
        ):
            return [(EntityType.EMPLOYER, _DESCRIBED)]
        if self.word(run.last) not in {",", "and", "."}:
            return []
        for j in range(i, max(-1, i - _LIST_REACH), -1):
            if self.word(j) in words("organizations", "employer", "listed"):
                return [(EntityType.EMPLOYER, _LIKELY - 1)]
            if self._cut.opens[j] or not self.word(j)[:1].isalnum():
                break
        return []

    def _at_strength(self, run: Run) -> int:
        """ "workers at X": X may be a place of work rather than the employer, likely so when it is one
        word.
        """
        if self.word(run.last) in words("organizations", "employer", "sites"):
            return _HINT
        return _LIKELY - 1 if run.last - run.first == 1 else _LIKELY

    def _from_preposition(self, i: int, run: Run) -> list[Verdict]:
        """A preposition at ``i`` that ties a staff noun or a noun of the dispute to the run after it."""
        preposition = self.word(i)
        if preposition in {"at", "of", "for", "by"}:
            staff = words("organizations", "employer", "staff_nouns")
            reach = _REACH if preposition == "at" else 1
            for j in range(i - 1, i - 1 - reach, -1):
                word = self.word(j)
                if word in staff and (preposition != "of" or word not in {"members", "hundreds"}):
                    return [
                        (
                            EntityType.EMPLOYER,
                            self._at_strength(run) if preposition in {"at", "of"} else _HINT,
                        )
                    ]
                if not word.isalpha():
                    break
        if preposition in words("organizations", "employer", "dispute_prepositions"):
            nouns = words("organizations", "employer", "dispute_nouns")
            near = self.word(i - 1)
            if near in nouns and preposition not in {"of", "by"}:
                return [(EntityType.EMPLOYER, _LIKELY - (preposition in {"with", "from"}))]
        if preposition == "at" and self.word(i - 1) == "here":
            return []  # the press speaks of itself
        if preposition == "at" and self.word(run.last) == "in" and self._capital(run.last + 1):
            return [(EntityType.EMPLOYER, _LIKELY - 1)]
        if preposition in {
            "at",
            "struck",
            "sued",
            "unionize",
            "unionise",
            "told",
            "against",
            "by",
            "with",
            "accused",
            "urged",
        }:
            return [(EntityType.EMPLOYER, _HINT)]
        return []
