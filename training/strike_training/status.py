"""The model of status (strike_timeline/events/status_model.py): examples and fitting.

An example is an annotated event at the candidate of the lexicon that has its type and overlaps its trigger,
else at its trigger. Where annotators gave none, it is at the longest candidate of its type, else at the
predicate whose words are most like the summary's.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from strike_timeline.events.detector import SOURCE
from strike_timeline.events.extract import ruled_as
from strike_timeline.events.judge import status_of
from strike_timeline.events.predicates import predicates, trigger_span
from strike_timeline.events.status_features import features
from strike_timeline.events.status_model import Weights
from strike_timeline.events.triggers import Candidate
from strike_timeline.events.view import View, view_of
from strike_timeline.model import EventType, Status
from strike_training.annotated import SENTENCES, Annotated, place_of
from strike_training.detector import likeliest
from strike_training.sparse import columns_of, matrix

ARTICLE_WEIGHT = 3.0
"""How much more an event of a whole article counts than one of a single sentence: the real case."""
REGULARIZATION = 0.06
LEAST_COUNT = 4
"""Events that must have a feature."""
SMALLEST_WEIGHT = 0.05


@dataclass(frozen=True)
class Example:
    """An annotated event."""

    group: str
    names: tuple[str, ...]
    """Its features."""
    status: Status


def examples_of(sentence: Annotated, nouns: Collection[str]) -> Iterator[Example]:
    """The annotated events of a sentence; ``nouns`` are the lemmas of nouns that are predicates."""
    view, parse = view_of(sentence.scene), sentence.scene.parse
    if parse is None:
        return
    placed = list(_placed(sentence, view, nouns))
    spans = [(candidate.start, candidate.end) for candidate, _ in placed]
    for candidate, event in placed:
        context = status_of(view, candidate)
        ruled, _ = ruled_as(sentence.scene, candidate, context, spans, sentence.published)
        names = tuple(sorted(set(features(view, parse, candidate, ruled))))
        yield Example(sentence.group, names, Status(event["status"]))


def _placed(
    sentence: Annotated, view: View, nouns: Collection[str]
) -> Iterator[tuple[Candidate, dict[str, Any]]]:
    from measures import types_of

    free = list(view.found)
    for event in sentence.events:
        alike = [candidate for candidate in free if candidate.type.value in types_of(event)]
        place = place_of(event["trigger"], sentence.scene) if "trigger" in event else None
        if place:
            alike = [candidate for candidate in alike if _shared(candidate, place) > 0]
        best = max(
            alike,
            key=lambda item: _shared(item, place) if place else item.end - item.start,
            default=None,
        )
        if best is not None:
            free.remove(best)
        else:
            place = place or _told_at(sentence, view, event, nouns)
            if place is None:
                continue
            text = sentence.scene.text[slice(*place)]
            best = Candidate(EventType(event["type"]), *place, text, None, SOURCE)
        yield best, event


def _shared(candidate: Candidate, place: tuple[int, int]) -> int:
    """Characters that a candidate and a stretch of text have in common."""
    return min(place[1], candidate.end) - max(place[0], candidate.start)


def _told_at(
    sentence: Annotated, view: View, event: dict[str, Any], nouns: Collection[str]
) -> tuple[int, int] | None:
    parse = sentence.scene.parse
    head = likeliest(sentence, event, predicates(view, nouns)) if "quote" in event else None
    if parse is None or head is None:
        return None
    start, end = trigger_span(parse, head)
    return start - sentence.scene.start, end - sentence.scene.start


def fit(examples: list[Example]) -> Weights:
    """A multinomial logistic regression with L2 penalty."""
    columns = columns_of([example.names for example in examples], LEAST_COUNT)
    model = LogisticRegression(C=REGULARIZATION, max_iter=300, solver="lbfgs")
    model.fit(
        matrix([example.names for example in examples], columns),
        np.array([example.status.value for example in examples]),
        sample_weight=[1.0 if example.group == SENTENCES else ARTICLE_WEIGHT for example in examples],
    )
    order = [list(model.classes_).index(status.value) for status in Status]
    table = {}
    for name, column in columns.items():
        row = tuple(round(float(model.coef_[i, column]), 2) for i in order)
        if max(map(abs, row)) >= SMALLEST_WEIGHT:
            table[name] = row
    return Weights(tuple(round(float(model.intercept_[i]), 3) for i in order), table)


def write(weights: Weights, path: Path) -> None:
    """The weights as the package reads them, one feature a line."""
    rows = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
        for name, row in sorted(weights.table.items())
    )
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'{{"bias": {json.dumps(weights.bias)}, "weights": {{\n{rows}\n}}}}\n', encoding="utf-8")
