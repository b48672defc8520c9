"""The status of an event from its context: ConText's rule model (Harkema et al. 2009, as in medspaCy).

Rules are data: ``resources/lexicon/status.toml``. Input is a sentence in lower case and its clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from strike_timeline.events.clauses import Clause, Link, clause_at
from strike_timeline.events.inflect import past_forms
from strike_timeline.language.lexicon import read_lexicon, word_list
from strike_timeline.model import Status

_DENIED_THAT = re.compile(r"\b(?:denied|denies|denying|disputed|disputes|ruled out)\s+$")
_COUNTERFACTUAL = re.compile(r"had (?:the|they|it|he|she|no|talks|both|either)\b")
_UNLESS = re.compile(r"\bunless\b")
_INFINITIVE = re.compile(
    r"(?<!voted )(?<!agreed )(?<!decided )(?<!continue )(?<!continued )(?<!began )(?<!begun )"
    r"(?<!forced )(?<!chose )(?<!chosen )(?<!had )(?<!agree )(?<!back )(?<!managed )\bto $"
)
_NOT_PAST = frozenset(
    (
        "planned",
        "scheduled",
        "threatened",
        "proposed",
        "expected",
        "united",
        "tabled",
        "extended",
        "need",
        "indeed",
        "agreed",
    )
)
_RANK = {Status.DENIED_OR_DID_NOT_HAPPEN: 3, Status.EXPECTED_OR_POSSIBLE: 2, Status.SCHEDULED: 1}


@dataclass(frozen=True, slots=True)
class _Cue:
    status: Status | None
    reach: int


@dataclass(frozen=True, slots=True)
class _Rules:
    forward: re.Pattern[str]
    """Cues before the trigger."""
    backward: re.Pattern[str]
    cues: dict[tuple[str, bool], _Cue]
    """By words, and whether they stand behind the trigger."""
    stop: re.Pattern[str]
    inside: frozenset[str]
    dropped: re.Pattern[str]
    taken_back: re.Pattern[str]


@cache
def _rules() -> _Rules:
    entries = read_lexicon("status")["cue"]
    assert isinstance(entries, list)
    cues: dict[tuple[str, bool], _Cue] = {}
    for entry in entries:
        status = None if entry["status"] == "none" else Status(entry["status"])
        for words in entry["words"]:
            cues[words, entry["direction"] == "backward"] = _Cue(status, entry.get("reach", 8))
    stops = "|".join(re.escape(words) for words in sorted(word_list("status", "stop"), key=len, reverse=True))
    return _Rules(
        forward=_any_of(words for words, backward in cues if not backward),
        backward=_any_of(words for words, backward in cues if backward),
        cues=cues,
        stop=re.compile(rf"(?<![\w-])(?:{stops})(?![\w-])"),
        inside=frozenset(word_list("status", "inside")),
        dropped=re.compile("|".join(word_list("status", "dropped"))),
        taken_back=re.compile("|".join(word_list("status", "taken_back"))),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-]|\.\s?\d)|n't(?!\w)")


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a trigger say about it."""

    status: Status
    cue: str | None
    """The word that decided, None when nothing spoke against it."""


def dropped_later(folded: str, end: int) -> bool:
    """Whether the sentence goes on to say that what was planned came to nothing ("… but dropped it last
    week").
    """
    return bool(_rules().dropped.search(folded, end))


def taken_back(folded: str) -> bool:
    """Whether a sentence says that the plan told before was dropped ("It shelved them days later")."""
    return bool(_rules().taken_back.match(folded))


def status_at(
    folded: str, parts: list[Clause], start: int, end: int, *, negated_inside: bool = True
) -> Context:
    """Status of the trigger at ``folded[start:end]`` by the cues of its clause.

    ``negated_inside``: whether cues within the trigger's own words count ("no talks were held"); they do not
    for events that are themselves a failure ("talks ended without a deal").
    """
    rules = _rules()
    clause = parts[clause_at(parts, start)]
    if clause.link is Link.REPORTED and _DENIED_THAT.search(folded, 0, clause.start):
        return Context(Status.DENIED_OR_DID_NOT_HAPPEN, "denied that")
    if _COUNTERFACTUAL.match(folded, clause.start):
        return Context(Status.DENIED_OR_DID_NOT_HAPPEN, "had")
    best, status, word = 0, Status.OCCURRED, None
    before = rules.forward.finditer(folded, clause.start, end)
    behind = rules.backward.finditer(folded, start, max(clause.end, end))
    for match in [*before, *behind]:
        cue = _reaching(rules, folded, match, start, end, negated_inside)
        if cue and cue.status and _RANK[cue.status] > best:
            best, status, word = _RANK[cue.status], cue.status, match.group()
    if status is Status.SCHEDULED and _UNLESS.search(folded, end):
        return Context(Status.EXPECTED_OR_POSSIBLE, "unless")
    if status is Status.OCCURRED and _INFINITIVE.search(folded, clause.start, start):
        return Context(Status.EXPECTED_OR_POSSIBLE, "to")
    if status is not Status.DENIED_OR_DID_NOT_HAPPEN and clause.link is Link.CONDITION:
        return Context(Status.EXPECTED_OR_POSSIBLE, "if")
    return Context(status, word)


def is_past(trigger: str) -> bool:
    """Whether the trigger's own verb is in a past form ("walked out", "voted to strike")."""
    words = trigger.split()
    return any((word.endswith("ed") and word not in _NOT_PAST) or word in past_forms() for word in words[:3])


def _reaching(
    rules: _Rules, folded: str, match: re.Match[str], start: int, end: int, negated_inside: bool
) -> _Cue | None:
    """The cue of ``match`` if its scope reaches the trigger at ``start:end``."""
    words = match.group()
    if match.start() >= end:
        cue, between = rules.cues.get((words, True)), folded[end : match.start()]
        if cue and cue.status is not Status.DENIED_OR_DID_NOT_HAPPEN and is_past(folded[start:end]):
            return None
    elif match.end() <= start:
        cue, between = rules.cues.get((words, False)), folded[match.end() : start]
    else:
        inside = negated_inside and words in rules.inside
        return (rules.cues.get((words, False)) or rules.cues.get((words, True))) if inside else None
    if cue is None or between.count(" ") > cue.reach or rules.stop.search(between):
        return None
    return cue
