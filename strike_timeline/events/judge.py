"""Which of the generous trigger candidates the sentence really tells: a logistic model over the wording
around them and the parse.

Trained by ``training/train_events.py`` on annotated sentences and articles; weights in
``resources/judge/weights.json``. The score is the probability that a careful reader would annotate an event
of the candidate's type in this sentence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from strike_timeline.events.clauses import clause_at
from strike_timeline.events.grammar import grammar
from strike_timeline.events.status import Context, status_at
from strike_timeline.events.triggers import Candidate
from strike_timeline.events.view import View, words
from strike_timeline.model import EventType, Status

FAILURES = frozenset({EventType.TALKS_BREAKDOWN, EventType.LOCKOUT, EventType.STRIKE_JOINED})
"""Events whose own wording negates ("ended without a deal", "refused to cross"): it denies nothing."""


def status_of(view: View, candidate: Candidate) -> Context:
    """Status of a candidate by its context."""
    negated_inside = candidate.type not in FAILURES
    return status_at(
        view.scene.folded, view.scene.clauses, candidate.start, candidate.end, negated_inside=negated_inside
    )


def features(view: View, candidate: Candidate, status: Status) -> Iterator[str]:
    """Binary features of a candidate, as strings; most are tied to its type."""
    kind, folded = candidate.type.value, view.scene.folded
    yield f"source={candidate.source}"
    yield f"source={candidate.source}|{status.value}"
    yield f"{kind}|{status.value}"
    inner = words(folded[candidate.start : candidate.end])
    for word in inner:
        yield f"{kind}|in={word}"
    yield f"{kind}|in={inner[0]}..{inner[-1]}"
    yield f"{kind}|length={min(len(inner), 8)}"
    if "," in folded[candidate.start : candidate.end]:
        yield f"{kind}|comma"
    before, after = words(folded[: candidate.start])[-3:], words(folded[candidate.end :])[:3]
    for place, word in enumerate(reversed(before), 1):
        yield f"{kind}|-{place}={word}"
    for place, word in enumerate(after, 1):
        yield f"{kind}|+{place}={word}"
    if not before:
        yield f"{kind}|first"
    home = view.scene.clauses[clause_at(view.scene.clauses, candidate.start)]
    yield f"{kind}|link={home.link.value}"
    for word in set(words(folded[home.start : home.end])):
        yield f"{kind}|clause={word}"
    if any(home.start <= start < home.end for start, _ in view.dates):
        yield f"{kind}|dated=clause"
    elif view.dates:
        yield f"{kind}|dated=sentence"
    else:
        yield f"{kind}|dated=no"
    yield f"{kind}|parties={min(view.parties, 3)}"
    if folded[: candidate.start].count('"') % 2:
        yield f"{kind}|quoted"
    yield from _neighbours(view, candidate, kind)
    for feature in grammar(view, candidate):
        yield f"{kind}|{feature}"


def _neighbours(view: View, candidate: Candidate, kind: str) -> Iterator[str]:
    for other in view.found:
        if other is candidate:
            continue
        if other.start <= candidate.start and candidate.end <= other.end:
            yield f"{kind}|inside={other.type.value}"
        elif candidate.start <= other.start and other.end <= candidate.end:
            yield f"{kind}|holds={other.type.value}"
        elif other.start < candidate.end and candidate.start < other.end:
            yield f"{kind}|crosses={other.type.value}"
        else:
            yield f"{kind}|beside={other.type.value}"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model."""

    bias: float
    table: dict[str, float]
    """By feature."""
    thresholds: dict[str, float]
    """By type: the least probability of an event that is kept. What is mostly a side matter ("statement",
    "production_impact") must be surer than what a timeline cannot do without.
    """


@cache
def _weights() -> Weights:
    source = files("strike_timeline") / "resources" / "judge" / "weights.json"
    table = json.loads(source.read_text(encoding="utf-8"))
    return Weights(table["bias"], table["weights"], table["thresholds"])


def probability(view: View, candidate: Candidate, status: Status) -> float:
    """How likely the sentence tells the candidate's event, in 0..1."""
    weights = _weights()
    table = weights.table
    score = weights.bias + sum(table.get(feature, 0.0) for feature in features(view, candidate, status))
    return 1.0 / (1.0 + math.exp(-score))


def threshold(kind: EventType) -> float:
    """The least probability of an event of this type that is kept."""
    return _weights().thresholds[kind.value]
