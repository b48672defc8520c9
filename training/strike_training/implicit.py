"""The parties that sentences leave unnamed (strike_timeline/events/implicit.py): examples and fitting.

Every annotated event is an example for each side that its sentence does not name but its article does. A
proposed set of parties is worth what it would add to F1; the model is a conditional logit over the sets,
fitted to the better ones. Employers are looked for beside the unions that the model has found.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from strike_timeline.events.classes import BYSTANDING
from strike_timeline.events.implicit import Cast, Moment, Side, ended_before
from strike_timeline.events.participants import Bench, Memory, take_part
from strike_timeline.events.scene import Scene
from strike_timeline.events.view import view_of
from strike_timeline.model import EventType
from strike_training.annotated import AnnotatedArticle, place_of

Weights = dict[Side, dict[str, float]]

OUT_OF_VIEW = ("newswire", "us")
"""Sets that are not trained on, so that the pooled figures on them stay those of unseen articles."""
REGULARIZATION = 5.0
LEAST_COUNT = 3
"""Proposals that must have a feature."""
SMALLEST_WEIGHT = 0.005
COST = 0.85
"""What each party given or annotated costs, where one found is worth 2: near the F1 that is reached."""
TEMPERATURE = 0.4
"""How much of the likelihood sets that are worth less than the best are given."""


@dataclass(frozen=True)
class Example:
    """An event of an annotated article."""

    group: str
    cast: Cast
    moment: Moment
    ruled: dict[Side, tuple[str, ...]]
    """Who takes part by the rules alone."""
    gold: dict[Side, list[set[str]]]
    """The names of every annotated party."""
    names: dict[str, set[str]]
    """The names of every party of the article, by key."""

    def worth(self, side: Side, parties: Iterable[str]) -> float:
        """What giving ``parties`` adds to F1, but for a factor."""
        from measures import best_pairs

        given = [self.names[key] for key in parties]
        gold = self.gold[side]
        right = len(best_pairs((1.0, i, j) for i, a in enumerate(gold) for j, b in enumerate(given) if a & b))
        return 2 * right - COST * (len(given) + len(gold))


def examples_of(article: AnnotatedArticle) -> Iterator[Example]:
    """The annotated events of an article, each in the first sentence that tells it."""
    from measures import fold, gold_forms, names_of, same_sentence

    scenes, record = article.scenes, article.gold
    bench, memory = Bench.of(scenes), Memory()
    cast = Cast(scenes, bench)
    mentions: dict[str, set[str]] = {}
    entities = {}
    for scene in scenes:
        for party in scene.parties:
            entities[party.entity.key] = party.entity
            mentions.setdefault(party.entity.key, set()).add(scene.text[party.start : party.end])
    names = {key: names_of(e.name, [*e.aliases, *mentions[key]]) for key, e in entities.items()}
    forms = gold_forms(record)
    waiting = list(record["events"])
    for index, scene in enumerate(scenes):
        here = [] if scene.heading else [e for e in waiting if same_sentence(e["quote"], scene.text)]
        waiting = [event for event in waiting if event not in here]
        for event in here:
            kind = EventType(event["type"])
            start = _place(event, scene)
            moment = Moment.of(index, scene, start, kind, past=_past(event, record))
            unions, employers, _ = take_part(scene, start, bench, memory, bargaining=kind not in BYSTANDING)
            gold = {
                Side.UNION: [forms.get(name, {fold(name)}) for name in event.get("unions", [])],
                Side.EMPLOYER: [forms.get(name, {fold(name)}) for name in event.get("employers", [])],
            }
            ruled = {Side.UNION: unions, Side.EMPLOYER: employers}
            yield Example(article.group, cast, moment, ruled, gold, names)
        memory.note(scene)


def _place(event: dict[str, Any], scene: Scene) -> int:
    """Where the trigger stands: as annotated, else at the lexicon's candidate of the type, else at the
    beginning.
    """
    place = place_of(event["trigger"], scene) if "trigger" in event else None
    found = [candidate.start for candidate in view_of(scene).found if candidate.type.value == event["type"]]
    return place[0] if place else found[0] if found else 0


def _past(event: dict[str, Any], record: dict[str, Any]) -> bool:
    end, published = event.get("end_date"), record.get("published")
    return bool(end and published) and ended_before(
        date.fromisoformat(end[:10]), date.fromisoformat(published[:10])
    )


def fit(examples: list[Example]) -> Weights:
    """The weights of both sides."""
    weights: Weights = {}
    facing: list[tuple[str, ...]] = [()] * len(examples)
    for side in Side:
        rows = [
            (example, unions)
            for example, unions in zip(examples, facing, strict=True)
            if example.cast.is_open(side, example.moment, example.ruled[side])
        ]
        weights[side] = _logit([_choices(example, side, unions) for example, unions in rows]) if rows else {}
        if side is Side.UNION:
            facing = [_unions(example, weights[side]) for example in examples]
    return weights


def _unions(example: Example, weights: dict[str, float]) -> tuple[str, ...]:
    ruled = example.ruled[Side.UNION]
    if not example.cast.is_open(Side.UNION, example.moment, ruled):
        return ruled
    return example.cast.best(weights, Side.UNION, example.moment, ruled, ())


def _choices(example: Example, side: Side, facing: tuple[str, ...]) -> list[tuple[tuple[str, ...], float]]:
    """Features and worth of every set that is proposed."""
    found = example.cast.proposals(side, example.moment, example.ruled[side], facing)
    return [(names, example.worth(side, sorted(parties))) for parties, names in found]


def _logit(rows: list[list[tuple[tuple[str, ...], float]]]) -> dict[str, float]:
    """A conditional logit with L2 penalty: one choice a row."""
    counts = Counter(name for row in rows for names, _ in row for name in names)
    columns = {
        name: i for i, name in enumerate(sorted(n for n, count in counts.items() if count >= LEAST_COUNT))
    }
    kept = [[columns[name] for name in names if name in columns] for row in rows for names, _ in row]
    ends = np.cumsum([0, *map(len, kept)])
    table = csr_matrix(
        (np.ones(ends[-1]), [i for row in kept for i in row], ends), shape=(len(kept), len(columns))
    )
    sizes = np.array([len(row) for row in rows])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    of_row = np.repeat(np.arange(len(rows)), sizes)

    def shares(scores: Any) -> Any:
        powers = np.exp(scores - np.maximum.reduceat(scores, first)[of_row])
        return powers / np.add.reduceat(powers, first)[of_row]

    wanted = shares(np.array([worth for row in rows for _, worth in row]) / TEMPERATURE)

    def loss(weights: Any) -> tuple[float, Any]:
        given = shares(table @ weights)
        cost = -(wanted * np.log(np.maximum(given, 1e-300))).sum() + REGULARIZATION / 2 * weights @ weights
        return float(cost), table.T @ (given - wanted) + REGULARIZATION * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    values = {name: round(float(found.x[i]), 3) for name, i in columns.items()}
    return {name: value for name, value in values.items() if abs(value) >= SMALLEST_WEIGHT}


def write(weights: Weights, path: Path) -> None:
    """The weights as the package reads them."""
    path.parent.mkdir(exist_ok=True)
    content = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)
    path.write_text(content + "\n", encoding="utf-8")
