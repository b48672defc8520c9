"""Finds events that no trigger of the lexicon tells: a multinomial logistic model over the predicates of a
parsed sentence.

The lexicon covers the wording that labor news has for its usual events; the detector reads any verb with its
subject, objects and surroundings, and says which type of event it tells, if any. Trained by
``training/train_events.py`` on annotated sentences and articles; weights in
``resources/detector/weights.json``.
Documents without a parse have no predicates, and it finds nothing in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from strike_timeline.events.judge import threshold
from strike_timeline.events.predicates import features, predicates, slots, trigger_span
from strike_timeline.events.triggers import Candidate
from strike_timeline.events.view import View
from strike_timeline.language.word_vectors import Vector, vector
from strike_timeline.model import EventType

FLOOR = 0.25
"""Least probability of a predicate that becomes an event, where the judge's threshold for its type is not
higher: the best F1 on sets that neither the lexicon nor the weights have seen (benchmarks/held_out.py us
newswire).
"""

MEANING_SCALE = 2.0
"""Length of a word vector beside binary features."""

SOURCE = "predicate"
"""The source of a candidate that the detector found, where others have their lexicon entry."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A multinomial logistic model; the first class is "no event"."""

    types: list[str]
    bias: list[float]
    nouns: frozenset[str]
    """Lemmas of nouns that are predicates."""
    rows: dict[str, int]
    """By feature: its row in ``table``."""
    table: NDArray[np.float32]
    """Weights: rows are features, columns classes."""
    meaning: NDArray[np.float32]
    """Of the word vectors of a predicate's slots, one after another: rows are dimensions, columns classes."""

    def probabilities(self, found: Iterable[str], slots: Iterable[str]) -> list[float]:
        """Of every class, for a predicate with the features ``found`` and the words ``slots``."""
        known = sorted({self.rows[feature] for feature in found if feature in self.rows})
        scores = np.array(self.bias) + meaning_of(slots) @ self.meaning + self.table[known].sum(axis=0)
        powers = np.exp(scores - scores.max())
        sure: list[float] = (powers / powers.sum()).tolist()
        return sure


@cache
def _weights() -> Weights:
    source = files("strike_timeline") / "resources" / "detector" / "weights.json"
    table = json.loads(source.read_text(encoding="utf-8"))
    rows = {feature: row for row, feature in enumerate(table["weights"])}
    weights = np.zeros((len(rows), len(table["types"])), dtype=np.float32)
    for row, pairs in enumerate(table["weights"].values()):
        weights[row, pairs[::2]] = pairs[1::2]
    meaning = np.array(table["meaning"], dtype=np.float32)
    return Weights(table["types"], table["bias"], frozenset(table["nouns"]), rows, weights, meaning)


def meaning_of(slots: Iterable[str]) -> Vector:
    """The word vectors of the slots (:func:`strike_timeline.events.predicates.slots`) in a row."""
    return np.float32(MEANING_SCALE) * np.concatenate([vector(word) for word in slots])


def detect(view: View, taken: list[Candidate]) -> list[tuple[Candidate, float]]:
    """Events of the sentence besides those of the triggers ``taken``, with their probability, in text
    order.
    """
    weights, parse, origin = _weights(), view.scene.parse, view.scene.start
    if parse is None:
        return []
    told = [(parse.verb_over(view.head_of(parse, candidate)), candidate.type) for candidate in taken]
    found = []
    for token in predicates(view, weights.nouns):
        offset = parse.starts[token] - origin
        if any(candidate.start <= offset < candidate.end for candidate in taken):
            continue
        sure = weights.probabilities(features(view, token), slots(parse, token))
        best = max(range(1, len(sure)), key=sure.__getitem__)
        kind = EventType(weights.types[best])
        verb = parse.verb_over(token)
        if sure[best] < max(FLOOR, threshold(kind)) or (verb, kind) in told:
            continue
        start, end = (place - origin for place in trigger_span(parse, token))
        if any(start < candidate.end and candidate.start < end for candidate in taken):
            end = parse.ends[token] - origin
        found.append((Candidate(kind, start, end, view.scene.text[start:end], None, SOURCE), sure[best]))
    return found
