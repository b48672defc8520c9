"""The detector of events (strike_timeline/events/detector.py): examples and fitting.

A predicate has the type of the event that is annotated at it. Where annotators gave no trigger, only the
sentence and a summary, the trigger is a lexicon candidate of the event's type if there is one, else the
predicate whose words are most like the summary's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from strike_timeline.events.detector import Weights, meaning_of
from strike_timeline.events.predicates import features, predicates, slots
from strike_timeline.events.view import View, view_of
from strike_timeline.language.syntax import Parse
from strike_training.annotated import SENTENCES, Annotated, place_of
from strike_training.sparse import columns_of, matrix

NONE = "none"
ARTICLE_WEIGHT = 3.0
REGULARIZATION = 0.3
LEAST_COUNT = 2
"""Examples that must have a feature."""
SMALLEST_WEIGHT = 0.06
_STEM = 5
"""Letters by which words of a summary and of a sentence are compared."""
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Example:
    """A predicate."""

    group: str
    names: tuple[str, ...]
    """Its features."""
    slots: tuple[str, ...]
    """Words whose meaning counts."""
    type: str
    """Of the event that it tells, or ``none``."""


def nouns_of(sentences: Iterable[Annotated]) -> frozenset[str]:
    """Lemmas of the nouns that head an annotated trigger."""
    found = set()
    for sentence in sentences:
        parse = sentence.scene.parse
        for event in sentence.events:
            head = _head(sentence, event) if parse and "trigger" in event else None
            if parse and head is not None and parse.pos[head] == "NOUN":
                found.add(parse.lemmas[head])
    return frozenset(found)


def examples_of(sentence: Annotated, nouns: frozenset[str]) -> Iterator[Example]:
    """The predicates of a sentence."""
    view = view_of(sentence.scene)
    tokens = predicates(view, nouns)
    types = _types(sentence, view, tokens)
    for token in tokens:
        parse = sentence.scene.parse
        assert parse is not None
        names = tuple(sorted(set(features(view, token))))
        yield Example(sentence.group, names, slots(parse, token), types.get(token, NONE))


def _types(sentence: Annotated, view: View, tokens: list[int]) -> dict[int, str]:
    types: dict[int, str] = {}
    unplaced = []
    for event in sentence.events:
        head = _head(sentence, event) if "trigger" in event else _candidate_head(view, event, types)
        if head is not None:
            types.setdefault(head, event["type"])
        elif "trigger" not in event:
            unplaced.append(event)
    for event in unplaced:
        head = likeliest(sentence, event, [token for token in tokens if token not in types])
        if head is not None:
            types[head] = event["type"]
    return types


def _head(sentence: Annotated, event: dict[str, Any]) -> int | None:
    place = place_of(event["trigger"], sentence.scene)
    parse = sentence.scene.parse
    if place is None or parse is None:
        return None
    return parse.head_of(sentence.scene.start + place[0], sentence.scene.start + place[1])


def _candidate_head(view: View, event: dict[str, Any], taken: dict[int, str]) -> int | None:
    from measures import types_of

    parse = view.scene.parse
    if parse is None:
        return None
    heads = (
        view.head_of(parse, candidate) for candidate in view.found if candidate.type.value in types_of(event)
    )
    return next((head for head in heads if head not in taken), None)


def likeliest(sentence: Annotated, event: dict[str, Any], tokens: list[int]) -> int | None:
    """The predicate within the quote that shares most words with the summary, itself or by its
    dependents.
    """
    scene, parse = sentence.scene, sentence.scene.parse
    if parse is None:
        return None
    quote = " ".join(event["quote"].split()).lower()
    start = scene.folded.find(quote) if len(quote) < len(scene.text) else -1
    low, high = (start, start + len(quote)) if start >= 0 else (0, len(scene.text))
    summary = {word[:_STEM] for word in _WORD.findall(event["summary"].lower())}
    inside = [token for token in tokens if low <= parse.starts[token] - scene.start < high]
    return max(inside, key=lambda token: (_likeness(parse, token, summary), -token), default=None)


def _likeness(parse: Parse, token: int, summary: set[str]) -> float:
    own = 3.0 * (parse.lemmas[token][:_STEM] in summary)
    around = sum(parse.lemmas[i][:_STEM] in summary for i in parse.dependents[token])
    return own + around + 0.5 * (parse.pos[token] == "VERB")


def fit(examples: list[Example], nouns: frozenset[str]) -> Weights:
    """A multinomial logistic regression with L2 penalty."""
    columns = columns_of([example.names for example in examples], LEAST_COUNT)
    model = LogisticRegression(C=REGULARIZATION, max_iter=200, solver="lbfgs")
    named = matrix([example.names for example in examples], columns)
    meaning = csr_matrix(np.array([meaning_of(example.slots) for example in examples]))
    model.fit(
        hstack([named, meaning]).tocsr(),
        np.array([example.type for example in examples]),
        sample_weight=[1.0 if example.group == SENTENCES else ARTICLE_WEIGHT for example in examples],
    )
    types = [str(name) for name in model.classes_]
    order = [types.index(NONE), *(i for i, name in enumerate(types) if name != NONE)]
    bias = [round(float(model.intercept_[i]), 3) for i in order]
    table = model.coef_[order, : len(columns)].T.round(2).astype(np.float32)
    table[np.abs(table) < SMALLEST_WEIGHT] = 0.0
    dense = model.coef_[order, len(columns) :].T.round(2).astype(np.float32)
    return Weights([types[i] for i in order], bias, nouns, columns, table, dense)


def write(weights: Weights, path: Path) -> None:
    """The weights as the package reads them, one feature a line."""
    rows = [[round(float(value), 2) for value in row] for row in weights.meaning]
    head = json.dumps(
        {"types": weights.types, "bias": weights.bias, "nouns": sorted(weights.nouns), "meaning": rows},
        ensure_ascii=False,
    )
    lines = []
    for feature, row in sorted(weights.rows.items()):
        pairs = [
            n for i, value in enumerate(weights.table[row]) if value for n in (i, round(float(value), 2))
        ]
        if pairs:
            lines.append(f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(pairs)}")
    path.parent.mkdir(exist_ok=True)
    path.write_text(head[:-1] + ', "weights": {\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")
