"""A sentence as the judge and the detector of events see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from strike_timeline.events.scene import Scene
from strike_timeline.events.triggers import Candidate, find
from strike_timeline.language.syntax import Parse

_WORD = re.compile(r"[\w']+|[$€£%]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class View:
    """A sentence with its trigger candidates."""

    scene: Scene
    dates: list[tuple[int, int]]
    """Offsets of date phrases with an interval."""
    parties: int
    """How many unions, employers and associations it names."""
    found: list[Candidate]

    def kind_of(self, offset: int) -> str:
        """The type of the party or person named at the character ``offset`` of the article, or an empty
        string.
        """
        place = offset - self.scene.start
        for named in (*self.scene.parties, *self.scene.people):
            if named.start <= place < named.end:
                return named.entity.type.value
        return ""

    def named(self, parse: Parse, token: int) -> str:
        """What a token names: the type of the party or person it belongs to, else its lemma."""
        return self.kind_of(parse.starts[token]) or parse.lemmas[token]

    def head_of(self, parse: Parse, candidate: Candidate) -> int:
        """The token that heads the words of ``candidate``."""
        return parse.head_of(self.scene.start + candidate.start, self.scene.start + candidate.end)


def view_of(scene: Scene) -> View:
    """A sentence with its trigger candidates; the date that opens a chronology entry counts as one of its
    own.
    """
    dates = [(phrase.start, phrase.end) for phrase in scene.phrases if phrase.when.start]
    if not dates and scene.carried:
        dates = [(0, 0)]
    parties = len({party.entity.key for party in scene.parties})
    return View(scene, dates, parties, find(scene.text, scene.folded, dated=bool(dates)))


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text``, with 0 for any number."""
    return tuple(_WORD.findall(_DIGITS.sub("0", text)))
