"""The confidence in events (strike_timeline/events/confidence.py): predictions for sets that the predicting
models have not seen, and the fit.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from strike_timeline.events.confidence import Calibration, Finder, log_odds
from strike_timeline.events.extract import drafts_of
from strike_timeline.events.repeats import Draft
from strike_timeline.model import EventMention, EventType
from strike_training.annotated import AnnotatedArticle, Corpus
from strike_training.models import Material

_FOLDS = 4
"""How often the models are fitted for the package's own calibration: for some sets together, not for each."""
REGULARIZATION = 0.1
"""Draws the heights of types that few events have to zero (least Brier score on sets left out)."""
_SCALE = 0.5
"""Of the columns of types beside the others: their heights are drawn to zero more."""


@dataclass(frozen=True)
class Prediction:
    """A predicted event and whether annotators saw it."""

    probability: float
    finder: Finder
    type: EventType
    right: bool


@dataclass(frozen=True)
class Found:
    """What models found in an article that they had not seen."""

    article: AnnotatedArticle
    drafts: list[Draft]
    right: frozenset[int]
    """Which of ``drafts`` the benchmarks' own measure pairs with an annotated event: the same type, and the
    same sentence or an overlapping date.
    """

    def predictions(self) -> list[Prediction]:
        """One for each draft."""
        return [
            Prediction(draft.event.confidence, draft.finder, draft.event.type, number in self.right)
            for number, draft in enumerate(self.drafts)
        ]


def folds(corpus: Corpus) -> list[list[str]]:
    """The sets of ``corpus`` dealt into a few folds, by name."""
    names = sorted({article.group for article in corpus.articles})
    return [names[i::_FOLDS] for i in range(_FOLDS)]


def held_out(corpus: Corpus, material: Material, folds: Iterable[Collection[str]]) -> Iterator[Found]:
    """What models find in the articles of each fold after training on all others."""
    for fold in folds:
        with material.without(fold).in_use():
            for article in corpus.articles:
                if article.group in fold:
                    yield _found(article)


def _found(article: AnnotatedArticle) -> Found:
    from measures import match_events

    drafts = drafts_of(article.scenes, article.analysis.article.published)
    events = [_measured(draft.event) for draft in drafts]
    pairs = match_events(article.gold, [(event, event) for event in events])
    return Found(article, drafts, frozenset(j for _, j in pairs))


def _measured(event: EventMention) -> dict[str, Any]:
    when = event.when
    start, end = (when.start, when.end) if when else (None, None)
    return {
        "type": event.type.value,
        "quote": event.quote,
        "date": {"start": start and start.isoformat(), "end": end and end.isoformat()},
    }


def fit(found: Sequence[Prediction]) -> Calibration:
    """A logistic regression with L2 penalty of rightness on the log-odds, the finder and the type."""
    finders, types = sorted({p.finder for p in found}), sorted({p.type for p in found})
    rows = np.zeros((len(found), 2 * len(finders) + len(types)))
    for row, p in zip(rows, found, strict=True):
        place = finders.index(p.finder)
        row[place] = log_odds(p.probability)
        row[len(finders) + place] = 1.0
        row[2 * len(finders) + types.index(p.type)] = _SCALE
    model = LogisticRegression(C=REGULARIZATION, max_iter=1000, solver="liblinear", random_state=0)
    model.fit(rows, np.array([p.right for p in found]))
    weights, height = [float(w) for w in model.coef_[0]], float(model.intercept_[0])
    return Calibration(
        {finder.value: round(weights[i], 3) for i, finder in enumerate(finders)},
        {finder.value: round(weights[len(finders) + i] + height, 3) for i, finder in enumerate(finders)},
        {kind.value: round(_SCALE * weights[2 * len(finders) + i], 3) for i, kind in enumerate(types)},
    )


def write(calibration: Calibration, path: Path) -> None:
    """The calibration as the package reads it."""
    path.parent.mkdir(exist_ok=True)
    table = {"slope": calibration.slope, "bias": calibration.bias, "types": calibration.types}
    path.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")
