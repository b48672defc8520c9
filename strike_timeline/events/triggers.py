"""Finds trigger candidates in a sentence: where the wording says that something happened."""

from __future__ import annotations

import re
from dataclasses import dataclass

from strike_timeline.events.lexicon import WORD, Trigger, patterns_by_opener
from strike_timeline.model import EventType, Status

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "–": "-"})

_MONTHS = re.compile(
    r"(?<=[a-z,\d] )M(?=(?:arch|ay)\b(?! (?:[A-Z]|be\b)))"
    r"|M(?=(?:arch|ay)(?: \d|,? (?:19|20)\d\d))|\AM(?=(?:arch|ay):)|(?<=\d )M(?=(?:arch|ay)\b)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger in a sentence; offsets count from the beginning of the sentence."""

    type: EventType
    start: int
    end: int
    text: str
    status: Status | None
    source: str


def fold(sentence: str) -> str:
    """Lower case with plain quotes, dashes and blanks; same length as the sentence.

    The months March and May are masked ("#arch"), so that they are not taken for the noun and the verb.
    """
    plain = _MONTHS.sub("#", sentence.translate(_FOLD))
    lowered = plain.lower()
    return lowered if len(lowered) == len(sentence) else plain


def find(sentence: str, folded: str, *, dated: bool) -> list[Candidate]:
    """Candidates of a sentence, given also as :func:`fold` has it, in order of place and type.

    Of two of one type that overlap the weightier one counts, then the longer. Candidates of different types
    may overlap: which of them the sentence tells is decided later (:mod:`strike_timeline.events.judge`).
    Whatever ends inside a near-miss is none.
    """
    found: dict[EventType | None, list[tuple[int, int, Trigger]]] = {}
    by_opener = patterns_by_opener()
    words = {"", *WORD.findall(folded)}
    patterns = {}
    for word in words:
        for pattern in by_opener.get(word, ()):
            for held in pattern.held:
                if words.isdisjoint(held):
                    break
            else:
                patterns[pattern.number] = pattern
    for _, pattern in sorted(patterns.items()):
        trigger = pattern.trigger
        if trigger.needs == "date" and not dated:
            continue
        for match in pattern.regex.finditer(folded):
            found.setdefault(trigger.type, []).append((*match.span(), trigger))
    misses = found.pop(None, [])
    kept = []
    for kind, matches in found.items():
        taken: list[tuple[int, int]] = []
        for start, end, trigger in sorted(
            matches, key=lambda match: (-match[2].weight, match[0] - match[1], match[0])
        ):
            if any(a < end <= b and kind in miss.hides for a, b, miss in misses) or any(
                start < b and a < end for a, b in taken
            ):
                continue
            taken.append((start, end))
            kept.append(_candidate(trigger, start, end, sentence))
    return sorted(kept, key=lambda candidate: (candidate.start, candidate.end, candidate.type))


def _candidate(trigger: Trigger, start: int, end: int, sentence: str) -> Candidate:
    assert trigger.type is not None
    return Candidate(
        trigger.type,
        start,
        end,
        sentence[start:end],
        trigger.status,
        trigger.source,
    )
