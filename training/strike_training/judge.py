"""The judge of event triggers (strike_timeline/events/judge.py): examples and fitting."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from strike_timeline.events.judge import Weights, features, status_of
from strike_timeline.events.triggers import Candidate
from strike_timeline.events.view import view_of
from strike_timeline.model import EventType
from strike_training.annotated import SENTENCES, Annotated, place_of
from strike_training.sparse import columns_of, matrix

ARTICLE_WEIGHT = 3.0
"""How much more a candidate of a whole article counts than one of a single sentence: the real case."""
REGULARIZATION = 0.1
SMALLEST_WEIGHT = 0.05
PRECISION, RECALL, FOUND_PER_CORE = 0.68, 0.75, 2.3
"""What the extractor reaches on sets it has not seen, and how many events it finds for each core one."""


@dataclass(frozen=True)
class Example:
    """A trigger candidate."""

    group: str
    names: tuple[str, ...]
    """Its features."""
    right: bool
    """Whether its sentence tells an event of its type."""


def examples_of(sentence: Annotated) -> Iterable[Example]:
    """The candidates of a sentence; right when an event of their type is annotated in it (of a single
    sentence: at their place, or when no other candidate has their type).
    """
    view = view_of(sentence.scene)
    for candidate in view.found:
        names = tuple(sorted(set(features(view, candidate, status_of(view, candidate).status))))
        yield Example(sentence.group, names, _is_right(sentence, candidate, view.found))


def _is_right(sentence: Annotated, candidate: Candidate, found: list[Candidate]) -> bool:
    from measures import types_of

    kind = candidate.type
    told = [event for event in sentence.events if kind.value in types_of(event)]
    if sentence.group != SENTENCES or not told:
        return bool(told)
    places = [place_of(event["trigger"], sentence.scene) for event in told]
    overlaps = any(place and place[0] < candidate.end and candidate.start < place[1] for place in places)
    return overlaps or sum(other.type is kind for other in found) == 1


def thresholds(events: Iterable[dict[str, Any]]) -> dict[str, float]:
    """By type, the probability from which one more event raises F1.

    Precision P counts every event and recall R the core ones only. With the share c of core events among
    those of the type, adding one of probability p changes P by (p - P) / n and R by p c / n_core, so that F1
    rises when p (R² + P² c n / n_core) > P R².
    """
    counts, core = (
        Counter({kind.value: 5 for kind in EventType}),
        Counter({kind.value: 2 for kind in EventType}),
    )
    for event in events:
        counts[event["type"]] += 1
        core[event["type"]] += event["salience"] == "core"
    return {
        kind: round(
            PRECISION * RECALL**2 / (RECALL**2 + PRECISION**2 * core[kind] / counts[kind] * FOUND_PER_CORE),
            2,
        )
        for kind in sorted(counts)
    }


def fit(examples: list[Example], least: dict[str, float]) -> Weights:
    """A logistic regression with L2 penalty; ``least`` are the thresholds by type."""
    columns = columns_of([example.names for example in examples])
    model = LogisticRegression(C=REGULARIZATION, max_iter=1000, solver="liblinear", random_state=0)
    weights = [1.0 if example.group == SENTENCES else ARTICLE_WEIGHT for example in examples]
    model.fit(
        matrix([example.names for example in examples], columns),
        np.array([example.right for example in examples]),
        sample_weight=weights,
    )
    kept = {name: round(float(model.coef_[0][i]), 2) for name, i in columns.items()}
    table = {name: weight for name, weight in kept.items() if abs(weight) >= SMALLEST_WEIGHT}
    return Weights(round(float(model.intercept_[0]), 3), table, least)


def write(weights: Weights, path: Path) -> None:
    """The weights as the package reads them."""
    path.parent.mkdir(exist_ok=True)
    table = {"bias": weights.bias, "thresholds": weights.thresholds, "weights": weights.table}
    content = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
    path.write_text(content + "\n", encoding="utf-8")
