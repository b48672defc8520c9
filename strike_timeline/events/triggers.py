"""Finds trigger candidates in a sentence: where the wording says that something happened."""

from __future__ import annotations

from dataclasses import dataclass

from strike_timeline.events.lexicon import triggers
from strike_timeline.model import EventType, Status

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "–": "-"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger in a sentence; offsets count from the beginning of the sentence."""

    type: EventType
    start: int
    end: int
    text: str
    weight: float
    status: Status | None
    minor: bool
    source: str


def fold(sentence: str) -> str:
    """Lower case with plain quotes, dashes and blanks; same length as the sentence."""
    lowered = sentence.translate(_FOLD).lower()
    return lowered if len(lowered) == len(sentence) else sentence.translate(_FOLD)


def find(sentence: str, *, dated: bool) -> list[Candidate]:
    """Candidates of a sentence in order; of two that overlap the longer one counts, then the weightier."""
    folded = fold(sentence)
    found: list[tuple[int, float, int, Candidate | None, int]] = []
    for trigger in triggers():
        if trigger.needs == "date" and not dated:
            continue
        for match in trigger.regex.finditer(folded):
            start, end = match.span()
            candidate = trigger.type and Candidate(
                trigger.type, start, end, sentence[start:end], trigger.weight, trigger.status, trigger.minor, trigger.source
            )
            found.append((-(end - start), -trigger.weight, start, candidate or None, end))
    taken: list[tuple[int, int]] = []
    kept = []
    for _, _, start, candidate, end in sorted(found, key=lambda item: item[:3]):
        if all(end <= a or b <= start for a, b in taken):
            taken.append((start, end))
            if candidate:
                kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.start)
